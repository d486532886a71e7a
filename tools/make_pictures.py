"""Draws the pictures of the READMEs from the sample paper, with the program itself.

    QT_QPA_PLATFORM=offscreen .venv/bin/python tools/make_pictures.py

Writes to docs/pictures: issue.png (all pages side by side), detail.png (a piece of the front
page, larger) and window.png (the window with the front page).
"""

from __future__ import annotations

import os
import tempfile
from io import BytesIO

from PIL import Image

from pagesetter import api
from pagesetter.export.raster import render_png

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SAMPLE = os.path.join(ROOT, "examples", "science-weekly")
PAGE_DPI, DETAIL_DPI = 48, 150
DETAIL = (0.055, 0.03, 0.66, 0.31)
"""Left, top, right and bottom of the detail, as parts of the sheet."""
COLOURS = 256
"""Grey text and a few photographs need no more; the files stay small."""
GAP = 12
WINDOW = (1440, 900)


def main() -> None:
    result = api.compose(api.open_issue(SAMPLE))
    pdf = api.render_pdf(result)
    count = len(result.composition.pages)
    pages = [Image.open(BytesIO(render_png(pdf, i, PAGE_DPI))) for i in range(count)]
    save("issue", side_by_side(pages))
    large = Image.open(BytesIO(render_png(pdf, 0, DETAIL_DPI)))
    left, top, right, bottom = DETAIL
    width, height = large.size
    box = (int(left * width), int(top * height), int(right * width), int(bottom * height))
    save("detail", large.crop(box))
    save("window", window())


def side_by_side(pages: list[Image.Image]) -> Image.Image:
    width = sum(page.width for page in pages) + GAP * (len(pages) + 1)
    sheet = Image.new("RGB", (width, max(page.height for page in pages) + 2 * GAP), "#c8ccd2")
    x = GAP
    for page in pages:
        sheet.paste(page.convert("RGB"), (x, GAP))
        x += page.width + GAP
    return sheet


def window() -> Image.Image:
    """The window on the front page, in Chinese; drawn without a screen."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["LC_CTYPE"] = "C.UTF-8"
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PAGESETTER_CONFIG"] = folder
        from PySide6.QtTest import QTest

        from pagesetter.gui.app import application
        from pagesetter.gui.language import apply_language
        from pagesetter.gui.main_window import MainWindow
        from pagesetter.session.settings import Settings

        application()
        apply_language("zh")
        shown = MainWindow(Settings())
        shown.resize(*WINDOW)
        shown.show()
        shown.open_path(SAMPLE)
        QTest.qWait(3000)  # thumbnails are made while the window is idle
        path = os.path.join(folder, "window.png")
        shown.grab().save(path)
        picture = Image.open(path).convert("RGB")
        picture.load()
        shown.close_document(start=False)
    return picture


def save(name: str, image: Image.Image) -> None:
    path = os.path.join(ROOT, "docs", "pictures", f"{name}.png")
    os.makedirs(os.path.dirname(path), exist_ok=True)
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    print(os.path.relpath(path, ROOT), os.path.getsize(path) // 1000, "KB")


if __name__ == "__main__":
    main()
