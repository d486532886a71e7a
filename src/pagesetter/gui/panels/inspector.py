"""The inspector: everything about what is selected; about the page when nothing is."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from pagesetter.gui.canvas.marks import fit_text
from pagesetter.gui.i18n import say
from pagesetter.gui.i18n.named import shown
from pagesetter.gui.interactions.resize import box_size_text
from pagesetter.gui.panels.box_editor import BoxEditor
from pagesetter.gui.panels.dress_editor import DressEditor
from pagesetter.gui.panels.frame_editor import FrameEditor
from pagesetter.gui.panels.furniture_editor import FurnitureEditor
from pagesetter.gui.panels.plan_editor import PlanEditor
from pagesetter.gui.panels.title_editor import TitleEditor
from pagesetter.gui.panels.title_look import TitleLook
from pagesetter.gui.theme import Colours
from pagesetter.gui.wheel_guard import WheelGuard
from pagesetter.gui.workspace import Workspace
from pagesetter.model import Page, Story
from pagesetter.session import edits
from pagesetter.session.spots import origin_of

_LEVELS = ("", "balance", "stretch")
_BARE = ("rule", "element")
"""Kinds of box that have no border and no tint of their own."""


class Inspector(QScrollArea):
    """Shows one of its parts after the selection."""

    left = Signal()
    """Enter or Esc in a field: the keyboard is for the page again."""

    def __init__(self, work: Workspace, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._items: tuple[str, ...] = ()
        self.setAccessibleName(say("panel-inspector"))
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields take the keyboard
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = QWidget(self)
        layout = QVBoxLayout(body)
        layout.setContentsMargins(10, 8, 10, 8)
        self._heading = QLabel(body)
        self._heading.setProperty("heading", True)
        self._heading.setWordWrap(True)
        self._note = QLabel(body)
        self._note.setProperty("quiet", True)
        self._note.setWordWrap(True)
        self.page = _PageFields(work, body)
        self.story = _StoryFields(work, colours, body)
        self.frame = FrameEditor(work, body)
        self.plan = PlanEditor(work, colours, body)
        self.box = BoxEditor(work, colours, body)
        self.dress = DressEditor(work, colours, body)
        self.furniture = FurnitureEditor(work, colours, body)
        for widget in (
            self._heading, self._note, self.page, self.furniture, self.plan, self.story, self.box,
            self.frame, self.dress,
        ):  # fmt: skip
            layout.addWidget(widget)
        layout.addStretch(1)
        self.setWidget(body)
        WheelGuard(body)
        work.selected.connect(self._selected)
        work.recomposed.connect(self._recomposed)
        work.page_shown.connect(self.refresh)
        self.refresh()

    def sizeHint(self) -> QSize:
        return QSize(340, 420)

    def set_colours(self, colours: Colours) -> None:
        for editor in self.story.parts.values():
            editor.set_colours(colours)
        self.story.look.rows.set_colours(colours)
        self.dress.rows.set_colours(colours)
        self.furniture.rows.set_colours(colours)
        self.box.set_colours(colours)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What no field took."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _recomposed(self) -> None:
        """While a hand drags only what the drag changes is shown."""
        work = self._work
        part = work.scene.part(work.selection.frame)
        if not work.is_previewing or part is None or not self.frame.isVisible():
            self.refresh()
            return
        self.frame.show_part(part)
        story = work.story(part.item)
        if story is not None and not part.is_box:
            self._note.setText(self._fit_of(story))

    def _selected(self) -> None:
        """Show what is selected from its head on; another frame of it stays where one reads."""
        items = self._work.selection.items
        self.refresh()
        if items != self._items:
            self._items = items
            self.verticalScrollBar().setValue(0)

    def refresh(self) -> None:
        """Show the selection as it is now."""
        work, chosen = self._work, self._work.selection
        item = work.item(chosen.items[0]) if len(chosen.items) == 1 else None
        story = item if isinstance(item, Story) else None
        self.page.setVisible(not chosen.items)
        self.story.setVisible(story is not None)
        part = work.scene.part(chosen.frame) if item is not None else None
        if item is not None and part is None:  # what is left of several
            part = next(iter(work.scene.of(chosen.items)), None)
        box = work.box(part.frame.id) if part is not None and part.is_box else None
        if box is not None and story is not None:
            story = None  # a picture of the story that was pressed on
            self.story.setVisible(False)
        self.frame.setVisible(part is not None and part.kind != "free" and part.is_sized)
        self.furniture.setVisible(not chosen.items)
        is_empty = story is not None and not story.article and not story.continues
        self.plan.setVisible(is_empty)
        self.story.setVisible(story is not None and not is_empty)
        self.box.setVisible(box is not None)
        self.dress.setVisible(item is not None and getattr(box, "kind", "") not in _BARE)
        if not chosen.items:
            self._heading.setText(say("inspect-page", number=work.page.number))
            is_bare = not work.page.stories and not work.page.boxes
            self._note.setText(say("inspect-empty-page" if is_bare else "inspect-nothing"))
            self.page.refresh()
            self.furniture.refresh()
        elif item is None:
            self._heading.setText(say("inspect-many", count=len(chosen.items)))
            self._note.setText("")
        elif story is not None:
            self._heading.setText(self._heading_of(story))
            self._note.setText(self._fit_of(story))
            self.story.show_story(story)
            self.plan.show_story(story)
            self.dress.show_item(story)
        elif box is not None and part is not None:
            name = box.element or shown("slot", box.slot) or box.id
            self._heading.setText(say("inspect-box", kind=say(f"kind-{box.kind}"), name=name))
            self._note.setText(box_size_text(box, part, work.grid.size))
            self.box.show_box(box)
            self.dress.show_item(box)
        if part is not None and part.kind != "free":
            self.frame.show_part(part)

    def _heading_of(self, story: Story) -> str:
        """What a story is called; one that goes on here by what it goes on from."""
        work = self._work
        if story.continues:
            page, origin = origin_of(work.issue, work.page, story)
            name = work.title_of(origin) or origin.id
            return say("inspect-continuation", name=name, number=page.number)
        key = "inspect-story" if story.article else "inspect-empty-story"
        return say(key, name=work.title_of(story) or story.id)

    def _fit_of(self, story: Story) -> str:
        fit = self._work.fit(story.id)
        if fit is None:
            return ""
        words = say("inspect-fit", characters=fit.characters, capacity=fit.capacity)
        if story.article:
            return f"{words}  {fit_text(fit)}"
        return words if story.continues else f"{words}\n{say('inspect-empty-frame')}"


class _StoryFields(QWidget):
    """Title parts and how the columns end."""

    def __init__(self, work: Workspace, colours: Colours, parent: QWidget) -> None:
        super().__init__(parent)
        self._work, self._story = work, ""
        self.parts = {part: TitleEditor(work, part, colours, self) for part in edits.TITLE_PARTS}
        self.look = TitleLook(work, colours, self)
        self.level = QComboBox(self)
        self.level.setAccessibleName(say("inspect-level"))
        for name in _LEVELS:
            self.level.addItem(say(f"inspect-level-{name}"), name)
        self.level.activated.connect(self._levelled)
        self.short = QLineEdit(self)
        self.short.setAccessibleName(say("inspect-short"))
        self.short.setToolTip(say("inspect-short-tip"))
        self.short.textEdited.connect(self._shortened)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for editor in self.parts.values():
            layout.addWidget(editor)
        self._form = form = QFormLayout()
        for key, field in (("inspect-short", self.short), ("inspect-level", self.level)):
            form.addRow(QLabel(say(key), self), field)
        layout.addLayout(form)
        self._align()
        layout.addWidget(self.look)

    def _align(self) -> None:
        """Let all fields begin in one column, whatever the words before them are."""
        keys = ("size", "short", "level", *self.parts)
        width = max(QLabel(say(f"inspect-{key}")).sizeHint().width() for key in keys)
        for editor in self.parts.values():
            editor.leave_room(width)
        for field in (self.short, self.level):
            self._form.labelForField(field).setMinimumWidth(width)

    def edit_headline(self) -> None:
        """Put the cursor into the headline, all of it selected."""
        words = self.parts["headline"].words
        words.setFocus()
        words.selectAll()

    def edit_short(self) -> None:
        """Put the cursor into the short title, all of it selected."""
        self.short.setFocus()
        self.short.selectAll()

    def show_story(self, story: Story) -> None:
        self._story = story.id
        self._form.setRowVisible(self.short, not story.continues)
        _show(self.short, story.jump)
        article = self._work.issue.article(story.article)
        self.short.setPlaceholderText(
            article.headline.replace("\n", "\u3000") if article is not None else ""
        )
        for editor in self.parts.values():
            editor.show_story(story)
        self.look.show_story(story)
        self.level.setCurrentIndex(self.level.findData(story.level))

    def _shortened(self, text: str) -> None:
        page, story = self._work.page.name, self._story
        self._work.edit(
            lambda issue: edits.with_story(
                issue, page, story, lambda s: s._replace(jump=text.strip())
            ),
            "short", f"short {story}",
        )  # fmt: skip

    def _levelled(self) -> None:
        page, story, level = self._work.page.name, self._story, self.level.currentData()
        self._work.edit(
            lambda issue: edits.with_story(issue, page, story, lambda s: s._replace(level=level)),
            "level",
        )


class _PageFields(QWidget):
    """Layout, section and credits of the page on show."""

    def __init__(self, work: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._work = work
        self._layout_name, self._grid = QLabel(self), QLabel(self)
        self._grid.setWordWrap(True)
        self._grid.setProperty("quiet", True)
        self.section = QLineEdit(self)
        self.section.setAccessibleName(say("inspect-section"))
        self.section.textEdited.connect(self._sectioned)
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.addRow(say("inspect-layout"), self._layout_name)
        self._form.addRow("", self._grid)
        self._form.addRow(say("inspect-section"), self.section)
        self.credits: dict[str, QLineEdit] = {}

    def refresh(self) -> None:
        work = self._work
        page, grid = work.page, work.grid
        layout = work.issue.layout(page.layout)
        self._layout_name.setText(shown("layout", layout.title or layout.name))
        self._grid.setText(
            say("inspect-grid", columns=len(grid.columns), lines=grid.lines,
                cells=grid.columns[0].width // grid.size)
        )  # fmt: skip
        _show(self.section, page.section)
        roles = [role for role, _ in page.credits]
        if list(self.credits) != roles:
            for field in self.credits.values():
                self._form.removeRow(field)
            self.credits = {role: self._credit(role) for role in roles}
            for one, other in pairwise((self.section, *self.credits.values())):
                self.setTabOrder(one, other)
        for role, person in page.credits:
            _show(self.credits[role], person)

    def _credit(self, role: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setAccessibleName(shown("credit", role))
        field.textEdited.connect(lambda text: self._credited(role, text))
        self._form.addRow(shown("credit", role), field)
        return field

    def _sectioned(self, text: str) -> None:
        page = self._work.page.name
        self._work.edit(lambda i: edits.set_section(i, page, text), "page", f"section {page}")

    def _credited(self, role: str, text: str) -> None:
        page = self._work.page.name

        def change(value: Page) -> Page:
            credits = tuple((r, text if r == role else p) for r, p in value.credits)
            return value._replace(credits=credits)

        self._work.edit(lambda i: edits.with_page(i, page, change), "page", f"credit {role}")


def _show(field: QLineEdit, text: str) -> None:
    if field.text() != text:
        with QSignalBlocker(field):
            field.setText(text)
