"""Files of every kind read, and those that may not be read refused with a sentence."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt

from pagesetter.copydesk.assemble import assemble
from pagesetter.copydesk.desk import clean
from pagesetter.copydesk.reading import convert, package
from pagesetter.copydesk.reading.encodings import decode_text
from pagesetter.copydesk.reading.read import read_copy, read_data
from pagesetter.copydesk.source import Source
from pagesetter.findings import PagesetterError
from pagesetter.model import Span


@pytest.fixture(autouse=True)
def no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(convert, "office", lambda: "")


SIMPLIFIED = "林县科协举办科普大集，来了很多人。大家都说，这样的活动应该多办几次。"
TRADITIONAL = "縣裡的學會舉辦科普活動，來了很多人。大家都說，這樣的活動應該多辦幾次。"


@pytest.mark.parametrize(
    ("text", "codec", "found"),
    [
        (SIMPLIFIED, "utf-8", "utf-8"),
        (SIMPLIFIED, "utf-8-sig", "utf-8"),
        (SIMPLIFIED, "gb18030", "gb18030"),
        (SIMPLIFIED, "gbk", "gb18030"),
        (SIMPLIFIED, "utf-16", "utf-16"),
        (SIMPLIFIED, "utf-16-le", "utf-16"),
        (SIMPLIFIED, "utf-16-be", "utf-16"),
        (TRADITIONAL, "big5", "big5"),
        (TRADITIONAL, "utf-8", "utf-8"),
        ("plain ASCII", "ascii", "utf-8"),
    ],
)
def test_encodings_are_found_out(text: str, codec: str, found: str) -> None:
    decoded = decode_text(text.encode(codec))
    assert decoded is not None
    assert (decoded.text.removeprefix("\ufeff"), decoded.encoding) == (text, found)


def test_an_encoding_can_be_given_and_may_not_fit() -> None:
    decoded = decode_text("乙".encode("gb18030"), "gb18030")
    assert decoded is not None
    assert decoded.text == "乙"
    assert decode_text("乙".encode("gb18030"), "utf-8") is None
    assert decode_text(bytes(range(128, 256)) * 20) is None


def word(tmp_path: Path, fill: Callable[[Any], None]) -> Source:
    document = docx.Document()
    fill(document)
    path = tmp_path / "稿.docx"
    document.save(str(path))
    return read_copy(str(path))


def add_xml(paragraph: Any, inside: str) -> None:
    paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}>{inside}</w:r>"))


def test_word_titles_lists_tables_and_marks(tmp_path: Path) -> None:
    def fill(document: Any) -> None:
        document.add_heading("林县科协 办好大集", 1)
        title = document.add_paragraph()
        title.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = title.add_run("——三千人到场")
        run.bold, run.font.size = True, Pt(16)
        body = document.add_paragraph("　　水是H")
        body.add_run("2").font.subscript = True
        body.add_run("O，")
        body.add_run("要").bold = True
        body.add_run("珍惜。")
        document.add_paragraph("带水杯", style="List Bullet")
        table = document.add_table(2, 2)
        for at, text in enumerate(["甲", "乙", "丙", "丁"]):
            table.cell(at // 2, at % 2).text = text

    source = word(tmp_path, fill)
    result = clean(source)
    article = assemble(result.draft, result.guesses, ["a"])[0]
    assert article.headline == "林县科协\n办好大集"
    assert article.deck == "——三千人到场"
    first, item, table = article.body
    assert first.spans == (
        Span("水是H"), Span("2", ("sub",)), Span("O，"), Span("要", ("strong",)), Span("珍惜。"),
    )  # fmt: skip
    assert (item.kind, item.text) == ("list-item", "带水杯")
    assert (table.kind, table.text) == ("table", "甲\t乙\n丙\t丁")


def test_word_paragraphs_whose_end_was_taken_out_are_one(tmp_path: Path) -> None:
    """As Word shows them once the change is accepted; a paragraph taken out leaves no line."""

    def fill(document: Any) -> None:
        for text in ("大集开了三天。", "", "来了很多人。", "大家都说好。"):
            paragraph = document.add_paragraph(text)
            if not text:
                deleted = "<w:r><w:delText>删去的一段。</w:delText></w:r>"
                paragraph._p.append(
                    parse_xml(f'<w:del {nsdecls("w")} w:id="1" w:author="a">{deleted}</w:del>')
                )
            if text in ("", "大集开了三天。"):
                mark = f'<w:rPr {nsdecls("w")}><w:del w:id="2" w:author="a"/></w:rPr>'
                paragraph._p.get_or_add_pPr().append(parse_xml(mark))

    assert word(tmp_path, fill).text.splitlines()[:2] == [
        "大集开了三天。来了很多人。",
        "大家都说好。",
    ]


def test_items_of_a_page_are_items_whatever_stands_in_them() -> None:
    """WeChat's editors put a section and a paragraph into every item."""
    page = (
        "<p>活动有：</p><ul><li><section><p>讲座</p></section></li><li><p>义诊</p><p>两天都有。</p></li>"
        "</ul><ol start=3><li><p>报到</p></li><li>开会</li></ol>"
    )
    source = read_data("稿.html", page.encode())
    hints = dict(source.hints)
    text = source.text
    assert [hints[text.index(one)].value for one in ("讲座", "义诊", "报到", "开会")] == [
        "·", "·", "3.", "4.",
    ]  # fmt: skip
    assert text.index("两天都有") not in hints


def test_a_subhead_that_was_bold_is_a_subhead_and_no_more(tmp_path: Path) -> None:
    def fill(document: Any) -> None:
        document.add_heading("林县科协办好大集", 1)
        document.add_paragraph("林县科协在渡口边举办科普大集，来了一千二百多人。")
        document.add_paragraph().add_run("一、总体要求").bold = True
        document.add_paragraph("早上八点，大家都来了。")

    result = clean(word(tmp_path, fill))
    (article,) = assemble(result.draft, result.guesses, ["a"])
    (subhead,) = [block for block in article.body if block.kind == "subhead"]
    assert subhead.spans == (Span("一、总体要求"),)


def test_word_moves_are_told_and_hidden_words_left_out(tmp_path: Path) -> None:
    def fill(document: Any) -> None:
        paragraph = document.add_paragraph("今天")
        for tag, words in (("moveFrom", "旧处"), ("moveTo", "新处")):
            run = f"<w:r><w:t>{words}</w:t></w:r>"
            paragraph._p.append(
                parse_xml(f'<w:{tag} {nsdecls("w")} w:id="1" w:author="a">{run}</w:{tag}>')
            )
        paragraph.add_run("隐藏的话").font.hidden = True
        paragraph.add_run("开会。")

    document = docx.Document()
    fill(document)
    path = tmp_path / "稿.docx"
    document.save(str(path))
    source = read_copy(str(path), tracked=True)
    assert source.text == "今天新处开会。\n"
    assert list(source.remarks) == [
        ("copy-hidden-words", "隐藏的话"), ("copy-tracked", "-旧处"), ("copy-tracked", "+新处"),
    ]  # fmt: skip


def test_word_changes_are_accepted_and_boxes_and_notes_kept(tmp_path: Path) -> None:
    def fill(document: Any) -> None:
        paragraph = document.add_paragraph("今天")
        for tag, inner in (
            ("ins", "<w:r><w:t>上午</w:t></w:r>"),
            ("del", "<w:r><w:delText>下午</w:delText></w:r>"),
        ):
            paragraph._p.append(
                parse_xml(f'<w:{tag} {nsdecls("w")} w:id="1" w:author="a">{inner}</w:{tag}>')
            )
        add_xml(paragraph, "<w:t>开会。</w:t><w:br/><w:t>明天继续。</w:t><w:tab/>")
        add_xml(
            paragraph,
            "<w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox>"
            "<w:txbxContent><w:p><w:r><w:t>框里的话。</w:t></w:r></w:p></w:txbxContent>"
            "</v:textbox></v:shape></w:pict>",
        )

    source = word(tmp_path, fill)
    assert source.text == "今天上午开会。\v明天继续。\t\n框里的话。\n"
    assert [g.row.text for g in clean(source).guesses] == [
        "今天上午开会。",
        "明天继续。",
        "框里的话。",
    ]


def test_word_pictures_are_saved_with_their_caption(tmp_path: Path) -> None:
    pixel = b"\x89PNG\r\n\x1a\n"
    for tag, data in (
        (b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(b"\0\0")),
        (b"IEND", b""),
    ):
        pixel += struct.pack(">I", len(data)) + tag + data
        pixel += struct.pack(">I", zlib.crc32(tag + data))

    def fill(document: Any) -> None:
        document.add_paragraph("一段话在前面。")
        document.add_picture(io.BytesIO(pixel))
        document.add_paragraph("图为活动现场。张三 摄")

    source = word(tmp_path, fill)
    assert [(a.name, a.data) for a in source.assets] == [("稿-1.png", pixel)]
    result = clean(source)
    figure = assemble(result.draft, result.guesses, ["a"])[0].body[-1]
    assert (figure.kind, figure.text) == ("figure", "图为活动现场。张三 摄")
    assert figure.attributes == (("source", "assets/稿-1.png"),)


PAGE = """<!DOCTYPE html><html><head><title>不要</title><style>p{{}}</style></head><body>
<nav>导航</nav><h1 class="rich_media_title" id="activity-name"> 林县科协办大集 </h1>
<div id="js_content" style="visibility:hidden">
<section style="text-align: center"><strong>一、很热闹</strong></section>
<p>昨天&nbsp;来了<b>很多</b>人。<br>今天也是。</p><p><img data-src="https://a.cn/1.jpg"></p>
<script>alert(1)</script></div><p>猜你喜欢</p></body></html>"""


def test_wechat_pages(tmp_path: Path) -> None:
    path = tmp_path / "页.html"
    path.write_bytes(PAGE.encode())
    source = read_copy(str(path))
    assert source.text == " 林县科协办大集 \n一、很热闹\n昨天\u00a0来了很多人。\v今天也是。\n"
    assert source.remarks == (("copy-picture-not-fetched", "https://a.cn/1.jpg"),)
    guesses = clean(source).guesses
    assert [(g.role, g.row.text) for g in guesses] == [
        ("headline", "林县科协办大集"),
        ("subhead", "一、很热闹"),
        ("paragraph", "昨天来了很多人。"),
        ("paragraph", "今天也是。"),
    ]


def test_deep_pages_are_read_in_bounds(tmp_path: Path) -> None:
    path = tmp_path / "深.html"
    path.write_bytes(("<html><body>" + "<div>" * 50_000 + "底。").encode())
    assert read_copy(str(path)).text == "底。\n"


def packed(entries: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return stream.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.txt", b"", "copy-empty"),
        ("a.txt", b"\xef\xbb\xbf \n", "copy-empty"),
        ("a.txt", b"PK\x03\x04" + b"x" * 40, "copy-mislabelled"),
        ("a.txt", bytes(range(128, 256)) * 20, "copy-encoding"),
        ("a.pdf", b"%PDF-1.7\n", "copy-damaged"),
        ("a.txt", b"%PDF-1.7\n", "copy-damaged"),
        ("a.doc", OLE, "copy-convert-first"),
        ("a.docx", OLE, "copy-convert-first"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "copy-encrypted"),
        ("a.docx", "不是压缩包".encode(), "copy-mislabelled"),
        ("a.pdf", "不是 PDF".encode(), "copy-mislabelled"),
        ("a.docx", b"PK\x03\x04" + b"x" * 40, "copy-damaged"),
        ("a.docx", packed({"x.txt": b"x"}), "copy-mislabelled"),
        ("a.docx", packed({"word/document.xml": b"<a/>"}), "copy-damaged"),
        ("a.docx", packed({"word/document.xml": b"0" * (8 << 20)}), "copy-bomb"),
        ("a.docx", packed({f"{i}": b"" for i in range(3001)}), "copy-bomb"),
        ("a.xlsx", packed({"x": b"x"}), "copy-kind-unknown"),
        ("a.rtf", b"{\\rtf1 x}", "copy-convert-first"),
    ],
)
def test_refused_with_a_sentence(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(PagesetterError) as told:
        read_copy(str(path))
    (one,) = told.value.findings
    assert one.code == code
    assert name in one.message("zh")
    assert name in one.message("en")


def test_missing_files_and_folders_are_told(tmp_path: Path) -> None:
    for path, code in ((tmp_path / "none.txt", "copy-unreadable"), (tmp_path, "copy-folder")):
        with pytest.raises(PagesetterError) as told:
            read_copy(str(path))
        assert told.value.findings[0].code == code


def test_encrypted_entries_are_told() -> None:
    data = bytearray(packed({"word/document.xml": b"<a/>"}))
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    assert package.trouble_of(bytes(data)) == "copy-encrypted"


def test_entities_of_a_word_file_are_not_expanded(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("甲乙丙。")
    stream = io.BytesIO()
    document.save(stream)
    with zipfile.ZipFile(io.BytesIO(stream.getvalue())) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    xml = entries["word/document.xml"].decode()
    secret = tmp_path / "secret"
    secret.write_text("不可见")
    head, _, rest = xml.partition("?>")
    entries["word/document.xml"] = (
        f'{head}?><!DOCTYPE d [<!ENTITY e SYSTEM "file://{secret}">]>'
        + rest.replace("甲乙丙", "甲&e;丙")
    ).encode()
    path = tmp_path / "a.docx"
    path.write_bytes(packed(entries))
    try:
        text = read_copy(str(path)).text
    except PagesetterError:
        return
    assert "不可见" not in text


@pytest.mark.parametrize("seed", range(60))
def test_damaged_word_files_are_read_or_refused(tmp_path: Path, seed: int) -> None:
    import random

    rng = random.Random(seed)
    document = docx.Document()
    document.add_heading("题目", 1)
    document.add_paragraph("一段话。" * 20)
    stream = io.BytesIO()
    document.save(stream)
    data = bytearray(stream.getvalue())
    for _ in range(rng.randint(1, 30)):
        data[rng.randrange(len(data))] = rng.randrange(256)
    path = tmp_path / "a.docx"
    path.write_bytes(bytes(data[: rng.choice([len(data), rng.randrange(200, len(data))])]))
    try:
        source = read_copy(str(path))
    except PagesetterError:
        return
    clean(source)


def test_without_python_docx_a_sentence_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    path = tmp_path / "a.docx"
    docx.Document().save(str(path))
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(PagesetterError) as told:
        read_copy(str(path))
    assert told.value.findings[0].code == "copy-needs-extra"
    assert "pagesetter[copy]" in told.value.findings[0].remedy("zh")
