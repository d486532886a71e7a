"""Title blocks: 引题, 主题 and 副题 as one object, its height in whole grid lines.

Hard turns are kept; a part is never shrunk: one that does not fit turns of itself and is
a finding that names the size that would fit. Knows its width, not its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pagesetter.compose.grid import Grid, ascent
from pagesetter.compose.place import moved
from pagesetter.compose.pouring import Memo
from pagesetter.compose.styles import ResolvedStyle, StyleBook
from pagesetter.display import Item, Tag
from pagesetter.findings import Finding, Place, SourceSpan
from pagesetter.findings.finding import finding
from pagesetter.findings.messages_compose import MESSAGES
from pagesetter.fonts import FontBook
from pagesetter.geometry import UNIT, Length, ratio
from pagesetter.model import Article, Title
from pagesetter.text import ENDLESS, Line, set_paragraph
from pagesetter.values import NamedTuple

if TYPE_CHECKING:
    from pagesetter.text.turns import Turned

PARTS = ("kicker", "headline", "deck")
_NAMES_ZH = {"kicker": "引题", "headline": "主题", "deck": "副题"}
# Air in a title block, in percent: between the lines of a part (of its size), between
# parts (of the smaller size), above and below the block (of the grid's pitch; none above
# at the head of the type area). Custom: more air above than below.
_BETWEEN_LINES, _BETWEEN_PARTS, _ABOVE, _BELOW = 22, 45, 80, 60

_MOST_LINES = 3
"""Lines a part may turn into by phrases; more is running text."""
_OFFERED = 3
"""Ways to turn that a finding offers."""


class TitleBlock(NamedTuple):
    """A set title block; items relative to the block's top left corner."""

    lines: int
    """Height in whole grid lines, air included."""
    items: tuple[Item, ...]
    findings: tuple[Finding, ...] = ()


class _Part(NamedTuple):
    name: str
    style: ResolvedStyle
    lines: tuple[Line, ...]
    text: str


def words_of(article: Article, title: Title) -> dict[str, str]:
    """The words of each part on this page, empty parts left out."""
    words = {part: getattr(article, part) for part in PARTS}
    words.update(dict(title.text))
    return {part: text for part, text in words.items() if text.strip()}


def title_block(
    article: Article,
    title: Title,
    width: Length,
    grid: Grid,
    styles: StyleBook,
    fonts: FontBook,
    place: Place,
    *,
    at_head: bool,
    fixed_lines: int = 0,
    style_prefix: str = "",
    memo: Memo | None = None,
) -> TitleBlock:
    """Set a story's title over `width`; `fixed_lines` (or title.lines) fixes its height.

    `style_prefix` goes before the names of the parts' styles (`jump-` on a continuation).
    `at_head` says that the block stands on line 1 of the type area, where no air is above.
    With a `memo` parts are set once as long as words, style and width stay what they are.
    """
    memo = Memo() if memo is None else memo
    words = words_of(article, title)
    overrides = dict(title.parts)
    parts: list[_Part] = []
    findings: list[Finding] = []
    span = title.span if title.span.line else article.span
    for name in PARTS:
        if name not in words:
            continue
        style = styles.resolve(style_prefix + name, overrides.get(name, ()))
        measure = width - style.left - style.right
        text = words[name]
        turned, found = memo.paragraph(
            [(text, style.text)], style.setting, (max(measure, 1),), fonts, span=span
        )
        ways: dict[str, list[Turned]] = {}
        if len(turned) > 1 + text.count("\n"):
            filled = turned
            turned, ways = _by_phrases(article, text, style, measure, fonts, filled)
            if turned != filled:  # of lines that are not there nothing is told
                found = tuple(f for f in found if f.code != "orphan")
        findings += [f._replace(place=place) for f in found]
        parts.append(_Part(name, style, turned, text))
        findings += _too_wide(parts[-1], measure, ways, fonts, span, place)
    if not parts:
        return TitleBlock(fixed_lines or title.lines, (), tuple(findings))
    height = _height(parts)
    above = 0 if at_head else ratio(grid.pitch * _ABOVE, 100)
    below = ratio(grid.pitch * _BELOW, 100)
    lines = -(-(height + above + below) // grid.pitch)
    fixed = fixed_lines or title.lines
    if fixed:
        if height > grid.height_of(fixed):
            fits = _size_for(parts, grid.height_of(fixed))
            findings.append(
                finding(MESSAGES, "title-too-high" if fits else "title-never-fits", span, place,
                        story=place.story, needed=lines, lines=fixed, size=_points(fits))
            )  # fmt: skip
        lines = fixed
    spare = lines * grid.pitch - height - above - below
    top = spare // 3 if at_head else above + spare - spare // 2
    top = max(0, min(top, grid.height_of(lines) - height))
    return TitleBlock(lines, tuple(_placed(parts, top, width)), tuple(findings))


def _by_phrases(
    article: Article,
    text: str,
    style: ResolvedStyle,
    measure: Length,
    fonts: FontBook,
    turned: tuple[Line, ...],
) -> tuple[tuple[Line, ...], dict[str, list[Turned]]]:
    """`turned`, but each written line that is too wide turned between phrases; and the ways to."""
    lines: list[Line] = []
    ways: dict[str, list[Turned]] = {}
    written = text.split("\n")
    for at, one in enumerate(written):
        hard = "\n" if at + 1 < len(written) else ""
        spans = [(one + hard, style.text)]
        own = set_paragraph(spans, style.setting, (max(measure, 1),), fonts).lines
        if 1 < len(own) <= _MOST_LINES:
            ways[one] = _ways(article, one, style, measure, fonts)
            own = _turned(ways[one], style, measure, fonts, hard) or own
        lines += own
    return (tuple(lines) if ways else turned), ways


def _ways(
    article: Article, text: str, style: ResolvedStyle, measure: Length, fonts: FontBook
) -> list[Turned]:
    """The ways to turn a part that is wider than its measure, best first."""
    # Most titles fit: what knows words is loaded when one does not.
    from pagesetter.text.turns import rank, widths_of

    widths = widths_of(text, style.text, style.setting, fonts)
    context = "\n".join(span.text for block in article.body for span in block.spans)
    setting = style.setting
    return rank(
        text, widths, measure, context=context, level=setting.level, protected=setting.protected
    )


def _turned(
    ways: Sequence[Turned], style: ResolvedStyle, measure: Length, fonts: FontBook, hard: str
) -> tuple[Line, ...]:
    """The lines of the best way; () when there is none, or the style fills its lines.

    `hard` is the turn that was typed after them.
    """
    if not ways or style.setting.align in ("justify", "spread"):
        return ()
    lines: list[Line] = []
    for text in (*ways[0].lines[:-1], ways[0].lines[-1] + hard):
        lines += set_paragraph([(text, style.text)], style.setting, (max(measure, 1),), fonts).lines
    return tuple(lines)


def _height(parts: list[_Part]) -> Length:
    """From the top of the first em box to the foot of the last."""
    total = 0
    for i, part in enumerate(parts):
        size = part.style.text.size
        if i:
            total += _gap(parts[i - 1], part)
        total += len(part.lines) * size + (len(part.lines) - 1) * _line_gap(size)
    return total


def _gap(upper: _Part, lower: _Part) -> Length:
    return ratio(min(upper.style.text.size, lower.style.text.size) * _BETWEEN_PARTS, 100)


def _line_gap(size: Length) -> Length:
    return ratio(size * _BETWEEN_LINES, 100)


def _placed(parts: list[_Part], top: Length, width: Length) -> list[Item]:
    tags: list[Item] = []
    y = top
    for i, part in enumerate(parts):
        size = part.style.text.size
        if i:
            y += _gap(parts[i - 1], part)
        items: list[Item] = []
        steps = _steps(part, width) if part.style.setting.align == "stairs" else ()
        for number, line in enumerate(part.lines):
            x = part.style.left + (steps[number] if steps else 0)
            items += moved(line.items, x, y + ascent(size))
            y += size + _line_gap(size)
        y -= _line_gap(size)
        tags.append(Tag(part.name, tuple(items), part.text.replace("\n", " ")))
    return tags


def _steps(part: _Part, width: Length) -> list[Length]:
    """阶梯: the first line at the left edge, the last at the right, the others in even steps."""
    room = width - part.style.left - part.style.right
    last = max(1, len(part.lines) - 1)
    return [
        max(0, room - line.width) * number // last for number, line in enumerate(part.lines)
    ]  # fmt: skip


def _too_wide(
    part: _Part,
    measure: Length,
    ways: dict[str, list[Turned]],
    fonts: FontBook,
    span: SourceSpan,
    place: Place,
) -> list[Finding]:
    """A finding for each written line of the part that is wider than its measure.

    It offers the best of its `ways` to turn.
    """
    written = [line for line in part.text.split("\n") if line]
    if len(part.lines) <= max(1, len(written)):
        return []
    findings = []
    style = part.style
    for text in written:
        probe = set_paragraph(
            [(text, style.text)], style.setting._replace(align="left"), (ENDLESS,), fonts
        )
        natural = sum(line.width for line in probe.lines)
        offered = ways.get(text, ())
        if natural <= measure:
            continue
        step = style.text.size * (style.text.hscale + style.text.letter_space) // 1000
        over = -(-(natural - measure) // max(1, step))
        size = style.text.size * measure // natural * 2 // UNIT
        findings.append(
            finding(
                MESSAGES, "title-too-wide", span, place, part=part.name,
                part_zh=_NAMES_ZH[part.name], story=place.story, characters=over, text=text,
                size=_points(size), turns=_offered(offered, "en"), turns_zh=_offered(offered, "zh"),
            )
        )  # fmt: skip
    return findings


def _offered(ways: Sequence[Turned], language: str) -> str:
    """The best ways to turn, and what speaks against each."""
    if not ways:
        return "–"
    from pagesetter.text.turns import told

    joint = "；" if language == "zh" else "; "
    return joint.join(told(way, language) for way in ways[:_OFFERED])


def _size_for(parts: list[_Part], room: Length) -> int:
    """The largest headline size, in half points, with which the block fits; 0 for none."""
    at = next((i for i, p in enumerate(parts) if p.name == "headline"), 0)
    style = parts[at].style
    for halves in range(style.text.size * 2 // UNIT, 0, -1):
        text = style.text._replace(size=halves * UNIT // 2)
        smaller = parts[at]._replace(style=style._replace(text=text))
        if _height([*parts[:at], smaller, *parts[at + 1 :]]) <= room:
            return halves
    return 0


def _points(halves: int) -> str:
    return f"{halves // 2}.5" if halves % 2 else str(halves // 2)
