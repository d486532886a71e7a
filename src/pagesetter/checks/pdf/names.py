"""Turns names of a PDF into text: as keys that are found again, and as a person reads them.

Names are bytes (ISO 32000-1, 7.3.5). UTF-8 is recommended; much of what is sent in China holds
names of fonts, layers and plates in GBK, which read as UTF-8 are damaged or nothing at all.
"""

from __future__ import annotations

from typing import Any


def key_of(name: Any) -> str:
    """Return a name with its slash as pikepdf's dictionaries call it, whatever its bytes."""
    return bytes(name).decode("utf-8", "surrogateescape")


def readable(name: Any) -> str:
    """Return a name without its slash to be read: UTF-8, else GB 18030, else byte by byte."""
    data = name.encode("utf-8", "surrogateescape") if isinstance(name, str) else bytes(name)
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding).removeprefix("/")
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1").removeprefix("/")
