"""What `make dist` builds, where there is no Python, no package and no network: it sets a page, and
its window works. Without PAGESETTER_DIST the same is built here, not compressed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from newsroom import lay
from real_window import Screen, make_up_and_export

BUILT = os.environ.get("PAGESETTER_DIST", "")
_APART = ["unshare", "--map-root-user", "--net"]
"""Without network; root in name only."""
ALONE = _APART if subprocess.run([*_APART, "true"], check=False).returncode == 0 else []
"""Containers that allow no namespaces cannot take the network away: there it is left."""
PATH = {"PATH": "/usr/bin:/bin"}


@pytest.fixture(scope="module")
def dist(root: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """What was built: folder and package."""
    if BUILT:
        yield Path(BUILT)
        return
    made = tmp_path_factory.mktemp("dist")
    tool = os.path.join(root, "tools", "make_dist.py")
    subprocess.run(
        [sys.executable, tool, "--quick", "--out", str(made)], check=True, capture_output=True
    )
    yield made
    shutil.rmtree(made)


@pytest.fixture(scope="module", params=["folder", "package"])
def program(
    request: pytest.FixtureRequest, dist: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Path]:
    """The folder carried elsewhere, and the package unpacked: the command that starts it."""
    place = tmp_path_factory.mktemp("elsewhere")
    if request.param == "folder":
        (folder,) = (path for path in dist.iterdir() if path.is_dir())
        shutil.copytree(folder, place / "别处", symlinks=True, copy_function=linked)
        yield place / "别处" / "pagesetter"
    else:
        yield unpacked(dist, place)
    shutil.rmtree(place)


def linked(source: str, target: str) -> None:
    """The same file under another name; a copy where that is another disk."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def unpacked(dist: Path, place: Path) -> Path:
    (package,) = dist.glob("*.deb")
    subprocess.run(["dpkg-deb", "-x", str(package), str(place / "root")], check=True)
    root = place / "root"
    share = root / "usr" / "share"
    assert (share / "applications" / "pagesetter.desktop").is_file()
    assert (share / "mime" / "packages" / "pagesetter.xml").is_file()
    icons = share / "icons" / "hicolor"
    assert (icons / "scalable" / "apps" / "pagesetter.svg").is_file()
    assert (icons / "256x256" / "apps" / "pagesetter.png").is_file()
    assert os.readlink(root / "usr" / "bin" / "pagesetter") == "/opt/pagesetter/pagesetter"
    return root / "opt" / "pagesetter" / "pagesetter"


def test_it_sets_a_page(program: Path, tmp_path: Path) -> None:
    lay(tmp_path)
    done = subprocess.run(
        [*ALONE, str(program), "render", "paper", "-o", "out.pdf"],
        cwd=tmp_path, env={**PATH, "HOME": str(tmp_path), "LC_ALL": "C.UTF-8"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode in (0, 1), done.stderr  # the newsroom's page has findings
    with pikepdf.open(tmp_path / "out.pdf") as pdf:
        assert len(pdf.pages) == 2


def test_its_window_works_from_start_to_pdf(program: Path, tmp_path: Path) -> None:
    lay(tmp_path)
    screen = Screen()
    try:
        made = make_up_and_export(screen, [*ALONE, str(program)], tmp_path, PATH)
    finally:
        screen.close()
    with pikepdf.open(made) as pdf:
        assert len(pdf.pages) == 2


def test_it_carries_the_sample_and_imports_word_files(program: Path, tmp_path: Path) -> None:
    code = (
        "import docx, pikepdf, pypdfium2, PIL.Image, reportlab, lxml.etree, os, sys\n"
        "from pagesetter.installed import installed_folder\n"
        "assert os.path.isfile(os.path.join(installed_folder('examples'), 'science-weekly',"
        " 'paper.yaml'))\n"
        "here = os.path.realpath(sys.prefix)\n"
        "assert all(os.path.realpath(p).startswith(here) for p in sys.path if os.path.exists(p))"
    )
    (python,) = (program.parent / "bin").glob("python3.*")
    subprocess.run(
        [*ALONE, str(python), "-I", "-c", code], env=PATH, cwd=tmp_path, check=True, text=True
    )


def test_unused_parts_of_qt_are_left_out(program: Path) -> None:
    names = {path.name.partition(".")[0] for path in program.parent.rglob("libQt6*")}
    assert {"libQt6Core", "libQt6Gui", "libQt6Widgets"} <= names
    assert not [name for name in names if "Qml" in name or "Quick" in name or "Designer" in name]
    size = sum(path.lstat().st_size for path in program.parent.rglob("*") if path.is_file())
    assert size < 320_000_000
