"""The Chinese line: character classes, break rules, spacing, the line solver, paragraphs."""

from pagesetter.text.fill import Line
from pagesetter.text.paragraph import SetParagraph, set_paragraph
from pagesetter.text.setting import BOOK, ENDLESS, NEWSPAPER, Setting, TextStyle

__all__ = [
    "BOOK",
    "ENDLESS",
    "NEWSPAPER",
    "Line",
    "SetParagraph",
    "Setting",
    "TextStyle",
    "set_paragraph",
]
