"""勾边 and 空心 from styles: widths, inks, what character styles and overrides change."""

from __future__ import annotations

import pytest
from build import all_tags, article, composed, frame, grid, page, pt, runs, story, style, titled
from build import values as set_

from pagesetter.colour import BLACK, RED, WHITE
from pagesetter.compose.styles import StyleBook
from pagesetter.display import Outline
from pagesetter.fonts import FontBook
from pagesetter.geometry import Measure
from pagesetter.model import Block, Span
from pagesetter.model.style import Value


def outline(**given: Value) -> Outline | None:
    return StyleBook((), grid(), {}).resolve("headline", set_(size=pt(40), **given)).text.outline


def test_none_unless_asked_for() -> None:
    assert outline() is None
    assert outline(outline_ink="红") is None
    assert outline(outline=Measure(0, 1, "pt")) is None
    assert outline(hollow=False) is None


def test_a_width_is_a_white_line_below_the_glyphs() -> None:
    assert outline(outline=pt(1)) == Outline(65_536, WHITE)
    assert outline(outline=pt(1), outline_ink="红") == Outline(65_536, RED)
    assert outline(outline=Measure(1, 20, "字")) == Outline(2 * 65_536, WHITE)


def test_hollow_is_a_line_in_the_ink_of_the_text() -> None:
    """3 % of 40 pt is 1.2 pt."""
    assert outline(hollow=True) == Outline(78_643, BLACK, hollow=True)
    assert outline(hollow=True, ink="红") == Outline(78_643, RED, hollow=True)
    assert outline(hollow=True, outline=pt(1)) == Outline(65_536, BLACK, hollow=True)
    assert outline(hollow=True, outline_ink="白") == Outline(78_643, WHITE, hollow=True)
    assert outline(hollow=True, outline=Measure(0, 1, "pt")) is None


def test_a_character_style_changes_the_outline_of_its_paragraph() -> None:
    styles = (
        style("body", outline=pt(1), outline_ink="红"), style("宽", outline=pt(2)),
        style("空", hollow=True), style("无", outline=Measure(0, 1, "pt")),
    )  # fmt: skip
    book = StyleBook((styles,), grid(), {})
    body = book.resolve("body")
    assert body.text.outline == Outline(65_536, RED)
    assert book.character(body, ["宽"]).outline == Outline(131_072, RED)
    assert book.character(body, ["空"]).outline == Outline(65_536, BLACK, hollow=True)
    assert book.character(body, ["无"]).outline is None


@pytest.mark.parametrize("text", ["大雪过后", "2026年大雪", "“雪” Snow"])
def test_a_title_carries_it_to_every_run(font_book: FontBook, text: str) -> None:
    title = titled(headline=set_(outline=pt(1), outline_ink="红"))
    copy = article("a", ["正文"], headline=text, kicker="引题")
    one = page(story("s1", "a", frame("f1", 1, 1, 4, 20), title=title))
    made = composed(font_book, one, copy).pages[0].display.items
    (headline,) = all_tags(made, "headline")
    assert "".join(run.text for run in runs(headline.items)) == text
    assert {run.outline for run in runs(headline.items)} == {Outline(65_536, RED)}
    tags = all_tags(made, "kicker") + all_tags(made, "paragraph")
    others = [run for tag in tags for run in runs(tag.items)]
    assert others
    assert {run.outline for run in others} == {None}


def test_a_span_of_a_paragraph_may_have_one(font_book: FontBook) -> None:
    copy = article("a", [Block("paragraph", (Span("前"), Span("中", style="空"), Span("后")))])
    one = page(
        story("s1", "a", frame("f1", 1, 1, 4, 20)), styles=(style("空", hollow=True),)
    )  # fmt: skip
    made = composed(font_book, one, copy).pages[0].display.items
    (paragraph,) = all_tags(made, "paragraph")
    hollow = {
        run.text: run.outline is not None and run.outline.hollow for run in runs(paragraph.items)
    }
    assert hollow == {"前": False, "中": True, "后": False}
