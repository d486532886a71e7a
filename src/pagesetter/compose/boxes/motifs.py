"""Ten 花边 of our own drawing: one cell of each, to be repeated along a side.

A motif is drawn in a cell of 1000 × 1000 whose x runs along the side (clockwise round the
box) and whose y runs from the outside inwards. `corner` fills the square where two sides
meet. All numbers are thousandths of the cell.
"""

from pagesetter.values import NamedTuple


class Shape(NamedTuple):
    """`poly` and `disc` are filled, `line` and `ring` stroked `width` wide."""

    kind: str
    points: tuple[int, ...]
    """x, y, x, y …; the centre of a disc or ring."""
    width: int = 0
    radius: int = 0


class Motif(NamedTuple):
    cell: tuple[Shape, ...]
    corner: tuple[Shape, ...]


def _poly(*points: int) -> Shape:
    return Shape("poly", points)


def _line(width: int, *points: int) -> Shape:
    return Shape("line", points, width)


def _disc(x: int, y: int, radius: int) -> Shape:
    return Shape("disc", (x, y), radius=radius)


def _ring(x: int, y: int, radius: int, width: int) -> Shape:
    return Shape("ring", (x, y), width, radius)


_DIAMOND = _poly(500, 180, 820, 500, 500, 820, 180, 500)
_STAR = _poly(500, 100, 590, 410, 900, 500, 590, 590, 500, 900, 410, 590, 100, 500, 410, 410)
_SQUARE = _poly(250, 250, 750, 250, 750, 750, 250, 750)

_JOINTS = (_line(110, 850, 500, 1000, 500), _line(110, 500, 850, 500, 1000))
"""Bars from a corner to the first cells of its two sides."""

MOTIFS: dict[str, Motif] = {
    # 菱花: diamonds with beads between them
    "菱花": Motif(
        (_DIAMOND, _disc(0, 500, 90), _disc(1000, 500, 90)),
        (_ring(500, 500, 300, 110), _disc(500, 500, 130)),
    ),
    # 连珠: a string of pearls
    "连珠": Motif((_disc(500, 500, 330),), (_disc(500, 500, 430),)),
    # 方胜: squares on point joined by bars
    "方胜": Motif(
        (_SQUARE, _line(110, 0, 500, 250, 500), _line(110, 750, 500, 1000, 500)),
        (_poly(150, 150, 850, 150, 850, 850, 150, 850), *_JOINTS),
    ),
    # 回纹: the meander
    "回纹": Motif(
        (
            _line(
                110, 0, 850, 150, 850, 150, 200, 800, 200, 800, 640, 460, 640, 460, 430,
                600, 430,
            ),
            _line(110, 150, 850, 1000, 850),
        ),
        (
            _line(110, 1000, 850, 150, 850, 150, 150, 850, 150, 850, 1000),
            _poly(390, 390, 610, 390, 610, 610, 390, 610),
        ),
    ),
    # 锯齿: triangles standing on a line
    "锯齿": Motif(
        (_poly(0, 750, 500, 220, 1000, 750), _line(90, 0, 850, 1000, 850)),
        (
            _poly(220, 220, 800, 500, 750, 750, 500, 800),
            _line(90, 1000, 850, 850, 850, 850, 1000),
        ),
    ),
    # 星花: four-pointed stars
    "星花": Motif((_STAR,), (_STAR, _ring(500, 500, 360, 70))),
    # 绳纹: the strands of a rope
    "绳纹": Motif(
        (_poly(60, 780, 480, 220, 940, 220, 520, 780),),
        (_disc(500, 500, 340),),
    ),
    # 竹节: joints of bamboo
    "竹节": Motif(
        (_line(150, 60, 350, 940, 350), _line(150, 60, 650, 940, 650),
         _line(90, 60, 220, 60, 780), _line(90, 940, 220, 940, 780)),
        (_ring(500, 500, 270, 150),),
    ),
    # 叶纹: pairs of leaves
    "叶纹": Motif(
        (_poly(80, 500, 260, 250, 480, 240, 400, 430),
         _poly(520, 500, 700, 750, 920, 760, 840, 570),
         _line(70, 0, 500, 1000, 500)),
        (
            _poly(500, 150, 650, 350, 850, 500, 650, 650, 500, 850, 350, 650, 150, 500, 350, 350),
            _line(70, 850, 500, 1000, 500),
            _line(70, 500, 850, 500, 1000),
        ),
    ),
    # 棋格: a chequer of two rows
    "棋格": Motif(
        (_poly(0, 200, 500, 200, 500, 500, 0, 500),
         _poly(500, 500, 1000, 500, 1000, 800, 500, 800)),
        (_poly(200, 200, 800, 200, 800, 800, 200, 800),),
    ),
}  # fmt: skip
