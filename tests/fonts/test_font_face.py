"""Shaping, ink and outlines of one face, against numbers worked out by hand."""

from __future__ import annotations

import math
import os
import random
from pathlib import Path

import fontmaker
import pytest
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont

from pagesetter.fonts import FontBook
from pagesetter.fonts.face import FontFace


@pytest.fixture(scope="module")
def song() -> FontFace:
    return FontBook().primary("报宋")


def test_clusters_count_code_points_not_utf16_units(song: FontFace) -> None:
    shaped = song.shape("𬭎a𠅤，")
    assert list(shaped.clusters) == [0, 1, 2, 3]
    assert 0 not in shaped.gids
    assert (shaped.gids.typecode, shaped.clusters.typecode) == ("H", "I")
    assert shaped.x_offsets is None
    assert shaped.y_offsets is None


def test_combining_marks_share_the_cluster_of_their_base(song: FontFace) -> None:
    assert list(song.shape("u\u0308\u0301中").clusters)[-1] == 3
    assert list(song.shape("か\u3099中").clusters) == [0, 2]


def test_vertical_advances_point_down_and_origins_are_the_ideographic_ones(song: FontFace) -> None:
    shaped = song.shape("中文", vertical=True)
    assert list(shaped.advances) == [1000, 1000]
    assert list(shaped.x_offsets or ()) == [-500, -500]
    assert list(shaped.y_offsets or ()) == [-880, -880]


def test_features_can_be_asked_for(song: FontFace) -> None:
    assert list(song.shape("（").advances) == [1000]
    assert list(song.shape("（", features=(("halt", 1),)).advances) == [500]


def test_latin_ligature_covers_two_characters(song: FontFace) -> None:
    shaped = song.shape("fin", "en")
    assert len(shaped.gids) == 2
    assert list(shaped.clusters) == [0, 2]


def test_quotes_follow_the_language(song: FontFace) -> None:
    assert list(song.shape("“”").advances) == [1000, 1000]
    assert max(song.shape("“a”", "en").advances) < 600
    assert list(song.shape("“０”", "en").advances)[1] == 1000
    assert list(song.shape("“", "en", features=(("pwid", 0),)).advances) == [1000]


def test_empty_text_has_no_glyphs(song: FontFace) -> None:
    assert list(song.shape("").gids) == []


def test_variation_sequences(song: FontFace) -> None:
    assert song.has_sequence(0xFF0C, 0xFE01)
    assert not song.has_sequence(0x845B, 0xE0100)


def test_ink_of_a_cubic_arch_is_its_curve_not_its_controls(tmp_path: Path) -> None:
    face = FontFace(fontmaker.saved(fontmaker.name_keyed_cff(), tmp_path, "a.otf"))
    arch = face.shape("弓").gids[0]
    assert face.ink(arch) == (100, 0, 900, 300)
    assert face.outline(arch) == (
        ("M", 100, 0),
        ("C", 100, 400, 900, 400, 900, 0),
        ("L", 100, 0),
        ("Z",),
    )


def test_ink_of_a_quadratic_arch_is_rounded_outwards(tmp_path: Path) -> None:
    face = FontFace(fontmaker.saved(fontmaker.truetype_2048(), tmp_path, "a.ttf"))
    arch = face.shape("弓").gids[0]
    assert face.ink(arch) == (100, 0, 900, 401)
    path = face.outline(arch)
    assert path[0] == ("M", 100, 0)
    assert path[1] == ("C", 367, 534, 633, 534, 900, 0)  # 100 + ⅔·400, ⅔·801; 900 − ⅔·400
    assert path[-1] == ("Z",)


def test_blank_glyphs_have_no_ink_and_no_outline(song: FontFace) -> None:
    for blank in " \u3000":
        gid = song.shape(blank).gids[0]
        assert song.ink(gid) == (0, 0, 0, 0)
        assert song.outline(gid) == ()


@pytest.mark.parametrize("role", ["报宋", "粗黑", "楷"])
def test_ink_agrees_with_another_reader(role: str) -> None:
    face = FontBook().primary(role)
    with TTFont(face.path, lazy=True) as font:
        glyphs, order = font.getGlyphSet(), font.getGlyphOrder()
        for gid in random.Random(2026).sample(range(len(order)), 300):
            pen = BoundsPen(glyphs)
            glyphs[order[gid]].draw(pen)
            x0, y0, x1, y1 = pen.bounds or (0, 0, 0, 0)
            low = math.floor(x0 + 1e-5), math.floor(y0 + 1e-5)
            high = math.ceil(x1 - 1e-5), math.ceil(y1 - 1e-5)
            assert face.ink(gid) == (*low, *high), order[gid]


def test_ink_of_a_comma_is_in_the_lower_left(song: FontFace) -> None:
    left, bottom, right, top = song.ink(song.shape("，").gids[0])
    assert left > 0
    assert right < 500
    assert bottom < 0 < top < 300


@pytest.mark.parametrize(
    ("fs_type", "right", "may_subset"),
    [
        (0x0000, "installable", True),
        (0x0002, "restricted", True),
        (0x0004, "preview", True),
        (0x0008, "editable", True),
        (0x000A, "editable", True),
        (0x0108, "editable", False),
        (0x0200, "restricted", True),
    ],
)
def test_embedding_rights(tmp_path: Path, fs_type: int, right: str, may_subset: bool) -> None:
    font = fontmaker.name_keyed_cff(fs_type=fs_type)
    face = FontFace(fontmaker.saved(font, tmp_path, "a.otf"))
    assert (face.embedding, face.may_subset) == (right, may_subset)


def test_key_follows_the_content_and_the_member(tmp_path: Path) -> None:
    font = fontmaker.name_keyed_cff()
    one = fontmaker.saved(font, tmp_path, "a.otf")
    other = str(tmp_path / "别名.otf")
    with open(one, "rb") as file, open(other, "wb") as copy:
        copy.write(file.read())
    assert FontFace(one).key == FontFace(other).key
    assert FontFace(one, 1).key == FontFace(one).key + "-1"
    assert len(FontFace(one).key) == 16


def test_names_and_metrics_come_from_the_file(tmp_path: Path) -> None:
    face = FontFace(fontmaker.saved(fontmaker.truetype_2048("Own Face"), tmp_path, "a.ttf"))
    assert (face.name, face.family, face.upem, face.ascent, face.is_cff) == (
        "OwnFace-Regular",
        "Own Face",
        2048,
        1536,
        False,
    )


def test_a_postscript_name_is_made_fit_for_pdf(tmp_path: Path) -> None:
    font = fontmaker.name_keyed_cff()
    for record in font["name"].names:
        if record.nameID == 6 and record.platformID == 3:
            record.string = "仿宋(A) B/1"
    assert FontFace(fontmaker.saved(font, tmp_path, "a.otf")).name == "AB1"


def test_no_file_is_an_os_error(tmp_path: Path) -> None:
    face = FontFace(os.path.join(tmp_path, "none.otf"))
    with pytest.raises(OSError, match="none"):
        face.has(0x41)


def test_even_text_is_not_kerned(song: FontFace) -> None:
    text = "アヴァ——2018"
    even = song.shape(text, even=True)
    assert even.advances[:3] == [1000, 1000, 1000]
    assert sum(song.shape(text).advances[:3]) < 3000
    assert even.gids == song.shape(text).gids
    assert even.clusters == song.shape(text).clusters
    assert even.advances[3:] == song.shape(text).advances[3:]
