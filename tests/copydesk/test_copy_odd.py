"""Copy in the shapes it really comes in: saved WeChat pages, mails, interviews, notices, poems,
files with what only Word knows. What an editor makes of each was typed by hand."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from pagesetter.copydesk.chrome import chrome
from pagesetter.copydesk.desk import Cleaned, clean
from pagesetter.copydesk.draft import begin, undo
from pagesetter.copydesk.files import plan
from pagesetter.copydesk.patterns import are_names, is_byline, is_contact, is_credit, is_date
from pagesetter.copydesk.reading.plain import plain_source
from pagesetter.copydesk.reading.read import read_copy
from pagesetter.copydesk.rows import rows_of

ODD = Path(__file__).parent / "data" / "odd"


def cleaned(name: str) -> Cleaned:
    source = read_copy(str(ODD / name))
    result = clean(source)
    assert undo(result.draft.text, result.draft.passes) == source.text
    return result


def told(result: Cleaned) -> list[tuple[str, str]]:
    """Role of each row and its first six characters."""
    return [(g.role, g.row.text.replace("\v", "/")[:6]) for g in result.guesses]


def aside(result: Cleaned) -> list[str]:
    return [c.before.strip() for c in result.changes if c.is_aside]


def test_a_saved_wechat_page() -> None:
    result = cleaned("wechat.html")
    assert told(result) == [
        ("headline", "林县科协：把"), ("subhead", "科普进渡口"), ("paragraph", "11月20日"),
        ("paragraph", "“以前只听说"), ("caption", "▲ 群众在水"), ("subhead", "专家开处方"),
        ("paragraph", "农技专家现场"), ("credit", "林县科协"),
    ]  # fmt: skip
    assert aside(result) == [
        "点击上方蓝字关注我们", "01", "02", "END", "编辑：陆小满", "审核：裴守田",
        "分享、点赞、在看，一键三连👇",
    ]  # fmt: skip


def test_the_same_pasted_as_text() -> None:
    result = cleaned("pasted.txt")
    assert told(result)[0] == ("headline", "林县科协：把")
    assert told(result)[-1] == ("credit", "林县科协")
    assert [role for role, _ in told(result)].count("subhead") == 2
    assert aside(result)[0] == "点击上方“林县科协”关注我们"


@pytest.mark.parametrize(
    ("text", "is_aside"),
    [
        ("居民扫码关注公众号，就能报名。", False), ("扫码关注公众号，了解更多精彩", True),
        ("—END—", True), ("编辑：陆小满", False), ("编辑：陆小满\n审核：裴守田", True),
        ("PART.02\n专家开处方\n他们来了。", True), ("02\n这一段是正文，它不是标题。", False),
        ("10\n专家开处方\n他们来了。", False), ("主题：春天\n日期：11月20日\n附件：1份", False),
        ("From: a@b.cn\nTo: c@d.cn\nSubject: 稿件", True),
    ],
)  # fmt: skip
def test_what_stands_round_copy(text: str, is_aside: bool) -> None:
    draft = begin(plain_source("a.txt", text + "\n", "utf-8"))
    assert bool(chrome(draft, rows_of(draft))) is is_aside


def test_a_mail_is_its_copy() -> None:
    result = cleaned("mail.txt")
    assert told(result) == [
        ("paragraph", "编辑老师：您"), ("headline", "林县科协举办"),
        ("dateline", "本报讯（通讯"), ("paragraph", "11月20日"), ("paragraph", "据悉，今后每"),
        ("paragraph", "江望舒"), ("paragraph", "林县科协办公"),
        ("paragraph", "电话：081"),
    ]  # fmt: skip
    assert len(aside(result)) == 4


def test_speakers_of_an_interview_stay_apart_and_their_lines_are_joined() -> None:
    result = cleaned("interview.txt")
    texts = [g.row.text for g in result.guesses if g.role == "paragraph"]
    assert [text.partition("：")[0] for text in texts] == [
        "记者", "谷素梅", "记者", "谷素梅", "问", "答",
    ]  # fmt: skip
    assert texts[1].endswith("看到弹窗就慌，赶紧把手机关掉。")
    assert texts[3].endswith("还请志愿者结对，有问题随时上门。")


def test_marks_of_markdown_mean_what_they_say() -> None:
    result = cleaned("notes.md")
    assert told(result) == [
        ("headline", "桐江县中学生"), ("byline", "本报通讯员 "), ("paragraph", "近日，桐江县"),
        ("list-item", "1. 用废旧"), ("list-item", "2. 用自行"),
        ("quotation", "“原来天气是"), ("figure", "![站](a"), ("table", "时间\t风速"),
        ("table", "9时\t3级"),
    ]  # fmt: skip
    (text,) = (data.decode() for path, data in plan(result, set()).files.items()
               if path == "copy/notes.md")  # fmt: skip
    assert "![站](assets/a.jpg)" in text
    assert "| 时间 | 风速 |\n| 9时 | 3级 |" in text


def test_a_notice_has_parts_and_a_sign_off() -> None:
    assert told(cleaned("notice.txt")) == [
        ("headline", "关于举办全县"), ("paragraph", "各乡镇中心校"), ("paragraph", "为引导青少年"),
        ("subhead", "一、征文对象"), ("paragraph", "全县在校中小"), ("subhead", "二、作品要求"),
        ("paragraph", "（一）作品须"), ("paragraph", "（二）小学组"),
        ("subhead", "三、截稿时间"), ("paragraph", "2026年1"), ("paragraph", "附件：1.报"),
        ("list-item", "2.评分办法"), ("sign-off", "折多县气象局"), ("sign-off", "2026年1"),
    ]  # fmt: skip


def test_a_poem_has_a_poet_and_all_its_lines() -> None:
    roles = [role for role, _ in told(cleaned("poem.txt"))]
    assert roles == ["headline", "byline", *["verse"] * 8, "credit"]


def test_copy_typed_with_half_width_marks() -> None:
    result = cleaned("typed.txt")
    assert [g.role for g in result.guesses] == [
        "headline", "byline", "paragraph", "paragraph", "caption", "caption", "credit",
    ]  # fmt: skip
    assert result.guesses[4].row.text == "图1：学生们参观雷达站。"


def test_patterns() -> None:
    assert all(map(are_names, ("李 明", "江望舒", "江望舒　陆小满")))
    assert not any(map(are_names, ("追 星", "科普大集", "")))
    assert not is_byline("记者：老人学用手机，最难的是什么？")
    assert is_byline("记者：柳长风")
    assert is_credit("（作者单位：松岭市气象学会）")
    assert is_credit("（作者系白塔中学教师）")
    assert not is_credit("（注：数据截至10月）")
    assert is_date("2026年11月24日")
    assert is_date("二〇二六年十一月")
    assert not is_date("2026年11月24日上午")
    assert is_contact("联系电话：0818-1234567")
    assert not is_contact("人：县里的小学生")


def test_what_only_word_knows_of_a_run(tmp_path: Path) -> None:
    document, space = docx.Document(), nsdecls("w")
    maths = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    paragraph = document.add_paragraph("浓度为")
    paragraph._p.append(
        parse_xml(f'<m:oMath xmlns:m="{maths}"><m:r><m:t>c=0.5</m:t></m:r></m:oMath>')
    )
    paragraph.add_run("，选项")
    for code in ("F0FE", "2713", "zz"):
        sign = parse_xml(f'<w:sym {space} w:font="Wingdings" w:char="{code}"/>')
        paragraph.add_run()._r.append(sign)
    paragraph.add_run()._r.append(
        parse_xml(
            f"<w:ruby {space}><w:rt><w:r><w:t>qú</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>璩</w:t>"
            "</w:r></w:rubyBase></w:ruby>"
        )
    )
    path = tmp_path / "a.docx"
    document.save(str(path))
    source = read_copy(str(path))
    assert source.text == "浓度为c=0.5，选项□✓□璩\n"
    assert source.remarks == (("copy-reading", "qú"),)
