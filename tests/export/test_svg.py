"""SVG drawings: the shapes an independent renderer sees, in inks of the page; no reaching out."""

from __future__ import annotations

import os
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat
from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from reader import opened
from small_issue import FILES, write_issue

from pagesetter.display import FillPath, Group, StrokePath
from pagesetter.export.drawing.paths import path_segments
from pagesetter.export.drawing.placing import Inks, drawn
from pagesetter.export.drawing.reading import read_drawing
from pagesetter.geometry import UNIT, Rect
from pagesetter.images.preparing import press_profile
from pagesetter.session.drawings import read_svg, svg_raster
from pagesetter.session.pipeline import Press, Result, compose_issue, open_issue, press_pdf

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
BOX = """\
inks: INKS
boxes:
  - {id: p, kind: picture, column: 3, line: 31, columns: 2, lines: 20,
     picture: {source: assets/a.svg, fit: fit, alternative: 图形}}
"""
PT = UNIT


def svg(inner: str, size: str = 'viewBox="0 0 100 100"') -> bytes:
    return f"{HEAD}{size}>{inner}</svg>".encode()


SHAPES = {
    "paths": '<path d="M10 10h30v30h-30zM20 20v10h10v-10z"/><path d="m60,10 20,20-20 20z"/>'
    '<path d="M10 60C10 90 40 90 40 60S70 30 70 60Q80 90 90 60T95 40" fill="none" stroke="#000" '
    'stroke-width="3"/>',
    "arcs": '<path d="M10 50A30 20 0 0110 90zM60 30a20 10 30 10 30 10z"/>'
    '<path d="M20 20a10 10 0 1 0 .1 0z" fill="gray"/>',
    "shapes": '<rect x="5" y="5" width="40" height="20" rx="6"/><circle cx="70" cy="20" r="15"/>'
    '<ellipse cx="30" cy="50" rx="20" ry="8"/><polygon points="60,50 90,50 75,80"/>'
    '<polyline points="5,70 20,95 40,70" fill="none" stroke="black" stroke-width="4" '
    'stroke-linejoin="round" stroke-linecap="round"/><line x1="50" y1="90" x2="95" y2="90" '
    'stroke="#777" stroke-width="2" stroke-dasharray="6 3"/>',
    "groups": '<g transform="translate(50 50) rotate(30)"><rect x="-20" y="-10" width="40" '
    'height="20"/><g transform="scale(2) skewX(20)"><rect x="5" y="8" width="10" height="5" '
    'fill="gray"/></g></g><rect transform="matrix(0 1 -1 0 30 5)" width="20" height="8"/>',
    "rules": "<style>.a{fill:#888} #b{fill:none;stroke:#000;stroke-width:5} rect{fill:#bbb}"
    '</style><rect class="a" width="30" height="30"/><circle id="b" cx="60" cy="60" r="20"/>'
    '<rect x="60" width="20" height="20"/><rect x="5" y="60" width="20" height="20" '
    'style="fill:#000"/><g display="none"><rect width="100" height="100"/></g>',
    "uses": '<defs><g id="m"><circle r="8"/><rect x="-2" y="8" width="4" height="12"/></g></defs>'
    '<use href="#m" x="20" y="20"/><use xlink:href="#m" transform="translate(60 40) scale(2)" '
    'fill="#999"/>',
    "even and odd": '<path fill-rule="evenodd" d="M10 10H90V90H10ZM30 30H70V70H30Z"/>'
    '<path d="M10 92H90V98H10ZM30 93V97H70V93Z" fill="gray"/>',
}


@pytest.fixture(autouse=True)
def _no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGESETTER_CACHE", "")


def by_qt(data: bytes, side: int) -> Image.Image:
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(data)).render(painter, QRectF(0, 0, side, side))
    painter.end()
    return Image.frombytes("RGB", (side, side), bytes(image.constBits()), "raw", "BGRX")


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("what", SHAPES)
def test_shapes_lie_where_another_renderer_sees_them(what: str, tmp_path: Path) -> None:
    data = svg(SHAPES[what])
    path = tmp_path / "a.svg"
    path.write_bytes(data)
    art = read_svg(str(path), "a.svg")
    assert (art.drawing.undrawn, art.drawing.sound) == ((), True)
    ours = Image.open(BytesIO(svg_raster(art, 400))).convert("L")
    theirs = by_qt(data, 400).convert("L")
    assert ours.size == theirs.size
    reduced = [one.point(lambda v: 255 if v > 175 else 0).reduce(4) for one in (ours, theirs)]
    difference = ImageChops.difference(reduced[0], reduced[1])
    assert ImageStat.Stat(theirs).mean[0] < 250
    assert ImageStat.Stat(difference).mean[0] < 2.5


def test_segments_by_hand() -> None:
    assert path_segments("m1 2 3 4-1-1z l5,0") == (
        [("M", (1, 2)), ("L", (4, 6)), ("L", (3, 5)), ("Z", ()), ("L", (6, 2))],
        True,
    )
    assert path_segments("M.5.5H2V3c1e1 0 0 1 1 1") == (
        [("M", (0.5, 0.5)), ("L", (2, 0.5)), ("L", (2, 3)), ("C", (12, 3, 2, 4, 3, 4))],
        True,
    )
    assert path_segments("M0 0L5 5L7") == ([("M", (0, 0)), ("L", (5, 5))], False)
    assert path_segments("L5 5") == ([], False)


def items(inner: str) -> tuple[object, ...]:
    box = Rect(0, 0, 100 * PT, 100 * PT)
    with open(os.path.join(os.path.dirname(__file__), "..", "..", "assets", "newsprint-26.icc"),
              "rb") as file:  # fmt: skip
        press = file.read()
    group = drawn(read_drawing(svg(inner)), box, box, Inks(press))
    assert isinstance(group, Group)
    return group.items


def test_colours_become_inks() -> None:
    black, grey, white, red, own = items(
        '<path d="M0 0H9V9Z"/><path d="M0 0H9V9Z" fill="#808080"/>'
        '<path d="M0 0H9V9Z" fill="white"/><path d="M0 0H9V9Z" fill="#e00"/>'
        '<path d="M0 0H9V9Z" fill="#e60012 device-cmyk(0, 1, 100%, 0.1)"/>'
    )
    assert isinstance(black, FillPath)
    assert black.path == (("M", 0, 0), ("L", 9 * PT, 0), ("L", 9 * PT, 9 * PT), ("Z",))
    assert black.ink.cmyk == (0, 0, 0, 1000)
    assert not black.ink.overprint
    assert isinstance(grey, FillPath)
    assert grey.ink.cmyk == (0, 0, 0, 499)
    assert isinstance(white, FillPath)
    assert white.ink.cmyk == (0, 0, 0, 0)
    assert isinstance(red, FillPath)
    c, m, y, k = red.ink.cmyk
    assert c < 100 < 800 < min(m, y)
    assert c + m + y + k <= 2200
    assert isinstance(own, FillPath)
    assert own.ink.cmyk == (0, 1000, 1000, 100)


def test_strokes_scale_with_their_groups() -> None:
    (line,) = items('<g transform="scale(2)"><path d="M1 1H9" stroke="#000" stroke-width=".5" '
                    'stroke-dasharray="2,1" fill="none"/></g>')  # fmt: skip
    assert line == StrokePath(
        (("M", 2 * PT, 2 * PT), ("L", 18 * PT, 2 * PT)),
        PT,
        line.ink,
        (4 * PT, 2 * PT),  # type: ignore[attr-defined]
    )


def test_a_clip_that_is_a_box_is_kept() -> None:
    """Qt's own renderer of SVG knows no clips, so its numbers are typed here."""
    (clipped,) = items(
        '<clipPath id="c"><rect x="20" y="20" width="40" height="30"/></clipPath>'
        '<g clip-path="url(#c)" transform="translate(5)"><circle cx="50" cy="40" r="25"/></g>'
    )
    assert isinstance(clipped, Group)
    assert clipped.clip == Rect(25 * PT, 20 * PT, 40 * PT, 30 * PT)


UNDRAWN = {
    "text": ("<text>名</text>", "text"),
    "a picture": ('<image href="http://x.invalid/a.png" width="9" height="9"/>', "pictures"),
    "a file": ('<use href="other.svg#a"/>', "references to other files"),
    "a paint": ('<rect width="9" height="9" fill="url(http://x.invalid/#a)"/>',
                "references to other files"),
    "a gradient": ('<linearGradient id="g"><stop stop-color="#f00"/></linearGradient>'
                   '<rect width="9" height="9" fill="url(#g)"/>', "gradients"),
    "a mask": ('<rect width="9" height="9" mask="url(#m)"/>', "masks"),
    "a filter": ('<rect width="9" height="9" filter="url(#m)"/>', "filters"),
    "half shown": ('<rect width="9" height="9" opacity=".5"/>', "transparency"),
    "a round clip": ('<clipPath id="c"><circle r="9"/></clipPath>'
                     '<rect width="9" height="9" clip-path="url(#c)"/>', "clipping"),
    "an import": ("<style>@import url(x.css);</style>", "styles"),
}  # fmt: skip


@pytest.mark.parametrize("what", UNDRAWN)
def test_what_is_not_drawn_is_named(what: str, tmp_path: Path) -> None:
    inner, name = UNDRAWN[what]
    assert read_drawing(svg(inner)).undrawn == (name,)


@pytest.fixture
def issue(tmp_path: Path) -> Callable[..., Result]:
    def make(data: bytes, inks: str = "四色") -> Result:
        page = FILES["pages/01.yaml"] + BOX.replace("INKS", inks)
        files: dict[str, str | bytes | None] = {"pages/01.yaml": page, "assets/a.svg": data}
        return compose_issue(open_issue(write_issue(str(tmp_path / "issue"), files)))

    return make


def codes(result: Result) -> set[str]:
    return {f.code for f in result.findings if f.code.startswith(("artwork", "picture", "svg"))}


NESTED = b"<!DOCTYPE svg [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]>" + svg("<text>&b;</text>")
OUTSIDE = b"<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>" + svg("<text>&a;</text>")
DEEP = svg("<g>" * 300 + "</g>" * 300)
LOOP = svg('<g id="a"><use href="#a"/></g>')
DOUBLING = svg(
    "".join(
        f'<g id="g{i}"><use href="#g{i - 1}"/><use href="#g{i - 1}"/></g>' for i in range(1, 30)
    )
    + '<g id="g0"><rect width="1" height="1"/></g>'
)
REFUSED = {
    "entities": (NESTED, "svg-entities"),
    "an outside entity": (OUTSIDE, "svg-entities"),
    "too deep": (DEEP, "artwork-heavy"),
    "a loop": (LOOP, "artwork-heavy"),
    "doubling": (DOUBLING, "artwork-heavy"),
    "cut short": (svg("<g>")[:-9], "artwork-damaged"),
    "no drawing": (b"<svg:x xmlns:svg='a'><svg/></svg:x>", "artwork-damaged"),
    "of no size": (svg("", 'viewBox="0 0 0 9"'), "artwork-box"),
    "of numbers too large": (svg("", 'viewBox="0 0 1e9 1"'), "artwork-box"),
    "a wrong path": (svg('<path d="M0 0L5 5L5"/>'), "artwork-repaired"),
    "scripts": (svg('<script>alert(1)</script><rect width="9" height="9" onclick="x()"/>'),
                "artwork-left-out"),
    "text": (svg("<text>名</text>"), "svg-undrawn"),
    "nothing": (svg("<g/>"), "artwork-blank"),
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_placed_is_told(what: str, issue: Callable[..., Result]) -> None:
    data, code = REFUSED[what]
    result = issue(data)
    assert codes(result) == {code}
    assert len(press_pdf(result, result.composition.pages, Press())) > 1000


def test_a_drawing_is_vectors_in_the_page_itself(issue: Callable[..., Result]) -> None:
    result = issue(svg('<circle cx="50" cy="50" r="50"/>'))
    assert codes(result) == set()
    file = opened(press_pdf(result, result.composition.pages, Press("x1a")))
    page = file.pages[0]
    assert "/XObject" not in page.Resources
    assert page.Contents.read_bytes().count(b" c ") >= 4


def test_on_a_black_page_it_is_black(issue: Callable[..., Result]) -> None:
    result = issue(svg('<rect width="99" height="99" fill="#f00"/>'), "黑")
    file = opened(press_pdf(result, result.composition.pages, Press()))
    inks = {line for line in file.pages[0].Contents.read_bytes().split(b"\n") if line[-2:] == b" k"}
    assert inks
    assert all(line.startswith(b"0 0 0 ") for line in inks)


def test_any_bytes_are_read_or_refused() -> None:
    import random

    from pagesetter.export.drawing.tree import Refused

    chance = random.Random(7)
    whole = svg("".join(SHAPES.values()))
    for _ in range(300):
        data = bytearray(whole)
        for _ in range(3):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            read_drawing(bytes(data))
        except Refused:
            continue


@pytest.mark.parametrize(
    "wild",
    [
        '<rect width="1e999" height="9"/>',
        '<rect width="9" height="9" transform="rotate(1e999)"/>',
        '<rect width="9" height="9" transform="matrix(1e300 0 0 1e300 0 0) scale(1e300)"/>',
        '<path d="M1 1A1e-200 1e-200 0 0 1 5 5"/>',
        '<path d="M1e308 0l1e308 0l1e308 0z"/>',
        '<polygon points="0,0 1e999,0 9,9"/>',
        # Finite in the drawing, and too large once it is in units of the page.
        '<path d="M0 0L1e308 1e308L-1e308 5Z"/>',
        '<rect width="9" height="9" stroke="#000" stroke-width="1e307"/>',
        '<rect width="9" height="9" stroke="#000" stroke-dasharray="1e307 2"/>',
        '<clipPath id="d"><rect x="-1e307" width="1e308" height="9"/></clipPath>'
        '<rect width="9" height="9" clip-path="url(#d)"/>',
        '<rect width="9" height="9" fill="rgb(1e999,0,0)"/>',
        '<rect width="9" height="9" stroke="#000" stroke-width="1e999"/>',
        '<clipPath id="c"><rect width="1e999" height="1e999"/></clipPath>'
        '<rect width="9" height="9" clip-path="url(#c)"/>',
    ],
)
def test_numbers_no_page_has_leave_the_rest_as_it_is(wild: str) -> None:
    press = press_profile(None)
    sound = '<circle cx="50" cy="50" r="20"/>'
    drawing = read_drawing(svg(wild + sound))
    assert not drawing.sound or drawing.undrawn or len(drawing.shapes) == 2
    box = Rect(0, 0, 100 * PT, 100 * PT)
    group = drawn(drawing, box, box, Inks(press))
    (alone,) = drawn(read_drawing(svg(sound)), box, box, Inks(press)).items
    assert group.items[-1] == alone
