"""Writes a changed article back into its text: front matter by edits, only changed blocks anew.

A block that changed in words alone keeps what stands round it: its `##`, bullet, indent and
fence. Blocks that came, went or changed their kind are written with the construct they stand
in, and nothing else is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from itertools import pairwise

from pagesetter.formats.article import FENCE, parse_article
from pagesetter.formats.differences import differences, same
from pagesetter.formats.encode import encode_article
from pagesetter.formats.lines import BLANKS
from pagesetter.formats.markdown import FENCES
from pagesetter.formats.markdown_write import blocks_text, contents, without_places
from pagesetter.formats.patch import BOM, PatchError, as_plain
from pagesetter.formats.refit import edited_text
from pagesetter.formats.yaml_write import Habits, block
from pagesetter.model import Article, Block
from pagesetter.values import NamedTuple

_LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


def article_text(text: str, old: Article, new: Article, *, printing: bool = False) -> str:
    """The text of an article's file after the article has become `new`.

    `text` is what `old` was read from, places and all; `printing` says which names of sizes it
    has. Raises PatchError when `new` cannot be written so that it reads back, such as a
    paragraph that begins with a blank.
    """
    if _equal(old, new):
        return text
    mark, rest = (BOM, text[1:]) if text.startswith(BOM) else ("", text)
    newline = "\r\n" if "\r\n" in rest else "\n"
    lines = _LINES.findall(rest)
    closing = _closing_fence(lines)
    head = _head(lines[: closing + 1], old, new, newline)
    body, before = lines[closing + 1 :], closing + 1
    for afresh in (False, True):
        with suppress(PatchError):
            if afresh:
                changed = _ended([""] * bool(head) + blocks_text(new.body), newline)
            else:
                changed = _Body(body, before, old.body, new.body, newline).changed()
            written = mark + _joined(head, changed, newline)
            if _equal(parse_article(written, new.name, printing=printing)[0], new):
                return written
    raise PatchError("it would not read back as it is")


def _equal(one: Article, other: Article) -> bool:
    if without_places(one.body) != without_places(other.body):
        return False
    return same(encode_article(one), encode_article(other))


def _joined(head: list[str], body: list[str], newline: str) -> str:
    text = "".join(head)
    if text and body and not text.endswith(("\r", "\n")):
        text += newline
    return text + "".join(body)


def _ended(lines: list[str], newline: str) -> list[str]:
    return [line + newline for line in lines]


def _closing_fence(lines: list[str]) -> int:
    """Index of the line that closes the front matter; -1 when there is none."""
    if not lines or lines[0].rstrip() != FENCE:
        return -1
    return next((i for i, line in enumerate(lines) if i and line.rstrip() == FENCE), -1)


def _head(lines: list[str], old: Article, new: Article, newline: str) -> list[str]:
    """The front matter with its fences."""
    edits = differences(encode_article(old), encode_article(new))
    if not edits:
        return lines
    inside = lines[1:-1]
    if any(line.strip() and not line.lstrip().startswith("#") for line in inside):
        return [lines[0], edited_text("".join(inside), edits), lines[-1]]
    value = as_plain(encode_article(new))
    written = _ended(block(value, 0, Habits()), newline) if value else []
    if lines:
        return [lines[0], *inside, *written, lines[-1]]
    return _ended([FENCE], newline) + written + _ended([FENCE, ""], newline)


class _Region(NamedTuple):
    """Lines of the body that stand or fall together, and the blocks they hold."""

    first: int
    """Index of its first line."""
    end: int
    start: int
    """Index of its first block."""
    stop: int


class _Body:
    """The lines of a body and the blocks they were read as."""

    def __init__(
        self,
        lines: list[str],
        before: int,
        old: Sequence[Block],
        new: Sequence[Block],
        newline: str,
    ) -> None:
        """`before` is how many lines of the file stand before `lines`."""
        self.lines, self.before, self.newline = lines, before, newline
        self.old, self.new = old, new
        self.regions = self._regions()

    def changed(self) -> list[str]:
        """The lines of the new body, written from the end to the start."""
        lines = list(self.lines)
        if lines and not lines[-1].endswith(("\r", "\n")):
            lines[-1] += self.newline
        for (i, j), (i2, j2) in reversed(list(pairwise(self._cuts()))):
            if without_places(self.old[i:i2]) != without_places(self.new[j:j2]):
                pairs = list(zip(self.old[i:i2], self.new[j:j2], strict=False))
                if i2 - i == j2 - j and all(_same_kind(*pair) for pair in pairs):
                    for was, is_now in reversed(pairs):
                        self._reword(lines, was, is_now)
                else:
                    self._rewrite(lines, i, i2, self.new[j:j2])
        is_open = self.lines and not self.lines[-1].endswith(("\r", "\n"))
        if is_open and lines and lines[-1].strip():
            lines[-1] = lines[-1].rstrip("\r\n")
        return lines

    def _cuts(self) -> list[tuple[int, int]]:
        """Where both bodies can be cut between regions, as (old, new) block indices."""
        from difflib import SequenceMatcher

        bounds = {0, len(self.old), *(region.start for region in self.regions)}
        one, other = without_places(self.old), without_places(self.new)
        cuts = {(0, 0), (len(one), len(other))}
        for tag, i, i2, j, j2 in SequenceMatcher(None, one, other, False).get_opcodes():
            steps = range(i2 - i + 1) if tag == "equal" else ()
            cuts |= {(i + step, j + step) for step in steps}
            cuts |= {(i, j), (i2, j2)}
        return sorted(cut for cut in cuts if cut[0] in bounds)

    def _regions(self) -> list[_Region]:
        """One region for each fence and run of `>` lines, one for each block outside them."""
        regions: list[_Region] = []
        fences = list(self._fences())
        for at, one in enumerate(self.old):
            first, end = one.span.line - 1 - self.before, one.span.end_line - self.before
            for fence in fences:
                if fence[0] <= first < fence[1]:
                    first, end = fence
            last = regions[-1] if regions else None
            if last and (first < last.end or (first == last.end and self._quoted(first, last))):
                regions[-1] = last._replace(end=max(end, last.end), stop=at + 1)
            else:
                regions.append(_Region(first, end, at, at + 1))
        return regions

    def _quoted(self, first: int, last: _Region) -> bool:
        return all(self.lines[i].lstrip(BLANKS).startswith(">") for i in (first, last.first))

    def _fences(self) -> list[tuple[int, int]]:
        """The lines from each `:::` to the one that closes it."""
        raw = {
            at
            for one in self.old
            if one.kind == "verbatim"
            for at in range(one.span.line - 1 - self.before, one.span.end_line - self.before)
        }
        fences: list[tuple[int, int]] = []
        opened = -1
        for at, line in enumerate(self.lines):
            text = line.strip(BLANKS + "\r\n")
            if at in raw or not text.startswith(":::"):
                continue
            name = text.lstrip(":").strip(BLANKS)
            if opened >= 0:
                fences.append((opened, at if name else at + 1))
                opened = -1
            if name in FENCES:
                opened = at
        return fences if opened < 0 else [*fences, (opened, len(self.lines))]

    def _reword(self, lines: list[str], was: Block, is_now: Block) -> None:
        """Put other words in a block's place; what stands round them stays."""
        if was._replace(span=is_now.span) == is_now:
            return
        first, last = was.span.line - 1 - self.before, was.span.end_line - 1 - self.before
        head = lines[first][: was.span.column - 1]
        tail = lines[last][was.span.end_column - 1 :]
        written = "".join(lines[first : last + 1])
        quoted = "> " if head.lstrip(BLANKS).startswith(">") else ""
        turn = " // " if " // " in written else "\\\n" if "\\" in written else ""
        gap = "、" if "\n" not in written.rstrip("\r\n") and "、" in written else "\n"
        for content in contents(is_now, turn, gap):
            pieces = content.split("\n")
            body = [head + pieces[0], *(quoted + piece for piece in pieces[1:])]
            trial = [*_ended(body[:-1], self.newline), body[-1] + tail]
            if self._reads_there(lines[:first] + trial, was, is_now):
                lines[first : last + 1] = trial
                return
        raise PatchError(f"words cannot be written as copy: {is_now.text[:20]}")

    def _reads_there(self, lines: list[str], was: Block, is_now: Block) -> bool:
        """True when the block's place now reads as the new block."""
        line = was.span.line - self.before
        start = max(r.first for r in self.regions if r.first < line)
        blocks = parse_article("\n" + "".join(lines[start:]), "")[0].body
        line += 1 - start
        there = [b for b in blocks if b.span.line == line and b.span.column == was.span.column]
        return without_places(there) == without_places([is_now])

    def _indent(self) -> str:
        """The blanks that paragraphs are typed with here."""
        for one in self.old:
            if one.kind == "paragraph":
                line = self.lines[one.span.line - 1 - self.before]
                return "\u3000\u3000" if line.startswith("\u3000\u3000") else ""
        return ""

    def _rewrite(self, lines: list[str], start: int, stop: int, blocks: Sequence[Block]) -> None:
        """Write whole blocks in place of old ones `start` to `stop`, or between two of them."""
        written = _ended(blocks_text(blocks, self._indent()), self.newline)
        blank = [self.newline]
        inside = [r for r in self.regions if start <= r.start < stop]
        if inside and written:
            lines[inside[0].first : inside[-1].end] = written
            return
        previous = [r for r in self.regions if r.stop <= start]
        following = [r for r in self.regions if r.start >= stop]
        if inside:
            first, end = inside[0].first, inside[-1].end
            if following:
                end = following[0].first
            elif previous:
                first = previous[-1].end
            lines[first:end] = []
        elif previous:
            lines[previous[-1].end : previous[-1].end] = blank + written
        elif following:
            lines[following[0].first : following[0].first] = written + blank
        else:
            lines[len(lines) :] = written


def _same_kind(one: Block, other: Block) -> bool:
    return (one.kind, one.level, one.attributes) == (other.kind, other.level, other.attributes)
