"""Paper, layout, issue, page, story and frame as frozen values.

Every value carries the place it was written (`span`) so that findings can point there.
Spans are not part of what a value means: keys for caches leave them out.
"""

from pagesetter.colour import Ink
from pagesetter.findings import NOWHERE, SourceSpan
from pagesetter.geometry import Measure
from pagesetter.model.copy import Article
from pagesetter.model.style import Style, StyleValue
from pagesetter.values import NamedTuple


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
    co_organizers: tuple[str, ...] = ()
    """The standing list of 协办单位; a box without names takes it."""
    size_names: str = "标准"
    """What names of sizes 字号 mean in the paper's files: `标准` or `印刷`."""

    @property
    def printing(self) -> bool:
        """True when names of sizes are the printing trade's."""
        return self.size_names == "印刷"

    @property
    def internal(self) -> bool:
        """True for 内部资料: what is printed by a permit (准印证号) and is no newspaper."""
        return bool(dict(self.publication).get("准印证号", "").strip())


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
    furniture: "tuple[Box, ...]" = ()
    ad_slots: tuple[tuple[str, int, int], ...] = ()
    """Advertisement sizes: (name, base columns, lines)."""


class Frame(NamedTuple):
    """A frame 框 on the grid. Columns and lines count from 1.

    `columns` base columns wide from `column`, `lines` lines high from `line`; the insets
    move its edges inwards (negative: outwards). Text runs in the base columns unless
    `split` sets it in that many equal columns (1 = 长栏; split 2 over 3 columns = 三破二);
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


class Over(NamedTuple):
    """Where a title stands on a picture 压图标题, and the bar behind it."""

    picture: str = ""
    """Id of the box that carries it; empty for the story's first picture."""
    edge: str = "bottom"
    """`top` or `bottom`: the edge of the picture it is placed from."""
    away: Measure = Measure(1, 1, "行")
    """From that edge to the title, or to its bar."""
    inset: Measure = Measure(1, 1, "字")
    """From the left and right edges of the picture to the title."""
    bar: int = 0
    """A bar across the picture behind the title, in percent of `bar_ink`; 0 for none."""
    bar_ink: str = "黑"
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
    direction: str = ""
    """`vertical` for 竖题, `horizontal`; empty as the story's text."""
    side: str = "right"
    """Of a vertical title without a frame: the side of the first frame it stands at, `right`
    or `left`. `lines` is then its height; 0 takes that of the frame."""
    width: Measure | None = None
    """Width of a vertical title without a frame; None takes what it needs."""
    over: Over | None = None
    """On a picture instead, where it takes no line of the frames."""


class Area(NamedTuple):
    """A place off the grid, from the top left corner of the type area (or the `sheet`)."""

    x: Measure
    y: Measure
    width: Measure
    height: Measure
    of: str = "type-area"
    span: SourceSpan = NOWHERE


class Row(NamedTuple):
    """A row of text in a box: one text by `align`, or up to three at left, centre, right.

    Variables such as `{date}` are filled from the issue before composing.
    """

    text: str = ""
    left: str = ""
    center: str = ""
    right: str = ""
    style: str = ""
    align: str = ""
    """Overrides the style's: left, center, right, spread, justify."""
    values: tuple[StyleValue, ...] = ()
    """Style values set for this row alone."""
    rule: str = ""
    """A rule under the row: 正线 反线 双线 文武线 点线 曲线."""
    span: SourceSpan = NOWHERE


class Picture(NamedTuple):
    """A picture as placed: how it fills its room, and the words under it."""

    source: str
    """File under the issue's or the paper's `assets/`."""
    fit: str = "fill"
    """`fill` covers the room and is cropped, `fit` shows the whole picture."""
    focus: tuple[int, int] = (500, 500)
    """The point kept in the middle when cropped, in per mille of width and height."""
    zoom: int = 100
    """Percent beyond the fit."""
    alternative: str = ""
    span: SourceSpan = NOWHERE
    page: int = 0
    """Page of a PDF, from 1; 0 when none is named."""

    @property
    def handle(self) -> str:
        """What the picture is called on the page: its source, with the page of a PDF."""
        return f"{self.source}#page={self.page}" if self.page else self.source


class Dress(NamedTuple):
    """Border, tint and padding of a box or of a boxed story."""

    border: str = ""
    """A rule kind or one of the ten 花边; empty for none."""
    border_size: Measure = Measure(8)
    """Cell of a 花边."""
    border_ink: str = "黑"
    tint: int = 0
    """Tint under the box in percent of `tint_ink`."""
    tint_ink: str = "黑"
    padding: Measure = Measure(1, 2, "字")
    span: SourceSpan = NOWHERE


class Box(NamedTuple):
    """Anything placed that is not a story's running text.

    Furniture of the layout, co-organizers 协办单位, pictures, advertisements, rules, standing
    elements, the digest 导读 and pull quotes are all boxes; `kind` says which and what else
    is checked of it. On the grid (`frame`) text runs round it when `wrap`; off the grid
    (`at`) it stands where nothing else is.
    """

    id: str
    kind: str
    """nameplate ear running-head imprint slogan text picture co-organizers ad digest
    element rule column-head quote tint."""
    frame: Frame | None = None
    at: Area | None = None
    pages: str = "all"
    """For furniture: all, first, rest, odd, even."""
    rows: tuple[Row, ...] = ()
    pictures: tuple[Picture, ...] = ()
    """One picture, or a group under one caption."""
    caption: str = ""
    credit: str = ""
    caption_at: str = "below"
    """below, over (on the picture's foot), right."""
    heading: str = ""
    note: str = ""
    names: tuple[str, ...] = ()
    columns: int = 1
    """Columns of names, or of pictures in a group."""
    dress: Dress = Dress()
    vertical_align: str = "top"
    """top, center, bottom, spread."""
    wrap: bool = True
    rule: str = ""
    vertical: bool = False
    slot: str = ""
    """An advertisement's size from the layout's table: 整版 半版 通栏 半通栏 1/4 报眼."""
    customer: str = ""
    label: str = ""
    """广告 or 公益广告."""
    element: str = ""
    """Name of a standing element in the paper's `library/`."""
    values: tuple[StyleValue, ...] = ()
    span: SourceSpan = NOWHERE
    papers: str = "all"
    """For furniture: all, newspaper, internal (内部资料)."""
    booked: tuple[Measure, Measure] | None = None
    """Width and height of an advertisement that was sold by the millimetre."""


class Manual(NamedTuple):
    """Settings by hand 手动设置 on one paragraph of a story."""

    paragraph: int
    """Its number among the blocks of the article's body, from 1."""
    begins: str
    """`Block.begins`, by which the paragraph is known to be the same after an edit."""
    values: tuple[StyleValue, ...] = ()
    """Of the properties BY_HAND."""
    span: SourceSpan = NOWHERE


class Lock(NamedTuple):
    """A turn of the story's text that the editor has locked: a line ends there, or none does."""

    paragraph: int
    """Its number among the blocks of the article's body, from 1."""
    begins: str
    """`Block.begins` of the paragraph."""
    before: str
    """The characters left of the place, white space left out: 4, or more to tell it apart."""
    after: str
    measure: Measure
    """Width of the line that ends there, in 字 of the story's text."""
    turns: bool = True
    """False where no line may end."""
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
    boxes: tuple[Box, ...] = ()
    """Pictures, head shots and quotes that belong to the story."""
    dress: Dress | None = None
    """Border, tint and padding of a boxed story."""
    column_rule: str = ""
    """A rule in the gutters of the story; none by default."""
    level: str = ""
    """How columns end: empty fills them in order, `balance` evens the columns of the last
    frame, `stretch` sets n lines on m grid lines (manual, always listed)."""
    jump: str = ""
    """Short title for 下转/上接; the headline's first words when empty."""
    locks: tuple[Lock, ...] = ()
    proof: str = ""
    """The proof 一校 … whose lines its text keeps; empty when it stands in none."""
    manual: tuple[Manual, ...] = ()
    """Settings by hand on single paragraphs; those on the whole story stand in `style`."""
    direction: str = ""
    """`vertical` for text whose lines run down, from right to left 竖排; empty for level lines."""


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
    boxes: tuple[Box, ...] = ()
    hidden: tuple[str, ...] = ()
    """Ids of furniture that this page hides."""
    overrides: tuple[Box, ...] = ()
    """Furniture of the layout as this page changes it, whole, under the same id."""
    inks: str = "四色"
    """Plates it is printed from: 四色, 黑+套红 (black and one red) or 黑."""
    locked: tuple[str, ...] = ()
    """Ids of stories and boxes that are not moved, sized or deleted by hand."""


class Element(NamedTuple):
    """A standing element of the paper's library: boxes placed together by name."""

    name: str
    boxes: tuple[Box, ...] = ()
    span: SourceSpan = NOWHERE


class ProofLines(NamedTuple):
    """The lines of one paragraph as a proof had them."""

    story: str
    """`PAGE/STORY`."""
    paragraph: int
    """Number of its block in the article's body, from 1."""
    lines: tuple[tuple[int, int], ...]
    """(characters, CRC-32 of the UTF-8 text) of each line."""


class Proof(NamedTuple):
    """A proof of the issue: which lines its stories had then."""

    name: str
    """一校, 二校, 三校 or 清样."""
    paragraphs: tuple[ProofLines, ...] = ()


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
    library: tuple[Element, ...] = ()
    """Standing elements of the paper that pages place by name."""
    proofs: tuple[Proof, ...] = ()
    """The proofs that stories of the issue keep the lines of."""

    def layout(self, name: str) -> Layout:
        return next(layout for layout in self.layouts if layout.name == name)

    def proof_of(self, page: str, story: Story) -> tuple[ProofLines, ...]:
        """The lines of a story in the proof it keeps the lines of."""
        name = f"{page}/{story.id}"
        proofs = (proof for proof in self.proofs if proof.name == story.proof)
        return tuple(one for proof in proofs for one in proof.paragraphs if one.story == name)

    def article(self, name: str) -> Article | None:
        for article in self.articles:  # a page asks for each of its stories
            if article.name == name:
                return article
        return None
