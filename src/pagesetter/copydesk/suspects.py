"""Likely slips of text recognition and typing, told and never changed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pagesetter.copydesk.chars import CLOSERS, OPENERS, PAIRS
from pagesetter.copydesk.draft import NEW, Draft
from pagesetter.copydesk.rows import Row
from pagesetter.values import NamedTuple

MOST = 500
"""Told at most of one source; a file with more of them is no copy."""


class Suspect(NamedTuple):
    """One place to look at. `place` is an offset in the source."""

    place: int
    text: str
    """The words it stands in."""
    written: str
    meant: str
    """What was probably meant; empty when that cannot be told."""
    why: str
    """similar, bracket, quote, missing, separator, double."""


_SIMILAR = (
    (re.compile(r"(?<=[作程动过其之心集当])巾(?=[^帼帽帕])"), "中"),
    (re.compile(r"巾(?=[国央共华心学小考医药旬期间部等级年外秋文])"), "中"),
    (re.compile(r"已(?=任|见|方|所不欲)|(?<=自|舍|知|律|利|异)已(?!经)"), "己"),
    (re.compile(r"己(?=经|于|有[0-9一二三四五六十百]|被|成为|完成|建成)|(?<=早|业|而)己"), "已"),
    (re.compile(r"(?<=[深加投收融纳列步])人(?=[，。开了到实推学基一])"), "入"),
    (re.compile(r"(?<=[0-9])[lI](?=[0-9年月日万亿余%])|(?<=[年月])[lI](?=[0-9])"), "1"),
    (re.compile(r"(?<=[0-9])[Oo](?=[0-9年月日万亿余%])"), "0"),
    (re.compile(r"目(?=前以)|(?<=[0-9])目(?=[，。至上下举起召])"), "日"),
    (re.compile(r"末(?=来|能|必|成年|知)"), "未"),
    (re.compile(r"千(?=部|群|警)"), "干"),
    (re.compile(r"土(?=兵|气高|官)|(?<=[人院博硕战卫护])土"), "士"),
    (re.compile(r"大(?=阳能|空)"), "太"),
    (re.compile(r"天(?=会召开)"), "大"),
)  # fmt: skip
_SERVE = re.compile(r"服好务")
_FOR = re.compile(r"[为给替，。；：！？]")
_DOUBLE = re.compile(r"([的了和在是为与])\1(?!确|士)|，，|。。(?!。)|、、|，。|、，")
_WIDE_SEPARATOR = re.compile(r"[0-9]，[0-9]{3}(?![0-9])")


def suspects(draft: Draft, rows: list[Row]) -> list[Suspect]:
    """Look through the rows of a finished draft."""
    found: list[Suspect] = []
    for row in rows:
        for at, written, meant, why in (
            *_similar(row.text),
            *_brackets(row.text),
            *_rest(row.text),
        ):
            near = row.text[max(0, at - 6) : at + len(written) + 6]
            if len(found) == MOST:
                return found
            found.append(Suspect(_place(draft, row.start + at), near, written, meant, why))
    return found


def _place(draft: Draft, at: int) -> int:
    following = (origin for origin in draft.origins[at:] if origin != NEW)
    return next(following, len(draft.source.text))


def _similar(text: str) -> Iterator[tuple[int, str, str, str]]:
    for pattern, meant in _SIMILAR:
        for found in pattern.finditer(text):
            if found.group() != meant:
                yield found.start(), found.group(), meant, "similar"


def _brackets(text: str) -> Iterator[tuple[int, str, str, str]]:
    """Brackets and quotes without their partner in the row."""
    stack: list[int] = []
    for at, c in enumerate(text):
        if c in OPENERS:
            stack.append(at)
        elif c in CLOSERS:
            if stack and text[stack[-1]] == PAIRS[c]:
                stack.pop()
            elif not (c == "’" and at and text[at - 1].isascii()) and not _is_number(text, at):
                # an apostrophe, and 1）or 一）before an item, have no opener
                yield at, c, "", "quote" if c in "”’" else "bracket"
    for at in stack:
        yield at, text[at], "", "quote" if text[at] in "“‘" else "bracket"
    for straight in "\"'":
        places = [at for at, c in enumerate(text) if c == straight]
        if straight == '"' and len(places) % 2:
            yield places[-1], straight, "", "quote"


def _is_number(text: str, at: int) -> bool:
    """The bracket behind the number of an item, such as 1） or 一）."""
    return text[at] in "）)" and at > 0 and text[at - 1] in "0123456789一二三四五六七八九十"


def _rest(text: str) -> Iterator[tuple[int, str, str, str]]:
    for found in _SERVE.finditer(text):
        before = _FOR.findall(text[max(0, found.start() - 40) : found.start()])
        if not before or before[-1] not in "为给替":  # the words that say for whom are gone
            yield found.start(), found.group(), "", "missing"
    for found in _DOUBLE.finditer(text):
        yield found.start(), found.group(), found.group()[0], "double"
    for found in _WIDE_SEPARATOR.finditer(text):
        yield found.start(), found.group(), "", "separator"
