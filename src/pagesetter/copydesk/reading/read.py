"""Reads one file of copy into a source, or says in one sentence why it cannot."""

from __future__ import annotations

import os
from typing import NoReturn

from pagesetter.copydesk.reading import package
from pagesetter.copydesk.reading.encodings import decode_text
from pagesetter.copydesk.source import Source
from pagesetter.findings import PagesetterError, SourceSpan
from pagesetter.findings.finding import Place, finding
from pagesetter.findings.messages_copydesk import MESSAGES

MAX_TEXT = 8 << 20
MAX_FILE = 64 << 20
TEXT = (".txt", ".md", ".markdown", ".text", "")
WEB = (".html", ".htm", ".xhtml")
WORD = (".docx", ".docm")
BLANK = " \t\r\n\v\f\u3000\u00a0\u200b\ufeff"
CONVERTED = (".doc", ".wps", ".odt", ".rtf", ".pages", ".et")
"""Kinds that LibreOffice turns into .docx first."""


def is_copy(name: str) -> bool:
    """True for a file name whose ending says that it may be copy."""
    ending = os.path.splitext(name)[1].lower()
    return bool(ending) and ending in TEXT + WEB + WORD + CONVERTED + (".pdf",)


def read_copy(path: str, encoding: str = "", *, tracked: bool = False) -> Source:
    """Read one file. Raises PagesetterError with one finding that helps.

    `encoding` is one of `encodings.ENCODINGS`, or empty to find out; `tracked` tells each
    tracked change of a Word file. Tracked changes are accepted either way.
    """
    return read_data(os.path.basename(path), _bytes(path), encoding, tracked=tracked)


def read_data(name: str, data: bytes, encoding: str = "", *, tracked: bool = False) -> Source:
    """As `read_copy`, for bytes that are there already, by the name of the file they are of."""
    source = _read(name, data, encoding, tracked)
    if not source.text.strip(BLANK):
        _refuse("copy-empty", name)
    return source


def _read(name: str, data: bytes, encoding: str, tracked: bool) -> Source:
    ending = os.path.splitext(name)[1].lower()
    kind = package.kind_of(data)
    if len(data) > MAX_FILE:
        _refuse("copy-large", name, most=MAX_FILE >> 20)
    if ending in WORD:
        return _word(name, data, kind, tracked)
    if kind == "pdf":
        return _pdf(name, data)
    if kind == "ole" and package.is_encrypted(data):
        _refuse("copy-encrypted", name)
    if ending in CONVERTED or kind in ("ole", "rtf"):
        return _converted(name, data, kind, tracked)
    if ending == ".pdf":
        _refuse("copy-mislabelled", name, ending=ending)
    if ending not in TEXT + WEB:
        _refuse("copy-kind-unknown", name, ending=ending)
    if kind in ("zip", "picture"):
        _refuse("copy-mislabelled", name, ending=ending)
    return _text(name, data, encoding, is_page=ending in WEB)


def _bytes(path: str) -> bytes:
    try:
        if os.path.isdir(path):
            _refuse("copy-folder", path)
        if os.path.getsize(path) > MAX_FILE:
            _refuse("copy-large", path, most=MAX_FILE >> 20)
        with open(path, "rb") as file:
            return file.read(MAX_FILE + 1)
    except OSError as error:
        _refuse("copy-unreadable", path, reason=error.strerror or str(error))


def _pdf(name: str, data: bytes) -> Source:
    from pagesetter.copydesk.reading.pdf import MAX_PAGES, NoText, pdf_source

    try:
        return pdf_source(name, data)
    except NoText as error:
        _refuse(str(error), name, most=MAX_PAGES)


def _converted(name: str, data: bytes, kind: str, tracked: bool) -> Source:
    """A file that LibreOffice must turn into .docx. What it gets was looked at before."""
    from pagesetter.copydesk.reading.convert import NotConverted, as_word

    ending = os.path.splitext(name)[1].lower()
    wanted = {".rtf": ("rtf",), ".odt": ("zip",)}.get(ending, ("ole", "rtf", "zip"))
    if ending not in CONVERTED:
        ending = {"rtf": ".rtf", "ole": ".doc"}[kind]
    elif kind not in wanted:
        _refuse("copy-mislabelled", name, ending=ending)
    if kind == "zip":
        trouble = package.bomb_of(data)
        if trouble:
            _refuse(trouble, name, ending=ending)
    try:
        made = as_word(data, ending)
    except NotConverted as error:
        _refuse(str(error), name)
    return _word(name, made, package.kind_of(made), tracked)._replace(data=data)


def _word(name: str, data: bytes, kind: str, tracked: bool = False) -> Source:
    if kind == "ole":
        _refuse("copy-encrypted" if package.is_encrypted(data) else "copy-convert-first", name)
    if kind != "zip":
        _refuse("copy-mislabelled", name, ending=os.path.splitext(name)[1])
    trouble = package.trouble_of(data)
    if trouble:
        _refuse(trouble, name, ending=os.path.splitext(name)[1])
    try:
        from pagesetter.copydesk.reading.word import NotWord, word_source

        return word_source(name, data, tracked=tracked)
    except ImportError:
        _refuse("copy-needs-extra", name)
    except NotWord as error:
        _refuse("copy-damaged", name, reason=str(error))


def _text(name: str, data: bytes, encoding: str, *, is_page: bool) -> Source:
    if len(data) > MAX_TEXT:
        _refuse("copy-large", name, most=MAX_TEXT >> 20)
    if is_page and not encoding:
        from pagesetter.copydesk.reading.web import charset_of

        stated = charset_of(data)
        decoded = decode_text(data, stated) if stated else None
        decoded = decoded or decode_text(data)
    else:
        decoded = decode_text(data, encoding)
    if decoded is None:
        _refuse("copy-encoding", name, encoding=encoding or "?")
    if is_page:
        from pagesetter.copydesk.reading.web import web_source

        return web_source(name, decoded.text, decoded.encoding, data)
    from pagesetter.copydesk.reading.plain import plain_source

    return plain_source(name, decoded.text, decoded.encoding, data)


def _refuse(code: str, path: str, **params: str | int) -> NoReturn:
    span = SourceSpan(os.path.basename(path))
    name = os.path.basename(path)
    raise PagesetterError([finding(MESSAGES, code, span, Place(), file=name, **params)])
