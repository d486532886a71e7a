"""Three renderers that share no code see the same page: MuPDF, Ghostscript and poppler.

Their greys are compared brought down to 50 dpi. They round stems and turn inks into grey
each in their own way (MuPDF here without the profile), so pages of type may differ by a mean of 5
of 255, pages of pictures by 10.5, the 对开 page by 11.5, most of it in the dark of photographs.
A page moved by most of a point differs by two more.
"""

from __future__ import annotations

import os
from itertools import combinations
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat
from reader import tool

from pagesetter.session.pipeline import Press, compose_issue, open_issue, press_pdf

TYPE, PICTURES, LARGE = 5.0, 10.5, 11.5


@pytest.fixture(scope="module")
def files(root: str, tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], str]:
    """Press files of the samples in both standards."""
    folder, made = tmp_path_factory.mktemp("seen"), {}
    for name in ("science-weekly", "broadsheet"):
        result = compose_issue(open_issue(os.path.join(root, "examples", name)))
        for standard in ("x4", "x1a"):
            path = folder / f"{name}-{standard}.pdf"
            path.write_bytes(press_pdf(result, result.composition.pages[:2], Press(standard)))
            made[name, standard] = str(path)
    return made


def seen(file: str, page: int, dpi: int, folder: Path) -> dict[str, Image.Image]:
    size = f"{dpi}"
    tool("mutool", "draw", "-q", "-r", size, "-c", "gray", "-o", f"{folder}/m.png", file, str(page))
    tool("gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=pnggray", f"-r{dpi}",
         "-dTextAlphaBits=4", "-dGraphicsAlphaBits=4", f"-dFirstPage={page}",
         f"-dLastPage={page}", f"-sOutputFile={folder}/g.png", file)  # fmt: skip
    tool("pdftoppm", "-gray", "-r", size, "-f", str(page), "-l", str(page), "-png", "-singlefile",
         file, f"{folder}/p")  # fmt: skip
    names = {"MuPDF": "m", "Ghostscript": "g", "poppler": "p"}
    pictures = {name: Image.open(folder / f"{short}.png").convert("L")
                for name, short in names.items()}  # fmt: skip
    # Parts of pixels at the edge are rounded up or down.
    width = min(one.width for one in pictures.values())
    height = min(one.height for one in pictures.values())
    assert all(one.height - height <= 1 and one.width - width <= 1 for one in pictures.values())
    return {name: one.crop((0, 0, width, height)) for name, one in pictures.items()}


def difference(one: Image.Image, other: Image.Image, dpi: int) -> float:
    small = one.reduce(dpi // 50), other.reduce(dpi // 50)
    return float(ImageStat.Stat(ImageChops.difference(*small)).mean[0])


@pytest.mark.parametrize(
    ("name", "standard", "page", "dpi", "bound"),
    [("science-weekly", "x4", 1, 200, PICTURES), ("science-weekly", "x4", 2, 300, TYPE),
     ("science-weekly", "x1a", 1, 200, PICTURES), ("broadsheet", "x4", 1, 200, LARGE),
     ("broadsheet", "x1a", 1, 200, LARGE)],
)  # fmt: skip
def test_they_agree(
    files: dict[tuple[str, str], str],
    name: str,
    standard: str,
    page: int,
    dpi: int,
    bound: float,
    tmp_path: Path,
) -> None:
    pictures = seen(files[name, standard], page, dpi, tmp_path)
    for one, other in combinations(pictures.values(), 2):
        agreed = difference(one, other, dpi)
        assert agreed < bound
        moved = ImageChops.offset(other, dpi // 72, 0)  # most of a point to the right
        assert difference(one, moved, dpi) > agreed + 2
    assert min(one.getextrema()[0] for one in pictures.values()) < 60
