"""Times typing in the window: key press to painted frame, and the composing in it.

Offscreen, 1400 × 900 at 100 %, in the longest story of the sample's fullest page. After a key
that adds a line what stands near the cursor is painted first; all else that moved, and whatever
had to wait for the key, is counted on a line of its own. Prints CPU milliseconds, median and 95th
percentile: `python -m bench.typing [ISSUE]`.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from time import process_time, sleep

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("LC_CTYPE", "C.UTF-8")

SAMPLE = os.path.join(os.path.dirname(__file__), "..", "examples", "science-weekly")
_KEYS = 200


def main(source: str = SAMPLE) -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PAGESETTER_CONFIG"] = os.path.join(folder, "config")
        paper = os.path.join(folder, "paper")
        shutil.copytree(source, paper)
        for name, times in timed(paper).items():
            print(f"{name:34} {percentile(times, 0.5):6.1f} {percentile(times, 0.95):6.1f} ms")


def timed(paper: str) -> dict[str, list[float]]:
    """Milliseconds of each key, by what is measured."""
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    from pagesetter.gui.app import application, collect_seldom
    from pagesetter.gui.main_window import MainWindow
    from pagesetter.session.composer import Composer
    from pagesetter.session.settings import Settings
    from pagesetter.session.spots import Spot

    application()
    collect_seldom()
    window = MainWindow(Settings())
    window.resize(1400, 900)
    window.show()
    if not window.open_path(paper) or window.work is None or window.desk is None:
        raise SystemExit(f"cannot open {paper}")
    work, canvas = window.work, window.desk.canvas
    composer = work.composer
    everything = Composer(work.fonts, work.shelf).compose(work.issue)
    counts = [sum(fit.characters for fit in page.fits) for page in everything.pages]
    fullest = counts.index(max(counts))
    work.show_page(fullest)
    story = max(work.composed.fits, key=lambda fit: fit.characters).story
    canvas.true_size()
    lines = [line for line in work.composed.lines if line.story == story and line.block >= 0]
    first = lines[4]
    work.typist.start(Spot(work.page.name, story, "body", first.block, first.start + 3))
    canvas.setFocus()
    events = QApplication.processEvents
    for _ in range(40):
        events()
        sleep(0.025)  # until every page is composed and what stays is set aside

    def press(key: Qt.Key, text: str) -> float:
        start = process_time()
        QApplication.sendEvent(
            canvas, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text)
        )
        QApplication.sendPostedEvents()
        return (process_time() - start) * 1000

    found: dict[str, list[float]] = {}
    whole: list[float] = []

    def measure(name: str, act: Callable[[int], float]) -> None:
        times = found[name] = []
        for at in range(_KEYS):
            times.append(act(at))
            start = process_time()
            events()
            QApplication.sendPostedEvents()
            whole.append(times[-1] + (process_time() - start) * 1000)

    press(Qt.Key.Key_A, "字")
    measure("key press to painted frame", lambda at: press(Qt.Key.Key_A, "字版面排"[at % 4]))
    found["… with all lines that moved"] = whole[:]
    measure("backspace to painted frame", lambda _: press(Qt.Key.Key_Backspace, ""))
    measure("cursor key to painted frame", lambda _: press(Qt.Key.Key_Right, ""))

    inside: list[float] = []
    compose = composer.compose

    def timed_compose(*given: object) -> object:
        start = process_time()
        done = compose(*given)  # type: ignore[arg-type]
        inside.append((process_time() - start) * 1000)
        return done

    composer.compose = timed_compose  # type: ignore[method-assign, assignment]
    for at in range(_KEYS):
        press(Qt.Key.Key_A, "字版面排"[at % 4])
    found["of that, composing"] = inside
    window.raise_panel("panel-story-editor")
    events()
    measure("key press, story editor open", lambda at: press(Qt.Key.Key_A, "字版面排"[at % 4]))
    return found


def percentile(values: Sequence[float], part: float) -> float:
    return sorted(values)[min(len(values) - 1, int(part * len(values)))]


if __name__ == "__main__":
    main(*sys.argv[1:])
