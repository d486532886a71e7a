"""The words of a box that can be typed in: rows, names of co-organizers, heading, note, caption.

Furniture of the layout is looked at as the page changes it. Variables are single characters to
the cursor: what they stand for is not typed here. Knows no page as composed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pagesetter.compose.boxes.organizers import TURN
from pagesetter.compose.furnish import merged
from pagesetter.compose.variables import Variables
from pagesetter.findings import NOWHERE
from pagesetter.model import Box, Issue, Page, Row
from pagesetter.session.spots import Piece, Text, item_of
from pagesetter.values import NamedTuple

LISTED = ("row", "name")
"""Parts of which a box has a list: Enter begins another, an empty one is taken out."""
CELLS = {"row": "text", "row-left": "left", "row-center": "center", "row-right": "right"}
"""Parts that are words of a row, and the field of a row each stands in. `block` is the row."""
FILLED = (*CELLS, "caption", "credit")
"""Parts whose variables are filled."""
_VARIABLE = re.compile(r"\{[^{}]*\}")
_TURN = re.compile(re.escape(TURN))
_BLANK = "\u3000"
_WORDLESS = ("rule", "tint", "element")


class SetText(NamedTuple):
    """A text with what is set of it and the pieces that is made of; pieces as in `spots`."""

    text: Text
    shown: str
    pieces: tuple[Piece, ...]


def box_named(issue: Issue, page: Page, name: str) -> Box | None:
    """The box of a page or its stories with this id, else the layout's as the page changes it."""
    item = item_of(page, name)
    if item is not None:
        return item if isinstance(item, Box) else None
    box = next((b for b in issue.layout(page.layout).furniture if b.id == name), None)
    if box is None or name in page.hidden:
        return None
    return merged(box, next((b for b in page.overrides if b.id == name), None))


def is_furniture(page: Page, name: str) -> bool:
    """True for an id that is no story's or box's of the page itself."""
    return item_of(page, name) is None


def names_of(issue: Issue, box: Box) -> tuple[str, ...]:
    """The co-organizers a box shows: the paper's while it has none of its own."""
    return box.names or issue.paper.co_organizers


def texts_of_box(issue: Issue, box: Box, also: str = "") -> Iterator[Text]:
    """What can be typed in, in reading order; an empty list has one empty text."""
    if box.kind == "co-organizers":
        for part in ("heading", "note"):
            if getattr(box, part) or part == also:
                yield Text(part, -1, f"co-{part}", getattr(box, part))
        for at, name in enumerate(names_of(issue, box) or ("",)):
            yield Text("name", at, "name", name)
        return
    if box.kind in _WORDLESS:
        return
    for at, row in enumerate(box.rows or _first_row(box)):
        yield from _cells(at, row)
    for part in ("caption", "credit"):
        if getattr(box, part) or part == also:
            yield Text(part, -1, part, getattr(box, part))


def _first_row(box: Box) -> tuple[Row, ...]:
    """Where words could be typed that are not there yet; pictures and digests have their own."""
    return () if box.pictures or box.kind in ("picture", "digest") else (Row(),)


def _cells(at: int, row: Row) -> Iterator[Text]:
    cells = [part for part, field in CELLS.items() if part != "row" and getattr(row, field)]
    for part in cells if cells and not row.text else ["row"]:
        yield Text(part, at, "row", getattr(row, CELLS[part]))


def set_texts_of(issue: Issue, page: Page, box: Box) -> list[SetText]:
    """The texts of rows and names as they are set, variables filled, in the order they stand."""
    variables = Variables(issue, page)
    return [
        _set(text, variables)
        for text in texts_of_box(issue, box)
        if text.part not in ("caption", "credit")
    ]


def set_caption(issue: Issue, page: Page, box: Box) -> tuple[str, tuple[Piece, ...]]:
    """A caption and the credit that follows it after a blank, as they are set."""
    variables = Variables(issue, page)
    parts = [
        _set(Text(part, -1, part, words), variables)
        for part, words in (("caption", box.caption), ("credit", box.credit))
        if words
    ]
    gap = (SetText(Text("", -1, "", _BLANK), _BLANK, (Piece("", -1, 0, 1),)),)
    whole = (*parts[:1], *gap, *parts[1:]) if len(parts) > 1 else parts
    return "".join(one.shown for one in whole), tuple(p for one in whole for p in one.pieces)


def _set(text: Text, variables: Variables) -> SetText:
    if text.part in FILLED and "{" in text.text:
        shown = variables.fill(text.text, NOWHERE)
        return SetText(text, shown, _pieces(text, shown, variables))
    if text.part == "name" and TURN in text.text:
        return SetText(text, text.text.replace(TURN, ""), _parts(text))
    return SetText(text, text.text, (Piece(text.part, text.block, 0, len(text.text)),))


def _pieces(text: Text, shown: str, variables: Variables) -> tuple[Piece, ...]:
    """What is typed and what variables stand for; nothing when that cannot be told apart."""
    pieces: list[Piece] = []
    at = done = 0
    for found in [*_VARIABLE.finditer(text.text), None]:
        stop = found.start() if found is not None else len(text.text)
        typed = text.text[at:stop]
        # A field that is missing takes the blanks beside it along.
        for cut in (typed, typed.lstrip(_BLANK), typed.rstrip(_BLANK), typed.strip(_BLANK)):
            if shown.startswith(cut, done):
                break
        else:
            return ()
        start = at + (typed.index(cut) if cut else 0)
        pieces.append(Piece(text.part, text.block, start, len(cut)))
        done += len(cut)
        if found is not None:
            at = found.end()
            value = variables.fill(found.group(), NOWHERE)
            if not shown.startswith(value, done):
                return ()
            pieces.append(Piece("", -1, 0, len(value)))
            done += len(value)
    return tuple(pieces) if done == len(shown) else ()


def _parts(text: Text) -> tuple[Piece, ...]:
    """The parts of a name that turns: the sign of the turn is not set, whether it turns or not."""
    pieces: list[Piece] = []
    at = 0
    for part in text.text.split(TURN):
        pieces.append(Piece("name", text.block, at, len(part)))
        at += len(part) + len(TURN)
    return tuple(pieces)


def past_sign(part: str, text: str, offset: int, *, forward: bool) -> int:
    """Where a cursor goes that would stand inside a variable, or in the turn of a name."""
    look = _TURN if part == "name" else _VARIABLE
    for found in look.finditer(text) if part in (*FILLED, "name") else ():
        if found.start() < offset < found.end():
            return found.end() if forward else found.start()
    return offset
