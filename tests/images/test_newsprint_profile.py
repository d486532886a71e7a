"""The shipped profile: the committed bytes, within reach, and true to the published figures."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path

import pytest
from PIL import Image, ImageCms

ROOT = Path(__file__).parents[2]
ASSETS = ROOT / "assets"
PROFILE = ASSETS / "newsprint-26.icc"


def test_files_and_their_origin() -> None:
    origin = tomllib.loads((ASSETS / "SOURCES.toml").read_text("utf-8"))
    named = {entry["name"]: entry for entry in origin["file"]}
    there = {path.name for path in ASSETS.iterdir()} - {"SOURCES.toml"}
    assert set(named) == there
    for entry in named.values():
        assert entry["origin"]
        assert entry["licence"]
    data = PROFILE.read_bytes()
    assert hashlib.sha256(data).hexdigest() == named["newsprint-26.icc"]["sha256"]
    assert len(data) <= 200_000


def test_wheel_takes_the_folder() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    included = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert included["assets"] == "pagesetter/data/assets"


def test_header() -> None:
    data = PROFILE.read_bytes()
    assert data[8] == 2  # ICC 2: right for every PDF/X
    assert data[12:24] == b"prtrCMYKLab "
    assert int.from_bytes(data[:4], "big") == len(data)
    profile = ImageCms.getOpenProfile(str(PROFILE))
    assert "Newsprint" in ImageCms.getProfileDescription(profile)
    assert "CC0" in ImageCms.getProfileCopyright(profile)


# C, M, Y, K in percent and the Lab published for them, a few of each set.
FIGURES = [
    ((0, 0, 0, 0), (85.20, 0.90, 5.18), 1.1),
    ((100, 0, 0, 0), (59.11, -23.94, -27.10), 1.1),
    ((0, 100, 0, 0), (55.50, 47.62, 0.68), 1.1),
    ((0, 0, 100, 0), (80.37, -1.38, 61.56), 1.1),
    ((0, 0, 0, 100), (36.76, 1.48, 4.46), 1.1),
    ((0, 100, 100, 0), (53.82, 44.81, 26.04), 1.1),
    ((100, 100, 100, 100), (31.89, 0.16, 0.60), 1.1),
    ((70, 70, 0, 0), (47.14, 9.26, -20.26), 3.6),
    ((40, 40, 40, 0), (55.91, 4.75, 5.72), 3.6),
]


@pytest.mark.parametrize(("inks", "lab", "bound"), FIGURES)
def test_colours_of_ink(inks: tuple[int, ...], lab: tuple[float, ...], bound: float) -> None:
    """Bounds hold the rounding of eight bits; the last two were kept out of the model."""
    transform = ImageCms.buildTransform(
        ImageCms.getOpenProfile(str(PROFILE)),
        ImageCms.createProfile("LAB", 5000),
        "CMYK",
        "LAB",
        ImageCms.Intent.ABSOLUTE_COLORIMETRIC,
    )
    patch = Image.new("CMYK", (1, 1), tuple(round(v * 2.55) for v in inks))
    lightness, a, b = ImageCms.applyTransform(patch, transform).getpixel((0, 0))
    got = lightness / 2.55, a - 128, b - 128
    assert sum((x - y) ** 2 for x, y in zip(got, lab, strict=True)) ** 0.5 <= bound


def test_no_colour_asks_for_more_than_220_percent() -> None:
    steps = range(0, 256, 15)
    every = bytes(v for r in steps for g in steps for b in steps for v in (r, g, b))
    transform = ImageCms.buildTransform(
        ImageCms.createProfile("sRGB"),
        ImageCms.getOpenProfile(str(PROFILE)),
        "RGB",
        "CMYK",
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
        ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    inks = ImageCms.applyTransform(Image.frombytes("RGB", (18 * 18, 18), every), transform)
    data = inks.tobytes()
    assert max(sum(data[n : n + 4]) for n in range(0, len(data), 4)) <= 561
    assert max(data[3::4]) <= 243  # black ends at 95 %
    assert data[:4][3] >= 235
    white = data[-4:]
    assert white == b"\0\0\0\0"
