"""How the text and the title of the selected story stand: which way their lines run, the title on
a picture, the headline's outline; each with where it comes from and a reset.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from pagesetter.colour import INKS, WHITE
from pagesetter.compose.sheet import inks_of
from pagesetter.geometry import UNIT, Measure
from pagesetter.gui.i18n import say
from pagesetter.gui.i18n.named import shown
from pagesetter.gui.panels import fields
from pagesetter.gui.theme import Colours
from pagesetter.gui.workspace import Workspace
from pagesetter.model import Over, Story, Title
from pagesetter.session import edits, titles

_NONE = "-"
_PLAIN = Title()
_OUTLINE = ("outline", "outline-ink", "hollow")


class TitleLook(QWidget):
    """Fields of the story that `show_story` was told of last."""

    def __init__(self, work: Workspace, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work, self._story = work, ""
        heading = QLabel(say("look-heading"), self)
        heading.setProperty("heading", True)
        grid = QGridLayout(self)
        grid.addWidget(heading, 0, 0, 1, 4)
        self.rows = fields.Rows(grid, self, colours)
        ways: list[tuple[str, object]] = [(say("look-horizontal"), ""),
                                          (say("look-vertical"), "vertical")]  # fmt: skip
        self.text = fields.choice(say("look-text"), ways, self._text, self)
        ways = [(say(f"look-title-{way or 'text'}"), way) for way in ("", "horizontal", "vertical")]
        self.title = fields.choice(say("look-title"), ways, self._put("direction"), self)
        sides: list[tuple[str, object]] = [(say(f"look-{one}"), one) for one in ("right", "left")]
        self.side = fields.choice(say("look-side"), sides, self._put("side"), self)
        self.over = fields.choice(say("look-over"), [], self._over, self)
        self.bar = fields.number(say("look-bar"), 0, 100, 5, "%", self._bar, self)
        self.outline = fields.number(
            say("look-outline"), 0, 12, 0.25, say("inspect-points"), self._outlined, self
        )
        self.ink = fields.choice(say("look-outline-ink"), [], self._value("outline-ink"), self)
        self.hollow = fields.tick("", self._value("hollow"), self)
        self.hollow.setAccessibleName(say("look-hollow"))
        self._add("text", self.text, lambda: self._text(""))
        self._add("title", self.title, lambda: self._titled(direction=_PLAIN.direction))
        self._add("side", self.side, lambda: self._titled(side=_PLAIN.side))
        self._add("over", self.over, lambda: self._over(_NONE))
        self._add("bar", self.bar, lambda: self._bar(0))
        for name, field in zip(_OUTLINE, (self.outline, self.ink, self.hollow), strict=True):
            self._add(name, field, self._reset(name))

    def _add(self, key: str, field: QWidget, reset: Callable[[], None]) -> None:
        self.rows.add(key, say(f"look-{key}"), field, reset)

    def show_story(self, story: Story) -> None:
        """Show how a story's text and title stand."""
        self._story, title = story.id, story.title
        for combo, value in (
            (self.text, story.direction if story.direction == "vertical" else ""),
            (self.title, title.direction), (self.side, title.side),
        ):  # fmt: skip
            combo.setCurrentIndex(combo.findData(value))
        over = title.over
        fields.fill(self.over, self._pictures())
        self.over.setCurrentIndex(self.over.findData(_NONE if over is None else over.picture))
        fields.show_number(self.bar, 0 if over is None else over.bar)
        own = {
            "text": bool(story.direction), "title": bool(title.direction),
            "side": title.side != _PLAIN.side, "over": over is not None,
            "bar": bool(over is not None and over.bar),
        }  # fmt: skip
        for key, is_own in own.items():
            source = "inspect-from-story" if is_own else "inspect-from-program"
            self.rows.tell(key, say(source), own=is_own)
        stands = "vertical" in (title.direction, title.direction or story.direction)
        self.rows.show("side", shown=stands and title.frame is None and over is None)
        self.rows.show("bar", shown=over is not None)
        self._show_outline(story)

    def _show_outline(self, story: Story) -> None:
        work = self._work
        style = titles.style_of(work.issue, work.page, story, "headline", work.grid, part=True)
        line = style.text.outline
        known = {**INKS, **inks_of(work.issue, work.issue.layout(work.page.layout))}
        inks = {name: ink for name, ink in known.items() if not name.isascii()}
        fields.fill(self.ink, [(shown("ink", name), name) for name in inks])
        wanted = WHITE if line is None else line.ink
        self.ink.setCurrentIndex(
            next((at for at, ink in enumerate(inks.values()) if ink == wanted), -1)
        )
        fields.show_number(self.outline, 0 if line is None else line.width / UNIT)
        self.hollow.setChecked(line is not None and line.hollow)
        self.ink.setEnabled(line is not None)
        here = {value.name for value in dict(story.title.parts).get("headline", ())}
        for key in _OUTLINE:
            file = style.source(key).file
            source = say("inspect-from-story") if key in here else fields.source_words(file)
            self.rows.tell(key, source, own=key in here)

    def _pictures(self) -> list[tuple[str, object]]:
        """Off any picture, on the story's first one, or on one that is named."""
        page = self._work.page
        boxes = (*page.boxes, *(box for story in page.stories for box in story.boxes))
        named = [(box.id, box.id) for box in boxes if box.pictures]
        return [(say("look-over-none"), _NONE), (say("look-over-first"), ""), *named]

    # Changes

    def _text(self, way: object) -> None:
        self._edit(lambda story: story._replace(direction=str(way)))

    def _put(self, name: str) -> Callable[[object], None]:
        return lambda value: self._titled(**{name: value})

    def _titled(self, **values: Any) -> None:
        self._edit(lambda story: story._replace(title=story.title._replace(**values)))

    def _over(self, picture: object) -> None:
        if picture == _NONE:
            self._titled(over=None)
            return

        def change(story: Story) -> Story:
            over = (story.title.over or Over())._replace(picture=str(picture))
            return story._replace(title=story.title._replace(over=over))

        self._edit(change)

    def _bar(self, percent: float) -> None:
        def change(story: Story) -> Story:
            over = story.title.over
            changed = over._replace(bar=round(percent)) if over is not None else None
            return story._replace(title=story.title._replace(over=changed))

        self._edit(change)

    def _edit(self, change: Callable[[Story], Story]) -> None:
        page, story = self._work.page.name, self._story
        self._work.edit(lambda issue: edits.with_story(issue, page, story, change), "title-look")

    def _outlined(self, points: float) -> None:
        width = Fraction(points).limit_denominator(100)
        self._value("outline")(Measure(width.numerator, width.denominator, "pt"))

    def _reset(self, name: str) -> Callable[[], None]:
        return lambda: self._value(name)(None)

    def _value(self, name: str) -> Callable[[Any], None]:
        def change(value: Any) -> None:
            page, story = self._work.page.name, self._story
            self._work.edit(
                lambda i: edits.set_title_value(i, page, story, "headline", name, value),
                "title-look",
            )

        return change
