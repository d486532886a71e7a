"""The open document: history, saving, and files that others change."""

from __future__ import annotations

import tracemalloc
from functools import partial
from pathlib import Path

import pytest
from workshop import LEAD, PAGE, lay, meaning

from pagesetter.findings import PagesetterError
from pagesetter.formats import load_issue
from pagesetter.model import Issue
from pagesetter.session.document import Document
from pagesetter.session.edits import (
    EditError,
    move_frame,
    resize_frame,
    set_article_text,
    set_section,
)
from pagesetter.session.history import History


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def opened(folder: Path, clock: Clock | None = None) -> Document:
    lay(folder)
    return Document(load_issue(str(folder)), clock or Clock())


def at(document: Document) -> tuple[int, int]:
    frame = document.issue.pages[0].stories[0].frames[1]
    return frame.column, frame.line


move = partial(move_frame, page="02", frame="f2")


def test_undo_and_redo(tmp_path: Path) -> None:
    document = opened(tmp_path)
    first = document.issue
    assert not document.undo()
    assert not document.redo()
    assert (document.undo_name, document.redo_name) == ("", "")
    assert document.edit(partial(move, column=4), "move frame")
    assert document.edit(partial(move, line=9), "move again")
    assert at(document) == (4, 9)
    assert document.undo_name == "move again"
    assert document.undo()
    assert at(document) == (4, 1)
    assert (document.undo_name, document.redo_name) == ("move frame", "move again")
    assert document.redo()
    assert at(document) == (4, 9)
    assert document.undo()
    assert document.undo()
    assert document.issue is first
    assert document.edit(partial(move, line=2), "other")
    assert not document.redo()
    assert at(document) == (5, 2)


def test_an_edit_that_changes_nothing_is_no_step(tmp_path: Path) -> None:
    document = opened(tmp_path)
    assert not document.edit(partial(move, column=5), "move frame")
    assert document.undo_name == ""
    assert not document.is_dirty


def test_an_edit_that_fails_is_no_step(tmp_path: Path) -> None:
    document = opened(tmp_path)
    with pytest.raises(EditError):
        document.edit(partial(move, column=0), "move frame")
    assert not document.is_dirty


def test_a_burst_is_one_step(tmp_path: Path) -> None:
    clock = Clock()
    document = opened(tmp_path, clock)

    def type_(section: str, burst: str = "section") -> None:
        document.edit(partial(set_section, page="02", section=section), f"type {section}", burst)

    for number, text in enumerate(("要", "要闻", "要闻版")):
        clock.now = number * 1.5
        type_(text)
    clock.now = 6.0  # three seconds after the last one
    type_("要闻版二")
    type_("要闻版三", "another burst")
    sections = []
    while document.undo():
        sections.append(document.issue.pages[0].section)
    assert sections == ["要闻版二", "要闻版", ""]
    assert document.redo_name == "type 要"


def test_a_burst_ends_with_saving_undoing_and_when_told(tmp_path: Path) -> None:
    document = opened(tmp_path)
    steps = 0
    for text, act in (("一", document.save), ("二", document.end_burst), ("三", None)):
        document.edit(partial(set_section, page="02", section=text), "type", "burst")
        if act:
            act()
    while document.undo():
        steps += 1
    assert steps == 3
    document.redo()
    document.edit(partial(set_section, page="02", section="四"), "type", "burst")
    document.undo()
    assert document.issue.pages[0].section == "一"


def test_dirty_until_saved_or_undone(tmp_path: Path) -> None:
    document = opened(tmp_path)
    assert not document.is_dirty
    document.edit(partial(move, column=4), "move frame")
    assert document.is_dirty
    document.undo()
    assert not document.is_dirty
    document.redo()
    document.save()
    assert not document.is_dirty
    document.undo()
    assert document.is_dirty
    document.redo()
    assert not document.is_dirty
    document.undo()
    document.save()
    assert Path(document.folder, "pages", "02.yaml").read_text(encoding="utf-8") == PAGE


def test_opening_and_saving_changes_no_byte(tmp_path: Path) -> None:
    document = opened(tmp_path)
    files = {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in tmp_path.rglob("*") if p.is_file()}
    document.save()
    assert {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in files} == files
    assert len([p for p in tmp_path.rglob("*") if p.is_file()]) == 5


def test_places_are_right_after_saving(tmp_path: Path) -> None:
    document = opened(tmp_path)
    words = "第零段。\n\n第一段。\n\n第二段。\n"
    document.edit(partial(set_article_text, article="lead", markdown=words), "type")
    document.save()
    lines = [block.span.line for block in document.issue.articles[0].body]
    assert lines == [5, 7, 9]
    copy = Path(document.folder, "copy", "lead.md")
    assert copy.read_text(encoding="utf-8") == LEAD.replace("第一段", "第零段。\n\n第一段")


def test_revert(tmp_path: Path) -> None:
    document = opened(tmp_path)
    assert not document.revert()
    document.edit(partial(move, column=4), "move frame")
    document.save()
    document.edit(partial(move, column=2), "move frame")
    assert document.revert()
    assert at(document) == (4, 1)
    assert not document.is_dirty
    document.undo()
    assert at(document) == (2, 1)


def test_files_changed_by_others(tmp_path: Path) -> None:
    document = opened(tmp_path)
    page = Path(document.folder, "pages", "02.yaml")
    theirs = PAGE.replace("layout: five", "layout: five\nsection: 他人改的")
    page.write_text(theirs, encoding="utf-8")
    document.edit(partial(move, column=4), "move frame")
    with pytest.raises(PagesetterError) as error:
        document.save()
    assert [f.code for f in error.value.findings] == ["file-changed-on-disk"]
    assert page.read_text(encoding="utf-8") == theirs
    assert document.is_dirty
    assert at(document) == (4, 1)

    assert document.reload()
    assert document.issue.pages[0].section == "他人改的"
    assert not document.is_dirty
    document.edit(partial(move, column=4), "move frame")
    document.save()
    assert page.read_text(encoding="utf-8") == theirs.replace("f2, column: 5", "f2, column: 4")


def test_reload_of_unchanged_files_is_no_step(tmp_path: Path) -> None:
    document = opened(tmp_path)
    assert not document.reload()
    assert document.undo_name == ""
    assert not document.is_dirty


def test_reload_of_broken_files_changes_nothing(tmp_path: Path) -> None:
    document = opened(tmp_path)
    document.edit(partial(move, column=4), "move frame")
    Path(document.folder, "pages", "02.yaml").write_text("a: [", encoding="utf-8")
    with pytest.raises(PagesetterError):
        document.reload()
    assert at(document) == (4, 1)


def test_what_a_page_may_not_say_is_not_saved(tmp_path: Path) -> None:
    document = opened(tmp_path)
    document.edit(partial(resize_frame, page="02", frame="f2", lines=10_001), "resize")
    with pytest.raises(PagesetterError, match="10001 is out of range"):
        document.save()
    assert Path(document.folder, "pages", "02.yaml").read_text(encoding="utf-8") == PAGE


def test_ten_thousand_steps_fit_in_memory(tmp_path: Path) -> None:
    """64 pages, an article of 200 blocks: a step costs what changed, not the issue."""
    lay(tmp_path, copy="\n\n".join(f"第{n}段。" for n in range(200)))
    issue = load_issue(str(tmp_path)).issue
    pages = tuple(issue.pages[0]._replace(name=f"{n:02}", number=n) for n in range(1, 65))
    issue = issue._replace(pages=pages)
    history = History(issue)
    article = issue.articles[0]

    def typed(issue: Issue, number: int) -> Issue:
        block = article.body[number % 200]
        spans = (block.spans[0]._replace(text=f"改{number}"),)
        body = list(issue.articles[0].body)
        body[number % 200] = block._replace(spans=spans)
        return issue._replace(articles=(issue.articles[0]._replace(body=tuple(body)),))

    tracemalloc.start()
    for number in range(1000):
        issue = typed(issue, number)
        issue = move_frame(issue, f"{number % 64 + 1:02}", "f2", line=number + 2)
        history.record(issue, "step")
    used, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(history) == 1000
    assert used * 10 < 100 << 20
    assert meaning(history.current.pages[0]) != meaning(pages[0])
