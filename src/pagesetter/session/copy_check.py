"""Tells what is typed wrong in an issue's copy, and mends it when asked to.

Turns the faults that `text.copy_faults` finds in titles and paragraphs into findings at the lines
of the files; `fix_copy` is the edit that makes their fixes, undone like any other. Nothing is
changed unasked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from pagesetter.findings import Finding, SourceSpan
from pagesetter.findings.finding import finding
from pagesetter.findings.messages_text import MESSAGES
from pagesetter.model import Article, Block, Issue, Span
from pagesetter.session.edits import TITLE_PARTS, EditError, with_article
from pagesetter.text.copy_faults import Fault, faults
from pagesetter.values import NamedTuple

_AROUND = 4
"""Characters shown on either side of a fault."""
BODY = "body"
_SPACED = ("subhead", "names", "sign-off", "credit", "verse", "table", "verbatim")
"""Blocks in which a typed space is content: 丁 一, a subhead of two parts."""


class CopyFault(NamedTuple):
    """One fault in an article; `fault` counts code points from the head of its text."""

    article: str
    part: str
    """kicker, headline, deck or body."""
    block: int
    """Number of the block in the body, from 0; -1 in a title."""
    typed: str
    """What stands there."""
    fault: Fault
    span: SourceSpan
    around: tuple[str, str]
    """A few characters before and after."""

    @property
    def finding(self) -> Finding:
        """The finding that `check` tells of it."""
        before, after = self.around
        fix = before + self.fault.fix + after if self.fault.fix is not None else ""
        shown = before + self.typed + after
        return finding(MESSAGES, f"copy-{self.fault.code}", self.span, text=shown, fix=fix)


def copy_faults(issue: Issue) -> tuple[CopyFault, ...]:
    """What is typed wrong in each article, in order; in the article's or the paper's language."""
    return tuple(_faults(issue.articles, issue.paper.language))


def copy_findings(articles: Iterable[Article], language: str) -> tuple[Finding, ...]:
    """What is typed wrong in each article, in order; `language` is that of the paper."""
    return tuple(one.finding for one in _faults(articles, language))


def fix_copy(issue: Issue, chosen: Iterable[CopyFault]) -> Issue:
    """Make the fixes of these faults of `issue`; those without one are left.

    Raises EditError for a fault that no longer stands there.
    """
    places: dict[tuple[str, str, int], list[CopyFault]] = {}
    for one in chosen:
        if one.fault.fix is not None:
            places.setdefault((one.article, one.part, one.block), []).append(one)
    for (name, part, block), found in places.items():
        issue = with_article(issue, name, partial(_mended, part, block, found))
    return issue


def faults_told(issue: Issue, found: Finding) -> tuple[CopyFault, ...]:
    """The faults of `issue` that a finding of `check` tells of; () for any other finding."""
    if not found.code.startswith("copy-"):
        return ()
    return tuple(
        one
        for one in copy_faults(issue)
        if (one.finding.code, one.finding.span, one.finding.params)
        == (found.code, found.span, found.params)
    )


def _faults(articles: Iterable[Article], language: str) -> Iterator[CopyFault]:
    for article in articles:
        own = article.language or language
        for part, block, start, text, span in _texts(article):
            for one in faults(text, language=own):
                typed, around = _shown(text, one)
                moved = one._replace(offset=start + one.offset, end=start + one.end)
                yield CopyFault(article.name, part, block, typed, moved, span, around)


def _texts(article: Article) -> Iterator[tuple[str, int, int, str, SourceSpan]]:
    """(part, block, offset in its text, text, place) of everything that is looked at."""
    for part in TITLE_PARTS:
        start = 0
        for line in getattr(article, part).split("\n"):
            # A space in a title parts its halves: it is content.
            yield part, -1, start, line.replace(" ", "\u2002"), article.span
            start += len(line) + 1
    for number, block in enumerate(article.body):
        text = block.text.replace(" ", "\u2002") if block.kind in _SPACED else block.text
        yield BODY, number, 0, text, block.span


def _shown(text: str, one: Fault) -> tuple[str, tuple[str, str]]:
    """What is typed at a fault, and what stands round it."""
    text = text.replace("\u2002", " ")
    before, after = text[max(0, one.offset - _AROUND) : one.offset], text[one.end :][:_AROUND]
    return text[one.offset : one.end], (before, after)


def _mended(part: str, number: int, found: list[CopyFault], article: Article) -> Article:
    if part != BODY:
        text = getattr(article, part)
        for one in _from_the_end(found, text):
            text = text[: one.offset] + (one.fix or "") + text[one.end :]
        return article._replace(**{part: text})
    if not 0 <= number < len(article.body):
        raise EditError(f"there is no block {number} in {article.name}")
    block = article.body[number]
    spans = list(block.spans)
    for one in _from_the_end(found, block.text):
        spans = _replaced(spans, one)
    body = (*article.body[:number], _with_spans(block, spans), *article.body[number + 1 :])
    return article._replace(body=body)


def _from_the_end(found: list[CopyFault], text: str) -> list[Fault]:
    """The faults, last first, so that none moves those still to be mended."""
    for one in found:
        if text[one.fault.offset : one.fault.end] != one.typed:
            raise EditError(f"{one.typed!r} does not stand there any more")
    return sorted((one.fault for one in found), reverse=True)


def _replaced(spans: list[Span], one: Fault) -> list[Span]:
    """Spans with the fix in the look of the first character it stands for."""
    made: list[Span] = []
    start, fix = 0, one.fix or ""
    for span in spans:
        low, high = max(one.offset - start, 0), one.end - start
        if low < len(span.text) and high > 0:
            made.append(span._replace(text=span.text[:low] + fix + span.text[max(high, 0) :]))
            fix = ""
        else:
            made.append(span)
        start += len(span.text)
    return made


def _with_spans(block: Block, spans: list[Span]) -> Block:
    """A block with what is left of its spans; neighbours of one look are one span again."""
    made: list[Span] = []
    for span in spans:
        if made and not span.ruby and made[-1][1:] == span[1:]:
            made[-1] = made[-1]._replace(text=made[-1].text + span.text)
        elif span.text:
            made.append(span)
    return block._replace(spans=tuple(made))
