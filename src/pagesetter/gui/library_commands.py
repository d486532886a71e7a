"""What the commands on the paper's library do: boxes of the page made a standing element, an
element called otherwise or taken out.

Files of the paper are written at once and are no steps of the history; what is lost with one is
offered back.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from pagesetter.findings import PagesetterError
from pagesetter.gui.canvas.canvas import Canvas
from pagesetter.gui.command_group import CommandGroup
from pagesetter.gui.dialogs.element_name import ElementName
from pagesetter.gui.dialogs.problem import findings_problem
from pagesetter.gui.i18n import say
from pagesetter.gui.workspace import Workspace
from pagesetter.model import Box
from pagesetter.session import stocking

_FIRST = 12
"""Characters of a box's words that name the element it becomes."""


class LibraryCommands(CommandGroup):
    """The command of the menu Object that fills the library."""

    def __init__(self, work: Workspace, canvas: Canvas) -> None:
        super().__init__(work, canvas)
        self.show: Callable[[str], None] = lambda _: None
        """Shows an element in the library."""

    def add_to_library(self) -> None:
        """Ask for a name, and make the selected boxes an element of the paper."""
        work, window = self._work, self._canvas.window()
        boxes = self._boxes()
        fit = stocking.suited(boxes)
        element = stocking.element_of(work.issue, work.page, work.grid, fit, "")
        if not element.boxes:
            work.noticed.emit(say("library-nothing"))
            return
        left = len(boxes) - len(fit) + sum(map(bool, map(work.story, work.selection.items)))
        left -= any(box.id not in work.selection.items for box in boxes)  # its story is chosen
        root = work.document.root
        is_there = partial(stocking.is_there, root)
        note = say("library-add-note") + (say("library-left-out", count=left) if left > 0 else "")
        name = _free(_suggested(fit), is_there)
        dialog = ElementName(name, is_there, note, window, replaces=True)
        if not dialog.exec():
            return
        name = dialog.name
        try:
            old = stocking.content(root, name) if is_there(name) else b""
            stocking.put_in(element._replace(name=name), work.document.folder, root)
        except PagesetterError as error:
            findings_problem(say("library-failed"), error.findings, window).exec()
            return
        work.restock()
        self.show(name)
        if old:
            put_back = (say("library-put-back"), lambda: restored(work, name, old, window))
            work.offered.emit(say("library-replaced", name=name), put_back)

    def _boxes(self) -> list[Box]:
        """The selected boxes in the order of the page, and that of a story that was pressed on."""
        work = self._work
        chosen = {*work.selection.items, work.selection.frame}
        own = [box for box in work.page.boxes if box.id in chosen]
        part = work.box(work.selection.frame)
        return own if part is None or part in own else [*own, part]


def rename(work: Workspace, name: str, parent: QWidget) -> str:
    """Ask for another name of an element; return what it is called then."""
    if _in_use(work, name, "library-rename-used"):
        return name
    root = work.document.root

    def is_taken(new: str) -> bool:
        return stocking.is_there(root, new) and not stocking.is_one(root, name, new)

    dialog = ElementName(name, is_taken, say("library-rename-note"), parent, replaces=False)
    if not dialog.exec() or dialog.name == name:
        return name
    try:
        stocking.rename(root, name, dialog.name)
    except PagesetterError as error:
        findings_problem(say("library-failed"), error.findings, parent).exec()
        return name
    work.restock()
    return dialog.name


def delete(work: Workspace, name: str, parent: QWidget) -> None:
    """Take an element out of the library; it is offered back."""
    if _in_use(work, name, "library-delete-used"):
        return
    try:
        data = stocking.take_out(work.document.root, name)
    except PagesetterError as error:
        findings_problem(say("library-failed"), error.findings, parent).exec()
        return
    work.restock()
    window = parent.window()
    put_back = (say("library-put-back"), lambda: restored(work, name, data, window))
    work.offered.emit(say("library-deleted", name=name), put_back)


def restored(work: Workspace, name: str, data: bytes, parent: QWidget) -> None:
    """Write an element's file as it was."""
    try:
        stocking.put_back(work.document.root, name, data)
    except PagesetterError as error:
        findings_problem(say("library-failed"), error.findings, parent).exec()
        return
    work.restock()


def _in_use(work: Workspace, name: str, key: str) -> bool:
    """True, and the editor is told where, for an element that something places."""
    document = work.document
    users = stocking.users_of(document.root, name, work.issue, document.folder)
    if not users:
        return False
    numbers = {page.name: page.number for page in work.issue.pages}
    first = users[0]
    where = say("library-on-page", number=numbers[first]) if first in numbers else first
    more = say("library-and-more", count=len(users)) if len(users) > 1 else ""
    work.noticed.emit(say(key, name=name, where=where + more))
    return True


def _suggested(boxes: tuple[Box, ...]) -> str:
    """A name by the first words of the boxes, else by the kind of the first."""
    for box in boxes:
        for row in box.rows:
            words = (row.text or row.left or row.center or row.right).split("\n")[0].strip()
            if words and "{" not in words and stocking.is_name(words[:_FIRST]):
                return words[:_FIRST]
    return say(f"kind-{boxes[0].kind}")


def _free(name: str, is_taken: Callable[[str], bool]) -> str:
    free, number = name, 1
    while is_taken(free):
        number += 1
        free = f"{name} {number}"
    return free
