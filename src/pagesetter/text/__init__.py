"""The Chinese line: character classes, break rules, spacing, the line solver, paragraphs."""

from pagesetter.text.fill import Line
from pagesetter.text.paragraph import SetParagraph, set_paragraph
from pagesetter.text.setting import BOOK, NEWSPAPER, Setting, TextStyle

__all__ = [
    "BOOK",
    "NEWSPAPER",
    "Line",
    "SetParagraph",
    "Setting",
    "TextStyle",
    "set_paragraph",
]
