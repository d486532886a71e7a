"""The selected frame in the inspector: its place and size on the grid, and how it is split."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QGridLayout, QLabel, QSpinBox, QWidget

from pagesetter.geometry import Measure
from pagesetter.gui.canvas.scene import Part
from pagesetter.gui.i18n import say
from pagesetter.gui.panels import fields
from pagesetter.gui.workspace import Workspace
from pagesetter.model import Frame
from pagesetter.session import arrange

_FIELDS = ("column", "line", "columns", "lines")
_SPLITS = (None, 1, 2, 3, 4, 5, 6)
_REMAINDERS = ("gutter", "last")


class FrameEditor(QWidget):
    """Where one frame stands, how far in from the edges of its columns, and how it is split."""

    def __init__(self, work: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work, self._frame = work, ""
        self._heading = QLabel(self)
        self._heading.setProperty("heading", True)
        self.boxes: dict[str, QSpinBox] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(self._heading, 0, 0, 1, 4)
        for at, field in enumerate(_FIELDS):
            box = QSpinBox(self)
            box.setAccessibleName(say(f"inspect-{field}"))
            box.setKeyboardTracking(False)
            box.valueChanged.connect(lambda _, name=field: self._changed(name))
            self.boxes[field] = box
            row, column = 1 + at // 2, at % 2 * 2
            grid.addWidget(QLabel(say(f"inspect-{field}"), self), row, column)
            grid.addWidget(box, row, column + 1)
        self.insets: dict[str, QDoubleSpinBox] = {}
        for at, side in enumerate(("left", "right")):
            name = say(f"inspect-inset-{side}")
            self.insets[side] = fields.number(
                name, -5, 99, 0.5, say("inspect-cells"), self._pulled(side), self
            )
            self.insets[side].setToolTip(say("inspect-inset-tip"))
            grid.addWidget(QLabel(name, self), 3, 2 * at)
            grid.addWidget(self.insets[side], 3, 2 * at + 1)
        self.split = QComboBox(self)
        for count in _SPLITS:
            words = say("inspect-split-base") if count is None else (
                say("inspect-split-1") if count == 1 else say("inspect-split-n", count=count)
            )  # fmt: skip
            self.split.addItem(words, count)
        self.remainder = QComboBox(self)
        for name in _REMAINDERS:
            self.remainder.addItem(say(f"inspect-remainder-{name}"), name)
        self._texts: list[QWidget] = []
        for row, (name, combo) in enumerate(
            (("split", self.split), ("remainder", self.remainder)), 4
        ):
            label = QLabel(say(f"inspect-{name}"), self)
            combo.setAccessibleName(say(f"inspect-{name}"))
            combo.activated.connect(self._split)
            grid.addWidget(label, row, 0)
            grid.addWidget(combo, row, 1, 1, 3)
            self._texts += [label, combo]
        for column in (1, 3):
            grid.setColumnStretch(column, 1)

    def show_part(self, part: Part) -> None:
        """Show a frame as it is."""
        frame, page = part.frame, self._work.grid
        self._frame = frame.id
        self._heading.setText(say("inspect-frame", name=frame.id))
        most = {
            "column": len(page.columns) - frame.columns + 1,
            "line": page.lines - frame.lines + 1,
            "columns": len(page.columns) - frame.column + 1,
            "lines": page.lines - frame.line + 1,
        }
        for field, box in self.boxes.items():
            with QSignalBlocker(box):
                box.setRange(1, most[field])
                box.setValue(getattr(frame, field))
        for side, number in self.insets.items():
            own = getattr(frame, f"inset_{side}").resolve(size=page.size, pitch=page.pitch)
            with QSignalBlocker(number):
                number.setRange(-page.gutter / page.size, (part.box.width + own) / page.size - 2)
                number.setValue(own / page.size)
        for widget in self._texts:
            widget.setVisible(part.kind == "text")
        self.split.setCurrentIndex(self.split.findData(frame.split))
        self.remainder.setCurrentIndex(self.remainder.findData(frame.remainder))
        self.remainder.setEnabled(frame.split is not None and frame.split > 1)

    def _changed(self, field: str) -> None:
        page, frame, value = self._work.page.name, self._frame, self.boxes[field].value()
        step = "move" if field in ("column", "line") else "resize"
        self._work.edit(
            lambda issue: arrange.change_frame(
                issue, page, frame, lambda f: _with(f, field, value)
            ),
            step, f"{field} {frame}",
        )  # fmt: skip

    def _pulled(self, side: str) -> Callable[[float], None]:
        def pull(cells: float) -> None:
            page, frame, halves = self._work.page.name, self._frame, round(2 * cells)
            inset = Measure(halves, 2, "字") if halves % 2 else Measure(halves // 2, 1, "字")

            def change(old: Frame) -> Frame:
                return _with(old, f"inset_{side}", inset)

            self._work.edit(
                lambda i: arrange.change_frame(i, page, frame, change),
                "resize", f"inset {side} {frame}",
            )  # fmt: skip

        return pull

    def _split(self) -> None:
        page, frame = self._work.page.name, self._frame
        count, remainder = self.split.currentData(), self.remainder.currentData()
        self._work.edit(
            lambda issue: arrange.change_frame(
                issue, page, frame, lambda f: f._replace(split=count, remainder=remainder)
            ),
            "split",
        )


def _with(frame: Frame, field: str, value: object) -> Frame:
    changes: dict[str, Any] = {field: value}
    return frame._replace(**changes)
