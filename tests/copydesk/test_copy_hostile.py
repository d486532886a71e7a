"""Files from strangers: whatever the bytes, a source or one sentence, in bounded time."""

from __future__ import annotations

import io
import random
import struct
import zipfile
from pathlib import Path
from time import process_time

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pagesetter.copydesk.desk import clean
from pagesetter.copydesk.files import plan
from pagesetter.copydesk.reading import convert, package
from pagesetter.copydesk.reading.pasted import read_pasted
from pagesetter.copydesk.reading.read import read_copy
from pagesetter.findings import PagesetterError

NAMES = ("a.txt", "a.md", "a.html", "a.docx", "a.doc", "a.odt", "a.rtf", "a.pdf", "a.exe", "a")
HEADS = (b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-1.7\n", b"{\\rtf1 ",
         b"<!doctype html><p>", b"\xff\xfe", b"\xef\xbb\xbf", b"\x89PNG")  # fmt: skip
SECONDS = 30.0
"""Of the processor, for one file, on a slow machine; the longest takes 2."""


@pytest.fixture(autouse=True)
def no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(convert, "office", lambda: "")


def read(path: Path) -> str:
    """Read and clean a file: "" when that works, else the code of what is told."""
    started = process_time()
    try:
        plan(clean(read_copy(str(path))), set())
        code = ""
    except PagesetterError as error:
        (found,) = error.findings
        assert found.message("en")
        assert found.message("zh")
        code = found.code
    assert process_time() - started < SECONDS
    return code


@given(st.sampled_from(NAMES), st.sampled_from(HEADS), st.binary(max_size=300))
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_bytes(tmp_path: Path, name: str, head: bytes, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(head + data)
    read(path)


def word() -> bytes:
    document = docx.Document()
    document.add_heading("科普大集", 1)
    document.add_paragraph("昨天，林县科协举办科普大集。")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("seed", range(12))
def test_damaged_word_files(seed: int, tmp_path: Path) -> None:
    """Bytes turned over, cut off, or put in, in the archive and in the XML inside it."""
    rng = random.Random(seed)
    data = bytearray(word())
    path = tmp_path / "a.docx"
    for _ in range(4):
        damaged = bytearray(data)
        for _ in range(rng.randint(1, 30)):
            damaged[rng.randrange(len(damaged))] = rng.randrange(256)
        path.write_bytes(bytes(damaged[: rng.randint(4, len(damaged))]))
        read(path)
        path.write_bytes(repacked(bytes(data), lambda xml: mangled(xml, rng)))
        read(path)


def mangled(xml: bytes, rng: random.Random) -> bytes:
    start = rng.randrange(len(xml))
    if rng.random() < 0.5:
        return xml[:start] + xml[start + rng.randint(1, 60) :]
    return xml[:start] + rng.choice((b"<w:p>", b"</w:body>", b"&x;", b"\0", b"]]>")) + xml[start:]


def repacked(data: bytes, change: object) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == "word/document.xml" and callable(change):
                text = change(text)
            new.writestr(name, text)
    return stream.getvalue()


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    """Ten lines of entities that would become a billion characters, and one that names a file."""
    bomb = "".join(f'<!ENTITY x{n} "{f"&x{n - 1};" * 10}">' for n in range(1, 10))
    secret = tmp_path / "secret.txt"
    secret.write_text("机密", "utf-8")
    for entity in (
        f'<!ENTITY x0 "哈哈哈哈哈哈">{bomb}',
        f'<!ENTITY x9 SYSTEM "{secret.as_uri()}">',
    ):
        path = tmp_path / "a.docx"
        path.write_bytes(repacked(word(), lambda xml: with_entity(xml, entity)))  # noqa: B023
        assert read(path) in ("", "copy-damaged")
        try:
            text = read_copy(str(path)).text
        except PagesetterError:
            text = ""
        assert "机密" not in text
        assert len(text) < 1000


def with_entity(xml: bytes, entity: str) -> bytes:
    head, _, rest = xml.partition(b"?>")
    rest = rest.replace("昨天".encode(), b"&x9;")
    return head + f"?>\n<!DOCTYPE d [{entity}]>".encode() + rest


def test_depth_is_bounded(tmp_path: Path) -> None:
    deep = b"<w:sdt><w:sdtContent>" * 4000 + b"</w:sdtContent></w:sdt>" * 4000
    path = tmp_path / "a.docx"
    path.write_bytes(repacked(word(), lambda xml: xml.replace(b"<w:body>", b"<w:body>" + deep)))
    assert read(path) in ("", "copy-damaged")
    page = tmp_path / "a.html"
    page.write_bytes(b"<div>" * 50_000 + "很深的一段。".encode())
    assert read(page) == ""


def test_bombs_are_told_by_what_the_directory_says(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (8 << 20))
    path.write_bytes(stream.getvalue())
    assert read(path) == "copy-bomb"
    odt = tmp_path / "a.odt"
    odt.write_bytes(stream.getvalue())
    assert read(odt) == "copy-bomb"
    many = io.BytesIO()
    with zipfile.ZipFile(many, "w") as archive:
        for number in range(package.MAX_ENTRIES + 1):
            archive.writestr(str(number), b"")
    path.write_bytes(many.getvalue())
    assert read(path) == "copy-bomb"


def test_a_directory_that_lies_is_no_bomb(tmp_path: Path) -> None:
    """An entry that unpacks to more than it says ends there."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (900 << 10))
    data = bytearray(stream.getvalue())
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 100)
    path = tmp_path / "a.docx"
    path.write_bytes(bytes(data))
    assert read(path) in ("copy-damaged", "copy-mislabelled")


def test_long_lines_and_many_lines_take_bounded_time(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("（" * 40_000 + "科协" * 20_000 + '"' * 20_001 + "\n", "utf-8")
    assert read(path) == ""
    path.write_text("甲。\n" * 10_000, "utf-8")
    assert read(path) == ""
    path.write_text("甲" + " " * 60_000 + "乙\n", "utf-8")
    assert read(path) == ""


@pytest.mark.parametrize("section", ["<![en0if]>", "<![CDATA[x]]>", "<![", "<![if !x", "<!x>"])
def test_sections_word_never_wrote_are_no_fault(section: str) -> None:
    source = read_pasted(f"<p>大集{section}</p><p>开市。</p>".encode())
    assert source.text.startswith("大集")


def test_what_an_article_cannot_hold_is_told_and_its_words_are_kept() -> None:
    """Small type that ends in a mark has no place in the article's file; two lists of one item
    each would count on there."""
    made = plan(
        clean(
            read_pasted(
                "<ul><li>大集<sub>2开市。</sub></li></ul><ol><li>报到</li></ol><ol><li>开会</li></ol>".encode()
            )
        ),
        set(),
    )
    assert [f.code for f in made.findings] == ["copy-marks-lost"]
    assert [(b.kind, b.text) for b in made.articles[0].body] == [
        ("list-item", "大集2开市。"), ("list-item", "报到"), ("paragraph", "1.开会"),
    ]  # fmt: skip
