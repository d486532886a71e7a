"""Typing in boxes as edits: rows and names begun, joined, moved and taken out; furniture of the
layout changed on the page. Pure functions of the issue.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pagesetter.model import Box, Issue, Page, Row, Story
from pagesetter.session import box_edits, edits
from pagesetter.session.box_texts import CELLS, LISTED, box_named, is_furniture, names_of
from pagesetter.session.merging import alike
from pagesetter.session.spots import Spot, page_named

Change = Callable[[Box], Box]


def replace_in_box(issue: Issue, start: Spot, end: Spot, text: str) -> tuple[Issue, Spot]:
    """Put `text` for what stands between two spots of one part, the earlier first.

    In rows "\\n" begins another, which looks the same; names that are pasted as several lines
    stand below the one with the cursor. Elsewhere it is a blank. Raises EditError for no box.
    """
    box = _box(issue, start)
    if start.part == "name":
        names, after = _in_names(names_of(issue, box) or ("",), start, end, text)
        return with_words(issue, start, lambda b: b._replace(names=names)), after
    if start.part == "row":
        rows, after = _in_rows(box.rows or (Row(),), start, end, text)
        return with_words(issue, start, lambda b: b._replace(rows=rows)), after
    text = " ".join(text.split("\n")) if start.part != "caption" else text
    after = start._replace(offset=start.offset + len(text), trails=False)

    def spliced(old: str) -> str:
        return old[: start.offset] + text + old[end.offset :]

    if start.part not in CELLS:
        new: dict[str, Any] = {start.part: spliced(getattr(box, start.part))}
        return with_words(issue, start, lambda b: b._replace(**new)), after
    row, field = box.rows[start.block], CELLS[start.part]
    cell: dict[str, Any] = {field: spliced(getattr(row, field))}
    row = row._replace(**cell)
    rows = (*box.rows[: start.block], row, *box.rows[start.block + 1 :])
    return with_words(issue, start, lambda b: b._replace(rows=rows)), after


def moved(issue: Issue, spot: Spot, by: int) -> tuple[Issue, Spot]:
    """Move the row or name a spot stands in up (-1) or down (1); at an end it stays."""
    box = _box(issue, spot)
    field = "names" if spot.part == "name" else "rows"
    items: list[Any] = list(names_of(issue, box) if field == "names" else box.rows)
    to = spot.block + by
    if spot.part not in (*LISTED, *CELLS) or not 0 <= to < len(items):
        return issue, spot
    items[spot.block], items[to] = items[to], items[spot.block]
    given: dict[str, Any] = {field: tuple(items)}
    made = with_words(issue, spot, lambda b: b._replace(**given))
    return made, spot._replace(block=to)


def with_words(issue: Issue, spot: Spot, change: Change) -> Issue:
    """Change the words of a box; of furniture on this page alone, what equals the layout's not."""
    page = edits.page_of(issue, spot.page)
    if not is_furniture(page, spot.item):
        return edits.with_box(issue, spot.page, spot.item, change)
    layout = next(b for b in issue.layout(page.layout).furniture if b.id == spot.item)
    shown = change(_box(issue, spot))
    plain = Box(spot.item, "")
    words: dict[str, Any] = {
        field: getattr(
            plain if alike(getattr(shown, field), getattr(layout, field)) else shown, field
        )
        for field in ("rows", "names", "heading", "note", "caption", "credit")
    }
    return box_edits.override(issue, spot.page, spot.item, lambda b: b._replace(**words))


def tidy_page(page: Page) -> Page:
    """A page without what its file cannot say: names of co-organizers without a name, turns at the
    end of titles, of words in boxes and of the section."""
    clean = page._replace(
        section=page.section.rstrip("\n"),
        stories=tuple(map(_tidy_story, page.stories)),
        boxes=tuple(map(_tidy, page.boxes)),
        overrides=tuple(map(_tidy, page.overrides)),
    )
    return page if clean == page else clean


def _tidy_story(story: Story) -> Story:
    text = tuple((part, words.rstrip("\n")) for part, words in story.title.text)
    if text == story.title.text:
        return story
    return story._replace(title=story.title._replace(text=text))


def _tidy(box: Box) -> Box:
    names = tuple(name.strip() for name in box.names if name.strip())
    words = {part: getattr(box, part).rstrip("\n") for part in _TURNED}
    clean = box._replace(names=names, **words)
    return box if clean == box else clean


_TURNED = ("caption", "credit", "heading", "note")


def _box(issue: Issue, spot: Spot) -> Box:
    page = page_named(issue, spot.page)
    box = box_named(issue, page, spot.item) if page is not None else None
    if box is None:
        raise edits.EditError(f"there is no {spot.item} on page {spot.page}")
    return box


def _in_names(
    names: tuple[str, ...], start: Spot, end: Spot, text: str
) -> tuple[tuple[str, ...], Spot]:
    head, tail = names[start.block][: start.offset], names[end.block][end.offset :]
    before, after = names[: start.block], names[end.block + 1 :]
    if text == "\n":
        new = [head, tail]
        return (*before, *new, *after), start._replace(block=start.block + 1, offset=0)
    pasted = box_edits.names_from(text) if "\n" in text else ()
    if not pasted:
        text = text.replace("\n", "")
        offset = start.offset + len(text)
        return (*before, head + text + tail, *after), start._replace(offset=offset, trails=False)
    others = (*before, *after)
    fresh = [name for name in pasted if name not in others]
    own = [head + tail] if (head + tail).strip() else []
    new = [*own, *fresh] or [""]
    last = start.block + len(new) - 1
    return (*before, *new, *after), start._replace(block=last, offset=len(new[-1]), trails=False)


def _in_rows(
    rows: tuple[Row, ...], start: Spot, end: Spot, text: str
) -> tuple[tuple[Row, ...], Spot]:
    first, last = rows[start.block], rows[end.block]
    lines = text.split("\n")
    head, tail = first.text[: start.offset], last.text[end.offset :]
    if len(lines) == 1:
        new = [first._replace(text=head + text + tail)]
    else:
        plain = first._replace(rule="")
        new = [first._replace(text=head + lines[0])]
        new += [plain._replace(text=line) for line in (*lines[1:-1], lines[-1] + tail)]
    block = start.block + len(lines) - 1
    offset = len(lines[-1]) + (start.offset if len(lines) == 1 else 0)
    made = (*rows[: start.block], *new, *rows[end.block + 1 :])
    return made, start._replace(block=block, offset=offset, trails=False)
