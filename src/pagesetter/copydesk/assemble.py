"""Turns guesses into articles of the model: front matter and blocks. Adds no character."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pagesetter.copydesk.draft import NEW, Draft
from pagesetter.copydesk.source import SOFT
from pagesetter.copydesk.splits import BULLET
from pagesetter.copydesk.understand import TITLE_PARTS, Guess
from pagesetter.formats.inline import parse_inline
from pagesetter.model import Article, Block, Span

_ALT = re.compile(r"!\[([^\]]*)\]")
"""What a picture of a Markdown file shows."""
_LINES = ("names", "verse", "table")
"""Rows of these follow each other in one block."""


def assemble(draft: Draft, guesses: Sequence[Guess], names: Sequence[str]) -> list[Article]:
    """One article for each number among the guesses; `names` are their file stems."""
    articles = []
    for number, name in enumerate(names):
        own = [guess for guess in guesses if guess.article == number]
        articles.append(_article(draft, own, name))
    return articles


def _article(draft: Draft, guesses: Sequence[Guess], name: str) -> Article:
    fields: dict[str, str] = {}
    body: list[Block] = []
    pictures: list[str] = []
    for at, guess in enumerate(guesses):
        text = guess.row.text.replace(SOFT, "\n")
        if guess.role in TITLE_PARTS:
            text = "\n".join(line for line in text.split("\n") if line.strip())
            fields[guess.role] = f"{fields[guess.role]}\n{text}" if guess.role in fields else text
        elif guess.role == "byline" and not any(b.kind == "paragraph" for b in body):
            fields["byline"] = f"{fields['byline']}\u3000{text}" if "byline" in fields else text
        elif guess.role == "dateline" and "dateline" not in fields and not body:
            fields["dateline"] = text
        elif guess.role == "credit" and _is_last_credit(guesses, at):
            fields["credit"] = text
        else:
            _add(draft, guess, body, pictures)
    article = Article(name, body=tuple(body), pictures=tuple(pictures))
    return article._replace(**fields)  # type: ignore[arg-type]


def _is_last_credit(guesses: Sequence[Guess], at: int) -> bool:
    return not any(guess.role in ("credit", "paragraph") for guess in guesses[at + 1 :])


def _add(draft: Draft, guess: Guess, body: list[Block], pictures: list[str]) -> None:
    spans = _spans(draft, guess)
    kind = guess.role
    last = body[-1] if body else None
    if kind in _LINES and last and last.kind == kind:
        body[-1] = last._replace(spans=_merged((*last.spans, Span("\n"), *spans)))
        return
    if kind == "figure":
        source = guess.row.hint.value
        alt = _ALT.match(guess.row.text)
        caption = (Span(alt[1]),) if alt and alt[1] else ()
        body.append(Block("figure", caption, attributes=(("source", source),)))
        pictures.append(source)
        return
    if kind == "caption" and last and last.kind == "figure" and not last.spans:
        body[-1] = last._replace(spans=spans)
        return
    kind = {"caption": "note", "slogan": "paragraph", "byline": "sign-off",
            "dateline": "paragraph"}.get(kind, kind)  # fmt: skip
    attributes: tuple[tuple[str, str], ...] = ()
    if kind == "subhead" and all("strong" in span.marks for span in spans):
        # Bold said what it is; its style says how it looks.
        bare = (tuple(mark for mark in span.marks if mark != "strong") for span in spans)
        spans = tuple(span._replace(marks=marks) for span, marks in zip(spans, bare, strict=True))
    if kind == "list-item":
        marker, without = _marker(guess, spans)
        if last and marker != "·" and dict(last.attributes).get("marker") == marker:
            # In the article's file the same number again would count on.
            own = "" if guess.row.text[:1].isdigit() else marker
            body.append(Block("paragraph", _merged((Span(own), *spans)) if own else spans))
            return
        attributes, spans = (("marker", marker),), without
    elif kind == "paragraph" and guess.row.text[:2] in ("问：", "答：", "问:", "答:"):
        kind = "question" if guess.row.text[0] == "问" else "answer"
    body.append(Block(kind, spans, guess.level, attributes))


def _marker(guess: Guess, spans: tuple[Span, ...]) -> tuple[str, tuple[Span, ...]]:
    """The list's marker, and the spans without it: `1.` and bullets are set by the page.

    Where the text has none, the file may have said it."""
    text = spans[0].text
    digits = len(text) - len(text.lstrip("0123456789"))
    if digits and text[digits : digits + 1] in (".", "．", "、"):
        rest = text[digits + 1 :].lstrip(" \u3000")
        return f"{int(text[:digits])}.", (spans[0]._replace(text=rest), *spans[1:])
    found = BULLET.match(text)
    if found and found.end() < len(text):
        return "·", (spans[0]._replace(text=text[found.end() :]), *spans[1:])
    return guess.row.hint.value or "·", spans


def _spans(draft: Draft, guess: Guess) -> tuple[Span, ...]:
    """The row's characters with the marks of their source."""
    text = guess.row.text.replace(SOFT, "\n")
    if draft.source.kind == "md" and guess.role not in ("table", "figure"):
        return parse_inline(text)[0]
    marks = _marks(draft, guess)
    if not any(marks):
        return (Span(text),)
    return _merged(tuple(Span(c, own) for c, own in zip(text, marks, strict=True)))


def _marks(draft: Draft, guess: Guess) -> list[tuple[str, ...]]:
    origins = draft.origins[guess.row.start : guess.row.end]
    known = [origin for origin in origins if origin != NEW]
    low, high = (min(known), max(known)) if known else (0, -1)
    near = [m for m in draft.source.marks if m.start <= high and m.end > low]
    return [
        tuple(sorted({m.mark for m in near if origin != NEW and m.start <= origin < m.end}))
        for origin in origins
    ]


def _merged(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for span in spans:
        if merged and merged[-1][1:] == span[1:] and not span.ruby:
            merged[-1] = merged[-1]._replace(text=merged[-1].text + span.text)
        else:
            merged.append(span)
    return tuple(merged)
