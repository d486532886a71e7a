"""Lengths written by an editor become exact integers of 1/65,536 pt."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pagesetter.geometry import Measure, parse_measure, ratio
from pagesetter.geometry.length import PRINTING_SIZE_NAMES, SIZE_NAMES, parse_number


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("1pt", 65_536),
        ("8.5pt", 557_056),
        ("11.6pt", 760_218),  # 760 217.6
        ("1in", 4_718_592),
        ("25.4mm", 4_718_592),
        ("1mm", 185_771),  # 185 771.3
        ("235mm", 43_656_265),  # 235 × 185 771.34 = 43 656 264.6
        ("2.54cm", 4_718_592),
        ("-3mm", -557_314),  # −557 314.0
        ("小五", 589_824),  # 9 pt
        ("五号字", 688_128),  # 10.5 pt
        ("六号", 491_520),  # 7.5 pt, word processors' table
        ("初号", 2_752_512),  # 42 pt
    ],
)
def test_absolute_lengths(text: str, length: int) -> None:
    measure = parse_measure(text)
    assert measure is not None
    assert measure.is_absolute
    assert measure.resolve() == length


@pytest.mark.parametrize(
    ("name", "word", "printing"),
    [
        ("大特号", 63, 63), ("特号", 54, 54), ("初号", 42, 42), ("小初", 36, 36), ("一号", 26, 28),
        ("小一", 24, 24), ("二号", 22, 21), ("小二", 18, 18), ("三号", 16, 15.75), ("小三", 15, 15),
        ("四号", 14, 14), ("小四", 12, 12), ("五号", 10.5, 10.5), ("小五", 9, 9),
        ("六号", 7.5, 7.875), ("小六", 6.5, 7), ("七号", 5.5, 5.25), ("八号", 5, 4.5),
    ],
)  # fmt: skip
def test_both_tables_of_named_sizes(name: str, word: float, printing: float) -> None:
    for text in (name, f"{name}字"):
        first, second = parse_measure(text), parse_measure(text, printing=True)
        assert first is not None
        assert second is not None
        assert first.resolve() == round(word * 65_536)
        assert second.resolve() == round(printing * 65_536)


def test_eighteen_named_sizes() -> None:
    assert len(SIZE_NAMES) == len(PRINTING_SIZE_NAMES) == 18


@pytest.mark.parametrize("points", [48, 54, 63, 72, 84, 96])
def test_sizes_above_the_names_are_points(points: int) -> None:
    measure = parse_measure(f"{points}pt", printing=True)
    assert measure is not None
    assert measure.resolve() == points * 65_536


@pytest.mark.parametrize(
    ("text", "length"),
    [("15字", 8_355_840), ("½字", 278_528), ("1.5字", 835_584), ("-0.5字", -278_528)],
)
def test_cells_count_in_the_size(text: str, length: int) -> None:
    measure = parse_measure(text)
    assert measure is not None
    assert measure.resolve(size=557_056) == length


def test_lines_count_in_the_pitch() -> None:
    measure = parse_measure("3行")
    assert measure is not None
    assert measure.resolve(pitch=720_896) == 2_162_688


def test_a_column_needs_a_grid() -> None:
    measure = parse_measure("2栏")
    assert measure is not None
    with pytest.raises(ValueError, match="grid"):
        measure.resolve(size=1, pitch=1)


@pytest.mark.parametrize(
    "text",
    ["", "8", "pt", "8,5pt", "1e3pt", "八号半", "١pt", "9px", "1/0字", "--1pt", "12345678901pt"],
)
def test_what_is_not_a_length(text: str) -> None:
    assert parse_measure(text) is None


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("3½", (7, 2)),
        ("⅓", (1, 3)),
        ("2/3", (2, 3)),
        ("0.125", (125, 1000)),
        ("+4", (4, 1)),
        (".5", (5, 10)),
    ],
)
def test_numbers_are_exact(text: str, exact: tuple[int, int]) -> None:
    assert parse_number(text) == exact


def test_rounding_is_half_up() -> None:
    assert [ratio(n, 2) for n in (1, 3, -1, -3)] == [1, 2, 0, -1]


@given(st.integers(0, 99_999), st.sampled_from(["pt", "mm", "字", "行"]))
def test_written_and_read_again(thousandths: int, unit: str) -> None:
    measure = Measure(thousandths, 1000, unit)
    again = parse_measure(str(measure))
    assert again is not None
    assert again.num * 1000 == thousandths * again.den
    assert again.unit == unit
