"""Sets a stress text at every measure from 6 to 40 em and prints what is wrong with its lines.

    python tools/phase_scan.py [STEP]    every STEP-th setting of the whole scan

The scan itself is `tests/text/phase_scan.py`, a thinned-out one part of the tests.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "text"))

from phase_scan import faults, settings


def main(step: int) -> int:
    """Print each kind of fault with the first text and measure that show it; 1 if any does."""
    found: dict[str, tuple[str, float]] = {}
    count = 0
    for text, ems, setting in settings(step):
        count += 1
        for fault in faults(text, ems, setting):
            found.setdefault(fault, (text, ems))
    for fault, (text, ems) in found.items():
        print(f"{fault}\n    {ems:g} em: {text!r}")
    print(f"{count} paragraphs set, {len(found)} kinds of faults")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1))
