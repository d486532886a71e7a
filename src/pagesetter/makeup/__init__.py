"""Copyfitting and automatic make-up. Empty so far."""
