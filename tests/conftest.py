"""What holds for every test: no screen, no user's fonts, no skip and no log record unseen."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Generator, Iterator
from fnmatch import fnmatch
from typing import Any

import pytest
from hypothesis import settings
from hypothesis.internal.conjecture import providers

# Before any import of Qt, and for every program a test starts.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["PAGESETTER_FONTS"] = ""
for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
    os.environ.pop(name, None)

settings.register_profile("pagesetter", deadline=None, derandomize=True, database=None)
settings.load_profile("pagesetter")
# Hypothesis draws from the numbers and words in all modules loaded so far, so a test would try
# other examples after other tests, and in another worker. Here it tries the same wherever it runs.
providers._get_local_constants = lambda: providers._local_constants

MAY_LOG = ("fontTools.",)
"""Loggers that only tests hear: the program makes no font, the tests do."""

LONG = (
    "tests/gui/test_states.py",
    "tests/gui/test_many_edits.py",
    "tests/gui/test_dist.py",
    "tests/house/test_house_wheel.py",
)
"""Files of which each is a long piece: begun last, they would keep one worker when all are done."""

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="write golden files anew")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """With `--golden` only the tests that keep golden files run; long files come first."""
    if config.getoption("--golden"):
        items[:] = [item for item in items if "golden" in getattr(item, "fixturenames", ())]
    items.sort(key=lambda item: not item.nodeid.startswith(LONG))


@pytest.fixture(scope="session")
def root() -> str:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def font_book() -> Any:
    """The shipped faces, opened once."""
    from pagesetter.fonts import FontBook

    return FontBook()


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare text with the golden file of this name; `--golden` writes the file instead."""

    def compare(name: str, text: str) -> None:
        path = os.path.join(HERE, "golden", name)
        if request.config.getoption("--golden"):
            with open(path, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
        with open(path, encoding="utf-8", newline="\n") as file:
            expected = file.read()
        assert text.splitlines() == expected.splitlines(), f"tests/golden/{name}: `make golden`"

    return compare


@pytest.fixture(autouse=True)
def _no_log_records(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A warning that goes only to a log is a failure: the program tells by findings."""
    yield
    told = [
        r
        for r in caplog.get_records("call")
        if r.levelno >= logging.WARNING and not r.name.startswith(MAY_LOG)
    ]
    assert not told, "\n".join(f"{r.name}: {r.getMessage()}" for r in told)


@pytest.fixture(autouse=True)
def _the_application_serves_all() -> Iterator[None]:
    """Who draws without asking for `qapp` leaves an application no test of the window can use."""
    yield
    core = sys.modules.get("PySide6.QtCore")
    running = core.QCoreApplication.instance() if core is not None else None
    kind = type(running).__name__
    assert running is None or kind == "QApplication", f"{kind} is left: ask for the fixture qapp"


def _allowed_skips() -> list[str]:
    """Patterns of test ids that may be skipped; tests/skips.txt gives each with its reason."""
    with open(os.path.join(HERE, "skips.txt"), encoding="utf-8") as file:
        entries = [line for line in file.read().splitlines() if line and line[0] != "#"]
    return [entry.partition(" because ")[0] for entry in entries if " because " in entry]


def _refuse_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    if not report.skipped or hasattr(report, "wasxfail"):
        return
    if not any(fnmatch(report.nodeid, pattern) for pattern in _allowed_skips()):
        report.outcome = "failed"
        report.longrepr = f"skipped, and tests/skips.txt gives no reason: {report.longrepr}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    _refuse_skip(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    _refuse_skip(report)
    return report
