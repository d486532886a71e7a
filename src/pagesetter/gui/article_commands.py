"""What the commands on articles do: a new one, one opened elsewhere, one taken out of the issue.

They work on the article chosen in the copy
list while that has the keyboard or its menu is up, else on that of the selected story.
"""

from __future__ import annotations

import os
from collections.abc import Callable

from pagesetter.gui.canvas.canvas import Canvas
from pagesetter.gui.command_group import CommandGroup
from pagesetter.gui.i18n import say
from pagesetter.gui.system_programs import open_outside
from pagesetter.gui.workspace import Workspace
from pagesetter.session import arrange, page_edits
from pagesetter.session.spots import Spot


class ArticleCommands(CommandGroup):
    """Commands of the menu Story that concern the copy itself."""

    def __init__(self, work: Workspace, canvas: Canvas) -> None:
        super().__init__(work, canvas)
        self.listed: Callable[[], str] = lambda: ""
        """The article chosen in the copy list; empty while something else has the keyboard."""
        self.show: Callable[[str], None] = lambda _: None
        """Chooses an article in the copy list."""

    def new_article(self) -> None:
        """An article with a word of headline and text to type over: in the selected empty frame,
        else in the copy list."""
        work, page = self._work, self._work.page.name
        item = next(iter(work.selection.items), "")
        story = work.story(item)
        empty = story is not None and not story.article and not story.continues
        plan = story.plan if story is not None and empty else None
        title = (plan.title if plan is not None else "") or say("article-title")
        made, name = page_edits.add_article(
            work.issue, say("article-file"), title, say("article-body")
        )
        if empty:
            made = arrange.place_article(made, page, item, name)
        self._edit(lambda _: made, "new-article")
        if empty:
            work.typist.start(Spot(page, item, "headline"))
            work.typist.select_all()
            self._canvas.setFocus()
        else:
            self.show(name)

    def open_article(self) -> None:
        """Open the article's file with the system's editor of text; what is saved comes back."""
        name, folder = self._chosen(), self._work.document.folder
        path = os.path.join(folder, "copy", f"{name}.md")
        if name and os.path.isfile(path):
            open_outside(path)
        else:
            self._work.noticed.emit(say("article-none" if not name else "article-unsaved"))

    def delete_article(self) -> None:
        """Take the article out of the issue; frames stay, undo brings it back."""
        name = self._chosen()
        if not name:
            self._work.noticed.emit(say("article-none"))
            return
        self._work.typist.stop()
        self._edit(lambda issue: page_edits.remove_article(issue, name), "delete-article")

    def _chosen(self) -> str:
        listed = self.listed()
        if listed:
            return listed
        story = self._work.story(next(iter(self._work.selection.items), ""))
        return story.article if story is not None else ""
