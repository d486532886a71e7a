"""The issue's pictures for the screen: read when first painted, no larger than a screen needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QImageReader

from pagesetter.session.pictures import PictureShelf

_LONGEST = 2000
"""Pixels of the longer side a picture is read at."""


class ScreenPictures(Mapping[str, QImage]):
    """Pictures by the names the display list gives them."""

    def __init__(self, shelf: PictureShelf) -> None:
        self._shelf = shelf
        self._images: dict[str, QImage | None] = {}

    def __getitem__(self, key: str) -> QImage:
        if key not in self._images:
            drawn = self._shelf.shown(key, _LONGEST)
            if drawn is None:
                self._images[key] = _read(self._shelf.path(key))
            else:
                self._images[key] = QImage.fromData(drawn)
        image = self._images[key]
        if image is None:
            raise KeyError(key)
        return image

    def __iter__(self) -> Iterator[str]:
        return iter(self._images)

    def __len__(self) -> int:
        return len(self._images)


def _read(path: str) -> QImage | None:
    """Read a picture the right way up; None when Qt cannot."""
    if not path:
        return None
    reader = QImageReader(path)
    reader.setAutoTransform(True)
    size = reader.size()
    longest = max(size.width(), size.height())
    if longest > _LONGEST:
        reader.setScaledSize(
            QSize(
                max(1, size.width() * _LONGEST // longest),
                max(1, size.height() * _LONGEST // longest),
            )
        )
    image = reader.read()
    return None if image.isNull() else image
