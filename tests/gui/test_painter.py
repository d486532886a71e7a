"""The Qt painter, item by item: a pixel is 0.72 pt at 100 dpi, so 72 dpi makes it 1 pt."""

from __future__ import annotations

import os
import subprocess
import sys
from array import array

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont
from PySide6.QtGui import QColor, QImage

from pagesetter.colour import BLACK, RED, Ink
from pagesetter.display import (
    DisplayList,
    FillPath,
    GlyphRun,
    Group,
    Item,
    PlaceImage,
    StrokePath,
    Tag,
)
from pagesetter.fonts import FontBook, FontFace
from pagesetter.geometry import UNIT, Rect
from pagesetter.gui.painter import paint_page
from pagesetter.gui.raw_fonts import font_data

pytestmark = pytest.mark.usefixtures("qapp")

WHITE_PIXEL, BLACK_PIXEL, RED_PIXEL = (255, 255, 255), (0, 0, 0), (255, 0, 0)


class Faces:
    def __init__(self, *faces: FontFace) -> None:
        self._faces = {face.key: face for face in faces}

    def face(self, key: str) -> FontFace:
        return self._faces[key]


def paint(*items: Item, fonts: object = None, dpi: int = 72, **options: object) -> QImage:
    """Paint items on a sheet of 60 × 40 pt."""
    sheet = Rect(0, 0, 60 * UNIT, 40 * UNIT)
    page = DisplayList("1", 60 * UNIT, 40 * UNIT, sheet, sheet, items)
    return paint_page(page, fonts or FontBook(), dpi, **options)  # type: ignore[arg-type]


def pixel(image: QImage, x: int, y: int) -> tuple[int, int, int]:
    colour = image.pixelColor(x, y)
    return colour.red(), colour.green(), colour.blue()


def box(x: int, y: int, width: int, height: int) -> tuple[tuple[str | int, ...], ...]:
    left, top, right, bottom = (n * UNIT for n in (x, y, x + width, y + height))
    return (("M", left, top), ("L", right, top), ("L", right, bottom), ("L", left, bottom), ("Z",))


def rows_and_columns(image: QImage) -> tuple[int, int, int, int]:
    """First and last column and row with any ink."""
    inked = [
        (x, y)
        for y in range(image.height())
        for x in range(image.width())
        if image.pixelColor(x, y).lightness() < 128
    ]
    xs, ys = [x for x, _ in inked], [y for _, y in inked]
    return min(xs), max(xs), min(ys), max(ys)


@pytest.fixture(scope="module")
def square_font(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A collection whose second member draws `A` as a square of half an em on the baseline.

    In its first member the same glyph id is a bar of a tenth of an em.
    """
    folder = tmp_path_factory.mktemp("fonts")
    members = []
    for family, height in (("Bar", 200), ("Square", 1000)):
        builder = FontBuilder(2000, isTTF=True)
        builder.setupGlyphOrder([".notdef", "A"])
        builder.setupCharacterMap({0x41: "A"})
        glyphs = {}
        for name in (".notdef", "A"):
            pen = TTGlyphPen(None)
            pen.moveTo((0, 0))
            for corner in ((0, height), (1000, height), (1000, 0)):
                pen.lineTo(corner)
            pen.closePath()
            glyphs[name] = pen.glyph()
        builder.setupGlyf(glyphs)
        builder.setupHorizontalMetrics(dict.fromkeys(glyphs, (1000, 0)))
        builder.setupHorizontalHeader(ascent=1600, descent=-400)
        builder.setupNameTable({"familyName": family, "styleName": "Regular"})
        builder.setupOS2()
        builder.setupPost()
        path = str(folder / f"{family}.ttf")
        builder.save(path)
        members.append(TTFont(path))
    made = TTCollection()
    made.fonts = members
    path = str(folder / "both.ttc")
    made.save(path)
    return path


def letter(face: FontFace, size: int, x: int, y: int, **changes: object) -> GlyphRun:
    gids, clusters, xs = array("H", [1]), array("I", [0]), array("i", [0])
    run = GlyphRun(face.key, size * UNIT, x * UNIT, y * UNIT, gids, clusters, xs, "A")
    return run._replace(**changes)  # type: ignore[arg-type]


def test_fills_in_their_ink() -> None:
    image = paint(FillPath(box(10, 5, 20, 10), RED))
    assert image.size().toTuple() == (60, 40)
    assert pixel(image, 10, 5) == RED_PIXEL
    assert pixel(image, 29, 14) == RED_PIXEL
    assert pixel(image, 9, 5) == pixel(image, 30, 14) == pixel(image, 20, 15) == WHITE_PIXEL


def test_later_items_lie_over_earlier_ones() -> None:
    image = paint(FillPath(box(0, 0, 20, 20), BLACK), FillPath(box(5, 5, 5, 5), Ink((0, 0, 0, 0))))
    assert pixel(image, 7, 7) == WHITE_PIXEL
    assert pixel(image, 12, 7) == BLACK_PIXEL


def test_even_odd_leaves_the_hole_that_winding_fills() -> None:
    ring = box(0, 0, 30, 30) + box(10, 10, 10, 10)
    assert pixel(paint(FillPath(ring, BLACK)), 15, 15) == BLACK_PIXEL
    assert pixel(paint(FillPath(ring, BLACK, even_odd=True)), 15, 15) == WHITE_PIXEL


def test_groups_move_and_clip_in_outer_coordinates() -> None:
    inner = Tag("paragraph", (FillPath(box(0, 0, 20, 20), BLACK),))
    image = paint(Group((inner,), 10 * UNIT, 5 * UNIT, Rect(0, 0, 20 * UNIT, 15 * UNIT)),
                  FillPath(box(40, 30, 5, 5), BLACK))  # fmt: skip
    assert pixel(image, 10, 5) == pixel(image, 19, 14) == BLACK_PIXEL
    assert pixel(image, 9, 5) == pixel(image, 20, 14) == pixel(image, 19, 15) == WHITE_PIXEL
    assert pixel(image, 42, 32) == BLACK_PIXEL


def test_dashes_are_lengths_and_not_multiples_of_the_width() -> None:
    line = (("M", 0, 10 * UNIT), ("L", 40 * UNIT, 10 * UNIT))
    image = paint(StrokePath(line, 4 * UNIT, BLACK, (10 * UNIT, 5 * UNIT)))
    assert [pixel(image, x, 9) == BLACK_PIXEL for x in (1, 8, 11, 13, 16, 23, 27)] == [
        True, True, False, False, True, True, False,
    ]  # fmt: skip
    assert pixel(image, 5, 7) == WHITE_PIXEL
    assert pixel(image, 5, 11) == BLACK_PIXEL


@pytest.mark.parametrize("size", [20, 60])
def test_glyphs_stand_on_their_baseline(square_font: str, size: int) -> None:
    """Cached (20 px per em) and filled as outlines (60 px per em, where Qt draws nothing)."""
    face = FontFace(square_font, 1)
    image = paint(letter(face, size, 10, 35), fonts=Faces(face))
    assert rows_and_columns(image) == (10, 9 + size // 2, 35 - size // 2, 34)


@pytest.mark.parametrize("size", [20, 60])
def test_horizontal_scale_narrows_glyphs_but_not_their_places(square_font: str, size: int) -> None:
    face = FontFace(square_font, 1)
    run = letter(face, size, 10, 35, hscale=500, xs=array("i", [6 * UNIT]))
    assert rows_and_columns(paint(run, fonts=Faces(face))) == (
        16, 15 + size // 4, 35 - size // 2, 34,
    )  # fmt: skip


def test_glyphs_off_the_line(square_font: str) -> None:
    face = FontFace(square_font, 1)
    run = letter(face, 20, 10, 25, ys=array("i", [5 * UNIT]))
    assert rows_and_columns(paint(run, fonts=Faces(face))) == (10, 19, 20, 29)


def test_each_member_of_a_collection_draws_its_own_glyphs(square_font: str) -> None:
    """Qt itself always opens the first member."""
    bar, square = FontFace(square_font, 0), FontFace(square_font, 1)
    image = paint(letter(bar, 20, 5, 30), letter(square, 20, 35, 30), fonts=Faces(bar, square))
    assert pixel(image, 10, 25) == WHITE_PIXEL
    assert pixel(image, 10, 29) == BLACK_PIXEL
    assert pixel(image, 40, 25) == BLACK_PIXEL
    assert font_data(square)[:4] == b"\0\1\0\0"


def test_pictures_in_their_box_behind_their_clip() -> None:
    picture = QImage(2, 2, QImage.Format.Format_RGB32)
    picture.fill(QColor(*RED_PIXEL))
    item = PlaceImage("a", Rect(0, 0, 20 * UNIT, 20 * UNIT), Rect(0, 0, 20 * UNIT, 10 * UNIT))
    image = paint(item, images={"a": picture})
    assert pixel(image, 10, 5) == RED_PIXEL
    assert pixel(image, 10, 15) == WHITE_PIXEL
    assert pixel(paint(item), 10, 5) == (0xDD, 0xDD, 0xDD)


def test_fine_lines_of_a_large_picture_stay_an_even_grey() -> None:
    """Hairlines a pixel wide, every tenth of 1200, shown 30 pixels wide: a tenth of black."""
    picture = QImage(1200, 1200, QImage.Format.Format_RGB32)
    picture.fill(QColor(*WHITE_PIXEL))
    for x in range(0, 1200, 10):
        for y in range(1200):
            picture.setPixel(x, y, 0)
    place = Rect(0, 0, 30 * UNIT, 30 * UNIT)
    image = paint(PlaceImage("a", place, place), images={"a": picture})
    greys = [pixel(image, x, 15)[0] for x in range(2, 28)]
    assert all(221 <= grey <= 238 for grey in greys), greys


def test_size_and_resolution() -> None:
    image = paint(dpi=150)
    assert image.size().toTuple() == (125, 84)  # 60 × 40 pt is 125 × 83.3 px
    assert image.dotsPerMeterX() == 5906


def test_qt_calls_do_not_eat_none() -> None:
    """A release of the binding dropped one reference of None with every call."""
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    before = sys.getrefcount(None)
    for _ in range(500):
        image.fill(0)
    assert abs(sys.getrefcount(None) - before) < 50


def test_importing_the_package_loads_no_qt() -> None:
    code = "import sys, pagesetter.gui; print([m for m in sys.modules if 'PySide' in m])"
    source = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "src")
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": source},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "[]\n"


def test_starts_its_own_application_without_a_screen() -> None:
    code = (
        "from pagesetter.gui.painter import offscreen_application as a;"
        "print(a().platformName(), a() is a())"
    )
    source = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "src")
    environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "QT_QPA_PLATFORM")}
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**environment, "PYTHONPATH": source},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "offscreen True\n"
