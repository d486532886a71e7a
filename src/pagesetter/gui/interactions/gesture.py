"""What a gesture is to the canvas: it is moved, ended or cancelled, and paints what it shows."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from pagesetter.compose.grid import Grid
from pagesetter.geometry import Length
from pagesetter.gui.canvas.camera import Camera
from pagesetter.gui.canvas.scene import Part, Scene
from pagesetter.gui.canvas.view import View
from pagesetter.gui.theme import Colours
from pagesetter.gui.workspace import Workspace
from pagesetter.session import snapping
from pagesetter.values import NamedTuple

_LABEL, _UP, _DOWN = 600, 80, 30
"""Pixels that a label beside the pointer is long at most, and reaches up and down from it."""


_NEAR = 6
"""Pixels from which an edge goes to another one by itself."""


class Pointer(NamedTuple):
    """Where the pointer is, in pixels of the view and in lengths of the page."""

    view: QPointF
    x: Length
    y: Length
    keys: Qt.KeyboardModifier

    @property
    def shift(self) -> bool:
        return bool(self.keys & Qt.KeyboardModifier.ShiftModifier)

    @property
    def control(self) -> bool:
        return bool(self.keys & Qt.KeyboardModifier.ControlModifier)

    @property
    def alt(self) -> bool:
        return bool(self.keys & Qt.KeyboardModifier.AltModifier)


class Desk(Protocol):
    """What a gesture needs of the canvas."""

    work: Workspace
    colours: Colours

    @property
    def camera(self) -> Camera: ...
    def set_camera(self, camera: Camera) -> None: ...
    def view(self) -> View: ...
    def set_tool(self, tool: str) -> None: ...


class Gesture:
    """A gesture that does nothing yet; each kind overrides what it needs."""

    cursor: Qt.CursorShape | None = None
    paints = True
    """False for one that shows nothing of its own while it is moved."""
    makes = True
    """False for one that only looks elsewhere: nothing that happens meanwhile concerns it."""

    def __init__(self, desk: Desk, start: Pointer) -> None:
        self.desk, self.start = desk, start
        self.at = start

    def move(self, at: Pointer) -> None:
        """The pointer moved, or a modifier key changed."""
        self.at = at

    def release(self, at: Pointer) -> None:
        """The button went up: make the step."""

    def cancel(self) -> None:
        """Esc, or the button never came up: everything is as before."""

    def paint(self, painter: QPainter, view: View) -> None:
        """Draw over page and guides."""

    def told_at(self) -> QRectF | None:
        """What `paint` draws on, in pixels of the view; None when it may be anything."""
        return None

    def beside_pointer(self) -> QRectF:
        """Where a label right above the pointer may stand, at an edge of the view too."""
        at, camera = self.at.view, self.desk.camera
        left, foot = min(at.x(), camera.width - _LABEL), min(at.y(), camera.height)
        return QRectF(left, foot - _UP, camera.width - left, _UP + _DOWN)

    @property
    def work(self) -> Workspace:
        return self.desk.work

    @property
    def dragged(self) -> bool:
        """True once the pointer is farther away than a hand trembles."""
        return (self.at.view - self.start.view).manhattanLength() > 4


def marks_for(scene: Scene, part: Part) -> snapping.Marks:
    """The edges on the page that those of a box off the grid may go to."""
    others = [one for one in scene.parts if one.frame.id != part.frame.id]
    return snapping.marks_of(
        scene.grid,
        (one.box for one in others if one.kind != "free"),
        (one.box for one in others if one.kind == "free"),
    )


def reach_of(desk: Desk, grid: Grid) -> Length:
    """How near an edge is near; never so far that half a 字 could not be told from another."""
    return min(desk.view().slack(_NEAR), grid.size // 2)
