"""What becomes of jobs whose process ends before its time, is not there, or is not wanted."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest

from pagesetter.findings import Finding
from pagesetter.gui.dialogs.problem import Problem
from pagesetter.gui.worker import Worker
from pagesetter.session.jobs import CheckJob

if TYPE_CHECKING:
    from driver import Driver
    from pytestqt.qtbot import QtBot


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What dialogs of problems say, instead of being shown."""
    said: list[str] = []
    monkeypatch.setattr(Problem, "exec", lambda box: said.append(box.detail.toPlainText()))
    return said


class Heard:
    """A worker and what it tells."""

    def __init__(self) -> None:
        self.worker = Worker()
        self.done: list[int] = []
        self.failed: list[tuple[int, object]] = []
        self.worker.done.connect(lambda job, _: self.done.append(job))
        self.worker.failed.connect(lambda job, why: self.failed.append((job, why)))


def stop(worker: Worker, qtbot: QtBot) -> None:
    """Have the process hang: it can be sent a job and answers nothing."""
    qtbot.waitUntil(lambda: worker._is_free or worker._pipe.poll())
    os.kill(worker._process.pid, signal.SIGSTOP)


def kill(worker: Worker) -> None:
    """End the process as the system does."""
    os.kill(worker._process.pid, signal.SIGKILL)
    worker._process.join()


@pytest.fixture
def heard(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Heard]:
    import branching

    monkeypatch.setattr("pagesetter.gui.worker.multiprocessing", branching)
    made = Heard()
    yield made
    made.worker.close()


def codes(why: object) -> list[str]:
    assert isinstance(why, tuple)
    return [one.code for one in why if isinstance(one, Finding)]


def one_done(heard: Heard, qtbot: QtBot, issue_folder: Path) -> int:
    """The number of a job that is done: the process is there."""
    job = heard.worker.start("read-issue", str(issue_folder))
    qtbot.waitUntil(lambda: heard.done == [job])
    return job


def test_a_process_killed_amid_a_job_fails_it_and_the_rest_is_done(
    heard: Heard, qtbot: QtBot, issue_folder: Path
) -> None:
    before = one_done(heard, qtbot, issue_folder)
    stop(heard.worker, qtbot)
    first = heard.worker.start("read-issue", str(issue_folder))
    second = heard.worker.start("read-issue", str(issue_folder))
    qtbot.waitUntil(lambda: heard.worker._is_busy)
    kill(heard.worker)
    qtbot.waitUntil(lambda: heard.done == [before, second])
    assert [(job, codes(why)) for job, why in heard.failed] == [(first, ["worker-ended"])]


def test_a_process_killed_while_it_waits_is_followed_by_another(
    heard: Heard, qtbot: QtBot, issue_folder: Path
) -> None:
    heard.worker.start("read-issue", str(issue_folder))
    qtbot.waitUntil(lambda: len(heard.done) == 1)
    heard.worker._is_free = True  # as when it has said so already
    kill(heard.worker)
    heard.worker.start("read-issue", str(issue_folder))
    qtbot.waitUntil(lambda: len(heard.done) == 2)
    assert heard.failed == []


def test_a_process_that_cannot_be_started_is_told_and_later_may_be(
    heard: Heard, qtbot: QtBot, issue_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room() -> NoReturn:
        raise OSError("no memory")

    with monkeypatch.context() as patched:
        patched.setattr(heard.worker, "_launch", no_room)
        heard.worker.start("read-issue", str(issue_folder))
        qtbot.waitUntil(lambda: bool(heard.failed))
    assert codes(heard.failed[0][1]) == ["worker-ended"]
    heard.worker.start("read-issue", str(issue_folder))
    qtbot.waitUntil(lambda: len(heard.done) == 1)


def test_a_job_waits_here_until_the_process_waits_for_it(heard: Heard, issue_folder: Path) -> None:
    sent: list[bytes] = []
    heard.worker.start("read-issue", str(issue_folder))
    assert not heard.worker._is_busy  # it is just starting: a pipe takes little that nobody reads
    heard.worker._pipe, pipe = type("Pipe", (), {"send_bytes": sent.append})(), heard.worker._pipe
    heard.worker._hear("next")
    heard.worker.start("read-issue", "x" * 1_000_000)
    assert len(sent) == 1
    heard.worker._pipe = pipe


def test_cancelling_a_job_leaves_the_others_to_be_done(
    heard: Heard, qtbot: QtBot, issue_folder: Path
) -> None:
    jobs = [heard.worker.start("read-issue", str(issue_folder)) for _ in range(4)]
    heard.worker.cancel(jobs[1])
    qtbot.waitUntil(lambda: heard.worker._is_busy)
    heard.worker.cancel(jobs[0])
    qtbot.waitUntil(lambda: jobs[3] in heard.done)
    assert jobs[1] not in heard.done
    assert jobs[2] in heard.done
    assert heard.failed == []


def test_cancelling_what_hangs_does_not_wait_for_it(
    heard: Heard, qtbot: QtBot, issue_folder: Path
) -> None:
    one_done(heard, qtbot, issue_folder)
    stop(heard.worker, qtbot)
    job = heard.worker.start("read-issue", str(issue_folder))
    qtbot.waitUntil(lambda: heard.worker._is_busy)
    process = heard.worker._process
    heard.worker.cancel(job)
    process.join(60)
    assert process.exitcode == -signal.SIGKILL


def test_a_worker_that_is_closed_starts_no_process(heard: Heard, issue_folder: Path) -> None:
    heard.worker.start("read-issue", str(issue_folder))
    process = heard.worker._process
    heard.worker.close()
    process.join(60)
    assert not process.is_alive()
    heard.worker.start("read-issue", str(issue_folder))
    assert heard.worker._process is None
    assert not heard.worker._timer.isActive()


def test_an_export_whose_process_is_killed_says_so_and_can_be_made_again(
    driver: Driver, tmp_path: Path, told: list[str]
) -> None:
    driver.qtbot.waitUntil(lambda: driver.work.is_filled)
    driver.run("export-pdf")
    dialog, worker = driver.window.files.export, driver.window.worker
    assert dialog is not None
    dialog.path.setText(str(tmp_path / "out.pdf"))
    stop(worker, driver.qtbot)
    dialog.start()
    driver.qtbot.waitUntil(lambda: worker._is_busy)
    kill(worker)
    driver.qtbot.waitUntil(lambda: bool(told))
    assert told == [
        "后台的进程没做完就被系统结束了\n"
        "    请再试一次。如果又这样，可能是内存不够：先关掉别的程序。"
    ]
    assert dialog.run.isEnabled()
    assert not (tmp_path / "out.pdf").exists()
    dialog.start()
    driver.qtbot.waitUntil(lambda: dialog.written == [str(tmp_path / "out.pdf")])


def test_a_preflight_whose_process_is_killed_says_so(driver: Driver, told: list[str]) -> None:
    driver.qtbot.waitUntil(lambda: driver.work.is_filled)
    worker = driver.window.worker
    stop(worker, driver.qtbot)
    driver.run("proof-pages")
    driver.qtbot.waitUntil(lambda: worker._is_busy)
    kill(worker)
    dialog = driver.window.files.export
    assert dialog is not None
    driver.qtbot.waitUntil(lambda: not dialog.preflight.is_running)
    assert dialog.preflight.list.count() == 1
    assert "后台的进程" in dialog.preflight.list.item(0).text()
    dialog.check()
    driver.qtbot.waitUntil(lambda: not dialog.preflight.is_running)
    assert "后台的进程" not in dialog.preflight.list.item(0).text()


def test_pages_whose_worker_is_killed_are_composed_all_the_same(driver: Driver) -> None:
    worker, killed = driver.window.worker, set[int]()
    driver.work._lent.clear()
    driver.work._take(driver.work.composition)

    def one_more() -> bool:
        process = worker._process
        if process is not None and process.pid not in killed and process.is_alive():
            killed.add(process.pid)
            os.kill(process.pid, signal.SIGKILL)
        return driver.work.is_filled

    driver.qtbot.waitUntil(one_more)
    assert driver.work.composition.pages[1].lines


def test_closing_the_window_asks_the_worker_for_nothing_more(driver: Driver) -> None:
    window = driver.window
    window.worker.start("check-issue", CheckJob(
        driver.work.issue, str(driver.folder), driver.work.document.root, (),
    ))  # fmt: skip
    assert window.close()
    driver.qtbot.wait(400)
    assert window.worker._process is None
