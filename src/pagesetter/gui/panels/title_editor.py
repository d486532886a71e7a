"""One part of a title in the inspector: its words, size and face, and where these come from."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, QSize
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QGridLayout,
    QLabel,
    QPlainTextEdit,
    QToolButton,
    QWidget,
)

from pagesetter.geometry import UNIT
from pagesetter.gui.i18n import say
from pagesetter.gui.icons import icon
from pagesetter.gui.panels import fields
from pagesetter.gui.theme import Colours
from pagesetter.gui.workspace import Workspace
from pagesetter.model import Story
from pagesetter.model.style import Value
from pagesetter.session import titles


class _Words(QPlainTextEdit):
    """A text field two lines high."""

    def sizeHint(self) -> QSize:
        return QSize(180, self.fontMetrics().lineSpacing() * 2 + 16)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class TitleEditor(QWidget):
    """Edits the kicker, headline or deck of the selected story."""

    def __init__(
        self, work: Workspace, part: str, colours: Colours, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._work, self._part, self._story = work, part, ""
        name = QLabel(say(f"inspect-{part}"), self)
        self.words = _Words(self)
        self.words.setAccessibleName(say(f"inspect-{part}"))
        self.words.setPlaceholderText(say("inspect-turn") if part == "headline" else "")
        self.words.setTabChangesFocus(True)
        self.words.setSizePolicy(
            self.words.sizePolicy().horizontalPolicy(), self.sizePolicy().Policy.Fixed
        )
        self.words.textChanged.connect(self._typed)
        self.size_box = QDoubleSpinBox(self)
        self.size_box.setAccessibleName(say("inspect-size"))
        self.size_box.setRange(5, 144)
        self.size_box.setSingleStep(0.5)
        self.size_box.setDecimals(1)
        self.size_box.setSuffix(say("inspect-points"))
        self.size_box.setKeyboardTracking(False)
        self.size_box.valueChanged.connect(self._sized)
        self._source = QLabel(self)
        self._source.setProperty("quiet", True)
        self.reset = QToolButton(self)
        self.reset.setToolTip(say("inspect-reset"))
        self.reset.setAccessibleName(say("inspect-reset"))
        self.reset.clicked.connect(self._reset)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 4)
        grid.addWidget(name, 0, 0)
        grid.addWidget(self.words, 0, 1, 1, 3)
        grid.addWidget(QLabel(say("inspect-size"), self), 1, 0)
        grid.addWidget(self.size_box, 1, 1)
        grid.addWidget(self._source, 1, 2)
        grid.addWidget(self.reset, 1, 3)
        self.face = fields.choice(say("look-face"), fields.faces(), self._faced, self)
        self._face_source = QLabel(self)
        self._face_source.setProperty("quiet", True)
        self.face_reset = QToolButton(self)
        self.face_reset.setToolTip(say("inspect-reset"))
        self.face_reset.setAccessibleName(say("inspect-reset"))
        self.face_reset.clicked.connect(lambda: self._set("face", None))
        self.set_colours(colours)
        grid.addWidget(QLabel(say("look-face"), self), 2, 0)
        grid.addWidget(self.face, 2, 1)
        grid.addWidget(self._face_source, 2, 2)
        grid.addWidget(self.face_reset, 2, 3)
        looks = [grid.itemAtPosition(row, column) for row in (1, 2) for column in range(4)]
        self._looks = [one for item in looks if item is not None and (one := item.widget())]
        """Those about how the words look; without words they would only take room."""
        grid.setColumnStretch(2, 1)
        self._grid = grid

    def leave_room(self, width: int) -> None:
        """Give the words before the fields so many pixels, that fields stand in one column."""
        self._grid.setColumnMinimumWidth(0, width)

    def set_colours(self, colours: Colours) -> None:
        for button in (self.reset, self.face_reset):
            button.setIcon(icon("undo-2", colours.text, colours.faint))

    def show_story(self, story: Story) -> None:
        """Show the part as it is; a field that is being typed in keeps its cursor."""
        work, part = self._work, self._part
        changed_story, self._story = story.id != self._story, story.id
        article = work.issue.article(story.article) if story.article else None
        text = dict(story.title.text).get(part, getattr(article, part) if article else "")
        if changed_story or self.words.toPlainText() != text:
            with QSignalBlocker(self.words):
                self.words.setPlainText(text)
        self.words.setEnabled(article is not None)
        for widget in self._looks:
            widget.setVisible(bool(text) or part == "headline")
        style = titles.style_of(work.issue, work.page, story, part, work.grid, part=True)
        with QSignalBlocker(self.size_box):
            self.size_box.setValue(style.text.size / UNIT)
        fields.show_face(self.face, style.text.role)
        here = {value.name for value in dict(story.title.parts).get(part, ())}
        for name, source, reset in (
            ("size", self._source, self.reset), ("face", self._face_source, self.face_reset),
        ):  # fmt: skip
            own, file = name in here, style.source(name).file
            reset.setEnabled(own)
            source.setText(say("inspect-from-story") if own else fields.source_words(file))

    def _typed(self) -> None:
        work, story, part, text = self._work, self._story, self._part, self.words.toPlainText()
        page, fonts, grid = work.page.name, work.fonts, work.grid
        work.edit(
            lambda issue: titles.set_text(issue, page, story, part, text, fonts, grid),
            "title", f"title {story} {part}",
        )  # fmt: skip

    def _sized(self, points: float) -> None:
        self._set("size", titles.in_points(points))

    def _faced(self, face: object) -> None:
        self._set("face", str(face))

    def _reset(self) -> None:
        self._set("size", None)

    def _set(self, name: str, value: Value | None) -> None:
        work, story, part = self._work, self._story, self._part
        page, fonts, grid = work.page.name, work.fonts, work.grid
        work.edit(
            lambda issue: titles.set_value(issue, page, story, part, name, value, fonts, grid),
            name,
        )
