"""Chooses what composes a story: those with something vertical are composed in their own way."""

from __future__ import annotations

from pagesetter.compose.story_frames import Thread
from pagesetter.compose.thread import StoryComposer


def story_composer(thread: Thread) -> StoryComposer:
    """The composer of a story; one with vertical text or a vertical title has its own."""
    stories = (thread.story, *(other for _, other in thread.continued))
    if any("vertical" in (one.direction, one.title.direction) for one in stories):
        # Rare: pages without them do not load it.
        from pagesetter.compose.vertical_story import VerticalComposer

        return VerticalComposer(thread)
    return StoryComposer(thread)
