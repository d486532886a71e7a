"""Holds a file for one process: the system lets go of it when the process ends, however it ends."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import BinaryIO

_MOST = 40
"""Signs of windows that have gone which are kept; the oldest beyond them go."""
_SIGN = ".window"


def hold(path: str) -> BinaryIO | None:
    """The file at `path`, made if need be and held until it is closed; None when another has it
    or it cannot be made."""
    try:
        file = open(path, "ab")  # noqa: SIM115
    except OSError:
        return None
    if lock_file(file):
        return file
    file.close()
    return None


def give_sign(state: str, session: str) -> BinaryIO | None:
    """Hold a sign in the user's folder `state` that the window of this session lives; None when
    none can be given. Signs that crashes left long ago are taken away."""
    with suppress(OSError):
        os.makedirs(state, mode=0o700, exist_ok=True)
        signs = [os.path.join(state, name) for name in os.listdir(state) if name.endswith(_SIGN)]
        for path in sorted(signs, key=os.path.getmtime)[:-_MOST]:
            if _is_free(path):
                os.unlink(path)
    return hold(os.path.join(state, session + _SIGN))


def take_sign_away(state: str, session: str, sign: BinaryIO | None) -> None:
    """The window goes in peace."""
    if sign is not None:
        sign.close()
        with suppress(OSError):
            os.unlink(os.path.join(state, session + _SIGN))


def has_crashed(state: str, session: object) -> bool:
    """True for the session of a window of this user that ended without taking its sign away."""
    if not state or not isinstance(session, str) or not session.isalnum():
        return False
    return _is_free(os.path.join(state, session + _SIGN))


def _is_free(path: str) -> bool:
    """True for a file that is there and that nobody holds."""
    file = hold(path) if os.path.isfile(path) else None
    if file is None:
        return False
    file.close()
    return True


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
