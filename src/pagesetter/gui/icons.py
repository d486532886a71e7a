"""Icons from the set in `icons/` (Lucide), in the colour of the text, sharp on every screen."""

from __future__ import annotations

import os
from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

_SIDE = 20
FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "icons")
_DENSITIES = (1, 2)


@cache
def icon(name: str, colour: str, faint: str = "", chosen: str = "") -> QIcon:
    """The icon of this name; `faint` is its colour when disabled, `chosen` in a selected row."""
    made = QIcon()
    with open(os.path.join(FOLDER, f"{name}.svg"), encoding="utf-8") as file:
        source = file.read()
    inks = {QIcon.Mode.Normal: colour, QIcon.Mode.Disabled: faint or colour}
    if chosen:  # else Qt makes it of the first, dimmed by the colour of the row
        inks[QIcon.Mode.Selected] = chosen
    for mode, ink in inks.items():
        drawing = QSvgRenderer(QByteArray(source.replace("currentColor", ink).encode()))
        for density in _DENSITIES:
            made.addPixmap(_drawn(drawing, density), mode)
    return made


def _drawn(drawing: QSvgRenderer, density: int) -> QPixmap:
    pixels = QPixmap(_SIDE * density, _SIDE * density)
    pixels.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixels)
    drawing.render(painter, QRectF(0, 0, _SIDE * density, _SIDE * density))
    painter.end()
    pixels.setDevicePixelRatio(density)
    return pixels
