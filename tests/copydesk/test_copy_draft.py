"""Passes of changes: applied, undone, rejected; nothing lost, nothing invented."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from copy_damage import text_of, truth
from copy_kinds import KINDS
from hypothesis import given, settings
from hypothesis import strategies as st

from pagesetter.copydesk.desk import Cleaned, House, clean
from pagesetter.copydesk.draft import Change, apply, begin, undo
from pagesetter.copydesk.files import changes_from, plan, record
from pagesetter.copydesk.reading.plain import plain_source
from pagesetter.copydesk.words import RULES
from pagesetter.formats import parse_article


def cleaned(text: str, name: str = "a.txt", house: House = House()) -> Cleaned:
    return clean(plain_source(name, text, "utf-8"), house)


def solid(text: str) -> Counter[str]:
    return Counter(c for c in text if not c.isspace())


def check(result: Cleaned) -> None:
    """What must hold of every result, whatever came in."""
    source = result.draft.source.text
    assert undo(result.draft.text, result.draft.passes) == source
    added: Counter[str] = Counter()
    removed: Counter[str] = Counter()
    for change in result.changes:
        added += solid(change.after)
        removed += solid(change.before)
        if solid(change.after) and change.carried < 0:
            # Only marks and widths are ever written, never a word.
            assert set(change.after.strip()) <= set("，；：？！（）。“”‘’…—%") | set(
                "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
            ), change
    assert solid(result.draft.text) + removed == solid(source) + added
    assert solid("".join(g.row.text for g in result.guesses)) == solid(result.draft.text)


def test_changes_are_applied_and_undone() -> None:
    draft = begin(plain_source("a.txt", "甲乙丙丁", "utf-8"))
    once = apply(
        draft,
        [Change("width", 2, "丙", "戊己", 90, "form"), Change("join", 0, "甲", "", 90, "form")],
        frozenset(),
    )
    assert once.text == "乙戊己丁"
    assert list(once.origins) == [1, 2, 2, 3]
    twice = apply(once, [Change("split", 1, "", "\n", 90, "form")], frozenset())
    assert twice.text == "乙\n戊己丁"
    assert twice.changes[-1].place == 2
    assert undo(twice.text, twice.passes) == "甲乙丙丁"


def test_text_moves_with_its_origins() -> None:
    draft = begin(plain_source("a.txt", "一\n二\n三\n", "utf-8"))
    moved = apply(
        draft,
        [
            Change("float", 0, "一\n", "", 85, "inside"),
            Change("float", 4, "", "一\n", 85, "inside", carried=0),
        ],
        frozenset(),
    )
    assert moved.text == "二\n一\n三\n"
    assert list(moved.origins) == [2, 3, 0, 1, 4, 5]
    assert moved.changes[0].key == moved.changes[1].key
    assert undo(moved.text, moved.passes) == "一\n二\n三\n"


@pytest.mark.parametrize(
    "changes",
    [
        [Change("join", 0, "乙", "", 90, "form")],
        [Change("join", 0, "甲乙", "", 90, "form"), Change("join", 1, "乙", "", 90, "form")],
    ],
)
def test_changes_that_do_not_fit_are_a_fault(changes: list[Change]) -> None:
    draft = begin(plain_source("a.txt", "甲乙丙", "utf-8"))
    with pytest.raises(ValueError, match="join"):
        apply(draft, changes, frozenset())


def test_undo_refuses_another_text() -> None:
    result = cleaned("他说:好.\n")
    with pytest.raises(ValueError, match="not the text"):
        undo(result.draft.text.replace("：", "；"), result.draft.passes)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("source", ["river", "orchard", "stars", "ferry"])
def test_nothing_is_lost_of_damaged_copy(kind: str, source: str) -> None:
    units = truth(source)
    result = cleaned(text_of(KINDS[kind](units, random.Random(f"loss {kind}"))))
    check(result)
    # And what is written to disk says the same characters as the cleaned text.
    written = ""
    for name, data in plan(result, set()).files.items():
        if name.endswith(".md"):
            article, findings = parse_article(data.decode(), "x")
            assert findings == []
            parts = (article.kicker, article.headline, article.deck, article.byline)
            written += "".join((*parts, article.dateline, article.credit))
            written += "".join(block.text for block in article.body)
    assert solid(written) == solid(result.draft.text)


PIECES = st.sampled_from(
    [
        *"中国科协学会市县的了在巾己已张王，。；：！？“”（）《》…— \u3000\n\t\v\u200b\ufeff\u00a0",
        *"\"'*|>\\`", "...", "--", "\n\n", "\r\n", "# ", "## ", "- ", "1. ", "1,234", "2026年",
        "本报讯 ", "（本报记者 张三）", "（林县科协）", "（排名不分先后）", "本版协办单位", "图为",
        "问：", "答：", "标题：", "http://a.cn/x", "Ａ９", "**", "^2^", ":::", "<b>", "第3版",
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=80).map("".join), st.sampled_from(["a.txt", "a.md"]))
@settings(max_examples=250)
def test_any_text_comes_back(text: str, name: str) -> None:
    result = cleaned(text, name)
    check(result)
    again, passes = changes_from(record(result, ["a"]))
    assert undo(again, passes) == text


@given(st.lists(PIECES, max_size=60).map("".join))
@settings(max_examples=150)
def test_any_text_can_be_written(text: str) -> None:
    plan(cleaned(text), set())


@given(st.text(max_size=60))
def test_any_characters_come_back(text: str) -> None:
    assert undo(*_result(text)) == text


def _result(text: str) -> tuple[str, tuple[tuple[Change, ...], ...]]:
    draft = cleaned(text).draft
    return draft.text, draft.passes


_BESIDE = (
    "科普大集在镇上举行，来的人　　活动还设有问答，孩子们\n"
    "比往年多，大家都说讲得好　　围着讲解员，问个没完没\n"
    "，明年还想来，也想带上孩　　了，他们把答案记在本子\n"
    "子一起听，一起看，一起动　　上，回家讲给爸爸妈妈听\n"
    "手做一做，再把学到的本领　　，讲得有声有色，爸爸妈\n"
    "转型\n"
    "带回村里。\n"
)
"""Two columns read straight across, and the edge of a third."""


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_can_be_switched_off(rule: str) -> None:
    text = (
        _BESIDE
        if rule in ("across", "neighbour")
        else (
            "2026年11月24日 星期二 第3版\r\n标题：林县科协 办好科普大集\n\n"
            '# 小标题\n\n　　本报讯 他说:"好"...\n\n'
            "（林县科协）\n\n于是 大家们都--去了，共1,200人，工作巾心也去\n\n了。\n\n"
            "二零二六年的《甲报》、《乙报》都说了。\n（排名不分先后）\n"
            "　　（排名不分先后）\n—END—\n"
        )
    )
    on = House(frozenset())
    with_it = cleaned(text, house=on)
    assert (
        any(c.rule == rule for c in with_it.changes)
        or (rule == "suspect" and with_it.suspects)
        or any(one.rule == rule for one in with_it.usages)
    )
    off = cleaned(text, house=House(frozenset({rule})))
    assert not any(c.rule == rule for c in off.changes)
    assert rule != "suspect" or not off.suspects
    assert not any(one.rule == rule for one in off.usages)
    check(off)


def test_a_rejected_change_is_not_made_again() -> None:
    text = "本报讯 他说:好.\n\n第二段里 有些空格。\n"
    first = cleaned(text)
    unwanted = next(c for c in first.changes if c.rule == "space")
    second = clean(plain_source("a.txt", text, "utf-8"), rejected=[unwanted.key])
    assert "第二段里 有些空格" in second.draft.text
    assert {c.key for c in second.changes} == {c.key for c in first.changes} - {unwanted.key}


def test_a_line_that_stands_right_already_is_not_moved() -> None:
    text = "".join(_BESIDE.splitlines(keepends=True)[:5])
    changes = [change for change in cleaned(text).changes if change.rule == "across"]
    moves = [change for change in changes if change.carried >= 0]
    assert len(moves) == 4  # five right halves: the last stands below the left ones already
    assert all(change.at != change.carried for change in moves)
