"""Where the characters of a story or box stand on its page: point ↔ spot, spot → caret.

Reads the display list and the placed lines of a composed page; sets and measures no text of
its own. Lengths as on the media. Lines come in reading order.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import cached_property, lru_cache
from itertools import pairwise

from pagesetter.compose import ComposedPage
from pagesetter.display import GlyphRun
from pagesetter.display.turning import turned_box
from pagesetter.fonts import FontBook
from pagesetter.geometry import Length, Rect
from pagesetter.model import Issue, Page
from pagesetter.session.spots import BODY, Spot
from pagesetter.session.text_rows import NO_BODY, Body, Row, found_in, rows_of
from pagesetter.text.classes import classify

_BLANK, _JOINED = "WsN", "CxZJ"
_MARKS = "c.o!()m~_=e"
"""Classes of marks, whose blank half may have been squeezed away."""
_ASCENT = 880
"""From the top of a 字's cell to its baseline, in 1/1000 em."""


class TextMap:
    """The lines of one story or box on one page."""

    def __init__(
        self,
        issue: Issue,
        page: Page,
        composed: ComposedPage,
        item: str,
        fonts: FontBook,
        before: TextMap | None = None,
    ) -> None:
        """`before` is the map of an earlier state of the item: lines that stand still keep rows."""
        self.page, self.item = page.name, item
        self._fonts = fonts
        self._edges: dict[int, tuple[list[int], list[Length]]] = {}
        """Of lines by their identity."""
        body = before._body if before is not None and before.item == item else NO_BODY
        self._head, body = rows_of(issue, page, composed, item, body)
        self._body: Body = body

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """All lines, those of the body last."""
        return (*self._head, *(row for cut in self._body.cuts for row in cut.rows))

    # Point → spot

    def distance(self, x: Length, y: Length) -> Length | None:
        """How far a point is from the nearest line; None when there is none."""
        return min((_distance(row.box, x, y) for row in self.rows), default=None)

    def hit(self, x: Length, y: Length) -> Spot | None:
        """The place nearest to a point; None when nothing is set."""
        if not self.rows:
            return None
        places = [(y, -x) if row.stands else (x, y) for row in self.rows]
        away = [_nearness(row.level, *at) for row, at in zip(self.rows, places, strict=True)]
        near = min(away)
        spots = [
            (abs(self.x_of(at, spot.offset) - places[at][0]), spot.part != BODY, at, spot)
            for at in range(len(self.rows))
            if away[at] == near
            for spot in (self.spot_in(at, places[at][0]),)
        ]  # texts that share a line lie in one box
        return min(spots)[3]

    def spot_in(self, at: int, x: Length) -> Spot:
        """The place in line `at` nearest to `x`."""
        row = self.rows[at]
        offsets, xs = self.edges(at)
        best = min(range(len(xs)), key=lambda i: (abs(xs[i] - x), i))
        offset = offsets[best]
        trails = offset == row.end and row.start < row.end
        if trails and row.text[row.shift + offset - 1 : row.shift + offset] == "\n":
            offset, trails = offset - 1, False
        return Spot(self.page, self.item, row.part, row.block, offset, trails)

    # Spot → place

    def row_of(self, spot: Spot) -> int:
        """The line a spot stands in; -1 when it is not on this page."""
        return _row_of(self.rows, spot)

    def line_of(self, spot: Spot) -> Row | None:
        """The line a spot stands in, if it is on this page."""
        rows = self._lines_near(spot)
        at = _row_of(rows, spot)
        return rows[at] if at >= 0 else None

    def x_of(self, at: int, offset: int) -> Length:
        """Where a cursor stands in line `at`, along the line."""
        return self._x_in(self.rows[at], offset)

    def _x_in(self, row: Row, offset: int) -> Length:
        offsets, xs = self._edges_of(row)
        return xs[min(bisect_left(offsets, offset), len(xs) - 1)]

    def _lines_near(self, spot: Spot) -> Sequence[Row]:
        """Lines among which is the one a spot stands in: a key asks for no others."""
        cuts = self._body.cuts
        if spot.part != BODY or not cuts:
            return self.rows
        return [row for cut in cuts if cut.line.block == spot.block for row in cut.rows]

    def caret(self, spot: Spot, *, empty: bool = False) -> Rect | None:
        """A cursor's place, without width, in lines that run down without height; None when
        the spot is not on the page.

        In an `empty` block it stands under the block before, where its line would begin.
        """
        row = self.line_of(spot)
        if row is not None:
            box = row.level
            return _stood(row, Rect(self._x_in(row, spot.offset), box.y, 0, box.height))
        body = [row for row in self.rows if row.part == spot.part]
        if not empty or spot.block < 0 or not body:
            return None
        if spot.part == "name":
            return _cell(body, spot.block)
        before = [row for row in body if row.block < spot.block]
        if not before:
            return _stood(body[0], body[0].level._replace(width=0))
        box = before[-1].level
        y = box.y + (_pitch(body) or box.height)
        return _stood(before[-1], Rect(box.x, y, 0, box.height))

    def boxes(self, start: Spot, end: Spot) -> list[Rect]:
        """What is covered by the text between two spots, a box a line."""
        found = []
        for at, row in enumerate(self.rows):
            if row.part != start.part or not start.block <= row.block <= end.block:
                continue
            low = start.offset if row.block == start.block else row.start
            high = end.offset if row.block == end.block else row.end
            low, high = max(low, row.start), min(high, row.end)
            if low < high:
                left, right = self.x_of(at, low), self.x_of(at, high)
                box = Rect(left, row.level.y, max(0, right - left), row.level.height)
                found.append(_stood(row, box))
        return found

    def edges(self, at: int) -> tuple[list[int], list[Length]]:
        """The places a cursor may have in a line and their x; both rise."""
        return self._edges_of(self.rows[at])

    def _edges_of(self, row: Row) -> tuple[list[int], list[Length]]:
        known = self._edges.get(id(row))
        if known is None:
            known = self._edges[id(row)] = self._measured(row)
        return known

    def _measured(self, row: Row) -> tuple[list[int], list[Length]]:
        offsets: list[int] = []
        xs: list[Length] = []
        last: tuple[GlyphRun, int] | None = None
        """The glyph before, whose advance is asked for only where something follows it unset."""
        point = row.first
        for run in row.runs:
            point = found_in(row.text, point, run.text)
            cluster = -1
            for gid, begun, x in zip(run.gids, run.clusters, _places(run), strict=True):
                if begun != cluster:
                    cluster, offset = begun, point + begun
                    if last is not None and offset > offsets[-1] + 1:
                        _fill(offsets, xs, self._advance(*last), row.text, offset)
                    offsets.append(offset)
                    xs.append(x)
                last = run, gid
            point += len(run.text)
        advance = self._advance(*last) if last is not None else 0
        end = row.shift + row.end
        if offsets and offsets[-1] < end:
            foot = min(xs[-1] + advance, max(row.level.right, xs[-1]))
            trailing = row.text[offsets[-1] + 1 : end]
            if trailing and classify(trailing)[-1] in "sW":
                offsets.append(end - 1)
                xs.append(foot)
            offsets.append(end)
            xs.append(foot)
        _clear_marks(offsets, xs, row)
        kept = [i for i, o in enumerate(offsets) if row.shift + row.start <= o <= end]
        if not kept:
            return [row.start], [row.level.x]
        return [offsets[i] - row.shift for i in kept], [xs[i] for i in kept]

    def _advance(self, run: GlyphRun, gid: int) -> Length:
        """How far a glyph takes the line."""
        if run.vertical == "upright":
            return run.size
        face = self._fonts.face(run.face)
        units: int = face.font.get_glyph_h_advance(gid)
        return units * run.size * run.hscale // (face.upem * 1000)


def _row_of(rows: Sequence[Row], spot: Spot) -> int:
    """Which of the lines a spot stands in; -1 for none."""
    found = -1
    for at, row in enumerate(rows):
        if (row.part, row.block) != (spot.part, spot.block):
            continue
        if row.start <= spot.offset <= row.end:
            if found < 0 or not spot.trails:
                found = at
            if spot.offset < row.end or spot.trails:
                break
    return found


def _fill(offsets: list[int], xs: list[Length], advance: Length, text: str, until: int) -> None:
    """Places before characters without a glyph of their own: blanks, and parts of a ligature."""
    first = offsets[-1] + 1
    classes = classify(text[first:until])
    x, parts = xs[-1], 1 + sum(letter not in _BLANK + _JOINED for letter in classes)
    for at, letter in enumerate(classes, first):
        if letter not in _JOINED:
            x += advance if letter in _BLANK and parts == 1 else advance // parts
            offsets.append(at)
            xs.append(x)


def _clear_marks(offsets: list[int], xs: list[Length], row: Row) -> None:
    """A cursor before an opening mark stands where its box would begin, not inside the 字."""
    size = row.runs[0].size if row.runs else 0
    for i, offset in enumerate(offsets):
        if _class_of(row.text[offset : offset + 1]) != "(":
            continue
        if i == 0:
            xs[i] = max(xs[i], row.level.x)
        elif _class_of(row.text[offset - 1 : offset]) not in _MARKS:
            xs[i] = max(xs[i], min(xs[i - 1] + size, xs[i] + size // 2))
        else:  # of 。“ squeezed to one 字 both cells begin at one place
            xs[i] = max(xs[i], xs[i - 1] + size // 2)


@lru_cache(maxsize=4_000)
def _class_of(character: str) -> str:
    """The class of one character; known by heart, for each line asks for all it has."""
    return classify(character)


def _places(run: GlyphRun) -> list[Length]:
    """Where the glyphs' cells begin along the line."""
    if not run.vertical:
        return [run.x + x for x in run.xs]
    if run.vertical == "turned" or run.ys is None:
        return [run.y + x for x in run.xs]
    top = run.y - run.size * _ASCENT // 1000
    return [top + y for y in run.ys]


def _stood(row: Row, box: Rect) -> Rect:
    """A box in a line laid on its side, as it stands on the page."""
    return turned_box(box, 0, 0) if row.stands else box


def _cell(names: list[Row], block: int) -> Rect:
    """Where the name of an empty cell would begin, told from the rows and columns of the others."""
    columns = max(Counter(row.box.y for row in names).values())
    under = [row.box.x for row in names if row.block % columns == block % columns]
    beside = [row.box.y for row in names if row.block // columns == block // columns]
    last = names[-1].box
    y = beside[0] if beside else last.y + (_pitch(names) or last.height)
    return Rect(under[0] if under else last.x, y, 0, last.height)


def _pitch(body: list[Row]) -> Length:
    """From one line of the body to the next."""
    ys = [row.level.y for row in body]
    return next((low - high for high, low in pairwise(ys) if low > high), 0)


def _distance(box: Rect, x: Length, y: Length) -> Length:
    return max(box.x - x, x - box.right, 0) + max(box.y - y, y - box.bottom, 0)


def _nearness(box: Rect, x: Length, y: Length) -> tuple[Length, Length]:
    across = max(box.x - x, x - box.right, 0)
    return across + 4 * max(box.y - y, y - box.bottom, 0), box.width
