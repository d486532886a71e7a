"""How the words of the selected box look: face, size, place; each with its source and a reset.

While there is a cursor in a row of the box it is about that row, else about all of them.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from pagesetter.geometry import UNIT
from pagesetter.gui.i18n import say
from pagesetter.gui.panels import fields
from pagesetter.gui.theme import Colours
from pagesetter.gui.workspace import Workspace
from pagesetter.model import Box
from pagesetter.model.style import Value
from pagesetter.session import box_edits, row_looks, titles

_ALIGNS = ("left", "center", "right", "spread", "justify")
_VERTICALS = ("top", "center", "bottom", "spread")
_LISTED = ("co-organizers",)
"""Boxes whose words find their places themselves."""


class RowLook(QWidget):
    """Fields of the box that `show_box` was told of last."""

    def __init__(self, work: Workspace, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work, self._box = work, ""
        self.heading = QLabel(self)
        self.heading.setProperty("heading", True)
        grid = QGridLayout(self)
        grid.addWidget(self.heading, 0, 0, 1, 4)
        self.rows = fields.Rows(grid, self, colours)
        self.face = fields.choice(say("look-face"), fields.faces(), self._set("face"), self)
        self.size_box = fields.number(
            say("inspect-size"), 4, 144, 0.5, say("inspect-points"), self._sized, self
        )
        self.align = fields.choice(
            say("look-align"), [(say(f"align-row-{way}"), way) for way in _ALIGNS],
            self._set("align"), self,
        )  # fmt: skip
        self.vertical = fields.choice(
            say("look-stand"), [(say(f"stand-{way}"), way) for way in _VERTICALS],
            self._stood, self,
        )  # fmt: skip
        self.rows.add("face", say("look-face"), self.face, self._reset("face"))
        self.rows.add("size", say("inspect-size"), self.size_box, self._reset("size"))
        self.rows.add("align", say("look-align"), self.align, self._reset("align"))
        self.rows.add("vertical", say("look-stand"), self.vertical, lambda: self._stood("top"))
        work.typist.moved.connect(self._moved)
        work.typist.toggled.connect(self._moved)

    def show_box(self, box: Box) -> None:
        """Show how the words of a box look."""
        work, self._box = self._work, box.id
        at = row_looks.row_at(box, work.typist.focus)
        self.heading.setText(say("rows-look") if at is None else say("row-look", row=at + 1))
        style = row_looks.style_of_row(work.issue, work.page, box, at, work.grid)
        fields.show_face(self.face, style.text.role)
        fields.show_number(self.size_box, style.text.size / UNIT)
        self.align.setCurrentIndex(self.align.findData(style.setting.align))
        self.vertical.setCurrentIndex(self.vertical.findData(box.vertical_align))
        own = {name: row_looks.is_own(box, at, name) for name in ("face", "size", "align")}
        own["vertical"] = box.vertical_align != "top"
        for key, is_own in own.items():
            file = style.source(key).file if key != "vertical" else ""
            words = say("inspect-from-story") if is_own else fields.source_words(file)
            self.rows.tell(key, words, own=is_own)
        self.rows.show("vertical", shown=at is None and box.kind not in ("picture", *_LISTED))
        self.rows.show("align", shown=box.kind not in _LISTED)

    def _moved(self) -> None:
        box = self._work.box(self._box) if self.isVisible() else None
        if box is not None:
            self.show_box(box)

    def _set(self, name: str) -> Callable[[object], None]:
        return lambda value: self._change(name, str(value))

    def _reset(self, name: str) -> Callable[[], None]:
        return lambda: self._change(name, None)

    def _sized(self, points: float) -> None:
        self._change("size", titles.in_points(points))

    def _stood(self, way: object) -> None:
        page, box = self._work.page.name, self._box
        self._work.edit(
            lambda i: box_edits.set_fields(i, page, box, vertical_align=str(way)), "row-look"
        )

    def _change(self, name: str, value: Value | None) -> None:
        box, page = self._work.box(self._box), self._work.page.name
        if box is None:
            return
        item, at = box.id, row_looks.row_at(box, self._work.typist.focus)
        self._work.edit(lambda i: row_looks.set_look(i, page, item, at, name, value), "row-look")
