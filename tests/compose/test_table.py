"""Tables: widths and alignment by hand, then their lines and rules on the grid of ten points."""

from __future__ import annotations

import pytest
from pour_helpers import (
    PITCH,
    PT,
    RISE,
    SIZE,
    article,
    block,
    codes,
    columns,
    flow,
    line_texts,
    para,
    place_of,
    poured,
    runs,
    strokes,
    style,
    tag_texts,
)

from pagesetter.compose.table import SetCell, is_number, set_table, share_out, tail_of
from pagesetter.display import GlyphRun
from pagesetter.display.walk import glyph_runs
from pagesetter.fonts import FontBook
from pagesetter.geometry import Measure
from pagesetter.model import Block

THIN, HEAVY = 22_937, 68_811  # 0.35 pt and three times as much


def table(*rows: str, header: bool = True) -> Block:
    more = {"header": "1"} if header else {}
    return block("table", "\n".join(row.replace("|", "\t") for row in rows), **more)


def baseline(line: int) -> int:
    return line * PITCH + RISE


def cells(*counts: float) -> list[int]:
    return [int(count * SIZE) for count in counts]


@pytest.mark.parametrize("text", ["12", "-3.5", "1,203", "12.4%", "9:00", "—", "2026/11", "±0.5"])
def test_figures(text: str) -> None:
    assert is_number(text)


@pytest.mark.parametrize("text", ["3场", "甲", "", "A4", "%", "第1"])
def test_words(text: str) -> None:
    assert not is_number(text)


@pytest.mark.parametrize(
    ("text", "tail"),
    [("12", ""), ("12.50", ".50"), ("8%", "%"), ("12.4%", ".4%"), ("—", ""), ("1,203", "")],
)
def test_figures_stand_under_each_other_from_here_on(text: str, tail: str) -> None:
    assert tail_of(text) == tail


# Widths of columns: (natural width, figures?) in 字, of a measure of so many.


@pytest.mark.parametrize(
    ("natural", "measure", "gap", "widths"),
    [
        # 4 + 1 and 2 + 1 of 10: two left, one to each.
        ([(4, False), (2, True)], 10, 1, [6, 4]),
        # 3.2 + 1 is 4½; 1½ left over: ½, ½ and the last ½ to the first.
        ([(3.2, False), (2, True)], 9, 1, [5.5, 3.5]),
        # The measure's own half beyond ½ 字 goes to the last.
        ([(2, False), (2, False)], 8.25, 1, [4, 4.25]),
        # Too much by 3: the wide column of words gives.
        ([(8, False), (3, True)], 10, 1, [6, 4]),
        ([(9, False), (4, False)], 9, 0, [5, 4]),
        # Of two equally wide the one that is wrapped already gives.
        ([(9, False), (4, False)], 7.5, 0, [3.5, 4]),
    ],
)
def test_widths(
    natural: list[tuple[float, bool]], measure: float, gap: float, widths: list[float]
) -> None:
    given = [(int(width * SIZE), figures) for width, figures in natural]
    found = share_out(given, int(measure * SIZE), SIZE, int(gap * SIZE))
    assert found == cells(*widths)
    assert sum(found) == int(measure * SIZE)


def test_columns_that_cannot_fit() -> None:
    given = [(3 * SIZE, True), (3 * SIZE, False)]
    assert share_out(given, 6 * SIZE, SIZE, SIZE) is None  # 4 + at least 3
    assert share_out(given, 7 * SIZE, SIZE, SIZE) == cells(4, 3)


def first_x(cell: SetCell) -> int:
    run = cell.lines[0].items[0]
    assert isinstance(run, GlyphRun)
    return cell.x + run.xs[0]


def test_words_stand_left_and_figures_right_in_the_middle(font_book: FontBook) -> None:
    """4 and 1 字 of content and a gap of 1 each: 7; 3 left over: 6½ and 3½.

    The figures' block, 1 字 wide, stands in the middle of 2½ 字 from 7 on: from 7¾; a figure
    of ½ 字 at its end; header and dash, 1 字 wide, in the middle as well.
    """
    (item,), _, _ = flow(article(table("项目名称|数", "甲|12", "乙|3", "丁|—")))
    done = set_table(item, 10 * SIZE, font_book)
    assert done is not None
    assert done.findings == ()
    assert [first_x(row.cells[0]) for row in done.rows] == cells(0.5, 0.5, 0.5, 0.5)
    assert [row.cells[1].x for row in done.rows[1:3]] == cells(7.75, 8.25)
    assert [first_x(done.rows[i].cells[1]) for i in (0, 3)] == cells(7.75, 7.75)


def test_points_stand_under_each_other(font_book: FontBook) -> None:
    (item,), _, _ = flow(article(table("项|数", "甲|12.25", "乙|3.5", "丙|7", "丁|1.8%")))
    done = set_table(item, 10 * SIZE, font_book)
    assert done is not None
    points, ends = set(), set()
    for row in done.rows[1:]:
        cell = row.cells[1]
        for run in glyph_runs(cell.lines[0].items):
            for x, cluster in zip(run.xs, run.clusters, strict=True):
                if run.text[cluster] == ".":
                    points.add(cell.x + run.x + x)
                if run.text == "7":
                    ends.add(cell.x + run.x + x + SIZE // 2)
    assert len(points) == 1
    assert ends == points


def test_gap_of_half_a_character_where_it_saves_lines(font_book: FontBook) -> None:
    (item,), _, _ = flow(article(table("四字项目|五字的内容", "甲|乙")))
    done = set_table(item, 10 * SIZE, font_book)
    assert done is not None
    assert [row.lines for row in done.rows] == [1, 1]
    assert [cell.x for cell in done.rows[0].cells] == cells(0.25, 4.75)


# On the page


def test_rows_stand_on_the_grid_between_rules(font_book: FontBook) -> None:
    """One line of text, then: rule, header, two rows, rule, and text again.

    Heavy rules stand 5 pt off the em boxes (8.8 pt over and 1.2 under the baseline). The header
    stands 3 pt above its line, a fifth of the pitch; the thin rule half-way from 1 pt under its
    baseline to 8.5 pt over the next, 8.5 pt below: 4.25 pt of air on either side.
    """
    copy = article(para("春"), table("市|场", "甲|12", "乙|3"), para("夏"))
    done = poured(font_book, copy, columns(9))
    assert [(y, text) for _, y, text in line_texts(done)] == [
        (baseline(0), "春"), (baseline(2) - 3 * PT, "市\t场"), (baseline(3), "甲\t12"),
        (baseline(4), "乙\t3"), (baseline(6), "夏"),
    ]  # fmt: skip
    top, head, foot = strokes(done)
    assert top == (0, baseline(2) - 576_716 - 8 * PT, 100 * PT, HEAVY)
    assert head[1:] == (baseline(2) + 147_456, 100 * PT, THIN)
    assert done.lines[0][1].box.y == 2 * PITCH - 3 * PT
    assert foot == (0, baseline(4) - 576_716 + 15 * PT, 100 * PT, HEAVY)
    assert done.fit.lines_free == 2


def test_cells_are_one_text_with_tabs(font_book: FontBook) -> None:
    done = poured(font_book, article(table("市|场", "甲|12")), columns(9))
    assert list(tag_texts(done, "paragraph")) == ["市\t场", "甲\t12"]


def test_lines_of_cells_know_their_place_in_the_block(font_book: FontBook) -> None:
    done = poured(font_book, article(table("市|场", "甲|12")), columns(9))
    assert [(line.start, line.end) for line in done.lines[0]] == [(0, 1), (2, 3), (4, 5), (6, 8)]
    assert done.lines[0][3].box.y == 2 * PITCH


def test_wrapped_rows_are_ruled_off_from_each_other(font_book: FontBook) -> None:
    copy = article(table("甲|一二三四五六七八九十", "乙|二", "丙|三", header=False))
    done = poured(font_book, copy, columns(12))
    assert [weight for *_, weight in strokes(done)] == [HEAVY, THIN, THIN, HEAVY]
    # No header: every row on its line, the rule half-way between 1 pt under and 8.5 pt over,
    # 2.75 pt from either, clear of letters that reach down 2.7 pt.
    assert strokes(done)[2][1] - baseline(3) == 245_760  # 3.75 pt
    assert line_texts(done)[0][2].startswith("甲\t一")
    assert (
        "".join(text for _, _, text in line_texts(done)) == "甲\t一二三四五六七八九十乙\t二丙\t三"
    )


def test_rules_without_room_between_lines_take_a_line(font_book: FontBook) -> None:
    """At 14 pt of type in 15 pt of pitch letters and Han all but meet.

    The rule stands half-way from 1.4 pt under one baseline to 11.9 pt over the next, 30 pt below.
    """
    large = style("table", size=Measure(14))
    done = poured(font_book, article(table("市|场", "甲|乙")), columns(9), large)
    assert [y for _, y, _ in line_texts(done)] == [baseline(1), baseline(3)]
    assert strokes(done)[1][1] == baseline(1) + 638_976  # 9.75 pt
    assert done.fit.lines_free == 4


ROWS = ("市|场", "甲|1", "乙|2", "丙|3", "丁|4", "戊|5")


def test_table_that_fits_its_column_stays_whole(font_book: FontBook) -> None:
    done = poured(font_book, article(table(*ROWS)), columns(8, 8))
    assert {column for column, _, _ in line_texts(done)} == {0}


def test_table_is_cut_between_rows_under_its_header_again(font_book: FontBook) -> None:
    """Six lines of room: rules, header and three rows; two are left."""
    done = poured(font_book, article(table(*ROWS)), columns(6, 8))
    assert [(column, text) for column, _, text in line_texts(done)] == [
        (0, "市\t场"), (0, "甲\t1"), (0, "乙\t2"), (0, "丙\t3"),
        (1, "市\t场"), (1, "丁\t4"), (1, "戊\t5"),
    ]  # fmt: skip
    assert len(strokes(done)) == 6
    assert codes(done) == []


def test_no_row_of_a_table_stands_alone(font_book: FontBook) -> None:
    """Seven lines would hold four rows of five; the last would stand alone."""
    done = poured(font_book, article(table(*ROWS)), columns(7, 8))
    assert [column for column, _, _ in line_texts(done)] == [0, 0, 0, 0, 1, 1, 1]


def test_table_leaves_a_column_with_room_for_one_row(font_book: FontBook) -> None:
    copy = article(para("春"), table(*ROWS))
    done = poured(font_book, copy, columns(5, 9))
    assert [column for column, _, _ in line_texts(done)] == [0, 1, 1, 1, 1, 1, 1]
    assert codes(done) == ["column-short"]


def test_subhead_keeps_the_least_part_of_a_table(font_book: FontBook) -> None:
    """1 line, 2 of the subhead, 5 of rules, header and two rows."""
    copy = article(para("春"), block("subhead", "小题"), table(*ROWS))
    assert place_of(poured(font_book, copy, columns(8, 9)), "小题")[0] < 110 * PT
    assert place_of(poured(font_book, copy, columns(7, 9)), "小题")[0] > 110 * PT


def test_rows_without_room_are_overset(font_book: FontBook) -> None:
    done = poured(font_book, article(table(*ROWS)), columns(6))
    assert (done.fit.lines_over, done.fit.characters_over, done.fit.characters) == (2, 4, 12)


def test_table_without_any_room_is_overset_with_its_header(font_book: FontBook) -> None:
    done = poured(font_book, article(table(*ROWS)), columns(3))
    assert (done.fit.lines_over, done.fit.characters_over) == (6, 12)
    assert runs(done) == []


def test_table_too_wide_is_set_as_lines(font_book: FontBook) -> None:
    copy = article(table("一|二|三|四|五", "|".join(["10000"] * 5)))
    done = poured(font_book, copy, columns(9))
    assert codes(done) == ["table-too-wide"]
    assert strokes(done) == []
    text = "".join(run.text for run in runs(done))
    assert text == "一\u3000二\u3000三\u3000四\u3000五\n" + "\u3000".join(["10000"] * 5)


def test_rows_of_unequal_length(font_book: FontBook) -> None:
    done = poured(font_book, article(table("市|场", "甲", "乙|2|多")), columns(9))
    assert [text for _, _, text in line_texts(done)] == ["市\t场", "甲", "乙\t2\t多"]


def test_table_beside_an_obstacle_is_as_narrow_as_its_lines(font_book: FontBook) -> None:
    slots = [
        slot._replace(x=2 * SIZE, width=8 * SIZE) if index == 3 else slot
        for index, slot in enumerate(columns(9))
    ]
    done = poured(font_book, article(table("市|场", "甲|12")), slots)
    assert [(x, width) for x, _, width, _ in strokes(done)] == [(20 * PT, 80 * PT)] * 3
