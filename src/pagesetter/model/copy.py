"""Copy: an article as it came from its Markdown file, before any page knows it."""

from pagesetter.findings import NOWHERE, SourceSpan
from pagesetter.model.style import Style
from pagesetter.values import NamedTuple

# Block kinds, by the word the field uses for them.
BLOCK_KINDS = (
    "paragraph",
    "subhead",  # 小标题; level 2 or 3; a "\n" in its text is a hard turn
    "list-item",  # attribute "marker": "·" or "1."
    "editor-note",  # 编者按
    "abstract",  # 提要
    "question",  # 问
    "answer",  # 答
    "names",  # 名单: spans hold one name per "\n"
    "sign-off",  # 落款
    "quotation",  # 引文
    "verse",  # 诗: lines parted by "\n"
    "note",  # 链接; 小资料 with the attribute "label"
    "table",  # rows parted by "\n", cells by "\t"; attribute "header": "1"
    "figure",  # attribute "source"; spans hold the caption
    "credit",  # 供稿, bracketed, at the end
    "verbatim",  # not understood: kept, with a finding
)


class Span(NamedTuple):
    """A stretch of text with one set of marks. `text` may hold "\\n" as a hard turn."""

    text: str
    marks: tuple[str, ...] = ()
    """Sorted, of: `strong`, `emphasis` (着重号), `sup`, `sub`."""
    style: str = ""
    """Character style name of `[文字]{.样式}`."""
    language: str = ""
    """Language of `[text]{lang=en}`; empty takes the paragraph's."""
    ruby: str = ""


class Block(NamedTuple):
    kind: str
    spans: tuple[Span, ...] = ()
    level: int = 0
    attributes: tuple[tuple[str, str], ...] = ()
    span: SourceSpan = NOWHERE

    @property
    def text(self) -> str:
        return "".join(s.text for s in self.spans)

    @property
    def begins(self) -> str:
        """Its first 8 characters but white space, by which it is found again after an edit."""
        return "".join(self.text.split())[:8]


class Article(NamedTuple):
    """One article 稿件. Title parts are plain text; "\\n" is a hard turn that always wins."""

    name: str
    """File stem, unique in the issue."""
    kicker: str = ""
    headline: str = ""
    deck: str = ""
    byline: str = ""
    dateline: str = ""
    """电头 such as 本报讯, set run-in before the first paragraph with one 字 of air."""
    credit: str = ""
    """供稿 with its brackets, set at the end on the last line when it fits."""
    body: tuple[Block, ...] = ()
    weight: int = 0
    state: str = ""
    language: str = ""
    protected: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    styles: tuple[Style, ...] = ()
    span: SourceSpan = NOWHERE

    @property
    def characters(self) -> int:
        """字数 of the body: every character but white space."""
        return sum(len(word) for b in self.body for s in b.spans for word in s.text.split())
