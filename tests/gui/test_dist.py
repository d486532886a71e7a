"""What `make dist` builds, where there is no Python, no package and no network: it sets a page, and
its window works. Without PAGESETTER_DIST the same is built here, not compressed."""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from newsroom import lay
from PIL import Image
from real_window import Screen, make_up_and_export

BUILT = os.environ.get("PAGESETTER_DIST", "")
APART = ["unshare", "--map-root-user", "--net"]
"""Without network; root in name only."""
ALONE = APART if subprocess.run([*APART, "true"], check=False).returncode == 0 else []
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
    for side in (16, 22, 24, 32, 48, 64, 128, 256, 512):
        with Image.open(icons / f"{side}x{side}" / "apps" / "pagesetter.png") as icon:
            assert icon.size == (side, side)
    assert (share / "doc" / "pagesetter" / "copyright").is_file()
    assert (share / "doc" / "pagesetter" / "changelog.gz").is_file()
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


def told_by(program: Path, code: str, tmp_path: Path) -> str:
    """What the shipped Python prints, with nothing else of this machine."""
    (python,) = (program.parent / "bin").glob("python3.*")
    done = subprocess.run(
        [*ALONE, str(python), "-I", "-c", code], env=PATH, cwd=tmp_path, check=True, text=True,
        capture_output=True,
    )  # fmt: skip
    return done.stdout


def test_it_carries_the_sample_and_every_module_it_asks_for(program: Path, tmp_path: Path) -> None:
    """Also those asked for only when they are needed: for a Word file, a picture of a telephone."""
    code = (
        "import ast, importlib, importlib.util, os, pkgutil, sys\n"
        "import pagesetter\n"
        "from pagesetter.installed import installed_folder\n"
        "assert os.path.isfile(os.path.join(installed_folder('examples'), 'science-weekly',"
        " 'paper.yaml'))\n"
        "here = os.path.realpath(sys.prefix)\n"
        "assert all(os.path.realpath(p).startswith(here) for p in sys.path if os.path.exists(p))\n"
        "names = set()\n"
        "for one in pkgutil.walk_packages(pagesetter.__path__, 'pagesetter.'):\n"
        "    if one.name != 'pagesetter.__main__':\n"
        "        tree = ast.parse(open(importlib.import_module(one.name).__file__, 'rb').read())\n"
        "        for node in ast.walk(tree):\n"
        "            if isinstance(node, ast.Import):\n"
        "                names |= {name.name for name in node.names}\n"
        "            elif isinstance(node, ast.ImportFrom):\n"
        "                names.add(node.module)\n"
        "elsewhere = {'msvcrt', 'winreg'}\n"
        "lost = [n for n in sorted(names - elsewhere) if not importlib.util.find_spec(n)]\n"
        "assert lost == [], lost\n"
        "import docx, lxml.etree, pi_heif, pikepdf, pypdfium2\n"
        "from PIL import AvifImagePlugin, ImageCms, ImageMath, TiffImagePlugin, WebPImagePlugin\n"
        "print(len(names))"
    )
    assert int(told_by(program, code, tmp_path)) > 300


def test_chinese_can_be_typed_in_it(program: Path, tmp_path: Path) -> None:
    """What speaks to IBus, and so to Fcitx 5, is there with all that it asks for."""
    code = (
        "import os\n"
        "from PySide6.QtCore import QLibraryInfo, QPluginLoader\n"
        "place = QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)\n"
        "for name in ('ibus', 'compose'):\n"
        "    file = f'lib{name}platforminputcontextplugin.so'\n"
        "    plugin = QPluginLoader(os.path.join(place, 'platforminputcontexts', file))\n"
        "    print(plugin.load() or plugin.errorString())"
    )
    assert told_by(program, code, tmp_path).split() == ["True", "True"]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WebP", "GIF", "BMP", "AVIF"])
def test_it_reads_every_kind_of_picture(program: Path, tmp_path: Path, kind: str) -> None:
    Image.new("RGB", (8, 8), (200, 30, 30)).save(tmp_path / "picture", kind)
    code = (
        "import sys\n"
        "from pagesetter.images.decode import kind_of, open_picture\n"
        "data = open('picture', 'rb').read()\n"
        "print(kind_of(data[:64]), *open_picture(data, 'picture').convert('RGB').getpixel((4, 4)))"
    )
    name, *colour = told_by(program, code, tmp_path).split()
    assert name == kind
    assert all(abs(int(one) - other) < 6 for one, other in zip(colour, (200, 30, 30), strict=True))


def test_what_is_not_used_is_left_out(program: Path) -> None:
    files = [path for path in program.parent.rglob("*") if path.is_file()]
    names = {path.name.partition(".")[0] for path in files}
    assert {"libQt6Core", "libQt6Gui", "libQt6Widgets"} <= names
    unused = ("Qml", "Quick", "Designer", "Network", "Sql", "Test", "Help", "Concurrent")
    assert not [n for n in names if n.startswith(("libQt6", "Qt")) and n.endswith(unused)]
    assert not {"_imagingft", "objectify", "libfreetype-57f805ba", "hyph_de_DE"} & names
    for gone in ("fontTools", "reportlab/graphics", "lxml/html", "pikepdf/pdfa"):
        assert not [path for path in files if f"/site-packages/{gone}/" in str(path)]
    assert sum(path.lstat().st_size for path in files) < 240_000_000


def test_it_tells_nothing_of_the_machine_it_was_built_on(dist: Path) -> None:
    """No compiled module names the folder it was compiled in, no binary looks there for others."""
    (folder,) = (path for path in dist.iterdir() if path.is_dir())
    here = os.fsencode(folder.resolve())
    elsewhere = os.fsencode(os.path.join(sys.base_prefix, "lib")) + b"\0"
    for path in folder.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert here not in data, path
            assert data[:4] != b"\x7fELF" or elsewhere not in data, path


def test_the_terms_of_what_comes_along_lie_there(program: Path) -> None:
    licences = program.parent / "licenses"
    names = {path.name for path in licences.iterdir()}
    assert names == {"GPL-3.0.txt", "LGPL-3.0.txt", "Python.txt", "Qt.txt", "pagesetter.txt"}
    for path in licences.iterdir():
        assert path.stat().st_size > 300


def test_the_package_tells_what_it_needs_and_its_files_are_whole(
    dist: Path, tmp_path: Path
) -> None:
    (package,) = dist.glob("*.deb")
    told = subprocess.run(
        ["dpkg-deb", "--field", str(package)], capture_output=True, text=True, check=True
    ).stdout
    wanted = re.search(r"libc6 \(>= 2\.(\d+)\)", told)
    assert wanted
    # Qt's own wheel is made for 2.34; what a newer system builds wants no more than that has.
    own = os.confstr("CS_GNU_LIBC_VERSION") or ""
    assert 34 <= int(wanted[1]) <= int(own.rpartition(".")[2])
    subprocess.run(["dpkg-deb", "-e", str(package), str(tmp_path / "control")], check=True)
    assert {path.name for path in (tmp_path / "control").iterdir()} == {"control", "md5sums"}
    subprocess.run(["dpkg-deb", "-x", str(package), str(tmp_path / "root")], check=True)
    subprocess.run(
        ["md5sum", "--check", "--quiet", str(tmp_path / "control" / "md5sums")],
        cwd=tmp_path / "root", check=True,
    )  # fmt: skip
    manual = tmp_path / "root" / "usr" / "share" / "man" / "man1" / "pagesetter.1.gz"
    assert gzip.decompress(manual.read_bytes()).startswith(b'.\\" The manual page')
    summed = (tmp_path / "control" / "md5sums").read_text("utf-8").count("\n")
    files = [p for p in (tmp_path / "root").rglob("*") if p.is_file() and not p.is_symlink()]
    assert summed == len(files)


def test_a_package_that_is_taken_away_leaves_nothing(dist: Path, tmp_path: Path) -> None:
    """Installed, installed again over itself, and removed, by the system's own tool."""
    (package,) = dist.glob("*.deb")
    state = tmp_path / "var" / "lib" / "dpkg"
    for name in ("info", "updates", "triggers", "parts"):
        (state / name).mkdir(parents=True)
    (state / "status").write_text("")
    (state / "available").write_text("")
    tool = [*ALONE, "dpkg", f"--root={tmp_path}", "--force-depends", "--force-not-root",
            "--force-bad-path", "--log=/dev/null"]  # fmt: skip

    def run(*words: str) -> None:
        done = subprocess.run([*tool, *words], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr

    run("--install", str(package))
    assert (tmp_path / "opt" / "pagesetter" / "pagesetter").is_file()
    run("--install", str(package))
    run("--purge", "pagesetter")
    left = [path for path in tmp_path.rglob("*") if path.is_file() or path.is_symlink()]
    assert [path for path in left if not path.is_relative_to(tmp_path / "var")] == []
