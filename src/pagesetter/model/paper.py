"""Paper, layout, issue, page, story and frame as frozen values.

Every value carries the place it was written (`span`) so that findings can point there.
Spans are not part of what a value means: keys for caches leave them out.
"""

from __future__ import annotations

from typing import NamedTuple

from pagesetter.colour import Ink
from pagesetter.findings import NOWHERE, SourceSpan
from pagesetter.geometry import Measure
from pagesetter.model.copy import Article
from pagesetter.model.style import Style, StyleValue


class Paper(NamedTuple):
    """A paper 报纸: what is the same in every issue."""

    name: str
    code: str = ""
    publication: tuple[tuple[str, str], ...] = ()
    """Publication data as (field, value): 主管 主办 CN 邮发代号 …, in file order."""
    language: str = "zh-Hans"
    inks: tuple[tuple[str, Ink], ...] = ()
    styles: tuple[Style, ...] = ()
    protected: tuple[str, ...] = ()
    """Phrases that never break: names, titles of office, names of bodies."""
    span: SourceSpan = NOWHERE


class TypeArea(NamedTuple):
    """Type area 版心, in 字 × 行 (mm follow) or in mm (size or pitch follow), never both.

    Given `size` and `pitch`, width and height follow. Given `width` the size follows
    (width / 字 across); given `height` the pitch follows ((height - size) / (lines - 1)).
    `left`/`top` place it on the sheet; absent, it is centred.
    """

    columns: int
    column: Measure
    """Width of a base column in 字."""
    gutter: Measure
    """Gutter in 字."""
    lines: int
    size: Measure | None = None
    pitch: Measure | None = None
    width: Measure | None = None
    height: Measure | None = None
    left: Measure | None = None
    top: Measure | None = None
    side_column: Measure | None = None
    """Width in 字 of one narrower column beside the base columns, or None."""
    side: str = "right"
    span: SourceSpan = NOWHERE


class Layout(NamedTuple):
    """A layout 版式: the master of a page."""

    name: str
    """Name pages use: the file's stem."""
    title: str
    sheet_width: Measure
    sheet_height: Measure
    type_area: TypeArea
    bleed: Measure = Measure(0, 1, "mm")
    styles: tuple[Style, ...] = ()
    inks: tuple[tuple[str, Ink], ...] = ()
    span: SourceSpan = NOWHERE


class Frame(NamedTuple):
    """A frame 框 on the grid. Columns and lines count from 1.

    `columns` base columns wide from `column`, `lines` lines high from `line`; the insets
    move its edges inwards (negative: outwards). Text runs in the base columns unless
    `split` sets it in that many equal columns (1 = 长栏; split 3 over 2 columns = 三破二);
    `remainder` says where odd 字 go: `last` column or spread over the `gutter`s.
    """

    id: str
    column: int
    line: int
    columns: int
    lines: int
    inset_left: Measure = Measure(0, 1, "字")
    inset_right: Measure = Measure(0, 1, "字")
    split: int | None = None
    remainder: str = "gutter"
    span: SourceSpan = NOWHERE


class Plan(NamedTuple):
    """What a still empty story wants: working title, wanted 字, picture yes or no."""

    title: str = ""
    characters: int = 0
    picture: bool = False
    span: SourceSpan = NOWHERE


class Title(NamedTuple):
    """The title block of a story. Parts come from the article; this says how they stand.

    `frame` is where the block stands; None puts it at the head of the first frame, over
    its full width. `lines` fixes its height in whole lines; 0 takes what it needs. `parts`
    override style values per part: ("headline", (StyleValue…)). `text` overrides a part's
    words on this page: ("headline", "短题").
    """

    frame: Frame | None = None
    lines: int = 0
    parts: tuple[tuple[str, tuple[StyleValue, ...]], ...] = ()
    text: tuple[tuple[str, str], ...] = ()
    span: SourceSpan = NOWHERE


class Story(NamedTuple):
    """A story 上版稿: one article as placed. Frames are threaded in the order given."""

    id: str
    article: str = ""
    """Name of the article; empty when empty, planned or a continuation."""
    continues: str = ""
    """`PAGE/STORY` whose text goes on in these frames, such as `01/s3`."""
    plan: Plan | None = None
    title: Title = Title()
    frames: tuple[Frame, ...] = ()
    style: tuple[StyleValue, ...] = ()
    """Values for the whole story: own size and pitch, preset, letter-space …"""
    styles: tuple[Style, ...] = ()
    """Named styles changed for this story alone."""
    span: SourceSpan = NOWHERE


class Page(NamedTuple):
    """A page 版: one file."""

    name: str
    """File stem, such as `01`."""
    number: int
    """Printed page number 版次."""
    layout: str
    section: str = ""
    credits: tuple[tuple[str, str], ...] = ()
    stories: tuple[Story, ...] = ()
    styles: tuple[Style, ...] = ()
    span: SourceSpan = NOWHERE


class Issue(NamedTuple):
    """An issue 期 with everything needed to compose it."""

    number: str
    total: str
    date: str
    """ISO date, such as 2026-11-24."""
    paper: Paper
    layouts: tuple[Layout, ...]
    """The layouts its pages use, each once, in order of first use."""
    pages: tuple[Page, ...]
    articles: tuple[Article, ...]
    """All articles of the issue in file-name order, placed or not."""
    styles: tuple[Style, ...] = ()
    protected: tuple[str, ...] = ()
    name: str = ""
    """Folder name of the issue."""
    span: SourceSpan = NOWHERE

    def layout(self, name: str) -> Layout:
        return next(layout for layout in self.layouts if layout.name == name)

    def article(self, name: str) -> Article | None:
        return next((a for a in self.articles if a.name == name), None)
