"""Turns blocks of copy back into Markdown that reads as the same blocks.

Each block is tried with as few backslashes as it can do with: the reader is asked. Knows no
file; `article_write` puts the text where it belongs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pagesetter.findings import NOWHERE
from pagesetter.formats.inline import parse_inline
from pagesetter.formats.lines import split_lines
from pagesetter.formats.markdown import parse_body
from pagesetter.formats.notes import Notes
from pagesetter.formats.patch import PatchError
from pagesetter.model import Block, Span

FENCED = {
    "editor-note": "编者按", "abstract": "提要", "names": "名单", "sign-off": "落款",
    "verse": "诗", "note": "链接", "question": "问", "answer": "答", "quotation": "引文",
    "credit": "供稿",
}  # fmt: skip
"""Kinds that stand between `:::` lines, under this name."""

_SPEAKERS = {"question": ("问：", "问:"), "answer": ("答：", "答:")}
_LINE_KINDS = ("names", "verse", "sign-off")
"""Kinds whose line ends are kept as they are, without a backslash."""

_SPECIAL = "\\*^~{[]<`"
_NUMBER = re.compile(r"([0-9]{1,4})\.")


def without_places(blocks: Sequence[Block]) -> tuple[Block, ...]:
    return tuple(block._replace(span=NOWHERE) for block in blocks)


def blocks_text(blocks: Sequence[Block], indent: str = "") -> list[str]:
    """The lines of whole blocks, with blank lines between them; raises PatchError.

    `indent` goes before paragraphs, for bodies typed with one.
    """
    lines: list[str] = []
    for group in _groups(blocks):
        tight = group[0].kind == "list-item"
        if lines:
            lines.append("")
        body = [block_lines(block, indent) for block in group]
        for at, part in enumerate(body):
            lines += [""] if at and not tight else []
            lines += part
        if _is_fenced(group[0]):
            first = len(lines) - sum(map(len, body)) - (len(body) - 1)
            lines.insert(first, f"::: {_fence(group[0])}")
            lines.append(":::")
    return lines


def _groups(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Blocks that share a fence, and list items, which follow each other without blank lines."""
    group: list[Block] = []
    for block in blocks:
        joins = (
            group
            and block.kind == group[0].kind != "names"
            and (block.kind == "list-item" or _same_fence(block, group[0]))
        )
        if group and not joins:
            yield group
            group = []
        group.append(block)
    if group:
        yield group


def _is_fenced(block: Block) -> bool:
    return block.kind in FENCED and not block.text.startswith(_SPEAKERS.get(block.kind, "\0"))


def _same_fence(one: Block, other: Block) -> bool:
    return _is_fenced(one) and _is_fenced(other) and _fence(one) == _fence(other)


def _fence(block: Block) -> str:
    """The name of the fence a block stands in."""
    return dict(block.attributes).get("label") or FENCED[block.kind]


def block_lines(block: Block, indent: str = "") -> list[str]:
    """The lines of one block without its fence, as few marks escaped as can be."""
    mark = indent if block.kind == "paragraph" else _mark(block)
    for content in contents(block):
        lines = (mark + content).split("\n")
        if _reads_as(lines, block):
            return lines
    raise PatchError(f"cannot be written as copy: {block.text[:20]!r}")


def _mark(block: Block) -> str:
    """What stands before the content on its first line."""
    if block.kind == "subhead":
        return "#" * block.level + " "
    if block.kind == "list-item":
        marker = dict(block.attributes).get("marker", "·")
        return "  " * block.level + ("- " if marker == "·" else marker + " ")
    return ""


def _reads_as(lines: list[str], block: Block) -> bool:
    fence = _is_fenced(block)
    whole = [f"::: {_fence(block)}", *lines, ":::"] if fence else lines
    notes = Notes("")
    read = parse_body(split_lines("\n".join(whole) + "\n"), notes)
    return without_places(read) == without_places([block])


def contents(block: Block, turn: str = "", gap: str = "\n") -> Iterator[str]:
    """Ways to write what a block holds, from the first to the last character of its place.

    `turn` is how a subhead's hard turn is written, `gap` what parts names. Line ends are
    "\\n"; the caller puts what must begin the lines.
    """
    if block.kind == "verbatim":
        yield block.text
    elif block.kind == "table":
        yield _table(block)
    elif block.kind == "figure":
        source = dict(block.attributes).get("source", "")
        yield f"![{inline(block.spans, _needed(block.spans))}]({source})"
    else:
        if block.kind == "subhead":
            turn = turn or " // "
        elif block.kind == "names":
            turn = gap
        elif block.kind in _LINE_KINDS:
            turn = "\n"
        else:
            turn = "\\\n"
        lines = inline(block.spans, _needed(block.spans)).split("\n")
        yield turn.join(lines)
        yield turn.join(_led(line) for line in lines)


def _needed(spans: Sequence[Span]) -> str:
    """The marks that must have backslashes so that the spans read back as they are."""
    text = "".join(span.text for span in spans)
    needed = "".join(c for c in _SPECIAL if c in text)
    for c in needed:
        fewer = needed.replace(c, "")
        if parse_inline(inline(spans, fewer)) == (tuple(spans), []):
            needed = fewer
    return needed


def _led(line: str) -> str:
    """A line with a backslash that keeps its head from beginning another kind of block."""
    number = _NUMBER.match(line)
    if number is not None:
        return f"{number[1]}\\{line[number.end(1) :]}"
    return "\\" + line if line[:1] and line[0] in "#-+*>|:=~`_<" else line


def _table(block: Block) -> str:
    rows: list[list[list[Span]]] = [[[]]]
    for span in block.spans:
        for piece in re.split(r"([\n\t])", span.text):
            if piece == "\n":
                rows.append([[]])
            elif piece == "\t":
                rows[-1].append([])
            elif piece:
                rows[-1][-1].append(span._replace(text=piece))
    lines = ["| " + " | ".join(_cell(cell) for cell in row) + " |" for row in rows]
    if dict(block.attributes).get("header"):
        lines.insert(1, "|" + " --- |" * len(rows[0]))
    return "\n".join(lines)


def _cell(spans: list[Span]) -> str:
    return inline(spans, _needed(spans) + "|")


def inline(spans: Sequence[Span], escape: str) -> str:
    """Spans with their marks; characters in `escape` get backslashes where they are text.

    Marks are opened and closed so that they nest; a mark that ends within another one closes
    and opens that one again.
    """
    out: list[str] = []
    stack: list[str] = []
    for at, span in enumerate(spans):
        wanted = _wrappers(span)
        keep = 0
        while keep < len(stack) and stack[keep] in wanted:
            keep += 1
        while len(stack) > keep:
            out.append(_closing(stack.pop()))
        following = [_wrappers(later) for later in spans[at + 1 :]]
        missing = [mark for mark in wanted if mark not in stack]
        for mark in sorted(missing, key=lambda m: -_length(m, following)):
            stack.append(mark)
            out.append(_opening(mark))
        text = "".join("\\" + c if c in escape else c for c in span.text)
        out.append(_enclosed(span, text))
    while stack:
        out.append(_closing(stack.pop()))
    return "".join(out)


def _wrappers(span: Span) -> list[str]:
    """The marks a span stands in, as `[…` for a named style or language, `**` and `*`."""
    named = [f".{span.style}"] if span.style else []
    if span.language:
        named.append(f"lang={span.language}")
    wrappers = ["[" + " ".join(named)] if named else []
    wrappers += ["**"] if "strong" in span.marks else []
    return wrappers + (["*"] if "emphasis" in span.marks else [])


def _length(mark: str, following: list[list[str]]) -> int:
    """How many of the following spans a mark goes on over; named ones always stand outside."""
    if mark[0] == "[":
        return len(following) + 1
    return next((at for at, marks in enumerate(following) if mark not in marks), len(following))


def _opening(mark: str) -> str:
    return "[" if mark[0] == "[" else mark


def _closing(mark: str) -> str:
    return f"]{{{mark[1:]}}}" if mark[0] == "[" else mark


def _enclosed(span: Span, text: str) -> str:
    if span.ruby:
        return f"{{{span.text}|{span.ruby}}}"
    for mark, sign in (("sup", "^"), ("sub", "~")):
        if mark in span.marks:
            return sign + span.text + sign
    return text
