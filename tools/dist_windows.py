"""What Windows starts and installs: a small program for the window, and an installer of the folder.

Both are made by NSIS, whose compiler runs on Linux too, so that tests make them from any folder.
The installer is told every file by name: taking the program away takes nothing else away with it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

WINDOWS = Path(__file__).resolve().parent.parent / "packaging" / "windows"
PROGRAM = "pagesetter.exe"


def write_windows_launchers(folder: Path, version: str) -> None:
    """The command line, and the window; the folder holds the icons already."""
    shutil.copy(WINDOWS / "pagesetter.cmd", folder / "pagesetter.cmd")
    _compile(
        WINDOWS / "launcher.nsi", VERSION=version, OUT=folder / PROGRAM,
        ICON=folder / "icons" / "pagesetter.ico",
    )  # fmt: skip


def write_search_path(folder: Path, version: tuple[int, int]) -> None:
    """Let the interpreter look nowhere but in the folder: else it asks the registry for others."""
    name = f"python{version[0]}{version[1]}._pth"
    (folder / name).write_text("Lib\nDLLs\nLib\\site-packages\n", encoding="ascii")


def make_installer(folder: Path, out: Path, version: str) -> Path:
    """Return the installer, a program of one file that needs no administrator."""
    path = out / f"pagesetter-{version}-setup.exe"
    size = sum(p.stat().st_size for p in folder.rglob("*") if p.is_file()) // 1024
    with tempfile.TemporaryDirectory() as place:
        laid, taken = Path(place) / "lay.nsh", Path(place) / "take.nsh"
        lay, take = installer_lines(folder)
        laid.write_text(lay, encoding="utf-8-sig")
        taken.write_text(take, encoding="utf-8-sig")
        _compile(
            WINDOWS / "installer.nsi", VERSION=version, OUT=path, SIZE=size, LAY=laid, TAKE=taken,
            ICON=folder / "icons" / "pagesetter.ico",
        )  # fmt: skip
    return path


def installer_lines(folder: Path) -> tuple[str, str]:
    """The lines that lay each file of a folder, and those that take each away again."""
    lay: list[str] = []
    take: list[str] = []
    folders: list[str] = []
    for place, inside, names in os.walk(folder):
        inside.sort()
        where = os.path.relpath(place, folder).replace(os.sep, "\\")
        target = "$INSTDIR" if where == "." else f"$INSTDIR\\{_quoted(where)}"
        lay.append(f'SetOutPath "{target}"')
        for name in sorted(names):
            lay.append(f'File "{os.path.join(place, name)}"')
            take.append(f'Delete "{target}\\{_quoted(name)}"')
        folders.append(f'RMDir "{target}"')
    return "\n".join([*lay, ""]), "\n".join([*take, *reversed(folders), ""])


def _quoted(text: str) -> str:
    """As NSIS reads it between quotes."""
    return text.replace("$", "$$")


def _compile(script: Path, **values: object) -> None:
    """Compile a script of NSIS with what it is told."""
    told = [f"-D{name}={value}" for name, value in values.items()]
    done = subprocess.run(
        [_compiler(), "-V2", "-WX", "-NOCD", "-INPUTCHARSET", "UTF8", *told, str(script)],
        env={**os.environ, "LC_ALL": "C.UTF-8"}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(f"{script.name}: {done.stdout}{done.stderr}")


def _compiler() -> str:
    own = Path(os.environ.get("PROGRAMFILES(X86)", "C:\\")) / "NSIS" / "makensis.exe"
    found = shutil.which("makensis") or (str(own) if own.is_file() else "")
    if not found:
        raise SystemExit(
            "Windows's installer and its window need NSIS 3: https://nsis.sourceforge.io"
        )
    return found
