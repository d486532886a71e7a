"""An article's body as a flow of paragraphs ready to be set: spans, labels, air and keeps.

Turns copy blocks into `FlowItem`s by their styles. Knows no frames and sets nothing.
"""

from collections.abc import Callable, Mapping

from pagesetter.compose.labels import is_salutation, is_signed, typed_label, written_label
from pagesetter.compose.styles import ResolvedStyle, StyleBook
from pagesetter.findings import NOWHERE, Finding, Place, SourceSpan
from pagesetter.findings.finding import finding
from pagesetter.findings.messages_compose import MESSAGES
from pagesetter.model import Article, Block, Span, StyleValue
from pagesetter.text import TextStyle
from pagesetter.values import NamedTuple

IDEOGRAPHIC_SPACE = "\u3000"
KEEP_AFTER_SUBHEAD = 2
"""A subhead never stands with fewer text lines after it in its column."""

BYLINE_NAME = 6
"""Longest word that a byline keeps whole: names and 本报记者, not a body in a narrow column."""

Spans = tuple[tuple[str, TextStyle], ...]
Look = Callable[[Span, ResolvedStyle], TextStyle]

_GROUPED = ("editor-note", "abstract", "quotation", "note", "verse")
"""Kinds whose neighbouring blocks are one: air, rules and label stand once, round them all."""
_TAGS = {
    "subhead": "subhead",
    "credit": "credit",
    "byline": "credit",
    "sign-off": "credit",
}
_MARKS = ("strong", "emphasis", "sup", "sub")


class Cell(NamedTuple):
    """A cell of a table: where its text begins in the block's, and its spans."""

    start: int
    spans: Spans


class FlowItem(NamedTuple):
    """One paragraph to set. `block` is its index in the body, -1 outside it."""

    kind: str
    block: int
    spans: Spans
    style: ResolvedStyle
    keep_next: int = 0
    """Lines of the next item that must follow in the same column."""
    span: SourceSpan = NOWHERE
    names: tuple[str, ...] = ()
    """For 名单: the names, set in equal cells instead of as running text."""
    joined: bool = False
    """True when it goes on with the item before it as one group."""
    cap: TextStyle | None = None
    """The look of a first character that stands several lines high (首字下沉)."""
    rows: tuple[tuple[Cell, ...], ...] = ()
    """For a table: its rows; the first is its header when `header`."""
    header: bool = False
    picture: str = ""
    """For a figure: its source; the spans are its caption."""

    @property
    def tag(self) -> str:
        return _TAGS.get(self.kind, "paragraph")

    @property
    def text(self) -> str:
        return "".join(text for text, _ in self.spans)


ByHand = Mapping[int, tuple[StyleValue, ...]]
"""Values set by hand on single blocks, by their index in the body."""
_NONE: ByHand = {}


def flow_of(
    article: Article, styles: StyleBook, place: Place, by_hand: ByHand = _NONE
) -> tuple[list[FlowItem], FlowItem | None, list[Finding]]:
    """Return (items of the body, the end credit or None, findings)."""
    findings: list[Finding] = []
    items: list[FlowItem] = []
    if article.byline.strip():
        style = names_whole(styles.resolve("byline"), article.byline, BYLINE_NAME)
        items.append(
            FlowItem("byline", -1, ((article.byline, style.text),), style, 1, article.span)
        )
    signed = is_signed(article)
    for index, block in enumerate(article.body):
        before = article.body[index - 1] if index else None
        name = "salutation" if signed and is_salutation(block, index) else ""
        style = styles.resolve(name or _style_name(block))
        if index in by_hand:
            style = _set_by_hand(style, styles.resolve(style.name, by_hand[index]))
        items.append(_item(index, block, before, style, styles, place, findings))
    _open(items, article.dateline.strip(), styles, place, findings)
    credit = None
    if article.credit.strip():
        style = names_whole(styles.resolve("credit"), article.credit)
        credit = FlowItem("credit", -1, ((article.credit, style.text),), style, 0, article.span)
    return items, credit, findings


def cut(spans: Spans, count: int) -> tuple[Spans, Spans]:
    """Spans before and after their first `count` characters."""
    first: list[tuple[str, TextStyle]] = []
    rest: list[tuple[str, TextStyle]] = []
    for text, look in spans:
        head = tail = look
        if look.annotation is not None and 0 < count < len(text):
            from pagesetter.text.annotation import parted

            head, tail = parted(look, text, count)
        if count > 0:
            first.append((text[:count], head))
        if count < len(text):
            rest.append((text[max(0, count) :], tail))
        count -= len(text)
    return tuple(first), tuple(rest)


def _set_by_hand(usual: ResolvedStyle, style: ResolvedStyle) -> ResolvedStyle:
    """A style set by hand; with a pitch of its own its lead is the least air around it too."""
    if style.pitch == usual.pitch:
        return style
    lead = max(0, style.pitch - style.text.size)
    return style._replace(above=max(style.above, lead), below=max(style.below, lead))


def names_whole(style: ResolvedStyle, text: str, most: int = 40) -> ResolvedStyle:
    """A style in which no name of a credit breaks: every word between spaces is protected.

    A name of two typed with a space (桑 榆) is one word, and 摄 keeps to the name before it.
    Words of more than `most` 字 may break.
    """
    text = text.strip("（）()")
    ends = [0]
    starts: list[int] = []
    for word in text.split():
        starts.append(text.index(word, ends[-1]))
        ends.append(starts[-1] + len(word))
    lone = [end - start == 1 for start, end in zip(starts, ends[1:], strict=True)] + [False] * 3
    phrases: list[str] = []
    at = 0
    while at < len(starts):
        last = at + (lone[at] and lone[at + 1])
        last += lone[last + 1] and not lone[last + 2]
        phrases += text[starts[at] : ends[last + 1]].split("：")
        at = last + 1
    return protecting(style, tuple(phrase for phrase in phrases if 1 < len(phrase) <= most))


def protecting(style: ResolvedStyle, phrases: tuple[str, ...]) -> ResolvedStyle:
    """A style in which these phrases do not break either."""
    protected = style.setting.protected + phrases
    return style._replace(setting=style.setting._replace(protected=protected))


def _open(
    items: list[FlowItem],
    dateline: str,
    styles: StyleBook,
    place: Place,
    findings: list[Finding],
) -> None:
    """Run the dateline into the first paragraph, or make its first character stand high.

    Copy without a paragraph has its dateline on a line of its own.
    """
    index = next((i for i, item in enumerate(items) if item.kind == "paragraph"), None)
    if index is None:
        if dateline:
            style = styles.resolve("body")
            look = styles.character(style, ("dateline",))
            items.insert(0, FlowItem("dateline", -1, ((dateline, look),), style))
        return
    item = items[index]
    if dateline:
        look = styles.character(item.style, ("dateline",))
        lead = ((dateline, look), (IDEOGRAPHIC_SPACE, item.style.text))
        items[index] = item._replace(spans=lead + item.spans)
    if item.style.drop_cap >= 2:
        why = why_zh = ""
        if dateline:
            why, why_zh = "it begins with the dateline", "段首是电头"
        elif item.style.pitch != styles.resolve("body").pitch:
            why, why_zh = "it has a pitch of its own", "该段单独设了行距"
        if why:
            findings.append(
                finding(
                    MESSAGES, "drop-cap-left-out", item.span, place, story=place.story,
                    why=why, why_zh=why_zh,
                )
            )  # fmt: skip
        else:
            look = styles.character(item.style, ("drop-cap",))
            items[index] = item._replace(cap=look)


def _item(
    index: int,
    block: Block,
    before: Block | None,
    style: ResolvedStyle,
    styles: StyleBook,
    place: Place,
    findings: list[Finding],
) -> FlowItem:
    """One block as an item in its style; `before` is the block before it."""
    kind = block.kind
    goes_on = before is not None and (kind, block.attributes) == (before.kind, before.attributes)

    def look(part: Span, style: ResolvedStyle) -> TextStyle:
        return _look(part, style, styles, block.span, place, findings)

    spans = tuple((part.text, look(part, style)) for part in block.spans)
    joined = kind in _GROUPED and goes_on
    keep = KEEP_AFTER_SUBHEAD if kind == "subhead" else 0
    item = FlowItem(kind, index, spans, style, keep, block.span, joined=joined)
    if kind == "paragraph":
        return item
    attributes = dict(block.attributes)
    if kind == "list-item":
        marker = _marker(attributes.get("marker", "·"), block.level)
        style = style._replace(indent=style.indent + block.level * style.text.size)
        return item._replace(spans=((marker, style.text), *spans), style=style)
    if kind in ("editor-note", "question", "answer", "note"):
        return item._replace(spans=_labelled(block, spans, goes_on, style, styles))
    if kind == "names":
        return item._replace(names=tuple(block.text.split("\n")))
    if kind == "credit":
        return item._replace(style=names_whole(style, block.text))
    if kind == "table":
        header = "header" in attributes
        head = style._replace(text=styles.character(style, ("table-head",)))
        rows = _rows(block, style, head if header else style, look)
        return item._replace(rows=rows, header=header and len(rows) > 1)
    if kind == "figure":
        return item._replace(picture=attributes.get("source", ""))
    return item


def _style_name(block: Block) -> str:
    if block.kind == "paragraph":
        return "body"
    if block.kind == "subhead" and block.level >= 3:
        return "subhead-3"
    return "caption" if block.kind == "figure" else block.kind


def _labelled(
    block: Block, spans: Spans, goes_on: bool, style: ResolvedStyle, styles: StyleBook
) -> Spans:
    """Spans with their label 编者按：, 问：, 答：, 【链接】 in its look; the copy's own is kept.

    Of neighbouring blocks of one kind only the first gets a label the copy does not have.
    """
    look = styles.character(style, ("label",))
    text = "".join(part for part, _ in spans)
    typed = typed_label(block.kind, text)
    if typed:
        first, rest = cut(spans, typed)
        return ((("".join(part for part, _ in first)), look), *rest)
    return spans if goes_on else ((written_label(block), look), *spans)


def _rows(
    block: Block, style: ResolvedStyle, head: ResolvedStyle, look: Look
) -> tuple[tuple[Cell, ...], ...]:
    """The cells of a table's block; a hard turn ends a row, a tab a cell."""
    rows: list[list[tuple[int, list[tuple[str, TextStyle]]]]] = [[(0, [])]]
    at = 0
    for part in block.spans:
        for number, line in enumerate(part.text.split("\n")):
            if number:
                at += 1
                rows.append([(at, [])])
            for index, text in enumerate(line.split("\t")):
                if index:
                    at += 1
                    rows[-1].append((at, []))
                if text:
                    rows[-1][-1][1].append((text, look(part, style if len(rows) > 1 else head)))
                at += len(text)
    return tuple(tuple(Cell(start, tuple(spans)) for start, spans in row) for row in rows)


def _look(
    part: Span,
    style: ResolvedStyle,
    styles: StyleBook,
    span: SourceSpan,
    place: Place,
    findings: list[Finding],
) -> TextStyle:
    """The look of one span: marks, then its named style, then its language."""
    if not (part.marks or part.style or part.language or part.ruby):
        return style.text
    names = [mark for mark in part.marks if mark in _MARKS]
    if part.style:
        if styles.knows(part.style):
            names.append(part.style)
        else:
            found = finding(MESSAGES, "style-unknown", span, place, name=part.style)
            if found not in findings:
                findings.append(found)
    look = styles.character(style, names) if names else style.text
    if part.language:
        look = look._replace(language=part.language)
    if part.ruby:
        from pagesetter.compose.readings import annotated

        look, found_here = annotated(part, look, style, styles, span, place)
        findings += [one for one in found_here if one not in findings]
    return look


def _marker(marker: str, level: int) -> str:
    """A list marker as it is set: numbers keep their stop, a bullet takes one 字."""
    if marker[:1] in "0123456789":
        return marker
    return ("■" if level else "●") if marker in "·-*" else marker
