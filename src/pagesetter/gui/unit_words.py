"""What the units of a merge are called for people: `pages/01/s3` is a story of a page."""

from __future__ import annotations

from collections.abc import Sequence

from pagesetter.gui.i18n import say
from pagesetter.gui.workspace import Workspace


def words_of(units: Sequence[str], work: Workspace) -> str:
    """The units of `session.merging.Merged.clashes`, as a list in words."""
    return say("list-comma").join(dict.fromkeys(_word(unit, work) for unit in units))


def _word(unit: str, work: Workspace) -> str:
    kind, _, rest = unit.partition("/")
    if kind == "copy":
        article = work.issue.article(rest)
        title = article.headline.replace("\n", " ") if article is not None else ""
        return say("unit-article", title=title or rest)
    if kind != "pages":
        return say("unit-issue")
    name, _, item = rest.partition("/")
    page = next((page for page in work.issue.pages if page.name == name), None)
    number = page.number if page is not None else name
    story = next((s for s in page.stories if s.id == item), None) if page is not None else None
    if story is not None:
        return say("unit-story", number=number, title=work.title_of(story) or item)
    return say("unit-box" if item else "unit-page", number=number, name=item)
