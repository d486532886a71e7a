"""Tells what is typed wrong in an issue's copy: titles and paragraphs, each with its fix.

Turns the faults that `text.copy_faults` finds into findings at the lines of the files. It
changes no copy.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pagesetter.findings import Finding, SourceSpan
from pagesetter.findings.finding import finding
from pagesetter.findings.messages_text import MESSAGES
from pagesetter.model import Article
from pagesetter.text.copy_faults import Fault, faults

_AROUND = 4
"""Characters shown on either side of a fault."""


def copy_findings(articles: Iterable[Article], language: str) -> tuple[Finding, ...]:
    """What is typed wrong in each article, in order; `language` is that of the paper."""
    found: list[Finding] = []
    for article in articles:
        own = article.language or language
        for text, span in _texts(article):
            found += [_finding(text, one, span) for one in faults(text, language=own)]
    return tuple(found)


def _texts(article: Article) -> Iterator[tuple[str, SourceSpan]]:
    for part in (article.kicker, article.headline, article.deck):
        for line in part.split("\n"):
            # A space in a title parts its halves: it is content.
            yield line.replace(" ", "\u2002"), article.span
    for block in article.body:
        yield "".join(span.text for span in block.spans), block.span


def _finding(text: str, one: Fault, span: SourceSpan) -> Finding:
    before = text[max(0, one.offset - _AROUND) : one.offset]
    after = text[one.end : one.end + _AROUND]
    shown = before + text[one.offset : one.end] + after
    fix = before + (one.fix or "") + after if one.fix is not None else ""
    shown, fix = shown.replace("\u2002", " "), fix.replace("\u2002", " ")
    return finding(MESSAGES, f"copy-{one.code}", span, text=shown, fix=fix)
