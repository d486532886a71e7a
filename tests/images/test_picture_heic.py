"""HEIC pictures as phones send them and as nobody should: upright, in their colours, no crash."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from made_heic import FIELDS, heic
from made_pictures import encoded, photo, rgb_profile, saved
from PIL import Image, ImageCms

from pagesetter.findings import PagesetterError
from pagesetter.images import heic as reader
from pagesetter.images import note_findings, prepare, probe
from pagesetter.images.decode import open_picture
from pagesetter.images.onscreen import pixels

RED, GREEN, BLUE, YELLOW = FIELDS


def corners(picture: Image.Image) -> list[tuple[int, ...]]:
    right, foot = picture.width - 4, picture.height - 4
    places = ((3, 3), (right, 3), (3, foot), (right, foot))
    return [picture.getpixel(place) for place in places]  # type: ignore[misc]


def near(found: list[tuple[int, ...]], wanted: list[tuple[int, int, int]]) -> bool:
    pairs = zip(found, wanted, strict=True)
    return all(abs(a - b) <= 3 for one, other in pairs for a, b in zip(one, other, strict=True))


def refused(data: bytes, tmp_path: Path) -> list[str]:
    with pytest.raises(PagesetterError) as caught:
        probe(saved(tmp_path, "a.heic", data))
    return [found.code for found in caught.value.findings]


def test_one_picture(tmp_path: Path) -> None:
    found = probe(saved(tmp_path, "a.heic", heic()))
    assert found[:5] == (64, 64, "HEIC", "RGB", 1)
    assert (found.notes, found.gray, found.line_art) == ((), False, False)
    assert near(corners(open_picture(heic(), "a")), [RED, GREEN, BLUE, YELLOW])


def test_tiles_as_a_phone_writes_them(tmp_path: Path) -> None:
    data = heic(columns=3, rows=2, says=(150, 100))
    assert probe(saved(tmp_path, "a.heic", data))[:2] == (150, 100)
    assert near(corners(open_picture(data, "a")), [RED, RED, BLUE, BLUE])


@pytest.mark.parametrize(
    ("turn", "mirror", "seen"),
    [
        (1, None, [GREEN, YELLOW, RED, BLUE]),
        (2, None, [YELLOW, BLUE, GREEN, RED]),
        (3, None, [BLUE, RED, YELLOW, GREEN]),
        (0, 0, [BLUE, YELLOW, RED, GREEN]),
        (0, 1, [GREEN, RED, YELLOW, BLUE]),
    ],
)
def test_it_stands_as_it_was_held(
    turn: int, mirror: int | None, seen: list[tuple[int, int, int]]
) -> None:
    assert near(corners(open_picture(heic(turn=turn, mirror=mirror), "a")), seen)


def test_a_turned_picture_is_as_high_as_it_was_wide(tmp_path: Path) -> None:
    found = probe(saved(tmp_path, "a.heic", heic(columns=3, rows=2, turn=1)))
    assert (found.width, found.height, found.orientation) == (128, 192, 1)


def test_exif_does_not_turn_it_again(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    found = probe(saved(tmp_path, "a.heic", heic(columns=3, exif=exif.tobytes()[6:])))
    assert (found.width, found.height, found.orientation) == (192, 64, 1)


def inked(tmp_path: Path, name: str, data: bytes) -> list[tuple[int, ...]]:
    """The inks of the fields as they go to the plate."""
    path = saved(tmp_path, name, data)
    made = prepare(path, probe(path), size=(36 * 65_536, 36 * 65_536))
    assert made.colour_space == "DeviceCMYK"
    return corners(pixels(made))


def test_to_the_plate_as_the_same_pixels_in_png(tmp_path: Path) -> None:
    same = encoded(open_picture(heic(), "a"), "PNG")
    assert inked(tmp_path, "a.heic", heic()) == inked(tmp_path, "a.png", same)


def test_its_profile_counts(tmp_path: Path) -> None:
    plain = open_picture(heic(), "a")
    profile = reader.display_p3()
    data = heic(profile=profile)
    assert probe(saved(tmp_path, "b.heic", data)).notes == ()
    wide = inked(tmp_path, "a.heic", data)
    same = encoded(plain, "PNG", icc_profile=profile)
    assert wide == inked(tmp_path, "a.png", same)
    assert wide != inked(tmp_path, "c.heic", heic())


def test_colours_given_by_codes(tmp_path: Path) -> None:
    """Phones that write no profile write the codes of Display P3."""
    wide = inked(tmp_path, "a.heic", heic(primaries=12))
    assert wide == inked(tmp_path, "b.heic", heic(profile=reader.display_p3()))
    assert inked(tmp_path, "c.heic", heic(primaries=1)) == inked(tmp_path, "d.heic", heic())
    assert probe(saved(tmp_path, "e.heic", heic(primaries=12))).notes == ()
    assert probe(saved(tmp_path, "f.heic", heic(primaries=9))).notes == ("picture-profile",)
    film = heic(primaries=12, curve=16)
    assert probe(saved(tmp_path, "g.heic", film)).notes == ("picture-profile",)


def test_display_p3_is_what_others_say_it_is() -> None:
    """Its red lies outside sRGB; white and black are those of sRGB (SMPTE EG 432-1)."""
    from io import BytesIO

    source = ImageCms.ImageCmsProfile(BytesIO(reader.display_p3()))
    assert ImageCms.getProfileDescription(source).strip() == "Display P3"
    way = ImageCms.buildTransform(source, ImageCms.createProfile("sRGB"), "RGB", "RGB")
    strip = Image.new("RGB", (4, 1))
    for x, colour in enumerate(((255, 255, 255), (0, 0, 0), (128, 128, 128), (200, 100, 50))):
        strip.putpixel((x, 0), colour)
    seen = way.apply(strip)
    # The last by hand: P3 (200 100 50) in light is 0.578 0.127 0.032; in sRGB's primaries
    # 0.679 0.108 0.0136, which is 215 93 31.
    wanted = [(255, 255, 255), (0, 0, 0), (128, 128, 128), (215, 93, 31)]
    assert near([seen.getpixel((x, 0)) for x in range(4)], wanted)  # type: ignore[misc]


def test_a_useless_profile_is_told(tmp_path: Path) -> None:
    found = probe(saved(tmp_path, "a.heic", heic(profile=b"no profile" * 20)))
    assert found.notes == ("picture-profile",)
    assert probe(saved(tmp_path, "b.heic", heic(profile=rgb_profile()))).notes == ()


def test_several_pictures_take_the_first_and_say_so(tmp_path: Path) -> None:
    found = probe(saved(tmp_path, "a.heic", heic(pages=2)))
    assert [one.code for one in note_findings(found, "a")] == ["picture-animated"]


@pytest.mark.parametrize("says", [(640, 640), (32, 16), (0, 0), (12_000, 1_000)])
def test_a_file_that_lies_about_its_size(tmp_path: Path, says: tuple[int, int]) -> None:
    assert refused(heic(says=says), tmp_path) == ["picture-damaged"]
    assert refused(heic(columns=3, says=(says[0] * 9, says[1])), tmp_path) == ["picture-damaged"]


def test_bomb(tmp_path: Path) -> None:
    assert refused(heic(says=(20_001, 10_000)), tmp_path) == ["picture-bomb"]
    assert refused(heic(says=(20_000, 10_000)), tmp_path) == ["picture-damaged"]


@pytest.mark.parametrize("share", [0.1, 0.4, 0.8, 0.99])
def test_cut_short(tmp_path: Path, share: float) -> None:
    data = heic(columns=2, rows=2)
    assert refused(data[: int(len(data) * share)], tmp_path) == ["picture-damaged"]


def test_what_a_maker_hangs_on_the_end_is_let_be(tmp_path: Path) -> None:
    assert probe(saved(tmp_path, "a.heic", heic() + b"SEFH\1\2\3\4trailer")).notes == ()


def test_without_its_reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pi_heif", None)
    with pytest.raises(PagesetterError) as caught:
        probe(saved(tmp_path, "a.jpg", heic()))
    (found,) = caught.value.findings
    assert found.code == "picture-heic"
    assert "a.jpg" in found.message("zh")
    assert "pip install 'pagesetter[heic]'" in found.remedy("zh")
    assert "pip install 'pagesetter[heic]'" in found.remedy("en")


def test_a_decoder_that_dies_takes_nothing_with_it(tmp_path: Path) -> None:
    """Words about the picture of a kind that is no text end pi-heif 1.4 by a signal."""
    data = heic(exif=b"MM\0*\0\0\0\x08\0\0").replace(b"\0\0Exif\0", b"\0\0\xffxif\0", 1)
    assert refused(data, tmp_path) == ["picture-damaged"]


def test_a_decoder_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = saved(tmp_path, "slow", b"#!/bin/sh\nexec sleep 600\n")
    Path(program).chmod(0o755)
    monkeypatch.setattr(sys, "executable", program)
    monkeypatch.setattr(reader, "SECONDS", 0.2)
    started = time.monotonic()
    assert refused(heic(), tmp_path) == ["picture-damaged"]
    assert time.monotonic() - started < 300


def test_pages_without_heic_read_nothing_of_it(tmp_path: Path) -> None:
    path = saved(tmp_path, "a.jpg", photo())
    code = (
        f"import sys; from pagesetter.images import probe; probe({path!r}, cache=None); "
        "print([n for n in sys.modules if 'heif' in n or 'heic' in n])"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
