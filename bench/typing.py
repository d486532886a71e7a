"""Times typing in the window: key press to painted frame, and the composing in it.

Offscreen, 1400 × 900 at 100 %, in the longest story of the sample's fullest page, while the worker
composes an issue of 64 pages. After a key that adds a line what stands near the cursor is painted
first; all else that moved, and whatever had to wait for the key, is counted on a line of its own.
Prints CPU milliseconds, median and 95th percentile: `python -m bench.typing [ISSUE]`, with
QT_SCALE_FACTOR=2 on a dense screen.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from bench.opened import SAMPLE, SETTLED, Opened, clock, opened, tell, wait

_KEYS = 200


def main(source: str = SAMPLE) -> None:
    with opened(source) as window:
        goal = 12 if window.canvas.devicePixelRatioF() > 1 else 8
        for name, times in timed(window).items():
            tell(name, times, goal if name.endswith("painted frame") else 0)


def timed(opened: Opened) -> dict[str, list[float]]:
    """Milliseconds of each key, by what is measured."""
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    from pagesetter.session.spots import Spot

    window, work, canvas, story = opened
    composer = work.composer
    lines = [line for line in work.composed.lines if line.story == story and line.block >= 0]
    first = lines[4]
    work.typist.start(Spot(work.page.name, story, "body", first.block, first.start + 3))
    canvas.setFocus()
    events = QApplication.processEvents
    wait(SETTLED)

    def press(key: Qt.Key, text: str) -> float:
        start = clock()
        QApplication.sendEvent(
            canvas, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text)
        )
        QApplication.sendPostedEvents()
        return clock() - start

    found: dict[str, list[float]] = {}
    whole: list[float] = []

    def measure(name: str, act: Callable[[int], float]) -> None:
        times = found[name] = []
        for at in range(_KEYS):
            times.append(act(at))
            start = clock()
            events()
            QApplication.sendPostedEvents()
            whole.append(times[-1] + clock() - start)

    press(Qt.Key.Key_A, "字")
    measure("key press to painted frame", lambda at: press(Qt.Key.Key_A, "字版面排"[at % 4]))
    found["… with all lines that moved"] = whole[:]
    measure("backspace to painted frame", lambda _: press(Qt.Key.Key_Backspace, ""))
    measure("cursor key to painted frame", lambda _: press(Qt.Key.Key_Right, ""))

    inside: list[float] = []
    compose = composer.compose

    def timed_compose(*given: object) -> object:
        start = clock()
        done = compose(*given)  # type: ignore[arg-type]
        inside.append(clock() - start)
        return done

    composer.compose = timed_compose  # type: ignore[method-assign, assignment]
    for at in range(_KEYS):
        press(Qt.Key.Key_A, "字版面排"[at % 4])
    found["of that, composing"] = inside
    window.raise_panel("panel-story-editor")
    events()
    measure("key press, story editor open", lambda at: press(Qt.Key.Key_A, "字版面排"[at % 4]))
    return found


if __name__ == "__main__":
    main(*sys.argv[1:])
