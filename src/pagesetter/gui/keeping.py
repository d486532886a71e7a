"""Keeps unsaved work in a journal while an issue is edited, and offers what a crash left.

The journal is packed here, in a moment, and written by a thread: waiting for the disk is its
work, not the window's. When the editor is busy it is written every two seconds.
"""

from __future__ import annotations

import os
from contextlib import suppress
from threading import Thread

from PySide6.QtCore import QDateTime, QObject, Qt, QTimer, Signal

from pagesetter.gui.banner import Banners
from pagesetter.gui.i18n import say
from pagesetter.gui.unit_words import words_of
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

    _written = Signal(bool)
    """From the thread: the journal was, or could not be, written."""

    def __init__(self, work: Workspace, state: str) -> None:
        super().__init__(work)
        self._work, self._state = work, state
        self._autosave = Autosave(state, work.document.folder)
        self._kept: Issue | None = None
        self._writing: Thread | None = None
        self._unwanted: list[Journal] = []
        """What is not to be recovered: it goes with the issue, so a slip of the hand is mended."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self.keep)
        self._is_told = False
        self._written.connect(self._heard, Qt.ConnectionType.QueuedConnection)
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
        self._writing = Thread(target=self._write, args=(packed,), daemon=True)
        self._writing.start()

    def _write(self, packed: bytes) -> None:
        is_kept = self._autosave.write(packed)
        with suppress(RuntimeError):  # the window has gone meanwhile
            self._written.emit(is_kept)

    def _heard(self, is_kept: bool) -> None:
        """Tell, once, that a crash would cost what is not saved."""
        if not is_kept and not self._is_told and self._work.document.is_dirty:
            self._work.noticed.emit(say("not-kept", folder=self._state))
        if not is_kept:
            self._kept = None  # to be tried again with the next change
        self._is_told = not is_kept

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
        for journal in self._unwanted:
            forget(journal)

    # What a crash left

    def offer(self, banners: Banners) -> None:
        """Ask about what was left behind, the newest first."""
        unwanted = {journal.path for journal in self._unwanted}
        found = left_behind(self._state, self._work.document.folder)
        left = [journal for journal in found if journal.path not in unwanted]
        banners.drop("recover")
        if left:
            banners.tell("recover", say("recover-text", time=_when(left[0])), (
                (say("recover"), lambda: self._recover(left[0], banners)),
                (say("recover-discard"), lambda: self._turn_down(left[0], banners)),
            ))  # fmt: skip

    def _turn_down(self, journal: Journal, banners: Banners) -> None:
        self._unwanted.append(journal)
        banners.tell("recover", say("recover-discarded", time=_when(journal)), (
            (say("recover"), lambda: self._recover(journal, banners)),
            (say("banner-seen"), lambda: self.offer(banners)),
        ))  # fmt: skip

    def _recover(self, journal: Journal, banners: Banners) -> None:
        merged = recovered(journal, self._work.document.issue)
        if not self._work.allows(merged.issue):  # nothing is lost: it can be asked for again
            banners.tell("recover-held", say("recover-held"), (
                (say("banner-seen"), lambda: banners.drop("recover-held")),
            ))  # fmt: skip
            return
        banners.drop("recover-held")
        self._unwanted = [one for one in self._unwanted if one.path != journal.path]
        self._work.edit(lambda _: merged.issue, "recover")
        self.keep()
        self._wait()  # the old journal goes only when the new one is there
        forget(journal)
        self.offer(banners)
        if merged.clashes:
            units = words_of(merged.clashes, self._work)
            banners.tell("recovered", say("recovered-clash", units=units), (
                (say("banner-seen"), lambda: banners.drop("recovered")),
            ))  # fmt: skip


def _when(journal: Journal) -> str:
    return QDateTime.fromSecsSinceEpoch(round(journal.saved)).toString("yyyy-MM-dd HH:mm")
