"""Settings by hand in an open issue: set, undone, written, read again, cleared."""

from __future__ import annotations

from pathlib import Path

import pytest
from workshop import PAGE, lay

from pagesetter.geometry import Measure
from pagesetter.model import Story
from pagesetter.session.document import Document
from pagesetter.session.edits import EditError, set_article_text, set_story_value
from pagesetter.session.edits_manual import clear_manual, set_manual

COPY = "---\nheadline: 题\n---\n\n天地山水日月风云江。\n\n春夏秋冬东西南北中。\n\n[]{}\n"


def opened(folder: Path) -> Document:
    lay(folder, copy=COPY)
    return Document.open(str(folder))


def first(document: Document) -> Story:
    return document.issue.pages[0].stories[0]


def test_one_paragraph_is_set_undone_saved_and_cleared(tmp_path: Path) -> None:
    document = opened(tmp_path)
    path = tmp_path / "issues/2026-11-24/pages/02.yaml"
    document.edit(lambda i: set_manual(i, "02", "s1", 1, "letter-space", -10), "字距")
    document.edit(lambda i: set_manual(i, "02", "s1", 1, "pitch", Measure(115, 10)), "行距")
    document.edit(lambda i: set_manual(i, "02", "s1", 0, "preset", "book"), "标点")
    document.undo()
    document.redo()
    document.save()
    written = path.read_text(encoding="utf-8")
    assert "paragraph: 2" in written
    assert "begins: 春夏秋冬东西南北" in written
    assert "letter-space: -0.01" in written
    assert "pitch: 11.5pt" in written
    again = Document.open(str(tmp_path))
    assert [(m.paragraph, m.begins, [(v.name, v.value) for v in m.values])
            for m in first(again).manual] == [
        (2, "春夏秋冬东西南北", [("pitch", Measure(115, 10)), ("letter-space", -10)]),
        (1, "天地山水日月风云", [("preset", "book")]),
    ]  # fmt: skip
    again.edit(lambda i: set_manual(i, "02", "s1", 1, "pitch", None), "行距")
    assert [v.name for v in first(again).manual[0].values] == ["letter-space"]
    again.edit(lambda i: clear_manual(i, "02", "s1", 1), "清除")
    assert [m.paragraph for m in first(again).manual] == [1]
    again.edit(lambda i: set_manual(i, "02", "s1", 0, "preset", None), "标点")
    assert first(again).manual == ()
    again.save()
    assert path.read_text(encoding="utf-8") == PAGE


def test_a_whole_story_is_cleared_of_all_that_is_set_by_hand(tmp_path: Path) -> None:
    document = opened(tmp_path)

    def change(issue):
        issue = set_manual(issue, "02", "s1", None, "horizontal-scale", 97)
        issue = set_manual(issue, "02", "s1", None, "pitch", Measure(12))
        issue = set_manual(issue, "02", "s1", 1, "marks", "half")
        return set_story_value(issue, "02", "s1", "face", "楷")

    document.edit(change, "手动")
    assert len(first(document).style) == 3
    document.edit(lambda i: clear_manual(i, "02", "s1"), "全部清除")
    assert [v.name for v in first(document).style] == ["face"]
    assert first(document).manual == ()
    document.undo()
    assert len(first(document).style) == 3


def test_a_pitch_beside_a_size_and_balanced_feet_stay(tmp_path: Path) -> None:
    lay(tmp_path, PAGE.replace("article: lead\n", "article: lead\n    level: balance\n").encode())
    document = Document.open(str(tmp_path))
    issue = set_story_value(document.issue, "02", "s1", "size", Measure(9))
    issue = set_story_value(issue, "02", "s1", "pitch", Measure(12))
    issue = clear_manual(issue, "02", "s1")
    cleared = issue.pages[0].stories[0]
    assert [v.name for v in cleared.style] == ["size", "pitch"]
    assert cleared.level == "balance"
    stretched = document.issue.pages[0].stories[0]._replace(level="stretch")
    page = document.issue.pages[0]
    page = page._replace(stories=(stretched, *page.stories[1:]))
    issue = clear_manual(document.issue._replace(pages=(page,)), "02", "s1")
    assert issue.pages[0].stories[0].level == ""


def test_an_entry_found_at_another_number_is_written_anew(tmp_path: Path) -> None:
    document = opened(tmp_path)
    issue = set_manual(document.issue, "02", "s1", 1, "marks", "half")
    issue = set_article_text(issue, "lead", "新的一段。\n\n天地山水。\n\n春夏秋冬东西南北中。\n")
    issue = set_manual(issue, "02", "s1", 2, "preset", "book")
    (entry,) = issue.pages[0].stories[0].manual
    assert entry.paragraph == 3
    assert [v.name for v in entry.values] == ["marks", "preset"]


@pytest.mark.parametrize("block", [-1, 7])
def test_what_is_not_there_cannot_be_set(tmp_path: Path, block: int) -> None:
    issue = opened(tmp_path).issue
    with pytest.raises(EditError, match="no block"):
        set_manual(issue, "02", "s1", block, "pitch", Measure(12))
    with pytest.raises(EditError, match="size is not set by hand"):
        set_manual(issue, "02", "s1", 0, "size", Measure(12))
    with pytest.raises(EditError, match="no story s9"):
        set_manual(issue, "02", "s9", 0, "pitch", Measure(12))
