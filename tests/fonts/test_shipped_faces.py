"""The faces as committed: hashes, coverage, and what newspaper setting needs of them."""

from __future__ import annotations

import hashlib
import os
import tomllib

import pytest
import uharfbuzz as hb
from fontTools.ttLib import TTFont

from pagesetter.fonts import FontBook
from pagesetter.fonts.face import FontFace

FONTS = os.path.join(os.path.dirname(__file__), "..", "..", "fonts")
TEXT_FACES = [
    "PagesetterSong-Regular.otf",
    "PagesetterSong-Bold.otf",
    "PagesetterSong-Black.otf",
    "PagesetterHei-Regular.otf",
    "PagesetterHei-Bold.otf",
    "PagesetterHei-Black.otf",
    "PagesetterKai-Regular.ttf",
]
NOTO_FACES = TEXT_FACES[:6]
ALL_FACES = [*TEXT_FACES, "PagesetterSongExt-Regular.otf", "PagesetterHeiExt-Regular.otf"]


def face(name: str) -> FontFace:
    return FontFace(os.path.join(FONTS, name))


def sources() -> dict[str, dict[str, object]]:
    with open(os.path.join(FONTS, "SOURCES.toml"), "rb") as file:
        return {entry["file"]: entry for entry in tomllib.load(file)["face"]}


def test_sources_name_exactly_the_faces_that_lie_there() -> None:
    lying = {n for n in os.listdir(FONTS) if n.endswith((".otf", ".ttf"))}
    assert lying == set(ALL_FACES) == set(sources())


@pytest.mark.parametrize("name", ALL_FACES)
def test_hash_is_the_recorded_one_and_the_key_its_beginning(name: str) -> None:
    with open(os.path.join(FONTS, name), "rb") as file:
        digest = hashlib.sha256(file.read()).hexdigest()
    assert digest == sources()[name]["sha256"]
    shipped = {os.path.basename(s.face.path): s.face for s in FontBook().shipped}
    assert shipped[name].key == digest[:16]
    assert face(name).key == digest[:16]


@pytest.mark.parametrize("name", ALL_FACES)
def test_the_index_says_what_the_file_says(name: str) -> None:
    shipped = {os.path.basename(s.face.path): s for s in FontBook().shipped}[name]
    fresh = face(name)
    assert (shipped.face.name, shipped.face.family) == (fresh.name, fresh.family)
    assert fresh.name == os.path.splitext(name)[0]


def test_all_faces_together_stay_small() -> None:
    assert sum(os.path.getsize(os.path.join(FONTS, n)) for n in ALL_FACES) < 40_000_000


@pytest.mark.parametrize("name", TEXT_FACES)
def test_every_text_face_has_the_8105_standard_characters(name: str) -> None:
    with open(os.path.join(FONTS, "tongyong-8105.txt"), encoding="utf-8") as file:
        standard = [c for c in file.read() if c != "\n"]
    assert len(set(standard)) == len(standard) == 8105
    for rare in "䶮㛃𬭎𠅤":
        assert rare in standard
    tested = face(name)
    assert [c for c in standard if not tested.has(ord(c))] == []


@pytest.mark.parametrize("name", TEXT_FACES)
def test_marks_letters_and_figures_are_there(name: str) -> None:
    wanted = "，。、；：？！…—·‘’“”《》〈〉（）【】「」『』％℃＋－×÷①⑩ⅠⅫ○●◆★→αΩБяāǎǜḿあアㄅ０Ａ︵︶"
    tested = face(name)
    assert [c for c in wanted if not tested.has(ord(c))] == []


@pytest.mark.parametrize("name", NOTO_FACES)
def test_two_dashes_make_two_ems_without_a_gap(name: str) -> None:
    tested = face(name)
    shaped = tested.shape("——")
    assert list(shaped.advances) == [2000]
    assert list(shaped.clusters) == [0]
    left, bottom, right, top = tested.ink(shaped.gids[0])
    assert right - left > 1800
    assert top - bottom < 120


@pytest.mark.parametrize("name", NOTO_FACES)
def test_a_dash_without_the_language_is_latin(name: str) -> None:
    """What `locl` is kept for: it makes the difference between these two."""
    tested = face(name)
    assert sum(tested.shape("—", "zh-Hans").advances) == 1000
    assert sum(tested.shape("—", "en").advances) < 1000


@pytest.mark.parametrize("name", NOTO_FACES)
def test_two_dashes_stand_upright_in_vertical_text(name: str) -> None:
    tested = face(name)
    shaped = tested.shape("——", vertical=True)
    assert sum(shaped.advances) == 2000
    left, bottom, right, top = tested.ink(shaped.gids[0])
    assert top - bottom > 10 * (right - left)


@pytest.mark.parametrize("name", TEXT_FACES)
@pytest.mark.parametrize("mark", "（）。，《》「」：")
def test_vertical_forms_of_marks_exist(name: str, mark: str) -> None:
    tested = face(name)
    if mark == "：" and name == "PagesetterKai-Regular.ttf":
        return  # borrowed from Song
    assert tested.shape(mark, vertical=True).gids != tested.shape(mark).gids


def test_digits_are_of_one_width_in_hei_but_not_in_song() -> None:
    """So a table set in Song needs its digits put on one width by the composer."""
    digits = "0123456789"
    assert set(face("PagesetterHei-Regular.otf").shape(digits).advances) == {555}
    song = face("PagesetterSong-Regular.otf").shape(digits).advances
    assert list(song) == [557, 471, 558, 557, 555, 558, 558, 549, 558, 562]


@pytest.mark.parametrize("name", ALL_FACES)
def test_em_box_and_missing_glyph_box(name: str) -> None:
    tested = face(name)
    assert (tested.upem, tested.ascent) == (1000, 880)
    left, bottom, right, top = tested.ink(0)
    assert right - left > 500
    assert top - bottom > 400


@pytest.mark.parametrize("name", ALL_FACES)
def test_names_cannot_be_taken_for_the_sources(name: str) -> None:
    with TTFont(os.path.join(FONTS, name), lazy=True) as font:
        naming = [r.toUnicode() for r in font["name"].names if r.nameID in (1, 3, 4, 6, 16)]
        cff_names = font["CFF "].cff.fontNames if "CFF " in font else []
    assert len(naming) == 5
    for text in naming:
        assert text.startswith("Pagesetter")
        assert not any(word in text for word in ("Noto", "LXGW", "霞鹜", "WenKai"))
    assert cff_names in ([], [os.path.splitext(name)[0]])
    assert bool(cff_names) == name.endswith(".otf")


@pytest.mark.parametrize("name", ALL_FACES)
def test_rights_travel_with_the_file(name: str) -> None:
    font = hb.Face(hb.Blob.from_file_path(os.path.join(FONTS, name)))
    assert "Adobe" in font.get_name(0) or "LXGW" in font.get_name(0)
    assert "SIL Open Font License" in font.get_name(13)
    assert face(name).embedding == "installable"
    assert face(name).may_subset


@pytest.mark.parametrize(
    ("file", "holder"), [("OFL-noto.txt", "Adobe"), ("OFL-kai.txt", "The Klee Project Authors")]
)
def test_licence_texts_are_whole(file: str, holder: str) -> None:
    with open(os.path.join(FONTS, file), encoding="utf-8") as opened:
        text = opened.read()
    assert text.startswith("Copyright")
    assert holder in text
    assert "SIL OPEN FONT LICENSE Version 1.1 - 26 February 2007" in text
    assert text.rstrip().endswith("OTHER DEALINGS IN THE FONT SOFTWARE.")


def test_rare_face_adds_what_the_main_faces_lack() -> None:
    main, rare = face("PagesetterSong-Regular.otf"), face("PagesetterSongExt-Regular.otf")
    for char in "镕喆龢裏灋":
        assert main.has(ord(char)) or rare.has(ord(char)), char
    assert not main.has(ord("灋"))
    assert rare.has(ord("灋"))
    assert not rare.has(ord("一"))


def test_every_character_of_gb18030_level_one_has_a_face() -> None:
    """GB 18030-2022: U+4E00–9FEF and Extension A, the newest elements among them."""
    tested = [s.face for s in FontBook().shipped]
    level_one = [*range(0x4E00, 0x9FF0), *range(0x3400, 0x4DB6)]
    assert [hex(c) for c in level_one if not any(f.has(c) for f in tested)] == []
    assert [f.name for f in tested if f.has(ord("鿬"))] == ["PagesetterHeiExt-Regular"]
