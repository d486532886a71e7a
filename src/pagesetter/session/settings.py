"""What the program remembers of its user between runs: a small JSON file. Knows no screen.

A file that cannot be read is as if there were none, and one that cannot be written is let be:
forgetting a window's language must not stop a paper.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from typing import Any

_RECENT = 12
_HEADS = ("issue.yaml", "paper.yaml")


def config_folder() -> str:
    """The folder for the user's settings; PAGESETTER_CONFIG names another one."""
    named = os.environ.get("PAGESETTER_CONFIG")
    if named:
        return named
    home = os.path.expanduser("~")
    if os.name == "nt":
        base = os.environ.get("APPDATA", home)
    else:
        base = os.environ.get("XDG_CONFIG_HOME") or os.path.join(home, ".config")
    return os.path.join(base, "pagesetter")


def is_at_hand(folder: str) -> bool:
    """True while an issue lies in a folder."""
    return os.path.isfile(os.path.join(folder, "issue.yaml"))


def is_issue_or_paper(path: str) -> bool:
    """True for the folder of an issue or a paper, and for the file that makes it one."""
    if os.path.basename(path) in _HEADS:
        return os.path.isfile(path)
    return any(os.path.isfile(os.path.join(path, name)) for name in _HEADS)


class Settings:
    """Named values and the list of issues opened last, newest first."""

    def __init__(self, folder: str = "") -> None:
        self.folder = folder or config_folder()
        self._path = os.path.join(self.folder, "settings.json")
        self._values: dict[str, Any] = _read(self._path)

    def text(self, name: str, default: str = "") -> str:
        """A value that is a word."""
        value = self._values.get(name, default)
        return value if isinstance(value, str) else default

    def flag(self, name: str, default: bool = False) -> bool:
        """A value that is yes or no."""
        value = self._values.get(name, default)
        return value if isinstance(value, bool) else default

    def set(self, name: str, value: str | bool) -> None:
        """Keep a value."""
        if self._values.get(name) != value:
            self._values[name] = value
            self._write()

    @property
    def recent(self) -> tuple[str, ...]:
        """Folders of the issues opened last, newest first, those too that are not there now: a
        share may be down this morning."""
        found = self._values.get("recent", [])
        return tuple(p for p in found if isinstance(p, str)) if isinstance(found, list) else ()

    @property
    def at_hand(self) -> tuple[str, ...]:
        """Those of them that can be opened."""
        return tuple(folder for folder in self.recent if is_at_hand(folder))

    def remember(self, folder: str) -> None:
        """Put an issue's folder first in the list of recent ones."""
        folder = os.path.abspath(folder)
        kept = [p for p in self.recent if p != folder]
        self._values["recent"] = [folder, *kept][:_RECENT]
        self._write()

    def forget(self, folder: str) -> None:
        """Take a folder out of the list of recent ones, its picture too."""
        self._values["recent"] = [p for p in self.recent if p != folder]
        self._write()
        with suppress(OSError):
            os.remove(self.thumbnail(folder))

    def thumbnail(self, folder: str) -> str:
        """Where the small picture of an issue's first page is kept."""
        from hashlib import sha256

        name = sha256(os.path.abspath(folder).encode()).hexdigest()[:16]
        return os.path.join(self.folder, "thumbnails", f"{name}.png")

    def _write(self) -> None:
        temporary = f"{self._path}.{os.getpid()}.tmp"
        try:
            os.makedirs(self.folder, exist_ok=True)
            with open(temporary, "w", encoding="utf-8", newline="\n") as file:
                json.dump(self._values, file, ensure_ascii=False, indent=1, sort_keys=True)
            os.replace(temporary, self._path)
        except OSError:
            return


def _read(path: str) -> dict[str, Any]:
    try:
        with open(path, encoding="utf-8") as file:
            values = json.load(file)
    except (OSError, ValueError):
        return {}
    return values if isinstance(values, dict) else {}
