"""The frozen values an issue is made of. An edit is a pure function Issue -> Issue."""

from pagesetter.model.copy import Article, Block, Span
from pagesetter.model.paper import (
    Frame,
    Issue,
    Layout,
    Page,
    Paper,
    Plan,
    Story,
    Title,
    TypeArea,
)
from pagesetter.model.style import Style, StyleValue

__all__ = [
    "Article",
    "Block",
    "Frame",
    "Issue",
    "Layout",
    "Page",
    "Paper",
    "Plan",
    "Span",
    "Story",
    "Style",
    "StyleValue",
    "Title",
    "TypeArea",
]
