"""Paints pages with the numbers of their structure, and writes that structure (ISO 32000-1, 14.7).

Tags of the display list become elements: an article with its headline, paragraphs, pictures,
in the order they are painted, which is the order they are read. What is no content (rules,
tints, frames) is an artifact. Imported only for files that are tagged.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pagesetter.display import DisplayList, GlyphRun, Group, Item, PlaceImage, Tag
from pagesetter.display.walk import runs
from pagesetter.export.pdf.content import Painter, flipped, painted_page
from pagesetter.export.pdf.numbers import thousandths
from pagesetter.export.pdf.sink import FormObject, PdfPage
from pagesetter.export.pdf.text import FontCodes
from pagesetter.geometry import Length

_KINDS = {
    "article": "Art", "headline": "H1", "subhead": "H2", "figure": "Div", "list": "Div",
    "furniture": "Div",
}  # fmt: skip
"""Kind of tag -> standard structure type (14.8.4); all others are paragraphs."""
_CELLS = {"head": "TH", "cell": "TD"}
"""Key of the tag of a cell -> its type."""
_GROUPS = ("Document", "Sect", "Art", "Div", "Table", "TR")
"""Elements that hold elements, never content itself."""


class Element:
    """An element of the structure tree while it is built."""

    __slots__ = ("actual", "alternative", "box", "kind", "page", "parent", "there", "within")

    def __init__(self, kind: str, parent: Element | None, page: int = 0) -> None:
        self.kind = kind
        self.parent = parent
        self.page = page
        self.within: list[Element | int] = []
        """Elements, and the numbers of content on its page."""
        self.there = False
        self.alternative = ""
        self.actual = ""
        self.box = ""
        """Where a figure lies, as PDF writes it."""

    def placed(self) -> None:
        """Put it, and what it stands in, at the end of its parent, if it is not there yet."""
        if self.parent is not None and not self.there:
            self.there = True
            self.parent.placed()
            self.parent.within.append(self)


def document() -> Element:
    return Element("Document", None)


def paint_tagged(
    page: DisplayList, fonts: Mapping[str, FontCodes], root: Element, index: int
) -> tuple[PdfPage, list[Element]]:
    """Return the page and, for each number in its content, the element it belongs to."""
    painter = _Tagger(page.height, fonts, Element("Sect", root, index))
    painter.clipped(page.items, 0, 0)
    return painted_page(page, painter)._replace(tagged=True), painter.numbered


class _Tagger(Painter):
    def __init__(self, height: Length, fonts: Mapping[str, FontCodes], sheet: Element) -> None:
        super().__init__(height, fonts)
        self.numbered: list[Element] = []
        self._sheet_height = height
        self._element = sheet
        self._open: Element | None = None
        """The element whose content is being written; None for an artifact or nothing."""
        self._marked = False

    def items(self, items: Sequence[Item], dx: Length, dy: Length) -> None:
        loose: list[Item] = []
        for item in items:
            if not isinstance(item, Tag | Group | PlaceImage):
                loose.append(item)
                continue
            self._leaves(loose, dx, dy)
            loose = []
            if isinstance(item, Group):
                self.group(item, dx, dy)
            elif isinstance(item, PlaceImage):
                self._picture(item, dx, dy)
            elif item.kind == "line" and item.key not in _CELLS:
                self.items(item.items, dx, dy)
            elif item.kind == "ruby":  # a reading is no text of its own
                self._begin(None)
                super().items(item.items, dx, dy)
            else:
                self._tag(item, dx, dy)
        self._leaves(loose, dx, dy)

    def clipped(self, items: Sequence[Item], dx: Length, dy: Length) -> None:
        self.items(items, dx, dy)
        self._close()

    def group(self, group: Group, dx: Length, dy: Length) -> None:
        if group.clip is not None:
            self._close()
        super().group(group, dx, dy)

    def stamp(self, text: str, dx: Length, dy: Length) -> None:
        self._begin(None if self._element.kind in _GROUPS else self._element)
        super().stamp(text, dx, dy)

    def _tag(self, tag: Tag, dx: Length, dy: Length) -> None:
        outer = parent = self._element
        kind = _KINDS.get(tag.kind, "P")
        if tag.key == "row":
            kind, parent = "TR", _table(outer)
        elif tag.key in _CELLS:
            kind = _CELLS[tag.key]
        elif kind == "P" and _has_figure(outer):
            kind = "Caption"
        self._element = Element(kind, parent, outer.page)
        if kind in ("H1", "H2") and tag.name and not runs(tag.items):
            self._element.actual = tag.name  # its text has been turned to outlines
        self.items(tag.items, dx, dy)
        self._element = outer

    def _leaves(self, items: Sequence[Item], dx: Length, dy: Length) -> None:
        """Paint items that stand together in one element."""
        if not items:
            return
        element = self._element
        if element.kind not in _GROUPS:
            self._begin(element)
            super().items(items, dx, dy)
            return
        for with_text, part in _parted(items):
            self._begin(Element("P", element, element.page) if with_text else None)
            super().items(part, dx, dy)

    def _picture(self, item: PlaceImage, dx: Length, dy: Length) -> None:
        figure = Element("Figure", self._element, self._element.page)
        figure.alternative = item.alternative
        box = flipped(item.clip.moved(dx, dy), self._sheet_height)
        figure.box = " ".join(map(thousandths.__getitem__, box))
        self._begin(figure if item.alternative else None)
        super().items((item,), dx, dy)

    def _begin(self, element: Element | None) -> None:
        if self._marked and element is self._open:
            return
        self._close()
        if element is None:
            self.out.append("/Artifact BMC")
        else:
            element.placed()
            element.within.append(len(self.numbered))
            self.out.append(f"/{element.kind}<</MCID {len(self.numbered)}>>BDC")
            self.numbered.append(element)
        self._open, self._marked = element, True

    def _close(self) -> None:
        self.end_text()
        if self._marked:
            self.out.append("EMC")
        self._open, self._marked = None, False


def _has_figure(outer: Element) -> bool:
    return any(isinstance(one, Element) and one.kind == "Figure" for one in outer.within)


def _table(outer: Element) -> Element:
    """The table whose rows came last in `outer`, or a new one."""
    last = outer.within[-1] if outer.within else None
    if isinstance(last, Element) and last.kind == "Table":
        return last
    return Element("Table", outer, outer.page)


def _parted(items: Sequence[Item]) -> Iterator[tuple[bool, list[Item]]]:
    """Cut items into stretches of text and of what is none."""
    part: list[Item] = []
    for item in items:
        if part and isinstance(item, GlyphRun) != isinstance(part[0], GlyphRun):
            yield isinstance(part[0], GlyphRun), part
            part = []
        part.append(item)
    yield isinstance(part[0], GlyphRun), part


def structure(root: Element, pages: Sequence[Sequence[Element]]) -> list[FormObject]:
    """Return the objects of the structure: its root, the parent tree, then every element.

    `pages` are the elements of each page's numbers.
    """
    elements = [*_below(root)]
    numbers = {id(element): at for at, element in enumerate(elements, 2)}
    tree: list[bytes | int] = [b"<</Nums["]
    for index, owners in enumerate(pages):
        tree.append(b"%d[" % index)
        for owner in owners:
            tree += [numbers[id(owner)], b" "]
        tree.append(b"]")
    tree.append(b"]>>")
    head: tuple[bytes | int, ...] = (
        b"<</Type/StructTreeRoot/K ", 2, b"/ParentTree ", 1,
        b"/ParentTreeNextKey %d>>" % len(pages),
    )  # fmt: skip
    return [
        FormObject(head),
        FormObject(tuple(tree)),
        *(FormObject(tuple(_written(element, numbers))) for element in elements),
    ]


def _below(element: Element) -> Iterator[Element]:
    yield element
    for one in element.within:
        if isinstance(one, Element):
            yield from _below(one)


def _written(element: Element, numbers: Mapping[int, int]) -> list[bytes | int]:
    parent = 0 if element.parent is None else numbers[id(element.parent)]
    done: list[bytes | int] = [b"<</S/%s/P " % element.kind.encode("ascii"), parent]
    if any(isinstance(one, int) for one in element.within):
        done += [b"/Pg ", -1 - element.page]
    if element.kind == "Figure":
        done.append(b"/Alt" + _text(element.alternative))
        done.append(b"/A<</O/Layout/Placement/Block/BBox[%s]>>" % element.box.encode("ascii"))
    if element.kind == "TH":
        done.append(b"/A<</O/Table/Scope/Column>>")
    if element.actual:
        done.append(b"/ActualText" + _text(element.actual))
    done.append(b"/K[")
    for one in element.within:
        done += [b"%d " % one] if isinstance(one, int) else [numbers[id(one)], b" "]
    return [*done, b"]>>"]


def _text(text: str) -> bytes:
    return b"<FEFF" + text.encode("utf-16-be").hex().upper().encode("ascii") + b">"
