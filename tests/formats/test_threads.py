"""Stories that go on on other pages: to nowhere, twice, in a ring; and pages of one number."""

from __future__ import annotations

import pytest
from papers import ISSUE, ISSUE_FOLDER, good, write

from pagesetter.findings import WARNING, PagesetterError
from pagesetter.formats import load_issue


def issue_of(folder, *pages: str, head: str = "") -> None:
    """An issue whose pages 01, 02 … hold the given stories, one line each."""
    names = [f"{number:02}" for number in range(1, len(pages) + 1)]
    files = good()
    del files[f"{ISSUE_FOLDER}/pages/02.yaml"]
    files[f"{ISSUE_FOLDER}/issue.yaml"] = ISSUE.replace("[02]", f"[{', '.join(names)}]")
    for name, stories in zip(names, pages, strict=True):
        files[f"{ISSUE_FOLDER}/pages/{name}.yaml"] = (
            f"format: pagesetter-page/1\nlayout: five\n{head}stories:\n{stories}"
        )
    write(str(folder), files)


def errors(folder) -> list[tuple[str, str]]:
    with pytest.raises(PagesetterError) as caught:
        load_issue(str(folder))
    for found in caught.value.findings:
        assert found.message("en") + found.remedy("en")
        assert found.message("zh") + found.remedy("zh")
    return [(str(f.span).rpartition("/")[2], f.code) for f in caught.value.findings]


def test_a_story_over_three_pages(tmp_path):
    issue_of(
        tmp_path,
        "  - {id: s1, article: lead}\n",
        "  - {id: s1, continues: 01/s1}\n",
        "  - {id: s9, continues: 02/s1}\n",
    )
    pages = load_issue(str(tmp_path)).issue.pages
    assert [page.stories[0].continues for page in pages] == ["", "01/s1", "02/s1"]


def test_to_a_story_that_is_not_there(tmp_path):
    issue_of(tmp_path, "  - {id: s1, article: lead}\n", "  - {id: s2, continues: 01/s2}\n")
    assert errors(tmp_path) == [("02.yaml:4:25", "continues-unknown")]


def test_twice_from_one_story(tmp_path):
    issue_of(
        tmp_path,
        "  - {id: s1, article: lead}\n",
        "  - {id: s1, continues: 01/s1}\n  - {id: s2, continues: 01/s1}\n",
    )
    assert errors(tmp_path) == [("02.yaml:5:5", "continues-twice")]


def test_a_ring_over_two_pages_is_told_once(tmp_path):
    issue_of(
        tmp_path,
        "  - {id: s1, continues: 02/s1}\n",
        "  - {id: s1, continues: 01/s1}\n  - {id: s2, continues: 02/s1}\n",
    )
    assert errors(tmp_path) == [
        ("01.yaml:4:25", "thread-loop"),
        ("02.yaml:5:5", "continues-twice"),
    ]


def test_a_long_thread_is_no_ring(tmp_path):
    stories = "  - {id: s0, article: lead}\n" + "".join(
        f"  - {{id: s{i}, continues: 01/s{i - 1}}}\n" for i in range(1, 2000)
    )
    issue_of(tmp_path, stories)
    assert len(load_issue(str(tmp_path)).issue.pages[0].stories) == 2000


def test_to_a_story_whose_page_is_wrong(tmp_path):
    """What could not be read may well be there: one mistake, one finding."""
    issue_of(tmp_path, "  - {id: s 1, article: lead}\n", "  - {id: s2, continues: 01/s1}\n")
    assert errors(tmp_path) == [("01.yaml:4:10", "name-form")]


def test_two_pages_of_one_number(tmp_path):
    issue_of(tmp_path, "  - {id: s1}\n", "  - {id: s1}\n", head="number: 3\n")
    (found,) = load_issue(str(tmp_path)).findings
    assert (found.code, found.severity) == ("page-number-twice", WARNING)
    assert found.span.file == f"{ISSUE_FOLDER}/pages/02.yaml"
    assert "01" in found.message("zh")
    assert "3" in found.message("en")
