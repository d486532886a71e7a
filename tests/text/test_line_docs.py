"""The examples of docs/the-line.md, run as they stand."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "the-line.md"


def test_examples_of_the_line() -> None:
    blocks = re.findall(r"^```python\n(.*?)^```$", PAGE.read_text("utf-8"), re.S | re.M)
    examples = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, PAGE.name, PAGE.name, 0)
    told: list[str] = []
    result = doctest.DocTestRunner().run(examples, out=told.append)
    assert (result.failed, "".join(told)) == (0, "")
    assert result.attempted > 15
