"""Times making up by hand: a step of each gesture, from the event to the painted frame.

Offscreen, 1400 × 900 at 100 %, on the sample's fullest page, its longest story in the hand, while
the worker composes an issue of 64 pages. CPU milliseconds, median and 95th percentile; how long
the page takes to be sharp after a zoom step is told by the clock, for most of it is waiting for
another step. `python -m bench.hand [ISSUE]`, with QT_SCALE_FACTOR=2 on a dense screen.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from time import perf_counter
from typing import Any

from bench.opened import SAMPLE, Opened, clock, opened, tell

_STEPS, _ZOOMS = 60, 16
_SHARP = "sharp after a zoom step, by the clock"
_GOALS = {"pan": 3, "zoom step": 8, _SHARP: 150, "drag of an edge with reflow": 12}


def main(source: str = SAMPLE) -> None:
    with opened(source) as window:
        for name, times in timed(window).items():
            tell(name, times, _GOALS.get(name, 0))


def timed(opened: Opened) -> dict[str, list[float]]:
    """Milliseconds of each step, by what is done."""
    from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
    from PySide6.QtGui import QMouseEvent, QWheelEvent
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    window, work, canvas, story = opened
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    parts = [part for part in work.scene.of((story,)) if part.kind == "text"]
    found: dict[str, list[float]] = {}

    def timed_step(act: Callable[[], Any]) -> float:
        start = clock()
        act()
        QApplication.sendPostedEvents()
        QApplication.processEvents()
        return clock() - start

    def mouse(kind: QEvent.Type, at: QPointF, keys: Qt.KeyboardModifier = none) -> None:
        button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else left
        held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else left
        event = QMouseEvent(kind, at, QPointF(canvas.mapToGlobal(at.toPoint())), button, held, keys)
        QApplication.sendEvent(canvas, event)

    def drag(name: str, start: QPointF, step: QPointF, keys: Qt.KeyboardModifier = none,
             turn: int = 8) -> None:  # fmt: skip
        """Press, move there and back again in steps, release where it began."""
        QTest.qWait(300)
        mouse(QEvent.Type.MouseButtonPress, start, keys)
        at, times = start, found.setdefault(name, [])
        for count in range(_STEPS):
            at = at + (step if count // turn % 2 == 0 else -step)
            here = QPointF(at)
            times.append(timed_step(partial(mouse, QEvent.Type.MouseMove, here, keys)))
        mouse(QEvent.Type.MouseButtonRelease, at, keys)
        work.undo()

    middle = QPointF(canvas.width() / 2, canvas.height() / 2)
    canvas.set_tool("hand")
    drag("pan", middle, QPointF(9, 7), turn=12)
    canvas.set_tool("select")
    QTest.qWait(400)

    def turn(notches: int, keys: Qt.KeyboardModifier) -> None:
        event = QWheelEvent(
            middle, middle, QPoint(), QPoint(0, 60 * notches), Qt.MouseButton.NoButton, keys,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(canvas, event)

    ways = [1 if count // 6 % 2 == 0 else -1 for count in range(_STEPS)]
    control = Qt.KeyboardModifier.ControlModifier
    found["zoom step"] = [timed_step(partial(turn, way, control)) for way in ways]
    QTest.qWait(400)

    def until_sharp(way: int) -> float:
        start = perf_counter()
        turn(way, control)
        while not canvas.is_sharp:
            QApplication.processEvents()
        return (perf_counter() - start) * 1000

    found[_SHARP] = [until_sharp(way) for way in ways[:_ZOOMS]]
    QTest.qWait(400)
    found["scroll by the wheel"] = [timed_step(partial(turn, way, none)) for way in ways]

    canvas.fit_page()
    work.select((story,), parts[-1].frame.id)
    canvas.fit_box(parts[-1].box)
    canvas.true_size()
    line = canvas.view().pixels(work.grid.pitch)
    down = QPointF(0, -line)

    def foot() -> QPointF:
        box = canvas.view().rect(parts[-1].box)
        return QPointF(box.center().x(), box.bottom())

    canvas.set_camera(canvas.camera._replace(y=parts[-1].box.bottom / 65536))
    drag("drag of an edge with reflow", foot(), down)
    drag("the same, pushing what is below", foot(), -down, Qt.KeyboardModifier.ShiftModifier)
    inside = foot() + QPointF(0, -6 * line)
    drag("story moved, live", inside, down, control)
    work.select()
    canvas.set_tool("draw")
    drag("rubber band of a new frame", inside, QPointF(12, 9))
    canvas.set_tool("select")
    work.select((story,), parts[-1].frame.id)
    key = Qt.Key.Key_Down
    canvas.setFocus()
    start = work.document.undo_name
    found["arrow key moves a story"] = [
        timed_step(partial(QTest.keyClick, canvas, key if c % 2 == 0 else Qt.Key.Key_Up))
        for c in range(_STEPS)
    ]
    if work.document.undo_name != "move" or start == "move":
        raise SystemExit("the keys did nothing")
    found["columns of the frame by a key"] = [
        timed_step(partial(QTest.keyClick, canvas, (Qt.Key.Key_2, Qt.Key.Key_3)[c % 2]))
        for c in range(_STEPS)
    ]
    actions = window.actions_by_key
    found["headline sized by a key"] = [
        timed_step(actions["title-bigger" if c % 2 == 0 else "title-smaller"].trigger)
        for c in range(_STEPS)
    ]
    found["letters closer by a key"] = [
        timed_step(actions["letters-closer" if c % 2 == 0 else "letters-wider"].trigger)
        for c in range(_STEPS)
    ]
    pages = range(len(work.issue.pages))
    found["page switch"] = [timed_step(partial(work.show_page, at)) for at in [*pages] * 6]
    return found


if __name__ == "__main__":
    main(*sys.argv[1:])
