"""Reads the files of an issue as text: within the paper, within size, whatever their encoding.

Knows no format. Nothing outside the paper's and the issue's folder is ever opened.
"""

from __future__ import annotations

import os
import stat

from pagesetter.findings import SourceSpan
from pagesetter.formats.notes import Notes

MAX_BYTES = {"yaml": 4 << 20, "md": 8 << 20}
"""Largest file read, by ending, in bytes."""

_READING = os.O_RDONLY | getattr(os, "O_BINARY", 0)

BOM = b"\xef\xbb\xbf"


class Reading:
    """The files read so far, and everything that was found in them."""

    def __init__(self, root: str, folder: str) -> None:
        """`root` is the paper's folder (or the issue's), `folder` the issue's; absolute."""
        self.root = root
        self.folder = folder
        self.files: dict[str, bytes] = {}
        self.notes: list[Notes] = []
        self.printing = False
        """Whether names of sizes 字号 in the files read next are the printing trade's."""
        self._allowed = tuple({os.path.realpath(root), os.path.realpath(folder)})
        self._real: dict[str, str] = {}
        self._shown: dict[str, str] = {}

    def name(self, path: str) -> str:
        """The shown name of a path: relative to the paper, with `/`."""
        folder, name = os.path.split(path)
        shown = self._shown.get(folder)
        if shown is None:
            above = os.path.relpath(folder, self.root).replace(os.sep, "/")
            shown = self._shown[folder] = "" if above == "." else above + "/"
        return shown + name

    def open(self, path: str, shown: str = "") -> Notes:
        """Start the notes of one file."""
        notes = Notes(shown or self.name(path), printing=self.printing)
        self.notes.append(notes)
        return notes

    def text(self, path: str, notes: Notes) -> str | None:
        """The file's text without its byte order mark; None after reporting why not.

        Line ends are kept. The bytes are kept in `files` under the file's shown name.
        """
        span = SourceSpan(notes.file)
        if not self.is_inside(path):
            notes.report("path-outside", span, path=notes.file)
            return None
        data = read_bytes(path, notes)
        if data is None:
            return None
        self.files[notes.file] = data
        return decode_bytes(data, notes)

    def is_inside(self, path: str) -> bool:
        """True when the path, its links followed, lies in the paper's or the issue's folder."""
        parent, name = os.path.split(path)
        real = self._real.get(parent)
        if real is None:
            real = self._real[parent] = os.path.realpath(parent)
        real = os.path.join(real, name)
        if os.path.islink(real):
            real = os.path.realpath(real)
        return any(real == one or real.startswith(one + os.sep) for one in self._allowed)


def read_bytes(path: str, notes: Notes) -> bytes | None:
    """The bytes of an ordinary file of allowed size; None after reporting why not."""
    span = SourceSpan(notes.file)
    most = MAX_BYTES["md" if path.endswith(".md") else "yaml"]
    try:
        status = os.stat(path)
        if not stat.S_ISREG(status.st_mode):
            notes.report("file-not-regular", span, file=notes.file)
            return None
        if status.st_size > most:
            notes.report(
                "file-too-large", span, file=notes.file,
                megabytes=status.st_size // (1 << 20), most=most // (1 << 20),
            )  # fmt: skip
            return None
        opened = os.open(path, _READING)
        try:
            return os.read(opened, status.st_size)
        finally:
            os.close(opened)
    except FileNotFoundError:
        notes.report("file-missing", span, file=notes.file)
    except (OSError, ValueError) as error:
        notes.report("file-unreadable", span, file=notes.file, reason=reason(error))
    return None


def reason(error: Exception) -> str:
    """The system's word for an error, without the path it was about."""
    return (error.strerror or str(error)) if isinstance(error, OSError) else str(error)


def decode_bytes(data: bytes, notes: Notes) -> str | None:
    """UTF-8, or GB18030 with a finding; None after reporting that it is neither."""
    if data.startswith(BOM):
        data = data[len(BOM) :]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        from pagesetter.formats.encoding import decode_other

        return decode_other(data, error, notes)
    if "\0" in text:
        before = text[: text.index("\0")]
        line = before.count("\n") + 1
        notes.report(
            "file-binary", SourceSpan(notes.file, line, len(before) - before.rfind("\n")),
            file=notes.file,
        )  # fmt: skip
        return None
    return text
