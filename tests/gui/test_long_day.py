"""A long day of random work: nothing breaks, nothing is lost, everything can be taken back."""

from __future__ import annotations

import random
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from driver import ALT, CTRL, NONE, SHIFT
from PySide6.QtCore import QPoint, Qt

from pagesetter.formats import load_issue
from pagesetter.geometry import Measure

if TYPE_CHECKING:
    from driver import Driver

KEYS = [
    (key, keys)
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)
    for keys in (NONE, CTRL, CTRL | SHIFT)
] + [
    (Qt.Key.Key_2, NONE), (Qt.Key.Key_3, NONE), (Qt.Key.Key_0, NONE), (Qt.Key.Key_F, NONE),
    (Qt.Key.Key_F, SHIFT), (Qt.Key.Key_D, CTRL | ALT | SHIFT), (Qt.Key.Key_Delete, NONE),
    (Qt.Key.Key_Delete, SHIFT), (Qt.Key.Key_A, CTRL), (Qt.Key.Key_Escape, NONE),
    (Qt.Key.Key_PageUp, NONE), (Qt.Key.Key_PageDown, NONE), (Qt.Key.Key_Plus, CTRL),
    (Qt.Key.Key_Minus, CTRL), (Qt.Key.Key_0, CTRL), (Qt.Key.Key_Greater, CTRL | SHIFT),
    (Qt.Key.Key_Less, CTRL | SHIFT),
]  # fmt: skip


def meaning(value: Any) -> Any:
    """A value of the model without the places it was written at."""
    if isinstance(value, Measure):
        return Fraction(value.num, value.den), value.unit
    if hasattr(value, "_fields"):
        return [(name, meaning(getattr(value, name))) for name in value._fields if name != "span"]
    return [meaning(part) for part in value] if isinstance(value, tuple) else value


def act(driver: Driver, dice: random.Random) -> None:
    """One thing a hand may do."""

    def spot() -> QPoint:
        return QPoint(
            dice.randint(0, driver.canvas.width()), dice.randint(0, driver.canvas.height())
        )

    kind = dice.random()
    parts = driver.work.scene.parts
    if kind < 0.35:
        driver.drag(spot(), spot(), dice.choice([NONE, NONE, SHIFT, CTRL, ALT]))
    elif kind < 0.5 and parts:
        part = dice.choice(parts)
        driver.work.select((part.item,), part.frame.id)
        start = driver.edge(part.frame.id, dice.choice(["n", "s", "e", "w", "se", "nw"]))
        end = start + QPoint(dice.randint(-80, 80), dice.randint(-80, 80))
        driver.drag(start, end, dice.choice([NONE, SHIFT, ALT]), drop=dice.random() < 0.9)
        driver.canvas.cancel_gesture()
    elif kind < 0.6:
        name = dice.choice(["lead", "brief", "essay", "spare"])
        driver.drop_article(name, (dice.randint(1, 4) + 0.5, dice.randint(1, 60) + 0.5))
    elif kind < 0.7:
        driver.key(Qt.Key.Key_Z, CTRL)
    elif kind < 0.75:
        driver.key(Qt.Key.Key_Y, CTRL)
    else:
        driver.key(*dice.choice(KEYS))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_long_day(driver: Driver, seed: int) -> None:
    dice = random.Random(seed)
    first = meaning(driver.work.document.issue)
    for step in range(120):
        act(driver, dice)
        if step % 30 == 29:
            now = meaning(driver.work.document.issue)
            driver.saved()
            assert meaning(driver.work.document.issue) == now
            assert meaning(load_issue(str(driver.folder)).issue) == now
    driver.canvas.cancel_gesture()
    last = meaning(driver.work.document.issue)
    while driver.work.document.undo_name:
        driver.work.undo()
    assert meaning(driver.work.document.issue) == first
    while driver.work.document.redo_name:
        driver.work.redo()
    assert meaning(driver.work.document.issue) == last
