"""Holds a file for one process: the system lets go of it when the process ends, however it ends."""

from __future__ import annotations

from typing import BinaryIO


def lock_file(file: BinaryIO) -> bool:
    """Take hold of an open file until it is closed; False when another process, or another
    opening of it, has it."""
    try:
        import fcntl
    except ImportError:
        return _lock_on_windows(file)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _lock_on_windows(file: BinaryIO) -> bool:
    import msvcrt

    try:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
    except OSError:
        return False
    return True
