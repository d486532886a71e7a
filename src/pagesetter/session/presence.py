"""Who has which page of an issue open, on a folder that several people share.

A page that is open has a lock file in `.pagesetter/open/`, which says whose it is. Whoever
holds it writes it again every few seconds; one that has not been written for a while has been left
behind. Its age is told by the folder's own clock, from a file written there just now: the clocks
of two desks need not agree. Where the folder cannot be written there are no locks: nothing can
be saved there either. Knows no screen and no timers.
"""

from __future__ import annotations

import json
import os
import socket
from contextlib import suppress
from time import time
from uuid import uuid4

from pagesetter.model import Issue
from pagesetter.session.holding import give_sign, has_crashed, take_sign_away
from pagesetter.session.merging import alike
from pagesetter.values import NamedTuple

BEAT = 5.0
"""Seconds between two writings of a lock that is held."""
STALE = 60.0
"""Seconds without one after which a lock counts as left behind."""

_LONGEST = 4096
"""Bytes that are read of a lock."""
_PLACE = os.path.join(".pagesetter", "open")


class Holder(NamedTuple):
    """Somebody else who has a page open."""

    user: str
    host: str
    since: float
    """Seconds of the holder's clock; for people to read only."""
    is_stale: bool


class Presence:
    """One window's locks on the pages of one issue."""

    def __init__(self, folder: str, user: str = "", host: str = "", state: str = "") -> None:
        """`folder` is the issue's; `state` is the user's own, where windows give signs of life."""
        self._folder = os.path.join(folder, _PLACE)
        self._user, self._host = user or _user(), host or socket.gethostname()
        self._session, self._state = uuid4().hex, state
        self._sign = give_sign(state, self._session) if state else None
        self._held: dict[str, float] = {}

    @property
    def held(self) -> frozenset[str]:
        """Pages this window has."""
        return frozenset(self._held)

    def take(self, page: str) -> bool:
        """Take a page; False when somebody else has it."""
        if page in self._held:
            return True
        path = self._path(page)
        since = time()
        try:
            os.makedirs(self._folder, exist_ok=True)
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o666)
        except FileExistsError:
            if not self._is_left(page):
                return False
            self.take_over(page)
            return page in self._held
        except OSError:
            return True
        try:
            with open(handle, "wb", buffering=0) as file:
                file.write(self._said(since))
        except OSError:  # a full disk: nobody is kept out, and nothing is left behind
            with suppress(OSError):
                os.unlink(path)
            return True
        self._held[page] = since
        return True

    def take_over(self, page: str) -> None:
        """Take a page from whoever has it; their window is told at its next beat."""
        since, path = time(), self._path(page)
        temporary = f"{path}.{self._session}"
        try:
            with open(temporary, "wb") as file:
                file.write(self._said(since))
            os.replace(temporary, path)
        except OSError:
            return
        self._held[page] = since

    def release(self, page: str) -> None:
        """Let go of a page."""
        if self._held.pop(page, None) is not None and self._is_ours(page):
            with suppress(OSError):
                os.unlink(self._path(page))

    def beat(self) -> frozenset[str]:
        """Say again what is held; return the pages that others have taken over."""
        lost = set()
        for page, since in list(self._held.items()):
            if self._said_again(page, since):
                continue
            del self._held[page]
            if not self.take(page):
                lost.add(page)
        return frozenset(lost)

    def others(self) -> dict[str, Holder]:
        """Who else has which page open."""
        try:
            names = [name for name in os.listdir(self._folder) if name.endswith(".lock")]
        except OSError:
            return {}
        pages = {name.removesuffix(".lock") for name in names} - self._held.keys()
        now = self._now() if pages else 0.0
        found = {}
        for page in sorted(pages):
            path = self._path(page)
            with suppress(OSError):
                age = now - os.stat(path).st_mtime
                told = _read(path)
                if self._left(told):
                    continue
                stale = age > STALE or (
                    told.get("host") == self._host and _is_gone(told.get("process"))
                )
                since = told.get("since")
                found[page] = Holder(
                    str(told.get("user", "")), str(told.get("host", "")),
                    since if isinstance(since, float) else 0.0, stale,
                )  # fmt: skip
        return found

    def close(self) -> None:
        """Let go of every page."""
        for page in list(self._held):
            self.release(page)
        take_sign_away(self._state, self._session, self._sign)
        self._sign = None
        with suppress(OSError):
            os.unlink(os.path.join(self._folder, f"now-{self._session}"))
        for folder in (self._folder, os.path.dirname(self._folder)):
            with suppress(OSError):
                os.rmdir(folder)

    def _now(self) -> float:
        """The folder's own time."""
        path = os.path.join(self._folder, f"now-{self._session}")
        try:
            with open(path, "wb", buffering=0) as file:
                file.write(b".")
            return os.stat(path).st_mtime
        except OSError:
            return time()

    def _is_left(self, page: str) -> bool:
        try:
            return self._left(_read(self._path(page)))
        except OSError:
            return False

    def _left(self, told: dict[str, object]) -> bool:
        """True for a lock that a crash of this user's program on this machine left: nobody is
        asked about it. Machines that were copied have one name, but not the other's signs."""
        own = (told.get("user"), told.get("host")) == (self._user, self._host)
        return own and has_crashed(self._state, told.get("session"))

    def _said_again(self, page: str, since: float) -> bool:
        """Write a lock of ours again; False when it is somebody else's or has gone.

        Read and written through one handle: when the page is taken over between the two, what
        is written goes to the file that was ours, not over the new holder's.
        """
        try:
            with open(self._path(page), "r+b", buffering=0) as file:
                if _told(file.read(_LONGEST)).get("session") != self._session:
                    return False
                file.seek(0)
                file.write(self._said(since))
        except FileNotFoundError:
            return False
        except OSError:
            return self._is_ours(page)
        return True

    def _is_ours(self, page: str) -> bool:
        try:
            return _read(self._path(page)).get("session") == self._session
        except OSError:
            return False

    def _said(self, since: float) -> bytes:
        told = {
            "user": self._user, "host": self._host, "process": os.getpid(),
            "since": since, "session": self._session,
        }  # fmt: skip
        return json.dumps(told, ensure_ascii=False).encode()

    def _path(self, page: str) -> str:
        return os.path.join(self._folder, f"{page}.lock")


_BINARY = getattr(os, "O_BINARY", 0)


def touched(old: Issue, new: Issue) -> frozenset[str]:
    """Names of the pages that look different in `new`: their own values, or copy placed there."""
    pages = {page.name: page for page in old.pages}
    found = {p.name for p in new.pages if pages.get(p.name) is not p
             and not alike(pages.get(p.name), p)}  # fmt: skip
    found |= pages.keys() - {page.name for page in new.pages}
    articles = {article.name: article for article in old.articles}
    other = {
        a.name for a in new.articles
        if articles.get(a.name) is not a and not alike(articles.get(a.name), a)
    }  # fmt: skip
    other |= articles.keys() - {article.name for article in new.articles}
    if other:
        found |= {p.name for p in old.pages if any(s.article in other for s in p.stories)}
    return frozenset(found)


def _user() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return ""


def _read(path: str) -> dict[str, object]:
    with open(path, "rb") as file:
        return _told(file.read(_LONGEST))


def _told(data: bytes) -> dict[str, object]:
    """What a lock says; nothing when it is just being written."""
    try:
        told = json.loads(data)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


def _is_gone(process: object) -> bool:
    """True when a process of this machine has ended; False where that cannot be told."""
    if os.name != "posix" or not isinstance(process, int) or process <= 0:
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False
