"""Works on one folder with others: who has which page, and what they wrote while it was open.

A thread asks the disk, which on a shared folder takes its time; reading the issue again is the
worker's. A page somebody else has open is not edited here. What others saved is taken in at once;
where both changed one thing, the editor is asked, and works on meanwhile.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from threading import Event, Thread

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from pagesetter.findings import PagesetterError
from pagesetter.formats import Loaded
from pagesetter.gui.banner import Answer, Banners
from pagesetter.gui.clashes import answers, question
from pagesetter.gui.dialogs.problem import findings_problem, told
from pagesetter.gui.i18n import language, say
from pagesetter.gui.worker import Worker
from pagesetter.gui.workspace import Workspace
from pagesetter.session.box_edits import boxes_of
from pagesetter.session.output import make_folder, write_whole
from pagesetter.session.pipeline import user_font_folders
from pagesetter.session.presence import BEAT, Holder, Presence, touched
from pagesetter.session.watching import FontWatch, PictureWatch, Watch

_LOOK = 2.0
"""Seconds between two looks at the folder."""

_SOON = 300
"""Milliseconds until what others saved is asked for again when a gesture is being made."""


class Sharing(QObject):
    """Belongs to one open issue, and lives as long as its workspace."""

    _news = Signal(object, object)
    """From the thread: who has which page; files that differ, with what they hold."""
    _new_pictures = Signal()
    """From the thread: pictures are not what they were."""
    _new_fonts = Signal()
    """From the thread: fonts are not what they were."""

    def __init__(self, work: Workspace, worker: Worker, banners: Banners, state: str) -> None:
        """`state` is the user's folder for what must outlive a crash."""
        super().__init__(work)
        self._work, self._worker, self._banners = work, worker, banners
        self._reading = 0
        self._answer = ""
        self._known: dict[str, bytes] = {}
        self._gone: list[str] = []
        """Files that were there and are not."""
        self._presence = Presence(work.document.folder, state=state)
        self._watch = Watch(work.document.root, work.document.folder)
        self._wanted: frozenset[str] = frozenset()
        self._seized: set[str] = set()
        """Pages to be taken from whoever has them: put in by the window, taken out by the thread
        once they are had or no longer wanted."""
        self._wake, self._ended = Event(), Event()
        self._pictures, self._fonts = PictureWatch(), FontWatch()
        self._font_folders = (*user_font_folders(), *work.document.places_of_fonts)
        self._news.connect(self._heard, Qt.ConnectionType.QueuedConnection)
        self._new_pictures.connect(self._reread_pictures, Qt.ConnectionType.QueuedConnection)
        self._new_fonts.connect(self._reread_fonts, Qt.ConnectionType.QueuedConnection)
        work.page_shown.connect(self._want)
        work.stepped.connect(self._want)
        work.refused.connect(self._refused)
        work.restocked.connect(self.look_now)
        worker.done.connect(self._read)
        worker.failed.connect(self._unreadable)
        self._want()
        self._thread = Thread(target=self._look, daemon=True)
        self._thread.start()

    def show_in(self, banners: Banners) -> None:
        """Speak from now on above another canvas."""
        self._banners = banners
        self._tell_holder()

    def close(self) -> None:
        """Let go of the pages."""
        self._ended.set()
        self._worker.cancel(self._reading)
        self._reading = 0
        self._wake.set()
        self._thread.join(5)

    def look_now(self) -> None:
        """Look at the folder without waiting for the next time."""
        self._wake.set()

    # In the thread

    def _look(self) -> None:
        presence, told, beat = self._presence, None, 0.0
        known: dict[str, bytes] = {}
        while not self._ended.is_set():
            wanted = self._wanted
            for page in presence.held - wanted:
                presence.release(page)
            if beat >= BEAT:
                presence.beat()
                beat = 0.0
            for page in sorted(wanted - presence.held):
                if page in self._seized:
                    presence.take_over(page)
                    told = None  # the window counts on having it: it must hear if it has not
                else:
                    presence.take(page)
            self._seized -= presence.held
            self._seized &= self._wanted
            others = presence.others()
            files = self._work.document.files
            differing = self._watch.look(files)
            if (others, differing) != told or files is not known:
                told, known = (others, differing), files
                self._news.emit(others, differing)
            if self._pictures.look(self._picture_files()):
                self._new_pictures.emit()
            if self._fonts.look(self._font_folders):
                self._new_fonts.emit()
            self._wake.wait(_LOOK)
            beat += BEAT if self._wake.is_set() else _LOOK
            self._wake.clear()
        presence.close()

    def _picture_files(self) -> dict[str, str]:
        """Where the issue's pictures lie, or would lie if they were there."""
        work = self._work
        named = {
            picture.source
            for page in work.document.issue.pages
            for box in boxes_of(page)
            for picture in box.pictures
        }
        return {source: work.shelf.place(source) for source in named.union(work.shelf.sources)}

    # In the window

    def _reread_pictures(self) -> None:
        self._when_still(self._work.reread_pictures)

    def _reread_fonts(self) -> None:
        self._when_still(self._work.reread_fonts)

    def _when_still(self, read: Callable[[], None]) -> None:
        """Read anew as soon as no gesture shows a page that is not the issue's."""
        if self._ended.is_set():
            return
        if self._work.is_previewing:
            QTimer.singleShot(_SOON, self, lambda: self._when_still(read))
        else:
            read()

    def _want(self) -> None:
        """The page on show, and those with unsaved work, are ours if they can be."""
        document = self._work.document
        wanted = {self._work.page.name}
        if document.is_dirty:
            wanted |= touched(document.base, document.issue)
        if wanted != self._wanted:
            self._wanted = frozenset(wanted)
            self._wake.set()
        self._tell_holder()

    def _heard(self, others: dict[str, Holder], differing: dict[str, bytes | None]) -> None:
        if self._ended.is_set():
            return
        self._gone = [name for name, data in differing.items() if data is None]
        self._work.hold(others)
        self._tell_holder()
        if not differing:
            self._banners.drop("clash")
            self._banners.drop("unreadable")
        elif not self._reading:
            self._ask_worker()

    def _ask_worker(self, answer: str = "") -> None:
        self._answer = answer
        self._known = self._work.document.files
        self._reading = self._worker.start("read-issue", self._work.document.folder)

    def _read(self, job: int, loaded: object) -> None:
        if job != self._reading or not isinstance(loaded, Loaded):
            return
        self._reading = 0
        if self._known is not self._work.document.files:
            self._ask_worker(self._answer)  # saved here meanwhile: what was read is old
            return
        if self._work.is_previewing:
            QTimer.singleShot(_SOON, self, lambda: self._ask_worker(self._answer))
            return
        clashes = self._work.take_in(loaded, self._answer)
        self._banners.drop("unreadable")
        if not clashes or self._answer:
            self._banners.drop("clash")
            self._wake.set()
            return
        self._banners.tell("clash", question(clashes, self._work), [
            (words, partial(self._ask_worker, whose)) for words, whose in answers()
        ])  # fmt: skip

    def _unreadable(self, job: int, error: object) -> None:
        if job != self._reading:
            return
        self._reading = 0
        reason = told(error[0], language()) if isinstance(error, tuple) and error else str(error)
        answers: list[Answer] = [(say("read-again"), self._ask_worker)]
        if self._gone:
            answers.insert(0, (say("put-back"), self._put_back))
        self._banners.tell("unreadable", say("unreadable-text", reason=reason), answers)

    def _put_back(self) -> None:
        """Write files that went as they were when they were read."""
        document = self._work.document
        try:
            for name in self._gone:
                path = os.path.join(document.root, *name.split("/"))
                make_folder(os.path.dirname(path))
                write_whole(path, document.files[name])
        except PagesetterError as error:
            findings_problem(say("save-failed"), error.findings, self._banners).exec()
        self._wake.set()

    def _tell_holder(self) -> None:
        page = self._work.page
        holder = self._work.held.get(page.name)
        if holder is None:
            self._banners.drop("held")
            return
        key = "held-stale" if holder.is_stale else "held-text"
        text = say(key, number=page.number, user=holder.user or "?", host=holder.host or "?")
        self._banners.tell("held", text, ((say("take-over"), self._take_over),))

    def _take_over(self) -> None:
        name = self._work.page.name
        self._seized.add(name)
        self._work.hold({n: h for n, h in self._work.held.items() if n != name})
        self._wake.set()
        self._tell_holder()

    def _refused(self, page: str) -> None:
        holder = self._work.held.get(page)
        if holder is not None and page != self._work.page.name:
            number = next((p.number for p in self._work.issue.pages if p.name == page), page)
            text = say("held-other", number=number, user=holder.user or "?")
            self._banners.tell("refused", text, (
                (say("banner-seen"), lambda: self._banners.drop("refused")),
            ))  # fmt: skip
