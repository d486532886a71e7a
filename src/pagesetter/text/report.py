"""Turns what happened while a paragraph was set into findings, one of a kind per paragraph."""

from __future__ import annotations

from collections.abc import Sequence

from pagesetter.findings import Finding, Place, SourceSpan
from pagesetter.findings.finding import finding
from pagesetter.findings.messages_text import MESSAGES
from pagesetter.fonts import FontBook
from pagesetter.text.breaks import name_of
from pagesetter.text.cost import is_orphan
from pagesetter.text.justify import GAPS, LETTER_GAPS, RELUCTANT_GAPS, WIDE_GAP, Solved
from pagesetter.text.linebreak import Cut
from pagesetter.text.measured import Measured
from pagesetter.text.setting import TextStyle

LOOSE = 150
"""A line whose gaps opened by more than this (1/1000 em) is visibly loose."""
_RULES_ZH = {
    "line-start": "下一行便以禁排行首的标点开头",
    "line-end": "行末便留下禁排行末的标点",
    "unit": "拆开了不能分开的词语、数字或标点",
    "locked": "用了已锁定不转行的地方",
}


class Notes:
    """Collects findings while the lines of one paragraph are made."""

    def __init__(self, span: SourceSpan) -> None:
        self.span = span
        self.found: list[Finding] = []
        self.seen: set[str] = set()

    def add(self, code: str, **params: object) -> None:
        """Note a finding; of each code only the first in the paragraph is kept."""
        if code not in self.seen:
            self.seen.add(code)
            self.found.append(finding(MESSAGES, code, self.span, Place(), **params))

    def findings(self) -> tuple[Finding, ...]:
        return tuple(self.found)

    def leading(self, count: int) -> None:
        """Note U+3000 typed as an indent."""
        if count:
            self.add("typed-indent", count=count)

    def glyphs(
        self,
        spans: Sequence[tuple[str, TextStyle]],
        lacking: bool,
        classes: str,
        fonts: FontBook,
    ) -> None:
        """Let the fonts say which characters and variants they lack, when some glyph is."""
        if lacking or "C" in classes:
            for text, style in spans:
                if "p" in classes:  # lacking ones are made of level figures
                    from pagesetter.text.small_figures import levelled

                    text = levelled(text)
                self.found += fonts.text_findings(text, style.role, self.span)

    def line(self, line: Measured, cut: Cut, number: int, solved: Solved, forced: bool) -> None:
        """Note what is wrong with one line; `number` counts from 0."""
        if forced:
            rule = line.places.rules[cut.end] if cut.end < len(line.text) else 0
            name = name_of(rule) or "unit"
            self.add(
                "broken-unit",
                text=words(line, cut)[-6:],
                line=number + 1,
                rule=name,
                rule_zh=_RULES_ZH[name],
            )
        if solved.rest > 0:
            self.add("measure-too-narrow", text=words(line, cut), line=number + 1)
            return
        if solved.rest < 0:
            self.add("unfilled-line", text=words(line, cut), line=number + 1)
        if not solved.spent:
            return
        name, amount = solved.spent[-1]
        if name == LETTER_GAPS:
            self.add("letters-spaced", text=words(line, cut), line=number + 1)
        elif amount > 0:
            opened = solved.changes[-1][1] * 1000 // max(line.em, 1)
            if name == RELUCTANT_GAPS and GAPS in dict(solved.spent):
                opened += WIDE_GAP  # the others were opened so far before these
            if opened > LOOSE:
                self.add("loose-line", text=words(line, cut), line=number + 1, opened=opened)

    def last(self, line: Measured, cuts: Sequence[Cut]) -> None:
        """Note an orphan 孤字 that could not be helped."""
        if len(cuts) > 1 and is_orphan(line, cuts[-1].start, cuts[-1].content):
            self.add("orphan", text=words(line, cuts[-1]))


def words(line: Measured, cut: Cut) -> str:
    """The text of a line, without what its turn has eaten."""
    return line.text[cut.start : cut.content]
