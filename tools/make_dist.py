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

from dist_deb import make_deb
from dist_parts import BINARIES, LIBRARY, PACKAGES, is_needed
from dist_qt import is_used
from dist_windows import make_installer, write_search_path, write_windows_launchers
from make_icons import write_icons

ROOT = Path(__file__).resolve().parent.parent
PACKAGING = ROOT / "packaging"
VERSION = f"{sys.version_info.major}.{sys.version_info.minor}"

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
    if sysconfig.get_config_var("PYTHONFRAMEWORK"):
        raise SystemExit(
            "This Python is a framework, which cannot be carried elsewhere: use another."
        )
    out = Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    version = _own_version()
    folder = out / f"pagesetter-{version}-{sysconfig.get_platform()}"
    shutil.rmtree(folder, ignore_errors=True)
    fill(folder, version)
    made = [folder]
    if not options.folder_only:
        made += make_packages(folder, out, version, quick=options.quick)
    for path in made:
        print(f"{_size(path) / 1e6:8.1f} MB  {path}")


def fill(folder: Path, version: str) -> None:
    """Lay interpreter, packages and program into the folder."""
    packages = copy_python(Path(sys.base_prefix), folder, sys.platform)
    for one in locked():
        copy_distribution(one, packages)
    install_wheel(packages)
    if sys.platform == "linux":
        copy_system_libraries(folder, packages)
        strip(folder)
    write_icons(folder / "icons")
    for path in (PACKAGING / "licenses").iterdir():
        _copy(path, folder / "licenses" / path.name)
    _copy(ROOT / "LICENSE", folder / "licenses" / "pagesetter.txt")
    compileall.compile_dir(
        str(folder), quiet=2, workers=2, stripdir=str(folder),
        invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
    )  # fmt: skip
    if sys.platform == "win32":
        write_windows_launchers(folder, version)
    else:
        write_launcher(folder)


def make_packages(folder: Path, out: Path, version: str, *, quick: bool) -> list[Path]:
    """What is given away: an archive, and what this system installs."""
    made = [] if quick else [make_archive(folder, sys.platform)]
    if sys.platform == "win32":
        made.append(make_installer(folder, out, version))
    elif sys.platform == "darwin":
        script = PACKAGING / "macos" / "make_app.sh"
        subprocess.run(["sh", str(script), str(folder), str(out), version], check=True)
        made.append(out / f"pagesetter-{version}.dmg")
    elif shutil.which("dpkg-deb"):
        pressed = ("-Znone",) if quick else ("-Zxz", "-z6")
        made.append(make_deb(folder, out, version, pressed))
    return made


# The folder


def copy_python(base: Path, folder: Path, system: str) -> Path:
    """Copy an interpreter and its library; return the folder packages go into."""
    if system == "win32":
        for path in base.iterdir():
            if path.suffix in (".exe", ".dll"):
                _copy(path, folder / path.name)
        _copy_tree(base / "DLLs", folder / "DLLs")
        for path in (folder / "DLLs").iterdir():
            if path.name.startswith(BINARIES):
                path.unlink()
        _copy_tree(base / "Lib", folder / "Lib", LIBRARY)
        _copy(base / "LICENSE.txt", folder / "licenses" / "Python.txt")
        write_search_path(folder, sys.version_info[:2])
        return folder / "Lib" / "site-packages"
    library = Path("lib") / f"python{VERSION}"
    _copy(base / "bin" / f"python{VERSION}", folder / "bin" / f"python{VERSION}")
    shared = [base / "lib" / (sysconfig.get_config_var("INSTSONAME") or "")]
    if system == "darwin":
        shared = list((base / "lib").glob(f"libpython{VERSION}*.dylib"))
    for path in shared:
        if path.is_file():
            _copy(path, folder / "lib" / path.name)
            _look_beside(folder / "lib" / path.name, b"$ORIGIN")
    _copy_tree(base / library, folder / library, LIBRARY)
    for path in (folder / library).glob("config-*"):
        shutil.rmtree(path)
    for path in (folder / library / "lib-dynload").iterdir():
        if path.name.startswith(BINARIES):
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
    return sorted(set(names) - PACKAGES)


def copy_distribution(name: str, packages: Path) -> None:
    """Copy the files of an installed package that the program uses."""
    for file in distribution(name).files or ():
        parts = file.parts
        if ".." in parts or not is_needed(parts):
            continue
        if parts[0] == "PySide6" and not is_used(parts, sys.platform):
            continue
        source = Path(str(file.locate()))
        if source.is_file():
            _copy(source, packages / Path(*parts))


def install_wheel(packages: Path) -> None:
    """Build the program's wheel and unpack it."""
    with tempfile.TemporaryDirectory() as place:
        pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", "wheel"]
        told = ["--no-deps", "--no-build-isolation", "--wheel-dir", place, str(ROOT)]
        subprocess.run([*pip, *told], check=True)
        (wheel,) = Path(place).glob("*.whl")
        shutil.unpack_archive(str(wheel), str(packages), "zip")


def copy_system_libraries(folder: Path, packages: Path) -> None:
    """Copy small libraries that are not everywhere, and drop those packages brought for nobody."""
    libraries = packages / "PySide6" / "Qt" / "lib"
    brought = {path for path in (libraries, *packages.glob("*.libs")) if path.is_dir()}
    needed: dict[str, Path] = {}
    for binary in folder.rglob("*.so*"):
        if binary.parent not in brought:
            needed.update(_needed(binary))
    for path in (path for place in brought for path in place.iterdir()):
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


def strip(folder: Path) -> None:
    """Take out of binaries what only debuggers read: a third of them is nothing else.

    Libraries in `*.libs` and Qt's stay as their wheels hold them: those were patched or have none.
    """
    tool = shutil.which("strip")
    if tool is None:
        return
    for path in [*folder.rglob("*.so*"), *(folder / "bin").iterdir()]:
        where = path.relative_to(folder).parts
        if path.is_symlink() or "PySide6" in where or path.parent.name.endswith(".libs"):
            continue
        path.chmod(0o755)
        subprocess.run([tool, "--strip-unneeded", str(path)], check=True)


def write_launcher(folder: Path) -> None:
    """The command that starts the program: `-I` keeps the user's own Python packages out."""
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


# Packages


def make_archive(folder: Path, system: str) -> Path:
    """The folder as one file: .zip on Windows, .tar.xz elsewhere."""
    if system == "win32":
        return Path(shutil.make_archive(str(folder), "zip", folder.parent, folder.name))
    path = folder.with_name(folder.name + ".tar.xz")
    with tarfile.open(path, "w:xz", preset=6) as archive:
        archive.add(folder, folder.name, filter=_of_nobody)
    return path


def _of_nobody(member: tarfile.TarInfo) -> tarfile.TarInfo:
    """Whoever unpacks it owns it."""
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    return member


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
