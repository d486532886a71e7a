"""What the commands on stories and boxes as things do: aligned, ordered, locked, copied, drawn.

Works on the workspace and the canvas; text under the cursor is for `text_commands`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtGui import QGuiApplication

from pagesetter.findings import PagesetterError
from pagesetter.formats.box_tables import AD_LABELS
from pagesetter.gui.canvas.canvas import Canvas
from pagesetter.gui.canvas.scene import Part
from pagesetter.gui.command_group import CommandGroup
from pagesetter.gui.i18n import language, say
from pagesetter.gui.workspace import Workspace
from pagesetter.model import Box, Issue, Story
from pagesetter.session import (
    aligning,
    arrange,
    box_edits,
    bringing,
    clip_words,
    clipping,
    footprints,
    free_boxes,
    parcels,
    stacking,
    thread_edits,
)
from pagesetter.session.bringing import Home
from pagesetter.session.clipping import Look

FAR = 5
"""Steps that Shift makes of one."""
LABELS = dict(zip(("ad", "public", "none"), (*AD_LABELS, ""), strict=True))
_STEPS = {"up": (0, -1), "down": (0, 1), "left": (-1, 0), "right": (1, 0)}


class ItemCommands(CommandGroup):
    """Commands of the menu Object, and those of Edit that concern whole items."""

    def __init__(self, work: Workspace, canvas: Canvas) -> None:
        super().__init__(work, canvas)
        for edge in aligning.EDGES:
            self._table[f"align-{edge}"] = partial(self._align, edge)
        for way in stacking.WAYS:
            self._table[f"order-{way}"] = partial(self._order, way)
        for kind in box_edits.DRAWN:
            self._table[f"draw-{kind}"] = partial(canvas.set_tool, f"box:{kind}")
        for name, label in LABELS.items():
            self._table[f"ad-label-{name}"] = partial(self._label, label)
        for name, (columns, lines) in _STEPS.items():
            self._table[f"move-{name}"] = partial(self._move, columns, lines)
            self._table[f"far-{name}"] = partial(self._move, columns * FAR, lines * FAR)
        for fit in ("fill", "fit"):
            self._table[f"picture-{fit}"] = partial(self._fit, fit)
        for part in ("kicker", "deck"):
            self._table[f"add-{part}"] = partial(self._title_part, part)
        self._table |= {
            "character-left": partial(self._nudge, -1),
            "character-right": partial(self._nudge, 1),
            "select-below": partial(self._deeper, 1),
            "select-above": partial(self._deeper, -1),
            "distribute-across": partial(self._distribute, across=True),
            "distribute-down": partial(self._distribute, across=False),
        }

    # Moving

    def _move(self, columns: int, lines: int) -> None:
        """Stories by columns and lines, boxes by 字 and lines: a box stands where it is wanted."""
        work, page, grid = self._work, self._page, self._work.grid
        chosen, items = work.selection, work.movable()
        burst = f"move {chosen.items} {chosen.frame}"
        part = work.scene.part(chosen.frame)
        if not items:
            return
        if chosen.alone and part is not None and not part.is_box:
            self._edit(
                lambda i: arrange.move_frame_alone(i, page, chosen.frame, columns, lines, grid),
                "move", burst,
            )  # fmt: skip
        elif part is not None and part.is_own_box and len(items) == 1:
            self._edit(lambda i: self._moved_own(i, part, columns, lines), "move", burst)
        elif all(self._is_box(name) for name in items):
            self._edit(lambda i: self._moved_boxes(i, items, columns, lines), "move", burst)
        else:
            self._edit(
                lambda i: aligning.move_all(i, page, items, columns, lines, grid), "move", burst
            )

    def _moved_own(self, issue: Issue, part: Part, characters: int, lines: int) -> Issue:
        """A picture of a story that was pressed on goes alone, as it does under the hand."""
        page, name, grid = self._page, part.frame.id, self._work.grid
        if part.kind == "free":
            across, down = characters * grid.size, lines * grid.pitch
            return free_boxes.move_free(issue, page, (name,), across, down, grid)
        made = arrange.move_frame_alone(issue, page, name, 0, lines, grid)
        return arrange.change_frame(
            made, page, name, lambda f: free_boxes.nudged(f, 2 * characters, grid)
        )

    def _moved_boxes(
        self, issue: Issue, items: tuple[str, ...], characters: int, lines: int
    ) -> Issue:
        page, grid = self._page, self._work.grid
        on_grid = [n for n in items if (b := self._work.box(n)) is not None and b.at is None]
        free = [name for name in items if name not in on_grid]
        made = aligning.move_all(issue, page, on_grid, 0, lines, grid)
        if characters:
            made = footprints.with_places(made, page, on_grid, grid)
            sized = [n for n in on_grid if (b := self._work.box(n)) and footprints.sizes_itself(b)]
            plain = [name for name in on_grid if name not in sized]
            made = arrange.change_frames(
                made, page, plain, lambda f: free_boxes.nudged(f, 2 * characters, grid)
            )
            step = 1 if characters > 0 else -1
            made = aligning.move_all(made, page, sized, step, 0, grid)
        return free_boxes.move_free(
            made, page, free, characters * grid.size, lines * grid.pitch, grid
        )

    def _nudge(self, halves: int) -> None:
        """Move frames by half 字 within their columns."""
        page, grid, items = self._page, self._work.grid, self._work.movable()
        self._edit(
            lambda i: arrange.change_frames(
                i, page, items, lambda f: free_boxes.nudged(f, halves, grid)
            ),
            "move", f"nudge {items}",
        )  # fmt: skip

    def _align(self, edge: str) -> None:
        page, grid, items = self._page, self._work.grid, self._work.movable()
        self._edit(lambda i: aligning.align(i, page, items, edge, grid), "align")

    def _distribute(self, *, across: bool) -> None:
        page, grid, items = self._page, self._work.grid, self._work.movable()
        self._edit(
            lambda i: aligning.distribute(i, page, items, across=across, grid=grid), "distribute"
        )

    def _order(self, way: str) -> None:
        page, items = self._page, self._work.selection.items
        self._edit(lambda i: stacking.reorder(i, page, items, way), "order")

    def _deeper(self, step: int) -> None:
        """Select what lies below or above the selected frame where it was pressed on, else in its
        middle."""
        work = self._work
        part = work.scene.part(work.selection.frame)
        part = part or next(iter(work.scene.of(work.selection.items)), None)
        if part is None:
            return
        box, found = part.box, work.scene.all_at(*self._canvas.pressed)
        if part not in found:
            found = work.scene.all_at(box.x + box.width // 2, box.y + box.height // 2)
        if part in found:
            after = found[(found.index(part) + step) % len(found)]
            work.select((after.item,), after.frame.id, alone=True)

    def lock(self) -> None:
        """Lock what is selected; all of it locked, unlock it."""
        page, items = self._page, self._work.selection.items
        locked = not set(items) <= set(self._work.page.locked)
        self._edit(
            lambda i: stacking.set_locked(i, page, items, locked=locked),
            "hold" if locked else "let-go",
        )

    def unlock_all(self) -> None:
        page, names = self._page, self._work.page.locked
        self._edit(lambda i: stacking.set_locked(i, page, names, locked=False), "let-go")

    # Cut, copy, paste

    def cut(self) -> None:
        self.copy()
        page, items = self._page, self._work.movable()
        self._edit(lambda i: arrange.delete_items(i, page, items), "cut")

    def copy(self) -> None:
        """Put the selection on the clipboard as it stands; for other programs its words."""
        work, document = self._work, self._work.document
        clip = clipping.clip_of(work.page, work.selection.items)
        work.clipboard.put_items(
            parcels.packed(work.issue, clip, document.folder, document.root),
            clip_words.plain_words(work.issue, clip),
            clip_words.html_words(work.issue, clip),
        )

    def paste(self) -> None:
        """Put what was cut or copied, here or in another window, on the page."""
        work, document = self._work, self._work.document
        home = Home(document.folder, document.root, work.library)
        try:
            parcel = work.clipboard.items()
            moved = bringing.take_pictures(parcel, home)
        except PagesetterError as error:
            self._cannot_paste(error)
            return
        except OSError as error:
            work.noticed.emit(say("paste-no-picture", why=error.strerror or str(error)))
            return
        made = bringing.bring(work.issue, self._page, parcel, work.grid, home, moved)
        if not made.ids:
            return
        self._edit(lambda _: made.issue, "paste")
        self._tell_empty(made.ids, [story.article for story in parcel.clip.stories])
        if made.inks:
            work.noticed.emit(say("paste-inks", names="、".join(made.inks)))
        parts = work.scene.of(made.ids)
        work.select(made.ids, parts[0].frame.id if parts and len(made.ids) == 1 else "")

    def _tell_empty(self, ids: Sequence[str], wanted: Sequence[str]) -> None:
        """Say which of the articles that were copied still stand elsewhere."""
        work = self._work
        held = {story.article for story in work.page.stories if story.id in ids}
        for name in wanted:
            article = work.issue.article(name) if name and name not in held else None
            pages = [p for p in work.issue.pages if any(s.article == name for s in p.stories)]
            if article is not None and pages:
                title = (article.headline or name).replace("\n", " ")
                work.noticed.emit(say("paste-placed", title=title, number=pages[0].number))
                return

    def paste_names(self) -> bool:
        """Add the lines of the clipboard to the selected box of co-organizers, one name a line.

        False where no such box is selected, or something is being typed.
        """
        work, page = self._work, self._page
        boxes = [] if work.typist.is_typing else self._boxes()
        if len(boxes) != 1 or boxes[0].kind != "co-organizers":
            return False
        box = boxes[0]
        old = box.names or work.issue.paper.co_organizers
        new = box_edits.names_from(QGuiApplication.clipboard().text())
        names = tuple(dict.fromkeys((*old, *new)))
        self._edit(lambda i: box_edits.set_fields(i, page, box.id, names=names), "names")
        return True

    def _cannot_paste(self, error: PagesetterError) -> None:
        first, tongue = error.findings[0], language()
        self._work.noticed.emit(f"{first.message(tongue)} {first.remedy(tongue)}")

    def copy_look(self) -> None:
        item = self._first()
        if item is not None:
            self._work.clipboard.put_look(parcels.packed_look(item))

    def paste_look(self) -> None:
        look, page, items = self._look(), self._page, self._work.movable()
        if look is not None:
            self._edit(lambda i: clipping.give_look(i, page, items, look), "look")

    def _look(self) -> Look | None:
        """The look on the clipboard, in inks that are known here."""
        work = self._work
        try:
            clip = bringing.repainted(work.clipboard.look(), work.issue)
        except PagesetterError as error:
            self._cannot_paste(error)
            return None
        items: list[Story | Box] = [*clip.stories, *clip.boxes]
        return clipping.look_of(items[0]) if items else None

    # Boxes and pictures

    def wrap(self) -> None:
        """Let text run round the selected boxes, or over them."""
        work, page = self._work, self._page
        boxes = self._boxes()
        wrap = not all(box.wrap for box in boxes)

        def change(issue: Issue) -> Issue:
            for box in boxes:
                issue = box_edits.set_fields(issue, page, box.id, wrap=wrap)
            return issue

        if boxes:
            self._edit(change, "wrap")
            work.typist.tell("")

    def _label(self, label: str) -> None:
        """Give the selected advertisements the word that the law asks for."""
        page, names = self._page, [box.id for box in self._boxes() if box.kind == "ad"]

        def change(issue: Issue) -> Issue:
            for name in names:
                issue = box_edits.set_fields(issue, page, name, label=label)
            return issue

        self._edit(change, "ad-label")

    def _fit(self, fit: str) -> None:
        """Let pictures cover their room, or be seen whole; as they came, not cropped."""
        page, boxes = self._page, [box for box in self._boxes() if box.pictures]

        def change(issue: Issue) -> Issue:
            for box in boxes:
                for at in range(len(box.pictures)):
                    issue = box_edits.set_picture(
                        issue, page, box.id, at, fit=fit, zoom=100, focus=(500, 500)
                    )
            return issue

        self._edit(change, "picture")

    # Threads and titles

    def unthread(self) -> None:
        page, frame = self._page, self._work.selection.frame
        part = self._work.scene.part(frame)
        if part is None or part.kind != "text":
            return
        frames = [one.frame.id for one in self._work.scene.of((part.item,)) if one.kind == "text"]
        if len(frames) > 1 and frame == frames[-1]:  # nothing follows: it is what is taken off
            frame = frames[-2]
        self._edit(lambda i: thread_edits.cut_after(i, page, frame), "unthread")

    def send_rest_to(self, to: str) -> bool:
        """Let the rest of the selected story go on on another page; False, and the editor is
        told, where there is no room for it."""
        work, story = self._work, self._story()
        if story is None:
            return False
        made = thread_edits.send_rest(work.issue, self._page, story.id, to, work.composer)
        if made is None:
            number = next(page.number for page in work.issue.pages if page.name == to)
            work.noticed.emit(say("note-no-room", number=number))
            return False
        self._edit(lambda _: made, "send-rest")
        return True

    def _title_part(self, part: str) -> None:
        """Type in a part of the title; one that is not there gets a word to type over."""
        from pagesetter.session import titles
        from pagesetter.session.spots import Spot, text_at

        work, story, page = self._work, self._story(), self._page
        if story is None or not story.article:
            return
        spot = Spot(page, story.id, part)
        if not (text_at(work.issue, spot) or "").strip():
            words, fonts, grid = say(f"inspect-{part}"), work.fonts, work.grid
            name = story.id
            self._edit(lambda i: titles.set_text(i, page, name, part, words, fonts, grid), "title")
        work.typist.start(spot)
        work.typist.select_all()
        self._canvas.setFocus()

    # What they work on

    def _first(self) -> Story | Box | None:
        items = self._work.selection.items
        return self._work.item(items[0]) if items else None

    def _story(self) -> Story | None:
        """The story typed in, else the one selected first."""
        work = self._work
        name = work.typist.item or next(iter(work.selection.items), "")
        return work.story(name)

    def _is_box(self, name: str) -> bool:
        return self._work.story(name) is None

    def _boxes(self) -> list[Box]:
        """The selected boxes: one of a story's when that is what was pressed on."""
        work = self._work
        names = [*work.selection.items, work.selection.frame]
        found = [work.box(name) for name in dict.fromkeys(names)]
        return [box for box in found if box is not None]
