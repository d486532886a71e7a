"""What the commands on the issue as a whole do: its pages, its number and date."""

from __future__ import annotations

import os
from functools import partial

from pagesetter.findings import PagesetterError
from pagesetter.gui.canvas.canvas import Canvas
from pagesetter.gui.command_group import CommandGroup
from pagesetter.gui.dialogs.issue_settings import IssueSettings
from pagesetter.gui.dialogs.problem import findings_problem
from pagesetter.gui.i18n import say
from pagesetter.gui.workspace import Workspace
from pagesetter.session import page_edits
from pagesetter.session.paper_edits import FILE, set_paper


class IssueCommands(CommandGroup):
    """Commands of the menu Page that change the issue."""

    def __init__(self, work: Workspace, canvas: Canvas) -> None:
        super().__init__(work, canvas)
        self._table = {
            "page-earlier": partial(self._move, -1), "page-later": partial(self._move, 1)
        }  # fmt: skip

    def add_page(self) -> None:
        self._add(len(self._work.issue.pages))

    def add_page_before(self) -> None:
        self._add(self._work.index)

    def add_page_after(self) -> None:
        self._add(self._work.index + 1)

    def add_page_like(self) -> None:
        self._add(self._work.index + 1, frames=True)

    def _add(self, at: int, *, frames: bool = False) -> None:
        """Add a page on the layout of the one on show, and show it."""
        work = self._work
        made = page_edits.add_page(work.issue, work.page.name, at, frames=frames)
        work.typist.stop()
        work.select()
        if self._edit(lambda _: made, "add-page"):
            work.show_page(at)

    def _move(self, by: int) -> None:
        """Move the page on show; it stays on show."""
        work, name = self._work, self._work.page.name
        work.typist.stop()
        work.select()
        if self._edit(lambda issue: page_edits.move_page(issue, name, by), "move-page"):
            work.show_page(work.index + by)

    def delete_page(self) -> None:
        work, name = self._work, self._work.page.name
        if len(work.issue.pages) > 1:
            work.typist.stop()
            work.select()
            self._edit(lambda issue: page_edits.remove_page(issue, name), "delete-page")

    def issue_settings(self) -> None:
        """Ask for number, date and paper, and change what was changed."""
        work, window = self._work, self._canvas.window()
        root = work.document.root
        dialog = IssueSettings(work.issue, os.path.isfile(os.path.join(root, FILE)), window)
        before = dialog.paper()
        if not dialog.exec():
            return
        dates = dialog.dates()
        self._edit(lambda issue: page_edits.set_dates(issue, *dates), "dates")
        if dialog.paper() == before:
            return
        try:
            set_paper(root, *dialog.paper())
        except PagesetterError as error:
            findings_problem(say("settings-failed"), error.findings, window).exec()
