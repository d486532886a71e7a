"""Every version of a format that ever was on main is read; a newer one is refused by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from pagesetter.formats import parse_article
from pagesetter.formats.decode import decode
from pagesetter.formats.nodes import compose
from pagesetter.formats.notes import Notes
from pagesetter.formats.versions import CURRENT, check_format, migrate
from pagesetter.geometry import Measure

SAMPLES = Path(__file__).parent.parent / "data/formats"


def read(version: str, kind: str, name: str = ""):
    """Read a sample; one kind may have several, each of what a newer program added."""
    file = f"{name or kind}.yaml"
    notes = Notes(file)
    text = (SAMPLES / version / file).read_text(encoding="utf-8")
    value = decode(text, kind, notes)
    assert [f.message() for f in notes.findings] == []
    return value


def test_every_version_of_every_kind_has_a_sample():
    for kind, newest in CURRENT.items():
        ending = "md" if kind == "article" else "yaml"
        for version in range(1, newest + 1):
            assert (SAMPLES / f"v{version}" / f"{kind}.{ending}").is_file()


def test_paper_1():
    paper = read("v1", "paper")
    assert (paper.name, paper.code, paper.language) == ("云岭科技周报", "YLKJ", "zh-Hans")
    assert [name for name, _ in paper.inks] == ["报红", "专金"]
    body, after = paper.styles
    assert [(v.name, v.value) for v in body.values] == [
        ("face", "报宋"),
        ("size", Measure(85, 10, "pt")),
        ("indent", Measure(2, 1, "字")),
    ]
    assert (after.name, after.based_on) == ("编后", "editor-note")
    assert [v.value for v in after.values] == [90, -20]


def test_layout_1():
    layout = read("v1", "layout")
    assert (layout.title, layout.bleed) == ("四开 4 × 15 字", Measure(3, 1, "mm"))
    area = layout.type_area
    assert (area.columns, area.lines, area.side) == (4, 86, "left")
    assert (area.size, area.pitch) == (None, None)
    assert (area.width, area.height) == (Measure(225, 1, "mm"), Measure(350, 1, "mm"))
    assert (area.side_column, area.left, area.top) == (
        Measure(7, 1, "字"),
        Measure(20, 1, "mm"),
        Measure(24, 1, "mm"),
    )


def test_issue_1():
    issue = read("v1", "issue")
    assert (issue["number"], issue["total"], issue["date"]) == ("47", "1203", "2026-11-24")
    assert issue["pages"] == ("01", "02")
    assert issue["protected"] == ("云岭科技节",)


def test_page_1():
    page = read("v1", "page")
    assert (page.number, page.layout, page.section) == (2, "tabloid-5x15", "学会之窗")
    lead, planned, rest = page.stories
    assert lead.title.frame is not None
    assert (lead.title.frame.id, lead.title.lines) == ("t1", 6)
    assert lead.title.text == (("headline", "第一行\n第二行"),)
    assert [f.id for f in lead.frames] == ["f1", "f2"]
    assert (planned.plan.characters, planned.frames) == (800, ())
    assert rest.continues == "01/s4"


def test_article_1():
    text = (SAMPLES / "v1/article.md").read_text(encoding="utf-8")
    article, findings = parse_article(text, "article")
    assert findings == []
    assert article.headline == "全省科协系统\n扎实推进学习教育"
    assert article.deck == "——甲\n乙"
    assert (article.weight, article.state, article.byline) == (3, "三审", "本报记者 林晓")
    assert [b.kind for b in article.body] == ["paragraph", "subhead", "sign-off"]


def test_an_older_tree_is_brought_forward_step_by_step():
    """Made-up versions 1 and 2 of a page, in which `layout` had other names."""

    def rename(old: str, new: str):
        def step(root):
            for key, _ in root.value:
                if key.value == old:
                    key.value = new

        return step

    steps = {("page", 1): rename("master", "grid"), ("page", 2): rename("grid", "layout")}
    root = compose("format: pagesetter-page/1\nmaster: five\n", Notes("01.yaml"))
    assert root is not None
    migrate(root, "page", 1, steps, {"page": 3})
    key, _ = root.value[1]
    assert key.value == "layout"
    assert (key.start_mark.line, key.start_mark.column) == (1, 0)


@pytest.mark.parametrize("kind", ["paper", "layout", "issue", "page", "element", "article"])
def test_a_newer_version_is_refused_by_name(kind):
    notes = Notes(f"{kind}.yaml")
    root = compose(f"format: pagesetter-{kind}/2\nanything: new\n", notes)
    assert check_format(root, kind, notes) == 0
    (found,) = notes.findings
    assert (found.code, found.span.line, found.span.column) == ("format-newer", 1, 9)
    assert f"{kind}.yaml" in found.message("zh")
    assert f"pagesetter-{kind}/1" in found.message("en")
