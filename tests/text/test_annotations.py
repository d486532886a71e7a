"""Readings above and beside characters, lines below names: widths, places, breaks."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from line_fakes import BOOK_OF_FACES, SIZE, STYLE, em, lines_of

from pagesetter.colour import RED
from pagesetter.display import FillPath, GlyphRun, StrokePath, Tag
from pagesetter.display.turning import turned
from pagesetter.fonts import FontBook
from pagesetter.text import NEWSPAPER, SetParagraph, TextStyle, set_paragraph
from pagesetter.text.annotation import parsed, parted

# Faces of fixed widths: Han one em, letters half an em; readings are set at half the size, so
# that each letter of one is a quarter of a 字 wide.
LOOK = STYLE._replace(size=SIZE // 2)


def note(text: str, written: str, style: TextStyle = STYLE) -> tuple[str, TextStyle]:
    return text, style._replace(annotation=parsed(written, LOOK))


def done(*spans: str | tuple[str, TextStyle], ems: float = 20) -> SetParagraph:
    given = [(one, STYLE) if isinstance(one, str) else one for one in spans]
    return set_paragraph(given, NEWSPAPER, [em(ems)], BOOK_OF_FACES)


def readings(paragraph: SetParagraph, line: int = 0) -> list[tuple[str, float, float]]:
    """(text, left edge, width) in em of every reading of a line."""
    found = []
    for item in paragraph.lines[line].items:
        if isinstance(item, Tag):
            run = item.items[0]
            assert isinstance(run, GlyphRun)
            width = len(run.text) * SIZE // 4
            found.append((run.text, (run.x + run.xs[0]) / SIZE, width / SIZE))
    return found


def places(paragraph: SetParagraph, line: int = 0) -> list[float]:
    return [
        (item.x + x) / SIZE
        for item in paragraph.lines[line].items
        if isinstance(item, GlyphRun)
        for x in item.xs
    ]


def names(paragraph: SetParagraph, line: int = 0) -> list[tuple[float, float, int]]:
    """(left, right, number of curves) in em of every line below a name."""
    return [
        (item.path[0][1] / SIZE, item.path[-1][-2] / SIZE, sum(s[0] == "C" for s in item.path))
        for item in paragraph.lines[line].items
        if isinstance(item, StrokePath)
    ]


def test_each_character_has_its_syllable_centred_above() -> None:
    paragraph = done("在", note("大河", "da he"), "边")
    assert places(paragraph) == [0, 1, 2, 3]
    assert readings(paragraph) == [("da", 1.25, 0.5), ("he", 2.25, 0.5)]


def test_a_reading_stands_over_the_ink_of_its_base() -> None:
    tag = done(note("大", "da")).lines[0].items[-1]
    assert isinstance(tag, Tag)
    assert tag.kind == "ruby"
    run = tag.items[0]
    # 0.86 em for Han's ink and 0.22 of the reading's size for its descenders.
    assert -run.y == SIZE * 970 // 1000
    assert run.size == SIZE // 2


def test_the_text_of_the_line_stays_one_run_before_its_readings() -> None:
    line = done("在", note("大", "da"), note("河", "he"), "边").lines[0]
    assert isinstance(line.items[0], GlyphRun)
    assert line.items[0].text == "在大河边"
    assert [type(item) for item in line.items[1:]] == [Tag, Tag]


def test_neighbours_without_a_reading_give_a_quarter_of_their_width() -> None:
    paragraph = done("甲", note("装", "zhuang"), "乙")
    assert places(paragraph) == [0, 1, 2]
    assert readings(paragraph) == [("zhuang", 0.75, 1.5)]


def test_a_base_with_no_neighbour_is_as_wide_as_its_reading() -> None:
    paragraph = done(note("装", "zhuang"), "乙")
    assert places(paragraph) == [0.25, 1.5]
    assert readings(paragraph) == [("zhuang", 0, 1.5)]


def test_a_long_reading_widens_its_base_by_what_is_lacking() -> None:
    paragraph = done("甲", note("装", "zhuangzh"), "乙")
    # 2 em of reading less a quarter on either side: a base of 1.5 em.
    assert places(paragraph) == [0, 1.25, 2.5]
    assert readings(paragraph) == [("zhuangzh", 0.75, 2.0)]


def test_two_readings_keep_a_quarter_of_their_size_apart() -> None:
    (_, first, width), (_, second, _) = readings(done("甲", note("装装", "zhuang zhuang"), "乙"))
    assert second - (first + width) == pytest.approx(0.125)


def test_a_reading_of_the_whole_is_centred_and_widens_each_character_alike() -> None:
    paragraph = done(note("年代", "alongertime"), "里")
    # 11 letters of a quarter: 2.75 em over 2 em with no neighbour before it.
    assert readings(paragraph) == [("alongertime", pytest.approx(0, abs=1e-4), 2.75)]
    assert places(paragraph) == [0.1875, pytest.approx(1.5625), 2.75]


def test_lines_may_turn_between_characters_with_readings() -> None:
    assert lines_of(done("在这", note("大河", "da he"), "边上", ems=3)) == ["在这大", "河边上"]


def test_no_line_turns_in_a_reading_of_the_whole() -> None:
    paragraph = done("在这", note("大河", "river"), "边上的", ems=3)
    assert lines_of(paragraph) == ["在这", "大河边", "上的"]
    assert paragraph.lines[0].reason == "unit"


def test_a_base_wider_than_the_line_breaks_with_a_finding() -> None:
    paragraph = done(note("大河上下", "river"), ems=3)
    assert "broken-unit" in [found.code for found in paragraph.findings]
    assert [len(readings(paragraph, n)) for n in range(len(paragraph.lines))] == [1, 0]


def test_at_the_edges_of_a_line_a_reading_is_flush_with_its_base() -> None:
    paragraph = done("甲乙", note("装", "zhuang"), "丙丁戊", note("妆", "zhuang"), "己", ems=3)
    assert lines_of(paragraph) == ["甲乙装", "丙丁戊", "妆己"]
    assert readings(paragraph, 0) == [("zhuang", 1.5, 1.5)]
    assert readings(paragraph, 2) == [("zhuang", 0, 1.5)]
    assert places(paragraph, 0) == [0, 1, 2]
    assert places(paragraph, 2) == [0, 1]


def test_zhuyin_stands_right_of_its_character() -> None:
    paragraph = done("甲", note("漢", "ㄏㄢˋ"), "乙")
    assert places(paragraph) == [0, 1, 2.5]
    tag = paragraph.lines[0].items[-1]
    assert isinstance(tag, Tag)
    run = tag.items[0]
    assert run.text == "ㄏㄢˋ"
    assert run.size == SIZE * 3 // 10
    first, second, tone = [(run.x + x) / SIZE for x in run.xs]
    assert (first, second, tone) == (2, 2, pytest.approx(2.3))
    ys = [y / SIZE for y in run.ys]
    assert ys[1] - ys[0] == pytest.approx(0.3)
    assert ys[2] == ys[1]
    # Two symbols, centred on the em from 0.88 above to 0.12 below the baseline.
    assert (ys[0] - 0.264 + ys[1] + 0.036) / 2 == pytest.approx(-0.38, abs=1e-3)


def test_the_light_tone_stands_above_the_column() -> None:
    tag = done(note("了", "˙ㄌㄜ")).lines[0].items[-1]
    assert isinstance(tag, Tag)
    dot, first, second = tag.items[0].ys
    assert dot < first < second


def test_a_zhuyin_character_is_never_parted_from_its_zhuyin() -> None:
    paragraph = done("甲乙丙", note("漢", "ㄏㄢˋ"), "丁", ems=4)
    assert lines_of(paragraph) == ["甲乙丙", "漢丁"]


def test_names_have_a_line_below_with_a_gap_between_them() -> None:
    paragraph = done(note("屈原", "_"), note("宋玉", "_"), "说")
    assert places(paragraph) == [0, 1, 2, 3, 4]
    assert names(paragraph) == [(0.0625, 1.9375, 0), (2.0625, 3.9375, 0)]


def test_works_have_a_wave_below() -> None:
    # 1.875 em hold seven waves of about a quarter em: fourteen halves.
    assert names(done(note("离骚", "~"))) == [(0.0625, 1.9375, 14)]


def test_the_line_of_a_name_goes_on_in_the_next_line() -> None:
    paragraph = done("甲乙", note("屈原", "_"), "说了", ems=3)
    assert lines_of(paragraph) == ["甲乙屈", "原说了"]
    assert names(paragraph, 0) == [(2.0625, 3, 0)]
    assert names(paragraph, 1) == [(0, 0.9375, 0)]


def test_a_name_may_have_a_reading_too() -> None:
    paragraph = done(note("屈原", "qu yuan _"))
    assert [text for text, _, _ in readings(paragraph)] == ["qu", "yuan"]
    assert len(names(paragraph)) == 1


def test_the_dot_stands_below_the_line_of_a_name() -> None:
    dotted = STYLE._replace(emphasis=True)
    line = done(("甲", dotted), note("屈", "_", dotted)).lines[0]
    dots, stroke = line.items[-2], line.items[-1]
    assert isinstance(dots, FillPath)
    assert isinstance(stroke, StrokePath)
    ys = [segment[2] for segment in dots.path if segment[0] == "M"]
    assert ys == [SIZE * 220 // 1000, SIZE * 220 // 1000 + SIZE * 110 // 1000]
    assert stroke.path[0][2] == SIZE * 185 // 1000


def test_dots_stand_below_the_middle_of_a_widened_character() -> None:
    dotted = STYLE._replace(emphasis=True)
    line = done(note("装", "zhuang", dotted)).lines[0]
    dots = next(item for item in line.items if isinstance(item, FillPath))
    left = dots.path[0][1] - SIZE * 60 // 1000
    assert left == em(0.75)


def test_syllables_are_parted_with_their_characters() -> None:
    style = note("大河", "da he _")[1]
    first, rest = parted(style, "大河", 1)
    assert (first.annotation.reading, rest.annotation.reading) == ("da", "he")
    assert (first.annotation.line, rest.annotation.line) == ("_", "_")


PARTS = st.lists(
    st.tuples(
        st.text("甲乙丙丁戊，。“”《》abc 12%—…", min_size=1, max_size=6),
        st.sampled_from(["", "_", "~", "·"]),
    ),
    min_size=1,
    max_size=12,
)


@settings(max_examples=200, deadline=None)
@given(PARTS, st.integers(3, 16), st.sampled_from(["first-fit", "total-fit"]))
def test_no_boundary_of_an_annotation_makes_or_loses_a_break(parts, ems, mode) -> None:
    """Names, and readings narrower than their bases, leave every line as it is without them."""
    spans = []
    for text, mark in parts:
        if mark == "·":  # a reading narrower than any base, for each character
            spans.append(
                note(text, " ".join("i" * len(text))) if " " not in text else (text, STYLE)
            )
        else:
            spans.append(note(text, mark) if mark else (text, STYLE))
    setting = NEWSPAPER._replace(mode=mode)
    with_them = set_paragraph(spans, setting, [em(ems)], BOOK_OF_FACES)
    plain = [("".join(text for text, _ in parts), STYLE)]
    without = set_paragraph(plain, setting, [em(ems)], BOOK_OF_FACES)
    assert lines_of(with_them) == lines_of(without)
    for one, other in zip(with_them.lines, without.lines, strict=True):
        runs = tuple(item for item in one.items if isinstance(item, GlyphRun))
        assert runs == other.items
        assert (one.width, one.reason, one.spent) == (other.width, other.reason, other.spent)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.text("甲乙丙丁戊，。“”《》abc 12%—…’·", min_size=1, max_size=6), max_size=12),
    st.integers(3, 16),
    st.sampled_from(["first-fit", "total-fit"]),
)
def test_text_in_two_looks_is_set_as_text_in_one(parts, ems, mode) -> None:
    """A change of ink, strong type or dots moves no character and no line end."""
    looks = (STYLE, STYLE._replace(ink=RED, emphasis=True), STYLE._replace(role="黑"))
    spans = [(text, looks[number % 3]) for number, text in enumerate(parts)]
    setting = NEWSPAPER._replace(mode=mode)
    many = set_paragraph(spans, setting, [em(ems)], BOOK_OF_FACES)
    one = set_paragraph([("".join(parts), STYLE)], setting, [em(ems)], BOOK_OF_FACES)
    assert lines_of(many) == lines_of(one)
    for number in range(len(one.lines)):
        assert places(many, number) == places(one, number)


def test_in_vertical_lines_readings_stand_right_and_names_have_their_line_left(
    font_book: FontBook,
) -> None:
    vertical = NEWSPAPER._replace(direction="vertical")
    spans = [note("漢", "ㄏㄢˋ"), note("屈原", "_"), note("大", "dà"), ("说", STYLE)]
    line = set_paragraph(spans, vertical, [em(10)], font_book).lines[0]
    items = turned(line.items, em(5), 0)
    zhuyin, pinyin = (item.items for item in items if isinstance(item, Tag))
    stroke = next(item for item in items if isinstance(item, StrokePath))
    # The line's own baseline turns to 5 em; its characters stand from 0.12 left to 0.88 right.
    assert stroke.path[0][1] == stroke.path[1][1] == em(5) - SIZE * 185 // 1000
    assert "".join(run.text for run in zhuyin) == "ㄏㄢˋ"
    assert {run.vertical for run in zhuyin} == {"upright"}
    assert {(run.text, run.vertical) for run in pinyin} == {("dà", "turned")}
    assert zhuyin[0].x - em(5) == pytest.approx(em(0.88) + em(0.3) // 2, abs=SIZE // 50)
    assert pinyin[0].x - em(5) == SIZE * 970 // 1000
