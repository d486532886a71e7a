"""A value that is made anew only when what it is made from is made of other objects.

For what a key press asks of a whole issue: its states share all that an edit did not touch.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import is_
from typing import Generic, TypeVar

_Value = TypeVar("_Value")


class Remembered(Generic[_Value]):
    """Calls a function, but not twice in a row for the very same arguments.

    Arguments are compared by identity and must never change; the last ones are kept alive.
    """

    def __init__(self, make: Callable[..., _Value]) -> None:
        self._make = make
        self._last: tuple[tuple[object, ...], _Value] | None = None

    def __call__(self, *given: object) -> _Value:
        last = self._last
        if last is None or len(last[0]) != len(given) or not all(map(is_, last[0], given)):
            last = self._last = given, self._make(*given)
        return last[1]
