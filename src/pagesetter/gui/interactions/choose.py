"""Which gesture a press begins, and what the pointer looks like over the page."""

from __future__ import annotations

from PySide6.QtCore import Qt

from pagesetter.geometry import Length
from pagesetter.gui.canvas.scene import Part
from pagesetter.gui.canvas.view import HANDLE, View
from pagesetter.gui.interactions.draw import Draw
from pagesetter.gui.interactions.draw_box import DrawBox
from pagesetter.gui.interactions.gesture import Desk, Gesture, Pointer
from pagesetter.gui.interactions.hand import Pan
from pagesetter.gui.interactions.move import Move
from pagesetter.gui.interactions.port import Port, port_at
from pagesetter.gui.interactions.put_down import TOOL as PLACE
from pagesetter.gui.interactions.put_down import PutDown
from pagesetter.gui.interactions.resize import CURSORS, Resize
from pagesetter.gui.interactions.select import Band, pick
from pagesetter.gui.interactions.typing import SLACK, SelectText, caption_at, spot_at
from pagesetter.gui.interactions.zoom import TOOL as ZOOM
from pagesetter.gui.interactions.zoom import Zoom
from pagesetter.gui.workspace import Workspace


def gesture_for(desk: Desk, tool: str, at: Pointer) -> Gesture:
    """Begin the gesture of a press with a tool; a press on a frame selects it first."""
    work = desk.work
    if tool == "hand":
        return Pan(desk, at)
    if tool == ZOOM:
        return Zoom(desk, at)
    if tool == "draw":
        return Draw(desk, at)
    if tool == PLACE:
        return PutDown(desk, at)
    if tool.startswith("box:"):
        return DrawBox(desk, at, tool.removeprefix("box:"))
    if tool == "thread":
        story = next((i for i in work.selection.items if work.story(i) is not None), "")
        return Draw(desk, at, story)
    typing = work.typist.is_typing
    if typing and tool == "select" and handle_at(work, desk.view(), at) is not None:
        work.typist.stop()
    elif tool == "type" or typing:
        spot = spot_at(desk, at) or caption_at(work, at)
        if spot is not None:
            return SelectText(desk, at, spot)
        work.typist.stop()
    port = port_at(work, desk.view(), at)
    if port is not None:
        return Port(desk, at, port)
    handle = handle_at(work, desk.view(), at)
    if handle is not None and not at.control:
        part, name = handle
        work.select(work.selection.items, part.frame.id, alone=work.selection.alone)
        return Resize(desk, at, part, name)
    part_under = work.scene.at(at.x, at.y)
    if part_under is None:
        return Band(desk, at)
    below = _held_below(work, part_under, at)
    if below is not None:
        return Move(desk, at, below, on_top=part_under)
    was_selected = part_under.item in work.selection.items and not (at.shift or at.control)
    part = pick(work, part_under, at)
    return Move(desk, at, part, types=was_selected)


def _held_below(work: Workspace, part: Part, at: Pointer) -> Part | None:
    """What was taken hold of alone and lies below what is pressed on: a drag is about that."""
    chosen = work.selection
    if not chosen.alone or chosen.frame == part.frame.id or at.shift or at.control:
        return None
    found = work.scene.all_at(at.x, at.y)
    return next((one for one in found if one.frame.id == chosen.frame), None)


def handle_at(work: Workspace, view: View, at: Pointer) -> tuple[Part, str] | None:
    """The selected frame and the handle of it under the pointer, or the edge between handles:
    that is for the text while one types."""
    chosen, typing = work.selection, work.typist.is_typing
    for part in reversed(work.scene.of(chosen.items)):
        if chosen.alone and part.frame.id != chosen.frame:
            continue
        if not part.is_sized or part.item in work.page.locked:
            continue
        slack = view.slack(HANDLE * 0.75)
        name = part.handle_at(at.x, at.y, slack)
        if name and (not typing or _is_on_handle(part, name, at, slack)):
            return part, name
    return None


def _is_on_handle(part: Part, name: str, at: Pointer, slack: Length) -> bool:
    x, y = part.handles[name]
    return abs(at.x - x) <= slack and abs(at.y - y) <= slack


def cursor_for(work: Workspace, view: View, tool: str, at: Pointer) -> Qt.CursorShape:
    """The pointer's shape over a place."""
    if tool == "hand":
        return Qt.CursorShape.OpenHandCursor
    if tool in ("draw", "thread", PLACE, ZOOM) or tool.startswith("box:"):
        return Qt.CursorShape.CrossCursor
    if tool == "select" and work.typist.is_typing:
        handle = handle_at(work, view, at)
        if handle is not None:
            return CURSORS[handle[1]]
    if tool == "type" or work.typist.is_typing:
        typist = work.typist
        is_text = typist.places.item_at(at.x, at.y, view.slack(SLACK))
        if not is_text and tool == "type":
            is_text = "" if caption_at(work, at) is None else "caption"
        return Qt.CursorShape.IBeamCursor if is_text else Qt.CursorShape.ArrowCursor
    if port_at(work, view, at) is not None:
        return Qt.CursorShape.PointingHandCursor
    handle = handle_at(work, view, at)
    return CURSORS[handle[1]] if handle is not None else Qt.CursorShape.ArrowCursor
