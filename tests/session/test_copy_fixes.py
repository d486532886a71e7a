"""Faults of the copy are mended by an edit that can be undone, in the looks that stand there."""

from __future__ import annotations

from pathlib import Path

import pytest
from workshop import lay

from pagesetter import api
from pagesetter.model import Article, Block, Issue, Paper, Span
from pagesetter.session.copy_check import CopyFault, copy_faults, faults_told, fix_copy
from pagesetter.session.document import Document
from pagesetter.session.edits import EditError


def issue(*body: Block, **parts: str) -> Issue:
    return Issue(
        "1", "", "2026-01-01", Paper(name="报"), (), (), (Article("a", body=body, **parts),)
    )


def para(*spans: Span) -> Block:
    return Block("paragraph", spans)


def texts(value: Issue) -> list[str]:
    return [block.text for block in value.articles[0].body]


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("他说,好.", "他说，好。"),
        ("等等...", "等等……"),
        ("市场--样样", "市场——样样"),
        ('他说"好"。', "他说“好”。"),
        ("汉字 ，多了空格", "汉字，多了空格"),
        ("「好」", "“好”"),
    ],
)
def test_each_kind_is_mended(typed: str, mended: str) -> None:
    before = issue(para(Span(typed)))
    found = copy_faults(before)
    assert found
    assert texts(fix_copy(before, found)) == [mended]
    assert texts(before) == [typed]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("names", "丁 一\n王 芃"), ("subhead", "真抓实干 唱好“进行曲”"),
        ("sign-off", "云岭省 科协"),
        ("credit", "（桑 榆）"), ("verse", "白 鹭"), ("table", "姓 名\t单 位"),
    ],
)  # fmt: skip
def test_a_typed_space_is_content_where_it_parts_a_name_or_a_title(kind: str, text: str) -> None:
    assert copy_faults(issue(Block(kind, (Span(text),)))) == ()
    (marks,) = copy_faults(issue(Block(kind, (Span(text + ",甲"),))))
    assert marks.finding.code == "copy-half-width-mark"
    assert "\u2002" not in marks.finding.message("zh")


def test_only_what_is_chosen_is_mended() -> None:
    before = issue(para(Span("一,二,三,四")))
    found = copy_faults(before)
    assert [one.fault.offset for one in found] == [1, 3, 5]
    assert texts(fix_copy(before, found[1:2])) == ["一,二，三,四"]


def test_looks_stay_and_a_fix_has_the_look_of_its_first_character() -> None:
    strong = ("strong",)
    before = issue(para(Span("甲.."), Span(".乙", strong), Span("丙 "), Span("，丁", strong)))
    after = fix_copy(before, copy_faults(before))
    assert after.articles[0].body[0].spans == (
        Span("甲……"), Span("乙", strong), Span("丙"), Span("，丁", strong),
    )  # fmt: skip


def test_readings_are_not_joined_by_a_fix() -> None:
    before = issue(para(Span("大", ruby="dà"), Span(" "), Span("大", ruby="dà"), Span("好,好")))
    after = fix_copy(before, copy_faults(before))
    assert after.articles[0].body[0].spans == (
        Span("大", ruby="dà"), Span("大", ruby="dà"), Span("好，好"),
    )  # fmt: skip


def test_titles_are_mended_in_their_lines_and_keep_their_spaces() -> None:
    before = issue(headline="一线 二线\n三,四")
    after = fix_copy(before, copy_faults(before))
    assert after.articles[0].headline == "一线 二线\n三，四"


def test_what_only_the_writer_knows_is_left() -> None:
    before = issue(para(Span("他说“好。")))
    assert [one.fault.code for one in copy_faults(before)] == ["unpaired-mark"]
    assert fix_copy(before, copy_faults(before)) == before


def test_a_fault_that_is_gone_is_refused() -> None:
    before = issue(para(Span("一,二")))
    found = copy_faults(before)
    after = fix_copy(before, found)
    with pytest.raises(EditError):
        fix_copy(after, found)
    with pytest.raises(EditError):
        fix_copy(before, [found[0]._replace(block=7)])


def test_a_finding_leads_to_its_fault() -> None:
    before = issue(para(Span("一,二。")), para(Span("三...")))
    first, second = copy_faults(before)
    assert (first.finding.code, dict(first.finding.params)) == (
        "copy-half-width-mark", {"text": "一,二。", "fix": "一，二。"},
    )  # fmt: skip
    assert faults_told(before, second.finding) == (second,)
    assert faults_told(before, second.finding._replace(code="overset")) == ()


def test_a_fix_is_one_step_back(tmp_path: Path) -> None:
    page = lay(tmp_path, copy="---\nheadline: 题\n---\n\n他说,好。\n")
    opened = Document.open(str(page.parent.parent))
    found: tuple[CopyFault, ...] = api.copy_faults(opened.issue)
    assert opened.edit(lambda value: api.fix_copy(value, found), "fix copy")
    assert texts(opened.issue) == ["他说，好。"]
    assert opened.undo()
    assert texts(opened.issue) == ["他说,好。"]
    assert opened.redo()
    opened.save()
    written = (page.parent.parent / "copy" / "lead.md").read_text(encoding="utf-8")
    assert written == "---\nheadline: 题\n---\n\n他说，好。\n"
