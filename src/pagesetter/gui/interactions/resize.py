"""Pulling a frame by an edge or a corner: columns and lines, the text following under the hand.

Alt pulls a side by half 字; Shift at the foot pushes what stands below.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from pagesetter.geometry import UNIT, Length
from pagesetter.gui.canvas.marks import fit_text
from pagesetter.gui.canvas.scene import EDGES_OF_HANDLES, Part, column_at
from pagesetter.gui.canvas.view import View, draw_beside
from pagesetter.gui.i18n import say
from pagesetter.gui.i18n.named import told
from pagesetter.gui.interactions.gesture import Desk, Gesture, Pointer, marks_for, reach_of
from pagesetter.model import Box, Frame, Issue
from pagesetter.session import arrange, snapping
from pagesetter.session.free_boxes import pull_free
from pagesetter.session.placing import capacity_of

CURSORS = {
    "n": Qt.CursorShape.SizeVerCursor, "s": Qt.CursorShape.SizeVerCursor,
    "e": Qt.CursorShape.SizeHorCursor, "w": Qt.CursorShape.SizeHorCursor,
    "nw": Qt.CursorShape.SizeFDiagCursor, "se": Qt.CursorShape.SizeFDiagCursor,
    "ne": Qt.CursorShape.SizeBDiagCursor, "sw": Qt.CursorShape.SizeBDiagCursor,
}  # fmt: skip


class Resize(Gesture):
    """A drag of the handle `name` (n, ne, e …) of a frame."""

    def __init__(self, desk: Desk, start: Pointer, part: Part, name: str) -> None:
        super().__init__(desk, start)
        self.cursor = CURSORS[name]
        self._part, self._edges = part, EDGES_OF_HANDLES[name]
        self._marks = marks_for(self.work.scene, part)
        self._issue = self.work.issue
        self._made: Issue | None = None
        self._pushes = False

    def move(self, at: Pointer) -> None:
        super().move(at)
        if not self.dragged:
            return
        made = self._changed(at)
        if made is not self._made:
            self._made = made
            self.work.preview(made)

    def release(self, at: Pointer) -> None:
        self.move(at)
        made = self._made
        if made is not None:
            self.work.edit(lambda _: made, "push" if self._pushes else "resize")

    def cancel(self) -> None:
        self.work.preview(None)

    def _changed(self, at: Pointer) -> Issue:
        page, grid, part = self.work.page.name, self.work.grid, self._part
        if part.kind == "free":
            return self._free(at)
        lines = _rounded(at.y - self.start.y, grid.pitch)
        self._pushes = at.shift and "bottom" in self._edges
        sides = [edge for edge in self._edges if edge in ("left", "right")]
        if at.alt and sides:
            halves = _rounded(2 * (at.x - self.start.x), grid.size)
            inwards = halves if sides[0] == "left" else -halves
            made = arrange.change_frame(
                self._issue, page, part.frame.id,
                lambda f: arrange.pulled_freely(f, sides[0], inwards, grid),
            )  # fmt: skip
            return arrange.change_frame(
                made, page, part.frame.id,
                lambda f: arrange.pulled(f, self._edges, 0, lines, grid),
            )  # fmt: skip
        columns = self._columns(at) if sides else 0
        if not self._pushes:
            return arrange.change_frame(
                self._issue, page, part.frame.id,
                lambda f: arrange.pulled(f, self._edges, columns, lines, grid),
            )  # fmt: skip
        wide = arrange.change_frame(
            self._issue, page, part.frame.id,
            lambda f: arrange.pulled(f, sides, columns, 0, grid),
        )  # fmt: skip
        return arrange.pull_and_push(wide, page, part.frame.id, lines, grid)

    def _free(self, at: Pointer) -> Issue:
        """A box off the grid: its edges go to half 字 and half 行 and to what is near; with Alt by
        a quarter."""
        grid, stood = self.work.grid, self._part.box
        dx, dy = at.x - self.start.x, at.y - self.start.y
        if at.alt:
            dx = _rounded(dx * 4, grid.size) * grid.size // 4
            dy = _rounded(dy * 4, grid.pitch) * grid.pitch // 4
        else:
            reach = reach_of(self.desk, grid)
            places = {"left": stood.x, "right": stood.right, "top": stood.y, "bottom": stood.bottom}
            for edge in self._edges:
                old = places[edge]
                by = dx if edge in ("left", "right") else dy
                by = snapping.pulled(edge, old + by, self._marks, grid, reach) - old
                dx, dy = (by, dy) if edge in ("left", "right") else (dx, by)
        page, box = self.work.page.name, self._part.frame.id
        return pull_free(self._issue, page, box, self._edges, dx, dy, grid)

    def _columns(self, at: Pointer) -> int:
        """Columns the pulled side has moved by: it goes to the column the pointer is in."""
        grid, frame = self.work.grid, self._part.frame
        moved = at.x - self.start.x
        if "left" in self._edges:
            return column_at(grid, self._part.box.x + moved + grid.size * 2) - frame.column
        return column_at(grid, self._part.box.right + moved - grid.size * 2) - (
            frame.column + frame.columns - 1
        )

    def told_at(self) -> QRectF | None:
        return self.beside_pointer()

    def paint(self, painter: QPainter, view: View) -> None:
        part = self.work.scene.part(self._part.frame.id)
        if not self.dragged or part is None:
            return
        if part.is_box:
            text = box_size_text(self.work.box(part.frame.id), part, self.work.grid.size)
            draw_beside(painter, self.at.view, text, self.desk.colours.selected)
            return
        text = size_text(part.frame, capacity_of(part.frame, self.work.grid))
        fit = self.work.fit(part.item)
        mark = fit_text(fit) if fit is not None else ""
        colours = self.desk.colours
        over = fit is not None and fit.lines_over > 0
        label = f"{text}   {mark}" if mark else text
        draw_beside(painter, self.at.view, label, colours.over if over else colours.selected)


def size_text(frame: Frame, characters: int) -> str:
    """`2 栏 × 24 行 = 720 字`."""
    return say("frame-size", columns=frame.columns, lines=frame.lines, characters=characters)


def box_size_text(box: Box | None, part: Part, size: Length) -> str:
    """Size of a box in columns and lines, or as its file says it, and in mm; one that does not
    fill its columns in 字, whose `size` is given."""
    across, down = (length * 254 / (720 * UNIT) for length in (part.box.width, part.box.height))
    if part.kind == "free" and box is not None and box.at is not None:
        words = f"{told(box.at.width)} × {told(box.at.height)}"
    elif part.frame.inset_left.num or part.frame.inset_right.num:
        cells = f"{round(2 * part.box.width / size) / 2:g}"
        words = say("box-size-cells", cells=cells, lines=part.frame.lines)
    else:
        words = say("box-size", columns=part.frame.columns, lines=part.frame.lines)
    return say("box-size-mm", size=words, width=f"{across:.1f}", height=f"{down:.1f}")


def _rounded(length: int, unit: int) -> int:
    """Whole units in a length, to the nearest."""
    return (2 * length + unit) // (2 * unit)
