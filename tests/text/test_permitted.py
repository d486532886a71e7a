"""Permitted breaks as a program without fonts asks for them."""

from __future__ import annotations

import pytest

from pagesetter.text.permitted import Break, permitted_breaks


def shown(text: str, **options: object) -> str:
    """The text with | at every place where a line may turn."""
    allowed = {b.offset for b in permitted_breaks(text, **options) if b.allowed}  # type: ignore[arg-type]
    return "".join(("|" if i in allowed else "") + c for i, c in enumerate(text))


@pytest.mark.parametrize(
    ("text", "level", "expected"),
    [
        ("他说，“好”。", "none", "他|说|，|“|好|”|。"),
        ("他说，“好”。", "basic", "他|说，|“好”。"),
        ("他说，“好”。", "strict", "他|说，|“好”。"),
        ("甲／乙", "basic", "甲／|乙"),
        ("甲／乙", "gb", "甲／乙"),
        ("好——他", "gb", "好|——|他"),
        ("好——他", "strict", "好——|他"),
        ("好……他", "none", "好|……|他"),
        ("好……他", "strict", "好……|他"),
        ("共2.6万名", "gb", "共|2.6|万|名"),
        ("增12.5%了", "gb", "增|12.5%|了"),
        ("用GDP看", "gb", "用|GDP|看"),
    ],
)
def test_places(text: str, level: str, expected: str) -> None:
    assert shown(text, level=level) == expected


def test_rules_and_penalties() -> None:
    assert permitted_breaks("第3版，") == (
        Break(1, True, "free", 400),  # after 第
        Break(2, True, "free", 0),
        Break(3, False, "line-start", 2_000_000),
    )
    assert permitted_breaks("e\u0301")[0] == Break(1, False, "cluster", 10_000_000)
    assert permitted_breaks("一\n二")[1] == Break(2, True, "turn", 0)


def test_protected_phrases() -> None:
    rules = [b.rule for b in permitted_breaks("见周敏说", protected=["周敏"])]
    assert rules == ["free", "protected", "free"]


def test_nothing_has_no_places_and_levels_are_checked() -> None:
    assert permitted_breaks("") == permitted_breaks("一") == ()
    with pytest.raises(ValueError, match="level"):
        permitted_breaks("一二", level="lax")
