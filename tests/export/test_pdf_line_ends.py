"""The last glyph of every filled line, read from the PDF: its origin, its advance less what was
trimmed of it, and there the measure ends. What is trimmed is blank, of its outline in the PDF."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from reader import Outlines, Shown, opened, page_font, shown_glyphs, unicode_map, widths

from pagesetter.display import DisplayList, Group, Item
from pagesetter.display.turning import turned
from pagesetter.export.pdf import write_pdf
from pagesetter.fonts import FontBook
from pagesetter.geometry import UNIT, Rect
from pagesetter.text import BOOK, NEWSPAPER, Line, Setting, TextStyle, set_paragraph

SIZE, PITCH, WIDE, TOP = 10, 16, 400, 20
NEAR = 0.01
"""Points: a PDF's places are written to a thousandth."""
MARKS = set("，、。；：？！”’」』）》】〕")
STACKED = set("？！")
HANGING = set("，、。")
TEXTS = (
    "他说：“这条河，去年断流、今年又涨水；你信吗？”她答：“信！”——《水文公报》（第3期）写得"
    "明白：“汛期提前了12天……”于是，大家都不作声，只听见雨、风、蛙鸣；还有，远处的雷。",
    "真的吗？！真的！！“当然（不）是‘真’的。”孩子们喊着：“快看，《星图》！”、“还有《月》、"
    "《日》！”，一片欢腾；老人笑道：“好，好。”（掌声）然后，各自散去，夜，静了。",
    "记者从省气象局（网址https://www.example.org/archive/news/2026获悉，x-ray与well-known两词"
    "也在其中；GDP增长5.3%，气温−3℃～12℃，PM2.5浓度降至28微克。",
    "阿·丁、卡·马、李·白，三人同行，行三人；问、问、问，答；答，答：好。甲，乙，丙，丁，戊，"
    "己，庚，辛，壬，癸。子、丑、寅、卯、辰、巳、午、未、申、酉、戌、亥，周而复始。",
)
SETTINGS = {
    "newspaper": NEWSPAPER,
    "book": BOOK,
    "hanging": NEWSPAPER._replace(line_end="hang"),
    "hanging in part": NEWSPAPER._replace(line_end="hang", hang=(600, 400, 0, 0, 0)),
    "newspaper, vertical": NEWSPAPER._replace(direction="vertical"),
    "book, vertical": BOOK._replace(direction="vertical"),
    "hanging, vertical": NEWSPAPER._replace(direction="vertical", line_end="hang"),
}


class End(NamedTuple):
    """The end of one line as the PDF shows it. Points along the line."""

    line: Line
    text: str
    origin: float
    advance: float
    blank: float
    """Between the ink of the last glyph and the end of its advance."""


def ends(setting: Setting, ems: float, fonts: FontBook) -> Iterator[End]:
    """Of each filled line of all texts what stands last in it."""
    style = TextStyle("报宋", SIZE * UNIT)
    standing = setting.direction == "vertical"
    lines: list[tuple[Line, str]] = []
    items: list[Item] = []
    for text in TEXTS:
        done = set_paragraph(
            [(text, style)], setting, [round(ems * SIZE * UNIT)], fonts, indent=2 * style.size
        )
        for line in done.lines:
            items.append(Group(line.items, 0, len(lines) * PITCH * UNIT))
            lines.append((line, text))
    high = len(lines) * PITCH * UNIT
    if standing:
        sheet = Rect(0, 0, high + 40 * UNIT, WIDE * UNIT)
        items = list(turned(items, high, TOP * UNIT))
    else:
        sheet = Rect(0, 0, WIDE * UNIT, high + 40 * UNIT)
        items = [Group(tuple(items), 0, TOP * UNIT)]
    page = DisplayList("1", sheet.width, sheet.height, sheet, sheet, tuple(items))
    pdf = opened(write_pdf([page], fonts, title="", date="2026-11-24"))
    shown = shown_glyphs(pdf)
    names = {glyph.font for glyph in shown}
    told = {name: (widths(f), unicode_map(f), Outlines(f)) for name in names
            for f in [page_font(pdf, name)]}  # fmt: skip
    for number, (line, text) in enumerate(lines):
        if line.reason in ("last", "turn"):
            continue
        across = high / UNIT - number * PITCH if standing else TOP + number * PITCH
        row = [g for g in shown if abs((g.x if standing else g.y) - across) < PITCH / 2]
        glyph = max(row, key=lambda g: end_of(g, told, standing))
        _, texts, outlines = told[glyph.font]
        end = end_of(glyph, told, standing)
        start = end - advance_of(glyph, told, standing)
        points = [p for _, args in outlines.of(glyph.code) for p in args]
        if standing and not glyph.turned:
            ink = start + 0.88 * glyph.size - min(y for _, y in points) / 1000 * glyph.size
        else:
            ink = start + max(x for x, _ in points) / 1000 * glyph.size * glyph.hscale
        last = text[line.start : line.end].rstrip()
        # A long dash is one glyph, and digits of one cell stand side by side.
        assert texts[glyph.code] in (last[-1], last[-2:], last[-2]), (last, texts[glyph.code])
        yield End(line, last, start - (TOP if standing else 0), end - start, end - ink)


def advance_of(glyph: Shown, told: dict[str, tuple], standing: bool) -> float:
    if standing and not glyph.turned:
        return glyph.size
    return told[glyph.font][0].get(glyph.code, 1000) / 1000 * glyph.size * glyph.hscale


def end_of(glyph: Shown, told: dict[str, tuple], standing: bool) -> float:
    """Where a glyph's advance ends along the line; one that stands begins 0.88 em above."""
    if not standing:
        return glyph.x + advance_of(glyph, told, standing)
    head = glyph.y if glyph.turned else glyph.y - 0.88 * glyph.size
    return head + advance_of(glyph, told, standing)


def trimmed(end: End, setting: Setting) -> float:
    """What the line says it took of its last mark; of a mark that is always half, half."""
    last = end.text[-1]
    # ：；？！ of vertical lines fill their em (CLREQ 3.1.5).
    fixed = "：；？！" if setting.direction == "vertical" else ""
    half = setting.line_end == "half" and last in MARKS.difference(fixed)
    if last == "·":  # in the middle of half an em
        return (end.advance - SIZE / 2) / 2
    if half or (last in STACKED.difference(fixed) and end.text[-2] in STACKED):
        return end.advance - SIZE / 2
    return -dict(end.line.spent).get("line-end", 0) / UNIT


@pytest.mark.parametrize("name", list(SETTINGS))
def test_every_filled_line_ends_at_its_measure(name: str, fonts: FontBook) -> None:
    setting = SETTINGS[name]
    amounts = dict(zip("，、。", (*setting.hang[:1] * 2, setting.hang[1]), strict=True))
    wrong = []
    last: Counter[str] = Counter()
    for ems in (8, 9.5, 11, 12.25, 13, 15):
        for end in ends(setting, ems, fonts):
            taken = trimmed(end, setting)
            beyond = end.origin + end.advance - taken - ems * SIZE
            outside = amounts.get(end.text[-1], 0) / 1000 * SIZE
            hangs = setting.line_end == "hang" and abs(beyond - outside) < NEAR and outside > 0
            if abs(beyond) >= NEAR and not hangs:
                wrong.append((ems, end.text, round(beyond, 3), round(taken, 3)))
            if taken > max(0, end.blank) + NEAR:
                wrong.append((ems, end.text, "ink is cut", round(end.blank, 3)))
            last["hangs" if hangs else "trimmed" if taken else end.text[-1]] += 1
    assert not wrong
    assert sum(last.values()) > 150
    assert last["trimmed"] > 3 or setting.line_end == "hang"
    assert last["hangs"] > 4 or setting.line_end != "hang"
