"""The figures of filled lines (`python -m bench --quality`), from places typed here."""

from __future__ import annotations

from array import array

import pytest
from bench import quality_table
from bench.quality import Figures, by_pagesetter, figures, read
from bench.quality_table import cells, told

from pagesetter.display import DisplayList, GlyphRun, counting
from pagesetter.export.pdf import write_pdf
from pagesetter.fonts import FontBook
from pagesetter.geometry import UNIT, Rect
from pagesetter.text import NEWSPAPER

TYPE_SIZE = 10


def line(text: str, y: float, *steps: float) -> list[tuple[str, float, float]]:
    """Characters from x = 0 on, each so many em after the one before; 1 em where none is given."""
    made, x = [], 0.0
    for index, character in enumerate(text):
        made.append((character, x, y))
        x += TYPE_SIZE * (steps[index] if index < len(steps) else 1)
    return made


def test_openings_are_counted_between_han_and_squeeze_at_marks() -> None:
    """Five gaps between Han, of 0.1, 0.1, 0, 0.2 and 0.2 em; the comma gives half an em."""
    text = "甲乙丙，丁戊" + "己庚辛" + "壬癸。"
    told = figures(
        [*line("甲乙丙，丁戊", 14, 1.1, 1.1, 1, 0.5, 1), *line("己庚辛", 28, 1.2, 1.2),
         *line("壬癸。", 42)],
        [text], 3,
    )  # fmt: skip
    assert told.lines == 2
    assert (told.forbidden, told.short, told.orphans) == (0, 0, 0)
    assert told.mean == pytest.approx(0.6 / 5)
    assert told.most == pytest.approx(0.2)
    assert (told.loose, told.very_loose) == (2, 1)
    assert told.squeeze == pytest.approx(0.5)


def test_the_last_line_is_not_counted_but_as_an_orphan() -> None:
    told = figures([*line("甲乙丙", 14), *line("丁。”", 28, 1.5)], ["甲乙丙丁。”"], 3)
    assert (told.lines, told.most, told.orphans) == (1, 0, 1)
    told = figures([*line("甲乙丙", 14), *line("丁戊", 28, 1.5)], ["甲乙丙丁戊"], 3)
    assert (told.lines, told.most, told.orphans) == (1, 0, 0)


@pytest.mark.parametrize(
    ("first", "second", "forbidden", "short"),
    [
        ("甲乙丙", "丁戊己", 0, 0), ("甲乙“", "丁戊己", 1, 0), ("甲乙丙", "，戊己", 1, 0),
        ("甲乙", "丁戊己", 0, 1), ("甲乙丙", "……丁", 0, 0), ("乙（", "》丁戊", 2, 0),
    ],
)  # fmt: skip
def test_edges_that_may_not_be_and_short_lines(first, second, forbidden, short) -> None:
    placed = [*line(first, 14), *line(second, 28), *line("庚辛", 42)]
    told = figures(placed, [first + second + "庚辛"], 3)
    assert (told.forbidden, told.short) == (forbidden, short)


def test_a_text_read_otherwise_than_written_is_refused() -> None:
    with pytest.raises(ValueError, match="甲乙丁"):
        figures(line("甲乙丙", 14), ["甲乙丁"], 3)


def test_places_are_read_from_the_pdf() -> None:
    """Three characters at 20, 31.5 and 41 pt: 11.5 and 9.5 apart."""
    fonts = FontBook()
    ((_, _, face),) = fonts.split("报纸，", "报宋")
    gids = face.shape("报纸，", "zh-Hans").gids
    places = array("i", [20 * UNIT, 31 * UNIT + UNIT // 2, 41 * UNIT])
    run = GlyphRun(
        face.key, TYPE_SIZE * UNIT, 0, 34 * UNIT, gids, counting(3), places, "报纸，", None
    )
    sheet = Rect(0, 0, 80 * UNIT, 80 * UNIT)
    page = DisplayList("1", sheet.width, sheet.height, sheet, sheet, (run,))
    found = read(write_pdf([page], fonts, title="", date="2026-11-24"))
    assert [character for character, _, _ in found] == ["报", "纸", "，"]
    assert [x for _, x, _ in found] == pytest.approx([0, 11.5, 21], abs=0.01)
    assert len({y for _, _, y in found}) == 1


def test_each_figure_is_marked_as_held_or_not() -> None:
    theirs = Figures(100, 0, 0, 0.004, 0.1, 9, 2, 50.0, 3)
    better = theirs._replace(mean=0.0039, squeeze=80.0, orphans=5, most=0.1009)
    assert [told(cell) for cell in cells(better, theirs)] == [
        "0 ✓", "0 ✓", "0.0039 / 0.0040 ✓", "0.101 / 0.100 ✓", "9 / 9 ✓", "2 / 2 ✓", "80.0 / 50.0",
        "5 / 3",
    ]  # fmt: skip
    worse = Figures(100, 1, 2, 0.004, 0.102, 10, 3, 50.0, 3)
    assert [told(cell)[-1] for cell in cells(worse, theirs)[:6]] == ["✗"] * 6


def test_the_table_has_a_row_for_each_preset_and_says_what_is_missed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Typst is not asked: both sides are read from our own PDF, so no mean is lower."""
    monkeypatch.setattr(
        quality_table, "by_typst", lambda p, m, o: by_pagesetter(p, m, NEWSPAPER, FontBook())
    )
    monkeypatch.setattr(quality_table, "sample_paragraphs", lambda: ["天" * 30 + "，" + "地" * 30])
    quality_table.main([9], 40)
    lines = capsys.readouterr().out.splitlines()
    assert sum(line.startswith("| sample | 9 | newspaper | 0 ✓ | 0 ✓ | ") for line in lines) == 1
    assert sum(line.startswith("| sample | 9 | book | ") for line in lines) == 1
    assert any("newspaper | mean: " in line for line in lines)
    assert any(line.endswith(" of 48 figures hold") for line in lines)
