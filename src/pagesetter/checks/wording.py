"""Reads composed pages as a reader would and finds what their words get wrong.

Dates against the issue's own, weekdays against the calendar, jump lines against the pages,
protected phrases against the line ends, words that a kind of publication may not print. Takes
the text from the glyph runs, as printed; knows nothing of inks and of how pages were made.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from pagesetter.checks.profile import Profile
from pagesetter.display import DisplayList, GlyphRun, Group, Item, Tag
from pagesetter.findings import Finding, Place
from pagesetter.findings.finding import finding
from pagesetter.findings.messages_checks import MESSAGES
from pagesetter.geometry import UNIT, Length
from pagesetter.model import Issue

_DATE = re.compile(
    r"(\d{4})年(\d{1,2})月(\d{1,2})日(?:[\s\u3000]*(?:星期|周)([一二三四五六日天]))?"
)
_NUMBER = re.compile(r"(总?)第(\d+)期")
_JUMP = re.compile(r"(下转|上接)第(\d+)版")
_WEEKDAYS = "一二三四五六日"
_BOXES = ("furniture", "list", "figure")
"""Tags whose key is the id of a box or a piece of furniture."""
_NEWSPAPER_NAME = re.compile(r"报$")

Words = list[str]


def wording_findings(
    issue: Issue, pages: Sequence[DisplayList], profile: Profile
) -> tuple[Finding, ...]:
    """Return what is wrong with the words of these pages, which are all of the issue's."""
    found: list[Finding] = []
    protected = issue.paper.protected + issue.protected
    texts = [list(_blocks(page.items, Place(page.label))) for page in pages]
    for page, blocks in zip(pages, texts, strict=True):
        for kind, place, lines in blocks:
            text = "".join(lines)
            if kind == "furniture":
                found += _masthead(text, issue, place)
            found += _weekdays(text, place)
            phrases = protected + _own_phrases(issue, page.label, place.story)
            found += _broken(lines, phrases, place)
            found += _forbidden(text, profile, place)
    if "name-of-newspaper" in dict(profile.severities) and _NEWSPAPER_NAME.search(issue.paper.name):
        found.append(finding(MESSAGES, "name-of-newspaper", issue.span, name=issue.paper.name))
    return (*found, *_jumps([(p.label, b) for p, b in zip(pages, texts, strict=True)]))


def _blocks(items: Iterable[Item], place: Place) -> Iterator[tuple[str, Place, Words]]:
    """Yield (kind, place, lines of text) for every tag that holds runs of its own.

    The place names the story, and in its stead or within it the box or piece of furniture.
    """
    for item in items:
        if isinstance(item, Group):
            yield from _blocks(item.items, place)
        elif isinstance(item, Tag):
            inner = place
            if item.key and item.kind == "article":
                inner = place._replace(story=item.key)
            elif item.key and item.kind in _BOXES:
                inner = place._replace(frame=item.key)
            lines = list(_lines(item.items))
            if lines:
                yield item.kind, inner, lines
            yield from _blocks(item.items, inner)


def _lines(items: Iterable[Item]) -> Iterator[str]:
    """Yield the text of each line: runs on one baseline, each to the right of the last."""
    text, last = "", (0, 0)
    for run in _runs(items, 0, 0):
        x, y = _place(run)
        most = run.size // 4 if run.vertical else UNIT // 10
        if text and (abs(y - last[1]) > most or x < last[0]):
            yield text
            text = ""
        text, last = text + run.text, (x, y)
    if text:
        yield text


def _place(run: GlyphRun) -> tuple[Length, Length]:
    """Where a run begins along its line, and where its line stands; vertical lines end leftmost."""
    if not run.vertical:
        return run.x + (run.xs[0] if run.xs else 0), run.y
    if run.vertical == "turned":
        # The middle of the em box, which upright glyphs stand in, is 0.38 em off the baseline.
        return run.y + (run.xs[0] if run.xs else 0), -run.x - run.size * 380 // 1000
    return run.y + (run.ys[0] - run.size * 880 // 1000 if run.ys else 0), -run.x


def _runs(items: Iterable[Item], dx: Length, dy: Length) -> Iterator[GlyphRun]:
    """The runs that stand in these items, and in groups and lines among them, but in no tag."""
    for item in items:
        if isinstance(item, GlyphRun):
            yield item.moved(dx, dy)
        elif isinstance(item, Group):
            yield from _runs(item.items, dx + item.dx, dy + item.dy)
        elif isinstance(item, Tag) and item.kind == "line":
            yield from _runs(item.items, dx, dy)


def _masthead(text: str, issue: Issue, place: Place) -> Iterator[Finding]:
    own = tuple(int(part) for part in issue.date.split("-"))
    for year, month, day, _ in _DATE.findall(text):
        if (int(year), int(month), int(day)) != own:
            printed = f"{year}年{month}月{day}日"
            yield finding(MESSAGES, "date-wrong", place=place, printed=printed, date=issue.date)
    for total, number in _NUMBER.findall(text):
        wanted = issue.total if total else issue.number
        if wanted and number != wanted:
            yield finding(
                MESSAGES, "number-wrong", place=place, printed=f"{total}第{number}期", number=wanted
            )


def _weekdays(text: str, place: Place) -> Iterator[Finding]:
    for year, month, day, written in _DATE.findall(text):
        try:
            right = _WEEKDAYS[date(int(year), int(month), int(day)).weekday()]
        except ValueError:
            printed = f"{year}年{month}月{day}日"
            yield finding(MESSAGES, "date-impossible", place=place, printed=printed)
            continue
        if written and written.replace("天", "日") != right:
            yield finding(
                MESSAGES, "weekday-wrong", place=place, printed=f"{year}年{month}月{day}日",
                written=written, right=right,
            )  # fmt: skip


def _own_phrases(issue: Issue, label: str, story: str) -> tuple[str, ...]:
    for page in issue.pages:
        if str(page.number) == label:
            for placed in page.stories:
                article = issue.article(placed.article) if placed.id == story else None
                if article is not None:
                    return article.protected
    return ()


def _broken(lines: Sequence[str], phrases: Iterable[str], place: Place) -> Iterator[Finding]:
    """Phrases that a line end cuts in two."""
    if len(lines) < 2:
        return
    text, ends, at = "".join(lines), set(), 0
    for line in lines[:-1]:
        at += len(line)
        ends.add(at)
    for phrase in phrases:
        start = text.find(phrase)
        while start >= 0:
            for end in ends:
                if start < end < start + len(phrase):
                    shown = f"{text[start:end]}／{text[end : start + len(phrase)]}"
                    yield finding(MESSAGES, "phrase-broken", place=place, phrase=shown)
            start = text.find(phrase, start + 1)


def _forbidden(text: str, profile: Profile, place: Place) -> Iterator[Finding]:
    """Words the profile forbids; of words within each other the longest is told."""
    taken: list[tuple[int, int]] = []
    for word in sorted(profile.forbidden, key=len, reverse=True):
        start = text.find(word)
        while start >= 0:
            end = start + len(word)
            if not any(start < b and a < end for a, b in taken):
                taken.append((start, end))
                around = text[max(0, start - 6) : end + 6]
                yield finding(MESSAGES, "word-forbidden", place=place, word=word, text=around)
            start = text.find(word, end)


def _jumps(pages: Sequence[tuple[str, list[tuple[str, Place, Words]]]]) -> Iterator[Finding]:
    """Jump lines that name a page there is not, or one that does not answer."""
    jumps: dict[tuple[str, str, str], Place] = {}
    for label, blocks in pages:
        for _, place, lines in blocks:
            for way, to in _JUMP.findall("".join(lines)):
                jumps.setdefault((label, way, to), place)
    labels = {label for label, _ in pages}
    for (label, way, to), place in sorted(jumps.items()):
        back = "上接" if way == "下转" else "下转"
        if to not in labels or to == label:
            yield finding(MESSAGES, "jump-nowhere", place=place, jump=f"{way}第{to}版")
        elif (to, back, label) not in jumps:
            yield finding(MESSAGES, "jump-unanswered", place=place, jump=f"{way}第{to}版", page=to)
