"""What the worker sends comes in pieces, read a few at a time, and is heard when it is whole."""

from __future__ import annotations

import pickle
from itertools import chain, count
from typing import Any

import pytest

from pagesetter.gui import worker as module
from pagesetter.gui.worker import Worker, work


class Pipe:
    """The window's end of a pipe whose other end has been read to its end already."""

    def __init__(self, *pieces: bytes) -> None:
        self.pieces = list(pieces)

    def poll(self) -> bool:
        return bool(self.pieces)

    def recv_bytes(self) -> bytes:
        return self.pieces.pop(0)

    def close(self) -> None:
        pass


class Jobs:
    """The worker's end: one job comes in, what is sent is kept."""

    def __init__(self) -> None:
        self.sent: list[bytes] = []
        self._asked = False

    def recv_bytes(self) -> bytes:
        if self._asked:
            raise EOFError
        self._asked = True
        return pickle.dumps((7, "long", 300_000))

    def send_bytes(self, piece: bytes) -> None:
        self.sent.append(piece)


def long(length: int, progress: Any) -> bytes:
    """A job with a long result."""
    progress(1, 2)
    return bytes(length)


pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """What the worker sends for a job with a result of 300,000 bytes, once it has said that it
    waits for one."""
    from pagesetter.session import jobs

    monkeypatch.setitem(jobs.JOBS, "long", long)
    theirs = Jobs()
    work(theirs)
    return theirs.sent[1:]


class Process:
    """One that is never asked anything."""

    pid = None


def take_up(worker: Worker, pipe: Pipe) -> None:
    """Have the worker's process be at job 7."""
    worker._process, worker._pipe = Process(), pipe
    worker._jobs, worker._is_busy = {7: b""}, True
    worker._timer.start(module._POLL)


def listening(pieces: list[bytes]) -> tuple[Worker, Pipe, list[tuple[object, ...]]]:
    """A worker's window side with job 7 running, its pipe, and what is heard."""
    worker, pipe, heard = Worker(), Pipe(*pieces), list[tuple[object, ...]]()
    take_up(worker, pipe)
    worker.progressed.connect(lambda *news: heard.append(news))
    worker.done.connect(lambda job, news: heard.append((job, len(news))))
    return worker, pipe, heard


def test_a_long_result_is_sent_in_pieces(sent: list[bytes]) -> None:
    # A word of progress, and 300,000 bytes with their wrapping in pieces of 65,536; then it waits.
    assert [len(piece) for piece in sent[1:5]] == [65_537] * 4
    assert len(sent) == 7
    assert [piece[-1:] for piece in sent] == [b".", b"+", b"+", b"+", b"+", b".", b"."]


def test_pieces_are_read_until_the_time_is_up_and_the_rest_soon(
    sent: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    worker, pipe, heard = listening(sent)
    # The start, then the clock after each piece: time is up after the third.
    clock = chain((0, 0.0001, 0.0002), count(1))
    monkeypatch.setattr(module, "perf_counter", lambda: next(clock))
    worker._timer.start(module._POLL)
    worker._look()
    assert len(pipe.pieces) == 4
    assert heard == [(7, 1, 2)]
    assert worker._timer.interval() == 5
    worker._look()
    assert len(pipe.pieces) == 3  # one each time, however slow
    worker._look()
    worker._look()
    assert heard == [(7, 1, 2), (7, 300_000)]
    assert not worker._timer.isActive()


def test_half_a_result_of_an_ended_process_is_forgotten(sent: list[bytes]) -> None:
    worker, pipe, heard = listening(sent[:3])
    worker._look()
    assert not pipe.pieces
    worker.cancel(7)
    take_up(worker, Pipe(*sent))
    worker._look()
    worker._look()
    while worker._jobs:
        worker._look()
    assert heard == [(7, 1, 2), (7, 1, 2), (7, 300_000)]
