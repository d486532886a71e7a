"""Writes src/pagesetter/text/character_ranges.py from the Unicode Character Database.

Run with `python tools/build_character_tables.py` where `unicodedata2==17.0.1` is installed
(it carries Unicode 17 whatever the Python). It knows general categories and East Asian
widths only; what the Chinese line makes of single marks is typed in `text/classes.py`.
"""

from __future__ import annotations

import os
import sys

import unicodedata2 as ucd

VERSION = "17.0.0"
TARGET = os.path.join(
    os.path.dirname(__file__), "..", "src", "pagesetter", "text", "character_ranges.py"
)
# Blocks of ideographs that stand on a full em even where nothing is assigned yet.
IDEOGRAPHIC = ((0x2E80, 0x2FDF), (0x3400, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFD))


def kind(code: int) -> str:
    """The class letter of one code point: H L C u s x D, or "" where it does not matter."""
    category = ucd.category(chr(code))
    if any(low <= code <= high for low, high in IDEOGRAPHIC) or category == "Co":
        return "H"
    if category == "Cn":
        return ""
    if category in ("Mn", "Mc", "Me") or 0x1F3FB <= code <= 0x1F3FF or 0xE0020 <= code <= 0xE007F:
        return "C"
    if category in ("Cf", "Cc", "Cs", "Zl", "Zp"):
        return "x"
    if category == "Zs":
        return "s"
    width = ucd.east_asian_width(chr(code))
    if width in ("W", "F") or category == "So":
        return "H"
    if 0x30 <= code <= 0x39:
        return "D"
    if category[0] == "L" or category in ("Nd", "Nl"):
        return "L"
    # Signs of ambiguous width (① ※ ★ →) are one em wide in Chinese faces.
    return "H" if width == "A" else "u"


def ranges() -> list[tuple[int, str]]:
    """Start and class of every stretch of equal class; unassigned points join the one before."""
    found: list[tuple[int, str]] = [(0, "x")]
    for code in range(0x110000):
        letter = kind(code)
        if letter and letter != found[-1][1]:
            found.append((code, letter))
    return found


def main() -> None:
    if ucd.unidata_version != VERSION:
        sys.exit(f"needs Unicode {VERSION}, found {ucd.unidata_version}")
    table = ranges()
    rows = []
    row = "   "
    for start, _ in table:
        word = f" {start:#x},"
        if len(row) + len(word) > 98:
            rows.append(row)
            row = "   "
        row += word
    rows.append(row)
    letters = "".join(letter for _, letter in table)
    text = [
        '"""Classes of all code points as ranges; written by tools/build_character_tables.py.',
        "",
        f"Unicode {VERSION}. H ideograph or other full-width sign, L letter, D digit, C mark that",
        "joins the character before it, s space, x invisible, u any other sign.",
        '"""',
        "",
        f'UNICODE_VERSION = "{VERSION}"',
        "# fmt: off",
        "STARTS: tuple[int, ...] = (",
        *rows,
        ")",
        "LETTERS = (",
        *(f'    "{letters[i : i + 88]}"' for i in range(0, len(letters), 88)),
        ")",
        "# fmt: on",
        "",
    ]
    with open(TARGET, "w", encoding="utf-8", newline="\n") as file:
        file.write("\n".join(text))


if __name__ == "__main__":
    main()
