"""Which text each glyph stands for, so that a reader of the PDF gets back what was written.

A font's ToUnicode map gives every glyph one text, wherever it stands. Where that is not
enough (one glyph for several texts, several glyphs for one text) the place is marked with
its own ActualText (ISO 32000-1, 14.9.4). Knows nothing of codes and streams.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from typing import NamedTuple

from pagesetter.display import GlyphRun

NOTHING = "\u200b"
"""Text of a glyph that never stands for a character alone: a zero width space."""


class Cluster(NamedTuple):
    """Glyphs `start` to `end` of a run stand for `text` together."""

    start: int
    end: int
    text: str


def is_plain(run: GlyphRun) -> bool:
    """True when every glyph stands for exactly one character, in order: most Chinese text."""
    return len(run.gids) == len(run.text) and run.clusters == _counting(len(run.text))


def clusters(run: GlyphRun) -> list[Cluster]:
    """Cut a run into clusters; their texts join to the run's text, nothing left out."""
    found: list[Cluster] = []
    starts = [i for i, c in enumerate(run.clusters) if i == 0 or c != run.clusters[i - 1]]
    for start, end in zip(starts, [*starts[1:], len(run.gids)], strict=True):
        first = run.clusters[start] if start else 0
        last = run.clusters[end] if end < len(run.gids) else len(run.text)
        found.append(Cluster(start, end, run.text[first:last]))
    return found


def ordered_pairs(runs: Iterable[GlyphRun]) -> tuple[dict[tuple[int, str], None], set[int]]:
    """Return (glyph, text) pairs in order of first use, and the glyphs used only in groups.

    A group is a cluster of several glyphs, or a glyph that stands for no text.
    """
    alone: dict[tuple[int, str], None] = {}
    grouped: set[int] = set()
    for run in runs:
        if is_plain(run):
            alone.update(dict.fromkeys(zip(run.gids, run.text, strict=True)))
            continue
        for cluster in clusters(run):
            if cluster.end - cluster.start == 1 and cluster.text:
                alone[run.gids[cluster.start], cluster.text] = None
            else:
                grouped.update(run.gids[cluster.start : cluster.end])
    return alone, grouped


class Texts(NamedTuple):
    """What the glyphs of one face stand for: one text each, and those that need marking."""

    of: dict[int, str]
    """Glyph id -> text in the ToUnicode map; every used glyph has one."""
    unsure: frozenset[int]
    """Glyphs that stand for another text in some places."""


def resolve(pairs: Iterable[tuple[int, str]], grouped: Iterable[int]) -> Texts:
    """Choose each glyph's one text: the first it stood for alone."""
    of: dict[int, str] = {}
    unsure: set[int] = set()
    for gid, text in pairs:
        if of.setdefault(gid, text) != text:
            unsure.add(gid)
    for gid in grouped:
        of.setdefault(gid, NOTHING)
        unsure.add(gid)
    return Texts(of, frozenset(unsure))


def marked(run: GlyphRun, texts: Texts) -> list[Cluster]:
    """Return the clusters of a run that the ToUnicode map would read wrongly."""
    if texts.unsure.isdisjoint(run.gids):
        return []
    return [
        cluster
        for cluster in clusters(run)
        if "".join(texts.of[g] for g in run.gids[cluster.start : cluster.end]) != cluster.text
    ]


def to_unicode(texts: Iterable[tuple[int, str]]) -> bytes:
    """Return the ToUnicode CMap (ISO 32000-1, 9.10.3) for (code, text) in code order."""
    lines = [f"<{code:04X}><{text.encode('utf-16-be').hex().upper()}>" for code, text in texts]
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

_counts: dict[int, array[int]] = {}


def _counting(length: int) -> array[int]:
    count = _counts.get(length)
    if count is None:
        count = _counts[length] = array("I", range(length))
    return count
