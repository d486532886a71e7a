"""Commands on files and the window: open, save, export, languages, help.

Each tells what went wrong in a dialog.
"""

from __future__ import annotations

import os
import shutil
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QMessageBox

from pagesetter import __version__
from pagesetter.findings import PagesetterError
from pagesetter.gui.canvas.canvas import Canvas
from pagesetter.gui.command_group import Commands
from pagesetter.gui.dialogs.problem import disk_problem, findings_problem
from pagesetter.gui.i18n import say
from pagesetter.gui.placing_files import PlaceFiles
from pagesetter.gui.saving import save
from pagesetter.gui.waiting import wait_for
from pagesetter.installed import installed_folder
from pagesetter.session.output import make_folder
from pagesetter.session.saving_as import copy_issue
from pagesetter.session.settings import is_issue_or_paper

if TYPE_CHECKING:
    from pagesetter.gui.copy_import import CopyImport
    from pagesetter.gui.dialogs.export import ExportDialog
    from pagesetter.gui.dialogs.new_issue import NewIssue
    from pagesetter.gui.main_window import MainWindow

SAMPLE = os.path.join(installed_folder("examples"), "science-weekly")


class FileCommands(Commands):
    """The window's own commands."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._window = window
        for choice in ("system", "light", "dark"):
            self._table[f"look-{choice}"] = partial(window.set_look, choice)
        for choice in ("system", "zh", "en"):
            self._table[f"language-{choice}"] = partial(window.set_language, choice)
        self._table |= {
            "export-pdf": partial(self._make, "press"),
            "proof-pages": partial(self._make, "proof", waits=True),
            "send-to-press": partial(self._make, "press", waits=True),
            "reset-windows": window.reset_panels, "quit": window.close,
        }  # fmt: skip
        self.importing: CopyImport | None = None
        self._placing: tuple[Canvas, PlaceFiles] | None = None
        self.export: ExportDialog | None = None
        """The dialog that makes files, while it is there."""

    # File

    def new_issue(self) -> None:
        self._new(self._issue_dialog())

    def new_from_last(self) -> None:
        """The next issue of a paper, from its last one."""
        dialog = self._issue_dialog()
        dialog.tabs.setCurrentIndex(0)
        self._new(dialog)

    def new_from_layout(self, name: str) -> None:
        """A new paper on a layout."""
        dialog = self._issue_dialog()
        dialog.choose_layout(name)
        self._new(dialog)

    def _issue_dialog(self) -> NewIssue:
        from pagesetter.gui.dialogs.new_issue import NewIssue

        return NewIssue(self._window.settings, self._window.colours, self._window)

    def _new(self, dialog: NewIssue) -> None:
        window = self._window
        if dialog.exec() and dialog.made and self.may_leave():
            window.open_path(dialog.made)

    def open(self) -> None:
        folder = QFileDialog.getExistingDirectory(self._window, say("open-title"))
        if folder and self.may_leave():
            self._window.open_path(folder)

    def open_sample(self) -> None:
        """Open the user's copy of the sample; make it when there is none."""
        home = _documents()
        folder = os.path.join(home, say("sample-folder"))
        if not self.may_leave():
            return
        try:
            if not os.path.isdir(folder):
                make_folder(home)
                shutil.copytree(SAMPLE, folder)
        except PagesetterError as error:
            findings_problem(say("open-failed"), error.findings, self._window).exec()
            return
        except OSError as error:
            disk_problem(say("open-failed"), folder, error, self._window).exec()
            return
        self._window.open_path(folder)

    def start(self) -> None:
        if self.may_leave():
            self._window.close_document()

    def save(self) -> bool:
        work = self._window.work
        if work is None:
            return True
        self._decide()
        if not save(work, self._window):
            return False
        self._window.life.keep_thumbnail()
        return True

    def save_as(self) -> None:
        """Save into another folder of the same paper: the files are copied, then saved."""
        window = self._window
        if window.work is None:
            return
        start = os.path.dirname(window.work.document.folder)
        if not os.access(start, os.W_OK):
            start = _documents()
        folder, _ = QFileDialog.getSaveFileName(window, say("save-as-title"), start)
        if folder:
            self.save_to(folder)

    def save_to(self, folder: str) -> None:
        """Copy the issue's files to a new folder, open that, and save this state there.

        Away from its paper, the paper goes along.
        """
        window = self._window
        assert window.work is not None
        issue = window.work.document.issue
        try:
            document, wanted = window.work.document, folder
            folder = wait_for(
                lambda: copy_issue(document, wanted), say("saving-as", folder=folder), window
            )
        except PagesetterError as error:
            findings_problem(say("save-as-failed"), error.findings, window).exec()
            return
        except OSError as error:
            disk_problem(say("save-as-failed"), folder, error, window).exec()
            return
        if window.open_path(folder) and window.work is not None:
            paper, layouts = window.work.issue.paper, window.work.issue.layouts
            name, span = window.work.issue.name, window.work.issue.span
            window.work.edit(
                lambda _: issue._replace(paper=paper, layouts=layouts, name=name, span=span),
                "page",
            )
            if self.save():
                window.tell(say("saved-as", folder=folder))

    def place(self) -> None:
        placing = self.placing_files()
        if placing is not None:
            placing.choose()

    def wait(self, kind: str, name: str) -> None:
        """Load the pointer with an article or a picture of a panel, for the next click."""
        placing = self.placing_files()
        if placing is not None:
            placing.wait([(kind, name)])

    def placing_files(self) -> PlaceFiles | None:
        """What puts files on the page on show."""
        window, importing = self._window, self._importing()
        if window.work is None or window.desk is None or importing is None:
            return None
        canvas = window.desk.canvas
        if self._placing is None or self._placing[0] is not canvas:
            tell = window.statusBar().showMessage
            made = PlaceFiles(window.work, canvas, importing, window.settings, tell, window)
            self._placing = canvas, made
        return self._placing[1]

    def drop_files(self, paths: list[str], at: QPointF) -> None:
        """Files of copy were dropped on the page; a whole issue or paper is opened instead."""
        if len(paths) == 1 and is_issue_or_paper(paths[0]):
            if self.may_leave():
                self._window.open_path(paths[0])
            return
        placing = self.placing_files()
        if placing is not None:
            placing.dropped(paths, at)

    def import_copy(self) -> None:
        importing = self._importing()
        if importing is not None:
            importing.choose()

    def paste_copy(self) -> None:
        """Import what the clipboard holds."""
        importing = self._importing()
        if importing is not None:
            importing.paste()

    def import_files(self, paths: list[str]) -> None:
        """Import files that were dropped on the copy list."""
        importing = self._importing()
        if importing is not None:
            importing.start(paths)

    def _importing(self) -> CopyImport | None:
        window = self._window
        if window.work is None:
            return None
        if self.importing is None or self.importing.work is not window.work:
            tell = window.statusBar().showMessage
            from pagesetter.gui.copy_import import CopyImport  # it reads the copy desk

            self.importing = CopyImport(window.work, window.worker, window.colours, tell, window)
        return self.importing

    def _make(self, kind: str, *, waits: bool = False) -> None:
        """Show the dialog that makes files, beside the window so that pages can be gone to; they
        may wait for the preflight, which is made in any case."""
        window = self._window
        if window.work is None:
            return
        if self.export is None or self.export.isHidden():
            folder = window.settings.text("export-folder") or window.work.document.root
            if not os.access(folder, os.W_OK):  # only read, or no longer there
                folder = _documents()
            path = os.path.join(folder, f"{window.work.issue.name}.pdf")
            from pagesetter.gui.dialogs.export import ExportDialog

            self.export = ExportDialog(window.work, window.worker, path, window, window.settings)
        self.export.choose(kind)
        self.export.show_beside()
        self.export.check(waits=waits)

    def close_export(self) -> None:
        """Close the dialog that makes files: its document goes, or its words change."""
        if self.export is not None:
            self.export.close()
            self.export.deleteLater()
            self.export = None

    def print(self) -> None:
        """Print pages on an office printer."""
        window = self._window
        if window.work is None:
            return
        from pagesetter.gui.printing import ask_and_print

        window.tell(ask_and_print(window.work, window))

    def _decide(self) -> None:
        """Let what is being typed count, on the page and in the panels."""
        window = self._window
        if window.work is not None:
            window.work.typist.decide()
        if window.docks is not None:
            window.docks.decide()

    def may_leave(self) -> bool:
        """Ask about what is being made and unsaved changes; False when the editor wants to stay."""
        if self.export is not None and self.export.is_making and not self._may_break_off():
            return False
        work = self._window.work
        self._decide()
        if work is None or not work.document.is_dirty:
            return True
        box = QMessageBox(self._window)
        box.setWindowTitle(say("app-name"))
        box.setIcon(QMessageBox.Icon.Question)
        box.setText(say("unsaved-title"))
        box.setInformativeText(say("unsaved-text"))
        role = QMessageBox.ButtonRole
        save = box.addButton(say("unsaved-save"), role.AcceptRole)
        discard = box.addButton(say("unsaved-discard"), role.DestructiveRole)
        box.addButton(say("cancel"), role.RejectRole)
        box.setDefaultButton(save)
        box.exec()
        if box.clickedButton() is save:
            return self.save()
        return box.clickedButton() is discard

    def _may_break_off(self) -> bool:
        """Ask whether the files that are being made may be given up."""
        role = QMessageBox.ButtonRole
        box = QMessageBox(self._window)
        box.setWindowTitle(say("app-name"))
        box.setIcon(QMessageBox.Icon.Question)
        box.setText(say("making-title"))
        box.setInformativeText(say("making-text"))
        leave = box.addButton(say("making-leave"), role.DestructiveRole)
        stay = box.addButton(say("making-stay"), role.RejectRole)
        box.setDefaultButton(stay)
        box.exec()
        return box.clickedButton() is leave

    # Window

    def hide_panels(self) -> None:
        window = self._window
        if window.docks is None or window.work is None or window.work.typist.is_typing:
            return
        window.docks.hide_all()

    def panel(self, key: str) -> None:
        """Show a panel in front of others, or hide it."""
        if self._window.docks is not None:
            self._window.docks.toggle(key)

    def next_panel(self) -> None:
        window = self._window
        if window.docks is not None and window.desk is not None:
            window.docks.next_panel(window.desk.canvas)

    # Help

    def shortcuts(self) -> None:
        from pagesetter.gui.dialogs.shortcuts import Shortcuts

        Shortcuts(self._window).exec()

    def about(self) -> None:
        box = QMessageBox(self._window)
        box.setWindowTitle(say("about"))
        box.setIconPixmap(self._window.windowIcon().pixmap(QSize(64, 64)))
        box.setText(say("about-text", version=__version__))
        box.addButton(say("ok"), QMessageBox.ButtonRole.AcceptRole)
        box.exec()


def _documents() -> str:
    """The user's own folder for documents."""
    place = QStandardPaths.StandardLocation.DocumentsLocation
    return QStandardPaths.writableLocation(place) or os.path.expanduser("~")
