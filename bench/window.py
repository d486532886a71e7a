"""Times the window: opening, first paint, changing pages, memory, how long it stands still.

Offscreen, 1400 × 900. CPU time of the window's own thread; medians and 95th percentiles where there
are many. What the worker process does beside it does not count: that is what it is for.
`python -m bench.window` prints every figure beside its goal.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from time import perf_counter, process_time, thread_time
from typing import Any

from bench import documents
from bench.opened import SAMPLE, percentile, window_with

MIB = 1 << 20


def main() -> None:
    if len(sys.argv) > 2:
        PARTS[sys.argv[1]](sys.argv[2])
        return
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PAGESETTER_CONFIG"] = os.path.join(folder, "config")
        sample, large = os.path.join(folder, "sample"), os.path.join(folder, "large")
        shutil.copytree(SAMPLE, sample)
        issue = documents.pages(large, 64, 1).issue
        for name, paper in (
            ("start", sample), ("start", sample), ("open", issue), ("gap", issue),
            ("switch", issue), ("undo", sample),
        ):  # fmt: skip
            # Each in a process of its own: memory and what is imported are then its own.
            subprocess.run([sys.executable, "-m", "bench.window", name, paper], check=True)
    for density in ("1", "2"):
        print(f"--- {density} device pixels to a pixel: median, 95th percentile", flush=True)
        for bench in ("bench.typing", "bench.hand"):
            subprocess.run(
                [sys.executable, "-m", bench],
                check=True, env={**os.environ, "QT_SCALE_FACTOR": density},
            )  # fmt: skip


def _tell(name: str, value: float, unit: str, goal: float) -> None:
    print(f"{name:52} {value:8.1f} {unit}   (goal {goal:g})", flush=True)


def _opened(paper: str) -> tuple[Any, float]:
    """The window with the paper painted, and the milliseconds it took."""
    from PySide6.QtWidgets import QApplication

    start = thread_time()
    window = window_with(paper)
    QApplication.processEvents()
    return window, (thread_time() - start) * 1000


def start(paper: str) -> None:
    """From the start of the process to the painted page, and memory some time after."""
    window, _ = _opened(paper)
    _tell("start to first page painted, sample", process_time() * 1000, "ms ", 1500)
    _wait(window, 4)
    _tell("memory, sample", _memory(), "MiB", 400)


def open_large(paper: str) -> None:
    """Opening 64 pages in a window that is there."""
    _, took = _opened(paper)
    _tell("64 pages: opened and first page painted", took, "ms ", 3000)


def gap(paper: str) -> None:
    """The longest time the window does nothing else while 64 pages are composed beside it."""
    from PySide6.QtCore import QTimer

    window, _ = _opened(paper)
    gaps: list[float] = []
    last = [thread_time()]

    def tick() -> None:
        now = thread_time()
        gaps.append((now - last[0]) * 1000)
        last[0] = now

    timer = QTimer()
    timer.timeout.connect(tick)
    timer.start(0)
    began = perf_counter()
    _wait(window, 90, lambda: window.work.is_filled)
    _tell("64 pages: seconds until all are there", perf_counter() - began, "s  ", 60)
    _tell("64 pages: longest stand-still meanwhile", max(gaps), "ms ", 50)
    _tell("64 pages: stand-still, 99.9th percentile", percentile(gaps, 0.999), "ms ", 16)
    _tell("64 pages: memory", _memory(), "MiB", 1000)


def switch(paper: str) -> None:
    """Changing to a page that has been on show before."""
    from PySide6.QtWidgets import QApplication

    window, _ = _opened(paper)
    _wait(window, 90, lambda: window.work.is_filled)
    for warm in (False, True):
        times = []
        for index in [*range(1, 12), 0] * 2:
            began = thread_time()
            window.work.show_page(index)
            QApplication.processEvents()
            times.append((thread_time() - began) * 1000)
            _wait(window, 0.1)
        times = times[12:] if warm else times[:12]
        name = "warm" if warm else "first time"
        _tell(f"page switch, {name}, median", percentile(times, 0.5), "ms ", 50)
        _tell(f"page switch, {name}, 95th percentile", percentile(times, 0.95), "ms ", 50)


def undo(paper: str) -> None:
    """What 10,000 steps of typing cost in memory."""
    from pagesetter.session.document import Document
    from pagesetter.session.edits import set_article_field

    document = Document.open(paper)
    name = document.issue.articles[0].name
    before = _memory()
    for number in range(10_000):
        words = f"题{number}"
        document.edit(partial(set_article_field, article=name, field="headline", text=words), "t")
    _tell("10,000 steps of the history", _memory() - before, "MiB", 100)


def _wait(window: Any, seconds: float, until: Callable[[], bool] = lambda: False) -> None:
    from PySide6.QtWidgets import QApplication

    end = perf_counter() + seconds
    while perf_counter() < end and not until():
        QApplication.processEvents()


def _memory() -> float:
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / MIB


PARTS: dict[str, Callable[[str], None]] = {
    "start": start, "open": open_large, "gap": gap, "switch": switch, "undo": undo,
}  # fmt: skip

if __name__ == "__main__":
    main()
