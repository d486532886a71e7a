"""What `make dist` builds, where there is no Python, no package and no network: it sets a page, and
its window works. Costs minutes to build, so it runs with `make dist` and is skipped otherwise."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest
from newsroom import lay
from real_window import Screen, make_up_and_export

DIST = os.environ.get("PAGESETTER_DIST", "")
pytestmark = pytest.mark.skipif(not DIST, reason="runs with make dist")

ALONE = ["unshare", "--map-root-user", "--net"]
"""Without network; root in name only."""
PATH = {"PATH": "/usr/bin:/bin"}


@pytest.fixture(params=["folder", "package"])
def program(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The folder carried elsewhere, and the package unpacked: the command that starts it."""
    dist = Path(DIST)
    if request.param == "folder":
        (folder,) = (path for path in dist.iterdir() if path.is_dir())
        shutil.copytree(folder, tmp_path / "别处", symlinks=True)
        return tmp_path / "别处" / "pagesetter"
    (package,) = dist.glob("*.deb")
    subprocess.run(["dpkg-deb", "-x", str(package), str(tmp_path / "root")], check=True)
    root = tmp_path / "root"
    share = root / "usr" / "share"
    assert (share / "applications" / "pagesetter.desktop").is_file()
    assert (share / "mime" / "packages" / "pagesetter.xml").is_file()
    assert (share / "icons" / "hicolor" / "scalable" / "apps" / "pagesetter.svg").is_file()
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
