"""Worker processes of windows in tests: they branch off one that has imported what they need.

The program starts each anew, and so do its tests on a real screen. That costs as much as the rest
of a test, and hundreds of tests open a window.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable
from typing import Any

_IMPORTED = ["pagesetter.gui.background", "pagesetter.session.jobs", "pagesetter.session.pipeline"]


def get_context(method: str) -> Branching:
    """What the window asks `multiprocessing` for."""
    assert method == "spawn"
    return Branching()


class Branching:
    """Makes pipes and processes as a context of `multiprocessing` does."""

    def __init__(self) -> None:
        self._own = multiprocessing.get_context("forkserver")
        self._own.set_forkserver_preload(_IMPORTED)

    def Pipe(self) -> Any:
        return self._own.Pipe()

    def Process(self, target: Callable[..., None], args: tuple[Any, ...], daemon: bool) -> Any:
        surroundings = dict(os.environ), os.getcwd()
        return self._own.Process(target=_run, args=(surroundings, target, args), daemon=daemon)


def _run(
    surroundings: tuple[dict[str, str], str], target: Callable[..., None], args: tuple[Any, ...]
) -> None:
    """Run as a process started just now would: in the environment and the folder of the test."""
    environment, folder = surroundings
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    target(*args)
