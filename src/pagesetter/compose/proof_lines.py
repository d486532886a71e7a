"""Finds in a story's paragraphs the lines that a proof had, from each paragraph's head on.

Takes the story's flow and the proof's record; gives the ends of the lines before the first
change of each paragraph. Whether they may stay is decided where lines are broken.
"""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

from pagesetter.compose.flow import FlowItem
from pagesetter.model import ProofLines

Lines = tuple[tuple[int, int], ...]


def crc_of(text: str) -> int:
    """What a proof keeps of a line's text."""
    return crc32(text.encode("utf-8", "surrogatepass"))


def kept_lines(
    flow: Sequence[FlowItem], paragraphs: Sequence[ProofLines]
) -> dict[int, tuple[int, ...]]:
    """Ends of the unchanged first lines, by the index of their block.

    A paragraph is the one of the same number if its first line is the same, else one that
    begins with the same line: so it is found again when others came or went before it.
    """
    by_number = {one.paragraph: one.lines for one in paragraphs if one.lines}
    by_first: dict[tuple[int, int], Lines] = {one.lines[0]: one.lines for one in paragraphs
                                              if one.lines}  # fmt: skip
    kept: dict[int, tuple[int, ...]] = {}
    for item in flow:
        if item.block < 0:
            continue
        head = 0
        if item.cap is not None:
            from pagesetter.compose.drop_cap import first_character

            head = first_character(item.text)
        text = item.text[head:]
        ends = _same(text, by_number.get(item.block + 1, ()))
        if not ends:
            others = (lines for first, lines in by_first.items() if _same(text, (first,)))
            ends = _same(text, next(others, ()))
        if ends:
            kept[item.block] = tuple(head + end for end in ends)
    return kept


def _same(text: str, lines: Lines) -> tuple[int, ...]:
    ends: list[int] = []
    start = 0
    for count, crc in lines:
        end = start + count
        if end > len(text) or crc_of(text[start:end]) != crc:
            break
        ends.append(end)
        start = end
    return tuple(ends)
