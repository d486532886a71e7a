"""A screen of its own and a hand on keyboard and mouse, for the program as users start it."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path


class Screen:
    """An X server nobody sees, and `xdotool` on it."""

    def __init__(self, width: int = 1440, height: int = 900) -> None:
        told, tell = os.pipe()
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(tell), "-screen", "0", f"{width}x{height}x24",
             "-nolisten", "tcp"],
            pass_fds=[tell], stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(tell)
        with open(told, encoding="ascii") as pipe:
            self.display = f":{pipe.readline().strip()}"

    def close(self) -> None:
        self._server.terminate()
        self._server.wait(60)

    def start(
        self, command: Sequence[str], place: Path, more: dict[str, str]
    ) -> subprocess.Popen[str]:
        """Start a program on this screen with its home and settings in `place`."""
        env = {
            "DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb", "LC_ALL": "C.UTF-8",
            "HOME": str(place), "PAGESETTER_CONFIG": str(place / "config"), **more,
        }  # fmt: skip
        return subprocess.Popen(
            command, env=env, cwd=place, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )

    def hand(self, *words: str) -> str:
        """Let the hand do something; what it says."""
        done = subprocess.run(
            ["xdotool", *words], env={**os.environ, "DISPLAY": self.display},
            capture_output=True, text=True, check=False, timeout=120,
        )  # fmt: skip
        return done.stdout.strip()

    def keys(self, *keys: str) -> None:
        self.hand("key", "--delay", "40", *keys)

    def type(self, text: str) -> None:
        self.hand("type", "--delay", "8", text)

    def click(self, x: int, y: int) -> None:
        self.hand("mousemove", str(x), str(y), "click", "1")

    def window(self, name: str) -> str:
        """Wait for a window whose title holds `name`, give it the keyboard, return its id."""
        found = until(lambda: self.hand("search", "--onlyvisible", "--name", name))
        number = found.splitlines()[-1]
        self.hand("windowfocus", "--sync", number)
        return number

    def title(self, number: str) -> str:
        """What stands above a window; a star in it says that there is something to save."""
        return self.hand("getwindowname", number)

    def gone(self, number: str) -> None:
        """Wait until a window is no longer there."""
        until(lambda: number not in self.hand("search", "--onlyvisible", "--name", "").split())


def until(look: Callable[[], object], seconds: float = 120) -> str:
    """Look until something is there; AssertionError when it does not come."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = look()
        if found:
            return str(found)
        time.sleep(0.05)
    raise AssertionError("it did not come")


def pull(screen: Screen, window: str, x: int, y: int) -> bool:
    """Select what stands at a place and make it a line shorter; False when nothing stood there yet.

    Two clicks in one place would be a double one: between two tries there is more than a moment.
    """
    screen.keys("Escape")
    screen.click(x, y)
    screen.keys("ctrl+Up")
    try:
        return bool(until(lambda: "*" in screen.title(window), 2))
    except AssertionError:
        return False


def put_back(screen: Screen, window: str) -> bool:
    """Undo; False when there is more to be undone."""
    screen.keys("ctrl+z")
    return "*" not in screen.title(window)


def closed(screen: Screen, dialog: str) -> bool:
    """Close a dialog that may still be at work; False while it is there."""
    if dialog not in screen.hand("search", "--onlyvisible", "--name", "").split():
        return True
    screen.hand("windowfocus", dialog)
    screen.keys("Escape")
    return False


def make_up_and_export(
    screen: Screen, command: Sequence[str], place: Path, more: dict[str, str]
) -> Path:
    """From the start page to a PDF by hand: open, pull a frame, undo, save, export, quit.

    `place` holds an issue in `paper/`. Return the PDF.
    """
    issue = place / "paper" / "issues" / "2026-11-24"
    page = issue / "pages" / "01.yaml"
    before = page.read_text("utf-8")
    program = screen.start([*command, "gui"], place, more)
    try:
        main = screen.window("Pagesetter")
        screen.hand("windowsize", "--sync", main, "1440", "900")
        screen.keys("ctrl+o")
        dialog = screen.window("Choose")
        screen.type(str(issue))
        screen.keys("Return")
        screen.gone(dialog)
        screen.window("2026-11-24")
        # Into the lead, left above the middle of the page, as soon as the page is there.
        until(lambda: pull(screen, main, 560, 330))
        until(lambda: put_back(screen, main))
        screen.keys("ctrl+Up")
        until(lambda: "*" in screen.title(main))
        screen.keys("ctrl+s")
        until(lambda: page.read_text("utf-8") != before)
        assert "lines: 19}" in page.read_text("utf-8")
        screen.keys("ctrl+e")
        dialog = screen.window("Export")
        screen.keys("Tab", "ctrl+a")  # from what is made to its file
        screen.type(str(place / "out.pdf"))
        screen.keys("Return")
        until((place / "out.pdf").exists)
        until(lambda: closed(screen, dialog))
        screen.window("2026-11-24")
        screen.keys("ctrl+q")
        told, _ = program.communicate(timeout=120)
        assert program.returncode == 0, told
        assert "Traceback" not in told, told
    finally:
        if program.poll() is None:
            program.kill()
            program.communicate()
    return place / "out.pdf"
