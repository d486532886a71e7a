"""Lays a page out as a proof 大样: on A3, at full size where it fits, with room to sign.

Turns a finished page into a sheet with a head (paper, page, proof, content hash, time), the
page in a hairline frame, line numbers beside its type area, and boxes for signatures. The page
itself is not touched. Knows no clock: the time is given or left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from pagesetter.colour import Ink
from pagesetter.display import DisplayList, Item, Tag
from pagesetter.display.dump import dump
from pagesetter.export.placing import Move, on_sheet
from pagesetter.export.slug import MM, frame, rule, set_line
from pagesetter.fonts import FontBook
from pagesetter.geometry import UNIT, Length, Rect
from pagesetter.values import NamedTuple

SIGNATURES = ("责编", "校对", "值班主任", "总编")

A3 = 297 * MM, 420 * MM
MARKS = "proof-marks"
"""Name of what is drawn on a proof and is no part of the page."""
_MARGIN: Length = 5 * MM
"""What an office printer cannot reach."""
_HEAD: Length = 8 * MM
_FOOT: Length = 9 * MM
_BROADSHEET = 70
"""Percent at which a 对开 page fits A3."""
_GREY = Ink((0, 0, 0, 600))
_PEN: Length = UNIT * 35 // 100
_EVERY = 5


class Ticket(NamedTuple):
    """What stands on a proof besides the page."""

    proof: str
    """一校, 二校, 三校 or 清样."""
    paper: str
    date: str
    page: str
    """Printed number and section, such as `第1版 要闻`."""
    stamp: str = ""
    """Date and time of the proof; empty leaves them out."""
    lines: tuple[Length, ...] = ()
    """Baselines of the grid, y downwards on the page."""
    area: Rect | None = None
    """The type area, beside which lines are numbered."""


def content_hash(page: DisplayList) -> str:
    """Return eight hexadecimal digits that change when anything on the page itself does."""
    own = (item for item in page.items if not (isinstance(item, Tag) and item.name == MARKS))
    bare = page._replace(items=tuple(own))
    return sha256(dump(bare).encode("utf-8")).hexdigest()[:8]


def proof_sheet(page: DisplayList, fonts: FontBook, ticket: Ticket) -> DisplayList:
    """Return the page as a proof on A3, at 100 % or, where that is too large, at 70 % or less."""
    return _sheet(page, fonts, ticket, _percent(page.trim), A3)


def proof_sheets(page: DisplayList, fonts: FontBook, ticket: Ticket) -> list[DisplayList]:
    """Return the page as a proof at 100 %, on as many sheets of A3 to be joined as that takes."""
    if _percent(page.trim) == 100:
        return [proof_sheet(page, fonts, ticket)]
    from pagesetter.export.tiling import BAND, tiles

    size = (
        page.trim.width + 2 * (_MARGIN + BAND),
        page.trim.height + 2 * _MARGIN + _HEAD + _FOOT,
    )
    return tiles(_sheet(page, fonts, ticket, 100, size), fonts, A3, _MARGIN)


def _sheet(
    page: DisplayList, fonts: FontBook, ticket: Ticket, percent: int, size: tuple[Length, Length]
) -> DisplayList:
    width, height = size
    trim = Move(percent).box(page.trim)
    x = (width - trim.width) // 2 - trim.x
    top = _MARGIN + _HEAD
    y = top + (height - top - _MARGIN - _FOOT - trim.height) // 2 - trim.y
    on_paper = trim.moved(x, y)
    move = Move(percent, x, y)
    items: list[Item] = [frame(on_paper, UNIT // 4, _GREY), on_sheet(page, move)]
    items += _head(fonts, ticket, content_hash(page), percent, on_paper, width)
    items += _numbers(fonts, ticket, move)
    items += _signatures(fonts, on_paper, size)
    whole = Rect(0, 0, width, height)
    return DisplayList(page.label, width, height, whole, whole, tuple(items))


def _percent(trim: Rect) -> int:
    """100 where the page fits between head and foot, else 70, else whatever fits."""
    width, height = A3
    room = width - 2 * _MARGIN, height - 2 * _MARGIN - _HEAD - _FOOT
    fits = min(room[0] * 100 // trim.width, room[1] * 100 // trim.height)
    if fits >= 100:
        return 100
    return _BROADSHEET if fits >= _BROADSHEET else max(1, fits)


def _head(
    fonts: FontBook, ticket: Ticket, content: str, percent: int, page: Rect, width: Length
) -> list[Item]:
    """The line above the page: proof and page on the left, hash and time on the right."""
    y = page.y - 2 * MM
    left = max(page.x, _MARGIN)
    items, used = set_line(fonts, ticket.proof, "大黑", 18 * UNIT, left, y)
    words = f"{ticket.paper}　{ticket.date}　{ticket.page}"
    line, _ = set_line(fonts, words, "黑", 10 * UNIT, left + used + 3 * MM, y)
    items += line
    facts = [f"{percent}%", content, ticket.stamp]
    right = min(page.right, width - _MARGIN)
    told = "　".join(fact for fact in facts if fact)
    return items + set_line(fonts, told, "黑", 9 * UNIT, right, y, right=True)[0]


def _numbers(fonts: FontBook, ticket: Ticket, move: Move) -> list[Item]:
    """Numbers of every fifth grid line on both sides of the type area."""
    items: list[Item] = []
    if ticket.area is None:
        return items
    size = 6 * UNIT
    area = move.box(ticket.area)
    left, right = area.x - 2 * MM, area.right + 2 * MM
    for number, baseline in enumerate(ticket.lines, 1):
        if number % _EVERY == 0:
            at = move.y(baseline)
            items += set_line(fonts, str(number), "黑", size, left, at, ink=_GREY, right=True)[0]
            items += set_line(fonts, str(number), "黑", size, right, at, ink=_GREY)[0]
    return items


def _signatures(fonts: FontBook, page: Rect, size: tuple[Length, Length]) -> list[Item]:
    """Four boxes in a row at the foot of the sheet."""
    items: list[Item] = []
    top = size[1] - _MARGIN - _FOOT + MM
    left = max(page.x, _MARGIN)
    width = (min(page.right, size[0] - _MARGIN) - left) // len(SIGNATURES)
    height = _FOOT - MM
    for i, name in enumerate(SIGNATURES):
        box = Rect(left + i * width, top, width, height)
        items.append(frame(box, _PEN, Ink()))
        baseline = top + height // 2 + 4 * UNIT
        line, used = set_line(fonts, name, "黑", 10 * UNIT, box.x + 2 * MM, baseline)
        items += line
        edge = box.x + used + 4 * MM
        items.append(rule(edge, top, edge, top + height, _PEN, Ink()))
    return items


def watermark(words: str, fonts: FontBook, sheet: DisplayList, tint: int = 80) -> DisplayList:
    """Return a sheet of the same size with `words` across it, rising, in a tint of black.

    Outlines, because text in a display list stands level. `tint` is in per mille.
    """
    from math import cos, hypot, radians, sin

    from pagesetter.display import FillPath

    face = fonts.primary("大黑")
    shaped = face.shape(words)
    total = sum(shaped.advances)
    size = hypot(sheet.width, sheet.height) * 0.5 / total  # of one font unit
    turn = radians(45)
    segments: list[tuple[str | Length, ...]] = []
    pen = -total / 2
    for gid, advance in zip(shaped.gids, shaped.advances, strict=True):
        for segment in face.outline(gid):
            numbers = [n for n in segment[1:] if isinstance(n, int)]
            places: list[Length] = []
            for px, py in zip(numbers[0::2], numbers[1::2], strict=True):
                u, v = (pen + px) * size, (py - 0.38 * face.upem) * size
                places.append(round(sheet.width / 2 + u * cos(turn) - v * sin(turn)))
                places.append(round(sheet.height / 2 - u * sin(turn) - v * cos(turn)))
            segments.append((segment[0], *places))
        pen += advance
    path = FillPath(tuple(segments), Ink((0, 0, 0, tint)))
    whole: Sequence[Item] = (path,)
    return sheet._replace(items=tuple(whole))
