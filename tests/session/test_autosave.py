"""Unsaved work after a crash: kept, found, put back; a journal makes nothing but values."""

from __future__ import annotations

import os
import pickle
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from workshop import lay, meaning

from pagesetter.session import autosave, edits
from pagesetter.session.autosave import Autosave, left_behind, recovered
from pagesetter.session.document import Document


def crashed(state: Path, folder: Path, document: Document) -> None:
    """Keep a journal as a window does that is then gone."""
    kept = Autosave(str(state), str(folder))
    assert kept.write(kept.packed(document.base, document.issue))
    kept.close(keep=True)


def opened(folder: Path) -> Document:
    lay(folder)
    return Document.open(str(folder))


def move(document: Document) -> None:
    assert document.edit(lambda i: edits.move_frame(i, "02", "f1", column=1, line=9), "move")


def test_what_was_not_saved_comes_back(tmp_path: Path) -> None:
    document = opened(tmp_path / "paper")
    move(document)
    document.edit(lambda i: edits.set_article_field(i, "lead", "headline", "新题"), "title")
    crashed(tmp_path / "state", tmp_path / "paper", document)
    again = Document.open(str(tmp_path / "paper"))
    (journal,) = left_behind(str(tmp_path / "state"), str(tmp_path / "paper"))
    merged = recovered(journal, again.issue)
    assert merged.clashes == ()
    assert meaning(merged.issue) == meaning(document.issue)
    again.edit(lambda _: merged.issue, "recover")
    again.save()
    assert "line: 9" in (tmp_path / "paper/issues/2026-11-24/pages/02.yaml").read_text()


def test_what_others_wrote_since_stays(tmp_path: Path) -> None:
    document = opened(tmp_path / "paper")
    move(document)
    crashed(tmp_path / "state", tmp_path / "paper", document)
    copy = tmp_path / "paper/issues/2026-11-24/copy/lead.md"
    copy.write_text(copy.read_text().replace("第一段", "改过的第一段"))
    page = tmp_path / "paper/issues/2026-11-24/pages/02.yaml"
    page.write_text(page.read_text().replace("title: 待定", "title: 另一计划"))
    now = Document.open(str(tmp_path / "paper")).issue
    (journal,) = left_behind(str(tmp_path / "state"), str(tmp_path / "paper"))
    issue, clashes = recovered(journal, now)
    assert clashes == ()
    assert issue.pages[0].stories[0].frames[0].line == 9
    plan = issue.pages[0].stories[1].plan
    assert plan is not None
    assert plan.title == "另一计划"
    assert issue.articles[0].body[0].text == "改过的第一段。"


def test_one_story_changed_by_both_is_told_and_the_unsaved_counts(tmp_path: Path) -> None:
    document = opened(tmp_path / "paper")
    move(document)
    crashed(tmp_path / "state", tmp_path / "paper", document)
    page = tmp_path / "paper/issues/2026-11-24/pages/02.yaml"
    page.write_text(page.read_text().replace("line: 7,", "line: 12,"))
    now = Document.open(str(tmp_path / "paper")).issue
    (journal,) = left_behind(str(tmp_path / "state"), str(tmp_path / "paper"))
    issue, clashes = recovered(journal, now)
    assert clashes == ("pages/02/s1",)
    assert issue.pages[0].stories[0].frames[0].line == 9


def test_a_deleted_and_a_new_story_come_back(tmp_path: Path) -> None:
    document = opened(tmp_path / "paper")
    document.edit(lambda i: edits.delete_story(i, "02", "s2"), "delete")
    crashed(tmp_path / "state", tmp_path / "paper", document)
    (journal,) = left_behind(str(tmp_path / "state"), str(tmp_path / "paper"))
    issue = recovered(journal, Document.open(str(tmp_path / "paper")).issue).issue
    assert [story.id for story in issue.pages[0].stories] == ["s1"]


def test_nothing_is_kept_of_a_saved_issue(tmp_path: Path) -> None:
    document = opened(tmp_path / "paper")
    kept = Autosave(str(tmp_path / "state"), str(tmp_path / "paper"))
    assert kept.packed(document.base, document.issue) == b""
    move(document)
    kept.write(kept.packed(document.base, document.issue))
    assert [n for n in os.listdir(tmp_path / "state") if n.endswith(".journal")]
    kept.discard()
    kept.close()
    assert os.listdir(tmp_path / "state") == []


def test_a_journal_in_use_is_not_offered_and_two_windows_have_two(tmp_path: Path) -> None:
    document = opened(tmp_path / "paper")
    move(document)
    state, folder = str(tmp_path / "state"), str(tmp_path / "paper")
    one, other = Autosave(state, folder), Autosave(state, folder)
    for kept in (one, other):
        kept.write(kept.packed(document.base, document.issue))
    assert left_behind(state, folder) == []
    one.close(keep=True)
    assert len(left_behind(state, folder)) == 1
    other.close(keep=True)
    assert len(left_behind(state, folder)) == 2
    assert left_behind(state, str(tmp_path)) == []


def test_a_new_window_does_not_write_over_what_a_crash_left(tmp_path: Path) -> None:
    document = opened(tmp_path / "paper")
    move(document)
    crashed(tmp_path / "state", tmp_path / "paper", document)
    kept = Autosave(str(tmp_path / "state"), str(tmp_path / "paper"))
    kept.write(kept.packed(document.base, edits.set_section(document.base, "02", "新")))
    (journal,) = left_behind(str(tmp_path / "state"), str(tmp_path / "paper"))
    assert journal.mine.pages[0].stories[0].frames[0].line == 9
    kept.close()


def test_a_killed_process_leaves_its_journal(tmp_path: Path) -> None:
    lay(tmp_path / "paper")
    code = f"""
import os, sys
from pagesetter.session import edits
from pagesetter.session.autosave import Autosave
from pagesetter.session.document import Document
document = Document.open({str(tmp_path / "paper")!r})
kept = Autosave({str(tmp_path / "state")!r}, {str(tmp_path / "paper")!r})
document.edit(lambda i: edits.set_section(i, "02", "要闻"), "section")
kept.write(kept.packed(document.base, document.issue))
os.kill(os.getpid(), 9)
"""
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == -9
    (journal,) = left_behind(str(tmp_path / "state"), str(tmp_path / "paper"))
    assert journal.mine.pages[0].section == "要闻"


def test_a_journal_makes_values_only(tmp_path: Path) -> None:
    class Evil:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return os.system, (f"touch {tmp_path}/ran",)

    for told in (
        pickle.dumps(("pagesetter-recovery/1", Evil(), Evil(), ())),
        pickle.dumps(("pagesetter-recovery/1", 1, 2, ())),
        pickle.dumps(("pagesetter-recovery/2",)),
        b"\x80", b"", pickle.dumps(autosave.Journal),
    ):  # fmt: skip
        kept = Autosave(str(tmp_path / "state"), str(tmp_path))
        kept.write(told)
        kept.close(keep=True)
    assert left_behind(str(tmp_path / "state"), str(tmp_path)) == []
    assert not (tmp_path / "ran").exists()


def test_journals_of_many_issues_are_bounded(tmp_path: Path) -> None:
    for number in range(45):
        kept = Autosave(str(tmp_path / "state"), str(tmp_path / f"issue{number}"))
        kept.write(b"x")
        os.utime(tmp_path / "state" / os.path.basename(kept._path), (number, number))
        kept.close(keep=True)
    Autosave(str(tmp_path / "state"), str(tmp_path / "last")).close()
    left = [n for n in os.listdir(tmp_path / "state") if n.endswith(".journal")]
    assert len(left) == 40
    oldest = Autosave(str(tmp_path / "state"), str(tmp_path / "issue0"))
    assert not os.path.exists(oldest._path)
    oldest.close()


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    kept = Autosave(str(tmp_path / "file" / "state"), str(tmp_path))
    assert not kept.write(b"x")
    kept.discard()
    kept.close()


def test_a_journal_outlasts_a_power_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its bytes are on the disk before it has its name, and its name before it is done."""
    said: list[str] = []
    fsync, replace = os.fsync, os.replace
    monkeypatch.setattr(
        os, "fsync",
        lambda handle: said.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file")
        or fsync(handle),
    )  # fmt: skip
    monkeypatch.setattr(os, "replace", lambda *names: said.append("name") or replace(*names))
    kept = Autosave(str(tmp_path / "state"), str(tmp_path / "issue"))
    assert kept.write(b"journal")
    kept.close()
    assert said == ["file", "name", "folder"]
