"""`--full-fit`: a value on the paper's body style, where every style without one finds it."""

from __future__ import annotations

import shutil
from pathlib import Path

from pagesetter.model import Issue, Paper, Style, StyleValue
from pagesetter.session import pipeline
from pagesetter.session.full_fit import fully_fitted


def issue(*styles: Style) -> Issue:
    return Issue("1", "1", "2026-11-24", Paper("报", styles=styles), (), (), ())


def test_a_paper_without_a_body_style_gets_one() -> None:
    styles = fully_fitted(issue(Style("caption"))).paper.styles
    assert [style.name for style in styles] == ["caption", "body"]
    assert styles[0].values == ()
    assert [(v.name, v.value) for v in styles[1].values] == [("total-fit", "full")]


def test_the_body_style_keeps_its_values() -> None:
    body = Style("body", (StyleValue("face", "楷"),))
    (made,) = fully_fitted(issue(body)).paper.styles
    assert [v.name for v in made.values] == ["face", "total-fit"]


def test_what_the_paper_says_stays() -> None:
    body = Style("body", (StyleValue("total-fit", "never"),))
    assert fully_fitted(issue(body)).paper.styles == (body,)


def test_a_page_is_broken_otherwise_and_nothing_is_written(tmp_path: Path) -> None:
    source = Path(__file__).parents[2] / "examples/science-weekly"
    folder = shutil.copytree(source, tmp_path / "paper")
    before = {p: p.read_bytes() for p in folder.rglob("*") if p.is_file()}

    def ends(full_fit: bool) -> list[tuple[str, int, int]]:
        opened = pipeline.open_issue(str(folder), full_fit=full_fit)
        pages = pipeline.compose_issue(opened).composition.pages
        return [(line.story, line.block, line.end) for page in pages for line in page.lines]

    assert ends(True) != ends(False)
    assert {p: p.read_bytes() for p in folder.rglob("*") if p.is_file()} == before
