"""Looks through an issue's own values for what its composition cannot show.

Page numbers, publication data, advertisements and their sizes, alternative texts, settings
made by hand. Knows no glyphs and no inks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pagesetter.checks.profile import Profile
from pagesetter.checks.rules import millimetres
from pagesetter.display import DisplayList, Group, Item, PlaceImage, Tag
from pagesetter.findings import Finding, Place
from pagesetter.findings.finding import finding
from pagesetter.findings.messages_checks import MESSAGES
from pagesetter.formats.neighbours import Head
from pagesetter.geometry import UNIT, Length
from pagesetter.model import Box, Issue, Page, Story, StyleValue

_ARTWORK: Length = UNIT * 72 * 10 // 254
"""One millimetre: so much may artwork be off its size."""

_FINE_SETTING = frozenset(
    ("letter-space", "horizontal-scale", "baseline-shift", "marks", "pairs", "line-end",
     "han-latin", "han-digit", "digit-width", "interpunct")
)  # fmt: skip
"""What squeezes or spreads one story alone; faces and sizes are how titles are made."""


def issue_findings(issue: Issue, profile: Profile) -> tuple[Finding, ...]:
    """Return what is wrong with the issue's values."""
    found = [*_publication(issue, profile), *_sequence(issue)]
    for page in issue.pages:
        for box in (*page.boxes, *(box for story in page.stories for box in story.boxes)):
            found += _box(issue, page, box)
        for story in page.stories:
            found += _by_hand(page, story)
    return tuple(found)


def _publication(issue: Issue, profile: Profile) -> Iterator[Finding]:
    given = dict(issue.paper.publication)
    for field in profile.required:
        if not given.get(field, "").strip():
            yield finding(
                MESSAGES, "publication-field-missing", issue.paper.span, field=field,
                profile=profile.title,
            )  # fmt: skip


def _sequence(issue: Issue) -> Iterator[Finding]:
    """Page numbers must go up by one."""
    for before, page in zip(issue.pages, issue.pages[1:], strict=False):
        if page.number != before.number + 1:
            yield finding(
                MESSAGES, "page-sequence", page.span, Place(str(page.number)),
                page=page.number, before=before.number,
            )  # fmt: skip


def numbering_findings(issue: Issue, others: Sequence[Head]) -> tuple[Finding, ...]:
    """Return what does not follow from the issue before this one; `others` are by date.

    Numbers go up by one, or begin at 1 with a year; the total always goes up by one.
    """
    found = [
        finding(MESSAGES, "issue-date-twice", issue.span, date=issue.date, other=other.folder)
        for other in others
        if other.date == issue.date
    ]
    earlier = [other for other in others if other.date and other.date < issue.date]
    if not earlier:
        return tuple(found)
    before = earlier[-1]
    begins = before.date[:4] != issue.date[:4] and issue.number.strip() == "1"
    pairs = (
        ("number-sequence", before.number, issue.number, begins),
        ("total-sequence", before.total, issue.total, False),
    )
    for code, last, own, fine in pairs:
        if _counts(last) and _counts(own) and int(own) != int(last) + 1 and not fine:
            found.append(
                finding(MESSAGES, code, issue.span, number=own, before=last, date=before.date)
            )
    return tuple(found)


def _counts(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10


def _box(issue: Issue, page: Page, box: Box) -> Iterator[Finding]:
    place = Place(str(page.number), frame=box.id)
    for picture in box.pictures:
        if not picture.alternative.strip():
            yield finding(MESSAGES, "alternative-missing", picture.span, place, file=picture.source)
    if box.kind == "ad" and box.slot and box.frame is not None and box.frame.columns:
        sizes = {name: (columns, lines) for name, columns, lines in
                 issue.layout(page.layout).ad_slots}  # fmt: skip
        have = box.frame.columns, box.frame.lines
        if box.slot in sizes and have != sizes[box.slot]:
            columns, lines = sizes[box.slot]
            yield finding(
                MESSAGES, "ad-size", box.span, place, box=box.id, slot=box.slot,
                columns=columns, lines=lines, have_columns=have[0], have_lines=have[1],
            )  # fmt: skip


def _by_hand(page: Page, story: Story) -> Iterator[Finding]:
    """Values set for one story alone, so that they can be looked at and taken back."""
    groups: list[tuple[str, tuple[StyleValue, ...]]] = [("story", story.style)]
    groups += list(story.title.parts)
    groups += [(style.name, style.values) for style in story.styles]
    names = [
        f"{part}.{value.name}" for part, values in groups for value in values
        if value.name in _FINE_SETTING
    ]  # fmt: skip
    if names:
        place = Place(str(page.number), story.id)
        yield finding(
            MESSAGES, "set-by-hand", story.span, place, story=story.id, values="、".join(names)
        )


def artwork_findings(issue: Issue, pages: Iterable[DisplayList]) -> tuple[Finding, ...]:
    """Return the advertisements whose artwork is cropped, or does not fill its room."""
    ads = {
        (str(page.number), box.id): box
        for page in issue.pages
        for box in page.boxes
        if box.kind == "ad"
    }
    found: list[Finding] = []
    for page in pages:
        for key, image in _artwork(page.items, ""):
            box = ads.get((page.label, key))
            if box is None or len(box.pictures) != 1:
                continue
            off = max(
                image.box.width - image.clip.width, image.box.height - image.clip.height
            )  # fmt: skip
            if box.booked is not None and not box.dress.border:
                wanted = (m.resolve() for m in box.booked)
                have = image.clip.width, image.clip.height
                short = max(w - h for w, h in zip(wanted, have, strict=True))
                if short > _ARTWORK:
                    found.append(
                        finding(MESSAGES, "ad-artwork-small", box.span,
                                Place(page.label, frame=key), file=image.key, box=key,
                                mm=millimetres(short))
                    )  # fmt: skip
            if off > _ARTWORK:
                found.append(
                    finding(MESSAGES, "ad-artwork-size", box.span, Place(page.label, frame=key),
                            file=image.key, mm=millimetres(off))
                )  # fmt: skip
    return tuple(found)


def _artwork(items: Iterable[Item], key: str) -> Iterator[tuple[str, PlaceImage]]:
    for item in items:
        if isinstance(item, PlaceImage):
            yield key, item
        elif isinstance(item, Tag):
            yield from _artwork(item.items, item.key or key)
        elif isinstance(item, Group):
            yield from _artwork(item.items, key)
