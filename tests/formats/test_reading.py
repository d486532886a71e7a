"""Reading an issue: what good files become."""

from __future__ import annotations

import os

from papers import ISSUE, ISSUE_FOLDER, LAYOUT, PAPER, good, write

from pagesetter.findings import SourceSpan
from pagesetter.formats import find_issue, load_issue
from pagesetter.geometry import Measure
from pagesetter.model import Frame


def test_a_paper_with_one_issue(tmp_path):
    write(str(tmp_path), good())
    loaded = load_issue(str(tmp_path))
    issue = loaded.issue
    assert loaded.findings == ()
    assert (issue.number, issue.total, issue.date) == ("47", "1203", "2026-11-24")
    assert issue.name == "2026-11-24"
    assert issue.paper.name == "云岭科技周报"
    assert issue.paper.publication == (("主办", "云岭省科学技术协会"), ("CN", "CN 00-0000"))
    red, gold = (ink for _, ink in issue.paper.inks)
    assert (red.cmyk, red.kind, red.overprint) == ((0, 1000, 1000, 0), "process", False)
    assert (gold.cmyk, gold.kind, gold.name) == ((0, 205, 600, 200), "spot", "PANTONE 871 C")
    assert gold.overprint is True
    assert [layout.name for layout in issue.layouts] == ["five"]
    assert issue.layouts[0].sheet_width == Measure(275, 1, "mm")
    assert issue.layouts[0].type_area.column == Measure(15, 1, "字")
    assert loaded.root == str(tmp_path)
    assert loaded.folder == str(tmp_path / "issues" / "2026-11-24")
    assert loaded.files["paper.yaml"] == PAPER.encode()
    assert set(loaded.files) == set(good())


def test_a_page_and_its_stories(tmp_path):
    write(str(tmp_path), good())
    page = load_issue(str(tmp_path)).issue.pages[0]
    assert (page.name, page.number, page.layout, page.section) == ("02", 2, "five", "学会之窗")
    assert page.credits == (("责编", "林晓"), ("版式", "周禾"))
    lead, planned = page.stories
    assert lead.article == "lead"
    assert [(v.name, v.value) for v in lead.style] == [
        ("size", Measure(9, 1, "pt")),
        ("letter-space", -20),
    ]
    ((part, values),) = lead.title.parts
    assert part == "headline"
    assert [(v.name, v.value) for v in values] == [
        ("size", Measure(36, 1, "pt")),
        ("face", "大标宋"),
        ("horizontal-scale", 90),
        ("ink", "报红"),
    ]
    file = "issues/2026-11-24/pages/02.yaml"
    assert values[1].span == SourceSpan(file, 10, 36, 10, 39)
    assert lead.title.text == (("headline", "短题"),)
    first, second = lead.frames
    assert first == Frame("f1", 1, 1, 4, 30, span=SourceSpan(file, 13, 9, 13, 60))
    assert (second.split, second.remainder, second.inset_left) == (3, "last", Measure(5, 10, "字"))
    assert planned.article == ""
    assert planned.plan is not None
    assert (planned.plan.title, planned.plan.characters, planned.plan.picture) == (
        "秋季科普周", 800, True,
    )  # fmt: skip


def test_copy_placed_or_not(tmp_path):
    write(str(tmp_path), good())
    lead, spare = load_issue(str(tmp_path)).issue.articles
    assert (lead.name, lead.kicker) == ("lead", "学党史　悟思想")
    assert lead.headline == "全省科协系统\n扎实推进学习教育"
    assert [(b.kind, b.text) for b in lead.body] == [
        ("paragraph", "自学习教育开展以来，市科协立足实际。")
    ]
    file = "issues/2026-11-24/copy/lead.md"
    assert lead.body[0].span == SourceSpan(file, 10, 1, 11, 9)
    assert (spare.name, spare.headline, spare.body[0].text) == ("spare", "", "只有正文。")


def test_an_issue_without_a_paper(tmp_path):
    files = good()
    del files["paper.yaml"]
    files["layouts/five.yaml"] = LAYOUT
    alone = {
        name.removeprefix(f"{ISSUE_FOLDER}/"): text.replace("ink: 报红", "ink: 红")
        for name, text in files.items()
    }
    write(str(tmp_path), alone)
    loaded = load_issue(str(tmp_path))
    assert loaded.root == loaded.folder == str(tmp_path)
    assert loaded.issue.paper.name == ""
    assert loaded.issue.paper.language == "zh-Hans"


def test_a_path_inside_the_issue_means_the_issue(tmp_path):
    write(str(tmp_path), good())
    folder = os.path.join(str(tmp_path), "issues", "2026-11-24")
    for inside in ("pages/02.yaml", "copy/lead.md", "issue.yaml", "pages"):
        assert find_issue(os.path.join(folder, *inside.split("/"))) == folder
    assert find_issue(str(tmp_path / "paper.yaml")) == folder


def test_the_newest_issue_of_a_paper(tmp_path):
    files = good()
    for name in ("2026-9-30", "2026-12-01", "2026-11-30"):
        files[f"issues/{name}/issue.yaml"] = ISSUE
    files["issues/zz-not-an-issue/notes.txt"] = ""
    write(str(tmp_path), files)
    assert find_issue(str(tmp_path)) == os.path.join(str(tmp_path), "issues", "2026-12-01")
