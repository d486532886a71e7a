"""Every finding has its words: no code in two tables, both languages."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib import import_module

import pytest

from pagesetter import findings
from pagesetter.findings.catalogue import TABLES, message_of
from pagesetter.findings.finding import Message

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
