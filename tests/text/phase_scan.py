"""Sets a stress text at every measure and tells what is wrong with its lines.

The text has every class of character beside every other. What is right is typed by hand here;
nothing is asked of the program but the lines it made.
The whole scan is run by `tools/phase_scan.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from line_fakes import BOOK_OF_FACES, STYLE, FakeBook, em, width_of

from pagesetter.display import GlyphRun
from pagesetter.display.turning import turned
from pagesetter.fonts import FontBook
from pagesetter.text import BOOK, NEWSPAPER, Line, SetParagraph, Setting, set_paragraph

# One or two of every class (`text.classes`).
KINDS = [
    "字", "々", "ー", "８", "7", "25", "Pa", "word", "，", "；", "：", "。", "？", "！", "？！",
    "“", "（", "《", "”", "）", "》", "·", "～", "/", "／", "—", "——", "⸺", "……", "%", "℃", "$",
    "￥", "㎡", "＃", "＆", "－", "+", "²", ",", ".", "[", "]", " ", "\u00a0", "\u3000", "-", "°C",
    "\u200b", "\u2060", "e\u0301", "葛\U000e0100", "👨\u200d👩\u200d👧", "🇨🇳", "don’t",
    "li@a-b.cn", "https://a.cn/b?c=d",
]  # fmt: skip
PRESETS = {
    "newspaper": NEWSPAPER,
    "book": BOOK._replace(mode="total-fit"),
    "hanging": NEWSPAPER._replace(line_end="hang", mode="total-fit"),
    "newspaper, vertical": NEWSPAPER._replace(direction="vertical"),
    "book, vertical": BOOK._replace(direction="vertical", mode="total-fit"),
}
MEASURES = [quarter / 4 for quarter in range(24, 161)]

NOT_FIRST = set("，、。．：；！？”’）》」』】〉·～／％%℃㎡‰々,.)]")
NOT_LAST = set("“‘（《「『【〈([／/")
SIGNS = set("￥＃$+")  # before a digit
TOGETHER = re.compile(
    r"[0-9]+(?:[.,][0-9]+)*[%‰℃㎡]?|——|……|⸺|[？！]{2}|[$￥＃][0-9]+|.\u0301|葛\U000e0100"
    r"|👨\u200d👩\u200d👧|🇨🇳|[A-Z][A-Z]+"
)
NARROW = "measure-too-narrow"


def paragraphs() -> list[str]:
    """Every kind after every other, between characters of the commonest kind."""
    found = []
    for first in KINDS:
        text = ""
        for number, second in enumerate(KINDS):
            text += "汉文字行"[: 1 + number % 4] + first + second
            if number % 18 == 17:
                found.append(text + "终了")
                text = ""
        found.append(text + "终了")
    return found


def settings(step: int = 1) -> Iterator[tuple[str, float, Setting]]:
    """Every step-th of all texts at all measures in all presets; no measure is left out long."""
    texts = paragraphs()
    count = 0
    for setting in PRESETS.values():
        for ems in MEASURES:
            for text in texts:
                count += 1
                if count % step == 0:
                    yield text, ems, setting


def faults(text: str, ems: float, setting: Setting) -> list[str]:
    """What is wrong with the lines of `text` at a measure."""
    fonts = standing_faces() if setting.direction else BOOK_OF_FACES
    done = set_paragraph([(text, STYLE)], setting, [em(ems)], fonts, indent=em(2))
    told = {finding.code for finding in done.findings}
    wrong = []
    if "".join(done.text[line.start : line.end] for line in done.lines) != text:
        wrong.append("characters lost")
    shown = "".join(run.text for line in done.lines for run in line.items if is_run(run))
    if shown != text:
        wrong.append("characters not shown")
    if "broken-unit" not in told:
        wrong += edges(done)
    if NARROW not in told:
        wrong += widths(done, ems, setting.direction == "vertical")
    return wrong


@cache
def standing_faces() -> FontBook | FakeBook:
    """Real faces: what stands upright is asked of them."""
    return FontBook()


def is_run(item: object) -> bool:
    """True for a run of the text, not for the hyphen of a line."""
    return isinstance(item, GlyphRun) and item.text != "\u00ad"


def edges(done: SetParagraph) -> list[str]:
    """Lines that begin or end with what may not, and units parted, at level gb."""
    text = done.text
    wrong = []
    for line in done.lines[:-1]:
        after = text[line.end]
        before = text[line.start : line.end].rstrip(" \u3000\u200b")[-1:]
        if after in NOT_FIRST and not address_at(text, line.end):
            wrong.append(f"line begins with {after}: {text[line.start : line.end + 3]}")
        ends_ill = before in NOT_LAST or (before in SIGNS and after in "0123456789８")
        if ends_ill and not address_at(text, line.end):
            wrong.append(f"line ends with {before}: {text[line.start : line.end + 3]}")
    ends = {line.end for line in done.lines}
    for unit in TOGETHER.finditer(text):
        inside = ends.intersection(range(unit.start() + 1, unit.end()))
        if inside and not address_at(text, min(inside)):
            wrong.append(f"{unit.group()} is parted")
    return wrong


def address_at(text: str, place: int) -> bool:
    """True inside an address, which has turns of its own."""
    found = re.finditer(r"li@a-b\.cn|https://a\.cn/b\?c=d[!-~]*|[!-~]*@[!-~]*", text)
    return any(match.start() < place < match.end() for match in found)


def widths(done: SetParagraph, ems: float, vertical: bool) -> list[str]:
    """Justified lines that do not end at their measure, by their sum and by their last glyph."""
    wrong = []
    unfilled = "unfilled-line" in {finding.code for finding in done.findings}
    for line in done.lines:
        if line.width > em(ems):
            wrong.append(f"{line.width - em(ems)} too wide: {done.text[line.start : line.end]}")
        if line.reason in ("last", "turn"):
            continue
        if line.width != em(ems) and not unfilled:
            wrong.append(f"{em(ems) - line.width} too narrow: {done.text[line.start : line.end]}")
        if last_edge(done, line, vertical) not in (None, line.width):
            wrong.append(f"drawn beyond its end: {done.text[line.start : line.end]}")
    return wrong


def last_edge(done: SetParagraph, line: Line, vertical: bool) -> int | None:
    """Where the last glyph of a line ends, if it is a Han, which nothing trims."""
    last = done.text[line.start : line.end][-1]
    if not "\u4e00" <= last <= "\u9fff":
        return None
    (run,) = turned(line.items[-1:], 0, 0) if vertical else line.items[-1:]
    assert isinstance(run, GlyphRun)
    if vertical:  # a glyph that stands has its origin 0.88 em below the head of its cell
        assert run.ys is not None
        return run.y + run.ys[-1] - 576_717 + em(1)
    return run.x + run.xs[-1] + em(width_of(last) / 1000)
