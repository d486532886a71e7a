"""Kinds of file that come by a detour: PDFs by their text, old word processors by LibreOffice."""

from __future__ import annotations

import io
import os
import stat
import sys
from pathlib import Path
from time import monotonic

import docx
import pikepdf
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from pagesetter.copydesk.desk import clean
from pagesetter.copydesk.reading import convert, pdf
from pagesetter.copydesk.reading.read import read_copy
from pagesetter.findings import PagesetterError
from pagesetter.session.import_copy import copy_files

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def code_of(path: Path) -> str:
    with pytest.raises(PagesetterError) as told:
        read_copy(str(path))
    (found,) = told.value.findings
    assert found.message("zh")
    return found.code


def text_pdf(*pages: list[str]) -> bytes:
    """A PDF whose pages hold these lines, in a Chinese font that is not embedded."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    stream = io.BytesIO()
    canvas = Canvas(stream)
    for lines in pages:
        canvas.setFont("STSong-Light", 10)
        for at, line in enumerate(lines):
            canvas.drawString(72, 760 - 16 * at, line)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


LINES = [
    "昨天，林县科协在镇上举办科普大",
    "集，来了很多人，大家都说这样的",
    "活动应该多办几次，还想带上孩子",
    "一起来听，一起动手做一做。",
]


def test_text_of_a_pdf_is_joined_over_its_pages(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(text_pdf(LINES[:2], LINES[2:]))
    source = read_copy(str(path))
    assert source.kind == "pdf"
    (guess,) = clean(source).guesses
    assert guess.row.text == "".join(LINES)


def test_pdfs_that_are_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(text_pdf([], []))
    assert code_of(path) == "copy-pdf-pictures"
    path.write_bytes(text_pdf(LINES)[:300])
    assert code_of(path) == "copy-damaged"
    with pikepdf.open(io.BytesIO(text_pdf(LINES))) as document:
        document.save(path, encryption=pikepdf.Encryption(owner="b", user="a"))
    assert code_of(path) == "copy-encrypted"
    path.write_bytes(text_pdf(LINES, LINES))
    monkeypatch.setattr(pdf, "MAX_PAGES", 1)
    assert code_of(path) == "copy-pdf-long"
    monkeypatch.setattr(pdf, "MAX_PAGES", 9)
    monkeypatch.setattr(pdf, "MAX_CHARACTERS", 40)
    assert code_of(path) == "copy-pdf-long"
    monkeypatch.setattr(pdf, "MAX_CHARACTERS", 4000)
    monkeypatch.setattr(pdf, "MAX_SECONDS", -1.0)
    assert code_of(path) == "copy-pdf-long"


def office(folder: Path, body: str) -> str:
    """A program that stands in for LibreOffice."""
    path = folder / "soffice"
    path.write_text(
        f"#!/bin/sh\nexec '{sys.executable}' - \"$@\" <<'END'\n"
        f"import os, sys, time\nargs = sys.argv[1:]\n{body}\nEND\n", "utf-8"
    )  # fmt: skip
    path.chmod(path.stat().st_mode | stat.S_IEXEC)
    return str(path)


MAKES = """\
out = args[args.index("--outdir") + 1]
os.makedirs(out)
profile = next(a for a in args if a.startswith("-env:UserInstallation=file:///"))
settings = "/" + profile.split(":///", 1)[1] + "/user/registrymodifications.xcu"
assert "DisableMacrosExecution" in open(settings).read()
assert "--headless" in args and args[args.index("--convert-to") + 1] == "docx"
import docx
document = docx.Document()
document.add_paragraph(open(args[-1], "rb").read()[-24:].decode())
document.save(os.path.join(out, "copy.docx"))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script with a first line")
def test_old_kinds_go_through_libreoffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.doc"
    path.write_bytes(OLE + "科协办大集。二百".encode())
    monkeypatch.setattr(convert, "office", lambda: office(tmp_path, MAKES))
    source = read_copy(str(path))
    assert source.text.strip() == "科协办大集。二百"
    assert source.data == path.read_bytes()
    # A file that is not what it says is not given on.
    for name, data in (("a.rtf", OLE), ("a.odt", b"{\\rtf1"), ("a.doc", b"plain words")):
        wrong = tmp_path / name
        wrong.write_bytes(data)
        assert code_of(wrong) == "copy-mislabelled"


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script with a first line")
def test_an_office_that_fails_or_hangs_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.doc"
    path.write_bytes(OLE)
    monkeypatch.setattr(convert, "office", lambda: office(tmp_path, "sys.exit(1)"))
    assert code_of(path) == "copy-not-converted"
    monkeypatch.setattr(convert, "office", lambda: office(tmp_path, "time.sleep(600)"))
    started = monotonic()
    with pytest.raises(convert.NotConverted):
        convert.as_word(OLE, ".doc", seconds=0.5)
    assert monotonic() - started < 300
    monkeypatch.setattr(convert, "office", lambda: str(tmp_path / "none"))
    assert code_of(path) == "copy-convert-first"


def test_without_an_office_a_sentence_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(convert, "office", lambda: "")
    for name, data in (("a.doc", OLE), ("a.rtf", b"{\\rtf1 x}"), ("a.txt", b"{\\rtf1 x}")):
        path = tmp_path / name
        path.write_bytes(data)
        assert code_of(path) == "copy-convert-first"


def word(tmp_path: Path) -> Path:
    """A Word file with tracked changes and a caption."""
    document = docx.Document()
    paragraph = document.add_paragraph("来了")
    for tag, text in (("ins", "三百"), ("del", "二百")):
        kind = "t" if tag == "ins" else "delText"
        paragraph._p.append(
            parse_xml(
                f"<w:{tag} {nsdecls('w')} w:id='1' w:author='x'><w:r><w:{kind}>{text}"
                f"</w:{kind}></w:r></w:{tag}>"
            )
        )
    paragraph.add_run("人。")
    document.add_paragraph("大集现场", style="Caption")
    path = tmp_path / "w.docx"
    document.save(str(path))
    return path


def test_tracked_changes_are_accepted_and_told_as_wished(tmp_path: Path) -> None:
    path = word(tmp_path)
    source = read_copy(str(path))
    assert source.text == "来了三百人。\n大集现场\n"
    assert source.remarks == (("copy-tracked-count", "2"),)
    assert read_copy(str(path), tracked=True).remarks == (
        ("copy-tracked", "+三百"), ("copy-tracked", "-二百"),
    )  # fmt: skip
    assert [hint.kind for _, hint in source.hints] == ["caption"]


def test_a_folder_stands_for_the_copy_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "来稿"
    (folder / "二").mkdir(parents=True)
    for name in ("b.txt", "a.docx", "~$a.docx", ".c.txt", "d.exe", "二/e.md", "二/f"):
        (folder / name).write_bytes(b"x")
    found = copy_files([str(tmp_path / "g.txt"), str(folder)])
    assert [os.path.relpath(path, tmp_path) for path in found] == [
        "g.txt", os.path.join("来稿", "a.docx"), os.path.join("来稿", "b.txt"),
        os.path.join("来稿", "二", "e.md"),
    ]  # fmt: skip
    with pytest.raises(PagesetterError) as told:
        copy_files([_empty(tmp_path)])
    assert told.value.findings[0].code == "copy-folder"
    monkeypatch.setattr("pagesetter.session.import_copy.MAX_FILES", 2)
    with pytest.raises(PagesetterError) as told:
        copy_files([str(folder)])
    assert told.value.findings[0].code == "copy-folder-full"


def _empty(tmp_path: Path) -> str:
    (tmp_path / "空").mkdir()
    return str(tmp_path / "空")
