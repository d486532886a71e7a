"""The sample as a press takes it, both standards: the accept list, and ink at every pixel.

Ghostscript makes the plates, so what is measured is what a RIP would print.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from reader import opened, tool
from small_issue import FILES, write_issue
from test_pdf_inks import box

from pagesetter.cli.main import main
from pagesetter.colour import BLACK, RED, WHITE, Ink
from pagesetter.display import DisplayList, FillPath, GlyphRun, StrokePath
from pagesetter.export.plates import darkness, on_plates
from pagesetter.geometry import Rect
from pagesetter.session.pipeline import Press, Result, compose_issue, open_issue, press_pdf
from pagesetter.session.preflight import check_file

INKS = ("Cyan", "Magenta", "Yellow", "Black")


PAGES = {"science-weekly": 4, "broadsheet": 1}
"""Pages of each sample."""
PRINTED = {"science-weekly": ["1", "2", "3", "4"], "broadsheet": ["8"]}
"""The numbers printed on them."""
CASES = [(name, standard) for name in PAGES for standard in ("x4", "x1a")]


@pytest.fixture(scope="module")
def samples(root: str) -> dict[str, Result]:
    return {name: compose_issue(open_issue(os.path.join(root, "examples", name))) for name in PAGES}


@pytest.fixture(scope="module", params=CASES, ids="-".join)
def case(
    request: pytest.FixtureRequest,
    samples: dict[str, Result],
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[str, str, str]:
    """A sample, a standard, and the press file."""
    name, standard = request.param
    path = tmp_path_factory.mktemp("press") / f"{name}-{standard}.pdf"
    result = samples[name]
    path.write_bytes(press_pdf(result, result.composition.pages, Press(standard)))
    return name, standard, str(path)


def separated(path: str, folder: Path, page: int, dpi: int = 50) -> dict[str, Image.Image]:
    """The plates of a page as ink: 0 is blank, 255 solid."""
    options = f"-q -dNOPAUSE -dBATCH -dSAFER -sDEVICE=tiffsep -r{dpi} -dFirstPage={page}"
    options += f" -dLastPage={page}"
    tool("gs", *options.split(), f"-sOutputFile={folder}/p.tif", path)
    found = {}
    for name in os.listdir(folder):
        if name.startswith(("p(", "p.tif(")):
            with Image.open(folder / name) as image:
                found[name.split("(")[1].split(")")[0]] = ImageChops.invert(image.convert("L"))
    assert set(INKS) <= set(found)
    return found


def most_ink(plates: dict[str, Image.Image]) -> float:
    """The highest sum of all plates at any pixel, in percent."""
    totals = [0] * (plates["Black"].width * plates["Black"].height)
    for plate in plates.values():
        totals = [a + b for a, b in zip(totals, plate.tobytes(), strict=True)]
    return max(totals) / 2.55


def test_accept_list(case: tuple[str, str, str]) -> None:
    """What a plant asks of a page file, item by item; ink and looks are measured below."""
    name, standard, path = case
    # It opens clean, is not encrypted, has an identity and is no newer than its standard.
    assert "No syntax or stream encoding errors found" in tool("qpdf", "--check", path)
    data = Path(path).read_bytes()
    assert data[:8] == {"x4": b"%PDF-1.6", "x1a": b"%PDF-1.4"}[standard]
    assert b"/ObjStm" not in data
    pdf = opened(data)
    assert not pdf.is_encrypted
    assert [len(bytes(part)) for part in pdf.trailer.ID] == [16, 16]
    # One intent, with the profile of a press in four inks.
    (intent,) = pdf.Root.OutputIntents
    assert str(intent.S) == "/GTS_PDFX"
    profile = intent.DestOutputProfile.read_bytes()
    assert (profile[12:16], profile[16:20], profile[36:40]) == (b"prtr", b"CMYK", b"acsp")
    assert int(intent.DestOutputProfile.N) == 4
    # What Info and XMP say, to the second.
    info, xmp = pdf.docinfo, pdf.Root.Metadata.read_bytes().decode("utf-8")
    assert str(info["/GTS_PDFXVersion"]) == {"x4": "PDF/X-4", "x1a": "PDF/X-1a:2003"}[standard]
    if standard == "x4":
        assert re.search(r"GTS_PDFXVersion\W+PDF/X-4\W", xmp)
    assert str(info["/Title"])
    assert str(info["/Title"]) in xmp
    assert str(info["/Trapped"]) == "/False"
    assert re.search(r"pdf:Trapped\W+False", xmp)
    for key, tag in (("/CreationDate", "CreateDate"), ("/ModDate", "ModifyDate")):
        when = re.search(rf"xmp:{tag}\W+([-\d]+T[\d:]+)", xmp)
        assert when is not None
        assert re.sub(r"\D", "", str(info[key]))[:14] == re.sub(r"\D", "", when[1])
        assert len(re.sub(r"\D", "", when[1])) == 14
    # Boxes; nothing to click; one size; labels are the printed numbers.
    assert [page.label for page in pdf.pages] == PRINTED[name]
    for page in pdf.pages:
        assert not set(page.obj.keys()) & {"/Annots", "/CropBox", "/Group", "/Rotate", "/UserUnit",
                                           "/ArtBox"}  # fmt: skip
        assert list(page.MediaBox) == list(page.TrimBox) == list(page.BleedBox)
        assert list(page.TrimBox) == list(pdf.pages[0].TrimBox)
    assert not {"/AcroForm", "/OpenAction", "/AA", "/Names"} & set(pdf.Root.keys())
    # Fonts embedded, subset, with their characters; the text is found.
    rows = [line.split() for line in tool("pdffonts", path).splitlines()[2:]]
    assert rows
    assert {tuple(row[-5:-2]) for row in rows} == {("yes", "yes", "yes")}
    assert "云岭" in tool("pdftotext", "-raw", path, "-")
    # Overprint is of mode 1 wherever it is on; the checks see colours, black, sizes and lines.
    known = [state for page in pdf.pages for state in page.Resources.ExtGState.values()]
    states = [dict(state) for state in known if state.get("/op")]
    assert states
    assert {(state.get("/OP"), state.get("/OPM")) for state in states} == {(True, 1)}
    assert check_file(path).findings == ()


def test_ink_of_every_page_stays_within_the_goal_at_every_pixel(
    case: tuple[str, str, str], tmp_path: Path
) -> None:
    name, _, path = case
    for page in range(1, PAGES[name] + 1):
        folder = tmp_path / str(page)
        folder.mkdir()
        assert 99 < most_ink(separated(path, folder, page)) <= 220.5, page  # the goal, and rounding


def test_a_page_without_colour_is_on_the_black_plate_alone(
    case: tuple[str, str, str], tmp_path: Path
) -> None:
    if case[0] != "science-weekly":
        assert PAGES[case[0]] == 1  # its only page has colours
        return
    plates = separated(case[2], tmp_path, 2)
    assert plates["Black"].getextrema()[1] == 255
    for ink in INKS[:3]:
        assert plates[ink].getextrema() == (0, 0)


def test_same_bytes_twice(samples: dict[str, Result], root: str) -> None:
    sample = samples["science-weekly"]
    again = compose_issue(open_issue(os.path.join(root, "examples", "science-weekly")))
    for press in (Press("x4"), Press("x1a")):
        one, other = (press_pdf(r, r.composition.pages[:1], press) for r in (sample, again))
        assert one == other


# Pages of fewer plates


PICTURE = """\
inks: INKS
boxes:
  - {id: p, kind: picture, column: 2, line: 1, columns: 2, lines: 12,
     picture: {source: assets/a.jpg, alternative: 一杯咖啡}}
  - {id: t, kind: text, column: 4, line: 1, columns: 2, lines: 4, border: 反线,
     border-ink: 红, tint: 40%, tint-ink: 红, rows: [{text: 红字, ink: 红, size: 30pt}]}
"""


@pytest.fixture
def coloured(tmp_path: Path, root: str) -> str:
    """An issue whose page has a photograph, and type, rules and a tint in red."""
    folder = write_issue(str(tmp_path / "issue"), {
        "pages/01.yaml": FILES["pages/01.yaml"] + PICTURE.replace("INKS", "四色")})  # fmt: skip
    source = Path(root, "examples/science-weekly/issues/2026-11-24/assets/coffee.jpg")
    target = Path(folder, "assets", "a.jpg")
    target.parent.mkdir()
    target.write_bytes(source.read_bytes())
    return folder


def plates_of(folder: str, inks: str, tmp_path: Path) -> tuple[dict[str, Image.Image], int]:
    page = Path(folder, "pages", "01.yaml")
    page.write_text(FILES["pages/01.yaml"] + PICTURE.replace("INKS", inks), "utf-8")
    out = str(tmp_path / "out.pdf")
    assert main(["render", folder, "-o", out]) == 0
    found = compose_issue(open_issue(folder)).findings
    return separated(out, tmp_path, 1), sum(f.code == "ink-on-black-page" for f in found)


def test_a_black_page_is_on_one_plate(coloured: str, tmp_path: Path) -> None:
    plates, told = plates_of(coloured, "黑", tmp_path)
    assert set(plates) == set(INKS)
    for ink in INKS[:3]:
        assert plates[ink].getextrema() == (0, 0)
    assert told == 1


def test_black_and_red_is_on_two_plates(coloured: str, tmp_path: Path) -> None:
    plates, told = plates_of(coloured, "黑+套红", tmp_path)
    assert len(plates) == 5
    for ink in INKS[:3]:
        assert plates[ink].getextrema() == (0, 0)
    (red,) = [plate for name, plate in plates.items() if name not in INKS]
    assert red.getextrema()[1] == 255
    assert told == 0  # red is what the second plate is for


@pytest.mark.parametrize(("inks", "told"), [("黑", 1), ("黑+套红", 1), ("四色", 0)])
def test_a_photograph_in_colour_that_comes_in_grey_is_told(
    inks: str, told: int, coloured: str
) -> None:
    page = Path(coloured, "pages", "01.yaml")
    page.write_text(FILES["pages/01.yaml"] + PICTURE.replace("INKS", inks), "utf-8")
    found = [
        one for one in compose_issue(open_issue(coloured)).findings
        if one.code == "picture-on-black-page"
    ]  # fmt: skip
    assert [(one.severity, one.place.page, one.span.file) for one in found] == (
        [("info", "1", "pages/01.yaml")] * told
    )
    assert [one.message() for one in found] == [
        f"assets/a.jpg is in colour; on page 1, printed from {inks}, it comes in grey."
    ] * told
    grey = Path(coloured, "assets", "a.jpg")
    with Image.open(grey) as picture:
        picture.convert("L").save(grey)
    found = list(compose_issue(open_issue(coloured)).findings)
    assert not [one for one in found if one.code == "picture-on-black-page"]


def test_four_inks_are_the_default(coloured: str, tmp_path: Path) -> None:
    plates, told = plates_of(coloured, "四色", tmp_path)
    assert plates["Magenta"].getextrema()[1] == 255
    assert told == 0


def test_inks_of_a_black_page() -> None:
    whole = Rect(0, 0, 10, 10)
    page = DisplayList("1", 10, 10, whole, whole, ())
    spot = Ink((0, 1000, 1000, 0), "spot", "专红", 500)
    for before, thin, after in (
        (BLACK, True, BLACK),
        (WHITE, False, WHITE),
        (Ink((0, 0, 0, 400)), False, Ink((0, 0, 0, 400))),
        (RED, True, BLACK),
        (RED, False, Ink((0, 0, 0, 701))),
        (spot, False, Ink((0, 0, 0, 350))),
        (Ink((0, 0, 1000, 0)), True, Ink((0, 0, 0, 114))),
    ):
        item = (
            StrokePath((("M", 0, 0), ("L", 9, 9)), 5, before) if thin else box(0, 0, 9, 9, before)
        )
        (done,) = on_plates(page._replace(items=(item,)), "黑").page.items
        assert isinstance(done, StrokePath | FillPath | GlyphRun)
        assert done.ink == after
        assert (done.ink.cmyk[:3], done.ink.kind) == ((0, 0, 0), "process")


def test_darkness_by_hand() -> None:
    assert darkness(0, 0, 0, 1000) == 1000
    assert darkness(0, 0, 0, 0) == 0
    assert darkness(1000, 1000, 1000, 0) == 1000
    assert darkness(1000, 0, 0, 0) == 299
    assert darkness(0, 1000, 0, 500) == 794  # 1000 - 500 × 413 / 1000, rounded up


def test_photographs_are_sharpened_when_asked_for(coloured: str, tmp_path: Path) -> None:
    """Edges are steeper, means are the same: the mean step between neighbours tells."""
    steps, means = [], []
    for more in ([], ["--unsharp"]):
        out = str(tmp_path / f"{len(more)}.pdf")
        assert main(["render", coloured, "-o", out, *more]) == 0
        folder = tmp_path / f"plates{len(more)}"
        folder.mkdir()
        plate = separated(out, folder, 1, 150)["Magenta"]
        across = ImageChops.difference(plate, ImageChops.offset(plate, 1, 0))
        steps.append(sum(across.tobytes()))
        means.append(sum(plate.tobytes()))
    assert steps[1] > steps[0] * 1.05
    assert abs(means[1] / means[0] - 1) < 0.01


def test_registration_is_an_ink_a_page_can_name(tmp_path: Path) -> None:
    """A bar in 套准, such as a mark for the folder, is solid on all four plates."""
    tint = "boxes:\n  - {id: t, kind: tint, column: 3, line: 1, columns: 1, lines: 8, tint: 100%, "
    page = FILES["pages/01.yaml"] + tint + "tint-ink: 套准}\n"
    folder = write_issue(str(tmp_path / "issue"), {"pages/01.yaml": page})
    result = compose_issue(open_issue(folder))
    path = tmp_path / "x.pdf"
    path.write_bytes(press_pdf(result, result.composition.pages[:1], Press()))
    plates = separated(str(path), tmp_path, 1)
    assert [plates[ink].getextrema()[1] for ink in INKS] == [255] * 4
