"""Stories a line or two off are fitted before anything is told; others learn where to cut."""

from __future__ import annotations

import pytest
from build import article, box, codes, composed, em, found, frame, han, page, rows, story

from pagesetter.compose import Composition, thread
from pagesetter.compose.composition import Cut
from pagesetter.fonts import FontBook
from pagesetter.text.paragraph import Heard

# Six lines of a 10 字 column, of which the marks can give one back.
GIVING = (
    "草天地，山木，草风，日草风草地，云山水草，月，月风木草地天，风草天，"
    "日日天日，草山水天风天，地天风山水。"
)


@pytest.fixture
def poured(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Of each time that a story is poured, its paragraphs."""
    times: list[int] = []
    pour = thread.pour

    def note(items, *given, **named):
        times.append(len(items))
        return pour(items, *given, **named)

    monkeypatch.setattr(thread, "pour", note)
    return times


def set_in(fonts: FontBook, paragraphs: list[str], *frames, **given) -> Composition:
    return composed(fonts, page(story("s1", "a", *frames, **given)), article("a", paragraphs))


def counts(made: Composition) -> dict[int, int]:
    """Lines of every block."""
    found: dict[int, int] = {}
    for one in made.pages:
        for line in one.lines:
            found[line.block] = found.get(line.block, 0) + 1
    return found


def test_a_story_a_line_over_is_set_a_line_shorter(font_book: FontBook) -> None:
    assert counts(set_in(font_book, [han(78), GIVING], frame("f1", 1, 1, 1, 20))) == {0: 8, 1: 6}
    made = set_in(font_book, [han(78), GIVING], frame("f1", 1, 1, 1, 13))
    assert codes(made) == []
    assert counts(made) == {0: 8, 1: 5}
    (fit,) = made.pages[0].fits
    assert (fit.lines_over, fit.lines_free, fit.cuts) == (0, 0, ())


def test_a_story_a_line_under_is_set_a_line_longer(font_book: FontBook) -> None:
    text = han(147)  # with its indent 15 lines, the last of 9 字
    made = set_in(font_book, [text, text], frame("f1", 1, 1, 1, 31))
    assert codes(made) == []
    assert sorted(counts(made).values()) == [15, 16]
    loose = [line for line in made.pages[0].lines if line.box.width != 10 * 655_360]
    assert loose == []


def test_nothing_is_distorted_that_cannot_be_fitted_all_the_way(font_book: FontBook) -> None:
    """Two lines over and one paragraph that could give one: it stays as it was."""
    made = set_in(font_book, [GIVING, han(78)], frame("f1", 1, 1, 1, 12))
    (fit,) = made.pages[0].fits
    assert codes(made) == ["overset"]
    assert fit.lines_over == 2
    assert counts(made)[0] == 6


@pytest.mark.parametrize(("lines", "code"), [(14, "overset"), (20, "underset")])
def test_three_lines_are_for_the_editor(font_book: FontBook, lines: int, code: str) -> None:
    assert codes(set_in(font_book, [han(165)], frame("f1", 1, 1, 1, lines))) == [code]


def test_overset_tells_where_a_cut_gains_a_line(font_book: FontBook) -> None:
    """98 + 2, 18 + 5 and 7 + 2 字: the fewest first, as many cuts as lines are over."""
    texts = [han(100), han(23), han(9)]
    made = set_in(font_book, texts, frame("f1", 1, 1, 1, 13))
    (fit,) = made.pages[0].fits
    assert fit.lines_over == 3
    assert [(cut.paragraph, cut.characters) for cut in fit.cuts] == [(1, 2), (3, 2), (2, 5)]
    assert fit.cuts[0] == Cut(1, han(98)[-6:], 2)
    assert fit.to_cut == 9
    told = found(made, "overset")
    assert told["cut"] == "9"
    assert f"第 1 段“{han(98)[-6:]}”之后 2 字、第 3 段" in told["where_zh"]
    assert made.findings[-1].message("en").startswith("story s1 is over by 3 lines")


def at_head(made: Composition) -> str:
    """Text lengths of the lines at the head of the second column, by block."""
    second = [line for line in made.pages[0].lines if line.box.x > 100 * 65_536]
    return f"{second[0].block}: {second[0].end - second[0].start}"


def test_a_short_last_line_does_not_stand_at_the_head_of_a_column(font_book: FontBook) -> None:
    one = set_in(font_book, [GIVING, han(8)], frame("f1", 1, 1, 1, 20))
    ends = [line.end for line in one.pages[0].lines if line.block == 0]
    assert len(ends) == 6
    assert ends[-1] - ends[-2] < 5
    made = set_in(font_book, [GIVING, han(8)], frame("f1", 1, 1, 2, 5))
    assert counts(made) == {0: 5, 1: 1}
    assert at_head(made) == "1: 8"


def test_feet_go_before_heads(font_book: FontBook) -> None:
    """2 字 at the head of column 2, and nothing that could give or take a line for them."""
    made = set_in(font_book, [han(40), han(28)], frame("f1", 1, 1, 2, 4))
    (fit,) = made.pages[0].fits
    assert (fit.lines_over, fit.lines_free) == (0, 0)
    assert at_head(made) == "0: 2"
    (told,) = made.findings
    assert (told.code, told.severity) == ("short-head", "info")
    assert told.message("en").startswith("a column of story s1 begins with the short end of a p")
    assert told.message("en").endswith(f", 2 characters: “{han(40)[38:]}”")
    assert "只有 2 字" in told.message("zh")


@pytest.mark.parametrize(("last", "told"), [(4, True), (5, False), (9, False)])
def test_an_end_of_half_the_measure_is_no_short_one(
    font_book: FontBook, last: int, told: bool
) -> None:
    """10 字 a line: 4 × 10 − 2 of the indent in the first column, the end in the second."""
    made = set_in(font_book, [han(38 + last), han(28)], frame("f1", 1, 1, 2, 4))
    assert at_head(made) == f"0: {last}"
    assert codes(made) == (["short-head"] if told else [])


def test_a_head_is_helped_at_another_paragraphs_cost(font_book: FontBook) -> None:
    """The first paragraph gives its line, the second takes it: the feet stay where they are."""
    made = set_in(font_book, [GIVING, han(66)], frame("f1", 1, 1, 2, 5), frame("f2", 3, 1, 1, 3))
    (fit,) = made.pages[0].fits
    assert (fit.lines_over, fit.lines_free) == (0, 0)
    assert counts(made) == {0: 5, 1: 8}
    assert at_head(made) == "1: 8"


def test_stories_in_their_room_are_not_looked_at(font_book: FontBook, monkeypatch) -> None:
    import pagesetter.compose.fitting as fitting

    def never(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(fitting, "Fitter", never)
    made = set_in(font_book, [han(98)], frame("f1", 1, 1, 1, 10))
    assert codes(made) == []


def test_a_single_line_over_that_nothing_can_give_is_told(font_book: FontBook) -> None:
    """48 字 and the indent are five full lines of ten; the frame has four."""
    made = set_in(font_book, [han(48)], frame("f1", 1, 1, 1, 4))
    told = found(made, "overset")
    assert (told["lines"], told["characters"], told["cut"]) == ("1", "10", "10")


def test_who_listens_hears_last_how_it_stands() -> None:
    """Two lines over, one could be given and is not: the shorter way is tried, but not kept."""
    fonts = FontBook()
    heard: dict[str, int] = {}

    def note(one: Heard) -> None:
        heard["".join(text for text, _ in one.spans)] = len(one.lines)

    fonts.heard = note
    made = set_in(fonts, [GIVING, han(78)], frame("f1", 1, 1, 1, 12))
    assert counts(made)[0] == 6
    assert heard[GIVING] == 6


def test_what_can_be_no_line_shorter_is_not_poured_again(
    font_book: FontBook, poured: list[int]
) -> None:
    """The last of 6 lines holds two 字, and the marks give one: nothing is tried on the page."""
    made = set_in(font_book, [han(48), f"{han(20)}，{han(24)}，{han(4)}"], frame("f1", 1, 1, 1, 10))
    assert made.pages[0].fits[0].lines_over == 1
    assert poured == [2]
    poured.clear()
    set_in(font_book, [han(78), GIVING], frame("f1", 1, 1, 1, 13))  # one that gives a line
    assert poured == [2, 2]


def test_no_line_is_added_to_full_frames(font_book: FontBook, poured: list[int]) -> None:
    """The end at the head of column 2 cannot go, so no other paragraph takes its line."""
    texts = [f"{han(20)}，{han(24)}，{han(4)}", han(38)]
    made = set_in(font_book, texts, frame("f1", 1, 1, 2, 5))
    assert counts(made) == {0: 6, 1: 4}
    assert at_head(made) == "0: 2"
    assert poured == [2]
    poured.clear()
    # With a line free below, it may be taken: it is tried.
    made = set_in(font_book, texts, frame("f1", 1, 1, 2, 5), frame("f2", 3, 1, 1, 4))
    assert len(poured) > 1


def test_levelled_columns_may_take_a_line(font_book: FontBook) -> None:
    """Their feet move together: the third paragraph's line more helps the head of column 2 or 3."""
    texts = [
        "天地山水日月风。天地山、天地山水，天地山水日月，天；天，天地山水日月风云江，"
        "天地山水日月风云江；天地山水日月风云；天地山水日月风云江。天地山水日；天地山水日月风云",
        "天地。天地山水日，天地山水日月风。天地山水日月风云江，天地山水日月风云、天地山水日、"
        "天地山水；天地山水日；天地山水；天地山水日月风云江。天",
        "天地；天地，天地山。天地山水日。天地山水日月风云江、天地山水；天地山水日月风云、"
        "天地山水日月风云，天地山水日月风云，天地山水日月，天地，天地山、天地山水日月风云",
    ]
    made = set_in(font_book, texts, frame("f1", 1, 1, 3, 11), level="balance")
    assert codes(made) == []


def test_beside_an_obstacle_what_stays_is_not_poured_again_either(
    font_book: FontBook, poured: list[int]
) -> None:
    """The lines of the first paragraph are not equally wide, and still are known beforehand."""
    beside = box("b", "text", (1, 2, 1, 2), wrap=True, rows=rows("甲"))
    beside = beside._replace(frame=beside.frame._replace(inset_left=em(6)))
    texts = [han(48), f"{han(20)}，{han(24)}，{han(4)}"]
    on = page(story("s1", "a", frame("f1", 1, 1, 1, 11)), boxes=(beside,))
    made = composed(font_book, on, article("a", texts))
    assert made.pages[0].fits[0].lines_over == 1
    assert poured == [2]
