"""Writes pages with all that stands beside the text, for both engines; and pages of photographs.

Each page has its running head over a double rule, story rules down and across, a story in a
border on a tint, a tinted quotation that the text runs round, a strip of 18 names and the text of
`documents`. A typst page draws what compares with it: the same places, sizes and faces, rules and
strokes for rules and borders, rectangles for tints.
"""

from __future__ import annotations

import os
from random import Random

from bench.documents import (
    COLUMN,
    GUTTER,
    HEAD_LINES,
    PITCH,
    SIZE,
    Slot,
    Sources,
    escaped,
    markdown,
    typst_body,
    typst_head,
    typst_placed,
    write,
    write_issue,
)
from bench.text import Story, Writer

PAGE = tuple(
    Slot(column, line, columns, lines)
    for line, lines in ((1, 26), (28, 26), (55, 25))
    for column, columns in ((1, 3), (4, 2))
)
"""Three rows of two stories with a line for a rule between them, and ten lines at the foot."""
BOXED = 3
"""The story in a border, by its place in PAGE."""
QUOTE = Slot(2, 11, 1, 7)
"""In the first story."""
NAMES = tuple(f"{name}科学技术协会" for name in (
    "青石市", "岚川市", "澜溪市", "云浦市", "雁洲市", "临溪市", "桐岭市", "霜桥市", "杉岭市",
    "银坪市", "望川市", "双渡市", "墨泉市", "禾丰市", "七星滩市", "鹿角湾市", "苍野州", "雪岭州",
))  # fmt: skip
PICTURES = 6
PICTURE_SIZE = 3000, 2000

_LAYOUT = """\
furniture:
  - id: folio
    kind: running-head
    at: {x: 0字, y: -14mm, width: 79字, height: 9mm}
    vertical-align: bottom
    rows: [{left: "{page}　科学周刊", right: "{date}　{weekday}　农历{lunar}", size: 10pt}]
  - {id: folio-rule, kind: rule, rule: 文武线, at: {x: 0字, y: -3.2mm, width: 79字, height: 1mm}}
"""
_BOXES = f"""\
boxes:
  - {{id: r1, kind: rule, rule: 正线, column: 1, line: 27, columns: 5, lines: 1}}
  - {{id: r2, kind: rule, rule: 反线, column: 1, line: 54, columns: 5, lines: 1}}
  - {{id: r3, kind: rule, rule: 正线, vertical: yes, column: 3, line: 1, columns: 1, lines: 79}}
  - id: co
    kind: co-organizers
    column: 1
    line: 82
    columns: 5
    lines: 8
    heading: 本版协办单位
    note: （排名不分先后）
    names: [{", ".join(NAMES)}]
    columns-of-names: 6
    border: 双线
    tint: 8%
  - id: quote
    kind: quote
    column: {QUOTE.column}
    line: {QUOTE.line}
    columns: {QUOTE.columns}
    lines: {QUOTE.lines}
    tint: 10%
    vertical-align: center
    rows: ["{{quote}}"]
"""


def furnished(folder: str, count: int, seed: int) -> Sources:
    """Write `count` furnished pages, no two alike."""
    pages = _written(folder, count, seed, {})
    placed = "\n#pagebreak()\n".join(
        _typst_furniture(n, stories) + "\n".join(map(_typst_story, range(len(PAGE)), stories))
        for n, stories in enumerate(pages, 1)
    )
    return Sources(
        os.path.join(folder, "issue"),
        write(os.path.join(folder, "issue.typ"), typst_head(columns=1) + _TYPST + placed),
        sum(story.characters for page in pages for story in page),
    )


def photographs(folder: str, seed: int) -> str:
    """Write four furnished pages with six pictures of 3000 × 2000 pixels; return the issue."""
    places = {1: (1, 3), 2: (1, 3), 3: (3,), 4: (3,)}  # where a page has a picture for a story
    _written(folder, 4, seed, places)
    issue = os.path.join(folder, "issue")
    for number in range(1, PICTURES + 1):
        photograph(os.path.join(issue, "assets", f"{number}.jpg"), seed + number)
    return issue


def photograph(path: str, seed: int) -> None:
    """Save a JPEG of 6 megapixels: soft colour with grain, the same bytes for the same seed."""
    from PIL import Image

    chance = Random(seed)

    def cloud(width: int, height: int) -> Image.Image:
        small = Image.frombytes("RGB", (width, height), chance.randbytes(3 * width * height))
        return small.resize(PICTURE_SIZE, Image.Resampling.BICUBIC)

    os.makedirs(os.path.dirname(path), exist_ok=True)
    picture = Image.blend(cloud(6, 4), cloud(750, 500), 0.18)
    picture.save(path, "JPEG", quality=90)


def _written(
    folder: str, count: int, seed: int, pictures: dict[int, tuple[int, ...]]
) -> list[list[Story]]:
    writer = Writer(seed)
    pages = [[writer.story(_room(at)) for at in range(len(PAGE))] for _ in range(count)]
    texts, number = [], 0
    for n, stories in enumerate(pages, 1):
        boxes, placed = _BOXES.replace("{quote}", stories[0].headline), ""
        for at in pictures.get(n, ()):
            number += 1
            slot = PAGE[at]
            boxes += (
                f"  - {{id: p{at}, kind: picture, column: {slot.column}, line: {slot.line}, "
                f"columns: {slot.columns}, lines: {slot.lines}, picture: assets/{number}.jpg, "
                f"caption: {stories[at].headline}}}\n"
            )
        for at, slot in enumerate(PAGE):
            if at in pictures.get(n, ()):
                continue
            box = "    box: {border: 菱花, border-size: 6pt, tint: 5%}\n" if at == BOXED else ""
            size = 20 if at == BOXED else 24
            placed += (
                f"  - id: s{at}\n    article: {n:03}-{at}\n{box}"
                f"    title: {{lines: {HEAD_LINES}, headline: {{face: 大标宋, size: {size}pt}}}}\n"
                f"    frames: [{{id: f{at}, column: {slot.column}, line: {slot.line}, "
                f"columns: {slot.columns}, lines: {slot.lines}}}]\n"
            )
        texts.append(
            f"format: pagesetter-page/1\nlayout: bench\nnumber: {n}\n{boxes}stories:\n{placed}"
        )
    issue = write_issue(folder, texts, _LAYOUT)
    for n, stories in enumerate(pages, 1):
        for at, story in enumerate(stories):
            write(os.path.join(issue, "copy", f"{n:03}-{at}.md"), markdown(story))
    return pages


def _room(at: int) -> int:
    """Characters of a story that nearly fill its place."""
    slot = PAGE[at]
    cells = slot.columns * (slot.lines - HEAD_LINES) * COLUMN
    if at == 0:
        cells -= (QUOTE.lines + 1) * COLUMN
    if at == BOXED:
        cells -= 2 * (slot.lines - HEAD_LINES) + 4 * COLUMN * slot.columns
    return cells * 85 // 100


_TYPST = """\
#let strip(body) = block(width: 100%, height: 100%, fill: luma(235), stroke: 0.4pt,
  inset: 6pt, body)
#let framed(height, body) = block(width: 100%, height: height, fill: luma(242),
  stroke: (thickness: 3pt, dash: "dotted"), inset: 10pt, body)
#let quoted(body) = block(width: 100%, height: 100%, fill: luma(230), inset: 4pt,
  align(horizon, text(font: "Pagesetter Kai", size: 14pt, body)))
"""


def _x(column: int) -> float:
    return (column - 1) * (COLUMN + GUTTER) * SIZE


def _typst_furniture(n: int, stories: list[Story]) -> str:
    width = 79 * SIZE
    names = ", ".join(f'text(font: "Pagesetter Kai")[{name}]' for name in NAMES)
    quote = (
        f"#place(top + left, dx: {_x(QUOTE.column)}pt, dy: {(QUOTE.line - 1) * PITCH}pt, "
        f"block(width: {COLUMN * SIZE}pt, height: {QUOTE.lines * PITCH}pt, "
        f"quoted[{escaped(stories[0].headline)}]))\n"
    )
    return (
        f'#place(top + left, dy: -30pt, text(font: "Pagesetter Kai", size: 10pt)[{n}　科学周刊])\n'
        f'#place(top + right, dy: -30pt, text(font: "Pagesetter Kai", size: 10pt)'
        f"[2026年11月24日　星期二　农历十月十六])\n"
        f"#place(top + left, dy: -9pt, line(length: {width}pt, stroke: 2pt))\n"
        f"#place(top + left, dy: -6pt, line(length: {width}pt, stroke: 0.4pt))\n"
        f"#place(top + left, dy: {26.5 * PITCH}pt, line(length: {width}pt, stroke: 0.4pt))\n"
        f"#place(top + left, dy: {53.5 * PITCH}pt, line(length: {width}pt, stroke: 2pt))\n"
        f"#place(top + left, dx: {_x(4) - SIZE / 2}pt, "
        f"line(length: {79 * PITCH}pt, angle: 90deg, stroke: 0.4pt))\n"
        f"#place(top + left, dy: {81 * PITCH}pt, block(width: {width}pt, height: {8 * PITCH}pt, "
        'strip[#align(center, text(font: "Pagesetter Hei", size: 11pt)'
        "[本版协办单位（排名不分先后）])\n"
        f"#grid(columns: (1fr,) * 6, row-gutter: 4pt, align: center, {names})]))\n{quote}"
    )


def _typst_story(at: int, story: Story) -> str:
    slot = PAGE[at]
    if at != BOXED:
        return typst_placed((slot, story))
    width = (slot.columns * COLUMN + (slot.columns - 1) * GUTTER) * SIZE
    height = slot.lines * PITCH
    inner, head = height - HEAD_LINES * PITCH - 20, escaped(story.headline)
    return (
        f"#place(top + left, dx: {_x(slot.column)}pt, dy: {(slot.line - 1) * PITCH}pt, "
        f"block(width: {width}pt, framed({height}pt)[\n#title[#text(size: 20pt)[{head}]]\n"
        f"#block(height: {inner}pt, columns({slot.columns})[\n{typst_body(story)}\n])]))\n"
    )
