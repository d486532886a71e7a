"""Puts on composed pages why their lines end where they do, as `render --overlay breaks` shows it,
or which lines changed since the last proof (`--overlay changes`).

Takes what was heard while the issue was composed, explains it, and gives pages with marks on
them (`export.overlay`). Lines of running text are marked; captions and boxes are not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from pagesetter.compose import ComposedPage
from pagesetter.compose.composition import PlacedLine
from pagesetter.compose.page import continuations
from pagesetter.export.overlay import SIGNS, Legend, LineMark, with_breaks, with_changes
from pagesetter.formats.proof_files import NAMES
from pagesetter.model import Issue
from pagesetter.session.explaining import Explained, explained
from pagesetter.session.pipeline import Result
from pagesetter.session.proof_changes import changed_lines, last_proof_of, proofs_of
from pagesetter.text.explain import LineEnd
from pagesetter.text.paragraph import Heard

_KINDS = {
    "measure": ("measure full", "排满"),
    "fit": ("turned early for evenness", "提前转行求匀"),
    "line-start": ("line-start rule", "避行首"),
    "line-end": ("line-end rule", "避行末"),
    "unit": ("kept together", "不拆"),
    "locked": ("locked", "锁定"),
    "turn": ("typed turn", "手工转行"),
    "last": ("paragraph ends", "段末"),
    "forced": ("rule broken", "违规断开"),
}
_BANDS = {
    "loose": ("gaps over 0.08 em", "字间超过 0.08 字"),
    "very-loose": ("over 0.15 em", "超过 0.15 字"),
}
_BARS = (("squeezed, true length", "opened, true length"), ("挤进（原长）", "拉开（原长）"))

Placed = tuple[LineMark, LineEnd]


def overlaid(
    result: Result, pages: Sequence[ComposedPage], heard: Sequence[Heard], language: str
) -> tuple[Result, tuple[ComposedPage, ...]]:
    """Return the result and pages with the overlay on them, to be made into a proof.

    The result's pages have all inks, so that the colours of the overlay show on a page that is
    printed in black too.
    """
    opened = result.opened
    issue = opened.loaded.issue
    lines = _line_ends(explained(opened, list(heard)))
    homes = _homes(issue)
    zh = language.startswith("zh")
    done = []
    for page in pages:
        placed = [_marked(line, lines, homes.get(page.name, {})) for line in page.lines]
        found = [one for one in placed if one is not None]
        display = with_breaks(
            page.display, [mark for mark, _ in found], opened.fonts, _legend(found, zh)
        )
        done.append(page._replace(display=display))
    return _coloured(result), tuple(done)


def changes_shown(
    result: Result, pages: Sequence[ComposedPage], language: str, before: str = ""
) -> tuple[Result, tuple[ComposedPage, ...]]:
    """Return the result and pages with the lines marked that changed since their last proof.

    Of the proof that is being made, `before`, and later ones nothing counts: without an earlier
    one a page stays as it is. Without `before` a page that was in no proof says so at its foot.
    """
    opened = result.opened
    issue, loaded = opened.loaded.issue, opened.loaded
    earlier = NAMES[: NAMES.index(before)] if before else NAMES
    proofs = tuple(p for p in proofs_of(loaded.folder, loaded.root) if p.name in earlier)
    zh = language.startswith("zh")
    done = []
    for page in pages:
        own = next(one for one in issue.pages if one.name == page.name)
        proof = last_proof_of(page.name, proofs)
        if proof is None and before:
            done.append(page)
            continue
        found = changed_lines(issue, own, page, proof) if proof is not None else []
        if proof is None:
            words = "本版以前没有出过大样" if zh else "no proof of this page yet"
        else:
            words = f"{proof.name}以后改动 {len(found)} 行" if zh else (
                f"{len(found)} line{'s' * (len(found) != 1)} changed since {proof.name}"
            )  # fmt: skip
        boxes = [changed.line.box for changed in found]
        display = with_changes(page.display, boxes, opened.fonts, words)
        done.append(page._replace(display=display))
    # A proof shows a page on its own plates, the marks with it.
    return result if before else _coloured(result), tuple(done)


def _coloured(result: Result) -> Result:
    """A result whose pages have all inks, so that an overlay is not turned into greys."""
    opened = result.opened
    issue = opened.loaded.issue
    coloured = issue._replace(pages=tuple(p._replace(inks="四色") for p in issue.pages))
    return result._replace(opened=opened._replace(loaded=opened.loaded._replace(issue=coloured)))


Key = tuple[str, str, int]
"""Page and id of a story, index of a block."""


def _line_ends(made: Iterable[Explained]) -> dict[Key, dict[int, LineEnd]]:
    """Of each block: end of each line in its set text -> why it ends there."""
    found: dict[Key, dict[int, LineEnd]] = {}
    for one in made:
        # Text behind a high first character counts from behind it.
        shift = max(0, -one.head)
        ends = {line.end + shift: line for line in one.explanation.lines}
        if one.block >= 0:
            found[one.page, one.story, one.block] = ends
    return found


def _homes(issue: Issue) -> dict[str, dict[str, list[str]]]:
    """Of each page: id of a story whose lines stand on it -> the pages such a one begins on.

    A story that goes on keeps its id, which on that page may be another story's too.
    """
    homes: dict[str, dict[str, list[str]]] = {
        page.name: {s.id: [page.name] for s in page.stories if not s.continues}
        for page in issue.pages
    }
    for start, chain in continuations(issue.pages).items():
        home, _, story = start.partition("/")
        for index, _ in chain:
            homes[issue.pages[index].name].setdefault(story, []).append(home)
    return homes


def _marked(
    line: PlacedLine, lines: dict[Key, dict[int, LineEnd]], homes: dict[str, list[str]]
) -> Placed | None:
    """The mark of a placed line; None when nothing is known of it (tables, names, credits)."""
    known = (lines.get((home, line.story, line.block), {}) for home in homes.get(line.story, ()))
    end = next((ends[line.end] for ends in known if line.end in ends), None)
    if end is None:
        return None
    amounts = [amount for _, amount in end.spent]
    squeezed = -sum(amount for amount in amounts if amount < 0)
    opened = sum(amount for amount in amounts if amount > 0)
    return LineMark(line.box, end.kind, squeezed, opened, end.band), end


def _legend(placed: Sequence[Placed], zh: bool) -> Legend:
    at = int(zh)
    counts = Counter(mark.kind for mark, _ in placed)
    kinds = tuple((kind, f"{_KINDS[kind][at]} {counts[kind]}") for kind in SIGNS if counts[kind])
    loose = sum(mark.band != "even" for mark, _ in placed)
    most = max((end.opening for _, end in placed), default=0)
    many = f"{len(placed)} line{'s' * (len(placed) != 1)}"
    figures = f"{many}, {loose} loose, widest gap +{most / 1000:.3f} em"
    if zh:
        figures = f"共 {len(placed)} 行，偏松 {loose} 行，字间最多拉开 {most / 1000:.3f} 字"
    bands = tuple((band, words[at]) for band, words in _BANDS.items())
    return Legend(kinds, bands, _BARS[at], figures)
