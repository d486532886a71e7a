"""Keeps unsaved work safe from a crash: a journal of what differs from the files, in the user's
own folder, never among the issue's files.

One file for each open issue, written whole and in one step, so its size is that of the pages and
articles that differ. While a window has the issue open it holds a lock the system lets go with the
process: a journal without such a lock is what a crash has left. A journal holds values of the
model and nothing else is made of it when it is read. Knows no screen and no timers.
"""

from __future__ import annotations

import io
import os
import pickle
from contextlib import suppress
from hashlib import sha256
from typing import Any, BinaryIO

from pagesetter.formats.commit import sync_folder
from pagesetter.model import Issue, Paper
from pagesetter.session.holding import hold
from pagesetter.session.merging import Merged, merge
from pagesetter.values import NamedTuple

_FORMAT = "pagesetter-recovery/1"
_MOST = 40
"""Journals kept of all issues; the oldest beyond them go."""
_MODULES = ("pagesetter.model", "pagesetter.findings", "pagesetter.geometry", "pagesetter.colour")


class Journal(NamedTuple):
    """Unsaved work that a window left behind."""

    path: str
    saved: float
    """When it was written, in seconds of the system's clock."""
    base: Issue
    """The pages and articles that were changed, as their files said then."""
    mine: Issue
    """The same with what was not saved."""
    names: tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...]]
    """All pages and articles that were in the files; all that were in the unsaved state."""


class Autosave:
    """The journal of one open issue."""

    def __init__(self, state: str, folder: str) -> None:
        """`state` is the user's folder for journals, `folder` the issue's.

        Nothing is raised when the journal cannot be kept: the paper goes on without one.
        """
        self._path, self._lock = "", None
        with suppress(OSError):
            os.makedirs(state, mode=0o700, exist_ok=True)
            self._path, self._lock = _claim(state, folder)
            _trim(state)

    def packed(self, base: Issue, mine: Issue) -> bytes:
        """What the journal has to say of unsaved work; empty when there is none."""
        if mine is base:
            return b""
        pages = _changed(base.pages, mine.pages)
        articles = _changed(base.articles, mine.articles)
        names = tuple(
            tuple(item.name for item in items)
            for items in (base.pages, base.articles, mine.pages, mine.articles)
        )
        told = (_FORMAT, _bare(base, pages[0], articles[0]), _bare(mine, pages[1], articles[1]))
        return pickle.dumps((*told, names), protocol=5)

    def write(self, packed: bytes) -> bool:
        """Put the journal on disk for good; may run in a thread of its own."""
        if not self._path:
            return False
        temporary = self._path + ".new"
        try:
            handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _BINARY, 0o600)
            with open(handle, "wb") as file:
                file.write(packed)
                file.flush()
                os.fsync(file.fileno())
            os.replace(temporary, self._path)
        except OSError:
            return False
        sync_folder(os.path.dirname(self._path))
        return True

    def discard(self) -> None:
        """There is nothing unsaved any more."""
        for path in (self._path, self._path + ".new"):
            if path:
                with suppress(OSError):
                    os.unlink(path)

    def close(self, *, keep: bool = False) -> None:
        """Let go of the issue, and of its journal unless it is to be kept."""
        if not keep:
            self.discard()
        if self._lock is not None:
            self._lock.close()
            with suppress(OSError):
                os.unlink(self._path + ".lock")
        self._path, self._lock = "", None


_BINARY = getattr(os, "O_BINARY", 0)


def left_behind(state: str, folder: str) -> list[Journal]:
    """Journals of an issue whose window is gone, newest first; those that cannot be read are
    let be."""
    found = []
    for path in _journals(state, _stem(folder)):
        lock = hold(path + ".lock")
        if lock is None:
            continue
        lock.close()
        journal = _read(path)
        if journal is not None:
            found.append(journal)
    return sorted(found, key=lambda journal: -journal.saved)


def recovered(journal: Journal, now: Issue) -> Merged:
    """The issue as its files are now, with the unsaved work of a journal put in.

    What was changed on disk since then stays, except where both changed one thing: there
    the unsaved work counts and the clash is told.
    """
    base_pages, base_articles, pages, articles = journal.names
    base = now._replace(
        pages=_filled(journal.base.pages, now.pages, base_pages),
        articles=_filled(journal.base.articles, now.articles, base_articles),
        **_head(journal.base),
    )
    mine = now._replace(
        pages=_filled(journal.mine.pages, now.pages, pages),
        articles=_filled(journal.mine.articles, now.articles, articles),
        **_head(journal.mine),
    )
    return merge(base, mine, now)


def forget(journal: Journal) -> None:
    """Remove a journal and its lock."""
    for path in (journal.path, journal.path + ".lock"):
        with suppress(OSError):
            os.unlink(path)


def _changed(base: tuple[Any, ...], mine: tuple[Any, ...]) -> tuple[tuple[Any, ...], ...]:
    """Items that differ, as they were and as they are."""
    was = {item.name: item for item in base}
    now = tuple(item for item in mine if was.get(item.name) is not item)
    named = {item.name for item in now}
    gone = {item.name for item in mine}
    return tuple(i for i in base if i.name in named or i.name not in gone), now


_HEAD = ("number", "total", "date", "styles", "protected")


def _head(issue: Issue) -> dict[str, Any]:
    return {name: getattr(issue, name) for name in _HEAD}


def _bare(issue: Issue, pages: tuple[Any, ...], articles: tuple[Any, ...]) -> Issue:
    """An issue of nothing but what is changed: the rest is in the files."""
    return issue._replace(
        paper=Paper(""), layouts=(), library=(), proofs=(), pages=pages, articles=articles
    )


def _filled(kept: Any, now: Any, names: tuple[str, ...]) -> Any:
    """Items by name: those of the journal, the others from the files where they still are."""
    known = {item.name: item for item in (*now, *kept)}
    return tuple(known[name] for name in names if name in known)


def _stem(folder: str) -> str:
    return sha256(os.path.realpath(folder).encode()).hexdigest()[:20]


def _journals(state: str, stem: str = "") -> list[str]:
    try:
        names = os.listdir(state)
    except OSError:
        return []
    return [
        os.path.join(state, name)
        for name in sorted(names)
        if name.startswith(stem) and name.endswith(".journal")
    ]


def _claim(state: str, folder: str) -> tuple[str, BinaryIO | None]:
    """The first free journal of an issue: not another window's, and not left by one."""
    for number in range(1000):
        path = os.path.join(state, f"{_stem(folder)}-{number}.journal")
        lock = hold(path + ".lock")
        if lock is not None:
            if not os.path.exists(path):
                return path, lock
            lock.close()
    return "", None


def _trim(state: str) -> None:
    """Remove the oldest journals beyond those that are kept."""
    found = _journals(state)
    if len(found) <= _MOST:
        return
    for path in sorted(found, key=os.path.getmtime)[: len(found) - _MOST]:
        lock = hold(path + ".lock")
        if lock is not None:
            lock.close()
            for name in (path, path + ".lock"):
                with suppress(OSError):
                    os.unlink(name)


class _Reader(pickle.Unpickler):
    """Makes values of the model and nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        if module.startswith(_MODULES) and name.isidentifier():
            made = super().find_class(module, name)
            if isinstance(made, type) and issubclass(made, tuple):
                return made
        raise pickle.UnpicklingError(f"not a value of the model: {module}.{name}")


def _read(path: str) -> Journal | None:
    try:
        with open(path, "rb") as file:
            told = _Reader(io.BytesIO(file.read())).load()
        form, base, mine, names = told
        if form != _FORMAT or not isinstance(base, Issue) or not isinstance(mine, Issue):
            return None
        return Journal(path, os.path.getmtime(path), base, mine, names)
    except (OSError, ValueError, TypeError, AttributeError, ImportError, EOFError, IndexError,
            pickle.UnpicklingError):  # fmt: skip
        return None
