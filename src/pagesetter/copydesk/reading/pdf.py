"""Reads the text of a PDF: its lines as they stand, page after page; the desk joins them.

Pages and characters are bounded, and time between pages. Scripts, forms and links are not looked
at. A PDF of pictures has no text; that is said.
"""

from __future__ import annotations

from time import monotonic

from pagesetter.copydesk.reading.lines import Lines
from pagesetter.copydesk.source import Source

MAX_PAGES = 300
MAX_CHARACTERS = 2_000_000
MAX_SECONDS = 30.0
LEAST = 4
"""Characters for each page on average below which a PDF counts as pictures of pages."""


class NoText(Exception):
    """Why there is no text: the code of a finding."""


def pdf_source(name: str, data: bytes) -> Source:
    """Raises NoText with the code of the finding that says why nothing was read."""
    import pypdfium2 as pdfium  # type: ignore[import-untyped]

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise NoText("copy-encrypted" if "assword" in str(error) else "copy-damaged") from error
    lines = Lines()
    try:
        pages = len(document)
        if pages > MAX_PAGES:
            raise NoText("copy-pdf-long")
        started, size = monotonic(), 0
        for number in range(pages):
            text = _text(document, number, MAX_CHARACTERS - size)
            size += len(text)
            if size >= MAX_CHARACTERS or monotonic() - started > MAX_SECONDS:
                raise NoText("copy-pdf-long")
            for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
                lines.add([(line.replace("\0", ""), ())])
    except pdfium.PdfiumError as error:
        raise NoText("copy-damaged") from error
    finally:
        document.close()
    if size < LEAST * max(1, pages):
        raise NoText("copy-pdf-pictures")
    return lines.source(name, "pdf", "", data)


def _text(document: object, number: int, most: int) -> str:
    page = document[number]  # type: ignore[index]
    try:
        part = page.get_textpage()
        try:
            return str(part.get_text_range(0, min(part.count_chars(), most)))
        finally:
            part.close()
    finally:
        page.close()
