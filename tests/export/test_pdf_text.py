"""The text a reader of the PDF gets back."""

from __future__ import annotations

from array import array

import pytest
from made_fonts import CHARACTERS, truetype
from reader import opened, page_font, shown_glyphs, tool, unicode_map
from typeset import Faces, set_run, sheet

from pagesetter.display import DisplayList, Tag
from pagesetter.export.pdf import write_pdf
from pagesetter.export.text import page_text
from pagesetter.fonts import FontBook, FontFace

INFO = {"title": "试验报", "date": "2026-11-24"}


def extracted(pdf: bytes, *options: str) -> str:
    """What pdftotext gives, without the spaces and line ends it makes up from positions."""
    text = tool("pdftotext", *options, "-enc", "UTF-8", "-", "-", data=pdf)
    return "".join(text.split())


@pytest.mark.parametrize("options", [(), ("-raw",), ("-layout",)])
def test_pdftotext_gives_the_articles_in_order(
    page: DisplayList, fonts: FontBook, options: tuple[str, ...]
) -> None:
    expected = (
        "科学的春天全国各地的科普工作者，齐聚一堂。每隙都松了一点点"
        "Efficientﬂow,2026年——葛\U000e0100与𬭎二三楷体字Latin框内的字"
    )
    assert extracted(write_pdf([page], fonts, **INFO), *options) == expected


def test_page_text_is_the_same_text(page: DisplayList) -> None:
    assert page_text(page) == (
        "科学的春天\n全国各地的科普工作者，齐聚一堂。每隙都松了一点点"
        "Efficient ﬂow, 2026年——葛\U000e0100与𬭎二三\n\n楷体字 Latin框内的字"
    )


def test_every_code_shown_has_its_text(page: DisplayList, fonts: FontBook) -> None:
    pdf = opened(write_pdf([page], fonts, **INFO))
    maps = {name: unicode_map(font) for name, font in pdf.pages[0].Resources.Font.items()}
    shown = shown_glyphs(pdf)
    assert {g.font for g in shown} == set(maps)
    for glyph in shown:
        assert maps[glyph.font][glyph.code]


def test_a_ligature_stands_for_all_its_letters(fonts: FontBook) -> None:
    run = set_run(fonts.primary("报宋"), "office", 10, 30, 60)
    assert len(run.gids) == 4  # o, ffi, c, e
    pdf = write_pdf([sheet([run])], fonts, **INFO)
    read = opened(pdf)
    assert unicode_map(page_font(read, "/F1"))[shown_glyphs(read)[1].code] == "ffi"
    assert extracted(pdf) == "office"


def test_one_glyph_for_two_characters(fonts: FontBook) -> None:
    """A long dash is one glyph; u with two marks too."""
    song = fonts.primary("报宋")
    runs = [set_run(song, "春——天", 10, 30, 60), set_run(song, "nu\u0308\u0301", 10, 30, 80)]
    assert [len(run.gids) for run in runs] == [3, 2]
    assert extracted(write_pdf([sheet(runs)], fonts, **INFO)) == "春——天nu\u0308\u0301"


def test_one_glyph_that_stands_for_different_characters(tmp_path: object) -> None:
    """A hyphen and a minus drawn alike: each place gives back what was written there."""
    face = FontFace(truetype(str(tmp_path)))
    first = set_run(face, "科A科", 10, 30, 60)
    second = first._replace(text="科学科", y=first.y * 2)
    pdf = write_pdf([sheet([first, second])], Faces([face]), **INFO)  # type: ignore[arg-type]
    assert extracted(pdf) == "科A科科学科"
    assert [g.actual for g in shown_glyphs(opened(pdf))] == [None, None, None, None, "学", None]


def test_a_radical_drawn_as_a_character_does_not_take_its_text(fonts: FontBook) -> None:
    song = fonts.primary("报宋")
    run = set_run(song, "一二", 10, 30, 60)
    radical = run._replace(text="⼀二", y=run.y * 2)
    pdf = write_pdf([sheet([run, radical])], fonts, **INFO)
    assert extracted(pdf) == "一二⼀二"
    assert [g.actual for g in shown_glyphs(opened(pdf))] == [None, None, "⼀", None]
    other_order = opened(write_pdf([sheet([radical, run])], fonts, **INFO))
    assert [g.actual for g in shown_glyphs(other_order)] == ["⼀", None, None, None]


def test_several_glyphs_for_one_text(fonts: FontBook) -> None:
    """A variation selector the face lacks comes out as a glyph of its own, shared with others."""
    run = set_run(fonts.primary("报宋"), "葛\U000e0105 好", 10, 30, 60)
    assert len(run.gids) == 4
    assert list(run.clusters) == [0, 0, 2, 3]
    pdf = write_pdf([sheet([run])], fonts, **INFO)
    assert [g.actual for g in shown_glyphs(opened(pdf))] == [
        "葛\U000e0105",
        "葛\U000e0105",
        None,
        None,
    ]
    assert extracted(pdf) == "葛\U000e0105好"


def test_missing_glyphs_still_give_their_text(fonts: FontBook) -> None:
    run = set_run(fonts.primary("报宋"), "缺😀和🀄", 10, 30, 60)
    assert extracted(write_pdf([sheet([run])], fonts, **INFO)) == "缺😀和🀄"


def test_a_glyph_that_stands_for_nothing_gives_nothing(fonts: FontBook) -> None:
    """Dots under characters are drawn, not read."""
    song = fonts.primary("报宋")
    dots = set_run(song, "··", 10, 30, 64)
    dots = dots._replace(text="", clusters=array("I", [0, 0]))
    text = set_run(song, "要点·二", 10, 30, 60)
    assert extracted(write_pdf([sheet([text, dots])], fonts, **INFO)) == "要点·二"


def test_hard_turns_are_not_text(fonts: FontBook) -> None:
    run = set_run(fonts.primary("报宋"), "标题", 10, 30, 60)
    run = run._replace(text="标题\n")
    pdf = write_pdf([sheet([run])], fonts, **INFO)
    assert tool("pdftotext", "-", "-", data=pdf) == "标题\n\n\f"
    assert [g.actual for g in shown_glyphs(opened(pdf))] == [None, None]


def test_text_eaten_at_the_end_of_a_line_stays_with_the_last_glyph(fonts: FontBook) -> None:
    run = set_run(fonts.primary("报宋"), "word", 10, 30, 60)
    run = run._replace(text="word ")
    pdf = opened(write_pdf([sheet([run])], fonts, **INFO))
    assert unicode_map(page_font(pdf, "/F1"))[shown_glyphs(pdf)[3].code] == "d "


def test_columns_come_back_one_after_the_other(fonts: FontBook) -> None:
    """Painting order is reading order: raw extraction never crosses from column to column."""
    song = fonts.primary("报宋")
    left = Tag("article", tuple(set_run(song, f"左栏第{n}行", 9, 20, 40 + 11 * i)
                                for i, n in enumerate("一二三四")), "左")  # fmt: skip
    right = Tag("article", tuple(set_run(song, f"右栏第{n}行", 9, 200, 40 + 11 * i)
                                 for i, n in enumerate("一二三四")), "右")  # fmt: skip
    pdf = write_pdf([sheet([left, right])], fonts, **INFO)
    expected = "".join(f"{side}栏第{n}行" for side in "左右" for n in "一二三四")
    assert extracted(pdf, "-raw") == expected
    assert extracted(pdf) == expected


def test_many_glyphs_fill_several_blocks_of_the_map(fonts: FontBook) -> None:
    text = "".join(chr(0x4E00 + i) for i in range(0, 2600, 5))
    song = fonts.primary("报宋")
    text = "".join(c for c in text if song.has(ord(c)))
    assert len(text) > 201
    runs = [set_run(song, text[i : i + 30], 8, 20, 20 + i) for i in range(0, len(text), 30)]
    pdf = write_pdf([sheet(runs)], fonts, **INFO)
    read = opened(pdf)
    assert extracted(pdf) == text
    assert sorted(unicode_map(page_font(read, "/F1")).values()) == sorted(text)


def test_made_face_gives_its_text(tmp_path: object) -> None:
    face = FontFace(truetype(str(tmp_path)))
    page = sheet([set_run(face, CHARACTERS, 9, 20, 50)])
    assert extracted(write_pdf([page], Faces([face]), **INFO)) == "科学AB"  # type: ignore[arg-type]
