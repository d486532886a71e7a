"""Pages added, taken out and put in order; articles; what is the same in every issue."""

from __future__ import annotations

from pathlib import Path

import pytest
from newsroom import lay

from pagesetter.findings import PagesetterError
from pagesetter.formats import load_issue
from pagesetter.model import Frame, Issue, Story
from pagesetter.session import edits, page_edits
from pagesetter.session.document import Document
from pagesetter.session.edits import EditError
from pagesetter.session.paper_edits import set_paper


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return lay(tmp_path)


@pytest.fixture
def issue(folder: Path) -> Issue:
    return load_issue(str(folder)).issue


def numbers(issue: Issue) -> list[tuple[str, int]]:
    return [(page.name, page.number) for page in issue.pages]


def saved(folder: Path, issue: Issue) -> Issue:
    document = Document.open(str(folder))
    document.edit(lambda _: issue._replace(paper=document.issue.paper), "page")
    document.save()
    return load_issue(str(folder)).issue


def test_a_page_is_added_behind_the_last(folder: Path, issue: Issue) -> None:
    made = page_edits.add_page(issue, "01", 2)
    assert numbers(made) == [("01", 1), ("02", 2), ("03", 3)]
    assert made.pages[2].layout == "four"
    assert made.pages[2].credits == (("责编", "林晓"),)
    assert made.pages[2].stories == ()
    again = saved(folder, made)
    assert numbers(again) == [("01", 1), ("02", 2), ("03", 3)]
    assert (folder / "pages" / "03.yaml").is_file()
    assert "pages: [01, 02, 03]" in (folder / "issue.yaml").read_text("utf-8")


def test_a_page_between_others_moves_those_behind_it_on(folder: Path, issue: Issue) -> None:
    made = page_edits.add_page(issue, "02", 1)
    assert numbers(made) == [("01", 1), ("03", 2), ("02", 3)]
    assert numbers(saved(folder, made)) == [("01", 1), ("03", 2), ("02", 3)]
    assert numbers(page_edits.add_page(made, "01", 0)) == [
        ("04", 1), ("01", 2), ("03", 3), ("02", 4)
    ]  # fmt: skip


def test_a_gap_in_the_numbers_takes_the_page_and_nothing_moves(issue: Issue) -> None:
    first, last = issue.pages
    gap = issue._replace(pages=(first, last._replace(number=5)))
    assert numbers(page_edits.add_page(gap, "01", 1)) == [("01", 1), ("03", 2), ("02", 5)]


def test_a_page_like_another_has_its_frames_without_copy(folder: Path, issue: Issue) -> None:
    made = page_edits.add_page(issue, "01", 2, frames=True)
    stories = saved(folder, made).pages[2].stories
    assert [story.article for story in stories] == ["", "", ""]
    assert [(f.column, f.line, f.columns, f.lines) for s in stories for f in s.frames] == [
        (1, 1, 2, 20), (3, 1, 1, 20), (1, 22, 2, 10)
    ]  # fmt: skip


def test_pages_behind_one_that_goes_move_up(folder: Path, issue: Issue) -> None:
    three = page_edits.add_page(issue, "01", 2)
    made = page_edits.remove_page(three, "02")
    assert numbers(made) == [("01", 1), ("03", 2)]
    again = saved(folder, made)
    assert numbers(again) == [("01", 1), ("03", 2)]
    assert not (folder / "pages" / "02.yaml").exists()
    assert again.article("essay") is not None


def test_the_only_page_stays(issue: Issue) -> None:
    one = page_edits.remove_page(issue, "01")
    with pytest.raises(EditError):
        page_edits.remove_page(one, "02")


def test_what_continued_a_page_that_goes_stands_empty(issue: Issue) -> None:
    onward = Story("s9", continues="01/s1", frames=(Frame("f9", 1, 20, 1, 5),))
    made = page_edits.remove_page(edits.add_story(issue, "02", onward), "01")
    assert [story.continues for story in made.pages[0].stories] == ["", ""]
    assert made.pages[0].stories[1].frames == onward.frames


def test_pages_trade_places_and_numbers(folder: Path, issue: Issue) -> None:
    made = page_edits.move_page(issue, "02", -1)
    assert numbers(made) == [("02", 1), ("01", 2)]
    assert numbers(saved(folder, made)) == [("02", 1), ("01", 2)]
    assert page_edits.move_page(issue, "02", 1) is issue
    assert page_edits.move_page(issue, "01", -1) is issue


def test_number_and_date_are_the_files(folder: Path, issue: Issue) -> None:
    again = saved(folder, page_edits.set_dates(issue, "8", "108", "2026-12-01"))
    assert (again.number, again.total, again.date) == ("8", "108", "2026-12-01")
    bare = saved(folder, page_edits.set_dates(again, "", "", "2026-12-01"))
    assert (bare.number, bare.total) == ("", "")


def test_a_new_article_has_a_name_of_its_own(folder: Path, issue: Issue) -> None:
    made, name = page_edits.add_article(issue, "lead", "又一条", "正文。")
    assert name == "lead-2"
    read = saved(folder, made).article("lead-2")
    assert read is not None
    assert (read.headline, read.body[0].text) == ("又一条", "正文。")


def test_an_article_that_goes_leaves_its_frames(folder: Path, issue: Issue) -> None:
    again = saved(folder, page_edits.remove_article(issue, "lead"))
    assert again.article("lead") is None
    assert not (folder / "copy" / "lead.md").exists()
    assert again.pages[0].stories[0].article == ""
    assert len(again.pages[0].stories[0].frames) == 1
    assert again.pages[1].stories[0].article == "essay"


def test_the_paper_keeps_its_remarks(folder: Path) -> None:
    root = folder.parents[1]
    (root / "paper.yaml").write_text(
        "# 报纸\nformat: pagesetter-paper/1\nname: 试排报   # 名\n"
        "publication: {主办: 甲, CN: 51-0001}\n",
        encoding="utf-8",
    )
    assert set_paper(str(root), "云岭科技报", [("主办", "乙"), ("CN", "51-0001"), ("网址", "x.cn")])
    text = (root / "paper.yaml").read_text("utf-8")
    assert "# 报纸" in text
    assert "name: 云岭科技报   # 名" in text
    paper = load_issue(str(folder)).issue.paper
    assert paper.publication == (("主办", "乙"), ("CN", "51-0001"), ("网址", "x.cn"))
    assert not set_paper(str(root), "云岭科技报", paper.publication)


def test_a_paper_without_a_name_is_refused(folder: Path) -> None:
    before = (folder.parents[1] / "paper.yaml").read_bytes()
    with pytest.raises(PagesetterError):
        set_paper(str(folder.parents[1]), "", [])
    assert (folder.parents[1] / "paper.yaml").read_bytes() == before
