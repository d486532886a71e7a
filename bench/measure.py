"""Runs commands as cold processes and tells what each cost: CPU seconds and peak memory."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from typing import NamedTuple


class Cost(NamedTuple):
    cpu: float
    """User and system seconds of the process; wall time says little on a shared machine."""
    memory: int
    """Peak resident bytes."""


class Failed(Exception):
    """A measured command did not do its work."""


ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if not name.startswith("PYTHON")},
    "PAGESETTER_FONTS": "",
}
"""Of every measured process: Python as its users run it (bytecode kept), no fonts but our own."""


def run(command: Sequence[str], allowed: Sequence[int] = (0,)) -> Cost:
    """Run a command and return its cost. Raises Failed unless its exit code is allowed."""
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=ENVIRONMENT
    )
    assert process.stderr is not None
    told = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stderr.close()
    if process.returncode not in allowed:
        raise Failed(f"{' '.join(command)}: {process.returncode}\n{told.decode()[-2000:]}")
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


def python(code: str, *arguments: str) -> Cost:
    return run([sys.executable, "-c", code, *arguments])


def quartiles(values: Sequence[float]) -> tuple[float, float, float]:
    """Return (lower quartile, median, upper quartile), linear between neighbours."""
    ordered = sorted(values)

    def at(part: float) -> float:
        place = part * (len(ordered) - 1)
        low = int(place)
        high = min(low + 1, len(ordered) - 1)
        return ordered[low] + (ordered[high] - ordered[low]) * (place - low)

    return at(0.25), at(0.5), at(0.75)
