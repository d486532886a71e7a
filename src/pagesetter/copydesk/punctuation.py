"""Marks, widths and blanks as GB/T 15834 and newspapers have them, in rows whose role is known.

Names, numbers, titles of office and 的地得 are never touched: digits change their width only,
separators only when the house asks for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from pagesetter.copydesk.chars import BLANKS, DIGITS, is_han, is_latin
from pagesetter.copydesk.draft import Change
from pagesetter.copydesk.rows import Row

Found = tuple[int, str, str, int, str]
"""(offset in the row, before, after, percent, sign)."""

FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"}
BODY = ("", "quotation", "list")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[!-~]*[A-Za-z0-9/=&#_-]|(?<![A-Za-z0-9])[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9.-]{1,64}"
)
_DOTS = re.compile(r"(?<![0-9A-Za-z])(?:\.{3,}|。{3,}|·{3,}|…+|\.{6})")
_DASHES = re.compile(r"(?:--+|－－+|—{1,}|–{2,}|──+)")
_HAN = r"\u4e00-\u9fff\u3400-\u4dbf〇，。、；：？！“”‘’《》（）…—"
_SPACE = re.compile(f"(?<=[{_HAN}])[ \u3000]+(?=[{_HAN}])")
_THOUSANDS = re.compile(r"(?<![0-9.,])[0-9]{1,3}(?:,[0-9]{3})+(?![0-9,])")
_NAMES = re.compile(
    r"[ \u3000]?(?<![\u4e00-\u9fff])(?:[\u4e00-\u9fff]{2,4}(?:[ \u3000][\u4e00-\u9fff]{2,4}){2,}"
    r"|[\u4e00-\u9fff]{2,3}[ \u3000][\u4e00-\u9fff]{2,3})(?![\u4e00-\u9fff])[ \u3000]?"
)
"""Short words of Han with blanks between them: most likely names."""


def width_changes(row: Row, role: str) -> Iterator[Found]:
    """Full-width marks beside Han, half-width letters and digits."""
    text = row.text
    free = _inside_addresses(text)
    pairs = _han_brackets(text)
    for at, c in enumerate(text):
        if at in free:
            continue
        code = ord(c)
        if 0xFF10 <= code <= 0xFF19 or 0xFF21 <= code <= 0xFF3A or 0xFF41 <= code <= 0xFF5A:
            yield at, c, chr(code - 0xFEE0), 98, "form"
        elif (
            c == "％"
            and text[at - 1 : at]
            and (text[at - 1] in DIGITS or "０" <= text[at - 1] <= "９")
        ):
            yield at, c, "%", 95, "form"
        elif c in "()":
            if at in pairs:
                yield at, c, FULL[c], 95, "between"
        elif c in FULL and _is_beside_han(text, at) and not _is_number_mark(text, at):
            yield at, c, FULL[c], 95, "between"
        elif c == "." and _is_after_han(text, at) and _may_follow_stop(text[at + 1 : at + 2]):
            yield at, c, "。", 90, "between"


def _inside_addresses(text: str) -> set[int]:
    return {at for found in _ADDRESS.finditer(text) for at in range(*found.span())}


def _han_brackets(text: str) -> set[int]:
    """Offsets of paired half-width brackets that hold Han or stand beside Han."""
    inside: set[int] = set()
    for found in re.finditer(r"\(([^()]*)\)", text):
        start, end = found.start(), found.end() - 1
        beside = text[max(0, start - 1) : start] + text[end + 1 : end + 2]
        if any(map(is_han, found[1])) or any(map(is_han, beside)):
            inside |= {start, end}
    return inside


def _is_beside_han(text: str, at: int) -> bool:
    """After Han, between a Latin word and Han, or the colon of 图1：."""
    return _is_after_han(text, at) or (
        at > 0
        and (is_latin(text[at - 1]) or (text[at] == ":" and text[at - 1] in DIGITS))
        and is_han(text[at + 1 : at + 2] or " ")
    )


def _is_after_han(text: str, at: int) -> bool:
    before = text[at - 1] if at else ""
    if before == '"' or before == ")":
        before = text[at - 2] if at > 1 else ""
    return bool(before) and (is_han(before) or before in "）”》’%％。，！？…")


def _may_follow_stop(after: str) -> bool:
    """A full stop stands at the end, before a closing mark, or between Chinese text."""
    return not after or is_han(after) or after in DIGITS + '”’）)“‘（(《"' + BLANKS


def _is_number_mark(text: str, at: int) -> bool:
    """3:2, 1,000 and the like."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return bool(before) and bool(after) and before in DIGITS and after in DIGITS


def quote_changes(row: Row, role: str) -> Iterator[Found]:
    """Straight quotes in pairs; a row with an odd one is left as it is, `suspects` tells it."""
    for straight, curly in (('"', "“”"), ("'", "‘’")):
        places = [at for at, c in enumerate(row.text) if c == straight]
        if straight == "'":
            places = [at for at in places if not _is_apostrophe(row.text, at)]
        if places and len(places) % 2 == 0 and any(map(is_han, row.text)):
            for index, at in enumerate(places):
                yield at, straight, curly[index % 2], 92, "form"


def quotes_over(rows: Sequence[Row]) -> list[Change]:
    """Straight quotes of quotations that lines cut: paired from line to line, while few lines
    pass until the count is even again."""
    changes: list[Change] = []
    group: list[tuple[int, str]] = []
    lines = 0
    for row in rows:
        places = [row.start + at for at, c in enumerate(row.text) if c == '"']
        if not places and not group:
            continue
        is_chinese = any(map(is_han, row.text)) and row.hint.kind not in ("table", "figure")
        lines += 1
        group += [(at, '"') for at in places]
        if len(group) % 2 == 0 and is_chinese:
            changes += [
                Change("quotes", at, mark, "“”"[index % 2], 88, "form")
                for index, (at, mark) in enumerate(group)
            ]
        if len(group) % 2 == 0 or lines > _MOST_LINES:
            group, lines = [], 0
    return changes


_MOST_LINES = 12


def widths(rows: Sequence[Row]) -> list[Change]:
    """The changes of `width` before anything is known of the rows."""
    return punctuation("width", rows, [row.hint.kind for row in rows])


def _is_apostrophe(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return bool(before) and (is_latin(before) or before in DIGITS) and not (after and is_han(after))


def ellipsis_changes(row: Row, role: str) -> Iterator[Found]:
    for found in _DOTS.finditer(row.text):
        if found.group() != "……" and found.start() not in _inside_addresses(row.text):
            yield found.start(), found.group(), "……", 95, "form"


def dash_changes(row: Row, role: str) -> Iterator[Found]:
    """Hyphens in pairs, one dash between Han, box-drawing strokes; ranges of numbers stay."""
    text = row.text
    for found in _DASHES.finditer(text):
        start, end = found.span()
        before, after = text[start - 1 : start], text[end : end + 1]
        if found.group() == "——" or (found.group() == "—" and _is_range(before, after)):
            continue
        if any(c and (is_han(c) or c in "“”《》") for c in (before, after)):
            yield start, found.group(), "——", 90 if end - start > 1 else 70, "form"


def _is_range(before: str, after: str) -> bool:
    """A single dash joins dates, places and numbers: 2020—2025, 北京—上海 is left to people."""
    return (
        bool(before and before in DIGITS)
        or bool(after and after in DIGITS)
        or not (before and after)
    )


def space_changes(row: Row, role: str) -> Iterator[Found]:
    """Blanks between Han in running text; a row of names keeps its gaps."""
    if role not in BODY:
        return
    named = [range(*found.span()) for found in _NAMES.finditer(row.text)]
    for found in _SPACE.finditer(row.text):
        if not any(found.start() in span for span in named):
            yield found.start(), found.group(), "", 85, "between"


def thousands_changes(row: Row, role: str) -> Iterator[Found]:
    for found in _THOUSANDS.finditer(row.text):
        for at, c in enumerate(found.group()):
            if c == ",":
                yield found.start() + at, c, "", 90, "form"


RULES: dict[str, Callable[[Row, str], Iterator[Found]]] = {
    "quotes": quote_changes,
    "width": width_changes,
    "ellipsis": ellipsis_changes,
    "dash": dash_changes,
    "space": space_changes,
    "thousands": thousands_changes,
}


def punctuation(rule: str, rows: Sequence[Row], roles: Sequence[str]) -> list[Change]:
    """The changes of one of RULES over all rows."""
    return [
        Change(rule, row.start + at, before, after, confidence, sign)
        for row, role in zip(rows, roles, strict=True)
        if role not in ("table", "figure")
        for at, before, after, confidence, sign in RULES[rule](row, role)
    ]
