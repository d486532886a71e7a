"""Turns locked and freed in an open issue, undone, saved and read again."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from workshop import PAGE, lay

from pagesetter.findings import NOWHERE
from pagesetter.formats import load_issue
from pagesetter.geometry import Measure
from pagesetter.model import Issue, Lock
from pagesetter.session.document import Document
from pagesetter.session.edits import EditError, set_article_text
from pagesetter.session.locking import clear_locks, lock_turn, unlock_turn

COPY = "---\nheadline: 题\n---\n\n第一段：“山里的路”一夜之间全白了，end of the road。\n\n第二段。\n"
AT = {"page": "02", "story": "s1", "block": 0}


def opened(folder: Path) -> Document:
    lay(folder, copy=COPY)
    return Document(load_issue(str(folder)))


def locks(issue: Issue) -> list[Lock]:
    """The story's locks without the places they were written at."""
    return [one._replace(span=NOWHERE) for one in issue.pages[0].stories[0].locks]


def test_a_lock_is_a_step_that_is_saved(tmp_path: Path) -> None:
    document = opened(tmp_path)
    assert document.edit(partial(lock_turn, **AT, offset=9, measure=15), "lock turn")
    wanted = Lock(1, "第一段：“山里的", "“山里的路", "”一夜之间", Measure(15, 1, "字"))
    (lock,) = document.issue.pages[0].stories[0].locks
    assert lock[:2] == wanted[:2]
    assert (lock.before, lock.after, lock.measure, lock.turns) == (
        "山里的路", "”一夜之", Measure(15, 1, "字"), True,
    )  # fmt: skip
    assert document.edit(
        partial(lock_turn, **AT, offset=23, measure=15, turns=False), "keep together"
    )
    document.save()
    path = tmp_path / "issues/2026-11-24/pages/02.yaml"
    assert "  # 头条\n" in path.read_text(encoding="utf-8")
    again = Document.open(str(tmp_path))
    assert locks(again.issue) == locks(document.issue)
    assert [one.turns for one in again.issue.pages[0].stories[0].locks] == [True, False]
    assert document.undo()
    assert document.undo()
    assert document.issue.pages[0].stories[0].locks == ()
    document.save()
    assert path.read_text(encoding="utf-8") == PAGE


def test_locking_the_same_place_again_replaces_it(tmp_path: Path) -> None:
    issue = opened(tmp_path).issue
    once = lock_turn(issue, **AT, offset=9, measure=15)
    twice = lock_turn(once, **AT, offset=9, measure=15, turns=False)
    assert [one.turns for one in twice.pages[0].stories[0].locks] == [False]
    assert unlock_turn(twice, **AT, offset=9).pages[0].stories[0].locks == ()
    assert unlock_turn(twice, **AT, offset=10) == twice


def test_lost_locks_can_be_cleared(tmp_path: Path) -> None:
    issue = opened(tmp_path).issue
    both = lock_turn(lock_turn(issue, **AT, offset=9, measure=15), **AT, offset=17, measure=15)
    edited = set_article_text(both, "lead", "第一段：“山里的路”一夜之间白了。\n\n第二段。")
    kept = clear_locks(edited, "02", "s1", lost=True).pages[0].stories[0].locks
    assert [one.before for one in kept] == ["山里的路"]
    assert clear_locks(both, "02", "s1").pages[0].stories[0].locks == ()


def test_what_cannot_be_locked(tmp_path: Path) -> None:
    issue = opened(tmp_path).issue
    with pytest.raises(EditError, match="no line ends"):
        lock_turn(issue, **AT, offset=0, measure=15)
    with pytest.raises(EditError, match="no copy"):
        lock_turn(issue, "02", "s2", 0, 1, 15)
    with pytest.raises(EditError, match="no paragraph 9"):
        lock_turn(issue, "02", "s1", 8, 1, 15)
