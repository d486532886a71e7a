"""Tells what was guessed and changed: a table for people, plain values for programs."""

from __future__ import annotations

from collections import Counter
from typing import Any

from pagesetter.copydesk import usage
from pagesetter.copydesk.desk import Cleaned
from pagesetter.copydesk.files import Places, change_value
from pagesetter.copydesk.source import SOFT
from pagesetter.copydesk.understand import lists
from pagesetter.copydesk.versions import Renewal
from pagesetter.copydesk.words import role_words, rule_words, sign_words

_QUIET = ("line-end", "indent")
"""Rules told by their number only."""
SHOWN = 28


def table(cleaned: Cleaned, language: str) -> list[str]:
    """Lines: the articles with each guess, then the changes rule by rule."""
    zh = language == "zh"
    source = cleaned.draft.source
    lines = [f"{source.name}  {source.kind} {source.encoding}".rstrip()]
    if cleaned.cut.column:
        width = f"{cleaned.cut.column:g}"
        lines.append(f"原栏宽约 {width} 字" if zh else f"source column about {width} 字 wide")
    article = -1
    body: Counter[str] = Counter()
    for guess in cleaned.guesses:
        if guess.article != article:
            lines += _body(body, language)
            article = guess.article
            lines.append(f"── {'稿件' if zh else 'article'} {article + 1}")
        if guess.role in ("paragraph", "names", "verse", "table", "list-item"):
            body[guess.role] += 1
            continue
        lines += _body(body, language)
        text = _shown(guess.row.text)
        sign = sign_words(guess.sign, language)
        lines.append(
            f"{role_words(guess.role, language):　<4} {guess.confidence:3}%  {text}  · {sign}"
        )
    lines += _body(body, language)
    return lines + _changes(cleaned, language)


def _body(body: Counter[str], language: str) -> list[str]:
    lines = [f"{role_words(role, language):　<4} × {count}" for role, count in body.items()]
    body.clear()
    return lines


def _changes(cleaned: Cleaned, language: str) -> list[str]:
    places = Places(cleaned.draft.source.text, "")
    lines = []
    for rule, count in Counter(change.rule for change in cleaned.changes).items():
        lines.append(f"── {rule_words(rule, language)} × {count}")
        for change in cleaned.changes if rule not in _QUIET else ():
            if change.rule != rule or (change.carried < 0 and rule == "float"):
                continue
            place = places.at(change.place)
            before, after = (_shown(part, 16) for part in (change.before, change.after))
            why = f"{change.confidence}%  · {sign_words(change.sign, language)}"
            lines.append(f"  {place.line}:{place.column}  “{before}” → “{after}”  {why}")
    return lines


def renewal_lines(renewal: Renewal, number: int) -> list[str]:
    """What a new version changed in one article, counted from `number`: `+` taken over, `!` not
    because the editor changed the place too, ` ` left out as wished."""
    lines = [f"── {renewal.name}"]
    for at, one in enumerate(renewal.merged.differences, number):
        mark = "+" if one.is_taken else "!" if one.is_conflict else " "
        lines.append(f"{mark} {at:3}  “{_shown(one.ours)}” → “{_shown(one.theirs)}”")
    return lines


def _shown(text: str, most: int = SHOWN) -> str:
    text = text.replace(SOFT, " / ").replace("\n", "⏎").strip()
    return text if len(text) <= most else text[: most - 1] + "…"


def values(cleaned: Cleaned, language: str) -> dict[str, Any]:
    """Plain values of all guesses, changes and lists of one source."""
    source = cleaned.draft.source
    return {
        "source": source.name,
        "kind": source.kind,
        "encoding": source.encoding,
        "column": cleaned.cut.column,
        "guesses": [
            {
                "article": guess.article + 1,
                "role": guess.role,
                "confidence": guess.confidence,
                "sign": guess.sign,
                "why": sign_words(guess.sign, language),
                "text": guess.row.text.replace(SOFT, "\n"),
            }
            for guess in cleaned.guesses
        ],
        "changes": [
            change_value(change) | {"why": sign_words(change.sign, language)}
            for change in cleaned.changes
        ],
        "suspects": [suspect._asdict() for suspect in cleaned.suspects],
        "usages": [
            one._asdict() | {"why": usage.ADVICE[one.advice][language == "zh"]}
            for one in cleaned.usages
        ],
        "lists": [
            {"heading": heading, "notes": list(notes), "names": list(names)}
            for heading, notes, names in lists(cleaned.guesses)
        ],
    }
