"""What a viewer of the PDF draws: the source's outlines, where the display list puts them."""

from __future__ import annotations

from array import array
from itertools import groupby

import pikepdf
import pytest
from made_fonts import CHARACTERS, collection, name_keyed_cff, truetype
from reader import Outlines, Shown, opened, page_font, shown_glyphs, source_outline
from typeset import Faces, pt, set_run, sheet

from pagesetter.display import DisplayList, GlyphRun
from pagesetter.display.walk import glyph_runs
from pagesetter.export.pdf import write_pdf
from pagesetter.fonts import FontBook, FontFace

INFO = {"title": "试验报", "date": "2026-11-24"}


def assert_as_in_list(pdf: bytes, page: DisplayList, fonts: FontBook | Faces) -> None:
    """Every glyph of the list is in the PDF in order, with its outline, size and place."""
    read = opened(pdf)
    shown = shown_glyphs(read)
    outlines = {name: Outlines(page_font(read, name)) for name in {g.font for g in shown}}
    runs = list(glyph_runs(page.items))
    assert len(shown) == sum(len(run.gids) for run in runs)
    rest = iter(shown)
    for run in runs:
        face = fonts.face(run.face)
        for i, gid in enumerate(run.gids):
            glyph = next(rest)
            assert_placed(glyph, run, i)
            source = source_outline(face.path, face.member, gid)
            assert outlines[glyph.font].of(glyph.code) == source


def assert_placed(glyph: Shown, run: GlyphRun, i: int) -> None:
    y = run.y + (run.ys[i] if run.ys else 0)
    assert glyph.x == pytest.approx((run.x + run.xs[i]) / 65_536, abs=0.002)
    assert glyph.y == pytest.approx(y / 65_536, abs=0.001)
    assert glyph.size == pytest.approx(run.size / 65_536, abs=0.00001)
    assert glyph.hscale == pytest.approx(run.hscale / 1000)


def test_shipped_faces(page: DisplayList, fonts: FontBook) -> None:
    """Song and Hei are CID-keyed subsets whose CIDs are not their glyph ids; Kai is TrueType."""
    assert_as_in_list(write_pdf([page], fonts, **INFO), page, fonts)


def test_shipped_song_is_a_face_whose_cids_are_not_its_glyph_ids(fonts: FontBook) -> None:
    from fontTools.ttLib import TTFont

    font = TTFont(fonts.primary("报宋").path)
    top = font["CFF "].cff[0]
    assert hasattr(top, "ROS")
    assert top.charset[5000] != "cid05000"


@pytest.mark.parametrize("kind", ["keyed", "truetype", "member"])
def test_made_faces(kind: str, tmp_path: object) -> None:
    folder = str(tmp_path)
    keyed = name_keyed_cff(folder)
    if kind == "keyed":
        face = FontFace(keyed)
    elif kind == "truetype":
        face = FontFace(truetype(folder))
    else:
        face = FontFace(collection(folder, [keyed, truetype(folder)]), 1)
    assert face.upem == (1000 if kind == "keyed" else 2048)
    fonts = Faces([face])
    page = sheet([set_run(face, CHARACTERS * 20, 9.5, 20, 50)])
    assert_as_in_list(write_pdf([page], fonts, **INFO), page, fonts)  # type: ignore[arg-type]


def test_rounded_advances_never_add_up(tmp_path: object) -> None:
    """80 glyphs of 0.5–0.8 em whose advances are fractions of 1/1000 em, at odd sizes."""
    face = FontFace(truetype(str(tmp_path)))
    page = sheet([set_run(face, CHARACTERS * 20, size, 11.11, 50) for size in (7.3, 19.9, 61.7)])
    read = opened(write_pdf([page], Faces([face]), **INFO))  # type: ignore[arg-type]
    shown = iter(shown_glyphs(read))
    for run in glyph_runs(page.items):
        for i in range(len(run.gids)):
            assert_placed(next(shown), run, i)


def test_glyphs_off_the_line_keep_their_heights(fonts: FontBook) -> None:
    run = set_run(fonts.primary("报宋"), "上下上", 10, 30, 60)
    run = run._replace(ys=array("i", [0, pt(-2.5), pt(1.25)]))
    shown = shown_glyphs(opened(write_pdf([sheet([run])], fonts, **INFO)))
    assert [(g.x, g.y) for g in shown] == [(30, 60), (40, 57.5), (50, 61.25)]


def test_a_run_over_itself_starts_again_from_its_place(fonts: FontBook) -> None:
    run = set_run(fonts.primary("报宋"), "叠", 10, 30, 60)
    shown = shown_glyphs(opened(write_pdf([sheet([run, run])], fonts, **INFO)))
    assert [(g.x, g.y) for g in shown] == [(30, 60), (30, 60)]


def test_full_lines_are_shown_without_adjustments(fonts: FontBook) -> None:
    """Han at the natural advance is one string: the common case stays small."""
    song = fonts.primary("报宋")
    lines = [
        set_run(song, "全国各地的科普工作者齐聚一堂庆", 8.5, 60, 100 + 11 * i) for i in range(5)
    ]
    pdf = opened(write_pdf([sheet(lines)], fonts, **INFO))
    content = pdf.pages[0].Contents.read_bytes()
    assert content.count(b"Tj") == 5
    assert content.count(b"TJ") == 0
    assert content.count(b"0 -11 Td") == 4


def test_a_missing_glyph_is_a_visible_box(fonts: FontBook) -> None:
    song = fonts.primary("报宋")
    run = set_run(song, "缺😀", 12, 30, 60)
    assert run.gids[1] == 0
    read = opened(write_pdf([sheet([run])], fonts, **INFO))
    box = shown_glyphs(read)[1]
    drawn = Outlines(page_font(read, box.font)).of(box.code)
    assert len(drawn) > 4
    assert drawn == source_outline(song.path, song.member, 0)


def test_every_font_is_embedded_once(page: DisplayList, fonts: FontBook) -> None:
    pdf = opened(write_pdf([page, page], fonts, **INFO))
    used = [str(font.BaseFont) for p in pdf.pages for font in p.Resources.Font.values()]
    names = sorted(name.split("+")[1] for name, _ in groupby(sorted(used)))
    assert names == ["PagesetterHei-Bold", "PagesetterKai-Regular", "PagesetterSong-Regular"]
    programs = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/FontName" in o]
    assert len(programs) == 3
