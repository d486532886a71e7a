"""All texts of the window under their keys."""

from __future__ import annotations

import pagesetter.gui.i18n.words_panels as words_panels
import pagesetter.gui.i18n.words_safety as words_safety
from pagesetter.gui.i18n import (
    words_actions,
    words_boxes,
    words_canvas,
    words_copy,
    words_dialogs,
    words_issue,
    words_items,
    words_named,
    words_press,
    words_text,
)
from pagesetter.gui.i18n.words import Words


def _join(*tables: dict[str, Words]) -> dict[str, Words]:
    joined: dict[str, Words] = {}
    for table in tables:
        twice = joined.keys() & table.keys()
        if twice:
            raise ValueError(f"texts defined twice: {sorted(twice)}")
        joined.update(table)
    return joined


WORDS = _join(
    words_actions.WORDS,
    words_canvas.WORDS,
    words_copy.WORDS,
    words_dialogs.WORDS,
    words_boxes.WORDS,
    words_issue.WORDS,
    words_items.WORDS,
    words_named.WORDS,
    words_panels.WORDS,
    words_press.WORDS,
    words_safety.WORDS,
    words_text.WORDS,
)
