"""Reads an article: YAML front matter between `---` lines, then a Markdown body."""

from __future__ import annotations

from typing import Any

from pagesetter.findings import Finding, SourceSpan
from pagesetter.formats.decode import decode
from pagesetter.formats.kinds import BAD
from pagesetter.formats.lines import Line, split_lines
from pagesetter.formats.markdown import parse_body
from pagesetter.formats.notes import Notes
from pagesetter.model import Article

FENCE = "---"


def parse_article(
    text: str, name: str, file: str = "", *, printing: bool = False
) -> tuple[Article, list[Finding]]:
    """See `pagesetter.formats.parse_article`; `printing` as in `Notes`."""
    notes = Notes(file or f"copy/{name}.md", printing=printing)
    return read_article(text, name, notes), notes.findings


def read_article(text: str, name: str, notes: Notes) -> Article:
    """Read an article, reporting into its notes. What is wrong in it is left out."""
    lines = split_lines(text.removeprefix("\ufeff"))
    values, body = _front_matter(lines, notes)
    blocks = parse_body(body, notes)
    last = lines[-1].number if lines else 1
    span = SourceSpan(notes.file, 1, 1, last, len(lines[-1].text) + 1 if lines else 1)
    return Article(name, body=tuple(blocks), span=span, **values)


def _front_matter(lines: list[Line], notes: Notes) -> tuple[dict[str, Any], list[Line]]:
    if not lines or lines[0].text.rstrip() != FENCE:
        return {}, lines
    end = next((i for i, line in enumerate(lines) if i and line.text.rstrip() == FENCE), 0)
    if not end:
        notes.report("front-matter-open", SourceSpan(notes.file, 1, 1, 1, 4))
        return {}, lines[1:]
    head = Notes(notes.file, first_line=2, printing=notes.printing)
    values = decode("\n".join(line.text for line in lines[1:end]), "article", head)
    notes.findings += head.findings
    notes.references += head.references
    return ({} if values is BAD else values), lines[end + 1 :]
