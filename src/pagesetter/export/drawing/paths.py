"""SVG's path data and basic shapes as segments of lines and cubics (SVG 2, 9.3 and 10).

Turns text and numbers into segments in the drawing's own units. A path with an error is drawn
up to it, as the standard asks. Knows no colour and no page.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

Segments = list[tuple[str, tuple[float, ...]]]
"""("M", (x, y)), ("L", (x, y)), ("C", (x1, y1, x2, y2, x, y)) or ("Z", ())."""
Matrix = tuple[float, float, float, float, float, float]

_ROUND = 0.5522847498
"""Handle of the cubic that draws a quarter of a circle, in radii."""
_TOKEN = re.compile(r"[A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_COUNTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
_FLAGS = re.compile(r"\s*,?\s*([01])")
_NUMBER = re.compile(r"\s*,?\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)")
_COMMAND = re.compile(r"\s*,?\s*([A-Za-z])")


class _Pen:
    def __init__(self) -> None:
        self.done: Segments = []
        self.at = (0.0, 0.0)
        self.begun = (0.0, 0.0)
        self.handle: tuple[float, float] | None = None
        """The last curve's second handle, which S and T mirror."""
        self.last = ""

    def move(self, x: float, y: float) -> None:
        self.done.append(("M", (x, y)))
        self.at = self.begun = (x, y)

    def line(self, x: float, y: float) -> None:
        self.done.append(("L", (x, y)))
        self.at = (x, y)

    def cubic(self, *numbers: float) -> None:
        self.done.append(("C", numbers))
        self.at = numbers[4], numbers[5]

    def close(self) -> None:
        self.done.append(("Z", ()))
        self.at = self.begun


def path_segments(text: str) -> tuple[Segments, bool]:
    """Return the segments of path data, and whether it was sound to its end."""
    pen = _Pen()
    at, command = 0, ""
    while text[at:].strip():
        found = _COMMAND.match(text, at)
        if found:
            command, at = found.group(1), found.end()
            if command.upper() not in _COUNTS or (not pen.done and command not in "Mm"):
                return pen.done, False
        elif not command or command in "Zz":
            return pen.done, False
        numbers, at = _numbers(text, at, command.upper())
        if numbers is None:
            return pen.done, False
        try:
            _draw(pen, command, numbers)
        except (ArithmeticError, ValueError):  # numbers beyond those that can be reckoned with
            return pen.done, False
        if command in "Mm":  # further places after a move are lines to them
            command = "L" if command == "M" else "l"
    return pen.done, True


def _numbers(text: str, at: int, command: str) -> tuple[list[float] | None, int]:
    """Read the numbers of one command; an arc's two flags may stand without blanks."""
    numbers: list[float] = []
    for i in range(_COUNTS[command]):
        pattern = _FLAGS if command == "A" and i in (3, 4) else _NUMBER
        found = pattern.match(text, at)
        if found is None:
            return None, at
        value = float(found.group(1))
        if not math.isfinite(value):
            return None, at
        numbers.append(value)
        at = found.end()
    return numbers, at


def _draw(pen: _Pen, command: str, n: list[float]) -> None:
    x, y = pen.at
    kind = command.upper()
    if command.islower():
        n = _absolute(kind, n, x, y)
    handle = None
    if kind == "M":
        pen.move(n[0], n[1])
    elif kind == "L":
        pen.line(n[0], n[1])
    elif kind == "H":
        pen.line(n[0], y)
    elif kind == "V":
        pen.line(x, n[0])
    elif kind == "Z":
        pen.close()
    elif kind == "A":
        _arc(pen, n)
    else:
        handle = _curve(pen, kind, n, x, y)
    pen.handle, pen.last = handle, kind


def _absolute(kind: str, n: list[float], x: float, y: float) -> list[float]:
    if kind == "H":
        return [n[0] + x]
    if kind == "V":
        return [n[0] + y]
    if kind == "A":
        return [*n[:5], n[5] + x, n[6] + y]
    return [value + (y if i % 2 else x) for i, value in enumerate(n)]


def _curve(pen: _Pen, kind: str, n: list[float], x: float, y: float) -> tuple[float, float]:
    """Draw C, S, Q or T; return the handle that the next one may mirror."""
    mirrored = (x, y)
    same = "CS" if kind in "CS" else "QT"
    if pen.handle is not None and pen.last in same:
        mirrored = 2 * x - pen.handle[0], 2 * y - pen.handle[1]
    if kind in "ST":
        n = [*mirrored, *n]
    if kind in "CS":
        pen.cubic(*n)
        return n[2], n[3]
    cx, cy, ex, ey = n
    pen.cubic(x + 2 / 3 * (cx - x), y + 2 / 3 * (cy - y),
              ex + 2 / 3 * (cx - ex), ey + 2 / 3 * (cy - ey), ex, ey)  # fmt: skip
    return cx, cy


def _arc(pen: _Pen, n: list[float]) -> None:
    """An elliptical arc as cubics of at most a quarter each (SVG 2, B.2.4)."""
    rx, ry, turn, large, sweep, ex, ey = n
    x, y = pen.at
    rx, ry = abs(rx), abs(ry)
    if not rx or not ry or (x, y) == (ex, ey):
        pen.line(ex, ey)
        return
    phi = math.radians(turn)
    cos, sin = math.cos(phi), math.sin(phi)
    dx, dy = (x - ex) / 2, (y - ey) / 2
    px, py = cos * dx + sin * dy, -sin * dx + cos * dy
    grow = px * px / (rx * rx) + py * py / (ry * ry)
    if grow > 1:
        rx, ry = rx * math.sqrt(grow), ry * math.sqrt(grow)
    below = rx * rx * py * py + ry * ry * px * px
    root = math.sqrt(max(0.0, rx * rx * ry * ry - below) / below)
    if bool(large) == bool(sweep):
        root = -root
    qx, qy = root * rx * py / ry, -root * ry * px / rx
    first = math.atan2((py - qy) / ry, (px - qx) / rx)
    last = math.atan2((-py - qy) / ry, (-px - qx) / rx)
    if sweep and last < first:
        last += 2 * math.pi
    elif not sweep and last > first:
        last -= 2 * math.pi
    mx, my = cos * qx - sin * qy + (x + ex) / 2, sin * qx + cos * qy + (y + ey) / 2

    def place(u: float, v: float) -> tuple[float, float]:
        return cos * rx * u - sin * ry * v + mx, sin * rx * u + cos * ry * v + my

    parts = max(1, math.ceil(abs(last - first) / (math.pi / 2) - 1e-9))
    step = (last - first) / parts
    k = 4 / 3 * math.tan(step / 4)
    for i in range(parts):
        a, b = first + i * step, first + (i + 1) * step
        one = place(math.cos(a) - k * math.sin(a), math.sin(a) + k * math.cos(a))
        two = place(math.cos(b) + k * math.sin(b), math.sin(b) - k * math.cos(b))
        end = (ex, ey) if i + 1 == parts else place(math.cos(b), math.sin(b))
        pen.cubic(*one, *two, *end)


def rectangle(x: float, y: float, w: float, h: float, rx: float, ry: float) -> Segments:
    """A rectangle, its corners rounded; no segments when it has no area."""
    if w <= 0 or h <= 0:
        return []
    rx, ry = min(rx, w / 2), min(ry, h / 2)
    right, bottom = x + w, y + h
    if rx <= 0 or ry <= 0:
        return [("M", (x, y)), ("L", (right, y)), ("L", (right, bottom)), ("L", (x, bottom)),
                ("Z", ())]  # fmt: skip
    kx, ky = rx * (1 - _ROUND), ry * (1 - _ROUND)
    return [
        ("M", (x + rx, y)), ("L", (right - rx, y)),
        ("C", (right - kx, y, right, y + ky, right, y + ry)), ("L", (right, bottom - ry)),
        ("C", (right, bottom - ky, right - kx, bottom, right - rx, bottom)),
        ("L", (x + rx, bottom)), ("C", (x + kx, bottom, x, bottom - ky, x, bottom - ry)),
        ("L", (x, y + ry)), ("C", (x, y + ky, x + kx, y, x + rx, y)), ("Z", ()),
    ]  # fmt: skip


def ellipse(cx: float, cy: float, rx: float, ry: float) -> Segments:
    return rectangle(cx - rx, cy - ry, 2 * rx, 2 * ry, rx, ry)


def polygon(text: str, closed: bool) -> Segments:
    numbers = [float(n) for n in _TOKEN.findall(text) if not n.isalpha()]
    places = list(zip(numbers[0::2], numbers[1::2], strict=False))
    done: Segments = [("L" if i else "M", place) for i, place in enumerate(places)]
    return [*done, ("Z", ())] if closed and done else done


def transform(text: str) -> Matrix:
    """Return the matrix of a `transform` list (SVG 1.1, 7.6); what is wrong in it is left out."""
    whole: Matrix = (1, 0, 0, 1, 0, 0)
    for name, inner in re.findall(r"([A-Za-z]+)\s*\(([^)]*)\)", text):
        numbers = [float(n) for n in _TOKEN.findall(inner) if not n.isalpha()]
        one = _single(name, numbers) if all(map(math.isfinite, numbers)) else None
        if one is not None:
            whole = times(one, whole)
    return whole


def _single(name: str, n: Sequence[float]) -> Matrix | None:
    if name == "matrix" and len(n) == 6:
        return n[0], n[1], n[2], n[3], n[4], n[5]
    if name == "translate" and n:
        return 1, 0, 0, 1, n[0], n[1] if len(n) > 1 else 0
    if name == "scale" and n:
        return n[0], 0, 0, n[1] if len(n) > 1 else n[0], 0, 0
    if name in ("skewX", "skewY") and n:
        tan = math.tan(math.radians(n[0]))
        return (1, 0, tan, 1, 0, 0) if name == "skewX" else (1, tan, 0, 1, 0, 0)
    if name == "rotate" and n:
        cos, sin = math.cos(math.radians(n[0])), math.sin(math.radians(n[0]))
        x, y = (n[1], n[2]) if len(n) > 2 else (0.0, 0.0)
        return cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y
    return None


def times(first: Matrix, then: Matrix) -> Matrix:
    """Return the matrix that applies `first`, then `then`."""
    a, b, c, d, e, f = first
    A, B, C, D, E, F = then
    return (a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D,
            e * A + f * C + E, e * B + f * D + F)  # fmt: skip


def moved(segments: Segments, matrix: Matrix) -> Segments:
    a, b, c, d, e, f = matrix
    done: Segments = []
    for kind, n in segments:
        places: list[float] = []
        for x, y in zip(n[0::2], n[1::2], strict=True):
            places += (a * x + c * y + e, b * x + d * y + f)
        done.append((kind, tuple(places)))
    return done
