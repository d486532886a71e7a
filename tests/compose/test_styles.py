"""The cascade of styles: which level wins, what a style is based on, where a value was written."""

from __future__ import annotations

import pytest
from build import (
    CELL,
    PITCH,
    all_tags,
    article,
    block,
    codes,
    composed,
    em,
    frame,
    grid,
    han,
    high,
    layout,
    page,
    pt,
    runs,
    story,
    style,
    titled,
    values,
)

from pagesetter.colour import BLACK, RED, Ink
from pagesetter.compose.styles import StyleBook
from pagesetter.findings import NOWHERE, SourceSpan
from pagesetter.fonts import FontBook
from pagesetter.model import Block, Dress, Paper, Span, Style

LEVELS = ("paper", "layout", "issue", "page", "story")


def book(*levels: tuple[Style, ...], **inks: Ink) -> StyleBook:
    return StyleBook(levels, grid(), inks)


def at(name: str) -> SourceSpan:
    return SourceSpan(f"{name}.yaml", 3, 5)


# The program's own styles, as newspaper custom has them.


def test_body_stands_on_the_grid_with_two_cells_of_indent() -> None:
    body = book().resolve("body")
    assert (body.text.role, body.text.size, body.pitch) == ("报宋", CELL, PITCH)
    assert (body.indent, body.left, body.right) == (2 * CELL, 0, 0)
    assert (body.above, body.below) == (0, 0)
    assert (body.setting.align, body.setting.marks) == ("justify", "full")
    assert body.text.ink == BLACK


def test_titles_are_centred_with_half_marks_and_no_indent() -> None:
    headline = book().resolve("headline")
    assert (headline.text.role, headline.text.size) == ("小标宋", 26 * 65_536)
    assert (headline.setting.align, headline.setting.marks) == ("center", "half")
    assert headline.setting.pairs == "half"
    assert headline.indent == 0


def test_the_book_preset_brings_its_rules_and_single_ones_still_win() -> None:
    body = book((style("body", preset="book"),)).resolve("body")
    assert (body.setting.pairs, body.setting.line_end) == ("always", "half")
    assert (body.setting.han_latin, body.setting.digit_width) == (250, "natural")
    mixed = book((style("body", preset="book", han_latin=200),)).resolve("body")
    assert (mixed.setting.pairs, mixed.setting.han_latin) == ("always", 200)


# Levels


@pytest.mark.parametrize("last", range(len(LEVELS)))
def test_the_nearest_level_that_gives_a_value_wins(last: int) -> None:
    sizes = [pt(20 + n) for n in range(5)]
    levels = [
        (style("headline", span=at(name), size=size),)
        for name, size in list(zip(LEVELS, sizes, strict=True))[: last + 1]
    ]
    headline = book(*levels).resolve("headline")
    assert headline.text.size == (20 + last) * 65_536
    assert headline.source("size") == at(LEVELS[last])
    assert headline.source("face") == NOWHERE


def test_levels_add_up_value_by_value() -> None:
    levels = [(style("body", span=at(n), **{p: v}),) for n, p, v in (
        ("paper", "face", "楷"), ("layout", "size", pt(9)), ("issue", "indent", em(1)),
        ("page", "ink", "红"), ("story", "pitch", pt(12)),
    )]  # fmt: skip
    body = book(*levels).resolve("body")
    assert (body.text.role, body.text.size) == ("楷", 9 * 65_536)
    assert (body.indent, body.text.ink, body.pitch) == (9 * 65_536, RED, 12 * 65_536)
    assert [body.source(p).file for p in ("face", "size", "indent", "ink", "pitch", "left")] == [
        "paper.yaml", "layout.yaml", "issue.yaml", "page.yaml", "story.yaml", "",
    ]  # fmt: skip


def test_overrides_on_the_spot_win_over_every_level() -> None:
    styles = book((style("headline", size=pt(20), face="黑"),))
    headline = styles.resolve("headline", values(size=pt(36)))
    assert (headline.text.size, headline.text.role) == (36 * 65_536, "黑")
    assert styles.resolve("headline").text.size == 20 * 65_536


def test_lengths_in_cells_follow_the_style_and_lines_follow_the_grid() -> None:
    subhead = book((style("subhead", size=pt(12), left=em(2), above=high(1, 2)),))
    found = subhead.resolve("subhead")
    assert (found.left, found.above) == (24 * 65_536, 15 * 65_536 // 2)
    body = book((style("body", pitch=high(3, 2)),)).resolve("body")
    assert body.pitch == 15 * 65_536 * 3 // 2


# based_on


def test_a_chain_of_styles_takes_the_rest_from_what_it_stands_on() -> None:
    styles = book((
        style("三级", "二级", size=pt(7)),
        style("二级", "一级", face="黑", size=pt(8)),
        style("一级", "", face="楷", size=pt(9), indent=em(1)),
    ))  # fmt: skip
    third = styles.resolve("三级")
    assert (third.text.size, third.text.role, third.indent) == (7 * 65_536, "黑", 7 * 65_536)


def test_a_style_of_no_ancestry_stands_on_the_body() -> None:
    styles = book((style("body", face="楷", indent=em(1)), style("补白", size=pt(8))))
    own = styles.resolve("补白")
    assert (own.text.role, own.text.size, own.indent) == ("楷", 8 * 65_536, 8 * 65_536)


def test_a_nearer_level_may_put_a_style_on_another() -> None:
    styles = book((style("note", "subhead"),), (style("note", "caption", face="黑"),))
    note = styles.resolve("note")
    assert note.setting.align == "left"  # of caption
    assert note.text.role == "黑"


def test_what_the_body_is_given_reaches_what_stands_on_it_but_not_titles() -> None:
    """Titles say their own face and size; their language comes from the body."""
    styles = book((style("body", size=pt(9), face="楷", language="zh-Hant"),))
    assert styles.resolve("answer").text.size == 9 * 65_536
    assert styles.resolve("answer").text.role == "楷"
    headline = styles.resolve("headline")
    assert (headline.text.size, headline.text.role) == (26 * 65_536, "小标宋")
    assert headline.text.language == "zh-Hant"


@pytest.mark.parametrize(
    ("paper", "article_language", "body", "expected"),
    [
        ("zh-Hans", "", "", "zh-Hans"),
        ("zh-Hant", "", "", "zh-Hant"),
        ("zh-Hant", "zh-Hans", "", "zh-Hans"),
        ("zh-Hans", "zh-Hant", "", "zh-Hant"),
        ("zh-Hans", "ja", "ko", "ja"),
        ("zh-Hant", "", "ko", "ko"),
        ("zh-Hant", "zh-Hant", "", "zh-Hant"),
    ],
)
def test_text_is_in_the_language_of_paper_page_and_article(
    paper: str, article_language: str, body: str, expected: str
) -> None:
    """The paper's lies below what styles say, the article's over it; titles are in it too."""
    own = (style("body", language=body),) if body else ()
    of = article("a", ["字"], headline="題", language=article_language)
    placed = page(story("s1", "a", frame("f1", 1, 1, 1, 9)), styles=own)
    made = composed(FontBook(), placed, of, paper=Paper("报", language=paper))
    assert {run.language for run in runs(made.pages[0].display.items)} == {expected}


@pytest.mark.parametrize("names", [("甲",), ("甲", "乙"), ("甲", "乙", "丙")])
def test_a_circle_of_styles_ends(names: tuple[str, ...]) -> None:
    ring = tuple(
        style(name, names[(i + 1) % len(names)], size=pt(10 + i)) for i, name in enumerate(names)
    )
    assert book(ring).resolve(names[0]).text.size == 10 * 65_536


# Characters


def test_character_styles_lie_over_the_paragraph_and_the_later_wins() -> None:
    styles = book((style("红字", ink="红", face="楷"),))
    body = styles.resolve("body")
    strong = styles.character(body, ("strong",))
    assert (strong.role, strong.size, strong.ink) == ("黑", CELL, BLACK)
    both = styles.character(body, ("strong", "红字"))
    assert (both.role, both.ink, both.size) == ("楷", RED, CELL)


def test_a_size_in_cells_of_a_character_style_follows_its_paragraph() -> None:
    styles = book((style("小字", size=em(1, 2)),))
    assert styles.character(styles.resolve("body"), ("小字",)).size == CELL // 2


def test_scale_and_spacing_are_per_mille() -> None:
    text = book((style("body", horizontal_scale=90, letter_space=20),)).resolve("body").text
    assert (text.hscale, text.letter_space) == (900, 20)


# Inks


def test_inks_of_the_paper_are_known_and_others_are_black_with_a_finding() -> None:
    gold = Ink((0, 200, 800, 100))
    styles = book((style("a", ink="金"), style("b", span=at("page"), ink="青")), 金=gold)
    assert styles.resolve("a").text.ink == gold
    assert styles.resolve("b").text.ink == BLACK
    (found,) = styles.findings
    assert (found.code, found.span) == ("ink-unknown", at("page"))
    assert dict(found.params)["name"] == "青"
    assert dict(found.params)["known"].split() == [
        "黑", "白", "红", "套准", "black", "white", "red", "registration", "金",
    ]  # fmt: skip


# Through a whole page


def test_every_level_of_a_real_issue_is_asked(font_book: FontBook) -> None:
    """Five subheads' worth of values, one from each place that can give one."""
    made = composed(
        font_book,
        page(
            story("s1", "a", frame("f1", 1, 1, 1, 20), styles=(style("subhead", size=pt(13)),)),
            styles=(style("subhead", ink="红"),),
        ),
        article("a", [block("subhead", "小题", 2), han(90)]),
        paper=Paper("报", styles=(style("subhead", face="楷", size=pt(11), ink="金"),),
                    inks=(("金", RED),)),
        layouts=[layout(styles=(style("subhead", align="left", face="黑"),))],
        styles=(style("subhead", face="仿宋", letter_space=0),),
    )  # fmt: skip
    (run,) = runs(all_tags(made.pages[0].display.items, "subhead")[0].items)
    assert run.size == 13 * 65_536
    assert run.ink == RED
    assert run.x == 30 * 65_536  # left, not centred
    assert font_book.face(run.face).name == font_book.primary("仿宋").name


def test_a_storys_own_style_reaches_its_body_and_not_its_titles(font_book: FontBook) -> None:
    made = composed(
        font_book,
        page(story("s1", "a", frame("f1", 1, 1, 1, 20), style=values(size=pt(9), face="楷"))),
        article("a", [han(60)], headline="两字"),
    )
    (page_one,) = made.pages
    head = next(runs(all_tags(page_one.display.items, "headline")[0].items))
    text = next(runs(all_tags(page_one.display.items, "paragraph")[0].items))
    assert (head.size, text.size) == (26 * 65_536, 9 * 65_536)
    assert font_book.face(text.face).name == "PagesetterKai-Regular"
    assert font_book.face(head.face).name != "PagesetterKai-Regular"


def test_parts_of_a_title_take_their_overrides_alone(font_book: FontBook) -> None:
    title = titled(headline=values(size=pt(20), face="黑"), deck=values(size=pt(9)))
    made = composed(
        font_book,
        page(story("s1", "a", frame("f1", 1, 1, 2, 20), title=title)),
        article("a", [han(90)], kicker="引题", headline="主题", deck="副题"),
    )
    sizes = {
        kind: next(runs(all_tags(made.pages[0].display.items, kind)[0].items)).size // 65_536
        for kind in ("kicker", "headline", "deck")
    }
    assert sizes == {"kicker": 14, "headline": 20, "deck": 9}


def test_an_articles_styles_stand_between_page_and_story(font_book: FontBook) -> None:
    def size(*own: Style) -> int:
        made = composed(
            font_book,
            page(story("s1", "a", frame("f1", 1, 1, 1, 20), styles=own),
                 styles=(style("body", size=pt(8)),)),
            article("a", [han(40)], styles=(style("body", size=pt(9)),)),
        )  # fmt: skip
        return next(runs(all_tags(made.pages[0].display.items, "paragraph")[0].items)).size

    assert size() == 9 * 65_536
    assert size(style("body", size=pt(11))) == 11 * 65_536


def test_an_unknown_character_style_is_told_once_and_the_text_still_stands(
    font_book: FontBook,
) -> None:
    spans = (Span("甲"), Span("乙", style="花"), Span("丙", style="花"))
    made = composed(
        font_book,
        page(story("s1", "a", frame("f1", 1, 1, 1, 1))),
        article("a", [Block("paragraph", spans)]),
    )
    assert codes(made).count("style-unknown") == 1
    drawn = "".join(r.text for r in runs(made.pages[0].display.items))
    assert drawn == "甲乙丙"


def test_an_unknown_ink_is_told_once_for_the_story(font_book: FontBook) -> None:
    made = composed(
        font_book,
        page(story("s1", "a", frame("f1", 1, 1, 1, 4), style=values(ink="紫"))),
        article("a", [han(38)]),
    )
    assert codes(made) == ["ink-unknown"]


def test_an_unknown_ink_of_the_body_is_told_once_for_all_that_stand_on_it(
    font_book: FontBook,
) -> None:
    made = composed(
        font_book,
        page(
            story("s1", "a", frame("f1", 1, 1, 1, 6)),
            styles=(style("body", span=at("page"), ink="紫"),),
        ),
        article("a", [han(38)], byline="林晓", credit="何川"),
    )
    assert [f.span for f in made.findings if f.code == "ink-unknown"] == [at("page")]


def test_unknown_inks_of_empty_stories_and_of_borders_are_told(font_book: FontBook) -> None:
    empty = composed(
        font_book, page(story("s1", "", frame("f1", 1, 1, 1, 4), style=values(ink="紫")))
    )
    assert codes(empty) == ["frame-empty", "ink-unknown"]
    boxed = story("s1", "a", frame("f1", 1, 1, 1, 6), dress=Dress("正线", border_ink="紫"))
    made = composed(font_book, page(boxed), article("a", [han(38)]))
    assert "ink-unknown" in codes(made)


@pytest.mark.parametrize(
    ("written", "mode"), [("full", "total-fit"), ("never", "first-fit"), ("adaptive", "adaptive")]
)
def test_how_paragraphs_are_broken_is_a_value_of_styles(written: str, mode: str) -> None:
    assert book((style("body", total_fit=written),)).resolve("body").setting.mode == mode


def test_amounts_of_hanging_marks_are_values_of_styles() -> None:
    body = book((style("body", line_end="hang", hang_stop=500, hang_open=250),)).resolve("body")
    assert body.setting.hang == (1000, 500, 0, 0, 250)
    assert book().resolve("body").setting.hang == (1000, 1000, 0, 0, 0)
