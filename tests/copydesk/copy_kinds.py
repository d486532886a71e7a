"""Every kind of damage by name: those of `copy_damage`, and those that meddle with what stands
beside the text or with its characters. Says which kinds and which source are held out.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from copy_damage import (
    Physical,
    Unit,
    clean_copy,
    floated,
    hard_breaks,
    indented_copy,
    mail,
    page_joins,
    printed,
    repeated,
    scan_breaks,
    wrap,
)

Kind = Callable[[Sequence[Unit], random.Random], list[Physical]]


def column_joins(units: Sequence[Unit], rng: random.Random) -> list[Physical]:
    """Paragraphs whole but for the ends of columns: there every text is cut, and a folio follows.

    A column holds so many 字; the cut falls wherever it is full, in the middle of a word or not.
    """
    room = size = rng.randint(90, 260)
    lines: list[Physical] = []
    page = rng.randint(2, 7)
    for unit, text in printed(units):
        is_first = True
        while units[unit].role == "paragraph" and len(text) > room:
            cut = room
            while cut < len(text) and text[cut] in "，。、；：！？”’）》…—%":
                cut += 1
            if cut >= len(text):
                break
            lines.append(Physical(text[:cut], unit, 1))
            lines.append(Physical(f"— {page} —", -1, 1))
            text, room, page, is_first = text[cut:], size, page + 1, False
        lines.append(Physical(text, unit, 1))
        room = max(24, room - len(text)) if is_first else max(24, size - len(text))
    return lines


def page_ends(units: Sequence[Unit], rng: random.Random) -> list[Physical]:
    """Text taken from pages: lines joined to paragraphs, but not from one page to the next.

    Where a page ends in mid-paragraph a break is false, after a full stop or not; where a paragraph
    ends with the page it is true. Between pages stand more blank lines, a folio, or nothing.
    """
    column, rows = rng.randint(18, 28), rng.randint(5, 9)
    gap, folio = rng.choice(((2, ""), (1, "— {} —"), (1, "")))
    lines: list[Physical] = []
    row, page = 0, 1
    for unit, text in printed(units):
        is_body = units[unit].role == "paragraph"
        piece, above = "", 1
        for line in wrap(text, column, 2.0) if is_body else [text]:
            piece += line
            row += 1
            if row == rows:
                lines.append(Physical(piece, unit, above))
                if folio:
                    lines.append(Physical(folio.format(page), -1, 1))
                piece, above, row, page = "", gap, 0, page + 1
        if piece:
            lines.append(Physical(piece, unit, above))
    return lines


def straight_across(units: Sequence[Unit], rng: random.Random) -> list[Physical]:
    """An article's running text in two columns, read line by line across both."""
    column = rng.randint(11, 22)
    gap = "\u3000" * rng.randint(2, 4)
    lines: list[Physical] = []
    body: list[str] = []

    def flush() -> None:
        half = (len(body) + 1) // 2
        left, right = body[:half], body[half:]
        for at, text in enumerate(left):
            blanks = "\u3000" * round(column + 1 - sum(0.5 if c < "\u0250" else 1 for c in text))
            beside = blanks + gap + right[at] if at < len(right) else ""
            lines.append(Physical(text + beside, -1))
        body.clear()

    for unit, text in printed(units):
        if units[unit].role == "paragraph":
            body += wrap("\u3000\u3000" + text, column)
        else:
            flush()
            lines.append(Physical(text, unit, 1))
    flush()
    return lines


_NEIGHBOUR = "开展技术交流推动成果转化服务产业升级搭建合作平台助力乡村振兴提升公众素养"


def neighbours(units: Sequence[Unit], rng: random.Random) -> list[Physical]:
    """Hard breaks, and here and there the edge of the neighbouring column: two to five 字."""
    result: list[Physical] = []
    lines = hard_breaks(units, rng)
    for at, line in enumerate(lines):
        result.append(line)
        inside = at + 1 < len(lines) and lines[at + 1].unit == line.unit
        if inside and units[line.unit].role == "paragraph" and rng.random() < 0.06:
            start = rng.randint(0, len(_NEIGHBOUR) - 6)
            result.append(Physical(_NEIGHBOUR[start : start + rng.randint(2, 5)], -1))
    return result


_HALF = str.maketrans({"，": ",", "；": ";", "：": ":", "？": "?", "！": "!", "（": "(", "）": ")",
                       "“": '"', "”": '"', "。": "."})  # fmt: skip
_WIDE = str.maketrans({chr(c): chr(c + 0xFEE0) for c in (*range(48, 58), *range(65, 91),
                                                         *range(97, 123))})  # fmt: skip


def widths(units: Sequence[Unit], rng: random.Random) -> list[Physical]:
    """Copy typed with half-width marks, or with full-width digits and letters; cut or not."""
    table = rng.choice((_HALF, _WIDE))
    lines = clean_copy(units, rng) if rng.random() < 0.5 else hard_breaks(units, rng)
    return [line._replace(text=line.text.translate(table)) for line in lines]


def invisible(units: Sequence[Unit], rng: random.Random) -> list[Physical]:
    """Hard breaks with what changes of encoding leave: no-break blanks, marks of order, BOMs."""
    lines = []
    for line in hard_breaks(units, rng, indent=True):
        text = line.text.replace("\u3000\u3000", "\u00a0\u00a0\u00a0\u00a0")
        at = rng.randint(1, len(text)) if rng.random() < 0.2 else 0
        text = text[:at] + rng.choice("\u200b\ufeff\u200e") + text[at:] if at else text
        lines.append(line._replace(text=text))
    return lines


_ADDRESSES = (
    "https://www.kexie.example.cn/2026/11/notice-18.html",
    "http://data.example.org/view?id=20261124&lang=zh",
    "https://mp.example.com/s/Zk3Qp9LxT0vYb7",
)


def with_addresses(units: Sequence[Unit], rng: random.Random) -> list[Unit]:
    """Every fourth paragraph ends with an address."""
    changed = []
    for unit in units:
        if unit.role == "paragraph" and unit.text.endswith("。") and rng.random() < 0.25:
            unit = unit._replace(text=f"{unit.text[:-1]}，详见{rng.choice(_ADDRESSES)}。")
        changed.append(unit)
    return changed


_LOOKALIKES = (
    ("paragraph", "活动安排如下："),
    ("list-item", "1.上午9时，专家报到并领取资料；"),
    ("list-item", "2.上午10时，集中观摩示范基地；"),
    ("list-item", "3.下午2时，分组座谈。"),
    ("paragraph", "活动结束时，孩子们唱起了新编的歌谣："),
    ("verse", "一粒种子埋下地，"),
    ("verse", "两片叶儿迎风起。"),
    ("verse", "三春细雨来浇灌，"),
    ("verse", "四季花开在心里。"),
)


def with_lookalikes(units: Sequence[Unit], rng: random.Random) -> list[Unit]:
    """A list and four lines of verse after one of the first paragraphs: no break is false."""
    changed: list[Unit] = []
    count, place = 0, rng.randint(1, 6)
    for unit in units:
        changed.append(unit)
        count += unit.role == "paragraph"
        if count == place and unit.role == "paragraph":
            changed += [Unit(role, text, unit.article) for role, text in _LOOKALIKES]
    return changed


KINDS: dict[str, Kind] = {
    "clean": clean_copy,
    "indented": indented_copy,
    "breaks": hard_breaks,
    "breaks-indented": lambda units, rng: hard_breaks(units, rng, indent=True),
    "breaks-all-parted": lambda units, rng: hard_breaks(units, rng, every=True),
    "scan": scan_breaks,
    "floated": floated,
    "repeated": repeated,
    "column-joins": column_joins,
    "page-ends": page_ends,
    "across": straight_across,
    "neighbours": neighbours,
    "widths": widths,
    "invisible": invisible,
    "addresses": hard_breaks,
    "lookalikes": hard_breaks,
    "lookalikes-clean": clean_copy,
    "page-joins": page_joins,
    "mail": mail,
}
PREPARED: dict[str, Callable[[Sequence[Unit], random.Random], list[Unit]]] = {
    "addresses": with_addresses,
    "lookalikes": with_lookalikes,
    "lookalikes-clean": with_lookalikes,
}
"""What is put into the truth before it is damaged."""
HELD_OUT_KINDS = ("page-joins", "mail")
HELD_OUT_SOURCE = "summit"
FRESH_SOURCE = "quarry"
"""How far these are held out is said in docs/copydesk.md; their cases are not for tuning."""
