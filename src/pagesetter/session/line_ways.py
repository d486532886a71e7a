"""A paragraph's other ways to be set, and what other rules would do to a whole story.

Works on a story as it was heard (`line_reasons`): counts lines, weighs nothing itself, and
changes no issue.
"""

from __future__ import annotations

from pagesetter.fonts import FontBook
from pagesetter.session.line_reasons import StoryReasons
from pagesetter.text import BOOK, NEWSPAPER, Setting, set_paragraph
from pagesetter.text.explain import explain
from pagesetter.text.setting import Fixed
from pagesetter.values import NamedTuple

RULES: dict[str, tuple[str, ...]] = {
    "preset": ("newspaper", "book"),
    "level": ("none", "basic", "gb", "strict"),
    "line-end": ("natural", "half", "full", "hang"),
    "han-latin": ("0", "125", "250"),
}
"""Rules that can be asked about, with their values; Han–Latin space in 1/1000 em."""


class Way(NamedTuple):
    """One way to set a paragraph."""

    lines: int
    change: int
    """Lines more (+) or fewer (-) than it has."""
    cost: int
    opening: int
    """The widest gap opened, in 1/1000 em, beyond the spaces that open first."""
    ends: tuple[int, ...]
    """Ends of its lines in the block's own text, the last line's left out."""


class Count(NamedTuple):
    """Lines before and after a change of rules: of a story, and of one of its blocks."""

    story: tuple[int, int]
    block: tuple[int, int]


def ways_of(reasons: StoryReasons, block: int, fonts: FontBook) -> tuple[Way, ...]:
    """The paragraph with a line less, as many lines and a line more, where that can be had."""
    made, heard = reasons.paragraph(block), reasons.heard(block)
    if made is None or heard is None or reasons.article is None:
        return ()
    head = len(made.text) - len(reasons.article.body[block].text)
    found: list[Way] = []
    for one in made.variants:
        fixed = (heard.setting.fixed or Fixed())._replace(turns=one.ends[:-1], change=0)
        setting = heard.setting._replace(fixed=fixed)
        shown = explain(heard.spans, setting, heard.measures, fonts, indent=heard.indent)
        opening = max((line.opening for line in shown.lines), default=0)
        ends = tuple(end - head for end in one.ends[:-1] if end > head)
        found.append(Way(one.lines, one.change, one.cost, opening, ends))
    return tuple(found)


def can_end(
    reasons: StoryReasons, block: int, end: int, fonts: FontBook, instead: int = -1
) -> bool:
    """True when a line can be locked to end before character `end` of the block's own text, what
    is locked there already staying, but for the end `instead`."""
    made, heard = reasons.paragraph(block), reasons.heard(block)
    if made is None or heard is None or reasons.article is None:
        return False
    head = len(made.text) - len(reasons.article.body[block].text)
    fixed = heard.setting.fixed or Fixed()
    turns = {*fixed.turns, head + end} - {head + instead}
    setting = heard.setting._replace(fixed=fixed._replace(turns=tuple(sorted(turns))))
    done = set_paragraph(heard.spans, setting, heard.measures, fonts, indent=heard.indent)
    return turns <= {line.end for line in done.lines}


def what_if(reasons: StoryReasons, block: int, rule: str, value: str, fonts: FontBook) -> Count:
    """Count lines as they are and as another rule would have them.

    ValueError for a rule or value that is none of `RULES`.
    """
    whole, own = (0, 0), (0, 0)
    for at in reasons.blocks():
        heard = reasons.heard(at)
        if heard is None:
            continue
        done = set_paragraph(
            heard.spans, changed(heard.setting, rule, value), heard.measures, fonts,
            indent=heard.indent,
        )  # fmt: skip
        counts = len(heard.lines), len(done.lines)
        whole = whole[0] + counts[0], whole[1] + counts[1]
        if at == block:
            own = counts
    return Count(whole, own)


def changed(setting: Setting, rule: str, value: str) -> Setting:
    """A setting with one rule changed; what is no matter of a preset stays. ValueError if none."""
    if value not in RULES.get(rule, ()):
        raise ValueError(f"{rule} cannot be {value!r}")
    if rule == "level":
        return setting._replace(level=value)
    if rule == "line-end":
        return setting._replace(line_end=value)
    if rule == "han-latin":
        return setting._replace(han_latin=int(value), han_latin_least=None, han_latin_most=None)
    preset = BOOK if value == "book" else NEWSPAPER
    return setting._replace(
        pairs=preset.pairs, line_end=preset.line_end, digit_width=preset.digit_width,
        han_latin=preset.han_latin, han_digit=preset.han_digit,
    )  # fmt: skip
