"""Where the program's own fonts and layouts lie: inside the wheel, or beside src/ in a clone."""

from __future__ import annotations

import os


def installed_folder(name: str) -> str:
    """Return the folder `fonts` or `layouts` that came with the program."""
    here = os.path.dirname(os.path.abspath(__file__))
    inside = os.path.join(here, "data", name)
    if os.path.isdir(inside):
        return inside
    return os.path.join(os.path.dirname(os.path.dirname(here)), name)
