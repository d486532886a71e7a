"""Composing: an issue and its resources in, finished pages as display lists out. Pure."""
