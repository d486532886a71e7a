"""What a finding says to somebody who sees the page: titles in place of the ids of the files."""

from __future__ import annotations

import re

from pagesetter.findings import Finding
from pagesetter.gui.i18n import language, say
from pagesetter.gui.i18n.named import shown
from pagesetter.gui.workspace import Workspace
from pagesetter.model import Box, Issue, Page, Story
from pagesetter.session.box_edits import boxes_of

_IDS = frozenset({"story", "box", "frame", "article", "other", "first", "second"})
"""Params of findings that may hold an id."""
_TWICE = re.compile(r"(\S+) \1（([^）]*)）(?:（\2）)?")
"""A kind that the message and the name both say, and a name that both do."""
_WITHIN = str.maketrans("“”", "‘’")
_MOST = 14
"""字 of a title that are told."""


def message_of(work: Workspace, found: Finding) -> str:
    """The message with stories, articles and boxes as the page shows them."""
    return _closed_up(named(work, found).message(language()))


def remedy_of(work: Workspace, found: Finding) -> str:
    """What to do about it, named alike."""
    return _closed_up(named(work, found).remedy(language()))


def named(work: Workspace, found: Finding) -> Finding:
    """The finding with names in place of ids."""
    page = next((p for p in work.issue.pages if str(p.number) == found.place.page), None)
    params = tuple(
        (key, _name(work.issue, page, value) if key in _IDS else value)
        for key, value in found.params
    )
    return found._replace(params=params)


def _closed_up(text: str) -> str:
    """The spaces that ids want go beside title marks; so does what is told twice, or is empty."""
    text = text.replace(" 《", "《").replace("》 ", "》").replace("（）", " ").replace(" ()", "")
    return _TWICE.sub(r"\1（\2）", text).replace("） ", "）")


def _name(issue: Issue, page: Page | None, value: str) -> str:
    """What stands on the page under an id, or the article of this name; else the id itself."""
    if page is not None:
        for story in page.stories:
            title = story.title.frame
            ids = {story.id, *(f.id for f in story.frames)} | ({title.id} if title else set())
            if value in ids:
                return _story(issue, story) or value
        for box in boxes_of(page):
            if value == box.id:
                return _box(box)
    article = issue.article(value)
    return _title(article.headline) or value if article is not None else value


def _story(issue: Issue, story: Story) -> str:
    article = issue.article(story.article) if story.article else None
    if article is not None:
        return _title(article.headline)
    return _title(story.plan.title) if story.plan is not None else ""


def _box(box: Box) -> str:
    """The kind of a box, with what tells it from others of its kind."""
    picture = next((p.source.rpartition("/")[2] for p in box.pictures), "")
    told = box.customer or shown("slot", box.slot) or box.element or picture or box.id
    return say("finding-box", kind=say(f"kind-{box.kind}"), name=told)


def _title(text: str) -> str:
    words = text.replace("\n", " ").strip()
    if len(words) > _MOST:
        words = words[: _MOST - 1] + "…"
    if "“" in say("finding-title", title=""):  # marks within marks are single ones
        words = words.translate(_WITHIN)
    return say("finding-title", title=words) if words else ""
