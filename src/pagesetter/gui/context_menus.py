"""The menus of the right mouse button: what can be done with what lies under it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from pagesetter.gui.interactions.gesture import Pointer
from pagesetter.gui.mnemonics import underline
from pagesetter.gui.workspace import Workspace

_CLIP = ("cut", "copy", "paste", "copy-look", "paste-look", "-", "duplicate", "delete")
_PAGE = ("paste", "select-all", "-", "draw-frame", "menu-draw", "-", "unlock-all",
         "unhide-furniture")  # fmt: skip
_PLACE = ("menu-order", "lock")
_STOCK = ("-", "add-to-library")
CONTEXTS: dict[str, tuple[str, ...]] = {
    "page": (*_PAGE, "-", "fit-page", "menu-overlays"),
    "furniture": ("hide-furniture", "change-furniture", "reset-furniture", "-", *_PAGE),
    "story": (*_CLIP, "-", "empty-story", "fit-frame", "add-frame", "unthread", "menu-send-rest",
              "-", "add-kicker", "add-deck", "menu-split", "-", *_PLACE),
    "title": ("add-kicker", "add-deck", "title-bigger", "title-smaller", "-", *_CLIP, "-", *_PLACE),
    "box": ("title-bigger", "title-smaller", "-", *_CLIP, "-", "wrap", *_PLACE, *_STOCK),
    "picture": ("picture-fill", "picture-fit", "wrap", "-", *_CLIP, "-", *_PLACE, *_STOCK),
    "ad": ("menu-ad-label", "picture-fill", "picture-fit", "-", *_CLIP, "-", *_PLACE, *_STOCK),
    "text": ("cut", "copy", "paste", "-", "text-strong", "text-emphasis", "text-name-line",
             "text-work-line", "text-reading", "text-raised", "text-lowered", "-", "letters-closer",
             "letters-wider", "-", "story-editor", "line-inspector"),
    "several": (*_CLIP, "-", "menu-align", *_PLACE, *_STOCK),
}  # fmt: skip
"""Keys of commands and submenus by what lies under the pointer; `-` is a separator."""
PAGE_MENU = ("add-page-before", "add-page-after", "add-page", "add-page-like", "-", "page-earlier",
             "page-later", "delete-page", "-", "issue-settings")  # fmt: skip
"""Those of the strip of pages."""
COPY_MENU = ("new-article", "open-article", "delete-article", "-")
IMPORT_MENU = ("-", "import-copy", "paste-copy")
"""Those of the copy list, before and after what concerns the article chosen in it."""


def take_hold(work: Workspace, at: Pointer) -> str:
    """Select what lies under the pointer, unless it is selected; return its context."""
    part = work.scene.at(at.x, at.y)
    if part is None:
        work.select()
        piece = work.scene.furniture_at(at.x, at.y)
        work.choose_furniture(piece.item if piece is not None else "")
        return "page" if piece is None else "furniture"
    if work.typist.is_typing and work.typist.item in (part.item, part.frame.id):
        return "text"
    if part.item not in work.selection.items:
        work.select((part.item,), part.frame.id)
    elif len(work.selection.items) == 1:
        work.select(work.selection.items, part.frame.id, alone=work.selection.alone)
    if len(work.selection.items) > 1:
        return "several"
    if not part.is_box:
        return "title" if part.kind == "title" else "story"
    box = work.box(part.frame.id)
    if box is None:
        return "box"
    return "ad" if box.kind == "ad" else "picture" if box.pictures else "box"


def make_context_menu(
    parent: QWidget, kind: str, actions: Mapping[str, QAction], menus: Mapping[str, QMenu]
) -> QMenu:
    """The menu of a context, of the very commands of the menu bar."""
    menu = QMenu(parent)
    fill_menu(menu, CONTEXTS[kind], actions, menus)
    return menu


def fill_menu(
    menu: QMenu, keys: Sequence[str], actions: Mapping[str, QAction],
    menus: Mapping[str, QMenu] = {},
) -> None:  # fmt: skip
    """Commands, submenus and separators by their keys."""
    menu.setToolTipsVisible(True)
    menu.aboutToShow.connect(partial(underline, menu))
    for key in keys:
        if key == "-":
            menu.addSeparator()
        elif key.startswith("menu-"):
            menu.addMenu(menus[key])
        else:
            menu.addAction(actions[key])
