"""Artwork: pages of other PDFs and drawings in SVG, made ready to be placed as vectors."""
