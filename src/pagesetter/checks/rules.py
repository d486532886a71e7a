"""The rules of the press, for marks of a composed page and of a finished PDF alike.

Turns a page's marks into findings by the limits of a profile. Each code is told once for a
story (or for the page), with its worst case. Sources: WAN-IFRA's and ISO 12647-3's limits for
coldset; all of them are settings of the profile.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pagesetter.checks.ink import Laid, layers
from pagesetter.checks.marks import Mark
from pagesetter.checks.profile import Profile
from pagesetter.findings import Finding, Place
from pagesetter.findings.finding import finding
from pagesetter.findings.messages_checks import MESSAGES
from pagesetter.geometry import UNIT, Length, Rect

_RICH = 850
"""Black with other inks beside it is meant as black from this much K on, in per mille."""
_TINT_ROUNDING = 2
"""Per mille by which a sum may pass a limit: pictures have steps of 4."""
_NEAR: Length = UNIT // 100
_KINDS = {
    "text": ("text", "文字"), "fill": ("a tint or shape", "底色或图形"),
    "stroke": ("a line", "线条"), "image": ("a picture", "图片"),
}  # fmt: skip
"""What a mark is called that has no words of its own."""

Told = tuple[str, int, dict[str, Any]]
"""Code, how bad (more is worse), params."""


def press_findings(
    marks: Sequence[Mark], trim: Rect, bleed: Rect, page: str, profile: Profile
) -> tuple[Finding, ...]:
    """Return what a press would object to on one page, the worst of each kind and story."""
    worst: dict[tuple[str, str], tuple[int, Finding]] = {}
    for laid in layers(marks):
        mark = laid.mark
        told = [*_inks(laid, profile), *_text(laid, profile), *_lines(mark, profile)]
        told += _edges(mark, trim, bleed, profile)
        for code, badness, params in told:
            key = code, mark.story
            if key not in worst or worst[key][0] < badness:
                place = Place(page, mark.story)
                worst[key] = badness, finding(MESSAGES, code, place=place, **params)
    return tuple(one for _, one in worst.values())


def _inks(laid: Laid, profile: Profile) -> Iterator[Told]:
    mark, total = laid.mark, laid.total
    if total > profile.ink * 10 + _TINT_ROUNDING:
        most = profile.ink
        yield "ink-over", total, {"ink": _percent(total), "limit": most, **_called(mark)}
    elif total > profile.ink_goal * 10 + _TINT_ROUNDING:
        goal = profile.ink_goal
        yield "ink-high", total, {"ink": _percent(total), "goal": goal, **_called(mark)}
    if mark.overprint and not mark.plates and mark.kind != "image":
        yield "white-overprints", 1, _called(mark)
    if mark.kind != "text" or not mark.overprint or not _is_black(mark):
        return
    what = mark.what
    if laid.on_picture and mark.measure > profile.overprint_size:
        yield "text-shows-through", mark.measure, {"what": what, "size": points(mark.measure)}
    if laid.background > profile.text_over_ink * 10:
        ink, limit = _percent(laid.background), profile.text_over_ink
        yield "text-over-ink", laid.background, {"what": what, "ink": ink, "limit": limit}


def _text(laid: Laid, profile: Profile) -> Iterator[Told]:
    mark = laid.mark
    if mark.kind != "text":
        return
    size, what = mark.measure, mark.what
    params: dict[str, Any] = {"what": what, "size": points(size)}
    if size < profile.text_size:
        yield "text-small", -size, {**params, "least": points(profile.text_size)}
    if not mark.plates and size < profile.text_size_reversed:
        yield "text-small-reversed", -size, {**params, "least": points(profile.text_size_reversed)}
    if len(mark.plates) > 2 and size < profile.text_size_multi_ink:
        least = points(profile.text_size_multi_ink)
        yield "text-small-inks", -size, {**params, "inks": len(mark.plates), "least": least}
    if dict(mark.plates).get("K", 0) >= _RICH and len(mark.plates) > 1:
        yield "text-rich-black", mark.total, {"what": what, "ink": _percent(mark.total)}
    light = laid.background <= profile.text_over_ink * 10
    if _is_black(mark) and not mark.overprint and light and size <= profile.overprint_size:
        yield "text-knocks-out", size, params


def _lines(mark: Mark, profile: Profile) -> Iterator[Told]:
    if mark.kind not in ("stroke", "fill") or (mark.kind == "fill" and not mark.measure):
        return
    width = mark.measure
    params: dict[str, Any] = {"width": points(width)}
    if width + _NEAR < profile.hairline:
        yield "line-thin", -width, {**params, "least": points(profile.hairline)}
    elif len(mark.plates) != 1 and width + _NEAR < profile.hairline_multi_ink:
        inks, least = len(mark.plates), points(profile.hairline_multi_ink)
        params["least"] = least
        if inks:
            yield "line-thin-inks", -width, {**params, "inks": inks}
        else:
            yield "line-thin-reversed", -width, params


def _edges(mark: Mark, trim: Rect, bleed: Rect, profile: Profile) -> Iterator[Told]:
    """Matter that comes near the edge of the sheet; what runs on into the bleed is meant to."""
    if not mark.plates and mark.kind != "image":
        return  # white prints nothing
    box = mark.box
    distances = (
        (box.x - trim.x, box.x > bleed.x),
        (box.y - trim.y, box.y > bleed.y),
        (trim.right - box.right, box.right < bleed.right),
        (trim.bottom - box.bottom, box.bottom < bleed.bottom),
    )
    has_bleed = bleed != trim
    near = [d for d, inside in distances if d + _NEAR < profile.edge and (inside or not has_bleed)]
    if near and box.overlaps(trim):
        worst, params = min(near), _called(mark)
        if worst < -_NEAR and mark.kind == "text":
            yield "off-sheet", -worst, {**params, "mm": millimetres(-worst)}
        else:
            least = millimetres(profile.edge)
            yield "near-edge", -worst, {**params, "mm": millimetres(max(worst, 0)), "least": least}


def _called(mark: Mark) -> dict[str, str]:
    """Words for a mark: its text or file, else what kind of thing it is."""
    english, chinese = _KINDS.get(mark.kind, _KINDS["fill"])
    return {"what": mark.what or english, "what_zh": mark.what or chinese}


def _is_black(mark: Mark) -> bool:
    return mark.plates == (("K", 1000),)


def _percent(per_mille: int) -> str:
    return f"{per_mille / 10:.0f}" if per_mille % 10 == 0 else f"{per_mille / 10:.1f}"


def points(length: Length) -> str:
    return f"{length / UNIT:.2f}".rstrip("0").rstrip(".")


def millimetres(length: Length) -> str:
    return f"{length * 25.4 / 72 / UNIT:.1f}"
