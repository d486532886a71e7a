"""Draws the pictures of the READMEs from the sample paper, with the program itself.

    .venv/bin/python tools/make_pictures.py

Writes docs/pictures/page.png (the whole page) and detail.png (a piece of it, larger).
"""

from __future__ import annotations

import os
from io import BytesIO

from PIL import Image

from pagesetter import api
from pagesetter.export.raster import render_png

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PAGE_DPI, DETAIL_DPI = 72, 150
DETAIL = (0.055, 0.43, 0.60, 0.63)
"""Left, top, right and bottom of the detail, as parts of the sheet."""
COLOURS = 64
"""Grey text and a few inks need no more; the files stay small."""


def main() -> None:
    result = api.compose(api.open_issue(os.path.join(ROOT, "examples", "science-weekly")))
    pdf = api.render_pdf(result)
    page = Image.open(BytesIO(render_png(pdf, 0, PAGE_DPI)))
    large = Image.open(BytesIO(render_png(pdf, 0, DETAIL_DPI)))
    left, top, right, bottom = DETAIL
    width, height = large.size
    box = (int(left * width), int(top * height), int(right * width), int(bottom * height))
    save("page", page)
    save("detail", large.crop(box))


def save(name: str, image: Image.Image) -> None:
    path = os.path.join(ROOT, "docs", "pictures", f"{name}.png")
    os.makedirs(os.path.dirname(path), exist_ok=True)
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    print(os.path.relpath(path, ROOT), os.path.getsize(path) // 1000, "KB")


if __name__ == "__main__":
    main()
