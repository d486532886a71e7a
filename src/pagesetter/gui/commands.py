"""What the commands on the page do: undo, pages, frames and titles, the view.

Works on the workspace and the canvas; the window adds what concerns files and itself.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from pagesetter.geometry import UNIT, Rect
from pagesetter.gui.article_commands import ArticleCommands
from pagesetter.gui.canvas.camera import next_step
from pagesetter.gui.canvas.canvas import Canvas
from pagesetter.gui.canvas.scene import Part
from pagesetter.gui.command_group import Call, CommandGroup
from pagesetter.gui.furniture_commands import FurnitureCommands
from pagesetter.gui.issue_commands import IssueCommands
from pagesetter.gui.item_commands import ItemCommands
from pagesetter.gui.library_commands import LibraryCommands
from pagesetter.gui.workspace import Workspace
from pagesetter.model import Frame, Issue, Story
from pagesetter.session import arrange, box_edits, clipping, edits, placing, row_looks, titles
from pagesetter.session.presence import touched

_SPOT = 24
"""Pixels left round what is brought into view."""
_SPLITS = {"base": None, "1": 1, "2": 2, "3": 3, "4": 4}
_PULLS = (("taller", "bottom", 0, 1), ("shorter", "bottom", 0, -1),
          ("wider", "right", 1, 0), ("narrower", "right", -1, 0))  # fmt: skip
_TOOLS = {"draw-frame": "draw", "add-frame": "thread", "tool-select": "select",
          "tool-hand": "hand", "tool-zoom": "zoom"}  # fmt: skip

GO_ON = frozenset(("save", "undo", "redo", "revert", "deselect", "zoom-in", "zoom-out", "fit-page",
                   "fit-width", "true-size"))  # fmt: skip
"""Commands amid which a drag goes on, or that deal with it themselves; others break it off."""


class PageCommands(CommandGroup):
    """Commands of the menus Edit, Page, Story and View."""

    def __init__(self, work: Workspace, canvas: Canvas) -> None:
        super().__init__(work, canvas)
        self.items = ItemCommands(work, canvas)
        self.whole = IssueCommands(work, canvas)
        self.articles = ArticleCommands(work, canvas)
        self.library = LibraryCommands(work, canvas)
        self.furniture = FurnitureCommands(work, canvas)
        for name, count in _SPLITS.items():
            self._table[f"split-{name}"] = partial(self._split, count)
        for name, edge, columns, lines in _PULLS:
            self._table[name] = partial(self._pull, edge, columns, lines)
        for name, tool in _TOOLS.items():
            self._table[name] = partial(canvas.set_tool, tool)
        self._table |= {
            "undo": partial(self._step, work.undo), "redo": partial(self._step, work.redo),
            "revert": partial(self._step, work.revert),
            "previous-page": partial(self._turn, -1), "next-page": partial(self._turn, 1),
            "title-bigger": partial(self._size, bigger=True),
            "title-smaller": partial(self._size, bigger=False),
            "push-taller": partial(self._push, 1), "push-shorter": partial(self._push, -1),
            "zoom-in": partial(self._zoom, closer=True),
            "zoom-out": partial(self._zoom, closer=False),
            "fit-page": canvas.fit_page, "fit-width": canvas.fit_width,
            "true-size": canvas.true_size,
        }  # fmt: skip

    def find(self, key: str) -> Call | None:
        parts = (self.items, self.whole, self.articles, self.library, self.furniture)
        return super().find(key) or next((c for part in parts if (c := part.find(key))), None)

    # Edit

    def _step(self, go: Callable[[], None]) -> None:
        """Go through the history; what that changed on another page is shown.

        Amid a drag that alone is taken back: it is what the hand did last.
        """
        work, drags = self._work, self._canvas.drags
        self._canvas.cancel_gesture()
        if drags:
            return
        before = work.issue
        go()
        known = {page.name for page in before.pages}
        names = [page.name for page in work.issue.pages]
        back = [name for name in names if name not in known]
        changed = touched(before, work.issue)
        seen = back or [name for name in names if name in changed]
        if seen and (back or work.page.name not in changed):
            work.show_page(names.index(seen[0]))

    def delete(self) -> None:
        """A story is deleted as one; a frame taken hold of alone only leaves its thread.

        A picture of a story that was pressed on goes alone; what is locked stays.
        """
        chosen, page, items = self._work.selection, self._page, self._work.movable()
        part = self._part()
        if part is not None and part.item not in items and len(chosen.items) == 1:
            return
        if chosen.alone and part is not None and not part.is_box:
            self._edit(lambda i: edits.delete_frame(i, page, chosen.frame), "delete")
        elif len(items) == 1 and part is not None and part.is_own_box:
            self._edit(lambda i: box_edits.delete_box_of_story(i, page, part.frame.id), "delete")
            self._work.select(items)
        elif items:
            self._edit(lambda i: arrange.delete_items(i, page, items), "delete")

    def duplicate(self) -> None:
        """A story's empty frame beside it or below it, else on it; boxes as they are."""
        part, chosen, page = self._part(), self._work.selection, self._page
        if part is None:
            return
        if len(chosen.items) > 1 or self._work.story(part.item) is None:
            clip = clipping.clip_of(self._work.page, chosen.items)
            made, names = clipping.paste(self._work.issue, page, clip, self._work.grid)
            self._edit(lambda _: made, "duplicate")
            self._work.select(names, names[0] if len(names) == 1 else "")
            return
        grid, frame = self._work.grid, part.frame
        beside = frame._replace(column=frame.column + frame.columns)
        below = frame._replace(line=frame.line + frame.lines + 1)
        fits = [f for f in (beside, below) if _lies_on(f, len(grid.columns), grid.lines)]
        place = next((f for f in fits if self._is_free(f)), (fits or [frame])[0])
        self._edit(lambda i: arrange.draw_story(i, page, place), "duplicate")
        self._select_last()

    def select_all(self) -> None:
        page = self._work.page
        self._work.select([*(s.id for s in page.stories), *(b.id for b in page.boxes)])

    def deselect(self) -> None:
        if self._canvas.cancel_gesture():
            return
        if self._canvas.cropper.end():
            self._canvas.update()
        else:
            self._work.waiting = ()
            self._canvas.set_tool("select")
            self._work.select()

    # Page

    def _turn(self, by: int) -> None:
        self._work.show_page(self._work.index + by, at_once=False)

    # Story

    def fit_frame(self) -> None:
        work, story, page = self._work, self._story(), self._page
        if story is not None:
            made = placing.fit_last_frame(work.issue, page, story.id, work.grid, work.composer)
            self._edit(lambda _: made, "fit")

    def empty_story(self) -> None:
        page, names = self._page, [n for n in self._work.selection.items if self._work.story(n)]

        def change(issue: Issue) -> Issue:
            for name in names:
                issue = edits.place_article(issue, page, name, "")
            return issue

        self._edit(change, "empty")

    def _split(self, count: int | None) -> None:
        """Set the frame in so many columns; the same again puts the odd 字 elsewhere."""
        part = self._text_part()
        if part is None:
            return
        page, frame = self._page, part.frame
        remainder = frame.remainder
        if count is not None and frame.split == count:
            remainder = "last" if remainder == "gutter" else "gutter"
        self._edit(lambda i: edits.split_frame(i, page, frame.id, count, remainder), "split")

    def _size(self, *, bigger: bool) -> None:
        story, work, page = self._story(), self._work, self._page
        if story is None:
            self._size_box(bigger=bigger)
            return
        focus = work.typist.focus
        title = focus is not None and focus.item == story.id and focus.part in edits.TITLE_PARTS
        part = focus.part if focus is not None and title else "headline"
        style = titles.style_of(work.issue, work.page, story, part, work.grid, part=True)
        size = titles.stepped_size(style.text.size, bigger=bigger)
        name, fonts, grid = story.id, work.fonts, work.grid
        self._edit(lambda i: titles.set_size(i, page, name, part, size, fonts, grid), "size")

    def _size_box(self, *, bigger: bool) -> None:
        """The words of the selected box, or the row of it that is typed in, a step larger."""
        part, work, page = self._part(), self._work, self._page
        box = work.box(part.frame.id) if part is not None else None
        if box is None or not row_looks.has_words(box):
            return
        name, at = box.id, row_looks.row_at(box, work.typist.focus)
        style = row_looks.style_of_row(work.issue, work.page, box, at, work.grid)
        size = titles.stepped_size(style.text.size, bigger=bigger)
        self._edit(lambda i: row_looks.set_look(i, page, name, at, "size", size), "row-look")

    def _pull(self, edge: str, columns: int, lines: int) -> None:
        part, page, grid = self._part(), self._page, self._work.grid
        if part is None:
            return
        name = part.frame.id
        self._edit(
            lambda i: arrange.change_frame(
                i, page, name, lambda f: arrange.pulled(f, (edge,), columns, lines, grid)
            ),
            "resize", f"pull {name}",
        )  # fmt: skip

    def _push(self, lines: int) -> None:
        part, page, grid = self._part(), self._page, self._work.grid
        if part is not None:
            name = part.frame.id
            self._edit(
                lambda i: arrange.pull_and_push(i, page, name, lines, grid), "push", f"push {name}"
            )

    # View

    def _zoom(self, *, closer: bool) -> None:
        camera = self._canvas.camera
        self._canvas.set_camera(camera.at_zoom(next_step(camera.zoom, closer, camera.actual)))

    def fit_selection(self) -> None:
        parts = self._work.scene.of(self._work.selection.items)
        if parts:
            left, top = min(p.box.x for p in parts), min(p.box.y for p in parts)
            right, foot = max(p.box.right for p in parts), max(p.box.bottom for p in parts)
            self._canvas.fit_box(Rect(left, top, right - left, foot - top))

    def show_selection(self) -> None:
        """Move the view just so far that the selected frame is seen."""
        part = self._part()
        if part is not None:
            box, camera = part.box, self._canvas.camera
            corners = box.x / UNIT, box.y / UNIT, box.right / UNIT, box.bottom / UNIT
            self._canvas.set_camera(camera.shown(*corners, margin=_SPOT))

    # What they work on

    def _part(self) -> Part | None:
        """The frame keys work on: the one pressed last, else the first of the selection."""
        work, chosen = self._work, self._work.selection
        part = work.scene.part(chosen.frame)
        if part is not None and part.item in chosen.items:
            return part
        return next(iter(work.scene.of(chosen.items)), None)

    def _text_part(self) -> Part | None:
        part = self._part()
        if part is None or part.kind == "text":
            return part
        return next((p for p in self._work.scene.of((part.item,)) if p.kind == "text"), None)

    def _story(self) -> Story | None:
        items = self._work.selection.items
        return self._work.story(items[0]) if items else None

    def _select_last(self) -> None:
        story = self._work.page.stories[-1]
        self._work.select((story.id,), story.frames[-1].id)

    def _is_free(self, frame: Frame) -> bool:
        rows = placing.taken(self._work.page, self._work.grid)
        return not any(
            rows[column][line]
            for column in range(frame.column - 1, frame.column + frame.columns - 1)
            for line in range(frame.line - 1, frame.line + frame.lines - 1)
        )


def _lies_on(frame: Frame, columns: int, lines: int) -> bool:
    return frame.column + frame.columns - 1 <= columns and frame.line + frame.lines - 1 <= lines
