"""Locked turns, turns locked out, and lines kept: done by hand with faces of 1 em a Han."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from line_fakes import BOOK_OF_FACES, STYLE, em

from pagesetter.text import NEWSPAPER, SetParagraph, Setting, set_paragraph
from pagesetter.text.explain import explain
from pagesetter.text.permitted import permitted_breaks
from pagesetter.text.setting import Fixed

MODES = ("first-fit", "adaptive", "total-fit")
TEXT = "一二三四五六七八九十甲乙丙丁戊己庚辛壬癸子丑寅卯"


def set_fixed(text: str, ems: float, fixed: Fixed | None, **changes: str) -> SetParagraph:
    setting = NEWSPAPER._replace(fixed=fixed, **changes)
    return set_paragraph([(text, STYLE)], setting, [em(ems)], BOOK_OF_FACES)


def lines(done: SetParagraph) -> list[str]:
    return [done.text[line.start : line.end] for line in done.lines]


@pytest.mark.parametrize("mode", MODES)
def test_a_locked_turn_ends_a_line_which_is_filled_and_says_so(mode: str) -> None:
    done = set_fixed(TEXT, 10, Fixed(turns=(9,)), mode=mode)
    assert lines(done) == ["一二三四五六七八九", "十甲乙丙丁戊己庚辛壬", "癸子丑寅卯"]
    assert done.lines[0].reason == "locked"
    assert done.lines[1].reason == "measure"
    assert done.lines[0].width == em(10)
    assert done.lines[0].spent == (("gaps", em(1)),)


@pytest.mark.parametrize("mode", MODES)
def test_a_turn_locked_out_is_not_made_and_is_the_reason(mode: str) -> None:
    done = set_fixed(TEXT, 10, Fixed(bars=(10,)), mode=mode)
    assert lines(done)[0] == "一二三四五六七八九"
    assert done.lines[0].reason == "locked"


@pytest.mark.parametrize("mode", MODES)
def test_locks_in_the_middle_leave_the_lines_before_them_alone(mode: str) -> None:
    text = TEXT + "，" + TEXT + "。"
    done = set_fixed(text, 8, Fixed(turns=(32,)), mode=mode)
    assert [line.end for line in done.lines][:4] == [8, 16, 24, 32] or 32 in [
        line.end for line in done.lines
    ]
    assert [line.reason for line in done.lines].count("locked") == 1


def test_two_locks_too_far_apart_for_one_line_have_lines_between_them() -> None:
    done = set_fixed(TEXT, 6, Fixed(turns=(6, 17)), mode="total-fit")
    assert (
        [line.end for line in done.lines] == [6, 12, 17, 23, 24]
        or [line.end for line in done.lines][:3] == [6, 12, 17]
        or [line.end for line in done.lines][:3] == [6, 11, 17]
    )


@pytest.mark.parametrize("mode", MODES)
def test_a_lock_against_a_rule_or_that_fills_no_line_is_not_kept(mode: str) -> None:
    text = "一二三四五六七八九，甲乙丙丁戊己庚辛壬癸子丑"
    assert 9 not in [line.end for line in set_fixed(text, 10, Fixed(turns=(9,))).lines]
    assert lines(set_fixed(TEXT, 10, Fixed(turns=(3,)), mode=mode)) == [
        "一二三四五六七八九十",
        "甲乙丙丁戊己庚辛壬癸",
        "子丑寅卯",
    ]


@pytest.mark.parametrize("mode", MODES)
def test_no_character_is_lost_at_a_lock_against_a_rule(mode: str) -> None:
    text = "一二三四五六七八九十，乙丙丁戊己庚辛壬癸子丑"
    done = set_fixed(text, 10.5, Fixed(turns=(10,)), mode=mode)
    assert "".join(lines(done)) == text
    assert 10 not in [line.end for line in done.lines]


def test_a_kept_line_must_still_hold_its_text() -> None:
    """Twelve 字 do not go into ten; ten and a comma that gives half its room do."""
    assert lines(set_fixed(TEXT, 10, Fixed(kept=(12,))))[0] == TEXT[:10]
    text = "一二三四五，六七八九十甲乙丙丁"
    assert lines(set_fixed(text, 9.5, Fixed(kept=(10,))))[0] == "一二三四五，六七八九"
    assert lines(set_fixed(text, 9, Fixed(kept=(10,))))[0] == "一二三四五，六七八"


def test_the_explanation_names_the_lock() -> None:
    setting = NEWSPAPER._replace(fixed=Fixed(turns=(9,), bars=(19,)))
    made = explain([(TEXT, STYLE)], setting, [em(10)], BOOK_OF_FACES)
    assert [one.kind for one in made.lines] == ["locked", "locked", "last"]
    assert made.lines[1].rule.id == "locked"
    assert made.lines[1].text == "十甲乙丙丁戊己庚辛"
    assert made.why_not(19).verdict == "rule"
    assert made.why_not(19).rule.zh == "编辑已锁定此处不转行"
    assert made.why_not(10).verdict == "unfillable"


def test_a_paragraph_is_set_a_line_longer_or_shorter_when_no_line_gapes() -> None:
    text = "一二，三四，五六，七八，九十，甲乙，丙丁，戊己，庚辛，壬癸"
    usual = set_fixed(text, 10, None)
    assert len(usual.lines) == 3
    assert lines(set_fixed(text, 10, Fixed(change=-1))) == lines(usual)
    long = "一二三四五六七八九十甲乙丙丁戊己庚辛壬癸" * 3 + "子丑寅，卯"
    assert [len(set_fixed(long, 20, f).lines) for f in (None, Fixed(change=1))] == [4, 4]
    squeezed = "一二，三四，五六七八，九十" * 6 + "甲乙"
    normal = len(set_fixed(squeezed, 19, None).lines)
    assert len(set_fixed(squeezed, 19, Fixed(change=-1)).lines) == normal - 1


ALPHABET = "一二三四五六七八，。、“”《》（）20a%—…"


@settings(max_examples=150, deadline=None)
@given(
    before=st.text(ALPHABET, min_size=4, max_size=60),
    cut=st.integers(0, 60),
    removed=st.integers(0, 8),
    typed=st.text(ALPHABET, max_size=8),
    mode=st.sampled_from(MODES),
    ems=st.sampled_from([7, 9, 12]),
)
def test_keeping_the_lines_before_an_edit_never_breaks_a_rule(
    before: str, cut: int, removed: int, typed: str, mode: str, ems: int
) -> None:
    at = min(cut, len(before))
    after = before[:at] + typed + before[at + removed :]
    if not after.strip():
        return
    old = set_fixed(before, ems, None, mode=mode)
    kept = tuple(line.end for line in old.lines if line.end <= at)
    done = set_fixed(after, ems, Fixed(kept=kept), mode=mode)
    free = set_fixed(after, ems, None, mode=mode)
    assert "".join(lines(done)) == after
    allowed = {b.offset for b in permitted_breaks(after) if b.allowed} | {len(after)}
    if all(line.end in allowed for line in free.lines):
        assert all(line.end in allowed for line in done.lines)
        assert {f.code for f in done.findings} <= {f.code for f in free.findings} | {"loose-line"}
    for line in done.lines[:-1]:
        if "measure-too-narrow" not in {f.code for f in done.findings}:
            assert line.width == em(ems)


def test_lines_before_an_edit_stay_though_a_free_setting_would_change_them() -> None:
    before = "一二三四五六七八“九十甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
    old = [line.end for line in set_fixed(before, 9, None, mode="first-fit").lines]
    assert old[0] == 8
    after = before[:20] + "天地玄黄" + before[20:]
    kept = tuple(end for end in old if end <= 20)
    done = set_fixed(after, 9, Fixed(kept=kept), mode="total-fit")
    assert tuple(line.end for line in done.lines)[: len(kept)] == kept


@pytest.mark.parametrize(
    ("text", "ems", "first"),
    [
        ("我们用photosynthesis来说明的", 6.625, "我们用photo"),
        ("热线：0571-87654321号请打一打。", 6, "热线：0571-"),
    ],
)
def test_kept_lines_keep_what_they_parted(text: str, ems: float, first: str) -> None:
    """First-fit parts no word or number; a proof that did is kept, the hyphen drawn."""
    free = set_fixed(text, ems, None, mode="first-fit")
    assert lines(free)[0] != first
    done = set_fixed(text, ems, Fixed(kept=(len(first),)), mode="first-fit")
    assert lines(done)[0] == first
    assert (done.lines[0].width, done.lines[0].reason) == (em(ems), "hyphen")
    drawn = "".join(run.text for run in done.lines[0].items)
    assert drawn == (first if first.endswith("-") else first + "\u00ad")


def test_a_setting_without_anything_fixed_is_what_it_was() -> None:
    assert Setting().fixed is None
