"""Long work as plain functions of values that can be sent to another process. Knows no screen."""

from __future__ import annotations

from collections.abc import Callable

from pagesetter.findings import Finding, PagesetterError
from pagesetter.fonts import FontBook
from pagesetter.formats import Loaded, load_issue
from pagesetter.model import Issue
from pagesetter.values import NamedTuple

Progress = Callable[[int, int], None]
"""Told (steps done, steps in all)."""


class ExportJob(NamedTuple):
    """A press PDF to make of an issue as it is in memory, saved or not."""

    issue: Issue
    folder: str
    root: str
    font_folders: tuple[str, ...]
    pages: tuple[int, ...] = ()
    """Printed numbers; none means all."""
    split: bool = False
    """One PDF for each page."""
    force: bool = False
    """Make it although glyphs are missing, as a proof."""


class Exported(NamedTuple):
    """The files made, as (page name, PDF); the name is empty for one file of all pages."""

    files: tuple[tuple[str, bytes], ...]
    findings: tuple[Finding, ...]


def export_pdf(job: ExportJob, progress: Progress) -> Exported:
    """Compose an issue and make its PDF; nothing is written.

    Raises PagesetterError when glyphs are missing (unless forced) or a face may not be embedded.
    """
    from pagesetter.session import pipeline
    from pagesetter.session.pictures import PictureShelf

    loaded = Loaded(job.issue, (), job.root, job.folder, {}, job.font_folders)
    fonts = FontBook([*pipeline.user_font_folders(), *job.font_folders])
    opened = pipeline.Opened(loaded, fonts, PictureShelf((job.folder, job.root)))
    steps = len(job.issue.pages) if job.split else 1
    progress(0, steps + 1)
    result = pipeline.compose_issue(opened)
    stopped = pipeline.stopping(result.findings)
    if stopped and not job.force:
        raise PagesetterError(stopped)
    progress(1, steps + 1)
    chosen = pipeline.choose_pages(result, job.pages)
    if not job.split:
        return Exported((("", pipeline.press_pdf(result, chosen)),), result.findings)
    files = []
    for done, page in enumerate(chosen, 2):
        files.append((page.name, pipeline.press_pdf(result, [page])))
        progress(done, steps + 1)
    return Exported(tuple(files), result.findings)


def read_issue(folder: str, progress: Progress) -> Loaded:
    """Read an issue's files anew. Raises PagesetterError with everything wrong in them."""
    return load_issue(folder)


def read_copy(job: object, progress: Progress) -> object:
    """Read copy for a review; see `import_copy.read_all`, which only an import needs."""
    from pagesetter.session.import_copy import ReadJob, read_all

    assert isinstance(job, ReadJob)
    return read_all(job, progress)


JOBS: dict[str, Callable[..., object]] = {
    "read-copy": read_copy,
    "export-pdf": export_pdf, "read-issue": read_issue}
"""What the worker process can be asked for."""
