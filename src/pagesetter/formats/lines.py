"""Lines of a text with their places, and how the lines of a paragraph are joined."""

from __future__ import annotations

from pagesetter.values import NamedTuple

BLANKS = " \t\u3000"
"""What may be cut off at either end of a line of copy; 　 is the typist's indent."""


class Line(NamedTuple):
    """A line of a file, or the part of one that begins at `column`."""

    number: int
    """In the file, from 1."""
    text: str
    """Without its end."""
    column: int = 1


class Joined(NamedTuple):
    """The text of a block, the lines it came from and the offset at which each begins."""

    text: str
    lines: list[Line]
    offsets: list[int]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset in the text."""
        from bisect import bisect_right

        index = bisect_right(self.offsets, offset) - 1
        line = self.lines[index]
        return line.number, line.column + offset - self.offsets[index]


def split_lines(text: str) -> list[Line]:
    """Split at LF, CRLF and CR only: other separators are characters of the text."""
    parts = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if parts and not parts[-1]:
        parts.pop()
    new = tuple.__new__  # a file has hundreds of lines
    return [new(Line, (number, part, 1)) for number, part in enumerate(parts, 1)]


def stripped(line: Line) -> Line:
    """The line without the blanks at its ends."""
    number, whole, column = line
    text = whole.lstrip(BLANKS)
    bare = text.rstrip(BLANKS)
    if bare is whole:
        return line
    return Line(number, bare, column + len(whole) - len(text))


def ends_in_turn(text: str) -> bool:
    """True when the line ends in a backslash that is not itself escaped: a hard turn."""
    return (len(text) - len(text.rstrip("\\"))) % 2 == 1


def join(lines: list[Line], keep_lines: bool = False) -> Joined:
    """Join the lines of a block; a hard turn (with `keep_lines` every line end) is "\\n"."""
    if len(lines) == 1:
        return Joined(lines[0].text, lines, [0])
    parts: list[str] = []
    offsets: list[int] = []
    length = 0
    last = len(lines) - 1
    for index, line in enumerate(lines):
        text = line.text
        between = ""
        if index < last:
            if ends_in_turn(text):
                text, between = text[:-1].rstrip(BLANKS), "\n"
            elif keep_lines:
                between = "\n"
            else:
                between = joint(text, lines[index + 1].text)
        offsets.append(length)
        parts += (text, between)
        length += len(text) + len(between)
    return Joined("".join(parts), lines, offsets)


_PASSED_OVER = "“”‘’\"'*^~"
_NO_SPACE = "—…‥·"


def joint(before: str, after: str) -> str:
    """What stands for the line end between two lines of a paragraph: a space or nothing.

    Nothing where a Han character or mark is on either side; a space between words of scripts
    that use spaces. Quotes and marks do not say which they belong to, what they hold does.
    """
    last = before.rstrip(_PASSED_OVER)[-1:] or before[-1:]
    first = after.lstrip(_PASSED_OVER)[:1] or after[:1]
    if not last or not first or _is_wide(last) or _is_wide(first):
        return ""
    return " "


def _is_wide(c: str) -> bool:
    """Han, kana, full-width marks, dashes and ellipses. Hangul is written with spaces."""
    return c in _NO_SPACE or (c >= "\u2e80" and not "\uac00" <= c <= "\ud7a3")
