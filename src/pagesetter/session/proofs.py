"""Makes proofs 大样 of composed pages: a PDF on A3 to mark up, pictures to send round.

Puts the words and the grid of each page beside it; the layout of a proof is `export.proof`'s.
Writes no file. The clock is read only by `now`.
"""

from __future__ import annotations

from collections.abc import Sequence

from pagesetter.compose import ComposedPage
from pagesetter.compose.grid import grid_of
from pagesetter.display import DisplayList
from pagesetter.export.pdf import write_pdf
from pagesetter.export.proof import Ticket, proof_sheet, proof_sheets, watermark
from pagesetter.session.pictures import PROOF
from pagesetter.session.pipeline import (
    Press,
    Result,
    embeddable,
    page_title,
    pages_for_plates,
    pdf_title,
)


def now() -> str:
    """Return the time on this machine as `2026-11-24 20:30`."""
    from datetime import datetime

    return datetime.now().strftime("%Y-%m-%d %H:%M")


def proof_pdf(
    result: Result,
    pages: Sequence[ComposedPage],
    proof: str,
    stamp: str = "",
    *,
    tiled: bool = False,
) -> bytes:
    """Return the proof `proof` (一校 …) of these pages, one A3 sheet each.

    `tiled` shows pages too large for A3 at 100 %, on several sheets to be joined.

    Raises PagesetterError when a face may not be embedded or a picture has changed.
    """
    issue = result.opened.loaded.issue
    fonts = result.opened.fonts
    plates = {page.name: page.inks for page in issue.pages}
    mine = [(page.display, plates[page.name]) for page in pages]
    displays, images = pages_for_plates(result.opened.pictures, mine, Press(standard=PROOF))
    sheets: list[DisplayList] = []
    titles: list[str] = []
    for display, page in zip(displays, pages, strict=True):
        ticket = _ticket(result, page.name, proof, stamp)
        made = (
            proof_sheets(display, fonts, ticket) if tiled else [proof_sheet(display, fonts, ticket)]
        )
        sheets += made
        title = page_title(issue, page.name)
        titles += [
            f"{title} {n}/{len(made)}" if made[1:] else title for n in range(1, len(made) + 1)
        ]
    return write_pdf(
        embeddable(sheets, fonts),
        fonts,
        images,
        title=f"{pdf_title(issue)} {proof}",
        date=issue.date,
        language=issue.paper.language,
        outlines=titles,
    )


def _ticket(result: Result, name: str, proof: str, stamp: str) -> Ticket:
    issue = result.opened.loaded.issue
    page = next(one for one in issue.pages if one.name == name)
    grid = grid_of(issue.layout(page.layout))
    lines = tuple(grid.baseline_of(line) for line in range(1, grid.lines + 1))
    paper = issue.paper.name or issue.name
    return Ticket(proof, paper, issue.date, page_title(issue, name), stamp, lines, grid.area)


def proof_pictures(
    result: Result, pages: Sequence[ComposedPage], pdf: bytes, proof: str
) -> list[bytes]:
    """Return a JPEG of each page of a proof made by `proof_pdf` (untiled), its name across it."""
    from pagesetter.export.jpeg import proof_jpeg
    from pagesetter.export.proof import A3
    from pagesetter.geometry import Rect

    width, height = A3
    whole = Rect(0, 0, width, height)
    sheet = watermark(proof, result.opened.fonts, DisplayList("", width, height, whole, whole, ()))
    over = write_pdf(
        [sheet], result.opened.fonts, title=proof, date=result.opened.loaded.issue.date
    )
    return [proof_jpeg(pdf, index, over) for index in range(len(pages))]
