"""Says in our own words where and why a file is no YAML. Imported only when it is not.

The parser in C and the one in Python word their errors differently; both are understood.
"""

from __future__ import annotations

import re

from pagesetter.findings import SourceSpan
from pagesetter.findings.suggest import shown
from pagesetter.formats.nodes import MAX_DEPTH, TooDeep
from pagesetter.formats.notes import Notes
from pagesetter.formats.yaml_parser import yaml

_FORBIDDEN = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_WIDE_KEY = re.compile(r"[ \t]*(?:- +)?[^\s:：#\[\]{},\"']{1,40}：")

# Part of the parser's problem, part of its context, our code, and whether it is told where
# the thing began (else where it went wrong).
_KNOWN = (
    ("nesting depth", "", "yaml-deep", True),
    ("mapping values are not allowed", "", "yaml-colon", False),
    ("unexpected", "quoted scalar", "yaml-quote-open", True),
    ("unknown escape", "", "yaml-escape", False),
    ("hexadecimal", "", "yaml-escape", False),
    ("", "flow sequence", "yaml-bracket-open", True),
    ("", "flow mapping", "yaml-bracket-open", True),
    ("could not find expected ':'", "", "yaml-no-colon", True),
    ("", "an alias", "yaml-anchor-form", True),
    ("", "an anchor", "yaml-anchor-form", True),
    ("undefined alias", "", "yaml-anchor-unknown", False),
    ("another document", "", "yaml-documents", False),
    ("undefined tag handle", "", "yaml-tag", True),
    ("", "tag", "yaml-tag", True),
)


def report_syntax(error: Exception, text: str, notes: Notes) -> None:
    """Report one error of the parser at its place in the file."""
    if isinstance(error, yaml.MarkedYAMLError):
        _Report(error, text, notes).run()
    elif isinstance(error, TooDeep):
        notes.report("yaml-deep", SourceSpan(notes.file), most=MAX_DEPTH)
    else:
        _character(error, text, notes)


def _character(error: Exception, text: str, notes: Notes) -> None:
    found = _FORBIDDEN.search(text)
    if found is None:
        notes.report("yaml-syntax", SourceSpan(notes.file), detail=shown(str(error), 120))
        return
    before = text[: found.start()]
    line = before.count("\n") + notes.first_line
    span = SourceSpan(notes.file, line, len(before) - before.rfind("\n"))
    notes.report("yaml-character", span, character=f"U+{ord(found.group()):04X}")


class _Report:
    """One error with its two marks: where the thing began, where it went wrong."""

    def __init__(self, error: yaml.MarkedYAMLError, text: str, notes: Notes) -> None:
        self.problem = error.problem or ""
        self.context = error.context or ""
        self.mark = error.problem_mark or error.context_mark
        self.start = error.context_mark or self.mark
        self.lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        self.notes = notes

    def run(self) -> None:
        problem, line = self.problem, self._line(self.mark)
        column = self.mark.column if self.mark is not None else 0
        if "cannot start any token" in problem or "tab" in problem:
            self._token(line, line[column : column + 1])
            return
        for in_problem, in_context, code, at_start in _KNOWN:
            if in_problem in problem and in_context in self.context:
                if "colon" not in code or not self._wide_colon():
                    self._at(self.start if at_start else self.mark, code, **self._params())
                return
        item = line[column:].startswith("-") and not line[:column].strip()
        if "flow node" in self.context and (item or not line[column:].strip()):
            self._last_bracket()
        elif (
            not line[:column].strip(" -")
            and "expected" in problem
            and line[column : column + 1] not in tuple("]},")
        ):
            self._at(self.mark, "yaml-indent")
        elif line[column:]:
            self._at(self.mark, "yaml-unexpected", text=shown(line[column:], 20))
        else:
            self._at(self.mark, "yaml-syntax", detail=shown(f"{self.context} {problem}", 120))

    def _last_bracket(self) -> None:
        """The file, or a list of its own, comes right after a bracket was opened: tell where."""
        last = self.mark.line if self.mark is not None else len(self.lines)
        for index in range(min(last, len(self.lines)) - 1, -1, -1):
            column = max(self.lines[index].rfind("["), self.lines[index].rfind("{"))
            if column >= 0:
                line = index + self.notes.first_line
                place = SourceSpan(self.notes.file, line, column + 1)
                self.notes.report("yaml-bracket-open", place, line=line)
                return

    def _params(self) -> dict[str, object]:
        """What the messages of _KNOWN may mention."""
        line = self._line(self.start)
        name = line[self._column() :]
        return {
            "most": MAX_DEPTH,
            "line": self._number(self.mark),
            "text": shown(line),
            "tag": shown(name),
            "name": shown(name.removeprefix("*").split(" ")[0].rstrip(",]}")),
        }

    def _wide_colon(self) -> bool:
        """Report a full-width colon after what should be a key, here or in the lines above."""
        last = self.mark.line if self.mark is not None else 0
        for index in range(min(last, len(self.lines) - 1), -1, -1):
            found = _WIDE_KEY.match(self.lines[index])
            if found is not None:
                line = index + self.notes.first_line
                span = SourceSpan(self.notes.file, line, found.end())
                self.notes.report("yaml-wide-colon", span, text=shown(found.group().strip()))
                return True
            if index < last and ": " in self.lines[index]:
                break
        return False

    def _column(self) -> int:
        return self.start.column if self.start is not None else 0

    def _token(self, line: str, here: str) -> None:
        """A character no value can begin with: a tab in the indentation, or a reserved mark."""
        assert self.mark is not None
        blank = line[: self.mark.column + 1]
        if "\t" in blank and not blank.strip():
            place = SourceSpan(
                self.notes.file, self.mark.line + self.notes.first_line, blank.index("\t") + 1
            )
            self.notes.report("yaml-tab", place)
        elif here == "\t" or "tab" in self.problem:
            self._at(self.mark, "yaml-tab")
        else:
            self._at(self.mark, "yaml-quote-needed", character=here or "?")

    def _line(self, mark: yaml.Mark | None) -> str:
        return self.lines[mark.line] if mark is not None and mark.line < len(self.lines) else ""

    def _number(self, mark: yaml.Mark | None) -> int:
        """Number of the last line up to a mark that has text: where an editor looks for it."""
        line = min(mark.line if mark is not None else 0, len(self.lines) - 1)
        while line > 0 and not self.lines[line].strip():
            line -= 1
        return line + self.notes.first_line

    def _at(self, mark: yaml.Mark | None, code: str, **params: object) -> None:
        if mark is None:
            self.notes.report(code, SourceSpan(self.notes.file), **params)
            return
        line = mark.line + self.notes.first_line
        self.notes.report(code, SourceSpan(self.notes.file, line, mark.column + 1), **params)
