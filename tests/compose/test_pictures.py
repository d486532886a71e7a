"""Pictures by hand: filled, fitted, focused, zoomed; groups; captions and their lines."""

from __future__ import annotations

import pytest
from build import (
    LEFT,
    PT,
    Sizes,
    all_tags,
    box,
    codes,
    composed,
    em,
    frame,
    han,
    keyed,
    line_top,
    page,
    pt,
    runs,
    values,
    words,
)

from pagesetter.compose import Composition
from pagesetter.compose.boxes.pictures import fitted
from pagesetter.display import FillPath, PlaceImage, StrokePath
from pagesetter.display.walk import flatten
from pagesetter.fonts import FontBook
from pagesetter.geometry import Rect
from pagesetter.model import Box, Dress, Picture

ROOM = Rect(1000, 2000, 300, 200)
WIDE, TALL, SAME = (400, 100), (100, 400), (600, 400)


@pytest.mark.parametrize(
    ("size", "given", "lies", "shows"),
    [
        # filled: 200 high, 800 wide, the middle kept
        (WIDE, {}, (750, 2000, 800, 200), (1000, 2000, 300, 200)),
        # 300 wide, 1200 high
        (TALL, {}, (1000, 1500, 300, 1200), (1000, 2000, 300, 200)),
        (SAME, {}, (1000, 2000, 300, 200), (1000, 2000, 300, 200)),
        # the point at a quarter of 800 in the middle of 300: 150 - 200
        (WIDE, {"focus": (250, 500)}, (950, 2000, 800, 200), (1000, 2000, 300, 200)),
        # never farther than the picture's edge
        (WIDE, {"focus": (0, 500)}, (1000, 2000, 800, 200), (1000, 2000, 300, 200)),
        (WIDE, {"focus": (1000, 500)}, (500, 2000, 800, 200), (1000, 2000, 300, 200)),
        (TALL, {"focus": (500, 1000)}, (1000, 1000, 300, 1200), (1000, 2000, 300, 200)),
        (SAME, {"zoom": 200}, (850, 1900, 600, 400), (1000, 2000, 300, 200)),
        # 600 × 400, the point at 3/4 and 1/4: 150 - 450 and 100 - 100
        (SAME, {"zoom": 200, "focus": (750, 250)}, (700, 2000, 600, 400), (1000, 2000, 300, 200)),
        # fitted: 300 wide, 75 high, in the middle
        (WIDE, {"fit": "fit"}, (1000, 2062, 300, 75), (1000, 2062, 300, 75)),
        (TALL, {"fit": "fit"}, (1125, 2000, 50, 200), (1125, 2000, 50, 200)),
        (SAME, {"fit": "fit"}, (1000, 2000, 300, 200), (1000, 2000, 300, 200)),
        # 450 × 112, cropped at the sides
        (WIDE, {"fit": "fit", "zoom": 150}, (925, 2044, 450, 112), (1000, 2044, 300, 112)),
    ],
)  # fmt: skip
def test_where_a_picture_lies_and_what_shows(
    size: tuple[int, int], given: dict[str, object], lies: tuple[int, ...], shows: tuple[int, ...]
) -> None:
    whole, part = fitted(size, ROOM, Picture("x", **given))  # type: ignore[arg-type]
    assert (tuple(whole), tuple(part)) == (lies, shows)


def with_picture(
    fonts: FontBook, lines: int = 10, columns: int = 2, at: int = 1, **given: object
) -> Composition:
    given.setdefault("pictures", (Picture("x", alternative="雪后的云岭"),))
    one = box("p", "picture", (1, at, columns, lines), **given)
    return composed(fonts, page(boxes=(one,)), pictures=Sizes(x=(210, 145), y=(100, 100)))


def images(made: Composition) -> list[PlaceImage]:
    return [i for i, _, _ in flatten(made.pages[0].display.items) if isinstance(i, PlaceImage)]


def pts(it: Rect) -> tuple[float, ...]:
    return tuple(round(v / PT, 2) for v in it)


def test_a_picture_fills_its_frame(fonts: FontBook) -> None:
    """Two columns of 10 字 and a gutter: 210 pt; ten lines: 145 pt."""
    made = with_picture(fonts)
    assert codes(made) == []
    (image,) = images(made)
    assert pts(image.clip) == (30, 50, 210, 145)
    assert (image.key, image.alternative) == ("x", "雪后的云岭")
    (figure,) = all_tags(made.pages[0].display.items, "figure")
    assert figure.name == "雪后的云岭"


def test_below_other_things_half_a_line_is_left_above(fonts: FontBook) -> None:
    (image,) = images(with_picture(fonts, at=5))
    assert pts(image.clip) == (30, 117.5, 210, 137.5)


def test_a_caption_takes_whole_lines_and_stands_on_the_grid(fonts: FontBook) -> None:
    """On lines 39 and 40, 21 字 to a line; the picture above them, 7.5 pt off line 30."""
    made = with_picture(fonts, at=31, caption=han(30), credit="林晓 摄")
    assert codes(made) == []
    (image,) = images(made)
    assert pts(image.clip) == (30, 50 + 30 * 15 + 7.5, 210, 145 - 7.5 - 30)
    drawn = list(runs(keyed(made.pages[0], "p")))
    assert {run.y for run in drawn} == {line_top(39) + 576_717, line_top(40) + 576_717}
    assert min(run.x for run in drawn) == LEFT
    assert words(keyed(made.pages[0], "p")) == han(30) + "　林晓 摄"


def test_a_credit_alone_is_the_caption(fonts: FontBook) -> None:
    assert words(keyed(with_picture(fonts, credit="林晓 摄").pages[0], "p")) == "林晓 摄"


def test_the_name_of_a_credit_is_not_broken(fonts: FontBook) -> None:
    """18 + 1 + 2 字 would end the line inside 欧阳林晓."""
    made = with_picture(fonts, caption=han(18), credit="欧阳林晓 摄")
    first = min(run.y for run in runs(keyed(made.pages[0], "p")))
    lines = {True: "", False: ""}
    for run in runs(keyed(made.pages[0], "p")):
        lines[run.y == first] += run.text
    assert "欧" not in lines[True]
    assert "欧阳林晓" in lines[False]


def test_a_caption_at_the_right_has_a_third_of_the_width(fonts: FontBook) -> None:
    """210 ÷ 3 = 70 pt, 7 字, a 字 off the picture; its foot is the picture's."""
    made = with_picture(fonts, caption=han(14), caption_at="right")
    (image,) = images(made)
    assert pts(image.clip) == (30, 50, 130, 145)
    drawn = list(runs(keyed(made.pages[0], "p")))
    assert {run.x for run in drawn} == {170 * PT}
    assert sorted(run.y for run in drawn) == [line_top(9) + 576_717, line_top(10) + 576_717]


def test_a_caption_on_the_picture_stays_half_a_character_inside(fonts: FontBook) -> None:
    """20 字 to a line; 7.5 pt above the foot of the picture, which keeps its whole room."""
    made = with_picture(fonts, caption=han(20), caption_at="over", values=values(ink="白"))
    (image,) = images(made)
    assert pts(image.clip) == (30, 50, 210, 145)
    (run,) = runs(keyed(made.pages[0], "p"))
    assert run.ink.cmyk == (0, 0, 0, 0)
    assert (run.x, run.y) == (35 * PT, line_top(10) + 576_717 - 15 * PT // 2)
    items = [i for i, _, _ in flatten(keyed(made.pages[0], "p"))]
    assert isinstance(items[0], PlaceImage)


def test_a_caption_on_the_picture_is_white_on_a_dark_strip(fonts: FontBook) -> None:
    """The last line, 10 pt, and half a line of 15 pt above and below it, as wide as the picture."""
    made = with_picture(fonts, caption="图说", caption_at="over")
    items = [i for i, _, _ in flatten(keyed(made.pages[0], "p"))]
    strip = items[1]
    assert isinstance(strip, FillPath)
    assert strip.ink.cmyk == (0, 0, 0, 700)  # 70 %
    assert strip.path[0] == ("M", 30 * PT, 170 * PT)
    assert strip.path[2] == ("L", 240 * PT, 195 * PT)
    (run,) = runs(keyed(made.pages[0], "p"))
    assert run.ink.cmyk == (0, 0, 0, 0)


def test_a_caption_with_an_ink_of_its_own_has_no_strip(fonts: FontBook) -> None:
    made = with_picture(fonts, caption="图说", caption_at="over", values=values(ink="黑"))
    kinds = [type(i) for i, _, _ in flatten(keyed(made.pages[0], "p"))]
    assert FillPath not in kinds


def test_a_group_shares_its_room_and_one_caption(fonts: FontBook) -> None:
    """Three of 66⅔ pt with 5 pt between; the caption's line below and half a line of air."""
    three = tuple(Picture(name) for name in "xyx")
    made = with_picture(fonts, pictures=three, caption="三图")
    assert [pts(i.clip) for i in images(made)] == [
        (30, 50, 66.67, 122.5), (101.67, 50, 66.67, 122.5), (173.33, 50, 66.67, 122.5),
    ]  # fmt: skip
    assert words(keyed(made.pages[0], "p")) == "三图"


def test_a_group_may_stand_in_rows(fonts: FontBook) -> None:
    """Three in two columns: 102.5 wide, 70 high, the third alone in its row."""
    three = tuple(map(Picture, "xyx"))
    group = Box("p", "picture", frame("p", 1, 1, 2, 10), pictures=three, columns=2)
    made = composed(fonts, page(boxes=(group,)), pictures=Sizes(x=(1, 1), y=(1, 1)))
    assert [pts(i.clip) for i in images(made)] == [
        (30, 50, 102.5, 70), (137.5, 50, 102.5, 70), (30, 125, 102.5, 70),
    ]  # fmt: skip


def test_a_border_narrows_the_picture(fonts: FontBook) -> None:
    """反线 2 pt and half a 字: 7 on every side."""
    (image,) = images(with_picture(fonts, dress=Dress("反线")))
    assert pts(image.clip) == (37, 57, 196, 131)


def test_a_picture_that_cannot_be_used_is_drawn_as_a_crossed_frame(fonts: FontBook) -> None:
    made = with_picture(fonts, pictures=(Picture("lost"),), caption="图说")
    assert images(made) == []
    (crossed,) = (i for i, _, _ in flatten(keyed(made.pages[0], "p")) if isinstance(i, StrokePath))
    assert crossed.path[0][1:] == (LEFT, line_top(1))
    assert words(keyed(made.pages[0], "p")) == "图说"


def test_a_picture_box_without_a_picture_is_told(fonts: FontBook) -> None:
    assert codes(with_picture(fonts, pictures=())) == ["picture-none"]


@pytest.mark.parametrize(
    ("lines", "caption", "told"),
    [
        (3, han(42), ["picture-no-room"]),
        (4, han(42), []),
        (1, han(42), ["box-too-small", "picture-no-room"]),
    ],
)
def test_a_caption_that_leaves_no_room_is_told(
    fonts: FontBook, lines: int, caption: str, told: list[str]
) -> None:
    """Two lines of caption: of three lines (40 pt) they leave 10, of four 25."""
    assert codes(with_picture(fonts, lines=lines, caption=caption)) == told


def test_a_caption_at_the_right_higher_than_its_picture_is_told(fonts: FontBook) -> None:
    made = with_picture(fonts, lines=3, caption=han(28), caption_at="right")
    assert codes(made) == ["box-too-small"]


def test_the_caption_follows_its_style(fonts: FontBook) -> None:
    made = with_picture(fonts, caption="图说", values=values(size=pt(8), left=em(1)))
    (run,) = runs(keyed(made.pages[0], "p"))
    assert run.size == 8 * PT
    assert run.x + run.xs[0] == LEFT + 8 * PT
