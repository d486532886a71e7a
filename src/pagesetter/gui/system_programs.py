"""Gives files and folders to the programs the system opens them with."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_outside(path: str) -> bool:
    """Open a file or a folder with the system's program for it; False where there is none."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(path))
