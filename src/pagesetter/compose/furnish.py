"""Which boxes stand on a page: furniture of its layout as the page changes it, and its own.

Resolves what is shorthand in the files: overrides by id, sizes of advertisement slots,
standing elements of the library. Composes nothing.
"""

from __future__ import annotations

from typing import Any

from pagesetter.compose.boxes.context import BoxContext
from pagesetter.compose.grid import Grid
from pagesetter.model import Box, Dress, Frame, Layout, Page, Paper


def boxes_of(context: BoxContext, index: int) -> list[Box]:
    """The page's boxes in order: furniture first, then its own; `index` counts pages from 0."""
    boxes: list[Box] = []
    for box in (*_furniture(context, index), *context.page.boxes):
        boxes += _whole(box, context, ())
    _two_nameplates(boxes, context)
    return boxes


def _whole(box: Box, context: BoxContext, within: tuple[str, ...]) -> list[Box]:
    """A box without shorthand; `within` names the elements it is a part of."""
    if box.kind == "element":
        return _element(box, context, within)
    return _slotted(box, context) if box.kind == "ad" else [box]


def _furniture(context: BoxContext, index: int) -> list[Box]:
    page, layout = context.page, context.layout
    known = " ".join(box.id for box in layout.furniture)
    changed = {box.id: box for box in page.overrides}
    ids = {box.id for box in layout.furniture}
    for name in (*page.hidden, *changed):
        if name not in ids:
            context.report("furniture-unknown", page.span, name, name=name, known=known)
    return [
        merged(box, changed.get(box.id))
        for box in layout.furniture
        if box.id not in page.hidden and applies(box, page, index, context.issue.paper)
    ]


def applies(box: Box, page: Page, index: int, paper: Paper) -> bool:
    """True for furniture that is meant for a page, the one at `index` from 0, of such a paper."""
    if box.papers not in ("all", "internal" if paper.internal else "newspaper"):
        return False
    return {
        "first": index == 0,
        "rest": index > 0,
        "odd": page.number % 2 == 1,
        "even": page.number % 2 == 0,
    }.get(box.pages, True)


def merged(box: Box, change: Box | None) -> Box:
    """A box with every field that the change gives; what it leaves out stays."""
    if change is None:
        return box
    given = _given(change, Box(change.id, ""))
    if "at" in given or "frame" in given:  # a box has one place: the new one
        given = {"at": None, "frame": None, **given}
    given["dress"] = box.dress._replace(**_given(change.dress, Dress()))
    given["values"] = (*box.values, *change.values)
    return box._replace(**given)


def _given(change: Box | Dress, plain: Box | Dress) -> dict[str, Any]:
    """The fields in which a value differs from one that nothing was written for."""
    return {
        field: value
        for field, value in change._asdict().items()
        if value != getattr(plain, field) and field != "span"
    }


def _slotted(box: Box, context: BoxContext) -> list[Box]:
    """An advertisement with the size its slot has in the layout's table, or its booked one.

    One of an unknown slot is told and has no place.
    """
    if box.booked is not None:
        # Most are sold by columns and lines: pages with those alone do not load it.
        from pagesetter.compose.booked import on_grid

        return [on_grid(box, context)]
    if not box.slot:
        return [box]
    frame = slot_frame(box, context.layout, context.grid)
    if frame is None:
        known = " ".join(name for name, _, _ in context.layout.ad_slots)
        context.report("ad-slot-unknown", box.span, box.id, slot=box.slot, known=known)
        return []
    return [box._replace(frame=frame)]


def slot_frame(box: Box, layout: Layout, grid: Grid) -> Frame | None:
    """Where an advertisement with a slot stands; None when the layout has no such slot.

    Columns and lines are the slot's. Without a line it stands at the foot, without a column in
    the first.
    """
    size = next(((c, n) for name, c, n in layout.ad_slots if name == box.slot), None)
    if size is None:
        return None
    frame = box.frame or Frame(box.id, 0, 0, 0, 0)
    columns, lines = frame.columns or size[0], frame.lines or size[1]
    line = frame.line or max(1, grid.lines - lines + 1)
    return frame._replace(column=frame.column or 1, line=line, columns=columns, lines=lines)


def _element(box: Box, context: BoxContext, within: tuple[str, ...]) -> list[Box]:
    """The boxes of a standing element, moved to where the page places it."""
    name = box.element
    if name in within:
        context.report("element-in-itself", box.span, box.id, name=name)
        return []
    element = next((e for e in context.issue.library if e.name == name), None)
    if element is None:
        context.report("element-unknown", box.span, box.id, name=name)
        return []
    placed: list[Box] = []
    for part in element.boxes:
        frame = part.frame
        if frame is not None and box.frame is not None:
            frame = frame._replace(
                column=frame.column + box.frame.column - 1, line=frame.line + box.frame.line - 1
            )
        moved = part._replace(id=f"{box.id}.{part.id}", frame=frame)
        placed += _whole(moved, context, (*within, name))
    return placed


def _two_nameplates(boxes: list[Box], context: BoxContext) -> None:
    plates = [box for box in boxes if box.kind == "nameplate"]
    if len(plates) > 1:
        context.report(
            "nameplate-twice", plates[1].span, plates[1].id, page=context.page.number,
            first=plates[0].id, second=plates[1].id,
        )  # fmt: skip
