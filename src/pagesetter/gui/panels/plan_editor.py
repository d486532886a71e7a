"""What an empty frame is planned for: working title, wanted 字, picture yes or no."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from pagesetter.gui.i18n import say
from pagesetter.gui.panels import fields
from pagesetter.gui.theme import Colours
from pagesetter.gui.workspace import Workspace
from pagesetter.model import Issue, Plan, Story
from pagesetter.session import edits

_MOST = 100_000


class PlanEditor(QWidget):
    """Three fields; all of them empty is no plan."""

    def __init__(self, work: Workspace, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work, self._story = work, ""
        heading = QLabel(say("plan-heading"), self)
        heading.setProperty("heading", True)
        grid = QGridLayout(self)
        grid.addWidget(heading, 0, 0, 1, 4)
        rows = fields.Rows(grid, self, colours)
        self.title = fields.line(say("plan-title"), lambda text: self._change(title=text), self)
        self.characters = fields.number(
            say("plan-characters"), 0, _MOST, 50, say("inspect-cells"),
            lambda count: self._change(characters=int(count)), self,
        )  # fmt: skip
        self.picture = fields.tick(say("plan-picture"), lambda on: self._change(picture=on), self)
        rows.add("title", say("plan-title"), self.title)
        rows.add("characters", say("plan-characters"), self.characters)
        grid.addWidget(self.picture, grid.rowCount(), 1, 1, 3)

    def show_story(self, story: Story) -> None:
        self._story, plan = story.id, story.plan or Plan()
        fields.show_line(self.title, plan.title)
        fields.show_number(self.characters, plan.characters)
        self.picture.setChecked(plan.picture)

    def _change(self, **given: Any) -> None:
        page, story = self._work.page.name, self._story

        def in_story(value: Story) -> Story:
            plan = (value.plan or Plan())._replace(**given)
            is_plan = plan.title or plan.characters or plan.picture
            return value._replace(plan=plan if is_plan else None)

        def change(issue: Issue) -> Issue:
            return edits.with_story(issue, page, story, in_story)

        self._work.edit(change, "plan", f"plan {story} {next(iter(given))}")
