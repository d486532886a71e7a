"""Draws the program's icon in the forms systems want: .ico for Windows, .icns for macOS, .png.

    python tools/make_icons.py FOLDER

From the one drawing in `src/pagesetter/gui/pagesetter.svg`.
"""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

from PIL import Image

DRAWING = Path(__file__).resolve().parent.parent / "src/pagesetter/gui/pagesetter.svg"
ICO = (16, 24, 32, 48, 64, 128, 256)
ICNS = (16, 32, 64, 128, 256, 512, 1024)
PNG = 256
HICOLOR = (16, 22, 24, 32, 48, 64, 128, 256, 512)
"""Sizes in which desktops of Linux look for it."""


def write_icons(folder: Path) -> None:
    """Write pagesetter.ico, .icns and .png."""
    folder.mkdir(parents=True, exist_ok=True)
    drawn = {side: draw(side) for side in sorted({*ICO, *ICNS, PNG})}
    biggest = max(ICO)
    drawn[biggest].save(
        folder / "pagesetter.ico", sizes=[(side, side) for side in ICO],
        append_images=[drawn[side] for side in ICO if side != biggest],
    )  # fmt: skip
    drawn[max(ICNS)].save(
        folder / "pagesetter.icns", append_images=[drawn[side] for side in ICNS[:-1]]
    )
    drawn[PNG].save(folder / "pagesetter.png", optimize=True)


def draw(side: int) -> Image.Image:
    """The icon, `side` pixels wide."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QIODevice, QRectF
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(DRAWING)).render(painter, QRectF(0, 0, side, side))
    painter.end()
    kept = QBuffer()
    kept.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(kept, "PNG")
    return Image.open(io.BytesIO(bytes(kept.data().data()))).convert("RGBA")


if __name__ == "__main__":
    write_icons(Path(sys.argv[1]))
