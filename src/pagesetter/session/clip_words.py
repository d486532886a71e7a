"""Stories and boxes as words for other programs: plain text, and simple HTML of the articles."""

from __future__ import annotations

from html import escape

from pagesetter.model import Article, Block, Box, Issue, Span
from pagesetter.session.clipping import Clip

_TAGS = {"strong": "b", "emphasis": "em", "sup": "sup", "sub": "sub"}
_HEADS = {"subhead": "h3", "quotation": "blockquote"}


def plain_words(issue: Issue, clip: Clip) -> str:
    """Headlines, paragraphs and the words of boxes, a line each; a blank line between items."""
    told = [_plain(article) for article in _articles(issue, clip)]
    told += ["\n".join(filter(None, box_words(box))) for box in clip.boxes]
    return "\n\n".join(filter(None, told))


def html_words(issue: Issue, clip: Clip) -> str:
    """The articles with their titles, paragraphs and inline marks; empty without articles."""
    told = [_html(article) for article in _articles(issue, clip)]
    return f"<html><body>{''.join(told)}</body></html>" if told else ""


def box_words(box: Box) -> list[str]:
    """The words of a box in the order they stand."""
    rows = [
        row.text or "\u3000".join(filter(None, (row.left, row.center, row.right)))
        for row in box.rows
    ]  # fmt: skip
    return [box.heading, box.note, *box.names, *rows, box.caption, box.credit]


def _articles(issue: Issue, clip: Clip) -> list[Article]:
    found = (issue.article(s.article) for s in clip.stories if s.article)
    return [article for article in found if article is not None]


def _plain(article: Article) -> str:
    titles = (article.kicker, article.headline, article.deck, article.byline)
    head = [text.replace("\n", " ") for text in titles if text.strip()]
    return "\n".join([*head, *(block.text for block in article.body if block.text.strip())])


def _html(article: Article) -> str:
    parts = []
    for tag, text in (("h3", article.kicker), ("h1", article.headline), ("h2", article.deck),
                      ("p", article.byline)):  # fmt: skip
        if text.strip():
            parts.append(f"<{tag}>{_escaped(text)}</{tag}>")
    return "".join([*parts, *(_block(block) for block in article.body if block.text.strip())])


def _block(block: Block) -> str:
    tag = _HEADS.get(block.kind, "p")
    return f"<{tag}>{''.join(_span(span) for span in block.spans)}</{tag}>"


def _span(span: Span) -> str:
    text = _escaped(span.text)
    if span.ruby:
        text = f"<ruby>{text}<rt>{_escaped(span.ruby)}</rt></ruby>"
    for mark in span.marks:
        text = f"<{_TAGS[mark]}>{text}</{_TAGS[mark]}>"
    return text


def _escaped(text: str) -> str:
    return escape(text, quote=False).replace("\t", "\u3000").replace("\n", "<br>")
