"""Answers where a text may turn, for programs that have text and no fonts or files.

Takes text and a prohibition level, gives every place with its rule and penalty. It knows no
widths: the same answer serves every measure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pagesetter.text.breaks import SEVERITY, places
from pagesetter.text.classes import classify
from pagesetter.text.cost import _SPLITS, SPLIT
from pagesetter.text.pairs import CLUSTER
from pagesetter.text.rules import Rule, rule_at
from pagesetter.values import NamedTuple

BROKEN = 1_000_000
"""Penalty of a turn against the mildest rule; stricter rules cost a multiple."""
NEVER = 10 * BROKEN
"""Penalty of a turn inside a drawn character, which is never made."""


class Break(NamedTuple):
    """A place between two characters."""

    offset: int
    """The line would begin with this code point."""
    allowed: bool
    rule: str
    """`free`, `turn` (must turn), or the id of the rule against it (`text.rules`)."""
    penalty: int
    """0 or what a turn here costs; from `BROKEN` on for places where none is allowed."""


LEVELS = ("none", "basic", "gb", "strict")


def permitted_breaks(
    text: str,
    *,
    level: str = "gb",
    protected: Sequence[str] = (),
    latin: Sequence[tuple[int, int]] = (),
) -> tuple[Break, ...]:
    """Every place inside `text`, in order: offsets 1 to len(text) - 1.

    `level` is none, basic, gb or strict (CLREQ 3.1.2, GB/T 15834-2011 5.1); `protected` are
    phrases that never turn inside; `latin` are stretches (start, end) in a Western language,
    whose quotes are narrow. Raises ValueError for a level that is not known.
    """
    if level not in LEVELS:
        raise ValueError(f"level must be one of {', '.join(LEVELS)}, not {level!r}")
    classes = classify(text, list(latin))
    why = places(text, classes, level, protected).rules if text else bytearray()
    splits = {match.start() for match in re.finditer(_SPLITS, text)}
    return tuple(
        _break(offset, why[offset], rule_of(text, classes, why, offset), offset in splits)
        for offset in range(1, len(text))
    )


def rule_of(text: str, classes: str, why: Sequence[int], offset: int) -> Rule:
    """The rule at a place inside `text`."""
    return rule_at(why[offset], text[offset - 1], text[offset], classes[offset - 1 : offset + 1])


def _break(offset: int, why: int, rule: Rule, splits: bool) -> Break:
    if rule.id in ("free", "turn"):
        return Break(offset, True, rule.id, SPLIT if splits and rule.id == "free" else 0)
    penalty = NEVER if why == CLUSTER else BROKEN * SEVERITY[why]
    return Break(offset, False, rule.id, penalty)
