"""Frames as the editor sees them: outlines, ids, how they fill, threads, the selection."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF, QRegion

from pagesetter.compose.composition import Fit
from pagesetter.gui.canvas.scene import Part, Scene
from pagesetter.gui.canvas.view import (
    View,
    draw_dashes,
    draw_dots,
    draw_handle,
    draw_label,
    handle_box,
    label_size,
    meets,
    pen,
)
from pagesetter.gui.i18n import say
from pagesetter.gui.theme import Colours
from pagesetter.gui.workspace import Workspace
from pagesetter.model import Story

_MARK = 320.0, 40.0
"""Pixels that the fit of a story takes at most."""
_BESIDE = 4
"""Pixels beyond what is seen at which an outline may still reach into it."""
_AROUND = 48
"""Pixels that handles and the id of a frame may reach beyond it."""
_ROOM_FOR_TEXT = 60
"""Pixels a frame must be wide before it carries words."""


def paint_frames(
    painter: QPainter, view: View, work: Workspace, colours: Colours, seen: QRegion
) -> None:
    """Every frame's outline and id; what an empty frame holds; the fit at each story's end.

    Only what is `seen`, in pixels of the view.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    near = view.page_rect(seen.boundingRect(), _BESIDE)
    first: dict[str, Part] = {}
    last: dict[str, Part] = {}
    boxes: dict[bool, list[QRectF]] = {True: [], False: []}
    for part in work.scene.parts:
        if part.kind == "text":
            first.setdefault(part.item, part)
            last[part.item] = part
        if part.grip.overlaps(near):
            box = view.rect(part.grip)
            if meets(seen, box):
                boxes[part.kind == "title"].append(box)
    for is_title, some in boxes.items():
        painter.setPen(pen(colours.title if is_title else colours.frame))
        painter.drawRects(some)
    fits = {fit.story: fit for fit in work.composed.fits}
    for story in work.page.stories:
        fit = fits.get(story.id)
        if fit is None or story.id not in last:
            continue
        if not fit.characters and _is_empty(work, story):
            for part in work.scene.of((story.id,)):
                box = view.rect(part.box)
                if part.kind == "text" and meets(seen, box):
                    told = fit if part is first[story.id] else None
                    _empty(painter, box, story, told, colours)
        else:
            box = view.rect(last[story.id].box)
            if meets(seen, _fit_place(box)):
                _fit_mark(painter, box, fit, colours)


def _is_empty(work: Workspace, story: Story) -> bool:
    return work.issue.article(story.article) is None and not story.continues


def fit_text(fit: Fit, *, short: bool = False) -> str:
    """+3 行 / 45 字 when text is over, −2 行 / 30 字 when lines are free; empty when it fits."""
    if fit.lines_over:
        return f"+{fit.lines_over}" if short else say(
            "fit-over", lines=fit.lines_over, characters=fit.characters_over
        )  # fmt: skip
    if fit.lines_free:
        return f"−{fit.lines_free}" if short else say(
            "fit-free", lines=fit.lines_free, characters=fit.characters_free
        )  # fmt: skip
    return ""


def _fit_mark(painter: QPainter, box: QRectF, fit: Fit, colours: Colours) -> None:
    text = fit_text(fit, short=box.width() < _ROOM_FOR_TEXT)
    if text:
        fill = colours.over if fit.lines_over else colours.free
        draw_label(painter, box.bottomRight(), text, fill, right=True)


def marked_places(
    view: View, before: Scene, now: Scene, others: Collection[str] = ()
) -> list[QRectF]:
    """Pixels that marks may take, or took, of what stands elsewhere now, and of `others`."""
    one = {part.frame.id: part for part in before.parts}
    other = {part.frame.id: part for part in now.parts}
    parts = [*before.parts, *now.parts]
    items = {p.item for p in parts if one.get(p.frame.id) != other.get(p.frame.id)} | set(others)
    places = []
    for scene in (before, now):
        for item in items:
            own = [part for part in scene.of((item,)) if part.kind == "text"]
            places += [_thread(view, *pair)[2] for pair in pairwise(own)]
        for part in scene.of(items):
            box = view.rect(part.grip)
            places += [box.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND), _fit_place(box)]
    return places


def _thread(view: View, one: Part, other: Part) -> tuple[QPointF, QPointF, QRectF]:
    """Start and end of the line from a frame to the next, and what it takes with its ends."""
    start = view.rect(one.box).bottomRight() + QPointF(0, -6)
    end = view.rect(other.box).topLeft() + QPointF(0, 6)
    return start, end, QRectF(start, end).normalized().adjusted(-8, -8, 8, 8)


def refitted_places(
    view: View, scene: Scene, before: Sequence[Fit], now: Sequence[Fit]
) -> list[QRectF]:
    """Pixels where the fit of a story is told by other words now than before."""
    told = {fit.story: fit_text(fit) for fit in before if fit not in now}
    ends = {part.item: part for part in scene.parts if part.kind == "text"}
    return [
        _fit_place(view.rect(ends[fit.story].box))
        for fit in now
        if fit not in before and fit.story in ends and fit_text(fit) != told.get(fit.story)
    ]


def _fit_place(box: QRectF) -> QRectF:
    return QRectF(box.right() - _MARK[0], box.bottom() - _MARK[1], *_MARK)


def _empty(painter: QPainter, box: QRectF, story: Story, fit: Fit | None, colours: Colours) -> None:
    """An empty frame: a light ground, a cross as on a dummy, and in the first what all hold."""
    painter.fillRect(box, QColor(colours.column))
    painter.setPen(pen(colours.frame))
    draw_dots(painter, box.topLeft(), box.bottomRight())
    draw_dots(painter, box.topRight(), box.bottomLeft())
    if fit is None or box.width() < _ROOM_FOR_TEXT:
        return
    if story.plan is not None:
        text = say("frame-planned", title=story.plan.title, wanted=story.plan.characters,
                   characters=fit.capacity)  # fmt: skip
    else:
        text = say("frame-empty", characters=fit.capacity)
    painter.setPen(QColor(colours.selected))
    flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
    needed = painter.boundingRect(box.adjusted(6, 6, -6, -6), flags, text)
    painter.fillRect(needed.adjusted(-4, -2, 4, 2), QColor("#e6ffffff"))
    painter.drawText(box.adjusted(6, 6, -6, -6), flags, text)


def paint_threads(
    painter: QPainter, view: View, work: Workspace, colours: Colours, seen: QRegion, *, every: bool
) -> None:
    """Lines from each frame's end to the next one's beginning; of the selection unless `every`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for story in work.page.stories:
        if not every and story.id not in work.selection.items:
            continue
        parts = [p for p in work.scene.of((story.id,)) if p.kind == "text"]
        for one, other in pairwise(parts):
            start, end, place = _thread(view, one, other)
            if not meets(seen, place):
                continue
            painter.setPen(pen(colours.thread, 1.4))
            painter.drawLine(start, end)
            painter.setBrush(QColor(colours.thread))
            painter.drawPolygon(QPolygonF([end, end + QPointF(-7, -4), end + QPointF(-7, 4)]))
            painter.drawRect(QRectF(start.x() - 4, start.y() - 4, 8, 8))
            painter.setBrush(Qt.BrushStyle.NoBrush)


def paint_selection(
    painter: QPainter, view: View, work: Workspace, colours: Colours, seen: QRegion
) -> None:
    """Strong outlines round what is selected, handles to pull it by, the ids of its frames."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    chosen = work.selection
    if not chosen.items:
        return
    parts = [p for p in work.scene.of(chosen.items) if meets(seen, view.rect(p.grip), _AROUND)]
    for part in parts:
        focused = part.frame.id == chosen.frame
        if chosen.alone and not focused:
            painter.setPen(pen(colours.selected))
            draw_dashes(painter, view.rect(part.grip))
            continue
        painter.setPen(pen(colours.selected, 2.4 if focused else 1.6))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(view.rect(part.grip))
    for part in parts:
        if not chosen.alone or part.frame.id == chosen.frame:
            pulls = part.is_sized and part.item not in work.page.locked
            if not work.typist.is_typing:
                _name(painter, view, work.scene, part, colours)
            if pulls:
                _handles(painter, view, part, colours, seen)


def _name(painter: QPainter, view: View, scene: Scene, part: Part, colours: Colours) -> None:
    """The id of a frame above it, where it covers nothing that is to be read."""
    corner = view.rect(part.grip).topLeft()
    size = label_size(painter, part.frame.id)
    place = QRectF(corner.x(), corner.y() - size.height(), size.width(), size.height())
    taken = view.page_rect(place.adjusted(2, 2, -2, -2).toAlignedRect())
    if not any(other.grip.overlaps(taken) for other in (*scene.furniture, *scene.parts)):
        draw_label(painter, corner, part.frame.id, colours.selected)


def _handles(painter: QPainter, view: View, part: Part, colours: Colours, seen: QRegion) -> None:
    """Handles of a frame that can be pulled."""
    box = view.rect(part.grip)
    for name, (x, y) in part.handles.items():
        small = (name in "ns" and box.width() < 40) or (name in "ew" and box.height() < 40)
        if not small and meets(seen, handle_box(view.x(x), view.y(y))):
            draw_handle(painter, view.x(x), view.y(y), colours.selected)
