"""Where a cursor goes: along the texts of a story, and over its lines, columns and frames.

Pure functions over texts and the map of a page; they change nothing and keep no state.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pagesetter.geometry import Length
from pagesetter.session import spots
from pagesetter.session.box_texts import past_sign
from pagesetter.session.spots import Spot, Text
from pagesetter.session.text_map import TextMap

_STEPS: dict[str, Callable[[str, int], int]] = {
    "left": spots.last_stop, "right": spots.next_stop,
    "word-left": spots.last_word, "word-right": spots.next_word,
}  # fmt: skip
_FORWARD = ("right", "word-right", "block-down")


def along(texts: Sequence[Text], spot: Spot, way: str) -> Spot:
    """A move along the texts, whatever stands on the page.

    `way`: left right word-left word-right block-up block-down text-start text-end.
    """
    at = next(i for i, t in enumerate(texts) if (t.part, t.block) == (spot.part, spot.block))
    text = texts[at].text
    forward = way in _FORWARD
    if way in ("text-start", "text-end"):
        own = [t for t in texts if t.part == spot.part]
        aim = own[0] if way == "text-start" else own[-1]
        return _at(spot, aim, 0 if way == "text-start" else len(aim.text))
    if way in _STEPS and (spot.offset < len(text) if forward else spot.offset > 0):
        offset = _STEPS[way](text, spot.offset)
        offset = past_sign(spot.part, text, offset, forward=forward)
        return spot._replace(offset=offset, trails=False)
    if way == "block-up" and spot.offset:
        return spot._replace(offset=0, trails=False)
    at += 1 if forward else -1
    if not 0 <= at < len(texts):
        return spot._replace(offset=len(text) if forward else 0, trails=False)
    return _at(spot, texts[at], 0 if forward or way == "block-up" else len(texts[at].text))


def line_end(where: TextMap, spot: Spot, length: int, *, foot: bool) -> Spot:
    """The start or end of the line a spot stands in; of its text (`length`) when in none."""
    at = where.row_of(spot)
    if at < 0:
        return spot._replace(offset=length if foot else 0, trails=False)
    if foot:
        return where.spot_in(at, 1 << 40)
    return spot._replace(offset=where.rows[at].start, trails=False)


def goal_of(where: TextMap, spot: Spot) -> Length | None:
    """How far along in its line a spot stands; None when it is in no line."""
    at = where.row_of(spot)
    return where.x_of(at, spot.offset) - where.rows[at].level.x if at >= 0 else None


def across(where: TextMap, spot: Spot, length: int, by: int, goal: Length) -> Spot:
    """The line after (`by` 1) or before (-1), over columns and frames, as far along as `goal`.

    Beyond the last line to its end, before the first to its start.
    """
    at = where.row_of(spot)
    here = where.rows[at].level
    aim = at + by
    while 0 <= aim < len(where.rows) and where.rows[aim].level[:2] == here[:2]:
        aim += by  # other texts of the same line
    if not 0 <= aim < len(where.rows):
        return line_end(where, spot, length, foot=by > 0)
    box = where.rows[aim].level
    x = here.x + goal
    return where.spot_in(aim, x if box.x <= x <= box.right else box.x + goal)


def is_here(where: TextMap, spot: Spot, length: int) -> bool:
    """True when a spot of a text of `length` stands on the page of a map and not beyond it."""
    row = where.line_of(spot)
    if row is None:
        return False
    if spot.trails:
        return spot.offset > row.start
    return spot.offset < row.end or spot.offset == length


TURNED = {"down": "right", "up": "left", "left": "down", "right": "up"}
"""What the arrow keys do in lines that run down, columns from right to left."""


def within(texts: Sequence[Text], anchor: Spot, spot: Spot) -> Spot:
    """The spot nearest to `spot` in the text or body that a selection began in."""
    if spot.part == anchor.part:
        return spot
    order = [(text.part, text.block) for text in texts]
    later = order.index((spot.part, spot.block)) > order.index((anchor.part, anchor.block))
    own = [text for text in texts if text.part == anchor.part]
    aim = own[-1] if later else own[0]
    return _at(anchor, aim, len(aim.text) if later else 0)


def changed_place(old: Sequence[Text], new: Sequence[Text], spot: Spot) -> Spot:
    """The end of what differs between two states of the texts: where a step was undone."""
    differing = (i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b)
    at = next(differing, min(len(old), len(new)) - 1)
    was, now = old[min(at, len(old) - 1)].text, new[at].text
    head, tail = _alike(was, now)
    return _at(spot, new[at], max(head, len(now) - tail))


def kept_place(old: Sequence[Text], new: Sequence[Text], spot: Spot) -> Spot:
    """Where a place in the old texts is among the new ones: amid the same words, as far as they
    are still there."""
    from difflib import SequenceMatcher  # when somebody else saved, and not at every start

    at = next(i for i, t in enumerate(old) if (t.part, t.block) == (spot.part, spot.block))
    steps = SequenceMatcher(
        None, [(t.part, t.text) for t in old], [(t.part, t.text) for t in new], autojunk=False
    ).get_opcodes()
    step, low, _, start, end = next(one for one in steps if one[1] <= at < one[2])
    if step == "equal":
        return _at(spot, new[start + at - low], spot.offset)
    like = [t for t in new[start:end] if t.part == spot.part]
    if not like:  # its words were taken out
        before = new[start - 1] if start else new[0]
        return _at(spot, before, len(before.text) if start else 0)
    was = old[at].text
    text = max(like, key=lambda t: sum(_alike(was, t.text)))
    head, tail = _alike(was, text.text)
    if spot.offset <= head and spot.offset < len(was) - tail:
        return _at(spot, text, spot.offset)
    if spot.offset >= len(was) - tail:
        return _at(spot, text, spot.offset + len(text.text) - len(was))
    return _at(spot, text, min(spot.offset, len(text.text) - tail))


def _alike(one: str, other: str) -> tuple[int, int]:
    """How many characters two texts have alike at their heads, and behind those at their ends."""
    most = min(len(one), len(other))
    head = next((i for i in range(most) if one[i] != other[i]), most)
    most -= head
    return head, next((i for i in range(most) if one[-1 - i] != other[-1 - i]), most)


def _at(spot: Spot, text: Text, offset: int) -> Spot:
    return spot._replace(part=text.part, block=text.block, offset=offset, trails=False)
