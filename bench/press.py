"""The press file of the sample: four pages with photographs as PDF/X-4, cold and from the cache."""

from __future__ import annotations

import os
import sys
import tempfile
from typing import NamedTuple

from bench.measure import ENVIRONMENT, Cost, quartiles, run

COLD, CACHED, MEMORY = 2.0, 0.7, 250
"""Most CPU seconds without and with finished pictures in the cache, and most MiB."""


class Press(NamedTuple):
    """Medians of CPU seconds, peak memory in bytes, size of the file."""

    cold: float
    cached: float
    memory: int
    size: int


def measure(sample: str, runs: int = 5) -> Press:
    """Render the sample `runs` times with an empty cache of pictures and with a full one."""
    cold: list[Cost] = []
    cached: list[Cost] = []
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "press.pdf")
        command = [sys.executable, "-m", "pagesetter", "render", sample, "-o", out]
        for number in range(runs):
            ENVIRONMENT["PAGESETTER_CACHE"] = os.path.join(folder, f"cache-{number}")
            cold.append(run(command, allowed=(0, 1)))
            cached.append(run(command, allowed=(0, 1)))
        del ENVIRONMENT["PAGESETTER_CACHE"]
        size = os.path.getsize(out)
    return Press(
        quartiles([one.cpu for one in cold])[1],
        quartiles([one.cpu for one in cached])[1],
        max(one.memory for one in (*cold, *cached)),
        size,
    )


def told(press: Press, what: str = "the sample, 4 pages") -> str:
    return (
        f"PDF/X-4 of {what}: {press.cold:.2f} s CPU cold (goal {COLD}), "
        f"{press.cached:.2f} s with its pictures in the cache (goal {CACHED}), "
        f"{press.memory >> 20} MiB (goal {MEMORY}), {press.size // 1000} KB"
    )
