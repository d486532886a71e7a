"""The XML of a drawing as a small tree, read so that nothing in it can reach out or unfold.

No entity is defined, no file or address is opened, no document type is looked at. Knows XML
names only as far as it drops their namespaces.
"""

from __future__ import annotations

from xml.parsers import expat

_DEPTH = 100
ELEMENTS = 100_000
"""More elements than this are refused."""


class Refused(Exception):
    """The drawing is not read; `code` is the finding's."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Element:
    """An element with its attributes, its text and what stands in it."""

    __slots__ = ("attributes", "inner", "name", "text")

    def __init__(self, name: str, attributes: dict[str, str]) -> None:
        self.name = name
        self.attributes = attributes
        self.inner: list[Element] = []
        self.text = ""


def read_tree(data: bytes) -> Element:
    """Return the root. Raises Refused: `svg-entities`, `artwork-heavy`, `artwork-damaged`."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    top = Element("", {})
    open_: list[Element] = [top]
    count = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal count
        count += 1
        if count > ELEMENTS or len(open_) > _DEPTH:
            raise Refused("artwork-heavy")
        element = Element(_local(name), {_local(key): v for key, v in attributes.items()})
        open_[-1].inner.append(element)
        open_.append(element)

    def end(name: str) -> None:
        open_.pop()

    def text(words: str) -> None:
        if open_[-1].name == "style":
            open_[-1].text += words

    def entity(*_: object) -> None:
        raise Refused("svg-entities")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.EntityDeclHandler = entity
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError):
        raise Refused("artwork-damaged") from None
    return top.inner[0]


def _local(name: str) -> str:
    """The name without its namespace; a link of XLink is called as SVG 2 calls it."""
    return name.rpartition(" ")[2]
