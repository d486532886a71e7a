"""Which lines of a page are not as its last proof had them, told from the page as composed.

A line is known by its text alone, so one that only stands elsewhere has not changed. Composes
nothing; reads the records of proofs and no other file.
"""

from __future__ import annotations

from difflib import SequenceMatcher

from pagesetter.compose import ComposedPage
from pagesetter.compose.composition import PlacedLine
from pagesetter.compose.proof_lines import crc_of
from pagesetter.formats.files import Reading
from pagesetter.formats.proof_files import NAMES, read_proof
from pagesetter.model import Issue, Page, Proof
from pagesetter.session.spots import article_of, origin_of, set_texts
from pagesetter.values import NamedTuple


class ChangedLine(NamedTuple):
    """A line that is not as it was."""

    line: PlacedLine
    text: str
    head: int
    """Characters set before the block's own (dateline, label, marker)."""


Line = tuple[int, int]
"""Characters of a line and the CRC-32 of its text, as a proof keeps them."""


def proofs_of(folder: str, root: str) -> tuple[Proof, ...]:
    """The proofs that were made of an issue, in their order; those not readable are left out."""
    reading = Reading(root, folder)
    found = (read_proof(reading, name) for name in NAMES)
    return tuple(proof for proof in found if proof is not None)


def last_proof_of(page: str, proofs: tuple[Proof, ...]) -> Proof | None:
    """The last proof that has lines of a page; None when the page was in none."""
    start = f"{page}/"
    having = (p for p in reversed(proofs) if any(o.story.startswith(start) for o in p.paragraphs))
    return next(having, None)


def changed_lines(
    issue: Issue, page: Page, composed: ComposedPage, proof: Proof
) -> list[ChangedLine]:
    """The lines of running text on a page that its stories did not have in a proof, in order."""
    before: dict[str, list[Line]] = {}
    for one in proof.paragraphs:
        before.setdefault(one.story, []).extend(one.lines)
    found: list[ChangedLine] = []
    for story in page.stories:
        home, origin = origin_of(issue, page, story)
        article = article_of(issue, page, story)
        frames = {frame.id for frame in story.frames}
        lines = [ln for ln in composed.lines if ln.block >= 0 and ln.frame in frames]
        if article is None or not lines:
            continue
        texts = set_texts(article)
        placed = [ln for ln in lines if ln.block in texts]
        said = [texts[ln.block][0][ln.start : ln.end] for ln in placed]
        old = before.get(f"{home.name}/{origin.id}", [])
        for at in _new(old, list(map(_line, said))):
            ln = placed[at]
            head = len(texts[ln.block][0]) - len(article.body[ln.block].text)
            found.append(ChangedLine(ln, said[at], head))
    return found


def _new(old: list[Line], now: list[Line]) -> list[int]:
    """The lines of `now` that `old` does not have in their place among the others."""
    most = min(len(old), len(now))
    # Lines may be alike: what is the same at both ends is matched before anything else is.
    start = next((at for at in range(most) if old[at] != now[at]), most)
    end = next((at for at in range(most - start) if old[-1 - at] != now[-1 - at]), most - start)
    inner = now[start : len(now) - end]
    matcher = SequenceMatcher(None, old[start : len(old) - end], inner, autojunk=False)
    return [
        start + at
        for tag, _, _, low, high in matcher.get_opcodes()
        if tag != "equal"
        for at in range(low, high)
    ]


def _line(text: str) -> Line:
    return len(text), crc_of(text)
