"""Locked turns on the page: found again by their context, kept, or dropped with a finding."""

from __future__ import annotations

import pytest
from build import article, block, codes, composed, em, frame, page, params, story, style

from pagesetter.compose import Composition
from pagesetter.compose.locks import Found, find, lock_at
from pagesetter.fonts import FontBook
from pagesetter.model import Article, Lock

# 26 字 in columns of 10 字 with two 字 of indent: lines of 8, 10 and 8.
TEXT = "冬天以来云岭的雪下了三场山里的路一夜之间全白了老顾说今年"


def lock(before: str, after: str, **changes: object) -> Lock:
    made = Lock(1, TEXT[:8], before, after, em(10))
    return made._replace(**changes)  # type: ignore[arg-type]


def set_with(
    font_book: FontBook, *locks: Lock, copy: Article | None = None, **given
) -> Composition:
    one = story("s1", "a", frame("f1", 1, 1, 2, 6), locks=locks, **given)
    return composed(font_book, page(one), copy or article("a", [TEXT, TEXT[::-1]]))


def ends(made: Composition, at: int = 0) -> list[tuple[int, str]]:
    return [(line.end, line.reason) for line in made.pages[0].lines if line.block == at]


def test_without_locks(font_book: FontBook) -> None:
    assert ends(set_with(font_book)) == [(8, "measure"), (18, "measure"), (28, "last")]


def test_a_locked_turn_is_made(font_book: FontBook) -> None:
    made = set_with(font_book, lock("来云岭的", "雪下了三"))
    assert ends(made)[:1] == [(7, "locked")]
    assert "lock-unmet" not in codes(made)
    (line, *_) = made.pages[0].lines
    assert line.box.width == 10 * 655_360


def test_a_turn_locked_out_is_not_made(font_book: FontBook) -> None:
    made = set_with(font_book, lock("云岭的雪", "下了三场", turns=False))
    assert ends(made)[0] == (7, "locked")
    assert "lock-unmet" not in codes(made)


def test_text_before_the_lock_may_change(font_book: FontBook) -> None:
    one = lock("山里的路", "一夜之间")
    copy = article("a", ["前几天的事。", TEXT[:9] + "一" + TEXT[9:]])
    made = set_with(font_book, one, copy=copy)
    assert (17, "locked") in ends(made, 1)
    assert "lock-lost" not in codes(made)


@pytest.mark.parametrize(
    "copy",
    [
        TEXT.replace("一夜之间", "一夕之间"),  # beside the place
        TEXT + "山里的路一夜之间全白了",  # twice
        "",
    ],
)
def test_a_lock_whose_place_is_not_certain_is_left_out_and_told(font_book: FontBook, copy) -> None:
    one = lock("山里的路", "一夜之间")
    made = set_with(font_book, one, copy=article("a", [copy, "别的话。"]))
    assert "locked" not in [line.reason for line in made.pages[0].lines]
    (told,) = [f for f in made.findings if f.code == "lock-lost"]
    assert params(told)["before"] == "山里的路"
    assert "“山里的路|一夜之间”" in told.message("zh")


def test_a_lock_at_another_measure_is_left_out(font_book: FontBook) -> None:
    made = set_with(font_book, lock("来云岭的", "雪下了三", measure=em(15)))
    assert ends(made)[0] == (8, "measure")
    (told,) = [f for f in made.findings if f.code == "lock-unmet"]
    assert "行长已不是 15 字" in told.message("zh")
    assert "not 15 字 wide" in told.message("en")


def test_a_lock_no_line_can_be_filled_with_is_left_out_and_others_stay(font_book: FontBook) -> None:
    made = set_with(font_book, lock("冬天", "以来云岭"), lock("山里的路", "一夜之间"))
    assert [reason for _, reason in ends(made)].count("locked") == 1
    (told,) = [f for f in made.findings if f.code == "lock-unmet"]
    assert params(told)["before"] == "冬天"


def test_locks_count_from_the_copys_own_words(font_book: FontBook) -> None:
    """Not from the dateline set in front of them, nor from behind a high first character."""
    one = lock("山里的路", "一夜之间")
    other = lock("了三场山", "里的路一")
    dated = set_with(font_book, other, copy=article("a", [TEXT], dateline="本报讯"))
    assert (17, "locked") in ends(dated)
    high = set_with(font_book, one, copy=article("a", [TEXT]), styles=(style("body", drop_cap=2),))
    assert (16, "locked") in ends(high)


def test_levelled_columns_keep_locks(font_book: FontBook) -> None:
    made = set_with(font_book, lock("山里的路", "一夜之间"), level="balance")
    assert (16, "locked") in ends(made)


BODY = (block("paragraph", "他说，雪 下了三场。"), block("paragraph", "别的"))


def test_a_lock_is_found_where_it_was_made() -> None:
    made = lock_at(BODY, 0, 5, 10)
    assert made == Lock(1, "他说，雪下了三场", "他说，雪", "下了三场", em(10))
    assert find(made, BODY) == Found(made, 0, 5)
    # The space is eaten by the turn: it may be told on either side.
    assert lock_at(BODY, 0, 4, 10) == made
    moved = (block("paragraph", "新"), *BODY)
    assert find(made, moved) == Found(made, 1, 5)
    assert find(made, BODY[1:]) is None
    assert find(made, (*BODY[1:], BODY[0], BODY[0])) is None


def test_a_paragraph_whose_head_was_edited_is_found_by_its_number() -> None:
    made = lock_at(BODY, 0, 7, 10)
    edited = (block("paragraph", "她们说，雪下了三场。"), BODY[1])
    assert made.before == "，雪下了"
    assert find(made, edited) == Found(made, 0, 7)


def test_context_grows_until_it_is_told_apart() -> None:
    text = "一二三四五六七八甲一二三四五六七八乙"
    made = lock_at((block("paragraph", text),), 0, 4, 10)
    assert (made.before, made.after) == ("一二三四", "五六七八甲")
    with pytest.raises(ValueError, match="no line ends"):
        lock_at(BODY, 0, 0, 10)
    with pytest.raises(ValueError, match="no line ends"):
        lock_at(BODY, 0, 40, 10)
    with pytest.raises(ValueError, match="no paragraph 3"):
        lock_at(BODY, 2, 1, 10)
