"""压图标题: a story's title set on a picture instead of above its text.

Turns a title and the picture box that carries it into items on the page, a bar behind them if
one is asked for. The picture is painted first. Knows no pixels, so it never judges whether
a title can be read there: inks, bar and outline are the editor's.
"""

from __future__ import annotations

from collections.abc import Iterable

from pagesetter.compose.boxes.box import ComposedBox, tinted
from pagesetter.compose.grid import Grid
from pagesetter.compose.place import moved
from pagesetter.compose.styles import StyleBook
from pagesetter.compose.titles import title_block
from pagesetter.display import FillPath, GlyphRun, Item, PlaceImage, Tag
from pagesetter.display.bounds import bounds
from pagesetter.display.paths import rectangle_path
from pagesetter.display.walk import flatten
from pagesetter.findings import Finding, Place
from pagesetter.findings.finding import finding
from pagesetter.findings.messages_compose import MESSAGES
from pagesetter.fonts import FontBook
from pagesetter.geometry import UNIT, Length, Rect
from pagesetter.model import Article, Over, Story
from pagesetter.values import NamedTuple

_OVERPRINTS: Length = 24 * UNIT
"""Black type up to this size overprints whatever it stands on (see docs/press.md); larger
type would show the picture through itself."""


class OverTitle(NamedTuple):
    items: tuple[Item, ...]
    """On the sheet."""
    findings: tuple[Finding, ...]


def carrier(story: Story) -> str:
    """The id of the box that carries the story's title: empty when it stands on none."""
    over = story.title.over
    if over is None:
        return ""
    return over.picture or next((b.id for b in story.boxes if b.kind == "picture"), "")


def title_over(
    article: Article,
    story: Story,
    boxes: Iterable[ComposedBox],
    grid: Grid,
    styles: StyleBook,
    fonts: FontBook,
    place: Place,
) -> OverTitle:
    """Set the story's title on its picture, one of `boxes`; without one, a finding."""
    over, name = story.title.over or Over(), carrier(story)
    span = over.span if over.span.line else story.span
    box = next((b for b in boxes if b.box.id == name), None)
    picture = None if box is None else _shown(box)
    if picture is None:
        told = finding(
            MESSAGES, "title-without-picture", span, place, story=story.id, box=name,
            called=f" called “{name}”" if name else " in the story",
            called_zh=f"找不到图片“{name}”" if name else "该稿没有配图",
        )  # fmt: skip
        return OverTitle((), (told,))
    inset = over.inset.resolve(size=grid.size, pitch=grid.pitch)
    block = title_block(
        article, story.title, max(1, picture.width - 2 * inset), grid, styles, fonts, place,
        at_head=True,
    )  # fmt: skip
    text = bounds(block.items)
    if text is None:
        return OverTitle((), block.findings)
    air = grid.pitch // 2 if over.bar else 0
    band = _band(over, picture, text.height + 2 * air, grid)
    findings = list(block.findings)
    if not picture.contains(band):
        lines = -(-(band.height - picture.height) // grid.pitch)
        findings.append(
            finding(MESSAGES, "title-off-picture", span, place, story=story.id, box=name,
                    lines=max(1, lines))
        )  # fmt: skip
    items: list[Item] = []
    if over.bar:
        ink = tinted(styles.ink(over.bar_ink, over.span), over.bar)
        items.append(Tag("furniture", (FillPath(rectangle_path(band), ink),), key=story.id))
    x, y = picture.x + inset, band.y + air - text.y
    for tag in block.items:
        assert isinstance(tag, Tag)
        placed = moved(tag.items, x, y)
        items.append(Tag(tag.kind, tuple(placed if over.bar else _opaque(placed)), tag.name))
    return OverTitle(tuple(items), tuple(findings))


def _shown(box: ComposedBox) -> Rect | None:
    """The part of the page its pictures show on; the box itself where they are missing."""
    clips = [i.clip.moved(x, y) for i, x, y in flatten(box.items) if isinstance(i, PlaceImage)]
    if not clips:
        return box.room if box.box.kind == "picture" else None
    left, top = min(c.x for c in clips), min(c.y for c in clips)
    right, foot = max(c.right for c in clips), max(c.bottom for c in clips)
    return Rect(left, top, right - left, foot - top)


def _band(over: Over, picture: Rect, height: Length, grid: Grid) -> Rect:
    """Where the title stands: as wide as the picture, `away` from its edge."""
    away = over.away.resolve(size=grid.size, pitch=grid.pitch)
    top = picture.y + away if over.edge == "top" else picture.bottom - away - height
    return Rect(picture.x, top, picture.width, height)


def _opaque(items: Iterable[Item]) -> list[Item]:
    """Large type without a line of its own below it, made to knock out of the picture."""
    done: list[Item] = []
    for item in items:
        if isinstance(item, GlyphRun) and item.size > _OVERPRINTS:
            line = item.outline
            if line is None:
                item = item._replace(ink=item.ink._replace(overprint=False))
            elif line.hollow:
                item = item._replace(outline=line._replace(ink=line.ink._replace(overprint=False)))
        done.append(item)
    return done
