"""Saves the open issue; what others saved meanwhile is taken in first, and nothing of theirs or
of the editor's is written over without a word.
"""

from __future__ import annotations

from PySide6.QtWidgets import QMessageBox, QWidget

from pagesetter.findings import PagesetterError
from pagesetter.formats import load_issue
from pagesetter.gui.clashes import answers, question
from pagesetter.gui.dialogs.problem import findings_problem
from pagesetter.gui.i18n import say
from pagesetter.gui.workspace import Workspace


def save(work: Workspace, parent: QWidget) -> bool:
    """Write the changed files; False, and a dialog, when nothing was written."""
    try:
        try:
            work.save()
        except PagesetterError as error:
            if {one.code for one in error.findings} != {"file-changed-on-disk"}:
                raise
            if not _take_in(work, parent):
                return False
            work.save()
    except PagesetterError as error:
        findings_problem(say("save-failed"), error.findings, parent).exec()
        return False
    return True


def _take_in(work: Workspace, parent: QWidget) -> bool:
    """Take in what is on disk; False when the editor would rather not decide now."""
    loaded = load_issue(work.document.folder)
    clashes = work.take_in(loaded, "")
    if not clashes:
        return True
    role = QMessageBox.ButtonRole
    box = QMessageBox(parent)
    box.setWindowTitle(say("app-name"))
    box.setIcon(QMessageBox.Icon.Question)
    box.setText(say("save-failed"))
    box.setInformativeText(question(clashes, work))
    buttons = [(box.addButton(words, role.DestructiveRole), whose) for words, whose in answers()]
    box.setDefaultButton(box.addButton(say("cancel"), role.RejectRole))
    box.exec()
    answer = next((whose for button, whose in buttons if box.clickedButton() is button), "")
    if answer:
        work.take_in(loaded, answer)
    return bool(answer)
