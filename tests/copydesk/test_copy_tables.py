"""Tables of Word files, Markdown and web pages: every cell in its column, nothing told twice."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from PIL import Image

from pagesetter.copydesk.assemble import assemble
from pagesetter.copydesk.corrections import apply, compare
from pagesetter.copydesk.desk import clean
from pagesetter.copydesk.draft import undo
from pagesetter.copydesk.reading.read import read_copy, read_data
from pagesetter.copydesk.source import Source
from pagesetter.formats import parse_article
from pagesetter.formats.article_write import article_text
from pagesetter.model import Article, Block, Issue, Page, Paper, Span, Story


def word(tmp_path: Path, fill: Callable[[Any], None]) -> Source:
    document = docx.Document()
    fill(document)
    path = tmp_path / "稿.docx"
    document.save(str(path))
    return read_copy(str(path))


def table(document: Any, *rows: str) -> Any:
    """A table of rows whose cells are parted by `/`."""
    cells = [row.split("/") for row in rows]
    made = document.add_table(len(rows), len(cells[0]))
    for row, texts in enumerate(cells):
        for column, text in enumerate(texts):
            made.cell(row, column).text = text
    return made


def article_of(source: Source) -> Article:
    result = clean(source)
    assert undo(result.draft.text, result.draft.passes) == source.text
    return assemble(result.draft, result.guesses, ["a"])[0]


def tables_of(source: Source) -> list[str]:
    return [block.text for block in article_of(source).body if block.kind == "table"]


def test_blank_cells_before_and_after_keep_the_others_in_their_columns(tmp_path: Path) -> None:
    rows = ("日期/时间/活动", "24日/9:00/开幕式", "/14:00/报告会", "//闭幕", "25日//")
    source = word(tmp_path, lambda document: table(document, *rows))
    article = article_of(source)
    assert [block.text for block in article.body] == [
        "日期\t时间\t活动\n24日\t9:00\t开幕式\n\t14:00\t报告会\n\t\t闭幕\n25日\t\t"
    ]
    read, findings = parse_article(article_text("", Article("a"), article), "a")
    assert not findings
    assert read.body[0].text == article.body[0].text


def test_cells_over_several_columns_or_rows_stand_where_they_begin(tmp_path: Path) -> None:
    def fill(document: Any) -> None:
        made = table(document, "甲/乙/丙", "一//三", "/五/", "七/八/九")
        made.cell(1, 0).merge(made.cell(2, 0))
        made.cell(2, 1).merge(made.cell(2, 2))
        made.cell(3, 0).merge(made.cell(3, 1))

    assert tables_of(word(tmp_path, fill)) == ["甲\t乙\t丙\n一\t\t三\n\t五\t\n七 八\t\t九"]


def test_a_row_that_begins_after_columns_left_out_keeps_its_place(tmp_path: Path) -> None:
    def fill(document: Any) -> None:
        made = table(document, "甲/乙/丙", "一/二/三")
        row = made.rows[1]._tr
        row.remove(row.tc_lst[0])
        row.insert(0, parse_xml(f'<w:trPr {nsdecls("w")}><w:gridBefore w:val="1"/></w:trPr>'))

    assert tables_of(word(tmp_path, fill)) == ["甲\t乙\t丙\n\t二\t三"]


def test_paragraphs_of_a_cell_are_parted_by_a_blank_and_small_digits_stay(tmp_path: Path) -> None:
    def fill(document: Any) -> None:
        made = table(document, "人/量", "张三/")
        made.cell(1, 0).add_paragraph("李四")
        paragraph = made.cell(1, 1).paragraphs[0]
        paragraph.add_run("CO")
        paragraph.add_run("2").font.subscript = True

    (block,) = article_of(word(tmp_path, fill)).body
    assert block.spans == (Span("人\t量\n张三 李四\tCO"), Span("2", ("sub",)))


def test_a_row_taken_out_under_the_eyes_of_word_is_out(tmp_path: Path) -> None:
    def fill(document: Any) -> None:
        made = table(document, "甲/乙", "丙/丁", "戊/己")
        marks = parse_xml(f'<w:trPr {nsdecls("w")}><w:del w:id="1" w:author="x"/></w:trPr>')
        made.rows[1]._tr.insert(0, marks)

    assert tables_of(word(tmp_path, fill)) == ["甲\t乙\n戊\t己"]


def test_what_a_cell_holds_besides_text_follows_its_table(tmp_path: Path) -> None:
    def fill(document: Any) -> None:
        made = table(document, "甲/乙", "丙/丁")
        picture = io.BytesIO()
        Image.new("RGB", (6, 4)).save(picture, "PNG")
        paragraph = made.cell(0, 1).paragraphs[0]
        paragraph.add_run().add_picture(io.BytesIO(picture.getvalue()))
        paragraph._p.append(
            parse_xml(
                f'<w:r {nsdecls("w")}><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml">'
                "<v:textbox><w:txbxContent><w:p><w:r><w:t>框里的话。</w:t></w:r></w:p>"
                "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
            )
        )

    source = word(tmp_path, fill)
    assert source.text.splitlines()[:4] == ["甲\t乙", "丙\t丁", "〔图片：稿-1.png〕", "框里的话。"]
    assert [asset.name for asset in source.assets] == ["稿-1.png"]


def test_a_table_that_lays_out_the_page_is_its_lines(tmp_path: Path) -> None:
    """A frame of one cell round the copy, and a table within a table: each line for itself."""

    def fill(document: Any) -> None:
        frame = document.add_table(1, 1).cell(0, 0)
        frame.text = "林县科协办好大集"
        frame.add_paragraph("大集开了三天，来了一千二百多人。")
        inner = frame.add_table(1, 2)
        inner.cell(0, 0).text, inner.cell(0, 1).text = "时间", "地点"
        frame.add_paragraph("大家都说好。")

    source = word(tmp_path, fill)
    assert [line for line in source.text.split("\n") if line] == [
        "林县科协办好大集", "大集开了三天，来了一千二百多人。", "时间\t地点", "大家都说好。",
    ]  # fmt: skip
    assert tables_of(source) == ["时间\t地点"]


def test_long_copy_beside_a_picture_is_its_paragraphs(tmp_path: Path) -> None:
    def fill(document: Any) -> None:
        made = document.add_table(1, 2)
        made.cell(0, 0).text = "大集开了三天，来了一千二百多人。" * 4
        made.cell(0, 0).add_paragraph("大家都说，这样的活动应该多办几次。")
        made.cell(0, 1).text = "县科协供图"

    lines = word(tmp_path, fill).text.splitlines()
    assert lines[1:3] == ["大家都说，这样的活动应该多办几次。", "县科协供图"]


@pytest.mark.parametrize("row", ["| | 14:00 | 报告会 |", "||14:00|报告会|", "|　|14:00|报告会 |"])
def test_a_blank_first_cell_of_markdown_stays(row: str) -> None:
    text = f"日程如下。\n\n| 日期 | 时间 | 活动 |\n|---|---|---|\n{row}\n"
    source = read_data("稿.md", text.encode())
    assert tables_of(source) == ["日期\t时间\t活动\n\t14:00\t报告会"]


def test_a_blank_first_cell_of_a_page_stays() -> None:
    page = (
        "<p>日程如下。</p><table><tr><td>日期</td><td>时间</td><td>活动</td></tr>"
        "<tr><td></td><td>14:00</td><td>报告会</td></tr></table>"
    )
    assert tables_of(read_data("稿.html", page.encode())) == ["日期\t时间\t活动\n\t14:00\t报告会"]


def test_cells_of_a_page_that_reach_over_others_leave_them_their_columns() -> None:
    page = (
        "<table><tr><th>时间<th>地点<th>活动</tr>"
        "<tr><td rowspan=3>上午</td><td>东厅</td><td rowspan=2>讲座</td></tr>"
        "<tr><td>西厅</td></tr><tr><td>门外</td><td>义诊</td></tr>"
        "<tr><td>下午</td><td colspan=2>休息</td></tr><tr><td colspan=3>明天继续</td></tr></table>"
    )
    assert tables_of(read_data("稿.html", page.encode())) == [
        "时间\t地点\t活动\n上午\t东厅\t讲座\n\t西厅\t\n\t门外\t义诊\n下午\t休息\t\n明天继续\t\t"
    ]


def test_a_span_without_end_makes_no_columns_without_end() -> None:
    page = "<table><tr><td colspan=99999999>甲<td rowspan=99999999>乙</tr><tr><td>丙<td>丁</table>"
    source = read_data("稿.html", page.encode())
    assert max(line.count("\t") for line in source.text.splitlines()) < 200


def test_a_row_put_into_a_proof_comes_back_as_a_row() -> None:
    article = Article("a", "日程", body=(Block("table", (Span("甲\t乙\n\t丁"),)),))
    page = Page("01", 1, "tabloid-5x15", stories=(Story("s1", "a"),))
    issue = Issue("7", "120", "2026-11-24", Paper("试报"), (), (page,), (article,))
    proof = "第1版\n1-1（s1）\n日程\n甲\t乙\n丙\t戊\n\t丁\n"
    returned = compare(issue, proof)
    changed = apply(issue, returned.corrections).article("a")
    assert changed is not None
    assert [block.text for block in changed.body] == ["甲\t乙\n丙\t戊\n\t丁"]
