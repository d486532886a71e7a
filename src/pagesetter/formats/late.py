"""Regular expressions compiled at their first use: most copy needs few of them."""

from __future__ import annotations

import re
from collections.abc import Iterator


class Late:
    """A pattern; `match` and `finditer` as of `re.Pattern`."""

    __slots__ = ("_pattern", "_source")

    def __init__(self, source: str) -> None:
        self._source = source
        self._pattern: re.Pattern[str] | None = None

    def _compiled(self) -> re.Pattern[str]:
        if self._pattern is None:
            self._pattern = re.compile(self._source)
        return self._pattern

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        return self._compiled().match(text, start)

    def finditer(self, text: str, *bounds: int) -> Iterator[re.Match[str]]:
        return self._compiled().finditer(text, *bounds)
