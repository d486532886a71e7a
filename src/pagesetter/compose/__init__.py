"""Composing: an issue and fonts in, finished pages as display lists out. Pure."""

from pagesetter.compose.composition import ComposedPage, Composition, Fit, PlacedLine
from pagesetter.compose.page import compose

__all__ = ["ComposedPage", "Composition", "Fit", "PlacedLine", "compose"]
