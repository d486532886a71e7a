"""Brings copy in: files chosen or dropped, or what the clipboard holds; read beside the window,
reviewed, written, shown."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QProgressDialog, QWidget

from pagesetter.findings import PagesetterError
from pagesetter.formats import load_issue
from pagesetter.gui.canvas.file_drops import local_files
from pagesetter.gui.clipboard import clipped
from pagesetter.gui.dialogs.import_review import ImportReview
from pagesetter.gui.dialogs.import_sheets import sheets_of
from pagesetter.gui.dialogs.problem import fault_problem, findings_problem
from pagesetter.gui.i18n import say, title
from pagesetter.gui.theme import Colours
from pagesetter.gui.worker import Worker
from pagesetter.gui.workspace import Workspace
from pagesetter.session.import_copy import Read, ReadJob


class CopyImport(QObject):
    """One import, from the files to the articles. Cancelled at any time it has written nothing."""

    imported = Signal(list)
    """Names of the articles that were written."""

    def __init__(
        self,
        work: Workspace,
        worker: Worker,
        colours: Colours,
        tell: Callable[[str], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.work, self._worker, self._colours, self._tell = work, worker, colours, tell
        self._window = parent
        self._job = 0
        self._bar: QProgressDialog | None = None
        self.dialog: ImportReview | None = None
        worker.progressed.connect(self._progressed)
        worker.done.connect(self._read)
        worker.failed.connect(self._failed)

    def choose(self) -> None:
        """Ask for files."""
        names, _ = QFileDialog.getOpenFileNames(
            self._window, say("import-choose"), "", say("import-filter")
        )
        self.start(names)

    def paste(self) -> None:
        """Take what the clipboard holds as copy."""
        came = from_clipboard(clipped())
        if not any(came):
            self._tell(say("paste-nothing"))
        self._start(*came)

    def start(self, paths: Sequence[str]) -> None:
        """Read files and folders; the review opens when that is done."""
        self._start(tuple(paths))

    def _start(self, paths: tuple[str, ...], words: bytes = b"", picture: bytes = b"") -> None:
        if self._job or not (paths or words or picture):
            return
        self._bar = QProgressDialog(self._window)
        self._bar.setWindowTitle(title("import-copy"))
        self._bar.setLabelText(say("import-reading", at=1, count=len(paths) or 1))
        self._bar.setCancelButtonText(say("cancel"))
        self._bar.setWindowModality(Qt.WindowModality.WindowModal)
        self._bar.setMinimumDuration(400)
        self._bar.canceled.connect(self._cancel)
        pasted = (words,) if words else ()
        job = ReadJob(self.work.document.folder, paths, pasted, picture)
        self._job = self._worker.start("read-copy", job)

    def _progressed(self, job: int, done: int, count: int) -> None:
        if job == self._job and self._bar is not None:
            self._bar.setMaximum(count)
            self._bar.setLabelText(say("import-reading", at=min(done + 1, count), count=count))
            self._bar.setValue(min(done, count - 1))

    def _cancel(self) -> None:
        self._worker.cancel(self._job)
        self._job = 0

    def _end(self) -> None:
        self._job = 0
        if self._bar is not None:
            self._bar.canceled.disconnect(self._cancel)
            self._bar.close()
            self._bar = None

    def _failed(self, job: int, why: object) -> None:
        if job != self._job:
            return
        self._end()
        if isinstance(why, tuple | list):
            findings_problem(say("import-failed"), why, self._window).exec()
        else:
            fault_problem(str(why), self._window).exec()

    def _read(self, job: int, result: object) -> None:
        if job != self._job or not isinstance(result, Read):
            return
        self._end()
        if result.refused:
            findings_problem(say("import-failed"), result.refused, self._window).exec()
        if sheets_of(result.reviews):
            self.dialog = ImportReview(result.reviews, self._colours, self._window)
            if not self.dialog.exec():
                return
        self._write(result)

    def _write(self, result: Read) -> None:
        importer = result.importer
        try:
            for review in result.reviews:
                importer.take(review)
            if not importer.files:
                return
            written = importer.write()
            self.work.take_in(load_issue(self.work.document.folder), "mine")
        except PagesetterError as error:
            findings_problem(say("import-failed"), error.findings, self._window).exec()
            return
        names = [os.path.basename(n)[:-3] for n in written if os.path.dirname(n) == "copy"]
        count = len(names)
        if count or len(written) != 1:
            self._tell(say("import-done", count=count))
        else:
            self._tell(say("paste-picture", path=written[0]))
        self.imported.emit(names)


def from_clipboard(data: QMimeData) -> tuple[tuple[str, ...], bytes, bytes]:
    """What there is to import: paths of files, else words as HTML or text, else a picture as PNG.

    Word and browsers put a picture of the words beside them, and words beside a picture they name:
    a picture counts where there are no words.
    """
    files = tuple(path for path in local_files(data) if os.path.exists(path))
    if files:
        return files, b"", b""
    words = data.text() if data.hasText() else ""
    if words.strip():
        words = data.html() if data.hasHtml() else words
        return (), words.encode("utf-8", "replace"), b""
    image = data.imageData() if data.hasImage() else None
    if isinstance(image, QImage) and not image.isNull():
        kept = QBuffer()
        kept.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(kept, "PNG")  # type: ignore[call-overload]
        return (), b"", bytes(kept.data().data())
    return (), data.html().encode("utf-8", "replace") if data.hasHtml() else b"", b""
