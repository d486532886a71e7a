"""Prints which wheels the locked packages have for each system: the table in packaging/README.md.

    python tools/list_wheels.py

Asks the package index through pip, one system after another, and installs nothing. pip itself reads
markers as of the machine it runs on, so lines that are not for the system asked about go out first.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from packaging.markers import Marker

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("render", "copy", "gui")
SYSTEMS = {
    "Windows x86-64": ("win32", "AMD64", ("win_amd64",)),
    "macOS arm64": ("darwin", "arm64", ("macosx_15_0_arm64",)),
    "macOS x86-64": ("darwin", "x86_64", ("macosx_15_0_x86_64",)),
    "Linux x86-64": ("linux", "x86_64", ("manylinux2014", "manylinux_2_28", "manylinux_2_34")),
    "Linux arm64": ("linux", "aarch64", ("manylinux2014", "manylinux_2_28", "manylinux_2_39")),
}
"""What `sys.platform` and `platform.machine()` say there, and the newest tags that are taken."""
PYTHON = "3.12"
_LINE = re.compile(r"^([\w.-]+==[\w.]+)(?: ; (.+?))? \\$")
_OLDEST = re.compile(r"(?:macosx|manylinux)_(\d+)_(\d+)")


def main() -> None:
    found = {name: wheels(*told) for name, told in SYSTEMS.items()}
    packages = sorted({package for one in found.values() for package in one})
    print("| package | " + " | ".join(SYSTEMS) + " |")
    print("|---|" + "---|" * len(SYSTEMS))
    for package in packages:
        print(
            f"| {package} | "
            + " | ".join(one.get(package, "none") for one in found.values())
            + " |"
        )


def wheels(platform: str, machine: str, tags: tuple[str, ...]) -> dict[str, str]:
    """For each package its version and the oldest system its wheel is for, on one system."""
    words = [f"{tag}_{machine}" if "linux" in tag else tag for tag in tags]
    if platform == "linux":
        words += [f"manylinux_2_{minor}_{machine}" for minor in (17, 24, 26, 27, 31)]
    with tempfile.TemporaryDirectory() as place:
        lists, report = [], Path(place) / "report.json"
        for lock in LOCKS:
            path = Path(place) / f"{lock}.txt"
            path.write_text(_for_system(lock, platform, machine), encoding="utf-8")
            lists += ["-r", str(path)]
        asked = [f"--platform={word}" for word in words]
        subprocess.run(
            [sys.executable, "-m", "pip", "install", "--quiet", "--dry-run", "--ignore-installed",
             "--no-deps", "--only-binary=:all:", "--require-hashes", "--implementation=cp",
             f"--python-version={PYTHON}", f"--target={place}/none", f"--report={report}",
             *asked, *lists],
            check=True,
        )  # fmt: skip
        told = json.loads(report.read_text("utf-8"))
    return dict(_row(one) for one in told["install"])


def _for_system(lock: str, platform: str, machine: str) -> str:
    """A lock file's text without the packages that are not for a system."""
    here = {
        "sys_platform": platform, "platform_machine": machine,
        "os_name": "nt" if platform == "win32" else "posix",
    }  # fmt: skip
    kept, is_kept = [], True
    for line in (ROOT / "requirements" / f"{lock}.txt").read_text("utf-8").splitlines():
        begins = _LINE.match(line)
        if begins:
            package, marker = begins.groups()
            is_kept = marker is None or Marker(marker).evaluate(here)
            line = f"{package} \\"
        if is_kept:
            kept.append(line)
    return "\n".join([*kept, ""])


def _row(one: dict[str, dict[str, str]]) -> tuple[str, str]:
    name, version = one["metadata"]["name"].lower().replace("_", "-"), one["metadata"]["version"]
    file = one["download_info"]["url"].rpartition("/")[2]
    oldest = sorted(tuple(map(int, pair)) for pair in _OLDEST.findall(file))
    system = "glibc " if "linux" in file else "macOS " if "macosx" in file else ""
    rest = f", {system}{'.'.join(map(str, oldest[0]))}" if system and oldest else ""
    return name, version + rest


if __name__ == "__main__":
    main()
