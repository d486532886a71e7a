"""Finds what writers type wrong in Chinese copy, and the fix for each place.

Takes plain text of one paragraph, gives faults at offsets; changes nothing and knows no
fonts. Which mark belongs to a region follows its language: “” in zh-Hans, 「」 in zh-Hant.

Sources: GB/T 15834-2011 4 and 5.1 (marks and their forms), CLREQ 3.1.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pagesetter.values import NamedTuple


class Fault(NamedTuple):
    """Code points [offset, end) are wrong; `fix` replaces them."""

    offset: int
    end: int
    code: str
    """half-width-mark, dots, hyphens, straight-quote, unpaired-mark, stray-space or
    foreign-mark."""
    fix: str | None
    """None where only the writer knows."""


_ADDRESS = r"(?:https?://|ftp://|www\.)[!-~]+|[!-~]+@[!-~]+"
_HAN = "\u3400-\u9fff\u3007々\U00020000-\U000323af"
_WIDE = _HAN + "，。、；：？！”’）》」』】“‘（《「『【…—"
_HALF = {",": "，", ".": "。", ";": "；", ":": "：", "!": "！", "?": "？", "(": "（", ")": "）"}

# A half-width mark between Han, or after Han at the end; a point only at the end of words.
_HALF_MARK = re.compile(
    rf"(?<=[{_HAN}”’）》」』】])(?:[,;:!?]|\.(?=[{_WIDE}\s]|$))"
    rf"|(?<=[0-9A-Za-z])[,;!?](?=[{_HAN}“《])"
)
_BRACKETS = re.compile(r"\(([^()\n]*)\)")
_DOTS = re.compile(r"\.{3,}|。{2,}|·{3,}|…+")
_DASHES = re.compile(rf"(?<=[{_WIDE}])-{{2,}}|-{{2,}}(?=[{_WIDE}])")
_SPACE = re.compile(
    rf"(?<=[{_WIDE}])[ \u00a0]+(?=[{_WIDE}])"
    r"|[ \u00a0]+(?=[，。、；：？！”’）》」』】])|(?<=[“‘（《「『【])[ \u00a0]+"
)
_SLOGAN = re.compile(rf"[{_HAN}]{{2,8}}(?:[ \u00a0]+[{_HAN}]{{2,8}})+")
"""Words set apart and nothing else, such as 学党史 悟思想: their gaps are content."""
_REGION = {
    "zh-Hans": {"「": "“", "」": "”", "『": "‘", "』": "’", "︰": "：", "．": "。"},
    "zh-Hant": {"“": "「", "”": "」", "‘": "『", "’": "』"},
}
_PAIRS = dict(zip("“‘「『（《〈【［〔", "”’」』）》〉】］〕", strict=True))
_CLOSERS = {close: opening for opening, close in _PAIRS.items()}


def faults(text: str, *, language: str = "zh-Hans") -> list[Fault]:
    """Every fault in a paragraph, in order; text without Han has none.

    Addresses are left alone. `language` is zh-Hans or zh-Hant (or begins so). O(n).
    """
    if not re.search(f"[{_HAN}]", text):
        return []
    safe = [match.span() for match in re.finditer(_ADDRESS, text)]
    found = [
        one
        for one in (
            *_half_width(text), *_ellipses(text), *_dashes(text), *_quotes(text), *_spaces(text),
            *_foreign(text, language), *_unpaired(text),
        )
        if not any(start <= one.offset < end for start, end in safe)
    ]  # fmt: skip
    return _apart(sorted(found))


def fixed(text: str, found: Iterable[Fault]) -> str:
    """The text with every fix made."""
    for one in sorted(found, reverse=True):
        if one.fix is not None:
            text = text[: one.offset] + one.fix + text[one.end :]
    return text


def _apart(found: list[Fault]) -> list[Fault]:
    """Of overlapping faults the first; so that all fixes can be made at once."""
    kept: list[Fault] = []
    for one in found:
        if not kept or one.offset >= kept[-1].end:
            kept.append(one)
    return kept


def _half_width(text: str) -> Iterator[Fault]:
    for match in _HALF_MARK.finditer(text):
        if not text.startswith("...", match.start()):
            yield Fault(match.start(), match.end(), "half-width-mark", _HALF[match.group()])
    for match in _BRACKETS.finditer(text):
        if re.search(f"[{_HAN}]", match.group(1)):
            for at, mark in ((match.start(), "（"), (match.end() - 1, "）")):
                yield Fault(at, at + 1, "half-width-mark", mark)


def _ellipses(text: str) -> Iterator[Fault]:
    """Dots that are no …… ; three between Western words are theirs."""
    for match in _DOTS.finditer(text):
        dots, (start, end) = match.group(), match.span()
        if dots[0] == "…" and len(dots) % 2 == 0:
            continue
        beside = text[max(0, start - 1) : start] + text[end : end + 1]
        if not (dots == "..." and beside.isascii() and beside.isalnum() and len(beside) == 2):
            yield Fault(start, end, "dots", "……")


def _dashes(text: str) -> Iterator[Fault]:
    """Hyphens for a dash; a lone — between Han is a connector (GB/T 15834 4.13)."""
    for match in _DASHES.finditer(text):
        yield Fault(match.start(), match.end(), "hyphens", "——")


def _quotes(text: str) -> Iterator[Fault]:
    """Straight quotes open and close by turns; a lone one has no fix."""
    places = [at for at, character in enumerate(text) if character == '"']
    for number, at in enumerate(places):
        lone = number == len(places) - 1 and number % 2 == 0
        fix = None if lone else "“”"[number % 2]
        yield Fault(at, at + 1, "straight-quote", fix)


def _spaces(text: str) -> Iterator[Fault]:
    if _SLOGAN.fullmatch(text.strip()):
        return
    for match in _SPACE.finditer(text):
        yield Fault(match.start(), match.end(), "stray-space", "")


def _foreign(text: str, language: str) -> Iterator[Fault]:
    marks = next((m for tag, m in _REGION.items() if language.startswith(tag)), {})
    for at, character in enumerate(text):
        if character in marks and not _apostrophe(text, at):
            yield Fault(at, at + 1, "foreign-mark", marks[character])


def _apostrophe(text: str, at: int) -> bool:
    return text[at] == "’" and text[at - 1 : at].isascii() and text[at - 1 : at].isalnum()


def _unpaired(text: str) -> Iterator[Fault]:
    """Marks of pairs that do not open and close in order."""
    open_ones: list[int] = []
    for at, character in enumerate(text):
        if character in _PAIRS:
            open_ones.append(at)
        elif character in _CLOSERS and not _apostrophe(text, at):
            if open_ones and text[open_ones[-1]] == _CLOSERS[character]:
                open_ones.pop()
            elif any(text[o] == _CLOSERS[character] for o in open_ones):
                while text[open_ones[-1]] != _CLOSERS[character]:
                    lone = open_ones.pop()
                    yield Fault(lone, lone + 1, "unpaired-mark", None)
                open_ones.pop()
            else:
                # A second opening mark typed for a closing one, or the other way about.
                yield Fault(at, at + 1, "unpaired-mark", None)
    for at in open_ones:
        yield Fault(at, at + 1, "unpaired-mark", None)
