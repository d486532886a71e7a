"""Tells on standard error how far a long job is: one changing line on a terminal, else plain lines.

A single page in a script is told nothing of.
"""

from __future__ import annotations

import sys


class Progress:
    """`step` says what is being done now; `done` clears the line."""

    def __init__(self) -> None:
        self._terminal = sys.stderr.isatty()
        self._plain = False

    def expect(self, pages: int) -> None:
        """Speak up, terminal or not, when there is more than one page to make."""
        self._plain = pages > 1

    def step(self, what: str) -> None:
        if self._terminal:
            sys.stderr.write(f"\r\x1b[K{what}")
            sys.stderr.flush()
        elif self._plain:
            sys.stderr.write(what + "\n")

    def done(self) -> None:
        if self._terminal:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
