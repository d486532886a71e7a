"""Marks of words as edits: bold, emphasis dots, raised and lowered, readings and lines below names.

Pure functions of the issue. What copy could not say stays as it was: only figures and letters
are lowered, a base and its reading hold no braces.
"""

from __future__ import annotations

from contextlib import suppress

from pagesetter.formats.article_write import article_text
from pagesetter.formats.patch import PatchError
from pagesetter.model import Article, Block, Issue, Span
from pagesetter.session.rewording import between, body_of, joined, ordered, with_body
from pagesetter.session.spots import BODY, Spot

STRAIGHT, WAVY = "_", "~"
"""专名号 and 书名号甲式, as copy says them behind the bar."""
LINES = (STRAIGHT, WAVY)
_ONE_OF = ("sup", "sub")
"""Marks of which a character has one."""


def mark(issue: Issue, start: Spot, end: Spot, name: str) -> Issue:
    """Set a mark (strong, emphasis, sup, sub) on the body between two spots, or take it off.

    It is taken off when every character between them has it. The issue itself where copy
    cannot say it.
    """
    start, end = ordered(start, end)
    if start.part != BODY or start[:5] == end[:5]:
        return issue
    body = body_of(issue, start)
    reach = {
        at: (
            start.offset if at == start.block else 0,
            end.offset if at == end.block else len(body[at].text),
        )
        for at in range(start.block, end.block + 1)
    }
    there = [s for at, (a, b) in reach.items() for s in between(body[at].spans, a, b) if s.text]
    has_all = all(name in span.marks for span in there)
    new = list(body)
    for at, (a, b) in reach.items():
        spans = body[at].spans
        middle = [_marked(span, name, on=not has_all) for span in between(spans, a, b)]
        rest = between(spans, b, len(body[at].text))
        new[at] = body[at]._replace(spans=joined((*between(spans, 0, a), *middle, *rest)))
        if not _is_said(body[at], new[at]):
            return issue
    return with_body(issue, start, lambda _: tuple(new))


def annotate(issue: Issue, start: Spot, end: Spot, reading: str | None, line: str | None) -> Issue:
    """Give the words between two spots of a block a reading and a line below; None leaves either
    as it is, "" takes it off. A line that is there already is taken off.

    Words with something of their own become one base. The issue itself where copy cannot say it.
    """
    start, end = ordered(start, end)
    if start.part != BODY or start.block != end.block or start.offset == end.offset:
        return issue
    block = body_of(issue, start)[start.block]
    low, high = base_at(block, start.offset, end.offset)
    old_reading, old_line = annotation_at(block, low, high)
    reading = old_reading if reading is None else " ".join(reading.split())
    line = old_line if line is None else "" if line == old_line else line
    inside = between(block.spans, low, high)
    ruby = " ".join(filter(None, (reading, line)))
    if ruby:
        text = "".join(span.text for span in inside)
        middle = [inside[0]._replace(text=text, ruby=ruby)]
    else:
        middle = [span._replace(ruby="") for span in inside]
    rest = between(block.spans, high, len(block.text))
    new = block._replace(spans=joined((*between(block.spans, 0, low), *middle, *rest)))
    if not _is_said(block, new):
        return issue
    at = start.block
    return with_body(issue, start, lambda body: (*body[:at], new, *body[at + 1 :]))


def base_at(block: Block, start: int, end: int) -> tuple[int, int]:
    """A range, grown to hold whole every base it touches."""
    at = 0
    low, high = start, end
    for span in block.spans:
        stop = at + len(span.text)
        if span.ruby and at < end and start < stop:
            low, high = min(low, at), max(high, stop)
        at = stop
    return low, high


def annotation_at(block: Block, start: int, end: int) -> tuple[str, str]:
    """Reading and line of the base that is exactly these characters; empty where there is none."""
    inside = between(block.spans, start, end)
    if len(inside) != 1 or not inside[0].ruby:
        return "", ""
    parts = inside[0].ruby.split()
    line = parts.pop() if parts and parts[-1] in LINES else ""
    return " ".join(parts), line


def _is_said(old: Block, new: Block) -> bool:
    """True when copy can say a changed block, or could not say the old one either."""
    for block in (new, old):
        with suppress(PatchError):
            article_text("", Article("a"), Article("a", body=(block,)))
            return block is new
    return True


def _marked(span: Span, name: str, *, on: bool) -> Span:
    marks = set(span.marks) - {name}
    if on:
        marks = (marks - set(_ONE_OF) if name in _ONE_OF else marks) | {name}
    return span._replace(marks=tuple(sorted(marks)))
