"""Places the glyphs of a line that has been cut and filled: columns of display items.

Takes a cut of the measured paragraph and the changes of width the solver found; gives glyph
runs relative to the line's left edge and baseline, and emphasis dots. It chooses nothing.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from operator import add

from pagesetter.display import FillPath, GlyphRun, Item, counting, stepping
from pagesetter.display.paths import circle_path
from pagesetter.geometry import Length
from pagesetter.text.classes import HAN
from pagesetter.text.linebreak import Cut
from pagesetter.text.measured import Measured, Piece

# A dot of 着重号: its centre below the baseline and its radius, in 1/1000 em. Clear of the
# em box (120 below the baseline) and of the next line at a pitch of 1.25 em and more.
DOT_DEPTH = 220
DOT_RADIUS = 60


def positions(
    line: Measured, cut: Cut, changes: Sequence[tuple[int, Length]], x: Length
) -> array[int]:
    """Origin of every code point of the cut's content; the first stands at `x` in the line."""
    start, content = cut.start, cut.content
    if not changes and line.even:
        count = content - start
        if line.advances[start:content].count(line.em) == count:
            return stepping(x, line.em, count)
    base = line.edges[start] + line.glue[start] - x
    origins = line.origins[start:content]
    if not changes:
        return array("i", [origin - base for origin in origins])
    steps = [0] * (content - start + 1)
    steps[0] = -base
    for place, amount in changes:
        steps[place - start] += amount
    return array("i", map(add, origins, accumulate(steps)))


def runs(line: Measured, cut: Cut, xs: array[int]) -> list[GlyphRun]:
    """Glyph runs of a line; their texts together are the line's text, eaten spaces too."""
    pieces = line.pieces
    start, content, end = cut.start, cut.content, cut.end
    low = bisect_right(pieces, start, key=_piece_end) if len(pieces) > 1 else 0
    piece = pieces[low]
    if piece.end >= end and line.plain and content > start:
        return [whole(line, piece, cut, xs)]
    items: list[GlyphRun] = []
    text_start = start
    for index in range(low, len(pieces)):
        piece = pieces[index]
        if piece.start >= end:
            break
        text_end = min(piece.end, end)
        run = _run(
            line, piece, max(piece.start, start), min(piece.end, content), text_start, text_end,
            xs, start,
        )  # fmt: skip
        if run is not None:
            items.append(run)
            text_start = text_end
    if items and text_start < end:
        # What sets nothing at the end of the line belongs to the run before it.
        items[-1] = items[-1]._replace(text=items[-1].text + line.text[text_start:end])
    return items


def _piece_end(piece: Piece) -> int:
    return piece.end


def whole(line: Measured, piece: Piece, cut: Cut, xs: array[int]) -> GlyphRun:
    """The run of a line in one piece whose glyphs are its characters: nearly every line."""
    start, content, end = cut[:3]
    _, _, face, size, hscale, ink, shift, language, _, _ = piece
    gids, text = line.shape.gids[start:content], line.text[start:end]
    # tuple.__new__: half the time of calling the class.
    return tuple.__new__(
        GlyphRun,
        (
            face, size, 0, -shift, gids, counting(content - start), xs, text, None, ink, hscale,
            language, "", None,
        ),
    )  # fmt: skip


def _run(
    line: Measured,
    piece: Piece,
    start: int,
    end: int,
    text_start: int,
    text_end: int,
    xs: array[int],
    line_start: int,
) -> GlyphRun | None:
    shape = line.shape
    ys: array[int] | None = None
    if shape.one_to_one and text_start == start:
        if start >= end:
            return None
        gids = shape.gids[start:end]
        clusters = counting(end - start)
        places = xs[start - line_start : end - line_start]
        low = start
    else:
        low, high = shape.first[start], shape.first[max(start, end)]
        if low == high:
            return None
        gids = shape.gids[low:high]
        points = shape.clusters[low:high]
        clusters = array("I", [point - text_start for point in points])
        places = array("i", [xs[point - line_start] for point in points])
    if shape.inner is not None:
        places = array("i", map(add, places, shape.inner[low : low + len(gids)]))
    if shape.ys is not None:
        lifted = shape.ys[low : low + len(gids)]
        ys = array("i", lifted) if any(lifted) else None
    return GlyphRun(
        piece.face,
        piece.size,
        0,
        -piece.shift,
        gids,
        clusters,
        places,
        line.text[text_start:text_end],
        ys,
        piece.ink,
        piece.hscale,
        piece.language,
        outline=piece.outline,
    )


def emphasis_dots(line: Measured, cut: Cut, xs: array[int]) -> list[Item]:
    """着重号: a dot below each Han of an emphasised piece, not below marks (CLREQ 3.4.1).

    Below a name's line where there is one: the line stands nearer to the text.
    """
    items: list[Item] = []
    names = line.annotations
    for piece in line.pieces:
        if not piece.emphasis or piece.end <= cut.start or piece.start >= cut.content:
            continue
        path: list[tuple[str | Length, ...]] = []
        depth = piece.size * DOT_DEPTH // 1000 - piece.shift
        radius = piece.size * DOT_RADIUS // 1000
        for point in range(max(piece.start, cut.start), min(piece.end, cut.content)):
            if line.classes[point] in HAN:
                x = xs[point - cut.start] - line.shifts.get(point, 0) + line.advances[point] // 2
                lower = 0 if names is None or not names.lined(point) else piece.size * 110 // 1000
                path += circle_path(x, depth + lower, radius)
        if path:
            items.append(FillPath(tuple(path), piece.ink))
    return items
