"""Three-way merging: both sides' changes taken, the editor's kept, nothing lost unseen."""

from __future__ import annotations

import random
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pagesetter.copydesk.merge import merge
from pagesetter.copydesk.versions import _pairs

MORE, FIVE = ("三百", "四百"), ("三百", "五百")
OLD = "县科协昨天举办大集，来了三百人。\n\n第二段不变。\n\n第三段说天气。\n"


@pytest.mark.parametrize(
    ("ours", "theirs", "text", "taken", "conflicts"),
    [
        # Only the new version changed.
        (OLD, OLD.replace(*MORE), OLD.replace(*MORE), 1, 0),
        # Only the editor did.
        (OLD.replace("说天气", "谈气候"), OLD, OLD.replace("说天气", "谈气候"), 0, 0),
        # Both, in different paragraphs.
        (
            OLD.replace("说天气", "谈气候"), OLD.replace(*MORE),
            OLD.replace("说天气", "谈气候").replace("三百", "四百"), 1, 0,
        ),
        # Both, in different words of one paragraph.
        (
            OLD.replace("昨天", "日前"), OLD.replace(*MORE),
            OLD.replace("昨天", "日前").replace("三百", "四百"), 1, 0,
        ),
        # Both, the same.
        (OLD.replace(*MORE), OLD.replace(*MORE), OLD.replace(*MORE), 0, 0),
        # Both, the same word otherwise: the editor's stands.
        (OLD.replace(*FIVE), OLD.replace(*MORE), OLD.replace(*FIVE), 0, 1),
        # The editor struck a paragraph the new version changed.
        (
            OLD.replace("第二段不变。\n\n", ""), OLD.replace("第二段不变", "第二段变了很多"),
            OLD.replace("第二段不变。\n\n", ""), 0, 1,
        ),
        # A new paragraph at the end.
        (
            OLD.replace("昨天", "日前"), OLD + "\n记者 甲\n",
            OLD.replace("昨天", "日前") + "\n记者 甲\n", 1, 0,
        ),
    ],
)  # fmt: skip
def test_what_each_side_changed(
    ours: str, theirs: str, text: str, taken: int, conflicts: int
) -> None:
    merged = merge(OLD, ours, theirs)
    assert merged.text == text
    assert (len(merged.taken), len(merged.conflicts)) == (taken, conflicts)


def test_a_conflict_holds_both_texts() -> None:
    merged = merge(OLD, OLD.replace(*FIVE), OLD.replace(*MORE))
    ((ours, theirs),) = merged.conflicts
    assert "五" in ours
    assert "四" in theirs


WORDS_OF_NEWS = ("科协", "大集", "昨天", "来了", "三百", "村民", "讲座", "渡口", "水位", "，", "。")
WORDS = st.lists(
    st.sampled_from(["科协", "大集", "三百人", "，", "。", "昨天", "\n", "\n\n"]), max_size=14
)
TEXTS = WORDS.map("".join)


@given(TEXTS, TEXTS)
def test_one_side_alone_is_taken_whole(base: str, new: str) -> None:
    assert merge(base, base, new).text == new
    assert merge(base, new, base).text == new
    assert merge(base, new, new).text == new
    assert merge(base, new, base).conflicts == ()


@given(TEXTS, TEXTS, TEXTS)
@settings(max_examples=300)
def test_nothing_of_either_side_is_lost_unseen(base: str, ours: str, theirs: str) -> None:
    """Marks put in by each side: the editor's stand, the other's stand or are told."""
    ours, theirs = ours + "甲", "乙" + theirs
    merged = merge(base, ours, theirs)
    assert merged.text.count("甲") >= 1
    told = "".join(other for _, other in merged.conflicts)
    assert "乙" in merged.text + told


@given(TEXTS, TEXTS, TEXTS, st.sets(st.integers(0, 6)))
def test_differences_decided_the_other_way(
    base: str, ours: str, theirs: str, turned: set[int]
) -> None:
    """All places of the new version left out give the editor's text; each is where it says."""
    told = merge(base, ours, theirs).differences
    kept = {n for n, one in enumerate(told) if one.is_taken}
    assert merge(base, ours, theirs, kept).text == ours
    merged = merge(base, ours, theirs, turned)
    assert [(d.ours, d.theirs) for d in merged.differences] == [(d.ours, d.theirs) for d in told]
    for number, (one, before) in enumerate(zip(merged.differences, told, strict=True)):
        assert one.is_taken == (before.is_taken != (number in turned))
        assert merged.text[one.at :].startswith(one.theirs if one.is_taken else one.ours)
        assert ours[one.was :].startswith(one.ours)


def test_a_place_only_the_new_version_changed_is_told_by_its_words() -> None:
    merged = merge(OLD, OLD, OLD.replace(*MORE).replace("说天气", "谈天气"))
    assert merged.taken == (("三", "四"), ("说", "谈"))
    # A line that is another one altogether is one place.
    (taken,) = merge(OLD, OLD, OLD.replace("第二段不变。", "这里完全换了新话！")).taken
    assert taken == ("第二段不变。\n", "这里完全换了新话！\n")


def test_no_number_is_made_of_two() -> None:
    """The editor corrected the thousands, the new version the last digit."""
    base = "据统计，当天共接诊3100人次，解答问题若干。\n"
    merged = merge(base, base.replace("3100", "4100"), base.replace("3100", "3108"))
    assert merged.text == base.replace("3100", "4100")
    assert merged.conflicts == (("4100", "3108"),)


def test_many_articles_find_their_earlier_versions_in_time() -> None:
    """150 articles in another order, each with words changed; like as they are in their words."""
    rng = random.Random(7)
    olds = ["".join(rng.choice(WORDS_OF_NEWS) for _ in range(120)) for _ in range(150)]
    order = list(range(150))
    rng.shuffle(order)
    news = [olds[at].replace("大集", "盛会").replace("昨天", "前天") for at in order]
    started = process_time()
    assert _pairs(olds, [*news, "天文台昨夜看见彗星。"]) == dict(enumerate(order))
    assert process_time() - started < 10
