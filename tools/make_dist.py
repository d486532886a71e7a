"""Builds the program as a folder that needs no Python, no packages and no network: `make dist`.

The interpreter this runs in, the parts of its library a program uses, the locked packages and the
program's own wheel are copied side by side. Nothing is downloaded, and nothing is unpacked when the
program starts. On Linux a .deb is made of the folder too; what Windows and macOS make of it stands
in `packaging/`. `docs/decisions/0038-safety-and-shipping.md` says why it is done so.
"""

from __future__ import annotations

import argparse
import compileall
import os
import py_compile
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tempfile
from collections.abc import Set
from importlib.metadata import distribution
from pathlib import Path

from dist_qt import is_used
from make_icons import DRAWING, write_icons

ROOT = Path(__file__).resolve().parent.parent
PACKAGING = ROOT / "packaging"
VERSION = f"{sys.version_info.major}.{sys.version_info.minor}"

UNUSED = {
    "test", "idlelib", "tkinter", "turtledemo", "lib2to3", "ensurepip", "distutils", "pydoc_data",
    "site-packages", "venv", "curses", "dbm", "sqlite3", "wsgiref", "xmlrpc", "__pycache__",
}  # fmt: skip
"""Parts of Python's library that nothing here imports."""
UNUSED_BINARIES = (
    "_test", "_tkinter", "_sqlite3", "_curses", "_ssl", "_hashlib", "_crypt", "_dbm", "_gdbm",
    "nis", "readline", "xx", "ossaudiodev", "spwd", "audioop", "_uuid", "_xx", "_ctypes_test",
)  # fmt: skip
"""Extension modules nothing here imports; hashes come from Python's own."""

LOCKS = ("render.txt", "copy.txt", "gui.txt")
SYSTEM = ("libxcb-", "libxkbcommon", "libX11-xcb", "libffi", "libz.", "libbz2", "liblzma")
"""Libraries of the system that are copied: small, free, and not on every desktop."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, prog="python tools/make_dist.py")
    parser.add_argument("--out", default=str(ROOT / "dist"), metavar="FOLDER")
    parser.add_argument("--folder-only", action="store_true", help="no archive and no package")
    parser.add_argument(
        "--quick", action="store_true", help="no archive, the package not compressed: for tests"
    )
    options = parser.parse_args()
    out = Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    name = f"pagesetter-{_own_version()}-{sysconfig.get_platform()}"
    folder = out / name
    shutil.rmtree(folder, ignore_errors=True)
    packages = copy_python(folder)
    for one in locked():
        copy_distribution(one, packages)
    install_wheel(packages)
    if sys.platform == "linux":
        copy_system_libraries(folder, packages)
    write_icons(folder / "icons")
    compileall.compile_dir(
        str(folder), quiet=2, workers=2,
        invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
    )  # fmt: skip
    write_launchers(folder)
    made = [folder]
    if not options.folder_only:
        if not options.quick:
            made.append(make_archive(folder))
        if sys.platform == "linux" and shutil.which("dpkg-deb"):
            made.append(make_deb(folder, out, "-Znone" if options.quick else "-Zxz"))
    for path in made:
        print(f"{_size(path) / 1e6:8.1f} MB  {path}")


# The folder


def copy_python(folder: Path) -> Path:
    """Copy the interpreter and its library; return the folder packages go into."""
    base = Path(sys.base_prefix)
    if os.name == "nt":
        for path in base.iterdir():
            if path.suffix in (".exe", ".dll"):
                _copy(path, folder / path.name)
        _copy_tree(base / "DLLs", folder / "DLLs")
        _copy_tree(base / "Lib", folder / "Lib", UNUSED)
        return folder / "Lib" / "site-packages"
    library = Path("lib") / f"python{VERSION}"
    _copy(base / "bin" / f"python{VERSION}", folder / "bin" / f"python{VERSION}")
    shared = sysconfig.get_config_var("INSTSONAME") or ""
    if (base / "lib" / shared).is_file():
        _copy(base / "lib" / shared, folder / "lib" / shared)
    _copy_tree(base / library, folder / library, UNUSED)
    for path in (folder / library).glob("config-*"):
        shutil.rmtree(path)
    for path in (folder / library / "lib-dynload").iterdir():
        if path.name.startswith(UNUSED_BINARIES):
            path.unlink()
        else:
            _look_beside(path, b"$ORIGIN/../..")
    _look_beside(folder / "bin" / f"python{VERSION}", b"$ORIGIN/../lib")
    if "dist-packages" in (folder / library / "site.py").read_text("utf-8"):
        # Debian's own Python looks for packages under another name.
        debian = folder / "lib" / "python3" / "dist-packages"
        debian.parent.mkdir(parents=True)
        debian.symlink_to(Path("..", f"python{VERSION}", "site-packages"))
    _copy(base / library / "LICENSE.txt", folder / "licenses" / "Python.txt")
    return folder / library / "site-packages"


def _look_beside(path: Path, where: bytes) -> None:
    """Let a binary look for libraries beside itself instead of where Python was installed.

    The path in it is written over in place; one that has none finds the system's libraries.
    """
    old = os.path.join(sys.base_prefix, "lib").encode() + b"\0"
    data = path.read_bytes()
    if old in data and len(where) < len(old):
        path.write_bytes(data.replace(old, where.ljust(len(old), b"\0")))


def locked() -> list[str]:
    """Names of the packages of the lock files."""
    names = []
    for lock in LOCKS:
        for line in (ROOT / "requirements" / lock).read_text("utf-8").splitlines():
            if "==" in line and not line.startswith((" ", "#")):
                names.append(line.partition("==")[0])
    return sorted(set(names))


def copy_distribution(name: str, packages: Path) -> None:
    """Copy the files of an installed package; of Qt only what the window uses."""
    for file in distribution(name).files or ():
        parts = file.parts
        if ".." in parts or "__pycache__" in parts or file.suffix in (".pyi", ".pyx", ".c", ".h"):
            continue
        if parts[0] == "PySide6" and not is_used(parts, sys.platform):
            continue
        if "tests" in parts and name not in ("pillow",):
            continue
        source = Path(str(file.locate()))
        if source.is_file():
            _copy(source, packages / Path(*parts))


def install_wheel(packages: Path) -> None:
    """Build the program's wheel and unpack it."""
    with tempfile.TemporaryDirectory() as place:
        build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", place]
        subprocess.run([*build, str(ROOT)], check=True, stdout=subprocess.DEVNULL)
        (wheel,) = Path(place).glob("*.whl")
        shutil.unpack_archive(str(wheel), str(packages), "zip")


def copy_system_libraries(folder: Path, packages: Path) -> None:
    """Copy small libraries that are not everywhere, and drop those of Qt nobody asks for."""
    libraries = packages / "PySide6" / "Qt" / "lib"
    asking = [
        *packages.glob("PySide6/*.so*"), *packages.glob("PySide6/Qt/plugins/*/*.so"),
        *packages.glob("shiboken6/*.so*"), *folder.glob(f"lib/python{VERSION}/lib-dynload/*.so"),
    ]  # fmt: skip
    needed: dict[str, Path] = {}
    for binary in asking:
        needed.update(_needed(binary))
    for path in libraries.iterdir():
        if path.name not in needed:
            path.unlink()
    for name, path in needed.items():
        if name.startswith(SYSTEM) and not path.is_relative_to(folder):
            _copy(
                path,
                (folder / "lib" if "xcb" not in name and "xkb" not in name else libraries) / name,
            )


def _needed(binary: Path) -> dict[str, Path]:
    """Libraries a binary wants, and those they want, by name."""
    told = subprocess.run(["ldd", str(binary)], capture_output=True, text=True, check=False).stdout
    found = {}
    for line in told.splitlines():
        name, arrow, rest = line.strip().partition(" => ")
        if arrow and rest.startswith("/"):
            found[name] = Path(rest.partition(" (")[0]).absolute()
    return found


def write_launchers(folder: Path) -> None:
    """The commands that start the program: `-I` keeps the user's own Python packages out."""
    if os.name == "nt":
        for name in ("pagesetter.cmd", "pagesetter-window.vbs"):
            _copy(PACKAGING / "windows" / name, folder / name)
        return
    path = folder / "pagesetter"
    path.write_text(
        "#!/bin/sh\n"
        "# Starts pagesetter wherever this folder lies; without arguments, the window.\n"
        'here=$(dirname "$(readlink -f "$0")")\n'
        "[ $# -gt 0 ] || set -- gui\n"
        f'exec "$here/bin/python{VERSION}" -I -m pagesetter "$@"\n',
        encoding="utf-8",
    )
    path.chmod(0o755)
    _copy(ROOT / "LICENSE", folder / "licenses" / "pagesetter.txt")


# Packages


def make_archive(folder: Path) -> Path:
    """The folder as one file: .zip on Windows, .tar.xz elsewhere."""
    if os.name == "nt":
        return Path(shutil.make_archive(str(folder), "zip", folder.parent, folder.name))
    path = folder.with_name(folder.name + ".tar.xz")
    with tarfile.open(path, "w:xz", preset=1) as archive:
        archive.add(folder, folder.name)
    return path


def make_deb(folder: Path, out: Path, pressed: str) -> Path:
    """A .deb that puts the folder into /opt, with command, menu entry, icon and file type.

    `pressed` is how dpkg-deb is to compress it.
    """
    machine = subprocess.run(
        ["dpkg", "--print-architecture"], capture_output=True, text=True, check=True
    ).stdout.strip()
    with tempfile.TemporaryDirectory(dir=out) as place:
        root = Path(place)
        # Beside the folder, so that its files need not be written again.
        shutil.copytree(folder, root / "opt" / "pagesetter", symlinks=True, copy_function=os.link)
        linux = PACKAGING / "linux"
        share = root / "usr" / "share"
        _copy(linux / "pagesetter.desktop", share / "applications" / "pagesetter.desktop")
        _copy(linux / "pagesetter.xml", share / "mime" / "packages" / "pagesetter.xml")
        icons = share / "icons" / "hicolor"
        _copy(DRAWING, icons / "scalable" / "apps" / "pagesetter.svg")
        _copy(folder / "icons" / "pagesetter.png", icons / "256x256" / "apps" / "pagesetter.png")
        (root / "usr" / "bin").mkdir()
        (root / "usr" / "bin" / "pagesetter").symlink_to("/opt/pagesetter/pagesetter")
        control = (linux / "control").read_text("utf-8")
        size = sum(p.lstat().st_size for p in root.rglob("*")) // 1024
        control = control.format(version=_own_version(), machine=machine, size=size)
        (root / "DEBIAN").mkdir()
        (root / "DEBIAN" / "control").write_text(control, encoding="utf-8")
        root.chmod(0o755)
        path = out / f"pagesetter_{_own_version()}_{machine}.deb"
        subprocess.run(
            ["dpkg-deb", "--root-owner-group", pressed, "-z1", "--build", str(root), str(path)],
            check=True, stdout=subprocess.DEVNULL,
        )  # fmt: skip
    return path


def _own_version() -> str:
    for line in (ROOT / "src" / "pagesetter" / "__init__.py").read_text("utf-8").splitlines():
        if line.startswith("__version__"):
            return line.split('"')[1]
    raise SystemExit("no version")


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(source, target)


def _copy_tree(source: Path, target: Path, without: Set[str] = frozenset()) -> None:
    shutil.copytree(source, target, ignore=lambda _, names: [n for n in names if n in without])


def _size(path: Path) -> int:
    if path.is_file():
        return path.stat().st_size
    return sum(p.lstat().st_size for p in path.rglob("*") if not p.is_dir())


if __name__ == "__main__":
    main()
