"""`make bench`: prints time, memory and size of each case beside typst's, and where ours goes."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from importlib.metadata import version
from typing import Any, NamedTuple

from bench import documents, furnished, press
from bench.measure import ENVIRONMENT, Cost, python, quartiles, run

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FONTS = os.path.join(ROOT, "fonts")
SAMPLE = os.path.join(ROOT, "examples", "science-weekly")

TYPST = """\
import sys, typst
typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]],
              ignore_system_fonts=True, pdf_tags=sys.argv[4] == "tagged")
"""

LIST_MODULES = """\
import sys
before = set(sys.modules)
from pagesetter.cli.main import main
main(["render", sys.argv[1], "-o", sys.argv[2], "--standard", "plain"])
sys.stderr.write("\\n" + " ".join(m for m in sys.modules if m not in before))
"""

AS_A_COMMAND = "import atexit, gc\ngc.disable()\natexit.register(gc.freeze)\nimport "
"""The collector as the command line sets it: off, and nothing left for it at the end."""


class Case(NamedTuple):
    name: str
    make: Callable[[str, int], documents.Sources]
    pairs: int
    goal: float
    """Greatest ratio of CPU seconds to typst's that the project allows itself."""


CASES = {
    "1": Case("1 page", lambda folder, seed: documents.pages(folder, 1, seed), 11, 2.0),
    "8": Case("8 pages", lambda folder, seed: documents.pages(folder, 8, seed), 11, 1.5),
    "furnished": Case(
        "8 furnished pages", lambda folder, seed: furnished.furnished(folder, 8, seed), 11, 1.5
    ),
    "64": Case("64 pages", lambda folder, seed: documents.pages(folder, 64, seed), 5, 1.4),
    "story": Case("200,000 characters", documents.long_story, 5, 1.4),
}

FULL_FIT = 3.0
"""Greatest ratio with every paragraph broken as a whole (`--full-fit`)."""


class Outcome(NamedTuple):
    """The figures of one case, ours before typst's; memory and sizes in bytes."""

    characters: int
    pairs: int
    ratio: float
    quartiles: tuple[float, float]
    cpu: tuple[float, float]
    memory: tuple[int, int]
    sizes: tuple[int, int]


def main() -> None:
    options = _options()
    if options.copy:
        from bench import copydesk

        copydesk.main()
        return
    if options.quality:
        from bench import quality_table

        quality_table.main()
        return
    if options.pictures:
        with tempfile.TemporaryDirectory(prefix="pagesetter-bench-") as place:
            issue = furnished.photographs(place, options.seed)
            print(press.told(press.measure(issue), "four pages with six pictures of 6 megapixels"))
        return
    folder = options.keep or tempfile.mkdtemp(prefix="pagesetter-bench-")
    try:
        figures = _measure_all(options, folder)
    finally:
        if not options.keep:
            shutil.rmtree(folder)
    if options.json:
        with open(options.json, "w", encoding="utf-8") as file:
            json.dump(figures, file, indent=2)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--cases", default=",".join(CASES), help="of 1,8,furnished,64,story")
    parser.add_argument("--pairs", type=int, help="pairs per case (default 11, long ones 5)")
    parser.add_argument("--copy", action="store_true", help="figures of the copy desk")
    parser.add_argument("--quality", action="store_true", help="how well lines are filled instead")
    parser.add_argument(
        "--pictures", action="store_true", help="four pages with six pictures of 6 megapixels"
    )
    parser.add_argument(
        "--full-fit",
        action="store_true",
        help="each case with every paragraph broken as a whole too",
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--tagged", action="store_true", help="let typst tag its PDF; ours is not")
    parser.add_argument("--json", metavar="FILE", help="write the figures to FILE too")
    parser.add_argument("--keep", metavar="FOLDER", help="leave documents and PDFs in FOLDER")
    return parser.parse_args()


def _measure_all(options: argparse.Namespace, folder: str) -> dict[str, Any]:
    keys = options.cases.split(",")
    tags = "tagged" if options.tagged else "untagged"
    print(
        f"pagesetter {version('pagesetter')} and typst {version('typst')} ({tags} PDF), Python "
        f"{sys.version.split()[0]} of {sys.base_prefix}\n"
        f"CPU seconds of cold processes, medians; ratio: median of paired ratios (quartiles); "
        f"ours/typst's\n"
    )
    print(
        f"{'case':19}{'characters':>10}{'pairs':>6}{'CPU s':>15}  {'ratio':18}{'goal':>4}"
        f"{'MiB':>10}{'PDF KB':>13}"
    )
    outcomes = {}
    for key in keys:
        place = os.path.join(folder, key)
        sources = CASES[key].make(place, options.seed)
        pairs = options.pairs or CASES[key].pairs
        outcomes[key] = _case(sources, place, pairs, tags)
        _print(CASES[key], outcomes[key])
        if options.full_fit:
            full = CASES[key]._replace(name="  --full-fit", goal=FULL_FIT)
            outcomes[f"{key} full-fit"] = _case(sources, place, pairs, tags, "--full-fit")
            _print(full, outcomes[f"{key} full-fit"])
    stages = {key: _stages(os.path.join(folder, key)) for key in keys}
    _print_stages(stages)
    imports = _imports()
    print(f"\nimports of the render path: {imports * 1000:.0f} ms over a bare Python (goal 125)")
    made = press.measure(SAMPLE)
    print(press.told(made))
    cases = {key: outcome._asdict() for key, outcome in outcomes.items()}
    return {"tagged": options.tagged, "cases": cases, "stages": stages, "imports": imports,
            "press": made._asdict()}  # fmt: skip


def _case(sources: documents.Sources, place: str, pairs: int, tags: str, *more: str) -> Outcome:
    ours, theirs = os.path.join(place, "pagesetter.pdf"), os.path.join(place, "typst.pdf")

    def render() -> Cost:
        command = [sys.executable, "-m", "pagesetter", "render", sources.issue, "-o", ours]
        # Without the press's profile, as the other has none.
        command += ["--standard", "plain", *more]
        return run(command, allowed=(0, 1))

    def compile_typst() -> Cost:
        return python(TYPST, sources.typst, theirs, FONTS, tags)

    render(), compile_typst()  # files into the page cache, bytecode onto the disk
    costs: list[tuple[Cost, Cost]] = []
    for i in range(pairs):  # each goes first in every other pair
        first, second = (render, compile_typst) if i % 2 else (compile_typst, render)
        pair = first(), second()
        costs.append(pair if i % 2 else (pair[1], pair[0]))
    low, middle, high = quartiles([mine.cpu / other.cpu for mine, other in costs])
    return Outcome(
        sources.characters,
        pairs,
        middle,
        (low, high),
        (quartiles([c[0].cpu for c in costs])[1], quartiles([c[1].cpu for c in costs])[1]),
        (max(c[0].memory for c in costs), max(c[1].memory for c in costs)),
        (os.path.getsize(ours), os.path.getsize(theirs)),
    )


def _print(case: Case, outcome: Outcome) -> None:
    low, high = outcome.quartiles
    cpu = "{:.3f}/{:.3f}".format(*outcome.cpu)
    ratio = f"{outcome.ratio:.2f} ({low:.2f}–{high:.2f})"
    memory = "/".join(str(n >> 20) for n in outcome.memory)
    sizes = "/".join(str(n // 1000) for n in outcome.sizes)
    print(
        f"{case.name:19}{outcome.characters:10,}{outcome.pairs:6}{cpu:>15}  {ratio:18}"
        f"{case.goal:4.1f}{memory:>10}{sizes:>13}",
        flush=True,
    )


def _stages(place: str, runs: int = 5) -> dict[str, float]:
    """Return the median CPU seconds of each stage over a few cold processes."""
    command = [sys.executable, "-m", "bench.stages", os.path.join(place, "issue")]
    command.append(os.path.join(place, "stages.pdf"))

    def tell() -> dict[str, float]:
        done = subprocess.run(
            command, stdout=subprocess.PIPE, check=True, cwd=ROOT, env=ENVIRONMENT
        )
        figures: dict[str, float] = json.loads(done.stdout)
        return figures

    tell()  # bytecode onto the disk
    told = [tell() for _ in range(runs)]
    return {stage: quartiles([one[stage] for one in told])[1] for stage in told[0]}


def _print_stages(figures: dict[str, dict[str, float]]) -> None:
    stages = list(next(iter(figures.values())))
    print(f"\n{'CPU ms by stage':19}" + "".join(f"{stage:>9}" for stage in stages))
    for key, spent in figures.items():
        print(f"{CASES[key].name:19}" + "".join(f"{spent[s] * 1000:9.0f}" for s in stages))


def _imports(runs: int = 15) -> float:
    """Return the CPU seconds that importing everything a render imports costs."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-c", LIST_MODULES, SAMPLE, os.path.join(folder, "out.pdf")]
        done = subprocess.run(command, capture_output=True, text=True, check=True, env=ENVIRONMENT)
    names = done.stderr.splitlines()[-1].split()
    statement = AS_A_COMMAND + ", ".join(n for n in names if not n.startswith("__"))
    pairs = [(python(statement).cpu, python("pass").cpu) for _ in range(runs)]
    return quartiles([full - bare for full, bare in pairs])[1]


if __name__ == "__main__":
    main()
