"""Typing as edits of values: blocks parted and joined, looks kept, files written and read back."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from workshop import lay

from pagesetter.compose.grid import grid_of
from pagesetter.fonts import FontBook
from pagesetter.model import Block, Box, Frame, Issue, Row, Span
from pagesetter.session import box_edits, edits
from pagesetter.session.document import Document
from pagesetter.session.marking import mark
from pagesetter.session.replacing import PatternError, Wanted, matches, replaced
from pagesetter.session.rewording import replace, selected_text, tidy, turn
from pagesetter.session.spots import Spot

FONTS = FontBook()


@pytest.fixture(scope="module")
def issue(tmp_path_factory: pytest.TempPathFactory) -> Issue:
    folder = tmp_path_factory.mktemp("paper")
    lay(folder)
    return Document.open(str(folder / "issues" / "2026-11-24")).issue


def at(block: int, offset: int) -> Spot:
    return Spot("02", "s1", "body", block, offset)


def with_body(issue: Issue, *blocks: Block) -> Issue:
    return edits.with_article(issue, "lead", lambda a: a._replace(body=blocks))


def put(issue: Issue, start: Spot, end: Spot, text: str) -> tuple[Issue, Spot]:
    grid = grid_of(issue.layout(issue.pages[0].layout))
    return replace(issue, start, end, text, FONTS, grid)


def body(issue: Issue) -> tuple[Block, ...]:
    article = issue.article("lead")
    assert article is not None
    return article.body


def said(issue: Issue) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in body(issue)]


RICH = Block("paragraph", (Span("甲乙"), Span("丙丁", ("strong",)), Span("戊")))


def test_what_is_typed_takes_the_look_before_it(issue: Issue) -> None:
    rich = with_body(issue, RICH)
    inside, spot = put(rich, at(0, 3), at(0, 3), "字")
    assert body(inside)[0].spans[1] == Span("丙字丁", ("strong",))
    assert spot == at(0, 4)
    after, _ = put(rich, at(0, 4), at(0, 4), "字")
    assert body(after)[0].spans[1].text == "丙丁字"
    before, _ = put(rich, at(0, 2), at(0, 2), "字")
    assert body(before)[0].spans[0].text == "甲乙字"
    for_others, _ = put(rich, at(0, 2), at(0, 4), "字")
    assert body(for_others)[0].spans[1] == Span("字", ("strong",))


def test_enter_parts_a_block_and_a_finished_subhead_leads_to_text(issue: Issue) -> None:
    made = with_body(
        issue, Block("subhead", (Span("小题"),), 2), RICH,
        Block("list-item", (Span("甲乙"),), 0, (("marker", "2."),)),
        Block("verse", (Span("床前"),)),
    )  # fmt: skip
    made, spot = put(made, at(3, 2), at(3, 2), "\n")
    assert spot == at(3, 3)
    made, _ = put(made, at(2, 1), at(2, 1), "\n")
    made, _ = put(made, at(1, 3), at(1, 3), "\n")
    made, _ = put(made, at(0, 2), at(0, 2), "\n")
    assert said(made) == [
        ("subhead", "小题"), ("paragraph", ""), ("paragraph", "甲乙丙"), ("paragraph", "丁戊"),
        ("list-item", "甲"), ("list-item", "乙"), ("verse", "床前\n"),
    ]  # fmt: skip
    assert body(made)[3].spans[0] == Span("丁", ("strong",))
    assert dict(body(made)[5].attributes)["marker"] == "3."


def test_lines_pasted_become_blocks_and_a_selection_over_blocks_goes(issue: Issue) -> None:
    made, spot = put(issue, at(0, 1), at(1, 2), "甲\n乙\n丙")
    assert said(made) == [("paragraph", "第甲"), ("paragraph", "乙"), ("paragraph", "丙段。")]
    assert spot == at(2, 1)
    assert selected_text(made, at(0, 1), at(2, 1)) == "甲\n乙\n丙"
    joined, spot = put(made, at(2, 1), at(0, 1), "")  # whichever end is the cursor
    assert said(joined) == [("paragraph", "第段。")]
    assert spot == at(0, 1)


def test_a_turn_inside_a_block_is_no_new_block(issue: Issue) -> None:
    made, spot = turn(with_body(issue, RICH), at(0, 3), at(0, 3))
    assert said(made) == [("paragraph", "甲乙丙\n丁戊")]
    assert body(made)[0].spans[1] == Span("丙\n丁", ("strong",))
    assert spot == at(0, 4)


def test_a_mark_is_set_over_blocks_and_taken_off_where_all_have_it(issue: Issue) -> None:
    made = mark(issue, at(0, 1), at(1, 2), "emphasis")
    assert [[(s.text, s.marks) for s in b.spans] for b in body(made)] == [
        [("第", ()), ("一段。", ("emphasis",))],
        [("第二", ("emphasis",)), ("段。", ())],
    ]
    both = mark(made, at(0, 0), at(1, 2), "emphasis")
    assert [s.marks for s in body(both)[0].spans] == [("emphasis",)]
    assert body(mark(both, at(0, 0), at(1, 2), "emphasis"))[0].spans == body(issue)[0].spans


def test_titles_keep_turns_and_a_credit_has_none(issue: Issue) -> None:
    headline = Spot("02", "s1", "headline", -1, 1)
    made, spot = put(issue, headline, headline, "\n目")
    assert made.articles[0].headline == "题\n目"
    assert spot.offset == 3
    credit = Spot("02", "s1", "credit")
    made, _ = put(made, credit, credit, "（甲\n乙）")
    assert made.articles[0].credit == "（甲 乙）"


def test_what_is_not_touched_is_shared(issue: Issue) -> None:
    made, _ = put(issue, at(0, 1), at(0, 1), "字")
    assert body(made)[1] is body(issue)[1]
    assert made.pages[0] is issue.pages[0]


def test_copy_takes_no_empty_blocks_and_no_blanks_at_the_ends(issue: Issue) -> None:
    made = with_body(
        issue, Block("paragraph"), Block("paragraph", (Span(" 甲 "), Span("乙　", ("strong",)))),
        Block("figure", (), 0, (("source", "a.jpg"),)),
    )  # fmt: skip
    clean = tidy(made, issue)
    assert body(clean) == (
        Block("paragraph", (Span("甲 "), Span("乙", ("strong",)))), body(made)[2],
    )  # fmt: skip
    assert tidy(issue, made) is issue


def test_saving_keeps_an_empty_block_on_the_screen_and_off_the_file(tmp_path: Path) -> None:
    lay(tmp_path)
    document = Document.open(str(tmp_path / "issues" / "2026-11-24"))
    document.edit(lambda i: put(i, at(0, 4), at(0, 4), "\n")[0], "type")
    document.save()
    assert not document.is_dirty
    assert len(body(document.issue)) == 3
    file = tmp_path / "issues" / "2026-11-24" / "copy" / "lead.md"
    assert file.read_text("utf-8").endswith("\n第一段。\n\n第二段。\n")
    document.edit(lambda i: put(i, at(1, 0), at(1, 0), "新")[0], "type")
    assert document.is_dirty
    document.save()
    assert file.read_text("utf-8").endswith("\n第一段。\n\n新\n\n第二段。\n")


POSITIONS = st.tuples(st.integers(0, 3), st.integers(0, 6))


@given(st.lists(st.tuples(POSITIONS, POSITIONS, st.text("甲a𠮷\n、", max_size=4)), max_size=8))
@settings(deadline=None, max_examples=60)
def test_typing_is_what_a_plain_text_would_do(
    issue: Issue, acts: list[tuple[tuple[int, int], tuple[int, int], str]]
) -> None:
    """The body as one string with turns between blocks: every edit is a splice of it."""
    made = with_body(issue, RICH, Block("paragraph", (Span("第二段。"),)))
    plain = "甲乙丙丁戊\n第二段。"
    for one, other, text in acts:
        blocks = [block.text for block in body(made)]
        spots = []
        for block, offset in sorted((one, other)):
            row = min(block, len(blocks) - 1)
            spots.append(at(row, min(offset, len(blocks[row]))))
        start, end = sorted(spots, key=lambda s: s[3:5])
        low, high = (sum(len(b) + 1 for b in blocks[: s.block]) + s.offset for s in (start, end))
        made, spot = put(made, start, end, text)
        plain = plain[:low] + text + plain[high:]
        assert "\n".join(block.text for block in body(made)) == plain
        before = "\n".join(b.text for b in body(made)[: spot.block])
        assert len(before) + (spot.block > 0) + spot.offset == low + len(text)


# --- find and replace


def test_a_pattern_is_plain_text_unless_asked(issue: Issue) -> None:
    assert len(matches(issue, Wanted("段。"))) == 2
    assert matches(issue, Wanted("段.")) == []
    assert [m.spot[2:5] for m in matches(issue, Wanted("第.段", regex=True))] == [
        ("body", 0, 0), ("body", 1, 0),
    ]  # fmt: skip
    with pytest.raises(PatternError):
        matches(issue, Wanted("(", regex=True))
    assert matches(issue, Wanted("x*", regex=True)) == []  # nothing is no match


def test_whole_words_are_not_found_amid_letters_and_figures(issue: Issue) -> None:
    text = "AI与AIDS、OpenAI和AI2，第12期第2期，AI"
    rich = with_body(issue, Block("paragraph", (Span(text),)))
    found = [m.spot.offset for m in matches(rich, Wanted("AI", whole=True))]
    assert found == [0, text.rindex("AI")]
    found = [m.spot.offset for m in matches(rich, Wanted("ai", any_case=True, whole=True))]
    assert found == [0, text.rindex("AI")]
    (figure,) = matches(rich, Wanted("2", whole=True))
    assert figure.spot.offset == text.index("2期，AI")
    assert len(matches(rich, Wanted("期", whole=True))) == 2  # Han has no blanks between words
    assert len(matches(rich, Wanted("，", whole=True))) == 2
    made, count = replaced(rich, Wanted("AI", whole=True), "人工智能", FONTS)
    assert (count, body(made)[0].text[:9]) == (2, "人工智能与AIDS")


@pytest.mark.parametrize(
    ("text", "why", "at"),
    [("甲(乙", "unclosed", 2), ("甲乙[丙", "unclosed", 3), ("甲)", "unopened", 2),
     ("*", "repeat", 1),
     (r"甲\q", "escape", 2), ("[乙-一]", "range", 2), ("(甲", "unclosed", 1),
     (r"(甲)\2", "group", 5)],
)  # fmt: skip
def test_what_is_wrong_with_a_pattern_and_where(issue: Issue, text: str, why: str, at: int) -> None:
    with pytest.raises(PatternError) as caught:
        matches(issue, Wanted(text, regex=True))
    assert (caught.value.why, caught.value.at) == (why, at)


def test_furniture_with_words_of_the_page_is_replaced_too(issue: Issue) -> None:
    ear = Box("ear", "ear", rows=(Row("今夜天象"), Row("月圆")))
    layouts = tuple(
        one._replace(furniture=(*one.furniture, ear._replace(rows=(Row("报眼"),))))
        for one in issue.layouts
    )
    made = issue._replace(layouts=layouts)
    assert matches(made, Wanted("报眼")) == []  # the layout's words are no issue's
    made = edits.with_page(made, "02", lambda p: p._replace(overrides=(ear,)))
    (match,) = matches(made, Wanted("天象"))
    assert match.spot[:5] == ("02", "ear", "row", 0, 2)
    made, _ = replaced(made, Wanted("天象"), "星空", FONTS)
    assert edits.page_of(made, "02").overrides[0].rows[0].text == "今夜星空"


def test_every_match_is_replaced_looks_kept(issue: Issue) -> None:
    rich = with_body(issue, RICH, Block("paragraph", (Span("丙丙"),)))
    made, count = replaced(rich, Wanted("丙"), "字字", FONTS)
    assert count == 3
    assert said(made) == [("paragraph", "甲乙字字丁戊"), ("paragraph", "字字字字")]
    assert body(made)[0].spans[1] == Span("字字丁", ("strong",))
    groups, _ = replaced(rich, Wanted("(丙)(丁)", regex=True), r"\2\1", FONTS)
    assert body(groups)[0].text == "甲乙丁丙戊"
    with pytest.raises(PatternError):
        replaced(rich, Wanted("(丙)", regex=True), r"\7", FONTS)


def test_articles_on_no_page_are_replaced_too(issue: Issue) -> None:
    loose = edits.place_article(issue, "02", "s1", "")
    made, count = replaced(loose, Wanted("题"), "目", FONTS)
    assert (count, made.articles[0].headline) == (1, "目")
    made, count = replaced(made, Wanted("第"), "其", FONTS)
    assert (count, said(made)[1]) == (2, ("paragraph", "其二段。"))


def test_names_without_a_name_are_not_written(issue: Issue) -> None:
    box = Box("co", "co-organizers", Frame("co", 1, 30, 1, 5), names=("甲", " ", "", "乙 "))
    made = box_edits.add_box(issue, "02", box)
    tidied = tidy(made, issue)
    assert tidied.pages[-1].boxes[-1].names == ("甲", "乙")
    assert tidy(made, made) is made  # what the files say already is let be


def test_turns_at_the_end_of_titles_and_captions_are_not_written(tmp_path: Path) -> None:
    """Enter, and Ctrl+S before the next words: saving had been refused for good."""
    lay(tmp_path)
    document = Document.open(str(tmp_path / "issues" / "2026-11-24"))
    box = Box("b9", "picture", Frame("b9", 1, 30, 1, 5), caption="图说\n\n")
    document.edit(lambda i: edits.set_article_field(i, "lead", "deck", "副题\n二\n"), "type")
    page = document.issue.pages[0].name
    document.edit(lambda i: edits.set_title_text(i, page, "s1", "kicker", "引\n"), "type")
    document.edit(lambda i: box_edits.add_box(i, page, box), "box")
    document.edit(
        lambda i: edits.with_page(i, page, lambda p: p._replace(section="要闻\n")), "page"
    )
    document.save()
    assert not document.is_dirty
    shown = document.issue.article("lead")
    assert shown is not None
    assert shown.deck == "副题\n二\n"  # the cursor stands there
    again = Document.open(str(tmp_path / "issues" / "2026-11-24")).issue
    written = again.article("lead")
    assert written is not None
    assert written.deck == "副题\n二"
    assert dict(again.pages[0].stories[0].title.text) == {"kicker": "引"}
    assert again.pages[0].boxes[-1].caption == "图说"
    assert again.pages[0].section == "要闻"
