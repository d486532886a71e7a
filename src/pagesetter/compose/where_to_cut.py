"""Where a story that is over gains lines by cutting: the short last lines of its paragraphs.

Turns the flow and the lines it was poured into, into advice, cheapest first. Loaded only for
stories that are over.
"""

from __future__ import annotations

from collections.abc import Sequence

from pagesetter.compose.composition import Cut
from pagesetter.compose.flow import FlowItem
from pagesetter.compose.pouring import Poured, characters

_WORDS = 6
"""Characters shown before the place of a cut."""
_SHOWN = 3


def where_to_cut(flow: Sequence[FlowItem], poured: Poured) -> tuple[int, tuple[Cut, ...]]:
    """Return (characters to cut until the story fits, cuts that gain one line each).

    A cut takes the last line of a paragraph; where more lines are over than there are such
    lines, whole lines must go besides.
    """
    lines = poured.ends_by_block()
    cuts: list[Cut] = []
    asked = [
        (item, lines[item.block])
        for item in flow
        if not (item.block < 0 or item.names or item.rows or len(lines.get(item.block, ())) < 2)
    ]
    for item, ends in asked:
        text = item.text
        last = characters(text[ends[-2] : ends[-1]])
        words = text[max(0, ends[-2] - _WORDS) : ends[-2]].strip()
        cuts.append(Cut(item.block + 1, words, last))
    cuts.sort(key=lambda one: (one.characters, one.paragraph))
    over = poured.fit.lines_over
    needed = [one.characters for one in cuts[:over]]
    if len(needed) < over:
        needed += [_longest(asked)] * (over - len(needed))
    total = sum(needed) if all(needed) else poured.fit.characters_over
    return max(1, min(total, poured.fit.characters_over)), tuple(cuts[:over])


def _longest(asked: Sequence[tuple[FlowItem, list[int]]]) -> int:
    """The characters of the fullest line that is no last one."""
    return max(
        (
            characters(item.text[start:end])
            for item, ends in asked
            for start, end in zip((0, *ends[:-2]), ends[:-1], strict=True)
        ),
        default=0,
    )


def told(cuts: Sequence[Cut]) -> tuple[str, str]:
    """The cheapest cuts in words, English and Chinese; empty without any."""
    en = [f"{c.characters} after “{c.words}” in paragraph {c.paragraph}" for c in cuts[:_SHOWN]]
    zh = [f"第 {c.paragraph} 段“{c.words}”之后 {c.characters} 字" for c in cuts[:_SHOWN]]
    return ", ".join(en), "、".join(zh)
