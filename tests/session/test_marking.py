"""Marks of words: raised, lowered, readings, lines below names; what copy cannot say is refused."""

from __future__ import annotations

import pytest
from workshop import lay

from pagesetter.formats.article import parse_article
from pagesetter.formats.article_write import article_text
from pagesetter.model import Article, Block, Issue, Span
from pagesetter.session import edits
from pagesetter.session.document import Document
from pagesetter.session.marking import annotate, mark
from pagesetter.session.spots import Spot


@pytest.fixture(scope="module")
def issue(tmp_path_factory: pytest.TempPathFactory) -> Issue:
    folder = tmp_path_factory.mktemp("paper")
    lay(folder)
    return Document.open(str(folder / "issues" / "2026-11-24")).issue


def at(offset: int, block: int = 0) -> Spot:
    return Spot("02", "s1", "body", block, offset)


def given(issue: Issue, *blocks: Block) -> Issue:
    return edits.with_article(issue, "lead", lambda a: a._replace(body=blocks))


def spans(issue: Issue, block: int = 0) -> tuple[Span, ...]:
    article = issue.article("lead")
    assert article is not None
    text = article_text("", Article("lead"), article)
    assert parse_article(text, "lead")[0].body[block].spans == article.body[block].spans
    return article.body[block].spans


FORMULA = Block("paragraph", (Span("水是H2O，面积10米2。"),))
POEM = Block(
    "paragraph",
    (
        Span("屈原作"),
        Span("离骚", ("strong",)),
        Span("。"),
    ),
)


def test_figures_are_lowered_and_raised_not_both(issue: Issue) -> None:
    low = mark(given(issue, FORMULA), at(3), at(4), "sub")
    assert spans(low) == (Span("水是H"), Span("2", ("sub",)), Span("O，面积10米2。"))
    high = mark(low, at(3), at(4), "sup")
    assert spans(high)[1] == Span("2", ("sup",))
    assert spans(mark(high, at(3), at(4), "sup")) == FORMULA.spans


def test_what_copy_cannot_lower_stays_as_it_was(issue: Issue) -> None:
    made = given(issue, FORMULA)
    assert mark(made, at(0), at(2), "sub") is made  # Han are never lowered
    assert mark(made, at(4), at(6), "sup") is made  # a comma is not raised


def test_a_name_has_a_line_and_loses_it(issue: Issue) -> None:
    made = annotate(given(issue, POEM), at(0), at(2), None, "_")
    assert spans(made)[:2] == (Span("屈原", ruby="_"), Span("作"))
    made = annotate(made, at(0), at(2), "qū  yuán", None)
    assert spans(made)[0] == Span("屈原", ruby="qū yuán _")
    made = annotate(made, at(1), at(1), None, "_")
    assert spans(made)[0].ruby == "qū yuán _"  # nothing selected: nothing changed
    made = annotate(made, at(0), at(1), None, "_")
    assert spans(made)[0] == Span("屈原", ruby="qū yuán")  # a base is whole
    made = annotate(made, at(0), at(2), "", None)
    assert spans(made) == POEM.spans


def test_a_work_keeps_its_look_under_a_wavy_line(issue: Issue) -> None:
    made = annotate(given(issue, POEM), at(3), at(5), None, "~")
    assert spans(made)[1] == Span("离骚", ("strong",), ruby="~")
    straight = annotate(made, at(3), at(5), None, "_")
    assert spans(straight)[1].ruby == "_"  # another line takes its place


def test_touching_names_have_lines_of_their_own(issue: Issue) -> None:
    made = given(issue, Block("paragraph", (Span("屈原宋玉"),)))
    made = annotate(made, at(0), at(2), None, "_")
    made = annotate(made, at(2), at(4), None, "_")
    assert spans(made) == (Span("屈原", ruby="_"), Span("宋玉", ruby="_"))


@pytest.mark.parametrize("reading", ["a}b", "a|b", "x" * 121, "{"])
def test_a_reading_that_copy_cannot_say_is_refused(issue: Issue, reading: str) -> None:
    made = given(issue, POEM)
    assert annotate(made, at(0), at(2), reading, None) is made


def test_over_two_paragraphs_there_is_no_base(issue: Issue) -> None:
    made = given(issue, POEM, FORMULA)
    assert annotate(made, at(0), at(2, 1), "a", None) is made
