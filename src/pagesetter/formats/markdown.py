"""Turns the body of an article into blocks. What it does not understand it keeps, and says so.

It reads lines from top to bottom, once; inline marks are `inline`'s. It knows the blocks of
copy only: no nesting beyond paragraphs in a fence or a quotation.
"""

from __future__ import annotations

from re import Match

from pagesetter.findings import SourceSpan
from pagesetter.formats.inline import parse_inline
from pagesetter.formats.kinds import is_outside
from pagesetter.formats.late import Late
from pagesetter.formats.lines import BLANKS, Joined, Line, ends_in_turn, join, stripped
from pagesetter.formats.notes import Notes
from pagesetter.model import Block, Span

FENCES = {
    "编者按": "editor-note", "提要": "abstract", "名单": "names", "落款": "sign-off",
    "诗": "verse", "链接": "note", "小资料": "note", "问": "question", "答": "answer",
    "引文": "quotation", "供稿": "credit",
    "editor-note": "editor-note", "abstract": "abstract", "names": "names",
    "sign-off": "sign-off", "verse": "verse", "note": "note", "question": "question",
    "answer": "answer", "quotation": "quotation", "credit": "credit",
}  # fmt: skip
LABELS = ("小资料",)
"""Fences that share their kind with another; their blocks keep the name as `label`."""
_SPEAKERS = {"问：": "question", "问:": "question", "答：": "answer", "答:": "answer"}

_HEADING = Late(r"(#{1,6})(?:[ \t\u3000]+|$)")
_BULLET = Late(r"([ \t]*)[-*+][ \t]+(?=\S)")
_NUMBER = Late(r"([ \t]*)([0-9]{1,4})\.[ \t]+(?=\S)")
_RULE = Late(r"[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
_HTML = Late(r"</?[A-Za-z]|<!")
_DELIMITERS = Late(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_GAP = Late(r"、|[ \u3000\t]{2,}|\t")
_BAR = Late(r"\\.|\|")
_INDENT = "\u3000\u3000"


def parse_body(lines: list[Line], notes: Notes) -> list[Block]:
    """Return the blocks of a body; warnings go to `notes`. Never raises."""
    parser = _Parser(lines, notes)
    parser.run()
    return parser.blocks


class _Parser:
    """The lines of a body and where it is in them."""

    def __init__(self, lines: list[Line], notes: Notes, inner: bool = False) -> None:
        """`inner`: the lines of a fence or quotation, in which neither nests."""
        self.lines = lines
        self.notes = notes
        self.inner = inner
        self.blocks: list[Block] = []
        self._next = 0
        self._last_number = ("", 0)

    def run(self) -> None:
        lines, count = self.lines, len(self.lines)
        while self._next < count:
            text = lines[self._next].text
            if not text or not text.strip(BLANKS):
                self._next += 1
                continue
            _TAKERS[self._kind(text)](self)

    def _kind(self, text: str) -> str:
        """What block a line begins."""
        head = text.lstrip(" \t")
        first = head[:1]
        if first > "~":
            return "paragraph"  # most of all copy: a Han character
        if first == "#" and _HEADING.match(head):
            return "heading"
        if first == ":" and head.startswith(":::") and not self.inner:
            return "fence"
        if first == ">" and not self.inner:
            return "quotation"
        if (first == "`" and head.startswith("```")) or head.startswith("~~~"):
            return "code"
        if first in "-*_" and _RULE.match(text):
            return "rule"
        if first in "-*+" and _BULLET.match(text):
            return "bullet"
        if "0" <= first <= "9" and _NUMBER.match(text):
            return "number"
        if first == "|":
            return "table"
        if first == "<" and _HTML.match(head):
            return "html"
        return "paragraph"

    # Each taker reads from self._next on, adds blocks and moves self._next past them.

    def _take_heading(self) -> None:
        line = stripped(self.lines[self._next])
        found = _HEADING.match(line.text)
        assert found is not None
        level = len(found.group(1))
        if level not in (2, 3) or found.end() == len(line.text):
            self._verbatim(1)
            return
        parts = [Line(line.number, line.text[found.end() :], line.column + found.end())]
        self._next += 1
        while ends_in_turn(parts[-1].text) and self._has_text():
            parts.append(stripped(self.lines[self._next]))
            self._next += 1
        joined = join([piece for part in parts for piece in _turned(part)], keep_lines=True)
        self._emit("subhead", joined, level=level)

    def _take_fence(self) -> None:
        start = self._next
        name = self.lines[start].text.strip(BLANKS).lstrip(":").strip(BLANKS)
        end = start + 1
        while end < len(self.lines) and not self.lines[end].text.lstrip(" \t").startswith(":::"):
            end += 1
        closed = end < len(self.lines) and not self.lines[end].text.strip(BLANKS).strip(":")
        kind = FENCES.get(name)
        if kind is None:
            if name:
                self._warn("fence-unknown", self.lines[start], name=name)
            else:
                end, closed = start + 1, False
            self._verbatim(end + closed - start, quiet=bool(name))
            return
        if not closed:
            self._warn("fence-open", self.lines[start], name=name)
        self._fenced(kind, self.lines[start + 1 : end], name if name in LABELS else "")
        self._next = end + closed

    def _fenced(self, kind: str, lines: list[Line], label: str) -> None:
        if kind == "names":
            names = [name for line in lines for name in _names(line)]
            if names:
                self._emit(kind, join(names, keep_lines=True))
        elif kind in ("verse", "sign-off"):
            for part in _parts(lines):
                self._emit(kind, join([stripped(line) for line in part], keep_lines=True))
        else:
            self._inner(kind, lines, (("label", label),) if label else ())

    def _inner(
        self, kind: str, lines: list[Line], attributes: tuple[tuple[str, str], ...] = ()
    ) -> None:
        """Blocks within a fence or quotation: its paragraphs are of its kind."""
        parser = _Parser(lines, self.notes, inner=True)
        parser.run()
        for block in parser.blocks:
            plain = block.kind in ("paragraph", "question", "answer")
            if plain:
                block = block._replace(kind=kind, attributes=attributes)
            self.blocks.append(block)

    def _take_quotation(self) -> None:
        lines = []
        while self._next < len(self.lines):
            line = stripped(self.lines[self._next])
            if not line.text.startswith(">"):
                break
            cut = 2 if line.text.startswith("> ") else 1
            lines.append(Line(line.number, line.text[cut:], line.column + cut))
            self._next += 1
        self._inner("quotation", lines)

    def _take_code(self) -> None:
        fence = self.lines[self._next].text.strip()[:3]
        end = self._next + 1
        while end < len(self.lines) and not self.lines[end].text.strip().startswith(fence):
            end += 1
        self._verbatim(min(end + 1, len(self.lines)) - self._next)

    def _take_rule(self) -> None:
        self._verbatim(1)

    def _take_html(self) -> None:
        end = self._next
        while end < len(self.lines) and self.lines[end].text.strip(BLANKS):
            end += 1
        self._verbatim(end - self._next)

    def _take_bullet(self) -> None:
        found = _BULLET.match(self.lines[self._next].text)
        assert found is not None
        self._item(found, "·")

    def _take_number(self) -> None:
        found = _NUMBER.match(self.lines[self._next].text)
        assert found is not None
        written, shown = found.group(2), int(found.group(2))
        follows = bool(self.blocks) and self.blocks[-1].kind == "list-item"
        if follows and written == self._last_number[0]:
            # Writing 1. 1. 1. is Markdown's way of saying: count for me.
            shown = self._last_number[1] + 1
        self._last_number = (written, shown)
        self._item(found, f"{shown}.")

    def _item(self, found: Match[str], marker: str) -> None:
        line = self.lines[self._next]
        head = Line(line.number, line.text[found.end() :], line.column + found.end())
        level = min(len(found.group(1).expandtabs(4)) // 2, 5)
        self._next += 1
        parts = [stripped(head), *self._following()]
        self._emit("list-item", join(parts), level=level, attributes=(("marker", marker),))

    def _take_table(self) -> None:
        rows: list[Line] = []
        while self._next < len(self.lines):
            line = stripped(self.lines[self._next])
            if not line.text.startswith("|"):
                break
            rows.append(line)
            self._next += 1
        header = len(rows) > 1 and _DELIMITERS.match(rows[1].text) is not None
        body = [row for row in rows if not _DELIMITERS.match(row.text) or "-" not in row.text]
        spans: list[Span] = []
        for row in body:
            if spans:
                spans.append(Span("\n"))
            for index, cell in enumerate(_cells(row)):
                if index:
                    spans.append(Span("\t"))
                spans += self._inline(Joined(cell.text, [cell], [0]))
        if spans:
            attributes = (("header", "1"),) if header else ()
            self._add("table", tuple(_merged(spans)), rows[0], rows[-1], attributes=attributes)

    def _take_paragraph(self) -> None:
        line = self.lines[self._next]
        self._next += 1
        parts = [stripped(line), *self._following()]
        text = parts[0].text
        if len(parts) == 1 and text.startswith("![") and self._figure(parts[0]):
            return
        if text.startswith("##"):
            self._warn("heading-blank", parts[0], text=text)
        self._emit(_SPEAKERS.get(text[:2], "paragraph"), join(parts))

    def _figure(self, line: Line) -> bool:
        """Take `![caption](file)` alone in its paragraph; False when it is something else."""
        caption, middle, rest = line.text[2:].rpartition("](")
        source = rest[:-1].strip()
        if not middle or not rest.endswith(")") or not source or '"' in source or "![" in caption:
            return False
        if is_outside(source) or "://" in source:
            self.notes.report("path-outside", _place(self.notes, line, line), path=source)
        spans = self._inline(join([Line(line.number, caption, line.column + 2)]))
        self._add("figure", spans, line, line, attributes=(("source", source),))
        return True

    def _has_text(self) -> bool:
        if self._next >= len(self.lines):
            return False
        text = self.lines[self._next].text
        return bool(text) and bool(text.strip(BLANKS))

    def _following(self) -> list[Line]:
        """The lines that go on with the paragraph begun before self._next."""
        parts = []
        while self._has_text():
            line = self.lines[self._next]
            if line.text.startswith(_INDENT) or self._kind(line.text) not in ("paragraph", "html"):
                break
            parts.append(stripped(line))
            self._next += 1
        return parts

    def _verbatim(self, count: int, quiet: bool = False) -> None:
        """Keep `count` lines whole."""
        lines = self.lines[self._next : self._next + count]
        self._next += count
        if not quiet:
            self._warn("not-understood", lines[0], text=lines[0].text.strip())
        text = "\n".join(line.text for line in lines)
        self._add("verbatim", (Span(text),), lines[0], lines[-1])

    def _emit(
        self,
        kind: str,
        joined: Joined,
        level: int = 0,
        attributes: tuple[tuple[str, str], ...] = (),
    ) -> None:
        spans = self._inline(joined)
        if spans:
            self._add(kind, spans, joined.lines[0], joined.lines[-1], level, attributes)

    def _add(
        self,
        kind: str,
        spans: tuple[Span, ...],
        first: Line,
        last: Line,
        level: int = 0,
        attributes: tuple[tuple[str, str], ...] = (),
    ) -> None:
        place = _place(self.notes, first, last)
        self.blocks.append(Block(kind, spans, level, attributes, place))

    def _inline(self, joined: Joined) -> tuple[Span, ...]:
        spans, remarks = parse_inline(joined.text)
        for remark in remarks:
            line, column = joined.position(remark.offset)
            from pagesetter.findings.suggest import shown

            place = SourceSpan(self.notes.file, line, column)
            self.notes.report("inline-not-understood", place, text=shown(remark.text))
        return spans

    def _warn(self, code: str, line: Line, **params: str) -> None:
        from pagesetter.findings.suggest import shown

        place = _place(self.notes, stripped(line), line)
        self.notes.report(code, place, **{key: shown(text) for key, text in params.items()})


_TAKERS = {
    "heading": _Parser._take_heading,
    "fence": _Parser._take_fence,
    "quotation": _Parser._take_quotation,
    "code": _Parser._take_code,
    "rule": _Parser._take_rule,
    "html": _Parser._take_html,
    "bullet": _Parser._take_bullet,
    "number": _Parser._take_number,
    "table": _Parser._take_table,
    "paragraph": _Parser._take_paragraph,
}


def _turned(line: Line) -> list[Line]:
    """The pieces of a subhead line between the turns written ` // `."""
    pieces, column = [], line.column
    for text in line.text.split(" // "):
        pieces.append(stripped(Line(line.number, text, column)))
        column += len(text) + 4
    return pieces


def _place(notes: Notes, first: Line, last: Line) -> SourceSpan:
    return SourceSpan(
        notes.file, first.number, first.column, last.number, last.column + len(last.text)
    )


def _parts(lines: list[Line]) -> list[list[Line]]:
    """Lines grouped by the blank ones between them."""
    groups: list[list[Line]] = [[]]
    for line in lines:
        if line.text.strip(BLANKS):
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    return [group for group in groups if group]


def _names(line: Line) -> list[Line]:
    """The names of a line, parted by 、 or by two blanks; one blank is part of a name."""
    names, start = [], 0
    for gap in [*_GAP.finditer(line.text), None]:
        end = len(line.text) if gap is None else gap.start()
        name = stripped(Line(line.number, line.text[start:end], line.column + start))
        if name.text:
            names.append(name)
        start = 0 if gap is None else gap.end()
    return names


def _cells(row: Line) -> list[Line]:
    """The cells of a table row; `\\|` is a character of its cell."""
    text = row.text.replace("\t", " ")
    stop = len(text) - (len(text) > 1 and text.endswith("|") and not ends_in_turn(text[:-1]))
    bars = [found.start() for found in _BAR.finditer(text, 1, stop) if found.group() == "|"]
    cells, start = [], 1
    for bar in [*bars, stop]:
        cells.append(stripped(Line(row.number, text[start:bar], row.column + start)))
        start = bar + 1
    return cells


def _merged(spans: list[Span]) -> list[Span]:
    """Neighbouring plain spans as one."""
    merged: list[Span] = []
    for span in spans:
        if merged and not span.ruby and merged[-1][1:] == span[1:]:
            merged[-1] = merged[-1]._replace(text=merged[-1].text + span.text)
        else:
            merged.append(span)
    return merged
