"""Notices that files of an open issue are no longer what was read.

Asks the disk, since a shared folder tells nobody. A file of the issue is read again only when its
size or time is another; what counts is its bytes. Of pictures and fonts their size and time count.
Knows no screen and no timers.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping


class Watch:
    """Looks at the files of one issue again and again."""

    def __init__(self, root: str, folder: str) -> None:
        """`root` is the paper's folder, `folder` the issue's."""
        self._root, self._folder = root, folder
        self._seen: dict[str, tuple[tuple[int, int, int], bytes]] = {}

    def look(self, files: Mapping[str, bytes]) -> dict[str, bytes | None]:
        """Files that differ from `files`, are new or are gone: name, relative to the root, and
        content; None for those that are gone.

        While a save of several files is being made nothing counts as changed.
        """
        if os.path.exists(os.path.join(self._folder, ".pagesetter", "commit.json")):
            return {}
        found = {}
        for name in sorted(files.keys() | self._copy()):
            known = files.get(name)
            data = self._read(name, known)
            if data != known:
                found[name] = data
        return found

    def _copy(self) -> set[str]:
        """The copy that is there: an article needs no mention elsewhere to be in the issue."""
        place = os.path.join(self._folder, "copy")
        try:
            found = [n for n in os.listdir(place) if n.endswith(".md") and n[0] != "."]
        except OSError:
            return set()
        return {
            os.path.relpath(os.path.join(place, n), self._root).replace(os.sep, "/") for n in found
        }

    def _read(self, name: str, known: bytes | None) -> bytes | None:
        """What a file holds now; as `known` where that cannot be told."""
        path = os.path.join(self._root, *name.split("/"))
        try:
            status = os.stat(path)
            stamp = status.st_mtime_ns, status.st_size, status.st_ino
            seen = self._seen.get(name)
            if seen is None or seen[0] != stamp:
                with open(path, "rb") as file:
                    seen = self._seen[name] = stamp, file.read()
        except FileNotFoundError:
            return None
        except OSError:
            return known  # a share that is away for a moment
        return seen[1]


_Stamp = tuple[int, int, int]


class PictureWatch:
    """Looks at the pictures of one issue again and again."""

    def __init__(self) -> None:
        self._known: dict[str, _Stamp | None] = {}
        """As they were when they were first looked at, or told as changed."""
        self._last: dict[str, _Stamp | None] = {}

    def look(self, paths: Mapping[str, str]) -> bool:
        """True when a picture is not what it was, came or went; `paths` says where each lies.

        One that is just being written counts once it has been at rest for a look.
        """
        now = {name: _stamp(path) for name, path in paths.items()}
        changed = False
        for name, stamp in now.items():
            if self._known.setdefault(name, stamp) != stamp and self._last.get(name, ()) == stamp:
                self._known[name], changed = stamp, True
        self._last = now
        return changed


class FontWatch:
    """Looks at the folders of fonts again and again."""

    def __init__(self) -> None:
        self._known: dict[str, _Stamp | None] | None = None
        """As they were when they were first looked at, or told as changed."""
        self._last: dict[str, _Stamp | None] = {}

    def look(self, folders: Iterable[str]) -> bool:
        """True when a file in them is not what it was, came or went.

        What is just being copied counts once it has been at rest for a look.
        """
        now = {path: _stamp(path) for folder in folders for path in _files_in(folder)}
        if self._known is None:
            self._known = now
        changed = now != self._known and now == self._last
        if changed:
            self._known = now
        self._last = now
        return changed


def _files_in(folder: str) -> list[str]:
    try:
        return [os.path.join(folder, name) for name in os.listdir(folder)]
    except OSError:
        return []


def _stamp(path: str) -> _Stamp | None:
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino
