"""Compares what stands on the screen with what painting all of it would show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PIL import Image, ImageChops
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from driver import Driver

_ROUNDED = 2
"""Levels of 255 that a slanted line may be off where two parts of it meet, painted apart."""


def on_screen(driver: Driver) -> QImage:
    """The canvas as it is on the screen."""
    canvas, window = driver.canvas, driver.window
    corner = canvas.mapTo(window, QPoint(0, 0))
    shot = window.screen().grabWindow(window.winId()).toImage()
    part = shot.copy(corner.x(), corner.y(), canvas.width(), canvas.height())
    return part.convertToFormat(QImage.Format.Format_RGB32)


def is_right(driver: Driver) -> bool:
    """True when the screen shows what the canvas painted anew does, once it is sharp."""
    driver.qtbot.waitUntil(lambda: driver.canvas.is_sharp)
    fresh = driver.canvas.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return are_alike(on_screen(driver), fresh)


def are_alike(one: QImage, other: QImage) -> bool:
    """True for pictures of the same size whose pixels differ by no more than rounding."""
    if one.size() != other.size():
        return False
    off = ImageChops.difference(_rgb(one), _rgb(other))
    return max(high for _, high in off.getextrema()) <= _ROUNDED


def _rgb(image: QImage) -> Image.Image:
    size = (image.width(), image.height())
    return Image.frombytes(
        "RGB", size, bytes(image.constBits()), "raw", "BGRX", image.bytesPerLine()
    )
