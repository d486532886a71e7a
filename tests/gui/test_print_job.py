"""What is printed on an office printer: the page that is seen, bit by bit, with its fonts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pikepdf
import pypdfium2
import pytest
from newsroom import SENTENCE
from PIL import Image, ImageChops, ImageFilter, ImageStat
from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from pagesetter.display import DisplayList
from pagesetter.display.walk import flatten
from pagesetter.geometry import UNIT
from pagesetter.gui.painter import ListPainter, paint_page
from pagesetter.gui.print_fonts import PrintFonts
from pagesetter.gui.print_job import PrintJob
from pagesetter.gui.raw_fonts import RawFonts
from pagesetter.gui.workspace import Workspace
from pagesetter.session.document import Document

if TYPE_CHECKING:
    from driver import Driver

SAMPLE = Path(__file__).parents[2] / "examples" / "science-weekly" / "issues" / "2026-11-24"


def to_file(path: Path, page: DisplayList | None = None) -> QPrinter:
    """A printer to a PDF, its paper as large as a page and without margins if one is given."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    if page is not None:
        size = QSizeF(page.trim.width / UNIT, page.trim.height / UNIT)
        exact = QPageSize.SizeMatchPolicy.ExactMatch
        paper = QPageSize(size, QPageSize.Unit.Point, "", exact)
        upright = QPageLayout.Orientation.Portrait
        printer.setFullPage(True)
        assert printer.setPageLayout(QPageLayout(paper, upright, QMarginsF()))
    return printer


def print_all(job: PrintJob) -> None:
    for _ in job.steps():
        pass
    assert not job.has_failed


@contextmanager
def opened(folder: Path) -> Iterator[Workspace]:
    work = Workspace(Document.open(str(folder)))
    yield work
    work.deleteLater()


@pytest.fixture(scope="module")
def sample(qapp: object) -> Iterator[Workspace]:
    with opened(SAMPLE) as work:
        yield work


def softened(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    return image.crop((0, 0, *size)).reduce(4).filter(ImageFilter.GaussianBlur(1))


def difference(one: Image.Image, other: Image.Image) -> tuple[float, int]:
    """The mean and the greatest difference of grey at 100 dpi; paper is of whole points."""
    size = min(one.width, other.width), min(one.height, other.height)
    both = ImageChops.difference(softened(one, size), softened(other, size))
    return ImageStat.Stat(both).mean[0], int(both.getextrema()[1])  # type: ignore[arg-type]


def grey(image: QImage) -> Image.Image:
    size = image.width(), image.height()
    bits = bytes(image.constBits())
    return Image.frombytes("RGB", size, bits, "raw", "BGRX", image.bytesPerLine()).convert("L")


def moved(image: Image.Image, pixels: float) -> Image.Image:
    """Move a picture to the left."""
    ways = Image.Transform.AFFINE, (1, 0, pixels, 0, 1, 0), Image.Resampling.BILINEAR
    return image.transform(image.size, *ways)


@pytest.mark.parametrize("index", [0, 2])
def test_the_printed_page_is_the_page_on_the_screen(
    sample: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, index: int
) -> None:
    """Upright and lying, wide and narrow type, titles, borders, pictures.

    Qt's small glyphs are fatter on the screen than in print: here all are outlines. A single
    character that stands where Qt alone would have it printed differs by 145.
    """
    page = sample.composed_at(index).display
    path = tmp_path / "page.pdf"
    print_all(PrintJob(sample, to_file(path, page), [index]))
    sheet = pypdfium2.PdfDocument(path)[0]
    monkeypatch.setattr(RawFonts, "most_pixels", 0.0)
    seen = grey(paint_page(page, sample.fonts, 400, sample.pictures))
    printed = sheet.render(scale=400 / 72).to_pil().convert("L")
    printed = moved(printed, (sheet.get_width() - page.trim.width / UNIT) / 2 * 400 / 72)
    mean, worst = difference(printed, seen)
    assert mean < 1.2
    assert worst < 50
    assert difference(printed, moved(seen, 1))[0] > 1.8  # the fifth part of a point


def test_type_is_printed_as_type(sample: Workspace, tmp_path: Path) -> None:
    """Outlines of a page take Qt a second, and the file a few megabytes."""
    path = tmp_path / "page.pdf"
    print_all(PrintJob(sample, to_file(path), [1]))
    with pikepdf.open(path) as pdf:
        page = pdf.pages[0]
        names = {str(font.BaseFont)[1:] for font in page.Resources.Font.values()}
        assert len(page.Contents.read_bytes()) < 1_500_000
    assert names >= {"PagesetterSong-Regular", "PagesetterHei-Bold", "PagesetterKai-Regular"}
    words = pypdfium2.PdfDocument(path)[0].get_textpage().get_text_range()
    assert "云岭科技周报" in words


class Counted(QPainter):
    """Counts what is drawn."""

    drawn = 0

    def drawGlyphRun(self, *what: Any) -> None:
        self.drawn += 1
        super().drawGlyphRun(*what)

    def fillPath(self, *what: Any) -> None:
        self.drawn += 1
        super().fillPath(*what)

    def strokePath(self, *what: Any) -> None:
        self.drawn += 1
        super().strokePath(*what)

    def drawImage(self, *what: Any) -> None:
        self.drawn += 1
        super().drawImage(*what)


@pytest.mark.parametrize("fonts", [RawFonts, PrintFonts])
def test_a_step_paints_one_thing(sample: Workspace, fonts: type[RawFonts]) -> None:
    """A line of text, a path or a picture; a letter where each is drawn as an outline."""
    page = sample.composed_at(0).display
    image = QImage(400, 600, QImage.Format.Format_RGB32)
    painter = Counted(image)
    painter.scale(4, 4)  # titles are outlines on a screen
    at_once = []
    for _ in ListPainter(painter, fonts(sample.fonts), sample.pictures).steps(page.items):
        at_once.append(painter.drawn)
        painter.drawn = 0
    painter.end()
    assert len(at_once) >= sum(1 for _ in flatten(page.items))
    # A letter whose place Qt would miss is drawn for itself, with its line.
    assert max(at_once) <= (1 if fonts is RawFonts else 4)


def test_painting_that_is_left_leaves_the_painter_as_it_was(sample: Workspace) -> None:
    """Inside groups and beside them: at whichever step."""
    page = sample.composed_at(0).display
    image = QImage(40, 60, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    for after in range(1, 200, 7):
        steps = ListPainter(painter, sample.raw_fonts, sample.pictures).steps(page.items)
        for _ in range(after):
            next(steps)
        steps.close()
        assert painter.transform().isIdentity()
        assert not painter.hasClipping()
    painter.end()


def test_what_is_printed_is_the_state_of_the_command(driver: Driver, tmp_path: Path) -> None:
    """Pages that were composed then, and those that nobody had composed."""
    work = driver.work
    assert work.is_pending(1)
    job = PrintJob(work, to_file(tmp_path / "then.pdf"), [0, 1])
    cleared = [article._replace(body=()) for article in work.issue.articles]
    work.edit(lambda issue: issue._replace(articles=tuple(cleared)), "type")
    work.show_page(1)
    print_all(job)
    pdf = pypdfium2.PdfDocument(tmp_path / "then.pdf")
    for page in pdf:
        assert SENTENCE[:6] in page.get_textpage().get_text_range()
    print_all(PrintJob(work, to_file(tmp_path / "now.pdf"), [0, 1]))
    for page in pypdfium2.PdfDocument(tmp_path / "now.pdf"):
        assert SENTENCE[:6] not in page.get_textpage().get_text_range()


def test_a_job_left_at_any_step_leaves_nothing(driver: Driver, tmp_path: Path) -> None:
    for after in (0, 1, 3, 8, 15):
        job = PrintJob(driver.work, to_file(tmp_path / "out.pdf"), [0, 1])
        steps = job.steps()
        for _ in range(after):
            next(steps)
        job.cancel()
        for _ in steps:
            pass
        assert (job.sent, job.has_failed) == (0, False)
        assert not list(tmp_path.glob("*.pdf"))
        assert not list(tmp_path.glob(".*"))


def test_a_job_that_breaks_off_leaves_nothing(
    driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fault(*_: object) -> None:
        raise ValueError("Qt cannot read it")

    printer = to_file(tmp_path / "out.pdf")
    # The page on the screen is drawn by the same hand, before and after.
    with monkeypatch.context() as broken:
        broken.setattr(ListPainter, "_level", fault)
        with pytest.raises(ValueError, match="cannot read"):
            print_all(PrintJob(driver.work, printer, [0]))
    assert not list(tmp_path.glob("*.pdf"))
    assert printer.outputFileName() == str(tmp_path / "out.pdf")


def test_a_queue_that_takes_nothing_back_gets_whole_pages(
    driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "spool.pdf"
    job = PrintJob(driver.work, to_file(path), [0, 1])
    monkeypatch.setattr(PrintJob, "_can_forget", False)
    for _ in job.steps():
        if 0.2 < job.progress < 0.8:
            job.cancel()
    assert (job.sent, job.has_failed) == (1, False)
    pdf = pypdfium2.PdfDocument(path)
    assert len(pdf) == 1
    print_all(PrintJob(driver.work, to_file(tmp_path / "all.pdf"), [0, 1]))
    whole = pypdfium2.PdfDocument(tmp_path / "all.pdf")[0]
    assert pdf[0].get_textpage().get_text_range() == whole.get_textpage().get_text_range()


def test_a_place_that_takes_no_file_is_told(driver: Driver, tmp_path: Path) -> None:
    path = tmp_path / "taken.pdf"
    path.mkdir()
    job = PrintJob(driver.work, to_file(path), [0])
    for _ in job.steps():
        pass
    assert job.has_failed
    assert [one.name for one in tmp_path.glob("*taken*")] == ["taken.pdf"]
