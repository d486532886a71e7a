"""Says where in the files a face is asked for that the fonts have something to say about.

Turns findings of the fonts, which know roles and names only, into findings at the first style
value that names the face. Loaded only when there is such a finding; knows no fonts.
"""

from __future__ import annotations

from collections.abc import Iterable

from pagesetter.findings import Finding, SourceSpan
from pagesetter.model import Issue
from pagesetter.model.style import StyleValue


def placed(findings: Iterable[Finding], issue: Issue) -> tuple[Finding, ...]:
    """The findings, each with the place where its role or face is named, if a file names it."""
    roots = (
        issue.paper, issue.layouts, issue.styles, issue.pages,
        tuple(article.styles for article in issue.articles), issue.library,
    )  # fmt: skip
    faces: dict[str, SourceSpan] = {}
    _collect(roots, faces)
    done: list[Finding] = []
    for one in findings:
        role = dict(one.params).get("role", "")
        known = faces.get(role)
        done.append(one if one.span.file or known is None else one._replace(span=known))
    return tuple(done)


def _collect(value: object, faces: dict[str, SourceSpan]) -> None:
    """The first place of every face that a style value below this one names."""
    if isinstance(value, StyleValue):
        if value.name == "face" and value.span.line:
            faces.setdefault(str(value.value), value.span)
    elif isinstance(value, tuple):
        for part in value:
            _collect(part, faces)
