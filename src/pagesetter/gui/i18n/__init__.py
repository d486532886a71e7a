"""The words of the window in Chinese and English: one table, a key for each text.

`say` gives the text of a key in the language in force. No other module of the window holds
words that are shown; a test sees to that.
"""

from __future__ import annotations

from pagesetter.findings.counting import filled
from pagesetter.gui.i18n.catalogue import WORDS
from pagesetter.gui.i18n.words import Words

__all__ = ["WORDS", "Words", "language", "say", "set_language", "tag_of", "tip"]

_language = "zh"


def set_language(tag: str) -> None:
    """Choose `zh` or, for any other tag, `en`; texts asked for from now on are in it."""
    global _language  # noqa: PLW0603
    _language = tag_of(tag)


def tag_of(tag: str) -> str:
    """`zh` for any kind of Chinese, else `en`."""
    return "zh" if tag.lower().startswith("zh") else "en"


def language() -> str:
    """`zh` or `en`."""
    return _language


def say(key: str, **values: object) -> str:
    """The text of a key, `{names}` in it filled from `values`. KeyError for an unknown key.

    A number may bring its noun along: `{lines:line|lines}`.
    """
    words = WORDS[key]
    text = words.zh if _language == "zh" else words.en
    return filled(text, values) if values else text


def title(key: str) -> str:
    """The words of a command over the window that it opens: nothing is to come after them."""
    return say(key).replace("&", "").rstrip("…")


def tip(key: str) -> str:
    """The longer word on a command; its plain text when there is none."""
    words = WORDS[key]
    longer = words.tip_zh if _language == "zh" else words.tip_en
    return longer or say(key).replace("&", "")
