"""A deliberately bad issue: all that is wrong is found; its report in the docs is as made."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bad_copy import FOUND, lay

from pagesetter.cli.main import main
from pagesetter.session.preflight import check_issue


def test_every_fault_of_the_bad_copy_is_found_with_its_place(tmp_path: Path) -> None:
    found = check_issue(lay(tmp_path)).findings
    told = {one.code for one in found}
    assert sorted(set(FOUND) - told) == []
    assert len(FOUND) == 27
    for one in found:
        if one.code in FOUND:
            assert one.span.file or one.place.page, one.code
            for language in ("zh", "en"):
                assert one.message(language)
                assert one.remedy(language) or one.severity == "info", one.code


@pytest.mark.usefixtures("golden")  # runs with --golden too
def test_the_report_in_the_docs_is_the_program_s(
    tmp_path: Path, root: str, capsys: pytest.CaptureFixture[str], pytestconfig: pytest.Config
) -> None:
    """`pytest --golden` puts it between the fences anew; look at what changed."""
    assert main(["check", lay(tmp_path), "--lang", "zh"]) == 1
    report = capsys.readouterr().out
    page = Path(root, "docs", "press.md")
    before, rest = page.read_text("utf-8").split("## A bad copy", 1)
    words, example, after = re.split(r"```(?:text)?\n", rest, maxsplit=2)
    if pytestconfig.getoption("--golden"):
        page.write_text(f"{before}## A bad copy{words}```text\n{report}```\n{after}", "utf-8")
    assert report == example
