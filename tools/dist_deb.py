"""Makes a .deb of the folder: program in /opt, command, menu entry, icons and file type in /usr.

What the desktop keeps of such files (menus, types, icons) its own packages renew when they see ours
come or go, so ours runs no scripts, and leaves nothing when it is taken away.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import shutil
import subprocess
import tempfile
from email.utils import formatdate
from pathlib import Path

from make_icons import DRAWING, HICOLOR, draw

LINUX = Path(__file__).resolve().parent.parent / "packaging" / "linux"
MANUAL = LINUX.parent.parent / "docs" / "pagesetter.1"
_WANTED = re.compile(rb"GLIBC_2\.(\d+)\b")


def make_deb(folder: Path, out: Path, version: str, pressed: tuple[str, ...]) -> Path:
    """Return the package. `pressed` is how dpkg-deb is to compress it."""
    machine = subprocess.run(
        ["dpkg", "--print-architecture"], capture_output=True, text=True, check=True
    ).stdout.strip()
    path = out / f"pagesetter_{version}_{machine}.deb"
    with tempfile.TemporaryDirectory(dir=out) as place:
        root = Path(place)
        # Beside the folder, so that its files need not be written again.
        shutil.copytree(folder, root / "opt" / "pagesetter", symlinks=True, copy_function=os.link)
        _lay_desktop(root / "usr")
        lay_manual(root / "usr" / "share" / "man" / "man1")
        _lay_papers(root / "usr" / "share" / "doc" / "pagesetter", version)
        _set_modes(root)
        _lay_control(root, version, machine)
        subprocess.run(
            ["dpkg-deb", "--root-owner-group", *pressed, "--build", str(root), str(path)],
            check=True, stdout=subprocess.DEVNULL,
        )  # fmt: skip
    return path


def _lay_desktop(usr: Path) -> None:
    """What makes it a program of the desktop."""
    share = usr / "share"
    _copy(LINUX / "pagesetter.desktop", share / "applications" / "pagesetter.desktop")
    _copy(LINUX / "pagesetter.xml", share / "mime" / "packages" / "pagesetter.xml")
    icons = share / "icons" / "hicolor"
    _copy(DRAWING, icons / "scalable" / "apps" / "pagesetter.svg")
    for side in HICOLOR:
        place = icons / f"{side}x{side}" / "apps"
        place.mkdir(parents=True)
        draw(side).save(place / "pagesetter.png", optimize=True)
    (usr / "bin").mkdir()
    (usr / "bin" / "pagesetter").symlink_to("/opt/pagesetter/pagesetter")


def _lay_papers(place: Path, version: str) -> None:
    """Whose it is, and what changed."""
    _copy(LINUX / "copyright", place / "copyright")
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    date = formatdate(float(epoch) if epoch else None)
    told = (LINUX / "changelog").read_text("utf-8").format(version=version, date=date)
    (place / "changelog.gz").write_bytes(gzip.compress(told.encode(), 9, mtime=0))


def lay_manual(place: Path) -> None:
    """The page that `man pagesetter` shows, which the policy wants for every command."""
    place.mkdir(parents=True)
    packed = gzip.compress(MANUAL.read_bytes(), 9, mtime=0)
    (place / "pagesetter.1.gz").write_bytes(packed)


def _set_modes(root: Path) -> None:
    """Programs may be run, everything may be read, whatever mask it was built under."""
    for path in root.rglob("*"):
        if path.is_symlink():
            continue
        if path.is_dir():
            path.chmod(0o755)
        else:
            is_program = path.parent.name == "bin" or path == root / "opt/pagesetter/pagesetter"
            path.chmod(0o755 if is_program else 0o644)
    root.chmod(0o755)


def _lay_control(root: Path, version: str, machine: str) -> None:
    files = sorted(p for p in root.rglob("*") if p.is_file() and not p.is_symlink())
    sums, newest = [], 0
    for path in files:
        data = path.read_bytes()
        sums.append(f"{hashlib.md5(data).hexdigest()}  {path.relative_to(root)}\n")
        if data[:4] == b"\x7fELF":
            newest = max([newest, *(int(minor) for minor in _WANTED.findall(data))])
    size = sum(path.stat().st_size + 1023 for path in files) // 1024
    control = (LINUX / "control").read_text("utf-8").format(
        version=version, machine=machine, size=size, glibc=f"2.{newest}"
    )  # fmt: skip
    debian = root / "DEBIAN"
    debian.mkdir()
    (debian / "control").write_text(control, encoding="utf-8")
    (debian / "md5sums").write_text("".join(sums), encoding="utf-8")


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(source, target)
