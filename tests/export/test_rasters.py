"""The screen's painter and the finished PDF draw the same page.

Both are drawn at 600 dpi and brought down to 150: PDFium sets small glyphs on whole pixels,
which at 150 dpi alone moves them by up to 0.24 pt. Inks are brought to one black first,
because the two show 100 % black differently. Agreement at 150 dpi, greys from 0 to 255, after a
blur of one pixel: mean difference at most 0.2, no pixel more than 24. A page moved by 0.1 pt
exceeds the first, one character exchanged exceeds the second five times.
"""

from __future__ import annotations

from array import array
from io import BytesIO

import pytest
from PIL import Image, ImageChops, ImageFilter, ImageStat
from PySide6.QtGui import QImage
from typeset import pt

from pagesetter.display import DisplayList, GlyphRun, Group, Item
from pagesetter.display.walk import flatten
from pagesetter.export.pdf import write_pdf
from pagesetter.export.raster import render_png
from pagesetter.fonts import FontBook
from pagesetter.gui.painter import paint_page

pytestmark = pytest.mark.usefixtures("qapp")

MEAN, WORST = 0.2, 24


def from_pdf(page: DisplayList, fonts: FontBook, dpi: int) -> Image.Image:
    pdf = write_pdf([page], fonts, title="试验报", date="2026-11-24")
    return Image.open(BytesIO(render_png(pdf, 0, dpi))).convert("L")


def from_qt(page: DisplayList, fonts: FontBook, dpi: int) -> Image.Image:
    return pillow(paint_page(page, fonts, dpi))


def pillow(image: QImage) -> Image.Image:
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    size = image.width(), image.height()
    bits = bytes(image.constBits())
    return Image.frombytes("RGB", size, bits, "raw", "BGRX", image.bytesPerLine()).convert("L")


def prepared(image: Image.Image, reduce: int) -> Image.Image:
    darkest = image.getextrema()[0]
    assert isinstance(darkest, int)
    scale = [max(0, 255 - (255 - v) * 255 // (255 - darkest)) for v in range(256)]
    return image.point(scale).reduce(reduce).filter(ImageFilter.GaussianBlur(1))


def difference(one: Image.Image, other: Image.Image, reduce: int = 4) -> tuple[float, int]:
    """Return the mean and the greatest difference of grey."""
    assert one.size == other.size
    both = ImageChops.difference(prepared(one, reduce), prepared(other, reduce))
    return ImageStat.Stat(both).mean[0], both.getextrema()[1]


def leaves(page: DisplayList) -> list[Item]:
    return [Group((item,), dx, dy) for item, dx, dy in flatten(page.items)]


@pytest.fixture(scope="module")
def printed(page: DisplayList, fonts: FontBook) -> Image.Image:
    return from_pdf(page, fonts, 600)


def test_screen_and_print_agree(page: DisplayList, fonts: FontBook, printed: Image.Image) -> None:
    mean, worst = difference(from_qt(page, fonts, 600), printed)
    assert mean <= MEAN
    assert worst <= WORST


@pytest.mark.parametrize(("dx", "dy"), [(0.1, 0), (0, -0.1), (0.25, 0.25)])
def test_a_page_moved_a_little_does_not_agree(
    page: DisplayList, fonts: FontBook, printed: Image.Image, dx: float, dy: float
) -> None:
    moved = page._replace(items=(Group(page.items, pt(dx), pt(dy)),))
    mean, _ = difference(from_qt(moved, fonts, 600), printed)
    assert mean > MEAN


def test_one_line_moved_does_not_agree(
    page: DisplayList, fonts: FontBook, printed: Image.Image
) -> None:
    items = leaves(page)
    items[2] = Group((items[2],), pt(0.25), 0)
    _, worst = difference(from_qt(page._replace(items=tuple(items)), fonts, 600), printed)
    assert worst > WORST


def test_one_wrong_character_does_not_agree(
    page: DisplayList, fonts: FontBook, printed: Image.Image
) -> None:
    items = leaves(page)
    group = items[1]
    assert isinstance(group, Group)
    run = group.items[0]
    assert isinstance(run, GlyphRun)
    gids = array("H", run.gids)
    gids[4] = gids[5]
    items[1] = run._replace(gids=gids)
    _, worst = difference(from_qt(page._replace(items=tuple(items)), fonts, 600), printed)
    assert worst > 2 * WORST


def test_on_the_screen_at_150_dpi_too(page: DisplayList, fonts: FontBook) -> None:
    """Qt's cached glyphs stand on whole rows, PDFium's on whole pixels: a looser bound.

    It still sees half a point, which is one pixel.
    """
    printed = from_pdf(page, fonts, 150)
    mean, worst = difference(from_qt(page, fonts, 150), printed, 1)
    assert mean <= 1.0
    assert worst <= 95
    moved = page._replace(items=(Group(page.items, pt(0.5), pt(0.5)),))
    mean, worst = difference(from_qt(moved, fonts, 150), printed, 1)
    assert mean > 1.3
    assert worst > 95


def test_raster_has_the_size_of_the_sheet(page: DisplayList, fonts: FontBook) -> None:
    pdf = write_pdf([page, page], fonts, title="试验报", date="2026-11-24")
    image = Image.open(BytesIO(render_png(pdf, 1, 144)))
    assert (image.format, image.mode, image.size) == ("PNG", "RGB", (800, 600))
    assert image.info["dpi"] == pytest.approx((144, 144), abs=0.1)
    assert render_png(pdf, 0, 144) == render_png(pdf, 0, 144)


def test_raster_of_no_such_page(page: DisplayList, fonts: FontBook) -> None:
    pdf = write_pdf([page], fonts, title="试验报", date="2026-11-24")
    with pytest.raises(IndexError):
        render_png(pdf, 1, 72)
    with pytest.raises(ValueError, match="PDF"):
        render_png(b"not a PDF at all", 0, 72)
