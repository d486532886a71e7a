"""Small hand-set pages for the export tests: no line breaking, one run at a time."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence

from pagesetter.display import DisplayList, GlyphRun, Item
from pagesetter.fonts import FontFace
from pagesetter.geometry import UNIT, Rect, ratio


def pt(points: float) -> int:
    return round(points * UNIT)


def set_run(
    face: FontFace,
    text: str,
    size: float,
    x: float,
    y: float,
    *,
    loosen: float = 0.0,
    **changes: object,
) -> GlyphRun:
    """Shape `text` and place it from (x, y), opening every gap by `loosen` pt."""
    shaped = face.shape(text)
    hscale = int(changes.get("hscale", 1000))  # type: ignore[call-overload]
    places = array("i")
    at = 0
    for advance in shaped.advances:
        places.append(at)
        at += ratio(advance * pt(size) * hscale, face.upem * 1000) + pt(loosen)
    run = GlyphRun(face.key, pt(size), pt(x), pt(y), shaped.gids, shaped.clusters, places, text)
    return run._replace(**changes)  # type: ignore[arg-type]


def sheet(
    items: Iterable[Item], width: float = 400, height: float = 300, *, label: str = "1"
) -> DisplayList:
    """A page with 10 pt round its trim and 6 pt of bleed."""
    return DisplayList(
        label,
        pt(width),
        pt(height),
        Rect(pt(10), pt(10), pt(width - 20), pt(height - 20)),
        Rect(pt(4), pt(4), pt(width - 8), pt(height - 8)),
        tuple(items),
    )


class Faces:
    """A font book of just these faces, for fonts that no folder holds."""

    def __init__(self, faces: Sequence[FontFace]) -> None:
        self._faces = {face.key: face for face in faces}

    def face(self, key: str) -> FontFace:
        return self._faces[key]
