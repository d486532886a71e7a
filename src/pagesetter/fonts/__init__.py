"""Faces, roles and fallback per character. Shapes and subsets with HarfBuzz."""

from pagesetter.fonts.book import FontBook
from pagesetter.fonts.face import FontFace, Shaped, Subset

__all__ = ["FontBook", "FontFace", "Shaped", "Subset"]
