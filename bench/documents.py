"""Writes the same issue twice: as a pagesetter issue and as a typst document.

Both have the same sheet, the same grid (five columns of 15 字, 89 lines), the same places of
stories, the same sizes and faces, and nothing on the page but the stories.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import NamedTuple

from bench.text import Story, Writer

SIZE, PITCH, COLUMN, GUTTER, COLUMNS, LINES = 8.5, 11.0, 15, 1, 5, 89
HEAD_LINES = 4
"""Lines a title takes: one line of 24 pt and its air."""
PER_PAGE = 4800
LONG_STORY = 200_000
LONG_PAGE = 6100
"""Characters that go on a page of nothing but text, subheads and half-empty lines counted."""


class Slot(NamedTuple):
    """A story's place on the page: first column and line from 1, and its extent."""

    column: int
    line: int
    columns: int
    lines: int


PAGE = tuple(
    Slot(column, 1 + row * 30, columns, 29)
    for row in range(3)
    for column, columns in ((1, 3), (4, 2))
)
"""Three rows of two stories, over three columns and over two."""


class Sources(NamedTuple):
    """What the two engines are given."""

    issue: str
    typst: str
    characters: int


def pages(folder: str, count: int, seed: int) -> Sources:
    """Write `count` full pages of six stories each, no two alike."""
    writer = Writer(seed)
    stories = []
    for _ in range(count):
        room = PER_PAGE
        for slot in PAGE:
            share = PER_PAGE * slot.columns // 15
            stories.append((slot, writer.story(min(share, room) - 30)))
            room -= share
    by_page = [stories[i : i + len(PAGE)] for i in range(0, len(stories), len(PAGE))]
    issue = write_issue(folder, [_page(n, page) for n, page in enumerate(by_page, 1)])
    for n, page in enumerate(by_page, 1):
        for k, (_, story) in enumerate(page, 1):
            write(os.path.join(issue, "copy", f"{n:03}-{k}.md"), markdown(story))
    placed = "\n#pagebreak()\n".join("\n".join(map(typst_placed, page)) for page in by_page)
    return Sources(
        issue,
        write(os.path.join(folder, "issue.typ"), typst_head(columns=1) + placed),
        sum(story.characters for _, story in stories),
    )


def long_story(folder: str, seed: int) -> Sources:
    """Write one story of 200,000 characters threaded through full pages."""
    story = Writer(seed).story(LONG_STORY)
    count = -(-story.characters // LONG_PAGE)
    frame = f"{{id: f1, column: 1, line: 1, columns: {COLUMNS}, lines: {LINES}}}"
    texts = []
    for n in range(1, count + 1):
        source = "article: long" if n == 1 else f"continues: {n - 1:03}/s1"
        texts.append(_PAGE_HEAD + f"  - id: s1\n    {source}\n    frames: [{frame}]\n")
    issue = write_issue(folder, texts)
    write(os.path.join(issue, "copy", "long.md"), markdown(story))
    body = typst_head(columns=COLUMNS) + f"#title[{escaped(story.headline)}]\n{typst_body(story)}\n"
    return Sources(issue, write(os.path.join(folder, "issue.typ"), body), story.characters)


_PAGE_HEAD = "format: pagesetter-page/1\nlayout: bench\nstories:\n"
_LAYOUT = f"""\
format: pagesetter-layout/1
title: 四开 5 × 15 字，无饰
sheet: {{width: 275mm, height: 390mm}}
type-area: {{columns: {COLUMNS}, column: {COLUMN}字, gutter: {GUTTER}字, lines: {LINES},
  size: {SIZE}pt, pitch: {PITCH}pt, top: 26mm}}
styles: {{headline: {{size: 24pt}}, subhead: {{size: 10.5pt}}}}
"""


def write_issue(folder: str, texts: Sequence[str], furniture: str = "") -> str:
    """Write an issue of these pages on the benchmark's layout; `furniture` goes on with it."""
    names = [f"{n:03}" for n in range(1, len(texts) + 1)]
    issue = os.path.join(folder, "issue")
    write(os.path.join(issue, "layouts", "bench.yaml"), _LAYOUT + furniture)
    for n, text in zip(names, texts, strict=True):
        write(os.path.join(issue, "pages", f"{n}.yaml"), text)
    write(
        os.path.join(issue, "issue.yaml"),
        "format: pagesetter-issue/1\nnumber: 1\ntotal: 1\ndate: 2026-11-24\n"
        f"pages: [{', '.join(names)}]\n",
    )
    return issue


def _page(n: int, page: Sequence[tuple[Slot, Story]]) -> str:
    text = _PAGE_HEAD
    for k, (slot, _) in enumerate(page, 1):
        text += (
            f"  - id: s{k}\n    article: {n:03}-{k}\n"
            f"    title: {{lines: {HEAD_LINES}, headline: {{face: 大标宋, size: 24pt}}}}\n"
            f"    frames: [{{id: f{k}, column: {slot.column}, line: {slot.line}, "
            f"columns: {slot.columns}, lines: {slot.lines}}}]\n"
        )
    return text


def markdown(story: Story) -> str:
    body = "\n\n".join(f"## {text}" if kind == "subhead" else text for kind, text in story.blocks)
    return f"---\nheadline: {story.headline}\ncredit: {story.credit}\n---\n\n{body}\n"


def typst_head(columns: int) -> str:
    width = COLUMNS * COLUMN + (COLUMNS - 1) * GUTTER
    height = (LINES - 1) * PITCH + SIZE
    side = f"(275mm - {width * SIZE}pt) / 2"
    return f"""\
#set page(width: 275mm, height: 390mm, columns: {columns},
  margin: (left: {side}, right: {side}, top: 26mm, bottom: 390mm - 26mm - {height}pt))
#set columns(gutter: {GUTTER * SIZE}pt)
#set text(font: "Pagesetter Song", size: {SIZE}pt, lang: "zh", region: "cn",
  top-edge: 0.88em, bottom-edge: -0.12em)
#set par(justify: true, first-line-indent: (amount: 2em, all: true),
  leading: {PITCH - SIZE}pt, spacing: {PITCH - SIZE}pt)
#let title(body) = block(width: 100%, height: {HEAD_LINES * PITCH}pt,
  align(center, text(size: 24pt, weight: "black", body)))
#let subhead(body) = block(width: 100%, above: {PITCH / 2 + PITCH - SIZE}pt, below: {PITCH / 2}pt,
  sticky: true, align(center, text(font: "Pagesetter Hei", size: 10.5pt, body)))
"""


def typst_placed(entry: tuple[Slot, Story]) -> str:
    slot, story = entry
    x = (slot.column - 1) * (COLUMN + GUTTER) * SIZE
    y = (slot.line - 1) * PITCH
    width = (slot.columns * COLUMN + (slot.columns - 1) * GUTTER) * SIZE
    height = (slot.lines - HEAD_LINES) * PITCH
    return (
        f"#place(top + left, dx: {x}pt, dy: {y}pt, block(width: {width}pt)[\n"
        f"#title[{escaped(story.headline)}]\n"
        f"#block(height: {height}pt, columns({slot.columns})[\n{typst_body(story)}\n])])\n"
    )


def typst_body(story: Story) -> str:
    parts = [
        f"#subhead[{escaped(text)}]" if kind == "subhead" else escaped(text)
        for kind, text in story.blocks
    ]
    credit = f'#align(right, text(font: "Pagesetter Kai")[{escaped(story.credit)}])'
    return "\n\n".join([*parts, credit])


def escaped(text: str) -> str:
    return "".join(f"\\{c}" if c in "\\#*_`$<>@=~[]/\"'+-" else c for c in text)


def write(path: str, text: str) -> str:
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
    return path
