"""A proof that came back corrected: its lines are laid beside the articles they were made from,
and what differs becomes corrections of single places, each to be taken or not.

The proof is text as `proof_text` writes it. Turns of titles, marks of words and everything that
is layout stay as they are. Reads no file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from pagesetter.copydesk.merge import merge
from pagesetter.copydesk.proof_text import Slot, slots
from pagesetter.model import Article, Block, Issue, Page, Span, Story
from pagesetter.values import NamedTuple

_PAGE = re.compile(r"第(\d{1,3})版(?:\u3000.*)?")
_STORY = re.compile(r"(\d{1,3})-\d{1,3}（([^（）\s]{1,40})）(?:\u3000续 .*)?")
_LIKE = 0.3
"""Least likeness of a line to the one it stands for."""


BELOW, OUT, ABOVE = -1, -2, -3
"""Lines put in below a line, a line taken out, lines put in above it."""


class Correction(NamedTuple):
    """One place of one story that the proof has otherwise."""

    page: str
    """Name of the page, such as `01`."""
    story: str
    slot: Slot
    """The line it is in, or the one that lines were put in beside."""
    start: int
    """Offset in the slot's text, or BELOW, OUT, ABOVE."""
    before: str
    after: str


class Returned(NamedTuple):
    """What a corrected proof says."""

    corrections: tuple[Correction, ...]
    conflicts: tuple[tuple[str, str, str], ...]
    """(story, the article's words, the proof's): changed on both sides since it was sent."""
    unknown: tuple[str, ...]
    """Numbers of stories that the issue does not have."""


def stories_of(text: str) -> dict[tuple[int, str], list[str]]:
    """The lines of each story of a proof: (page number, story id) → lines, blank ones left out."""
    found: dict[tuple[int, str], list[str]] = {}
    lines: list[str] | None = None
    for raw in text.splitlines():
        line = raw.strip(" \t\u3000\ufeff\u00a0")
        head = _STORY.fullmatch(line)
        if head:
            lines = found.setdefault((int(head[1]), head[2]), [])
        elif _PAGE.fullmatch(line):
            lines = None
        elif line and lines is not None:
            lines.append(line)
    return found


def compare(issue: Issue, text: str, sent: str = "") -> Returned:
    """Lay a corrected proof beside the issue. `sent` is the proof as it went out: with it, what
    was changed in the issue since then is not taken for a correction."""
    corrections: list[Correction] = []
    conflicts: list[tuple[str, str, str]] = []
    unknown: list[str] = []
    before = stories_of(sent)
    for (number, story_id), lines in stories_of(text).items():
        page = next((page for page in issue.pages if page.number == number), None)
        story = next((s for s in page.stories if s.id == story_id), None) if page else None
        article = issue.article(story.article) if story is not None and story.article else None
        if page is None or story is None or article is None:
            if lines:
                unknown.append(f"{number}（{story_id}）")
            continue
        own = slots(article, story)
        base = before.get((number, story_id))
        if base is not None:
            now = "".join(f"{slot.line.strip(_EDGE)}\n" for slot in own)
            merged = merge("".join(f"{b}\n" for b in base), now, "".join(f"{x}\n" for x in lines))
            conflicts += [(story_id, ours, theirs) for ours, theirs in merged.conflicts]
            lines = merged.text.splitlines()
        corrections += _of_story(page, story, own, lines)
    return Returned(tuple(corrections), tuple(conflicts), tuple(unknown))


_EDGE = " \t\u3000\ufeff\u00a0"


def apply(issue: Issue, corrections: Iterable[Correction]) -> Issue:
    """The issue with these corrections made; frames, styles and everything else as before."""
    places: dict[tuple[str, str], list[Correction]] = {}
    for correction in corrections:
        places.setdefault((correction.page, correction.story), []).append(correction)
    for (page_name, story_id), own in places.items():
        page = next(page for page in issue.pages if page.name == page_name)
        story = next(story for story in page.stories if story.id == story_id)
        article = issue.article(story.article)
        assert article is not None
        new_article, new_story = article, story
        # From the last place to the first, so that offsets hold.
        for one in sorted(own, key=_order, reverse=True):
            new_article, new_story = _applied(new_article, new_story, one)
        issue = _with(issue, page, story, new_story, article, new_article)
    return issue


def _order(one: Correction) -> tuple[int, int, int]:
    # What is put in after the last line stands below all blocks.
    block = one.slot.block if one.slot.part != "credit" else 1 << 30
    return block, one.slot.start, one.start


def _of_story(
    page: Page, story: Story, own: Sequence[Slot], lines: Sequence[str]
) -> list[Correction]:
    found: list[Correction] = []
    for low, high, start, end in _pairs([slot.line.strip(_EDGE) for slot in own], lines):
        if high == low:
            put, anchor = (BELOW, own[low - 1]) if low else (ABOVE, own[0])
            after = "\n".join(lines[start:end])
            found.append(Correction(page.name, story.id, anchor, put, "", after))
        elif end == start:
            found += [
                Correction(page.name, story.id, slot, OUT, slot.text, "") for slot in own[low:high]
            ]
        else:
            found += _in_line(page, story, own[low], lines[start])
    return found


def _pairs(
    old: Sequence[str], new: Sequence[str]
) -> Iterable[tuple[int, int, int, int]]:  # fmt: skip
    """Stretches that differ: pairs of like lines, lines put in, lines taken out."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, low, high, start, end in matcher.get_opcodes():
        if tag == "equal":
            continue
        while low < high and start < end:
            if _like(old[low], new[start]) >= _LIKE or (high - low == end - start):
                yield low, low + 1, start, start + 1
                low, start = low + 1, start + 1
            elif high - low > end - start:
                yield low, low + 1, start, start
                low += 1
            else:
                first = start
                while end - start > high - low and _like(old[low], new[start]) < _LIKE:
                    start += 1
                yield low, low, first, start
        if low < high or start < end:
            yield low, high, start, end


def _like(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _in_line(page: Page, story: Story, slot: Slot, line: str) -> list[Correction]:
    """The places of one line that differ. What was changed in its lead is left out."""
    shown = slot.line.strip(_EDGE)
    skipped = len(slot.line) - len(slot.line.lstrip(_EDGE))
    found = []
    for tag, low, high, start, end in SequenceMatcher(
        None, shown, line, autojunk=False
    ).get_opcodes():
        place = low + skipped - len(slot.lead)
        if tag == "equal" or place < 0:
            continue
        before = slot.text[place : place + high - low]
        found.append(Correction(page.name, story.id, slot, place, before, line[start:end]))
    return found


def _applied(article: Article, story: Story, one: Correction) -> tuple[Article, Story]:
    slot = one.slot
    if one.start in (BELOW, ABOVE):
        return article._replace(body=_with_lines(article.body, one)), story
    if slot.part != "body":
        told = dict(story.title.text)
        text = told.get(slot.part, getattr(article, slot.part, ""))
        new = "" if one.start == OUT else _replaced(text, one)
        if slot.part in told:
            words = tuple((part, new if part == slot.part else old) for part, old in told.items())
            return article, story._replace(title=story.title._replace(text=words))
        fields: dict[str, str] = {slot.part: new}
        return article._replace(**fields), story  # type: ignore[arg-type]
    body = list(article.body)
    block = body[slot.block]
    low = slot.start + max(0, one.start)
    high = low + len(one.before)
    if one.start == OUT and slot.text == block.text:
        del body[slot.block]
    else:
        if one.start == OUT:  # a row goes with one of its line ends
            low, high = (low, high + 1) if high < len(block.text) else (max(0, low - 1), high)
        body[slot.block] = block._replace(spans=respanned(block.spans, low, high, one.after))
    return article._replace(body=tuple(body)), story


def _replaced(text: str, one: Correction) -> str:
    return text[: one.start] + one.after + text[one.start + len(one.before) :]


def _with_lines(body: tuple[Block, ...], one: Correction) -> tuple[Block, ...]:
    """The body with lines put in: rows among rows, else paragraphs."""
    slot, lines = one.slot, one.after.split("\n")
    plain = tuple(Block("paragraph", (Span(line),)) for line in lines)
    if slot.part != "body":
        return (*body, *plain) if slot.part == "credit" else (*plain, *body)
    block, at = body[slot.block], slot.block
    if block.kind in ("names", "verse") or (block.kind == "table" and "\t" in one.after):
        end = block.text.find("\n", slot.start)
        end = len(block.text) if end < 0 else end
        place, text = (end, "\n" + one.after) if one.start == BELOW else (0, one.after + "\n")
        new = block._replace(spans=respanned(block.spans, place, place, text))
        return (*body[:at], new, *body[at + 1 :])
    if block.kind in ("list-item", "quotation"):
        plain = tuple(block._replace(spans=(Span(line),)) for line in lines)
    cut = at + 1 if one.start == BELOW else at
    return (*body[:cut], *plain, *body[cut:])


def respanned(spans: Sequence[Span], low: int, high: int, text: str) -> tuple[Span, ...]:
    """Spans with other text from `low` to `high`; it takes the look of what it replaces, or of
    the character before it. A reading (ruby) over changed words goes."""
    done: list[Span] = []
    at, is_put = 0, not text
    for number, span in enumerate(spans):
        end = at + len(span.text)
        head, tail = span.text[: max(0, low - at)], span.text[max(0, high - at) :]
        is_last = number == len(spans) - 1
        if not is_put and (low < end or (low == end and (low == high or is_last))):
            head, is_put = head + text, True
        new = head + tail if low < end or head != span.text else span.text
        if new:
            done.append(span if new == span.text else span._replace(text=new, ruby=""))
        at = end
    return tuple(done) if is_put else (*done, Span(text))


def _with(
    issue: Issue, page: Page, story: Story, new_story: Story, article: Article, new: Article
) -> Issue:
    if new_story is not story:
        stories = tuple(new_story if s is story else s for s in page.stories)
        changed = page._replace(stories=stories)
        issue = issue._replace(pages=tuple(changed if p is page else p for p in issue.pages))
    if new is not article:
        articles = tuple(new if a is article else a for a in issue.articles)
        issue = issue._replace(articles=articles)
    return issue
