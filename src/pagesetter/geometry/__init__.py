"""Lengths, shapes and the page grid. Everything inside is an integer of 1/65,536 pt."""

from pagesetter.geometry.length import UNIT, Length, Measure, parse_measure, ratio
from pagesetter.geometry.shape import Point, Rect

__all__ = ["UNIT", "Length", "Measure", "Point", "Rect", "parse_measure", "ratio"]
