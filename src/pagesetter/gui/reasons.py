"""The reasons of the lines on show, kept while their stories stay as they are.

A paragraph is explained when it is asked for; all of a page one by one while nothing else is
to be done, so that the window never waits for it.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from pagesetter.compose.composition import PlacedLine
from pagesetter.display import DisplayList, Tag
from pagesetter.gui.proof_changes import ProofChanges
from pagesetter.gui.workspace import Workspace
from pagesetter.session.line_reasons import Reason, StoryReasons, tightness

_MOST = 100
"""Stories whose reasons are kept, those of pages that were on show before among them."""
_AFTER = 150
"""Milliseconds without a change before the page is explained."""


class Reasons(QObject):
    """Reasons of the page on show."""

    learned = Signal()
    """More lines are explained."""

    def __init__(self, work: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._stories: dict[tuple[str, str], tuple[Tag, StoryReasons]] = {}
        """By page and story: what was on show of it, and why its lines end so."""
        self._tags: tuple[DisplayList | None, dict[str, Tag]] = None, {}
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
        value, tag = work.story(story), self._tag(story)
        if value is None or tag is None:
            return None
        known = self._known(story)
        if known is None:
            known = StoryReasons(work.issue, work.index, value, work.composer, work.fonts)
            if len(self._stories) > _MOST:
                self._stories.clear()
            self._stories[work.page.name, story] = tag, known
        return known

    def _known(self, story: str) -> StoryReasons | None:
        """The reasons of a story, when they are those of what is on show."""
        tag, reasons = self._stories.get((self._work.page.name, story), (None, None))
        return reasons if tag is not None and tag is self._tag(story) else None

    def _tag(self, story: str) -> Tag | None:
        """What is on show of a story; another object once it is composed otherwise."""
        display = self._work.composed.display
        if self._tags[0] is not display:
            articles = (one for one in display.items if isinstance(one, Tag))
            self._tags = display, {one.key: one for one in articles if one.kind == "article"}
        return self._tags[1].get(story)

    def line(self, placed: PlacedLine, *, learn: bool = True) -> Reason | None:
        """Why a line ends; without `learn` only when that is known already."""
        if placed.block < 0:
            return None
        story = self.story_of(placed)
        reasons = self.of(story) if learn else self._known(story)
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
