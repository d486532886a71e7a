"""The frozen values an issue is made of. An edit is a pure function Issue -> Issue."""

from pagesetter.model.copy import Article, Block, Span
from pagesetter.model.paper import (
    Area,
    Box,
    Dress,
    Element,
    Frame,
    Issue,
    Layout,
    Lock,
    Manual,
    Page,
    Paper,
    Picture,
    Plan,
    Row,
    Story,
    Title,
    TypeArea,
)
from pagesetter.model.style import Style, StyleValue

__all__ = [
    "Area",
    "Article",
    "Block",
    "Box",
    "Dress",
    "Element",
    "Frame",
    "Issue",
    "Layout",
    "Lock",
    "Manual",
    "Page",
    "Paper",
    "Picture",
    "Plan",
    "Row",
    "Span",
    "Story",
    "Style",
    "StyleValue",
    "Title",
    "TypeArea",
]
