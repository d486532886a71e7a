"""A figure of the copy on its way to the press: its file read, its pixels in the PDF."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
from PIL import Image
from workshop import lay

from pagesetter.display import PlaceImage
from pagesetter.display.walk import flatten
from pagesetter.session.pipeline import choose_pages, compose_issue, open_issue, press_pdf

COPY = "---\nheadline: 题\n---\n\n第一段。\n\n![云海翻腾](assets/云.png)\n\n第二段。\n"


def test_it_is_on_the_page_and_in_the_pdf_at_one_place(tmp_path: Path) -> None:
    lay(tmp_path, copy=COPY)
    assets = tmp_path / "issues/2026-11-24/assets"
    assets.mkdir()
    Image.new("RGB", (600, 300), (200, 40, 40)).save(assets / "云.png")
    result = compose_issue(open_issue(str(tmp_path)))
    ((image, _, _),) = (
        one for one in flatten(result.composition.pages[0].display.items)
        if isinstance(one[0], PlaceImage)
    )  # fmt: skip
    # A column of 15 字 of 8.5 pt.
    assert image.clip.width == 15 * 557_056
    assert image.clip.height == image.clip.width // 2
    pdf = press_pdf(result, choose_pages(result, ()))
    with pikepdf.open(io.BytesIO(pdf)) as document:
        page = document.pages[0]
        placed = [
            [float(number) for number in operands]
            for operands, operator in pikepdf.parse_content_stream(page)
            if str(operator) == "cm"
        ]
        width, height = image.clip.width / 65_536, image.clip.height / 65_536
        foot = float(page.MediaBox[3]) - (image.clip.y + image.clip.height) / 65_536
        wanted = [width, 0, 0, height, image.clip.x / 65_536, foot]
        assert any(
            len(m) == 6 and all(abs(a - b) < 0.01 for a, b in zip(m, wanted, strict=True))
            for m in placed
        )
        assert len(page.get_images()) == 1


def test_a_file_that_is_not_there_is_told_at_its_line_of_the_copy(tmp_path: Path) -> None:
    lay(tmp_path, copy=COPY)
    result = compose_issue(open_issue(str(tmp_path)))
    (found,) = (f for f in result.findings if f.code == "picture-missing")
    assert found.span.file.endswith("copy/lead.md")
    assert found.span.line == 7
