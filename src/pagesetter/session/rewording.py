"""Typing as edits: text between two spots replaced; pure functions of the issue.

Blocks keep their kinds, spans their looks: what is typed takes the look of the character
before it. Blocks that nothing was typed in are the same values as before.
"""

from __future__ import annotations

from collections.abc import Sequence

from pagesetter.compose.grid import Grid
from pagesetter.compose.titles import PARTS
from pagesetter.fonts import FontBook
from pagesetter.model import Article, Block, Issue, Span
from pagesetter.session import edits, titles
from pagesetter.session.spots import (
    BODY,
    TURNED,
    Spot,
    article_of,
    origin_of,
    page_named,
    text_at,
    texts_of,
)

Spans = tuple[Span, ...]
_BLANKS = " \t\u3000\n"


def replace(
    issue: Issue, start: Spot, end: Spot, text: str, fonts: FontBook, grid: Grid
) -> tuple[Issue, Spot]:
    """Put `text` for what stands between two spots; return the issue and the spot after it.

    In the body "\\n" ends a block (a line in verse, lists of names and tables), in boxes a row or
    name; in titles and captions it is a turn, elsewhere a blank. Both spots lie in one text, in
    one body or in one list of a box.
    """
    start, end = ordered(start, end)
    if start.part == BODY:
        return _in_body(issue, start, end, text)
    if is_of_box(issue, start):
        from pagesetter.session.box_typing import replace_in_box

        return replace_in_box(issue, start, end, text)
    old = text_at(issue, start) or ""
    if start.part not in PARTS:
        text = " ".join(text.split("\n"))
    new = old[: start.offset] + text + old[end.offset :]
    after = start._replace(offset=start.offset + len(text), trails=False)
    return _with_text(issue, start, new, fonts, grid), after


def turn(issue: Issue, start: Spot, end: Spot) -> tuple[Issue, Spot]:
    """A hard turn inside a block of the body, without ending it."""
    issue, at = _in_body(issue, *ordered(start, end), "")
    return with_body(issue, at, lambda body: _turned(body, at)), at._replace(offset=at.offset + 1)


def is_of_box(issue: Issue, spot: Spot) -> bool:
    """True for a place in the words of a box; a story's are those of its article."""
    page = page_named(issue, spot.page)
    return page is not None and all(story.id != spot.item for story in page.stories)


def spliced(body: tuple[Block, ...], at: int, start: int, end: int, text: str) -> tuple[Block, ...]:
    """A body with `text` for characters `start` to `end` of block `at`; their look stays."""
    block = body[at]
    rest = between(block.spans, end, len(block.text))
    look = _look(block.spans, start + 1 if end > start else start)._replace(text=text)
    spans = joined((*between(block.spans, 0, start), look, *rest))
    return (*body[:at], block._replace(spans=spans), *body[at + 1 :])


def ordered(one: Spot, other: Spot) -> tuple[Spot, Spot]:
    """The two spots of a body or text, the earlier first."""
    first, second = sorted((one, other), key=lambda s: (s.block, s.offset))
    return first, second


def selected_text(issue: Issue, start: Spot, end: Spot) -> str:
    """The words between two spots, blocks on lines of their own."""
    start, end = ordered(start, end)
    if start.block == end.block:
        return (text_at(issue, start) or "")[start.offset : end.offset]
    texts = {t.block: t.text for t in texts_of(issue, start.page, start.item, start.part)
             if t.part == start.part}  # fmt: skip
    between = [texts.get(at, "") for at in range(start.block + 1, end.block)]
    first, last = texts[start.block], texts[end.block]
    return "\n".join([first[start.offset :], *between, last[: end.offset]])


def tidy(issue: Issue, before: Issue) -> Issue:
    """Take what files cannot say out of what was typed in: empty blocks, blanks at their ends,
    turns at the end of titles and of words in boxes, names of co-organizers without a name.

    Only articles and pages that are not those of `before` are looked at.
    """
    from pagesetter.session.box_typing import tidy_page

    known = set(map(id, (*before.articles, *before.pages)))
    articles = tuple(a if id(a) in known else tidy_article(a) for a in issue.articles)
    pages = tuple(p if id(p) in known else tidy_page(p) for p in issue.pages)
    both, old = (*articles, *pages), (*issue.articles, *issue.pages)
    if all(a is b for a, b in zip(both, old, strict=True)):
        return issue
    return issue._replace(articles=articles, pages=pages)


# --- the body


def _in_body(issue: Issue, start: Spot, end: Spot, text: str) -> tuple[Issue, Spot]:
    body = body_of(issue, start)
    if not body:
        body = (Block("paragraph"),)
        start, end = start._replace(block=0, offset=0), end._replace(block=0, offset=0)
    first, last = body[start.block], body[end.block]
    lines = [text] if first.kind in TURNED else text.split("\n")
    head = between(first.spans, 0, start.offset)
    tail = between(last.spans, end.offset, len(last.text))
    # Words put for others take the look of the first of them.
    look = _look(first.spans, start.offset + (start != end and start.block == end.block))
    if len(lines) == 1:
        blocks = [first._replace(spans=joined((*head, look._replace(text=lines[0]), *tail)))]
    else:
        following = last if end.block != start.block else _following(first, tail)
        plain = Span("")
        blocks = [first._replace(spans=joined((*head, look._replace(text=lines[0]))))]
        kind = _following(first, ())
        blocks += [kind._replace(spans=joined((plain._replace(text=t),))) for t in lines[1:-1]]
        blocks.append(following._replace(spans=joined((plain._replace(text=lines[-1]), *tail))))
        blocks = _numbered(blocks)
    at = start.block + len(lines) - 1
    offset = len(lines[-1]) + (start.offset if len(lines) == 1 else 0)
    low, high = start.block, end.block + 1

    def change(_: tuple[Block, ...]) -> tuple[Block, ...]:
        return (*body[:low], *blocks, *body[high:])

    return with_body(issue, start, change), start._replace(block=at, offset=offset, trails=False)


def _following(block: Block, tail: Sequence[Span]) -> Block:
    """What Enter begins after a block: the like of it; text after a finished subhead."""
    if block.kind in ("subhead", "figure", "credit", "sign-off") and not any(s.text for s in tail):
        return Block("paragraph")
    return Block(block.kind, (), block.level, block.attributes)


def _numbered(blocks: list[Block]) -> list[Block]:
    """List items that follow a numbered one count on."""
    done = blocks[:1]
    for block in blocks[1:]:
        marker = dict(done[-1].attributes).get("marker", "")
        digits = marker.rstrip(".．、)）")
        if block.kind == done[-1].kind == "list-item" and digits.isdecimal():
            values = {
                **dict(block.attributes), "marker": f"{int(digits) + 1}{marker[len(digits):]}"
            }  # fmt: skip
            block = block._replace(attributes=tuple(values.items()))
        done.append(block)
    return done


def _turned(body: tuple[Block, ...], at: Spot) -> tuple[Block, ...]:
    block = body[at.block]
    head = between(block.spans, 0, at.offset)
    tail = between(block.spans, at.offset, len(block.text))
    look = _look(block.spans, at.offset)._replace(text="\n")
    new = block._replace(spans=joined((*head, look, *tail)))
    return (*body[: at.block], new, *body[at.block + 1 :])


def body_of(issue: Issue, spot: Spot) -> tuple[Block, ...]:
    """The body that a spot lies in; empty for none."""
    page = page_named(issue, spot.page)
    story = next((s for s in page.stories if s.id == spot.item), None) if page else None
    article = article_of(issue, page, story) if page is not None and story is not None else None
    return article.body if article is not None else ()


def with_body(issue: Issue, spot: Spot, change: object) -> Issue:
    """Change the body that a spot lies in. Raises EditError for a story without one."""
    page = edits.page_of(issue, spot.page)
    story = next(s for s in page.stories if s.id == spot.item)
    article = article_of(issue, page, story)
    if article is None or not callable(change):
        raise edits.EditError(f"the story {spot.item} has no text")
    body = change(article.body)
    return edits.with_article(issue, article.name, lambda a: a._replace(body=body))


def _with_text(issue: Issue, spot: Spot, text: str, fonts: FontBook, grid: Grid) -> Issue:
    """Change a text that is not body."""
    page = edits.page_of(issue, spot.page)
    if spot.part in PARTS:
        return titles.set_text(issue, spot.page, spot.item, spot.part, text, fonts, grid)
    story = origin_of(issue, page, next(s for s in page.stories if s.id == spot.item))[1]
    return edits.set_article_field(issue, story.article, spot.part, text)


# --- spans


def between(spans: Sequence[Span], start: int, end: int) -> list[Span]:
    """The spans of the characters from `start` to `end`."""
    found: list[Span] = []
    at = 0
    for span in spans:
        low, high = max(0, start - at), min(len(span.text), end - at)
        if low < high:
            found.append(span if high - low == len(span.text) else
                         span._replace(text=span.text[low:high]))  # fmt: skip
        at += len(span.text)
    return found


def _look(spans: Sequence[Span], offset: int) -> Span:
    """The look of what is typed at an offset: that of the character before it."""
    near = between(spans, max(0, offset - 1), max(1, offset))
    return near[0]._replace(text="", ruby="") if near else Span("")


def joined(spans: Sequence[Span]) -> Spans:
    """Spans without empty ones, neighbours of one look as one."""
    done: list[Span] = []
    for span in spans:
        if not span.text:
            continue
        if done and done[-1][1:] == span[1:] and not span.ruby:
            done[-1] = span._replace(text=done[-1].text + span.text)
        else:
            done.append(span)
    return tuple(done)


def tidy_article(article: Article) -> Article:
    """An article without what copy cannot say."""
    body = tuple(
        tidied
        for block in article.body
        if (tidied := _tidy_block(block)).text or block.kind not in _TYPED
    )
    words = {part: text.rstrip("\n") for part in PARTS if (text := getattr(article, part))}
    clean = article._replace(body=body, **words)
    return article if clean == article else clean


_TYPED = ("paragraph", "subhead", "list-item", "editor-note", "abstract", "question", "answer",
          "names", "sign-off", "quotation", "verse", "note", "credit")  # fmt: skip
"""Kinds that are nothing without words."""


def _tidy_block(block: Block) -> Block:
    text = block.text
    if block.kind not in _TYPED or text == text.strip(_BLANKS):
        return block
    start = len(text) - len(text.lstrip(_BLANKS))
    spans = joined(between(block.spans, start, max(start, len(text.rstrip(_BLANKS)))))
    return block._replace(spans=spans)
