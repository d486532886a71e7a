"""Codes of glyphs in the strings of a content stream."""

from __future__ import annotations

import pikepdf
import pytest
from reader import opened, shown_glyphs
from typeset import set_run, sheet

from pagesetter.export.pdf import write_pdf
from pagesetter.export.pdf.text import strings_of
from pagesetter.fonts import FontBook


@pytest.mark.parametrize(
    ("code", "written"),
    [
        (0x0041, b"\x00A"),
        (0x2829, b"\\(\\)"),
        (0x5C6E, b"\\\\n"),
        (0x0D0A, b"\\r\n"),
        (0x0A0D, b"\n\\r"),
        (0xFFFE, b"\xff\xfe"),
    ],
)
def test_a_code_is_two_bytes_and_what_they_need_before_them(code: int, written: bytes) -> None:
    assert strings_of(code + 1)[code].encode("latin-1") == written


def test_another_reader_reads_every_code() -> None:
    """Each alone and after another: an end of line may be read as one with what stands next."""
    codes = [*range(0x5F5F), 0x80FF, 0xFFFF]
    strings = strings_of(0x10000)
    text = "".join(f"({strings[code]}{strings[code]})Tj\n" for code in codes)
    pdf = pikepdf.new()
    stream = pikepdf.Stream(pdf, text.encode("latin-1"))
    read = [bytes(operands[0]) for operands, _ in pikepdf.parse_content_stream(stream)]
    assert read == [code.to_bytes(2, "big") * 2 for code in codes]


def test_lines_with_every_low_byte_are_read_back(fonts: FontBook) -> None:
    """300 characters in one subset: their codes have (, ), \\ and both ends of line among them."""
    song = fonts.primary("报宋")
    text = "".join(chr(0x4E00 + i) for i in range(0, 900, 3))
    text = "".join(c for c in text if song.font.get_nominal_glyph(ord(c)))
    runs = [set_run(song, text[i : i + 20], 9, 20, 20 + i // 2) for i in range(0, len(text), 20)]
    pdf = opened(write_pdf([sheet(runs)], fonts, title="试验报", date="2026-11-24"))
    shown = shown_glyphs(pdf)
    lows = {glyph.code & 255 for glyph in shown}
    assert {0x0A, 0x0D, 0x28, 0x29, 0x5C} <= lows
    assert len(shown) == len(text)
    assert len({glyph.code for glyph in shown}) == len(text)
