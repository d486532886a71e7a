"""The figures of filled lines beside typst's, in one table that says which of them hold.

`python -m bench --quality`. At every whole measure from 8 to 20 字 the sample's copy and made
prose are set by typst and by pagesetter: in both presets beside typst as it comes, and like beside
like, with typst's digits and spaces in ours, where neither leaves an orphan and where both may. The
tables are Markdown, as they stand in docs/the-line.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bench.prose import Prose
from bench.quality import Figures, by_pagesetter, by_typst, figures, read
from bench.text import sample_paragraphs
from pagesetter.fonts import FontBook
from pagesetter.text import BOOK, NEWSPAPER, Setting

ALIKE = NEWSPAPER._replace(
    digit_width="natural", han_latin=250, han_digit=250, han_latin_most=375, han_digit_most=375,
)  # fmt: skip
"""What typst sets, whatever the rules: digits as drawn, 1/4 em beside Han, 1/8 more or less."""


class Match(NamedTuple):
    """One way of setting the same text in both."""

    name: str
    setting: Setting
    orphans: bool
    """Beside a typst that leaves one character in a last line, as it does unless it is told."""


class Cell(NamedTuple):
    """One figure: ours, and typst's where it is held to it."""

    shown: str
    held: bool | None
    """None for what is only told."""


TABLES = {
    "Both presets beside typst as it comes": (
        Match("newspaper", NEWSPAPER, True), Match("book", BOOK, True),
    ),
    "Like beside like": (
        Match("no orphans", ALIKE, False),
        Match("orphans", ALIKE._replace(orphans=True), True),
    ),
}  # fmt: skip
COLUMNS = (
    "forbidden", "short", "mean", "widest", "> 0.08", "> 0.15", "squeezed", "orphans",
)  # fmt: skip


def main(measures: Iterable[int] = range(8, 21), characters: int = 20_000) -> None:
    """Print the tables, and what of them does not hold."""
    texts = {"sample": sample_paragraphs(), "made": Prose(7).paragraphs(characters)}
    for name, paragraphs in texts.items():
        print(f"{name}: {sum(map(len, paragraphs)):,} characters, {len(paragraphs)} paragraphs")
    fonts = FontBook()
    missed: list[str] = []
    count = 0
    for title, matches in TABLES.items():
        print(f"\n{title} (ours / typst's)\n")
        print("| copy | 字 | ours | " + " | ".join(COLUMNS) + " |")
        print("|---" * (3 + len(COLUMNS)) + "|")
        for name, paragraphs in texts.items():
            for measure in measures:
                for match, row in rows(paragraphs, measure, matches, fonts):
                    where = f"{name} | {measure} | {match.name}"
                    print(f"| {where} | {' | '.join(map(told, row))} |", flush=True)
                    count += sum(cell.held is not None for cell in row)
                    missed += [
                        f"{where} | {column}: {cell.shown}"
                        for column, cell in zip(COLUMNS, row, strict=True)
                        if cell.held is False
                    ]
    print(f"\n{count - len(missed)} of {count} figures hold", *missed, sep="\n  ")


def rows(
    paragraphs: Sequence[str], measure: int, matches: Iterable[Match], fonts: FontBook
) -> Iterable[tuple[Match, list[Cell]]]:
    """A row for each match: the same text at one measure in both."""
    theirs: dict[bool, Figures] = {}
    for match in matches:
        if match.orphans not in theirs:
            made = by_typst(paragraphs, measure, match.orphans)
            theirs[match.orphans] = figures(read(made), paragraphs, measure)
        ours = by_pagesetter(paragraphs, measure, match.setting, fonts)
        yield match, cells(figures(read(ours), paragraphs, measure), theirs[match.orphans])


def cells(ours: Figures, theirs: Figures) -> list[Cell]:
    """Our figures and whether they hold: nothing forbidden or short, a lower mean, no other higher.

    Places are read to 1/1000 em, and gaps beyond each other by less are alike.
    """
    return [
        Cell(str(ours.forbidden), ours.forbidden == 0),
        Cell(str(ours.short), ours.short == 0),
        Cell(f"{ours.mean:.4f} / {theirs.mean:.4f}", ours.mean < theirs.mean),
        Cell(f"{ours.most:.3f} / {theirs.most:.3f}", ours.most <= theirs.most + 0.001),
        Cell(f"{ours.loose} / {theirs.loose}", ours.loose <= theirs.loose),
        Cell(f"{ours.very_loose} / {theirs.very_loose}", ours.very_loose <= theirs.very_loose),
        Cell(f"{ours.squeeze:.1f} / {theirs.squeeze:.1f}", None),
        Cell(f"{ours.orphans} / {theirs.orphans}", None),
    ]


def told(cell: Cell) -> str:
    """The figure with a mark where it is held to something."""
    return cell.shown + {True: " ✓", False: " ✗", None: ""}[cell.held]
