"""A real LibreOffice: .doc, .odt and .rtf files it made itself, read back through it.

Where it is not installed these tests are skipped (tests/skips.txt); a stand-in program holds how it
is called in `test_copy_formats`.
"""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt
from PIL import Image

from pagesetter.copydesk.assemble import assemble
from pagesetter.copydesk.desk import clean
from pagesetter.copydesk.reading.convert import office
from pagesetter.copydesk.reading.read import read_copy
from pagesetter.findings import PagesetterError

pytestmark = pytest.mark.skipif(not office(), reason="LibreOffice is not installed")
KINDS = ("doc", "odt", "rtf")


def made(path: Path) -> None:
    """A Word file with what copy has: titles, a list, a table, a picture, changes, small digits."""
    document = docx.Document()
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = title.add_run("林县科协 把大集办到渡口边")
    run.bold, run.font.size = True, Pt(22)
    body = document.add_paragraph("　　昨天，大集来了1200多人，CO")
    body.add_run("2").font.subscript = True
    body.add_run("少了，")
    body.add_run("大家都高兴").bold = True
    for tag, text in (("ins", "三百"), ("del", "二百")):
        kind = "t" if tag == "ins" else "delText"
        body._p.append(
            parse_xml(
                f"<w:{tag} {nsdecls('w')} w:id='1' w:author='x' w:date='2026-11-24T00:00:00Z'>"
                f"<w:r><w:{kind}>{text}</w:{kind}></w:r></w:{tag}>"
            )
        )
    body.add_run("人报了名。")
    document.add_heading("摆摊", 2)
    document.add_paragraph("报到", style="List Number")
    document.add_paragraph("开会", style="List Number")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "时间", "地点"
    picture = io.BytesIO()
    Image.new("RGB", (60, 40), (200, 20, 20)).save(picture, "PNG")
    document.add_picture(io.BytesIO(picture.getvalue()), width=Mm(30))
    document.add_paragraph("图为大集现场。", style="Caption")
    document.save(str(path))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same file in each kind, as LibreOffice writes it."""
    folder = tmp_path_factory.mktemp("office")
    made(folder / "来稿.docx")
    profile = (folder / "profile").as_uri()
    for kind in KINDS:
        subprocess.run(
            [office(), f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind,
             "--outdir", str(folder), str(folder / "来稿.docx")],
            check=True, capture_output=True, timeout=600,
        )  # fmt: skip
    return folder


@pytest.mark.parametrize("kind", KINDS)
def test_old_kinds_read_as_the_word_file_does(folder: Path, kind: str) -> None:
    source = read_copy(str(folder / f"来稿.{kind}"))
    assert (
        source.text.splitlines()[1]
        == "　　昨天，大集来了1200多人，CO2少了，大家都高兴三百人报了名。"
    )
    assert source.data == (folder / f"来稿.{kind}").read_bytes()
    cleaned = clean(source)
    assert [(g.role, g.row.text.replace("\v", "/")) for g in cleaned.guesses] == [
        ("headline", "林县科协/把大集办到渡口边"),
        ("paragraph", "昨天，大集来了1200多人，CO2少了，大家都高兴三百人报了名。"),
        ("subhead", "摆摊"), ("list-item", "报到"), ("list-item", "开会"),
        ("table", "时间\t地点"), ("figure", "〔图片：来稿-1.png〕"), ("caption", "图为大集现场。"),
    ]  # fmt: skip
    (article,) = assemble(cleaned.draft, cleaned.guesses, ["a"])
    marked = [(span.text, span.marks) for span in article.body[0].spans if span.marks]
    assert marked == [("2", ("sub",)), ("大家都高兴", ("strong",))]
    assert [dict(b.attributes)["marker"] for b in article.body if b.kind == "list-item"] == [
        "1.", "2.",
    ]  # fmt: skip
    (asset,) = source.assets
    assert Image.open(io.BytesIO(asset.data)).getpixel((5, 5)) == (200, 20, 20)
    assert ("copy-tracked-count", "2") in source.remarks


@pytest.mark.parametrize(
    ("kind", "codes"),
    [("doc", ["copy-not-converted"]), ("odt", ["copy-damaged"]), ("rtf", ["copy-not-converted"])],
)
def test_a_damaged_one_is_refused(
    folder: Path, tmp_path: Path, kind: str, codes: list[str]
) -> None:
    path = tmp_path / f"a.{kind}"
    path.write_bytes((folder / f"来稿.{kind}").read_bytes()[:3000])
    with pytest.raises(PagesetterError) as refused:
        read_copy(str(path))
    assert [f.code for f in refused.value.findings] == codes
