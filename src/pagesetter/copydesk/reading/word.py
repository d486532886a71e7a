"""Reads a Word file: paragraphs as lines, with titles, lists, tables, notes and pictures.

Tracked insertions are taken, deletions left out; text boxes follow the paragraph they hang on;
footnotes and endnotes stand at the end; comments become remarks. Nothing is fetched, no macro
is seen.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from typing import Any

from pagesetter.copydesk.reading.lines import Lines
from pagesetter.copydesk.reading.web import MAX_CELL
from pagesetter.copydesk.reading.word_numbers import Numbers
from pagesetter.copydesk.reading.word_tables import (
    W,
    cells_of,
    holds_table,
    paragraphs_of,
    rows_of,
)
from pagesetter.copydesk.source import SOFT, Hint, Source

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

_SKIPPED = (
    f"{W}del", f"{W}moveFrom", f"{W}pPr", f"{W}rPr", f"{W}instrText", f"{W}delText",
    f"{_MC}Fallback", f"{W}sdtPr", f"{W}pict",
)  # fmt: skip
_PUT_IN, _TAKEN_OUT = (f"{W}ins", f"{W}moveTo"), (f"{W}del", f"{W}moveFrom")
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".heic")
TITLE_SIZE = 28
"""Half-points: centred type from 四号 (14 pt) on is a title even when it is not bold."""

Run = tuple[str, tuple[str, ...]]
"""Text with its marks."""
Runs = list[Run]

_HEX = set("0123456789abcdef")
_MOST_STYLES = 20
"""Styles a style may rest on, one on the other; a ring of them comes from a damaged file."""


class NotWord(Exception):
    """The package opens, but holds no document that can be read."""


def word_source(name: str, data: bytes, *, tracked: bool = False) -> Source:
    """`tracked` tells tracked changes one by one, else their number.

    Raises ImportError without python-docx, NotWord when the file cannot be read.
    """
    import docx

    try:
        document = docx.Document(io.BytesIO(data))
        reader = _Reader(document, name)
        reader.run()
        reader.tell_tracked(each=tracked)
    except (LookupError, ValueError, AttributeError, TypeError, OSError, SyntaxError, EOFError,
            NotImplementedError, RecursionError) as error:  # fmt: skip
        raise NotWord(str(error)) from error
    except Exception as error:  # those of the libraries have no class in common
        if type(error).__module__.startswith(("docx", "lxml", "zipfile", "zlib", "struct")):
            raise NotWord(str(error)) from error
        raise
    return reader.lines.source(name, "docx", "", data)


class _Reader:
    def __init__(self, document: Any, name: str) -> None:
        self.document = document
        self.stem = os.path.splitext(name)[0]
        self.lines = Lines()
        self.styles = {style.style_id: style for style in document.styles}
        self._numbers = Numbers(next(self._related("numbering"), None))
        self._pictures = 0
        self._notes: list[tuple[str, str]] = []
        self._begun: Runs = []
        """Of paragraphs whose end a tracked change takes out: the next one goes on with it."""

    def run(self) -> None:
        self._blocks(self.document.element.body)
        self._footnotes()
        self._comments()

    def tell_tracked(self, *, each: bool) -> None:
        """Remarks on what was put in (+) and taken out (-) under the eyes of Word; what was
        moved is taken out here and put in there."""
        found = []
        for change in self.document.element.body.iter(*_PUT_IN, *_TAKEN_OUT):
            texts = change.iter(f"{W}t", f"{W}delText")
            words = "".join(text.text or "" for text in texts)
            if words:
                found.append(("+" if change.tag in _PUT_IN else "-") + words[:80])
        if each:
            self.lines.remarks += [("copy-tracked", words) for words in found]
        elif found:
            self.lines.remarks.append(("copy-tracked-count", str(len(found))))

    def _blocks(self, parent: Any, hint: Hint | None = None) -> None:
        for child in parent:
            if child.tag == f"{W}p":
                self._paragraph(child, hint)
            elif child.tag == f"{W}tbl":
                self._table(child)
            elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"):
                self._blocks(child, hint)

    def _paragraph(self, paragraph: Any, hint: Hint | None = None) -> None:
        boxes: list[Any] = []
        pictures: list[Any] = []
        runs = [*self._begun, *self._runs(paragraph, boxes, pictures)]
        self._begun = []
        if _goes_on(paragraph):
            self._begun = runs
            self._drawings(boxes, pictures)
            return
        text = "".join(run for run, _ in runs)
        number = self._number(paragraph) if text.strip() else ""
        hint = hint or self._hint(paragraph, text, runs, number)
        if number and not (hint is not None and hint.kind == "list"):
            runs.insert(0, (number, ()))
        if hint is not None and hint.kind in ("heading", "title"):
            runs = [(run, _without_strong(marks)) for run, marks in runs]
        if text.strip() or not (boxes or pictures):
            self.lines.add(runs, hint)
        self._drawings(boxes, pictures)

    def _drawings(self, boxes: list[Any], pictures: list[Any]) -> None:
        """What hangs on a paragraph follows it, what stands in a cell its table."""
        for picture in pictures:
            self._picture(picture)
        for box in boxes:
            self._blocks(box, Hint("box"))

    def _runs(self, parent: Any, boxes: list[Any], pictures: list[Any]) -> Iterator[Run]:
        """The runs of a paragraph in order, those of links and insertions among them."""
        for child in parent:
            if child.tag in _SKIPPED:
                continue
            if child.tag == f"{W}r" and _is_on(child.find(f"{W}rPr"), "vanish"):
                words = "".join(text.text or "" for text in child.iter(f"{W}t"))
                self.lines.remarks += [("copy-hidden-words", words[:80])] if words.strip() else []
            elif child.tag == f"{W}r":
                marks = _marks(child)
                for piece in self._pieces(child, boxes, pictures):
                    yield piece, marks
            elif child.tag == f"{_M}t":
                yield child.text or "", ()
            elif child.tag != f"{W}p":
                yield from self._runs(child, boxes, pictures)

    def _pieces(self, run: Any, boxes: list[Any], pictures: list[Any]) -> Iterator[str]:
        for child in run:
            tag = child.tag
            if tag == f"{W}t":
                yield child.text or ""
            elif tag == f"{W}tab":
                yield "\t"
            elif tag in (f"{W}br", f"{W}cr"):
                yield SOFT
            elif tag == f"{W}noBreakHyphen":
                yield "-"
            elif tag == f"{W}sym":
                yield _sign(child.get(f"{W}char", ""))
            elif tag == f"{W}ruby":
                yield from self._base(child, boxes, pictures)
            elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                kind = "footnote" if tag == f"{W}footnoteReference" else "endnote"
                self._notes.append((kind, child.get(f"{W}id", "")))
            elif tag in (f"{W}drawing", f"{W}object", f"{W}pict", f"{_MC}AlternateContent"):
                _drawn(child, boxes, pictures)

    def _base(self, ruby: Any, boxes: list[Any], pictures: list[Any]) -> Iterator[str]:
        """The words that a reading stands over; of the reading the editor is told."""
        for base in ruby.iter(f"{W}rubyBase"):
            yield from (run for run, _ in self._runs(base, boxes, pictures))
        for reading in ruby.iter(f"{W}rt"):
            words = "".join(text.text or "" for text in reading.iter(f"{W}t"))
            self.lines.remarks.append(("copy-reading", words[:80]))

    def _number(self, paragraph: Any) -> str:
        """What Word shows before a paragraph and does not keep in it."""
        properties = paragraph.find(f"{W}pPr")
        identity, depth = _list(properties)
        for style in self._styles_of(properties):
            if identity:
                break
            identity, own = _list(style.element.find(f"{W}pPr"))
            depth = depth or own
        return self._numbers.next(identity, int(depth) if depth.isdecimal() else 0)

    def _styles_of(self, properties: Any) -> Iterator[Any]:
        """A paragraph's style and those it rests on."""
        style = self.styles.get(_value(properties, "pStyle"))
        for _ in range(_MOST_STYLES):
            if style is None:
                return
            yield style
            style = style.base_style

    def _hint(self, paragraph: Any, text: str, runs: Runs, number: str) -> Hint | None:
        """What a paragraph is; a list has bullets or plain numbers, others stand in its text."""
        properties = paragraph.find(f"{W}pPr")
        for style in self._styles_of(properties):
            name = (style.name or "").lower()
            level = name.removeprefix("heading ").removeprefix("标题 ")
            if level != name and level.isdigit():
                return Hint("heading", int(level))
            if name in ("title", "标题"):
                return Hint("heading", 1)
            if name in ("caption", "题注"):
                return Hint("caption")
        if number == "·" or (number[:-1].isdecimal() and number[-1] in ".．、"):
            return Hint("list", 1, number if number == "·" else f"{number[:-1]}.")
        size = _size(paragraph)
        drawn = [marks for run, marks in runs if run.strip()]
        is_bold = bool(drawn) and all("strong" in marks for marks in drawn)
        is_centred = _value(properties, "jc") == "center"
        if len(text) <= 60 and is_centred and (is_bold or size >= TITLE_SIZE):
            return Hint("title", 0, str(size) if size else "")
        return None

    def _table(self, table: Any) -> None:
        """Rows as lines, their cells parted by tabs; of a table that lays out the page, and of
        a frame round copy, each paragraph is a line of its own."""
        boxes: list[Any] = []
        pictures: list[Any] = []
        for row in rows_of(table):
            cells = cells_of(row)
            if len(cells) < 2 or any(cell is not None and self._lays_out(cell) for cell in cells):
                for cell in cells:
                    if cell is not None:
                        self._blocks(cell)
                continue
            runs: Runs = []
            for at, cell in enumerate(cells):
                runs += [("\t", ())] if at else []
                runs += self._cell(cell, boxes, pictures) if cell is not None else []
            if any(run.strip() for run, _ in runs):
                self.lines.add(runs, Hint("table"))
        self._drawings(boxes, pictures)

    def _lays_out(self, cell: Any) -> bool:
        """It holds a table, or paragraphs too long for a cell."""
        texts = ("".join(t.text or "" for t in p.iter(f"{W}t")) for p in paragraphs_of(cell))
        filled = [text for text in texts if text.strip()]
        return holds_table(cell) or (len(filled) > 1 and sum(map(len, filled)) > MAX_CELL)

    def _cell(self, cell: Any, boxes: list[Any], pictures: list[Any]) -> Runs:
        """The text of a cell, its paragraphs parted by blanks. It is not bold: heads are."""
        runs: Runs = []
        for paragraph in paragraphs_of(cell):
            own = [
                (run.replace("\t", " ").replace(SOFT, " "), _without_strong(marks))
                for run, marks in self._runs(paragraph, boxes, pictures)
            ]
            number = self._number(paragraph)
            if number and (number != "·" or any(run.strip() for run, _ in own)):
                own.insert(0, (number, ()))
            own = _trimmed(own)
            runs += [(" ", ()), *own] if runs and own else own
        return runs

    def _picture(self, identity: str) -> None:
        part = self.document.part.related_parts.get(identity)
        ending = os.path.splitext(str(getattr(part, "partname", "")))[1].lower()
        if part is None or ending not in _PICTURES:
            self.lines.remarks.append(("copy-picture-left-out", ending or identity))
            return
        self._pictures += 1
        self.lines.picture(f"{self.stem}-{self._pictures}{ending}", part.blob)

    def _footnotes(self) -> None:
        """Footnotes, then endnotes, in the order they are referred to."""
        for kind in ("footnote", "endnote"):
            for root in self._related(f"{kind}s"):
                notes = {note.get(f"{W}id"): note for note in root.iter(f"{W}{kind}")}
                for referred, identity in list(self._notes):
                    if referred == kind and identity in notes:
                        self._blocks(notes[identity], Hint("footnote"))

    def _comments(self) -> None:
        for root in self._related("comments"):
            for comment in root.iter(f"{W}comment"):
                text = "".join(t.text or "" for t in comment.iter(f"{W}t"))
                self.lines.remarks.append(("copy-comment", text))

    def _related(self, kind: str) -> Iterator[Any]:
        """The roots of the parts of a kind, parsed without entities."""
        from docx.oxml import parse_xml  # its parser expands no entities and fetches nothing

        for relation in self.document.part.rels.values():
            if relation.reltype.endswith(f"/{kind}") and not relation.is_external:
                yield parse_xml(relation.target_part.blob)


def _goes_on(paragraph: Any) -> bool:
    """A tracked change takes out the paragraph's end, and another paragraph follows."""
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    following = paragraph.getnext()
    return (
        mark is not None and any(mark.find(tag) is not None for tag in _TAKEN_OUT)
        and following is not None and following.tag == f"{W}p"
    )  # fmt: skip


def _drawn(element: Any, boxes: list[Any], pictures: list[Any]) -> None:
    """Text boxes and pictures inside a drawing; of alternatives only the first."""
    stack = [element]
    while stack:
        child = stack.pop()
        if child.tag == f"{_MC}Fallback":
            continue
        if child.tag == f"{W}txbxContent":
            boxes.append(child)
            continue
        if child.tag == f"{_A}blip":
            identity = child.get(f"{_R}embed")
            if identity:
                pictures.append(identity)
        elif str(child.tag).endswith("}imagedata") and child.get(f"{_R}id"):
            pictures.append(child.get(f"{_R}id"))
        stack.extend(reversed(list(child)))


def _without_strong(marks: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(mark for mark in marks if mark != "strong")


def _trimmed(runs: Runs) -> Runs:
    """Runs without blanks at both ends of them all."""
    text = "".join(run for run, _ in runs)
    low, high = len(text) - len(text.lstrip()), len(text.rstrip())
    kept, at = [], 0
    for run, marks in runs:
        part = run[max(0, low - at) : max(0, high - at)]
        kept += [(part, marks)] if part else []
        at += len(run)
    return kept


def _sign(code: str) -> str:
    """A sign of a face of signs, such as Wingdings: no other face has its character."""
    number = int(code, 16) if code and len(code) <= 5 and not set(code.lower()) - _HEX else 0
    return "□" if not number or 0xE000 <= number <= 0xF8FF or number < 0x20 else chr(number)


def _list(properties: Any) -> tuple[str, str]:
    """(list, level) that paragraph properties name; the list is "" when they name none."""
    found = properties.find(f"{W}numPr") if properties is not None else None
    return _value(found, "numId"), _value(found, "ilvl")


def _value(properties: Any, name: str) -> str:
    found = properties.find(f"{W}{name}") if properties is not None else None
    return found.get(f"{W}val", "") if found is not None else ""


def _is_on(properties: Any, name: str) -> bool:
    found = properties.find(f"{W}{name}") if properties is not None else None
    return found is not None and found.get(f"{W}val", "1") not in ("0", "false", "none", "off")


def _marks(run: Any) -> tuple[str, ...]:
    properties = run.find(f"{W}rPr")
    if properties is None:
        return ()
    marks = [
        mark for mark, name in (("strong", "b"), ("emphasis", "em")) if _is_on(properties, name)
    ]
    vertical = _value(properties, "vertAlign")
    marks += {"superscript": ["sup"], "subscript": ["sub"]}.get(vertical, [])
    return tuple(sorted(marks))


def _size(paragraph: Any) -> int:
    """Largest type size in a paragraph's runs, in half-points; 0 when none is given."""
    sizes = [size.get(f"{W}val", "") for size in paragraph.iter(f"{W}sz")]
    return max((int(size) for size in sizes if size.isdigit() and len(size) < 5), default=0)
