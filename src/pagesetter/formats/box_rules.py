"""What the keys of a box ask of each other: its place, and what each kind needs.

It sees the values of one box; it knows neither grid nor layout.
"""

from __future__ import annotations

from pagesetter.formats.records import Read

_GRID = ("column", "line", "columns", "lines")
_INSETS = ("inset_left", "inset_right")
_NEEDS = {"rule": "rule", "element": "element"}
"""The key without which a kind of box is nothing."""


def check_box(read: Read) -> None:
    """Report what is missing or too much in a box that stands by itself."""
    nodes, kind = read.nodes, read.values.get("kind", "")
    needed = _NEEDS.get(kind, "")
    if needed and needed not in nodes:
        read.notes.report("box-needs", read.span, kind=kind, key=needed)
    sized = "slot" in nodes or kind == "element"
    _check_grid(read, _GRID[:2] if sized else _GRID)
    if "at" not in nodes and not sized and not _on_grid(read):
        read.notes.report("box-without-place", read.span)
    _check_together(read)


def check_override(read: Read) -> None:
    """Report what cannot be in furniture as a page changes it; all but the id may be left out."""
    _check_grid(read, _GRID)
    _check_together(read)


def _on_grid(read: Read) -> list[str]:
    return [name for name in (*_GRID, *_INSETS) if name in read.nodes]


def _check_grid(read: Read, needed: tuple[str, ...]) -> None:
    """A place on the grid is given whole or not at all."""
    if _on_grid(read):
        for name in needed:
            if name not in read.nodes:
                read.notes.report("key-missing", read.span, key=name)


def _check_together(read: Read) -> None:
    nodes, notes = read.nodes, read.notes
    others = [*_on_grid(read), *(["slot"] if "slot" in nodes else [])]
    if "at" in nodes and others:
        notes.at("box-two-places", nodes["at"], other=others[0].replace("_", "-"))
    if "picture" in nodes and "pictures" in nodes:
        notes.at("box-picture-twice", nodes["picture"])
