"""The lines of a story or box as they stand on a page, each with the runs that show it.

Turns tags and placed lines of a composed page into rows, cutting lines that several texts
share. A line that stands where it stood keeps its rows. Measures nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pagesetter.compose import ComposedPage
from pagesetter.compose.composition import PlacedLine
from pagesetter.compose.titles import PARTS
from pagesetter.display import GlyphRun, Item, Tag
from pagesetter.display.bounds import bounds
from pagesetter.display.turning import turned_back
from pagesetter.display.walk import flatten
from pagesetter.geometry import Rect
from pagesetter.model import Article, Box, Issue, Page, Story
from pagesetter.session.spots import (
    Piece,
    SetText,
    article_of,
    item_in,
    origin_of,
    set_texts,
    title_words,
)
from pagesetter.values import NamedTuple


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

    @property
    def stands(self) -> bool:
        """True when it runs downwards."""
        return bool(self.runs) and bool(self.runs[0].vertical)

    @property
    def level(self) -> Rect:
        """Its box; of a line that runs down laid on its side, x along the line."""
        return turned_back(self.box, 0, 0) if self.stands else self.box


class Cut:
    """A placed line with what it shows; cut into rows when somebody asks for them."""

    __slots__ = ("_rows", "line", "runs", "shown")

    def __init__(self, line: PlacedLine, shown: SetText, runs: tuple[GlyphRun, ...]) -> None:
        self.line, self.shown, self.runs = line, shown, runs
        self._rows: tuple[Row, ...] | None = None

    @property
    def rows(self) -> tuple[Row, ...]:
        """The parts of the line by the texts they belong to."""
        if self._rows is None:
            line, runs = self.line, self.runs
            box = (bounds(runs) if line.block < 0 and runs else None) or line.box
            text, pieces = self.shown
            rows = _split(text, pieces, line.start, line.end, box, line.reason, runs)
            self._rows = tuple(rows)
        return self._rows

    def shows(self, line: PlacedLine, shown: SetText, runs: tuple[GlyphRun, ...]) -> bool:
        """True when a line is this one, perhaps elsewhere."""
        return (
            (line.block, line.start, line.end) == (self.line.block, self.line.start, self.line.end)
            and shown == self.shown
            and [run.text for run in runs] == [run.text for run in self.runs]
        )


class Body(NamedTuple):
    """The lines of a story's body as they were cut: its next state takes those that stand."""

    cuts: list[Cut]
    runs: tuple[GlyphRun, ...]
    """Of all lines, in the order they were placed."""
    parts: dict[int, tuple[Tag, list[GlyphRun]]]
    """Each paragraph's, by the identity of its tag."""


NO_BODY = Body([], (), {})


def rows_of(
    issue: Issue, page: Page, composed: ComposedPage, item: str, before: Body = NO_BODY
) -> tuple[list[Row], Body]:
    """The rows of an item but for its body, and that; lines that stand as `before` keep theirs."""
    value = item_in(issue, page, item)
    tags = [t for t in _tags(composed.display.items) if t.key == item]
    rows: list[Row] = []
    body = NO_BODY
    if isinstance(value, Box):
        rows += _box_rows(issue, page, value, [tag for tag in tags if tag.kind != "figure"])
        for tag in tags:
            if tag.kind == "figure":
                rows += _caption_rows(issue, page, value, tag)
    elif value is not None:
        article = article_of(issue, page, value)
        for tag in tags:
            if tag.kind == "article" and article is not None:
                own, body = _story_rows(issue, page, composed, value, article, tag, before)
                rows += own
    return rows, body


def _tags(items: Iterable[Item]) -> Iterator[Tag]:
    for item in items:
        if isinstance(item, Tag):
            yield item


def _box_rows(issue: Issue, page: Page, box: Box, tags: list[Tag]) -> Iterator[Row]:
    """The lines of a box's rows, names, heading and note: all stand in the order of its texts."""
    from pagesetter.session.box_texts import set_texts_of

    runs = [run for tag in tags for run in _runs(tag.items)]
    at = 0
    for _, shown, pieces in set_texts_of(issue, page, box):
        start, at = at, _end_of(shown, runs, at)
        yield from _cut(_levels(runs[start:at]), shown, pieces)


def _end_of(shown: str, runs: list[GlyphRun], at: int) -> int:
    """Past the runs from `at` on that show a text."""
    point = 0
    while at < len(runs) and shown[point:].strip():
        point = found_in(shown, point, runs[at].text)
        if not shown.startswith(runs[at].text.rstrip("\t"), point):
            break
        point += len(runs[at].text)
        at += 1
    return at


def boxes_of_texts(composed: ComposedPage, box: str, texts: Sequence[str]) -> list[Rect | None]:
    """Where texts stand that are set in a box one after the other; None for one not found."""
    tags = [t for t in _tags(composed.display.items) if t.key == box and t.kind != "figure"]
    runs = [run for tag in tags for run in _runs(tag.items)]
    found: list[Rect | None] = []
    at = 0
    for text in texts:
        start, at = at, _end_of(text, runs, at)
        found.append(bounds(runs[start:at]))
    return found


def _caption_rows(issue: Issue, page: Page, box: Box, tag: Tag) -> Iterator[Row]:
    """The lines of a caption and its credit."""
    from pagesetter.session.box_texts import set_caption

    text, pieces = set_caption(issue, page, box)
    runs = list(_runs(tag.items))
    if "".join(run.text for run in runs).split() == text.split():
        yield from _cut(_levels(runs), text, pieces)


def _story_rows(
    issue: Issue, page: Page, composed: ComposedPage, story: Story, article: Article, tag: Tag,
    before: Body,
) -> tuple[list[Row], Body]:  # fmt: skip
    words = {} if story.continues else title_words(article, story)
    rows: list[Row] = []
    rest: list[GlyphRun] = []
    parts: dict[int, tuple[Tag, list[GlyphRun]]] = {}
    for below in _tags(tag.items):
        if below.kind not in PARTS:
            known = before.parts.get(id(below))
            if known is None or known[0] is not below:
                known = below, list(_runs(below.items))
            parts[id(below)] = known
            rest += known[1]
        elif below.kind in words:
            text = words[below.kind]
            rows += _cut(
                _levels(list(_runs(below.items))), text, (Piece(below.kind, -1, 0, len(text)),)
            )
    frames = {frame.id for frame in story.frames}
    owner = origin_of(issue, page, story)[1].id
    lines = [ln for ln in composed.lines if ln.story == owner and ln.frame in frames]
    runs = tuple(rest)
    return rows, Body(_body_cuts(article, lines, runs, before), runs, parts)


def _body_cuts(
    article: Article, lines: list[PlacedLine], runs: tuple[GlyphRun, ...], before: Body
) -> list[Cut]:
    """Lines of the body with their runs: both come in the order they were placed."""
    texts = set_texts(article) if lines else {}
    opening, closing = _field(article, started=False), _field(article, started=True)
    shown: list[SetText] = []
    field = opening
    for line in lines:
        text = texts.get(line.block)
        if text is not None:
            field = closing
        shown.append(text or field)
    start, end = _standing(before, lines, shown, runs)
    cuts = before.cuts[:start]
    at = sum(len(cut.runs) for cut in cuts)
    moved = len(before.cuts) - len(lines)
    for index in range(start, len(lines) - end):
        line, one = lines[index], shown[index]
        was = before.cuts[index + moved] if 0 <= index + moved < len(before.cuts) else None
        own = runs[at : at + len(was.runs)] if was is not None else ()
        if was is None or not was.shows(line, one, own):
            own = _own_runs(runs, at, one[0], line)
        cuts.append(Cut(line, one, own))
        at += len(own)
    return cuts + before.cuts[len(before.cuts) - end :]


def _standing(
    before: Body, lines: list[PlacedLine], shown: list[SetText], runs: tuple[GlyphRun, ...]
) -> tuple[int, int]:
    """How many lines at the start and at the end of a body are what they were."""
    cuts, start, end, taken = before.cuts, 0, 0, 0
    least = min(len(cuts), len(lines))
    while start < least:
        cut = cuts[start]
        if cut.line != lines[start] or cut.shown != shown[start]:
            break
        taken += len(cut.runs)
        start += 1
    if before.runs[:taken] != runs[:taken]:
        return 0, 0
    left, taken = min(len(before.runs), len(runs)) - taken, 0
    while end < least - start:
        cut = cuts[-1 - end]
        same = cut.line == lines[-1 - end] and cut.shown == shown[-1 - end]
        if not same or taken + len(cut.runs) > left:
            break
        taken += len(cut.runs)
        end += 1
    if taken and before.runs[-taken:] != runs[-taken:]:
        end = 0
    return start, end


def _own_runs(
    runs: tuple[GlyphRun, ...], at: int, text: str, line: PlacedLine
) -> tuple[GlyphRun, ...]:
    """The runs from `at` on that show a line of a text."""
    count = at
    point = line.start
    while count < len(runs):
        part = runs[count].text
        where = found_in(text, point, part)
        if where + len(part.rstrip("\t\n ")) > line.end or not text.startswith(
            part.rstrip("\t"), where
        ):
            break
        point = where + len(part)
        count += 1
    return runs[at:count]


def _field(article: Article, *, started: bool) -> SetText:
    """The text of a line outside the body: byline or dateline before it, credit after it."""
    if started:
        part, text = "credit", article.credit
    elif article.byline.strip():
        part, text = "byline", article.byline
    else:
        part, text = "dateline", article.dateline.strip()
    return text, (Piece(part, -1, 0, len(text)),)


def _levels(runs: list[GlyphRun]) -> list[list[GlyphRun]]:
    """Runs by their baselines; those of lines that run down by their columns."""
    found: list[list[GlyphRun]] = []
    for run in runs:
        if found and _goes_on(found[-1], run):
            found[-1].append(run)
        else:
            found.append([run])
    return found


def _goes_on(line: list[GlyphRun], run: GlyphRun) -> bool:
    first = line[0]
    if run.vertical:  # lying words stand a little beside the middle of upright ones
        return abs(run.x - first.x) * 10 < first.size * 7
    return first.y == run.y


def _cut(lines: list[list[GlyphRun]], text: str, pieces: tuple[Piece, ...]) -> Iterator[Row]:
    """Rows of text that has no placed lines."""
    if not lines:
        return
    starts: list[int] = []
    at = 0
    for line in lines:
        at = found_in(text, at, line[0].text)
        starts.append(at)
        for run in line:
            at = found_in(text, at, run.text) + len(run.text)
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


def found_in(text: str, at: int, part: str) -> int:
    """Where a run's text stands in the set text: blanks that were not set are passed over."""
    while not text.startswith(part.rstrip("\t"), at) and text[at : at + 1].isspace():
        at += 1
    return at
