"""Measures speed, memory and file size beside typst on the same copy; not part of the product."""
