"""The issue's pictures for the screen: no larger than a screen needs, read beside the window.

Reading is Qt's C code, which lets go of the interpreter: a thread reads the pictures of a page
before it is painted. What is not there yet by then is waited for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from pagesetter.display import DisplayList, PlaceImage
from pagesetter.display.walk import flatten
from pagesetter.session.pictures import PictureShelf

_LONGEST = 2000
"""Pixels of the longer side a picture is read at."""

reading = ThreadPoolExecutor(max_workers=1)
"""Reads pictures one after the other."""


class ScreenPictures(Mapping[str, QImage]):
    """Pictures by the names the display list gives them."""

    def __init__(self, shelf: PictureShelf) -> None:
        self._shelf = shelf
        self._images: dict[str, QImage | None] = {}
        self._coming: dict[str, Future[QImage | None]] = {}

    def __getitem__(self, key: str) -> QImage:
        if key not in self._images:
            self._images[key] = self._taken(key)
        image = self._images[key]
        if image is None:
            raise KeyError(key)
        return image

    def _taken(self, key: str) -> QImage | None:
        coming = self._coming.pop(key, None)
        if coming is not None:
            return coming.result()
        drawn = self._shelf.shown(key, _LONGEST)
        return _read(self._shelf.file(key)) if drawn is None else QImage.fromData(drawn)

    def read_ahead(self, page: DisplayList) -> None:
        """Begin to read what a page shows."""
        for key in _keys(page):
            path = self._shelf.file(key)
            if path and key not in self._images and key not in self._coming:
                self._coming[key] = reading.submit(_read, path)

    def are_read(self, page: DisplayList) -> bool:
        """False while pictures of a page that were asked for ahead are still being read."""
        coming = (self._coming.get(key) for key in _keys(page))
        return all(one is None or one.done() for one in coming)

    def forget(self) -> None:
        """Read everything anew: files are not what they were."""
        self._images.clear()
        self._coming.clear()

    def can_show(self, page: DisplayList) -> bool:
        """False for a page with artwork or drawings of which nothing is known here yet."""
        return all(self._shelf.path(key) or self._shelf.file(key) for key in _keys(page))

    def __iter__(self) -> Iterator[str]:
        return iter(self._images)

    def __len__(self) -> int:
        return len(self._images)


def _keys(page: DisplayList) -> list[str]:
    """The names of the pictures of a page, each once."""
    placed = (item for item, _, _ in flatten(page.items) if isinstance(item, PlaceImage))
    return list(dict.fromkeys(item.key for item in placed))


def _read(path: str) -> QImage | None:
    return read_picture(path, QSize(_LONGEST, _LONGEST)) if path else None


def read_picture(path: str, most: QSize) -> QImage | None:
    """Read a picture the right way up, reduced to what fits in `most`; None when Qt cannot."""
    reader = QImageReader(path)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.width() > most.width() or size.height() > most.height():
        within = size.scaled(most, Qt.AspectRatioMode.KeepAspectRatio)
        reader.setScaledSize(within.expandedTo(QSize(1, 1)))
    image = reader.read()
    return None if image.isNull() else image
