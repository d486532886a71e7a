"""The canvas with its rulers and scroll bars, which mirror the camera."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from pagesetter.gui.canvas.bar import Bar
from pagesetter.gui.canvas.camera import Camera
from pagesetter.gui.canvas.canvas import Canvas
from pagesetter.gui.canvas.rulers import THICK, Ruler
from pagesetter.gui.interactions.gesture import Pointer
from pagesetter.gui.theme import Colours
from pagesetter.gui.workspace import Workspace


class PageDesk(QWidget):
    """Everything in the middle of the window."""

    def __init__(self, work: Workspace, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.canvas = Canvas(work, colours, self)
        self._across = Ruler(work, across=True, parent=self)
        self._down = Ruler(work, across=False, parent=self)
        self._corner = QWidget(self)
        self._corner.setFixedSize(THICK, THICK)
        self._bar_x = Bar(Qt.Orientation.Horizontal, colours, self)
        self._bar_y = Bar(Qt.Orientation.Vertical, colours, self)
        expanding = QSizePolicy.Policy.Expanding
        self.canvas.setSizePolicy(expanding, expanding)
        self.setSizePolicy(expanding, expanding)
        self.setMinimumSize(240, 200)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._corner, 0, 0)
        layout.addWidget(self._across, 0, 1)
        layout.addWidget(self._down, 1, 0)
        layout.addWidget(self.canvas, 1, 1)
        layout.addWidget(self._bar_y, 0, 2, 2, 1)
        layout.addWidget(self._bar_x, 2, 0, 1, 2)
        self.canvas.camera_changed.connect(self._follow)
        self.canvas.pointer_moved.connect(self._point)
        work.page_shown.connect(self._follow)
        self._bar_x.valueChanged.connect(lambda value: self._scrolled(x=value))
        self._bar_y.valueChanged.connect(lambda value: self._scrolled(y=value))
        self._follow()

    def show_rulers(self, shown: bool) -> None:
        for widget in (self._across, self._down, self._corner):
            widget.setVisible(shown)

    def set_colours(self, colours: Colours) -> None:
        self.canvas.set_colours(colours)
        self._bar_x.set_colours(colours)
        self._bar_y.set_colours(colours)
        self._follow()

    def _follow(self) -> None:
        """Set bars and rulers to the camera. A bar's value is the centre in view pixels."""
        camera, (width, height) = self.canvas.camera, self.canvas.paper.size()
        for bar, at, size, seen in (
            (self._bar_x, camera.x, width, camera.width),
            (self._bar_y, camera.y, height, camera.height),
        ):
            with QSignalBlocker(bar):
                bar.setRange(0, round(size * camera.zoom))
                bar.setPageStep(seen)
                bar.setSingleStep(max(1, seen // 20))
                bar.setValue(round(at * camera.zoom))
        view = self.canvas.view()
        self._across.show_view(view, self.canvas.colours)
        self._down.show_view(view, self.canvas.colours)

    def _scrolled(self, x: int | None = None, y: int | None = None) -> None:
        camera: Camera = self.canvas.camera
        self.canvas.set_camera(
            camera._replace(
                x=camera.x if x is None else x / camera.zoom,
                y=camera.y if y is None else y / camera.zoom,
            )
        )

    def _point(self, at: Pointer | None) -> None:
        self._across.show_pointer(-1.0 if at is None else at.view.x())
        self._down.show_pointer(-1.0 if at is None else at.view.y())
