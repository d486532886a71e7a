"""转版: the lines that send the reader on (下转第×版) and bring him back (上接第×版)."""

from __future__ import annotations

from pagesetter.compose.place import moved
from pagesetter.compose.slots import Slot
from pagesetter.compose.styles import StyleBook
from pagesetter.display import Item, Tag
from pagesetter.fonts import FontBook
from pagesetter.model import Article, Story
from pagesetter.text import set_paragraph

MIN_LINES = 5
"""Fewest lines of a story before and after a jump (newspaper custom)."""


def short_title(article: Article, story: Story) -> str:
    """The story's `jump`, else its headline on one line."""
    return story.jump or (article.headline or article.name).replace("\n", "\u3000")


def jump_to(page: str) -> str:
    return f"（下转第{page}版）"


def jump_from(page: str) -> str:
    return f"（上接第{page}版）"


def set_jump_line(text: str, slot: Slot, styles: StyleBook, fonts: FontBook) -> list[Item]:
    """A jump line set right in its slot."""
    style = styles.resolve("jump-line")
    done = set_paragraph(
        [(text, style.text)], style.setting._replace(align="right"), (slot.width,), fonts
    )
    items: list[Item] = []
    for line in done.lines[:1]:
        items += moved(line.items, slot.x, slot.baseline)
    return [Tag("furniture", tuple(items), text)]
