"""Turns a page back into the text of its articles, in the order it is read.

Takes what the glyph runs say they stand for, so it shows what a reader of the PDF should
get; it does not look at the PDF. Readings (注音) are left out, so that the text stays whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pagesetter.display import DisplayList, GlyphRun, Group, Item, Tag
from pagesetter.display.walk import tags


def page_text(page: DisplayList) -> str:
    """Return the text of a page's articles: one line per block, a blank line between articles."""
    return "\n\n".join(article_text(tag) for tag in tags(page.items, "article"))


def article_text(article: Tag) -> str:
    """Return an article's text, one line per block (headline, paragraph …) that has text."""
    return "\n".join(block for block in _blocks(article.items) if block)


def _blocks(items: Iterable[Item]) -> Iterator[str]:
    """Yield the text of each tag, and of the runs that stand between tags."""
    loose: list[str] = []
    for item in items:
        if isinstance(item, GlyphRun):
            loose.append(item.text)
        elif isinstance(item, Tag) and item.kind == "ruby":
            continue
        elif isinstance(item, Tag) and item.kind != "line":
            yield "".join(loose)
            loose.clear()
            yield from _blocks(item.items)
        elif isinstance(item, Tag | Group):
            inner = list(_blocks(item.items))
            loose.append(inner[0])
            for block in inner[1:]:
                yield "".join(loose)
                loose = [block]
    yield "".join(loose)
