"""协办单位: names of equal width in rows, heading and note once, lists too long."""

from __future__ import annotations

import pytest
from box_helpers import place, with_box
from build import (
    BARE,
    PT,
    all_tags,
    box,
    codes,
    found,
    keyed,
    runs,
    words,
)

from pagesetter.compose import Composition
from pagesetter.display.bounds import bounds
from pagesetter.fonts import FontBook
from pagesetter.geometry import Rect
from pagesetter.model import Paper

NINE = tuple(f"{c}岭市科学技术协会" for c in "甲乙丙丁戊己庚")  # 9 字
TEN = "鹿角湾市科学技术协会"


def organizers(
    fonts: FontBook, names: tuple[str, ...], lines: int = 12, **given: object
) -> Composition:
    one = box("co", "co-organizers", (1, 1, 2, lines), names=names, heading="本版协办单位",
              note="排名不分先后", dress=BARE, **given)  # fmt: skip
    return with_box(fonts, one)


def names_of(made: Composition) -> dict[str, Rect]:
    found = {}
    for tag in all_tags(made.pages[0].display.items, "line"):
        covered = bounds(tag.items)
        assert covered is not None
        found[tag.name] = covered
    return found


def test_a_ten_character_name_is_as_wide_as_the_nine_character_ones(fonts: FontBook) -> None:
    """8.5 pt: 85 pt wide in columns of 105 pt, 10 pt from their left edges."""
    placed = names_of(organizers(fonts, (*NINE, TEN), columns=2))
    assert len(placed) == 8
    for name, covered in placed.items():
        assert covered.width == pytest.approx(85 * PT, abs=64), name
        assert covered.x / PT in (pytest.approx(40, abs=0.01), pytest.approx(145, abs=0.01))


def test_names_run_across_in_rows_of_equal_pitch(fonts: FontBook) -> None:
    placed = list(names_of(organizers(fonts, NINE[:6], columns=2)).values())
    tops = [covered.y for covered in placed]
    assert tops[0] == tops[1] < tops[2] == tops[3] < tops[4] == tops[5]
    assert tops[2] - tops[0] == tops[4] - tops[2]
    assert placed[0].x < placed[1].x


def test_heading_and_note_stand_once(fonts: FontBook) -> None:
    drawn = words(keyed(organizers(fonts, NINE).pages[0], "co"))
    assert drawn == "本版协办单位排名不分先后" + "".join(NINE)


def test_a_strip_sets_the_note_beside_the_heading(fonts: FontBook) -> None:
    strip = box("co", "co-organizers", (1, 1, 4, 6), names=NINE[:6], columns=3,
                heading="协办单位", note="（排名不分先后）", dress=BARE)  # fmt: skip
    made = with_box(fonts, strip).pages[0]
    drawn = list(runs(keyed(made, "co")))
    assert drawn[0].y == drawn[1].y
    assert words(keyed(made, "co")).count("排名不分先后") == 1


def test_a_box_without_names_takes_the_papers(fonts: FontBook) -> None:
    one = box("co", "co-organizers", (1, 1, 2, 12))
    made = with_box(fonts, one, paper=Paper("报", co_organizers=NINE[:2]))
    assert words(keyed(made.pages[0], "co")) == "".join(NINE[:2])


def test_a_list_of_five_hundred_is_told_and_stays_in_its_box(fonts: FontBook) -> None:
    """Head 11 + 3.3 + 7.5 + 2.25 or so; the rest of 175 pt holds 15 rows of 8.5 on 9.775 pt."""
    many = tuple(f"第{i:03d}县科学技术协会" for i in range(500))
    made = organizers(fonts, many, columns=2)
    told = found(made, "names-overset")
    assert (told["box"], told["count"]) == ("co", "500")
    assert len(names_of(made)) == int(told["fits"]) == 30
    covered = place(made.pages[0], "co")
    assert covered.bottom <= 50 + 175


def test_as_many_names_as_are_said_to_fit_do(fonts: FontBook) -> None:
    many = tuple(f"第{i:03d}县科学技术协会" for i in range(500))
    fits = int(found(organizers(fonts, many, columns=2), "names-overset")["fits"])
    assert codes(organizers(fonts, many[:fits], columns=2)) == []
    assert codes(organizers(fonts, many[: fits + 1], columns=2)) == ["names-overset"]


def test_a_name_wider_than_its_column_is_told_and_stays_whole(fonts: FontBook) -> None:
    long = "云岭省雪岭州鹿角湾市科学技术普及工作者协会"
    made = organizers(fonts, (*NINE[:3], long), columns=2)
    assert codes(made) == ["name-too-wide"]
    assert found(made, "name-too-wide") == {"name": long}
    assert long in words(keyed(made.pages[0], "co"))


def test_the_first_row_is_as_far_from_the_heading_as_from_the_second(fonts: FontBook) -> None:
    """A strip, 11 pt and 8.5 pt high: what is clear between ems is the same twice."""
    strip = box("co", "co-organizers", (1, 1, 4, 5), names=NINE[:6], columns=3,
                heading="协办单位", note="（排名不分先后）", dress=BARE)  # fmt: skip
    drawn = list(runs(keyed(with_box(fonts, strip).pages[0], "co")))
    heading, first, second = (sorted({run.y for run in drawn})[i] for i in range(3))
    above = (first - 88 * 85 * PT // 1000) - (heading + 12 * 110 * PT // 1000)
    between = second - first - 85 * PT // 10
    assert above == pytest.approx(between, abs=64)
    assert second + 12 * 85 * PT // 1000 == pytest.approx(120 * PT, abs=64)  # on the foot


def test_names_too_wide_for_their_column_turn_where_they_may(fonts: FontBook) -> None:
    """Five columns of 42 pt hold 4 字: 甲岭市 over 学会, each spread to three of 8.5 pt."""
    given = tuple(f"{c}岭市 // 学会" for c in "甲乙丙丁戊")
    made = organizers(fonts, given, columns=5)
    assert codes(made) == []
    assert [tag.name for tag in all_tags(made.pages[0].display.items, "line")] == [
        f"{c}岭市学会" for c in "甲乙丙丁戊"
    ]
    upper, lower = sorted({run.y for run in runs(keyed(made.pages[0], "co"))})[-2:]
    assert lower - upper == 8.5 * PT * 115 // 100
    drawn = [run for run in runs(keyed(made.pages[0], "co")) if run.y == lower]
    assert "".join(run.text for run in drawn) == "学会" * 5
    assert {tag: r.width for tag, r in names_of(made).items()} == pytest.approx(
        {f"{c}岭市学会": 25.5 * PT for c in "甲乙丙丁戊"}, abs=64
    )


def test_where_there_is_room_they_do_not_turn(fonts: FontBook) -> None:
    given = tuple(f"{c}岭市 // 学会" for c in "甲乙丙丁")
    made = organizers(fonts, given, columns=4)
    assert len({run.y for run in runs(keyed(made.pages[0], "co"))}) == 2  # heading, names
    assert "甲岭市学会" in words(keyed(made.pages[0], "co"))


def test_a_shorter_name_stands_in_the_middle_beside_turned_ones(fonts: FontBook) -> None:
    """Half a lead of 9.775 pt below the first line of its neighbours."""
    given = ("省台", *(f"{c}岭市 // 学会" for c in "甲乙丙丁"))
    made = organizers(fonts, given, columns=5)
    first = {run.text[0]: run.y for run in runs(keyed(made.pages[0], "co"))}
    assert first["省"] - first["甲"] == 8.5 * PT * 115 // 200


def test_an_empty_list_is_no_trouble(fonts: FontBook) -> None:
    assert codes(organizers(fonts, ())) == []


def test_a_name_that_is_still_to_be_typed_keeps_its_cell(fonts: FontBook) -> None:
    some = organizers(fonts, ("云岭大学", "", "团省委"), columns=1).pages[0].display.items
    whole = organizers(fonts, ("云岭大学", "市图书馆", "团省委"), columns=1).pages[0].display.items
    first, second = ([tag.items for tag in all_tags(one, "line")] for one in (some, whole))
    assert second[1]
    assert first == [second[0], (), second[2]]
