"""Damages clean copy the ways OCR, page scans and mail do, and keeps the truth beside it.

A damaged copy is a list of physical lines; each knows the paragraph it came from, so that for
every pair of neighbouring lines it is known whether the break between them is a true one.
"""

from __future__ import annotations

import os
import random
from collections.abc import Sequence
from typing import NamedTuple

DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data")
NOT_FIRST = "，。、；：！？”’）》…—%"
NOT_LAST = "“‘（《"


class Unit(NamedTuple):
    """A line of the truth. `\\n` in a title is its turn."""

    role: str
    text: str
    article: int


class Physical(NamedTuple):
    """A line as it reaches the desk. `unit` is the index of its truth, -1 for a foreign line."""

    text: str
    unit: int
    gap: int = 0
    """Blank lines above it."""
    is_moved: bool = False
    """It stands where it does not belong."""


def truth(name: str) -> list[Unit]:
    units, article = [], 0
    with open(os.path.join(DATA, f"{name}.txt"), encoding="utf-8") as file:
        for line in file.read().split("\n"):
            if line.startswith("#"):
                continue
            if not line:
                article += 1
                continue
            role, _, text = line.partition("|")
            units.append(Unit(role, text.replace("\\n", "\n"), article))
    return units


def em(text: str) -> float:
    return sum(0.5 if c < "\u0250" else 1 for c in text)


def wrap(text: str, column: int, indent: float = 0) -> list[str]:
    """Lines of at most `column` 字, marks kept off their forbidden places."""
    lines, line = [], ""
    for c in text:
        if line and em(line) + indent * (not lines) + em(c) > column and c not in NOT_FIRST:
            if line[-1] in NOT_LAST and len(line) > 1:
                lines.append(line[:-1])
                line = line[-1]
            else:
                lines.append(line)
                line = ""
        line += c
    return [*lines, line] if line else lines


def printed(units: Sequence[Unit]) -> list[tuple[int, str]]:
    """The lines of undamaged copy with their units: dateline run in, credit at the end."""
    lines: list[tuple[int, str]] = []
    run_in = ""
    for at, unit in enumerate(units):
        if unit.role == "dateline":
            run_in = unit.text + "\u3000"
        elif unit.role == "credit" and at % 2 and lines[-1][0] == at - 1:
            lines[-1] = (at - 1, lines[-1][1] + unit.text)
        else:
            lines.append((at, run_in + unit.text.replace("\n", " ")))
            run_in = ""
    return lines


def clean_copy(units: Sequence[Unit], rng: random.Random) -> list[Physical]:
    """As a careful writer sends it: a line per paragraph."""
    return [Physical(text, unit, 1) for unit, text in printed(units)]


def indented_copy(units: Sequence[Unit], rng: random.Random) -> list[Physical]:
    body = ("paragraph", "verse")
    return [
        Physical(("\u3000\u3000" if units[u].role in body else "") + text, u)
        for u, text in printed(units)
    ]


def hard_breaks(
    units: Sequence[Unit], rng: random.Random, *, indent: bool = False, every: bool = False
) -> list[Physical]:
    """Every paragraph cut at one column's width; blank lines part all lines, or paragraphs."""
    column = rng.randint(11, 30)
    lines: list[Physical] = []
    for unit, text in printed(units):
        is_body = units[unit].role == "paragraph"
        pieces = wrap(text, column, 2.0) if is_body else [text]
        for at, piece in enumerate(pieces):
            lead = "\u3000\u3000" if indent and is_body and at == 0 else ""
            lines.append(
                Physical(lead + piece, unit, 1 if every or (at == 0 and not indent) else 0)
            )
    return lines


def scan_breaks(units: Sequence[Unit], rng: random.Random) -> list[Physical]:
    """OCR that joined most lines of a column and left some cut, all parted by blank lines."""
    column = rng.randint(12, 20)
    lines: list[Physical] = []
    for unit, text in printed(units):
        line = ""
        pieces = wrap(text, column, 2.0) if units[unit].role == "paragraph" else [text]
        for piece in pieces:
            line += piece
            if rng.random() < 0.35:
                lines.append(Physical(line, unit, 1))
                line = ""
        if line:
            lines.append(Physical(line, unit, 1))
    return lines


def floated(units: Sequence[Unit], rng: random.Random) -> list[Physical]:
    """Scan breaks, and credits that slipped into the middle of a sentence above."""
    lines = scan_breaks(units, rng)
    for at in range(len(lines) - 1, 0, -1):
        if units[lines[at].unit].role != "credit":
            continue
        article = units[lines[at].unit].article
        inside = [
            i for i in range(1, at)
            if lines[i].unit == lines[i - 1].unit and units[lines[i].unit].article == article
            and lines[i - 1].text[-1] not in "。！？…”"
        ]  # fmt: skip
        if inside:
            lines.insert(rng.choice(inside), lines.pop(at)._replace(is_moved=True))
    return lines


def repeated(units: Sequence[Unit], rng: random.Random) -> list[Physical]:
    """Hard breaks, one line in forty set twice, and running heads between lines."""
    lines = hard_breaks(units, rng, indent=True)
    result: list[Physical] = []
    for line in lines:
        result.append(line)
        if units[line.unit].role == "paragraph" and len(line.text) > 8 and rng.random() < 0.025:
            result.append(Physical(line.text, -1))
        if rng.random() < 0.02:
            result.append(Physical("2026年11月24日 星期二 第3版 责编：林晓", -1))
    return result


def page_joins(units: Sequence[Unit], rng: random.Random) -> list[Physical]:
    """Clean paragraphs, each long one cut once in the middle, where a page ended."""
    lines: list[Physical] = []
    for unit, text in printed(units):
        if units[unit].role == "paragraph" and len(text) > 60:
            cut = rng.randint(20, len(text) - 20)
            while text[cut] in NOT_FIRST or text[cut - 1] in NOT_LAST:
                cut += 1
            lines += [Physical(text[:cut], unit, 1), Physical(text[cut:], unit, 2)]
        else:
            lines.append(Physical(text, unit, 1))
    return lines


def mail(units: Sequence[Unit], rng: random.Random) -> list[Physical]:
    """Cut by a mail program at a wide column, half-width marks, straight quotes."""
    table = str.maketrans({"，": ",", "（": "(", "）": ")", "；": ";", "“": '"', "”": '"'})
    column = rng.randint(32, 40)
    lines: list[Physical] = []
    for unit, text in printed(units):
        pieces = wrap(text, column) if units[unit].role == "paragraph" else [text]
        for at, piece in enumerate(pieces):
            lines.append(Physical(piece.translate(table), unit, 1 if at == 0 else 0))
    return lines


def text_of(lines: Sequence[Physical]) -> str:
    return "".join("\n" * line.gap + line.text + "\n" for line in lines)
