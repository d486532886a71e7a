"""Makes the next issue from an old one: layouts, pages and frames stay, the copy goes.

With the copy goes what was said of it: short titles, settings and turns by hand, proofs,
quotations, the articles a digest names, and the pictures of picture boxes that lie in the old
issue. Files are patched, not written anew, so that comments, order and quoting stay the editor's.
"""

from __future__ import annotations

import os
from datetime import date, timedelta

from pagesetter.findings import PagesetterError, SourceSpan
from pagesetter.findings.finding import finding
from pagesetter.findings.messages_cli import MESSAGES
from pagesetter.formats import Loaded, load_issue
from pagesetter.formats.patch import DeleteItem, Edit, SetValue, patch
from pagesetter.formats.patch_steps import Path
from pagesetter.formats.yaml_tree import Plain, parse, plain
from pagesetter.model import Box, Issue, Page
from pagesetter.session.output import make_folder, require_empty, write_whole

WEEK = timedelta(days=7)
"""The rhythm of a paper of which only one issue is known."""

_OF_THE_OLD_ISSUE = frozenset({"copy", "assets", "proofs"})
"""Folders that belong to the old issue's stories and are not taken over."""
_OF_THE_COPY = (("article",), ("title", "text"), ("jump",), ("manual",), ("locks",), ("proof",))
_OF_A_PICTURE = (("picture",), ("pictures",), ("caption",), ("credit",))


def next_issue(folder: str, old: str) -> str:
    """Write the issue after `old` into `folder` and return its path.

    `folder` may be the paper itself: the issue is then named after its date. Raises
    PagesetterError when `old` cannot be read or `folder` is no place for an issue of its paper.
    """
    loaded = load_issue(old)
    day = next_date(loaded)
    folder = _place(folder, loaded, day)
    require_empty(folder)
    changes = _changes(loaded, day)
    for path in _kept_files(loaded.folder):
        source = os.path.join(loaded.folder, path)
        shown = os.path.relpath(source, loaded.root).replace(os.sep, "/")
        with open(source, "rb") as file:
            data = file.read()
        if shown in changes:
            data = _patched(data, changes[shown])
        target = os.path.join(folder, path)
        make_folder(os.path.dirname(target))
        write_whole(target, data)
    make_folder(os.path.join(folder, "copy"))
    return folder


def next_date(loaded: Loaded) -> str:
    """Return the date of the next issue: as far on as this one is from the one before it.

    The issue before is the neighbouring folder with the latest earlier date for its name.
    Without one the paper counts as a weekly.
    """
    here = _day(loaded.issue.date) or date.today()
    earlier: list[date] = []
    if loaded.root != loaded.folder:
        days = map(_day, os.listdir(os.path.dirname(loaded.folder)))
        earlier = [day for day in days if day is not None and day < here]
    return (here + (here - max(earlier) if earlier else WEEK)).isoformat()


def following(loaded: Loaded) -> tuple[str, str, str]:
    """Date, number and total number of the issue after this one."""
    day = next_date(loaded)
    return day, *_next_numbers(loaded.issue, day)


def _next_numbers(issue: Issue, day: str) -> tuple[str, str]:
    """Number and total number of the issue of `day`.

    A paper that counts its issues in all has a number of the year beside that, which begins
    anew with the year; a number that stands alone goes on.
    """
    total = _next_number(issue.total)
    number = _next_number(issue.number)
    counted = total != issue.total and number != issue.number
    if counted and day[:4] != issue.date[:4]:
        return "1".zfill(len(issue.number)), total
    return number, total


def _next_number(value: str) -> str:
    """One more, with as many digits; what is no number stays."""
    plain = value.isascii() and value.isdigit()
    return str(int(value) + 1).zfill(len(value)) if plain else value


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _place(folder: str, loaded: Loaded, day: str) -> str:
    """Return where the issue goes; it must be where its paper will find it."""
    if loaded.root == loaded.folder:
        return folder
    issues = os.path.dirname(loaded.folder)
    if os.path.isdir(folder) and os.path.samefile(folder, loaded.root):
        return os.path.join(folder, "issues", day)
    if os.path.realpath(os.path.dirname(os.path.abspath(folder))) != os.path.realpath(issues):
        example = os.path.relpath(os.path.join(issues, day))
        raise PagesetterError(
            [finding(MESSAGES, "new-issue-outside", SourceSpan(folder), path=folder,
                     example=example)]
        )  # fmt: skip
    return folder


def _changes(loaded: Loaded, day: str) -> dict[str, list[Edit]]:
    """Return the edits of each file, under its name as in `Loaded.files`."""
    issue = loaded.issue
    changes = {issue.span.file: _head_edits(issue, day)}
    for page in issue.pages:
        changes[page.span.file] = _page_edits(page, loaded.folder)
    return changes


def _head_edits(issue: Issue, day: str) -> list[Edit]:
    edits: list[Edit] = [SetValue(("date",), day)]
    number, total = _next_numbers(issue, day)
    for key, old, new in (("number", issue.number, number), ("total", issue.total, total)):
        if new != old:
            edits.append(SetValue((key,), new))
    return edits


def _page_edits(page: Page, folder: str) -> list[Edit]:
    """What is taken out of a page's file where it stands there."""
    paths: list[Path] = []
    for i, story in enumerate(page.stories):
        paths += [("stories", i, *keys) for keys in _OF_THE_COPY]
        for j, box in enumerate(story.boxes):
            paths += [("stories", i, "boxes", j, *keys) for keys in _stale(box, folder)]
    for j, box in enumerate(page.boxes):
        paths += [("boxes", j, *keys) for keys in _stale(box, folder)]
    return [DeleteItem(path) for path in paths]


def _stale(box: Box, folder: str) -> tuple[tuple[str, ...], ...]:
    """The keys of a box that speak of the old issue's copy or pictures."""
    words = {"digest": "names", "quote": "rows"}.get(box.kind)
    if words is not None:
        return ((words,),)
    old = any(os.path.exists(os.path.join(folder, one.source)) for one in box.pictures)
    return _OF_A_PICTURE if box.kind == "picture" and old else ()


def _patched(data: bytes, edits: list[Edit]) -> bytes:
    """Edit a file in the encoding it has: UTF-8, or GB18030 as the reader accepts it."""
    try:
        return _edited(data.decode(), edits).encode()
    except UnicodeDecodeError:
        return _edited(data.decode("gb18030"), edits).encode("gb18030")


def _edited(text: str, edits: list[Edit]) -> str:
    tree = plain(parse(text.removeprefix("\ufeff")))
    there = (e for e in edits if not isinstance(e, DeleteItem) or _stands(tree, e.path))
    return patch(text, list(there))


def _stands(tree: Plain, path: Path) -> bool:
    """True when a file has something at a path."""
    for step in path:
        try:
            tree = tree[step]  # type: ignore[index]
        except (KeyError, IndexError, TypeError):
            return False
    return True


def _kept_files(folder: str) -> list[str]:
    """Return the files to take over, relative to `folder`; hidden ones are not the editor's."""
    kept: list[str] = []
    for where, folders, names in os.walk(folder):
        inside = os.path.relpath(where, folder)
        folders[:] = sorted(
            name
            for name in folders
            if name[0] != "." and not (inside == "." and name in _OF_THE_OLD_ISSUE)
        )
        kept += [os.path.normpath(os.path.join(inside, n)) for n in sorted(names) if n[0] != "."]
    return kept
