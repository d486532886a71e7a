"""Stories and boxes as text, to be carried to another window: what a page's file and those of
its copy would say of them.

A parcel is read by the very tables the files are read by, whoever packed it: what they refuse
is refused here. Knows no clipboard, touches no file.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from pagesetter.findings import PagesetterError
from pagesetter.findings.finding import finding
from pagesetter.findings.messages_cli import MESSAGES
from pagesetter.formats.article import read_article
from pagesetter.formats.article_write import article_text
from pagesetter.formats.decode import decode
from pagesetter.formats.encode import encode_page
from pagesetter.formats.kinds import BAD
from pagesetter.formats.notes import Notes
from pagesetter.formats.patch import PatchError
from pagesetter.formats.refit import new_text
from pagesetter.model import Article, Box, Frame, Issue, Page, Story, Title
from pagesetter.session.clipping import Clip
from pagesetter.session.rewording import tidy_article
from pagesetter.values import NamedTuple

_FORMAT = "pagesetter-parcel/1"
_MOST = 32 << 20
"""Bytes of a parcel; a page with all its copy has a hundredth."""


class Parcel(NamedTuple):
    """What was packed, and where it comes from."""

    clip: Clip = Clip()
    copy: tuple[tuple[str, str], ...] = ()
    """Name and text of the articles that its stories hold."""
    inks: tuple[str, ...] = ()
    """Names of inks that its stories and boxes ask for."""
    folder: str = ""
    """The issue's folder, and that of its paper: pictures are there."""
    root: str = ""


def packed(issue: Issue, clip: Clip, folder: str, root: str) -> bytes:
    """Stories and boxes of an issue with the articles they hold."""
    names = dict.fromkeys(story.article for story in clip.stories if story.article)
    found = (issue.article(name) for name in names)
    copy = {article.name: _copy_text(article) for article in found if article is not None}
    return _packed(clip, copy, os.path.abspath(folder), os.path.abspath(root))


def packed_look(item: Story | Box) -> bytes:
    """How a story or box looks: itself without its words, its boxes and its place."""
    if isinstance(item, Box):
        place = Frame(item.id, 1, 1, 1, 1)
        bare = Box(item.id, "tint", place, dress=item.dress, values=item.values)
        return _packed(Clip((), (bare,)))
    first = item.frames[0] if item.frames else Frame("f1", 1, 1, 1, 1)
    place = Frame(first.id, 1, 1, 1, 1, split=first.split, remainder=first.remainder)
    story = Story(
        item.id, title=Title(parts=item.title.parts), frames=(place,), style=item.style,
        styles=item.styles, dress=item.dress, column_rule=item.column_rule, level=item.level,
    )  # fmt: skip
    return _packed(Clip((story,)))


def _packed(
    clip: Clip, copy: Mapping[str, str] = MappingProxyType({}), folder: str = "", root: str = ""
) -> bytes:
    page = Page("parcel", 0, "parcel", stories=clip.stories, boxes=clip.boxes)
    told = {
        "format": _FORMAT, "folder": folder, "root": root,
        "page": new_text("page", encode_page(page)), "copy": dict(copy),
    }  # fmt: skip
    return json.dumps(told, ensure_ascii=False).encode("utf-8")


def unpacked(data: bytes) -> Parcel:
    """Read a parcel. Raises PagesetterError for anything that is none."""
    told = _told(data)
    notes = Notes("page")
    page = decode(told["page"], "page", notes)
    read = [notes]
    for name, text in told["copy"].items():
        read.append(Notes(name))
        read_article(text, name, read[-1])
    if page is BAD or any(one.failed for one in read):
        found = [f for one in read for f in one.findings]
        raise PagesetterError([finding(MESSAGES, "parcel-unreadable"), *found])
    inks = (r.name for one in read for r in one.references if r.kind == "ink")
    return Parcel(
        Clip(page.stories, page.boxes), tuple(told["copy"].items()), tuple(dict.fromkeys(inks)),
        told["folder"], told["root"],
    )  # fmt: skip


def _told(data: bytes) -> dict[str, Any]:
    """What a parcel says, its shape made sure of."""
    try:
        if len(data) > _MOST:
            raise ValueError("too large")
        told = json.loads(data.decode("utf-8"))
        shape = {"format": str, "folder": str, "root": str, "page": str, "copy": dict}
        if not isinstance(told, dict) or any(
            not isinstance(told.get(key), kind) for key, kind in shape.items()
        ):
            raise ValueError("not a parcel")
        if told["format"] != _FORMAT or not all(
            isinstance(text, str) and _is_stem(name) for name, text in told["copy"].items()
        ):
            raise ValueError("not a parcel of this version")
    except (ValueError, RecursionError) as error:
        raise PagesetterError([finding(MESSAGES, "parcel-unreadable")]) from error
    return told


def _is_stem(name: str) -> bool:
    """True for what the file of an article may be called."""
    return bool(name) and name[0] not in ".~" and not set(name) & set('/\\:*?"<>|\0\n\r')


def _copy_text(article: Article) -> str:
    """An article as its file would say it; of one that copy cannot say its plain words."""
    bare = tidy_article(article)
    try:
        return article_text("", Article(article.name), bare)
    except PatchError:
        blocks = tuple(b._replace(kind="paragraph", attributes=(), level=0) for b in bare.body)
        return article_text("", Article(article.name), bare._replace(body=blocks))
