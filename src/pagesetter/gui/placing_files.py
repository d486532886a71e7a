"""Files chosen or dropped to stand on the page: pictures wait for a click, copy is read first."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF
from PySide6.QtWidgets import QFileDialog, QWidget

from pagesetter.gui.canvas.canvas import Canvas
from pagesetter.gui.canvas.drop_frame import take_keyboard
from pagesetter.gui.i18n import say
from pagesetter.gui.interactions.put_down import TOOL, data_of, drop_at
from pagesetter.gui.workspace import Workspace
from pagesetter.session.picture_files import is_picture
from pagesetter.session.settings import Settings

if TYPE_CHECKING:
    from pagesetter.gui.copy_import import CopyImport

_FOLDER = "place-folder"
"""Setting: where files were chosen last."""


class PlaceFiles(QObject):
    """Of one open document."""

    def __init__(
        self, work: Workspace, canvas: Canvas, importing: CopyImport, settings: Settings,
        tell: Callable[[str], None], window: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(canvas)
        self._work, self._canvas, self._tell, self._window = work, canvas, tell, window
        self._importing, self._settings = importing, settings
        self._at: QPointF | None = None
        self._expected = False
        importing.imported.connect(self._imported)
        work.stepped.connect(self._say)
        canvas.tool_changed.connect(self._say)
        self._said = False

    def choose(self) -> None:
        """Ask for files of copy and pictures, to be put down one click each."""
        paths, _ = QFileDialog.getOpenFileNames(
            self._window, say("place-title"), self._settings.text(_FOLDER), say("place-filter")
        )
        if paths:
            self._settings.set(_FOLDER, os.path.dirname(paths[0]))
            self.start(paths)

    def start(self, paths: Sequence[str]) -> None:
        """Let pictures wait for their clicks; copy is imported and waits after them."""
        self.wait([("picture", path) for path in paths if is_picture(path)])
        self._read([path for path in paths if not is_picture(path)], None)

    def dropped(self, paths: list[str], at: QPointF) -> None:
        """Copy dropped on the page: the first article goes there, others wait for a click."""
        self._read(paths, at)

    def wait(self, things: Sequence[tuple[str, str]]) -> None:
        """Load the pointer with these after what waits already, and say so."""
        if not things:
            return
        self._work.waiting = (*self._work.waiting, *things)
        self._canvas.set_tool(TOOL)
        take_keyboard(self._canvas)
        self._say()

    def _say(self) -> None:
        """Name what the next click puts down; say nothing more when that is nothing."""
        waiting = self._work.waiting
        if waiting:
            kind, name = waiting[0]
            article = self._work.issue.article(name) if kind == "article" else None
            name = article.headline.replace("\n", " ") if article is not None else name
            name = os.path.basename(name)
            self._tell(say("place-waiting", name=name, count=len(waiting)))
        elif self._said:
            self._tell("")
        self._said = bool(waiting)

    def _read(self, paths: list[str], at: QPointF | None) -> None:
        if paths:
            self._at, self._expected = at, True
            self._importing.start(paths)

    def _imported(self, names: list[str]) -> None:
        if not self._expected:
            return
        self._expected = False
        if self._at is not None and names:
            taken = drop_at(self._canvas, data_of("article", names[0]), self._at)
            names = names[1:] if taken else names
        self.wait([("article", name) for name in names])
