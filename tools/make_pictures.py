"""Draws the pictures of the READMEs from the sample paper, with the program itself.

    .venv/bin/python tools/make_pictures.py

Writes to docs/pictures: issue.png (a contact sheet: all pages of the weekly and the page of the
broadsheet) and detail.png (a piece of the front page, larger). Those of the window are
`make_screenshots.py`'s.
"""

from __future__ import annotations

import os
from io import BytesIO

from PIL import Image

from pagesetter import api
from pagesetter.export.raster import render_png

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SAMPLE = os.path.join(ROOT, "examples", "science-weekly")
BROADSHEET = os.path.join(ROOT, "examples", "broadsheet")
BROADSHEET_WIDTH, BROADSHEET_HEIGHT = 390, 545
"""In millimetres."""
PAGE_DPI, DETAIL_DPI = 36, 120
DETAIL = (0.055, 0.03, 0.945, 0.304)
"""Left, top, right and bottom of the detail, as parts of the sheet."""
COLOURS = 96
"""Grey text and a few photographs need no more; the files stay small."""
GAP = 12


def main() -> None:
    result = api.compose(api.open_issue(SAMPLE))
    pdf = api.render_pdf(result)
    count = len(result.composition.pages)
    pages = [Image.open(BytesIO(render_png(pdf, i, PAGE_DPI))) for i in range(count)]
    height = 2 * pages[0].height + GAP
    broadsheet = api.render_pdf(api.compose(api.open_issue(BROADSHEET)))
    dpi = round(height * 25.4 / BROADSHEET_HEIGHT)
    pages.append(
        Image.open(BytesIO(render_png(broadsheet, 0, dpi))).resize(
            (round(height * BROADSHEET_WIDTH / BROADSHEET_HEIGHT), height)
        )
    )
    save("issue", contact_sheet(pages))
    large = Image.open(BytesIO(render_png(pdf, 0, DETAIL_DPI)))
    left, top, right, bottom = DETAIL
    width, height = large.size
    box = (int(left * width), int(top * height), int(right * width), int(bottom * height))
    save("detail", large.crop(box))


def contact_sheet(pages: list[Image.Image]) -> Image.Image:
    """Four pages two by two, and a fifth as high as two of them right of these."""
    across, down = pages[0].width + GAP, pages[0].height + GAP
    size = (2 * across + pages[4].width + 2 * GAP, 2 * down + GAP)
    sheet = Image.new("RGB", size, "#c8ccd2")
    places = ((0, 0), (1, 0), (0, 1), (1, 1), (2, 0))
    for page, (column, row) in zip(pages, places, strict=True):
        sheet.paste(page.convert("RGB"), (GAP + column * across, GAP + row * down))
    return sheet


def save(name: str, image: Image.Image) -> None:
    path = os.path.join(ROOT, "docs", "pictures", f"{name}.png")
    os.makedirs(os.path.dirname(path), exist_ok=True)
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    print(os.path.relpath(path, ROOT), os.path.getsize(path) // 1000, "KB")


if __name__ == "__main__":
    main()
