"""Border, tint and padding of the selected story or box, each with its source and a reset."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from pagesetter.colour import INKS
from pagesetter.compose.sheet import inks_of
from pagesetter.formats.box_tables import BORDERS
from pagesetter.geometry import UNIT, Measure
from pagesetter.gui.i18n import say
from pagesetter.gui.i18n.named import shown
from pagesetter.gui.panels import fields
from pagesetter.gui.theme import Colours
from pagesetter.gui.workspace import Workspace
from pagesetter.model import Box, Dress, Story
from pagesetter.session import box_edits

_PLAIN = Dress()
_FIELDS = ("border", "border_size", "border_ink", "tint", "tint_ink", "padding")


class DressEditor(QWidget):
    """Six fields that stories and boxes share."""

    def __init__(self, work: Workspace, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work, self._item = work, ""
        heading = QLabel(say("inspect-dress"), self)
        heading.setProperty("heading", True)
        grid = QGridLayout(self)
        grid.addWidget(heading, 0, 0, 1, 4)
        self.rows = fields.Rows(grid, self, colours)
        none: list[tuple[str, object]] = [(say("inspect-border-none"), "")]
        borders = none + [(say(f"border-{name}"), name) for name in BORDERS]
        named = {key: say(f"inspect-{key.replace('_', '-')}") for key in _FIELDS}
        self.border = fields.choice(named["border"], borders, self._set("border"), self)
        self.size_box = fields.number(
            named["border_size"], 2, 40, 0.5, say("inspect-points"), self._sized, self
        )
        self.border_ink = fields.choice(named["border_ink"], [], self._set("border_ink"), self)
        self.tint = fields.number(named["tint"], 0, 100, 1, "%", self._tinted, self)
        self.tint_ink = fields.choice(named["tint_ink"], [], self._set("tint_ink"), self)
        self.padding = fields.number(
            named["padding"], 0, 10, 0.25, say("inspect-cells"), self._padded, self
        )
        widgets: dict[str, QWidget] = {
            "border": self.border, "border_size": self.size_box, "border_ink": self.border_ink,
            "tint": self.tint, "tint_ink": self.tint_ink, "padding": self.padding,
        }  # fmt: skip
        for key, widget in widgets.items():
            self.rows.add(key, named[key], widget, self._reset(key))

    def show_item(self, item: Story | Box) -> None:
        """Show the dress of a story or box as it is."""
        self._item, dress = item.id, box_edits.dress_of(item)
        work = self._work
        known = inks_of(work.issue, work.issue.layout(work.page.layout))
        names = dict.fromkeys([*(n for n in INKS if not n.isascii()), *known])
        inks: list[tuple[str, object]] = [
            (shown("ink", name), name) for name in names if not name.isascii()
        ]
        for combo, value in ((self.border_ink, dress.border_ink), (self.tint_ink, dress.tint_ink)):
            fields.fill(combo, inks)
            combo.setCurrentIndex(combo.findData(value))
        self.border.setCurrentIndex(self.border.findData(dress.border))
        grid = work.grid
        size = dress.border_size.resolve(size=grid.size, pitch=grid.pitch)
        fields.show_number(self.size_box, size / UNIT)
        fields.show_number(self.tint, dress.tint)
        padding = dress.padding.resolve(size=grid.size, pitch=grid.pitch)
        fields.show_number(self.padding, padding / grid.size)
        for key in _FIELDS:
            own = getattr(dress, key) != getattr(_PLAIN, key)
            source = say("inspect-from-story" if own else "inspect-from-program")
            self.rows.tell(key, source, own=own)
        self.size_box.setEnabled(bool(dress.border))
        self.border_ink.setEnabled(bool(dress.border))
        self.tint_ink.setEnabled(bool(dress.tint))
        self.padding.setEnabled(bool(dress.border or dress.tint))

    def _set(self, name: str) -> Callable[[object], None]:
        return lambda value: self._change(**{name: value})

    def _reset(self, name: str) -> Callable[[], None]:
        return lambda: self._change(**{name: None})

    def _sized(self, points: float) -> None:
        self._change(border_size=_measure(points, "pt"))

    def _tinted(self, percent: float) -> None:
        self._change(tint=round(percent))

    def _padded(self, cells: float) -> None:
        self._change(padding=_measure(cells, "字"))

    def _change(self, **values: Any) -> None:
        page, item = self._work.page.name, self._item
        self._work.edit(lambda i: box_edits.set_dress(i, page, item, **values), "dress")


def _measure(value: float, unit: str) -> Measure:
    exact = Fraction(value).limit_denominator(100)
    return Measure(exact.numerator, exact.denominator, unit)
