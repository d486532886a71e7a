"""Draws over a page why its lines end where they do: reasons, amounts, heat, and a legend.

Turns marks of lines and a finished page into the page with these marks on it, for proofs on
screen and paper. Colours are for the eye alone and never for a press. Knows no text: what the
marks say is decided in `session.overlay`.
"""

from __future__ import annotations

from collections.abc import Sequence

from pagesetter.colour import BLACK, Ink
from pagesetter.display import DisplayList, Item, Tag
from pagesetter.export.proof import MARKS
from pagesetter.export.slug import MM, patch, rule, set_line
from pagesetter.fonts import FontBook
from pagesetter.geometry import UNIT, Length, Rect
from pagesetter.values import NamedTuple


class LineMark(NamedTuple):
    """What is told of one line. Lengths in 1/65,536 pt."""

    box: Rect
    """Where the line stands: over its measure, em box high; standing upright when vertical."""
    kind: str
    """As `Line.reason`."""
    squeezed: Length
    """All that was squeezed out of it."""
    opened: Length
    """All that was opened in it."""
    band: str
    """even, loose or very-loose."""


class Legend(NamedTuple):
    """The words under the page: (what, words), and a line of figures."""

    kinds: tuple[tuple[str, str], ...]
    bands: tuple[tuple[str, str], ...]
    bars: tuple[str, str]
    """Words for squeezed and opened."""
    figures: str


SIGNS = {
    "measure": "满", "fit": "匀", "line-start": "首", "line-end": "尾", "unit": "整",
    "locked": "锁", "turn": "转", "last": "末", "forced": "破",
}  # fmt: skip
"""The character that stands for each kind of reason."""

_QUIET = Ink((0, 0, 0, 350))
_BLUE = Ink((900, 450, 0, 100))
_GREEN = Ink((800, 100, 900, 150))
_RED = Ink((0, 950, 900, 50))
_VIOLET = Ink((600, 850, 0, 50))
_ORANGE = Ink((0, 600, 1000, 0))
_INKS = {
    "measure": _QUIET, "last": _QUIET, "turn": _QUIET, "fit": _GREEN, "line-start": _BLUE,
    "line-end": _BLUE, "unit": _BLUE, "locked": _VIOLET, "forced": _RED,
}  # fmt: skip
_HEAT = {"loose": Ink((0, 60, 350, 0)), "very-loose": Ink((0, 300, 350, 0))}
_CHANGED_TINT = Ink((80, 130, 0, 0))
_BAR: Length = UNIT * 8 // 10
"""How thick a bar is."""
_LEGEND: Length = 7 * UNIT


def with_breaks(
    page: DisplayList, marks: Sequence[LineMark], fonts: FontBook, legend: Legend
) -> DisplayList:
    """Return the page with heat below its text, signs and bars above, the legend at its foot."""
    heat = tuple(patch(m.box, _HEAT[m.band]) for m in marks if m.band in _HEAT)
    above: list[Item] = []
    for mark in marks:
        above += _sign(mark, fonts)
        above += _bars(mark)
    items = list(page.items)
    # Below the text, but above the tints of boxed stories, which come before it.
    first = next((i for i, item in enumerate(items) if _is_article(item)), len(items))
    items[first:first] = heat
    return page._replace(items=(*items, *above, *_legend(page, fonts, legend)))


def with_changes(
    page: DisplayList, boxes: Sequence[Rect], fonts: FontBook, words: str
) -> DisplayList:
    """Return the page with the lines in these boxes marked as changed, `words` at its foot."""
    below = Tag("furniture", tuple(patch(box, _CHANGED_TINT) for box in boxes), MARKS)
    bars = [patch(_margin_bar(box), _VIOLET) for box in boxes]
    items = list(page.items)
    first = next((i for i, item in enumerate(items) if _is_article(item)), len(items))
    items.insert(first, below)
    left, foot = page.trim.x + 8 * MM, page.trim.bottom - 4 * MM
    sign = patch(Rect(left, foot - 6 * UNIT, _BAR * 2, 7 * UNIT), _VIOLET)
    told = set_line(fonts, words, "黑", _LEGEND, left + 5 * UNIT, foot)[0]
    return page._replace(items=(*items, Tag("furniture", (*bars, sign, *told), MARKS)))


def _margin_bar(box: Rect) -> Rect:
    """A bar before a line's head: left of it, or above a vertical one."""
    if box.height > box.width:
        return Rect(box.x, box.y - UNIT - 2 * _BAR, box.width, 2 * _BAR)
    return Rect(box.x - UNIT - 2 * _BAR, box.y, 2 * _BAR, box.height)


def _is_article(item: Item) -> bool:
    return isinstance(item, Tag) and item.kind == "article"


def _sign(mark: LineMark, fonts: FontBook) -> list[Item]:
    """The sign of the reason after the line's end: right of it, or below a vertical one."""
    box = mark.box
    upright = box.height > box.width
    size = min(box.width if upright else box.height, 8 * UNIT) * 6 // 10
    x, y = box.right + UNIT, box.y + box.height // 2 + size * 38 // 100
    if upright:
        x, y = box.x + (box.width - size) // 2, box.bottom + size + UNIT // 2
    ink = _INKS.get(mark.kind, _QUIET)
    return set_line(fonts, SIGNS.get(mark.kind, "·"), "黑", size, x, y, ink=ink)[0]


def _bars(mark: LineMark) -> list[Item]:
    """Bars in their true length at the line's end: how much was squeezed, how much opened."""
    box = mark.box
    items: list[Item] = []
    for amount, ink in ((mark.squeezed, _BLUE), (mark.opened, _ORANGE)):
        if not amount:
            continue
        if box.height > box.width:
            long = min(amount, box.height)
            bar = Rect(box.x - _BAR - UNIT // 4, box.bottom - long, _BAR, long)
        else:
            long = min(amount, box.width)
            bar = Rect(box.right - long, box.bottom + UNIT // 4, long, _BAR)
        items.append(patch(bar, ink))
    return items


def _legend(page: DisplayList, fonts: FontBook, legend: Legend) -> list[Item]:
    """Two lines at the foot of the sheet: signs with their words; bars, heat and figures."""
    left, foot = page.trim.x + 8 * MM, page.trim.bottom - 4 * MM
    first, second = foot - 11 * UNIT, foot
    top = first - 10 * UNIT
    width = page.trim.width - 16 * MM
    paper = Rect(left - 2 * MM, top, width + 4 * MM, page.trim.bottom - 2 * MM - top)
    items: list[Item] = [patch(paper, Ink((0, 0, 0, 0)))]
    items.append(rule(paper.x, top, paper.right, top, UNIT // 4, _QUIET))
    x = left
    for kind, words in legend.kinds:
        sign, wide = set_line(fonts, SIGNS[kind], "黑", _LEGEND, x, first, ink=_INKS[kind])
        told, more = set_line(fonts, words, "黑", _LEGEND, x + wide + UNIT, first)
        items += [*sign, *told]
        x += wide + more + 9 * UNIT
    x = left
    for words, ink in zip(legend.bars, (_BLUE, _ORANGE), strict=True):
        items.append(patch(Rect(x, second - 3 * UNIT, 8 * UNIT, 2 * _BAR), ink))
        told, more = set_line(fonts, words, "黑", _LEGEND, x + 10 * UNIT, second)
        items += told
        x += more + 19 * UNIT
    for band, words in legend.bands:
        items.append(patch(Rect(x, second - 6 * UNIT, 10 * UNIT, 7 * UNIT), _HEAT[band]))
        told, more = set_line(fonts, words, "黑", _LEGEND, x + 12 * UNIT, second)
        items += told
        x += more + 21 * UNIT
    end = left + width
    items += set_line(fonts, legend.figures, "黑", _LEGEND, end, second, ink=BLACK, right=True)[0]
    return items
