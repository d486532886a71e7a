"""Puts changed files on disk: each whole or not at all, several together whole or not at all.

One file is a temporary beside it, synced and moved over it. Several are first all written as
temporaries, then named in a journal, `.pagesetter/commit.json`; from that moment the save
counts as made, and `recover` finishes it when it was cut short. Knows nothing of what the
files say. Every file operation goes through `os`, unbuffered, so that tests can stop it at
each one.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress

from pagesetter.values import NamedTuple

JOURNAL = os.path.join(".pagesetter", "commit.json")
_FORMAT = "pagesetter-commit/1"


class JournalError(ValueError):
    """A journal that does not say what it must; nothing was changed."""


class _Entry(NamedTuple):
    """One file of a save. Hashes are SHA-256 in hex, empty for a file that is not there."""

    name: str
    """Path in the folder, with `/`."""
    temporary: str
    """Name of the new bytes beside it; empty when the file is to be deleted."""
    old: str
    new: str


def commit(folder: str, changes: Mapping[str, bytes | None]) -> None:
    """Write files of `folder`: path in it with `/` → new bytes, None to delete the file.

    Raises OSError when that cannot be done; then everything is as it was.
    """
    if not changes:
        return
    for name in changes:
        _check_name(name)
    entries: list[_Entry] = []
    try:
        for name, data in changes.items():
            entries.append(_prepare(folder, name, data))
        if len(entries) > 1:
            _write_journal(folder, entries)
    except OSError:
        _clean(folder, entries)
        raise
    _replace_all(folder, entries)
    if len(entries) > 1:
        _remove_journal(folder)


def recover(folder: str) -> bool:
    """Finish a save of several files that was cut short, or undo it; True when there was one.

    It is undone when new bytes are gone and no file has been replaced yet. A file that was
    changed by other hands since keeps what it is now; the bytes that were to be saved then
    stand beside it under the name with `.unsaved` behind it. Raises JournalError for a journal
    that makes no sense and OSError when the folder cannot be written.
    """
    path = os.path.join(folder, JOURNAL)
    if not os.path.exists(path):
        return False
    entries = _read_journal(path)
    states = [_hash_of(_path(folder, entry.name)) for entry in entries]
    ready = [_is_ready(folder, entry) for entry in entries]
    if not all(ready) and all(s == e.old for s, e in zip(states, entries, strict=True)):
        _clean(folder, entries)
        ready = [False] * len(entries)
    for entry, state, is_ready in zip(entries, states, ready, strict=True):
        target = _path(folder, entry.name)
        temporary = _beside(target, entry.temporary)
        if is_ready and state == entry.old:
            _finish(target, temporary, entry.new)
        elif is_ready and state != entry.new and temporary:
            os.replace(temporary, target + ".unsaved")
    _remove_journal(folder)
    return True


def _is_ready(folder: str, entry: _Entry) -> bool:
    """True when what is to be saved is there whole."""
    temporary = _beside(_path(folder, entry.name), entry.temporary)
    return not temporary or _hash_of(temporary) == entry.new


def _prepare(folder: str, name: str, data: bytes | None) -> _Entry:
    """Write the temporary of one file, synced."""
    target = _path(folder, name)
    old = _hash_of(target)
    if data is None:
        return _Entry(name, "", old, "")
    if old and not os.access(target, os.W_OK):
        raise PermissionError(13, "the file is read-only", target)
    os.makedirs(os.path.dirname(target), exist_ok=True)
    temporary = f".{os.path.basename(target)}.{os.getpid()}.new"
    _write(_beside(target, temporary), data, os.stat(target).st_mode & 0o777 if old else None)
    _sweep(target, temporary)
    return _Entry(name, temporary, old, _hash(data))


def _sweep(target: str, own: str) -> None:
    """Remove what saves of this file that were killed more than ten minutes ago left behind."""
    folder, name = os.path.split(target)
    now = os.stat(os.path.join(folder, own)).st_mtime
    for other in os.listdir(folder):
        if other.startswith(f".{name}.") and other.endswith((".new", ".old")) and other != own:
            path = os.path.join(folder, other)
            with suppress(OSError):
                if os.stat(path).st_mtime < now - 600:
                    os.unlink(path)


def _write(path: str, data: bytes, mode: int | None = None) -> None:
    """Write and sync a file; what was begun is removed when it fails."""
    try:
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
        handle = os.open(path, flags, 0o666)
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(handle, rest) :]
            os.fsync(handle)
        finally:
            os.close(handle)
        if mode is not None:
            os.chmod(path, mode)
    except OSError:
        _unlink(path)
        raise


def _write_journal(folder: str, entries: list[_Entry]) -> None:
    import json

    path = os.path.join(folder, JOURNAL)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    told = {"format": _FORMAT, "files": [entry._asdict() for entry in entries]}
    temporary = f"{path}.{os.getpid()}.new"
    _write(temporary, json.dumps(told, ensure_ascii=False, indent=1).encode())
    for place in {os.path.dirname(_path(folder, entry.name)) for entry in entries}:
        sync_folder(place)  # the temporaries must be there before the journal says so
    try:
        os.replace(temporary, path)
    except OSError:
        _unlink(temporary)
        raise
    sync_folder(os.path.dirname(path))


def _read_journal(path: str) -> list[_Entry]:
    import json

    with open(path, "rb") as file:
        data = file.read()
    try:
        told = json.loads(data)
        if told["format"] != _FORMAT:
            raise JournalError(f"a journal of format {told['format']}")
        entries = [_Entry(**entry) for entry in told["files"]]
        if not all(isinstance(part, str) for entry in entries for part in entry):
            raise JournalError("a journal with wrong types")
    except (ValueError, TypeError, KeyError) as error:
        raise JournalError(str(error)) from error
    for entry in entries:
        _check_name(entry.name)
        if "/" in entry.temporary or os.sep in entry.temporary:
            raise JournalError(f"a temporary elsewhere: {entry.temporary}")
    return entries


def _check_name(name: str) -> None:
    """A journal may come with an issue from anywhere: it must not reach outside its folder."""
    parts = name.split("/")
    if any(p in ("", ".", "..") or os.sep in p or ":" in p or "\0" in p for p in parts):
        raise JournalError(f"not a path inside the folder: {name}")


def _replace_all(folder: str, entries: list[_Entry]) -> None:
    """Move the temporaries over their files; undo that when one cannot be moved."""
    done: list[tuple[str, bytes | None]] = []
    try:
        for entry in entries:
            target = _path(folder, entry.name)
            before = _read(target) if len(entries) > 1 else None
            _finish(target, _beside(target, entry.temporary), entry.new)
            done.append((target, before))
    except OSError:
        _undo(folder, entries, done)
        raise
    for place in {os.path.dirname(_path(folder, entry.name)) for entry in entries}:
        sync_folder(place)


def _finish(target: str, temporary: str, new: str) -> None:
    """Bring one file to its new state; another process may have done it already."""
    try:
        if temporary:
            os.replace(temporary, target)
        else:
            os.unlink(target)
    except FileNotFoundError:
        if _hash_of(target) != new:
            raise


def _undo(folder: str, entries: list[_Entry], done: list[tuple[str, bytes | None]]) -> None:
    """Put back what was there. Should even that fail, the journal stays and `recover` finishes."""
    for target, before in done:
        if before is None:
            _unlink(target)
        else:
            temporary = _beside(target, f".{os.path.basename(target)}.{os.getpid()}.old")
            _write(temporary, before, os.stat(target).st_mode & 0o777)
            os.replace(temporary, target)
    if len(entries) > 1:
        _remove_journal(folder)
    _clean(folder, entries)


def _clean(folder: str, entries: list[_Entry]) -> None:
    for entry in entries:
        if entry.temporary:
            _unlink(_beside(_path(folder, entry.name), entry.temporary))


def _remove_journal(folder: str) -> None:
    path = os.path.join(folder, JOURNAL)
    _unlink(path)
    try:
        os.rmdir(os.path.dirname(path))
    except OSError:
        sync_folder(os.path.dirname(path))  # other things are kept there


def _path(folder: str, name: str) -> str:
    """The file itself, where `name` is a link to it."""
    return os.path.realpath(os.path.join(folder, *name.split("/")))


def _beside(target: str, name: str) -> str:
    return os.path.join(os.path.dirname(target), name) if name else ""


def _read(path: str) -> bytes | None:
    try:
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        return None


def _hash_of(path: str) -> str:
    data = _read(path)
    return "" if data is None else _hash(data)


def _hash(data: bytes) -> str:
    import hashlib

    return hashlib.sha256(data).hexdigest()


def _unlink(path: str) -> None:
    with suppress(OSError):
        os.unlink(path)


def sync_folder(path: str) -> None:
    """Make renames in a folder last. Windows has no such thing; some file systems refuse it."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError:
        return
    with suppress(OSError):
        os.fsync(handle)
    os.close(handle)
