"""Keeps finished pictures and probes in a folder outside the issue, under hashes of content.

Turns (kind, key) into words and bytes, if they were put there before and are whole. A cache
is never needed: what is damaged, of another version or not writable is passed over silently.
Knows nothing of pictures.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from zlib import crc32

_MARK = b"pagesetter-cache/1"
LIMIT = 1_000_000_000
"""Bytes kept; beyond it the entries longest unused go first."""

_pruned: set[str] = set()
"""Folders already looked through in this run."""


def cache_folder() -> str | None:
    """Return the folder for finished pictures where the system keeps caches; it need not exist.

    PAGESETTER_CACHE names another one; set but empty, it means no cache (None).
    """
    named = os.environ.get("PAGESETTER_CACHE")
    if named is not None:
        return named or None
    home = os.path.expanduser("~")
    if os.name == "nt":
        base = os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")
    elif sys.platform == "darwin":
        base = os.path.join(home, "Library", "Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.join(home, ".cache")
    return os.path.join(base, "pagesetter", "pictures")


def read(folder: str | None, kind: str, key: str) -> tuple[tuple[str, ...], bytes] | None:
    """Return the words and bytes kept under (kind, key), or None."""
    if not folder:
        return None
    path = _path(folder, kind, key)
    try:
        with open(path, "rb") as file:
            content = file.read()
        # Its time says when it was last of use; `_prune` goes by that.
        os.utime(path)
    except OSError:
        return None
    head, line, data = content.partition(b"\n")
    mark, _, rest = head.partition(b"\t")
    check, _, words = rest.partition(b"\t")
    if not line or mark != _MARK or check != _check(words, data):
        return None
    return tuple(words.decode("utf-8").split("\t")), data


def write(folder: str | None, kind: str, key: str, words: Sequence[str], data: bytes = b"") -> None:
    """Keep words (without tabs or line ends) and bytes under (kind, key), whole or not at all."""
    if not folder:
        return
    line = "\t".join(words).encode("utf-8")
    path = _path(folder, kind, key)
    half = f"{path}.{os.getpid()}.part"
    try:
        os.makedirs(folder, exist_ok=True)
        with open(half, "wb") as file:
            file.write(b"\t".join((_MARK, _check(line, data), line)) + b"\n" + data)
        os.replace(half, path)
    except OSError:
        return
    if folder not in _pruned:
        _pruned.add(folder)
        _prune(folder, LIMIT)


def _path(folder: str, kind: str, key: str) -> str:
    return os.path.join(folder, f"{key}.{kind}")


def _check(words: bytes, data: bytes) -> bytes:
    return b"%d-%08x" % (len(data), crc32(data, crc32(words)))


def _prune(folder: str, limit: int) -> None:
    """Delete the entries longest unused until a quarter of `limit` is free; errors are let be."""
    try:
        with os.scandir(folder) as entries:
            found = [(e.stat().st_mtime_ns, e.stat().st_size, e.path) for e in entries]
    except OSError:
        return
    total = sum(size for _, size, _ in found)
    if total <= limit:
        return
    for _, size, path in sorted(found):
        if total <= limit * 3 // 4:
            return
        try:
            os.remove(path)
        except OSError:
            continue
        total -= size
