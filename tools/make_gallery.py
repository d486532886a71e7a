"""Draws the pictures of docs/gallery.md: each rule of the line without it and with it.

    .venv/bin/python tools/make_gallery.py

Writes docs/pictures/gallery/NAME.png, left as it would be without the rule, right as it is set.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from io import BytesIO

from PIL import Image

from pagesetter.compose.place import moved
from pagesetter.display import DisplayList, Item
from pagesetter.display.turning import turned
from pagesetter.export.pdf.write import write_pdf
from pagesetter.export.raster import render_png
from pagesetter.fonts import FontBook
from pagesetter.geometry import UNIT, Length, Rect
from pagesetter.text import BOOK, NEWSPAPER, Setting, TextStyle, set_paragraph
from pagesetter.text.annotation import parsed
from pagesetter.text.copy_faults import faults, fixed
from pagesetter.text.turns import rank
from pagesetter.values import NamedTuple

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FOLDER = os.path.join(ROOT, "docs", "pictures", "gallery")
SIZE, PITCH = 12 * UNIT, 18 * UNIT
DPI = 130
GREYS = 16
AIR = "\u200b"
"""A place to turn where a rule would have none: how the pictures without a rule are made."""

BODY = TextStyle("报宋", SIZE)
READING = BODY._replace(size=SIZE // 2)
DOTTED = BODY._replace(emphasis=True)
FIRST_FIT = NEWSPAPER._replace(mode="first-fit")
TOTAL = NEWSPAPER._replace(mode="total-fit")
LEFT = NEWSPAPER._replace(align="left")

Spans = Sequence[tuple[str, TextStyle]]


class Set(NamedTuple):
    """A paragraph and how it is set."""

    spans: Spans
    setting: Setting = NEWSPAPER
    measure: int = 13
    """In 字; of vertical lines their height."""


def plain(text: str, setting: Setting = NEWSPAPER, measure: int = 13) -> Set:
    return Set([(text, BODY)], setting, measure)


def noted(text: str, written: str) -> tuple[str, TextStyle]:
    return text, BODY._replace(annotation=parsed(written, READING))


MARKS = "他翻开《山村气象日记》（手抄本），读到“雨、雪、霜、雾”，又读到“晴”。"
PACKED = "这位老人说，记满了十一本笔记，又写了论文，前后花了三十年，山里的天气才算摸清。"
EVEN = "观测站在海拔1860米处，冬季最低气温−12.5℃，去年降水1 024.6 mm，湿度达98%。"
HUNG = "老人记满了十一本笔记，又写了论文。山里的天气，前后花了三十年，才算摸清；他说，值得。"
UNITS = "这里海拔1860米，最低气温−12.5℃，空气湿度98%，降水量1024.6 mm。"
NAMES = "云岭省科学技术协会与临江市科协会同县里，请来了青年农技员周敏。"
MIXED = "用5G和AI看护的GPS项圈，给120只羊带来了新的生活。"
SPAN = "报告人是阿尔伯特·爱因斯坦与玛丽·居里的学生。"
TYPED = '他说,"市场--样样都能问..."再 ，想一想.'
TITLE = "科技小院里的年轻人把论文写在大地上"
BEGUN = "“雨，”他说，“是等来的。”然后一笔一笔地记。"

NONE = NEWSPAPER._replace(level="none")

PICTURES: dict[str, tuple[Set, Set]] = {
    "line-edges": (
        plain(MARKS, NONE._replace(mode="first-fit"), 10),
        plain(MARKS, FIRST_FIT, 10),
    ),
    "adjacent-marks": (
        plain(MARKS, NEWSPAPER._replace(align="left", line_end="full"), 12),
        plain(MARKS, NEWSPAPER._replace(align="left", pairs="always"), 12),
    ),
    "line-end": (
        plain(PACKED, NEWSPAPER._replace(line_end="full"), 10),
        plain(PACKED, NEWSPAPER._replace(line_end="half"), 10),
    ),
    "hanging": (
        plain(HUNG, FIRST_FIT._replace(line_end="full"), 10),
        plain(HUNG, FIRST_FIT._replace(line_end="hang"), 10),
    ),
    "total-fit": (plain(EVEN, FIRST_FIT, 14), plain(EVEN, TOTAL, 14)),
    "units": (
        plain(UNITS.replace("−12", f"−{AIR}12").replace("4.6 mm", f"4{AIR}.6 mm"), FIRST_FIT),
        plain(UNITS, FIRST_FIT),
    ),
    "protected": (
        plain(NAMES, NEWSPAPER, 11),
        plain(NAMES, NEWSPAPER._replace(protected=("科学技术协会", "临江市科协", "周敏")), 11),
    ),
    "han-latin": (
        plain(MIXED, NEWSPAPER._replace(han_latin=0, digit_width="natural"), 12),
        plain(MIXED, BOOK, 12),
    ),
    "interpunct": (
        plain(SPAN, LEFT._replace(interpunct="full"), 14),
        plain(SPAN, LEFT, 14),
    ),
    "faults": (plain(TYPED, LEFT, 12), plain(fixed(TYPED, faults(TYPED)), LEFT, 12)),
    "headline": (
        plain(TITLE, LEFT, 10),
        plain("\n".join(rank(TITLE, [1] * len(TITLE), 10)[0].lines), LEFT, 10),
    ),
    "emphasis": (
        plain("重点不在数量，而在每天都记。"),
        Set([("重点不在数量，而在", BODY), ("每天都记。", DOTTED)]),
    ),
    "names": (
        plain("屈原宋玉之后，司马相如作子虚赋，传至今日。", measure=9),
        Set([noted("屈原", "_"), noted("宋玉", "_"), ("之后，", BODY), noted("司马相如", "_"),
             ("作", BODY), noted("子虚赋", "~"), ("，传至今日。", BODY)], measure=9),
    ),
    "pinyin": (
        plain("饕餮与猰貐都是传说里的兽，窗上装的也是。", measure=11),
        Set([noted("饕餮", "tāo tiè"), ("与", BODY), noted("猰貐", "yà yǔ"),
             ("都是传说里的兽，窗上", BODY), noted("装", "zhuāng"), ("的也是。", BODY)],
            measure=11),
    ),
    "zhuyin": (
        plain("漢字注音", measure=8),
        Set([noted("漢字注音", "ㄏㄢˋ ㄗˋ ㄓㄨˋ ㄧㄣ")], measure=8),
    ),
    "vertical": (
        plain(BEGUN, LEFT, 8),
        plain(BEGUN, NEWSPAPER._replace(direction="vertical"), 8),
    ),
}  # fmt: skip


def main() -> None:
    fonts = FontBook()
    os.makedirs(FOLDER, exist_ok=True)
    total = 0
    for name, pair in PICTURES.items():
        path = os.path.join(FOLDER, f"{name}.png")
        beside([picture(one, fonts) for one in pair]).save(path, optimize=True)
        total += os.path.getsize(path)
    print(f"{len(PICTURES)} pictures, {total // 1000} KB in {os.path.relpath(FOLDER, ROOT)}")


def picture(one: Set, fonts: FontBook) -> Image.Image:
    """A paragraph on white, its measure marked by thin lines of grey."""
    done = set_paragraph(one.spans, one.setting, [one.measure * SIZE], fonts)
    long, deep = (one.measure + 2) * SIZE, PITCH * len(done.lines) + SIZE
    vertical = one.setting.direction == "vertical"
    width, height = (deep, long) if vertical else (long, deep)
    items: list[Item] = []
    for number, line in enumerate(done.lines):
        if vertical:
            items += turned(line.items, width - number * PITCH - SIZE * 3 // 2, SIZE)
        else:
            items += moved(line.items, SIZE, SIZE * 3 // 2 + number * PITCH)
    return drawn(items, width, height, fonts)


def drawn(items: list[Item], width: Length, height: Length, fonts: FontBook) -> Image.Image:
    box = Rect(0, 0, width, height)
    page = DisplayList("1", width, height, box, box, tuple(items))
    pdf = write_pdf([page], fonts, title="gallery", date="2026-01-01")
    return Image.open(BytesIO(render_png(pdf, 0, DPI))).convert("L")


def beside(images: Sequence[Image.Image]) -> Image.Image:
    """Two pictures on a sheet, a line between them."""
    gap = 3
    width = sum(image.width for image in images) + gap
    sheet = Image.new("L", (width, max(image.height for image in images)), 255)
    x = 0
    for image in images:
        sheet.paste(image, (x, 0))
        x += image.width
        sheet.paste(190, (x, 0, x + 1, sheet.height))
        x += gap
    sheet.paste(255, (x - gap, 0, sheet.width, sheet.height))
    return sheet.quantize(GREYS, dither=Image.Dither.NONE)


if __name__ == "__main__":
    main()
