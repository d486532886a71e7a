"""Subsets: the outline reached by PDF code equals the source's, for every kind of font.

Read back with fontTools, which shares nothing with the subsetter.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import fontmaker
import pytest
from fontTools.cffLib import CFFFontSet
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from pagesetter.fonts import FontBook, Subset
from pagesetter.fonts.face import FontFace

Outline = list[tuple[str, tuple[object, ...]]]


def source_outlines(face: FontFace, gids: set[int]) -> dict[int, Outline]:
    found = {}
    with TTFont(face.path, fontNumber=face.member, lazy=True) as font:
        order, glyphs = font.getGlyphOrder(), font.getGlyphSet()
        for gid in gids:
            pen = DecomposingRecordingPen(glyphs)
            glyphs[order[gid]].draw(pen)
            found[gid] = pen.value
    return found


def embedded_outline(subset: Subset, code: int) -> Outline:
    """What a PDF reader draws for a code: through the charset in a CID font, else by glyph id."""
    if subset.kind == "glyf":
        with TTFont(BytesIO(subset.data)) as font:
            glyphs = font.getGlyphSet()
            pen = DecomposingRecordingPen(glyphs)
            glyphs[font.getGlyphOrder()[code]].draw(pen)
            return pen.value
    fonts = CFFFontSet()
    fonts.decompile(BytesIO(subset.data), None)
    top = fonts[0]
    is_cid = hasattr(top, "ROS")
    name = f"cid{code:05d}" if is_cid else top.charset[code]
    pen = DecomposingRecordingPen({})
    top.CharStrings[name].draw(pen)
    return pen.value


def assert_same_outlines(face: FontFace, text: str) -> Subset:
    gids = set(face.shape(text).gids)
    assert 0 not in gids
    subset = face.subset(gids)
    assert gids <= subset.codes.keys()
    for gid, outline in source_outlines(face, gids).items():
        assert outline, gid
        assert embedded_outline(subset, subset.codes[gid]) == outline, gid
    return subset


TEXT = "对版面编辑来说，“截稿”——2026年11月24日𬭎fi"


@pytest.mark.parametrize("role", ["报宋", "大标宋", "黑", "楷"])
def test_shipped_faces(role: str) -> None:
    face = FontBook().primary(role)
    subset = assert_same_outlines(face, TEXT)
    assert subset.kind == ("glyf" if role == "楷" else "CFF")
    assert subset.name == face.name


def test_shipped_cff_faces_have_cids_other_than_glyph_ids() -> None:
    """So the shipped faces are the test of CID ≠ GID."""
    face = FontBook().primary("报宋")
    gid = face.shape("版").gids[0]
    with TTFont(face.path, lazy=True) as font:
        cid = font.getGlyphOrder()[gid]
    assert cid.startswith("cid")
    assert int(cid[3:]) != gid


def test_rare_characters_face() -> None:
    face = next(s.face for s in FontBook().shipped if s.family == "Pagesetter Song Ext")
    assert_same_outlines(face, "灋㐀")


def test_name_keyed_cff(tmp_path: Path) -> None:
    face = FontFace(fontmaker.saved(fontmaker.name_keyed_cff(), tmp_path, "a.otf"))
    subset = assert_same_outlines(face, "弓A")
    assert subset.kind == "CFF"
    assert subset.widths[subset.codes[face.shape("A").gids[0]]] == 600


def test_truetype_of_2048_units_with_a_composite(tmp_path: Path) -> None:
    face = FontFace(fontmaker.saved(fontmaker.truetype_2048(), tmp_path, "a.ttf"))
    subset = assert_same_outlines(face, "一弓")
    assert subset.kind == "glyf"
    assert subset.widths[subset.codes[face.shape("一").gids[0]]] == 1000
    assert subset.widths[0] == 500


def test_members_of_a_collection(tmp_path: Path) -> None:
    path = fontmaker.collection(
        tmp_path,
        "both.ttc",
        fontmaker.name_keyed_cff("First", advance=600),
        fontmaker.name_keyed_cff("Second", advance=700),
    )
    first, second = FontFace(path, 0), FontFace(path, 1)
    assert (first.name, second.name) == ("First-Regular", "Second-Regular")
    for face, width in ((first, 600), (second, 700)):
        subset = assert_same_outlines(face, "A弓")
        assert subset.widths[subset.codes[face.shape("A").gids[0]]] == width


def test_a_truetype_member_of_a_collection(tmp_path: Path) -> None:
    path = fontmaker.collection(
        tmp_path, "both.ttc", fontmaker.truetype_2048("First"), fontmaker.truetype_2048("Second")
    )
    assert assert_same_outlines(FontFace(path, 1), "A一弓").name == "Second-Regular"


def test_widths_of_dashes_and_figures() -> None:
    face = FontBook().primary("报宋")
    dash, one = face.shape("——1").gids
    subset = face.subset({dash, one})
    assert subset.widths[subset.codes[dash]] == 2000
    assert subset.widths[subset.codes[one]] == sum(face.shape("1").advances)


def test_vertical_forms_go_in_like_any_glyph() -> None:
    face = FontBook().primary("报宋")
    gids = set(face.shape("（。——", vertical=True).gids)
    subset = face.subset(gids)
    for gid, outline in source_outlines(face, gids).items():
        assert embedded_outline(subset, subset.codes[gid]) == outline


def test_a_font_that_may_not_be_subset_goes_in_whole(tmp_path: Path) -> None:
    font = fontmaker.name_keyed_cff(fs_type=0x0100)
    face = FontFace(fontmaker.saved(font, tmp_path, "a.otf"))
    subset = face.subset(set(face.shape("A").gids))
    assert subset.codes == {0: 0, 1: 1, 2: 2, 3: 3}
    assert embedded_outline(subset, 3) == source_outlines(face, {3})[3]


def test_only_the_tables_of_drawing_are_embedded(tmp_path: Path) -> None:
    face = FontFace(fontmaker.saved(fontmaker.truetype_2048(), tmp_path, "a.ttf"))
    subset = face.subset(set(face.shape("A").gids))
    assert set(TTFont(BytesIO(subset.data)).reader.keys()) == {
        "glyf",
        "loca",
        "head",
        "hhea",
        "hmtx",
        "maxp",
    }


def test_same_glyphs_give_the_same_bytes() -> None:
    gids = set(FontBook().primary("报宋").shape(TEXT).gids)
    one = FontBook().primary("报宋").subset(gids)
    other = FontBook().primary("报宋").subset({*sorted(gids, reverse=True)})
    assert one == other
