"""A drawing in SVG as shapes in the order they are painted.

Takes the bytes of a file and gives its size and shapes; what it has besides shapes of plain
colour is named, so that it can be told. Nothing outside the file is ever opened.
"""

from __future__ import annotations

import re
from math import isfinite

from pagesetter.export.drawing.paths import (
    Matrix,
    Segments,
    ellipse,
    moved,
    path_segments,
    polygon,
    rectangle,
    times,
    transform,
)
from pagesetter.export.drawing.style import (
    Colour,
    Rule,
    colour_of,
    declared,
    length,
    rules_of,
    styled,
)
from pagesetter.export.drawing.tree import Element, Refused, read_tree
from pagesetter.values import NamedTuple

MEGABYTES = 10
_SEGMENTS = 400_000
_USES = 5_000
_DEPTH = 60
_UNDRAWN = {
    "text": "text", "image": "pictures", "foreignObject": "foreign content", "mask": "masks",
    "filter": "filters", "pattern": "patterns", "linearGradient": "gradients",
    "radialGradient": "gradients", "marker": "markers",
}  # fmt: skip
_HARMLESS = frozenset(
    ("defs", "style", "title", "desc", "metadata", "clipPath", "symbol", "linearGradient",
     "radialGradient", "mask", "filter", "pattern", "marker", "view", "cursor", "font", "namedview")
)  # fmt: skip
_SCRIPTS = frozenset(("script", "animate", "animateTransform", "animateMotion", "set", "handler"))


class Shape(NamedTuple):
    """One path with its paints. Numbers in the drawing's units, y downwards."""

    segments: Segments
    fill: Colour | None
    even_odd: bool
    stroke: Colour | None
    width: float
    dash: tuple[float, ...]
    cap: str
    join: str
    clip: tuple[float, float, float, float] | None
    """Left, top, right, bottom of what shows; None for all."""


class Drawing(NamedTuple):
    """A whole drawing: its box and what is painted in it."""

    box: tuple[float, float, float, float]
    """Left, top, width, height in the drawing's units."""
    shapes: tuple[Shape, ...]
    undrawn: tuple[str, ...]
    """What it has that is not drawn, or not as it says: `text`, `gradients` …"""
    left_out: tuple[str, ...]
    """`scripts`: what was there and is of no use in print."""
    sound: bool


def read_drawing(data: bytes) -> Drawing:
    """Return the drawing. Raises Refused with `artwork-heavy`, `-damaged` or `svg-entities`."""
    if len(data) > MEGABYTES * 1_000_000:
        raise Refused("artwork-heavy")
    root = read_tree(data)
    if root.name != "svg":
        raise Refused("artwork-damaged")
    left, top, width, height = _box(root)
    if not (
        width > 0 and height > 0 and width / height < 1000 and height / width < 1000
        and isfinite(left + top)
    ):  # fmt: skip
        raise Refused("artwork-box")
    reader = _Reader(root)
    reader.children(root, {}, (1, 0, 0, 1, 0, 0), None, 0)
    return Drawing(
        (left, top, width, height), tuple(reader.shapes), tuple(sorted(reader.undrawn)),
        ("scripts",) if reader.scripts else (), reader.sound,
    )  # fmt: skip


def _box(root: Element) -> tuple[float, float, float, float]:
    numbers = [float(n) for n in re.findall(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?",
                                            root.attributes.get("viewBox", ""))]  # fmt: skip
    if len(numbers) == 4:
        return numbers[0], numbers[1], numbers[2], numbers[3]
    return (0.0, 0.0, length(root.attributes.get("width", "300"), 300),
            length(root.attributes.get("height", "150"), 150))  # fmt: skip


class _Reader:
    def __init__(self, root: Element) -> None:
        self.shapes: list[Shape] = []
        self.undrawn: set[str] = set()
        self.scripts = False
        self.sound = True
        self._segments = 0
        self._uses = 0
        self._ids: dict[str, Element] = {}
        sheets: list[str] = []
        self._index(root, sheets)
        self._rules: list[Rule] = []
        self._rules, understood = rules_of("\n".join(sheets))
        if not understood:
            self.undrawn.add("styles")

    def _index(self, element: Element, sheets: list[str]) -> None:
        if "id" in element.attributes:
            self._ids.setdefault(element.attributes["id"], element)
        if element.name == "style":
            sheets.append(element.text)
        if element.name in _SCRIPTS or any(key.startswith("on") for key in element.attributes):
            self.scripts = True
        for inner in element.inner:
            self._index(inner, sheets)

    def children(
        self, element: Element, above: dict[str, str], matrix: Matrix,
        clip: tuple[float, float, float, float] | None, depth: int,
    ) -> None:  # fmt: skip
        if depth > _DEPTH:
            raise Refused("artwork-heavy")
        style = styled(element, above, self._rules)
        inside = {k: v for k, v in style.items() if k not in ("display", "clip-path", "mask",
                                                              "filter")}  # fmt: skip
        inside["opacity"] = str(_number(above.get("opacity", "1")) *
                                _number(style.get("opacity", "1")))  # fmt: skip
        for inner in element.inner:
            self._element(inner, inside, matrix, clip, depth)

    def _element(
        self, element: Element, above: dict[str, str], matrix: Matrix,
        clip: tuple[float, float, float, float] | None, depth: int,
    ) -> None:  # fmt: skip
        name = element.name
        if name in _HARMLESS or name in _SCRIPTS:
            return
        style = styled(element, {k: v for k, v in above.items() if k != "opacity"}, self._rules)
        if style.get("display") == "none":
            return
        matrix = times(transform(element.attributes.get("transform", "")), matrix)
        clip = self._clipped(style, matrix, clip)
        for key in ("mask", "filter"):
            if style.get(key, "none") != "none":
                self.undrawn.add(key + "s")
        if name in ("g", "a", "switch", "svg", "symbol"):
            if name == "svg":
                matrix = times((1, 0, 0, 1, _given(element, "x"), _given(element, "y")), matrix)
            self.children(element, above, matrix, clip, depth + 1)
        elif name == "use":
            self._use(element, above, matrix, clip, depth)
        elif name in _UNDRAWN or name == "tspan":
            self.undrawn.add(_UNDRAWN.get(name, name))
        else:
            segments = self._outline(element)
            opacity = _number(above.get("opacity", "1")) * _number(style.get("opacity", "1"))
            if segments and style["visibility"] == "visible" and opacity > 0:
                self._paint(segments, style, matrix, clip, opacity)

    def _use(
        self, element: Element, above: dict[str, str], matrix: Matrix,
        clip: tuple[float, float, float, float] | None, depth: int,
    ) -> None:  # fmt: skip
        self._uses += 1
        if self._uses > _USES:
            raise Refused("artwork-heavy")
        target = element.attributes.get("href", "")
        if not target.startswith("#"):
            self.undrawn.add("references to other files")
            return
        meant = self._ids.get(target[1:])
        if meant is None or depth > _DEPTH:
            self.sound = False
            return
        shift: Matrix = (1, 0, 0, 1, _given(element, "x"), _given(element, "y"))
        style = styled(element, above, self._rules)
        opacity = _number(above.get("opacity", "1")) * _number(style.get("opacity", "1"))
        group = Element("g", {})
        group.inner = [meant]
        if meant.name == "symbol":
            group.inner = meant.inner
        self.children(group, style | {"opacity": str(opacity)},
                      times(shift, matrix), clip, depth + 1)  # fmt: skip

    def _outline(self, element: Element) -> Segments:
        """The outline of a basic shape; none for elements that are no shapes."""
        name = element.name

        def get(key: str) -> float:
            return _given(element, key)

        if name == "path":
            segments, sound = path_segments(element.attributes.get("d", ""))
            self.sound &= sound
            return segments
        if name == "rect":
            rx, ry = get("rx"), get("ry")
            return rectangle(get("x"), get("y"), get("width"), get("height"), rx or ry, ry or rx)
        if name == "circle":
            return ellipse(get("cx"), get("cy"), get("r"), get("r"))
        if name == "ellipse":
            return ellipse(get("cx"), get("cy"), get("rx"), get("ry"))
        if name == "line":
            return [("M", (get("x1"), get("y1"))), ("L", (get("x2"), get("y2")))]
        if name in ("polygon", "polyline"):
            return polygon(element.attributes.get("points", ""), name == "polygon")
        return []

    def _clipped(
        self, style: dict[str, str], matrix: Matrix,
        clip: tuple[float, float, float, float] | None,
    ) -> tuple[float, float, float, float] | None:  # fmt: skip
        """What shows under a clip path that is one upright rectangle; others are named."""
        named = re.fullmatch(r"url\(\s*['\"]?#(.+?)['\"]?\s*\)", style.get("clip-path", "none"))
        if named is None:
            return clip
        path = self._ids.get(named.group(1))
        inner = [one for one in path.inner if one.name not in _HARMLESS] if path else []
        if len(inner) == 1 and inner[0].name == "use":
            meant = self._ids.get(inner[0].attributes.get("href", "")[1:])
            inner = [meant] if meant is not None else []
        if len(inner) != 1:
            self.undrawn.add("clipping")
            return clip
        segments = moved(self._outline(inner[0]), matrix)
        box = _upright(segments)
        if box is None or not all(map(isfinite, box)):
            self.undrawn.add("clipping")
            return clip
        if clip is None:
            return box
        return (max(box[0], clip[0]), max(box[1], clip[1]), min(box[2], clip[2]),
                min(box[3], clip[3]))  # fmt: skip

    def _paint(
        self, segments: Segments, style: dict[str, str], matrix: Matrix,
        clip: tuple[float, float, float, float] | None, opacity: float,
    ) -> None:  # fmt: skip
        self._segments += len(segments)
        if self._segments > _SEGMENTS:
            raise Refused("artwork-heavy")
        fill = self._colour(style["fill"], style, opacity * _number(style["fill-opacity"]))
        stroke = self._colour(style["stroke"], style, opacity * _number(style["stroke-opacity"]))
        scale = abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]) ** 0.5
        width = length(style["stroke-width"]) * scale
        if width <= 0:
            stroke = None
        dash: tuple[float, ...] = ()
        if style["stroke-dasharray"] != "none":
            parts = re.split(r"[\s,]+", style["stroke-dasharray"].strip())
            dash = tuple(length(part) * scale for part in parts)
            dash = dash if sum(dash) > 0 and min(dash) >= 0 else ()
        if fill or stroke:
            cap, join = style["stroke-linecap"], style["stroke-linejoin"]
            placed = moved(segments, matrix)
            # Numbers such as 1e999 lead nowhere that could be printed.
            if not all(map(isfinite, (width, *dash, *(n for _, at in placed for n in at)))):
                self.sound = False
                return
            self.shapes.append(
                Shape(
                    placed, fill, style["fill-rule"] == "evenodd", stroke, width,
                    dash, cap if cap in ("round", "square") else "butt",
                    join if join in ("round", "bevel") else "miter", clip,
                )
            )  # fmt: skip

    def _colour(self, value: str, style: dict[str, str], opacity: float) -> Colour | None:
        """A plain colour; of a gradient the first, with a note; transparent ones on white."""
        if opacity <= 0:
            return None
        if value.startswith("url("):
            value = self._paint_server(value)
        try:
            colour = colour_of(value, style["color"])
        except ValueError:
            self.undrawn.add("colours")
            colour = ("rgb", (0.0, 0.0, 0.0))
        if colour is not None and not all(map(isfinite, colour[1])):
            self.undrawn.add("colours")
            colour = ("rgb", (0.0, 0.0, 0.0))
        if colour is None or opacity >= 1:
            return colour
        self.undrawn.add("transparency")
        paper = 255.0 if colour[0] == "rgb" else 0.0
        return colour[0], tuple(n * opacity + paper * (1 - opacity) for n in colour[1])

    def _paint_server(self, value: str) -> str:
        inner, _, rest = value[4:].partition(")")
        target = inner.strip(" '\"")
        if not target.startswith("#"):
            self.undrawn.add("references to other files")
            return rest.strip() or "none"
        server = self._ids.get(target[1:])
        for _ in range(8):  # gradients may take their colours from others
            if server is None or any(one.name == "stop" for one in server.inner):
                break
            server = self._ids.get(server.attributes.get("href", "#")[1:])
        self.undrawn.add("gradients")
        for stop in server.inner if server is not None else ():
            given = {**stop.attributes, **declared(stop.attributes.get("style", ""))}
            return given.get("stop-color", "gray")
        return rest.strip() or "gray"


def _upright(segments: Segments) -> tuple[float, float, float, float] | None:
    places = [n for kind, n in segments if kind in "ML"]
    if len(places) not in (4, 5) or any(kind == "C" for kind, _ in segments):
        return None
    xs, ys = [p[0] for p in places], [p[1] for p in places]
    box = min(xs), min(ys), max(xs), max(ys)
    near = 1e-6 * (1 + max(map(abs, box)))
    corners = all(
        min(abs(x - box[0]), abs(x - box[2])) < near
        and min(abs(y - box[1]), abs(y - box[3])) < near
        for x, y in places
    )
    return box if corners else None


def _number(text: str) -> float:
    try:
        value = float(text.rstrip("%")) / (100 if text.endswith("%") else 1)
    except ValueError:
        return 1.0
    return max(0.0, min(1.0, value))


def _given(element: Element, key: str) -> float:
    return length(element.attributes.get(key, "0"))
