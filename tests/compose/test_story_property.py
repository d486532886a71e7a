"""Of no article is a character lost or set twice, whatever its blocks and its columns."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from pour_helpers import (
    PITCH,
    SIZE,
    article,
    block,
    columns,
    flow,
    items_of,
    poured,
    style,
    text_of,
)

from pagesetter.compose.slots import Slot
from pagesetter.fonts import FontBook
from pagesetter.model import Article, Block, Span

FONTS = FontBook()
LABELS = ("编者按：", "问：", "答：", "【链接】", "●", "■")

words = st.text("春夏秋冬，。“”（）、A1. %2", min_size=1, max_size=60).filter(str.strip)
short = st.text("顾明远林晓欧阳", min_size=1, max_size=14)
marks = st.sampled_from([(), ("strong",), ("sup",), ("sub",), ("emphasis",)])
spans = st.tuples(words, marks).map(lambda parts: Span(*parts))
kinds = st.sampled_from(
    ["paragraph", "paragraph", "subhead", "editor-note", "abstract", "question", "answer",
     "quotation", "note", "sign-off", "list-item", "verse", "credit", "verbatim"]
)  # fmt: skip
plain = st.tuples(kinds, st.lists(spans, min_size=1, max_size=3).map(tuple), st.integers(0, 3)).map(
    lambda parts: Block(*parts)
)
verses = st.lists(words, min_size=1, max_size=5).map(lambda v: block("verse", "\n".join(v)))
names = st.lists(short, min_size=1, max_size=12).map(lambda v: block("names", "\n".join(v)))
tables = st.lists(
    st.lists(
        st.one_of(short, st.sampled_from(["1", "2.5", "10%", "—", ""])), min_size=1, max_size=5
    ),
    min_size=1,
    max_size=8,
).map(lambda rows: block("table", "\n".join("\t".join(row) for row in rows)))
articles = st.builds(
    article,
    st.one_of(plain, tables),
    st.one_of(plain, verses, names),
    st.one_of(plain, tables, names),
    plain,
    credit=st.sampled_from(["", "（林晓）", "（本栏目组稿：沈知予 罗闻 本报记者 段成川）"]),
    dateline=st.sampled_from(["", "本报讯"]),
    byline=st.sampled_from(["", "林晓 文"]),
)


@st.composite
def threads(draw: st.DrawFn) -> list[Slot]:
    """Up to four columns, their lines narrowed here and there."""
    heights = draw(st.lists(st.integers(1, 25), min_size=1, max_size=4))
    slots = columns(*heights, width=draw(st.integers(4, 16)))
    if draw(st.booleans()):
        at, count = draw(st.integers(0, len(slots))), draw(st.integers(1, 6))
        slots[at : at + count] = [
            slot._replace(x=slot.x + SIZE, width=slot.width - SIZE)
            for slot in slots[at : at + count]
        ]
    return slots


def bare(text: str) -> str:
    return "".join(text.split())


@settings(max_examples=60)
@given(articles, threads(), st.integers(0, 4))
def test_no_character_is_lost_or_doubled(copy: Article, slots: list[Slot], cap: int) -> None:
    done = poured(FONTS, copy, slots, style("body", drop_cap=cap))
    drawn = bare(text_of(items_of(done)))
    assert len(drawn) + done.fit.characters_over == done.fit.characters
    written = bare(copy.byline + copy.dateline + "".join(b.text for b in copy.body) + copy.credit)
    labels = done.fit.characters - len(written)
    assert 0 <= labels <= 4 * len(copy.body)
    if not done.fit.lines_over:
        items, credit, _ = flow(copy)
        ends = [] if credit is None else [credit]
        assert drawn == bare("".join(item.text for item in [*items, *ends]))


@settings(max_examples=60)
@given(articles, threads())
def test_lines_stand_in_their_columns(copy: Article, slots: list[Slot]) -> None:
    """Of each column no line begins above its first slot or below its last one."""
    done = poured(FONTS, copy, slots)
    for line in done.lines.get(0, []):
        column = [s for s in slots if s.column == line.box.x // (slots[0].width + SIZE)]
        own = [s for s in slots if s.x <= line.box.x < s.x + s.width] or column
        assert own[0].top <= line.box.y <= own[-1].top + PITCH
    assert 0 <= done.fit.lines_free <= len(slots)
