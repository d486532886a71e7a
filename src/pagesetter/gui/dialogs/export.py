"""Making files of the issue: what the plant takes, or a proof; where to, how far it is, the result.

Stands beside the window while it works: a click on what the preflight found shows the place.
"""

from __future__ import annotations

import os

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QCloseEvent
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
from pagesetter.gui.appearance import colours_for
from pagesetter.gui.dialogs.plant_form import PlantForm
from pagesetter.gui.dialogs.preflight_view import PreflightView
from pagesetter.gui.dialogs.problem import fault_problem, findings_problem
from pagesetter.gui.dialogs.proof_form import ProofForm
from pagesetter.gui.i18n import language, say
from pagesetter.gui.system_programs import open_outside
from pagesetter.gui.worker import Worker
from pagesetter.gui.workspace import Workspace
from pagesetter.session.jobs import Exported, ExportJob
from pagesetter.session.output import make_folder, require_folder, write_whole
from pagesetter.session.settings import Settings

KINDS = ("press", "proof")
_SETTLED = 400
"""Milliseconds after what the plant takes was changed last, until it is checked for that."""
_ROUND = QSize(40, 60)
"""Pixels of the screen that are left round the dialog and for its title."""


class ExportDialog(QDialog):
    """Stays open while the worker makes the files."""

    def __init__(
        self,
        work: Workspace,
        worker: Worker,
        path: str,
        parent: QWidget | None,
        settings: Settings | None = None,
    ) -> None:
        super().__init__(parent)
        self._work, self._worker, self._job = work, worker, 0
        self._settings = settings
        self._waits = False
        """True where press files wait for the preflight, and for one without errors."""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SETTLED)
        self._soon.timeout.connect(self._check_again)
        self._folder = ""
        """Where what is being made goes, whatever the field says meanwhile."""
        self.written: list[str] = []
        self.setWindowTitle(say("export-title"))
        self.setMinimumWidth(620)
        colours = colours_for(settings.text("look", "system") if settings is not None else "light")
        self.kind = QComboBox(self)
        self.kind.setAccessibleName(say("export-kind"))
        for kind in KINDS:
            self.kind.addItem(say(f"export-kind-{kind}"), kind)
        self.path = QLineEdit(path, self)
        self.path.setAccessibleName(say("export-file"))
        browse = QPushButton(say("browse"), self)
        browse.setAutoDefault(False)
        browse.clicked.connect(self._browse)
        row = QHBoxLayout()
        row.addWidget(self.path, 1)
        row.addWidget(browse)
        self.pages = QComboBox(self)
        self.pages.setAccessibleName(say("export-pages"))
        self.pages.addItems(["", ""])
        self._name_pages()
        self.plant = PlantForm(work, settings, self)
        self.proof = ProofForm(self.plant.words_width, self)
        form = QFormLayout()
        for words, field in (
            ("export-kind", self.kind), ("export-file", row), ("export-pages", self.pages)
        ):  # fmt: skip
            label = QLabel(say(words), self)
            label.setMinimumWidth(self.plant.words_width)  # fields of both forms in one column
            form.addRow(label, field)
        self.preflight = PreflightView(work, worker, colours, self)
        self.preflight.wanted.connect(lambda: self.check(waits=self._waits))
        self.plant.changed.connect(self._soon.start)
        self.preflight.changed.connect(self._allow)
        self.force = QCheckBox(say("export-force"), self)
        self.force.toggled.connect(self._allow)
        self.bar = QProgressBar(self)
        self.bar.setVisible(False)
        self.told = QLabel(self)
        self.told.setWordWrap(True)
        self.told.setVisible(False)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self.plant)
        layout.addWidget(self.proof)
        layout.addWidget(self.preflight, 1)
        for widget in (self.force, self.bar, self.told, self._buttons()):
            layout.addWidget(widget)
        self.kind.currentIndexChanged.connect(self._show_kind)
        self.kind.activated.connect(lambda _: self.check(waits=self._waits))
        self._show_kind()
        for signal in (work.page_shown, work.stepped):
            signal.connect(self._name_pages)
        worker.progressed.connect(self._progressed)
        worker.done.connect(self._done)
        worker.failed.connect(self._failed)

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(self)
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
            buttons.addButton(button, at)
        self.view.setVisible(False)  # the box shows what it is given
        buttons.rejected.connect(self.reject)
        return buttons

    # What is wanted

    def _name_pages(self) -> None:
        """All pages, or the one on show: pages are turned and added beside the dialog."""
        issue, number = self._work.issue, self._work.page.number
        named = (
            (say("export-all", count=len(issue.pages)), ()),
            (say("export-this", number=number), (number,)),
        )
        for at, (words, numbers) in enumerate(named):
            self.pages.setItemText(at, words)
            self.pages.setItemData(at, numbers)

    def choose(self, kind: str) -> None:
        """Show what `press` or `proof` needs."""
        self.kind.setCurrentIndex(self.kind.findData(kind))

    def check(self, *, waits: bool = True) -> None:
        """Do the preflight; if press files wait for it, none are made until it has an answer, and
        while it has errors. For a proof alone, what is known is told."""
        self._soon.stop()
        self._waits = waits
        if self.is_proof and not waits:
            self.preflight.show_known()
        else:
            self.preflight.start(self.plant.press())

    def _check_again(self) -> None:
        """Check for what the plant takes now; not while files are made, nor for a proof."""
        if self.isVisible() and not self._job and not self.is_proof:
            self.check(waits=self._waits)

    @property
    def is_proof(self) -> bool:
        return bool(self.kind.currentData() == "proof")

    def _show_kind(self) -> None:
        self.plant.setVisible(not self.is_proof)
        self.force.setVisible(not self.is_proof)
        self.proof.setVisible(self.is_proof)
        self._allow()

    def _allow(self) -> None:
        """A proof is made whatever is missing; press files only of what is without errors."""
        stopped = self.preflight.is_running or bool(self.preflight.errors)
        stopped = stopped and self._waits
        allowed = self.is_proof or self.force.isChecked() or not stopped
        self.run.setEnabled(allowed and not self._job)

    # Making

    def start(self) -> None:
        """Hand the issue, as it is now, to the worker; where to is looked at first."""
        document = self._work.document
        self.path.setText(self._whole_path())
        try:
            require_folder(self.path.text())
        except PagesetterError as error:
            findings_problem(say("export-failed"), error.findings, self).exec()
            return
        self._folder = os.path.dirname(self.path.text())
        stem = os.path.basename(self.path.text())[: -len(".pdf")]
        proof = self.proof.name.currentData() if self.is_proof else ""
        job = ExportJob(
            document.issue, document.folder, document.root, document.font_folders,
            self.pages.currentData(), self.plant.split.isChecked(), self.force.isChecked(),
            f"{stem}-{proof}" if proof else stem, self.plant.press(),
            self.plant.names.text().strip(), proof, self.proof.stamp.isChecked(),
            self.proof.jpeg.isChecked(), self.proof.tiled.isChecked(),
            self.proof.changes.isChecked(), language(),
        )  # fmt: skip
        self.plant.keep()
        self._soon.stop()
        if not self._waits:
            self.preflight.cancel()  # files that do not wait for it, wait for nothing
        self.stop.setText(say("cancel"))
        self.view.setVisible(False)
        self.bar.setRange(0, 0)
        self.bar.setVisible(True)
        self.told.setVisible(False)
        self._job = self._worker.start("export-pdf", job)
        self._allow()

    def _whole_path(self) -> str:
        """The file that is named, whole: without a folder it lies in the paper's."""
        path = os.path.expanduser(self.path.text().strip()) or f"{self._work.issue.name}.pdf"
        if path.lower().endswith(".pdf"):
            path = path[: -len(".pdf")]
        path += ".pdf"
        return os.path.normpath(os.path.join(self._work.document.root, path))

    @property
    def is_making(self) -> bool:
        """True while files are being made."""
        return bool(self._job)

    def reject(self) -> None:
        """Cancel what is being made; with nothing under way, close."""
        if self._job:
            self._cancel()
            return
        self.preflight.cancel()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._cancel()
        self.preflight.cancel()
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
        written = []
        try:
            for name, data in result.files:
                path = os.path.join(self._folder, name)
                write_whole(path, data)
                written.append(path)
        except PagesetterError as error:
            of = len(result.files)
            words = say("export-partly", count=len(written), of=of, path=self._folder)
            self._tell(words if written else say("export-failed"))
            findings_problem(say("export-failed"), error.findings, self).exec()
            return
        self.written = written
        if self._settings is not None:
            self._settings.set("export-folder", self._folder)
        self.stop.setText(say("close"))
        self.view.setVisible(True)
        self._tell(say("export-done", path=written[0], count=len(written)))
        if result.record is not None:
            self._keep(*result.record)

    def _keep(self, path: str, record: bytes) -> None:
        """Keep the lines of a proof that was made; the proof is good without, too."""
        try:
            make_folder(os.path.dirname(path))
            write_whole(path, record)
        except PagesetterError as error:
            findings_problem(say("proof-not-kept"), error.findings, self).exec()
            return
        self._work.proofed.emit()

    def _failed(self, job: int, error: object) -> None:
        if job != self._job:
            return
        self._finish()
        self._tell(say("export-failed"))
        if isinstance(error, tuple):
            findings_problem(say("export-failed"), error, self).exec()
        else:
            fault_problem(str(error), self).exec()

    def _cancel(self) -> None:
        if self._job:
            self._worker.cancel(self._job)
            self._finish()
            self._tell(say("export-cancelled"))

    def _finish(self) -> None:
        self._job = 0
        self.bar.setVisible(False)
        if self.preflight.was_stopped:
            self._soon.start()
        self._allow()

    def _tell(self, text: str) -> None:
        self.told.setText(text)
        self.told.setVisible(True)

    def _open(self) -> None:
        """Open the file that was made; of several, their folder."""
        whole = len(self.written) == 1
        path = self.written[0] if whole else os.path.dirname(self.written[0])
        if not open_outside(path):
            self._tell(say("export-not-opened", path=path))

    def _stand_aside(self) -> None:
        """Beside the window, or as far to the right as the screen goes: the page is looked at."""
        parent = self.parentWidget()
        if parent is None:
            return
        window, screen = parent.window().frameGeometry(), self.screen().availableGeometry()
        x = min(window.right() + 1, screen.right() + 1 - self.width() - _ROUND.width() // 2)
        y = min(
            window.top() + _ROUND.height(),
            screen.bottom() + 1 - self.height() - _ROUND.height() // 2,
        )
        self.move(max(x, screen.left()), max(y, screen.top()))

    def show_beside(self) -> None:
        """Show it as a window of its own, to which one can come back from the page."""
        self.setModal(False)
        # Left to itself, Qt gives a dialog two thirds of the screen at the most.
        room = self.screen().availableSize() - _ROUND
        self.resize(self.sizeHint().boundedTo(room))
        self._stand_aside()
        self.show()
        self.activateWindow()
