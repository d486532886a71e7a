"""What the window reads before its first page is there."""

from __future__ import annotations

import subprocess
import sys


def test_the_window_comes_without_what_is_asked_for_later() -> None:
    """The copy desk alone took a tenth of the start."""
    code = (
        "import sys, pagesetter.gui.main_window; "
        "print([m for m in sys.modules if m.startswith(('pagesetter.copydesk', "
        "'pagesetter.gui.dialogs.new_issue', 'pagesetter.gui.dialogs.export', "
        "'pagesetter.gui.print'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"
