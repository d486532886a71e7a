"""The wheel is the whole program: installed where nothing else is, it sets a page."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

FACES = (
    "PagesetterSong-Regular.otf", "PagesetterSong-Bold.otf", "PagesetterSong-Black.otf",
    "PagesetterHei-Regular.otf", "PagesetterHei-Bold.otf", "PagesetterHei-Black.otf",
    "PagesetterKai-Regular.ttf", "PagesetterSongExt-Regular.otf",
)  # fmt: skip
LAYOUTS = (
    "tabloid-5x15", "tabloid-5x14", "tabloid-6x11", "tabloid-4x15-side7",
    "broadsheet-8x13", "broadsheet-7x15", "newsletter-a4",
)  # fmt: skip


@pytest.fixture(scope="module")
def wheel(root: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), root],
        check=True, capture_output=True,
    )  # fmt: skip
    (name,) = os.listdir(folder)
    return str(folder / name)


def test_wheel_carries_fonts_layouts_and_licences(wheel: str) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert {f"pagesetter/data/fonts/{name}" for name in FACES} <= names
    assert {f"pagesetter/data/layouts/{name}.yaml" for name in LAYOUTS} <= names
    assert "pagesetter/session/templates/zh/page.yaml" in names
    sample = "pagesetter/data/examples/science-weekly"
    assert {f"{sample}/paper.yaml", f"{sample}/issues/2026-11-24/pages/04.yaml"} <= names
    licences = {name.rpartition("/")[2] for name in names if "/licenses/" in name}
    assert licences == {"LICENSE", "OFL-noto.txt", "OFL-kai.txt"}
    assert not [name for name in names if name.startswith(("tests", "bench", "tools"))]


def test_wheel_is_of_reasonable_size(wheel: str) -> None:
    with zipfile.ZipFile(wheel) as archive:
        sample = [i.file_size for i in archive.infolist() if "data/examples/" in i.filename]
    assert len(sample) > 20
    assert sum(sample) < 4_000_000
    assert os.path.getsize(wheel) < 32_000_000


def test_installed_wheel_sets_a_page_in_an_empty_folder(
    wheel: str, root: str, tmp_path: Path
) -> None:
    venv.create(tmp_path / "venv", with_pip=False)
    programs = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin")
    python = str(programs / "python")
    pip = [sys.executable, "-m", "pip", "--python", python, "--disable-pip-version-check", "-q"]
    locked = os.path.join(root, "requirements", "render.txt")
    # Most of what would be compiled is never imported.
    install = [*pip, "install", "--no-compile"]
    subprocess.run([*install, "--require-hashes", "-r", locked], check=True)
    subprocess.run([*install, "--no-deps", wheel], check=True)
    empty = tmp_path / "empty"
    empty.mkdir()
    for command in (["new", "周报"], ["render", "周报", "-o", "大样.pdf", "--png", "--dpi", "20"]):
        done = subprocess.run(
            [str(programs / "pagesetter"), *command],
            cwd=empty, capture_output=True, text=True, check=False,
            env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "PAGESETTER_FONTS": ""},
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
    assert sorted(os.listdir(empty)) == ["周报", "大样-01.png", "大样.pdf"]
    listed = subprocess.run(
        [python, "-m", "pagesetter", "fonts", "--json"], capture_output=True, check=True
    )
    assert str(tmp_path / "venv").encode() not in listed.stdout
