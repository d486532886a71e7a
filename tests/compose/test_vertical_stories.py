"""Vertical stories and titles on the small page: where their lines stand, what they take."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise

import pytest
from build import (
    CELL,
    PT,
    article,
    block,
    codes,
    composed,
    em,
    found,
    frame,
    han,
    keyed,
    page,
    runs,
    story,
    style,
    titled,
    words,
)

from pagesetter.compose import ComposedPage, Composition
from pagesetter.display.bounds import bounds
from pagesetter.display.walk import tags
from pagesetter.fonts import FontBook
from pagesetter.geometry import Rect
from pagesetter.model import Frame, Title

# A frame of one column and ten lines: 100 pt wide, 9 × 15 + 10 = 145 pt high, from (30, 50).
# Seven lines of 10 pt at 15 pt fill 100 pt; the measure is 14 字, 2.5 pt off top and foot. The
# first line has 12, because the body is indented by 2 字.


@pytest.fixture(scope="module")
def fonts() -> FontBook:
    return FontBook()


def vertical(fonts: FontBook, text: object, *frames: Frame, **given: object) -> Composition:
    body = [text] if isinstance(text, str) else text
    return composed(
        fonts,
        page(story("s", "a", *frames, direction="vertical", **given)),
        article("a", body),  # type: ignore[arg-type]
    )


def boxes(composed_page: ComposedPage) -> list[tuple[float, float, float, float]]:
    return [
        (box.x / PT, box.y / PT, box.width / PT, box.height / PT)
        for box in (line.box for line in composed_page.lines)
    ]


def test_lines_run_down_and_follow_each_other_leftwards(fonts: FontBook) -> None:
    (one,) = vertical(fonts, han(12 + 14 * 6), frame("f", 1, 1, 1, 10)).pages
    assert boxes(one) == [(120 - 15 * i, 52.5, 10, 140) for i in range(7)]
    placed = list(runs(one.display.items))
    assert words(one.display.items) == han(12 + 14 * 6)
    assert {run.vertical for run in placed} == {"upright"}
    for i, run in enumerate(placed):
        # The middle of a cell, and glyph origins 5 pt left of it, 8.8 pt below its top.
        assert run.x == pytest.approx((125 - 15 * i) * PT, abs=1)
        assert {*run.xs} == {-5 * PT}
        assert run.y == 52.5 * PT
        indent = 0 if i else 2
        assert list(run.ys or ()) == [576_717 + CELL * k for k in range(indent, 14)]
    assert one.fits[0].capacity == 98
    assert one.fits[0].lines_free == one.fits[0].lines_over == 0


def test_what_is_left_over_is_spread_between_the_lines(fonts: FontBook) -> None:
    """210 pt of width hold 14 lines at 15 pt with 5 pt over: 13 gaps of 15.38 pt."""
    (one,) = vertical(fonts, han(14 * 14), frame("f", 1, 1, 2, 10)).pages
    xs = [box[0] for box in boxes(one)]
    assert xs[0] == 230
    assert xs[-1] == 30
    assert all(15.3 < right - left < 15.5 for right, left in pairwise(xs))


def test_tiers_are_read_from_the_top(fonts: FontBook) -> None:
    """Two tiers of 145 pt with a gutter of 10 pt: 60 and 60 pt, 15 pt over in the gutter."""
    (one,) = vertical(fonts, han(6 * 14), frame("f", 1, 1, 1, 10, split=2)).pages
    assert boxes(one) == [(120 - 15 * i, 50, 10, 60) for i in range(7)] + [
        (120 - 15 * i, 135, 10, 60) for i in range(7)
    ]


def test_a_thread_runs_on_in_the_next_frame(fonts: FontBook) -> None:
    (one,) = vertical(
        fonts, han(14 * 7 + 20), frame("f", 4, 1, 1, 10), frame("g", 1, 20, 1, 10)
    ).pages
    assert [line.frame for line in one.lines] == ["f"] * 7 + ["g"] * 2
    assert boxes(one)[7] == (120, 50 + 19 * 15 + 2.5, 10, 140)


def test_overset_is_counted_in_vertical_lines(fonts: FontBook) -> None:
    done = vertical(fonts, han(14 * 7 + 20), frame("f", 1, 1, 1, 10))
    told = found(done, "overset")
    assert (told["lines"], told["characters"]) == ("2", "22")


def test_an_obstacle_is_run_round(fonts: FontBook) -> None:
    """A picture over the lower half: 72.5 pt are free, less 10 pt of air: 6 字."""
    from build import BARE, box

    done = composed(
        fonts,
        page(
            story("s", "a", frame("f", 1, 1, 1, 10), direction="vertical"),
            boxes=(box("p", "text", (1, 6, 1, 5), dress=BARE),),
        ),
        article("a", [han(30)]),
    )
    assert {box[3] for box in boxes(done.pages[0])} == {60}


def test_a_title_stands_at_the_right_and_text_begins_left_of_it(fonts: FontBook) -> None:
    done = composed(
        fonts,
        page(story("s", "a", frame("f", 1, 1, 1, 10), direction="vertical")),
        article("a", [han(28)], headline="天地玄黄", kicker="千字文"),
    )
    (one,) = done.pages
    (headline,), (kicker,) = (list(tags(one.display.items, k)) for k in ("headline", "kicker"))
    head, over = bounds(headline.items), bounds(kicker.items)
    assert head is not None
    assert over is not None
    assert head.right < over.x + PT  # 引题 stands right of 主题
    assert over.right <= 130 * PT
    assert max(box[0] for box in boxes(one)) + 10 < head.x / PT
    # The first line ends where the title's room begins, the last at the frame's left edge.
    assert boxes(one)[0][3] == 140
    assert {run.vertical for run in runs([headline, kicker])} == {"upright"}


def test_a_level_title_stands_above(fonts: FontBook) -> None:
    done = composed(
        fonts,
        page(
            story(
                "s", "a", frame("f", 1, 1, 2, 20), direction="vertical",
                title=Title(direction="horizontal", lines=4),
            )
        ),
        article("a", [han(28)], headline="天地玄黄"),
    )  # fmt: skip
    (one,) = done.pages
    assert {run.vertical for run in runs(tags(one.display.items, "headline"))} == {""}
    # 20 lines are 295 pt, less four of 15 pt: 235 pt hold 23 字, 2.5 pt off top and foot.
    assert boxes(one)[0][1:] == (50 + 60 + 2.5, 10, 230)


@pytest.mark.parametrize(("side", "left", "widths"), [("right", 30, [60]), ("left", 70, [60])])
def test_a_vertical_title_beside_a_level_story(
    fonts: FontBook, side: str, left: float, widths: list[float]
) -> None:
    """3 字 wide in a column of 10: the text keeps one 字 off it and has 6."""
    done = composed(
        fonts,
        page(
            story("s", "a", frame("f", 1, 1, 1, 10),
                  title=Title(direction="vertical", side=side, width=em(3)))
        ),
        article("a", [han(6 * 10)], headline="天地玄黄"),
    )  # fmt: skip
    (one,) = done.pages
    assert [box[0] for box in boxes(one)] == [left] * 10
    assert [box[2] for box in boxes(one)] == [60] * 10
    title = bounds(tags(one.display.items, "headline"))
    assert title is not None
    assert title.y >= 50 * PT
    assert title.bottom <= 195 * PT
    room = Rect(100 * PT, 50 * PT, 30 * PT, 145 * PT)
    if side == "left":
        room = room._replace(x=30 * PT)
    assert room.contains(title)


def test_text_goes_on_below_a_title_of_less_height(fonts: FontBook) -> None:
    done = composed(
        fonts,
        page(
            story("s", "a", frame("f", 1, 1, 1, 10),
                  title=Title(direction="vertical", lines=6, width=em(4)))
        ),
        article("a", [han(50)], headline="天地玄"),
    )  # fmt: skip
    widths = [box[2] for box in boxes(done.pages[0])]
    assert widths[0] == 50
    assert widths[-1] == 100
    assert "overset" not in codes(done)


def test_a_vertical_title_in_its_own_frame(fonts: FontBook) -> None:
    done = composed(
        fonts,
        page(
            story("s", "a", frame("f", 2, 1, 1, 10),
                  title=Title(frame("t", 1, 1, 1, 10), direction="vertical"))
        ),
        article("a", [han(30)], headline="天地玄黄"),
    )  # fmt: skip
    title = bounds(tags(done.pages[0].display.items, "headline"))
    assert title is not None
    assert (title.x + title.right) / 2 == pytest.approx(80 * PT, abs=3 * PT)
    assert (title.y + title.bottom) / 2 == pytest.approx(122.5 * PT, abs=PT)
    assert boxes(done.pages[0])[0][:2] == (140, 50)


def test_hard_turns_of_a_vertical_title_follow_leftwards(fonts: FontBook) -> None:
    done = composed(
        fonts,
        page(story("s", "a", frame("f", 1, 1, 4, 10), title=Title(direction="vertical"))),
        article("a", [han(30)], headline="天地玄黄\n宇宙洪荒"),
    )
    first, second = runs(tags(done.pages[0].display.items, "headline"))
    assert (first.text, second.text.strip()) == ("天地玄黄\n", "宇宙洪荒")
    assert second.x < first.x - first.size


def test_a_vertical_title_that_is_too_long_is_told(fonts: FontBook) -> None:
    done = composed(
        fonts,
        page(story("s", "a", frame("f", 1, 1, 2, 6), title=Title(direction="vertical"))),
        article("a", [han(30)], headline=han(12)),
    )
    assert "title-too-wide" in codes(done)


BLOCKS = [
    block("paragraph", "清晨的校园里，风把银杏叶吹到台阶上。他说：“这样的早晨只有几天。”"),
    block("subhead", "测风的人", 2),
    block("list-item", "仪器是Kestrel牌的", marker="1."),
    block("editor-note", "本期起连载。"),
    block("question", "风有多大？"),
    block("answer", "3.5米每秒。"),
    block("names", "张三\n李四四\n王五"),
    block("verse", "风起\n叶落"),
    block("table", "月\t风速\n9\t12\n10\t15", header="1"),
    block("quotation", han(20)),
    block("sign-off", "校园科学社"),
]


def test_whatever_an_article_holds_stands_in_the_frame(fonts: FontBook) -> None:
    done = composed(
        fonts,
        page(
            story("s", "a", frame("f", 1, 1, 4, 14), frame("g", 1, 16, 4, 14),
                  direction="vertical", styles=(style("body", drop_cap=2),))
        ),
        article("a", BLOCKS * 2, headline="天地玄黄", byline="本报记者 齐雯", credit="（供稿）"),
    )  # fmt: skip
    (one,) = done.pages
    assert not {"overset", "measure-too-narrow"} & {*codes(done)}
    box = bounds(keyed(one, "s"))
    assert box is not None
    slack = PT
    frames = Rect(30 * PT - slack, 50 * PT - slack, 430 * PT + 2 * slack, 430 * PT + 2 * slack)
    assert frames.contains(box)
    text = words(keyed(one, "s"))
    for part in ("清晨", "Kestrel", "编者按", "李四四", "叶落", "风速", "校园科学社"):
        assert text.count(part) >= 2, part


def test_an_empty_vertical_frame_tells_its_room(fonts: FontBook) -> None:
    done = composed(fonts, page(story("s", "", frame("f", 1, 1, 1, 10), direction="vertical")))
    assert found(done, "frame-empty")["capacity"] == "98"


def test_a_vertical_story_goes_on_another_page(fonts: FontBook) -> None:
    first = page(story("s", "a", frame("f", 1, 1, 1, 10), direction="vertical"))
    second = page(
        story(
            "t", "", frame("g", 1, 1, 1, 20), continues="01/s", title=Title(direction="vertical")
        ),
        name="02",
    )
    done = composed(fonts, [first, second], article("a", [han(14 * 12)], headline="天地"))
    assert "下转第2版" in words(done.pages[0].display.items)
    assert "上接第1版" in words(done.pages[1].display.items)
    lines = [len(p.lines) for p in done.pages]
    assert min(lines) > 3
    text = words(done.pages[0].display.items) + words(done.pages[1].display.items)
    assert han(14 * 12)[-10:] in text


def test_level_pages_do_not_load_what_is_vertical() -> None:
    code = (
        "import sys; sys.path.insert(0, {path!r})\n"
        "from build import *\n"
        "one = page(story('s', 'a', frame('f', 1, 1, 1, 10)))\n"
        "composed(FontBook(), one, article('a', ['天']))\n"
        "print([m for m in sys.modules if 'vertical' in m or 'upright' in m or 'turning' in m])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code.format(path=__file__.rpartition("/")[0])],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.stdout.strip() == "[]", done.stderr
    assert titled() == Title()
