"""Real-looking paragraphs in the shipped faces: their lines typed by hand."""

from __future__ import annotations

import pytest

from pagesetter.fonts import FontBook
from pagesetter.geometry import UNIT
from pagesetter.text import BOOK, NEWSPAPER, Setting, TextStyle, set_paragraph

SIZE = 17 * UNIT // 2  # 8.5 pt
STYLE = TextStyle("报宋", SIZE)

NEWS = (
    "据悉，自2021年以来，临江市科协立足本地实际，把科普大篷车开进了58所乡村学校，"
    "2.6万名学生第一次摸到了机器人。“孩子们的眼睛是亮的！”领队周敏说，“这比什么都值得。”"
)
YARD = (
    "“科技小院”建在村口，门前一块木牌，写着：问种植、问养殖、问市场——样样都能问。"
    "县农技站站长李望山（高级农艺师）每周三来坐诊，一坐就是一整天。三年下来，"
    "他记满了11本笔记，答复了1,300多个问题，亩均增收12.5%。"
)
STUDY = (
    "据世界卫生组织（WHO）统计，PM2.5浓度每下降10微克，人均预期寿命可延长0.6岁。"
    "研究组用AI模型分析了2015—2020年的数据……结论发表在《环境科学》上，"
    "网址是https://www.example.org/env/2021。"
)

EXPECTED = {
    (NEWS, 15): """
        据悉，自2021年以来，临江市
        科协立足本地实际，把科普大篷车
        开进了58所乡村学校，2.6万名学生
        第一次摸到了机器人。“孩子们的
        眼睛是亮的！”领队周敏说，“这
        比什么都值得。”""",
    (NEWS, 13): """
        据悉，自2021年以来，临
        江市科协立足本地实际，把科
        普大篷车开进了58所乡村学
        校，2.6万名学生第一次摸到了
        机器人。“孩子们的眼睛是亮
        的！”领队周敏说，“这比什
        么都值得。”""",
    (YARD, 15): """
        “科技小院”建在村口，门前一
        块木牌，写着：问种植、问养殖、
        问市场——样样都能问。县农技站
        站长李望山（高级农艺师）每周三来
        坐诊，一坐就是一整天。三年下来，
        他记满了11本笔记，答复了1,300多
        个问题，亩均增收12.5%。""",
    (YARD, 13): """
        “科技小院”建在村口，
        门前一块木牌，写着：问种植、
        问养殖、问市场——样样都能
        问。县农技站站长李望山（高
        级农艺师）每周三来坐诊，一
        坐就是一整天。三年下来，他
        记满了11本笔记，答复了1,300
        多个问题，亩均增收12.5%。""",
    (STUDY, 15): """
        据世界卫生组织（WHO）统
        计，PM2.5浓度每下降10微克，人均
        预期寿命可延长0.6岁。研究组用AI
        模型分析了2015—2020年的数据
        ……结论发表在《环境科学》上，网
        址是https://www.example.org/
        env/2021。""",
    (STUDY, 13): """
        据世界卫生组织（WHO）
        统计，PM2.5浓度每下降10微
        克，人均预期寿命可延长0.6
        岁。研究组用AI模型分析了
        2015—2020年的数据……结论
        发表在《环境科学》上，网
        址是https://www.example.
        org/env/2021。""",
}


@pytest.fixture(scope="module")
def book() -> FontBook:
    return FontBook()


def lines(text: str, ems: int, book: FontBook, setting: Setting = NEWSPAPER) -> list[str]:
    paragraph = set_paragraph([(text, STYLE)], setting, [ems * SIZE], book, indent=2 * SIZE)
    for line in paragraph.lines[:-1]:
        assert line.width == ems * SIZE
    return [text[line.start : line.end] for line in paragraph.lines]


@pytest.mark.parametrize(("text", "ems"), list(EXPECTED))
def test_newspaper_lines(text: str, ems: int, book: FontBook) -> None:
    assert lines(text, ems, book) == [line.strip() for line in EXPECTED[text, ems].split()]


def test_book_lines_differ_by_their_digits_and_line_ends(book: FontBook) -> None:
    assert lines(NEWS, 15, book, BOOK)[2:4] == [
        "开进了58所乡村学校，2.6万名学",
        "生第一次摸到了机器人。“孩子们的",
    ]


@pytest.mark.parametrize("role", ["报宋", "小标宋", "大标宋", "黑"])
def test_digits_drawn_for_half_an_em_stand_in_the_run_unscaled(role: str, book: FontBook) -> None:
    style = STYLE._replace(role=role)
    paragraph = set_paragraph([("自2018年", style)], NEWSPAPER, [15 * SIZE], book)
    (run,) = paragraph.lines[0].items
    assert (run.text, run.hscale) == ("自2018年", 1000)
    assert [x * 2 // SIZE for x in run.xs] == [0, 2, 3, 4, 5, 6]
    assert paragraph.lines[0].width == 4 * SIZE
    face = book.primary(role)
    ink = [face.ink(gid) for gid in run.gids[1:5]]
    assert all(left >= 0 and right <= 500 for left, _, right, _ in ink)


def test_a_face_without_half_digits_has_them_scaled(book: FontBook) -> None:
    kai = STYLE._replace(role="楷")
    paragraph = set_paragraph([("自2018年", kai)], NEWSPAPER, [15 * SIZE], book)
    digits = paragraph.lines[0].items[1]
    assert (digits.text, digits.hscale) == ("2018", 833)  # 500 / 600
    assert [x * 2 // SIZE for x in digits.xs] == [2, 3, 4, 5]
    assert paragraph.lines[0].width == 4 * SIZE


@pytest.mark.parametrize("role", ["报宋", "黑"])
def test_kana_stand_on_the_grid_and_letters_are_kerned(role: str, book: FontBook) -> None:
    style = STYLE._replace(role=role)
    kana = set_paragraph([("在アヴァ、", style)], NEWSPAPER, [15 * SIZE], book).lines[0]
    assert [x // SIZE for x in kana.items[0].xs] == [0, 1, 2, 3, 4]
    word = set_paragraph([("AVATAR", style)], NEWSPAPER, [15 * SIZE], book).lines[0]
    apart = [
        set_paragraph([(c, style)], NEWSPAPER, [15 * SIZE], book).lines[0].width for c in "AVATAR"
    ]
    assert word.width < sum(apart)


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("科普+乡村", ["+"]),
        ("到−12℃", ["−"]),
        ("由+5升", ["+"]),
        ("AI+科普", []),  # beside letters a sign is theirs
        ("Ａ＋级±三", []),  # drawn for a whole em
    ],
)
def test_signs_as_wide_as_digits_stand_on_half_an_em_as_they_do(text, signs, book) -> None:
    """Between the characters beside it a sign has half an em; it is drawn narrower for that."""
    done = set_paragraph([(text, STYLE)], NEWSPAPER, [30 * SIZE], book).lines[0]
    found = [run for run in done.items if run.hscale != 1000]
    assert [run.text for run in found] == signs
    assert {run.hscale for run in found} <= {862}  # 0.5 of 0.58
    as_drawn = set_paragraph([(text, STYLE)], BOOK, [30 * SIZE], book).lines[0]
    assert all(run.hscale == 1000 for run in as_drawn.items)


def test_a_narrowed_sign_keeps_the_line_on_its_grid(book: FontBook) -> None:
    """“科普+乡村振兴”， is 9½ em; its marks give ½ at the head, ½ between them and ½ at the end."""
    text = "“科普+乡村振兴”，技术送到田头。"
    done = set_paragraph([(text, STYLE)], NEWSPAPER, [10 * SIZE], book, indent=2 * SIZE)
    assert text[: done.lines[0].end] == "“科普+乡村振兴”，"
    assert done.lines[0].natural == 2 * SIZE + 9 * SIZE + SIZE // 2
    assert done.lines[0].width == 10 * SIZE


def test_digits_of_a_book_keep_their_width(book: FontBook) -> None:
    paragraph = set_paragraph([("2018", STYLE)], BOOK, [15 * SIZE], book)
    assert paragraph.lines[0].width > 2 * SIZE


def test_a_long_dash_is_one_glyph_of_two_em(book: FontBook) -> None:
    paragraph = set_paragraph([("问——样", STYLE)], NEWSPAPER, [15 * SIZE], book)
    run = paragraph.lines[0].items[0]
    assert list(run.clusters) == [0, 1, 3]
    assert list(run.xs) == [0, SIZE, 3 * SIZE]


def test_an_apostrophe_is_narrow_and_chinese_quotes_are_wide(book: FontBook) -> None:
    word = set_paragraph([("don’t", STYLE)], NEWSPAPER, [15 * SIZE], book).lines[0]
    assert word.width < 3 * SIZE
    quoted = set_paragraph([("“好”", STYLE)], NEWSPAPER, [15 * SIZE], book).lines[0]
    assert quoted.width == 3 * SIZE


def test_quotes_of_an_english_span_are_narrow(book: FontBook) -> None:
    english = STYLE._replace(language="en")
    line = set_paragraph([("“ab”", english)], NEWSPAPER, [15 * SIZE], book).lines[0]
    assert line.width < 5 * SIZE // 2


@pytest.mark.parametrize("role", ["报宋", "黑", "楷"])
def test_an_interpunct_takes_half_an_em_in_every_face(role: str, book: FontBook) -> None:
    style = TextStyle(role, SIZE)
    paragraph = set_paragraph([("阿里·木", style)], NEWSPAPER, [15 * SIZE], book)
    assert paragraph.lines[0].width == 7 * SIZE // 2


def test_a_missing_character_is_told(book: FontBook) -> None:
    paragraph = set_paragraph([("好👍", STYLE)], NEWSPAPER, [15 * SIZE], book)
    assert [f.code for f in paragraph.findings] == ["missing-glyph"]
