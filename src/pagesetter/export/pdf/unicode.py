"""Which text each glyph stands for, so that a reader of the PDF gets back what was written.

A font's ToUnicode map gives every glyph one text, wherever it stands. Where that is not
enough (one glyph for several texts, several glyphs for one text) the place is marked with
its own ActualText (ISO 32000-1, 14.9.4). Knows nothing of codes and streams.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from sys import byteorder

from pagesetter.display import GlyphRun, counting
from pagesetter.values import NamedTuple

NOTHING = "\u200b"
"""Text of a glyph that never stands for a character alone: a zero width space."""


class Cluster(NamedTuple):
    """Glyphs `start` to `end` of a run stand for `text` together."""

    start: int
    end: int
    text: str


def clusters(run: GlyphRun) -> list[Cluster]:
    """Cut a run into clusters; their texts join to the run's text without its hard turns."""
    found: list[Cluster] = []
    starts = [i for i, c in enumerate(run.clusters) if i == 0 or c != run.clusters[i - 1]]
    for start, end in zip(starts, [*starts[1:], len(run.gids)], strict=True):
        first = run.clusters[start] if start else 0
        last = run.clusters[end] if end < len(run.gids) else len(run.text)
        found.append(Cluster(start, end, run.text[first:last].replace("\n", "")))
    return found


def pairs(runs: Iterable[GlyphRun]) -> tuple[set[tuple[int, str]], set[int]]:
    """Return (glyph, text) wherever a glyph stands for a text alone, and the other glyphs.

    The others belong to clusters of several glyphs, or stand for no text.
    """
    alone: set[tuple[int, str]] = set()
    grouped: set[int] = set()
    gids: list[array[int]] = []
    texts: list[str] = []
    for run in runs:
        own, text = run.gids, run.text
        count = len(own)
        if len(text) == count:
            plain = counting(count)
            if run.clusters is plain or run.clusters == plain:
                gids.append(own)
                texts.append(text)
                continue
        for cluster in clusters(run):
            if cluster.end - cluster.start == 1 and cluster.text:
                alone.add((own[cluster.start], cluster.text))
            else:
                grouped.update(own[cluster.start : cluster.end])
    alone.update(_distinct(array("H", b"".join(gids)), "".join(texts)))
    return alone, grouped


def _distinct(gids: array[int], text: str) -> Iterable[tuple[int, str]]:
    """Return each (glyph, character) once, or more often: a page has the same few ten times.

    Both as halves of one number, so that no tuple is made of what has been seen.
    """
    halves = array("H", text.encode("utf-16-le" if byteorder == "little" else "utf-16-be"))
    if len(halves) != len(gids):  # characters beyond U+FFFF take two
        return zip(gids, text, strict=True)
    both = array("H", bytes(4 * len(gids)))
    both[::2], both[1::2] = gids, halves
    seen = set(memoryview(both).cast("B").cast("I"))
    once = array("H", array("I", seen).tobytes())
    return zip(once[::2], map(chr, once[1::2]), strict=True)


class Texts(NamedTuple):
    """What the glyphs of one face stand for: one text each, and those that need marking."""

    of: dict[int, str]
    """Glyph id -> text in the ToUnicode map; every used glyph has one."""
    unsure: frozenset[int]
    """Glyphs that stand for another text in some places."""


def resolve(alone: Iterable[tuple[int, str]], grouped: Iterable[int]) -> Texts:
    """Choose one text for every glyph: of several the shortest, then the first in code order.

    Radicals come last: faces draw 一 and ⼀ with one glyph, and a reader searches for 一.
    """
    of: dict[int, str] = {}
    unsure: set[int] = set()
    for gid, text in alone:
        other = of.setdefault(gid, text)
        if other != text:
            of[gid] = min(other, text, key=_preference)
            unsure.add(gid)
    for gid in grouped:
        of.setdefault(gid, NOTHING)
        unsure.add(gid)
    return Texts(of, frozenset(unsure))


def _preference(text: str) -> tuple[int, bool, str]:
    return len(text), "\u2e80" <= text[0] <= "\u2fdf", text


def marked(run: GlyphRun, texts: Texts) -> list[Cluster]:
    """Return the clusters of a run that the ToUnicode map would read wrongly."""
    if (
        texts.unsure.isdisjoint(run.gids)
        or "".join(map(texts.of.__getitem__, run.gids)) == run.text
    ):
        return []
    return [
        cluster
        for cluster in clusters(run)
        if "".join(texts.of[g] for g in run.gids[cluster.start : cluster.end]) != cluster.text
    ]


def to_unicode(texts: Iterable[tuple[int, str]]) -> bytes:
    """Return the ToUnicode CMap (ISO 32000-1, 9.10.3) for (code, text) in code order."""
    lines = [
        "<%04X><%04X>" % (code, ord(text))  # noqa: UP031  # a third sooner than an f-string
        if len(text) == 1 and text <= "\uffff"
        else f"<{code:04X}><{text.encode('utf-16-be').hex().upper()}>"
        for code, text in texts
    ]
    blocks = [lines[i : i + 100] for i in range(0, len(lines), 100)]
    body = "".join(
        f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks
    )
    return (_CMAP_HEAD + body + _CMAP_TAIL).encode("ascii")


_CMAP_HEAD = """\
/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe)/Ordering (UCS)/Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000><FFFF>
endcodespacerange
"""
_CMAP_TAIL = """\
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""
