"""The reasons of the lines on show, kept while their stories stay as they are.

A paragraph is explained when it is asked for; all of a page one by one while nothing else is
to be done, so that the window never waits for it.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from pagesetter.compose.composition import PlacedLine
from pagesetter.display import Tag
from pagesetter.gui.proof_changes import ProofChanges
from pagesetter.gui.workspace import Workspace
from pagesetter.session.line_reasons import Reason, StoryReasons, tightness

_AFTER = 150
"""Milliseconds without a change before the page is explained."""


class Reasons(QObject):
    """Reasons of the page on show."""

    learned = Signal()
    """More lines are explained."""

    def __init__(self, work: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._stories: dict[str, tuple[Tag, StoryReasons]] = {}
        self._todo: list[tuple[str, int]] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._learn)
        self._wanted: set[str] = set()
        self.changes = ProofChanges(work, self)
        self.changes.learned.connect(self.learned)
        for signal in (work.recomposed, work.page_shown):
            signal.connect(self._changed)

    def want(self, who: str, wanted: bool) -> None:
        """Explain the whole page, now and after changes, as long as somebody wants it.

        Who is called `changed` wants no reasons but the lines changed since the last proof.
        """
        if who == "changed":
            self.changes.want(who, wanted)
            return
        (self._wanted.add if wanted else self._wanted.discard)(who)
        self._changed()

    def of(self, story: str) -> StoryReasons | None:
        """The reasons of a story on show as it is now."""
        work = self._work
        value = work.story(story)
        tag = next(
            (t for t in work.composed.display.items
             if isinstance(t, Tag) and t.kind == "article" and t.key == story), None
        )  # fmt: skip
        if value is None or tag is None:
            return None
        known = self._stories.get(story)
        if known is None or known[0] is not tag:
            made = StoryReasons(work.issue, work.index, value, work.composer, work.fonts)
            known = self._stories[story] = tag, made
        return known[1]

    def line(self, placed: PlacedLine, *, learn: bool = True) -> Reason | None:
        """Why a line ends; without `learn` only when that is known already."""
        story = self.story_of(placed)
        if not learn and story not in self._stories:
            return None
        reasons = self.of(story) if placed.block >= 0 else None
        if reasons is None or (not learn and not reasons.known(placed.block)):
            return None
        return reasons.of(placed)

    def story_of(self, placed: PlacedLine) -> str:
        """The story of the page on show whose frame holds a line."""
        for story in self._work.page.stories:
            if any(frame.id == placed.frame for frame in story.frames):
                return story.id
        return placed.story

    def worst(self, count: int = 20) -> list[tuple[PlacedLine, Reason]]:
        """The worst lines of the page that are explained: those that break a rule, the loosest,
        and then, half as many at most, the most squeezed."""
        loose: list[tuple[PlacedLine, Reason]] = []
        tight: list[tuple[PlacedLine, Reason]] = []
        for placed in self._work.composed.lines:
            reason = self.line(placed, learn=False)
            if reason is None:
                continue
            if reason.line.opening > _NOTED or reason.line.kind == "forced":
                loose.append((placed, reason))
            elif tightness(reason) < -_TIGHT:
                tight.append((placed, reason))
        loose.sort(key=lambda pair: (pair[1].line.kind != "forced", -pair[1].line.opening))
        tight.sort(key=lambda pair: tightness(pair[1]))
        return loose[:count] + tight[: count // 2]

    def _changed(self) -> None:
        if not self._wanted:
            self._timer.stop()
            return
        self._todo = [(story.id, -1) for story in self._work.page.stories]
        self._timer.start(_AFTER)

    def _learn(self) -> None:
        """Explain one paragraph more."""
        if not self._todo:
            return
        story, block = self._todo.pop()
        reasons = self.of(story)
        if block < 0 and reasons is not None:
            self._todo += [(story, at) for at in reasons.blocks() if not reasons.known(at)]
        elif reasons is not None:
            reasons.paragraph(block)
        if not self._todo or len(self._todo) % _TOLD == 0:
            self.learned.emit()
        if self._todo:
            self._timer.start(0)


_TOLD = 12
"""Paragraphs after which views are told what was learned."""
_NOTED, _TIGHT = 40, 40
"""Opening of gaps, in 1/1000 em, and squeeze, in 1/1000 of the measure, from which a line is
listed."""
