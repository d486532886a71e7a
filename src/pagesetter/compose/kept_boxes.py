"""What a page keeps of its boxes: one that stands where it stood, with all it is made of as it
was, is the same box again; one that only moved is moved along.

Loaded only by who composes again and again; a render composes every box once.
"""

from __future__ import annotations

from pagesetter.compose.boxes.box import ComposedBox, compose_box, grid_rect, off_text
from pagesetter.compose.boxes.context import BoxContext, KnownNames
from pagesetter.compose.shifted import shifted
from pagesetter.findings import Finding
from pagesetter.geometry import Rect
from pagesetter.model import Box
from pagesetter.values import NamedTuple

_NAMES = 2_000
"""Names kept as they were set before all are forgotten: every width tried adds its own."""


class _Kept(NamedTuple):
    box: Box
    clear: Rect | None
    """Its grid room less what it keeps off the stories round it."""
    composed: ComposedBox
    findings: tuple[Finding, ...]


class KeptBoxes:
    """The boxes of one page, as long as nothing else that boxes are made of changes."""

    def __init__(self, depends: object) -> None:
        """`depends` is all that its boxes are made of, but for themselves and stories' frames."""
        self.depends = depends
        self._kept: dict[str, _Kept] = {}

    def compose(self, box: Box, context: BoxContext) -> ComposedBox:
        """The box composed, now or before."""
        room = grid_rect(box.frame, context.grid) if box.frame is not None else None
        clear = off_text(box, room, context) if room is not None else None
        kept = self._kept.get(box.id)
        if kept is not None and kept.clear == clear and kept.box == box:
            context.findings.extend(kept.findings)
            return kept.composed
        if kept is not None and room is not None and clear is not None:
            along = _moved(kept, box, room, clear)
            if along is not None:
                self._kept[box.id] = along
                context.findings.extend(along.findings)
                return along.composed
        told, filled = len(context.findings), len(context.variables.findings)
        composed = compose_box(box, context)
        # What styles and variables complain of is told once, by whichever box comes first.
        if not context.styles.findings and len(context.variables.findings) == filled:
            found = tuple(context.findings[told:])
            self._kept[box.id] = _Kept(box, clear, composed, found)
        else:
            self._kept.pop(box.id, None)
        return composed


def _moved(kept: _Kept, box: Box, room: Rect, clear: Rect) -> _Kept | None:
    """A box that only moved, with as much room as it had; None where it has to be composed."""
    was, frame = kept.box.frame, box.frame
    if was is None or frame is None or kept.clear is None:
        return None
    dx, dy = clear.x - kept.clear.x, clear.y - kept.clear.y
    if (
        was._replace(column=frame.column, line=frame.line) != frame
        or kept.clear.moved(dx, dy) != clear
        or kept.box._replace(frame=frame) != box
    ):
        return None
    was_room = kept.composed.room
    if was_room is not None and was_room.moved(dx, dy) != room:
        return None
    items = tuple(shifted(kept.composed.items, dx, dy))
    composed = ComposedBox(box, items, room if was_room is not None else None)
    return kept._replace(box=box, clear=clear, composed=composed)


def pruned(names: KnownNames) -> KnownNames:
    """The names set so far, or none when they are too many."""
    return names if sum(map(len, names.values())) < _NAMES else {}
