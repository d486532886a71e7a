"""The panels docked round the canvas, and the places they go back to."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QDockWidget,
    QDoubleSpinBox,
    QMainWindow,
    QSpinBox,
    QWidget,
)

from pagesetter.gui.canvas.desk import PageDesk
from pagesetter.gui.i18n import say
from pagesetter.gui.icons import icon
from pagesetter.gui.panels.copy import CopyPanel
from pagesetter.gui.panels.findings import FindingsPanel
from pagesetter.gui.panels.inspector import Inspector
from pagesetter.gui.panels.library import LibraryPanel
from pagesetter.gui.panels.lines import LineInspector
from pagesetter.gui.panels.pages import PageStrip
from pagesetter.gui.panels.picture_list import PicturePanel
from pagesetter.gui.panels.story_editor import StoryEditor
from pagesetter.gui.theme import Colours
from pagesetter.gui.workspace import Workspace

_LEFT, _RIGHT = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
_BELOW = Qt.DockWidgetArea.BottomDockWidgetArea
_AREAS = {"panel-pages": _LEFT, "panel-copy": _RIGHT, "panel-library": _RIGHT,
          "panel-pictures": _RIGHT, "panel-inspector": _RIGHT,
          "panel-findings": _RIGHT, "panel-story-editor": _BELOW,
          "panel-lines": _BELOW}  # fmt: skip
_ICONS = {"qt_dockwidget_floatbutton": "picture-in-picture-2", "qt_dockwidget_closebutton": "x"}
"""By the names Qt has for the buttons."""
_CLOSED = ("panel-story-editor", "panel-lines")
"""Panels that are not there at first."""


class Dock(QDockWidget):
    """What a panel stands in, here as long as the window: Qt keeps dividers of docks that go.

    Its head has the icons of the window: the style's own are hardly seen on dark.
    """

    def __init__(self, key: str, colours: Colours, window: QMainWindow) -> None:
        super().__init__(window)
        self.setObjectName(key)
        self._colours = colours
        self.topLevelChanged.connect(self._draw)
        self._was_seen = False
        """Whether it was open with the last issue."""

    def fill(self, panel: QWidget, colours: Colours) -> None:
        """Show another issue's panel, in the language in force, if the last one was shown."""
        self.setWindowTitle(say(self.objectName()))
        features = self.features()
        self.setFeatures(features & ~features.DockWidgetClosable)
        self.setFeatures(features)  # Qt names its buttons anew
        for button, _ in self._buttons():
            button.setToolTip(button.accessibleName())
        self.setWidget(panel)
        self.set_colours(colours)
        self.setVisible(self._was_seen)

    def clear(self) -> None:
        """Let the panel go once nothing that is going on can still be at it."""
        self._was_seen = not self.isHidden()
        self.hide()
        panel = self.widget()
        if panel is not None:
            self.setWidget(None)  # type: ignore[arg-type]  # Qt takes none for the one there is
            panel.deleteLater()

    def showEvent(self, event: QShowEvent) -> None:
        """A panel put back to where it was is shown anew, with the style's icons."""
        super().showEvent(event)
        self._draw()

    def set_colours(self, colours: Colours) -> None:
        self._colours = colours
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Another style sheet brings the style's icons back."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._draw()

    def _draw(self) -> None:
        for button, name in self._buttons():
            button.setIcon(icon(name, self._colours.text))

    def _buttons(self) -> list[tuple[QAbstractButton, str]]:
        """The buttons of the head with the icons they are to have."""
        found = ((self.findChild(QAbstractButton, name), _ICONS[name]) for name in _ICONS)
        return [(button, name) for button, name in found if button is not None]


class Docks:
    """The panels of one open document."""

    def __init__(
        self, window: QMainWindow, work: Workspace, desk: PageDesk, colours: Colours
    ) -> None:
        self._window = window
        self.pages = PageStrip(work, desk.canvas.paper)
        self.copy = CopyPanel(work, colours)
        self.inspector = Inspector(work, colours)
        self.findings = FindingsPanel(work, colours)
        self.story_editor = StoryEditor(work, colours)
        self.library = LibraryPanel(work)
        self.picture_list = PicturePanel(work)
        self.lines = LineInspector(work, desk.canvas.reasons)
        self.all: dict[str, Dock] = {}
        self._hidden: list[str] = []
        """Panels that were hidden together."""
        panels: dict[str, QWidget] = {
            "panel-pages": self.pages, "panel-copy": self.copy,
            "panel-library": self.library, "panel-pictures": self.picture_list,
            "panel-inspector": self.inspector, "panel-findings": self.findings,
            "panel-story-editor": self.story_editor, "panel-lines": self.lines,
        }  # fmt: skip
        here = {dock.objectName(): dock for dock in window.findChildren(Dock)}
        for key, panel in panels.items():
            self.all[key] = dock = here.get(key) or Dock(key, colours, window)
            dock.fill(panel, colours)
        # Side panels keep their height; what is below stands under the page alone.
        window.setCorner(Qt.Corner.BottomLeftCorner, _LEFT)
        window.setCorner(Qt.Corner.BottomRightCorner, _RIGHT)
        if not here:
            self.reset()

    def reset(self) -> None:
        """Put every panel where it is at first."""
        for key, dock in self.all.items():
            dock.setFloating(False)
            self._window.addDockWidget(_AREAS[key], dock)
            dock.setVisible(key not in _CLOSED)
        for key in ("panel-library", "panel-pictures"):
            self._window.tabifyDockWidget(self.all["panel-copy"], self.all[key])
        self.all["panel-copy"].raise_()
        self.size()

    def hide_all(self) -> None:
        """Hide every panel that is docked or floating; with all hidden, bring them back."""
        shown = [key for key, dock in self.all.items() if not dock.isHidden()]
        back = shown or self._hidden or [key for key in self.all if key not in _CLOSED]
        self._hidden = shown
        for key in back:
            self.all[key].setVisible(not shown)

    def next_panel(self, canvas: QWidget) -> None:
        """Give the keyboard to the panel after the one that has it, at the end to the page."""
        panels = [dock.widget() for dock in self.all.values() if _is_seen(dock)]
        stops: list[QWidget] = [canvas, *panels]
        focus = QApplication.focusWidget()
        at = next((i for i, stop in enumerate(stops) if _holds(stop, focus)), 0)
        for stop in (*stops[at + 1 :], *stops[: at + 1]):
            field = _first_field(stop)
            if field is not None:
                field.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def size(self) -> None:
        """Give the panels their first widths and heights."""
        right = [self.all[key] for key in ("panel-copy", "panel-inspector", "panel-findings")]
        self._window.resizeDocks(right, [260, 420, 180], Qt.Orientation.Vertical)
        self._window.resizeDocks(
            [self.all["panel-pages"], right[0]], [185, 350], Qt.Orientation.Horizontal
        )

    def raise_panel(self, key: str) -> None:
        """Show a panel in front of others; one that is first shown gets a size."""
        dock = self.all[key]
        is_new = dock.isHidden()
        dock.show()
        dock.raise_()
        if is_new and key in _CLOSED:
            # Qt gives docks their sizes only once the window has laid itself out.
            QTimer.singleShot(0, self._size_below)

    def toggle(self, key: str) -> None:
        """Bring a panel to the front; one that is seen already is hidden."""
        if _is_seen(self.all[key]):
            self.all[key].hide()
        else:
            self.raise_panel(key)

    def _size_below(self) -> None:
        below = [self.all[key] for key in _CLOSED if self.all[key].isVisible()]
        self._window.resizeDocks(below, [500, 460][: len(below)], Qt.Orientation.Horizontal)
        self._window.resizeDocks(below, [230, 230][: len(below)], Qt.Orientation.Vertical)

    def set_colours(self, colours: Colours) -> None:
        for dock in self.all.values():
            dock.set_colours(colours)
        self.copy.model.set_colours(colours)
        self.findings.set_colours(colours)
        self.inspector.set_colours(colours)
        self.story_editor.set_colours(colours)

    def decide(self) -> None:
        """Let a number that is being typed into a field count, as when the field is left."""
        field = QApplication.focusWidget()
        if isinstance(field, QAbstractSpinBox) and self._hold(field):
            field.interpretText()

    def is_deciding(self) -> bool:
        """True while another number than the one that holds stands typed in a field."""
        field = QApplication.focusWidget()
        return (
            isinstance(field, (QSpinBox, QDoubleSpinBox))
            and self._hold(field)
            and field.hasAcceptableInput()
            and field.valueFromText(field.text()) != field.value()
        )

    def _hold(self, widget: QWidget) -> bool:
        return any(dock.isAncestorOf(widget) for dock in self.all.values())

    def close(self) -> None:
        """Take the panels off the window for good.

        What has a menu open, or the keyboard, gives it up while everything is still there: a
        field that loses it tells what was typed, and all panels hear of that.
        """
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        focus = QApplication.focusWidget()
        if focus is not None and self._hold(focus):
            focus.clearFocus()
        for dock in self.all.values():
            dock.clear()


def _is_seen(dock: QDockWidget) -> bool:
    """False for a panel behind another one of its tabs too."""
    return dock.isVisible() and not dock.visibleRegion().isEmpty()


def _holds(stop: QWidget, focus: QWidget | None) -> bool:
    return focus is not None and (stop is focus or stop.isAncestorOf(focus))


def _first_field(stop: QWidget) -> QWidget | None:
    """What takes the keyboard in a panel."""
    for field in (stop, *stop.findChildren(QWidget)):
        policy = field.focusPolicy()
        if policy & Qt.FocusPolicy.TabFocus and field.isVisible() and field.isEnabled():
            return field
    return None
