"""Writes finished files: whole or not at all; and says in one finding why one cannot be written."""

from __future__ import annotations

import errno
import os
from typing import NoReturn

from pagesetter.findings import PagesetterError, SourceSpan
from pagesetter.findings.finding import finding
from pagesetter.findings.messages_cli import MESSAGES

_REASONS = {
    errno.ENOENT: "output-folder-missing",
    errno.ENOTDIR: "output-folder-missing",
    errno.EISDIR: "output-is-folder",
    errno.EACCES: "output-protected",
    errno.EPERM: "output-protected",
    errno.EBUSY: "output-protected",
    errno.ETXTBSY: "output-protected",
    errno.EROFS: "output-read-only",
    errno.ENOSPC: "output-disk-full",
    errno.EDQUOT: "output-disk-full",
    errno.EFBIG: "output-disk-full",
}


def write_whole(path: str, data: bytes) -> None:
    """Write `data` to `path`, which is the old file or the new one at any moment.

    Raises PagesetterError when the folder is missing, protected or full, or the file is held
    by another program (Windows); the temporary file beside it is then gone again.
    """
    folder, name = os.path.split(path)
    temporary = os.path.join(folder, f".{name}.{os.getpid()}.tmp")
    try:
        try:
            with open(temporary, "xb") as file:
                file.write(data)
            if os.path.isdir(path):
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
            os.replace(temporary, path)
        except BaseException:
            if os.path.lexists(temporary):
                os.unlink(temporary)
            raise
    except OSError as error:
        refuse(path, error)


def require_folder(path: str) -> None:
    """Raise PagesetterError now, before any work, when `path` has no folder to lie in, or one
    that takes no files."""
    folder = os.path.dirname(path) or "."
    if not os.path.isdir(folder):
        refuse(path, FileNotFoundError(errno.ENOENT, ""))
    if not os.access(folder, os.W_OK):
        refuse(path, PermissionError(errno.EACCES, ""))
    if os.path.isdir(path):
        refuse(path, IsADirectoryError(errno.EISDIR, ""))


def make_folder(path: str) -> None:
    """Make a folder and those it lies in. Raises PagesetterError when that is not allowed."""
    try:
        os.makedirs(path, exist_ok=True)
    except OSError as error:
        refuse(path, error)


def require_empty(folder: str) -> None:
    """Raise PagesetterError unless `folder` is new or empty; nothing of an editor's is covered."""
    if os.path.lexists(folder) and not (os.path.isdir(folder) and not os.listdir(folder)):
        raise PagesetterError(
            [finding(MESSAGES, "folder-not-empty", SourceSpan(folder), path=folder)]
        )


def refuse(path: str, error: OSError) -> NoReturn:
    """Raise the PagesetterError that says why `path` cannot be written."""
    code = _REASONS.get(error.errno or 0, "output-failed")
    reason = error.strerror or str(error)
    folder = os.path.dirname(path) or "."
    if code == "output-folder-missing" and os.path.isdir(folder):
        code = "output-failed"  # a folder that takes no files, such as /proc
    raise PagesetterError(
        [finding(MESSAGES, code, SourceSpan(path), path=path, folder=folder, reason=reason)]
    ) from error
