"""Articles dragged onto the page: shows where one would go, and puts it there."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QColor, QPainter

from pagesetter.gui.canvas.drop_frame import Dragged, DropFrame, box_of, drawn_for
from pagesetter.gui.canvas.scene import Part
from pagesetter.gui.canvas.view import View, draw_beside, pen
from pagesetter.gui.i18n import say
from pagesetter.gui.interactions.resize import size_text
from pagesetter.model import Article, Frame, Issue
from pagesetter.session import arrange, edits, placing
from pagesetter.values import NamedTuple

ARTICLE = "application/x-pagesetter-article"
"""Data of a dragged article: its name."""


def article_data(name: str) -> QMimeData:
    data = QMimeData()
    data.setData(ARTICLE, name.encode())
    return data


class _Target(NamedTuple):
    article: Article
    part: Part | None
    column: int
    line: int
    frame: Frame | None
    """Where a new frame would begin; None on a story, or where there is no room."""
    is_drawn: bool = False
    """True when just this frame is wanted."""

    @property
    def fits(self) -> bool:
        return self.part is not None or self.frame is not None

    @property
    def is_free(self) -> bool:
        return self.frame is not None


class Drops(DropFrame[_Target]):
    """Receives the articles dragged onto one canvas."""

    def dragged(self, data: QMimeData) -> list[Dragged]:
        if not data.hasFormat(ARTICLE):
            return []
        name = bytes(data.data(ARTICLE).data()).decode()
        return [Dragged("article", name, drawn_for(data))]

    def find(self, what: Dragged) -> _Target | None:
        work, at = self._desk.work, self._at
        article = work.issue.article(what.name)
        if article is None:
            return None
        if what.frame is not None:
            drawn = what.frame
            return _Target(article, None, drawn.column, drawn.line, drawn, is_drawn=True)
        x, y = self._desk.view().lengths(at.x(), at.y())
        part = work.scene.at(x, y)
        if part is not None and (part.kind == "box" or work.story(part.item) is None):
            part = None
        column, line = work.scene.cell(x, y)
        frame = placing.widest_at(work.page, work.grid, column, line, 1) if part is None else None
        return _Target(article, part, column, line, frame)

    def put(self, target: _Target) -> None:
        work = self._desk.work
        page, name, grid = work.page.name, target.article.name, work.grid
        if target.part is not None:
            story = target.part.item
            work.edit(lambda i: arrange.place_article(i, page, story, name), "place")
            work.select((story,), target.part.frame.id)
            return
        made: Issue | None
        if target.is_drawn and target.frame is not None:
            made = arrange.draw_story(work.issue, page, target.frame)
            story = edits.page_of(made, page).stories[-1].id
            made = arrange.place_article(made, page, story, name)
        else:
            made = placing.drop_article(
                work.issue, page, name, target.column, target.line, grid, work.composer
            )
        if made is not None:
            work.edit(lambda _: made, "place")
            drawn = work.page.stories[-1]
            work.select((drawn.id,), drawn.frames[-1].id)

    def paint_target(self, painter: QPainter, view: View, target: _Target) -> None:
        work, colours = self._desk.work, self._desk.colours
        text, fill = self.told(target), colours.selected if target.fits else colours.over
        if target.part is not None:
            painter.setPen(pen(colours.selected, 3))
            for part in work.scene.of((target.part.item,)):
                painter.drawRect(view.rect(part.box))
        elif target.frame is not None:
            box = box_of(target.frame, work.grid)
            painter.setPen(pen(colours.selected, 2))
            painter.setBrush(QColor(colours.column))
            painter.drawRect(view.rect(box))
        draw_beside(painter, self._at, text, fill)

    def told(self, target: _Target) -> str:
        """What a drop would do: where the article goes, what goes for it, whence it is taken."""
        work, name = self._desk.work, target.article.name
        title = (target.article.headline or name).replace("\n", " ")
        if not target.fits:
            return say("hint-no-room")
        text = say("hint-new-frame", title=title)
        if target.is_drawn and target.frame is not None:
            text = size_text(target.frame, placing.capacity_of(target.frame, work.grid))
        if target.part is not None:
            story = work.story(target.part.item)
            other = work.title_of(story) if story is not None and story.article else ""
            text = say("hint-place", title=title)
            if other and story is not None and story.article != name:
                text = say("hint-replace", title=title, other=other)
        left = [
            page.number
            for page in work.issue.pages
            if page.name != work.page.name and any(s.article == name for s in page.stories)
        ]
        return text + say("hint-taken-from", number=left[0]) if left else text
