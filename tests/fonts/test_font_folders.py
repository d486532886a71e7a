"""Fonts dropped in by users: roles by name, nearness, and files that cannot serve."""

from __future__ import annotations

from pathlib import Path

import fontmaker
import pytest

from pagesetter.fonts import FontBook
from pagesetter.fonts.report import report


def folder(tmp_path: Path, name: str) -> Path:
    made = tmp_path / name
    made.mkdir()
    return made


def codes(book: FontBook) -> list[tuple[str, str]]:
    """Code and file of every finding; each must have its words in both languages."""
    for said in book.findings:
        for words in (said.message("en"), said.message("zh"), said.remedy("en"), said.remedy("zh")):
            assert words
            assert "{" not in words
    return [(f.code, f.span.file) for f in book.findings]


def test_a_file_named_after_a_role_takes_it(tmp_path: Path) -> None:
    fontmaker.saved(fontmaker.name_keyed_cff("Some Face"), tmp_path, "仿宋.otf")
    book = FontBook([str(tmp_path)])
    assert book.primary("仿宋").name == "SomeFace-Regular"
    assert book.primary("楷").name == "PagesetterKai-Regular"
    assert book.findings == ()


@pytest.mark.parametrize(
    ("family", "chinese", "role"),
    [
        ("Zhuque FangSong", "", "仿宋"),
        ("Foo", "某某仿宋", "仿宋"),
        ("Bar LiShu", "", "隶"),
        ("Foo", "某某隶书", "隶"),
        ("Foo WeiBei", "", "魏碑"),
    ],
)
def test_a_family_name_can_claim_a_role(
    tmp_path: Path, family: str, chinese: str, role: str
) -> None:
    font = fontmaker.name_keyed_cff(family, chinese_family=chinese)
    fontmaker.saved(font, tmp_path, "x.otf")
    book = FontBook([str(tmp_path)])
    assert book.primary(role).path == str(tmp_path / "x.otf")
    assert book.findings == ()


def test_roles_with_shipped_faces_can_be_taken_over(tmp_path: Path) -> None:
    fontmaker.saved(fontmaker.name_keyed_cff("Own Song"), tmp_path, "报宋.otf")
    book = FontBook([str(tmp_path)])
    stretches = [(s, e, f.name) for s, e, f in book.split("一版弓", "报宋")]
    assert stretches == [
        (0, 1, "OwnSong-Regular"),
        (1, 2, "PagesetterSong-Regular"),
        (2, 3, "OwnSong-Regular"),
    ]


def test_the_nearest_folder_wins(tmp_path: Path) -> None:
    user, paper = folder(tmp_path, "user"), folder(tmp_path, "paper")
    fontmaker.saved(fontmaker.name_keyed_cff("Far"), user, "仿宋.otf")
    fontmaker.saved(fontmaker.name_keyed_cff("Near"), paper, "仿宋.otf")
    missing = str(tmp_path / "issue")
    assert FontBook([str(user), str(paper), missing]).primary("仿宋").family == "Near"
    assert FontBook([str(paper), str(user), missing]).primary("仿宋").family == "Far"


def test_a_face_is_found_by_any_of_its_names(tmp_path: Path) -> None:
    font = fontmaker.name_keyed_cff("Tiny Song", chinese_family="小小宋")
    path = fontmaker.saved(font, tmp_path, "tiny-song.otf")
    book = FontBook([str(tmp_path)])
    for called in ("Tiny Song", "小小宋", "TinySong-Regular", "tiny-song"):
        assert book.primary(called).path == path
    assert book.findings == ()
    assert book.face(book.primary("小小宋").key).path == path


def test_user_fonts_are_the_last_to_be_asked_for_a_character(tmp_path: Path) -> None:
    font = fontmaker.name_keyed_cff()
    font["cmap"].tables[0].cmap[0xA000] = "yi"
    for table in font["cmap"].tables:
        table.cmap[0xA000] = "yi"
    fontmaker.saved(font, tmp_path, "x.otf")
    book = FontBook([str(tmp_path)])
    assert [f.name for _, _, f in book.split("一\ua000", "报宋")] == [
        "PagesetterSong-Regular",
        "TinySong-Regular",
    ]
    assert book.missing("一\ua000", "报宋") == []
    assert FontBook().missing("一\ua000", "报宋") == [1]


def test_every_member_of_a_collection_is_a_face(tmp_path: Path) -> None:
    fonts = fontmaker.name_keyed_cff("First"), fontmaker.name_keyed_cff("Second FangSong")
    fontmaker.collection(tmp_path, "both.ttc", *fonts)
    book = FontBook([str(tmp_path)])
    assert (book.primary("First").member, book.primary("仿宋").member) == (0, 1)
    assert book.face(book.primary("仿宋").key) is book.primary("仿宋")


def damaged_files(tmp_path: Path) -> dict[str, bytes]:
    good = fontmaker.saved(fontmaker.truetype_2048(), folder(tmp_path, "good"), "a.ttf")
    data = Path(good).read_bytes()
    return {
        "empty.ttf": b"",
        "text.ttf": b"this is not a font, whatever its name may say" * 10,
        "short.ttf": data[: len(data) // 2],
        "head-only.ttf": data[:20],
        "ttc.ttc": b"ttcf\x00\x01\x00\x00\x00\x00\x00\x09" + b"\xff" * 200,
        "no-tables.otf": b"OTTO" + bytes(300),
    }


def test_damaged_files_are_named_and_left_out(tmp_path: Path) -> None:
    fonts = folder(tmp_path, "fonts")
    damaged = damaged_files(tmp_path)
    for name, data in damaged.items():
        (fonts / name).write_bytes(data)
    book = FontBook([str(fonts)])
    assert book.users == ()
    assert codes(book) == [("font-corrupt", f"fonts/{name}") for name in sorted(damaged)]
    assert "short.ttf" in "".join(f.message("zh") for f in book.findings)


def test_a_font_without_outlines_or_map_is_corrupt(tmp_path: Path) -> None:
    for name, table in (("a.ttf", "glyf"), ("b.ttf", "cmap")):
        font = fontmaker.truetype_2048()
        del font[table]
        if table == "glyf":
            del font["loca"]
        fontmaker.saved(font, tmp_path, name)
    book = FontBook([str(tmp_path)])
    assert codes(book) == [("font-corrupt", "fonts/a.ttf"), ("font-corrupt", "fonts/b.ttf")]


def test_kinds_that_cannot_be_used_are_named(tmp_path: Path) -> None:
    (tmp_path / "web.woff2").write_bytes(b"wOF2")
    (tmp_path / "readme.txt").write_text("not a font", encoding="utf-8")
    fontmaker.saved(fontmaker.variable(), tmp_path, "variable.ttf")
    book = FontBook([str(tmp_path)])
    assert codes(book) == [
        ("font-variable", "fonts/variable.ttf"),
        ("font-unsupported", "fonts/web.woff2"),
    ]
    assert book.users == ()


def test_a_face_that_may_not_be_embedded_is_an_error_where_it_is_used(tmp_path: Path) -> None:
    font = fontmaker.name_keyed_cff("Locked", fs_type=2)
    for table in font["cmap"].tables:
        table.cmap[0xA000] = "yi"
    fontmaker.saved(font, tmp_path, "locked.otf")
    book = FontBook([str(tmp_path)])
    assert book.missing("\ua000", "报宋") == [0]
    assert book.findings == ()
    assert book.primary("Locked").name == "Locked-Regular"
    (said,) = book.findings
    assert (said.code, said.severity) == ("font-embedding-forbidden", "error")
    assert "Locked-Regular" in said.message("zh")


def test_report_tells_names_roles_coverage_and_rights(tmp_path: Path) -> None:
    font = fontmaker.name_keyed_cff("Own FangSong", fs_type=0x0104)
    fontmaker.saved(font, tmp_path, "own.otf")
    lines = {line.name: line for line in report(FontBook([str(tmp_path)]))}
    assert len(lines) == 10
    song = lines["PagesetterSong-Regular"]
    assert (song.file, song.shipped, song.roles) == ("PagesetterSong-Regular.otf", True, ("报宋",))
    assert (song.gb2312, song.standard, song.licence) == (6763, 8105, "OFL-1.1")
    own = lines["OwnFangSong-Regular"]
    assert (own.file, own.shipped, own.roles) == ("own.otf", False, ("仿宋",))
    assert (own.gb2312, own.standard, own.glyphs) == (2, 2, 4)
    assert (own.embedding, own.may_subset) == ("preview", False)
    assert lines["PagesetterKai-Regular"].roles == ("楷", "魏碑")
