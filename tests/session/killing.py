"""Ends a process at random moments of editing, saving and keeping its journal, and looks at what it
leaves: `python tests/session/killing.py ROUNDS`.

Each round the process writes two files in one save, page and copy, with one number in both. What is
read afterwards must be one of the states there was, whole; and what its journal adds must be no
older than the last one the process had finished writing. A save is short beside what lies between
two, so every fourth end is not left to chance: the process is held still until it stands in one.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import tempfile
import time
from pathlib import Path

from workshop import lay

from pagesetter.model import Issue
from pagesetter.session import edits
from pagesetter.session.autosave import Autosave, forget, left_behind, recovered
from pagesetter.session.document import Document


def kill_saves(rounds: int, folder: Path, seed: int = 1) -> tuple[int, int]:
    """Return how many saves were found finished by another process, and journals found."""
    dice = random.Random(seed)
    paper, state = folder / "paper", folder / "state"
    lay(paper)
    _save_once(paper)
    finished = journals = 0
    for number in range(rounds):
        told, tell = os.pipe()
        child = os.fork()
        if not child:
            try:
                _work(paper, state, number * 1000, tell)
            finally:
                os._exit(1)
        os.close(tell)
        first = os.read(told, 16)
        assert first, "the process ended by itself"
        commit = paper / "issues/2026-11-24/.pagesetter/commit.json"
        if number % 4 == 3:
            _hold_amid_a_save(child, commit)
        else:
            time.sleep(dice.random() * 0.06)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        kept = _last(first, told)
        cut_short = commit.exists()
        finished += cut_short
        document = Document.open(str(paper))
        one, other = _numbers(document.issue)
        assert one == other, f"page {one} with copy {other}"
        assert not list((paper / "issues/2026-11-24/pages").glob("*.unsaved"))
        found = left_behind(str(state), str(paper))
        newest = max([one, *(_numbers(recovered(j, document.issue).issue)[0] for j in found)])
        assert newest >= kept, f"{kept} was kept and {newest} is what is left"
        journals += len(found)
        for journal in found:
            forget(journal)
    return finished, journals


def _hold_amid_a_save(child: int, commit: Path) -> None:
    """Stop the process where the plan of a save stands on the disk, in a minute at the latest."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if commit.exists():
            os.kill(child, signal.SIGSTOP)
            os.waitpid(child, os.WUNTRACED)
            if commit.exists():
                return
            os.kill(child, signal.SIGCONT)
    raise AssertionError("no save was met")


def _save_once(paper: Path) -> None:
    """Everything that a save imports is there before the first round."""
    document = Document.open(str(paper))
    document.edit(lambda i: edits.set_section(i, "02", "0"), "edit")
    document.edit(lambda i: edits.set_article_field(i, "lead", "headline", "0"), "edit")
    document.save()


def _work(paper: Path, state: Path, number: int, tell: int) -> None:
    """Edit, keep and save until the end comes."""
    document = Document.open(str(paper))
    journal = Autosave(str(state), str(paper))
    while True:
        number += 1

        def change(issue: Issue, number: int = number) -> Issue:
            issue = edits.set_section(issue, "02", str(number))
            return edits.set_article_field(issue, "lead", "headline", str(number))

        document.edit(change, "edit")
        journal.write(journal.packed(document.base, document.issue))
        os.write(tell, f"{number:015}\n".encode())
        if number % 3 == 0:
            document.save()
            journal.discard()


def _last(first: bytes, told: int) -> int:
    """The last number the process said it had kept."""
    data = first
    while more := os.read(told, 1 << 16):
        data += more
    os.close(told)
    return int(data[-16:])


def _numbers(issue: Issue) -> tuple[int, int]:
    section, headline = issue.pages[0].section, issue.articles[0].headline
    return int(section), int(headline)


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    with tempfile.TemporaryDirectory() as place:
        ended, left = kill_saves(count, Path(place))
    print(f"{count} rounds: {ended} saves finished afterwards, {left} journals found")  # noqa: T201
