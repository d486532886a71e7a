"""Gives every row of a clean draft its part in an article: kicker, headline, paragraph, credit …"""

from __future__ import annotations

from collections.abc import Sequence

from pagesetter.copydesk import patterns
from pagesetter.copydesk.articles import article_of, article_starts, is_new_title
from pagesetter.copydesk.chars import is_ended
from pagesetter.copydesk.rows import Row
from pagesetter.copydesk.runs import Roles
from pagesetter.copydesk.splits import is_slogan
from pagesetter.values import NamedTuple

TITLE_PARTS = ("kicker", "headline", "deck")


class Guess(NamedTuple):
    """What one row of the result is, how surely, and why."""

    article: int
    """Number of the article, from 0."""
    role: str
    """A key of `words.ROLES`."""
    confidence: int
    sign: str
    row: Row
    level: int = 0
    """Of a subhead: 2 or 3."""


def understand(rows: Sequence[Row], roles: Roles) -> list[Guess]:
    """One guess for each row, in order; no row is left out."""
    starts = article_starts(rows, roles)
    firsts = article_of(starts, len(rows))
    # Rows above the first title (slogans, loose lines) are an article of their own.
    order = sorted(set(firsts))
    guesses: list[Guess] = []
    at = 0
    while at < len(rows):
        article = order.index(firsts[at])
        if roles[at][0] == "heading" and is_slogan(rows, roles, at):
            guesses.append(Guess(article, "slogan", 80, "slogan", rows[at]))
            at += 1
            continue
        end = at
        while end < len(rows) and roles[end][0] == "heading" and firsts[end] == firsts[at]:
            if end > at and (is_new_title(rows[end - 1], rows[end]) or is_slogan(rows, roles, at)):
                break
            end += 1
        if (end > at and at in starts) or (end > at and _is_title_so_far(guesses, article)):
            guesses += _title(rows[at:end], article, starts.get(at, (70, "first")))
            at = end
        elif end > at:
            guesses += [
                _subhead(rows, roles, i, article, starts, firsts[at]) for i in range(at, end)
            ]
            at = end
        else:
            guesses.append(_plain(rows, roles, at, article))
            at += 1
    return _numbered(_decks(guesses))


def _decks(guesses: list[Guess]) -> list[Guess]:
    """A heading right below the headline and the only one of its article is its deck."""
    for at in range(1, len(guesses)):
        guess, above = guesses[at], guesses[at - 1]
        if guess.role != "subhead" or above.role != "headline":
            continue
        others = [g for g in guesses if g.article == guess.article and g.role == "subhead"]
        if len(others) == 1 and guess.row.width > 6 and not patterns.list_marker(guess.row.text):
            guesses[at] = guess._replace(role="deck", confidence=60, sign="order", level=0)
    return guesses


def _is_title_so_far(guesses: list[Guess], article: int) -> bool:
    """Only parts of the title stand in the article yet, and no headline."""
    own = [guess for guess in guesses if guess.article == article]
    return bool(own) and all(guess.role in ("kicker",) for guess in own)


def _title(rows: Sequence[Row], article: int, start: tuple[int, str]) -> list[Guess]:
    """The parts of a title in as many rows as it has."""
    if len(rows) == 1:
        return [Guess(article, "headline", start[0], start[1], rows[0])]
    sizes = [int(row.hint.value) if row.hint.value.isdigit() else 0 for row in rows]
    if min(sizes) and len(set(sizes)) > 1:
        main = sizes.index(max(sizes))
        parts = [
            "kicker" if at < main else "headline" if sizes[at] == max(sizes) else "deck"
            for at in range(len(rows))
        ]
        return _guesses(rows, parts, article, 85, "size")
    dashed = next((at for at, row in enumerate(rows) if row.text.startswith(("—", "--"))), 0)
    if dashed:
        parts = ["headline"] * dashed + ["deck"] * (len(rows) - dashed)
        if dashed == 2 and not rows[0].text.endswith(patterns.UNITS):
            parts[0] = "kicker"
        return _guesses(rows, parts, article, 85, "dash")
    levels = [row.hint.level for row in rows]
    if len(rows) == 2 and levels[0] < levels[1]:
        return _guesses(rows, ["headline", "deck"], article, 65, "order")
    if len(rows) == 2:
        is_unit = rows[0].text.endswith(patterns.UNITS)
        parts = ["headline", "headline"] if is_unit else ["kicker", "headline"]
        return _guesses(rows, parts, article, 75 if is_unit else 55, "order")
    parts = ["kicker", *["headline"] * (len(rows) - 2), "deck"]
    return _guesses(rows, parts, article, 60, "order")


def _guesses(
    rows: Sequence[Row], parts: Sequence[str], article: int, confidence: int, sign: str
) -> list[Guess]:
    return [
        Guess(article, part, confidence, sign, row) for row, part in zip(rows, parts, strict=True)
    ]


def _subhead(
    rows: Sequence[Row], roles: Roles, at: int, article: int,
    starts: dict[int, tuple[int, str]], first: int,
) -> Guess:  # fmt: skip
    own = rows[first].hint.level if first >= 0 else 0
    level = rows[at].hint.level
    deeper = 3 if level and own and level - own >= 2 else 2
    return Guess(article, "subhead", roles[at][1], roles[at][2], rows[at], deeper)


_SAME = {"names": "names", "verse": "verse", "note": "note", "caption": "caption",
         "byline": "byline", "credit": "credit", "group-credit": "credit", "table": "table",
         "figure": "figure", "dateline": "dateline", "kicker": "kicker", "headline": "headline",
         "deck": "deck", "list": "list-item", "sign-off": "sign-off"}  # fmt: skip


def _plain(rows: Sequence[Row], roles: Roles, at: int, article: int) -> Guess:
    role, confidence, sign = roles[at]
    if role in _SAME:
        return Guess(article, _SAME[role], confidence, sign, rows[at])
    row = rows[at]
    marker = patterns.list_marker(row.text)
    if marker and (marker[0] in "●■◆▪·•＊" or (marker[0].isdigit() and marker[-1] in ".．、")):
        return Guess(article, "list-item", 80, f"word:{marker.strip()}", row)
    if row.hint.kind == "quote":
        return Guess(article, "quotation", 90, "marked", row)
    return Guess(article, "paragraph", 90 if is_ended(row.text) else 70, "unended"
                 if not is_ended(row.text) else "form", row)  # fmt: skip


def _numbered(guesses: list[Guess]) -> list[Guess]:
    """Number the articles without gaps; what stands above the first title comes first."""
    numbers = {number: at for at, number in enumerate(dict.fromkeys(g.article for g in guesses))}
    return [guess._replace(article=numbers[guess.article]) for guess in guesses]


def lists(guesses: Sequence[Guess]) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """(heading, notes, names) of every list that belongs in a box, such as 协办单位."""
    found = []
    for article in dict.fromkeys(guess.article for guess in guesses):
        own = [guess for guess in guesses if guess.article == article]
        if {guess.role for guess in own} <= {"headline", "note", "names"}:
            names = tuple(g.row.text for g in own if g.role == "names")
            notes = tuple(g.row.text for g in own if g.role == "note")
            if names:
                heading = " ".join(g.row.text for g in own if g.role == "headline")
                found.append((heading, notes, names))
    return found
