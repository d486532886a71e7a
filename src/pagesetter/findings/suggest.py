"""Finds the word that was probably meant, and shortens values for messages.

Imported only when there is something to report.
"""

from __future__ import annotations

from collections.abc import Iterable


def distance(a: str, b: str) -> int:
    """Edits between two words; a letter put in, left out, changed or swapped with its neighbour."""
    before: list[int] = []
    last = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (x != y))
            if before and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word closest to `word`, or "" when none is close enough to be meant."""
    best, best_cost = "", max(1, len(word) // 3) + 1
    if len(word) > 60:
        return ""
    for candidate in known:
        if abs(len(candidate) - len(word)) >= best_cost:
            continue
        cost = distance(word.lower(), candidate.lower())
        # One letter of a one-letter word is no likeness at all.
        if cost < best_cost and cost < max(len(word), len(candidate)):
            best, best_cost = candidate, cost
    return best


def hints(word: str, known: Iterable[str]) -> dict[str, str]:
    """Params `hint` and `hint_zh` of a message: a did-you-mean, or empty."""
    found = nearest(word, known)
    if not found:
        return {"hint": "", "hint_zh": ""}
    return {"hint": f"; did you mean “{found}”?", "hint_zh": f"，是不是“{found}”？"}


def listed(words: Iterable[str], most: int = 40) -> str:
    """Words as a list for a message, cut off after `most`."""
    words = list(words)
    return " ".join(words[:most]) + (" …" if len(words) > most else "")


def shown(text: str, most: int = 40) -> str:
    """A value as a message quotes it: on one line and not too long."""
    text = " ".join(text.split())
    return text if len(text) <= most else text[:most] + "…"
