"""A font book of fixed widths, so that tests can do the sums of a line by hand.

Han and full-width marks 1000, letters 500, digits 556, the space 250 units of 1000; a mark's
ink lies in the half of its em that Chinese faces of the mainland use, or in the middle.
"""

from __future__ import annotations

from array import array

from pagesetter.fonts import Shaped
from pagesetter.geometry import UNIT
from pagesetter.text import NEWSPAPER, SetParagraph, Setting, TextStyle, set_paragraph

SIZE = 10 * UNIT
STYLE = TextStyle("报宋", SIZE)

OPENERS = "“‘「『（《〈【〖〔［｛"
LEFT_INK = "，、；：。．？！”’」』）》〉】〗〕］｝"
CENTRED = "·"


def is_joined(character: str) -> bool:
    code = ord(character)
    return 0x300 <= code <= 0x36F or 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF


def width_of(character: str) -> int:
    if character in "0123456789":
        return 556
    if character == " ":
        return 250
    return 500 if ord(character) < 0x2000 and character != "·" else 1000


class FakeFace:
    """Shapes one glyph for each character; joined marks get no width and their base's cluster."""

    upem = 1000
    has_half_digits = False

    def __init__(self, centred_marks: bool = False) -> None:
        self.key = "fake-centred" if centred_marks else "fake"
        self.centred_marks = centred_marks
        self.characters: dict[int, str] = {}

    def shape(self, text, language="zh-Hans", *, vertical=False, features=(), even=False):
        gids, clusters, advances = array("H"), array("I"), []
        base = 0
        for index, character in enumerate(text):
            gid = ord(character) % 65521 + 1
            self.characters[gid] = character
            gids.append(gid)
            if is_joined(character):
                clusters.append(base)
                advances.append(0)
            else:
                base = index
                clusters.append(index)
                advances.append(width_of(character))
        return Shaped(gids, clusters, advances, None, None)

    def shape_nominal(self, text, *, half_digits=False):
        return None

    def has(self, code_point):
        return True

    def ink(self, gid):
        character = self.characters[gid]
        width = width_of(character)
        if character in CENTRED or (self.centred_marks and character in "，、。"):
            return (350, 0, 650, 300)
        if character in OPENERS:
            return (550, 0, 950, 800)
        if character in LEFT_INK:
            return (50, 0, 450, 300)
        return (50, 0, width - 50, 800)


class FakeBook:
    heard = None

    def __init__(self, centred_marks: bool = False) -> None:
        self.only = FakeFace(centred_marks)

    def split(self, text, role):
        return [(0, len(text), self.only)] if text else []

    def likely(self, role):
        return self.only

    def text_findings(self, text, role, span=None, place=None):
        return ()


BOOK_OF_FACES = FakeBook()


def em(count: float) -> int:
    """A length in em of the tests' size."""
    return round(count * SIZE)


def set_text(
    text: str,
    ems: float | list[float],
    setting: Setting = NEWSPAPER,
    *,
    indent: float = 0,
    style: TextStyle = STYLE,
    fonts: FakeBook = BOOK_OF_FACES,
) -> SetParagraph:
    measures = [em(e) for e in ems] if isinstance(ems, list) else [em(ems)]
    return set_paragraph([(text, style)], setting, measures, fonts, indent=em(indent))


def lines_of(paragraph: SetParagraph) -> list[str]:
    return [paragraph.text[line.start : line.end] for line in paragraph.lines]
