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


def article_lines(article: Article, story: Story | None = None) -> list[Line]:
    """The lines of one article, with the words its title has on the page."""
    told = dict(story.title.text) if story is not None else {}
    lines = []
    for part in ("kicker", "headline", "deck"):
        text = told.get(part, getattr(article, part))
        if text:
            lines.append(Line(part, text.replace("\n", " ")))
    if article.byline:
        lines.append(Line("byline", article.byline))
    dateline = f"{article.dateline}\u3000" if article.dateline else ""
    for block in article.body:
        for text in _texts(block):
            lines.append(Line(block.kind, dateline + text))
            dateline = ""
    if article.credit:
        lines.append(Line("credit", article.credit))
    return lines


def _texts(block: Block) -> list[str]:
    if block.kind in ("names", "verse", "table", "sign-off", "verbatim"):
        return block.text.split("\n")
    marker = dict(block.attributes).get("marker", "")
    text = block.text.replace("\n", " ")
    return [f"{marker} {text}" if marker else text] if text else []


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
