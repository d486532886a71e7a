"""The public Python surface: what programs may build on. Names here stay; the rest may change.

from pagesetter import api

opened = api.open_issue("issues/2026-11-24")
result = api.compose(opened)
for finding in result.findings:
    print(finding.span, finding.message("zh"))
pdf = api.render_pdf(result)
"""

from __future__ import annotations

from collections.abc import Iterable

from pagesetter.findings import Finding, PagesetterError
from pagesetter.session.pipeline import (
    Opened,
    Result,
    choose_pages,
    compose_issue,
    open_issue,
    press_pdf,
    stopping,
)

__all__ = [
    "Finding",
    "Opened",
    "PagesetterError",
    "Result",
    "check",
    "compose",
    "open_issue",
    "render_pdf",
]


def compose(opened: Opened) -> Result:
    """Compose every page. Raises nothing: what is wrong with a page is in `findings`."""
    return compose_issue(opened)


def render_pdf(result: Result, pages: Iterable[int] = (), *, force: bool = False) -> bytes:
    """Return the press PDF of the pages with these printed numbers; of all without any.

    Raises PagesetterError when an issue has no such page, when a glyph is missing (unless
    `force` asks for a proof), and when a face may not be embedded.
    """
    chosen = choose_pages(result, pages)
    stopped = stopping(result.findings)
    if stopped and not force:
        raise PagesetterError(stopped)
    return press_pdf(result, chosen)


def check(path: str) -> tuple[Finding, ...]:
    """Return everything found in an issue, in its files or on its pages. Raises nothing for them.

    A file that cannot be read ends the check there: its findings are then those of reading.
    """
    try:
        return compose_issue(open_issue(path)).findings
    except PagesetterError as error:
        return error.findings
