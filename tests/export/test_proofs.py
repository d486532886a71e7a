"""Proofs, marks, cut-down sheets, outlines and file names, read back from what is written."""

from __future__ import annotations

import os
import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from made_pictures import encoded, photo
from PIL import Image
from reader import opened, tool
from small_issue import FILES, all_files, write_issue
from typeset import pt, set_run, sheet

from pagesetter.cli.main import main
from pagesetter.colour import RED
from pagesetter.display import (
    DisplayList,
    FillPath,
    GlyphRun,
    Group,
    PlaceImage,
    StrokePath,
    Tag,
)
from pagesetter.display.bounds import bounds
from pagesetter.display.walk import flatten
from pagesetter.export.marks import with_marks
from pagesetter.export.outlines import outlined
from pagesetter.export.pdf import write_pdf
from pagesetter.export.placing import Move, cut_to
from pagesetter.export.proof import Ticket, content_hash, proof_sheet, proof_sheets
from pagesetter.fonts import FontBook
from pagesetter.geometry import Rect

MM = 72 / 25.4
PAGES: dict[str, str | bytes | None] = {
    "issue.yaml": FILES["issue.yaml"].replace("[01]", "[01, 03]"),
    "pages/03.yaml": FILES["pages/01.yaml"].replace("article: a", "article: b"),
    "copy/b.md": FILES["copy/a.md"],
    "paper.yaml": "format: pagesetter-paper/1\nname: 试验报\ncode: SYB\n",
}


@pytest.fixture
def issue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    return write_issue(str(tmp_path / "issue"), PAGES)


def box(page: Any, name: str) -> list[float]:
    return [round(float(v) / MM, 1) for v in page[name]]


# Proofs


def test_a_proof_is_a3_and_says_what_it_is(issue: str) -> None:
    assert main(["render", issue, "--proof", "二校"]) == 0
    assert all_files(".") == {"issue-二校.pdf"}
    with open("issue-二校.pdf", "rb") as file:
        pdf = opened(file.read())
    assert [box(page, "/MediaBox") for page in pdf.pages] == [[0, 0, 297, 420]] * 2
    text = tool("pdftotext", "-f", "1", "-l", "1", "issue-二校.pdf", "-")
    for word in (
        "二校",
        "试验报",
        "2026-11-24",
        "第1版",
        "100%",
        "责编",
        "校对",
        "值班主任",
        "总编",
    ):
        assert word in text
    assert re.search(r"\b[0-9a-f]{8}\b", text)
    assert not re.search(r"\d\d:\d\d", text)
    words = set(text.split())
    assert {"5", "10", "85"} <= words
    assert words.isdisjoint({"4", "6", "90"})


def test_the_time_only_when_asked_for(issue: str) -> None:
    assert main(["render", issue, "--proof", "清样", "--stamp", "-o", "a.pdf"]) == 0
    assert re.search(r"20\d\d-\d\d-\d\d \d\d:\d\d", tool("pdftotext", "a-清样.pdf", "-"))


def test_a_proof_shows_the_page_at_full_size_and_the_same_twice(issue: str) -> None:
    assert main(["render", issue, "--pages", "1", "-o", "page.pdf", "--standard", "plain"]) == 0
    assert main(["render", issue, "--pages", "1", "-o", "p.pdf", "--proof", "一校"]) == 0
    assert main(["render", issue, "--pages", "1", "-o", "q.pdf", "--proof", "一校"]) == 0
    with open("p-一校.pdf", "rb") as one, open("q-一校.pdf", "rb") as other:
        assert one.read() == other.read()
    page, proof = (tool("pdftotext", "-bbox", f, "-") for f in ("page.pdf", "p-一校.pdf"))

    def place(text: str) -> tuple[float, float]:
        found = re.search(r'xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>[^<]*科学普及', text)
        assert found
        return float(found[1]), float(found[2])

    (x, y), (px, py) = place(page), place(proof)
    assert px - x == pytest.approx(11 * MM, abs=0.1)  # (297 - 275) / 2
    assert 12 * MM < py - y < 16 * MM


def test_a_broadsheet_is_shown_at_70_percent(fonts: FontBook) -> None:
    run = set_run(fonts.primary("报宋"), "对开", 10, 100, 200)
    page = sheet([run], 390 * MM, 550 * MM)._replace(
        trim=Rect(0, 0, pt(390 * MM), pt(550 * MM)), bleed=Rect(0, 0, pt(390 * MM), pt(550 * MM))
    )
    proof = proof_sheet(page, fonts, Ticket("一校", "报", "2026-11-24", "第1版"))
    (shown,) = [i for i, _, _ in flatten(proof.items) if getattr(i, "text", "") == "对开"]
    assert isinstance(shown, GlyphRun)
    assert shown.size == pt(7)
    assert shown.xs[1] == pt(7)
    assert (proof.width, proof.height) == (297 * 185771, 420 * 185771)


def broadsheet(fonts: FontBook, width: float = 390, height: float = 550) -> DisplayList:
    """A page with a line every 20 pt from top to foot, called by its number."""
    count = int(height * MM - 40) // 20
    lines = [set_run(fonts.primary("报宋"), f"第{n}行", 10, 100, 40 + n * 20) for n in range(count)]
    whole = Rect(0, 0, pt(width * MM), pt(height * MM))
    return sheet(lines, width * MM, height * MM)._replace(trim=whole, bleed=whole)


@pytest.mark.parametrize(
    ("width", "height", "sheets", "lying"),
    [(390, 550, 2, True), (393, 546, 2, True), (400, 560, 3, True), (270, 700, 2, False)],
)
def test_a_broadsheet_at_full_size_is_joined_of_sheets(
    fonts: FontBook, width: int, height: int, sheets: int, lying: bool
) -> None:
    page = broadsheet(fonts, width, height)
    ticket = Ticket("一校", "报", "2026-11-24", "第1版")
    made = proof_sheets(page, fonts, ticket)
    assert len(made) == sheets
    paper = (420, 297) if lying else (297, 420)
    assert {(one.width // 185771, one.height // 185771) for one in made} == {paper}
    (group,) = made[0].items
    assert isinstance(group, Group)
    assert group.clip is not None
    seen: dict[str, list[tuple[int, int, int]]] = {}
    for at, one in enumerate(made):
        for item, dx, dy in flatten(one.items):
            if isinstance(item, GlyphRun) and item.text.endswith("行"):
                assert item.size == pt(10)
                y = item.y + dy
                if pt(10) < y < one.height - pt(2):
                    seen.setdefault(item.text, []).append((at, item.x + dx, y))
    assert len(seen) == int(height * MM - 40) // 20  # every line is on a sheet
    shared = [places for places in seen.values() if len(places) > 1]
    assert shared  # sheets overlap
    steps = {places[0][2] - places[1][2] for places in shared if places[1][0] == 1}
    assert len(steps) == 1
    assert 270 * 185771 < steps.pop() < 411 * 185771


def test_marks_tell_where_sheets_are_joined(fonts: FontBook) -> None:
    """At the same place of the page on both, outside of it."""
    page = broadsheet(fonts)
    first, second = proof_sheets(page, fonts, Ticket("一校", "报", "2026-11-24", "第1版"))

    def height_of(one: DisplayList, words: str) -> int:
        return next(
            item.y + dy
            for item, _, dy in flatten(one.items)
            if isinstance(item, GlyphRun) and item.text == words
        )

    def joins(one: DisplayList) -> list[tuple[int, int]]:
        """Left end and height of each level rule of half a point."""
        return sorted(
            (int(item.path[0][1]) + dx, int(item.path[0][2]) + dy)
            for item, dx, dy in flatten(one.items)
            if isinstance(item, StrokePath)
            and item.width == 32_768
            and item.path[0][2] == item.path[1][2]
        )

    assert len(joins(first)) == 2
    for (x1, y1), (x2, y2) in zip(joins(first), joins(second), strict=True):
        assert x1 == x2
        assert y1 - height_of(first, "第40行") == y2 - height_of(second, "第40行")
        assert 286 * 185771 < y1 < 290 * 185771
        assert 7 * 185771 < y2 < 11 * 185771
    edges = [x // 185771 for x, _ in joins(first)]
    assert edges == [5, 405]  # the page lies between 10 and 400 of these


def test_tiled_proofs_of_a_broadsheet_and_their_pictures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = FILES["pages/01.yaml"]
    assert isinstance(page, str)
    wide = re.sub(r"layout: \S+", "layout: broadsheet-7x15", page)
    issue = write_issue(str(tmp_path / "issue"), {"pages/01.yaml": wide})
    monkeypatch.chdir(tmp_path)
    assert main(["render", issue, "--proof", "一校", "--tiled", "--jpeg", "-o", "a.pdf"]) in (0, 1)
    pdf = opened((tmp_path / "a-一校.pdf").read_bytes())
    assert [box(one, "/MediaBox") for one in pdf.pages] == [[0, 0, 420, 297]] * 2
    with pdf.open_outline() as outline:
        assert [one.title for one in outline.root] == ["第1版 1/2", "第1版 2/2"]
    with Image.open(tmp_path / "a-一校-01.jpg") as picture:
        assert picture.size == (2339, 3308)  # the whole page in one
    assert main(["render", issue, "--tiled", "-o", "a.pdf"]) == 2


def test_a_tabloid_stays_on_one_sheet(page: DisplayList, fonts: FontBook) -> None:
    ticket = Ticket("一校", "报", "2026-11-24", "第1版")
    assert proof_sheets(page, fonts, ticket) == [proof_sheet(page, fonts, ticket)]


@pytest.mark.parametrize(("inks", "plates"), [("黑", "B"), ("四色", "BCMY")])
def test_a_proof_shows_the_plates_of_the_page(
    inks: str, plates: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An editor signs what will be printed: on a black page no colour."""
    monkeypatch.chdir(tmp_path)
    box = (
        f"inks: {inks}\nboxes:\n  - {{id: p, kind: picture, column: 2, line: 1, columns: 1, "
        "lines: 8, picture: {source: a.jpg, alternative: 图}}\n"
        "  - {id: t, kind: text, column: 2, line: 12, columns: 1, lines: 3, tint: 50%, "
        "tint-ink: 红, rows: [红底]}\n"
    )
    page = str(FILES["pages/01.yaml"]).replace("stories:", box + "stories:")
    issue = write_issue(
        str(tmp_path / "issue"),
        {"pages/01.yaml": page, "a.jpg": encoded(photo(300, 200), "JPEG")},
    )
    assert main(["render", issue, "--proof", "一校", "-o", "a.pdf"]) in (0, 1)
    tool("gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", "-r36",
         "-sOutputFile=p.tif", "a-一校.pdf")  # fmt: skip
    printed = set()
    for path in tmp_path.glob("p(*.tif"):
        with Image.open(path) as plate:
            if plate.convert("L").getextrema()[0] < 250:
                printed.add(path.name[2])
    assert "".join(sorted(printed)) == plates


def test_the_hash_follows_the_content(page: DisplayList) -> None:
    assert len(content_hash(page)) == 8
    other = page._replace(items=page.items[:1])
    assert content_hash(page) != content_hash(other)
    assert content_hash(page) == content_hash(page._replace())


def test_pictures_of_proofs_are_small_and_marked(issue: str) -> None:
    from PIL import ImageStat

    assert main(["render", issue, "--proof", "一校", "--jpeg", "-o", "a.pdf"]) == 0
    assert all_files(".") == {"a-一校.pdf", "a-一校-01.jpg", "a-一校-03.jpg"}
    assert os.path.getsize("a-一校-01.jpg") < 5_000_000
    with Image.open("a-一校-01.jpg") as picture:
        assert picture.size == (2339, 3308)  # A3 at 200 dpi
        grey = picture.convert("L")
    # The proof's name lies across the empty middle of the page.
    middle = grey.crop((900, 1500, 1400, 1900))
    assert ImageStat.Stat(middle).mean[0] < 254
    low, high = middle.getextrema()
    assert (low > 200, high) == (True, 255)


def test_a_picture_is_held_below_its_limit(page: DisplayList, fonts: FontBook) -> None:
    from pagesetter.export.jpeg import proof_jpeg

    pdf = write_pdf([page], fonts, title="a", date="2026-11-24")
    assert len(proof_jpeg(pdf, 0, pdf)) > 20_000
    assert len(proof_jpeg(pdf, 0, pdf, limit=20_000)) <= 20_000


# Marks and sizes


def test_marks_stand_outside_the_bleed_in_registration_ink(
    page: DisplayList, fonts: FontBook
) -> None:
    marked = with_marks(page, fonts, "试验报　第1版")
    # 400 × 300 pt with a bleed 4 pt inside: 392 × 292 pt, and 12 mm round it.
    assert marked.width == pt(392) + 2 * 12 * 185771
    assert (marked.trim.width, marked.trim.height) == (page.trim.width, page.trim.height)
    bleed = marked.bleed
    added = list(marked.items[1:])
    assert len(added) > 30
    inks = set()
    for item in added:
        place = bounds((item,))
        assert place is not None
        assert not place.overlaps(bleed)
        assert Rect(0, 0, marked.width, marked.height).contains(place)
        if isinstance(item, FillPath):
            inks.add(item.ink.cmyk)
        elif isinstance(item, StrokePath | GlyphRun):
            assert item.ink.kind == "registration"
    assert inks >= {(1000, 0, 0, 0), (0, 1000, 0, 0), (0, 0, 1000, 0), (0, 0, 0, 1000)}
    assert (400, 400, 400, 0) in inks
    pdf = opened(write_pdf([marked], fonts, title="a", date="2026-11-24"))
    spaces = [str(space[1]) for space in pdf.pages[0].Resources.ColorSpace.values()]
    assert "/All" in spaces


def test_marks_move_the_page_and_its_bookmarks_with_it(page: DisplayList, fonts: FontBook) -> None:
    plain = opened(write_pdf([page], fonts, title="a", date="2026-11-24"))
    marked = opened(write_pdf([with_marks(page, fonts, "x")], fonts, title="a", date="2026-11-24"))
    places = []
    for pdf in (plain, marked):
        with pdf.open_outline() as outline:
            places.append([float(v) for v in list(outline.root[0].children[0].destination)[2:4]])
    assert places[1][0] - places[0][0] == pytest.approx(12 * MM - 4, abs=0.01)
    assert places[1][1] - places[0][1] == pytest.approx(12 * MM - 4, abs=0.01)


def test_press_files_with_marks_pass_the_preflight(issue: str) -> None:
    assert main(["render", issue, "--marks", "--standard", "x1a", "-o", "m.pdf"]) == 0
    assert main(["check", "m.pdf"]) == 0
    with open("m.pdf", "rb") as file:
        pdf = opened(file.read())
    for page in pdf.pages:
        assert box(page, "/TrimBox") == [12, 12, 287, 402]
        assert box(page, "/MediaBox") == [0, 0, 299, 414]


def test_the_size_of_the_type_area(issue: str) -> None:
    assert main(["render", issue, "--size", "type-area", "-o", "t.pdf"]) == 0
    with open("t.pdf", "rb") as file:
        pdf = opened(file.read())
    page = pdf.pages[0]
    # 5 × 15 字 and four gutters of 1 字 at 8.5 pt; 89 lines at 11 pt from the first em box.
    width, height = 79 * 8.5, 88 * 11 + 8.5
    measured = [float(v) for v in page.TrimBox]
    assert measured[2] == pytest.approx(width, abs=0.1)
    assert measured[3] >= height - 0.1
    assert list(page.MediaBox) == list(page.TrimBox)


def test_cutting_hides_what_is_outside() -> None:
    page = sheet([], 100, 80)
    cut = cut_to(page, Rect(pt(10), pt(20), pt(50), pt(30)))
    assert (cut.width, cut.height) == (pt(50), pt(30))
    (group,) = cut.items
    assert group.clip == Rect(0, 0, pt(50), pt(30))  # type: ignore[union-attr]


def test_moving_moves_everything_alike(page: DisplayList) -> None:
    picture = PlaceImage("a", Rect(0, 0, pt(9), pt(9)), Rect(0, 0, pt(9), pt(5)))
    items = (*page.items, picture)
    before, after = bounds(items), bounds(Move(dx=pt(3), dy=pt(5)).items(items))
    assert before is not None
    assert after == before.moved(pt(3), pt(5))
    half = bounds(Move(50).items(items))
    assert half is not None
    assert abs(half.width * 2 - before.width) < 40
    assert abs(half.right * 2 - before.right) < 40


# Outlines


def test_outlines_of_titles_leave_the_text(page: DisplayList, fonts: FontBook) -> None:
    kinds = [tag.kind for tag in page.items[0].items if isinstance(tag, Tag)]  # type: ignore[union-attr]
    assert kinds[0] == "headline"
    titles, everything = outlined(page, fonts, "titles"), outlined(page, fonts, "all")

    def runs(one: DisplayList) -> list[str]:
        return [i.text for i, _, _ in flatten(one.items) if isinstance(i, GlyphRun)]

    assert "科学的春天" not in runs(titles)
    assert len(runs(titles)) == len(runs(page)) - 1
    assert runs(everything) == []
    pdf = opened(write_pdf([everything], fonts, title="a", date="2026-11-24"))
    assert "/Font" not in pdf.pages[0].Resources


def test_an_outline_has_the_shape_and_place_of_its_glyph(fonts: FontBook) -> None:
    face = fonts.primary("大黑")
    run = set_run(face, "口口", 100, 50, 150, hscale=800, ink=RED)
    page = outlined(sheet([run]), fonts, "all")
    (path,) = page.items
    assert isinstance(path, FillPath)
    assert path.ink == RED
    left, low, right, high = (n / face.upem * 100 for n in face.ink(run.gids[0]))
    places = [n / 65536 for s in path.path for n in s[1:] if isinstance(n, int)]
    xs, ys = places[0::2], places[1::2]
    assert min(xs) == pytest.approx(50 + left * 0.8, abs=0.01)
    assert max(xs) == pytest.approx(50 + 80 + right * 0.8, abs=0.01)
    assert min(ys) == pytest.approx(150 - high, abs=0.01)
    assert max(ys) == pytest.approx(150 - low, abs=0.01)


def test_outlines_look_as_the_text_does(page: DisplayList, fonts: FontBook) -> None:
    from PIL import Image, ImageChops, ImageStat

    from pagesetter.export.raster import render_png

    made = []
    for one in (page, outlined(page, fonts, "all")):
        pdf = write_pdf([one], fonts, title="a", date="2026-11-24")
        picture = Image.open(BytesIO(render_png(pdf, 0, 600))).convert("L")
        made.append(picture.resize((picture.width // 4, picture.height // 4), Image.Resampling.BOX))
    difference = ImageChops.difference(*made)
    assert ImageStat.Stat(difference).mean[0] < 0.2


# Names


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("{code}{yyyymmdd}{page:02}.pdf", ["SYB2026112401.pdf", "SYB2026112403.pdf"]),
        (
            "{paper}-{yy}{mm}{dd}-第{page}版.pdf",
            ["试验报-261124-第1版.pdf", "试验报-261124-第3版.pdf"],
        ),
        ("{number:4}_{name}.PDF", ["0007_01.PDF", "0007_03.PDF"]),
    ],
)
def test_names_by_pattern(issue: str, pattern: str, names: list[str]) -> None:
    assert main(["render", issue, "--split", "--name", pattern]) == 0
    assert all_files(".") == set(names)
    for name in names:
        assert main(["check", name]) == 0


@pytest.mark.parametrize(
    "pattern",
    ["{yyyymmdd}.pdf", "{page}.txt", "{seite}.pdf", "a/{page}.pdf", "{page:x}.pdf", "{page"],
)
def test_bad_patterns_write_nothing(
    issue: str, pattern: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["render", issue, "--split", "--name", pattern]) == 2
    assert capsys.readouterr().err
    assert all_files(".") == set()


@pytest.mark.parametrize("options", [["--jpeg"], ["--stamp"], ["--name", "{page}.pdf"]])
def test_options_that_need_another(issue: str, options: list[str]) -> None:
    assert main(["render", issue, *options]) == 2
    assert all_files(".") == set()
