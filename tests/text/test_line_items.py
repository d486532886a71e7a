"""What a set line is made of: runs, their texts, alignment, dots."""

from __future__ import annotations

import pytest
from line_fakes import BOOK_OF_FACES, SIZE, STYLE, em, lines_of, set_text

from pagesetter.colour import RED
from pagesetter.display import FillPath, GlyphRun
from pagesetter.findings import SourceSpan
from pagesetter.text import NEWSPAPER, SetParagraph, TextStyle, set_paragraph


def aligned(align: str, text: str = "甲乙丙", ems: float = 6):
    return set_text(text, ems, NEWSPAPER._replace(align=align))


def test_left_is_natural() -> None:
    line = aligned("left").lines[0]
    assert (list(line.items[0].xs), line.width) == ([0, em(1), em(2)], em(3))


def test_right() -> None:
    line = aligned("right").lines[0]
    assert (list(line.items[0].xs), line.width) == ([em(3), em(4), em(5)], em(3))


def test_centre() -> None:
    line = aligned("center").lines[0]
    assert (list(line.items[0].xs), line.width) == ([em(1.5), em(2.5), em(3.5)], em(3))


def test_spread_fills_the_last_line_too() -> None:
    line = aligned("spread").lines[0]
    assert (list(line.items[0].xs), line.width) == ([0, em(2.5), em(5)], em(6))


def test_a_name_of_two_characters_is_spread_over_its_space() -> None:
    line = aligned("spread", "张 三", 3).lines[0]
    assert line.width == em(3)
    assert (line.items[0].xs[0], line.items[0].xs[-1]) == (0, em(2))


def test_a_spread_name_is_not_called_loose() -> None:
    assert aligned("spread", "张三", 4).findings == ()
    narrow = aligned("spread", "张三", 0.5)
    assert [f.code for f in narrow.findings] == ["measure-too-narrow", "orphan"]


def test_a_justified_last_line_is_natural() -> None:
    paragraph = aligned("justify", "一二三四五六七八", 6)
    assert [line.width for line in paragraph.lines] == [em(6), em(2)]


def test_ragged_lines_are_not_opened() -> None:
    paragraph = aligned("left", "甲乙丙2018年", 4)
    assert lines_of(paragraph) == ["甲乙丙", "2018年"]
    assert [line.width for line in paragraph.lines] == [em(3), em(3)]


def test_runs_follow_styles_and_keep_all_text() -> None:
    bold = TextStyle("黑", SIZE, ink=RED)
    paragraph = set_paragraph(
        [("甲乙", STYLE), ("丙", bold), ("丁 ", bold), ("戊", STYLE)],
        NEWSPAPER,
        [em(20)],
        BOOK_OF_FACES,
    )
    runs = paragraph.lines[0].items
    assert [(r.text, r.ink) for r in runs] == [
        ("甲乙", STYLE.ink),
        ("丙丁 ", RED),
        ("戊", STYLE.ink),
    ]
    assert [list(r.clusters) for r in runs] == [[0, 1], [0, 1, 2], [0]]


def test_clusters_count_in_the_text_of_the_run() -> None:
    paragraph = set_text("甲\u200b乙e\u0301丙", 20)
    run = paragraph.lines[0].items[0]
    assert run.text == "甲\u200b乙e\u0301丙"
    assert list(run.clusters) == [0, 2, 3, 3, 5]
    assert len(run.gids) == len(run.xs) == 5


def test_a_run_that_sets_nothing_leaves_its_text_to_its_neighbour() -> None:
    bold = TextStyle("黑", SIZE)
    paragraph = set_paragraph(
        [("甲", STYLE), ("\u200b", bold), ("乙", STYLE)], NEWSPAPER, [em(9)], BOOK_OF_FACES
    )
    assert "".join(r.text for r in paragraph.lines[0].items) == "甲\u200b乙"
    assert [r.size for r in paragraph.lines[0].items] == [SIZE, SIZE]


def test_language_and_baseline_shift_reach_the_run() -> None:
    style = STYLE._replace(language="en", baseline_shift=em(0.25))
    run = set_text("ab", 9, style=style).lines[0].items[0]
    assert (run.language, run.y) == ("en", -em(0.25))


def test_emphasis_dots_stand_under_han_only() -> None:
    style = STYLE._replace(emphasis=True)
    line = set_text("甲，乙a", 9, style=style).lines[0]
    dots = [item for item in line.items if isinstance(item, FillPath)]
    assert len(dots) == 1
    starts = [segment for segment in dots[0].path if segment[0] == "M"]
    radius = SIZE * 60 // 1000
    assert [segment[1] - radius for segment in starts] == [em(0.5), em(2.5)]
    assert all(segment[2] > em(0.12) for segment in starts)
    assert dots[0].ink == style.ink


def test_emphasis_changes_no_position() -> None:
    plain = set_text("甲乙丙", 9).lines[0].items[0]
    dotted = set_text("甲乙丙", 9, style=STYLE._replace(emphasis=True)).lines[0].items[0]
    assert isinstance(dotted, GlyphRun)
    assert plain == dotted


def test_findings_carry_the_place_in_the_file() -> None:
    span = SourceSpan("copy/a.md", 3, 1)
    paragraph = set_paragraph([("\u3000甲", STYLE)], NEWSPAPER, [em(9)], BOOK_OF_FACES, span=span)
    assert paragraph.findings[0].span == span
    assert "全角空格" in paragraph.findings[0].message("zh")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_finding_can_be_said(language: str) -> None:
    said = set()
    for text, ems in (("\u3000甲", 9), ("甲乙丙", 1), ("abcdefgh甲", 1.2), ("甲乙", 0.5)):
        for found in set_text(text, ems).findings:
            assert "{" not in found.message(language) + found.remedy(language)
            said.add(found.code)
    loose = set_text("甲乙abcdefg（丁戊己庚", 4.5, NEWSPAPER._replace(mode="first-fit"))
    said |= {f.code for f in loose.findings}
    assert all("{" not in f.message(language) for f in loose.findings)
    assert said >= {"typed-indent", "orphan", "broken-unit", "measure-too-narrow", "loose-line"}


def test_a_line_with_nothing_to_open_is_told() -> None:
    said = set_text("汉" + "w" * 9, 4, NEWSPAPER._replace(protected=("w" * 9,)))
    assert "unfilled-line" in codes_of(said)
    joined = set_text("汉\u2060字" * 9, 3)
    assert "unfilled-line" not in codes_of(joined)


def codes_of(paragraph: SetParagraph) -> list[str]:
    return [finding.code for finding in paragraph.findings]


def test_a_line_that_opened_its_connectors_too_is_told_as_wide_as_it_is() -> None:
    """1 em in 甲乙丙～ of 5: 甲乙 and 乙丙 take 1/4 each, then they and 丙～ the rest alike."""
    done = set_text("甲乙丙～（己庚辛壬癸子丑", 5, NEWSPAPER._replace(mode="first-fit"))
    assert dict(done.lines[0].spent) == {"gaps": em(0.5), "reluctant": em(0.5)}
    assert [dict(f.params)["opened"] for f in done.findings if f.code == "loose-line"] == ["416"]


@pytest.mark.parametrize("align", ["left", "right", "center"])
def test_text_wider_than_places_can_say_is_set_in_several_lines(align: str) -> None:
    """16,384 pt hold 1638 characters of 10 pt; at twice that their places passed 32 bits."""
    text = "中" * 4000
    setting = NEWSPAPER._replace(align=align)
    done = set_paragraph([(text, STYLE)], setting, [1 << 40], BOOK_OF_FACES)
    assert [line.end - line.start for line in done.lines] == [1638, 1638, 724]
    runs = [run for line in done.lines for run in line.items if isinstance(run, GlyphRun)]
    assert sum(len(run.text) for run in runs) == 4000
    assert all(0 <= run.xs[0] <= run.xs[-1] < 1 << 30 for run in runs)
