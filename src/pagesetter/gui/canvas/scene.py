"""What can be taken hold of on a page: frames with their boxes, and what lies under a point.

Made from the page's values and its grid; lengths as on the media. Knows no widget.
"""

from __future__ import annotations

from collections.abc import Collection

from pagesetter.compose.furnish import applies
from pagesetter.compose.grid import Column, Grid
from pagesetter.compose.slots import area_of
from pagesetter.findings import Place
from pagesetter.geometry import Length, Rect
from pagesetter.model import Box, Frame, Issue, Page
from pagesetter.session.footprints import footprint, sizes_itself
from pagesetter.session.free_boxes import area_rect
from pagesetter.values import NamedTuple

EDGES_OF_HANDLES = {
    "nw": ("left", "top"), "n": ("top",), "ne": ("right", "top"), "e": ("right",),
    "se": ("right", "bottom"), "s": ("bottom",), "sw": ("left", "bottom"), "w": ("left",),
}  # fmt: skip


class Part(NamedTuple):
    """One frame on the page. `kind` is text, title, box, or free: a box off the grid, whose
    frame has an id and nothing else."""

    item: str
    """Id of the story or box it belongs to."""
    frame: Frame
    kind: str
    box: Rect
    columns: tuple[Column, ...]
    is_sized: bool = True
    """False where something else than its frame says how large it is: it has no handles."""
    drawn: Rect | None = None
    """Where it is hit when that is not all of its box: a rule down a gutter leaves the words of
    the column it stands at alone."""

    @property
    def is_box(self) -> bool:
        return self.kind in ("box", "free")

    @property
    def is_own_box(self) -> bool:
        """True for a picture or another box of a story."""
        return self.is_box and self.item != self.frame.id

    @property
    def grip(self) -> Rect:
        """What is outlined, hit and pulled."""
        return self.drawn or self.box

    @property
    def handles(self) -> dict[str, tuple[Length, Length]]:
        """The points it is pulled by: eight, of a rule down a gutter its ends."""
        found = handles(self.grip)
        return found if self.drawn is None else {name: found[name] for name in ("n", "s")}

    def handle_at(self, x: Length, y: Length, slack: Length) -> str:
        """The handle, or the edge between handles, within `slack` of a point; empty for none."""
        name = edge_at(self.grip, x, y, slack)
        return name if self.drawn is None else name.strip("ew")


class Scene(NamedTuple):
    """The frames of a page in painting order."""

    grid: Grid
    parts: tuple[Part, ...] = ()
    furniture: tuple[Part, ...] = ()
    """What the layout puts on the page: seen, and taken hold of by a double click alone."""

    def of(self, items: Collection[str]) -> list[Part]:
        """The frames of these stories and boxes."""
        return [part for part in self.parts if part.item in items]

    def part(self, frame: str) -> Part | None:
        """The frame with this id."""
        return next((part for part in self.parts if part.frame.id == frame), None)

    def at(self, x: Length, y: Length, slack: Length = 0) -> Part | None:
        """The frame under a point; of several the smallest, of equal ones the uppermost."""
        return next(iter(self.all_at(x, y, slack)), None)

    def all_at(self, x: Length, y: Length, slack: Length = 0) -> list[Part]:
        """The frames under a point, in the order in which they are taken hold of."""
        found = [p for p in self.parts if _holds(p.grip.inset(-slack), x, y)]
        found.reverse()
        return sorted(found, key=lambda p: p.box.width * p.box.height)

    def furniture_at(self, x: Length, y: Length) -> Part | None:
        """The piece of furniture under a point, the one on top."""
        found = [part for part in self.furniture if _holds(part.grip, x, y)]
        return found[-1] if found else None

    def touching(self, box: Rect) -> list[Part]:
        """Frames that share area with a rectangle."""
        return [part for part in self.parts if part.grip.overlaps(box)]

    def cell(self, x: Length, y: Length) -> tuple[int, int]:
        """Column and line under a point, from 1; outside the type area the nearest ones."""
        return column_at(self.grid, x), line_at(self.grid, y)


def scene_of(page: Page, grid: Grid, issue: Issue) -> Scene:
    """The scene of a page; frames that do not lie on its grid are left out."""
    parts: list[Part] = []
    layout = issue.layout(page.layout)

    def add(item: str, frame: Frame | None, kind: str, *, is_sized: bool = True,
            is_rule: bool = False) -> None:  # fmt: skip
        if frame is not None and frame.columns > 0 and frame.lines > 0:
            area, _ = area_of(frame, grid, 0, Place())
            if area is not None:
                box = area.box
                drawn = Rect(box.right, box.y, grid.gutter, box.height) if is_rule else None
                parts.append(Part(item, frame, kind, box, area.columns, is_sized, drawn))

    def add_box(item: str, box: Box) -> None:
        if box.at is not None:
            where = Frame(box.id, 0, 0, 0, 0)
            parts.append(Part(item, where, "free", area_rect(box.at, grid), ()))
        else:
            frame = footprint(issue, layout, box, grid)
            is_rule = box.kind == "rule" and box.vertical
            add(item, frame, "box", is_sized=not sizes_itself(box), is_rule=is_rule)

    index = next((at for at, one in enumerate(issue.pages) if one.name == page.name), 0)
    for box in layout.furniture:
        if not applies(box, page, index, issue.paper):
            continue
        changed = next((b for b in page.overrides if b.id == box.id), box)
        if box.id not in page.hidden:
            has_place = changed.at is not None or changed.frame is not None
            add_box(box.id, changed if has_place else box)
    furniture = tuple(parts)
    parts.clear()
    for box in page.boxes:
        add_box(box.id, box)
    for story in page.stories:
        for frame in story.frames:
            add(story.id, frame, "text")
        add(story.id, story.title.frame, "title")
        for box in story.boxes:
            add_box(story.id, box)
    return Scene(grid, tuple(parts), furniture)


def column_at(grid: Grid, x: Length) -> int:
    """The column under `x`, a gutter belonging half to each side; from 1."""
    for number, column in enumerate(grid.columns, 1):
        if x < column.right + grid.gutter // 2:
            return number
    return len(grid.columns)


def line_at(grid: Grid, y: Length) -> int:
    """The line under `y`; from 1."""
    return max(1, min(grid.lines, (y - grid.area.y) // grid.pitch + 1))


def handles(box: Rect) -> dict[str, tuple[Length, Length]]:
    """The eight points a frame is pulled by."""
    x, y = box.x + box.width // 2, box.y + box.height // 2
    return {
        "nw": (box.x, box.y), "n": (x, box.y), "ne": (box.right, box.y), "e": (box.right, y),
        "se": (box.right, box.bottom), "s": (x, box.bottom), "sw": (box.x, box.bottom),
        "w": (box.x, y),
    }  # fmt: skip


def edge_at(box: Rect, x: Length, y: Length, slack: Length) -> str:
    """The handle whose corner or edge lies within `slack` of a point; empty for none."""
    if not _holds(box.inset(-slack), x, y):
        return ""
    near_x = "w" if abs(x - box.x) <= slack else "e" if abs(x - box.right) <= slack else ""
    near_y = "n" if abs(y - box.y) <= slack else "s" if abs(y - box.bottom) <= slack else ""
    return near_y + near_x


def _holds(box: Rect, x: Length, y: Length) -> bool:
    return box.x <= x < box.right and box.y <= y < box.bottom
