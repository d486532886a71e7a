"""Records accepted and rejected, one by one, by rule, by confidence; undone to the source."""

from __future__ import annotations

import random

from copy_damage import text_of, truth
from copy_kinds import KINDS
from hypothesis import given, settings
from hypothesis import strategies as st

from pagesetter.copydesk.draft import undo
from pagesetter.copydesk.reading.plain import plain_source
from pagesetter.copydesk.review import Review

TEXT = "本报讯 昨天,林县科协举办大集,来了很多\n\n人。（林县科协）\n"


def review(text: str = TEXT) -> Review:
    return Review(plain_source("a.txt", text, "utf-8"))


def result(one: Review) -> str:
    return one.cleaned.draft.text


def test_one_change_is_left_out_and_put_back() -> None:
    one = review()
    whole = result(one)
    join = next(record for record in one.records if record.rule == "join")
    assert "很多人" in whole
    one.reject(join.key)
    assert "很多人" not in result(one)
    assert [r.accepted for r in one.records if r.key == join.key] == [False]
    one.accept(join.key)
    assert result(one) == whole


def test_all_of_a_rule() -> None:
    one = review()
    one.set_rule("width", accepted=False)
    assert "昨天,林县科协举办大集,来了" in result(one)
    assert all(record.accepted == (record.rule != "width") for record in one.records)
    one.set_rule("width", accepted=True)
    assert "昨天，林县科协举办大集，来了" in result(one)


def test_all_above_a_confidence() -> None:
    one = review()
    one.accept_above(95)
    assert all(change.confidence >= 95 for change in one.cleaned.changes)
    assert {r.accepted for r in one.records if r.confidence < 95} == {False}
    assert {r.accepted for r in one.records if r.confidence >= 95} == {True}
    one.accept_above(0)
    assert result(one) == result(review())


def test_nothing_accepted_is_the_source() -> None:
    one = review()
    for _ in range(3):
        one.set_all(accepted=False)
    assert result(one) == TEXT


def test_both_halves_of_a_move_are_one_record() -> None:
    text = "科普大集的名单\n\n这是一段话，还没有\n（林县科协）\n说完，后面还有。\n"
    one = review(text)
    moves = [record for record in one.records if record.rule == "float"]
    assert [move.after for move in moves] == ["（林县科协）\n"]
    one.reject(moves[0].key)
    assert not [change for change in one.cleaned.changes if change.rule == "float"]


@given(st.sampled_from(sorted(KINDS)), st.randoms(use_true_random=False))
@settings(max_examples=15, deadline=None)
def test_any_choice_is_undone_to_the_source(kind: str, rng: random.Random) -> None:
    text = text_of(KINDS[kind](truth("stars"), random.Random(7)))
    one = review(text)
    keys = [record.key for record in one.records]
    one.reject(*rng.sample(keys, min(len(keys), rng.randint(0, 6))))
    rejected = {record.key for record in one.records if not record.accepted}
    assert not rejected & {change.key for change in one.cleaned.changes}
    draft = one.cleaned.draft
    assert undo(draft.text, draft.passes) == text
