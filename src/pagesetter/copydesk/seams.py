"""Whether two pieces of text belong together, told by the copy itself.

A word cut by a line end usually stands whole elsewhere in the same copy: pairs and triples of
characters across the cut are looked up there. Knows no dictionary.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from pagesetter.copydesk.chars import is_han

MOST = 400_000
"""Runs kept at most: those of about 200 pages."""


class Seams:
    """The runs of two and three Han characters that the lines of a copy hold, and its speakers."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._seen: set[str] = set()
        heads: Counter[str] = Counter()
        for line in lines:
            heads[_head(line)] += 1
            if len(self._seen) > MOST:
                continue
            for at in range(len(line) - 1):
                self._seen.add(line[at : at + 2])
                self._seen.add(line[at : at + 3])

        self._speakers = frozenset(head for head, count in heads.items() if head and count > 1)

    def speaks(self, line: str) -> bool:
        """The line begins with who says it, as another line of the copy does."""
        return _head(line) in self._speakers

    def across(self, above: str, below: str) -> str:
        """The longest run across the cut that stands elsewhere; "" when there is none."""
        for left, right in ((2, 1), (1, 2), (1, 1)):
            run = above[-left:] + below[:right]
            if len(run) == left + right and all(map(is_han, run)) and run in self._seen:
                return run
        return ""


def _head(line: str) -> str:
    """What stands before a colon at the head of a line, when that may be a name; or ""."""
    for mark in "：:":
        head, found, _ = line[:8].partition(mark)
        if found and 2 <= len(head) <= 6 and all(map(is_han, head)):
            return head
    return ""
