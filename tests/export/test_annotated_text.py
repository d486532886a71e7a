"""Readings and lines below names on screen, in print, and as text read back from the PDF."""

from __future__ import annotations

import pypdfium2 as pdfium
import pytest
from test_rasters import difference, from_pdf, from_qt
from typeset import pt, sheet

from pagesetter.compose.place import moved
from pagesetter.display import DisplayList, GlyphRun, Item
from pagesetter.export.pdf import write_pdf
from pagesetter.fonts import FontBook
from pagesetter.text import NEWSPAPER, TextStyle, set_paragraph
from pagesetter.text.annotation import parsed

WORST = 32
"""Waves are flattened differently: single pixels, as with the corners of outlines."""

# So large that zhuyin too are drawn from their outlines on the screen (60 pixels).
STYLE = TextStyle("报宋", pt(30))
LOOK = STYLE._replace(size=pt(15))


def note(text: str, written: str) -> tuple[str, TextStyle]:
    return text, STYLE._replace(annotation=parsed(written, LOOK))


@pytest.fixture(scope="module")
def page(fonts: FontBook) -> DisplayList:
    spans = [
        ("在", STYLE), note("大河", "dà hé"), ("边，", STYLE), note("屈原", "_"),
        note("宋玉", "_"), ("读", STYLE), note("离骚", "~"), ("。", STYLE), note("漢", "ㄏㄢˋ"),
    ]  # fmt: skip
    done = set_paragraph(spans, NEWSPAPER, [8 * STYLE.size], fonts)
    items: list[Item] = []
    for number, line in enumerate(done.lines):
        items += moved(line.items, pt(20), pt(50 + 45 * number))
    items.sort(key=lambda item: not isinstance(item, GlyphRun))
    return sheet(tuple(items))


@pytest.mark.usefixtures("qapp")
def test_screen_and_print_agree(page: DisplayList, fonts: FontBook) -> None:
    printed = from_pdf(page, fonts, 600)
    _, worst = difference(from_qt(page, fonts, 600), printed)
    assert worst <= WORST
    plain = page._replace(items=tuple(i for i in page.items if isinstance(i, GlyphRun)))
    _, worst = difference(from_qt(plain, fonts, 600), printed)
    assert worst > 3 * WORST


def test_the_text_is_read_back_whole_and_its_readings_after_it(
    page: DisplayList, fonts: FontBook
) -> None:
    document = pdfium.PdfDocument(write_pdf([page], fonts, title="报", date="2026-11-24"))
    text = "".join(document[0].get_textpage().get_text_range().split())
    document.close()
    assert text.startswith("在大河边，屈原宋玉读离骚。漢")
    assert "dà" in text
    assert text.endswith("ㄏㄢˋ")
