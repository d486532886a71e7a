"""Long work as plain functions of values that can be sent to another process. Knows no screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from pagesetter.findings import Finding, PagesetterError
from pagesetter.fonts import FontBook
from pagesetter.formats import Loaded, load_issue
from pagesetter.model import Issue
from pagesetter.session.pipeline import Opened, Press, Result
from pagesetter.values import NamedTuple

if TYPE_CHECKING:
    from pagesetter.session.preflight import Preflight

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
    stem: str = "issue"
    """Name of the file without its ending; of several files what they begin with."""
    press: Press = Press()
    names: str = ""
    """Pattern for the names of split files; see `naming`. Empty: the stem and the page."""
    proof: str = ""
    """Name of a proof 大样 (一校 …) to make instead; `split`, `press` and `names` do not count."""
    stamp: bool = False
    """The proof bears the time."""
    jpeg: bool = False
    """A picture of each page of the proof as well."""
    tiled: bool = False
    """Pages too large for A3 at full size, on several sheets."""
    changes: bool = False
    """Lines that changed since the proof before are marked on it."""
    language: str = "zh"
    """Of what is told on such a proof."""


class Exported(NamedTuple):
    """The files made, as (name, content), the PDF first."""

    files: tuple[tuple[str, bytes], ...]
    findings: tuple[Finding, ...]
    record: tuple[str, bytes] | None = None
    """Path and content of the record of a proof."""


class CheckJob(NamedTuple):
    """A preflight of an issue as it is in memory, for the press that is to print it."""

    issue: Issue
    folder: str
    root: str
    font_folders: tuple[str, ...]
    press: Press = Press()
    found: tuple[Finding, ...] = ()
    """What reading its files told."""


def export_pdf(job: ExportJob, progress: Progress) -> Exported:
    """Compose an issue and make its PDF, or a proof; nothing is written.

    Raises PagesetterError when glyphs are missing (unless forced) or a face may not be embedded,
    and for names that cannot be.
    """
    from pagesetter.session import pipeline

    opened = _opened(job)
    if job.proof:
        return _proof(job, opened, progress)
    steps = len(job.issue.pages) if job.split else 1
    progress(0, steps + 1)
    result = pipeline.compose_issue(opened)
    stopped = pipeline.stopping(result.findings, job.press)
    if stopped and not job.force:
        raise PagesetterError(stopped)
    progress(1, steps + 1)
    chosen = pipeline.choose_pages(result, job.pages)
    findings = pipeline.settled(result.findings, job.press)
    if not job.split:
        data = pipeline.press_pdf(result, chosen, job.press, force=job.force)
        return Exported(((f"{job.stem}.pdf", data),), findings)
    pages = [page.name for page in chosen]
    files = []
    for done, (name, page) in enumerate(zip(_names(job, pages), chosen, strict=True), 2):
        files.append((name, pipeline.press_pdf(result, [page], job.press, force=job.force)))
        progress(done, steps + 1)
    return Exported(tuple(files), findings)


def _opened(job: ExportJob | CheckJob) -> Opened:
    from pagesetter.session import pipeline
    from pagesetter.session.pictures import PictureShelf

    found = job.found if isinstance(job, CheckJob) else ()
    loaded = Loaded(job.issue, found, job.root, job.folder, {}, job.font_folders)
    fonts = FontBook([*pipeline.user_font_folders(), *job.font_folders])
    return Opened(loaded, fonts, PictureShelf((job.folder, job.root)))


def _names(job: ExportJob, pages: list[str]) -> list[str]:
    if not job.names:
        return [f"{job.stem}-{page}.pdf" for page in pages]
    from pagesetter.session.naming import file_names

    return file_names(job.names, job.issue, pages)


def _proof(job: ExportJob, opened: Opened, progress: Progress) -> Exported:
    """The proof of the pages wanted, whatever is missing, and the record of its lines."""
    from pagesetter.session import pipeline, proofs
    from pagesetter.session.explaining import listen
    from pagesetter.session.proof_record import record

    steps = 3 if job.jpeg else 2
    progress(0, steps)
    result, heard = listen(opened)
    chosen = pipeline.choose_pages(result, job.pages)
    progress(1, steps)
    kept = record(opened, heard, job.proof, [page.name for page in chosen])
    if job.changes:
        from pagesetter.session.overlay import changes_shown

        result, chosen = changes_shown(result, chosen, job.language, job.proof)
    stamp = proofs.now() if job.stamp else ""
    pdf = proofs.proof_pdf(result, chosen, job.proof, stamp, tiled=job.tiled)
    files = [(f"{job.stem}.pdf", pdf)]
    progress(2, steps)
    if job.jpeg:
        if job.tiled:
            pdf = proofs.proof_pdf(result, chosen, job.proof, stamp)
        pictures = proofs.proof_pictures(result, chosen, pdf, job.proof)
        named = zip(chosen, pictures, strict=True)
        files += [(f"{job.stem}-{page.name}.jpg", picture) for page, picture in named]
    return Exported(tuple(files), result.findings, kept)


def check_issue(job: CheckJob, progress: Progress) -> Preflight:
    """Compose an issue and check it and its press PDF, by the profile of its paper."""
    from pagesetter.session import pipeline, preflight

    progress(0, 2)
    result: Result = pipeline.compose_issue(_opened(job))
    progress(1, 2)
    return preflight.check_result(result, press=job.press)


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
    "export-pdf": export_pdf, "read-issue": read_issue, "check-issue": check_issue,
}  # fmt: skip
"""What the worker process can be asked for."""
