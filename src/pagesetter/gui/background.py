"""Has the pages nobody has looked at composed, and their thumbnails drawn, by the worker process.

The worker reads the issue from its files, so only a path is sent there; what comes back is lent
to the workspace while the page is as it is in those files. Anything older is dropped: answers name
the files they were made from by a hash.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from pagesetter.compose import ComposedPage
from pagesetter.findings import Finding
from pagesetter.gui.worker import Worker
from pagesetter.gui.workspace import Workspace
from pagesetter.model import Issue
from pagesetter.session.lending import changed_pages
from pagesetter.values import NamedTuple

_MOST_FAILURES = 3
HEIGHT = 640
"""Pixels of the height of a page's picture."""


class PageJob(NamedTuple):
    """A page to compose, of an issue as it is in its files."""

    folder: str
    files: str
    """Hash of those files, as the window has read them."""
    at: int
    pictures: int
    """How often the window has read pictures or fonts anew."""


class PageDone(NamedTuple):
    """A page composed by the worker, and its picture."""

    files: str
    at: int
    composed: ComposedPage
    findings: tuple[Finding, ...]
    width: int
    pixels: bytes
    """Rows of 32-bit pixels, HEIGHT of them."""


class Background(QObject):
    """Belongs to one open issue, and lives as long as its workspace."""

    def __init__(self, work: Workspace, worker: Worker) -> None:
        super().__init__(work)
        self._work, self._worker = work, worker
        self._job = self._at = self._failures = self._pictures = 0
        self._hash: tuple[dict[str, bytes], str] = ({}, "")
        worker.done.connect(self._done)
        worker.failed.connect(self._failed)
        work.fill_elsewhere = self.ask

    def ask(self, index: int) -> bool:
        """Have a page composed; False when it is not as in its files, or the worker cannot."""
        work = self._work
        if index >= len(work.document.base.pages) or not is_as_read(work, index):
            return False
        if not self._job:
            job = PageJob(work.document.folder, self.files(), index, work.pictures_read)
            self._pictures = work.pictures_read
            self._job, self._at = self._worker.start("compose-page", job), index
        return True

    def close(self) -> None:
        """Ask for nothing any more."""
        self._work.fill_elsewhere = None
        self._worker.cancel(self._job)
        self._job = 0

    def files(self) -> str:
        """Hash of the files of the issue, as they were read."""
        files = self._work.document.files
        if self._hash[0] is not files:
            self._hash = files, hash_of(files)
        return self._hash[1]

    def _done(self, job: int, result: object) -> None:
        if job != self._job or not isinstance(result, PageDone):
            return
        self._job = 0
        work, index = self._work, result.at
        is_old = result.files != self.files() or self._pictures != work.pictures_read
        if is_old or not is_as_read(work, index):
            work.fill_here(index)
            return
        work.lend(index, result.composed, result.findings)
        image = QImage(
            result.pixels, result.width, HEIGHT, result.width * 4, QImage.Format.Format_RGB32
        )
        work.pictured.emit(index, image.copy())

    def _failed(self, job: int, error: object) -> None:
        """The page is composed here; a worker that fails again and again is asked no more."""
        if job != self._job:
            return
        self._job = 0
        self._failures += 1
        if self._failures == _MOST_FAILURES:
            self.close()
        self._work.fill_here(self._at)


def is_as_read(work: Workspace, index: int) -> bool:
    """True when all that page `index` shows is as it is in the files."""
    issue, base = work.document.issue, work.document.base
    return issue is base or issue.pages[index].name not in changed_pages(base, issue)


def hash_of(files: Mapping[str, bytes]) -> str:
    """One hash of all files of an issue with their names."""
    whole = sha256()
    for name in sorted(files):
        whole.update(f"{name}\0{len(files[name])}\0".encode())
        whole.update(files[name])
    return whole.hexdigest()


# In the worker


_open: dict[str, Any] = {}
"""The issue asked for last, as the worker has read it."""


def compose_page(job: PageJob, progress: object) -> PageDone:
    """Compose one page and draw it. Raises PagesetterError when the files cannot be read."""
    desk, issue, _ = opened(job.folder, job.files, job.pictures)
    from pagesetter.compose.grid import grid_of
    from pagesetter.gui.panels.pages import picture_of
    from pagesetter.session.composer import Composer

    layout = issue.layout(issue.pages[job.at].layout)
    result = Composer(desk.fonts, desk.shelf).compose(issue, {job.at})
    composed = result.pages[job.at]
    image = picture_of(composed.display, HEIGHT, desk)
    coarse = desk.shelf.check_resolution([composed.display], grid_of(layout).size)
    found = (*desk.fonts.findings, *desk.shelf.findings, *result.findings, *coarse)
    return PageDone(
        _open["files"], job.at, composed, found, image.width(), bytes(image.constBits())
    )


class Desk(NamedTuple):
    """What drawing a page needs, without a window."""

    fonts: Any
    shelf: Any
    raw_fonts: Any
    pictures: Any


def opened(folder: str, files: str, pictures: int) -> tuple[Any, Issue, str]:
    """What drawing needs, the issue and its paper's folder; read again only if it is not as the
    worker has it. `files` and `pictures` are as in a `PageJob`."""
    if (_open.get("folder"), _open.get("files"), _open.get("pictures")) != (
        folder, files, pictures
    ):  # fmt: skip
        _read(folder)
        _open["pictures"] = pictures
    return _open["desk"], _open["issue"], _open["root"]


def _read(folder: str) -> None:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtGui import QGuiApplication

    from pagesetter.fonts import FontBook
    from pagesetter.formats import load_issue
    from pagesetter.gui.pictures import ScreenPictures
    from pagesetter.gui.raw_fonts import RawFonts
    from pagesetter.session.pictures import PictureShelf
    from pagesetter.session.pipeline import user_font_folders

    loaded = load_issue(folder)
    fonts = FontBook([*user_font_folders(), *loaded.font_folders])
    shelf = PictureShelf((loaded.folder, loaded.root))
    app = QGuiApplication.instance() or QGuiApplication([])
    desk = Desk(fonts, shelf, RawFonts(fonts), ScreenPictures(shelf))
    _open.update(
        folder=folder, files=hash_of(loaded.files), issue=loaded.issue, root=loaded.root,
        desk=desk, app=app,
    )  # fmt: skip
