"""Pictures and boxes nobody should send, through the command line: told, and no half file."""

from __future__ import annotations

import os
import re
import struct
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pytest
from made_heic import heic
from made_pictures import encoded, jpeg_saying, noise, photo, png
from PIL import Image
from small_issue import FILES, write_issue

from pagesetter.cli.main import main

PAGE = FILES["pages/01.yaml"]
BOX = (
    "boxes:\n  - {id: p, kind: picture, column: 2, line: 1, columns: 1, lines: 8, "
    "picture: {source: a.jpg, alternative: 图}}\n"
)
LIGHT = photo(600, 400).convert("CMYK").point(lambda value: value // 2)
GRADIENT = Image.linear_gradient("L").resize((600, 400))
HEAVY = Image.merge("CMYK", [Image.new("L", (600, 400), 200)] * 3 + [GRADIENT])
JPEG = encoded(photo(600, 400), "JPEG")


def animated() -> bytes:
    second = photo(600, 400).transpose(Image.Transpose.ROTATE_180)
    return encoded(photo(600, 400), "GIF", save_all=True, append_images=[second])


class Case(NamedTuple):
    data: bytes | None
    words: str
    """What is told of it; nothing when empty."""
    code: int


PICTURES = {
    "truncated": Case(JPEG[: len(JPEG) // 2], r"a\.jpg.*(damaged|cut short)", 1),
    "lying": Case(jpeg_saying(JPEG, 6000, 4000), r"a\.jpg", 1),
    "lying PNG": Case(png(600, 400, 8, 2, bytes(900)), r"a\.jpg", 1),
    "bomb": Case(png(60_000, 60_000, 1, 0, b""), r"a\.jpg", 1),
    "HEIC": Case(heic(columns=10, rows=7), "", 0),
    "HEIC cut short": Case(heic()[:-20], r"a\.jpg.*(damaged|cut short)", 1),
    "no picture": Case("一段文字".encode(), r"a\.jpg", 1),
    "vanished": Case(None, r"a\.jpg", 1),
    "CMYK": Case(encoded(LIGHT, "JPEG"), "", 0),
    "heavy CMYK": Case(encoded(HEAVY, "JPEG"), r"a\.jpg lays down up to 3\d\d % of ink", 0),
    "16 bits": Case(png(600, 400, 16, 0, (b"\0" + struct.pack(">H", 30000) * 600) * 400), "", 0),
    "palette": Case(encoded(photo(600, 400).quantize(32), "PNG"), "", 0),
    "1 bit": Case(encoded(noise("L", 1200, 800).convert("1"), "PNG"), "", 0),
    "animated": Case(animated(), "first", 0),
}


@pytest.mark.parametrize("name", PICTURES)
def test_picture(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = PICTURES[name]
    page = PAGE.replace("stories:", BOX + "stories:")
    issue = write_issue(str(tmp_path / "issue"), {"pages/01.yaml": page, "a.jpg": case.data})
    out = tmp_path / "a.pdf"
    code = main(["render", issue, "-o", str(out)])
    told = capsys.readouterr().err
    assert "Traceback" not in told
    assert code == case.code, told
    if case.words:
        assert re.search(case.words, told), told
    else:
        assert "a.jpg" not in told
    with pikepdf.open(out) as pdf:
        shown: dict[str, object] = dict(pdf.pages[0].Resources.get("/XObject", {}))
        assert len(shown) == (0 if case.code else 1)


def test_picture_that_changed_after_it_was_checked(tmp_path: Path) -> None:
    """The cache knows a picture by its bytes: another one under the name is drawn anew."""
    page = PAGE.replace("stories:", BOX + "stories:")
    issue = write_issue(str(tmp_path / "issue"), {"pages/01.yaml": page, "a.jpg": JPEG})
    first, second = tmp_path / "1.pdf", tmp_path / "2.pdf"
    assert main(["render", issue, "-o", str(first)]) == 0
    turned = photo(600, 400).transpose(Image.Transpose.ROTATE_180)
    (tmp_path / "issue" / "a.jpg").write_bytes(encoded(turned, "JPEG"))
    assert main(["render", issue, "-o", str(second)]) == 0
    assert first.read_bytes() != second.read_bytes()


def test_a_picture_on_two_pages_is_told_at_each_of_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = PAGE.replace("stories:", BOX + "stories:")
    other = page.replace("article: a", "article: b")
    issue = write_issue(
        str(tmp_path / "issue"),
        {
            "issue.yaml": FILES["issue.yaml"].replace("[01]", "[01, 03]"),
            "pages/01.yaml": page,
            "pages/03.yaml": other,
            "copy/b.md": FILES["copy/a.md"],
            "a.jpg": encoded(photo(60, 40), "JPEG"),
        },
    )
    assert main(["render", issue, "-o", str(tmp_path / "a.pdf")]) == 1
    told = [line for line in capsys.readouterr().err.splitlines() if "ppi at this size" in line]
    assert [line.partition(":")[0] for line in told] == ["pages/01.yaml", "pages/03.yaml"]


NAMES = ", ".join(f"第{n}协会" for n in range(500))
ROOM = "column: 1, line: 30, columns: 2, lines: 6"
AD = "kind: ad, label: 广告, customer: 书店"
BOXES = {
    "an advertisement over a story": (
        f"  - {{id: a, {AD}, column: 1, line: 3, columns: 1, lines: 9, rows: [书]}}\n", "s1"
    ),
    "artwork of the wrong size": (
        f"  - {{id: a, {AD}, booked: {{width: 90mm, height: 60mm}}, "
        "column: 1, line: 30, picture: a.jpg}\n", "a.*(mm|millimetre)"
    ),
    "two nameplates": (
        f"  - {{id: n1, kind: nameplate, {ROOM}, rows: [甲报]}}\n"
        "  - {id: n2, kind: nameplate, column: 1, line: 40, columns: 2, lines: 6, rows: [乙报]}\n",
        "n1.*n2|n2.*n1",
    ),
    "a name wider than its cell": (
        f"  - {{id: c, kind: co-organizers, {ROOM}, columns-of-names: 4, "
        f"names: [甲, 乙, 丙, {'很长的名称' * 6}]}}\n", "很长的名称"
    ),
    "500 co-organizers": (
        f"  - {{id: c, kind: co-organizers, {ROOM}, columns-of-names: 4, names: [{NAMES}]}}\n",
        "500|box c",
    ),
    "a wrong weekday": (
        f"  - {{id: t, kind: text, {ROOM}, rows: [2026年11月24日　星期三]}}\n", "星期二|weekday"
    ),
}  # fmt: skip

WARNED = ("a name wider than its cell",)
"""A warning only; the others are errors."""


@pytest.mark.parametrize("name", BOXES)
def test_box(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    box, words = BOXES[name]
    page = PAGE.replace("stories:", f"boxes:\n{box}stories:")
    art = encoded(photo(1200, 300), "JPEG")
    issue = write_issue(str(tmp_path / "issue"), {"pages/01.yaml": page, "a.jpg": art})
    out = str(tmp_path / "a.pdf")
    assert main(["render", issue, "-o", out]) in (0, 1)
    assert "Traceback" not in capsys.readouterr().err
    assert os.path.getsize(out) > 1000
    assert main(["--lang", "en", "check", issue]) == (name not in WARNED)
    told = capsys.readouterr().out
    assert "pages/01.yaml" in told
    assert re.search(words, told), told
