"""首字下沉: the first character of a story stands several lines high, the text beside it.

Its room is whole 字, so that the lines beside it stand on the 字 grid; a quote or bracket that
opens the text goes with it. What cannot be done is left out with a finding.
"""

from __future__ import annotations

from pagesetter.compose.flow import FlowItem, cut
from pagesetter.compose.grid import ascent
from pagesetter.compose.place import moved
from pagesetter.compose.pouring import Pouring
from pagesetter.display import Item
from pagesetter.geometry import Length
from pagesetter.text import ENDLESS, Line, TextStyle, set_paragraph
from pagesetter.text.classes import classify

_INSET = 4
"""Blank of a Han character in its em box on every side, in percent: the tops of the high
character and of those beside it are level, not the tops of their boxes."""
_AIR = 10
"""Least air between the character and the lines beside it, in percent of a 字."""
_LEAST_BESIDE = 5
"""Fewest 字 of a line beside it."""
_REASONS = {
    "han": ("it does not begin with a Chinese character", "段首不是汉字"),
    "short": ("it has fewer lines", "段落行数不够"),
    "narrow": ("the column is too narrow", "栏太窄"),
    "broken": (
        "its column has not so many lines, or a box cuts into them",
        "该栏行数不够或被框件切断",
    ),
}


def add_drop_cap(p: Pouring, item: FlowItem) -> bool:
    """Set an item with its first character high; False, with a finding, when that cannot be."""
    lines = item.style.drop_cap
    if p.room < lines and p.may_move:
        p.next_column(item)
    why = _set(p, item, lines)
    if why:
        en, zh = _REASONS[why]
        p.report("drop-cap-left-out", item, why=en, why_zh=zh)
    return not why


def _set(p: Pouring, item: FlowItem, lines: int) -> str:
    """Set it; returns why it cannot be set, or nothing."""
    count = first_character(item.text)
    if not count or item.cap is None:
        return "han"
    slots = p.slots[p.at : p.at + lines]
    if p.room < lines or any((s.x, s.width) != (slots[0].x, slots[0].width) for s in slots):
        return "broken"
    told = len(p.findings)
    size = item.style.text.size
    high = cap_size(slots[-1].top - slots[0].top + size, size)
    cap = _cap(p, item, item.cap._replace(size=high), count)
    beside = cells_of(cap.width, size)
    width = slots[0].width - item.style.left - item.style.right
    narrow = width - beside < _LEAST_BESIDE * size
    text = () if narrow else _text_beside(p, item, count, width, beside, lines)
    if len(text) < lines:
        del p.findings[told:]
        return "narrow" if narrow else "short"
    top = slots[0].top - (high - size) * _INSET // 100
    x = slots[0].x + item.style.left
    pages: dict[int, list[Item]] = {slots[0].page: moved(cap.items, x, top + ascent(high))}
    p.record(item, cap, slots[0], slots[0].top)
    p.pour_into(pages, item, text[:lines], dx=beside, start=count)
    p.pour_into(pages, item, text[lines:], start=count)
    p.tag(item, pages)
    return ""


def first_character(text: str) -> int:
    """Length of what stands high: an opening mark and one Han with what belongs to it; or 0."""
    classes = classify(text)
    at = 1 if classes[:1] == "(" else 0
    if classes[at : at + 1] != "H":
        return 0
    at += 1
    while classes[at : at + 1] and classes[at] in "CxZJ":
        at += 1
    return at


def cap_size(height: Length, size: Length) -> Length:
    """Size of a character whose ink is level with the ink of lines `height` high at `size`."""
    return (100 * height - 2 * _INSET * size) // (100 - 2 * _INSET)


def cells_of(width: Length, size: Length) -> Length:
    """The whole 字 that a width takes with its air."""
    return -(-(width + size * _AIR // 100) // size) * size


def _cap(p: Pouring, item: FlowItem, look: TextStyle, count: int) -> Line:
    setting = item.style.setting._replace(marks="half", align="left")
    spans = [
        (text, look._replace(annotation=own.annotation)) for text, own in cut(item.spans, count)[0]
    ]
    done = set_paragraph(spans, setting, (ENDLESS,), p.fonts, span=item.span)
    p.findings += done.findings
    return done.lines[0]


def _text_beside(
    p: Pouring, item: FlowItem, count: int, width: Length, beside: Length, lines: int
) -> tuple[Line, ...]:
    """The lines after the high character: the first ones narrower, none indented."""
    side = item.style.left + item.style.right
    ahead = p.slots[p.at + lines :] if p.uniform is None else p.slots[p.at : p.at + 1]
    below = tuple(max(1, slot.width - side) for slot in ahead) or (width,)
    setting = item.style.setting
    if setting.fixed is not None:
        setting = setting._replace(fixed=setting.fixed.after(count))
    done = set_paragraph(
        cut(item.spans, count)[1], setting,
        (*(width - beside for _ in range(lines)), *below), p.fonts, span=item.span,
    )  # fmt: skip
    p.findings += done.findings
    return done.lines
