"""Choosing turns: squeeze in before pushing out, orphans, hard turns, narrow measures."""

from __future__ import annotations

import pytest
from line_fakes import em, lines_of, set_text

from pagesetter.text import BOOK, NEWSPAPER

FIRST_FIT = NEWSPAPER._replace(mode="first-fit")


def test_the_line_takes_what_fits() -> None:
    assert lines_of(set_text("一二三四五六七八九十", 4)) == ["一二三四", "五六七八", "九十"]


def test_the_indent_is_part_of_the_first_measure() -> None:
    paragraph = set_text("一二三四五六七八九十", 4, indent=2)
    assert lines_of(paragraph) == ["一二", "三四五六", "七八九十"]
    assert paragraph.lines[0].items[0].xs[0] == em(2)
    assert paragraph.lines[0].width == em(4)
    assert paragraph.lines[1].items[0].xs[0] == 0


def test_a_mark_that_may_not_start_the_next_line_is_squeezed_in() -> None:
    # 甲，乙丙。 is 5 em in 4: the stop at the line's end gives ½, the comma ½.
    line = set_text("甲，乙丙。丁戊己", 4, FIRST_FIT).lines[0]
    assert (line.start, line.end, line.width, line.reason) == (0, 5, em(4), "line-start")
    assert line.spent == (("line-end", -em(0.5)), ("comma", -em(0.5)))


def test_a_character_is_pushed_out_when_nothing_can_be_squeezed() -> None:
    # 甲乙丙丁。 cannot be had in 4 em (only ½ to spare): 丁 goes down, three gaps share 1 em.
    line = set_text("甲乙丙丁。戊己庚", 4, FIRST_FIT).lines[0]
    assert (line.end, line.reason) == (3, "line-start")
    assert line.spent == (("gaps", em(1)),)
    assert list(line.items[0].xs) == [0, em(1.5), em(3)]


def test_an_opening_mark_goes_down() -> None:
    line = set_text("甲乙丙“丁戊”己庚", 4, FIRST_FIT).lines[0]
    assert (line.end, line.reason) == (3, "line-end")


def test_a_number_goes_down_whole() -> None:
    line = set_text("甲乙丙2018年度", 4, FIRST_FIT).lines[0]
    assert (line.end, line.reason) == (3, "unit")


def test_a_line_on_the_grid_is_left_alone() -> None:
    # 丁 could be squeezed in, but the line is full as it stands.
    line = set_text("甲，乙丙丁戊己", 4, FIRST_FIT).lines[0]
    assert (line.end, line.spent, line.reason) == (4, (), "measure")


def test_squeezing_comes_before_opening() -> None:
    # 甲，2乙丙 is 4.5 em: squeezed by ½ rather than 甲，2乙 opened by ½.
    line = set_text("甲，2乙丙丁戊己", 4, FIRST_FIT).lines[0]
    assert (line.end, line.spent) == (5, (("comma", -em(0.5)),))


@pytest.mark.parametrize("mode", ["first-fit", "adaptive", "total-fit"])
def test_an_orphan_is_squeezed_up(mode: str) -> None:
    paragraph = set_text("甲，乙，丙丁戊己庚辛壬癸子丑", 6.5, NEWSPAPER._replace(mode=mode))
    assert len(lines_of(paragraph)[-1]) > 1
    assert "orphan" not in [f.code for f in paragraph.findings]


@pytest.mark.parametrize("mode", ["first-fit", "adaptive", "total-fit"])
def test_else_one_more_is_pushed_down(mode: str) -> None:
    paragraph = set_text("一二三四五六七八九。", 8, NEWSPAPER._replace(mode=mode))
    assert lines_of(paragraph) == ["一二三四五六七", "八九。"]


def test_an_orphan_that_cannot_be_helped_is_told() -> None:
    paragraph = set_text("一二三", 1)
    assert lines_of(paragraph) == ["一", "二", "三"]
    assert "orphan" in [f.code for f in paragraph.findings]


def test_adaptive_looks_for_a_better_paragraph_where_a_line_gapes() -> None:
    # First-fit pushes 学院 (a protected name) out of line 2 and opens it by 1 em in 5 gaps.
    text = "甲，乙丙丁戊己庚辛壬癸子学院丑寅卯辰巳午未"
    setting = NEWSPAPER._replace(protected=("子学院",))
    plain = set_text(text, 6, setting._replace(mode="first-fit"))
    better = set_text(text, 6, setting)

    def widest(paragraph) -> int:
        return max(
            (amount for line in paragraph.lines for name, amount in line.spent if amount > 0),
            default=0,
        )

    assert widest(plain) == em(1)
    assert lines_of(plain)[1] == "己庚辛壬癸"
    assert lines_of(better)[:2] == ["甲，乙丙丁戊己", "庚辛壬癸子学院"] or widest(better) <= em(1)


def test_a_hard_turn_ends_a_line_unjustified() -> None:
    paragraph = set_text("甲乙丙\n丁戊己庚辛壬", 5)
    assert lines_of(paragraph) == ["甲乙丙\n", "丁戊己庚", "辛壬"]
    assert paragraph.lines[0].reason == "turn"
    assert paragraph.lines[0].width == em(3)
    assert paragraph.lines[-1].reason == "last"
    assert paragraph.lines[0].items[0].text == "甲乙丙\n"
    assert len(paragraph.lines[0].items[0].gids) == 3


def test_an_empty_line_between_two_turns_is_kept() -> None:
    paragraph = set_text("甲\n\n乙", 5)
    assert lines_of(paragraph) == ["甲\n", "\n", "乙"]
    assert paragraph.lines[1].items == ()
    assert paragraph.lines[1].width == 0


def test_a_space_at_a_break_vanishes_but_stays_in_the_text() -> None:
    paragraph = set_text("学党史 悟思想", 3, FIRST_FIT)
    assert lines_of(paragraph) == ["学党史 ", "悟思想"]
    assert paragraph.lines[0].width == em(3)
    assert paragraph.lines[0].items[0].text == "学党史 "
    assert len(paragraph.lines[0].items[0].gids) == 3


def test_several_measures_and_the_last_repeats() -> None:
    paragraph = set_text("一二三四五六七八九十甲乙丙丁戊", [2, 5, 3])
    assert lines_of(paragraph) == ["一二", "三四五六七", "八九十", "甲乙丙", "丁戊"]


def test_equal_measures_written_out_are_one() -> None:
    from pagesetter.text.choose import Widths

    assert Widths((em(5), em(3), em(4), em(4), em(4)), 0).same_from == 2
    assert Widths((em(4),) * 60, em(2)).same_from == 1
    assert Widths((em(4),) * 60, 0).same_from == 0
    assert [Widths((em(5), em(4), em(4)), em(2)).of(k) for k in range(4)] == [
        em(3), em(4), em(4), em(4),
    ]  # fmt: skip


def test_a_word_wider_than_the_measure_is_broken_and_told() -> None:
    paragraph = set_text("中abcdefghijkl文字", 3, FIRST_FIT)
    assert lines_of(paragraph)[:3] == ["中", "abcdef", "ghijkl"]
    assert "broken-unit" in [f.code for f in paragraph.findings]
    assert paragraph.lines[1].reason == "forced"


def test_a_cluster_is_never_broken() -> None:
    paragraph = set_text("e\u0301e\u0301e\u0301", 0.5)
    assert lines_of(paragraph) == ["e\u0301"] * 3


@pytest.mark.parametrize("ems", [0, 0.01, 0.3, 1, 1.4])
def test_no_measure_is_too_narrow_to_end(ems: float) -> None:
    text = "“甲，——2018年……（abc）。”\n他说：！"
    for setting in (NEWSPAPER, BOOK):
        paragraph = set_text(text, ems, setting, indent=2)
        assert "".join(lines_of(paragraph)) == text
        assert "measure-too-narrow" in [f.code for f in paragraph.findings]


def test_measures_may_not_be_empty() -> None:
    with pytest.raises(ValueError, match="measure"):
        set_text("甲", [])


def test_no_text_no_lines() -> None:
    assert set_text("", 5).lines == ()


def test_hanging_lets_one_mark_stand_out() -> None:
    setting = FIRST_FIT._replace(line_end="hang")
    line = set_text("甲乙丙丁。戊己庚", 4, setting).lines[0]
    assert (line.end, line.width, line.spent) == (5, em(4), ())
    assert list(line.items[0].xs)[-1] == em(4)


def test_hanging_is_not_for_a_run_of_marks() -> None:
    setting = FIRST_FIT._replace(line_end="hang")
    line = set_text("甲乙丙”，戊己庚", 4, setting).lines[0]
    assert list(line.items[0].xs)[-1] < em(4)


def test_a_typed_indent_is_not_set_and_told() -> None:
    paragraph = set_text("\u3000\u3000甲乙", 10)
    assert paragraph.lines[0].width == em(2)
    assert paragraph.lines[0].items[0].text == "\u3000\u3000甲乙"
    assert [f.code for f in paragraph.findings] == ["typed-indent"]


def hung(text: str, ems: float, **amounts: int):
    """First-fit lines with the amounts of 、，; 。; ：；？！; closing and opening marks."""
    names = ("comma", "stop", "other", "close", "open")
    hang = tuple(amounts.get(name, 0) for name in names)
    return set_text(text, ems, FIRST_FIT._replace(line_end="hang", hang=hang)).lines


HUNG = [("，", "comma"), ("。", "stop"), ("：", "other"), ("！", "other"), ("》", "close")]


@pytest.mark.parametrize(("mark", "name"), HUNG)
@pytest.mark.parametrize("amount", [1000, 700, 550])
def test_each_mark_hangs_by_the_amount_of_its_class(mark: str, name: str, amount: int) -> None:
    measure = 5 - amount / 1000
    line = hung(f"甲乙丙丁{mark}戊己庚辛", measure, **{name: amount})[0]
    assert (line.end, line.width, line.spent) == (5, em(measure), ())
    assert list(line.items[0].xs) == [0, em(1), em(2), em(3), em(4)]
    others = {other: 1000 for _, other in HUNG if other != name}
    assert hung(f"甲乙丙丁{mark}戊己庚辛", measure, **others)[0].end == 3


def test_a_mark_that_hangs_in_part_has_the_line_filled_up_to_it() -> None:
    first, second = hung("甲乙丙丁，戊己庚辛", 4.25, comma=750)
    assert list(first.items[0].xs) == [0, em(1), em(2), em(3), em(4)]
    assert (first.width, first.natural, first.end) == (em(4.25), em(4.25), 5)
    assert second.start == 5
    (opened, _) = hung("甲乙丙丁，戊己庚辛", 4.3, comma=750)
    assert opened.items[0].xs[3] == em(4.05) - em(1)
    assert opened.items[0].xs[4] == em(4.05)
    assert (opened.width, opened.spent) == (em(4.3), (("gaps", em(0.05)),))


def test_an_opening_mark_hangs_at_the_head_of_a_line_but_not_of_the_paragraph() -> None:
    lines = hung("“甲乙丙丁”“戊己庚辛", 5, open=500)
    assert lines[0].items[0].xs[0] <= 0
    first, second = hung("甲乙丙丁（戊己庚辛）", 4, open=500)[:2]
    assert first.end == 4
    assert second.items[0].xs[0] == -em(0.5)
    assert second.items[0].xs[-1] + em(1) == second.width == em(4)
