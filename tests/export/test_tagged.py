"""The structure of a tagged PDF, read by another library: all content once, articles in order."""

from __future__ import annotations

import os
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf
import pytest
from PIL import Image, ImageChops, ImageStat
from reader import opened, tool, unicode_map
from small_issue import FILES, write_issue

from pagesetter.cli.main import main
from pagesetter.display.walk import tags
from pagesetter.export.raster import render_png
from pagesetter.export.text import article_text
from pagesetter.session.pipeline import Press, Result, compose_issue, open_issue, press_pdf

PAINTING = {"Tj", "TJ", "f", "f*", "S", "Do", "sh", "B"}


class Content(NamedTuple):
    """The marked content of a page."""

    texts: dict[int, str]
    """Text under each number."""
    kinds: dict[int, str]
    loose: list[str]
    """Operators that paint outside of any mark."""


def content_of(page: Any) -> Content:
    texts: dict[int, str] = {}
    kinds: dict[int, str] = {}
    loose: list[str] = []
    marks: list[tuple[str, int | None, bool]] = []
    in_text, mark_depth_at_text = False, 0
    maps = {name: unicode_map(font) for name, font in page.Resources.get("/Font", {}).items()}
    font = ""
    for one in pikepdf.parse_content_stream(page):
        name, operands = str(one.operator), list(one.operands)
        if name == "BT":
            in_text, mark_depth_at_text = True, len(marks)
        elif name == "ET":
            assert len(marks) == mark_depth_at_text, "marks and text objects overlap"
            in_text = False
        elif name in ("BDC", "BMC"):
            own = operands[1] if name == "BDC" else {}
            number = int(own["/MCID"]) if "/MCID" in own else None
            if number is not None:
                assert not any(mark[1] is not None for mark in marks), "numbers within numbers"
                assert number not in texts, "a number twice"
                texts[number], kinds[number] = "", str(operands[0])
            actual = str(own["/ActualText"]) if "/ActualText" in own else None
            if actual is not None:
                for mark in marks:
                    if mark[1] is not None:
                        texts[mark[1]] += actual
            marks.append((str(operands[0]), number, actual is not None))
        elif name == "EMC":
            marks.pop()
        elif name == "Tf":
            font = str(operands[0])
        elif name in PAINTING:
            if not marks:
                loose.append(name)
            if name in ("Tj", "TJ") and not any(mark[2] for mark in marks):
                strings = operands if name == "Tj" else list(operands[0])
                codes = b"".join(bytes(s) for s in strings if isinstance(s, pikepdf.String))
                shown = "".join(
                    maps[font].get(int.from_bytes(codes[i : i + 2], "big"), "?")
                    for i in range(0, len(codes), 2)
                )
                for mark in marks:
                    if mark[1] is not None:
                        texts[mark[1]] += shown
    assert not marks
    assert not in_text
    return Content(texts, kinds, loose)


class Read(NamedTuple):
    """An element as read: its type, all its text in order, and the elements in it."""

    kind: str
    text: str
    below: tuple[Read, ...]
    element: Any


def structure_of(pdf: Any) -> tuple[Read, list[Content]]:
    """Read the whole structure; every number of every page must be in it once."""
    contents = [content_of(page) for page in pdf.pages]
    numbers = {page.objgen: i for i, page in enumerate(p.obj for p in pdf.pages)}
    seen: list[tuple[int, int]] = []
    tree = dict(_nums(pdf.Root.StructTreeRoot.ParentTree))

    def read(element: Any, parent: Any) -> Read:
        assert element.P.objgen == parent.objgen
        text, below = "", list[Read]()
        for kid in element.get("/K", []):
            if isinstance(kid, int):
                index = numbers[element.Pg.objgen]
                seen.append((index, kid))
                text += contents[index].texts[kid]
                assert contents[index].kinds[kid] == str(element.S)
                assert tree[int(pdf.pages[index].obj.StructParents)][kid].objgen == element.objgen
            else:
                below.append(read(kid, element))
                text += below[-1].text
        return Read(str(element.S), text, tuple(below), element)

    root = pdf.Root.StructTreeRoot
    found = read(root.K, root)
    assert sorted(seen) == sorted((i, n) for i, c in enumerate(contents) for n in c.texts)
    return found, contents


def _nums(tree: Any) -> Iterator[tuple[int, Any]]:
    nums = list(tree.Nums)
    yield from ((int(nums[i]), nums[i + 1]) for i in range(0, len(nums), 2))


def every(read: Read, kind: str) -> Iterator[Read]:
    if read.kind == kind:
        yield read
    for one in read.below:
        yield from every(one, kind)


def plain(text: str) -> str:
    return "".join(text.split()).replace("\u3000", "").replace("\u200b", "")


@pytest.fixture(scope="module")
def sample(root: str) -> Result:
    return compose_issue(open_issue(os.path.join(root, "examples", "science-weekly")))


def pdf_of(result: Result, press: Press = Press()) -> bytes:
    return press_pdf(result, result.composition.pages, press)


def test_the_sample_is_read_article_by_article(sample: Result) -> None:
    file = opened(pdf_of(sample))
    found, contents = structure_of(file)
    assert found.kind == "/Document"
    assert [one.kind for one in found.below] == ["/Sect"] * 4
    for sheet, page, content in zip(found.below, sample.composition.pages, contents, strict=True):
        assert content.loose == []
        expected = [plain(article_text(tag)) for tag in tags(page.display.items, "article")]
        assert [plain(one.text) for one in every(sheet, "/Art")] == [
            text for text in expected if text
        ]
    assert bool(file.Root.MarkInfo.Marked)
    assert str(file.Root.Lang) == "zh-Hans"


def test_every_picture_that_shows_something_says_what(sample: Result) -> None:
    file = opened(pdf_of(sample))
    found, _ = structure_of(file)
    figures = list(every(found, "/Figure"))
    assert "木桌上的一杯咖啡" in [str(one.element.Alt) for one in figures]
    for figure in figures:
        assert str(figure.element.Alt)
        left, bottom, right, top = (float(v) for v in figure.element.A.BBox)
        assert 0 <= left < right <= 780
        assert 0 <= bottom < top <= 1106
    captions = [one.text for one in every(found, "/Caption")]
    assert captions
    assert all(captions)


TABLE = """---
headline: 一个标题
kicker: 引
deck: 副
---

正文一段。

## 小标题

| 甲 | 乙 |
|---|---|
| 一 | 二 |

末段。
"""


def test_kinds_of_blocks(tmp_path: Path) -> None:
    page = FILES["pages/01.yaml"].replace("lines: 12", "lines: 60")
    page = page.replace("columns: 1", "columns: 2")
    folder = write_issue(str(tmp_path), {"copy/a.md": TABLE, "pages/01.yaml": page})
    file = opened(pdf_of(compose_issue(open_issue(folder))))
    found, _ = structure_of(file)
    (article,) = every(found, "/Art")
    told = [(one.kind, plain(one.text)) for one in article.below]
    assert told == [
        ("/P", "引"), ("/H1", "一个标题"), ("/P", "副"), ("/P", "正文一段。"), ("/H2", "小标题"),
        ("/Table", "甲乙一二"), ("/P", "末段。"),
    ]  # fmt: skip
    (table,) = every(found, "/Table")
    rows = [[plain(cell.text) for cell in row.below] for row in table.below]
    assert [len(row) for row in rows] == [2, 2]
    assert {row.kind for row in table.below} == {"/TR"}
    kinds = [[cell.kind for cell in row.below] for row in table.below]
    assert kinds == [["/TH", "/TH"], ["/TD", "/TD"]]
    heads = [
        one
        for one in file.objects
        if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/TH"
    ]
    assert [str(one.A.Scope) for one in heads] == ["/Column", "/Column"]


def test_a_picture_without_words_is_an_artifact(tmp_path: Path, root: str) -> None:
    box = (
        "boxes:\n  - {id: p, kind: picture, column: 2, line: 1, columns: 2, lines: 12, "
        "picture: assets/a.jpg}\n"
    )
    source = Path(root, "examples/science-weekly/issues/2026-11-24/assets/coffee.jpg")
    folder = write_issue(
        str(tmp_path),
        {"pages/01.yaml": FILES["pages/01.yaml"] + box, "assets/a.jpg": source.read_bytes()},
    )
    file = opened(pdf_of(compose_issue(open_issue(folder))))
    found, contents = structure_of(file)
    assert list(every(found, "/Figure")) == []
    assert contents[0].loose == []


def test_which_files_are_tagged(sample: Result, tmp_path: Path) -> None:
    def is_tagged(press: Press) -> bool:
        file = opened(pdf_of(sample, press))
        marked = b"MCID" in file.pages[1].Contents.read_bytes()
        assert marked == ("/StructTreeRoot" in file.Root) == ("/MarkInfo" in file.Root)
        return marked

    assert is_tagged(Press("x4"))
    assert not is_tagged(Press("x1a"))
    assert not is_tagged(Press("plain"))
    assert not is_tagged(Press("x4", tagged=False))
    assert is_tagged(Press("x1a", tagged=True))


def test_both_standards_stay_what_they_are(sample: Result, tmp_path: Path) -> None:
    for standard in ("x4", "x1a"):
        path = tmp_path / f"{standard}.pdf"
        path.write_bytes(pdf_of(sample, Press(standard, tagged=True)))
        assert "No syntax or stream encoding errors found" in tool("qpdf", "--check", str(path))
        assert main(["check", str(path)]) == 0
        assert "Tagged:          yes" in tool("pdfinfo", str(path))


def test_it_looks_the_same_and_costs_little(sample: Result) -> None:
    pages = sample.composition.pages[1:2]
    bare = press_pdf(sample, pages, Press("x4", tagged=False))
    full = press_pdf(sample, pages, Press("x4"))
    one, other = (Image.open(BytesIO(render_png(data, 0, 60))) for data in (bare, full))
    assert max(ImageStat.Stat(ImageChops.difference(one, other)).mean) < 0.02
    assert len(full) - len(bare) < 12_000


def test_text_in_outlines_is_still_read_in_titles(tmp_path: Path) -> None:
    folder = write_issue(str(tmp_path))
    file = opened(pdf_of(compose_issue(open_issue(folder)), Press(outlines="titles")))
    found, _ = structure_of(file)
    (head,) = every(found, "/H1")
    assert str(head.element.ActualText) == "一个标题"
