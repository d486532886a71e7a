"""Turns that are made only on need: inside Western words, telephone numbers and long addresses.

Takes a measured paragraph that its other turns leave visibly open, and gives it more legal ends.
Read only then, and with it Pyphen and its English patterns (as in Chinese copy, words of other
languages are rare). A word has a hyphen only between lower-case letters, two before it and three
after; names of addresses, acronyms and protected phrases have none. Where the copy has soft
hyphens of its own (U+00AD) the word turns there and nowhere else. A telephone number may turn
after its own hyphen, an address after its ://, a date of figures (1911.12.11) after its year or
month, at a higher price; nothing is added there.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Mapping
from functools import cache
from typing import Any

from pagesetter.display import GlyphRun, counting
from pagesetter.geometry import Length
from pagesetter.text.breaks import Places
from pagesetter.text.choose import Widths, within
from pagesetter.text.cost import HYPHEN, ORPHAN, PARTED, Costs
from pagesetter.text.linebreak import Turns
from pagesetter.text.measured import Measured
from pagesetter.text.pairs import ADDRESS, CLUSTER, NUMBER, WORD
from pagesetter.text.setting import Setting
from pagesetter.text.shape import is_east_asian, scale_of, stretch_at
from pagesetter.text.totalfit import NO_BOUND, Broken

SOFT = "\u00ad"

_LETTERS = "A-Za-zÀ-ÖØ-öø-ÿ"
_OUTSIDE = f"[{_LETTERS}0-9@_./’'{SOFT}-]"
_PARTED = re.compile(
    r"(?<=[0-9]{3}-)(?=[0-9]{3})|(?<=[a-z]://)(?=[!-~])"
    r"|(?<=(?<![0-9])[12][0-9]{3}[.-])(?=[0-9]{1,2}[.-][0-9])"
    r"|(?<=(?<![0-9])[12][0-9]{3}[.-][0-9][.-])(?=[0-9])"
    r"|(?<=(?<![0-9])[12][0-9]{3}[.-][0-9]{2}[.-])(?=[0-9])"
)
_WORD = re.compile(rf"(?<!{_OUTSIDE})[{_LETTERS}][a-zß-öø-ÿ{SOFT}]{{4,}}(?![{_LETTERS}0-9@_/’'-])")


def points(line: Measured, setting: Setting) -> dict[int, Length]:
    """Places inside words where a line may end with a hyphen, and how wide the hyphen is."""
    found: dict[int, Length] = {}
    for match in _WORD.finditer(line.text):
        start = match.start()
        if any(match.group() in phrase for phrase in setting.protected):
            continue
        style = stretch_at(line.shape, start).style
        if not (is_east_asian(style.language) or style.language[:2] == "en"):
            continue
        for offset in _positions(match.group()):
            place = start + offset
            if _is_open(line.places, place, line.text):
                found[place] = hyphen_at(line, place)[1]
    return found


def on_need(line: Measured, setting: Setting) -> tuple[dict[int, Length], dict[int, int]]:
    """Of each place where a line may end on need the width of its hyphen, and what it costs."""
    words = points(line, setting)
    parted = [
        match.start()
        for match in _PARTED.finditer(line.text)
        if line.places.rules[match.start()] in (NUMBER, ADDRESS)
    ]
    prices = dict.fromkeys(parted, PARTED) | dict.fromkeys(words, HYPHEN)
    return dict.fromkeys(parted, 0) | words, prices


def _positions(word: str) -> list[int]:
    if SOFT in word:
        return [i + 1 for i, letter in enumerate(word) if letter == SOFT and 0 < i < len(word) - 1]
    return [int(place) for place in _patterns().positions(word.lower())]


@cache
def _patterns() -> Any:
    import pyphen  # type: ignore[import-untyped]

    return pyphen.Pyphen(lang="en_US", left=2, right=3)


def _is_open(places: Places, place: int, text: str) -> bool:
    """True when nothing but the word itself keeps a line from ending there."""
    rule = places.rules[place]
    return rule == WORD or (rule == CLUSTER and text[place - 1] == SOFT)


def hyphen_run(line: Measured, place: int, x: Length) -> GlyphRun:
    """The hyphen of a line that ends before `place`; its text is a soft hyphen (ISO 32000-1,
    14.8.2.2.3), so that who reads the page gets the word back."""
    piece = next(piece for piece in line.pieces if piece.start < place <= piece.end)
    gid, _ = hyphen_at(line, place)
    return GlyphRun(
        piece.face, piece.size, 0, -piece.shift, array("H", [gid]), counting(1),
        array("i", [x]), SOFT, None, piece.ink, piece.hscale, piece.language,
    )  # fmt: skip


def hyphen_at(line: Measured, place: int) -> tuple[int, Length]:
    """Glyph and width of the hyphen after the character before `place`."""
    stretch = stretch_at(line.shape, place - 1)
    shaped = stretch.face.shape("-", stretch.style.language)
    scale = scale_of(stretch.style.size, stretch.style.hscale, stretch.face.upem)
    return shaped.gids[0], scale[shaped.advances[0]]


def hyphenated(found: Turns, more: Mapping[int, Length], line: Measured) -> Turns:
    """The legal ends with those of `more`; the edge of a line there is its hyphen's."""
    rows = list(zip(found.ends, found.contents, found.edges, strict=True))
    last = rows[-1][0]
    rows += [(k, k, line.edges[k] + width) for k, width in more.items() if k < last]
    rows.sort()
    ends, contents, edges = map(list, zip(*rows, strict=True))
    return Turns(ends, contents, edges, found.trims)


def with_hyphens(
    line: Measured, found: Turns, start: int, number: int, widths: Widths, setting: Setting,
    bound: int,
) -> Broken | None:  # fmt: skip
    """Break [start, …) with hyphens for less than `bound`; None when they do not help."""
    widths_of, prices = on_need(line, setting)
    more = {place: width for place, width in widths_of.items() if place > start}
    bounds = (bound - 1,) if bound < NO_BOUND else (20_000, ORPHAN, NO_BOUND)
    if not more:
        return None
    costs = Costs(line)
    costs.splits |= prices
    best = within(bounds, line, hyphenated(found, more, line), start, number, widths, costs)
    if best is None:
        return None
    cuts = [cut._replace(hyphen=more.get(cut.end, 0)) for cut in best.cuts]
    return Broken(cuts, best.cost)
