"""Copy without a file: pieces of web pages, Word's HTML, text and bytes through standard input."""

from __future__ import annotations

import base64
import io
from pathlib import Path

import docx
import pytest

from pagesetter.cli.main import main
from pagesetter.copydesk.assemble import assemble
from pagesetter.copydesk.desk import clean
from pagesetter.copydesk.reading import pasted
from pagesetter.copydesk.reading.pasted import read_pasted
from pagesetter.findings import PagesetterError
from pagesetter.session.import_copy import Importer


def told(html: str) -> list[tuple[str, str]]:
    """(kind of hint, text) of every line."""
    source = read_pasted(html.encode())
    assert source.kind == "html"
    hints = dict(source.hints)
    lines, at = [], 0
    for line in source.text.splitlines():
        start = at + len(line) - len(line.lstrip())
        lines.append((hints[start].kind if start in hints else "", line.strip()))
        at += len(line) + 1
    return lines


def test_a_piece_of_a_page_has_no_body() -> None:
    """Chromium's clipboard: a meta element, then what was chosen; text may stand bare."""
    html = (
        "<meta charset='utf-8'><section style=\"text-align: center;\"><span "
        'style="font-weight: 700">大集开市</span></section><p>第一段。<p>第二段<br>还是第二段。'
        "<ol start='3'><li>报到</li><li>开会</li></ol>散会。"
    )
    assert told(html) == [
        ("title", "大集开市"), ("", "第一段。"), ("", "第二段"), ("", "还是第二段。"),
        ("list", "报到"), ("list", "开会"), ("", "散会。"),
    ]  # fmt: skip
    cleaned = clean(read_pasted(html.encode()))
    (article,) = assemble(cleaned.draft, cleaned.guesses, ["a"])
    markers = [dict(block.attributes) for block in article.body if block.kind == "list-item"]
    assert markers == [{"marker": "3."}, {"marker": "4."}]


WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><title>文档</title>
<!--[if gte mso 9]><xml><o:Author>某人</o:Author></xml><![endif]--><style>p.MsoNormal{{}}</style>
</head><body lang=ZH-CN><!--StartFragment-->
<h1 align=center style='text-align:center'>大集开市<o:p></o:p></h1>
<p class=MsoNormal style='x:1'>来了<b>三百</b>人<del cite="x"><span>二百人</span></del>
产<span>CO<sub>2</sub></span>少。<span class=MsoCommentReference><a id="_c_1">[A1]</a></span></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Wingdings;mso-list:Ignore'>l<span style='font:7.0pt "Times New Roman"'>&nbsp;
</span></span><![endif]>第一项</p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<table><tr><td><p class=MsoNormal>时间</p></td><td><p class=MsoNormal>地点</p></td></tr></table>
<div style='mso-element:comment-list'><p class=MsoCommentText>请核对</p></div>
<!--EndFragment--></body></html>"""


def test_words_html_without_what_nobody_sees() -> None:
    assert told(WORD) == [
        ("heading", "大集开市"), ("", "来了三百人 产CO2少。"), ("", "· 第一项"),
        ("table", "时间\t地点"),
    ]  # fmt: skip
    marks = {(mark.mark, read_pasted(WORD.encode()).text[mark.start : mark.end])
             for mark in read_pasted(WORD.encode()).marks}  # fmt: skip
    assert marks == {("strong", "三百"), ("sub", "2")}


def test_the_head_windows_gives_a_clip_is_no_text() -> None:
    clip = (
        "Version:0.9\r\nStartHTML:0000000105\r\nEndHTML:0000000199\r\nSourceURL:https://a.cn\r\n"
        "<html><body>\r\n前<!--StartFragment --><p>大集开市。</p><!--EndFragment-->后</body></html>"
    )
    assert told(clip) == [("", "大集开市。")]
    bare = clip.replace("<!--StartFragment -->", "").replace("<!--EndFragment-->", "")
    assert told(bare) == [("", "前"), ("", "大集开市。"), ("", "后")]


@pytest.mark.parametrize(
    "text", ["比 <b 还小", "5<6，7>6。", "<来稿>请看", "1 < 2", "<bold> 不是网页"]
)
def test_text_with_a_sign_of_less_stays_text(text: str) -> None:
    source = read_pasted(text.encode())
    assert (source.kind, source.text) == ("txt", text)


def test_tables_that_lay_out_a_page_are_text() -> None:
    long = "一段很长的正文，" * 9
    assert told(f"<table><tr><td>{long}</td><td>旁边</td></tr></table>") == [
        ("", long), ("", "旁边"),
    ]  # fmt: skip
    inner = "<table><tr><td>甲</td><td>乙</td></tr></table>"
    assert told(f"<table><tr><td>外{inner}</td></tr></table>") == [("", "外"), ("table", "甲\t乙")]


def test_what_nothing_ended_does_not_swallow_the_rest() -> None:
    """A centred paragraph that was never closed centres nothing after it."""
    html = "<p align=center><b>题目</b><p><b>加粗的正文。</b><pre>一行\n  二行</pre><li>甲<li>乙"
    assert told(html) == [
        ("title", "题目"), ("", "加粗的正文。"), ("", "一行"), ("", "二行"), ("list", "甲"),
        ("list", "乙"),
    ]  # fmt: skip


def test_pictures_in_the_page_are_taken_and_no_other_is_fetched() -> None:
    png = b"\x89PNG\r\n\x1a\n" + b"0" * 20
    inside = base64.b64encode(png).decode()
    source = read_pasted(
        f"<p>大集<img src='data:image/png;base64,{inside}'><img src='file:///etc/hosts.png'>"
        "<img src='data:image/png;base64,PGI+'><img src='data:text/html;base64,PGI+'></p>".encode()
    )
    assert [(asset.name, asset.data) for asset in source.assets] == [("pasted-1.png", png)]
    assert [(code, value[:12]) for code, value in source.remarks] == [
        ("copy-picture-not-fetched", "file:///etc/"),
        ("copy-picture-not-fetched", "data:image/p"),
        ("copy-picture-not-fetched", "data:text/ht"),
    ]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "copy-empty"), (b" \r\n", "copy-empty"), (b"<p><br></p>", "copy-empty"),
        (b"<style>p{}</style>", "copy-empty"), (b"\x89PNG\r\n\x1a\n", "copy-kind-unknown"),
        (b"PK\x03\x04 nothing", "copy-damaged"), (b"%PDF-1.7 x", "copy-damaged"),
        (bytes(range(128, 256)) * 20, "copy-encoding"),
    ],
)  # fmt: skip
def test_bytes_that_are_no_copy_are_refused(data: bytes, code: str) -> None:
    with pytest.raises(PagesetterError) as refused:
        read_pasted(data)
    assert [f.code for f in refused.value.findings] == [code]


def test_other_kinds_and_encodings_are_told_by_their_bytes() -> None:
    document, kept = docx.Document(), io.BytesIO()
    document.add_paragraph("大集：开市。")
    document.save(kept)
    source = read_pasted(kept.getvalue())
    assert (source.kind, source.name) == ("docx", "大集开市.docx")
    page = read_pasted("<p>大集开市，来了很多人。</p>".encode("gb18030"))
    assert (page.kind, page.text) == ("html", "大集开市，来了很多人。\n")
    assert read_pasted("大集开市了，人很多。".encode("utf-16")).name == "大集开市了人很多.txt"
    assert read_pasted("……\n——\n".encode()).name == "pasted.txt"
    assert (
        pasted.name_of("一二三四五六七八九十一二三四五六七") == "一二三四五六七八九十一二三四五六"
    )


class _Input:
    def __init__(self, data: bytes) -> None:
        self.buffer = io.BytesIO(data)


def test_import_from_standard_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", str(tmp_path / "报"), "--layout", "tabloid-5x15"]) == 0
    (issue,) = (tmp_path / "报" / "issues").iterdir()
    monkeypatch.setattr("sys.stdin", _Input("<h1>大集开市</h1><p>来了很多人。</p>".encode()))
    assert main(["import", "-", "--into", str(issue)]) == 0
    assert "大集开市.md" in capsys.readouterr().out
    text = (issue / "copy" / "大集开市.md").read_text("utf-8")
    assert "headline: 大集开市" in text
    assert "来了很多人。" in text
    # The same copy pasted again is told, and nothing is written twice.
    importer = Importer(str(issue))
    importer.add_pasted("<h1>大集开市</h1><p>来了很多人。</p>".encode())
    assert [f.code for f in importer.findings] == ["copy-same-version"]
    assert importer.files == {}
