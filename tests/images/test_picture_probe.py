"""What a probe says of every kind of picture file, and of every bad one."""

from __future__ import annotations

import contextlib
import struct
from pathlib import Path

import pytest
from made_pictures import (
    chunk,
    drawing,
    encoded,
    jpeg_saying,
    modules,
    noise,
    photo,
    png,
    rgb_profile,
    saved,
)
from PIL import Image

from pagesetter.findings import PagesetterError
from pagesetter.images import note_findings, probe


def refused(path: str) -> list[str]:
    with pytest.raises(PagesetterError) as caught:
        probe(path)
    for found in caught.value.findings:
        assert Path(path).name in found.message("en")
        assert Path(path).name in found.message("zh")
    return [found.code for found in caught.value.findings]


@pytest.mark.parametrize(
    ("name", "mode", "kind"),
    [
        ("a.jpg", "RGB", "JPEG"),
        ("a.jpg", "L", "JPEG"),
        ("a.jpg", "CMYK", "JPEG"),
        ("a.png", "RGB", "PNG"),
        ("a.png", "L", "PNG"),
        ("a.tif", "RGB", "TIFF"),
        ("a.tif", "CMYK", "TIFF"),
        ("a.tif", "LAB", "TIFF"),
        ("a.webp", "RGB", "WEBP"),
        ("a.bmp", "RGB", "BMP"),
        ("a.avif", "RGB", "AVIF"),
    ],
)
def test_kinds_and_modes(tmp_path: Path, name: str, mode: str, kind: str) -> None:
    found = probe(saved(tmp_path, name, noise(mode, 31, 17)))
    assert found[:5] == (31, 17, kind, mode, 1)
    assert found.notes == ()
    assert len(found.key) == 32
    assert not found.line_art


def test_name_says_nothing_about_the_kind(tmp_path: Path) -> None:
    path = saved(tmp_path, "a.jpg", encoded(photo(), "PNG"))
    assert probe(path).format == "PNG"


def test_sixteen_bits(tmp_path: Path) -> None:
    rows = b"".join(b"\0" + struct.pack(">3H", 0, 0x8000, 0xFFFF) for _ in range(2))
    found = probe(saved(tmp_path, "a.png", png(3, 2, 16, 0, rows)))
    assert (found.width, found.height, found.mode) == (3, 2, "I;16")
    assert found.gray


def test_palette_with_hue_and_without(tmp_path: Path) -> None:
    colours = photo(64, 64).quantize(32)
    found = probe(saved(tmp_path, "a.png", colours))
    assert (found.mode, found.gray) == ("P", False)
    grays = photo(64, 64).convert("L").quantize(32)
    assert probe(saved(tmp_path, "b.png", grays)).gray


def test_colour_photograph_without_hue_is_gray(tmp_path: Path) -> None:
    gray = photo(64, 64).convert("L").convert("RGB")
    found = probe(saved(tmp_path, "a.jpg", gray))
    assert (found.mode, found.gray, found.line_art) == ("RGB", True, False)
    tinted = Image.merge("RGB", [b.point(lambda v, n=n: min(255, v + 9 * n)) for n, b in
                                 enumerate(gray.split())])  # fmt: skip
    assert not probe(saved(tmp_path, "b.png", tinted)).gray


@pytest.mark.parametrize("mode", ["1", "L", "RGB", "P"])
def test_line_art(tmp_path: Path, mode: str) -> None:
    found = probe(saved(tmp_path, "a.png", drawing().convert(mode)))
    assert (found.line_art, found.gray, found.module) == (True, True, 0)


def test_line_art_with_soft_edges_and_through_jpeg(tmp_path: Path) -> None:
    assert probe(saved(tmp_path, "a.png", drawing(soft=True))).line_art
    assert probe(saved(tmp_path, "a.jpg", drawing().convert("RGB"), quality=90)).line_art


def test_red_stamp_and_blank_sheet_are_no_line_art(tmp_path: Path) -> None:
    white = Image.new("L", (400, 300), 255)
    stamp = Image.merge("RGB", (white, drawing(), drawing()))
    assert probe(saved(tmp_path, "a.png", stamp))[6:8] == (False, False)
    assert not probe(saved(tmp_path, "b.png", white)).line_art


@pytest.mark.parametrize(("side", "scale", "module"), [(25, 8, 8), (33, 3, 3), (29, 1, 1)])
def test_modules_of_a_code(tmp_path: Path, side: int, scale: int, module: int) -> None:
    assert probe(saved(tmp_path, "a.png", modules(side, scale))).module == module


def test_modules_of_a_code_with_a_cut_margin(tmp_path: Path) -> None:
    cut = modules(25, 8).crop((5, 3, 259, 261))
    assert probe(saved(tmp_path, "a.png", cut)).module == 8


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.webp", "a.tif"])
@pytest.mark.parametrize("orientation", [1, 2, 3, 4, 5, 6, 7, 8])
def test_orientation_turns_the_size(tmp_path: Path, name: str, orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    found = probe(saved(tmp_path, name, photo(30, 20), exif=exif))
    assert found[:2] == ((20, 30) if orientation >= 5 else (30, 20))


def test_orientation_beyond_the_table_is_none(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 9
    assert probe(saved(tmp_path, "a.jpg", photo(), exif=exif)).orientation == 1


@pytest.mark.parametrize("name", ["a.gif", "a.webp", "a.png", "a.tif"])
def test_animated_takes_the_first_frame_and_says_so(tmp_path: Path, name: str) -> None:
    first, second = photo(), photo().transpose(Image.Transpose.ROTATE_180)
    path = saved(tmp_path, name, first, save_all=True, append_images=[second])
    found = probe(path)
    assert found.notes == ("picture-animated",)
    (said,) = note_findings(found, "a")
    assert (said.code, said.severity) == ("picture-animated", "warning")


def test_second_picture_of_a_phone_is_no_animation(tmp_path: Path) -> None:
    data = encoded(photo(), "MPO", save_all=True, append_images=[photo(20, 20)])
    found = probe(saved(tmp_path, "a.jpg", data))
    assert (found.width, found.height, found.notes) == (60, 40, ())


@pytest.mark.parametrize("mode", ["RGBA", "LA"])
def test_transparency_is_told(tmp_path: Path, mode: str) -> None:
    clear = photo().convert(mode)
    clear.putalpha(128)
    found = probe(saved(tmp_path, "a.png", clear))
    assert found.notes == ("picture-transparent",)
    assert note_findings(found, "a")[0].severity == "info"


def test_transparent_colour_of_a_palette_is_told(tmp_path: Path) -> None:
    path = saved(tmp_path, "a.png", photo().quantize(8), transparency=3)
    assert probe(path).notes == ("picture-transparent",)


def test_useless_profile_is_told(tmp_path: Path) -> None:
    sound = saved(tmp_path, "a.jpg", photo(), icc_profile=rgb_profile())
    assert probe(sound).notes == ()
    broken = saved(tmp_path, "b.jpg", photo(), icc_profile=b"no profile at all" * 20)
    assert probe(broken).notes == ("picture-profile",)
    of_rgb = saved(tmp_path, "c.jpg", photo().convert("L"), icc_profile=rgb_profile())
    assert probe(of_rgb).notes == ("picture-profile",)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP", "GIF", "BMP", "AVIF"])
@pytest.mark.parametrize("share", [0.3, 0.7, 0.95])
def test_cut_short(tmp_path: Path, kind: str, share: float) -> None:
    data = encoded(noise("RGB", 90, 70), kind)
    path = saved(tmp_path, "a.jpg", data[: int(len(data) * share)])
    assert refused(path) == ["picture-damaged"]


def test_progressive_cut_short(tmp_path: Path) -> None:
    data = encoded(noise("RGB", 90, 70), "JPEG", progressive=True)
    assert refused(saved(tmp_path, "a.jpg", data[: len(data) // 2])) == ["picture-damaged"]


def test_png_that_lies_about_its_size(tmp_path: Path) -> None:
    rows = b"".join(b"\0" + bytes(30) for _ in range(10))
    assert probe(saved(tmp_path, "a.png", png(10, 10, 8, 2, rows))).height == 10
    assert refused(saved(tmp_path, "b.png", png(4000, 3000, 8, 2, rows))) == ["picture-damaged"]


def test_jpeg_that_lies_about_its_size(tmp_path: Path) -> None:
    data = encoded(photo(), "JPEG")
    path = saved(tmp_path, "a.jpg", jpeg_saying(data, 9000, 9000))
    assert refused(path) == ["picture-damaged"]


def test_jpeg_with_a_foot_of_one_tone(tmp_path: Path) -> None:
    data = encoded(noise("RGB", 320, 320), "JPEG", quality=50)
    found = probe(saved(tmp_path, "a.jpg", jpeg_saying(data, 320, 480)))
    assert found.notes == ("picture-part-blank",)
    white = noise("RGB", 320, 320)
    white.paste("white", (0, 200, 320, 320))
    assert probe(saved(tmp_path, "b.jpg", white)).notes == ()


def test_bomb_is_refused_by_its_header(tmp_path: Path) -> None:
    path = saved(tmp_path, "a.png", png(20_001, 10_000, 1, 0, bytes(100)))
    assert refused(path) == ["picture-bomb"]
    data = jpeg_saying(encoded(photo(), "JPEG"), 60_000, 60_000)
    assert refused(saved(tmp_path, "b.jpg", data)) == ["picture-bomb"]


def test_just_below_a_bomb(tmp_path: Path) -> None:
    # 200 million pixels to the dot are let through, and this file is found to be cut short.
    path = saved(tmp_path, "a.png", png(20_000, 10_000, 1, 0, bytes(100)))
    assert refused(path) == ["picture-damaged"]


def test_jpeg_of_a_hundred_scans(tmp_path: Path) -> None:
    data = encoded(photo(), "JPEG", progressive=True)
    scan = data[data.rindex(b"\xff\xda") : -2]
    path = saved(tmp_path, "a.jpg", data[:-2] + scan * 100 + b"\xff\xd9")
    assert refused(path) == ["picture-bomb"]


def test_text_bomb_in_a_png(tmp_path: Path) -> None:
    import zlib

    data = encoded(photo(), "PNG")
    text = chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(80_000_000)))
    path = saved(tmp_path, "a.png", data[:33] + text + data[33:])
    assert refused(path) == ["picture-damaged"]


def test_an_empty_file_is_cut_short(tmp_path: Path) -> None:
    assert refused(saved(tmp_path, "a.jpg", b"")) == ["picture-damaged"]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.6\n%\n1 0 obj", "PDF"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n", "PostScript"),
        (b"8BPS\0\1" + bytes(50), "Photoshop"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "SVG"),
        (b"PK\x03\x04" + bytes(50), "ZIP"),
        (b"\0\0\0\x0cjP  \r\n\x87\n", "JPEG 2000"),
        ("一段文字".encode(), ".jpg"),
    ],
)
def test_files_that_are_no_pictures(tmp_path: Path, data: bytes, kind: str) -> None:
    path = saved(tmp_path, "a.jpg", data)
    assert refused(path) == ["picture-kind"]
    with pytest.raises(PagesetterError) as caught:
        probe(path)
    assert kind in caught.value.findings[0].message()


def test_floating_point_is_refused(tmp_path: Path) -> None:
    path = saved(tmp_path, "a.tif", Image.new("F", (8, 8), 0.5))
    assert refused(path) == ["picture-colour-mode"]


def test_missing_and_unreadable(tmp_path: Path) -> None:
    assert refused(str(tmp_path / "gone.jpg")) == ["picture-missing"]
    assert refused(str(tmp_path / "gone" / "a.jpg")) == ["picture-missing"]
    assert refused(str(tmp_path)) == ["picture-unreadable"]


def test_file_name_of_the_caller(tmp_path: Path) -> None:
    with pytest.raises(PagesetterError) as caught:
        probe(str(tmp_path / "x.jpg"), file="assets/会场.jpg")
    assert "assets/会场.jpg" in caught.value.findings[0].message("zh")


def test_changed_bytes_never_crash(tmp_path: Path) -> None:
    """A probe of a file with bytes changed anywhere gives an answer or a finding."""
    import random

    chance = random.Random(11)
    answers = 0
    for kind in ("JPEG", "PNG", "TIFF", "WEBP", "GIF", "BMP"):
        data = encoded(photo(24, 16), kind)
        for n in range(60):
            changed = bytearray(data)
            for _ in range(chance.randrange(1, 5)):
                changed[chance.randrange(len(changed))] = chance.randrange(256)
            path = saved(tmp_path, f"{kind}{n}", bytes(changed))
            with contextlib.suppress(PagesetterError):
                probe(path)
                answers += 1
    assert 50 < answers < 350
