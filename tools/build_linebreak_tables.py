"""Writes src/pagesetter/text/uax14_ranges.py from files of the Unicode Character Database.

Run with `python tools/build_linebreak_tables.py FOLDER`, where FOLDER holds Unicode 17's
extracted/DerivedLineBreak.txt, extracted/DerivedEastAsianWidth.txt,
extracted/DerivedGeneralCategory.txt and emoji/emoji-data.txt (Debian's package
unicode-data 17.0.0-2 installs them in /usr/share/unicode). With `--test-file` it also packs
auxiliary/LineBreakTest.txt into tests/data/unicode.
"""

from __future__ import annotations

import lzma
import os
import sys
from collections.abc import Iterator

VERSION = "17.0.0"
_ROOT = os.path.join(os.path.dirname(__file__), "..")
TARGET = os.path.join(_ROOT, "src", "pagesetter", "text", "uax14_ranges.py")
TEST_FILE = os.path.join(_ROOT, "tests", "data", "unicode", "LineBreakTest-17.0.0.txt.xz")
# Long names of the derived file -> short ones of the annex.
SHORT = {
    "Unknown": "XX", "Open_Punctuation": "OP", "Close_Punctuation": "CL", "Quotation": "QU",
    "Glue": "GL", "Nonstarter": "NS", "Exclamation": "EX", "Break_Symbols": "SY",
    "Infix_Numeric": "IS", "Prefix_Numeric": "PR", "Postfix_Numeric": "PO", "Numeric": "NU",
    "Alphabetic": "AL", "Ideographic": "ID", "Inseparable": "IN", "Hyphen": "HY",
    "Combining_Mark": "CM", "Break_Before": "BB", "Break_After": "BA", "Space": "SP",
    "Mandatory_Break": "BK", "Carriage_Return": "CR", "Line_Feed": "LF",
    "Contingent_Break": "CB", "Complex_Context": "SA", "Ambiguous": "AI", "Break_Both": "B2",
    "Surrogate": "SG", "ZWSpace": "ZW", "Next_Line": "NL", "Word_Joiner": "WJ",
    "Close_Parenthesis": "CP", "Hebrew_Letter": "HL", "Conditional_Japanese_Starter": "CJ",
    "Regional_Indicator": "RI", "E_Base": "EB", "E_Modifier": "EM", "ZWJ": "ZWJ",
    "Aksara": "AK", "Aksara_Prebase": "AP", "Aksara_Start": "AS", "Virama": "VI",
    "Virama_Final": "VF", "Unambiguous_Hyphen": "HH",
}  # fmt: skip


def rows(path: str, *, missing: bool) -> Iterator[tuple[int, int, str]]:
    """First and last code point and value of each row; defaults (@missing) first when asked."""
    found: list[tuple[int, int, str]] = []
    with open(path, encoding="utf-8") as file:
        for line in file:
            if missing and line.startswith("# @missing:"):
                line = line.removeprefix("# @missing:")
            fields = line.partition("#")[0].split(";")
            if len(fields) < 2:
                continue
            first, _, last = fields[0].strip().partition("..")
            found.append((int(first, 16), int(last or first, 16), fields[1].strip()))
    yield from found


def values(path: str, *, missing: bool, only: str = "") -> list[str]:
    table = [""] * 0x110000
    for first, last, value in rows(path, missing=missing):
        if only and value != only:
            continue
        for code in range(first, last + 1):
            table[code] = value
    return table


def kinds(folder: str) -> list[str]:
    """Class of each code point after LB1 but for CJ, with what the rules ask about it.

    After the class: `i` and `f` initial and final quotes, `e` East Asian, `x` unassigned
    pictograph, `o` the dotted circle.
    """
    breaks = values(os.path.join(folder, "extracted", "DerivedLineBreak.txt"), missing=True)
    widths = values(os.path.join(folder, "extracted", "DerivedEastAsianWidth.txt"), missing=True)
    category = values(
        os.path.join(folder, "extracted", "DerivedGeneralCategory.txt"), missing=False
    )
    emoji = os.path.join(folder, "emoji", "emoji-data.txt")
    pictures = values(emoji, missing=False, only="Extended_Pictographic")
    found = []
    for code in range(0x110000):
        kind = SHORT.get(breaks[code], breaks[code])
        if kind == "SA":
            kind = "CM" if category[code] in ("Mn", "Mc") else "AL"
        elif kind in ("AI", "SG", "XX"):
            kind = "AL"
        flags = ""
        if kind == "QU":
            flags = {"Pi": "i", "Pf": "f"}.get(category[code], "")
        if widths[code] in ("F", "W", "H", "Wide"):
            flags += "e"
        if pictures[code] and category[code] in ("Cn", ""):
            flags += "x"
        if code == 0x25CC:
            flags += "o"
        found.append(kind + flags)
    return found


def write(table: list[str]) -> None:
    starts = [0] + [code for code in range(1, 0x110000) if table[code] != table[code - 1]]
    names = sorted(set(table))
    # Letters that need no escape in a string.
    letters = [chr(c) for c in range(0x30, 0x30 + 78) if chr(c) not in "\\\"'"]
    index = "".join(letters[names.index(table[start])] for start in starts)
    lines = [
        '"""Line break classes of all code points as ranges; by tools/build_linebreak_tables.py.',
        "",
        f"Unicode {VERSION}, LB1 applied but for CJ. After a class of the annex: i, f initial and",
        "final quotes, e East Asian width F, W or H, x unassigned pictograph, o the dotted circle.",
        '"""',
        "",
        f'UNICODE_VERSION = "{VERSION}"',
        "# fmt: off",
        "NAMES: dict[str, str] = {",
        *packed([f'"{letter}": "{name}",' for letter, name in zip(letters, names, strict=False)]),
        "}",
        "STARTS = (",
        *quoted(" ".join(steps(starts))),
        ")",
        '"""Each range\'s first code point as its distance from the one before, in hexadecimal."""',
        "KINDS = (",
        *quoted(index),
        ")",
        "",
    ]
    with open(TARGET, "w", encoding="utf-8", newline="\n") as file:
        file.write("\n".join(lines))


def steps(starts: list[int]) -> list[str]:
    return [f"{here - before:x}" for before, here in zip([0, *starts], starts, strict=False)]


def packed(words: list[str]) -> list[str]:
    found, row = [], "   "
    for word in words:
        if len(row) + len(word) > 97:
            found.append(row)
            row = "   "
        row += f" {word}"
    return [*found, row]


def quoted(text: str) -> list[str]:
    return [f'    "{text[at : at + 92]}"' for at in range(0, len(text), 92)]


def main() -> None:
    folder = sys.argv[1]
    write(kinds(folder))
    if "--test-file" in sys.argv:
        with open(os.path.join(folder, "auxiliary", "LineBreakTest.txt"), "rb") as source:
            data = source.read()
        with open(TEST_FILE, "wb") as target:
            target.write(lzma.compress(data, preset=9 | lzma.PRESET_EXTREME))


if __name__ == "__main__":
    main()
