"""Total ink at every pixel as a reader decodes it, summed here one pixel after another."""

from __future__ import annotations

import random
from io import BytesIO
from pathlib import Path

import pytest
from made_pictures import mm, noise, photo, saved
from PIL import Image

from pagesetter.images import ink_findings, prepare, probe
from pagesetter.images.inks import limited, most_ink
from pagesetter.images.onscreen import pixels

PERCENT_240 = 612
PERCENT_220 = 561


def heaviest(picture: Image.Image) -> int:
    data = picture.tobytes()
    return max(sum(data[n : n + 4]) for n in range(0, len(data), 4))


def deep_colours(width: int, height: int) -> Image.Image:
    """Hard edges between the darkest colours: where a JPEG rings most."""
    chance = random.Random(5)
    darkest = [(0, 0, 0), (0, 0, 90), (60, 0, 0), (0, 60, 0), (255, 255, 255), (255, 0, 0)]
    small = Image.new("RGB", (width // 4, height // 4))
    for y in range(small.height):
        for x in range(small.width):
            small.putpixel((x, y), chance.choice(darkest))
    return small.resize((width, height), Image.Resampling.NEAREST)


@pytest.mark.parametrize("kind", ["jpg", "png"])
def test_no_pixel_above_the_limit(tmp_path: Path, kind: str) -> None:
    for n, picture in enumerate((noise("RGB", 160, 120), deep_colours(160, 120), photo(160, 120))):
        path = saved(tmp_path, f"{n}.{kind}", picture)
        made = prepare(path, probe(path), size=(mm(20), mm(15)))
        assert made.colour_space == "DeviceCMYK"
        assert heaviest(pixels(made)) <= PERCENT_240


def test_readers_see_the_inks_by_the_decode_array(tmp_path: Path) -> None:
    """Take the samples as they are in the file and turn them by /Decode, as a PDF reader does."""
    path = saved(tmp_path, "a.jpg", noise("RGB", 160, 120))
    made = prepare(path, probe(path), size=(mm(20), mm(15)))
    assert made.filter == "DCTDecode"
    reader = Image.open(BytesIO(made.data))
    # Pillow turns Adobe's values itself; what is in the file is the other way round.
    samples = bytes(255 - value for value in reader.tobytes())
    low, high = made.decode[:2]
    inks = [255 * low + value * (high - low) for value in samples]
    assert max(sum(inks[n : n + 4]) for n in range(0, len(inks), 4)) <= PERCENT_240
    assert b"Adobe" in made.data[:64]


@pytest.mark.parametrize("named", ["Adobe", "nobody"])
def test_cmyk_jpegs_are_the_other_way_round_only_with_adobes_mark(
    tmp_path: Path, named: str
) -> None:
    """Adobe writes 255 for no ink and says so; without its mark a sample is the ink itself."""
    stream = BytesIO()
    inks = (200, 30, 60, 10)
    written = inks if named == "Adobe" else tuple(255 - ink for ink in inks)  # type: ignore[misc]
    Image.new("CMYK", (64, 48), written).save(stream, "JPEG", quality=100)
    data = stream.getvalue()
    if named != "Adobe":
        mark = data.index(b"\xff\xee")
        data = data[:mark] + data[mark + 2 + int.from_bytes(data[mark + 2 : mark + 4]) :]
    path = tmp_path / "a.jpg"
    path.write_bytes(data)
    found = probe(str(path))
    made = prepare(str(path), found, size=(mm(8), mm(6)))
    seen = pixels(made).getpixel((20, 20))
    assert isinstance(seen, tuple)
    assert all(abs(ink - given) <= 3 for ink, given in zip(seen, inks, strict=True)), seen
    assert found.ink in (117, 118, 119)


@pytest.mark.parametrize("kind", ["tif", "jpg"])
def test_heavy_cmyk_is_brought_down_and_said(tmp_path: Path, kind: str) -> None:
    heavy = Image.merge("CMYK", [b.point(lambda v: 155 + v * 100 // 255) for b in
                                 noise("CMYK", 80, 60).split()])  # fmt: skip
    path = saved(tmp_path, f"a.{kind}", heavy)
    found = probe(path)
    made = prepare(path, found, size=(mm(10), mm(8)))
    assert found.ink > 300
    assert heaviest(pixels(made)) <= PERCENT_240
    (said,) = ink_findings(found, "a", limit=240)
    assert said.code == "picture-ink"
    assert dict(said.params) == {"file": "a", "ink": str(found.ink), "limit": "240"}


def test_ink_just_within_and_just_above(tmp_path: Path) -> None:
    for total, found in ((612, 0), (613, 1), (616, 1)):
        flat = Image.new("CMYK", (40, 40), (total // 4, total // 4, total - 3 * (total // 4), 153))
        path = saved(tmp_path, f"{total}.tif", flat)
        supplied = probe(path)
        made = prepare(path, supplied, size=(mm(10), mm(10)))
        assert supplied.ink == -(-total * 100 // 255)
        assert len(ink_findings(supplied, "a")) == found
        assert heaviest(pixels(made)) <= PERCENT_240
        if not found:
            assert pixels(made).getpixel((3, 3)) == flat.getpixel((3, 3))


def test_limit_keeps_black_and_hue() -> None:
    picture = Image.new("CMYK", (1, 1), (200, 100, 50, 250))
    # Room for 561 - 250 = 311 of 350: 200, 100, 50 shrink by 311/350.
    assert limited(picture, PERCENT_220).getpixel((0, 0)) == (177, 88, 44, 250)
    within = Image.new("CMYK", (1, 1), (100, 101, 102, 103))
    assert limited(within, PERCENT_220).getpixel((0, 0)) == (100, 101, 102, 103)
    black = Image.new("CMYK", (1, 1), (0, 0, 0, 255))
    assert limited(black, 300).getpixel((0, 0)) == (0, 0, 0, 255)


def test_limit_at_random() -> None:
    picture = noise("CMYK", 50, 50)
    held = limited(picture, PERCENT_220)
    before, after = picture.tobytes(), held.tobytes()
    for n in range(0, len(before), 4):
        old, new = before[n : n + 4], after[n : n + 4]
        assert sum(new) <= PERCENT_220
        assert new[3] == old[3]
        if sum(old) <= PERCENT_220:
            assert new == old
        else:
            assert sum(new) > PERCENT_220 - 3
    assert most_ink(picture) == heaviest(picture)
    assert most_ink(held) == heaviest(held)
