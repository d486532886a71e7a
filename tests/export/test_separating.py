"""Plates taken out of a page without a renderer of PDF: by hand, and beside Ghostscript's."""

from __future__ import annotations

import os
from array import array
from pathlib import Path

import pytest
from PIL import Image
from test_pdf_inks import box
from test_press_accept import INKS, separated

from pagesetter.colour import BLACK, REGISTRATION, WHITE, Ink
from pagesetter.display import DisplayList, FillPath, GlyphRun, Group, Outline, PlaceImage, Tag
from pagesetter.export.separating import amount, plate_of, spot_plates
from pagesetter.geometry import Rect
from pagesetter.session.pipeline import Press, compose_issue, open_issue, press_pdf

GREEN = Ink((600, 0, 900, 100))
SPOT = Ink((0, 1000, 1000, 0), "spot", "专红", 700)
WHOLE = Rect(0, 0, 100, 100)


def page(*items: FillPath | GlyphRun | PlaceImage | Tag | Group) -> DisplayList:
    return DisplayList("1", 100, 100, WHOLE, WHOLE, items)


def run(ink: Ink, outline: Outline | None = None) -> GlyphRun:
    one = array("H", [1]), array("I", [0]), array("i", [0])
    return GlyphRun("face", 10, 0, 0, *one, "一", ink=ink, outline=outline)


@pytest.mark.parametrize(
    ("ink", "cyan", "black", "red"),
    [(GREEN, 600, 100, 0), (SPOT, 0, 0, 700), (REGISTRATION, 1000, 1000, 1000),
     (WHITE, 0, 0, 0), (BLACK, 0, 1000, 0)],
)  # fmt: skip
def test_how_much_an_ink_prints(ink: Ink, cyan: int, black: int, red: int) -> None:
    assert (amount(ink, "Cyan"), amount(ink, "Black"), amount(ink, "专红")) == (cyan, black, red)


def test_what_overprints_leaves_the_other_plates_alone_and_all_else_clears_them() -> None:
    ground = box(0, 0, 90, 90, GREEN)
    whole = page(ground, Group((Tag("p", (run(BLACK),)),), 5), box(0, 0, 9, 9, SPOT))
    cyan = plate_of(whole, "Cyan").items
    assert cyan[0] == ground._replace(ink=Ink((0, 0, 0, 600)))
    assert cyan[1] == Group((Tag("p", ()),), 5)
    assert cyan[2] == box(0, 0, 9, 9, WHITE)  # the spot knocks the green out
    black = plate_of(whole, "Black").items
    assert black[1] == Group((Tag("p", (run(Ink((0, 0, 0, 1000))),)),), 5)
    red = plate_of(whole, "专红").items
    assert red[2] == box(0, 0, 9, 9, Ink((0, 0, 0, 700)))
    assert spot_plates(whole) == ("专红",)


def test_type_with_an_outline() -> None:
    white = run(BLACK, Outline(3, WHITE))
    (on_cyan,) = plate_of(page(white), "Cyan").items
    assert on_cyan == run(WHITE, Outline(3, WHITE))  # the line takes the ground away below it
    (on_black,) = plate_of(page(white), "Black").items
    assert isinstance(on_black, GlyphRun)
    assert on_black.ink.cmyk == (0, 0, 0, 1000)
    hollow = run(BLACK, Outline(3, BLACK, hollow=True))
    assert plate_of(page(hollow), "Cyan").items == ()
    both = run(GREEN, Outline(3, BLACK))
    assert plate_of(page(both), "Cyan").items == (run(Ink((0, 0, 0, 600))),)


def test_pictures_are_asked_for_by_plate_and_stencils_are_drawn_in_their_ink() -> None:
    photo = PlaceImage("a", WHOLE, WHOLE)
    (named,) = plate_of(page(photo), "Cyan").items
    assert named == photo._replace(key="Cyan\na")
    stencil = photo._replace(ink=BLACK)
    assert plate_of(page(stencil), "Cyan").items == ()
    assert plate_of(page(stencil), "Black").items == (stencil._replace(ink=Ink((0, 0, 0, 1000))),)


@pytest.mark.usefixtures("qapp")
def test_the_plates_on_the_screen_are_those_of_ghostscript(root: str, tmp_path: Path) -> None:
    """The front page of the sample: a photograph in four inks, black text, tints, artwork."""
    from PySide6.QtGui import QImage

    from pagesetter.gui.painter import paint_page
    from pagesetter.session.separations import Separator

    result = compose_issue(open_issue(os.path.join(root, "examples", "science-weekly")))
    front = result.composition.pages[:1]
    path = tmp_path / "x.pdf"
    path.write_bytes(press_pdf(result, front, Press("x4")))
    theirs = separated(str(path), tmp_path, 1, 150)
    separator = Separator(result.opened.pictures)
    for plate in INKS:
        shown = separator.page(front[0].display, "四色", plate)
        images = {}
        for key in (item.key for item in flat(shown.items) if isinstance(item, PlaceImage)):
            name, _, picture = key.rpartition("\n")
            found = separator.picture(name or "Black", picture)
            assert found is not None
            width, height, data = found
            grey = QImage(data, width, height, width, QImage.Format.Format_Grayscale8)
            images[key] = grey.copy()
        drawn = paint_page(shown, result.opened.fonts, 150, images)
        drawn = drawn.convertToFormat(QImage.Format.Format_Grayscale8)
        rows = [bytes(drawn.constScanLine(y))[: drawn.width()] for y in range(drawn.height())]
        mine = Image.frombytes("L", (drawn.width(), drawn.height()), b"".join(rows))
        # Means over blocks of 5 mm: how edges are smoothed is each one's own.
        size = mine.width // 30, mine.height // 30
        ours = mine.resize(size, Image.Resampling.BOX).tobytes()
        gs = theirs[plate].resize(size, Image.Resampling.BOX).tobytes()
        off = [abs(255 - a - b) for a, b in zip(ours, gs, strict=True)]
        assert sum(off) / len(off) < 4, plate
        assert max(off) < 30, plate
        assert max(gs) > 100, plate  # there is something on every plate


def flat(items: object) -> list[object]:
    from pagesetter.display.walk import flatten

    return [item for item, _, _ in flatten(items)]  # type: ignore[arg-type]
