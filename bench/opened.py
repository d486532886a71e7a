"""Opens a window as the benchmarks measure it: offscreen, 1400 × 900, its worker busy beside it.

`QT_SCALE_FACTOR=2` makes the screen twice as dense. Times are CPU time of the window's own thread,
so that what other processes do counts only as far as it slows this one.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from time import perf_counter, thread_time
from typing import TYPE_CHECKING, NamedTuple

from bench import documents

if TYPE_CHECKING:
    from pagesetter.gui.canvas.canvas import Canvas
    from pagesetter.gui.main_window import MainWindow
    from pagesetter.gui.workspace import Workspace

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("LC_CTYPE", "C.UTF-8")
os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")  # of size hints, offscreen

SAMPLE = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))),
                      "examples", "science-weekly")  # fmt: skip
SETTLED = 1.0
"""Seconds until every page of the sample is there and what is beyond the view is drawn."""


class Opened(NamedTuple):
    """A window with its fullest page on show at 100 %, and that page's longest story."""

    window: MainWindow
    work: Workspace
    canvas: Canvas
    story: str


def window_with(paper: str) -> MainWindow:
    """A window with an issue open. Exits when it cannot be."""
    from pagesetter.gui.app import application
    from pagesetter.gui.collecting import collect_between_frames
    from pagesetter.gui.main_window import MainWindow
    from pagesetter.session.settings import Settings

    collect_between_frames(application())
    window = MainWindow(Settings())
    window.resize(1400, 900)
    window.show()
    if not window.open_path(paper) or window.work is None or window.desk is None:
        raise SystemExit(f"cannot open {paper}")
    return window


@contextmanager
def opened(source: str) -> Iterator[Opened]:
    """A copy of a paper open, while the worker composes pages of an issue of 64 over and over."""
    from pagesetter.session.composer import Composer

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        os.environ["PAGESETTER_CONFIG"] = os.path.join(folder, "config")
        paper = os.path.join(folder, "paper")
        shutil.copytree(source, paper)
        window = window_with(paper)
        assert window.work is not None
        assert window.desk is not None
        work, canvas = window.work, window.desk.canvas
        wait(SETTLED)
        everything = Composer(work.fonts, work.shelf).compose(work.issue)
        counts = [sum(fit.characters for fit in page.fits) for page in everything.pages]
        work.show_page(counts.index(max(counts)))
        story = max(work.composed.fits, key=lambda fit: fit.characters).story
        canvas.true_size()
        wait(SETTLED)
        _keep_busy(window, documents.pages(os.path.join(folder, "large"), 64, 1).issue)
        wait(SETTLED)
        yield Opened(window, work, canvas, story)
        window.worker.close()


def _keep_busy(window: MainWindow, issue: str) -> None:
    """Have the worker compose the pages of an issue of 64, again and again."""
    from pagesetter.formats import load_issue
    from pagesetter.gui.background import PageJob, hash_of

    worker, at, files = window.worker, 0, hash_of(load_issue(issue).files)

    def another() -> None:
        nonlocal at
        at = (at + 1) % 64
        worker.start("compose-page", PageJob(issue, files, at, 0))

    worker.done.connect(lambda *_: another())
    another()


def wait(seconds: float) -> None:
    """Let the window live."""
    from PySide6.QtWidgets import QApplication

    end = perf_counter() + seconds
    while perf_counter() < end:
        QApplication.processEvents()


def clock() -> float:
    """Milliseconds of CPU time of this thread."""
    return thread_time() * 1000


def percentile(values: Sequence[float], part: float) -> float:
    return sorted(values)[min(len(values) - 1, int(part * len(values)))]


def tell(name: str, times: Sequence[float], goal: float = 0) -> None:
    """A line with median and 95th percentile."""
    goals = f"   (goal {goal:g})" if goal else ""
    median, most = percentile(times, 0.5), percentile(times, 0.95)
    print(f"{name:38} {median:6.1f} {most:6.1f} ms{goals}", flush=True)
