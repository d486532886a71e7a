"""Brings copy into an issue: reads and cleans each file, writes all articles in one step.

The window and the command line both go through it. Prints nothing.
"""

from __future__ import annotations

import os

from pagesetter.copydesk.desk import Cleaned, House, clean
from pagesetter.copydesk.files import plan, whole
from pagesetter.copydesk.reading.read import read_copy
from pagesetter.copydesk.words import OFF_BY_DEFAULT, RULES
from pagesetter.findings import Finding, PagesetterError, SourceSpan
from pagesetter.findings.finding import finding
from pagesetter.formats import find_issue


class Importer:
    """Collects what files of copy become, until `write` puts it into the issue."""

    def __init__(self, issue: str = "", rules: str = "") -> None:
        """`issue` may be empty to look only; `rules` names a file of house rules.

        Raises PagesetterError when there is no such issue or the rules cannot be read.
        """
        self.folder = os.path.abspath(find_issue(issue)) if issue else ""
        self.house = _house(rules or _rules_of(self.folder))
        self.cleaned: list[Cleaned] = []
        self.findings: list[Finding] = []
        self.files: dict[str, bytes] = {}
        self._taken = _Taken(self.folder, self.files)

    def add(self, path: str, encoding: str = "") -> None:
        """Read and clean one file. Raises PagesetterError when it cannot be read."""
        source = read_copy(path, encoding)
        made = whole(source.name, source.text, source.data, self._taken)
        if made is None:
            cleaned = clean(source, self.house)
            made = plan(cleaned, self._taken)
            self.cleaned.append(cleaned)
        self.findings += made.findings
        self.files.update(made.files)

    def write(self) -> list[str]:
        """Write everything, whole or not at all; return the paths in the issue's folder.

        Raises PagesetterError when the folder cannot be written.
        """
        from pagesetter.findings.messages_formats import MESSAGES
        from pagesetter.formats.commit import commit

        try:
            commit(self.folder, self.files)
        except OSError as error:
            first = next(iter(self.files), "")
            reason = error.strerror or str(error)
            raise PagesetterError(
                [finding(MESSAGES, "cannot-write", SourceSpan(first), file=first, reason=reason)]
            ) from error
        return list(self.files)


class _Taken:
    """The paths that exist in the issue, or are to be written."""

    def __init__(self, folder: str, files: dict[str, bytes]) -> None:
        self._folder, self._files = folder, files

    def __contains__(self, name: object) -> bool:
        path = os.path.join(self._folder, *str(name).split("/"))
        return name in self._files or bool(self._folder and os.path.lexists(path))


def _rules_of(folder: str) -> str:
    """The paper's house rules, or "" without any."""
    from pagesetter.formats.house_rules import FILE_NAME
    from pagesetter.formats.load import paper_folder

    path = os.path.join(paper_folder(folder), FILE_NAME) if folder else ""
    return path if path and os.path.lexists(path) else ""


def _house(path: str) -> House:
    if not path:
        return House()
    from pagesetter.formats.house_rules import load_house_rules

    rules = load_house_rules(path, tuple(RULES))
    switched = dict(rules.rules)
    off = {name for name in RULES if not switched.get(name, name not in OFF_BY_DEFAULT)}
    return House(frozenset(off), rules.column, rules.running_heads)
