"""What a key of the catalogue holds."""

from __future__ import annotations

from pagesetter.values import NamedTuple


class Words(NamedTuple):
    """A text in both languages; for commands also a longer word for the tooltip."""

    zh: str
    en: str
    tip_zh: str = ""
    tip_en: str = ""
