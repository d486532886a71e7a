"""A parcel from another window put on a page: with it come its articles, its pictures and the
standing elements it shows.

An article of another issue comes under a name that is free here; inks that are not known here
become black. Pictures are copied into the issue's assets, all else is a pure edit.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable
from typing import Any

from pagesetter.colour import INKS
from pagesetter.compose.grid import Grid
from pagesetter.findings import SourceSpan
from pagesetter.formats import parse_article
from pagesetter.model import Article, Block, Dress, Element, Issue, Over, Picture, StyleValue
from pagesetter.model.style import PROPERTIES
from pagesetter.session import dropping
from pagesetter.session.clipping import Clip, paste
from pagesetter.session.merging import alike
from pagesetter.session.parcels import Parcel
from pagesetter.session.picture_files import is_picture, taken_in
from pagesetter.values import NamedTuple

_BLACK = "黑"
_INK_FIELDS: dict[type, tuple[str, ...]] = {
    Dress: ("border_ink", "tint_ink"), Over: ("bar_ink",),
}  # fmt: skip


class Home(NamedTuple):
    """Where a parcel is put: the folders of an issue and of its paper, and its elements."""

    folder: str
    root: str
    library: tuple[Element, ...] = ()

    def is_of(self, parcel: Parcel) -> bool:
        """True when the parcel was packed in this very issue."""
        return bool(parcel.folder) and _real(parcel.folder) == _real(self.folder)


class Brought(NamedTuple):
    """What came of it."""

    issue: Issue
    ids: tuple[str, ...]
    """What is new on the page."""
    inks: tuple[str, ...] = ()
    """Inks that are not known here and became black."""


def repainted(parcel: Parcel, issue: Issue) -> Clip:
    """What a parcel holds, with black for inks that the issue does not know."""
    lost = [name for name in parcel.inks if name not in _known_inks(issue)]
    clip: Clip = _mapped(parcel.clip, lambda value: _repainted(value, lost))
    return clip


def bring(
    issue: Issue, page: str, parcel: Parcel, grid: Grid, home: Home, moved: dict[str, str]
) -> Brought:
    """Put a parcel on a page; `moved` are its pictures' sources here, see `take_pictures`."""
    lost = tuple(name for name in parcel.inks if name not in _known_inks(issue))
    inside = os.path.relpath(home.folder, home.root).replace(os.sep, "/")
    prefix = "" if inside == "." else inside + "/"

    def adapted(value: Any) -> Any:
        return _repainted(_resourced(value, moved), lost)

    def article_from(name: str, text: str) -> Article:
        read = parse_article(text, name, f"{prefix}copy/{name}.md")[0]
        article: Article = _mapped(read, adapted)
        return article

    clip = _mapped(_placeless(parcel.clip, f"{prefix}pages/{page}.yaml"), adapted)
    issue, names = _with_articles(issue, parcel, article_from, keeps=home.is_of(parcel))
    stories = tuple(s._replace(article=names.get(s.article, s.article)) for s in clip.stories)
    issue = _with_elements(issue, clip, home.library)
    issue, ids = paste(issue, page, clip._replace(stories=stories), grid)
    return Brought(issue, ids, lost)


def take_pictures(parcel: Parcel, home: Home) -> dict[str, str]:
    """Copy pictures that this issue does not have; return source there → source here.

    Those that are nowhere stay as they are named. Raises OSError when one cannot be copied.
    """
    found: dict[str, str] = {}
    if home.is_of(parcel):
        return found
    articles = [parse_article(text, name)[0] for name, text in parcel.copy]
    for source in dict.fromkeys(_sources((parcel.clip, articles))):
        for base in (parcel.folder, parcel.root):
            path = os.path.realpath(os.path.join(base, *source.split("/")))
            inside = os.path.join(_real(base), "assets") + os.sep
            if base and is_picture(path) and path.startswith(inside) and os.path.isfile(path):
                found[source] = taken_in(path, home.folder, home.root)
                break
    return found


# --- articles and elements


def _with_articles(
    issue: Issue, parcel: Parcel, read: Callable[[str, str], Article], *, keeps: bool
) -> tuple[Issue, dict[str, str]]:
    """Bring in the articles that are not here; return their names there → here.

    What was packed in this issue has its article here as it is now (`keeps`); of another's, one
    that says the same and stands nowhere is the same article.
    """
    names: dict[str, str] = {}
    placed = {story.article for page in issue.pages for story in page.stories}
    for name, text in parcel.copy:
        if keeps and issue.article(name) is not None:
            continue
        same = (a.name for a in issue.articles
                if a.name not in placed and alike(_bare(read(name, text)), _bare(a)))  # fmt: skip
        known = next(same, "")
        if known:
            names[name] = known
            continue
        names[name] = free = _free(name, {article.name for article in issue.articles})
        articles = sorted((*issue.articles, read(free, text)), key=lambda a: a.name)
        issue = issue._replace(articles=tuple(articles))
    return issue, names


def _bare(article: Article) -> Article:
    return article._replace(name="", state="")


def _free(name: str, taken: Collection[str]) -> str:
    free, number = name, 1
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    return free


def _with_elements(issue: Issue, clip: Clip, library: Iterable[Element]) -> Issue:
    boxes = (*clip.boxes, *(box for story in clip.stories for box in story.boxes))
    shown = {box.element for box in boxes if box.kind == "element"}
    for element in library:
        if element.name in shown:
            issue = dropping.known(issue, element)
    return issue


# --- values, whatever they are part of


def _mapped(value: Any, change: Callable[[Any], Any]) -> Any:
    """A value with every value inside it changed, the inner ones first."""
    if not isinstance(value, tuple) or isinstance(value, SourceSpan):
        return value
    inner = [_mapped(one, change) for one in value]
    return change(type(value)(*inner) if hasattr(value, "_fields") else tuple(inner))


def _placeless(value: Any, file: str) -> Any:
    """A value that is written nowhere yet but will be in this file."""
    if isinstance(value, SourceSpan):
        return SourceSpan(file)
    if not isinstance(value, tuple):
        return value
    inner = [_placeless(one, file) for one in value]
    return type(value)(*inner) if hasattr(value, "_fields") else tuple(inner)


def _resourced(value: Any, moved: dict[str, str]) -> Any:
    if isinstance(value, Picture):
        return value._replace(source=moved.get(value.source, value.source))
    if isinstance(value, Block) and value.kind == "figure":
        pairs = ((key, moved.get(v, v) if key == "source" else v) for key, v in value.attributes)
        return value._replace(attributes=tuple(pairs))
    if isinstance(value, Article):
        return value._replace(pictures=tuple(moved.get(p, p) for p in value.pictures))
    return value


def _repainted(value: Any, lost: Collection[str]) -> Any:
    if not lost:
        return value
    if isinstance(value, StyleValue) and PROPERTIES[value.name] == "ink":
        return value._replace(value=_BLACK) if value.value in lost else value
    names = [n for n in _INK_FIELDS.get(type(value), ()) if getattr(value, n) in lost]
    return value._replace(**dict.fromkeys(names, _BLACK)) if names else value


def _sources(value: Any) -> Iterable[str]:
    """The pictures that a value shows."""
    if isinstance(value, Picture):
        yield value.source
    elif isinstance(value, Article):
        yield from value.pictures
        yield from (v for b in value.body for key, v in b.attributes if key == "source")
    elif isinstance(value, tuple | list):
        for inner in value:
            yield from _sources(inner)


def _known_inks(issue: Issue) -> set[str]:
    own = (*issue.paper.inks, *(ink for layout in issue.layouts for ink in layout.inks))
    return {*INKS, *(name for name, _ in own)}


def _real(path: str) -> str:
    return os.path.realpath(path)
