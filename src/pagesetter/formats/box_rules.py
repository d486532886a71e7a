"""What the keys of a box ask of each other: its place, and what each kind needs.

Rules see the values of one box; they know neither grid nor layout.
"""

from __future__ import annotations

from pagesetter.formats.records import Read, Rule, Without

GRID = ("column", "line", "columns", "lines")
INSETS = ("inset-left", "inset-right")
_PLACES = (*GRID, "inset_left", "inset_right")


class Needs:
    """The key without which a box of this kind is nothing."""

    def __init__(self, kind: str, key: str) -> None:
        self.kind = kind
        self.key = key

    def check(self, read: Read) -> None:
        if read.values.get("kind") == self.kind and self.key not in read.nodes:
            read.notes.report("box-needs", read.span, kind=self.kind, key=self.key)


class Placed:
    """A place on the grid is given whole: columns and lines too, unless something else sizes it.

    An advertisement's slot or booked size and a standing element know their own size, and may
    stand without a place: the other where its parts say, the one in the first column or the one
    it names, at the foot of the page or the line it names.
    """

    def __init__(self, *, alone: bool) -> None:
        """`alone` is False for changes to a box that has its place already."""
        self.alone = alone

    def check(self, read: Read) -> None:
        nodes, report = read.nodes, read.notes.report
        if "at" in nodes:
            return
        kind = read.values.get("kind")
        sized = "slot" in nodes or "booked" in nodes
        if sized and kind == "ad":
            return
        sized = sized or kind == "element"
        if any(name in nodes for name in _PLACES):
            for name in GRID[:2] if sized else GRID:
                if name not in nodes:
                    report("key-missing", read.span, key=name)
        elif self.alone and not sized:
            report("box-without-place", read.span)


class Idle:
    """A key that only boxes of some kinds look at: a warning, for it may wait there."""

    def __init__(self, key: str, *kinds: str) -> None:
        self.key = key
        self.kinds = kinds

    def check(self, read: Read) -> None:
        kind = read.values.get("kind", "")
        if self.key in read.nodes and kind and kind not in self.kinds:
            node, kinds = read.nodes[self.key], " ".join(self.kinds)
            read.notes.at("box-key-idle", node, key=self.key, kind=kind, kinds=kinds)


_TOGETHER: tuple[Rule, ...] = (
    Without("at", (*GRID, *INSETS, "slot"), "box-two-places"),
    Without("picture", ("pictures",), "box-picture-twice"),
    Without("booked", ("columns", "lines", "slot", "at"), "ad-two-sizes"),
)
BOX_RULES: tuple[Rule, ...] = (
    Needs("rule", "rule"),
    Needs("element", "element"),
    Placed(alone=True),
    *_TOGETHER,
    Idle("rule", "rule"),
    Idle("vertical", "rule"),
    Idle("element", "element"),
    Idle("slot", "ad"),
    Idle("booked", "ad"),
    Idle("customer", "ad"),
    Idle("label", "ad"),
    Idle("heading", "co-organizers"),
    Idle("note", "co-organizers"),
    Idle("names", "co-organizers", "digest"),
)
OVERRIDE_RULES: tuple[Rule, ...] = (Placed(alone=False), *_TOGETHER)
