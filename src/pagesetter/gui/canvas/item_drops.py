"""Library elements, advertisements and pictures dragged onto the page, from panels or files.

Shows where one would go, and puts it there: a picture on a box or frame fills or joins it, on
paper it gets a box of its own.
"""

from __future__ import annotations

import os

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QColor, QPainter

from pagesetter.gui.canvas.drop_frame import Dragged, DropFrame, box_of, drawn_for
from pagesetter.gui.canvas.scene import Part
from pagesetter.gui.canvas.view import View, draw_beside, pen
from pagesetter.gui.dialogs.problem import not_taken_in
from pagesetter.gui.i18n import say
from pagesetter.model import Box, Element, Frame, Issue
from pagesetter.session import box_edits, dropping, picture_files, placing
from pagesetter.session.footprints import footprint
from pagesetter.values import NamedTuple

KINDS = ("element", "slot", "picture")
_FORMAT = "application/x-pagesetter-"


def item_data(kind: str, name: str) -> QMimeData:
    """Data of something dragged: an element or slot by its name, a picture by its source."""
    data = QMimeData()
    data.setData(_FORMAT + kind, name.encode())
    return data


class _Target(NamedTuple):
    kind: str
    name: str
    part: Part | None
    """What a picture is dropped on."""
    box: Box | None
    """What would come to be; None where there is no room, or on `part`."""
    frame: Frame | None = None
    """Where, in columns and lines."""
    is_drawn: bool = False
    """True when just this frame is wanted."""

    @property
    def fits(self) -> bool:
        return self.part is not None or self.box is not None

    @property
    def is_free(self) -> bool:
        return self.box is not None


class ItemDrops(DropFrame[_Target]):
    """Receives the elements, advertisements and pictures dragged onto one canvas."""

    def dragged(self, data: QMimeData) -> list[Dragged]:
        for kind in KINDS:
            if data.hasFormat(_FORMAT + kind):
                name = bytes(data.data(_FORMAT + kind).data()).decode()
                return [Dragged(kind, name, drawn_for(data))]
        files = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
        return [Dragged("picture", path) for path in files if picture_files.is_picture(path)]

    def find(self, what: Dragged) -> _Target | None:
        kind, name, drawn = what
        work = self._desk.work
        x, y = self._desk.view().lengths(self._at.x(), self._at.y())
        if drawn is not None:  # it belongs to what it begins on
            x, y = box_of(drawn, work.grid)[:2]
        part = work.scene.at(x, y)
        column, line = work.scene.cell(x, y)
        issue, page, grid = work.issue, work.page, work.grid
        if kind == "slot":
            box = dropping.ad_at(issue, page, grid, name, column)
            return _Target(kind, name, None, box, self._foot(box, issue))
        if kind == "element":
            element = self._element(name)
            if element is None:
                return None
            box = dropping.element_at(issue, page, grid, element, column, line)
            whole = self._foot(box, dropping.known(issue, element))
            return _Target(kind, name, None, box, whole)
        held = work.box(part.frame.id) if part is not None and part.is_box else None
        if part is not None and held is not None and held.kind in ("picture", "ad"):
            return _Target(kind, name, part, None)
        if part is not None and work.story(part.item) is not None:
            frame = drawn or dropping.picture_frame(part.frame, grid, column, line)
            return _Target(kind, name, part, None, frame, drawn is not None)
        if drawn is not None:
            box = box_edits.new_box(page, "picture", drawn)
            return _Target(kind, name, None, box, drawn, is_drawn=True)
        free = placing.widest_at(page, grid, column, line, 1) if part is None else None
        if free is None:
            return _Target(kind, name, None, None)
        frame = dropping.picture_frame(free, grid, column, max(line, free.line))
        return _Target(kind, name, None, box_edits.new_box(page, "picture", frame), frame)

    def _element(self, name: str) -> Element | None:
        return next((one for one in self._desk.work.library if one.name == name), None)

    def _foot(self, box: Box | None, issue: Issue) -> Frame | None:
        """The whole room a box would take."""
        if box is None:
            return None
        work = self._desk.work
        return footprint(issue, issue.layout(work.page.layout), box, work.grid)

    def put(self, target: _Target) -> None:
        work = self._desk.work
        page = work.page.name
        if target.kind != "picture":
            box = target.box
            assert box is not None
            element = self._element(target.name) if target.kind == "element" else None
            work.edit(lambda i: dropping.placed(i, page, box, element), "place-box")
            work.select((box.id,), box.id)
            return
        source = target.name
        if os.path.isabs(source):
            try:
                source = picture_files.taken_in(source, work.document.folder, work.document.root)
            except OSError as error:
                not_taken_in(source, error, self._canvas.window())
                return
        part = target.part
        if part is not None and target.frame is None:
            name = part.frame.id
            work.edit(lambda i: box_edits.put_picture(i, page, name, source), "picture")
            work.select((part.item,), name)
        elif part is not None and target.frame is not None:
            story, frame = part.item, target.frame
            made, name = dropping.picture_into(work.issue, page, story, frame, source)
            work.edit(lambda _: made, "picture")
            work.select((story,), name)
        elif target.box is not None:
            filled = dropping.with_picture(target.box, source)
            work.edit(lambda i: box_edits.add_box(i, page, filled), "picture")
            work.select((filled.id,), filled.id)

    def paint_target(self, painter: QPainter, view: View, target: _Target) -> None:
        colours = self._desk.colours
        fill, name = colours.selected, os.path.basename(target.name)
        painter.setPen(pen(colours.selected, 2))
        painter.setBrush(QColor(colours.column))
        if target.part is not None and target.frame is None:
            text = say("hint-picture-in", name=name)
            painter.drawRect(view.rect(target.part.box))
        elif target.frame is not None:
            key = "hint-picture-story" if target.part is not None else f"hint-drop-{target.kind}"
            text = say(key, name=name)
            if target.is_drawn:
                columns, lines = target.frame[3:5]
                text += " · " + say("box-size", columns=columns, lines=lines)
            painter.drawRect(view.rect(box_of(target.frame, self._desk.work.grid)))
        else:
            text, fill = say("hint-no-room"), colours.over
        painter.setBrush(Qt.BrushStyle.NoBrush)
        draw_beside(painter, self._at, text, fill)
