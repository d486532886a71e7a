"""What the commands on the page do: a method for each key of `actions`, `-` written `_`.

Works on the workspace and the canvas; the window adds what concerns files and itself.
"""

from __future__ import annotations

from collections.abc import Callable

from pagesetter.geometry import UNIT, Rect
from pagesetter.gui.article_commands import ArticleCommands
from pagesetter.gui.canvas.camera import next_step
from pagesetter.gui.canvas.canvas import Canvas
from pagesetter.gui.canvas.scene import Part
from pagesetter.gui.issue_commands import IssueCommands
from pagesetter.gui.item_commands import ItemCommands
from pagesetter.gui.workspace import Workspace
from pagesetter.model import Frame, Issue, Story
from pagesetter.session import arrange, box_edits, clipping, edits, placing, titles

_SPOT = 24
"""Pixels left round what is brought into view."""


class PageCommands:
    """Commands of the menus Edit, Page, Story and View."""

    def __init__(self, work: Workspace, canvas: Canvas) -> None:
        self._work, self._canvas = work, canvas
        self.items = ItemCommands(work, canvas)
        self.whole = IssueCommands(work, canvas)
        self.articles = ArticleCommands(work, canvas)

    def find(self, key: str) -> Callable[[], None] | None:
        """The method of a command; None when it is none of these."""
        own = getattr(self, key.replace("-", "_"), None)
        if own is not None:
            return own  # type: ignore[no-any-return]
        parts = (self.items, self.whole, self.articles)
        return next((call for part in parts if (call := part.find(key)) is not None), None)

    # Edit

    def undo(self) -> None:
        self._canvas.cancel_gesture()
        self._work.undo()

    def redo(self) -> None:
        self._canvas.cancel_gesture()
        self._work.redo()

    def revert(self) -> None:
        self._work.revert()

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
        elif len(items) == 1 and part is not None and part.is_box and part.item != part.frame.id:
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
        if self._canvas.cropper.end():
            self._canvas.update()
        elif not self._canvas.cancel_gesture():
            self._work.waiting = ()
            self._canvas.set_tool("select")
            self._work.select()

    # Page

    def previous_page(self) -> None:
        self._work.show_page(self._work.index - 1, at_once=False)

    def next_page(self) -> None:
        self._work.show_page(self._work.index + 1, at_once=False)

    # Story

    def draw_frame(self) -> None:
        self._canvas.set_tool("draw")

    def add_frame(self) -> None:
        self._canvas.set_tool("thread")

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

    def split_base(self) -> None:
        self._split(None)

    def split_1(self) -> None:
        self._split(1)

    def split_2(self) -> None:
        self._split(2)

    def split_3(self) -> None:
        self._split(3)

    def split_4(self) -> None:
        self._split(4)

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

    def title_bigger(self) -> None:
        self._size(bigger=True)

    def title_smaller(self) -> None:
        self._size(bigger=False)

    def _size(self, *, bigger: bool) -> None:
        story, work, page = self._story(), self._work, self._page
        if story is None:
            return
        focus = work.typist.focus
        title = focus is not None and focus.item == story.id and focus.part in edits.TITLE_PARTS
        part = focus.part if focus is not None and title else "headline"
        style = titles.style_of(work.issue, work.page, story, part, work.grid, part=True)
        size = titles.stepped_size(style.text.size, bigger=bigger)
        name, fonts, grid = story.id, work.fonts, work.grid
        self._edit(lambda i: titles.set_size(i, page, name, part, size, fonts, grid), "size")

    def taller(self) -> None:
        self._pull("bottom", 0, 1)

    def shorter(self) -> None:
        self._pull("bottom", 0, -1)

    def wider(self) -> None:
        self._pull("right", 1, 0)

    def narrower(self) -> None:
        self._pull("right", -1, 0)

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

    def push_taller(self) -> None:
        self._push(1)

    def push_shorter(self) -> None:
        self._push(-1)

    def _push(self, lines: int) -> None:
        part, page, grid = self._part(), self._page, self._work.grid
        if part is not None:
            name = part.frame.id
            self._edit(
                lambda i: arrange.pull_and_push(i, page, name, lines, grid), "push", f"push {name}"
            )

    # View

    def tool_select(self) -> None:
        self._canvas.set_tool("select")

    def tool_hand(self) -> None:
        self._canvas.set_tool("hand")

    def tool_zoom(self) -> None:
        self._canvas.set_tool("zoom")

    def zoom_in(self) -> None:
        self._zoom(closer=True)

    def zoom_out(self) -> None:
        self._zoom(closer=False)

    def _zoom(self, *, closer: bool) -> None:
        camera = self._canvas.camera
        self._canvas.set_camera(camera.at_zoom(next_step(camera.zoom, closer)))

    def fit_page(self) -> None:
        self._canvas.fit_page()

    def fit_width(self) -> None:
        self._canvas.fit_width()

    def true_size(self) -> None:
        self._canvas.true_size()

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

    @property
    def _page(self) -> str:
        return self._work.page.name

    def _edit(self, change: Callable[[Issue], Issue], step: str, burst: str = "") -> None:
        self._canvas.cancel_gesture()
        self._work.edit(change, step, burst)

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
