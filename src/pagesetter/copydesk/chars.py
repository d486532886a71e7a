"""Tables of characters and what follows from them: widths, sentence ends, open brackets.

Own tables, not Python's character data, so that every Python version cleans alike.
"""

from __future__ import annotations

from functools import lru_cache

BLANKS = " \t\u3000\u00a0"
STOPS = "。！？…!?"
"""Marks that end a sentence (GB/T 15834 4.1–4.3, 5.7)."""
PAUSES = "，、；：,;:"
OPENERS = "（《“‘「『【〈〔(["
CLOSERS = "）》”’」』】〉〕)]"
PAIRS = dict(zip(CLOSERS, OPENERS, strict=True))
NOT_AT_START = "，、。；：！？）》”’」』】〉〕…—～·％%,.;:!?)]"
"""Marks that begin no line (GB/T 15834 5.1.10; CLREQ 3.1.4)."""
DIGITS = "0123456789"


def is_han(c: str) -> bool:
    """Han characters, with 〇 and 々."""
    return (
        "\u4e00" <= c <= "\u9fff" or "\u3400" <= c <= "\u4dbf" or c in "〇々" or c >= "\U00020000"
    )


def is_latin(c: str) -> bool:
    return ("a" <= c <= "z") or ("A" <= c <= "Z")


@lru_cache(maxsize=1 << 15)
def width(text: str) -> float:
    """Width in 字 as newspapers set it: digits and Latin letters ½, all else 1."""
    return sum(0.5 if c < "\u0250" else 1.0 for c in text)


def last_mark(text: str) -> str:
    """The last character that is no closing quote or bracket."""
    return text.rstrip(CLOSERS + BLANKS + "\"'")[-1:]


def is_ended(text: str) -> bool:
    """True when the text ends as a sentence does."""
    return last_mark(text) in STOPS and bool(last_mark(text))


def open_brackets(text: str) -> str:
    """The openers without their closers, outermost first."""
    stack: list[str] = []
    for c in text:
        if c in OPENERS:
            stack.append(c)
        elif c in PAIRS and PAIRS[c] in stack:
            while stack.pop() != PAIRS[c]:
                pass
    return "".join(stack)


def has_mark(text: str, marks: str) -> bool:
    return any(c in marks for c in text)
