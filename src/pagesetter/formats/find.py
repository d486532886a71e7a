"""Finds the issue an editor means by a path."""

from __future__ import annotations

import os
from typing import NoReturn

from pagesetter.findings import PagesetterError, SourceSpan
from pagesetter.findings.finding import finding

_INSIDE = ("pages", "copy", "assets", "layouts", "fonts")


def find_issue(path: str) -> str:
    """See `pagesetter.formats.find_issue`."""
    if os.path.isdir(path):
        if is_issue(path):
            return path
        if os.path.isfile(os.path.join(path, "paper.yaml")):
            return _newest(path)
        if os.path.basename(os.path.abspath(path)) in _INSIDE:
            parent = os.path.dirname(os.path.abspath(path))
            if is_issue(parent):
                return parent
        _fail("no-issue-here", path)
    if not os.path.lexists(path):
        _fail("path-missing", path)
    folder = os.path.dirname(os.path.abspath(path))
    for candidate in (folder, os.path.dirname(folder)):
        if is_issue(candidate):
            return candidate
    if os.path.basename(path) == "paper.yaml":
        return _newest(folder)
    _fail("no-issue-here", path)


def is_issue(folder: str) -> bool:
    return os.path.lexists(os.path.join(folder, "issue.yaml"))


def _newest(paper: str) -> str:
    """The last issue of a paper by name: names are dates, compared number by number."""
    issues = os.path.join(paper, "issues")
    try:
        names = [name for name in os.listdir(issues) if is_issue(os.path.join(issues, name))]
    except OSError:
        names = []
    if not names:
        _fail("paper-without-issues", paper)
    return os.path.join(issues, max(names, key=_natural))


def _natural(name: str) -> tuple[list[tuple[int, str]], str]:
    """Sort key in which 2026-9-30 comes before 2026-11-24."""
    parts: list[str] = []
    for c in name:
        digit = "0" <= c <= "9"
        if parts and digit == ("0" <= parts[-1][-1] <= "9"):
            parts[-1] += c
        else:
            parts.append(c)
    return [(int(p), "") if "0" <= p[0] <= "9" else (-1, p) for p in parts], name


def _fail(code: str, path: str) -> NoReturn:
    from pagesetter.findings.messages_formats import MESSAGES

    raise PagesetterError([finding(MESSAGES, code, SourceSpan(path), path=path)])
