"""Brings copy in: files chosen or dropped, read beside the window, reviewed, written, shown."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QProgressDialog, QWidget

from pagesetter.findings import PagesetterError
from pagesetter.formats import load_issue
from pagesetter.gui.dialogs.import_review import ImportReview
from pagesetter.gui.dialogs.problem import fault_problem, findings_problem
from pagesetter.gui.i18n import say
from pagesetter.gui.theme import Colours
from pagesetter.gui.worker import Worker
from pagesetter.gui.workspace import Workspace
from pagesetter.session.import_copy import Read, ReadJob


class CopyImport(QObject):
    """One import, from the files to the articles. Cancelled at any time it has written nothing."""

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

    def start(self, paths: Sequence[str]) -> None:
        """Read files and folders; the review opens when that is done."""
        if not paths or self._job:
            return
        self._bar = QProgressDialog(self._window)
        self._bar.setWindowTitle(say("import-copy"))
        self._bar.setLabelText(say("import-reading", at=1, count=len(paths)))
        self._bar.setCancelButtonText(say("cancel"))
        self._bar.setWindowModality(Qt.WindowModality.WindowModal)
        self._bar.setMinimumDuration(400)
        self._bar.canceled.connect(self._cancel)
        job = ReadJob(self.work.document.folder, tuple(paths))
        self._job = self._worker.start("read-copy", job)

    def _progressed(self, job: int, done: int, count: int) -> None:
        if job == self._job and self._bar is not None:
            self._bar.setMaximum(count)
            self._bar.setLabelText(say("import-reading", at=min(done + 1, count), count=count))
            self._bar.setValue(min(done, count - 1))

    def _cancel(self) -> None:
        if self._job:
            self._job = 0
            self._worker.cancel()

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
        if result.reviews:
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
        count = sum(1 for name in written if os.path.dirname(name) == "copy")
        self._tell(say("import-done", count=count))
