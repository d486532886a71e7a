"""Chooses what composes a story: those with something vertical are composed in their own way."""

from __future__ import annotations

from pagesetter.compose.sheet import Sheet
from pagesetter.compose.story import Memo
from pagesetter.compose.thread import StoryComposer
from pagesetter.findings import Finding
from pagesetter.fonts import FontBook
from pagesetter.model import Issue, Story


def story_composer(
    issue: Issue,
    fonts: FontBook,
    sheets: list[Sheet],
    index: int,
    story: Story,
    continued: list[tuple[int, Story]],
    findings: list[Finding],
    memo: Memo | None = None,
) -> StoryComposer:
    """The composer of a story, as `StoryComposer` takes it; vertical ones have their own."""
    stories = (story, *(other for _, other in continued))
    if any("vertical" in (one.direction, one.title.direction) for one in stories):
        # Rare: pages without them do not load it.
        from pagesetter.compose.vertical_story import VerticalComposer

        return VerticalComposer(issue, fonts, sheets, index, story, continued, findings, memo)
    return StoryComposer(issue, fonts, sheets, index, story, continued, findings, memo)
