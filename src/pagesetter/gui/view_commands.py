"""What is shown with the page and how: overlays, rulers, plates, press preview; remembered where a
new window should look the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtGui import QAction

from pagesetter.export.separating import PROCESS
from pagesetter.gui.canvas.desk import PageDesk
from pagesetter.gui.canvas.line_marks import OVERLAYS as LINE_OVERLAYS
from pagesetter.gui.i18n import say
from pagesetter.session.settings import Settings

_OVERLAYS = ("frames", "margins", "columns", "lines", "cells", "threads", "ppi",
             *LINE_OVERLAYS)  # fmt: skip
_PLATES = {"plate-all": "", **{f"plate-{name.lower()}": name for name in PROCESS}}


class ViewCommands:
    """The switches of the menu View, for one open document."""

    def __init__(
        self, desk: PageDesk, settings: Settings, actions: Mapping[str, QAction],
        tell: Callable[[str], None],
    ) -> None:  # fmt: skip
        self._desk, self._settings, self._actions, self._tell = desk, settings, actions, tell
        for name in _OVERLAYS:
            self._show(name, shown=settings.flag(f"show-{name}", name in desk.canvas.shown))
        self._show("rulers", shown=settings.flag("show-rulers", True))
        self._mark_plate()

    def show(self, key: str) -> bool:
        """Do one of these commands; False when it is none."""
        if key.startswith("show-"):
            shown = self._actions[key].isChecked()
            self._settings.set(key, shown)
            self._show(key.removeprefix("show-"), shown=shown)
        elif key == "press-preview":
            self._desk.canvas.previews_press = self._actions[key].isChecked()
            self._desk.canvas.update()
        elif key.startswith("plate-"):
            self._show_plate(key)
        else:
            return False
        return True

    def _show(self, name: str, *, shown: bool) -> None:
        if name == "rulers":
            self._desk.show_rulers(shown)
        else:
            self._desk.canvas.show_overlay(name, shown)
        self._actions[f"show-{name}"].setChecked(shown)

    def _show_plate(self, key: str) -> None:
        """Show one plate of the pages, or all; the spot plate asked for again is the next one."""
        paper = self._desk.canvas.paper
        plate = _PLATES[key] if key in _PLATES else paper.plates.next_spot()
        if key in _PLATES or plate:
            paper.show_plate(plate)
            self._desk.canvas.update()
        else:
            self._tell(say("plate-no-spot"))
        self._mark_plate()

    def _mark_plate(self) -> None:
        shown = self._desk.canvas.paper.plates.plate
        for key, plate in _PLATES.items():
            self._actions[key].setChecked(plate == shown)
        self._actions["plate-spot"].setChecked(shown not in _PLATES.values())
