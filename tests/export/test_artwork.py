"""Placed PDFs: drawn as vectors in their box, stripped of all else, refused when they must be."""

from __future__ import annotations

import os
import subprocess
import sys
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from made_artwork import (
    RED_ON_GREEN,
    artwork,
    bomb,
    circular,
    encrypted,
    in_gbk,
    layered,
    nested,
    resources,
    spot,
    transparent,
    unembedded,
)
from pikepdf import Dictionary, Name, ObjectStreamMode, Pdf, parse_content_stream
from PIL import Image, ImageChops, ImageStat
from reader import opened, tool
from small_issue import FILES, write_issue

from pagesetter.checks.artwork import artwork_facts
from pagesetter.checks.pdf.check import check_pdf
from pagesetter.checks.profile import Profile
from pagesetter.cli.main import main
from pagesetter.export.artwork.cleaning import clean_page
from pagesetter.export.artwork.forms import as_form
from pagesetter.export.artwork.streams import balanced
from pagesetter.export.raster import render_png
from pagesetter.findings import PagesetterError
from pagesetter.gui.painter import paint_page
from pagesetter.gui.pictures import ScreenPictures
from pagesetter.session.pipeline import Press, Result, compose_issue, open_issue, press_pdf

BOX = """\
inks: INKS
boxes:
  - {id: ad, kind: ad, column: 3, line: 31, columns: 2, lines: 20, customer: 某店,
     picture: {source: assets/ad.pdf, fit: fit, alternative: 某店广告PAGE}}
"""

Issue = Callable[..., str]
REPAIRED = "artwork-repaired"
"""Names were made longer in the made file, so its table of objects is off."""


@pytest.fixture
def issue(tmp_path: Path) -> Issue:
    """Write an issue with this advertisement; return its folder."""

    def make(data: bytes, inks: str = "四色", page: int = 0) -> str:
        box = BOX.replace("INKS", inks).replace("PAGE", f", page: {page}" if page else "")
        return write_issue(
            str(tmp_path / "issue"),
            {"pages/01.yaml": FILES["pages/01.yaml"] + box, "assets/ad.pdf": data},
        )

    return make


@pytest.fixture(autouse=True)
def _no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGESETTER_CACHE", "")


def composed(folder: str) -> Result:
    return compose_issue(open_issue(folder))


def codes(result: Result) -> set[str]:
    return {f.code for f in result.findings if f.code.startswith(("artwork", "picture"))}


def pdf_of(result: Result, standard: str = "x4") -> bytes:
    return press_pdf(result, result.composition.pages, Press(standard))


def raised(result: Result, standard: str = "x4") -> set[str]:
    with pytest.raises(PagesetterError) as caught:
        pdf_of(result, standard)
    return {f.code for f in caught.value.findings}


def shown(pdf: bytes, dpi: int = 72) -> Image.Image:
    return Image.open(BytesIO(render_png(pdf, 0, dpi))).convert("RGB")


def box_of(image: Image.Image, wanted: Callable[[int, int, int], bool]) -> tuple[int, ...]:
    """The box round the pixels that are so coloured."""
    data = image.tobytes()
    flags = bytes(255 * wanted(*data[i : i + 3]) for i in range(0, len(data), 3))
    found = Image.frombytes("L", image.size, flags).getbbox()
    assert found is not None
    return found


def is_red(r: int, g: int, b: int) -> bool:
    return r > 150 and g < 90 and b < 90


def is_green(r: int, g: int, b: int) -> bool:
    return r < 120 and g > 120 and b < 130


def test_it_is_placed_as_a_vector_in_its_box(issue: Issue) -> None:
    result = composed(issue(artwork()))
    assert codes(result) == set()
    data = pdf_of(result)
    file = opened(data)
    (form,) = file.pages[0].Resources.XObject.values()
    assert str(form.Subtype) == "/Form"
    assert [float(v) for v in form.BBox] == [10, 20, 130, 100]
    red, green = box_of(shown(data), is_red), box_of(shown(data), is_green)
    height = green[3] - green[1]
    # The trim is 120 × 80: green takes its right two thirds and all its height.
    assert abs((green[2] - green[0]) - height) <= 2
    assert abs((red[2] - red[0]) - height / 2) <= 2
    assert abs((red[3] - red[1]) - height / 4) <= 2
    assert abs(red[1] - green[1]) <= 1
    assert abs(red[2] - green[0]) <= 1
    # What lies round the trim is black, and must not show: above, the label's line ends.
    around = shown(data).crop((red[0] - 12, red[1] + 2, red[0] - 2, green[3]))
    assert around.convert("L").getextrema()[0] > 200


@pytest.mark.parametrize(
    ("turn", "side"), [(0, "left"), (90, "top"), (180, "right"), (270, "bottom")]
)
def test_a_turned_page_is_placed_as_it_is_seen(turn: int, side: str, issue: Issue) -> None:
    """The white and red third is at the left of the page; turned clockwise it goes round."""

    def change(pdf: Pdf) -> None:
        pdf.pages[0].obj["/Rotate"] = turn

    image = shown(pdf_of(composed(issue(artwork(change=change)))))
    red, green = box_of(image, is_red), box_of(image, is_green)
    assert (
        side
        == {
            red[2] <= green[0] + 1: "left",
            red[3] <= green[1] + 1: "top",
            red[0] >= green[2] - 1: "right",
            red[1] >= green[3] - 1: "bottom",
        }[True]
    )


def test_the_graphics_state_of_the_page_does_not_reach_it(issue: Issue) -> None:
    """Artwork may take the state at a page's beginning for granted: black, one point, knocking."""
    result = composed(issue(artwork("10 10 40 40 re f 0 0 1 0 K 60 10 m 60 60 l S")))
    image = shown(pdf_of(result))
    black = image.crop((310, 440, 700, 700)).convert("L")
    assert black.getextrema()[0] < 70
    assert codes(result) == set()


def test_nothing_but_what_is_painted_goes_into_the_file(issue: Issue) -> None:
    result = composed(issue(layered()))
    (told,) = [f for f in result.findings if f.code == "artwork-left-out"]
    assert dict(told.params)["what"] == "annotations, scripts, files, layers"
    assert dict(told.params)["what_zh"] == "批注、脚本、附件、隐藏图层"
    data = press_pdf(result, result.composition.pages, Press(tagged=False))
    with opened(data) as file:
        (form,) = file.pages[0].Resources.XObject.values()
        text = repr(list(file.objects)) + form.read_bytes().decode()
    for trace in ("/Annot", "NOTE", "JavaScript", "/OCG", "/OC", "BDC", "MCID", "PRIVATE", "/AA"):
        assert trace not in text
    without = composed(issue(artwork()))
    bare = press_pdf(without, without.composition.pages, Press(tagged=False))
    assert shown(data).tobytes() == shown(bare).tobytes()


@pytest.mark.parametrize(
    ("before", "told"),
    [("Q Q ", {"artwork-repaired"}), ("q 0 1 1 0 k Q Q q Q ", {"artwork-repaired"}),
     ("q q ", set())],
)  # fmt: skip
def test_states_given_back_too_often_or_never_do_not_move_it(
    before: str, told: set[str], issue: Issue
) -> None:
    """Renderers go apart over a Q without its q: some then leave the artwork's room."""
    result = composed(issue(artwork(before + RED_ON_GREEN)))
    assert codes(result) == told
    data = pdf_of(result)
    file = opened(data)
    (form,) = file.pages[0].Resources.XObject.values()
    depth = 0
    for one in parse_content_stream(form):
        depth += {"q": 1, "Q": -1}.get(str(one.operator), 0)
        assert depth >= 0
    assert depth == 0
    plain = pdf_of(composed(issue(artwork())))
    assert box_of(shown(data), is_red) == box_of(shown(plain), is_red)


def test_what_only_looks_like_a_state_is_left_as_it_is() -> None:
    content = b"BT /F 9 Tf ( Q ) Tj ET q BI /W 3 /H 1 /CS /G /BPC 8 ID Q Q EI Q"
    assert balanced(content) == (content, False)
    assert balanced(b"q 1 w") == (b"q 1 w\nQ", False)


def test_a_page_is_chosen(issue: Issue) -> None:
    def change(pdf: Pdf) -> None:
        pdf.pages[1].obj["/Contents"] = pdf.make_stream(b"1 0 1 0 k 0 0 200 200 re f")

    data = artwork(change=change, pages=3)
    result = composed(issue(data))
    assert codes(result) == {"artwork-pages"}
    box_of(shown(pdf_of(result)), is_red)
    second = composed(issue(data, page=2))
    assert codes(second) == set()
    with pytest.raises(AssertionError):
        box_of(shown(pdf_of(second)), is_red)


REFUSED: dict[str, tuple[Callable[[], bytes], int, str]] = {
    "encrypted": (lambda: encrypted("u"), 0, "artwork-encrypted"),
    "restricted": (lambda: encrypted(""), 0, "artwork-encrypted"),
    "no pdf at all": (lambda: b"%PDF-1.7\nnothing more", 0, "artwork-damaged"),
    "content cut short": (lambda: artwork(change=cut_content), 0, "artwork-damaged"),
    "no such page": (lambda: artwork(pages=2), 3, "artwork-page"),
    "of no size": (lambda: artwork(trim=(10, 20, 10, 100)), 0, "artwork-box"),
    "a form that draws itself": (circular, 0, "artwork-damaged"),
    "a bomb": (bomb, 0, "artwork-heavy"),
    "forms of forms of forms": (nested, 0, "artwork-heavy"),
}


def cut_content(pdf: Pdf) -> None:
    packed = zlib.compress(b"0 0 9 9 re f " * 500)[:-20]
    stream = pdf.make_stream(b"")
    stream.write(packed, filter=Name.FlateDecode)
    pdf.pages[0].obj["/Contents"] = stream


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_placed_is_told_and_its_room_stays_empty(what: str, issue: Issue) -> None:
    make, page, code = REFUSED[what]
    result = composed(issue(make(), page=page))
    assert codes(result) == {code}
    assert len(pdf_of(result)) > 1000


HEAVY = """\
import sys
from pagesetter.checks.artwork import artwork_facts
from pagesetter.checks.pdf.check import check_pdf
from pagesetter.checks.profile import Profile
from pagesetter.cli.main import main
from pagesetter.export.artwork.cleaning import clean_page
from pagesetter.export.artwork.forms import as_form
from pagesetter.export.artwork.streams import balanced
main(["render", sys.argv[1], "-o", sys.argv[2]])
# Of this program alone: ru_maxrss still knows the process that started it.
(peak,) = (line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(int(peak.split()[1]) // 1024)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="other systems count memory otherwise")
def test_the_heaviest_artwork_stays_below_250_megabytes(issue: Issue, tmp_path: Path) -> None:
    """The worst operators for their size, just below the limit; just above, it is not placed."""

    def with_operators(size: int) -> str:
        def fill(pdf: Pdf) -> None:
            pdf.pages[0].obj["/Contents"] = pdf.make_stream(b"q Q\n" * (size // 4))

        return issue(artwork(change=fill))

    ran = subprocess.run(
        [sys.executable, "-c", HEAVY, with_operators(1_199_000), str(tmp_path / "a.pdf")],
        capture_output=True, check=True, encoding="utf-8",
    )  # fmt: skip
    megabytes = int(ran.stdout.split()[-1])
    assert 60 < megabytes < 250
    assert (tmp_path / "a.pdf").stat().st_size > 5_000
    assert "artwork-heavy" not in codes(composed(with_operators(1_199_000)))
    assert "artwork-heavy" in codes(composed(with_operators(1_210_000)))


def test_hundreds_of_pages_cost_no_more_than_one(issue: Issue) -> None:
    result = composed(issue(artwork(pages=400)))
    (told,) = [f for f in result.findings if f.code == "artwork-pages"]
    assert dict(told.params)["pages"] == "400"
    assert len(opened(pdf_of(result)).pages) == 1


@pytest.mark.parametrize("part", [0.3, 0.6, 0.9])
def test_a_file_cut_short_is_never_placed_in_silence(part: float, issue: Issue) -> None:
    data = artwork(pages=5)
    told = codes(composed(issue(data[: int(len(data) * part)])))
    assert told & {"artwork-damaged", "artwork-repaired"}


def test_cut_anywhere_it_is_placed_or_told() -> None:
    """Whatever a reader makes of a file cut short can be placed, and paints something."""
    whole = artwork(object_stream_mode=ObjectStreamMode.disable)
    told: set[str] = set()
    placed = 0
    for end in range(40, len(whole), 9):
        try:
            clean = clean_page(whole[:end], 1, "ad.pdf")
        except PagesetterError as error:
            told |= {f.code for f in error.findings}
            continue
        assert clean.repaired
        assert not artwork_facts(clean.pdf).blank
        as_form(clean.pdf)
        placed += 1
    assert told == {"artwork-damaged"}
    assert placed  # the end holds nothing but the table of objects


def no_content(pdf: Pdf) -> None:
    del pdf.pages[0].obj["/Contents"]


def empty_content(pdf: Pdf) -> None:
    stream = pdf.make_stream(b"")
    stream.write(b"", filter=Name.FlateDecode)
    pdf.pages[0].obj["/Contents"] = stream


@pytest.mark.parametrize("change", [no_content, empty_content])
def test_a_blank_page_is_told(change: Callable[[Pdf], None], issue: Issue) -> None:
    result = composed(issue(artwork(change=change)))
    assert codes(result) == {"artwork-blank"}
    assert len(pdf_of(result)) > 1000
    assert codes(composed(issue(artwork()))) == set()


def test_colours_and_fonts_a_plant_refuses_stop_a_press_file(
    issue: Issue, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for data, code in ((artwork("1 0 0 rg 0 0 9 9 re f"), "artwork-colour"),
                       (unembedded(), "artwork-font")):  # fmt: skip
        folder = issue(data)
        assert codes(composed(folder)) == {code}
        for standard, written in (("x4", False), ("x1a", False), ("plain", True)):
            out = tmp_path / f"{code}-{standard}.pdf"
            assert main(["render", folder, "-o", str(out), "--standard", standard]) == 1
            assert out.exists() == written
    capfd.readouterr()


def test_a_spot_colour_is_told(issue: Issue) -> None:
    result = composed(issue(spot()))
    (told,) = [f for f in result.findings if f.code.startswith("artwork")]
    assert (told.code, told.severity) == ("artwork-spot", "warning")
    assert dict(told.params)["name"] == "Gold"


@pytest.mark.parametrize("colours", ["COLOUR", "颜色"])
def test_names_in_gbk_are_read_and_printed(colours: str, issue: Issue, tmp_path: Path) -> None:
    result = composed(issue(in_gbk(colours, "专金")))
    told = [f for f in result.findings if f.code.startswith("artwork") and f.code != REPAIRED]
    assert [(f.code, dict(f.params)["name"]) for f in told] == [("artwork-spot", "专金")]
    pdf = pdf_of(result)
    file = opened(pdf)
    (form,) = file.pages[0].Resources.XObject.values()
    (space,) = form.Resources.ColorSpace.values()
    assert bytes(space[1]) == "/专金".encode("gbk")
    found = check_pdf(pdf, Profile())
    assert [dict(f.params)["name"] for f in found if f.code == "pdf-spot"] == ["专金"]
    assert {f.code for f in found} == {"pdf-spot"}
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf)
    tool("gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", "-r36",
         f"-sOutputFile={tmp_path}/p.tif", str(path))  # fmt: skip
    plates = [name for name in os.listdir(tmp_path) if name.startswith("p(")]
    assert len(plates) == 5  # the four of process inks and this one
    (own,) = (name for name in plates if "%" in name or "\ufffd" in name or "#" in name)
    with Image.open(tmp_path / own) as plate:
        assert plate.convert("L").getextrema()[0] == 0


def test_operators_that_are_no_words_are_passed_over(issue: Issue) -> None:
    def change(pdf: Pdf) -> None:
        pdf.pages[0].obj["/Contents"] = pdf.make_stream(b"0 0 0 1 k 0 0 9 9 re f 1 \xd7\xa8\xff x")

    result = composed(issue(artwork(change=change)))
    assert codes(result) == set()
    assert len(pdf_of(result)) > 1000


def test_transparency_is_for_x4_alone(issue: Issue) -> None:
    result = composed(issue(transparent()))
    assert codes(result) == set()
    file = opened(pdf_of(result))
    (form,) = file.pages[0].Resources.XObject.values()
    assert str(form.Group.CS) == "/DeviceCMYK"
    assert raised(result, "x1a") == {"artwork-standard"}
    opaque = composed(issue(artwork()))
    file = opened(pdf_of(opaque, "x1a"))
    (form,) = file.pages[0].Resources.XObject.values()
    assert "/Group" not in form


def test_what_x1a_refuses_is_said_in_words(issue: Issue) -> None:
    result = composed(issue(transparent()))
    with pytest.raises(PagesetterError) as caught:
        pdf_of(result, "x1a")
    (one,) = caught.value.findings
    assert one.message() == (
        "The artwork assets/ad.pdf has transparency (ca, CA), which PDF/X-1a does not allow."
    )
    assert one.message("zh") == "置入的文件 assets/ad.pdf 含有透明效果（ca、CA），PDF/X-1a 不允许。"


def test_a_proof_shows_it_all_the_same(issue: Issue, tmp_path: Path) -> None:
    """What a page in black cannot take, here a blend that would print other plates."""
    state = Dictionary(BM=Name.Difference)
    folder = issue(artwork("/B gs " + RED_ON_GREEN, resources(ExtGState={"B": state})), inks="黑")
    proof = str(tmp_path / "a.pdf")
    assert main(["render", folder, "--proof", "一校", "-o", proof]) == 1  # no label
    assert main(["render", folder, "-o", proof]) == 2
    file = opened((tmp_path / "a-一校.pdf").read_bytes())
    assert len(file.pages[0].Resources.XObject) == 1


def test_same_bytes_with_and_without_the_cache(
    issue: Issue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = issue(layered())
    bare = pdf_of(composed(folder))
    monkeypatch.setenv("PAGESETTER_CACHE", str(tmp_path / "cache"))
    first, second = composed(folder), composed(folder)
    assert any(name.endswith(".artwork") for name in os.listdir(tmp_path / "cache"))
    assert pdf_of(first) == pdf_of(second) == bare
    assert first.findings == second.findings


def test_press_files_with_artwork_pass_the_checks(issue: Issue, tmp_path: Path) -> None:
    result = composed(issue(artwork()))
    for standard in ("x4", "x1a"):
        path = tmp_path / f"{standard}.pdf"
        path.write_bytes(pdf_of(result, standard))
        assert "No syntax or stream encoding errors found" in tool("qpdf", "--check", str(path))
        assert main(["check", str(path)]) == 0


@pytest.mark.usefixtures("qapp")
def test_screen_and_print_agree(issue: Issue) -> None:
    result = composed(issue(artwork()))
    page = result.composition.pages[0].display
    fonts = result.opened.fonts
    pictures = ScreenPictures(result.opened.pictures)
    painted = paint_page(page, fonts, 100, {"assets/ad.pdf": pictures["assets/ad.pdf"]})
    screen = Image.frombytes("RGB", (painted.width(), painted.height()),
                             bytes(painted.constBits()), "raw", "BGRX")  # fmt: skip
    print_ = shown(pdf_of(result), 100)
    assert screen.size == print_.size
    green = box_of(print_, is_green)
    part = tuple(green[i] + (4 if i < 2 else -4) for i in range(4))
    difference = ImageChops.difference(screen.crop(part), print_.crop(part))
    assert max(ImageStat.Stat(difference).mean) < 3
