"""Turns a page of a finished proof into a JPEG small enough to send, watermark laid over.

Works on rasters of finished PDFs alone; the watermark darkens what lies below it, so that it
shows on pictures too and hides nothing.
"""

from __future__ import annotations

from io import BytesIO

from pagesetter.export.raster import render_png

LIMIT = 5_000_000
"""Most bytes of one picture: what group chats take without squeezing it."""
_DPI = 200
_QUALITIES = (88, 80, 70, 60, 50)


def proof_jpeg(pdf: bytes, index: int, over: bytes, limit: int = LIMIT) -> bytes:
    """Return page `index` (from 0) with the first page of the PDF `over` laid over it.

    200 dpi, at the highest quality that stays within `limit` bytes; coarser where none does.
    """
    from PIL import Image, ImageChops

    dpi = _DPI
    while True:
        page = Image.open(BytesIO(render_png(pdf, index, dpi)))
        mark = Image.open(BytesIO(render_png(over, 0, dpi)))
        picture = ImageChops.multiply(page.convert("RGB"), mark.convert("RGB").resize(page.size))
        for quality in _QUALITIES:
            out = BytesIO()
            picture.save(out, "JPEG", quality=quality, dpi=(dpi, dpi), optimize=True)
            if out.tell() <= limit:
                return out.getvalue()
        if dpi <= 25:
            return out.getvalue()
        dpi = dpi * 3 // 4
