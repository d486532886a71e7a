"""Drawings in SVG, read as shapes in inks of ours: a safe subset, and what is outside it told."""
