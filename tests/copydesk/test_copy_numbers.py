"""The numbers Word shows before paragraphs: they are not in its text, and must not be lost."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from pagesetter.copydesk.desk import clean
from pagesetter.copydesk.reading.read import read_copy
from pagesetter.copydesk.reading.word_numbers import Numbers, shown


@pytest.mark.parametrize(
    ("form", "texts"),
    [
        ("chineseCountingThousand", {1: "一", 10: "十", 11: "十一", 20: "二十", 34: "三十四",
                                     105: "一百〇五", 110: "一百一十", 1001: "一千〇一"}),
        ("chineseLegalSimplified", {1: "壹", 12: "壹拾贰", 305: "叁佰零伍"}),
        ("ideographDigital", {10: "一〇", 26: "二六"}),
        ("ideographTraditional", {1: "甲", 10: "癸", 11: "11"}),
        ("ideographZodiac", {1: "子", 12: "亥", 13: "13"}),
        ("decimalEnclosedCircleChinese", {1: "①", 20: "⑳", 21: "21"}),
        ("upperLetter", {1: "A", 26: "Z", 27: "AA"}), ("lowerLetter", {3: "c"}),
        ("upperRoman", {4: "IV", 9: "IX", 40: "XL"}), ("lowerRoman", {14: "xiv"}),
        ("decimal", {7: "7", 12345: "12345"}), ("decimalZero", {7: "07"}), ("unheardOf", {3: "3"}),
    ],
)  # fmt: skip
def test_numbers_as_word_shows_them(form: str, texts: dict[int, str]) -> None:
    assert {number: shown(number, form) for number in texts} == texts


NUMBERING = f"""<w:numbering {nsdecls("w")}>
<w:abstractNum w:abstractNumId="5">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/>
<w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
<w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF06C;"/></w:lvl>
<w:lvl w:ilvl="3"><w:numFmt w:val="none"/><w:lvlText w:val=""/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="5"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="5"/><w:lvlOverride w:ilvl="0"><w:startOverride
w:val="7"/></w:lvlOverride></w:num></w:numbering>"""


def test_levels_count_on_and_begin_anew() -> None:
    numbers = Numbers(parse_xml(NUMBERING))
    asked = [("1", 0), ("1", 1), ("1", 1), ("2", 0), ("2", 1), ("1", 2), ("1", 3), ("3", 0),
             ("3", 0), ("1", 0), ("9", 0), ("1", 8)]  # fmt: skip
    assert [numbers.next(*one) for one in asked] == [
        "一、", "一.3", "一.4", "二、", "二.3", "·", "", "七、", "八、", "三、", "", "",
    ]  # fmt: skip
    assert Numbers().next("1", 0) == ""


def test_a_word_file_keeps_the_numbers_of_its_titles_and_lists(tmp_path: Path) -> None:
    document = docx.Document()
    root = document.part.numbering_part.element
    root.insert(0, parse_xml(NUMBERING.replace('"5"', '"95"'))[0])
    for identity in ("91",):
        root.append(parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{identity}"><w:abstractNumId w:val="95"/></w:num>'
        ))  # fmt: skip
    number = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="91"/></w:numPr>'
    for text, style in (("摆摊设点", "Heading 2"), ("大集从早上开到傍晚。", "Normal")):
        paragraph = document.add_paragraph(text, style=style)
        paragraph._p.get_or_add_pPr().append(parse_xml(number))
    for text in ("报到", "开会"):
        document.add_paragraph(text, style="List Number")
    for text in ("散会以后请各位把摊位收拾干净，再到渡口集合", "收摊"):
        document.add_paragraph(text, style="List Bullet")
    path = tmp_path / "a.docx"
    document.save(str(path))
    source = read_copy(str(path))
    assert source.text == (
        "一、摆摊设点\n二、大集从早上开到傍晚。\n报到\n开会\n"
        "散会以后请各位把摊位收拾干净，再到渡口集合\n收摊\n"
    )
    assert [(h.kind, h.value) for _, h in source.hints] == [
        ("heading", ""), ("list", "1."), ("list", "2."), ("list", "·"), ("list", "·"),
    ]  # fmt: skip
    assert [g.row.text for g in clean(source).guesses][-2:] == [
        "散会以后请各位把摊位收拾干净，再到渡口集合", "收摊",
    ]  # fmt: skip


def test_styles_that_rest_on_each_other_end(tmp_path: Path) -> None:
    document = docx.Document()
    for name, base in (("Quote", "Body Text"), ("Body Text", "Quote")):
        style = document.styles[name].element
        style.remove(style.basedOn) if style.basedOn is not None else None
        style.append(parse_xml(
            f'<w:basedOn {nsdecls("w")} w:val="{document.styles[base].style_id}"/>'
        ))  # fmt: skip
    document.add_paragraph("一段话。", style="Quote")
    path = tmp_path / "a.docx"
    document.save(str(path))
    assert read_copy(str(path)).text == "一段话。\n"
