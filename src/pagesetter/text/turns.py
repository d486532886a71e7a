"""Ranks the ways a headline may turn: at phrases, no word split, lines alike in length.

Takes a title's text, the width of each character and the measure; gives every legal way to
turn it into one to three lines, best first, each with the reasons that speak against it. It
knows no fonts and no boxes, and is loaded only when a headline is wider than its measure.

Rules: the prohibition rules of the line; newspaper custom for the rest (typography notes 1.2:
的 地 得 了 着 们 never head a line, 和 与 在 把 never end one, numerals stay with classifiers).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, combinations, pairwise

from pagesetter.fonts import FontBook
from pagesetter.geometry import Length
from pagesetter.text.breaks import places
from pagesetter.text.classes import classify
from pagesetter.text.pairs import FREE
from pagesetter.text.paragraph import prepare
from pagesetter.text.setting import Setting, TextStyle
from pagesetter.text.title_words import LONGEST, PREDICATES, WORDS
from pagesetter.values import NamedTuple

# What speaks against a turn, and how much.
SPLIT_WORD, SPLIT_TERM = 1000, 800
UNSURE = (60, 130, 220)
"""By how many sides of the turn hold a character no list knows."""
PHRASE, COMPOUND = -60, 300
BAD_HEAD, BAD_END, NUMERAL = 900, 900, 800
SHORT_LINE, MORE_LINES, AT_MARK, AT_QUOTE = 500, 150, -150, -20
_UNEVEN = 12
"""Divides the square of the difference between the longest and shortest line, in percent."""

_HEADS = frozenset("的地得了着过们等之吗呢吧啊者性化们儿里中上下内外")
_ENDS = frozenset(
    "和与及或同并而把被将对向从自在为以让使给由于不没未很更最也都就再又还仍已正可要能会应是有这那每各该第"
)
_PHRASE_HEADS = frozenset("在把被将对向从由与和为让以给使")
_NUMERALS = frozenset("0123456789０１２３４５６７８９一二三四五六七八九十百千万亿两半几多数")
_COUNTS = _NUMERALS - frozenset("数多")
_CLASSIFIERS = frozenset(
    "个名位项条座家件次种台颗枚架艘辆所间套批届场轮支队组户亩元斤吨米里天年月日周岁倍成点万亿人县市省村"
)
# Nouns that the words before them belong to: a turn before one parts a compound.
_TAIL_WORDS = """
大会 会议 工作 活动 仪式 论坛 峰会 竞赛 工程 计划 项目 体系 行动 中心 基地 平台 大赛 比赛 系统
制度 机制 委员会 协会 集团 公司 学院 大学
"""
_TAILS = tuple(_TAIL_WORDS.split())
_MARKS = frozenset("，、；：。！？ 　—…")
_CLOSERS = frozenset("”’）》」』】")
_OPENERS = frozenset("“‘（《「『【")
MOST_LINES = 3
_MOST_PLACES = 60
"""Titles with more places to turn than this are copy, not titles."""


_WORTH_TELLING = 300
_WORDS_FOR = {
    "word": ("splits a word", "拆开词语"),
    "term": ("splits a term of the story", "拆开文中用语"),
    "unsure": ("may split a word", "可能拆词"),
    "compound": ("parts a compound", "拆开词组"),
    "head": ("a particle begins a line", "虚词居行首"),
    "end": ("a conjunction or preposition ends a line", "连词、介词居行末"),
    "numeral": ("parts a numeral", "拆开数量"),
    "short": ("a line of one or two characters", "有一两字的行"),
    "uneven": ("lines of unequal length", "各行长短不齐"),
    "lines": ("takes three lines", "多占一行"),
}


class Reason(NamedTuple):
    """One thing that speaks for (< 0) or against (> 0) a way to turn."""

    code: str
    """word, term, unsure, phrase, compound, head, end, numeral, short, uneven, lines or mark."""
    text: str
    """The characters round the turn; empty where it is about lengths."""
    cost: int


class Turned(NamedTuple):
    """One way to turn a title."""

    lines: tuple[str, ...]
    cost: int
    reasons: tuple[Reason, ...]


def rank(
    text: str,
    widths: Sequence[Length],
    measure: Length,
    *,
    context: str = "",
    level: str = "gb",
    protected: Sequence[str] = (),
    most_lines: int = MOST_LINES,
) -> list[Turned]:
    """Every way to turn `text` whose lines fit `measure`, best first; [] when none fits.

    `widths` are those of the code points of `text`, which holds no hard turn. In `context`,
    the story's own text, two characters that stand together more than once count as a term.
    Raises ValueError when the columns differ in length.
    """
    if len(widths) != len(text):
        raise ValueError("every code point needs a width")
    if not text:
        return []
    classes = classify(text)
    rules = places(text, classes, level, protected).rules
    free = [at for at in range(1, len(text)) if rules[at] == FREE]
    if len(free) > _MOST_PLACES:
        return []
    inside = inside_words(text)
    about = {at: tuple(_at_place(text, at, inside, context)) for at in free}
    edges = list(accumulate(widths, initial=0))
    found: list[Turned] = []
    for count in range(most_lines):
        for ends in combinations(free, count):
            cuts = (0, *ends, len(text))
            lines = tuple(text[a:b] for a, b in pairwise(cuts))
            lengths = [_width(text, edges, a, b) for a, b in pairwise(cuts)]
            if max(lengths) <= measure:
                reasons = [reason for at in ends for reason in about[at]]
                reasons += _lengths(lines, lengths)
                found.append(Turned(lines, sum(r.cost for r in reasons), tuple(reasons)))
    return sorted(found, key=lambda way: (way.cost, len(way.lines)))


def told(way: Turned, language: str) -> str:
    """A way to turn in one line, with the worst that speaks against it, if anything does."""
    lines = "/".join(line.strip() for line in way.lines)
    worst = max(way.reasons, key=lambda reason: reason.cost, default=None)
    if worst is None or worst.cost < _WORTH_TELLING:
        return lines
    en, zh = _WORDS_FOR[worst.code]
    return f"{lines}（{zh}）" if language.startswith("zh") else f"{lines} ({en})"


def widths_of(text: str, style: TextStyle, setting: Setting, fonts: FontBook) -> list[Length]:
    """The width each code point of a title has when nothing is squeezed, for `rank`."""
    edges = prepare([(text, style)], setting, fonts).edges
    return [after - before for before, after in pairwise(edges)]


def _width(text: str, edges: list[Length], start: int, end: int) -> Length:
    while end > start and text[end - 1] in " \u3000":
        end -= 1
    return edges[end] - edges[start]


def _lengths(lines: tuple[str, ...], lengths: list[Length]) -> Iterator[Reason]:
    if len(lines) == 1:
        return
    yield Reason("lines", "", MORE_LINES * (len(lines) - 1))
    if min(len(line.strip()) for line in lines) < 3:
        yield Reason("short", "", SHORT_LINE)
    percent = (max(lengths) - min(lengths)) * 100 // max(*lengths, 1)
    if percent:
        yield Reason("uneven", "", percent * percent // _UNEVEN)


def _at_place(text: str, at: int, inside: frozenset[int], context: str) -> Iterator[Reason]:
    """What speaks for and against a turn before code point `at`."""
    left, right = text[at - 1], text[at]
    here = text[max(0, at - 2) : at] + "|" + text[at : at + 2]
    if left in _MARKS:
        yield Reason("mark", here, AT_MARK)
        return
    if right == "—":
        return
    if at in inside:
        yield Reason("word", here, SPLIT_WORD)
    elif left in _NUMERALS and (right in _CLASSIFIERS or right in _NUMERALS):
        yield Reason("numeral", here, NUMERAL)
    elif context.count(left + right) > 1:
        yield Reason("term", here, SPLIT_TERM)
    elif _is_phrase_head(text, at, inside):
        yield Reason("phrase", here, PHRASE)
    elif left in _CLOSERS or right in _OPENERS:
        # What is quoted is whole, but may belong to the noun beside it.
        yield Reason("mark", here, AT_QUOTE)
    else:
        yield Reason("unsure", here, UNSURE[_strangers(at, text, inside)])
    if text.startswith(_TAILS, at) and text[at + 2 : at + 3] != "者":
        yield Reason("compound", here, COMPOUND)
    if right in _HEADS and not _is_word_at(text, at):
        yield Reason("head", here, BAD_HEAD)
    if left in _ENDS and at - 1 not in inside:
        yield Reason("end", here, BAD_END)
    elif left in _CLASSIFIERS and text[at - 2 : at - 1] in _COUNTS:
        yield Reason("numeral", here, NUMERAL)


def _is_phrase_head(text: str, at: int, inside: frozenset[int]) -> bool:
    """True before a preposition, a conjunction or the first word of a predicate."""
    if text[at] in _PHRASE_HEADS and at + 1 not in inside:
        return True
    return any(text[at : at + size] in PREDICATES for size in (2, 3, 4)) and text[at - 1] != "的"


def _strangers(at: int, text: str, inside: frozenset[int]) -> int:
    """How many sides of the place hold a character that is no word we know."""
    left = at - 1 in inside or text[at - 1] in _HEADS
    right = at + 1 in inside or text[at] in _ENDS
    return (not left) + (not right)


def _is_word_at(text: str, at: int) -> bool:
    return any(text[at : at + n] in WORDS for n in range(2, LONGEST + 1))


def inside_words(text: str) -> frozenset[int]:
    """Places inside the words of `text`: of all ways to part it, the one with fewest pieces.

    Of equal ones the pieces alike in length win, so that 中国家庭 is 中国 and 家庭.
    """
    best: list[tuple[int, int, int]] = [(0, 0, 0)]
    for end in range(1, len(text) + 1):
        options = []
        for size in range(1, min(end, LONGEST) + 1):
            if size == 1 or text[end - size : end] in WORDS:
                pieces, squares, _ = best[end - size]
                options.append((pieces + 1, squares + size * size, end - size))
        best.append(min(options))
    found: set[int] = set()
    end = len(text)
    while end:
        start = best[end][2]
        found.update(range(start + 1, end))
        end = start
    return frozenset(found)
