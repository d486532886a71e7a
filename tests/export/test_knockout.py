"""Black text knocks out of grounds above 140 % and overprints below; the plates show it."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from small_issue import FILES, write_issue
from test_pdf_inks import box
from test_press_accept import separated
from typeset import pt, set_run, sheet

from pagesetter.checks.marks import page_marks
from pagesetter.checks.profile import Profile, load_profile
from pagesetter.checks.rules import press_findings
from pagesetter.colour import BLACK, WHITE, Ink
from pagesetter.display import DisplayList, GlyphRun, Group, Item, PlaceImage
from pagesetter.display.walk import runs
from pagesetter.export.knockout import LIMIT, knocked_out
from pagesetter.export.pdf import write_pdf
from pagesetter.fonts import FontBook
from pagesetter.geometry import Rect
from pagesetter.session.pipeline import Press, compose_issue, open_issue, press_pdf

AT = (100, 100, 200, 60)
MORE, LESS = Ink((700, 701, 0, 0)), Ink((700, 700, 0, 0))


@pytest.fixture
def words(fonts: FontBook) -> GlyphRun:
    return set_run(fonts.primary("报宋"), "黑字", 20, 120, 140)


def overprints(page: DisplayList) -> list[bool]:
    return [run.ink.overprint for run in runs(page.items)]


def test_the_limit_is_the_profiles_own() -> None:
    assert LIMIT == Profile().text_over_ink * 10 == load_profile("正式报纸").text_over_ink * 10


def test_on_both_sides_of_the_limit(words: GlyphRun) -> None:
    above = sheet([box(*AT, MORE), words])
    below = sheet([box(*AT, LESS), words])
    assert overprints(knocked_out(above)) == [False]
    assert knocked_out(below) is below


def test_only_what_stands_on_it(words: GlyphRun) -> None:
    ground = box(*AT, MORE)
    beside = words.moved(pt(0), pt(120))
    cases: list[tuple[list[Item], list[bool]]] = [
        ([ground, beside], [True]),
        ([words, ground], [True]),  # under it
        ([ground, box(*AT, WHITE), words], [True]),  # covered
        ([ground, box(110, 100, 9, 9, WHITE), words], [False]),  # not all covered
        ([ground, box(*AT, BLACK), words], [False]),  # overprinted, so still there
        ([Group((ground,), dy=pt(120)), words, beside], [True, False]),
        ([ground, words._replace(ink=WHITE)], [False]),
        ([ground, words._replace(ink=Ink((0, 0, 0, 600)))], [False]),  # no black: as it was
    ]
    for items, expected in cases:
        assert overprints(knocked_out(sheet(items))) == expected


def test_pictures_by_the_ink_under_the_text(words: GlyphRun) -> None:
    whole = Rect(pt(100), pt(100), pt(200), pt(60))
    page = sheet([PlaceImage("a", whole, whole), words])
    asked: list[tuple[str, Rect]] = []

    def mean(ink: int) -> DisplayList:
        def answer(image: PlaceImage, part: Rect) -> int:
            asked.append((image.key, part))
            return ink

        return knocked_out(page, answer)

    assert overprints(mean(1401)) == [False]
    assert overprints(mean(1400)) == [True]
    key, part = asked[0]
    assert (key, part.x, part.width, part.height) == ("a", pt(120), pt(40), pt(20))
    assert abs(part.y - pt(140 - 17.6)) <= 1  # an em box of 0.88 above the baseline
    assert knocked_out(page) is page


def test_the_rules_agree(words: GlyphRun) -> None:
    def told(page: DisplayList) -> set[str]:
        found = press_findings(page_marks(page), page.trim, page.bleed, "1", Profile())
        return {f.code for f in found}

    above = sheet([box(*AT, MORE), words])
    assert "text-over-ink" in told(above)
    assert told(knocked_out(above)) == set()
    knocking = words._replace(ink=Ink())
    assert told(sheet([box(*AT, LESS), knocking])) == {"text-knocks-out"}


def test_on_the_plates(words: GlyphRun, fonts: FontBook, tmp_path: Path) -> None:
    for ink, hole in ((MORE, True), (LESS, False)):
        page = knocked_out(sheet([box(*AT, ink), words]))
        folder = tmp_path / str(hole)
        folder.mkdir()
        path = folder / "a.pdf"
        path.write_bytes(write_pdf([page], fonts, title="a", date="2026-11-24"))
        plates = separated(str(path), folder, 1, 72)
        inside = plates["Cyan"].crop((115, 115, 165, 150))
        assert (inside.getextrema()[0] < 20) == hole


BOX = """\
boxes:
  - {id: p, kind: picture, column: 2, line: 1, columns: 4, lines: 60, caption-at: over,
     caption: 压在图上的黑字说明, ink: 黑,
     picture: {source: assets/a.png, alternative: 暗图}}
"""


@pytest.mark.parametrize(("grey", "hole"), [((20, 40, 30), True), ((235, 225, 210), False)])
def test_a_caption_on_a_photograph(grey: tuple[int, int, int], hole: bool, tmp_path: Path) -> None:
    noise = Image.effect_noise((600, 600), 30)
    picture = Image.merge("RGB", [noise.point(lambda v, c=c: c + v // 16) for c in grey])
    folder = tmp_path / "issue"
    files = {"pages/01.yaml": FILES["pages/01.yaml"] + BOX}
    write_issue(str(folder), files)
    (folder / "assets").mkdir()
    picture.save(folder / "assets" / "a.png")
    result = compose_issue(open_issue(str(folder)))
    data = press_pdf(result, result.composition.pages, Press("plain"))
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    with pikepdf.Pdf.open(path) as file:
        content = file.pages[0].Contents.read_bytes().decode()
    after = content[content.rindex(" Do Q") :]
    assert ("/Over gs" not in after.split("Tj")[0]) == hole
