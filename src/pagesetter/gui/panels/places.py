"""Goes from a panel to where a thing stands on a page: shows the page and selects the box."""

from __future__ import annotations

from collections.abc import Callable

from pagesetter.gui.workspace import Workspace
from pagesetter.model import Box
from pagesetter.session.box_edits import boxes_of


def show_box(work: Workspace, wanted: Callable[[Box], bool], *, look: bool = False) -> bool:
    """Select the first box that is wanted, after the one that is selected; False without one.

    Asked again it goes to the next. With `look` it only says whether there is one.
    """
    found = [
        (index, box.id)
        for index, page in enumerate(work.issue.pages)
        for box in boxes_of(page)
        if wanted(box)
    ]
    if look or not found:
        return bool(found)
    here = (work.index, work.selection.frame)
    after = found[found.index(here) + 1 :] if here in found else []
    index, name = (after or found)[0]
    work.show_page(index)
    part = work.scene.part(name)
    if part is not None:
        work.select((part.item,), name)
    return True
