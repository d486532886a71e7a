"""A corrected proof comes back: each place found, what was not corrected left as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pagesetter.copydesk.corrections import apply, compare, respanned, stories_of
from pagesetter.copydesk.proof_text import page_lines, plain_text
from pagesetter.model import Article, Block, Issue, Page, Paper, Span, Story, Title

BODY = (
    Block("paragraph", (Span("昨天，科协"), Span("举办", ("strong",)), Span("大集，来了三百人。"))),
    Block("list-item", (Span("讲座一场"),), 0, (("marker", "1."),)),
    Block("names", (Span("甲单位\n乙单位\n丙单位"),)),
    Block("paragraph", (Span("第二段说天气。"),)),
)
ARTICLE = Article("a", headline="林县科协\n办好大集", dateline="本报讯", byline="本报记者 甲",
                  credit="（林县科协）", body=BODY)  # fmt: skip


def issue(article: Article = ARTICLE, title: Title = Title()) -> Issue:
    story = Story("s1", "a", title=title)
    page = Page("01", 1, "tabloid-5x15", stories=(story,))
    return Issue("7", "120", "2026-11-24", Paper("试报"), (), (page,), (article,))


def proof(one: Issue) -> str:
    return plain_text(page_lines(one, one.pages[0]))


def corrected(one: Issue, *changes: tuple[str, str], sent: str = "") -> Article:
    text = sent or proof(one)
    for before, after in changes:
        assert text.count(before) == 1
        text = text.replace(before, after)
    article = apply(one, compare(one, text, sent).corrections).article("a")
    assert article is not None
    return article


def test_a_proof_without_corrections_changes_nothing() -> None:
    assert compare(issue(), proof(issue())).corrections == ()


def test_words_change_and_their_look_and_turns_stay() -> None:
    article = corrected(
        issue(), ("三百", "四百"), ("举办", "办了"), ("办好大集", "办好科普大集"), ("天气", "气候"),
        ("乙单位", "乙公司"), ("记者 甲", "记者 乙"), ("讲座一场", "讲座两场"),
    )  # fmt: skip
    assert article.headline == "林县科协\n办好科普大集"
    assert article.byline == "本报记者 乙"
    assert article.dateline == "本报讯"
    assert [block.text for block in article.body] == [
        "昨天，科协办了大集，来了四百人。", "讲座两场", "甲单位\n乙公司\n丙单位", "第二段说气候。",
    ]  # fmt: skip
    assert ("办了", ("strong",)) in [(s.text, s.marks) for s in article.body[0].spans]
    assert article.body[1].attributes == (("marker", "1."),)


def test_lines_put_in_and_taken_out() -> None:
    article = corrected(
        issue(), ("甲单位\n", ""), ("第二段说天气。\n", "第二段说天气。\n新的一段。\n")
    )
    assert article.body[2].text == "乙单位\n丙单位"
    assert [b.text for b in article.body[3:]] == ["第二段说天气。", "新的一段。"]
    assert article.credit == "（林县科协）"
    shorter = corrected(issue(), ("　　第二段说天气。\n", ""))
    assert len(shorter.body) == 3
    assert corrected(issue(), ("丙单位\n", "")).body[2].text == "甲单位\n乙单位"


def test_words_a_title_has_on_the_page_change_there() -> None:
    one = issue(title=Title(text=(("headline", "版上的题"),)))
    new = apply(one, compare(one, proof(one).replace("版上", "版面")).corrections)
    assert new.pages[0].stories[0].title.text == (("headline", "版面的题"),)
    assert new.article("a") == ARTICLE


def test_what_changed_since_the_proof_went_out_stays() -> None:
    sent = proof(issue())
    now = ARTICLE._replace(body=(*BODY[:3], Block("paragraph", (Span("第二段谈气候变化。"),))))
    article = corrected(issue(now), ("三百", "四百"), sent=sent)
    assert article.body[0].text == "昨天，科协举办大集，来了四百人。"
    assert article.body[3].text == "第二段谈气候变化。"
    both = compare(issue(now), sent.replace("说天气", "讲天文"), sent)
    assert both.corrections == ()
    ((story, ours, theirs),) = both.conflicts
    assert (story, "谈气候变化" in ours, "讲天文" in theirs) == ("s1", True, True)


def test_a_story_there_is_not_is_told() -> None:
    assert compare(issue(), "1-9（s9）\n什么\n").unknown == ("1（s9）",)
    assert stories_of("第2版　要闻\n闲字\n2-1（s3）\n　　一段\n\n2-2（s4）　续 s3\n") == {
        (2, "s3"): ["一段"],
        (2, "s4"): [],
    }


@pytest.mark.parametrize(
    ("low", "high", "text", "spans"),
    [
        (2, 4, "丁", [("甲乙丁", ()), ("戊己", ("strong",))]),
        (4, 4, "丁", [("甲乙丙丁", ()), ("戊己", ("strong",))]),
    ],
)
def test_replaced_words_take_the_look_beside_them(
    low: int, high: int, text: str, spans: list[tuple[str, tuple[str, ...]]]
) -> None:
    old = (Span("甲乙丙丁"[: high if high == 4 else 4]), Span("戊己", ("strong",)))
    if low == 4:
        old = (Span("甲乙丙"), Span("戊己", ("strong",)))
        low = high = 3
    got = respanned(old, low, high, text)
    assert [(s.text, s.marks) for s in got] == spans


LETTERS = st.text("甲乙丙丁，。", max_size=6)


@given(st.lists(LETTERS, min_size=1, max_size=4), st.data(), LETTERS)
def test_spans_say_what_was_asked_for(texts: list[str], data: st.DataObject, new: str) -> None:
    spans = [Span(text, ("strong",) if at % 2 else ()) for at, text in enumerate(texts)]
    whole = "".join(texts)
    low = data.draw(st.integers(0, len(whole)))
    high = data.draw(st.integers(low, len(whole)))
    got = "".join(span.text for span in respanned(spans, low, high, new))
    assert got == whole[:low] + new + whole[high:]


LINES = st.lists(st.text("科协大集天气。，三百", min_size=1, max_size=12), min_size=1, max_size=5)


@given(LINES, LINES)
def test_any_correction_of_the_body_is_made(old: list[str], new: list[str]) -> None:
    article = Article("a", body=tuple(Block("paragraph", (Span(text),)) for text in old))
    one = issue(article)
    text = "1-1（s1）\n" + "".join(f"{line}\n" for line in new)
    got = apply(one, compare(one, text).corrections).article("a")
    assert got is not None
    assert [block.text for block in got.body] == new
