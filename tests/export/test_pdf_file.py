"""The file round the pages: boxes, labels, bookmarks, information, identity."""

from __future__ import annotations

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from made_fonts import name_keyed_cff
from reader import opened, tool
from typeset import Faces, pt, set_run, sheet

from pagesetter.display import DisplayList, PlaceImage, Tag
from pagesetter.export.pdf import PdfImage, write_pdf
from pagesetter.findings import PagesetterError
from pagesetter.fonts import FontBook, FontFace
from pagesetter.geometry import Rect

INFO = {"title": "试验报 (一)", "date": "2026-11-24"}


def numbers(array: object) -> list[float]:
    return [float(v) for v in array]  # type: ignore[attr-defined]


def test_qpdf_finds_nothing_wrong(page: DisplayList, fonts: FontBook, tmp_path: Path) -> None:
    path = tmp_path / "page.pdf"
    path.write_bytes(write_pdf([page, page], fonts, **INFO))
    assert "No syntax or stream encoding errors found" in tool("qpdf", "--check", str(path))


def test_every_font_is_an_embedded_subset_and_none_is_helvetica(
    page: DisplayList, fonts: FontBook, tmp_path: Path
) -> None:
    path = tmp_path / "page.pdf"
    path.write_bytes(write_pdf([page], fonts, **INFO))
    rows = [line.split() for line in tool("pdffonts", str(path)).splitlines()[2:]]
    assert len(rows) == 3
    assert {" ".join(row[1:4]) for row in rows} == {"CID Type 0C", "CID TrueType Identity-H"}
    for row in rows:
        assert row[0][6] == "+"
        assert row[-5:-2] == ["yes", "yes", "yes"]
    assert b"Helvetica" not in path.read_bytes()


def test_boxes(page: DisplayList, fonts: FontBook) -> None:
    """A sheet of 400 × 300 pt, its trim 10 pt and its bleed 4 pt inside; y is turned round."""
    shifted = page._replace(trim=Rect(pt(10), pt(20), pt(380), pt(270)))
    pdf = opened(write_pdf([shifted], fonts, **INFO))
    read = pdf.pages[0]
    assert numbers(read.MediaBox) == [0, 0, 400, 300]
    assert numbers(read.TrimBox) == [10, 10, 390, 280]
    assert numbers(read.BleedBox) == [4, 4, 396, 296]
    assert "/CropBox" not in read
    assert "/Rotate" not in read


def test_page_labels_are_the_printed_numbers(fonts: FontBook, tmp_path: Path) -> None:
    run = set_run(fonts.primary("报宋"), "版", 9, 20, 40)
    labels = ["1", "2", "3", "A7", "A8", "增刊", "05", "9"]
    pdf = write_pdf([sheet([run], label=label) for label in labels], fonts, **INFO)
    read = opened(pdf)
    assert [page.label for page in read.pages] == labels
    assert len(read.Root.PageLabels.Nums) == 2 * 5  # 1–3, A7–A8, 增刊, 05, 9


def test_bookmarks_go_to_pages_and_articles(page: DisplayList, fonts: FontBook) -> None:
    run = set_run(fonts.primary("报宋"), "版", 9, 20, 40)
    empty = Tag("article", (), "尚空")
    plain = sheet([Tag("article", (run,), ""), Tag("furniture", (run,), "版眉"), empty], label="A2")
    pdf = opened(write_pdf([page, plain], fonts, **INFO))
    with pdf.open_outline() as outline:
        first, second = outline.root
        assert [first.title, second.title] == ["第A1版", "第A2版"]
        assert [item.title for item in first.children] == ["科学的春天", "第二 篇"]
        assert [item.title for item in second.children] == ["尚空"]
        assert str(second.children[0].destination[1]) == "/Fit"
        headline, other = (item.destination for item in first.children)
    pages = [p.obj.objgen for p in pdf.pages]
    assert headline[0].objgen == pages[0]
    # 48 pt at (60, 100): its em box begins 0.88 × 48 pt above the baseline; 300 pt high.
    assert [float(v) for v in list(headline)[2:4]] == pytest.approx([60, 300 - 100 + 42.24])
    # The second begins with 12 pt at (60, 200).
    assert [float(v) for v in list(other)[2:4]] == pytest.approx([60, 300 - 200 + 10.56])
    assert pdf.Root.Outlines.First.Dest[0].objgen == pages[0]
    assert pdf.Root.Outlines.Last.Dest[0].objgen == pages[1]
    assert pdf.Root.Outlines.Count == 5


def test_bookmark_titles_can_be_given(page: DisplayList, fonts: FontBook) -> None:
    pdf = opened(write_pdf([page], fonts, **INFO, outlines=["要闻"]))
    assert str(pdf.Root.Outlines.First.Title) == "要闻"
    english = opened(write_pdf([page], fonts, **INFO, language="en"))
    assert str(english.Root.Outlines.First.Title) == "Page A1"
    assert str(english.Root.Lang) == "en"


def test_information(page: DisplayList, fonts: FontBook) -> None:
    pdf = opened(write_pdf([page], fonts, **INFO))
    info = {key: str(value) for key, value in pdf.docinfo.items()}
    assert info.pop("/Creator").startswith("pagesetter ")
    assert info.pop("/Producer").startswith("pagesetter ")
    assert info == {
        "/Title": "试验报 (一)",
        "/CreationDate": "D:20261124120000Z",
        "/ModDate": "D:20261124120000Z",
        "/Trapped": "/False",
    }
    assert str(pdf.Root.Lang) == "zh-Hans"
    escaped = opened(write_pdf([page], fonts, title=r"a\(b", date="2026-1-2"))
    assert str(escaped.docinfo["/Title"]) == r"a\(b"
    assert str(escaped.docinfo["/ModDate"]) == "D:20260102120000Z"


def test_no_placeholder_and_no_clock(page: DisplayList, fonts: FontBook) -> None:
    pdf = write_pdf([page], fonts, **INFO)
    for word in (b"anonymous", b"untitled", b"unspecified", b"D:2000", b"ASCII85"):
        assert word not in pdf


def test_identity_follows_the_content(page: DisplayList, fonts: FontBook) -> None:
    def identity(pdf: bytes) -> bytes:
        first, second = opened(pdf).trailer.ID
        assert bytes(first) == bytes(second)
        assert len(bytes(first)) == 16
        return bytes(first)

    loose = set_run(fonts.primary("报宋"), "版", 9, 20, 40)
    all_different = {
        identity(write_pdf([page], fonts, **INFO)),
        identity(write_pdf([page._replace(items=(*page.items, loose))], fonts, **INFO)),
        identity(
            write_pdf([page._replace(items=(*page.items, loose.moved(999, 0)))], fonts, **INFO)
        ),
        identity(write_pdf([page._replace(label="9")], fonts, **INFO)),
        identity(write_pdf([page], fonts, title="别的报", date="2026-11-24")),
        identity(write_pdf([page], fonts, title="试验报 (一)", date="2026-11-25")),
    }
    assert len(all_different) == 6


SCRIPT = """
import sys
sys.path.insert(0, {tests!r})
from typeset import set_run, sheet
from pagesetter.display import Tag
from pagesetter.export.pdf import write_pdf
from pagesetter.fonts import FontBook
fonts = FontBook()
runs = tuple(
    set_run(fonts.primary(role), text, 9, 20, y)
    for y, (role, text) in enumerate(
        [("报宋", "全国各地，office 葛\\U000e0105 缺😀"), ("黑", "标题"), ("楷", "楷体")], 40
    )
)
page = sheet([Tag("article", runs, "篇")])
sys.stdout.buffer.write(write_pdf([page, page], fonts, title="试验报", date="2026-11-24"))
"""


def test_same_bytes_under_any_circumstances(tmp_path: Path) -> None:
    script = SCRIPT.format(tests=os.path.dirname(os.path.abspath(__file__)))
    source = os.path.join(os.path.dirname(__file__), "..", "..", "src")
    other = tmp_path / "另一个 文件夹"
    other.mkdir()
    hashes = set()
    for seed, zone, language, folder in (
        ("0", "UTC", "C.UTF-8", str(tmp_path)),
        ("1", "Asia/Kolkata", "C", str(other)),
        ("4242", "America/St_Johns", "zh_CN.UTF-8", "/"),
    ):
        environment = {
            **os.environ,
            "PYTHONPATH": os.path.abspath(source),
            "PYTHONHASHSEED": seed,
            "TZ": zone,
            "LC_ALL": language,
            "LANG": language,
            "SOURCE_DATE_EPOCH": seed,
        }
        done = subprocess.run(
            [sys.executable, "-c", script], cwd=folder, env=environment, capture_output=True,
            check=True,
        )  # fmt: skip
        assert done.stdout.startswith(b"%PDF-1.6")
        hashes.add(sha256(done.stdout).hexdigest())
    assert len(hashes) == 1


def test_writing_loads_neither_canvas_nor_platypus_nor_qt() -> None:
    """Start-up is half of a page's time: what is not needed must not be imported."""
    script = SCRIPT.format(tests=os.path.dirname(os.path.abspath(__file__)))
    script = script.replace("sys.stdout.buffer.write(write_pdf", "len(write_pdf")
    script += "print(*sorted(sys.modules))"
    source = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "src")
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONPATH": source},
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = done.stdout.split()
    assert "reportlab.pdfbase.pdfdoc" in loaded
    for name in ("reportlab.pdfgen.canvas", "reportlab.platypus", "PySide6", "numpy",
                 "fontTools", "pypdfium2", "dataclasses"):  # fmt: skip
        assert name not in loaded


def test_a_face_that_forbids_embedding_writes_nothing(tmp_path: Path) -> None:
    forbidden = FontFace(name_keyed_cff(str(tmp_path), fs_type=2))
    free = FontFace(name_keyed_cff(str(tmp_path), family="Test Free"))
    page = sheet([set_run(face, "科学", 9, 20, 40) for face in (free, forbidden)])
    with pytest.raises(PagesetterError) as caught:
        write_pdf([page], Faces([free, forbidden]), **INFO)  # type: ignore[arg-type]
    (found,) = caught.value.findings
    assert found.code == "font-embedding-forbidden"
    assert found.severity == "error"
    assert dict(found.params) == {"face": "TestKeyed"}


def test_preview_embedding_is_enough_to_print(tmp_path: Path) -> None:
    face = FontFace(name_keyed_cff(str(tmp_path), fs_type=4))
    page = sheet([set_run(face, "科学", 9, 20, 40)])
    assert write_pdf([page], Faces([face]), **INFO).startswith(b"%PDF-1.6")  # type: ignore[arg-type]


def test_a_picture_lies_in_its_box_behind_its_clip(fonts: FontBook) -> None:
    grey = PdfImage(2, 1, "DeviceGray", 8, "", bytes([0, 128]))
    placed = PlaceImage(
        "a", Rect(pt(10), pt(20), pt(100), pt(50)), Rect(pt(20), pt(30), pt(60), pt(20))
    )
    pdf = opened(write_pdf([sheet([placed, placed])], fonts, {"a": grey}, **INFO))
    read = pdf.pages[0]
    assert read.Contents.read_bytes().splitlines()[0] == (
        b"q 20 250 60 20 re W n 100 0 0 50 10 230 cm /Im1 Do Q"
    )
    (image,) = read.Resources.XObject.values()
    assert (image.Width, image.Height, str(image.ColorSpace)) == (2, 1, "/DeviceGray")
    assert image.read_bytes() == bytes([0, 128])


def test_an_empty_page_is_a_page(fonts: FontBook) -> None:
    pdf = opened(write_pdf([sheet([])], fonts, **INFO))
    assert len(pdf.pages) == 1
    assert pdf.pages[0].Contents.read_bytes() == b""
