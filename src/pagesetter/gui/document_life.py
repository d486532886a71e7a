"""Opens issues in the window and lets them go; on the way their unsaved work is kept safe, their
folder shared with others, their picture and place in the list of recent ones kept.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QMenu

from pagesetter.findings import PagesetterError
from pagesetter.gui.background import Background
from pagesetter.gui.dialogs.problem import findings_problem
from pagesetter.gui.element_pictures import ElementPictures
from pagesetter.gui.i18n import say
from pagesetter.gui.keeping import Keeper, state_folder
from pagesetter.gui.pictures import reading
from pagesetter.gui.recent_issues import names_of
from pagesetter.gui.sharing import Sharing
from pagesetter.gui.workspace import Workspace
from pagesetter.session.document import Document
from pagesetter.session.settings import is_at_hand

if TYPE_CHECKING:
    from pagesetter.gui.main_window import MainWindow

_THUMBNAIL = 400
_TEN = 10


class DocumentLife:
    """Belongs to the window; knows one issue at a time."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.keeper: Keeper | None = None
        self.sharing: Sharing | None = None
        self.background: Background | None = None
        self.elements: ElementPictures | None = None

    def open_path(self, path: str) -> bool:
        """Open the issue meant by a path; False, and a dialog, when it cannot be.

        Once its files are mended it can be read again from there.
        """
        window = self._window
        try:
            document = Document.open(path)
            work = Workspace(document, window)
        except PagesetterError as error:
            told = findings_problem(
                say("open-failed"), error.findings, window, again=say("read-again")
            )
            return bool(told.exec()) and self.open_path(path)
        self.close(start=False)
        window.show_document(work)
        self.guard(work)
        window.settings.remember(document.folder)
        self.keep_thumbnail()
        if not os.access(document.folder, os.W_OK):
            window.notice(say("read-only-folder"))
        return True

    def close(self, *, start: bool = True) -> None:
        """Let the open document go, unsaved changes with it."""
        window = self._window
        if window.work is not None:
            # A canvas that loses the keyboard while it goes would ask what is no longer there.
            window.work.typist.stop()
        window.drop_document()
        self.unguard()
        if window.work is not None:
            window.work.deleteLater()
            window.work = None
        if start:
            window.show_start()

    def guard(self, work: Workspace) -> None:
        """Keep its unsaved work safe, and work on its folder with others."""
        window = self._window
        if self.keeper is None or self.sharing is None:
            state = state_folder(window.settings.folder)
            self.keeper = Keeper(work, state)
            self.sharing = Sharing(work, window.worker, window.banners, state)
            self.background = Background(work, window.worker)
            self.elements = ElementPictures(work, window.worker, self.background)
        self.sharing.show_in(window.banners)
        self.keeper.offer(window.banners)

    def unguard(self) -> None:
        """What was kept safe is not needed any more."""
        if self.keeper is not None and self.sharing is not None:
            self.keeper.close()
            self.sharing.close()
        if self.background is not None and self.elements is not None:
            self.elements.close()
            self.background.close()
        self.keeper = self.sharing = self.background = self.elements = None

    def keep_thumbnail(self) -> None:
        """Keep a picture of the first page for the start page, once there is one."""
        window = self._window
        if window.work is None or window.docks is None:
            return
        path = window.settings.thumbnail(window.work.document.folder)

        def keep(picture: QImage) -> None:
            os.makedirs(os.path.dirname(path), exist_ok=True)
            reading.submit(lambda: _write_small(picture, path))

        window.docks.pages.give_first(keep)

    def fill_recent(self, menu: QMenu) -> None:
        """The issues opened last; those that are not found cannot be chosen."""
        menu.clear()
        menu.setToolTipsVisible(True)
        recent = self._window.settings.recent
        for number, folder in enumerate(recent, 1):
            here = is_at_hand(folder)
            issue, paper = names_of(folder)
            words = f"{paper}  {issue}{'' if here else say('recent-missing')}"
            key = f"&{number}  " if number < _TEN else ""  # one stroke, as menus of files have it
            action = menu.addAction(key + words.replace("&", "&&"))
            action.setToolTip(folder)
            action.setStatusTip(folder)
            action.setEnabled(here)
            action.triggered.connect(lambda _=False, path=folder: self._open_recent(path))
        if not recent:
            menu.addAction(say("recent-none")).setEnabled(False)
            return
        menu.addSeparator()
        menu.addAction(say("recent-clear"), self._window.forget_recent)

    def _open_recent(self, folder: str) -> None:
        if self._window.files.may_leave():
            self.open_path(folder)


def _write_small(picture: QImage, path: str) -> None:
    """Write a picture for the start page, whole or not at all."""
    small = picture.scaledToHeight(_THUMBNAIL, Qt.TransformationMode.SmoothTransformation)
    part = f"{path}.part"
    if small.save(part, "PNG"):  # type: ignore[call-overload]
        os.replace(part, path)
