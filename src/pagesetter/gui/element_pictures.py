"""Has the standing elements of the library drawn small by the worker process, one at a time.

What is drawn is what the page shows of one placed in its first column and line.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QImage, QPainter

from pagesetter.gui.background import Background, opened
from pagesetter.gui.worker import Worker
from pagesetter.gui.workspace import Workspace
from pagesetter.values import NamedTuple

SIDE = 192
"""Pixels of the longer side of a picture."""
_AIR = 2
"""Points round what is drawn: borders stand on the edge of their box."""


class ElementJob(NamedTuple):
    """An element to draw, as its file is."""

    folder: str
    files: str
    pictures: int
    name: str
    layout: str
    """Name of the layout on whose columns it is set."""


class ElementDrawn(NamedTuple):
    """A picture of an element; no pixels for one that shows nothing."""

    name: str
    width: int
    height: int
    pixels: bytes


class ElementPictures(QObject):
    """Belongs to one open issue, and lives as long as its workspace."""

    def __init__(self, work: Workspace, worker: Worker, background: Background) -> None:
        super().__init__(work)
        self._work, self._worker, self._background = work, worker, background
        self._jobs: set[int] = set()
        worker.done.connect(self._done)
        worker.failed.connect(self._failed)
        work.draw_element = self.ask

    def ask(self, name: str) -> None:
        """Have an element drawn; `Workspace.element_pictured` brings it."""
        work, layout = self._work, self._work.page.layout
        job = ElementJob(
            work.document.folder, self._background.files(), work.pictures_read, name, layout
        )
        self._jobs.add(self._worker.start("draw-element", job))

    def close(self) -> None:
        """Ask for nothing any more."""
        self._work.draw_element = None
        for job in self._jobs:
            self._worker.cancel(job)
        self._jobs.clear()

    def _done(self, job: int, result: object) -> None:
        if job in self._jobs and isinstance(result, ElementDrawn):
            self._jobs.remove(job)
            if result.pixels:
                form, width = QImage.Format.Format_RGB32, result.width
                image = QImage(result.pixels, width, result.height, width * 4, form)
                self._work.element_pictured.emit(result.name, image.copy())

    def _failed(self, job: int, error: object) -> None:
        """Without its picture an element still has its name."""
        self._jobs.discard(job)


# In the worker


def draw_element(job: ElementJob, progress: object) -> ElementDrawn:
    """Compose an element alone and draw it. Raises PagesetterError for files that cannot be
    read."""
    from pagesetter.compose.grid import grid_of
    from pagesetter.formats.library import load_library
    from pagesetter.geometry import UNIT
    from pagesetter.gui.painter import ListPainter
    from pagesetter.model import Box, Frame, Page
    from pagesetter.session.composer import Composer
    from pagesetter.session.footprints import footprint

    nothing = ElementDrawn(job.name, 0, 0, b"")
    desk, issue, root = opened(job.folder, job.files, job.pictures)
    elements = load_library(root, job.folder)
    element = next((one for one in elements if one.name == job.name), None)
    if element is None:
        return nothing
    layout = next((one for one in issue.layouts if one.name == job.layout), issue.layouts[0])
    box = Box("element", "element", Frame("element", 1, 1, 0, 0), element=job.name)
    hidden = tuple(one.id for one in layout.furniture)
    page = Page("element", 1, layout.name, boxes=(box,), hidden=hidden)
    issue = issue._replace(pages=(page,), library=elements)
    grid = grid_of(layout)
    whole = footprint(issue, layout, box, grid)
    if whole is None:
        return nothing
    composed = Composer(desk.fonts, desk.shelf).compose(issue, {0}).pages[0]
    last = grid.columns[min(whole.columns, len(grid.columns)) - 1]
    left, top = grid.area.x / UNIT - _AIR, grid.top_of(1) / UNIT - _AIR
    runs_over = any(part.kind == "rule" and part.vertical for part in element.boxes)
    gutter = grid.gutter / UNIT if runs_over else 0  # where such a rule stands
    across = gutter + last.right / UNIT + _AIR - left
    down = (grid.top_of(1) + grid.height_of(min(whole.lines, grid.lines))) / UNIT + _AIR - top
    scale = SIDE / max(across, down)
    width, height = max(1, round(across * scale)), max(1, round(down * scale))
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.scale(scale, scale)
    painter.translate(-left, -top)
    ListPainter(painter, desk.raw_fonts, desk.pictures).paint(composed.display.items)
    painter.end()
    return ElementDrawn(job.name, width, height, bytes(image.constBits()))
