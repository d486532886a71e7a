"""Edits of the issue as a whole: pages added, taken out and put in order, articles, number, date.

A page keeps the name of its file for life; where its number is no longer the one its name gives,
the file says so. Knows no page's contents but the threads that run from page to page.
"""

from __future__ import annotations

from pagesetter.model import Article, Block, Frame, Issue, Page, Span, Story
from pagesetter.session.edits import EditError, page_of


def add_page(issue: Issue, like: str, at: int, *, frames: bool = False) -> Issue:
    """Add a page at index `at`, on the layout of the page called `like`.

    It takes the number after that of the page before it; pages after it move up a number as far
    as they must. With `frames` the frames of `like`'s stories are there too, empty.
    """
    model = page_of(issue, like)
    before = issue.pages[at - 1].number if at else issue.pages[0].number - 1
    number = before + 1
    page = Page(
        _free_name(issue, number), number, model.layout, credits=model.credits, inks=model.inks,
    )  # fmt: skip
    if frames:
        page = page._replace(stories=tuple(map(_empty, model.stories)), styles=model.styles)
    later: list[Page] = []
    for other in issue.pages[at:]:
        number = max(number + 1, other.number)
        later.append(other if other.number == number else other._replace(number=number))
    return issue._replace(pages=(*issue.pages[:at], page, *later))


def remove_page(issue: Issue, name: str) -> Issue:
    """Take a page out; its articles stay in the issue, pages after it move up a number.

    What continued a story of it on another page stands there as an empty story. EditError for
    the only page.
    """
    page_of(issue, name)
    if len(issue.pages) == 1:
        raise EditError("an issue has a page")
    numbers = [page.number for page in issue.pages]
    kept = [page for page in issue.pages if page.name != name]
    pages = [
        _without_thread(page, name)._replace(number=number)
        for page, number in zip(kept, numbers, strict=False)
    ]
    return issue._replace(pages=tuple(pages))


def move_page(issue: Issue, name: str, by: int) -> Issue:
    """Let a page trade places and numbers with the one `by` places on; at the ends it stays."""
    at = next(i for i, page in enumerate(issue.pages) if page.name == page_of(issue, name).name)
    to = at + by
    if not 0 <= to < len(issue.pages):
        return issue
    numbers = [page.number for page in issue.pages]
    pages = list(issue.pages)
    pages.insert(to, pages.pop(at))
    return issue._replace(
        pages=tuple(p._replace(number=n) for p, n in zip(pages, numbers, strict=True))
    )


def set_dates(issue: Issue, number: str, total: str, date: str) -> Issue:
    """Give the issue its number 期号, total number 总期号 and date (ISO)."""
    return issue._replace(number=number, total=total, date=date)


def add_article(issue: Issue, stem: str, headline: str, text: str) -> tuple[Issue, str]:
    """A new article of one paragraph under a free name that begins with `stem`; its name too."""
    taken = {article.name for article in issue.articles}
    name, number = stem, 1
    while name in taken:
        number += 1
        name = f"{stem}-{number}"
    made = Article(name, headline=headline, body=(Block("paragraph", (Span(text),)),))
    articles = sorted((*issue.articles, made), key=lambda article: article.name)
    return issue._replace(articles=tuple(articles)), name


def remove_article(issue: Issue, name: str) -> Issue:
    """Take an article out of the issue; the stories that hold it are emptied, frames stay."""
    articles = tuple(article for article in issue.articles if article.name != name)
    pages = tuple(
        page
        if all(story.article != name for story in page.stories)
        else page._replace(
            stories=tuple(s._replace(article="") if s.article == name else s for s in page.stories)
        )
        for page in issue.pages
    )
    return issue._replace(articles=articles, pages=pages)


def _free_name(issue: Issue, number: int) -> str:
    taken = {page.name for page in issue.pages}
    while f"{number:02}" in taken:
        number += 1
    return f"{number:02}"


def _empty(story: Story) -> Story:
    """The frames of a story and how they are dressed, without words and boxes."""
    frames: tuple[Frame, ...] = story.frames
    return Story(story.id, frames=frames, level=story.level)


def _without_thread(page: Page, gone: str) -> Page:
    """The page with what continued stories of a page that is gone as empty stories."""
    if not any(story.continues.partition("/")[0] == gone for story in page.stories):
        return page
    return page._replace(
        stories=tuple(
            s._replace(continues="") if s.continues.partition("/")[0] == gone else s
            for s in page.stories
        )
    )
