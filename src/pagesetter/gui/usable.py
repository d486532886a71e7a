"""Which commands can be used now, and how the steps of the history are named in their menu."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QAction

from pagesetter.gui.i18n import say
from pagesetter.gui.item_commands import LABELS
from pagesetter.gui.menus import needs_of
from pagesetter.gui.workspace import Workspace
from pagesetter.model import Box
from pagesetter.session.row_looks import has_words

Actions = Mapping[str, QAction]


def enable(actions: Actions, work: Workspace | None, *, is_deciding: bool = False) -> None:
    """Make usable what can be used with the issue that is open, and what is selected in it.

    `is_deciding` tells of a number still being typed into a field: saving makes it count.
    """
    has = _needs_met(work)
    for key, action in actions.items():
        action.setEnabled(has[needs_of(key)])
    if work is not None:
        _name_steps(actions, work)
        actions["save"].setEnabled(work.document.is_dirty or is_deciding)
        actions["revert"].setEnabled(work.document.is_dirty)
        items = work.selection.items
        all_locked = bool(items) and set(items) <= set(work.page.locked)
        actions["lock"].setText(say("unlock" if all_locked else "lock"))
        labels = {box.label for box in _boxes(work) if box.kind == "ad"}
        for name, label in LABELS.items():
            actions[f"ad-label-{name}"].setChecked(labels == {label})
        last = len(work.issue.pages) - 1
        for key, usable in (
            ("previous-page", work.index > 0), ("page-earlier", work.index > 0),
            ("next-page", work.index < last), ("page-later", work.index < last),
            ("delete-page", last > 0),
        ):  # fmt: skip
            actions[key].setEnabled(usable)


def _needs_met(work: Workspace | None) -> dict[str, bool]:
    """Every need of the table of commands, and whether it is met."""
    if work is None:
        nothing = ("issue", "selection", "story", "text", "several", "box", "ad", "copy", "clip",
                   "look", "words", "furniture", "changed furniture", "hidden")  # fmt: skip
        return {"always": True, **dict.fromkeys(nothing, False)}
    items, typing, clip = work.selection.items, work.typist.is_typing, work.clipboard
    boxes, piece = _boxes(work), work.furniture
    return {
        "always": True,
        "issue": True,
        "selection": bool(items),
        "story": any(work.story(name) for name in items),
        "text": typing,
        "several": len(items) > 1,
        "words": any(work.story(name) for name in items) or any(map(has_words, boxes)),
        "box": bool(boxes),
        "ad": any(box.kind == "ad" for box in boxes),
        "copy": bool(items) or typing,
        "clip": typing or clip.has_items or clip.has_words,
        "furniture": any(part.item == piece for part in work.scene.furniture),
        "changed furniture": any(box.id == piece for box in work.page.overrides),
        "hidden": bool(work.page.hidden),
        "look": bool(items) and clip.has_look,
    }


def _boxes(work: Workspace) -> list[Box]:
    """The selected boxes, and the one of a story that was pressed on."""
    names = dict.fromkeys((*work.selection.items, work.selection.frame))
    found = [work.box(name) for name in names]
    return [box for box in found if box is not None]


def _name_steps(actions: Actions, work: Workspace) -> None:
    for key, step in (("undo", work.document.undo_name), ("redo", work.document.redo_name)):
        actions[key].setEnabled(bool(step))
        words = say(f"{key}-step", step=say(f"step-{step}")) if step else say(key)
        actions[key].setText(words)
