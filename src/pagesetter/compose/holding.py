"""Holds a story's lines where locks and a proof want them, and tells of every lock it cannot.

Takes the story's flow and a way to pour it; gives the flow with what is fixed in its
paragraphs' settings. A lock that the poured lines do not keep (another measure, no line that
the rules can fill) is dropped with a finding and the story poured again. Loaded only for
stories that have locks or stand in proof.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from pagesetter.compose.composition import PlacedLine
from pagesetter.compose.flow import FlowItem
from pagesetter.compose.locks import Found, find
from pagesetter.compose.pouring import Poured
from pagesetter.findings import Finding, Place
from pagesetter.findings.finding import finding
from pagesetter.findings.messages_compose import MESSAGES
from pagesetter.geometry import Length
from pagesetter.model import Block, Lock, ProofLines
from pagesetter.text.setting import Fixed

_UNMET = {
    "measure": ("its line is not {measure} wide any more", "所在行的行长已不是 {measure}"),
    "rules": (
        "with it some line breaks a rule or cannot be filled",
        "照此转行会违反禁排规则，或有一行排不满",
    ),
}


def hold(
    flow: Sequence[FlowItem],
    body: Sequence[Block],
    locks: Iterable[Lock],
    proof: Sequence[ProofLines],
    pour: Callable[[list[FlowItem]], Poured],
    size: Length,
    place: Place,
) -> tuple[list[FlowItem], list[Finding]]:
    """Return (the flow with its paragraphs' lines fixed, findings); `size` is a 字."""
    findings: list[Finding] = []
    kept: Mapping[int, tuple[int, ...]] = {}
    if proof:
        from pagesetter.compose.proof_lines import kept_lines

        kept = kept_lines(flow, proof)
    held: list[Found] = []
    for lock in locks:
        found = find(lock, body)
        if found is None:
            findings.append(_told("lock-lost", lock, place))
        else:
            held.append(found)
    heads = {item.block: len(item.text) - len(body[item.block].text)
             for item in flow if item.block >= 0}  # fmt: skip

    def unmet(some: Sequence[Found]) -> list[tuple[Found, str]]:
        lines = _by_block(pour(_with(flow, some, heads, kept)))
        whys = [_unmet(f, heads[f.block], lines.get(f.block, []), size) for f in some]
        return [(found, why) for found, why in zip(some, whys, strict=True) if why]

    if unmet(held):
        # One that cannot be kept may spoil the others of its paragraph: each is tried in turn.
        tried, held = held, []
        for found in tried:
            broken = unmet([*held, found])
            if broken:
                findings.append(
                    _told("lock-unmet", found.lock, place, **_words(found, broken[-1][1]))
                )
            else:
                held.append(found)
    return _with(flow, held, heads, kept), findings


def _with(
    flow: Sequence[FlowItem],
    held: Sequence[Found],
    heads: Mapping[int, int],
    kept: Mapping[int, tuple[int, ...]],
) -> list[FlowItem]:
    """The flow with these locks and kept lines in the settings of its paragraphs."""
    done: list[FlowItem] = []
    for item in flow:
        own = [found for found in held if found.block == item.block]
        ends = kept.get(item.block, ())
        if own or ends:
            head = heads[item.block]
            places = {
                turns: tuple(sorted(head + f.offset for f in own if f.lock.turns == turns))
                for turns in (True, False)
            }
            item = fixing(item, Fixed(places[True], places[False], ends))
        done.append(item)
    return done


def fixing(item: FlowItem, fixed: Fixed) -> FlowItem:
    """The item with something of its lines fixed."""
    style = item.style
    return item._replace(style=style._replace(setting=style.setting._replace(fixed=fixed)))


def _words(found: Found, why: str) -> dict[str, str]:
    """Why a lock is left out, in both languages."""
    measure = f"{found.lock.measure.num} 字"
    en, zh = _UNMET[why]
    return {"why": en.format(measure=measure), "why_zh": zh.format(measure=measure)}


def _by_block(poured: Poured) -> dict[int, list[PlacedLine]]:
    lines: dict[int, list[PlacedLine]] = {}
    for placed in poured.lines.values():
        for line in placed:
            lines.setdefault(line.block, []).append(line)
    return lines


def _unmet(found: Found, head: int, lines: Sequence[PlacedLine], size: Length) -> str:
    """Why the lines of a block do not keep a lock; nothing when they do."""
    offset = head + found.offset
    if not lines or offset > lines[-1].end:
        return ""  # overset: told as such
    ends = any(line.end == offset for line in lines)
    if ends != found.lock.turns:
        return "rules"
    line = next(line for line in lines if offset <= line.end)
    same = line.box.width == found.lock.measure.resolve(size=size)
    return "" if same else "measure"


def _told(code: str, lock: Lock, place: Place, **params: object) -> Finding:
    return finding(
        MESSAGES, code, lock.span, place, story=place.story, paragraph=lock.paragraph,
        before=lock.before, after=lock.after, **params,
    )  # fmt: skip
