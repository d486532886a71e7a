"""What a double click on the page asked for: the inspector at the right field, the story that an
item of a 导读 names, the choice of an advertisement's label. Knows the window by what it asks here.
"""

from __future__ import annotations

from typing import Protocol

from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu

from pagesetter.gui.docks import Docks
from pagesetter.gui.i18n import say
from pagesetter.gui.interactions.double import Wish
from pagesetter.gui.workspace import Workspace
from pagesetter.model import Story


class Window(Protocol):
    """What is asked of the main window."""

    def run(self, key: str) -> None: ...
    def tell(self, text: str) -> None: ...
    def show_spot(self) -> None: ...
    def menu(self, key: str) -> QMenu: ...


class Wishes:
    """Belongs to one open document."""

    def __init__(self, work: Workspace, docks: Docks, window: Window) -> None:
        self._work, self._docks, self._window = work, docks, window

    def fulfil(self, wish: Wish) -> None:
        """Do what was asked for."""
        calls = {
            "title": self._edit_title, "box": self._edit_box, "furniture": self._edit_furniture,
            "story": self._go_to_story, "label": self._choose_label,
        }  # fmt: skip
        calls[wish.kind](wish)

    def _edit_title(self, _: Wish) -> None:
        """Edit the title of the selected story; an empty one gets an article to write."""
        item = self._work.item(self._work.selection.items[0])
        if isinstance(item, Story) and not item.article and not item.continues:
            self._window.run("new-article")
        elif not self._docks.inspector.story.isHidden():
            self._docks.raise_panel("panel-inspector")
            self._docks.inspector.story.edit_headline()

    def _edit_box(self, wish: Wish) -> None:
        """Show in the inspector what a box holds."""
        self._hold(wish.item)
        self._docks.raise_panel("panel-inspector")
        self._docks.inspector.box.begin()

    def _edit_furniture(self, wish: Wish) -> None:
        self._work.select()
        self._docks.raise_panel("panel-inspector")
        self._docks.inspector.furniture.choose(wish.item)

    def _go_to_story(self, wish: Wish) -> None:
        """Go where the words of a 导读 come from: they are changed there."""
        work = self._work
        number = next(page.number for page in work.issue.pages if page.name == wish.page)
        at = next(i for i, page in enumerate(work.issue.pages) if page.name == wish.page)
        work.show_page(at)
        work.select((wish.item,), work.scene.of((wish.item,))[0].frame.id)
        self._window.show_spot()
        story = work.story(wish.item)
        is_short = story is not None and bool(story.jump)
        key = "digest-is-short" if is_short else "digest-gone-to"
        self._window.tell(say(key, title=wish.words, number=number))
        if is_short:
            self._docks.raise_panel("panel-inspector")
            self._docks.inspector.story.edit_short()

    def _choose_label(self, wish: Wish) -> None:
        """Let the label be chosen where it stands: the law knows two words for it."""
        self._hold(wish.item)
        self._window.menu("menu-ad-label").popup(QCursor.pos())

    def _hold(self, name: str) -> None:
        """Select a box, with the story it belongs to."""
        part = self._work.scene.part(name)
        if part is not None:
            self._work.select((part.item,), name)
