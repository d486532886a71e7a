"""Keeps unsaved work in a journal while an issue is edited, and offers what a crash left.

The journal is packed here, in a moment, and written by a thread: waiting for the disk is its
work, not the window's. When the editor is busy it is written every two seconds.
"""

from __future__ import annotations

import os
from threading import Thread

from PySide6.QtCore import QDateTime, QObject, QTimer

from pagesetter.gui.banner import Banners
from pagesetter.gui.i18n import say
from pagesetter.gui.workspace import Workspace
from pagesetter.model import Issue
from pagesetter.session.autosave import Autosave, Journal, forget, left_behind, recovered

_EVERY = 2000
"""Milliseconds from a change until it is kept."""


def state_folder(settings: str) -> str:
    """Where journals lie, beside the settings."""
    return os.path.join(settings, "recovery")


class Keeper(QObject):
    """Belongs to one open issue, and lives as long as its workspace."""

    def __init__(self, work: Workspace, state: str) -> None:
        super().__init__(work)
        self._work, self._state = work, state
        self._autosave = Autosave(state, work.document.folder)
        self._kept: Issue | None = None
        self._writing: Thread | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self.keep)
        work.stepped.connect(self._changed)
        work.retyped.connect(self._changed)

    def _changed(self) -> None:
        if not self._work.document.is_dirty:
            self._timer.stop()
            self._forget()
        elif not self._timer.isActive():
            self._timer.start()

    def keep(self) -> None:
        """Write the journal now, if something is not in it."""
        document = self._work.document
        if not document.is_dirty or document.issue is self._kept:
            return
        if self._writing is not None and self._writing.is_alive():
            self._timer.start()  # a slow disk: once it is done
            return
        self._kept = document.issue
        packed = self._autosave.packed(document.base, document.issue)
        self._writing = Thread(target=self._autosave.write, args=(packed,), daemon=True)
        self._writing.start()

    def _forget(self) -> None:
        self._wait()
        if self._kept is not None:
            self._kept = None
            self._autosave.discard()

    def _wait(self) -> None:
        if self._writing is not None:
            self._writing.join()
            self._writing = None

    def close(self) -> None:
        """The editor lets the issue go: saved, or not wanted."""
        self._timer.stop()
        self._wait()
        self._autosave.close()

    # What a crash left

    def offer(self, banners: Banners) -> None:
        """Ask about what was left behind, the newest first."""
        left = left_behind(self._state, self._work.document.folder)
        banners.drop("recover")
        if not left:
            return
        when = QDateTime.fromSecsSinceEpoch(round(left[0].saved))
        text = say("recover-text", time=when.toString("yyyy-MM-dd HH:mm"))
        banners.tell("recover", text, (
            (say("recover"), lambda: self._recover(left[0], banners)),
            (say("recover-discard"), lambda: self._drop(left[0], banners)),
        ))  # fmt: skip

    def _recover(self, journal: Journal, banners: Banners) -> None:
        merged = recovered(journal, self._work.document.issue)
        if not self._work.allows(merged.issue):  # nothing is lost: it can be asked for again
            self._work.noticed.emit(say("recover-held"))
            return
        self._work.edit(lambda _: merged.issue, "recover")
        self.keep()
        self._wait()  # the old journal goes only when the new one is there
        self._drop(journal, banners)
        if merged.clashes:
            units = say("list-comma").join(merged.clashes)
            banners.tell("recovered", say("recovered-clash", units=units), (
                (say("banner-seen"), lambda: banners.drop("recovered")),
            ))  # fmt: skip

    def _drop(self, journal: Journal, banners: Banners) -> None:
        forget(journal)
        self.offer(banners)
