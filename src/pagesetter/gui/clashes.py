"""What is asked where two changed one thing, above the page and amid a save: the same question with
the same answers.
"""

from __future__ import annotations

from collections.abc import Sequence

from pagesetter.gui.i18n import say
from pagesetter.gui.unit_words import words_of
from pagesetter.gui.workspace import Workspace

MINE, THEIRS = "mine", "theirs"


def question(clashes: Sequence[str], work: Workspace) -> str:
    """What both changed, in a sentence that asks whose counts."""
    return say("clash-text", units=words_of(clashes, work))


def answers() -> tuple[tuple[str, str], ...]:
    """(the words of a button, what `Workspace.take_in` is to prefer) for each answer."""
    return tuple((say(f"clash-{whose}"), whose) for whose in (MINE, THEIRS))
