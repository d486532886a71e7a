"""Why the lines of a story on its page end where they do, paragraph by paragraph, when asked.

Hears the story set once, then explains a paragraph the first time it is asked for. Belongs to
one state of an issue; another state has another `StoryReasons`.
"""

from __future__ import annotations

from pagesetter.compose.composition import PlacedLine
from pagesetter.fonts import FontBook
from pagesetter.model import Article, Issue, Story
from pagesetter.session.composer import Composer
from pagesetter.session.spots import article_of, origin_of
from pagesetter.text.explain import Explanation, LineEnd, explain
from pagesetter.text.paragraph import Heard
from pagesetter.values import NamedTuple


class Reason(NamedTuple):
    """One line with the paragraph it belongs to."""

    made: Explanation
    line: LineEnd
    head: int
    """Characters set before the block's own (dateline, label, marker)."""


class StoryReasons:
    """The reasons of one story of page `index`."""

    def __init__(
        self, issue: Issue, index: int, story: Story, composer: Composer, fonts: FontBook
    ) -> None:
        self._fonts = fonts
        self._made: dict[int, Explanation] = {}
        page, origin = origin_of(issue, issue.pages[index], story)
        self.article: Article | None = article_of(issue, page, origin)
        heard = composer.hear(issue, issue.pages.index(page), origin)
        self._heard = _by_block(self.article, heard)

    def blocks(self) -> list[int]:
        """The blocks that can be explained."""
        return sorted(self._heard)

    def paragraph(self, block: int) -> Explanation | None:
        """The explanation of a block; made when first asked for."""
        found = self._made.get(block)
        one = self._heard.get(block)
        if found is None and one is not None:
            found = self._made[block] = explain(
                one.spans, one.setting, one.measures, self._fonts, indent=one.indent
            )
        return found

    def heard(self, block: int) -> Heard | None:
        """The paragraph of a block as it is set."""
        return self._heard.get(block)

    def known(self, block: int) -> bool:
        return block in self._made

    def of(self, placed: PlacedLine) -> Reason | None:
        """The reason of a line as it stands; None for what is set in ways of its own."""
        made = self.paragraph(placed.block)
        if made is None or self.article is None:
            return None
        head = len(made.text) - len(self.article.body[placed.block].text)
        for line in made.lines:
            if (line.start, line.end) == (placed.start, placed.end):
                return Reason(made, line, head)
        return None


def tightness(reason: Reason) -> int:
    """How far a line is from its natural width, in 1/1000 of its measure; < 0 squeezed."""
    line = reason.line
    if line.kind in ("last", "turn"):
        return 0
    return (line.measure - line.natural) * 1000 // max(1, line.measure)


def _by_block(article: Article | None, heard: list[Heard]) -> dict[int, Heard]:
    """What was heard, by the block it is the text of; blocks of equal words share it."""
    if article is None:
        return {}
    texts = [(one, "".join(text for text, _ in one.spans)) for one in heard]
    found: dict[int, Heard] = {}
    for at, block in enumerate(article.body):
        own = [(one, text) for one, text in texts if block.text and text.endswith(block.text)]
        own = [pair for pair in own if pair[0].span == block.span] or own
        if own:
            found[at] = min(own, key=lambda pair: len(pair[1]))[0]
    return found
