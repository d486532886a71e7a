"""What goes on which plate."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from PIL import Image
from reader import opened, shown_glyphs, tool
from typeset import pt, set_run, sheet

from pagesetter.colour import BLACK, RED, REGISTRATION, WHITE, Ink
from pagesetter.display import DisplayList, FillPath, Group, StrokePath
from pagesetter.export.pdf import write_pdf
from pagesetter.fonts import FontBook
from pagesetter.geometry import Rect

INFO = {"title": "试验报", "date": "2026-11-24"}
CYAN = Ink((1000, 0, 0, 0))


def box(x: float, y: float, width: float, height: float, ink: Ink) -> FillPath:
    left, top, right, bottom = pt(x), pt(y), pt(x + width), pt(y + height)
    path = (("M", left, top), ("L", right, top), ("L", right, bottom), ("L", left, bottom), ("Z",))
    return FillPath(path, ink)


def plates(pdf: bytes, folder: Path) -> dict[str, Image.Image]:
    """The plates Ghostscript makes at 72 dpi, overprint obeyed; 255 is blank, 0 is solid."""
    path = folder / "page.pdf"
    path.write_bytes(pdf)
    tool("gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", "-r72",
         f"-sOutputFile={folder}/page.tif", str(path))  # fmt: skip
    found = {}
    for name in os.listdir(folder):
        if name.startswith("page(") or name.startswith("page.tif("):
            with Image.open(folder / name) as image:
                found[name.split("(")[1].split(")")[0]] = image.convert("L")
    assert {"Cyan", "Magenta", "Yellow", "Black"} <= set(found)
    return found


def operators(pdf: bytes) -> list[str]:
    return opened_content(pdf).decode("latin-1").splitlines()


def opened_content(pdf: bytes) -> bytes:
    read = opened(pdf)
    return read.pages[0].Contents.read_bytes()


def test_black_text_is_on_the_black_plate_alone(fonts: FontBook, tmp_path: Path) -> None:
    run = set_run(fonts.primary("大黑"), "黑版", 60, 30, 100)
    found = plates(write_pdf([sheet([run])], fonts, **INFO), tmp_path)
    assert found["Black"].getextrema() == (0, 255)
    for name in ("Cyan", "Magenta", "Yellow"):
        assert found[name].getextrema() == (255, 255)


def test_black_text_overprints_and_white_text_does_not(fonts: FontBook, tmp_path: Path) -> None:
    face = fonts.primary("大黑")
    page = sheet(
        [
            box(20, 20, 160, 200, CYAN),
            set_run(face, "黑", 60, 30, 100),
            set_run(face, "白", 60, 30, 200, ink=WHITE),
        ]
    )
    found = plates(write_pdf([page], fonts, **INFO), tmp_path)
    black_part = found["Cyan"].crop((25, 40, 100, 115))
    white_part = found["Cyan"].crop((25, 140, 100, 215))
    assert black_part.getextrema() == (0, 0)
    assert white_part.getextrema() == (0, 255)


def test_black_text_says_k_alone_and_overprint_everywhere(
    page: DisplayList, fonts: FontBook
) -> None:
    pdf = opened(write_pdf([page], fonts, **INFO))
    state = pdf.pages[0].Resources.ExtGState.Over
    assert (state["/OP"], state["/op"], state["/OPM"]) == (True, True, 1)
    shown = shown_glyphs(pdf)
    inks = {(g.fill, g.overprint) for g in shown}
    assert inks == {(("0", "0", "0", "1", "k"), True), (("0", "1", "1", "0", "k"), False)}


def test_a_knocking_out_line_between_does_not_switch_the_overprint_of_text_off(
    fonts: FontBook,
) -> None:
    song = fonts.primary("报宋")
    line = (("M", 0, 0), ("L", pt(50), 0))
    page = sheet([set_run(song, "上", 9, 20, 40), StrokePath(line, pt(1), RED),
                  set_run(song, "下", 9, 20, 60)])  # fmt: skip
    shown = shown_glyphs(opened(write_pdf([page], fonts, **INFO)))
    assert [g.overprint for g in shown] == [True, True]


def test_the_state_inside_a_clip_ends_with_it(fonts: FontBook) -> None:
    """What follows is written anew, whether it is as before the clip or as inside it."""
    song = fonts.primary("报宋")
    inner = set_run(song, "内", 12, 20, 20, ink=RED, hscale=800)
    group = Group((inner,), 0, 0, Rect(0, 0, pt(100), pt(100)))
    line = (("M", 0, 0), ("L", pt(50), 0))
    page = sheet(
        [
            set_run(song, "前", 9, 20, 40),
            group,
            set_run(song, "后", 9, 20, 60),
            group,
            inner,
            Group((StrokePath(line, pt(3), RED),), 0, 0, Rect(0, 0, pt(100), pt(100))),
            StrokePath(line, pt(3), RED),
        ]
    )
    pdf = write_pdf([page], fonts, **INFO)
    before, first, after, second, third = shown_glyphs(opened(pdf))
    assert (first.size, first.hscale, first.fill[1], first.overprint) == (12, 0.8, "1", False)
    assert first == second == third
    assert before._replace(code=0, y=0) == after._replace(code=0, y=0)
    assert operators(pdf)[-2:] == ["3 w", "0 300 m 50 300 l S"]
    assert operators(pdf).count("0 1 1 0 K") == 2


def test_a_spot_ink_has_its_own_plate(fonts: FontBook, tmp_path: Path) -> None:
    spot = Ink((0, 900, 800, 0), "spot", "专 红#1", 500)
    pdf = write_pdf([sheet([box(20, 20, 100, 100, spot)])], fonts, **INFO)
    space = opened(pdf)
    name, alternate, function = list(space.pages[0].Resources.ColorSpace.S1)[1:]
    assert (str(name), str(alternate)) == ("/专 红#1", "/DeviceCMYK")
    assert function.FunctionType == 2
    assert [float(v) for v in function.C1] == [0, 0.9, 0.8, 0]
    found = plates(pdf, tmp_path)
    extra = [image for plate, image in found.items() if plate not in
             ("Cyan", "Magenta", "Yellow", "Black")]  # fmt: skip
    assert len(extra) == 1
    assert extra[0].getpixel((50, 50)) == pytest.approx(128, abs=2)
    assert found["Magenta"].getextrema() == (255, 255)


def test_registration_prints_on_every_plate(fonts: FontBook, tmp_path: Path) -> None:
    pdf = write_pdf([sheet([box(20, 20, 100, 100, REGISTRATION)])], fonts, **INFO)
    for image in plates(pdf, tmp_path).values():
        assert image.getpixel((50, 50)) == 0


def test_strokes_paths_and_clips_as_written(fonts: FontBook) -> None:
    curve = (("M", pt(1), pt(2)), ("C", pt(3), pt(4), pt(5), pt(6), pt(7), pt(8.5)), ("Z",))
    page = sheet(
        [
            StrokePath(curve, pt(0.25), BLACK, (pt(3), pt(1.5)), "round", "bevel"),
            StrokePath(curve, pt(0.25), BLACK),
            FillPath(curve, CYAN, even_odd=True),
            Group((box(0, 0, 10, 10, CYAN),), pt(5), pt(6), Rect(pt(1), pt(2), pt(30), pt(40))),
        ],
        100,
        100,
    )
    assert operators(write_pdf([page], fonts, **INFO)) == [
        "/Over gs",
        "0 0 0 1 K",
        "0.25 w",
        "[3 1.5]0 d",
        "1 J",
        "2 j",
        "1 98 m 3 96 5 94 7 91.5 c h S",
        "[]0 d",
        "0 J",
        "0 j",
        "1 98 m 3 96 5 94 7 91.5 c h S",
        "/Knock gs",
        "1 0 0 0 k",
        "1 98 m 3 96 5 94 7 91.5 c h f*",
        "q 1 58 30 40 re W n",
        "5 84 10 10 re f",
        "Q",
    ]


def test_gs_is_asked_for_by_its_apt_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing tool fails its test; it never skips it."""
    monkeypatch.setenv("PATH", "")
    with pytest.raises(AssertionError, match="apt-get install"):
        tool("gs", "--version")
    monkeypatch.undo()
    assert subprocess.run(["gs", "--version"], check=True, capture_output=True).stdout
