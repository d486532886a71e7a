"""Stories that keep the lines of a proof, and such that do so no more; pure functions.

From then on an edit sets a paragraph anew from the changed line on, while what stands above may
stay. Reads no record: the proof is given.
"""

from __future__ import annotations

from collections.abc import Collection

from pagesetter.model import Issue, Page, Proof, Story
from pagesetter.session import edits


def keep_lines(issue: Issue, page: str, stories: Collection[str], proof: Proof) -> Issue:
    """Let stories of a page keep the lines they had in a proof; those it has not are let be."""
    had = {one.story for one in proof.paragraphs}
    kept = [name for name in stories if f"{page}/{name}" in had]
    others = tuple(one for one in issue.proofs if one.name != proof.name)
    return _named(issue._replace(proofs=(*others, proof)), page, kept, proof.name)


def let_go(issue: Issue, page: str, stories: Collection[str]) -> Issue:
    """Let stories of a page be set as their words alone ask for."""
    return _named(issue, page, stories, "")


def keeps(page: Page, stories: Collection[str], proof: Proof) -> bool:
    """True when all of these that a proof has keep its lines."""
    had = {one.story for one in proof.paragraphs}
    own = [s for s in page.stories if s.id in stories and f"{page.name}/{s.id}" in had]
    return bool(own) and all(story.proof == proof.name for story in own)


def _named(issue: Issue, page: str, stories: Collection[str], name: str) -> Issue:
    def in_story(story: Story) -> Story:
        return story._replace(proof=name) if story.id in stories else story

    return edits.with_page(
        issue, page, lambda p: p._replace(stories=tuple(map(in_story, p.stories)))
    )
