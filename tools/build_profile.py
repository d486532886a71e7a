"""Builds assets/newsprint-26.icc from the published figures of the press condition.

Turns `assets/newsprint-26.toml` into a model of the press (Yule–Nielsen–Neugebauer: the
sixteen solids mixed by Demichel's weights, the tint curves as effective coverages), samples
it, and has ArgyllCMS `colprof` fit a profile. Prints how well the profile fits the model and
the figures. Run by hand when the figures change; neither users nor tests run it.

    python tools/build_profile.py [--out FILE] [--keep DIR]

Needs `colprof`, `profcheck` and `xicclu` (Debian: argyll). Takes about a minute.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import os
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Sequence
from typing import Any

ASSETS = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "assets")
FIGURES = os.path.join(ASSETS, "newsprint-26.toml")
NAME = "Newsprint 26 % TVI, modelled"
RIGHTS = "CC0 1.0: no rights reserved"
CREATED = (2026, 1, 1, 0, 0, 0)
"""The date in the profile's header, fixed so that a rebuild gives the same bytes."""

YULE_NIELSEN = 1.7
"""Light spread in the paper; of 1.0 to 4.0 the value nearest the measured overprints."""
INK_LIMIT = 220
BLACK_LIMIT = 95
WHITE_POINT = (96.42, 100.0, 82.49)
"""D50, as ICC.1 gives it."""
ARGYLL = [
    "-v", "-nc", "-qm", "-bm", "-cpp", "-dpp", f"-l{INK_LIMIT}", f"-L{BLACK_LIMIT}",
    # Black begins at a tenth of the way to the darkest point and ends at its limit: heavy
    # grey component replacement keeps greys steady when the register or the inks wander.
    "-kp", "0", "0.1", "0.95", "0.95", "0.8",
    "-Zm", "-A", "pagesetter", "-M", NAME, "-D", NAME, "-C", RIGHTS,
]  # fmt: skip

Triple = tuple[float, float, float]


class Press:
    """The model: coverages in percent in, Lab out."""

    def __init__(self, figures: dict[str, Any]) -> None:
        self._solids = {
            tuple(row[i] == 100 for i in range(4)): _root(xyz(row[4:])) for row in figures["solids"]
        }
        self._curves = [_coverages(values) for values in figures["tints"].values()]

    def lab(self, inks: Sequence[float]) -> Triple:
        areas = [_between(curve, ink) for curve, ink in zip(self._curves, inks, strict=True)]
        total = [0.0, 0.0, 0.0]
        for printed, solid in self._solids.items():
            weight = 1.0
            for on, area in zip(printed, areas, strict=True):
                weight *= area if on else 1 - area
            for i in range(3):
                total[i] += weight * solid[i]
        return lab([value**YULE_NIELSEN for value in total])


def _root(values: Iterable[float]) -> list[float]:
    return [value ** (1 / YULE_NIELSEN) for value in values]


def _coverages(luminances: Sequence[float]) -> list[float]:
    """Return the effective coverage at 0, 10 … 100 % that gives these luminances."""
    roots = _root(luminances)
    return [(roots[0] - root) / (roots[0] - roots[-1]) for root in roots]


def _between(curve: Sequence[float], percent: float) -> float:
    step = min(int(percent // 10), 9)
    return curve[step] + (curve[step + 1] - curve[step]) * (percent / 10 - step)


def xyz(colour: Sequence[float]) -> list[float]:
    """Return XYZ of a Lab colour (CIE 15), white at 100."""
    middle = (colour[0] + 16) / 116
    parts = (middle + colour[1] / 500, middle, middle - colour[2] / 200)
    edge = 6 / 29
    return [
        white * (part**3 if part > edge else 3 * edge**2 * (part - 4 / 29))
        for white, part in zip(WHITE_POINT, parts, strict=True)
    ]


def lab(colour: Sequence[float]) -> Triple:
    """Return Lab of an XYZ colour (CIE 15)."""
    edge = 6 / 29
    ratios = [value / white for value, white in zip(colour, WHITE_POINT, strict=True)]
    x, y, z = (r ** (1 / 3) if r > edge**3 else r / (3 * edge**2) + 4 / 29 for r in ratios)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def samples() -> list[tuple[int, ...]]:
    """Return the ink mixtures to show the fit: a grid, each ink's own scale, and the greys."""
    grid = itertools.product((0, 20, 40, 70, 100), repeat=3)
    mixed = [(*cmy, k) for cmy in grid for k in (0, 20, 40, 60, 80, 100)]
    scales = [
        tuple(step if i == ink else 0 for i in range(4))
        for ink in range(4)
        for step in range(0, 101, 5)
    ]
    greys = [(step, step * 3 // 4, step * 3 // 4, k) for step in range(0, 101, 10) for k in (0, 30)]
    return list(dict.fromkeys([*mixed, *scales, *greys]))


def measurements(press: Press) -> str:
    """Return the samples as a .ti3 file."""
    rows = [
        " ".join([str(number), *map(str, inks), *(f"{value:.4f}" for value in press.lab(inks))])
        for number, inks in enumerate(samples(), 1)
    ]
    fields = "SAMPLE_ID CMYK_C CMYK_M CMYK_Y CMYK_K LAB_L LAB_A LAB_B"
    head = [
        "CTI3", "", f'DESCRIPTOR "{NAME}"', 'ORIGINATOR "pagesetter"',
        'KEYWORD "DEVICE_CLASS"', 'DEVICE_CLASS "OUTPUT"',
        'KEYWORD "COLOR_REP"', 'COLOR_REP "CMYK_LAB"', "",
        "NUMBER_OF_FIELDS 8", "BEGIN_DATA_FORMAT", fields, "END_DATA_FORMAT", "",
        f"NUMBER_OF_SETS {len(rows)}", "BEGIN_DATA",
    ]  # fmt: skip
    return "\n".join([*head, *rows, "END_DATA", ""])


def fixed(profile: bytes) -> bytes:
    """Return the profile with the fixed date and its identity made anew (ICC.1, 7.2)."""
    data = bytearray(profile)
    data[24:36] = b"".join(part.to_bytes(2, "big") for part in CREATED)
    if any(data[84:100]):
        bare = bytearray(data)
        bare[44:48] = bare[64:68] = bytes(4)
        bare[84:100] = bytes(16)
        data[84:100] = hashlib.md5(bytes(bare), usedforsecurity=False).digest()
    return bytes(data)


def printed_lab(profile: str, rows: Sequence[Sequence[float]]) -> list[Triple]:
    """Return what the profile says these ink mixtures look like, absolute."""
    lines = "\n".join(" ".join(f"{ink / 100:.4f}" for ink in row[:4]) for row in rows) + "\n"
    shown = _run(["xicclu", "-ff", "-ia", "-pl", profile], lines)
    found = [line.rsplit("->", 1)[1].split()[-4:-1] for line in shown.splitlines() if "->" in line]
    return [(float(a), float(b), float(c)) for a, b, c in found]


def distance(one: Sequence[float], other: Sequence[float]) -> float:
    """Return the colour difference of 1976."""
    return float(sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5)


def report(profile: str, figures: dict[str, Any], press: Press) -> str:
    """Return mean and largest error of model and profile against each set of figures."""
    lines = []
    for name in ("solids", "overprints"):
        rows = figures[name]
        wanted = [row[4:] for row in rows]
        for what, got in (
            ("model", [press.lab(row[:4]) for row in rows]),
            ("profile", printed_lab(profile, rows)),
        ):
            errors = [distance(a, b) for a, b in zip(wanted, got, strict=True)]
            mean = sum(errors) / len(errors)
            lines.append(f"{name:<11}{what:<8} mean dE {mean:.2f}, max {max(errors):.2f}")
    for ink, values in enumerate(figures["tints"].values()):
        rows = [[step * 10 if i == ink else 0 for i in range(4)] for step in range(11)]
        got = [xyz(colour)[1] for colour in printed_lab(profile, rows)]
        worst = max(abs(a - b) for a, b in zip(values, got, strict=True))
        lines.append(f"{'CMYK'[ink]} tints    profile  max error of Y {worst:.2f}")
    return "\n".join(lines)


def _run(command: Sequence[str], text: str = "") -> str:
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{command[0]} failed:\n{done.stdout}{done.stderr}")
    return done.stdout


def build(folder: str, figures: dict[str, Any]) -> str:
    """Fit the profile in `folder` and return its path."""
    stem = os.path.join(folder, "newsprint")
    with open(f"{stem}.ti3", "w", encoding="ascii") as file:
        file.write(measurements(Press(figures)))
    with open(os.path.join(folder, "colprof.log"), "w", encoding="utf-8") as log:
        log.write(_run(["colprof", *ARGYLL, "-O", f"{stem}.icc", stem]))
    with open(f"{stem}.icc", "rb") as file:
        profile = fixed(file.read())
    with open(f"{stem}.icc", "wb") as file:
        file.write(profile)
    return f"{stem}.icc"


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--out", default=os.path.join(ASSETS, "newsprint-26.icc"), metavar="FILE")
    parser.add_argument("--keep", metavar="DIR", help="keep samples, profile and log there")
    options = parser.parse_args(arguments)
    with open(FIGURES, "rb") as file:
        figures = tomllib.load(file)
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or temporary
        built = build(folder, figures)
        sys.stdout.write(report(built, figures, Press(figures)) + "\n")
        sys.stdout.write(_run(["profcheck", os.path.splitext(built)[0] + ".ti3", built]))
        with open(built, "rb") as file:
            profile = file.read()
    with open(options.out, "wb") as out:
        out.write(profile)
    digest = hashlib.sha256(profile).hexdigest()
    sys.stdout.write(f"{options.out}: {len(profile):,} bytes, sha256 {digest}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
