"""An article's body as a flow of paragraphs ready to be set: spans, rules, air and keeps.

Turns copy blocks into `FlowItem`s by their styles. Knows no frames and sets nothing.
"""

from __future__ import annotations

from typing import NamedTuple

from pagesetter.compose.styles import ResolvedStyle, StyleBook
from pagesetter.findings import NOWHERE, Finding, Place, SourceSpan
from pagesetter.findings.finding import finding
from pagesetter.findings.messages_compose import MESSAGES
from pagesetter.model import Article, Block, Span
from pagesetter.text import TextStyle

IDEOGRAPHIC_SPACE = "\u3000"
KEEP_AFTER_SUBHEAD = 2
"""A subhead never stands with fewer text lines after it in its column."""

_LABELS = {"editor-note": "编者按", "question": "问：", "answer": "答："}
_TAGS = {
    "subhead": "subhead",
    "subhead-3": "subhead",
    "credit": "credit",
    "byline": "credit",
    "sign-off": "credit",
}
_SMALL = 60
"""Size of superscripts and subscripts in percent of the text."""


class FlowItem(NamedTuple):
    """One paragraph to set. `block` is its index in the body, -1 outside it."""

    kind: str
    block: int
    spans: tuple[tuple[str, TextStyle], ...]
    style: ResolvedStyle
    keep_next: int = 0
    """Lines of the next item that must follow in the same column."""
    span: SourceSpan = NOWHERE
    names: tuple[str, ...] = ()
    """For 名单: the names, set in equal cells instead of as running text."""

    @property
    def tag(self) -> str:
        return _TAGS.get(self.kind, "paragraph")


def flow_of(
    article: Article, styles: StyleBook, place: Place
) -> tuple[list[FlowItem], FlowItem | None, list[Finding]]:
    """Return (items of the body, the end credit or None, findings)."""
    findings: list[Finding] = []
    items: list[FlowItem] = []
    if article.byline.strip():
        style = styles.resolve("byline")
        items.append(
            FlowItem("byline", -1, ((article.byline, style.text),), style, 1, article.span)
        )
    dateline = article.dateline.strip()
    for index, block in enumerate(article.body):
        item = _item(index, block, styles, place, findings)
        if dateline and block.kind == "paragraph":
            look = styles.character(item.style, ("dateline",))
            lead = ((dateline, look), (IDEOGRAPHIC_SPACE, item.style.text))
            item, dateline = item._replace(spans=lead + item.spans), ""
        items.append(item)
    credit = None
    if article.credit.strip():
        style = _names_whole(styles.resolve("credit"), article.credit)
        credit = FlowItem("credit", -1, ((article.credit, style.text),), style, 0, article.span)
    return items, credit, findings


def _names_whole(style: ResolvedStyle, text: str) -> ResolvedStyle:
    """A style in which no name of a credit breaks: every word between spaces is protected."""
    words = tuple(w for w in text.strip("（）()").replace("：", " ").split() if len(w) > 1)
    setting = style.setting._replace(protected=style.setting.protected + words)
    return style._replace(setting=setting)


def _item(
    index: int, block: Block, styles: StyleBook, place: Place, findings: list[Finding]
) -> FlowItem:
    kind = block.kind
    name = "subhead-3" if kind == "subhead" and block.level >= 3 else kind
    style = styles.resolve("body" if kind == "paragraph" else name)
    spans: list[tuple[str, TextStyle]] = []
    for part in block.spans:
        look = _look(part, style, styles, block.span, place, findings)
        spans.append((part.text, look))
    if kind == "list-item":
        spans.insert(0, (_marker(dict(block.attributes).get("marker", "·")), style.text))
    elif kind in _LABELS and not block.text.startswith((_LABELS[kind], "编者按", "问", "答")):
        label = _LABELS[kind] + ("：" if kind == "editor-note" else "")
        spans.insert(0, (label, styles.character(style, ("label",))))
    elif kind == "table":
        findings.append(finding(MESSAGES, "table-plain", block.span, place))
        spans = [(text.replace("\t", IDEOGRAPHIC_SPACE), look) for text, look in spans]
    elif kind == "figure":
        source = dict(block.attributes).get("source", "")
        findings.append(
            finding(MESSAGES, "picture-left-out", block.span, place, source=source)
        )  # fmt: skip
        style = styles.resolve("caption")
        spans = [(text, style.text) for text, _ in spans]
    names: tuple[str, ...] = ()
    if kind == "names":
        names = tuple(n.strip() for n in block.text.split("\n") if n.strip())
    keep = KEEP_AFTER_SUBHEAD if kind == "subhead" else 0
    return FlowItem(kind, index, tuple(spans), style, keep, block.span, names)


def _look(
    part: Span,
    style: ResolvedStyle,
    styles: StyleBook,
    span: SourceSpan,
    place: Place,
    findings: list[Finding],
) -> TextStyle:
    """The look of one span: marks, then its named style, then its language."""
    if not (part.marks or part.style or part.language):
        return style.text
    names = [mark for mark in part.marks if mark in ("strong", "emphasis")]
    if part.style:
        if styles.knows(part.style):
            names.append(part.style)
        else:
            findings.append(finding(MESSAGES, "style-unknown", span, place, name=part.style))
    look = styles.character(style, names) if names else style.text
    if "sup" in part.marks or "sub" in part.marks:
        shift = look.size * 35 // 100 if "sup" in part.marks else -(look.size * 12 // 100)
        look = look._replace(size=look.size * _SMALL // 100, baseline_shift=shift)
    if part.language:
        look = look._replace(language=part.language)
    return look


def _marker(marker: str) -> str:
    """A list marker as it is set: numbers keep their stop, a bullet takes one 字."""
    return marker if marker[:1] in "0123456789" else "●" if marker in "·-*" else marker
