"""Every finding has its words: no code in two tables, both languages."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module

import pytest

from pagesetter import findings
from pagesetter.findings.catalogue import TABLES, message_of
from pagesetter.findings.counting import filled
from pagesetter.findings.finding import Finding, Message
from pagesetter.gui.i18n.catalogue import WORDS

FOLDER = os.path.dirname(findings.__file__)
TOLD = {name: import_module(f"pagesetter.findings.messages_{name}").MESSAGES for name in TABLES}


def test_every_table_is_looked_into() -> None:
    files = {n[9:-3] for n in os.listdir(FOLDER) if n.startswith("messages_")}
    parts = files - set(TABLES)
    # Tables cut in two for their length are joined by the first part.
    assert parts == {"formats_yaml", "pdf"}
    for part in parts:
        codes = import_module(f"pagesetter.findings.messages_{part}").MESSAGES.keys()
        assert any(codes <= table.keys() for table in TOLD.values()), part


def test_no_code_is_in_two_tables() -> None:
    codes = [code for table in TOLD.values() for code in table]
    assert sorted({code for code in codes if codes.count(code) > 1}) == []
    assert len(codes) > 300


@pytest.mark.parametrize("name", TABLES)
def test_words_stand_in_both_languages(name: str) -> None:
    for code, message in TOLD[name].items():
        assert isinstance(message, Message)
        assert message.severity in ("error", "warning", "info"), code
        assert message.en, code
        assert message.zh, code
        assert bool(message.remedy_en) == bool(message.remedy_zh), code
        assert any("\u4e00" <= c <= "\u9fff" for c in message.zh), code


COUNTED = re.compile(
    r"\{(\w+)\} (?:(?:more|empty|other|tracked|grid) )?(lines|characters|chars|columns"
    r"|pages|names|pieces|codes|values|changes|decimals|levels|modules|frames|differences|articles|files|errors|warnings|stories|pictures"
    r"|words|rows)\b"
)
"""A number whose noun would be wrong for 1."""


def english() -> Iterator[tuple[str, str]]:
    for table in TOLD.values():
        for code, message in table.items():
            yield code, message.en
            yield code, message.remedy_en
    for key, words in WORDS.items():
        yield key, words.en


def test_no_number_of_one_has_a_noun_of_many() -> None:
    wrong = {key for key, text in english() if COUNTED.search(text)}
    assert wrong == set()
    assert COUNTED.search("story {story} is over by {lines} lines")
    counted = [text for _, text in english() if re.search(r"\{\w+:[a-z ]+\|", text)]
    assert len(counted) > 40


@pytest.mark.parametrize(
    ("code", "params", "one", "many"),
    [
        ("overset", {"lines": "{n}", "characters": "{n}", "story": "s1", "cut": "{n}", "where": "",
          "where_zh": ""},
         "story s1 is over by 1 line, 1 character", "story s1 is over by 21 lines, 21 characters"),
        ("ink-on-black-page", {"inks": "黑", "count": "{n}"},
         "the page is printed from 黑; 1 piece in another colour is turned to black",
         "the page is printed from 黑; 21 pieces in other colours are turned to black"),
        ("manual-stretch", {"story": "s1", "lines": "{n}", "grid": "{n}"},
         "story s1 is stretched by hand: 1 line stands on 1 grid line",
         "story s1 is stretched by hand: 21 lines stand on 21 grid lines"),
    ],
)  # fmt: skip
def test_a_number_takes_its_noun_with_it(
    code: str, params: dict[str, str], one: str, many: str
) -> None:
    for number, told in ((1, one), (21, many)):
        filled = {name: value.format(n=number) for name, value in params.items()}
        found = Finding(code, "error", params=tuple(filled.items()))
        assert found.message("en") == told
        assert "|" not in found.message("zh") + found.remedy("en") + found.remedy("zh")
        assert f"{number} " in found.message("zh")


def test_words_of_a_remedy_are_counted_too() -> None:
    params = {"cut": "1", "where": "", "where_zh": "", "lines": "1"}
    remedy = Finding("overset", "error", params=tuple(params.items())).remedy("en")
    assert remedy == "Cut 1 character where that gains a line, or give its frames 1 more line."


def test_what_is_filled_in_is_not_read_as_a_text_to_fill() -> None:
    assert filled("{a} and {a:b|c}: {n:04}, {t!r}", {"a": "{x}", "n": 7, "t": "q"}) == (
        "{x} and {x} c: 0007, 'q'"
    )
    with pytest.raises(KeyError):
        filled("{a:line|lines}", {})


def test_a_code_is_found_and_only_what_must_be_read_is() -> None:
    script = (
        "import sys; from pagesetter.findings.catalogue import message_of;"
        "print(message_of('overset').severity);"
        "print('pagesetter.findings.messages_gui' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["error", "False"]
    with pytest.raises(KeyError):
        message_of("no-such-code")
