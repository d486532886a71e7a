"""Every error and warning of preflight, artwork, pictures and the copy desk says what to do."""

from __future__ import annotations

from importlib import import_module

import pytest

from pagesetter.checks.marks import Mark
from pagesetter.checks.profile import Profile
from pagesetter.checks.rules import press_findings
from pagesetter.geometry import UNIT, Rect

SHEET = Rect(0, 0, 800 * UNIT, 1100 * UNIT)


@pytest.mark.parametrize("table", ["checks", "artwork", "images", "export", "copydesk"])
def test_errors_and_warnings_have_a_remedy_in_both_languages(table: str) -> None:
    messages = import_module(f"pagesetter.findings.messages_{table}").MESSAGES
    assert [
        code
        for code, one in messages.items()
        if one.severity != "info" and not (one.remedy_en and one.remedy_zh)
    ] == []


@pytest.mark.parametrize(
    ("plates", "english", "chinese"),
    [
        ((), "a white line is 0.9 pt thick; below 1 pt the ink round it fills it",
         "反白线条只有 0.9 pt，小于 1 pt 容易被油墨糊死"),
        ((("M", 1000), ("Y", 1000)),
         "a line in 2 inks is 0.9 pt thick; below 1 pt they will not register",
         "2 色线条只有 0.9 pt，小于 1 pt 套不准"),
    ],
)  # fmt: skip
def test_thin_lines_say_what_they_are(
    plates: tuple[tuple[str, int], ...], english: str, chinese: str
) -> None:
    line = Mark("stroke", Rect(100 * UNIT, 500 * UNIT, 200 * UNIT, UNIT), plates, False,
                UNIT * 9 // 10)  # fmt: skip
    (one,) = press_findings([line], SHEET, SHEET, "1", Profile())
    assert (one.message(), one.message("zh")) == (english, chinese)
