"""Pouring, against sums done by hand on a grid of 10 pt text, lines of 15 pt and 10 字."""

from __future__ import annotations

import pytest
from pour_helpers import (
    PITCH,
    PLACE,
    PT,
    RISE,
    SIZE,
    article,
    block,
    codes,
    columns,
    flow,
    line_texts,
    origin,
    para,
    place_of,
    poured,
    runs,
    strokes,
    style,
    tag_texts,
)

from pagesetter.compose.slots import Slot
from pagesetter.compose.story import Memo, pour
from pagesetter.fonts import FontBook
from pagesetter.geometry import Measure
from pagesetter.model import Block, Span

TEN = "春夏秋冬东南西北上下"
CAPTION_SIZE = 688_128  # 10.5 pt, the subhead's


def lines(count: int) -> Block:
    """A paragraph of so many full lines: the first holds 8 字 after its indent."""
    return para("春夏秋冬东南西北" + TEN * (count - 1))


def baseline(line: int) -> int:
    return line * PITCH + RISE


def test_lines_stand_on_the_grid(font_book: FontBook) -> None:
    done = poured(font_book, article(lines(3)), columns(2, 2))
    assert [origin(run) for run in runs(done)] == [
        (20 * PT, 576_717), (0, 1_559_757), (110 * PT, 576_717),
    ]  # fmt: skip
    assert list(runs(done)[1].xs) == [i * 10 * PT for i in range(10)]
    assert (done.fit.characters, done.fit.capacity) == (28, 40)
    assert (done.fit.lines_free, done.fit.characters_free) == (1, 10)
    assert [(line.start, line.end) for line in done.lines[0]] == [(0, 8), (8, 18), (18, 28)]


def test_what_finds_no_room_is_counted(font_book: FontBook) -> None:
    done = poured(font_book, article(lines(2), block("subhead", "小 题"), lines(1)), columns(1))
    assert (done.fit.lines_over, done.fit.characters_over) == (3, 20)
    assert (done.fit.characters, done.fit.lines_free) == (28, 0)


# Subheads


def test_subhead_is_centred_in_its_lines(font_book: FontBook) -> None:
    """Air 7.5 + 10.5 pt + 7.5 in 2 lines and the gap above: 35 pt; 4.75 left over on each side."""
    done = poured(font_book, article(lines(1), block("subhead", "二字"), lines(1)), columns(9))
    x, y = place_of(done, "二字")
    assert x == (100 - 21) * PT // 2
    top = 15 * PT - 5 * PT + 15 * PT // 2 + (35 * PT - 51 * PT // 2) // 2
    assert y == top + 605_553  # 88 % of 10.5 pt
    assert origin(runs(done)[2]) == (20 * PT, baseline(3))
    assert list(tag_texts(done, "subhead")) == ["二字"]


def test_subhead_at_a_columns_head_has_no_air_above(font_book: FontBook) -> None:
    done = poured(font_book, article(block("subhead", "二字"), lines(1)), columns(9))
    assert place_of(done, "二字")[1] == 605_553
    assert origin(runs(done)[1])[1] == baseline(2)


@pytest.mark.parametrize(("room", "column"), [(5, 0), (4, 1)])
def test_subhead_keeps_two_lines_of_text(font_book: FontBook, room: int, column: int) -> None:
    """One line, two of the subhead, two of text: five."""
    copy = article(lines(1), block("subhead", "二字"), lines(3))
    done = poured(font_book, copy, columns(room, 9))
    assert place_of(done, "二字")[0] // (110 * PT) == column
    assert codes(done) == (["column-short"] if column else [])


def test_short_column_says_by_how_much(font_book: FontBook) -> None:
    copy = article(lines(1), block("subhead", "二字"), lines(3))
    (found,) = poured(font_book, copy, columns(4, 9)).findings
    assert dict(found.params) == {"story": "s1", "lines": "3"}


def test_two_subheads_keep_together_with_their_text(font_book: FontBook) -> None:
    """1 line + 2 + 2 of the subheads + 2 of text = 7: six are not enough."""
    copy = article(
        lines(1), block("subhead", "甲乙", level="2"), block("subhead", "丙丁", level="2"), lines(2)
    )
    assert place_of(poured(font_book, copy, columns(7, 9)), "甲乙")[0] < 110 * PT
    assert place_of(poured(font_book, copy, columns(6, 9)), "甲乙")[0] > 110 * PT


def test_subhead_at_the_end_of_a_thread_needs_no_text(font_book: FontBook) -> None:
    done = poured(font_book, article(lines(1), block("subhead", "二字")), columns(3))
    assert done.fit.lines_over == 0
    assert codes(done) == []


def test_subhead_turns_at_its_hard_turn(font_book: FontBook) -> None:
    """11.8125 pt between its baselines."""
    done = poured(font_book, article(block("subhead", "真抓\n实干"), lines(2)), columns(9))
    assert place_of(done, "实干")[1] - place_of(done, "真抓")[1] == 774_144
    assert list(tag_texts(done, "subhead")) == ["真抓\n实干"]


def test_subhead_too_wide_turns_at_its_space(font_book: FontBook) -> None:
    done = poured(
        font_book, article(block("subhead", "真抓实干 唱好教育歌曲"), lines(2)), columns(9)
    )
    assert [run.text for run in runs(done)[:2]] == ["真抓实干 ", "唱好教育歌曲"]
    assert origin(runs(done)[0])[0] == (100 - 42) * PT // 2


def test_subhead_whose_part_is_too_wide_turns_where_it_must(font_book: FontBook) -> None:
    copy = article(block("subhead", "甲 一二三四五六七八九十"), lines(2))
    done = poured(font_book, copy, columns(9))
    assert codes(done) == []
    assert "".join(run.text for run in runs(done)[:2]) == "甲 一二三四五六七八九十"


# Blocks of another size or leading


def test_larger_text_takes_whole_lines(font_book: FontBook) -> None:
    """Two lines of 12 pt at 20 pt, 32 pt, in 35 pt: two lines and the gap above; 1.5 a side."""
    large = style("quotation", size=Measure(12), pitch=Measure(20), indent=Measure(0))
    copy = article(lines(1), block("quotation", TEN + "日月"), lines(1))
    done = poured(font_book, copy, columns(9), large)
    tops = [run.y - 692_060 for run in runs(done)[1:3]]  # 88 % of 12 pt
    assert tops == [23 * PT // 2, 63 * PT // 2]
    assert runs(done)[3].y == baseline(3)


def test_larger_text_is_cut_at_the_foot(font_book: FontBook) -> None:
    """Six lines at 20 pt under one line in a column of six: 75 pt hold four of 12 pt."""
    large = style("quotation", size=Measure(12), pitch=Measure(20), indent=Measure(0))
    copy = article(lines(1), block("quotation", "一二三四五六七八" * 6), lines(1))
    done = poured(font_book, copy, columns(6, 6), large)
    foot = 5 * PITCH + SIZE
    assert [(column, y) for column, y, _ in line_texts(done)[1:]] == [
        *((0, foot - 12 * PT - (3 - i) * 20 * PT + 692_060) for i in range(4)),
        (1, 692_060), (1, 20 * PT + 692_060), (1, baseline(3)),
    ]  # fmt: skip


def test_larger_text_without_room_is_overset(font_book: FontBook) -> None:
    large = style("quotation", size=Measure(12), pitch=Measure(20), indent=Measure(0))
    copy = article(block("quotation", "一二三四五六七八" * 6))
    done = poured(font_book, copy, columns(3), large)
    assert (done.fit.lines_over, done.fit.characters_over) == (4, 32)
    assert len(runs(done)) == 2


# Groups


def test_abstract_stands_half_a_line_off_within_its_air(font_book: FontBook) -> None:
    """½ + ½ line of air: two lines and one line of air, 1 字 in on either side."""
    copy = article(lines(1), block("abstract", "一二三四五六七八九十"), lines(1))
    done = poured(font_book, copy, columns(9))
    assert [origin(run) for run in runs(done)] == [
        (20 * PT, baseline(0)),
        (30 * PT, baseline(1) + 15 * PT // 2),
        (10 * PT, baseline(2) + 15 * PT // 2),
        (20 * PT, baseline(4)),
    ]


def test_air_stands_once_round_an_abstract_of_two_paragraphs(font_book: FontBook) -> None:
    copy = article(lines(1), block("abstract", "一二三"), block("abstract", "四五六"), lines(1))
    done = poured(font_book, copy, columns(9))
    half = 15 * PT // 2
    assert [run.y for run in runs(done)] == [
        baseline(0), baseline(1) + half, baseline(2) + half, baseline(4),
    ]  # fmt: skip


def test_abstract_at_a_columns_head_stands_on_the_grid(font_book: FontBook) -> None:
    done = poured(font_book, article(block("abstract", "一二三"), lines(1)), columns(9))
    assert [run.y for run in runs(done)] == [baseline(0), baseline(2)]


def test_abstract_cut_by_a_foot_stands_on_the_grid(font_book: FontBook) -> None:
    copy = article(lines(1), block("abstract", "一二三四五六七八" * 4), lines(1))
    done = poured(font_book, copy, columns(4, 9))
    assert [(column, y) for column, y, _ in line_texts(done)] == [
        (0, baseline(0)), (0, baseline(2)), (0, baseline(3)),
        (1, baseline(0)), (1, baseline(1)), (1, baseline(2)), (1, baseline(4)),
    ]  # fmt: skip


def test_group_leaves_a_column_with_room_for_less_than_two_lines(font_book: FontBook) -> None:
    copy = article(lines(2), block("abstract", "一二三四五六七八" * 2), lines(1))
    done = poured(font_book, copy, columns(4, 9))
    assert place_of(done, "一二")[0] > 110 * PT
    assert codes(done) == ["column-short"]


def test_editors_note_stands_between_rules_in_lines_of_their_own(font_book: FontBook) -> None:
    copy = article(lines(1), block("editor-note", "一二三"), lines(1))
    done = poured(font_book, copy, columns(9))
    assert strokes(done) == [(0, 20 * PT, 100 * PT, 22_937), (0, 50 * PT, 100 * PT, 22_937)]
    assert place_of(done, "编者按：一二三") == (20 * PT, baseline(2))
    assert place_of(done, "春夏") == (20 * PT, baseline(0))
    assert origin(runs(done)[-1]) == (20 * PT, baseline(4))


def test_rules_stand_once_round_a_note_of_two_paragraphs(font_book: FontBook) -> None:
    copy = article(block("editor-note", "一二三"), block("editor-note", "四五六"), lines(1))
    done = poured(font_book, copy, columns(9))
    assert [y for _, y, _, _ in strokes(done)] == [5 * PT, 50 * PT]


def test_note_that_ends_a_column_has_no_rule_at_the_next_ones_head(font_book: FontBook) -> None:
    copy = article(block("editor-note", "一二三"), lines(1))
    done = poured(font_book, copy, columns(2, 9))
    assert len(strokes(done)) == 1
    assert place_of(done, "春夏") == (130 * PT, baseline(0))


def test_poem_stands_in_the_middle_of_the_measure(font_book: FontBook) -> None:
    """Its longest line is 6 字: 2 字 free on the left; the stanzas have one edge."""
    copy = article(block("verse", "一二三四五，\n六七"), block("verse", "八九十"))
    done = poured(font_book, copy, columns(9))
    assert place_of(done, "一二三四五，") == (20 * PT, baseline(0))
    assert place_of(done, "六七") == (20 * PT, baseline(1))
    assert place_of(done, "八九十") == (20 * PT, baseline(3))


def test_stanza_at_a_columns_head_has_no_blank_line(font_book: FontBook) -> None:
    copy = article(block("verse", "一二\n六七"), block("verse", "八九"))
    done = poured(font_book, copy, columns(2, 9))
    assert [origin(run) for run in runs(done)][2] == (150 * PT, baseline(0))


def test_sign_off_stands_right_with_one_character_free(font_book: FontBook) -> None:
    copy = article(lines(1), block("sign-off", "省科协\n十一月二十日"))
    done = poured(font_book, copy, columns(9))
    assert [origin(run) for run in runs(done)[1:]] == [
        (60 * PT, baseline(1)), (30 * PT, baseline(2)),
    ]  # fmt: skip


def test_text_follows_its_byline_at_once(font_book: FontBook) -> None:
    done = poured(font_book, article(lines(1), byline="林晓 文"), columns(9))
    assert [run.y for run in runs(done)] == [baseline(0), baseline(1)]


# The end credit

CREDIT = "（林晓）"


@pytest.mark.parametrize(("last", "line"), [(5, 1), (6, 2)])
def test_credit_shares_the_last_line_if_one_character_stays_free(
    font_book: FontBook, last: int, line: int
) -> None:
    """10 字: 5 of the last line, 1 free, 4 of the credit."""
    copy = article(para("春夏秋冬东南西北" + TEN[:last]), credit=CREDIT)
    done = poured(font_book, copy, columns(9))
    assert place_of(done, CREDIT) == (60 * PT, baseline(line))
    assert done.fit.lines_free == 9 - line - 1
    assert done.fit.characters == 12 + last
    assert list(tag_texts(done, "credit")) == [CREDIT]


def test_credit_that_finds_no_line_is_overset(font_book: FontBook) -> None:
    done = poured(font_book, article(lines(2), credit=CREDIT), columns(2))
    assert (done.fit.lines_over, done.fit.characters_over) == (1, 4)


def test_credit_in_the_body_stands_as_the_end_credit_does(font_book: FontBook) -> None:
    copy = article(para("一二三"), block("credit", CREDIT), lines(1))
    done = poured(font_book, copy, columns(9))
    assert place_of(done, "一二三") == (20 * PT, baseline(0))
    assert place_of(done, CREDIT) == (60 * PT, baseline(0))
    assert place_of(done, "春夏") == (20 * PT, baseline(1))


def test_names_of_a_long_credit_do_not_break(font_book: FontBook) -> None:
    """Of the second name three characters would find room on the first line."""
    copy = article(lines(1), credit="（通讯员 诸葛 欧阳若水）")
    texts = [text for _, _, text in line_texts(poured(font_book, copy, columns(9)))[1:]]
    assert texts == ["（通讯员 诸葛 ", "欧阳若水）"]


def test_credit_does_not_share_a_subheads_line(font_book: FontBook) -> None:
    copy = article(lines(1), block("subhead", "二字"), credit=CREDIT)
    assert place_of(poured(font_book, copy, columns(9)), CREDIT)[1] == baseline(3)


# Unequal columns, pouring again


def narrowed(first: int, last: int, cells: int) -> list[Slot]:
    """A column of nine lines of which some begin so many 字 further right."""
    return [
        s._replace(x=cells * SIZE, width=(10 - cells) * SIZE) if first <= i < last else s
        for i, s in enumerate(columns(9))
    ]


def test_lines_beside_an_obstacle_are_as_wide_as_their_slots(font_book: FontBook) -> None:
    done = poured(font_book, article(lines(3)), narrowed(1, 2, 4))
    assert [(run.text, origin(run)[0]) for run in runs(done)] == [
        ("春夏秋冬东南西北", 20 * PT), ("春夏秋冬东南", 40 * PT), ("西北上下春夏秋冬东南", 0),
        ("西北上下", 0),
    ]  # fmt: skip


def test_subhead_beside_an_obstacle_takes_the_narrower_room(font_book: FontBook) -> None:
    """It covers lines 1 and 2; line 2 begins 4 字 further right."""
    copy = article(lines(1), block("subhead", "二字"), lines(2))
    done = poured(font_book, copy, narrowed(2, 4, 4))
    assert place_of(done, "二字")[0] == 40 * PT + (60 - 21) * PT // 2


def test_pouring_again_with_a_memo_gives_the_same(font_book: FontBook) -> None:
    copy = article(
        lines(3), block("subhead", "二字"), block("abstract", "一二三四五六七八九十"),
        block("names", "林晓\n沈知予"), lines(2), credit=CREDIT,
    )  # fmt: skip
    items, credit, _ = flow(copy)
    memo = Memo()
    for height in (20, 6, 4):
        slots = columns(height, height, height)
        plain = pour(items, credit, slots, SIZE, PITCH, font_book, PLACE)
        assert pour(items, credit, slots, SIZE, PITCH, font_book, PLACE, memo) == plain
    assert memo


def test_raised_figures_stay_with_what_they_mark(font_book: FontBook) -> None:
    """米 would fill the first line; its figure does not fit, so it goes along. 3.5 pt up."""
    copy = Block("paragraph", (Span("一二三四五六七米"), Span("2", ("sup",)), Span("左右")))
    done = poured(font_book, article(copy), columns(9))
    assert place_of(done, "米") == (0, baseline(1))
    (raised,) = (run for run in runs(done) if run.size == 393_216)
    assert origin(raised) == (10 * PT, baseline(1) - 229_376)
    assert place_of(done, "左右") == (13 * PT, baseline(1))


def test_text_without_any_slot_is_counted_in_the_width_given(font_book: FontBook) -> None:
    """28 字 in lines of 10 after an indent of 2: three lines."""
    items, credit, _ = flow(article(lines(3)))
    done = pour(items, credit, [], SIZE, PITCH, font_book, PLACE, width=10 * SIZE)
    assert (done.fit.lines_over, done.fit.characters_over) == (3, 28)
    assert done.findings == ()
