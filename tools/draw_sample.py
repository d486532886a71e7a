"""Draws the line art of the sample paper: its mark, a QR code, a ginkgo leaf, an atom, a tree.

Writes PNG files of one bit into `examples/science-weekly/`. All shapes are computed here; the
same run gives the same bytes. Run by hand; neither users nor tests run it. The QR code needs
the package segno: without it that one file is left as it is.

    python tools/draw_sample.py
"""

from __future__ import annotations

import itertools
import math
import os
import random
import sys
from collections.abc import Callable, Sequence

from PIL import Image, ImageDraw

PAPER = os.path.join(
    os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "examples", "science-weekly"
)
ISSUE = os.path.join(PAPER, "issues", "2026-11-24")
QR_TEXT = "https://ylkj.example/2026-11-24"
_OVER = 4
"""Drawn so much larger, then reduced and cut to black and white: edges fall where they should."""

Point = tuple[float, float]


class Sheet:
    """A white sheet to draw on in pixels of the finished picture."""

    def __init__(self, width: int, height: int) -> None:
        self._image = Image.new("L", (width * _OVER, height * _OVER), 255)
        self._draw = ImageDraw.Draw(self._image)
        self.width, self.height = width, height

    def stroke(self, points: Sequence[Point], width: float, ink: int = 0) -> None:
        """Draw a line through the points with round ends and joints."""
        scaled = [(x * _OVER, y * _OVER) for x, y in points]
        thick = width * _OVER
        self._draw.line(scaled, fill=ink, width=round(thick))
        for x, y in scaled:
            radius = thick / 2
            self._draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=ink)

    def taper(self, start: Point, end: Point, first: float, last: float) -> None:
        """Draw a straight stroke that narrows from `first` to `last`."""
        angle = math.atan2(end[1] - start[1], end[0] - start[0]) + math.pi / 2
        across = math.cos(angle), math.sin(angle)

        def beside(point: Point, by: float) -> Point:
            return point[0] + across[0] * by, point[1] + across[1] * by

        self.fill([beside(start, first / 2), beside(end, last / 2), beside(end, -last / 2),
                   beside(start, -first / 2)])  # fmt: skip
        for point, width in ((start, first), (end, last)):
            self.dot(point, width / 2)

    def fill(self, points: Sequence[Point], ink: int = 0) -> None:
        self._draw.polygon([(x * _OVER, y * _OVER) for x, y in points], fill=ink)

    def dot(self, centre: Point, radius: float, ink: int = 0) -> None:
        x, y, r = centre[0] * _OVER, centre[1] * _OVER, radius * _OVER
        self._draw.ellipse((x - r, y - r, x + r, y + r), fill=ink)

    def saved(self, path: str) -> None:
        small = self._image.resize((self.width, self.height), Image.Resampling.BOX)
        save(small.point(lambda value: 255 if value >= 128 else 0).convert("1"), path)


def save(picture: Image.Image, path: str) -> None:
    os.makedirs(os.path.dirname(path), exist_ok=True)
    picture.save(path, "PNG", optimize=True)
    sys.stderr.write(f"{os.path.relpath(path, PAPER)}: {os.path.getsize(path):,} bytes\n")


def curve(function: Callable[[float], Point], first: float, last: float, steps: int) -> list[Point]:
    return [function(first + (last - first) * n / steps) for n in range(steps + 1)]


def mark() -> Sheet:
    """The paper's mark: the peaks of 云岭 over banks of cloud, the sun behind, in a ring."""
    centre, inner = 600.0, 540.0
    sheet = Sheet(1200, 1200)
    sheet.dot((795, 395), 168)
    sheet.dot((795, 395), 128, 255)
    peaks = [(30, 830), (250, 560), (330, 640), (520, 300), (680, 520), (760, 440), (930, 640),
             (1010, 590), (1180, 800), (1180, 1190), (30, 1190)]  # fmt: skip
    sheet.fill(_widened(peaks), 255)
    sheet.fill(peaks)
    for snow in (
        [(520, 300), (440, 437), (486, 470), (512, 420), (560, 500), (600, 410)],
        [(250, 560), (196, 626), (236, 640), (262, 612), (296, 650), (318, 628)],
        [(760, 440), (722, 479), (752, 520), (776, 500), (812, 548), (836, 529)],
    ):
        sheet.fill(snow, 255)
    for base, phase, width in ((800, 0.6, 62), (905, 2.9, 66), (1012, 5.0, 70), (1125, 1.2, 80)):

        def bank(x: float, base: int = base, phase: float = phase) -> Point:
            return x, base + 26 * math.sin(x * 0.0105 + phase) + 9 * math.sin(x * 0.027 + phase)

        sheet.stroke(curve(bank, 20, 1180, 580), width, 255)
    _cut_round(sheet, centre, inner)
    _ring(sheet, centre, 573, 34)
    return sheet


def _widened(peaks: Sequence[Point]) -> list[Point]:
    """Return the same ridge a little higher, to part it from the sun by a white line."""
    return [(x, y - 34) for x, y in peaks]


def _cut_round(sheet: Sheet, centre: float, radius: float) -> None:
    """Leave only what lies within the circle."""
    far = centre * 1.5
    arc = curve(lambda t: (centre + radius * math.cos(t), centre + radius * math.sin(t)),
                0, math.pi, 360)  # fmt: skip
    for half in (arc, [(x, 2 * centre - y) for x, y in arc]):
        outer = 2 * centre + far if half is arc else -far
        sheet.fill([*half, (-far, centre), (-far, outer), (centre * 2 + far, outer),
                    (centre * 2 + far, centre)], 255)  # fmt: skip


def _ring(sheet: Sheet, centre: float, radius: float, width: float) -> None:
    sheet.stroke(
        curve(lambda t: (centre + radius * math.cos(t), centre + radius * math.sin(t)),
              0, 2 * math.pi, 720), width)  # fmt: skip


def ginkgo() -> Sheet:
    """A ginkgo leaf: a fan of forked veins with a notch, on a bent stalk."""
    sheet = Sheet(1200, 1200)
    foot = (600.0, 800.0)

    def edge(t: float) -> float:
        notch = 150 * math.exp(-((t / 0.06) ** 2))
        return 640 - notch + 14 * math.sin(t * 17) + 9 * math.sin(t * 41 + 1)

    def at(t: float, r: float) -> Point:
        # The blade narrows to its foot as a wedge with hollow sides.
        spread = 1.12 * t * (0.62 + 0.38 * min(1.0, r / 420))
        return foot[0] + r * math.sin(spread), foot[1] - r * math.cos(spread)

    outline = [
        *curve(lambda r: at(-1, r), 0, edge(-1), 60),
        *curve(lambda t: at(t, edge(t)), -1, 1, 400),
        *curve(lambda r: at(1, r), edge(1), 0, 60),
    ]
    sheet.stroke(outline, 9)
    for n in range(-30, 31):
        t = n / 31
        fork = 210 + 90 * (n % 3)

        def stem(r: float, t: float = t) -> Point:
            return at(t, r)

        sheet.stroke(curve(stem, 70 + 12 * (n % 5), fork, 30), 3.4)
        for side in (-1, 1):
            end = t + side / 95
            top = edge(end) - 16
            if top > fork:

                def vein(r: float, t: float = t, end: float = end, fork: float = fork,
                         top: float = top) -> Point:  # fmt: skip
                    return at(t + (end - t) * (r - fork) / (top - fork), r)

                sheet.stroke(curve(vein, fork, top, 40), 2.8)
    stalk = curve(lambda s: (600 + 70 * s * s, 800 + 330 * s), 0, 1, 80)
    for n, (start, end) in enumerate(itertools.pairwise(stalk)):
        sheet.taper(start, end, 17 - n * 0.07, 17 - (n + 1) * 0.07)
    return sheet


def atom() -> Sheet:
    """Three orbits and a nucleus: the sign over the science questions."""
    sheet = Sheet(1200, 1200)
    centre = 600.0

    def orbit(turn: float) -> Callable[[float], Point]:
        def at(t: float) -> Point:
            x, y = 545 * math.cos(t), 205 * math.sin(t)
            return (centre + x * math.cos(turn) - y * math.sin(turn),
                    centre + x * math.sin(turn) + y * math.cos(turn))  # fmt: skip

        return at

    turns = [n * math.pi / 3 + math.pi / 6 for n in range(3)]
    for turn in turns:
        sheet.stroke(curve(orbit(turn), 0, 2 * math.pi, 720), 26)
    for turn, place in zip(turns, (0.55, 2.5, 4.4), strict=True):
        sheet.dot(orbit(turn)(place), 74, 255)
        sheet.dot(orbit(turn)(place), 52)
    sheet.dot((centre, centre), 118, 255)
    sheet.dot((centre, centre), 92)
    return sheet


_GROUND = 1290.0
"""Height of the ground in the drawing of the tree, in pixels from the top."""


def tree() -> Sheet:
    """A bare tree and its roots, for the public service advertisement."""
    sheet = Sheet(2400, 1800)
    chance = random.Random(12)
    _branch(sheet, chance, (1200.0, _GROUND), -math.pi / 2, 228, 74, 10)
    for turn in (-1.05, -0.6, -0.2, 0.2, 0.6, 1.05):
        _branch(sheet, chance, (1200.0 + 22 * turn, _GROUND), math.pi / 2 - turn, 105, 30, 6, True)
    sheet.stroke([(330, _GROUND), (2070, _GROUND)], 9)
    for n in range(46):
        x = 350 + n * 38 + chance.uniform(-9, 9)
        tip = (x + chance.uniform(-9, 9), _GROUND - chance.uniform(14, 40))
        sheet.taper((x, _GROUND), tip, 6, 2)
    return sheet


def _branch(
    sheet: Sheet, chance: random.Random, start: Point, angle: float, length: float, width: float,
    depth: int, below: bool = False,
) -> None:  # fmt: skip
    """Draw a bough of three bent lengths, then what grows out of it; roots stay below ground."""
    place = start
    for n in range(3):
        angle += chance.uniform(-0.13, 0.13)
        end = (place[0] + length / 3 * math.cos(angle), place[1] + length / 3 * math.sin(angle))
        if below and end[1] < _GROUND + 8:
            return
        sheet.taper(place, end, width * (1 - n * 0.09), width * (1 - (n + 1) * 0.09))
        place = end
    if depth == 0 or width < 3.2:
        return
    spread = chance.uniform(0.34, 0.52)
    lean = chance.uniform(-0.12, 0.12)
    for side in (-1, 1):
        shorter = chance.uniform(0.74, 0.88)
        _branch(sheet, chance, place, angle + side * spread + lean, length * shorter,
                width * 0.69, depth - 1, below)  # fmt: skip


def qr_code() -> Image.Image | None:
    """The address of the issue as a QR code, four white modules round it; None without segno."""
    try:
        import segno
    except ImportError:
        return None
    code = segno.make(QR_TEXT, error="m", micro=False)
    rows = [list(row) for row in code.matrix_iter(scale=8, border=4)]
    picture = Image.new("1", (len(rows[0]), len(rows)), 1)
    picture.putdata([0 if dark else 1 for row in rows for dark in row])
    return picture


def main() -> int:
    mark().saved(os.path.join(PAPER, "assets", "mark.png"))
    ginkgo().saved(os.path.join(ISSUE, "assets", "ginkgo.png"))
    atom().saved(os.path.join(PAPER, "assets", "atom.png"))
    tree().saved(os.path.join(ISSUE, "assets", "tree.png"))
    code = qr_code()
    if code is None:
        sys.stderr.write("qr.png is left as it is: the package segno is not installed\n")
    else:
        save(code, os.path.join(PAPER, "assets", "qr.png"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
