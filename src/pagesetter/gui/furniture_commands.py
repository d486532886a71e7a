"""What the commands on the layout's furniture do on the page on show: a piece hidden, all shown
again, the words of one changed here, or put back to the layout's.

They work on the piece that is chosen: pointed at on the page, or in the inspector's list.
"""

from __future__ import annotations

from collections.abc import Callable

from pagesetter.gui.canvas.canvas import Canvas
from pagesetter.gui.command_group import CommandGroup
from pagesetter.gui.workspace import Workspace
from pagesetter.model import Issue
from pagesetter.session import box_edits


class FurnitureCommands(CommandGroup):
    """Commands of the submenu of furniture."""

    def __init__(self, work: Workspace, canvas: Canvas) -> None:
        super().__init__(work, canvas)
        self.edit_words: Callable[[str], None] = lambda _: None
        """Shows the words of a piece where they can be changed."""

    def hide_furniture(self) -> None:
        page, name = self._page, self._work.furniture
        self._edit(lambda i: box_edits.hide(i, page, name, hidden=True), "hide")

    def unhide_furniture(self) -> None:
        """Show every piece that the page hides."""
        page, names = self._page, self._work.page.hidden

        def change(issue: Issue) -> Issue:
            for name in names:
                issue = box_edits.hide(issue, page, name, hidden=False)
            return issue

        self._edit(change, "show")

    def change_furniture(self) -> None:
        self.edit_words(self._work.furniture)

    def reset_furniture(self) -> None:
        page, name = self._page, self._work.furniture
        self._edit(lambda i: box_edits.clear_override(i, page, name), "furniture")
