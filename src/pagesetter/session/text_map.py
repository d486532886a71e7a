"""Where the characters of a story or box stand on its page: point ↔ spot, spot → caret.

Reads the display list and the placed lines of a composed page; sets and measures no text of
its own. Lengths as on the media. Lines come in reading order.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import pairwise

from pagesetter.compose import ComposedPage
from pagesetter.compose.composition import PlacedLine
from pagesetter.compose.grid import Grid, grid_of
from pagesetter.compose.titles import PARTS
from pagesetter.display import GlyphRun, Item, Tag
from pagesetter.display.bounds import bounds
from pagesetter.display.walk import flatten
from pagesetter.fonts import FontBook
from pagesetter.geometry import Length, Rect
from pagesetter.model import Article, Box, Issue, Page, Story
from pagesetter.session.spots import (
    BODY,
    Piece,
    Spot,
    article_of,
    item_of,
    origin_of,
    set_texts,
    title_words,
)
from pagesetter.text.classes import classify
from pagesetter.values import NamedTuple

_BLANK, _JOINED = "WsN", "CxZJ"
_MARKS = "c.o!()m~_=e"
"""Classes of marks, whose blank half may have been squeezed away."""


class Row(NamedTuple):
    """A line as it stands, or the part of it that belongs to one text."""

    part: str
    block: int
    start: int
    """First and last place of it in the text."""
    end: int
    box: Rect
    reason: str
    shift: int
    """Where the text begins in the set text."""
    text: str
    """The set text of the whole item."""
    first: int
    """Where the runs begin in the set text."""
    runs: tuple[GlyphRun, ...]


class TextMap:
    """The lines of one story or box on one page."""

    def __init__(
        self, issue: Issue, page: Page, composed: ComposedPage, item: str, fonts: FontBook
    ) -> None:
        self.page, self.item = page.name, item
        self._fonts = fonts
        self._edges: dict[int, tuple[list[int], list[Length]]] = {}
        self.rows: tuple[Row, ...] = tuple(_rows(issue, page, composed, item))

    # Point → spot

    def distance(self, x: Length, y: Length) -> Length | None:
        """How far a point is from the nearest line; None when there is none."""
        return min((_distance(row.box, x, y) for row in self.rows), default=None)

    def hit(self, x: Length, y: Length) -> Spot | None:
        """The place nearest to a point; None when nothing is set."""
        if not self.rows:
            return None
        near = min(_nearness(row.box, x, y) for row in self.rows)
        spots = [
            (abs(self.x_of(at, spot.offset) - x), spot.part != BODY, at, spot)
            for at, row in enumerate(self.rows)
            if _nearness(row.box, x, y) == near
            for spot in (self.spot_in(at, x),)
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
        found = -1
        for at, row in enumerate(self.rows):
            if (row.part, row.block) != (spot.part, spot.block):
                continue
            if row.start <= spot.offset <= row.end:
                if found < 0 or not spot.trails:
                    found = at
                if spot.offset < row.end or spot.trails:
                    break
        return found

    def x_of(self, at: int, offset: int) -> Length:
        """Where a cursor stands in line `at`."""
        offsets, xs = self.edges(at)
        return xs[min(bisect_left(offsets, offset), len(xs) - 1)]

    def caret(self, spot: Spot, *, empty: bool = False) -> Rect | None:
        """A cursor's place, without width; None when the spot is not on the page.

        In an `empty` block it stands under the block before, where its line would begin.
        """
        at = self.row_of(spot)
        if at >= 0:
            box = self.rows[at].box
            return Rect(self.x_of(at, spot.offset), box.y, 0, box.height)
        if not empty or spot.part != BODY:
            return None
        body = [row for row in self.rows if row.part == BODY]
        before = [row.box for row in body if row.block < spot.block]
        if before:
            box = before[-1]
            return Rect(box.x, box.y + (self._pitch() or box.height), 0, box.height)
        return Rect(body[0].box.x, body[0].box.y, 0, body[0].box.height) if body else None

    def _pitch(self) -> Length:
        """From one line of the body to the next."""
        body = [row.box.y for row in self.rows if row.part == BODY]
        return next((low - high for high, low in pairwise(body) if low > high), 0)

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
                found.append(Rect(left, row.box.y, max(0, right - left), row.box.height))
        return found

    def edges(self, at: int) -> tuple[list[int], list[Length]]:
        """The places a cursor may have in a line and their x; both rise."""
        known = self._edges.get(at)
        if known is None:
            known = self._edges[at] = self._measured(self.rows[at])
        return known

    def _measured(self, row: Row) -> tuple[list[int], list[Length]]:
        offsets: list[int] = []
        xs: list[Length] = []
        advance = 0
        point = row.first
        for run in row.runs:
            point = _found(row.text, point, run.text)
            face = self._fonts.face(run.face)
            last = -1
            for gid, cluster, x in zip(run.gids, run.clusters, run.xs, strict=True):
                if cluster != last:
                    if xs:
                        _fill(offsets, xs, advance, row.text, point + cluster)
                    offsets.append(point + cluster)
                    xs.append(run.x + x)
                    last = cluster
                units = face.font.get_glyph_h_advance(gid)
                advance = units * run.size * run.hscale // (face.upem * 1000)
            point += len(run.text)
        end = row.shift + row.end
        if offsets and offsets[-1] < end:
            foot = min(xs[-1] + advance, max(row.box.right, xs[-1]))
            trailing = row.text[offsets[-1] + 1 : end]
            if trailing and classify(trailing)[-1] in "sW":
                offsets.append(end - 1)
                xs.append(foot)
            offsets.append(end)
            xs.append(foot)
        _clear_marks(offsets, xs, row)
        kept = [i for i, o in enumerate(offsets) if row.shift + row.start <= o <= end]
        if not kept:
            return [row.start], [row.box.x]
        return [offsets[i] - row.shift for i in kept], [xs[i] for i in kept]


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
        if classify(row.text[offset : offset + 1]) != "(":
            continue
        if i == 0:
            xs[i] = max(xs[i], row.box.x)
        elif classify(row.text[offset - 1 : offset]) not in _MARKS:
            xs[i] = max(xs[i], min(xs[i - 1] + size, xs[i] + size // 2))


def _found(text: str, at: int, part: str) -> int:
    """Where a run's text stands in the set text: blanks that were not set are passed over."""
    while not text.startswith(part.rstrip("\t"), at) and text[at : at + 1].isspace():
        at += 1
    return at


def _distance(box: Rect, x: Length, y: Length) -> Length:
    return max(box.x - x, x - box.right, 0) + max(box.y - y, y - box.bottom, 0)


def _nearness(box: Rect, x: Length, y: Length) -> tuple[Length, Length]:
    across = max(box.x - x, x - box.right, 0)
    return across + 4 * max(box.y - y, y - box.bottom, 0), box.width


# --- the lines of an item


def _rows(issue: Issue, page: Page, composed: ComposedPage, item: str) -> Iterator[Row]:
    value = item_of(page, item)
    tags = [t for t in _tags(composed.display.items) if t.key == item]
    if isinstance(value, Box):
        for tag in tags:
            if tag.kind == "figure":
                yield from _caption_rows(value, tag)
    elif value is not None:
        article = article_of(issue, page, value)
        for tag in tags:
            if tag.kind == "article" and article is not None:
                yield from _story_rows(issue, page, composed, value, article, tag)


def _tags(items: Iterable[Item]) -> Iterator[Tag]:
    for item in items:
        if isinstance(item, Tag):
            yield item


def _caption_rows(box: Box, tag: Tag) -> Iterator[Row]:
    """The lines of a caption and the credit that follows it after a blank."""
    gap = 1 if box.caption and box.credit else 0
    text = box.caption + "\u3000" * gap + box.credit
    pieces = (
        Piece("caption", -1, 0, len(box.caption)),
        *([Piece("", -1, 0, 1)] if gap else []),
        Piece("credit", -1, 0, len(box.credit)),
    )
    runs = list(_runs(tag.items))
    if "".join(run.text for run in runs).split() != text.split():
        return  # what a variable stands for is not typed here
    yield from _cut(_levels(runs), text, pieces)


def _story_rows(
    issue: Issue, page: Page, composed: ComposedPage, story: Story, article: Article, tag: Tag
) -> Iterator[Row]:
    words = {} if story.continues else title_words(article, story)
    rest: list[GlyphRun] = []
    for below in _tags(tag.items):
        if below.kind not in PARTS:
            rest += _runs(below.items)
        elif below.kind in words:
            text = words[below.kind]
            yield from _cut(
                _levels(list(_runs(below.items))), text, (Piece(below.kind, -1, 0, len(text)),)
            )
    frames = {frame.id for frame in story.frames}
    owner = origin_of(issue, page, story)[1].id
    lines = [ln for ln in composed.lines if ln.story == owner and ln.frame in frames]
    grid = grid_of(issue.layout(page.layout))
    yield from _body_rows(article, lines, rest, grid)


def _body_rows(
    article: Article, lines: list[PlacedLine], runs: list[GlyphRun], grid: Grid
) -> Iterator[Row]:
    """Lines of the body with their runs: both come in the order they were placed."""
    known = set_texts(article, grid) if lines else {}
    at = 0
    started = False
    for line in lines:
        block = line.block
        if block in known:
            started = True
            text, pieces = known[block]
        else:
            text, pieces = _field(article, started)
        count = at
        point = line.start
        while count < len(runs):
            part = runs[count].text
            where = _found(text, point, part)
            if where + len(part.rstrip("\t\n ")) > line.end or not text.startswith(
                part.rstrip("\t"), where
            ):
                break
            point = where + len(part)
            count += 1
        own = tuple(runs[at:count])
        box = line.box
        if block < 0 and own:
            found = bounds(own)
            box = found if found is not None else box
        at = count
        yield from _split(text, pieces, line.start, line.end, box, line.reason, own)


def _field(article: Article, started: bool) -> tuple[str, tuple[Piece, ...]]:
    """The text of a line outside the body: byline or dateline before it, credit after it."""
    if started:
        part, text = "credit", article.credit
    elif article.byline.strip():
        part, text = "byline", article.byline
    else:
        part, text = "dateline", article.dateline.strip()
    return text, (Piece(part, -1, 0, len(text)),)


def _levels(runs: list[GlyphRun]) -> list[list[GlyphRun]]:
    """Runs by their baselines."""
    found: list[list[GlyphRun]] = []
    for run in runs:
        if found and found[-1][0].y == run.y:
            found[-1].append(run)
        else:
            found.append([run])
    return found


def _cut(lines: list[list[GlyphRun]], text: str, pieces: tuple[Piece, ...]) -> Iterator[Row]:
    """Rows of text that has no placed lines."""
    if not lines:
        return
    starts: list[int] = []
    at = 0
    for line in lines:
        at = _found(text, at, line[0].text)
        starts.append(at)
        for run in line:
            at = _found(text, at, run.text) + len(run.text)
    for line, start, end in zip(lines, starts, [*starts[1:], len(text)], strict=True):
        box = bounds(line)
        if box is not None:
            yield from _split(text, pieces, start, end, box, "", tuple(line))


def _split(
    text: str, pieces: tuple[Piece, ...], start: int, end: int, box: Rect, reason: str,
    runs: tuple[GlyphRun, ...],
) -> Iterator[Row]:  # fmt: skip
    """A line as the rows of the texts it shows."""
    at = 0
    for piece in pieces:
        low, high = max(start, at), min(end, at + piece.length)
        is_here = low < high or (piece.length == 0 and start <= at <= end)
        if piece.part and is_here:
            shift = at - piece.start
            yield Row(piece.part, piece.block, low - shift, high - shift, box, reason, shift,
                      text, start, runs)  # fmt: skip
        at += piece.length


def _runs(items: Iterable[Item]) -> Iterator[GlyphRun]:
    for item, dx, dy in flatten(items):
        # A hyphen at a line's end is no character of the copy.
        if isinstance(item, GlyphRun) and item.text != "\u00ad":
            yield item.moved(dx, dy) if dx or dy else item
