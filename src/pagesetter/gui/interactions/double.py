"""What a double click asks for where no text is to be typed in: the box or furniture under it, the
story a 导读 names, the label of an advertisement. Changes nothing.
"""

from __future__ import annotations

from pagesetter.gui.interactions.gesture import Desk, Pointer
from pagesetter.gui.interactions.typing import spot_at
from pagesetter.model import Box
from pagesetter.session import pointed
from pagesetter.session.box_texts import box_named
from pagesetter.values import NamedTuple


class Wish(NamedTuple):
    """What is to be shown or edited."""

    kind: str
    """title (of the selected story), box, furniture, story (one that a 导读 names) or label."""
    item: str = ""
    """Id of the box, furniture or story."""
    page: str = ""
    """Of a story."""
    words: str = ""


def wish_at(desk: Desk, at: Pointer) -> Wish | None:
    """The wish of a double click; None where the click is for text, or on a story."""
    work = desk.work
    under = work.scene.at(at.x, at.y)
    part = under or work.scene.furniture_at(at.x, at.y)
    if part is None:
        return None
    box = box_named(work.issue, work.page, part.frame.id) if under is None or under.is_box else None
    made = _made(desk, at, box) if box is not None else None
    if made is not None or spot_at(desk, at) is not None:
        return made
    if under is None:
        return Wish("furniture", part.item)
    return Wish("box", under.frame.id) if under.is_box else None


def _made(desk: Desk, at: Pointer, box: Box) -> Wish | None:
    """For words of a box that stand nowhere to be typed in."""
    work = desk.work
    if pointed.is_on_label(work.composed, box, at.x, at.y):
        return Wish("label", box.id)
    if box.kind == "digest":
        named = pointed.digest_item_at(work.issue, work.page, work.composed, box, at.x, at.y)
        if named is not None:
            return Wish("story", named.story, named.page, named.words)
    return None
