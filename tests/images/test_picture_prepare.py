"""Finished streams: colour spaces, packing, what stays as it is, and what is refused."""

from __future__ import annotations

import struct
import subprocess
import sys
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from made_pictures import (
    drawing,
    encoded,
    jpeg_saying,
    mm,
    modules,
    noise,
    photo,
    png,
    rgb_profile,
    saved,
)
from PIL import Image, ImageCms, ImageOps

from pagesetter.findings import PagesetterError
from pagesetter.images import Prepared, prepare, probe
from pagesetter.images.decode import flattened
from pagesetter.images.onscreen import pixels, screen

ROOM = (mm(60), mm(40))


def made(path: str, **options: object) -> Prepared:
    return prepare(path, probe(path), **{"size": ROOM, **options})  # type: ignore[arg-type]


def test_photograph(tmp_path: Path) -> None:
    found = made(saved(tmp_path, "a.jpg", noise("RGB", 900, 600)))
    # 60 × 40 mm at 200 ppi.
    assert found[1:6] == (472, 315, "DeviceCMYK", 8, "DCTDecode")
    assert found.decode == (1, 0, 1, 0, 1, 0, 1, 0)
    jpeg = Image.open(BytesIO(found.data))
    assert (jpeg.size, jpeg.mode) == ((472, 315), "CMYK")
    assert "icc_profile" not in jpeg.info


def test_nothing_of_the_source_but_its_pixels(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x010E] = "told in confidence"
    path = saved(tmp_path, "a.jpg", photo().convert("L"), exif=exif, comment=b"told in confidence")
    found = made(path)
    assert found.filter == "DCTDecode"
    assert b"confidence" not in found.data


def test_inks_of_plain_colours(tmp_path: Path) -> None:
    """Paper is no ink, red is magenta and yellow: what the press profile says, and no more."""
    path = saved(tmp_path, "a.png", Image.new("RGB", (20, 20), (255, 255, 255)))
    assert pixels(made(path)).convert("L").getextrema() == (255, 255)
    path = saved(tmp_path, "b.png", Image.new("RGB", (20, 20), (255, 0, 0)))
    cyan, magenta, yellow, black = pixels(made(path)).getpixel((9, 9))
    assert cyan <= 3
    assert magenta >= 240
    assert yellow >= 232
    assert black <= 6


def test_black_of_a_photograph_is_rich_but_within_the_goal(tmp_path: Path) -> None:
    dark = Image.new("RGB", (200, 200), (0, 0, 0))
    dark.paste((200, 80, 60), (0, 0, 200, 10))
    inks = pixels(made(saved(tmp_path, "a.png", dark))).getpixel((100, 100))
    # 42/26/27/95 %.
    for ink, percent in zip(inks, (42, 26, 27, 95), strict=True):
        assert abs(ink - percent * 2.55) <= 4


def test_gray_stays_gray(tmp_path: Path) -> None:
    path = saved(tmp_path, "a.png", photo().convert("L"))
    found = made(path)
    assert (found.colour_space, found.bits) == ("DeviceGray", 8)
    as_rgb = saved(tmp_path, "b.png", photo().convert("L").convert("RGB"))
    assert made(as_rgb).colour_space == "DeviceGray"
    assert abs(pixels(made(path)).getpixel((30, 20)) - photo().convert("L").getpixel((30, 20))) < 4


def test_sixteen_bits_become_eight(tmp_path: Path) -> None:
    rows = b"".join(b"\0" + struct.pack(">4H", 0, 0x4000, 0x8000, 0xC0FF) for _ in range(2))
    found = made(saved(tmp_path, "a.png", png(4, 2, 16, 0, rows)), size=(mm(1), mm(1)))
    assert found[1:5] == (4, 2, "DeviceGray", 8)
    assert [round(v / 16) for v in pixels(found).tobytes()[:4]] == [0, 4, 8, 12]


def test_sixteen_bits_lose_their_lower_eight() -> None:
    wide = Image.frombytes("I;16", (4, 1), struct.pack("<4H", 0, 255, 256, 65_535))
    assert flattened(wide, "a").tobytes() == bytes((0, 0, 1, 255))


def test_sixteen_bits_of_colour(tmp_path: Path) -> None:
    rows = b"".join(b"\0" + struct.pack(">6H", 0xFFFF, 0, 0, 0xFFFF, 0, 0) for _ in range(2))
    found = made(saved(tmp_path, "a.png", png(2, 2, 16, 2, rows)), size=(mm(1), mm(1)))
    cyan, magenta, _, _ = pixels(found).getpixel((0, 0))
    assert cyan < 20
    assert magenta > 200


def test_palette(tmp_path: Path) -> None:
    found = made(saved(tmp_path, "a.png", photo(200, 100).quantize(16)))
    assert found.colour_space == "DeviceCMYK"


def test_lab(tmp_path: Path) -> None:
    transform = ImageCms.buildTransform(
        ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), "RGB", "LAB"
    )
    lab = ImageCms.applyTransform(noise("RGB", 40, 40), transform)
    found = made(saved(tmp_path, "a.tif", lab))
    assert found.colour_space == "DeviceCMYK"
    assert made(saved(tmp_path, "b.tif", lab), inks="k").colour_space == "DeviceGray"


def test_transparent_parts_are_paper(tmp_path: Path) -> None:
    clear = Image.new("RGBA", (40, 40), (200, 0, 0, 0))
    clear.paste((200, 0, 0, 255), (0, 0, 20, 40))
    inks = pixels(made(saved(tmp_path, "a.png", clear)))
    assert inks.getpixel((30, 20)) == (0, 0, 0, 0)
    assert inks.getpixel((10, 20))[1] > 180


def test_first_frame(tmp_path: Path) -> None:
    red, blue = (Image.new("RGB", (40, 40), c) for c in ((220, 0, 0), (0, 0, 220)))
    path = saved(tmp_path, "a.gif", red, save_all=True, append_images=[blue])
    cyan, magenta, _, _ = pixels(made(path)).getpixel((20, 20))
    assert magenta > 200 > 60 > cyan


@pytest.mark.parametrize("name", ["a.tif", "a.jpg"])
def test_cmyk_passes_through(tmp_path: Path, name: str) -> None:
    source = Image.merge("CMYK", [b.point(lambda v: v // 3) for b in noise("CMYK", 90, 60).split()])
    path = saved(tmp_path, name, source, quality=100)
    found = made(path)
    assert found[1:4] == (90, 60, "DeviceCMYK")
    assert 0 < probe(path).ink <= 140
    given, got = source.tobytes(), pixels(found).tobytes()
    assert sum(abs(a - b) for a, b in zip(given, got, strict=True)) < 4 * len(given)


def test_cmyk_black_alone_is_the_black_plate(tmp_path: Path) -> None:
    none = Image.new("L", (60, 40), 0)
    source = Image.merge("CMYK", (none, none, none, photo().convert("L")))
    found = made(saved(tmp_path, "a.tif", source))
    assert found.colour_space == "DeviceGray"
    expected = ImageOps.invert(photo().convert("L")).getpixel((20, 20))
    assert abs(pixels(found).getpixel((20, 20)) - expected) < 4


@pytest.mark.parametrize("mode", ["RGB", "CMYK", "LAB"])
def test_black_page_has_black_alone(tmp_path: Path, mode: str) -> None:
    found = made(saved(tmp_path, "a.tif", noise(mode, 60, 40)), inks="k")
    assert (found.colour_space, found.bits) == ("DeviceGray", 8)


def test_embedded_profile_is_respected(tmp_path: Path) -> None:
    """A picture whose profile calls blue what sRGB calls red prints blue."""
    red = Image.new("RGB", (20, 20), (220, 30, 30))
    plain = saved(tmp_path, "a.png", red)
    turned = saved(tmp_path, "b.png", red, icc_profile=_red_is_blue())
    usual = saved(tmp_path, "c.png", red, icc_profile=rgb_profile())
    cyan = [pixels(made(path)).getpixel((9, 9))[0] for path in (plain, turned, usual)]
    assert abs(cyan[0] - cyan[2]) <= 2
    assert cyan[0] < 20
    assert cyan[1] > 150


def test_useless_embedded_profile_counts_as_none(tmp_path: Path) -> None:
    red = Image.new("RGB", (20, 20), (220, 30, 30))
    plain = saved(tmp_path, "a.png", red)
    claims = bytearray(rgb_profile()[:400])
    broken = saved(tmp_path, "b.png", red, icc_profile=bytes(claims))
    assert pixels(made(broken)).tobytes() == pixels(made(plain)).tobytes()


def _red_is_blue() -> bytes:
    """sRGB with its red and blue primaries exchanged."""
    data = bytearray(rgb_profile())
    count = int.from_bytes(data[128:132], "big")
    for n in range(count):
        at = 132 + 12 * n
        if data[at : at + 4] in (b"rXYZ", b"bXYZ"):
            data[at : at + 4] = b"bXYZ" if data[at : at + 4] == b"rXYZ" else b"rXYZ"
    return bytes(data)


@pytest.mark.parametrize("mode", ["1", "L", "RGB"])
def test_line_art_keeps_its_pixels(tmp_path: Path, mode: str) -> None:
    """Whatever room it gets, a code is the same pixels in one bit, on the black plate."""
    code = modules(25, 6).convert(mode)
    path = saved(tmp_path, "a.png", code)
    for room in ((mm(15), mm(15)), (mm(60), mm(60))):
        found = made(path, size=room)
        assert found[1:6] == (198, 198, "DeviceGray", 1, "FlateDecode")
        assert pixels(found).tobytes() == modules(25, 6).tobytes()
        assert zlib.decompress(found.data) == modules(25, 6).tobytes()


def test_line_art_through_jpeg_is_cut_clean(tmp_path: Path) -> None:
    path = saved(tmp_path, "a.jpg", modules(25, 8).convert("RGB"), quality=92)
    found = made(path)
    assert found.bits == 1
    assert pixels(found).tobytes() == modules(25, 8).tobytes()


def test_soft_line_art_keeps_its_edges_in_grey(tmp_path: Path) -> None:
    picture = drawing(soft=True)
    found = made(saved(tmp_path, "a.png", picture))
    assert found[1:6] == (400, 300, "DeviceGray", 8, "FlateDecode")
    assert pixels(found).tobytes() == picture.tobytes()


def test_line_art_finer_than_a_plate_is_thinned(tmp_path: Path) -> None:
    path = saved(tmp_path, "a.png", drawing(1000, 300).convert("1"))
    # 1000 pixels on 5 mm are 5080 ppi: four become one.
    found = made(path, size=(mm(5), mm(1.5)))
    assert found[1:5] == (250, 75, "DeviceGray", 1)


def test_cropped_line_art(tmp_path: Path) -> None:
    path = saved(tmp_path, "a.png", modules(25, 6))
    found = made(path, crop=(24, 24, 174, 174))
    assert pixels(found).tobytes() == modules(25, 6).crop((24, 24, 174, 174)).tobytes()


def test_few_colours_are_packed_without_loss(tmp_path: Path) -> None:
    flat = Image.new("RGB", (200, 100), (230, 40, 40))
    flat.paste((20, 90, 200), (50, 20, 150, 80))
    found = made(saved(tmp_path, "a.png", flat))
    assert found.filter == "FlateDecode"
    assert len(pixels(found).getcolors(9)) == 2


@pytest.mark.parametrize("mode", ["RGB", "CMYK", "LAB", "L"])
def test_unsharp_changes_edges_alone(mode: str, tmp_path: Path) -> None:
    dark, light = {
        "RGB": ((90, 120, 90), (200, 160, 120)),
        "CMYK": ((90, 60, 90, 40), (20, 30, 60, 0)),
        "LAB": ((110, 110, 140), (180, 140, 150)),
        "L": (90, 200),
    }[mode]
    edge = Image.new(mode, (60, 40), dark)  # type: ignore[arg-type]
    edge.paste(light, (30, 0, 60, 40))  # type: ignore[arg-type]
    path = saved(tmp_path, "a.tif", edge)
    plain, sharp = pixels(made(path)), pixels(made(path, unsharp=True))
    assert plain.getpixel((29, 20)) != sharp.getpixel((29, 20))
    assert plain.getpixel((5, 20)) == sharp.getpixel((5, 20))


def test_another_press(tmp_path: Path) -> None:
    path = saved(tmp_path, "a.png", noise("RGB", 20, 20))
    useless = saved(tmp_path, "rgb.icc", rgb_profile())
    broken = saved(tmp_path, "broken.icc", _claims_to_be_a_press())
    gone, folder = str(tmp_path / "gone.icc"), str(tmp_path)
    for profile, code in (
        (useless, "profile-unusable"), (broken, "profile-unusable"),
        (gone, "profile-missing"), (folder, "profile-missing"),
    ):  # fmt: skip
        with pytest.raises(PagesetterError) as caught:
            made(path, profile=profile)
        (found,) = caught.value.findings
        assert found.code == code
        assert Path(profile).name in found.message("zh")


def _claims_to_be_a_press() -> bytes:
    data = bytearray(rgb_profile())
    data[12:20] = b"prtrCMYK"
    return bytes(data)


def test_file_that_vanished_or_changed(tmp_path: Path) -> None:
    path = saved(tmp_path, "a.jpg", noise("RGB", 40, 40))
    known = probe(path)
    saved(tmp_path, "a.jpg", noise("RGB", 41, 40))
    with pytest.raises(PagesetterError) as caught:
        prepare(path, known, size=ROOM)
    assert [f.code for f in caught.value.findings] == ["picture-changed"]
    Path(path).unlink()
    with pytest.raises(PagesetterError) as caught:
        prepare(path, known, size=ROOM)
    assert [f.code for f in caught.value.findings] == ["picture-missing"]


def test_damage_in_line_art_is_found_when_it_is_prepared_alone(tmp_path: Path) -> None:
    """A probe from elsewhere (a cache) does not make a damaged file sound."""
    path = saved(tmp_path, "a.jpg", jpeg_saying(encoded(photo(), "JPEG"), 9000, 9000))
    sound = probe(saved(tmp_path, "b.jpg", photo()))
    from pagesetter.images.probing import hash_of

    with pytest.raises(PagesetterError) as caught:
        prepare(path, sound._replace(key=hash_of(Path(path).read_bytes())), size=ROOM)
    assert [f.code for f in caught.value.findings] == ["picture-damaged"]


def test_same_bytes_twice(tmp_path: Path) -> None:
    path = saved(tmp_path, "a.jpg", noise("RGB", 300, 200))
    assert made(path) == made(path)
    assert made(path).key != made(path, unsharp=True).key
    assert made(path).key != made(path, crop=(0, 0, 299, 200)).key
    assert made(path).key != made(path, inks="k").key
    assert made(path).key != made(path, ppi=100).key


def test_screen_shows_what_is_printed(tmp_path: Path) -> None:
    path = saved(tmp_path, "a.png", Image.new("RGB", (4, 3), (0, 0, 255)))
    width, height, colours = screen(made(path))
    assert (width, height, len(colours)) == (4, 3, 36)
    red, green, blue = colours[:3]
    # The blue of newsprint is dull: no screen's 0/0/255.
    assert blue < 190
    assert red + green > 60
    code = saved(tmp_path, "b.png", modules(25, 2))
    assert set(screen(made(code))[2]) == {0, 255}


SCRIPT = """
import sys
from pagesetter import images
from pagesetter.geometry import UNIT
before = "PIL" in sys.modules
known = images.probe(sys.argv[1], cache=sys.argv[2])
images.prepare(sys.argv[1], known, size=(200 * UNIT, 100 * UNIT), cache=sys.argv[2])
print(before, "PIL.Image" in sys.modules, "numpy" in sys.modules)
"""


def test_pillow_only_for_what_is_not_in_the_cache_and_numpy_never(tmp_path: Path) -> None:
    path = saved(tmp_path, "a.jpg", noise("RGB", 60, 40))
    command = [sys.executable, "-c", SCRIPT, path, str(tmp_path / "cache")]
    cold, warm = (
        subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout
        for _ in range(2)
    )
    assert cold.split() == ["False", "True", "False"]
    assert warm.split() == ["False", "False", "False"]
