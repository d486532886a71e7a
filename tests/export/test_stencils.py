"""Black-only art is a stencil: K alone, sharp, and its white covers nothing."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image
from reader import opened
from test_rasters import pillow

from pagesetter.checks.pdf.check import check_pdf
from pagesetter.checks.profile import load_profile
from pagesetter.display import PlaceImage
from pagesetter.display.dump import dump
from pagesetter.display.walk import flatten
from pagesetter.export.raster import render_png
from pagesetter.gui.painter import paint_page
from pagesetter.gui.pictures import ScreenPictures
from pagesetter.session.pipeline import Press, Result, compose_issue, open_issue, press_pdf

ISSUE = {
    "paper.yaml": "format: pagesetter-paper/1\nname: 周报\n",
    "issue.yaml": "format: pagesetter-issue/1\ndate: 2026-11-24\npages: [01]\n",
    "layouts/small.yaml": (
        "format: pagesetter-layout/1\nsheet: {width: 80mm, height: 80mm}\n"
        "type-area: {columns: 1, column: 15字, gutter: 1字, lines: 14, size: 10pt, pitch: 14pt}\n"
    ),
    "pages/01.yaml": (
        "format: pagesetter-page/1\nlayout: small\nboxes:\n"
        "  - {id: t, kind: tint, column: 1, line: 1, columns: 1, lines: 14, tint: 50%,"
        " tint-ink: 红}\n"
        "  - {id: p, kind: picture, column: 1, line: 1, columns: 1, lines: 14,"
        " picture: {source: assets/art.png, alternative: 图}}\n"
    ),
}


def stamp(mode: str = "1") -> Image.Image:
    """A black square in the middle of white, fine enough for line art."""
    art = Image.new("L", (2000, 2000), 255)
    art.paste(0, (600, 600, 1400, 1400))
    return art.convert(mode)


@pytest.fixture
def made(tmp_path: Path) -> Any:
    def make(art: Image.Image) -> Result:
        for name, text in ISSUE.items():
            path = tmp_path / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        (tmp_path / "assets").mkdir(exist_ok=True)
        art.save(tmp_path / "assets" / "art.png")
        return compose_issue(open_issue(str(tmp_path)))

    return make


def pdf_of(result: Result, standard: str = "x4") -> bytes:
    return press_pdf(result, result.composition.pages, Press(standard))


def image_of(pdf: pikepdf.Pdf) -> Any:
    (image,) = pdf.pages[0].Resources.XObject.values()
    return image


@pytest.mark.parametrize("mode", ["1", "L", "RGB"])
@pytest.mark.parametrize("standard", ["x4", "x1a"])
def test_the_pdf_holds_a_mask_painted_in_black_that_overprints(
    made: Any, mode: str, standard: str
) -> None:
    data = pdf_of(made(stamp(mode)), standard)
    pdf = opened(data)
    image = image_of(pdf)
    assert image.ImageMask is True
    assert "/ColorSpace" not in image
    assert image.BitsPerComponent == 1
    assert "/Decode" not in image
    content = pdf.pages[0].Contents.read_bytes().decode("latin-1")
    before = content[: content.index(" Do")].split("\n")
    assert [line for line in before if line.endswith(" gs")][-1] == "/Over gs"
    assert [line for line in before if line.endswith(" k")][-1] == "0 0 0 1 k"
    # The mask is read back as a mark of K 100 that overprints; no standard is broken.
    assert {f.code for f in check_pdf(data, load_profile("正式报纸"))} == set()


@pytest.mark.usefixtures("qapp")
def test_its_white_covers_nothing_in_print_and_on_the_screen(made: Any) -> None:
    result = made(stamp())
    printed = Image.open(BytesIO(render_png(pdf_of(result), 0, 72))).convert("RGB")
    page = result.composition.pages[0].display
    art = ScreenPictures(result.opened.pictures)["assets/art.png"]
    seen = pillow(paint_page(page, result.opened.fonts, 72, {"assets/art.png": art}))
    middle = printed.width // 2, printed.height // 2
    beside = middle[0] - 60, middle[1]
    red, green, blue = printed.getpixel(beside)  # type: ignore[misc]
    assert red > 200
    assert 100 < green < 210
    assert 100 < blue < 210
    assert max(printed.getpixel(middle)) < 70  # type: ignore[arg-type]
    assert 100 < seen.getpixel(beside) < 230  # type: ignore[operator]
    assert seen.getpixel(middle) == 0


def test_soft_art_and_photographs_stay_pictures(made: Any) -> None:
    from PIL import ImageFilter

    soft = Image.new("L", (1000, 1000), 255)
    for x in range(0, 1000, 100):
        soft.paste(0, (x, 0, x + 12, 1000))
    for art in (soft.filter(ImageFilter.GaussianBlur(2)), Image.radial_gradient("L")):
        pdf = opened(pdf_of(made(art)))
        image = image_of(pdf)
        assert "/ImageMask" not in image
        assert str(image.ColorSpace) == "/DeviceGray"


def test_the_list_says_so(made: Any) -> None:
    page = made(stamp()).composition.pages[0].display
    assert " stencil 0/0/0/100! “图”" in dump(page)
    photograph = made(Image.radial_gradient("L")).composition.pages[0].display
    (image,) = (i for i, _, _ in flatten(photograph.items) if isinstance(i, PlaceImage))
    assert image.ink is None
