"""Turns the text of one block with its inline marks into spans. One pass, linear time.

`**strong**`, `*emphasis dots*`, `^sup^`, `~sub~`, `{漢字|ruby}`, `[文字]{.样式 lang=en}` and
backslash escapes. A mark without its partner is a character of the text; links, code and HTML
stay as they were written, with a remark. Unlike CommonMark, marks need no blank or punctuation
around them: Chinese has none. It knows no blocks and no lines ("\\n" is a hard turn).
"""

from __future__ import annotations

import re

from pagesetter.formats.late import Late
from pagesetter.model import Span
from pagesetter.values import NamedTuple

_ANY = re.compile(r"[\\^~{\[\]<`*]")
_MARK = re.compile(r"[\\^~{\[\]<`]|\*+")
_BLANK = " \t\n\u3000"
_ESCAPABLE = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_SUP = Late(r"\^([^\s^{}\[\]*~，。；、！？：]{1,20})\^")
# Only what stands below in formulas, so that “3~5天，8~10天” stays a range.
_SUB = Late(r"~((?:[0-9A-Za-z+\-−()=α-ωΑ-Ω]|(?<=[0-9])\.(?=[0-9])){1,12})~")
_RUBY = Late(r"\{([^{}|\n]{1,60})\|([^{}|\n]{1,120})\}")
_ATTRIBUTES = Late(r"\{([^{}\n]{1,200})\}")
_HTML = Late(
    r"</?[A-Za-z][A-Za-z0-9-]{0,20}(?:[ /][^<>\n]{0,200})?>|<!--[^\n]{0,200}?-->"
    r"|<https?:[^<>\s]{1,200}>"
)
_CODE = Late(r"`[^`\n]{1,200}`")
_LINK = Late(r"\]\([^()\s]{1,500}\)")

STRONG = "strong"
EMPHASIS = "emphasis"


class Remark(NamedTuple):
    """Something kept as written because it was not understood, at an offset of the text."""

    offset: int
    text: str


class _Token:
    """A stretch of text, or a mark that may open or close something."""

    __slots__ = ("attributes", "kind", "marks", "ruby", "text")

    def __init__(self, text: str, marks: tuple[str, ...] = (), ruby: str = "") -> None:
        self.text = text
        self.marks = marks
        self.ruby = ruby
        self.kind = "text"
        self.attributes = ("", "")


def parse_inline(text: str) -> tuple[tuple[Span, ...], list[Remark]]:
    """Return the spans of a block's text, and what was not understood in it."""
    first = _ANY.search(text)  # one set of characters is found in a quarter of the time
    if first is None:
        return ((Span(text),) if text else ()), []
    scanner = _Scanner(text)
    scanner.run(first.start())
    return _spans(scanner.tokens), scanner.remarks


class _Scanner:
    """Cuts the text into tokens and pairs its marks with a stack."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens: list[_Token] = []
        self.remarks: list[Remark] = []
        self._stack: list[_Token] = []
        self._open = {"*": 0, "**": 0, "[": 0}

    def run(self, position: int) -> None:
        text, done = self.text, 0
        found = _MARK.search(text, position)
        while found is not None:
            start = found.start()
            if start > done:
                self._add(text[done:start])
            done = self._mark(found.group(), start)
            found = _MARK.search(text, done)
        if done < len(text):
            self._add(text[done:])

    def _add(self, text: str, marks: tuple[str, ...] = (), ruby: str = "") -> None:
        self.tokens.append(_Token(text, marks, ruby))

    def _mark(self, mark: str, start: int) -> int:
        """Take the mark at `start`; return the offset after what was taken."""
        if mark[0] == "*":
            self._stars(len(mark), start)
            return start + len(mark)
        if mark == "\\":
            escaped = self.text[start + 1 : start + 2]
            self._add(escaped if escaped in _ESCAPABLE and escaped else "\\")
            return start + (2 if escaped and escaped in _ESCAPABLE else 1)
        if mark == "[":
            self._push("[", "[")
            return start + 1
        if mark == "]":
            return self._bracket(start)
        return self._enclosed(mark, start)

    def _enclosed(self, mark: str, start: int) -> int:
        """Marks that hold plain text only, and what is kept as written."""
        if mark in "^~":
            found = (_SUP if mark == "^" else _SUB).match(self.text, start)
            if found is not None:
                self._add(found.group(1), ("sup" if mark == "^" else "sub",))
                return found.end()
        elif mark == "{":
            found = _RUBY.match(self.text, start)
            if found is not None:
                self._add(found.group(1), (), found.group(2))
                return found.end()
        else:
            found = (_HTML if mark == "<" else _CODE).match(self.text, start)
            if found is not None:
                self.remarks.append(Remark(start, found.group()))
                self._add(found.group())
                return found.end()
        self._add(mark)
        return start + 1

    def _stars(self, count: int, start: int) -> None:
        before = self.text[start - 1 : start]
        after = self.text[start + count : start + count + 1]
        product = count == 1 and _is_digit(before) and _is_digit(after)
        if count > 3 or product:
            self._add("*" * count)
            return
        may_close = bool(before) and before not in _BLANK
        may_open = bool(after) and after not in _BLANK
        while count and may_close and self._close_stars(count):
            count -= len(self._closed)
        while count and may_open:
            kind = "**" if count >= 2 else "*"
            if self._open[kind]:
                break
            self._push(kind, kind)
            count -= len(kind)
        if count:
            self._add("*" * count)

    _closed = ""

    def _close_stars(self, count: int) -> bool:
        """Close the innermost open star mark that `count` stars can close."""
        kinds = [kind for kind in ("**", "*") if len(kind) <= count and self._open[kind]]
        if not kinds:
            return False
        kind = kinds[0]
        if count == 3 and len(kinds) == 2 and self._innermost() == "*":
            kind = "*"
        self._closed = kind
        self._close(kind, kind)
        return True

    def _innermost(self) -> str:
        return next(token.text for token in reversed(self._stack) if token.text != "[")

    def _push(self, kind: str, text: str) -> None:
        token = _Token(text)
        self.tokens.append(token)
        self._stack.append(token)
        self._open[kind] += 1

    def _close(self, kind: str, text: str, attributes: tuple[str, str] = ("", "")) -> None:
        """Pair the innermost open `kind` with a closing token; marks opened inside stay text."""
        while True:
            opener = self._stack.pop()
            self._open[opener.text] -= 1
            if opener.text == kind:
                break
        opener.kind, opener.attributes = "open", attributes
        token = _Token(text)
        token.kind, token.attributes = "close", attributes
        self.tokens.append(token)

    def _bracket(self, start: int) -> int:
        if self._open["["]:
            found = _ATTRIBUTES.match(self.text, start + 1)
            attributes = None if found is None else _attributes(found.group(1))
            if found is not None and attributes is not None:
                self._close("[", "[", attributes)
                return found.end()
            link = _LINK.match(self.text, start)
            if link is not None:
                self.remarks.append(Remark(start, link.group()))
                self._add(link.group())
                return link.end()
            if self._stack[-1].text == "[":
                self._stack.pop()
                self._open["["] -= 1
        self._add("]")
        return start + 1


def _is_digit(c: str) -> bool:
    return "0" <= c <= "9" if c else False


def _attributes(text: str) -> tuple[str, str] | None:
    """`.样式 lang=en` as (style, language); None for anything else."""
    style = language = ""
    for part in text.split():
        if part.startswith(".") and len(part) > 1 and not style:
            style = part[1:]
        elif part.startswith("lang=") and len(part) > 5 and not language:
            language = part[5:].strip("\"'")
        else:
            return None
    return (style, language) if style or language else None


def _spans(tokens: list[_Token]) -> tuple[Span, ...]:
    """Walk the paired tokens once; neighbours that look alike become one span."""
    spans: list[Span] = []
    parts: list[str] = []
    look: tuple[tuple[str, ...], str, str, str] = ((), "", "", "")
    marks: list[str] = []
    named: list[tuple[str, str]] = [("", "")]

    def flush() -> None:
        text = "".join(parts)
        if text:
            spans.append(Span(text, *look))
        parts.clear()

    for token in tokens:
        if token.kind == "text":
            own = tuple(sorted({*marks, *token.marks})) if token.marks or marks else ()
            new = (own, *named[-1], token.ruby)
            if new != look or token.ruby:
                flush()
                look = new
            parts.append(token.text)
        elif token.text == "[":
            if token.kind == "open":
                style, language = token.attributes
                named.append((style or named[-1][0], language or named[-1][1]))
            else:
                named.pop()
        elif token.kind == "open":
            marks.append(STRONG if token.text == "**" else EMPHASIS)
        else:
            marks.remove(STRONG if token.text == "**" else EMPHASIS)
    flush()
    return tuple(spans)
