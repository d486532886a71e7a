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


@pytest.fixture
def fonts(font_book: FontBook) -> FontBook:
    return font_book


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


def test_an_empty_list_is_no_trouble(fonts: FontBook) -> None:
    assert codes(organizers(fonts, ())) == []
