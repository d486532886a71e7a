"""One process beside the window for work of more than a moment; results come back as signals.

The process is started with the first job. Cancelling ends it: whatever it was doing has
written nothing, because files are written here, from results. What it sends comes in pieces that
are read a few at a time: a picture of a page in one go would take as long as a step of the hand.
"""

from __future__ import annotations

import multiprocessing
import pickle
from collections.abc import Callable
from time import perf_counter
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

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
    cancelled = Signal()
    """All jobs were ended, whosever they were."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: Any = None
        self._pipe: Any = None
        self._last = 0
        self._running: set[int] = set()
        self._pieces: list[bytes] = []
        """Of news that have not come whole."""
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)

    def start(self, name: str, job: object) -> int:
        """Ask for a job by its name in `session.jobs.JOBS`; return its number."""
        if self._process is None or not self._process.is_alive():
            self._launch()
        self._last += 1
        self._running.add(self._last)
        self._pipe.send((self._last, name, job))
        if not self._timer.isActive():
            self._timer.start(_POLL)
        return self._last

    def cancel(self) -> None:
        """End all jobs; nothing more is heard of them."""
        self._running.clear()
        self._timer.stop()
        if self._process is not None:
            self._process.terminate()
            self._process.join(5)
            self._pipe.close()
            self._process = None
        self._pieces.clear()
        self.cancelled.emit()

    def _launch(self) -> None:
        # Spawned, not forked: a fork of a process with Qt's threads may hang, and Windows has none.
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=work, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()

    def _look(self) -> None:
        wait, until = _POLL, perf_counter() + _AT_ONCE
        try:
            while self._running and self._pipe.poll():
                news = self._read()
                if news is not None:
                    self._hear(*news)
                if perf_counter() > until:
                    wait = _SOON
                    break
        except (EOFError, OSError):
            for job in sorted(self._running):
                self.failed.emit(job, "")
            self.cancel()
        if not self._running:
            self._timer.stop()
        elif self._timer.interval() != wait:
            self._timer.start(wait)

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

    def _hear(self, what: str, job: int, *news: Any) -> None:
        if job not in self._running:
            return
        if what == "progress":
            self.progressed.emit(job, *news)
            return
        self._running.discard(job)
        (self.done if what == "done" else self.failed).emit(job, news[0])


def work(pipe: Any) -> None:
    """The worker process: jobs in, news out, until the pipe closes."""
    from pagesetter.findings import PagesetterError
    from pagesetter.session.jobs import JOBS

    def find(name: str) -> Callable[..., object]:
        if name == "compose-page":  # it draws, so it lives beside the window
            from pagesetter.gui.background import compose_page

            return compose_page
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
            number, name, job = pipe.recv()
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
