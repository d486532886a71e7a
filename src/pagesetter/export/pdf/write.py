"""Writes finished pages as one PDF: fonts, content, boxes, bookmarks, labels.

The same pages give the same bytes wherever and whenever they are written: the only date is
the issue's, and the file's identity is the hash of its content.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pagesetter import __version__
from pagesetter.display import DisplayList, Tag
from pagesetter.display.bounds import bounds
from pagesetter.display.walk import tags
from pagesetter.export.pdf.conformance import Conformance
from pagesetter.export.pdf.content import paint
from pagesetter.export.pdf.fonts import embed
from pagesetter.export.pdf.numbers import milli
from pagesetter.export.pdf.sink import (
    Bookmark,
    FormObject,
    Info,
    PdfForm,
    PdfImage,
    PdfPage,
    PdfSink,
)
from pagesetter.export.pdf.text import FontCodes
from pagesetter.fonts import FontBook


def write_pdf(
    pages: Sequence[DisplayList],
    fonts: FontBook,
    images: Mapping[str, PdfImage | PdfForm] | None = None,
    *,
    title: str,
    date: str,
    language: str = "zh-Hans",
    creator: str = f"pagesetter {__version__}",
    outlines: Sequence[str] = (),
    conformance: Conformance | None = None,
    tagged: bool = False,
) -> bytes:
    """Return the PDF of `pages`.

    `date` is the issue's, such as `2026-11-24`. `outlines` are the pages' titles in the
    bookmarks; without them a page is called after its label. `conformance` makes it a PDF/X;
    without it the PDF claims nothing. `tagged` adds its structure for readers. Raises
    PagesetterError, with a finding for every face that may not be embedded, before anything is
    written.
    """
    embedded, codes = embed(pages, fonts)
    from pagesetter.export.pdf.reportlab_sink import ReportLabSink

    sink = ReportLabSink(conformance)
    for font in embedded:
        sink.add_font(font)
    placed: set[str] = set()
    structures: list[FormObject] = []
    for painted in (
        _tagged(pages, codes, structures) if tagged else (paint(page, codes) for page in pages)
    ):
        for _, key in painted.images:
            if key not in placed:
                _place_picture(sink, key, (images or {})[key])
                placed.add(key)
        sink.add_page(painted)
    if structures:
        sink.add_structure(structures)
    return sink.finish(Info(title, date, language, creator), _outline(pages, language, outlines))


def _tagged(
    pages: Sequence[DisplayList], codes: Mapping[str, FontCodes], objects: list[FormObject]
) -> Iterator[PdfPage]:
    """Yield the pages with their structure, whose objects are added after the last."""
    from pagesetter.export.pdf.tagged import document, paint_tagged, structure

    root = document()
    numbered = []
    for index, page in enumerate(pages):
        painted, elements = paint_tagged(page, codes, root, index)
        numbered.append(elements)
        yield painted
    if any(numbered):
        objects += structure(root, numbered)


def _place_picture(sink: PdfSink, key: str, picture: PdfImage | PdfForm) -> None:
    if isinstance(picture, PdfForm):
        sink.add_form(key, picture)
    else:
        sink.add_image(key, picture)


def _outline(pages: Sequence[DisplayList], language: str, titles: Sequence[str]) -> list[Bookmark]:
    """Return one bookmark per page and below it one per article that has a name."""
    names = list(titles) or [_page_title(page.label, language) for page in pages]
    return [
        Bookmark(
            name,
            number,
            below=tuple(
                Bookmark(tag.name.replace("\n", " "), number, _place(tag, page))
                for tag in tags(page.items, "article")
                if tag.name
            ),
        )
        for number, (name, page) in enumerate(zip(names, pages, strict=True))
    ]


def _page_title(label: str, language: str) -> str:
    return f"第{label}版" if language.startswith("zh") else f"Page {label}"


def _place(tag: Tag, page: DisplayList) -> tuple[int, int] | None:
    """Return the top left of an article's beginning in 1/1000 pt, y upwards; None when empty."""
    for item in tag.items:
        box = bounds((item,))
        if box is not None:
            return milli(box.x), milli(page.height - box.y)
    return None
