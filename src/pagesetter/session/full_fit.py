"""Turns an issue into one whose paragraphs are all broken as a whole (`--full-fit`).

The value is put on the paper's body style, where every style finds it that has none of its own;
it is not written to any file.
"""

from __future__ import annotations

from pagesetter.model import Issue, Style, StyleValue

_FULL = StyleValue("total-fit", "full")


def fully_fitted(issue: Issue) -> Issue:
    """The issue with total-fit for all paragraphs but those whose style says otherwise."""
    styles = issue.paper.styles
    if not any(style.name == "body" for style in styles):
        styles = (*styles, Style("body"))
    return issue._replace(paper=issue.paper._replace(styles=tuple(map(_fitted, styles))))


def _fitted(style: Style) -> Style:
    if style.name != "body" or any(value.name == _FULL.name for value in style.values):
        return style
    return style._replace(values=(*style.values, _FULL))
