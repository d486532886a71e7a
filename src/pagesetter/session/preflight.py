"""Preflight of an issue or of a finished PDF: everything that speaks against printing it.

Puts together what reading and composing told, what `checks` finds in the issue and on its
pages, and what it finds in the PDF made of them and read back. Writes no file.
"""

from __future__ import annotations

import os
from collections.abc import Sequence

from pagesetter.checks.codes import quiet_zone_findings
from pagesetter.checks.issue import artwork_findings, issue_findings, numbering_findings
from pagesetter.checks.marks import page_marks
from pagesetter.checks.profile import Profile, judged, load_profile, profile_for
from pagesetter.checks.rules import press_findings
from pagesetter.checks.wording import wording_findings
from pagesetter.export.knockout import knocked_out
from pagesetter.export.plates import RED_AND_BLACK, SPOT_RED
from pagesetter.findings import Finding, PagesetterError, SourceSpan
from pagesetter.findings.finding import finding
from pagesetter.findings.messages_checks import MESSAGES
from pagesetter.formats.neighbours import neighbours
from pagesetter.model import Issue, Page
from pagesetter.session import pipeline
from pagesetter.session.copy_check import copy_findings
from pagesetter.session.output import refuse
from pagesetter.session.pipeline import Press, Result
from pagesetter.values import NamedTuple

_PICTURES = ("picture-low-ppi", "picture-low-ppi-art")


class Preflight(NamedTuple):
    """The findings of one preflight and the profile they were judged by."""

    findings: tuple[Finding, ...]
    profile: str


def check_issue(
    path: str, profile: str = "", press: Press = Press(), *, full_fit: bool = False
) -> Preflight:
    """Read, compose and check an issue, and the PDF made of it.

    Without a profile the paper's publication data choose one; with `full_fit` every paragraph
    is broken as a whole. Raises PagesetterError when the
    issue or the profile cannot be read.
    """
    opened = pipeline.open_issue(path, full_fit=full_fit)
    return check_result(pipeline.compose_issue(opened), profile, press)


def check_result(result: Result, profile: str = "", press: Press = Press()) -> Preflight:
    """Check a composed issue and the PDF made of it."""
    issue = result.opened.loaded.issue
    limits = load_profile(profile or profile_for(issue))
    pages = [page.display for page in result.composition.pages]
    found = [*result.findings, *issue_findings(issue, limits), *artwork_findings(issue, pages)]
    if result.opened.loaded.root != result.opened.loaded.folder:
        found += numbering_findings(issue, neighbours(result.opened.loaded.folder))
    found += copy_findings(issue.articles, issue.paper.language)
    found += wording_findings(issue, pages, limits)
    for page in pages:
        marks = page_marks(knocked_out(page))
        found += press_findings(marks, page.trim, page.bleed, page.label, limits)
        codes = result.opened.pictures.quiet_zones(page)
        found += quiet_zone_findings(codes, marks, page.label)
    found = [*pipeline.settled(found, press), *_placed_pdf(result, found, limits, press)]
    return Preflight(judged(_in_files(found, result), limits), limits.title)


def check_file(path: str, profile: str = "") -> Preflight:
    """Check a finished PDF. Raises PagesetterError when it cannot be read at all."""
    from pagesetter.checks.pdf.check import check_pdf

    limits = load_profile(profile or "正式报纸")
    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError as error:
        if isinstance(error, FileNotFoundError):
            span = SourceSpan(os.path.basename(path))
            raise PagesetterError([finding(MESSAGES, "pdf-missing", span, path=path)]) from None
        refuse(path, error)
    return Preflight(judged(check_pdf(data, limits, os.path.basename(path)), limits), limits.title)


def _placed_pdf(
    result: Result, found: Sequence[Finding], limits: Profile, press: Press
) -> list[Finding]:
    """What the PDF has that the composition did not show: each code once for a page."""
    from pagesetter.checks.pdf.check import check_pdf

    try:
        data = pipeline.press_pdf(result, result.composition.pages, press)
    except PagesetterError as error:
        return list(error.findings)
    labels = [page.display.label for page in result.composition.pages]
    told = {(one.code, one.place.page) for one in found}
    if any(one.code in _PICTURES for one in found):
        coarse = {one.place.page for one in found if one.code in _PICTURES}
        told |= {(code, page) for code in ("pdf-low-ppi", "pdf-coarse") for page in coarse}
    # The red plate of 黑+套红 was asked for.
    issue = result.opened.loaded.issue
    red = {str(page.number) for page in issue.pages if page.inks == RED_AND_BLACK}
    return [
        one._replace(span=SourceSpan())
        for one in check_pdf(data, limits, labels=labels)
        if (one.code, one.place.page) not in told
        and not (one.params == (("name", SPOT_RED.name),) and one.place.page in red)
    ]


def _in_files(found: Sequence[Finding], result: Result) -> list[Finding]:
    """Give findings about a story, box or page the place in its file, where they have none."""
    issue = result.opened.loaded.issue
    pages = {str(page.number): page for page in issue.pages}
    done: list[Finding] = []
    for one in found:
        page = pages.get(one.place.page)
        if one.span.file or page is None:
            done.append(one)
            continue
        spans = _spans(issue, page)
        story = spans.get((one.place.story, ""), page.span)
        done.append(one._replace(span=spans.get((one.place.story, one.place.frame), story)))
    return done


def _spans(issue: Issue, page: Page) -> dict[tuple[str, str], SourceSpan]:
    """Where things of a page are written, by the id of a story and of a box within it.

    One of the two is empty for a story itself, and for a box or furniture of the page.
    Furniture whose words the page writes itself is written there.
    """
    own = [box for box in page.overrides if box.rows]
    boxes = (*issue.layout(page.layout).furniture, *own, *page.boxes)
    spans = {("", box.id): box.span for box in boxes}
    for story in page.stories:
        spans[story.id, ""] = story.span
        spans |= {(story.id, box.id): box.span for box in story.boxes}
    return spans
