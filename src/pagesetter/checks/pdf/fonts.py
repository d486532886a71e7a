"""Checks the fonts of a PDF: embedded, subset, and readable as text where they are used.

Turns a font dictionary into widths and code lengths for the walker. ISO 32000-1, 9.6–9.10.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from pagesetter.checks.pdf.names import readable
from pagesetter.checks.pdf.told import Told

_SUBSET = re.compile(r"^[A-Z]{6}\+")


class Font:
    """A font as far as a line of text needs it."""

    def __init__(self, font: Any) -> None:
        self.font = font
        self.composite = font.get("/Subtype") == "/Type0"
        self.type3 = font.get("/Subtype") == "/Type3"
        self.down = self.composite and str(font.get("/Encoding", "")).endswith("-V")
        """Vertical writing mode: glyphs follow one another an em down (9.7.4.3)."""
        self.used: set[int] = set()
        self._widths, self._default = self._read_widths()

    def codes(self, data: bytes) -> list[int]:
        """Return the codes in a string; composite fonts take two bytes each."""
        if self.composite:
            return [int.from_bytes(data[i : i + 2], "big") for i in range(0, len(data) - 1, 2)]
        return list(data)

    @cached_property
    def texts(self) -> dict[int, str]:
        """The text of each code by the ToUnicode map; empty without one."""
        if "/ToUnicode" not in self.font:
            return {}
        return mapped_texts(self.font.ToUnicode.read_bytes())

    def text(self, codes: Iterable[int]) -> str:
        """Return the text of codes, as far as it is known, to name a place in a message."""
        known = self.texts
        if known or self.composite:
            return "".join(known.get(code, "") for code in codes)
        return "".join(chr(code) for code in codes if 32 <= code < 127)

    def width(self, code: int) -> float:
        """Return the advance of a code in em."""
        return self._widths.get(code, self._default) / 1000

    @property
    def name(self) -> str:
        return readable(self.font.get("/BaseFont", "?"))

    def _read_widths(self) -> tuple[dict[int, float], float]:
        found: dict[int, float] = {}
        if not self.composite:
            first = int(self.font.get("/FirstChar", 0))
            for i, width in enumerate(self.font.get("/Widths", [])):
                found[first + i] = float(width)
            return found, 0 if found else 500
        inner = self.font.DescendantFonts[0]
        entries = list(inner.get("/W", []))
        at = 0
        while at + 1 < len(entries):
            first, second = int(entries[at]), entries[at + 1]
            if getattr(second, "_type_name", "") == "array":
                found.update((first + i, float(w)) for i, w in enumerate(second))
                at += 2
            else:
                width = float(entries[at + 2]) if at + 2 < len(entries) else 0
                found.update((code, width) for code in range(first, min(int(second), 65_535) + 1))
                at += 3
        return found, float(inner.get("/DW", 1000))


def check_font(font: Font, told: Told) -> None:
    """Note whether a font is embedded, a subset, and whether its used codes read as text."""
    if font.type3:
        return
    holder = font.font.DescendantFonts[0] if font.composite else font.font
    descriptor = holder.get("/FontDescriptor")
    programs = ("/FontFile", "/FontFile2", "/FontFile3")
    if descriptor is None or not any(key in descriptor for key in programs):
        told.add("pdf-font-not-embedded", font=font.name)
    elif not _SUBSET.match(font.name):
        told.add("pdf-font-not-subset", font=font.name)
    if font.used and "/ToUnicode" in font.font:
        missing = len(font.used - font.texts.keys())
        if missing:
            told.add("pdf-font-no-text", font=font.name, count=missing)
    elif font.used and font.composite:
        told.add("pdf-font-no-text", font=font.name, count=len(font.used))


def mapped_texts(cmap: bytes) -> dict[int, str]:
    """Return the text a ToUnicode map gives each code (ISO 32000-1, 9.10.3)."""
    found: dict[int, str] = {}
    content = cmap.decode("latin-1")
    for block in re.findall(r"beginbfchar(.*?)endbfchar", content, re.S):
        for code, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f\s]*)>", block):
            found[int(code, 16)] = _utf16(text)
    for block in re.findall(r"beginbfrange(.*?)endbfrange", content, re.S):
        for first, last, target in re.findall(
            r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(<[^>]*>|\[[^\]]*\])", block
        ):
            start, end = int(first, 16), min(int(last, 16), int(first, 16) + 65_535)
            texts = [_utf16(one) for one in re.findall(r"<([0-9A-Fa-f\s]*)>", target)]
            for code in range(start, end + 1):
                if target[0] == "[":
                    found[code] = texts[code - start] if code - start < len(texts) else ""
                elif texts and texts[0]:
                    found[code] = texts[0][:-1] + chr(
                        min(ord(texts[0][-1]) + code - start, 0x10FFFF)
                    )
    return found


def _utf16(digits: str) -> str:
    data = bytes.fromhex("".join(digits.split()))
    return data.decode("utf-16-be", "replace")
