"""What a reader of the PDF is promised of the order of the text; see docs/press.md.

By painting order every article comes back whole. Where pdftotext orders by its own view of the
page, a column cut out by -x -y -W -H comes back in order, and a whole page does not.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from pagesetter.compose import ComposedPage
from pagesetter.compose.composition import PlacedLine
from pagesetter.display.walk import glyph_runs, tags
from pagesetter.session.pipeline import compose_issue, open_issue, press_pdf

PAPER = os.path.join(os.path.dirname(__file__), "..", "..", "examples", "science-weekly")
PT = 65_536
SIZE = 557_056
"""Of the body: 8.5 pt. At 72 dpi pdftotext's pixels are points."""


@pytest.fixture(scope="module")
def pages() -> tuple[ComposedPage, ...]:
    return compose_issue(open_issue(PAPER)).composition.pages


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    result = compose_issue(open_issue(PAPER))
    path = tmp_path_factory.mktemp("order") / "issue.pdf"
    path.write_bytes(press_pdf(result, result.composition.pages))
    return path


def told(file: Path, page: int, *options: str) -> str:
    done = subprocess.run(
        ["pdftotext", "-f", str(page), "-l", str(page), *options, "-enc", "UTF-8", str(file), "-"],
        check=True, capture_output=True,
    )  # fmt: skip
    return plain(done.stdout.decode())


def plain(text: str) -> str:
    return "".join(c for c in text if not c.isspace())


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_by_painting_order_every_article_is_one_run(
    pages: tuple[ComposedPage, ...], file: Path, number: int
) -> None:
    text = told(file, number, "-raw")
    articles = list(tags(pages[number - 1].display.items, "article"))
    assert len(articles) >= 3
    for article in articles:
        assert plain("".join(run.text for run in glyph_runs(article.items))) in text, article.name


def test_a_column_cut_out_is_in_order_by_position_too(
    pages: tuple[ComposedPage, ...], file: Path
) -> None:
    """What touches the cut is in it, so that marks which stand out of the column are."""
    columns: list[list[PlacedLine]] = [[]]
    for line in pages[1].lines:
        last = columns[-1][-1] if columns[-1] else line
        # Beside and below a picture another part of the column begins.
        same = (line.box.x, line.box.width) == (last.box.x, last.box.width)
        if not same or not 0 <= line.box.y - last.box.y <= 3 * SIZE:
            columns.append([])
        columns[-1].append(line)
    wide = [column for column in columns if len(column) >= 5]
    assert len(wide) >= 12
    for column in wide:
        left = min(line.box.x for line in column) // PT
        top = min(line.box.y for line in column) // PT
        width = max(line.box.right for line in column) // PT - left
        height = max(line.box.bottom for line in column) // PT + 1 - top
        cut = ["-x", str(left), "-y", str(top), "-W", str(width), "-H", str(height)]
        by_place = told(file, 2, "-r", "72", *cut)
        assert len(by_place) > 5 * len(column)
        assert by_place == told(file, 2, "-r", "72", "-raw", *cut)
