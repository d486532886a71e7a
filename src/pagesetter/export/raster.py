"""Turns a page of a finished PDF into a PNG with PDFium, to look at and to compare.

It sees the file alone, as a press would, and knows nothing of display lists.
"""

from __future__ import annotations

from io import BytesIO


def render_png(pdf: bytes, page_index: int, dpi: int) -> bytes:
    """Return page `page_index` (from 0) of a PDF as PNG at `dpi`, on white, RGB.

    Raises IndexError when there is no such page and ValueError when the bytes are no PDF.
    """
    import pypdfium2 as pdfium  # type: ignore[import-untyped]

    try:
        document = pdfium.PdfDocument(pdf)
    except pdfium.PdfiumError as error:
        raise ValueError(str(error)) from None
    try:
        if not 0 <= page_index < len(document):
            raise IndexError(f"page {page_index} of {len(document)}")
        image = document[page_index].render(scale=dpi / 72, rev_byteorder=True).to_pil()
    finally:
        document.close()
    out = BytesIO()
    image.convert("RGB").save(out, "PNG", dpi=(dpi, dpi))
    return out.getvalue()
