"""Finds locked turns again in the copy, and makes locks of turns that stand on the page.

A lock is known by its paragraph (number and first characters) and by the characters on either
side of it, white space left out. What is not certain any more is lost, never moved. Sets
nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from pagesetter.geometry import Measure
from pagesetter.model import Block, Lock
from pagesetter.values import NamedTuple

_SIDE = 4
"""Characters on either side of a lock; more where these stand twice in the paragraph."""


class Found(NamedTuple):
    """Where a lock stands: before character `offset` of block `block` of the body."""

    lock: Lock
    block: int
    offset: int


def find(lock: Lock, body: Sequence[Block]) -> Found | None:
    """Where a lock stands now; None when that is not certain.

    Its paragraph is the one of that number if it begins so, else the only one that does, else
    the one of that number. There its characters must stand exactly once.
    """
    at = lock.paragraph - 1
    numbered = at < len(body)
    if not numbered or body[at].begins != lock.begins:
        others = [index for index, block in enumerate(body) if block.begins == lock.begins]
        if len(others) == 1:
            at = others[0]
        elif others or not numbered:
            return None
    words, places = _squeezed(body[at].text)
    context = lock.before + lock.after
    first = words.find(context)
    if first < 0 or words.find(context, first + 1) >= 0:
        return None
    return Found(lock, at, places[first + len(lock.before)])


def lock_at(
    body: Sequence[Block], block: int, offset: int, measure: int, *, turns: bool = True
) -> Lock:
    """The lock of a turn, or with `turns` false of no turn, before character `offset`.

    `measure` is the width of the line that ends there, in 字 of the story's text. Raises
    ValueError where no line can end, and where the characters on either side cannot tell the
    place from another.
    """
    if not 0 <= block < len(body):
        raise ValueError(f"there is no paragraph {block + 1}")
    words, places = _squeezed(body[block].text)
    at = next((i for i, place in enumerate(places) if place >= offset), 0)
    if not 0 < at < len(words):
        raise ValueError(f"no line ends at character {offset} of paragraph {block + 1}")
    for side in range(_SIDE, len(words) + 1):
        before, after = words[max(0, at - side) : at], words[at : at + side]
        if words.find(before + after) == words.rfind(before + after):
            return Lock(
                block + 1, body[block].begins, before, after, Measure(measure, 1, "字"), turns
            )
    raise ValueError(f"what stands at character {offset} of paragraph {block + 1} stands twice")


def _squeezed(text: str) -> tuple[str, list[int]]:
    """The text without white space, and where each of its characters stands in it."""
    places = [i for i, character in enumerate(text) if character.strip()]
    return "".join(map(text.__getitem__, places)), places
