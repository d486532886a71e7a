"""Annotated copy: looks, the pitch that stays, the room a reading needs."""

from __future__ import annotations

import pytest
from pour_helpers import (
    PITCH,
    SIZE,
    article,
    codes,
    columns,
    flow,
    items_of,
    poured,
    style,
    tag_texts,
)

from pagesetter.display import Tag
from pagesetter.display.walk import glyph_runs, tags
from pagesetter.export.text import article_text
from pagesetter.fonts import FontBook
from pagesetter.geometry import Measure
from pagesetter.model import Block, Span


def annotated(*spans: Span) -> Block:
    return Block("paragraph", spans)


RIVER = annotated(Span("他们住在"), Span("大河", ruby="dà hé"), Span("边上，日子过得很慢。"))
PLAIN = annotated(Span("他们住在大河边上，日子过得很慢。"))


def test_a_reading_is_half_as_large_as_its_base() -> None:
    (item,), _, findings = flow(article(RIVER))
    note = item.spans[1][1].annotation
    assert note is not None
    assert (note.reading, note.line, note.look.size) == ("dà hé", "", SIZE // 2)
    assert findings == []


def test_the_style_ruby_says_how_readings_look() -> None:
    small = style("ruby", size=Measure(4), face="楷")
    (item,), _, _ = flow(article(RIVER), small)
    note = item.spans[1][1].annotation
    assert note is not None
    assert (note.look.size, note.look.role) == (4 * 65_536, "楷")


@pytest.mark.parametrize(
    ("written", "reading", "line"),
    [
        ("_", "", "_"), ("~", "", "~"), ("qū yuán _", "qū yuán", "_"), ("lí sāo ~", "lí sāo", "~"),
        ("a_b", "a_b", ""),
    ],
)  # fmt: skip
def test_marks_of_names(written: str, reading: str, line: str) -> None:
    (item,), _, _ = flow(article(annotated(Span("屈原", ruby=written))))
    note = item.spans[0][1].annotation
    assert note is not None
    assert (note.reading, note.line) == (reading, line)


def test_the_pitch_stays(font_book: FontBook) -> None:
    def lines(block: Block) -> list[tuple[int, int]]:
        done = poured(font_book, article(block), columns(6))
        return [(line.box.y, line.end) for line in done.lines[0]]

    assert lines(RIVER) == lines(PLAIN)
    assert [y for y, _ in lines(RIVER)] == [0, PITCH]


@pytest.mark.parametrize(("tenths", "told"), [(144, ["reading-no-room"]), (145, [])])
def test_a_pitch_without_room_is_told_once(tenths: int, told: list[str]) -> None:
    # 10 pt of text with readings of 5 pt need 9.5 + 5 = 14.5 pt.
    _, _, findings = flow(article(RIVER, RIVER), style("body", pitch=Measure(tenths, 10)))
    assert [found.code for found in findings] == told
    for found in findings:
        assert dict(found.params) == {"pitch": "14.4", "needed": "14.5"} | {"story": "s1"}


def test_names_and_zhuyin_need_no_room_above() -> None:
    body = annotated(Span("屈原", ruby="_"), Span("漢", ruby="ㄏㄢˋ"))
    _, _, findings = flow(article(body), style("body", pitch=Measure(12)))
    assert findings == []


def test_the_text_of_a_paragraph_is_whole_without_its_readings(font_book: FontBook) -> None:
    done = poured(font_book, article(RIVER), columns(6))
    tag = Tag("article", tuple(items_of(done)))
    assert article_text(tag) == "他们住在大河边上，日子过得很慢。"
    assert list(tag_texts(done, "ruby")) == ["dà", "hé"]


def test_a_drop_cap_takes_its_own_syllable_with_it(font_book: FontBook) -> None:
    body = annotated(Span("大河", ruby="dà hé"), Span("边上的日子过得很慢很慢，" * 3))
    done = poured(font_book, article(body), columns(8), style("body", drop_cap=2))
    assert codes(done) == []
    assert list(tag_texts(done, "ruby")) == ["dà", "hé"]
    large, small = (
        run.size for tag in tags(items_of(done), "ruby") for run in glyph_runs(tag.items)
    )
    assert large == small == SIZE // 2


def test_a_reading_of_a_character_the_face_lacks_is_told(font_book: FontBook) -> None:
    done = poured(font_book, article(annotated(Span("大", ruby="\U0001d11e"))), columns(3))
    assert "missing-glyph" in codes(done)


def test_readings_come_after_the_whole_text_of_their_paragraph(font_book: FontBook) -> None:
    body = annotated(
        Span("在"), Span("大河", ruby="dà hé"), Span("边上住了很多年，"),
        Span("屈原", ruby="_"), Span("也来过这里，坐了很久。"),
    )  # fmt: skip
    done = poured(font_book, article(body), columns(6))
    (paragraph,) = items_of(done)
    assert isinstance(paragraph, Tag)
    texts = [run.text for run in glyph_runs([paragraph])]
    assert texts[-2:] == ["dà", "hé"]
    assert "".join(texts[:-2]) == "在大河边上住了很多年，屈原也来过这里，坐了很久。"
