"""`new`: a paper that renders as it is, and the issue after an old one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from small_issue import FILES, all_files, write_issue

from pagesetter.cli.main import main
from pagesetter.findings import ERROR
from pagesetter.formats import load_issue
from pagesetter.session.pipeline import compose_issue, open_issue

LAYOUTS = (
    "tabloid-5x15", "tabloid-5x14", "tabloid-6x11", "tabloid-4x15-side7",
    "broadsheet-8x13", "broadsheet-7x15", "newsletter-a4",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_new_paper_on_every_layout_has_no_error(layout: str) -> None:
    assert main(["new", "周报", "--layout", layout]) == 0
    opened = open_issue("周报")
    assert opened.loaded.issue.paper.name == "周报"
    assert opened.loaded.issue.layouts[0].name == layout
    assert [f for f in compose_issue(opened).findings if f.severity == ERROR] == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_new_paper_in_both_languages_says_the_same(language: str) -> None:
    assert main(["new", "a", "--lang", language]) == 0
    issue = load_issue("a").issue
    assert (issue.number, issue.total) == ("1", "1")
    assert [page.name for page in issue.pages] == ["01"]
    assert issue.article("first") is not None
    (name,) = os.listdir("a/issues")
    assert name == issue.date
    assert all_files("a") == {
        "paper.yaml",
        *(f"issues/{name}/{file}" for file in ("issue.yaml", "pages/01.yaml", "copy/first.md")),
    }
    with open("a/paper.yaml", encoding="utf-8") as file:
        assert ("报纸" in file.read()) == (language == "zh")


@pytest.mark.parametrize("name", ["no", "a: b", "#1", "“周报”", "5", "'"])
def test_names_that_yaml_could_misread(name: str) -> None:
    assert main(["new", name]) == 0
    assert load_issue(name).issue.paper.name == name


def test_nothing_of_the_editors_is_covered(capsys: pytest.CaptureFixture[str]) -> None:
    os.mkdir("mine")
    Path("mine/notes.txt").write_text("mine", "utf-8")
    assert main(["new", "mine"]) == 2
    assert main(["new", "mine/notes.txt"]) == 2
    assert all_files("mine") == {"notes.txt"}
    assert "mine: error: mine is there already" in capsys.readouterr().err
    os.mkdir("empty")
    assert main(["new", "empty"]) == 0


def test_unknown_layout(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "a", "--layout", "tabloid"]) == 2
    assert not os.path.exists("a")
    assert "tabloid-5x15" in capsys.readouterr().err


OLD_PAGE = """\
# 二版
format: pagesetter-page/1
layout: tabloid-5x15
section: 要闻   # 栏目
stories:
  - id: s1
    article: a    # 头条
    title:
      frame: {id: t1, column: 1, line: 1, columns: 2, lines: 4}
      text: {headline: 短题}
      headline: {size: 24pt}
    frames: [{id: f1, column: 1, line: 5, columns: 2, lines: 12}]
  - {id: s2, continues: 01/s1, frames: [{id: f2, column: 3, line: 1, columns: 1, lines: 9}]}
  - id: s3
    plan: {title: 待定}
    frames: [{id: f3, column: 4, line: 1, columns: 1, lines: 9}]
"""
NEW_PAGE = """\
# 二版
format: pagesetter-page/1
layout: tabloid-5x15
section: 要闻   # 栏目
stories:
  - id: s1
    title:
      frame: {id: t1, column: 1, line: 1, columns: 2, lines: 4}
      headline: {size: 24pt}
    frames: [{id: f1, column: 1, line: 5, columns: 2, lines: 12}]
  - {id: s2, continues: 01/s1, frames: [{id: f2, column: 3, line: 1, columns: 1, lines: 9}]}
  - id: s3
    plan: {title: 待定}
    frames: [{id: f3, column: 4, line: 1, columns: 1, lines: 9}]
"""


def paper(*days: str) -> None:
    os.makedirs("paper")
    Path("paper/paper.yaml").write_text("format: pagesetter-paper/1\nname: 报\n", "utf-8")
    for day in days:
        head = FILES["issue.yaml"].replace("2026-11-24", day).replace("number: 7", "number: 007")
        write_issue(f"paper/issues/{day}", {"issue.yaml": head, "pages/01.yaml": OLD_PAGE})


def test_next_issue_keeps_the_page_and_drops_the_copy() -> None:
    paper("2026-11-24")
    assert main(["new", "paper/issues/next", "--from", "paper"]) == 0
    made = Path("paper/issues/next")
    assert (made / "pages/01.yaml").read_text("utf-8") == NEW_PAGE
    assert (made / "issue.yaml").read_text("utf-8") == (
        "format: pagesetter-issue/1\nnumber: 008\ntotal: 121\ndate: 2026-12-01\npages: [01]\n"
    )
    assert all_files(str(made)) == {"issue.yaml", "layouts/plain.yaml", "pages/01.yaml"}
    assert os.path.isdir(made / "copy")
    assert {f.code for f in compose_issue(open_issue(str(made))).findings} >= {"frame-empty"}


@pytest.mark.parametrize(
    ("head", "day", "expected"),
    [
        ("number: 052\ntotal: 1208\n", "2026-12-29", ("2027-01-05", "001", "1209")),
        ("number: 51\ntotal: 1207\n", "2026-12-24", ("2026-12-31", "52", "1208")),
        ("number: 331\n", "2026-12-26", ("2027-01-02", "332", "")),
        ("number: 8\ntotal: 120\n", "2028-02-22", ("2028-02-29", "9", "121")),
        ("number: 8\ntotal: 120\n", "2027-02-22", ("2027-03-01", "9", "121")),
        ("number: 年末合刊\ntotal: 120\n", "2026-12-29", ("2027-01-05", "年末合刊", "121")),
    ],
)
def test_a_number_of_the_year_begins_anew_with_it(
    head: str, day: str, expected: tuple[str, str, str]
) -> None:
    """A total stands beside a number of the year; a number alone goes on. 2028 is a leap year."""
    text = f"format: pagesetter-issue/1\n{head}date: {day}\npages: [01]\n"
    Path("paper").mkdir()
    Path("paper/paper.yaml").write_text("format: pagesetter-paper/1\nname: 报\n", "utf-8")
    write_issue(f"paper/issues/{day}", {"issue.yaml": text, "pages/01.yaml": OLD_PAGE})
    assert main(["new", "paper/issues/next", "--from", "paper"]) == 0
    made = open_issue("paper/issues/next").loaded.issue
    assert (made.date, made.number, made.total) == expected


OLD_BOXES = """\
format: pagesetter-page/1
layout: tabloid-5x15
boxes:
  - {id: ear, kind: ear, column: 5, line: 1, columns: 1, lines: 9, rows: [天气]}
  - id: p1
    kind: picture   # 主图
    column: 3
    line: 31
    columns: 2
    lines: 16
    pictures: [assets/a.jpg, {source: assets/b.jpg, zoom: 120%}]
    caption: 上周的图
    credit: 某 摄
  - {id: logo, kind: picture, column: 5, line: 31, columns: 1, lines: 9,
     picture: assets/logo.png, caption: 标志}
  - {id: d, kind: digest, column: 5, line: 11, columns: 1, lines: 9, rows: [导读], names: [a]}
  - {id: ad, kind: ad, column: 1, line: 80, columns: 5, lines: 9,
     customer: 店, label: 广告, picture: assets/a.jpg}
stories:
  - id: s1
    article: a
    jump: 上周的短题
    manual: [{paragraph: 1, begins: 上周, letter-space: 0.01}]
    locks: [{paragraph: 1, begins: 上周, before: 上周, after: 的字, measure: 15字}]
    proof: 一校
    level: balance
    boxes:
      - {id: q, kind: quote, column: 1, line: 9, columns: 1, lines: 5, rows: [“上周的话”]}
    frames: [{id: f1, column: 1, line: 5, columns: 2, lines: 12}]
"""
NEW_BOXES = """\
format: pagesetter-page/1
layout: tabloid-5x15
boxes:
  - {id: ear, kind: ear, column: 5, line: 1, columns: 1, lines: 9, rows: [天气]}
  - id: p1
    kind: picture   # 主图
    column: 3
    line: 31
    columns: 2
    lines: 16
  - {id: logo, kind: picture, column: 5, line: 31, columns: 1, lines: 9,
     picture: assets/logo.png, caption: 标志}
  - {id: d, kind: digest, column: 5, line: 11, columns: 1, lines: 9, rows: [导读]}
  - {id: ad, kind: ad, column: 1, line: 80, columns: 5, lines: 9,
     customer: 店, label: 广告, picture: assets/a.jpg}
stories:
  - id: s1
    level: balance
    boxes:
      - {id: q, kind: quote, column: 1, line: 9, columns: 1, lines: 5}
    frames: [{id: f1, column: 1, line: 5, columns: 2, lines: 12}]
"""


def test_what_was_said_of_the_copy_goes_with_it() -> None:
    """The paper's own picture stays, an advertisement too; those of the old issue go."""
    paper("2026-11-24")
    old = Path("paper/issues/2026-11-24")
    (old / "pages/01.yaml").write_text(OLD_BOXES, "utf-8")
    for place in ("paper/assets/logo.png", f"{old}/assets/a.jpg", f"{old}/proofs/一校.txt"):
        Path(place).parent.mkdir(exist_ok=True)
        Path(place).write_bytes(b"")
    assert main(["new", "paper", "--from", "paper"]) == 0
    made = Path("paper/issues/2026-12-01")
    assert (made / "pages/01.yaml").read_text("utf-8") == NEW_BOXES
    assert all_files(str(made)) == {"issue.yaml", "layouts/plain.yaml", "pages/01.yaml"}


def test_date_follows_the_papers_rhythm(capsys: pytest.CaptureFixture[str]) -> None:
    paper("2026-11-03", "2026-11-24", "2026-11-10")
    assert main(["new", "paper", "--from", "paper"]) == 0
    assert capsys.readouterr().out == "paper/issues/2026-12-08\n"
    assert main(["new", "paper", "--from", "paper/issues/2026-11-03"]) == 2  # 10 November is there
    assert main(["new", "paper", "--from", "paper"]) == 0
    assert load_issue("paper").issue.date == "2026-12-22"


def test_issue_without_a_paper_goes_anywhere() -> None:
    write_issue("old")
    assert main(["new", "elsewhere/new", "--from", "old"]) == 0
    assert load_issue("elsewhere/new").issue.date == "2026-12-01"


def test_next_issue_outside_its_paper(capsys: pytest.CaptureFixture[str]) -> None:
    paper("2026-11-24")
    assert main(["new", "elsewhere", "--from", "paper"]) == 2
    assert "such as paper/issues/2026-12-01" in capsys.readouterr().err
    assert not os.path.exists("elsewhere")
    assert main(["new", "paper/issues/x", "--from", "paper", "--layout", "newsletter-a4"]) == 2
