"""Composing is pure: the same values give the same pages, whoever composes them and when."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest
from small_pages import ISSUES, composed_small, text_of

from pagesetter.compose import compose
from pagesetter.compose.pouring import Pouring
from pagesetter.display.walk import glyph_runs
from pagesetter.fonts import FontBook
from pagesetter.text import fill

HERE = os.path.dirname(os.path.abspath(__file__))


@pytest.mark.parametrize("name", ISSUES)
def test_small_pages_are_as_they_were(
    name: str, font_book: FontBook, golden: Callable[[str, str], None]
) -> None:
    golden(f"compose-{name}.txt", text_of(composed_small(name, font_book), font_book))


@pytest.mark.parametrize("name", ISSUES)
def test_composing_twice_gives_the_same(name: str, font_book: FontBook) -> None:
    first, second = (composed_small(name, font_book) for _ in range(2))
    assert first == second
    assert composed_small(name, FontBook()) == first


@pytest.mark.parametrize("name", ISSUES)
def test_composing_leaves_the_issue_as_it_is(name: str, font_book: FontBook) -> None:
    issue = ISSUES[name]()
    compose(issue, font_book)
    assert issue == ISSUES[name]()


def test_another_process_with_another_hash_seed_gives_the_same() -> None:
    def told(seed: str) -> str:
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"}
        script = os.path.join(HERE, "small_pages.py")
        run = subprocess.run(
            [sys.executable, script], env=environment, capture_output=True, check=True, cwd="/"
        )
        return run.stdout.decode("utf-8")

    first = told("1")
    assert first.count("page ") > 3
    assert told("77") == first


def test_the_small_pages_say_what_they_are_made_to_say(font_book: FontBook) -> None:
    codes = {name: {f.code for f in composed_small(name, font_book).findings} for name in ISSUES}
    assert all("overset" not in told for told in codes.values())
    assert "manual-stretch" in codes["jump"]


@pytest.mark.parametrize("name", ISSUES)
def test_values_made_past_their_constructor_have_every_field(
    name: str, font_book: FontBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Lines, runs, cuts and slots are made by `tuple.__new__`, which counts no fields."""
    met: list[Any] = []
    for module, function in ((fill.Filler, "fill"), (Pouring, "record")):
        plain = getattr(module, function)

        def heard(*given: object, _plain: Callable[..., object] = plain) -> object:
            made = _plain(*given)
            met.extend(one for one in (*given, made) if hasattr(one, "_fields"))
            return made

        monkeypatch.setattr(module, function, heard)
    composed = composed_small(name, font_book)
    for page in composed.pages:
        met += page.lines
        met += (line.box for line in page.lines)
        met += glyph_runs(page.display.items)
    kinds = {type(one).__name__ for one in met}
    assert kinds >= {"Cut", "Line", "PlacedLine", "Rect", "GlyphRun", "Slot"}
    assert [one for one in met if len(one) != len(type(one)._fields)] == []
