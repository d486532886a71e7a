"""The page on show as one of its plates: its display list, and its pictures taken apart.

Stands before the workspace's own pictures, so that the canvas paints a plate as any page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtGui import QImage

from pagesetter.display import DisplayList
from pagesetter.export.separating import PROCESS
from pagesetter.gui.workspace import Workspace
from pagesetter.session.separations import Separator, spots_of


class PlateView(Mapping[str, QImage]):
    """All plates together until `plate` names one; pictures by the names of the list."""

    def __init__(self, work: Workspace) -> None:
        self._work = work
        self._separator = Separator(work.shelf)
        self._images: dict[str, QImage | None] = {}
        self.plate = ""

    def forget(self) -> None:
        """Take pictures apart anew: they are not what they were."""
        self._separator = Separator(self._work.shelf)
        self._images.clear()

    def show(self, plate: str) -> None:
        """Show one plate from now on, or with an empty name all of them."""
        self.plate = plate
        self._images.clear()

    def page(self) -> DisplayList:
        """The page on show as it is to be painted now."""
        work = self._work
        if not self.plate:
            return work.composed.display
        return self._separator.page(work.composed.display, work.page.inks, self.plate)

    def next_spot(self) -> str:
        """The spot plate after the one on show, the first after the last; empty without any."""
        spots = spots_of(self._work.composed.display, self._work.page.inks)
        if self.plate in spots:
            return spots[(spots.index(self.plate) + 1) % len(spots)]
        return spots[0] if spots else ""

    def __getitem__(self, key: str) -> QImage:
        if not self.plate:
            return self._work.pictures[key]
        if key not in self._images:
            plate, _, name = key.rpartition("\n")
            self._images[key] = self._taken(plate or PROCESS[3], name)  # a stencil is as it is
        image = self._images[key]
        if image is None:
            raise KeyError(key)
        return image

    def _taken(self, plate: str, key: str) -> QImage | None:
        found = self._separator.picture(plate, key)
        if found is None:
            return None
        width, height, data = found
        grey = QImage(data, width, height, width, QImage.Format.Format_Grayscale8)
        return grey.copy()  # its own pixels: the bytes are let go

    def __iter__(self) -> Iterator[str]:
        return iter(self._images)

    def __len__(self) -> int:
        return len(self._images)
