"""Settings by hand: what they do to one paragraph, what is told, and when they are left out."""

from __future__ import annotations

from build import (
    PITCH,
    PT,
    article,
    block,
    codes,
    composed,
    frame,
    han,
    line_top,
    page,
    params,
    pt,
    story,
    values,
)

from pagesetter.compose import Composition
from pagesetter.fonts import FontBook
from pagesetter.model import Article, Manual

ONE, TWO, THREE = "首" + han(27), "次" + han(47), "末" + han(27)
"""Three paragraphs; set in 10 字 they take 3, 5 and 3 lines."""


def three() -> Article:
    return article("a", [ONE, TWO, THREE])


def made(
    fonts: FontBook, *manual: Manual, of: Article | None = None, **more: object
) -> Composition:
    on = story("s1", "a", frame("f1", 1, 1, 1, 20), manual=manual, **more)
    return composed(fonts, page(on), of or three())


def lengths(done: Composition, of: int) -> list[int]:
    return [line.end - line.start for line in done.pages[0].lines if line.block == of]


def tops(done: Composition, of: int) -> list[int]:
    return [line.box.y for line in done.pages[0].lines if line.block == of]


def told(done: Composition) -> list[tuple[str, str]]:
    return [(f.code, f.message("en")) for f in done.findings if f.code != "underset"]


def test_narrow_characters_of_one_paragraph(font_book: FontBook) -> None:
    entry = Manual(2, "次天地山水日月风", values(horizontal_scale=90))
    done = made(font_book, entry)
    # 9 pt a character: 80 pt hold 8 beside the indent, 100 pt hold 11.
    assert lengths(done, 1) == [8, 11, 11, 11, 7]
    assert lengths(done, 0) == lengths(done, 2) == [8, 10, 10]
    assert told(done) == [
        ("manual-setting",
         "manual setting in story s1, paragraph 2 “次天地山水日月风…”: horizontal-scale 90%")
    ]  # fmt: skip


def test_letter_space_of_one_paragraph(font_book: FontBook) -> None:
    done = made(font_book, Manual(2, "次天地山水日月风", values(letter_space=-100)))
    assert lengths(done, 1) == [8, 11, 11, 11, 7]
    assert lengths(done, 2) == [8, 10, 10]
    assert told(done)[0][1].endswith(": letter-space -0.1 em")


def test_amounts_are_told_as_they_are_written(font_book: FontBook) -> None:
    done = made(font_book, style=values(letter_space=-10, marks="half", horizontal_scale=98))
    assert [words.partition("story: ")[2] for _, words in told(done)] == [
        "letter-space -0.01 em", "marks half", "horizontal-scale 98%",
    ]  # fmt: skip
    zh = [f.message("zh") for f in done.findings if f.code == "manual-setting"]
    assert zh[0] == "稿件 s1，全稿手动设置：字距 -0.01 em"


def test_a_pitch_of_one_paragraph_takes_whole_grid_lines(font_book: FontBook) -> None:
    done = made(font_book, Manual(2, "次天地山水日月风", values(pitch=pt(12))))
    # 5 lines of 10 pt on 12 pt are 58 pt high, with 2 pt of lead on either side 62; 4 grid lines
    # and the lead of 5 pt above them are 65. The 3 pt left over are shared.
    first = line_top(4) - 3 * PT // 2
    assert tops(done, 1) == [first + i * 12 * PT for i in range(5)]
    assert tops(done, 0) == [line_top(1), line_top(2), line_top(3)]
    assert tops(done, 2) == [line_top(8), line_top(9), line_top(10)]


def test_a_wide_pitch_keeps_its_lead_around_it(font_book: FontBook) -> None:
    done = made(font_book, Manual(2, "次天地山水日月风", values(pitch=pt(18))))
    # 4 · 18 + 10 = 82 pt and 8 above and below are 98: 7 grid lines with the lead are 110.
    first = line_top(4) - 5 * PT + 14 * PT
    assert tops(done, 1) == [first + i * 18 * PT for i in range(5)]
    assert tops(done, 2)[0] == line_top(11)
    assert (tops(done, 2)[0] - line_top(1)) % PITCH == 0


def test_a_pitch_at_a_column_head_begins_at_its_top(font_book: FontBook) -> None:
    done = made(font_book, Manual(1, "首天地山水日月风", values(pitch=pt(12))))
    assert tops(done, 0) == [line_top(1), line_top(1) + 12 * PT, line_top(1) + 24 * PT]
    assert tops(done, 1)[0] == line_top(4)


def test_a_drop_cap_gives_way_to_a_pitch(font_book: FontBook) -> None:
    on = story(
        "s1", "a", frame("f1", 1, 1, 1, 20), style=values(drop_cap=2),
        manual=(Manual(1, "首天地山水日月风", values(pitch=pt(12))),),
    )  # fmt: skip
    done = composed(font_book, page(on), three())
    assert codes(done)[:2] == ["manual-setting", "drop-cap-left-out"]


def test_a_paragraph_is_found_again_by_its_first_characters(font_book: FontBook) -> None:
    entry = Manual(2, "次天地山水日月风", values(horizontal_scale=90))
    moved = article("a", [ONE, THREE, TWO])
    done = made(font_book, entry, of=moved)
    assert lengths(done, 2) == [8, 11, 11, 11, 7]
    assert "paragraph 3 “次" in told(done)[0][1]


def test_a_paragraph_that_is_gone_or_not_certain_is_told(font_book: FontBook) -> None:
    entry = Manual(2, "次天地山水日月风", values(horizontal_scale=90))
    changed = made(font_book, entry, of=article("a", [ONE, "再" + TWO[1:], THREE]))
    assert lengths(changed, 1) == [8, 10, 10, 10, 10]
    doubtful = made(font_book, entry, of=article("a", [TWO, ONE, TWO]))
    assert lengths(doubtful, 0) == lengths(doubtful, 2) == [8, 10, 10, 10, 10]
    for done in changed, doubtful:
        (one,) = (f for f in done.findings if f.code == "manual-lost")
        assert params(one) == {"story": "s1", "paragraph": "2", "begins": "次天地山水日月风"}
        assert "manual-setting" not in codes(done)
    # Of two alike the one of that number is meant.
    twice = made(font_book, entry, of=article("a", [TWO, TWO, THREE]))
    assert lengths(twice, 0) == [8, 10, 10, 10, 10]
    assert lengths(twice, 1) == [8, 11, 11, 11, 7]


def test_white_space_does_not_tell_paragraphs_apart(font_book: FontBook) -> None:
    entry = Manual(1, "甲乙丙丁戊己庚辛", values(horizontal_scale=90))
    done = made(font_book, entry, of=article("a", ["甲乙 丙丁\u3000戊己庚辛壬癸" + TWO]))
    assert codes(done)[0] == "manual-setting"


def test_a_pitch_that_one_block_cannot_have_is_told(font_book: FontBook) -> None:
    of = article("a", [ONE, block("verse", "春眠不觉晓\n处处闻啼鸟")])
    done = made(font_book, Manual(2, "春眠不觉晓处处闻", values(pitch=pt(12), marks="half")), of=of)
    assert codes(done)[:2] == ["manual-pitch-left-out", "manual-setting"]
    assert tops(done, 1) == tops(made(font_book, of=of), 1)


def test_a_text_of_its_own_size_has_its_own_pitch(font_book: FontBook) -> None:
    sized = made(font_book, style=values(size=pt(9), pitch=pt(12)))
    assert "manual-setting" not in codes(sized)
    assert told(made(font_book, style=values(pitch=pt(12))))[0][1].endswith("story: pitch 12pt")


def test_a_continuation_may_hold_them_too(font_book: FontBook) -> None:
    on = story("s1", "a", frame("f1", 1, 1, 1, 7))
    entry = Manual(2, "次天地山水日月风", values(horizontal_scale=90))
    after = story("s2", "", frame("f2", 1, 1, 1, 12), continues="01/s1", manual=(entry,))
    done = composed(font_book, [page(on), page(after, name="02")], three())
    assert [f.place.story for f in done.findings if f.code == "manual-setting"] == ["s1"]
    assert lengths(done, 1)[:2] == [8, 11]
