"""Resolution, crop and orientation: sums done by hand, every turn on a picture of six pixels."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_pictures import inch, mm, saved
from PIL import Image

from pagesetter.images import Probe, effective_ppi, prepare, probe, widest
from pagesetter.images.geometry import pixels_wanted, stored_crop
from pagesetter.images.onscreen import pixels


def of(width: int, height: int, orientation: int = 1) -> Probe:
    return Probe(width, height, "JPEG", "RGB", orientation, "0" * 32)


def test_effective_ppi_by_hand() -> None:
    # 1000 pixels on 4 in, 600 on 3 in: 250 and 200.
    assert effective_ppi(of(1000, 600), None, (inch(4), inch(3))) == 200
    # 100 mm are 3.937 in: 1000 pixels make 254 to the inch.
    assert effective_ppi(of(1000, 1000), None, (mm(100), mm(100))) == 254
    # The crop counts, not the picture: 300 pixels on 2 in.
    assert effective_ppi(of(4000, 3000), (100, 200, 400, 500), (inch(2), inch(2))) == 150
    # 299 on 2 in are 149.5, rounded up; 298 are 149.
    assert effective_ppi(of(299, 299), None, (inch(2), inch(2))) == 150
    assert effective_ppi(of(298, 298), None, (inch(2), inch(2))) == 149


def test_widest_by_hand() -> None:
    # 900 pixels at 150 ppi are 6 in, at 200 ppi 4.5 in.
    assert widest(of(900, 900), None, (inch(3), inch(3)), 150) == inch(6)
    assert widest(of(900, 900), None, (inch(3), inch(3)), 200) == inch(4.5)
    # A room twice as wide as high: 300 pixels of height allow 2 in, so 4 in of width.
    assert widest(of(900, 300), None, (inch(2), inch(1)), 150) == inch(4)


def test_pixels_wanted_by_hand() -> None:
    # 2 in at 200 ppi.
    assert pixels_wanted((0, 0, 3000, 2000), (inch(2), inch(1)), 200) == (400, 200)
    # Never more than there are, and up to a fifth more are left alone.
    assert pixels_wanted((0, 0, 300, 150), (inch(2), inch(1)), 200) == (300, 150)
    assert pixels_wanted((0, 0, 480, 240), (inch(2), inch(1)), 200) == (480, 240)
    assert pixels_wanted((0, 0, 482, 242), (inch(2), inch(1)), 200) == (400, 200)


@pytest.mark.parametrize(
    "crop", [(0, 0, 31, 20), (-1, 0, 10, 10), (5, 0, 5, 10), (0, 10, 10, 5), (0, 0, 30, 21)]
)
def test_crop_outside_the_picture(crop: tuple[int, int, int, int]) -> None:
    with pytest.raises(ValueError, match="30 by 20"):
        effective_ppi(of(30, 20), crop, (inch(1), inch(1)))


# A picture of 3 by 2 as it is seen: a b c / d e f. What the file holds for each orientation
# (EXIF 2.3, tag 0x0112: the seen place of its row 0 and column 0).
SEEN = "abc def"
STORED = {
    1: "abc def",  # row 0 top, column 0 left
    2: "cba fed",  # top, right
    3: "fed cba",  # bottom, right
    4: "def abc",  # bottom, left
    5: "ad be cf",  # left, top
    6: "cf be ad",  # right, top
    7: "fc eb da",  # right, bottom
    8: "da eb fc",  # left, bottom
}


def stored_picture(orientation: int) -> Image.Image:
    rows = STORED[orientation].split()
    gray = Image.frombytes(
        "L", (len(rows[0]), len(rows)), bytes(40 * (ord(c) - 96) for row in rows for c in row)
    )
    exif = gray.getexif()
    exif[0x0112] = orientation
    return gray


@pytest.mark.parametrize("orientation", [1, 2, 3, 4, 5, 6, 7, 8])
def test_picture_is_upright(tmp_path: Path, orientation: int) -> None:
    picture = stored_picture(orientation)
    path = saved(tmp_path, "a.png", picture, exif=picture.getexif())
    made = prepare(path, probe(path), size=(mm(3), mm(2)))
    assert (made.width, made.height) == (3, 2)
    tones = [round(v / 40) for v in pixels(made).tobytes()]
    assert "".join(chr(96 + t) for t in tones) == SEEN.replace(" ", "")


@pytest.mark.parametrize("orientation", [1, 2, 3, 4, 5, 6, 7, 8])
def test_crop_is_of_what_is_seen(tmp_path: Path, orientation: int) -> None:
    picture = stored_picture(orientation)
    path = saved(tmp_path, "a.png", picture, exif=picture.getexif())
    made = prepare(path, probe(path), crop=(1, 1, 3, 2), size=(mm(2), mm(1)))
    assert [round(v / 40) for v in pixels(made).tobytes()] == [5, 6]


@pytest.mark.parametrize("name", ["a.jpg", "a.webp", "a.tif"])
@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_other_formats_are_upright(tmp_path: Path, name: str, orientation: int) -> None:
    """The left half is dark as seen: 16 by 8 blocks survive lossy packing."""
    seen = Image.new("RGB", (64, 32), (250, 240, 230))
    seen.paste((90, 10, 20), (0, 0, 32, 32))
    back = {1: None, 3: Image.Transpose.ROTATE_180, 6: Image.Transpose.ROTATE_90,
            8: Image.Transpose.ROTATE_270}[orientation]  # fmt: skip
    kept = seen if back is None else seen.transpose(back)
    exif = Image.Exif()
    exif[0x0112] = orientation
    path = saved(tmp_path, name, kept, exif=exif)
    made = prepare(path, probe(path), size=(mm(20), mm(10)))
    inks = pixels(made)
    assert (made.width, made.height) == (64, 32)
    assert sum(inks.getpixel((8, 16))) > 2 * sum(inks.getpixel((56, 16)))


def test_stored_crop_by_hand() -> None:
    # Seen 300 by 200, the top left corner of 30 by 20, in the pixels of the file.
    corner = (0, 0, 30, 20)
    assert stored_crop(of(300, 200, 1), corner) == (0, 0, 30, 20)
    assert stored_crop(of(300, 200, 2), corner) == (270, 0, 300, 20)
    assert stored_crop(of(300, 200, 3), corner) == (270, 180, 300, 200)
    assert stored_crop(of(300, 200, 4), corner) == (0, 180, 30, 200)
    assert stored_crop(of(300, 200, 5), corner) == (0, 0, 20, 30)
    assert stored_crop(of(300, 200, 6), corner) == (0, 270, 20, 300)
    assert stored_crop(of(300, 200, 7), corner) == (180, 270, 200, 300)
    assert stored_crop(of(300, 200, 8), corner) == (180, 0, 200, 30)


def test_draft_of_a_cropped_jpeg_hits_the_place(tmp_path: Path) -> None:
    """A dark square off the middle of a large JPEG stands in the middle of its crop.

    400 pixels of 600 in a crop of 40 pixels: 6⅔ pixels of paper on every side.
    """
    picture = Image.new("RGB", (1600, 1200), (255, 250, 240))
    picture.paste((120, 20, 20), (800, 400, 1200, 800))
    path = saved(tmp_path, "a.jpg", picture, quality=95)
    made = prepare(
        path, probe(path), crop=(700, 300, 1300, 900), size=(inch(0.2), inch(0.2)), ppi=200
    )
    assert (made.width, made.height) == (40, 40)
    inks = pixels(made)

    def dark(x: int, y: int) -> bool:
        return sum(inks.getpixel((x, y))) > 200

    assert [dark(x, 20) for x in (5, 8, 20, 31, 34)] == [False, True, True, True, False]
    assert [dark(20, y) for y in (5, 8, 20, 31, 34)] == [False, True, True, True, False]
