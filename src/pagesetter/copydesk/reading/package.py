"""Looks at a file before anything opens it: what it is, and whether it is safe to unpack.

Word files are ZIP archives from strangers: entries, sizes and ratios are bounded by what the
directory says, and reading never takes more than it says.
"""

from __future__ import annotations

import io
import zipfile

MAX_ENTRIES = 3000
MAX_UNPACKED = 256 << 20
MAX_ENTRY = 96 << 20
MAX_RATIO = 300
"""Most that an entry above 1 MiB may shrink to 1/n of its size; Word's own XML stays below 60."""


def kind_of(data: bytes) -> str:
    """What the first bytes say: zip, ole, pdf, rtf, picture, html or text."""
    head = data[:1024]
    if head.startswith(b"PK\x03\x04"):
        return "zip"
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return "ole"
    if head.startswith(b"%PDF-"):
        return "pdf"
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if head.startswith((b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"II*\0", b"MM\0*", b"RIFF", b"BM6")):
        return "picture"
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<?xml")):
        return "html"
    return "text"


def is_encrypted(data: bytes) -> bool:
    """True for an OLE file that holds an encrypted Office document (MS-OFFCRYPTO 2.3)."""
    return "EncryptedPackage".encode("utf-16-le") in data


def trouble_of(data: bytes) -> str:
    """Code of the finding that keeps a ZIP from being opened as a Word file; "" for none."""
    trouble = bomb_of(data)
    if trouble:
        return trouble
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = set(archive.namelist())
    if "word/document.xml" not in names and "[Content_Types].xml" not in names:
        return "copy-mislabelled"
    return ""


def bomb_of(data: bytes) -> str:
    """Code of the finding that keeps a ZIP from being unpacked at all; "" for none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return "copy-damaged"
    if any(entry.flag_bits & 1 for entry in entries):
        return "copy-encrypted"
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > MAX_ENTRIES or unpacked > MAX_UNPACKED:
        return "copy-bomb"
    for entry in entries:
        swollen = entry.file_size > MAX_RATIO * max(entry.compress_size, 1)
        if entry.file_size > MAX_ENTRY or (entry.file_size > 1 << 20 and swollen):
            return "copy-bomb"
    return ""
