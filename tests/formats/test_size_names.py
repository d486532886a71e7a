"""What names of sizes 字号 mean: the paper says it for all its files but installed layouts."""

from __future__ import annotations

from pathlib import Path

import pytest

from pagesetter.findings import PagesetterError
from pagesetter.formats import layouts, load_issue, load_layout
from pagesetter.formats.store import save
from pagesetter.geometry import Measure
from pagesetter.model import Style, StyleValue

LAYOUT = """\
format: pagesetter-layout/1
sheet: {width: 275mm, height: 395mm}
type-area: {columns: 5, column: 15字, gutter: 1字, lines: 60, size: 六号, pitch: 11pt}
styles: {deck: {size: 二号}}
"""
PAGE = """\
format: pagesetter-page/1
layout: own
stories:
  - id: s1
    article: a
    title: {headline: {size: 一号}}
    frames: [{id: f1, column: 1, line: 1, columns: 2, lines: 30}]
"""
COPY = "---\nheadline: 题\nstyles: {strong: {size: 三号}}\n---\n\n一段。\n"
# 一号 二号 三号 六号 七号, by hand.
SIZES = {"标准": (26, 22, 16, 7.5, 5.5), "印刷": (28, 21, 15.75, 7.875, 5.25)}


def lay(folder: Path, line: str, layout: str = "own") -> Path:
    issue = folder / "issues" / "2026-11-24"
    files = {
        folder / "paper.yaml": "format: pagesetter-paper/1\nstyles: {body: {size: 七号}}\n"
        f"name: 报\n{line}",
        folder / "layouts" / "own.yaml": LAYOUT,
        issue / "issue.yaml": "format: pagesetter-issue/1\ndate: 2026-11-24\npages: [01]\n"
        "styles: {caption: {size: 三号}}\n",
        issue / "pages" / "01.yaml": PAGE.replace("layout: own", f"layout: {layout}"),
        issue / "copy" / "a.md": COPY,
    }
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return issue


def size(styles: tuple[Style, ...]) -> float:
    return points(styles[0].values)


def points(values: tuple[StyleValue, ...]) -> float:
    (value,) = (v.value for v in values if v.name == "size")
    assert isinstance(value, Measure)
    return value.resolve() / 65_536


@pytest.mark.parametrize(
    ("line", "table"),
    [("", "标准"), ("size-names: 标准\n", "标准"), ("size-names: 印刷\n", "印刷")],
)
def test_every_file_of_the_paper_follows_it(tmp_path: Path, line: str, table: str) -> None:
    one, two, three, six, seven = SIZES[table]
    issue = load_issue(str(lay(tmp_path, line))).issue
    assert issue.paper.size_names == table
    assert size(issue.paper.styles) == seven
    assert size(issue.styles) == three
    assert size(issue.articles[0].styles) == three
    assert points(issue.pages[0].stories[0].title.parts[0][1]) == one
    assert size(issue.layouts[0].styles) == two
    area = issue.layouts[0].type_area
    assert area.size is not None
    assert area.size.resolve() == round(six * 65_536)
    alone = load_layout("own", str(tmp_path))
    assert size(alone.styles) == two


def test_an_installed_layout_keeps_to_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same layout in the paper would follow the paper."""
    installed = tmp_path / "installed"
    installed.mkdir()
    (installed / "shipped.yaml").write_text(LAYOUT, encoding="utf-8")
    monkeypatch.setattr(layouts, "installed_folder", lambda _: str(installed))
    folder = lay(tmp_path / "paper", "size-names: 印刷\n", "shipped")
    issue = load_issue(str(folder)).issue
    assert size(issue.layouts[0].styles) == 22
    assert size(load_layout("shipped", str(tmp_path / "paper")).styles) == 22
    assert points(issue.pages[0].stories[0].title.parts[0][1]) == 28


def test_what_was_not_touched_is_saved_as_it_was_written(tmp_path: Path) -> None:
    folder = lay(tmp_path, "size-names: 印刷\n")
    loaded = load_issue(str(folder))
    page, article = loaded.issue.pages[0], loaded.issue.articles[0]
    story = page.stories[0]._replace(jump="短题")
    new = loaded.issue._replace(
        pages=(page._replace(stories=(story,)),), articles=(article._replace(byline="林晓"),)
    )
    again = save(loaded, new).issue
    assert points(again.pages[0].stories[0].title.parts[0][1]) == 28
    assert size(again.articles[0].styles) == 15.75
    written = (folder / "pages" / "01.yaml").read_text(encoding="utf-8")
    assert "headline: {size: 一号}" in written
    assert "size: 三号" in (folder / "copy" / "a.md").read_text(encoding="utf-8")


def test_another_word_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(PagesetterError) as caught:
        load_issue(str(lay(tmp_path, "size-names: 号\n")))
    (found,) = caught.value.findings
    assert (found.code, found.span.file, found.span.line) == ("choice", "paper.yaml", 4)
