"""Turns the pages of an issue into text for outside proofreading, stories numbered as placed.

Title parts, byline, dateline, body and credit of each article in the order of the page's
stories; continuations are named where they stand. The words are the article's, not the lines'.
"""

from __future__ import annotations

from pagesetter.model import Article, Block, Issue, Page, Story
from pagesetter.values import NamedTuple


class Line(NamedTuple):
    """One line of a proof: what it is, and its text."""

    kind: str
    """page, story, headline, kicker, deck, byline, credit, or a kind of block."""
    text: str


def page_lines(issue: Issue, page: Page) -> list[Line]:
    """The lines of one page. A story has its number and its id: 2-1（s3）."""
    lines = [Line("page", f"第{page.number}版　{page.section}".rstrip("\u3000"))]
    for count, story in enumerate(page.stories, 1):
        number = f"{page.number}-{count}（{story.id}）"
        if story.continues:
            lines.append(Line("story", f"{number}　续 {story.continues}"))
            continue
        article = issue.article(story.article) if story.article else None
        if article is not None:
            lines.append(Line("story", number))
            lines += article_lines(article, story)
    return lines


class Slot(NamedTuple):
    """Where a line of a proof comes from, so that a corrected line finds its way back."""

    kind: str
    part: str
    """kicker, headline, deck, byline, credit, or body."""
    text: str
    """As it stands in the article: a turn is "\\n"."""
    lead: str = ""
    """What the proof has before it: a dateline, a list's marker."""
    block: int = -1
    start: int = 0
    """Where the line begins in its block's text."""

    @property
    def line(self) -> str:
        return self.lead + self.text.replace("\n", " ")


def slots(article: Article, story: Story | None = None) -> list[Slot]:
    """The places of an article's lines, with the words its title has on the page."""
    told = dict(story.title.text) if story is not None else {}
    found = []
    for part in ("kicker", "headline", "deck"):
        text = told.get(part, getattr(article, part))
        if text:
            found.append(Slot(part, part, text))
    if article.byline:
        found.append(Slot("byline", "byline", article.byline))
    dateline = f"{article.dateline}\u3000" if article.dateline else ""
    for at, block in enumerate(article.body):
        for marker, text, start in _texts(block):
            found.append(Slot(block.kind, "body", text, dateline + marker, at, start))
            dateline = ""
    if article.credit:
        found.append(Slot("credit", "credit", article.credit))
    return found


def article_lines(article: Article, story: Story | None = None) -> list[Line]:
    """The lines of one article, with the words its title has on the page."""
    return [Line(slot.kind, slot.line) for slot in slots(article, story)]


def _texts(block: Block) -> list[tuple[str, str, int]]:
    """(marker, text, where it begins in the block) of each line of a block."""
    if block.kind in ("names", "verse", "table", "sign-off", "verbatim"):
        rows, start = [], 0
        for row in block.text.split("\n"):
            rows.append(("", row, start))
            start += len(row) + 1
        return rows
    marker = dict(block.attributes).get("marker", "")
    return [(f"{marker} " if marker else "", block.text, 0)] if block.text else []


def _indent(line: Line) -> str:
    return "\u3000\u3000" if line.kind in ("paragraph", "question", "answer") else ""


def plain_text(lines: list[Line]) -> str:
    """A text file: blank lines before stories, body indented by two 字."""
    out: list[str] = []
    for line in lines:
        if line.kind in ("story", "subhead") and out:
            out.append("")
        out.append(_indent(line) + line.text)
    return "\n".join(out) + "\n"


def word_file(pages: list[list[Line]]) -> bytes:
    """A Word file, a page of the issue on a page of its own.

    Raises ImportError without python-docx. Equal issues give equal documents: no clock, no
    user's name.
    """
    import io
    from datetime import datetime

    import docx

    document = docx.Document()
    properties = document.core_properties
    properties.author = properties.comments = ""
    properties.created = properties.modified = datetime(2000, 1, 1)
    for at, lines in enumerate(pages):
        for line in lines:
            level = {"page": 1, "headline": 2, "subhead": 3}.get(line.kind)
            if level:
                paragraph = document.add_heading(line.text, level)
                paragraph.paragraph_format.page_break_before = line.kind == "page" and at > 0
            else:
                document.add_paragraph(_indent(line) + line.text)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()
