"""The lines of the page on show that changed since its last proof, as long as somebody asks.

Follows the page a moment after it was composed; records of proofs are read anew when a page is
shown and when a proof has been made.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from pagesetter.compose.composition import PlacedLine
from pagesetter.gui.workspace import Workspace
from pagesetter.model import Proof
from pagesetter.session.proof_changes import ChangedLine, changed_lines, last_proof_of, proofs_of

_AFTER = 120
"""Milliseconds without a change before lines are compared."""


class ProofChanges(QObject):
    """Changes of the page on show."""

    learned = Signal()
    """Other lines have changed, or another proof is looked at."""

    def __init__(self, work: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._wanted: set[str] = set()
        self._proofs: tuple[Proof, ...] = ()
        self.proof = ""
        """The proof that is compared with; empty when the page was in none."""
        self.found: tuple[ChangedLine, ...] = ()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER)
        self._timer.timeout.connect(self._compare)
        work.recomposed.connect(self._changed)
        for signal in (work.page_shown, work.proofed):
            signal.connect(self.read)

    def want(self, who: str, wanted: bool) -> None:
        """Compare now and after changes, as long as somebody wants it."""
        before = bool(self._wanted)
        (self._wanted.add if wanted else self._wanted.discard)(who)
        if self._wanted and not before:
            self.read()

    def read(self) -> None:
        """Read the records of proofs, and compare at once."""
        if self._wanted:
            document = self._work.document
            self._proofs = proofs_of(document.folder, document.root)
            self._compare()

    def _changed(self) -> None:
        if self._wanted:
            self._timer.start()

    def _compare(self) -> None:
        work = self._work
        proof = last_proof_of(work.page.name, self._proofs)
        self.proof = proof.name if proof is not None else ""
        found = changed_lines(work.issue, work.page, work.composed, proof) if proof else []
        self.found = tuple(found)
        self.learned.emit()

    @property
    def lines(self) -> list[PlacedLine]:
        """The lines that changed, where they stand now."""
        return [changed.line for changed in self.found]
