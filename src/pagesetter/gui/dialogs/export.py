"""Making the press PDF: where to, which pages, how far it is, and opening what was made."""

from __future__ import annotations

import os

from PySide6.QtCore import QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from pagesetter.findings import PagesetterError
from pagesetter.gui.dialogs.problem import fault_problem, findings_problem
from pagesetter.gui.i18n import say
from pagesetter.gui.worker import Worker
from pagesetter.gui.workspace import Workspace
from pagesetter.session.jobs import Exported, ExportJob
from pagesetter.session.output import write_whole


class ExportDialog(QDialog):
    """Stays open while the worker makes the PDF."""

    def __init__(self, work: Workspace, worker: Worker, path: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._work, self._worker, self._job = work, worker, 0
        self.written: list[str] = []
        self.setWindowTitle(say("export-title"))
        self.setMinimumWidth(480)
        self.path = QLineEdit(path, self)
        self.path.setAccessibleName(say("export-file"))
        browse = QPushButton(say("browse"), self)
        browse.clicked.connect(self._browse)
        row = QHBoxLayout()
        row.addWidget(self.path, 1)
        row.addWidget(browse)
        self.pages = QComboBox(self)
        self.pages.setAccessibleName(say("export-pages"))
        self.pages.addItem(say("export-all", count=len(work.issue.pages)), ())
        self.pages.addItem(say("export-this", number=work.page.number), (work.page.number,))
        self.split = QCheckBox(say("export-split"), self)
        self.force = QCheckBox(say("export-force"), self)
        form = QFormLayout()
        form.addRow(say("export-file"), row)
        form.addRow(say("export-pages"), self.pages)
        form.addRow("", self.split)
        form.addRow("", self.force)
        self.bar = QProgressBar(self)
        self.bar.setVisible(False)
        self.told = QLabel(self)
        self.told.setWordWrap(True)
        self.told.setVisible(False)
        self.buttons = QDialogButtonBox(self)
        role = QDialogButtonBox.ButtonRole
        self.run = QPushButton(say("export-run"), self)
        self.run.setDefault(True)
        self.run.clicked.connect(self.start)
        self.view = QPushButton(say("export-open"), self)
        self.view.clicked.connect(self._open)
        self.stop = QPushButton(say("cancel"), self)
        for button, at in (
            (self.run, role.AcceptRole), (self.view, role.ActionRole), (self.stop, role.RejectRole)
        ):  # fmt: skip
            self.buttons.addButton(button, at)
        self.view.setVisible(False)  # the box shows what it is given
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self.bar)
        layout.addWidget(self.told)
        layout.addWidget(self.buttons)
        worker.progressed.connect(self._progressed)
        worker.done.connect(self._done)
        worker.failed.connect(self._failed)

    def start(self) -> None:
        """Hand the issue, as it is now, to the worker."""
        document = self._work.document
        job = ExportJob(
            document.issue, document.folder, document.root, document.font_folders,
            self.pages.currentData(), self.split.isChecked(), self.force.isChecked(),
        )  # fmt: skip
        self.run.setEnabled(False)
        self.bar.setRange(0, 0)
        self.bar.setVisible(True)
        self.told.setVisible(False)
        self._job = self._worker.start("export-pdf", job)

    def reject(self) -> None:
        if self._job:
            self._worker.cancel()
            self._finish()
            self._tell(say("export-cancelled"))
            return
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._job:
            self._worker.cancel()
            self._finish()
        super().closeEvent(event)

    def _browse(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self, say("export-title"), self.path.text(), say("export-filter")
        )
        if path:
            self.path.setText(path)

    def _progressed(self, job: int, done: int, of: int) -> None:
        if job == self._job:
            self.bar.setRange(0, of)
            self.bar.setValue(done)

    def _done(self, job: int, result: Exported) -> None:
        if job != self._job:
            return
        self._finish()
        stem = self.path.text().removesuffix(".pdf")
        written = []
        try:
            for name, data in result.files:
                path = f"{stem}-{name}.pdf" if name else f"{stem}.pdf"
                write_whole(path, data)
                written.append(path)
        except PagesetterError as error:
            findings_problem(say("export-failed"), error.findings, self).exec()
            return
        self.written = written
        self.stop.setText(say("close"))
        self.view.setVisible(True)
        self._tell(say("export-done", path=written[0], count=len(written)))

    def _failed(self, job: int, error: object) -> None:
        if job != self._job:
            return
        self._finish()
        self._tell(say("export-failed"))
        if isinstance(error, tuple):
            findings_problem(say("export-failed"), error, self).exec()
        else:
            fault_problem(str(error), self).exec()

    def _finish(self) -> None:
        self._job = 0
        self.bar.setVisible(False)
        self.run.setEnabled(True)

    def _tell(self, text: str) -> None:
        self.told.setText(text)
        self.told.setVisible(True)

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(os.path.abspath(self.written[0])))
