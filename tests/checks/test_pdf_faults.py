"""Faults put into a good press file by another library: each is found, its near miss is not."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import typst
from made_paints import form, glyphs, gradient, image_of, shaded, tile
from pikepdf import Array, Dictionary, Name, Pdf, String
from PIL import Image

from pagesetter.checks.pdf.check import check_pdf
from pagesetter.checks.profile import load_profile
from pagesetter.cli.main import main
from pagesetter.findings import Finding

Spoilt = Callable[..., set[tuple[str, str]]]


def painted(content: str, **resources: Any) -> Callable[[Pdf], None]:
    """Return the change that paints on a white ground; `/Kx` overprints, `/Kn` knocks out."""

    def change(pdf: Pdf) -> None:
        page = pdf.pages[0]
        own = page.Resources
        states = own.get("/ExtGState", Dictionary())
        states["/Kx"] = Dictionary(OP=True, op=True, OPM=1)
        states["/Kn"] = Dictionary(OP=False, op=False, OPM=0)
        own["/ExtGState"] = states
        for kind, named in resources.items():
            held = own.get(f"/{kind}", Dictionary())
            for name, value in named(pdf).items():
                held[f"/{name}"] = value
            own[f"/{kind}"] = held
        font = next(iter(own["/Font"].keys()))
        text = content.replace("/FONT", font).encode()
        ground = b"q /Kn gs 0 0 0 0 k 290 590 120 120 re f "
        page.contents_add(pdf.make_stream(ground + text + b" Q"))

    return change


def bar(colour: str, state: str = "/Kn gs") -> str:
    return f"{state} {colour} 300 600 40 40 re f"


def words(colour: str, size: float, state: str) -> str:
    return f"{state} {colour} BT /FONT {size} Tf 300 600 Td <0001> Tj ET"


DARK = "/Kn gs 0.7 0.6 0.2 0 k 295 590 40 40 re f "
HALO = "/Kn gs 0 0 0 0 k 0 0 0 0 K 2 w 301 601 m 319 601 l 319 617 l 301 617 l h B "


def separation(name: str, space: str = "/DeviceCMYK") -> Callable[[Pdf], dict[str, Any]]:
    def make(pdf: Pdf) -> dict[str, Any]:
        tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0, 1, 1, 0], N=1)
        return {"Sx": Array([Name.Separation, Name(f"/{name}"), Name(space), tint])}

    return make


def picture(width: int, height: int, sample: bytes, space: str = "/DeviceCMYK", **more: Any) -> Any:
    def make(pdf: Pdf) -> dict[str, Any]:
        stream = pdf.make_stream(sample * (width * height))
        stream.update(
            Dictionary(
                Type=Name.XObject, Subtype=Name.Image, Width=width, Height=height,
                ColorSpace=Name(space), BitsPerComponent=8, **more,
            )
        )  # fmt: skip
        return {"Imx": stream}

    return make


TILED = "/Pattern cs /Px scn 300 600 40 40 re f"
SHADED = "q 300 600 40 40 re W n /Sx sh Q"
PLACE = "q 72 0 0 72 300 600 cm /Imx Do Q"
GREY = b"\x80"
LIGHT = b"\x20\x20\x20\0"
UNDER = "q 100 0 0 72 295 595 cm /Imx Do Q "

FAULTS = [
    # Inks: 241 % is too much, 240, 239 and 221 % are only high, 220 % is good
    ("ink-over", bar("0.5 0.5 0.5 0.91 k"), {}),
    ("ink-high", bar("0.5 0.5 0.5 0.9 k"), {}),
    ("ink-high", bar("0.5 0.5 0.5 0.89 k"), {}),
    ("ink-high", bar("0.4 0.4 0.41 1 k"), {}),
    (None, bar("0.4 0.4 0.4 1 k"), {}),
    ("ink-over", bar("0.8 0.7 0 0 k") + " /Kx gs 0 0 0 1 k 310 610 9 9 re f", {}),
    (None, bar("0.8 0.7 0 0 k") + " /Kn gs 0 0 0 1 k 310 610 9 9 re f", {}),
    ("ink-over", PLACE, {"XObject": picture(300, 300, bytes([140, 140, 140, 200]))}),
    (None, PLACE, {"XObject": picture(300, 300, bytes([120, 120, 120, 200]))}),
    # Overprint
    ("white-overprints", bar("0 0 0 0 k", "/Kx gs"), {}),
    (None, bar("0 0 0 0 k"), {}),
    ("text-knocks-out", words("0 0 0 1 k", 24, "/Kn gs"), {}),
    (None, words("0 0 0 1 k", 24.5, "/Kn gs"), {}),
    (None, words("0 0 0 1 k", 24, "/Kx gs"), {}),
    ("text-over-ink ink-over", bar("0.71 0.7 0 0 k") + " " + words("0 0 0 1 k", 12, "/Kx gs"), {}),
    ("ink-high", bar("0.7 0.7 0 0 k") + " " + words("0 0 0 1 k", 12, "/Kx gs"), {}),
    ("text-over-ink ink-over", PLACE + " " + words("0 0 0 1 k", 12, "/Kx gs"),
     {"XObject": picture(300, 300, bytes([130, 130, 110, 0]))}),
    ("text-rich-black", words("0.3 0.3 0.3 1 k", 30, "/Kn gs"), {}),
    ("text-rich-black", words("0 0.02 0 0.86 k", 30, "/Kn gs"), {}),
    (None, words("0 0.02 0 0.84 k", 30, "/Kn gs"), {}),
    # Small things
    ("line-thin", "/Kx gs 0 0 0 1 K 0.23 w 300 600 m 400 600 l S", {}),
    (None, "/Kx gs 0 0 0 1 K 0.25 w 300 600 m 400 600 l S", {}),
    ("line-thin", "/Kx gs 0 0 0 1 K 1 w q .2 0 0 .2 0 0 cm 1500 3000 m 1900 3000 l S Q", {}),
    ("line-thin", "/Kx gs 0 0 0 1 k 300 600 100 0.2 re f", {}),
    ("line-thin-inks", "/Kn gs 0 1 1 0 K 0.9 w 300 600 m 400 600 l S", {}),
    (None, "/Kn gs 0 1 1 0 K 1 w 300 600 m 400 600 l S", {}),
    ("text-small", words("0 0 0 1 k", 4.9, "/Kx gs"), {}),
    (None, words("0 0 0 1 k", 5, "/Kx gs"), {}),
    ("text-small-reversed", words("0 0 0 0 k", 6.9, "/Kn gs"), {}),
    (None, words("0 0 0 0 k", 7, "/Kn gs"), {}),
    ("text-small-inks", words("0.5 0.5 0.5 0 k", 8.9, "/Kn gs"), {}),
    (None, words("0.5 0.5 0.5 0 k", 9, "/Kn gs"), {}),
    # Hollow type has lines, and an outline under black type takes away what lies below it.
    ("line-thin", "/Kx gs 0 0 0 1 K 0.2 w 1 Tr " + words("0 0 0 1 k", 30, "/Kx gs"), {}),
    (None, "/Kx gs 0 0 0 1 K 0.3 w 1 Tr " + words("0 0 0 1 k", 30, "/Kx gs"), {}),
    ("ink-over text-over-ink", DARK + words("0 0 0 1 k", 24, "/Kx gs"), {}),
    (None, DARK + HALO + words("0 0 0 1 k", 24, "/Kx gs"), {}),
    # Large black type on a picture must knock out.
    ("text-shows-through", UNDER + words("0 0 0 1 k", 24.1, "/Kx gs"),
     {"XObject": picture(400, 400, LIGHT)}),
    (None, UNDER + words("0 0 0 1 k", 24, "/Kx gs"), {"XObject": picture(400, 400, LIGHT)}),
    (None, UNDER + words("0 0 0 1 k", 24.1, "/Kn gs"), {"XObject": picture(400, 400, LIGHT)}),
    (None, UNDER + HALO.replace("319", "320") + words("0 0 0 1 k", 24.1, "/Kx gs"),
     {"XObject": picture(400, 400, LIGHT)}),
    # The edge: 5 mm are 14.17 pt
    ("near-edge", "/Kx gs 0 0 0 1 k 14 600 40 40 re f", {}),
    (None, "/Kx gs 0 0 0 1 k 14.2 600 40 40 re f", {}),
    ("near-edge", "/Kx gs 0 0 0 1 k -5 600 40 40 re f", {}),
    ("off-sheet", "1 0 0 1 -305 0 cm " + words("0 0 0 1 k", 20, "/Kx gs"), {}),
    # Colour
    ("pdf-colour-space", "1 0 0 rg 300 600 40 40 re f", {}),
    ("pdf-colour-space", "1 0 0 RG 2 w 300 600 40 40 re S", {}),
    ("pdf-colour-space", PLACE, {"XObject": picture(300, 300, b"\1\2\3", "/DeviceRGB")}),
    ("pdf-colour-space pdf-spot", "/Sx cs 1 scn 300 600 40 40 re f",
     {"ColorSpace": separation("Warm", "/DeviceRGB")}),
    ("pdf-spot", "/Sx cs 1 scn 300 600 40 40 re f", {"ColorSpace": separation("Warm")}),
    (None, "/Sx cs 1 scn /Kx gs 300 600 40 40 re f", {"ColorSpace": separation("Black")}),
    ("pdf-low-ppi", PLACE, {"XObject": picture(149, 149, GREY, "/DeviceGray")}),
    (None, PLACE, {"XObject": picture(150, 150, GREY, "/DeviceGray")}),
    ("pdf-coarse", PLACE, {"XObject": picture(99, 99, GREY, "/DeviceGray")}),
    ("pdf-low-ppi", PLACE, {"XObject": picture(100, 100, GREY, "/DeviceGray")}),
    ("pdf-content", "/Nowhere Do", {}),
    # RGB that is chosen and paints nothing is none; what lies under it is restored only by q.
    (None, "1 0 0 rg /Kx gs 0 0 0 1 k 300 600 40 40 re f 0 0 1 RG", {}),
    ("pdf-content", "/Fx Do", {"XObject": form("Q 0 0 0 1 k 300 600 40 40 re f")}),
    (None, "/Fx Do", {"XObject": form("q q /Kx gs 0 0 0 1 k 300 600 40 40 re f")}),
    # Tiles, glyphs that are pictures, gradients
    ("pdf-colour-space", TILED, {"Pattern": tile("1 0 0 rg 0 0 5 5 re f")}),
    ("ink-over", TILED, {"Pattern": tile("0.5 0.5 0.5 0.91 k 0 0 5 5 re f")}),
    (None, TILED, {"Pattern": tile("0.4 0.4 0.4 1 k 0 0 5 5 re f")}),
    ("pdf-colour-space", "BT /Tx 12 Tf 300 600 Td (a) Tj ET",
     {"Font": glyphs("500 0 d0 0 0 1 rg 0 0 500 500 re f")}),
    (None, "/Kx gs 0 0 0 1 k BT /Tx 12 Tf 300 600 Td (a) Tj ET",
     {"Font": glyphs("500 0 0 0 500 500 d1 0 0 500 500 re f")}),
    ("ink-over", SHADED, {"Shading": gradient(0.5, 0.5, 0.5, 0.91)}),
    ("ink-high", SHADED, {"Shading": gradient(0.5, 0.5, 0.5, 0.89)}),
    (None, SHADED, {"Shading": gradient(0.5, 0.5, 0.5, 0.7)}),
    ("ink-over", "/Pattern cs /Px scn 300 600 40 40 re f",
     {"Pattern": shaded(gradient(0.5, 0.5, 0.5, 0.91))}),
]  # fmt: skip


@pytest.mark.parametrize(("code", "content", "resources"), FAULTS)
def test_what_is_painted(
    code: str | None, content: str, resources: dict[str, Any], spoilt: Spoilt
) -> None:
    found = spoilt(painted(content, **resources))
    assert found == {(one, "1") for one in (code or "").split()}


def messages(good: dict[str, bytes], change: Callable[[Pdf], None]) -> list[Finding]:
    pdf = Pdf.open(BytesIO(good["x4"]))
    change(pdf)
    out = BytesIO()
    pdf.save(out, fix_metadata_version=False)
    return list(check_pdf(out.getvalue(), load_profile("正式报纸")))


def test_a_form_gives_back_no_state_but_its_own(good: dict[str, bytes]) -> None:
    """What the page saved before it is still there after it: a line of 0.2 pt, and white."""
    content = "0 0 0 0 k q 0.2 w 0 0 0 1 K q 4 w /Fx Do Q 300 700 m 400 700 l S Q"
    change = painted(content, XObject=form("Q Q Q /Kx gs 0 0 0 1 k 300 600 40 40 re f"))
    told = [one.message() for one in messages(good, change)]
    assert told == [
        "the page's content cannot be read: Q without q",
        "a line is 0.2 pt thick; below 0.25 pt it may break off",
    ]


def test_what_overprints_in_white_is_named(good: dict[str, bytes]) -> None:
    told = messages(good, painted(bar("0 0 0 0 k", "/Kx gs")))
    (white,) = [one for one in told if one.code == "white-overprints"]
    assert white.message() == "something white overprints and will not be seen (a tint or shape)"
    assert white.message("zh") == "白色对象设了叠印，印出来会消失（底色或图形）"


def test_the_good_file_has_no_finding(good: dict[str, bytes]) -> None:
    for data in good.values():
        assert check_pdf(data, load_profile("正式报纸")) == ()


def drop(key: str) -> Callable[[Pdf], None]:
    return lambda pdf: pdf.Root.__delitem__(key)


def info(key: str, value: Any) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        if value is None:
            del pdf.docinfo[key]
        else:
            pdf.docinfo[key] = value

    return change


def intent(key: str, value: Any) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        if value is None:
            del pdf.Root.OutputIntents[0][key]
        else:
            pdf.Root.OutputIntents[0][key] = value

    return change


def profile_of_a_monitor(pdf: Pdf) -> None:
    stream = pdf.Root.OutputIntents[0].DestOutputProfile
    data = bytearray(stream.read_bytes())
    data[12:20] = b"mntrRGB "
    stream.write(bytes(data))


def page(key: str, value: Any) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        pdf.pages[1].obj[key] = value

    return change


def turned_above(pdf: Pdf) -> None:
    pdf.Root.Pages["/Rotate"] = 90


def annotated(rectangle: list[float], kind: str = "/Text") -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        note = Dictionary(Type=Name.Annot, Subtype=Name(kind), Rect=Array(rectangle))
        pdf.pages[1].obj["/Annots"] = Array([pdf.make_indirect(note)])

    return change


def unembedded(pdf: Pdf) -> None:
    font = next(iter(pdf.pages[1].Resources.Font.values()))
    descriptor = font.DescendantFonts[0].FontDescriptor
    for key in ("/FontFile2", "/FontFile3"):
        if key in descriptor:
            del descriptor[key]


def without_text(pdf: Pdf) -> None:
    del next(iter(pdf.pages[1].Resources.Font.values()))["/ToUnicode"]


def script(pdf: Pdf) -> None:
    action = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    pdf.Root["/OpenAction"] = action


def second_intent(pdf: Pdf) -> None:
    pdf.Root.OutputIntents.append(pdf.Root.OutputIntents[0])


def filtered_xmp(pdf: Pdf) -> None:
    data = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata.write(data, filter=Name.ASCIIHexDecode)


SMALL_TRIM = Array([10, 10, 700, 1000])
WHOLE = {
    "no intent": (drop("/OutputIntents"), {("pdf-intent", "")}),
    "two intents": (second_intent, {("pdf-intent", "")}),
    "no profile": (intent("/DestOutputProfile", None), {("pdf-intent", "")}),
    "a monitor's profile": (profile_of_a_monitor, {("pdf-intent", "")}),
    "no condition": (intent("/OutputConditionIdentifier", None), {("pdf-intent", "")}),
    "no XMP": (drop("/Metadata"), {("pdf-xmp", "")}),
    "filtered XMP": (filtered_xmp, {("pdf-xmp", "")}),
    "another title": (info("/Title", "别的"), {("pdf-xmp-differs", "")}),
    "a second later": (info("/ModDate", "D:20261124120001Z"), {("pdf-xmp-differs", "")}),
    "the same second elsewhere": (info("/ModDate", "D:20261124200000+08'00'"), set()),
    "Trapped unknown": (info("/Trapped", Name.Unknown),
                        {("pdf-trapped", ""), ("pdf-xmp-differs", "")}),
    "a script": (script, {("pdf-action", "")}),
    "turned": (page("/Rotate", 90), {("pdf-page-turned", "2")}),
    "turned by the tree": (turned_above, {("pdf-page-turned", "1"), ("pdf-page-turned", "2")}),
    "scaled": (page("/UserUnit", 2), {("pdf-page-turned", "2")}),
    "two boxes": (page("/ArtBox", SMALL_TRIM), {("pdf-page-box", "2")}),
    "cropped": (page("/CropBox", SMALL_TRIM), {("pdf-page-box", "2")}),
    "bleed leaves media": (page("/BleedBox", Array([-9, 0, 779.528, 1105.512])),
                           {("pdf-page-box", "2")}),
    "a note": (annotated([300, 600, 320, 620]), {("pdf-annotation", "2")}),
    "a note outside": (annotated([-300, 600, -280, 620]), set()),
    "a printer's mark": (annotated([300, 600, 320, 620], "/PrinterMark"), set()),
    "a font left out": (unembedded, {("pdf-font-not-embedded", "")}),
    "no way back to text": (without_text, {("pdf-font-no-text", "")}),
}  # fmt: skip


@pytest.mark.parametrize("fault", WHOLE)
def test_what_the_file_says_of_itself(fault: str, spoilt: Spoilt) -> None:
    change, expected = WHOLE[fault]
    assert spoilt(change) == expected


def test_a_smaller_page_differs_in_size(spoilt: Spoilt) -> None:
    assert ("pdf-page-sizes", "") in spoilt(page("/TrimBox", SMALL_TRIM))


def test_encrypted(good: dict[str, bytes], spoilt: Spoilt) -> None:
    nothing: Callable[[Pdf], None] = lambda pdf: None  # noqa: E731
    lock = pikepdf.Encryption(owner="o", user="", R=4, metadata=False, aes=False)
    assert ("pdf-encrypted", "") in spoilt(nothing, encryption=lock)
    closed = pikepdf.Encryption(owner="o", user="u", R=4, metadata=False, aes=False)
    assert spoilt(nothing, encryption=closed) == {("pdf-encrypted", "")}


def test_no_standard_is_a_warning(spoilt: Spoilt) -> None:
    def change(pdf: Pdf) -> None:
        del pdf.docinfo["/GTS_PDFXVersion"]
        del pdf.Root["/Metadata"]

    assert spoilt(change) == {("pdf-no-standard", "")}


X1A = {
    "transparent": ("/Gx gs 0 0 0 1 k 300 600 9 9 re f", "ca", 0.99),
    "multiplied": ("/Gx gs 0 0 0 1 k 300 600 9 9 re f", "BM", Name.Multiply),
}


@pytest.mark.parametrize("fault", X1A)
def test_no_transparency_in_x1a(fault: str, spoilt: Spoilt) -> None:
    content, key, value = X1A[fault]
    change = painted(content, ExtGState=lambda pdf: {"Gx": Dictionary(**{key: value})})
    assert ("pdf-transparency", "1") in spoilt(change, "x1a")
    assert ("pdf-transparency", "1") not in spoilt(change, "x4")


def test_no_newer_things_in_x1a(spoilt: Spoilt) -> None:
    nothing: Callable[[Pdf], None] = lambda pdf: None  # noqa: E731
    assert spoilt(nothing, "x1a", min_version="1.5") == {("pdf-version", "")}
    streams = pikepdf.ObjectStreamMode.generate
    found = spoilt(nothing, "x1a", object_stream_mode=streams)
    assert ("pdf-object-streams", "") in found
    assert spoilt(nothing, "x4", object_stream_mode=streams) == set()
    layers = spoilt(lambda pdf: pdf.Root.__setitem__("/OCProperties", Dictionary()), "x1a")
    assert layers == {("pdf-layers", "")}


@pytest.mark.parametrize("data", [b"", b"%PDF-1.6", b"\0" * 1000, b"hello" * 99])
def test_what_is_no_pdf(data: bytes) -> None:
    (one,) = check_pdf(data, load_profile("正式报纸"))
    assert one.code == "pdf-unreadable"
    # The reason is the reader's own, without what it calls its input.
    assert one.message() == (
        "this is no PDF, or it is damaged: "
        "unable to find trailer dictionary while recovering damaged file"
    )
    assert one.message("zh") == "文件不是 PDF，或已损坏：找不到文件的索引"


def test_what_must_be_mended_to_be_read_is_told(good: dict[str, bytes]) -> None:
    """A reader mends a file in silence; a plant's may not."""
    data = good["x4"]
    table = data.rindex(b"startxref")
    (one,) = check_pdf(data[:table] + b"startxref\n7\n%%EOF\n", load_profile("正式报纸"))
    assert (one.code, one.severity) == ("pdf-mended", "error")
    assert "0x" not in one.message()


@pytest.mark.parametrize(("name", "code"), [("no.pdf", 2), ("locked.pdf", 2), ("mended.pdf", 1)])
def test_what_cannot_be_read_ends_with_2(
    name: str, code: int, good: dict[str, bytes], tmp_path: Path
) -> None:
    path = tmp_path / name
    if name == "no.pdf":
        path.write_bytes(b"hello")
    elif name == "locked.pdf":
        with Pdf.open(BytesIO(good["x4"])) as pdf:
            pdf.save(path, encryption=pikepdf.Encryption(user="u", owner="o"))
    else:
        path.write_bytes(good["x4"][: good["x4"].rindex(b"startxref")])
    assert main(["check", str(path)]) == code


def test_cut_short(good: dict[str, bytes]) -> None:
    """A file cut anywhere gives findings, never a fault."""
    data = good["x4"]
    for part in (0.1, 0.4, 0.7, 0.99):
        assert check_pdf(data[: int(len(data) * part)], load_profile("正式报纸"))


def test_labels_that_are_not_the_printed_numbers(good: dict[str, bytes]) -> None:
    limits = load_profile("正式报纸")
    assert check_pdf(good["x4"], limits, labels=["1", "2"]) == ()
    found = check_pdf(good["x4"], limits, labels=["1", "3"])
    assert [(one.code, one.place.page) for one in found] == [("pdf-page-label", "3")]


def art(rows: list[str], enlarged: int, mask: bool = False) -> Callable[[Pdf], dict[str, Any]]:
    def make(pdf: Pdf) -> dict[str, Any]:
        wide = ["".join(c * enlarged for c in row) for row in rows for _ in range(enlarged)]
        data = b"".join(
            int(row.ljust(-(-len(row) // 8) * 8, "0"), 2).to_bytes(-(-len(row) // 8), "big")
            for row in wide
        )
        stream = pdf.make_stream(data)
        stream.update(
            Dictionary(
                Type=Name.XObject, Subtype=Name.Image, Width=len(wide[0]), Height=len(wide),
                BitsPerComponent=1, **({"ImageMask": True} if mask else
                                       {"ColorSpace": Name.DeviceGray}),
            )
        )  # fmt: skip
        return {"Imx": stream}

    return make


def test_coarse_line_art_is_told_and_a_code_is_not(spoilt: Spoilt) -> None:
    checks = ["1010110010" if i % 2 else "0101001101" for i in range(10)]
    assert spoilt(painted(PLACE, XObject=art(checks, 4))) == set()
    assert spoilt(painted("/Kn gs " + PLACE, XObject=art(checks, 4, mask=True))) == set()
    assert spoilt(painted(PLACE, XObject=art(checks, 1))) == {("pdf-low-ppi", "1")}


@pytest.mark.parametrize("named", ["Adobe", "nobody"])
def test_the_inks_of_a_cmyk_jpeg_are_as_stored(named: str, spoilt: Spoilt) -> None:
    """Whether Adobe's mark stands in it or not: a reader of PDF turns none of them round."""

    def jpeg(*stored: int) -> Callable[[Pdf], dict[str, Any]]:
        out = BytesIO()
        # Pillow writes what it is given the other way round, with Adobe's mark.
        given = tuple(255 - sample for sample in stored)
        Image.new("CMYK", (304, 304), given).save(out, "JPEG", quality=100)
        data = out.getvalue()
        if named != "Adobe":
            mark = data.index(b"\xff\xee")
            data = data[:mark] + data[mark + 2 + int.from_bytes(data[mark + 2 : mark + 4]) :]
        return lambda pdf: {
            "Imx": pikepdf.Stream(
                pdf, data, Type=Name.XObject, Subtype=Name.Image, Width=304, Height=304,
                ColorSpace=Name.DeviceCMYK, BitsPerComponent=8, Filter=Name.DCTDecode,
            )
        }  # fmt: skip

    assert spoilt(painted(PLACE, XObject=jpeg(20, 20, 20, 20))) == set()
    assert spoilt(painted(PLACE, XObject=jpeg(140, 140, 140, 200))) == {("ink-over", "1")}


@pytest.mark.parametrize(
    "kind", ["table", "table in a stream", "table by profile", "profile", "16 bits"]
)
def test_the_inks_of_pictures_are_seen_however_they_are_written(kind: str, spoilt: Spoilt) -> None:
    heavy, light = (image_of(kind, (140, 140, 140, last)) for last in (200, 120))
    assert spoilt(painted(PLACE, XObject=heavy)) == {("ink-over", "1")}
    assert spoilt(painted(PLACE, XObject=light)) == set()


def test_files_of_other_makers_have_no_finding_for_what_is_right(
    good: dict[str, bytes], tmp_path: Path
) -> None:
    """The good page written anew by Ghostscript and by qpdf: all that is gone is the standard."""
    source = tmp_path / "good.pdf"
    source.write_bytes(good["x4"])
    commands = {
        "gs": "gs -q -dNOPAUSE -dBATCH -sDEVICE=pdfwrite -sColorConversionStrategy=CMYK "
        f"-dProcessColorModel=/DeviceCMYK -sOutputFile={tmp_path}/gs.pdf {source}",
        "qpdf": f"qpdf --object-streams=generate {source} {tmp_path}/qpdf.pdf",
    }
    told = {}
    for maker, command in commands.items():
        subprocess.run(command.split(), check=True, capture_output=True)
        data = (tmp_path / f"{maker}.pdf").read_bytes()
        told[maker] = {one.code for one in check_pdf(data, load_profile("正式报纸"))}
    assert told == {"gs": {"pdf-no-standard"}, "qpdf": set()}


TYPST = """\
#set document(title: "A page", date: datetime(year: 2026, month: 11, day: 24))
#set page(width: 200mm, height: 280mm, margin: 20mm)
#set text(font: "Pagesetter Song", size: 26pt, fill: cmyk(0%, 0%, 0%, 100%), lang: "zh")
科学普及与科技创新同等重要。A good page of another maker.
#rect(width: 60mm, height: 20mm, fill: cmyk(100%, 0%, 60%, 0%))
#line(length: 100mm, stroke: 0.5pt + cmyk(0%, 0%, 0%, 100%))
"""
POSTSCRIPT = """\
%!PS-Adobe-3.0
%%Title: (A good page)
%%EndComments
<< /PageSize [567 794] >> setpagedevice
/Times-Roman findfont 12 scalefont setfont 0 0 0 1 setcmykcolor true setoverprint
72 700 moveto (A good page of another maker) show
false setoverprint 1 0 0.5 0 setcmykcolor 72 500 200 100 rectfill
0 0 0 1 setcmykcolor 0.5 setlinewidth 72 450 moveto 400 450 lineto stroke
showpage
"""


@pytest.mark.parametrize("maker", ["typst", "gs"])
def test_good_pages_of_other_makers(maker: str, root: str, tmp_path: Path) -> None:
    """Pages that were never ours: all that is told is that they claim no standard."""
    out = tmp_path / "out.pdf"
    if maker == "typst":
        source = tmp_path / "page.typ"
        source.write_text(TYPST, "utf-8")
        fonts = [os.path.join(root, "fonts")]
        typst.compile(str(source), output=str(out), font_paths=fonts, ignore_system_fonts=True)
    else:
        source = tmp_path / "page.ps"
        source.write_text(POSTSCRIPT, "ascii")
        command = "gs -q -dNOPAUSE -dBATCH -dSAFER -sDEVICE=pdfwrite -dPDFSETTINGS=/prepress "
        command += f"-sColorConversionStrategy=CMYK -sOutputFile={out} {source}"
        subprocess.run(command.split(), check=True, capture_output=True)
    found = check_pdf(out.read_bytes(), load_profile("正式报纸"))
    assert {one.code for one in found} == {"pdf-no-standard"}


def test_forty_faults_are_put_into_finished_files() -> None:
    """Issue files have theirs in `test_issue_faults`, artwork and drawings theirs with them."""
    painted_faults = sum(1 for code, _, _ in FAULTS if code)
    told_faults = sum(1 for _, expected in WHOLE.values() if expected)
    assert painted_faults + told_faults + len(X1A) >= 40
    assert sum(1 for code, _, _ in FAULTS if code is None) >= 14  # the near misses
