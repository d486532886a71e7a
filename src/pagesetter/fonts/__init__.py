"""Faces, roles and fallback per character. Shapes and subsets with HarfBuzz."""

from pagesetter.fonts.book import FontBook
from pagesetter.fonts.embed import Subset
from pagesetter.fonts.face import FontFace, Shaped
from pagesetter.fonts.roles import ROLES

__all__ = ["ROLES", "FontBook", "FontFace", "Shaped", "Subset"]
