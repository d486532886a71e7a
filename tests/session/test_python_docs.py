"""The examples of docs/python.md, run as they stand, and the questions they do not show."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

from pagesetter import api

ROOT = Path(__file__).parents[2]


def test_examples_from_python(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    page = ROOT / "docs" / "python.md"
    blocks = re.findall(r"^```python\n(.*?)^```$", page.read_text("utf-8"), re.S | re.M)
    examples = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, page.name, page.name, 0)
    told: list[str] = []
    result = doctest.DocTestRunner().run(examples, out=told.append)
    assert (result.failed, "".join(told)) == (0, "")
    assert result.attempted > 12


def test_every_entry_is_in_the_page() -> None:
    page = (ROOT / "docs" / "python.md").read_text("utf-8")
    entries = [name for name in api.__all__ if name[0].islower()]
    assert [name for name in entries if f"{name}(" not in page] == []


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"measure": "11"}, "not a length"),
        ({"measure": "0字"}, "more than nothing"),
        ({"measure": []}, "more than nothing"),
        ({"size": "1字"}, "not a length"),
        ({"preset": "magazine"}, "preset must be one of newspaper, book"),
        ({"level": "css"}, "level must be one of none, basic, gb, strict"),
        ({"mode": "best"}, "mode must be one of first-fit, adaptive, total-fit"),
        ({"size_names": "大样"}, "size_names must be one of 标准, 印刷"),
        ({"text": ""}, "no text"),
    ],
)
def test_what_cannot_be_set(given: dict[str, object], words: str) -> None:
    asked: dict[str, object] = {"text": "山里的路", "measure": "11字", **given}
    for entry in (api.set_text, api.explain_text):
        with pytest.raises(ValueError, match=words):
            entry(**asked)  # type: ignore[arg-type]


def test_what_is_asked_for_is_what_is_set() -> None:
    text = "山里的路，一夜之间全白了。林晓说"
    made = api.set_text(text, ["6字", "30字"], indent="0字", protected=["路，一夜"], level="strict")
    assert made.text[made.lines[0].start : made.lines[0].end] == "山里的"
    book = api.explain_text(text, "6字", preset="book", mode="first-fit", indent="0字")
    plain = api.set_text(text, "6字", preset="book", mode="first-fit", indent="0字")
    assert [line.end for line in book.lines] == [line.end for line in plain.lines]


def test_names_of_sizes_are_of_the_table_asked_for() -> None:
    """六号 is 7.5 pt in word processors and 7.875 pt in the printing trade."""
    asked = {"size": "六号", "measure": "8字", "indent": "0字"}
    text = "山里的路，一夜之间全白了。林晓说"
    assert api.explain_text(text, **asked).em == 491_520
    for size_names, width in (("标准", 8 * 491_520), ("印刷", 8 * 516_096)):
        assert api.set_text(text, size_names=size_names, **asked).lines[0].width == width
