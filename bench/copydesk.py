"""`python -m bench --copy`: the table of the copy desk's figures, held-out kinds first.

The damage generator and the scorer stand with the tests, where they hold the desk to its figures.
"""

from __future__ import annotations

import os
import runpy
import sys


def main() -> None:
    """Print the table; each line is one kind of damage over all sources."""
    root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    folder = os.path.join(root, "tests", "copydesk")
    sys.path.insert(0, folder)
    runpy.run_path(os.path.join(folder, "copy_score.py"), run_name="__main__")
