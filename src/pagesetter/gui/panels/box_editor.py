"""The selected box in the inspector: what it holds, by its kind, and how it stands to the text."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from pagesetter.formats.box_tables import AD_LABELS, RULES
from pagesetter.gui.dialogs.problem import not_taken_in
from pagesetter.gui.i18n import say
from pagesetter.gui.i18n.named import shown
from pagesetter.gui.interactions.crop import ink_of, resolution_of
from pagesetter.gui.panels import fields
from pagesetter.gui.panels.names_editor import NamesEditor
from pagesetter.gui.panels.row_look import RowLook
from pagesetter.gui.panels.rows_text import rows_from, text_of
from pagesetter.gui.theme import Colours
from pagesetter.gui.workspace import Workspace
from pagesetter.model import Box
from pagesetter.session import box_edits, cropping, picture_files, row_looks

_OF_PICTURE = (
    "source", "fit", "zoom", "ppi", "caption", "credit", "caption-at", "alternative",
)  # fmt: skip
_SHOWN: dict[str, tuple[str, ...]] = {
    "picture": _OF_PICTURE,
    "ad": ("slot", "customer", "label", "source", "fit", "ppi", "alternative"),
    "rule": ("rule",),
    "element": (),
    "tint": (),
    "digest": (),
    "co-organizers": (),
}
"""Fields of each kind; all others are rows of text."""


class BoxEditor(QWidget):
    """Fields that change with the kind of the box."""

    def __init__(self, work: Workspace, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work, self._colours, self._box = work, colours, ""
        form = QWidget(self)
        self._rows = fields.Rows(QGridLayout(form), form, colours)
        self.file = QPushButton(say("box-choose"), form)
        self.file.setAccessibleName(say("box-source"))
        self.file.clicked.connect(self._choose)
        self.fit = fields.choice(
            say("box-fit"), [(say(f"box-fit-{name}"), name) for name in ("fill", "fit")],
            lambda value: self._pictured(fit=value, zoom=100, focus=(500, 500)), form,
        )  # fmt: skip
        self.zoom = fields.number(
            say("box-zoom"), 10, 1000, 5, "%", lambda value: self._pictured(zoom=int(value)), form
        )
        self.ppi = QLabel(form)
        self.caption = fields.Lines(
            say("box-caption"), 2, lambda text: self._type("caption", text.replace("\n", "")), form
        )
        self.credit = fields.line(say("box-credit"), lambda text: self._type("credit", text), form)
        self.caption_at = fields.choice(
            say("box-caption-at"),
            [(say(f"box-caption-{name}"), name) for name in ("below", "over", "right")],
            lambda value: self._change(caption_at=value), form,
        )  # fmt: skip
        self.alternative = fields.line(say("box-alternative"), self._described, form)
        self.alternative.setToolTip(say("box-alternative-tip"))
        self.slot = fields.choice(say("box-slot"), [], self._slotted, form)
        self.customer = fields.line(
            say("box-customer"), lambda text: self._type("customer", text), form
        )
        self.label = fields.choice(
            say("box-label"), [(name or say("box-label-none"), name) for name in ("", *AD_LABELS)],
            lambda value: self._change(label=value), form,
        )  # fmt: skip
        self.rule = fields.choice(
            say("box-rule"), [(say(f"border-{name}"), name) for name in RULES],
            lambda value: self._change(rule=value), form,
        )  # fmt: skip
        self.text = fields.Lines(say("box-rows"), 4, self._typed_rows, form)
        widgets: dict[str, QWidget] = {
            "slot": self.slot, "customer": self.customer, "label": self.label,
            "source": self.file, "fit": self.fit, "zoom": self.zoom, "ppi": self.ppi,
            "caption": self.caption, "credit": self.credit, "caption-at": self.caption_at,
            "alternative": self.alternative,
            "rule": self.rule, "rows": self.text,
        }  # fmt: skip
        for key, widget in widgets.items():
            self._rows.add(key, say(f"box-{key}"), widget)
        self._keys = tuple(widgets)
        self.wrap = fields.tick(say("box-wrap"), lambda on: self._change(wrap=on), self)
        self.names = NamesEditor(work, colours, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.look = RowLook(work, colours, self)
        for one in (form, self.names, self.look, self.wrap):
            layout.addWidget(one)

    def set_colours(self, colours: Colours) -> None:
        self._colours = colours
        self.names.set_colours(colours)
        self.look.rows.set_colours(colours)

    def begin(self) -> None:
        """Give the keyboard to what is edited most; a picture that is not there is chosen."""
        box = self._work.box(self._box)
        if box is None:
            return
        if box.kind == "picture" and not box.pictures:
            self._choose()
            return
        if box.kind == "co-organizers":
            self.names.begin()
        elif "rows" in self._shown(box):
            self.text.setFocus()
            self.text.selectAll()
        elif box.kind == "picture":
            self.caption.setFocus()
            self.caption.selectAll()
        elif box.kind == "ad":
            self.customer.setFocus()
            self.customer.selectAll()

    def _shown(self, box: Box) -> tuple[str, ...]:
        shown = _SHOWN.get(box.kind, ("rows",))
        if box.kind == "ad" and not box.pictures:
            return (*shown[:4], "rows")
        return shown

    def show_box(self, box: Box) -> None:
        """Show a box as it is."""
        self._box = box.id
        shown = self._shown(box)
        for key in self._keys:
            self._rows.show(key, shown=key in shown)
        self.names.setVisible(box.kind == "co-organizers")
        if box.kind == "co-organizers":
            self.names.show_box(box)
        self.look.setVisible(row_looks.has_words(box))
        if row_looks.has_words(box):
            self.look.show_box(box)
        self.wrap.setVisible(box.frame is not None and box.kind != "rule")
        self.wrap.setChecked(box.wrap)
        if "source" in shown:
            self._show_picture(box)
        if box.kind == "ad":
            self._show_ad(box)
        if "rule" in shown:
            self.rule.setCurrentIndex(self.rule.findData(box.rule))
        if "rows" in shown and rows_from(self.text.toPlainText(), box.rows) != box.rows:
            self.text.show_text(text_of(box.rows))
        self.caption.show_text(box.caption)
        fields.show_line(self.credit, box.credit)
        self.caption_at.setCurrentIndex(self.caption_at.findData(box.caption_at))

    def _show_picture(self, box: Box) -> None:
        picture = box.pictures[0] if box.pictures else None
        name = picture.source.rsplit("/", 1)[-1] if picture is not None else say("box-choose")
        metrics = self.file.fontMetrics()
        self.file.setText(metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, 190))
        self.file.setToolTip(picture.source if picture is not None else say("box-choose"))
        self.fit.setEnabled(picture is not None)
        self.zoom.setEnabled(picture is not None)
        self.alternative.setEnabled(picture is not None)
        fields.show_line(self.alternative, picture.alternative if picture is not None else "")
        if picture is not None:
            self.fit.setCurrentIndex(self.fit.findData(picture.fit))
            fields.show_number(self.zoom, picture.zoom)
        placed = cropping.placed_pictures(self._work.composed.display, box.id)
        told = resolution_of(self._work, placed[0]) if placed else None
        if told is None:
            self.ppi.setText(say("box-no-ppi"))
            self.ppi.setStyleSheet("")
        else:
            level = {"error": "-low", "warning": "-weak", "": ""}[told[1]]
            self.ppi.setText(say(f"box-ppi-told{level}", ppi=told[0]))
            self.ppi.setStyleSheet(f"color: {ink_of(told[1], self._colours)}")

    def _show_ad(self, box: Box) -> None:
        layout = self._work.issue.layout(self._work.page.layout)
        options: list[tuple[str, object]] = [(say("box-slot-free"), "")]
        options += [
            (say("box-slot-size", name=shown("slot", name), columns=columns, lines=lines), name)
            for name, columns, lines in layout.ad_slots
        ]
        fields.fill(self.slot, options)
        self.slot.setCurrentIndex(self.slot.findData(box.slot))
        self.slot.setEnabled(box.booked is None)
        fields.show_line(self.customer, box.customer)
        self.label.setCurrentIndex(self.label.findData(box.label))

    # Changing

    def _choose(self) -> None:
        """Take another file for the picture; one from elsewhere is copied into the issue."""
        path, _ = QFileDialog.getOpenFileName(self, say("box-source"), "", say("picture-filter"))
        if path:
            self.take_file(path)

    def take_file(self, path: str) -> None:
        """Show the picture in a file."""
        work, page, box = self._work, self._work.page.name, self._box
        try:
            source = picture_files.taken_in(path, work.document.folder, work.document.root)
        except OSError as error:
            not_taken_in(path, error, self)
            return
        work.edit(lambda i: box_edits.put_picture(i, page, box, source), "picture")

    def _pictured(self, **given: Any) -> None:
        page, box = self._work.page.name, self._box
        self._work.edit(lambda i: box_edits.set_picture(i, page, box, **given), "picture")

    def _described(self, text: str) -> None:
        """Say what the picture shows, for those who do not see it."""
        page, box = self._work.page.name, self._box
        self._work.edit(
            lambda i: box_edits.set_picture(i, page, box, alternative=text), "picture",
            f"alternative {box}",
        )  # fmt: skip

    def _slotted(self, slot: object) -> None:
        """Give an advertisement the size of a slot, or let it keep its size without one."""
        work, box = self._work, self._work.box(self._box)
        part = work.scene.part(self._box)
        if box is None or part is None:
            return
        frame = part.frame
        if slot:
            lines = next(n for name, _, n in work.issue.layout(work.page.layout).ad_slots
                         if name == slot)  # fmt: skip
            line = max(1, work.grid.lines - lines + 1)
            frame = frame._replace(columns=0, lines=0, line=line)
            columns = next(n for name, n, _ in work.issue.layout(work.page.layout).ad_slots
                           if name == slot)  # fmt: skip
            frame = frame._replace(
                column=max(1, min(frame.column, len(work.grid.columns) - columns + 1))
            )
        self._change(slot=str(slot), frame=frame)

    def _type(self, field: str, text: str) -> None:
        self._change(burst=f"{field} {self._box}", **{field: text})

    def _typed_rows(self, text: str) -> None:
        box = self._work.box(self._box)
        if box is not None:
            self._change(burst=f"rows {self._box}", rows=rows_from(text, box.rows))

    def _change(self, burst: str = "", **given: Any) -> None:
        page, box = self._work.page.name, self._box
        self._work.edit(lambda i: box_edits.set_fields(i, page, box, **given), "box", burst)
