"""What follows a proof: the offer to keep its lines, and the command that keeps or lets them go."""

from __future__ import annotations

from PySide6.QtCore import QObject

from pagesetter.gui.banner import Banners
from pagesetter.gui.i18n import say
from pagesetter.gui.workspace import Workspace
from pagesetter.model import Issue, Page, Proof
from pagesetter.session.proof_changes import last_proof_of, proofs_of
from pagesetter.session.proof_keeping import keep_lines, keeps, let_go
from pagesetter.session.spots import origin_of

_KEY = "proofed"
"""Of the offer above the page."""


class Proofing(QObject):
    """Belongs to one open issue and the sentences above its page."""

    def __init__(self, work: Workspace, banners: Banners) -> None:
        super().__init__(banners)
        self._work, self._banners = work, banners
        work.proofed.connect(self._offer)

    def _proofs(self) -> tuple[Proof, ...]:
        document = self._work.document
        return proofs_of(document.folder, document.root)

    def _offer(self) -> None:
        """A proof was made: nothing is changed unasked."""
        found = self._loose(self._proofs())
        if not found:
            return
        name = found[-1][1].name
        self._banners.tell(
            _KEY, say("proof-offer", proof=name),
            ((say("proof-keep"), self.keep_all),
             (say("banner-seen"), lambda: self._banners.drop(_KEY))),
        )  # fmt: skip

    def _loose(self, proofs: tuple[Proof, ...]) -> list[tuple[Page, Proof]]:
        """Pages with stories that do not keep the lines of their last proof."""
        found = []
        for page in self._work.issue.pages:
            proof = last_proof_of(page.name, proofs)
            names = [story.id for story in page.stories]
            if proof is not None and page.name not in self._work.held and not (
                keeps(page, names, proof)
            ):  # fmt: skip
                found.append((page, proof))
        return found

    def keep_all(self) -> None:
        """Let every story keep the lines of the last proof of its page, as one step."""
        self._banners.drop(_KEY)
        loose = self._loose(self._proofs())

        def change(issue: Issue) -> Issue:
            for page, proof in loose:
                issue = keep_lines(issue, page.name, [s.id for s in page.stories], proof)
            return issue

        self._work.edit(change, "keep-lines")

    def toggle(self) -> None:
        """Let the stories that are selected keep their lines, or be set as their words ask for."""
        work = self._work
        proofs, changed = self._proofs(), work.issue
        step = ""
        for name in work.selection.items:
            story = work.story(name)
            if story is None:
                continue
            page, origin = origin_of(work.issue, work.page, story)
            proof = last_proof_of(page.name, proofs)
            if proof is not None and keeps(page, (origin.id,), proof):
                changed, step = let_go(changed, page.name, (origin.id,)), step or "loose-lines"
            elif proof is not None:
                made = keep_lines(changed, page.name, (origin.id,), proof)
                if made.pages != changed.pages:
                    changed, step = made, "keep-lines"
        if not step:
            work.noticed.emit(say("proof-none"))
            return
        work.edit(lambda _: changed, step)
