"""Coloured artwork on a page in black: all of it on the black plate, as dark as it was."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from made_artwork import artwork, bomb, encrypted, resources, spot, transparent
from pikepdf import Array, Dictionary, Name, Pdf, String
from PIL import Image
from reader import opened, tool
from small_issue import FILES, write_issue

from pagesetter.display.walk import images
from pagesetter.export.artwork.blackening import blackened
from pagesetter.export.artwork.cleaning import clean_page
from pagesetter.export.artwork.tones import CannotTurn
from pagesetter.findings import PagesetterError
from pagesetter.session.pipeline import Press, Result, compose_issue, open_issue, press_pdf
from pagesetter.session.separations import Separator

FIELDS = "{} 0 0 40 80 re f {} 40 0 40 80 re f {} 80 0 40 80 re f"
"""Three fields side by side that fill the trim of 120 × 80."""
BOX = """\
boxes:
  - {id: ad, kind: ad, column: 3, line: 31, columns: 2, lines: 20, customer: 某店,
     picture: {source: assets/ad.pdf, fit: fit, alternative: 某店广告}}
"""
TINT = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0, 1, 1, 0], N=1)


@pytest.fixture(autouse=True)
def _no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGESETTER_CACHE", "")


def plates(pdf: bytes, tmp_path: Path) -> dict[str, Image.Image]:
    """What Ghostscript prints on each plate, 0 solid; a pixel for each point."""
    path = tmp_path / "art.pdf"
    path.write_bytes(pdf)
    tool("gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", "-r72",
         f"-sOutputFile={tmp_path}/p.tif", str(path))  # fmt: skip
    found = {}
    for part in tmp_path.glob("p(*).tif"):
        with Image.open(part) as plate:
            found[part.stem[2:-1]] = plate.convert("L")
    return found


def on_black(data: bytes, tmp_path: Path) -> Image.Image:
    """The black plate of artwork turned to black; nothing is on any other."""
    found = plates(blackened(clean_page(data, 1, "ad.pdf").pdf), tmp_path)
    black = found.pop("Black")
    assert set(found) == {"Cyan", "Magenta", "Yellow"}
    assert [one.getextrema() for one in found.values()] == [(255, 255)] * 3
    return black


def fields(black: Image.Image) -> list[int]:
    """The tones in the middle of the three fields, 0 solid."""
    assert black.size == (120, 80)
    return [black.getpixel((x, 40)) for x in (20, 60, 100)]  # type: ignore[misc]


COLOURS = {
    # Red, green and blue weigh 299, 587 and 114 in a thousand.
    "rgb": (FIELDS.format("1 0 0 rg", "0 1 0 rg", "0 0 1 rg"), {}, [76, 150, 29]),
    "cmyk": (FIELDS.format("1 0 0 0 k", "0 1 0 0 k", "0 0 1 .5 k"), {}, [179, 105, 113]),
    "gray": (FIELDS.format("0 g", ".5 g", "1 g"), {}, [0, 128, 255]),
    "spaces": (
        FIELDS.format("/Rgb cs 1 0 0 sc", "/Spot cs .5 scn", "/Map cs 1 sc"),
        {
            "ColorSpace": {
                "Rgb": Array([Name.CalRGB, Dictionary(WhitePoint=[0.95, 1, 1.09])]),
                "Spot": Array([Name.Separation, Name("/Rot"), Name.DeviceCMYK, TINT]),
                "Map": Array([Name.Indexed, Name.DeviceRGB, 1, String(b"\0\0\0\0\xff\0")]),
            }
        },
        [76, 166, 150],
    ),
    "the colour a space begins with": (
        FIELDS.format("1 g /DeviceCMYK cs", "/DeviceRGB cs", "/Spot cs"),
        {"ColorSpace": {"Spot": Array([Name.Separation, Name("/Rot"), Name.DeviceCMYK, TINT])}},
        [0, 0, 76],
    ),
    "states given back": (
        "1 0 0 rg q 0 1 0 rg 0 0 40 80 re f Q 40 0 80 80 re f",
        {},
        [150, 76, 76],
    ),
    "lines": (
        "40 w 1 0 0 RG 20 0 m 20 80 l S 0 1 0 RG 60 0 m 60 80 l S /DeviceRGB CS 0 0 1 SC "
        "100 0 m 100 80 l S",
        {},
        [76, 150, 29],
    ),
}


@pytest.mark.parametrize("case", COLOURS)
def test_every_colour_becomes_the_black_as_dark(case: str, tmp_path: Path) -> None:
    content, named, expected = COLOURS[case]
    found = fields(on_black(artwork(content, resources(**named)), tmp_path))
    assert [abs(a - b) <= 2 for a, b in zip(found, expected, strict=True)] == [True] * 3, found


def calculated(pdf: Pdf) -> None:
    """A plate whose mixture is reckoned: 0, then its tint, then its tint, then 0."""
    program = b"{ dup 0 exch 3 1 roll exch pop 0 exch dup 0 lt { pop 9 } { dup } ifelse 0 }"
    tint = pdf.make_stream(
        b"{ 0 exch dup 0 }", FunctionType=4, Domain=[0, 1], Range=[0, 1, 0, 1, 0, 1, 0, 1]
    )
    odd = pdf.make_stream(program, FunctionType=4, Domain=[0, 1], Range=[0, 1] * 4)
    table = pdf.make_stream(
        bytes((0, 0, 0, 0, 0, 255, 255, 0)), FunctionType=0, Domain=[0, 1], Range=[0, 1] * 4,
        Size=[2], BitsPerSample=8,
    )  # fmt: skip
    spaces = {
        f"/{name}": Array([Name.Separation, Name("/Rot"), Name.DeviceCMYK, pdf.make_indirect(one)])
        for name, one in (("A", tint), ("B", table), ("C", odd))
    }
    pdf.pages[0].obj["/Resources"]["/ColorSpace"] = Dictionary(spaces)


def test_tints_reckoned_and_looked_up(tmp_path: Path) -> None:
    """Half of magenta and yellow is 255 · (1 − 0.5 · 0.701)."""
    content = FIELDS.format("/A cs .5 scn", "/B cs .5 scn", "1 g")
    found = fields(on_black(artwork(content, calculated), tmp_path))
    assert [abs(a - b) <= 2 for a, b in zip(found, [166, 166, 255], strict=True)] == [True] * 3


def gradients(pdf: Pdf) -> None:
    """From red to white across the trim, as a shading and as a pattern, stitched of two."""
    half = Dictionary(FunctionType=2, Domain=[0, 1], C0=[1, 0, 0], C1=[1, 1, 1], N=1)
    still = Dictionary(FunctionType=2, Domain=[0, 1], C0=[1, 0, 0], C1=[1, 0, 0], N=1)
    both = Dictionary(
        FunctionType=3, Domain=[0, 1], Functions=[still, half], Bounds=[0.5], Encode=[0, 1, 0, 1]
    )
    shading = Dictionary(
        ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=[0, 0, 120, 0], Function=both,
    )  # fmt: skip
    own = pdf.pages[0].obj["/Resources"]
    own["/Shading"] = Dictionary(S=pdf.make_indirect(shading))
    pattern = Dictionary(PatternType=2, Shading=shading, Matrix=[1, 0, 0, 1, 10, 20])
    own["/Pattern"] = Dictionary(P=pdf.make_indirect(pattern))


@pytest.mark.parametrize("paint", ["/S sh", "/Pattern cs /P scn 0 0 120 80 re f"])
def test_gradients_stay_gradients(paint: str, tmp_path: Path) -> None:
    black = on_black(artwork(paint, gradients), tmp_path)
    tones = [black.getpixel((x, 40)) for x in (10, 50, 75, 90, 105, 118)]
    wanted = [76, 76, 121, 166, 210, 249]
    assert [abs(a - b) <= 4 for a, b in zip(tones, wanted, strict=True)] == [True] * 6, tones  # type: ignore[operator]


def pictures(pdf: Pdf) -> None:
    """A red JPEG in CMYK, a green one of plain pixels, and one of a palette with a hole."""
    own = pdf.pages[0].obj["/Resources"]
    out = BytesIO()
    Image.new("CMYK", (8, 8), (0, 255, 255, 0)).save(out, "JPEG", quality=95)

    def image(data: bytes, space: Any, **more: Any) -> Any:
        return pdf.make_stream(
            data, Type=Name.XObject, Subtype=Name.Image, Width=8, Height=8, ColorSpace=space,
            BitsPerComponent=8, **more,
        )  # fmt: skip

    own["/XObject"] = Dictionary(
        J=image(out.getvalue(), Name.DeviceCMYK, Filter=Name.DCTDecode, Decode=[1, 0] * 4),
        P=image(b"\0\xff\0" * 64, Name.DeviceRGB),
        M=image(b"\1" * 64, Array([Name.Indexed, Name.DeviceRGB, 1, String(b"\0\0\0\0\0\xff")])),
        T=image(b"\x80" * 64, Array([Name.Separation, Name("/Rot"), Name.DeviceCMYK, TINT])),
        D=image(b"\xff\0\0" * 64, Name.DeviceRGB, Decode=[1, 0, 0, 1, 0, 1]),
    )


def placed(*names: str) -> str:
    return " ".join(f"q 40 0 0 80 {40 * n} 0 cm /{name} Do Q" for n, name in enumerate(names))


@pytest.mark.parametrize(
    ("names", "expected"), [("JPM", [76, 150, 29]), ("TDP", [165, 0, 150]), ("PPJ", [150, 150, 76])]
)
def test_pictures_inside_it_become_greys(names: str, expected: list[int], tmp_path: Path) -> None:
    found = fields(on_black(artwork(placed(*names), pictures), tmp_path))
    assert [abs(a - b) <= 3 for a, b in zip(found, expected, strict=True)] == [True] * 3, found


def test_a_picture_within_the_drawing_becomes_greys(tmp_path: Path) -> None:
    content = "q 120 0 0 80 0 0 cm BI /W 3 /H 1 /BPC 8 /CS /RGB ID \xff\0\0\0\xff\0\0\0\xff EI Q"
    pdf = artwork(change=lambda file: _drawn(file, content.encode("latin-1")))
    found = fields(on_black(pdf, tmp_path))
    assert [abs(a - b) <= 3 for a, b in zip(found, [76, 150, 29], strict=True)] == [True] * 3, found


def _drawn(pdf: Pdf, content: bytes) -> None:
    page = pdf.pages[0].obj
    page["/Contents"] = pdf.make_stream(b"1 0 0 1 10 20 cm " + content)


def nested(pdf: Pdf) -> None:
    """Colours in a form without resources of its own, in tiles, and in letters drawn by hand."""
    own = pdf.pages[0].obj["/Resources"]
    form = pdf.make_stream(b"/Rgb cs 1 0 0 sc 0 0 40 80 re f", Type=Name.XObject, Subtype=Name.Form,
                           BBox=[0, 0, 40, 80])  # fmt: skip
    own["/ColorSpace"] = Dictionary(Rgb=Array([Name.CalRGB, Dictionary(WhitePoint=[0.95, 1, 1])]),
                                    Un=Array([Name.Pattern, Name.DeviceRGB]))  # fmt: skip
    own["/XObject"] = Dictionary(F=form)
    tile: dict[str, Any] = {"PatternType": 1, "TilingType": 1, "BBox": [0, 0, 9, 9], "XStep": 9,
                            "YStep": 9, "Resources": Dictionary()}  # fmt: skip
    own["/Pattern"] = Dictionary(
        C=pdf.make_stream(b"0 1 0 rg 0 0 9 9 re f", PaintType=1, **tile),
        U=pdf.make_stream(b"0 0 9 9 re f", PaintType=2, **tile),
    )


def test_forms_and_tiles_are_turned_too(tmp_path: Path) -> None:
    content = "/F Do /Pattern cs /C scn 40 0 40 80 re f /Un cs 0 0 1 /U scn 80 0 40 80 re f"
    found = fields(on_black(artwork(content, nested), tmp_path))
    assert [abs(a - b) <= 2 for a, b in zip(found, [76, 150, 29], strict=True)] == [True] * 3, found


def lettered(pdf: Pdf) -> None:
    """A font of one letter, a square as large as the type size."""
    glyph = pdf.make_stream(b"1 0 0 0 1 1 d1 0 0 1 1 re f")
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type3, FontBBox=[0, 0, 1, 1], FontMatrix=[1, 0, 0, 1, 0, 0],
        CharProcs=Dictionary(a=glyph), FirstChar=97, LastChar=97, Widths=[1],
        Encoding=Dictionary(Type=Name.Encoding, Differences=[97, Name("/a")]),
        Resources=Dictionary(),
    )  # fmt: skip
    pdf.pages[0].obj["/Resources"]["/Font"] = Dictionary(T=font)


def test_dark_type_becomes_solid_and_what_follows_does_not(tmp_path: Path) -> None:
    """Red type is printed solid, which no screen frays; yellow on black stays light."""
    content = (
        "1 0 0 rg BT /T 40 Tf 0 20 Td (a) Tj ET 40 0 40 80 re f "
        "BT 1 1 0 rg 80 0 Td (a) Tj ET 80 40 40 40 re f"
    )
    black = on_black(artwork(content, lettered), tmp_path)
    tones = [black.getpixel(at) for at in ((20, 40), (60, 40), (100, 60), (100, 20))]
    assert [abs(a - b) <= 2 for a, b in zip(tones, [0, 76, 226, 226], strict=True)] == [True] * 4  # type: ignore[operator]


BLEND = "1 0 0 rg 0 0 120 80 re f /B gs 0 1 0 rg 40 0 40 80 re f"


@pytest.mark.parametrize(("mode", "expected"), [("Multiply", 45), ("Screen", 181), ("Darken", 76)])
def test_transparency_mixes_in_black_alone(tmp_path: Path, mode: str, expected: int) -> None:
    states = {"B": Dictionary(BM=Name(f"/{mode}"))}
    found = fields(on_black(artwork(BLEND, resources(ExtGState=states)), tmp_path))
    wanted = [76, expected, 76]
    assert [abs(a - b) <= 4 for a, b in zip(found, wanted, strict=True)] == [True] * 3, found


def mesh(pdf: Pdf) -> None:
    shading = pdf.make_stream(
        bytes(range(30)), ShadingType=4, ColorSpace=Name.DeviceRGB, BitsPerCoordinate=8,
        BitsPerComponent=8, BitsPerFlag=8, Decode=[0, 1] * 5,
    )  # fmt: skip
    pdf.pages[0].obj["/Resources"]["/Shading"] = Dictionary(S=shading)


def keyed(pdf: Pdf) -> None:
    pictures(pdf)
    pdf.pages[0].obj["/Resources"]["/XObject"]["/P"]["/Mask"] = Array([0, 0, 255, 255, 0, 0])


def wrong_tint(pdf: Pdf) -> None:
    tint = pdf.make_stream(b"{ pop pop }", FunctionType=4, Domain=[0, 1], Range=[0, 1] * 4)
    space = Array([Name.Separation, Name("/Rot"), Name.DeviceCMYK, tint])
    pdf.pages[0].obj["/Resources"]["/ColorSpace"] = Dictionary(A=space)


def short_table(pdf: Pdf) -> None:
    tint = pdf.make_stream(b"\0", FunctionType=0, Domain=[0, 1], Range=[0, 1] * 4, Size=[99],
                           BitsPerSample=8)  # fmt: skip
    space = Array([Name.Separation, Name("/Rot"), Name.DeviceCMYK, tint])
    pdf.pages[0].obj["/Resources"]["/ColorSpace"] = Dictionary(A=space)


NOT = {
    # Mixed in CMYK, a difference of two blacks would print the other three plates full.
    "difference": (BLEND, resources(ExtGState={"B": Dictionary(BM=Name.Difference)}), "blend"),
    "exclusion": (BLEND, resources(ExtGState={"B": Dictionary(BM=[Name.Exclusion])}), "blend"),
    "mesh": ("/S sh", mesh, "mesh"),
    "key": (placed("P"), keyed, "key"),
    "reckoning without numbers": ("/A cs .5 scn 0 0 9 9 re f", wrong_tint, "content"),
    "table cut short": ("/A cs .5 scn 0 0 9 9 re f", short_table, "content"),
    "unknown space": ("/Nn cs 1 sc 0 0 9 9 re f", None, "content"),
}


@pytest.mark.parametrize("case", NOT)
def test_what_cannot_be_turned_is_told(case: str) -> None:
    content, change, why = NOT[case]
    with pytest.raises(CannotTurn, match=why):
        blackened(clean_page(artwork(content, change), 1, "ad.pdf").pdf)


# --- on the page


def composed(tmp_path: Path, data: bytes, inks: str) -> Result:
    page = FILES["pages/01.yaml"] + f"inks: {inks}\n" + BOX
    folder = write_issue(str(tmp_path / "issue"), {"pages/01.yaml": page, "assets/ad.pdf": data})
    return compose_issue(open_issue(folder))


def codes(result: Result) -> list[str]:
    return [f.code for f in result.findings if f.code.startswith("artwork")]


def pdf_of(result: Result, standard: str = "x4") -> bytes:
    return press_pdf(result, result.composition.pages, Press(standard))


RED = artwork("1 0 0 rg 0 0 120 80 re f")


@pytest.mark.parametrize("inks", ["黑", "黑+套红"])
@pytest.mark.parametrize("standard", ["x4", "x1a"])
@pytest.mark.parametrize("data", [RED, spot()])
def test_on_a_page_without_colour_it_comes_in_black(
    tmp_path: Path, inks: str, standard: str, data: bytes
) -> None:
    result = composed(tmp_path, data, inks)
    assert codes(result) == ["artwork-on-black-page"]
    (found,) = (f for f in result.findings if f.code == "artwork-on-black-page")
    assert (found.severity, found.place.page) == ("warning", "1")
    assert found.span.file == "pages/01.yaml"
    assert "assets/ad.pdf" in found.message("zh")
    assert "已转成单黑" in found.message("zh")
    file = opened(pdf_of(result, standard))
    (form,) = file.pages[0].Resources.XObject.values()
    assert str(form.Subtype) == "/Form"
    found_plates = plates(pdf_of(result, standard), tmp_path)
    assert found_plates.pop("Black").getextrema()[0] == 0
    assert {one.getextrema() for one in found_plates.values()} == {(255, 255)}


def test_on_a_page_in_four_inks_nothing_is_turned(tmp_path: Path) -> None:
    result = composed(tmp_path, RED, "四色")
    assert codes(result) == ["artwork-colour"]
    coloured = composed(tmp_path, artwork("0 1 1 0 k 0 0 120 80 re f"), "四色")
    assert codes(coloured) == []
    found = plates(pdf_of(coloured), tmp_path)
    assert found["Magenta"].getextrema()[0] == 0


def test_black_artwork_is_left_as_it_is(tmp_path: Path) -> None:
    black = artwork("0 0 0 1 k 0 0 40 40 re f .5 g 50 0 9 9 re f")
    result = composed(tmp_path, black, "黑")
    assert codes(result) == []
    file = opened(pdf_of(result))
    (form,) = file.pages[0].Resources.XObject.values()
    assert b"0 0 0 1 k" in form.read_bytes()


def test_what_cannot_be_turned_stops_the_press(tmp_path: Path) -> None:
    result = composed(tmp_path, artwork("/S sh", mesh), "黑")
    with pytest.raises(PagesetterError) as caught:
        pdf_of(result)
    (found,) = caught.value.findings
    assert (found.code, found.severity, found.place.page) == ("artwork-not-in-black", "error", "1")
    assert "网格渐变" in found.message("zh")
    assert "gradients in a mesh" in found.message("en")


@pytest.mark.parametrize("make", [bomb, lambda: encrypted(""), transparent])
def test_other_refusals_are_those_of_any_page(tmp_path: Path, make: Callable[[], bytes]) -> None:
    on_four = codes(composed(tmp_path / "a", make(), "四色"))
    on_one = codes(composed(tmp_path / "b", make(), "黑"))
    assert [code for code in on_one if code != "artwork-on-black-page"] == on_four


def test_on_the_screen_too_it_is_all_on_the_black_plate(tmp_path: Path) -> None:
    result = composed(tmp_path, RED, "黑")
    separator = Separator(result.opened.pictures)
    (page,) = (one.display for one in result.composition.pages)
    (placed_,) = images(separator.page(page, "黑", "Black").items)
    for plate, tone in (("Cyan", 255), ("Magenta", 255), ("Yellow", 255), ("Black", 76)):
        picture = separator.picture(plate, placed_.key.split("\n")[1])
        assert picture is not None
        width, height, tones = picture
        assert abs(tones[height // 2 * width + width // 2] - tone) <= 2, plate
