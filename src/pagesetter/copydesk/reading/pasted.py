"""Reads copy that came without a file: from the clipboard, or through standard input.

Its bytes say what it is, its first words give it a name. Trusts it no more than a file.
"""

from __future__ import annotations

import re

from pagesetter.copydesk.chars import DIGITS, is_han, is_latin
from pagesetter.copydesk.reading.encodings import decode_text
from pagesetter.copydesk.reading.package import kind_of
from pagesetter.copydesk.reading.read import read_data
from pagesetter.copydesk.source import Source

NAME = "pasted"
"""What copy without any words is called."""
_LONGEST = 16
_TAG = re.compile(
    r"\s*(?:<!--|<!doctype html|</?(?:html|head|body|meta|title|p|div|span|section|article|table|"
    r"h[1-6]|ul|ol|li|b|strong|em|i|a|img|font|center|blockquote|figure|pre|br|style)\b[^<>]{0,4000}>)",
    re.I,
)
_CLIPPED = re.compile(r"Version:\d.{0,400}?StartHTML:", re.S)
_START, _END = "<!--StartFragment", "<!--EndFragment"
_ODT = b"mimetypeapplication/vnd.oasis.opendocument.text"
_ENDINGS = {"zip": ".docx", "ole": ".doc", "rtf": ".rtf", "pdf": ".pdf", "picture": ".png"}


def read_pasted(data: bytes, encoding: str = "", *, tracked: bool = False) -> Source:
    """A source from bytes of any kind. Raises PagesetterError with one finding that helps."""
    ending = _ENDINGS.get(kind_of(data), "")
    if _ODT in data[:120]:
        ending = ".odt"
    if not ending:
        decoded = decode_text(data, encoding)
        text = decoded.text if decoded else ""
        ending = ".html" if is_page(text) else ".txt"
        if ending == ".html":
            data, encoding = fragment(text).encode(), "utf-8"
    source = read_data(NAME + ending, data, encoding, tracked=tracked)
    return source._replace(name=name_of(source.text) + ending)


def is_page(text: str) -> bool:
    """True for HTML, whole or a piece of it; also with the head Windows gives it in the clipboard.

    Text that merely holds a tag somewhere is text.
    """
    head = text[:8192].lstrip("\ufeff")
    return bool(_TAG.match(head) or _CLIPPED.match(head))


def fragment(text: str) -> str:
    """The piece that was copied, when marks say where it begins and ends; else the whole."""
    start, end = text.find(_START), text.rfind(_END)
    if 0 <= start < end:
        return text[text.find(">", start) + 1 : end]
    return text if _TAG.match(text.lstrip("\ufeff")) else text[max(0, text.find("<")) :]


def name_of(text: str) -> str:
    """A file name without its ending, of the first words of a copy."""
    for line in text[:4000].splitlines():
        words = "".join(c for c in line if is_han(c) or is_latin(c) or c in DIGITS)
        if words:
            return words[:_LONGEST]
    return NAME
