"""One process beside the window for work of more than a moment; results come back as signals.

The process is started with the first job. Cancelling what it is at ends it: it has written
nothing, because files are written here, from results; another does the rest. A job is sent when the
process waits for one: a pipe that nobody reads would make the window wait. What it sends comes in
pieces that are read a few at a time: a picture of a page in one go would take as long as a step of
the hand.
"""

from __future__ import annotations

import multiprocessing
import pickle
from collections.abc import Callable
from time import perf_counter
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from pagesetter.findings.finding import finding
from pagesetter.findings.messages_gui import MESSAGES

_POLL, _SOON = 30, 5
"""Milliseconds between looks for news while a job runs, and while pieces of them wait."""
_PIECE = 1 << 16
"""Bytes that are sent at a time."""
_AT_ONCE = 0.0005
"""Seconds that reading pieces takes at a time."""
_MORE, _LAST = b"+", b"."
"""What a piece ends with."""


class Worker(QObject):
    """Runs the jobs of `session.jobs`, one after the other."""

    progressed = Signal(int, int, int)
    """(job, steps done, steps in all)"""
    done = Signal(int, object)
    """(job, result)"""
    failed = Signal(int, object)
    """(job, findings or the text of a fault)"""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: Any = None
        self._pipe: Any = None
        self._last = 0
        self._jobs: dict[int, bytes] = {}
        """What is asked for and not answered, in order; the first is being done if `_is_busy`."""
        self._is_free = self._is_busy = self._is_closed = False
        self._pieces: list[bytes] = []
        """Of news that have not come whole."""
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)

    def start(self, name: str, job: object) -> int:
        """Ask for a job by its name in `session.jobs.JOBS`; return its number.

        A process that cannot be started, or ends before its time, is heard of as a failure.
        """
        self._last += 1
        if not self._is_closed:
            self._jobs[self._last] = pickle.dumps((self._last, name, job), pickle.HIGHEST_PROTOCOL)
            self._send_next()
        return self._last

    def cancel(self, job: int) -> None:
        """Nothing more is heard of a job; the others are done all the same."""
        was_begun = self._is_busy and next(iter(self._jobs), 0) == job
        self._jobs.pop(job, None)
        if was_begun:
            self._end()
            self._send_next()

    def close(self) -> None:
        """Nothing more is done, nor heard of."""
        self._is_closed = True
        self._jobs.clear()
        self._end()

    def _send_next(self) -> None:
        """Give the process its next job once it waits for one: giving it then takes no time."""
        if not self._jobs:
            self._timer.stop()
            return
        if self._is_free and not self._process.is_alive():  # while it had nothing to do
            self._end()
        if not self._timer.isActive():
            self._timer.start(_SOON)
        if self._is_busy:
            return
        try:
            if self._process is None:
                self._launch()
            if self._is_free:
                self._is_free, self._is_busy = False, True
                self._pipe.send_bytes(next(iter(self._jobs.values())))
        except OSError:  # it has ended, or there is no room for it: told like any other end
            self._timer.start(_SOON)

    def _launch(self) -> None:
        # Spawned, not forked: a fork of a process with Qt's threads may hang, and Windows has none.
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=work, args=(theirs,), daemon=True)
        try:
            self._process.start()
        finally:
            theirs.close()

    def _end(self) -> None:
        self._timer.stop()
        self._pieces.clear()
        self._is_free = self._is_busy = False
        process, self._process = self._process, None
        if process is not None:
            if process.pid is not None:
                process.kill()  # it may hang, and the window does not wait for its end
            self._pipe.close()

    def _look(self) -> None:
        if self._process is None:
            self._lost()
            return
        wait, until = _POLL, perf_counter() + _AT_ONCE
        try:
            while self._jobs and self._pipe.poll():
                news = self._read()
                if news is not None:
                    self._hear(*news)
                if perf_counter() > until:
                    wait = _SOON
                    break
        except (EOFError, OSError):
            self._lost()
            return
        if self._timer.isActive() and self._timer.interval() != wait:
            self._timer.start(wait)

    def _lost(self) -> None:
        """The process has ended: what it was at has failed, the rest is done by another."""
        self._end()
        job = next(iter(self._jobs))
        del self._jobs[job]
        self.failed.emit(job, (finding(MESSAGES, "worker-ended"),))
        self._send_next()

    def _read(self) -> tuple[Any, ...] | None:
        """Read a piece; return the news that are whole with it."""
        piece = self._pipe.recv_bytes()
        self._pieces.append(piece)
        if not piece.endswith(_LAST):
            return None
        whole = b"".join(one[:-1] for one in self._pieces)
        self._pieces.clear()
        news: tuple[Any, ...] = pickle.loads(whole)
        return news

    def _hear(self, what: str, job: int = 0, *news: Any) -> None:
        if what == "next":
            self._is_free = True
            self._send_next()
        elif job in self._jobs and what == "progress":
            self.progressed.emit(job, *news)
        elif job in self._jobs:
            del self._jobs[job]
            self._is_busy = False
            (self.done if what == "done" else self.failed).emit(job, news[0])
            self._send_next()


def work(pipe: Any) -> None:
    """The worker process: jobs in, news out, until the pipe closes."""
    from pagesetter.findings import PagesetterError
    from pagesetter.session.jobs import JOBS

    def find(name: str) -> Callable[..., object]:
        if name == "compose-page":  # it draws, so it lives beside the window
            from pagesetter.gui.background import compose_page

            return compose_page
        if name == "draw-element":
            from pagesetter.gui.element_pictures import draw_element

            return draw_element
        return JOBS[name]

    def send(*news: object) -> None:
        whole = pickle.dumps(news, pickle.HIGHEST_PROTOCOL)
        for at in range(0, len(whole), _PIECE):
            piece = whole[at : at + _PIECE]
            try:
                pipe.send_bytes(piece + (_MORE if at + _PIECE < len(whole) else _LAST))
            except OSError:  # the window went meanwhile: there is nobody to tell
                raise SystemExit from None

    while True:
        try:
            send("next")
            number, name, job = pickle.loads(pipe.recv_bytes())
        except (EOFError, OSError, KeyboardInterrupt):
            return

        def progress(done: int, of: int, number: int = number) -> None:
            send("progress", number, done, of)

        try:
            send("done", number, find(name)(job, progress))
        except PagesetterError as error:
            send("failed", number, error.findings)
        except Exception:
            import traceback

            send("failed", number, traceback.format_exc())
