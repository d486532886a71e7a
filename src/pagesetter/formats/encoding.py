"""Text that is not UTF-8: read as GB18030 when it is that, else refused with its place."""

from __future__ import annotations

from pagesetter.findings import SourceSpan
from pagesetter.formats.notes import Notes


def decode_other(data: bytes, error: UnicodeDecodeError, notes: Notes) -> str | None:
    """Decode text that failed as UTF-8 at `error`; None after reporting that it cannot be read.

    Almost any bytes pass as GB18030. So text that is UTF-8 but for a few broken places is
    refused: read as GB18030 it would come out as other characters, in silence.
    """
    before = data[: error.start].decode("utf-8")
    line = before.count("\n") + 1
    span = SourceSpan(notes.file, line, len(before) - before.rfind("\n"))
    lenient = data.decode("utf-8", "replace")
    broken = lenient.count("\ufffd")
    wide = sum(1 for c in lenient if c > "\x7f") - broken
    if data[:2] not in (b"\xff\xfe", b"\xfe\xff") and b"\0" not in data and wide <= 8 * broken:
        try:
            text = data.decode("gb18030")
        except UnicodeDecodeError:
            pass
        else:
            notes.report("encoding-gb18030", SourceSpan(notes.file, 1, 1), file=notes.file)
            return text
    notes.report("encoding-unknown", span, file=notes.file, byte=f"{data[error.start]:02X}")
    return None
