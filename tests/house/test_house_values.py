"""Our `NamedTuple` does what `typing`'s does, and every value of the program is one of ours."""

from __future__ import annotations

import copy
import os
import pickle
import re

import pytest

from pagesetter import values
from pagesetter.values import NamedTuple

SOURCE = os.path.dirname(values.__file__)


class Spot(NamedTuple):
    """A spot."""

    x: int
    y: int = 7
    name: str = "here"

    def moved(self, by: int) -> Spot:
        return self._replace(x=self.x + by)

    @property
    def sum(self) -> int:
        return self.x + self.y


class Pair(NamedTuple):
    left: int
    right: int


def test_fields_come_by_place_by_name_and_by_default() -> None:
    assert tuple(Spot(1)) == (1, 7, "here")
    assert tuple(Spot(1, name="there")) == (1, 7, "there")
    assert Spot(1, 2, "a") == (1, 2, "a")
    assert Spot(y=3, x=2).x == 2
    assert Spot(5).sum == 12
    assert Spot(5).moved(2) == (7, 7, "here")
    assert type(Spot(5).moved(2)) is Spot


def test_what_a_class_tells_of_itself() -> None:
    assert Spot._fields == ("x", "y", "name")
    assert Spot._field_defaults == {"y": 7, "name": "here"}
    assert Spot.__doc__ == "A spot."
    assert Spot.__name__ == "Spot"
    assert Spot.__module__ == __name__
    assert Spot.__annotations__ == {"x": "int", "y": "int", "name": "str"}
    assert repr(Spot(1)) == "Spot(x=1, y=7, name='here')"
    assert Spot(1)._asdict() == {"x": 1, "y": 7, "name": "here"}
    assert Spot._make([1, 2, "z"]) == (1, 2, "z")
    match Spot(1, 2):
        case Spot(a, b):
            assert (a, b) == (1, 2)


def test_values_are_hashed_compared_copied_and_pickled() -> None:
    assert hash(Pair(1, 2)) == hash((1, 2))
    assert Pair(1, 2) < Pair(1, 3)
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        again = pickle.loads(pickle.dumps(Spot(1, 2, "a"), protocol))
        assert again == Spot(1, 2, "a")
        assert type(again) is Spot
    assert type(copy.deepcopy(Pair(1, 2))) is Pair


def test_classes_of_as_many_fields_keep_their_own_names() -> None:
    class Other(NamedTuple):
        width: int
        height: int

    assert Other(height=2, width=1) == (1, 2)
    assert Pair(right=2, left=1) == (1, 2)


@pytest.mark.parametrize(
    ("arguments", "names", "complaint"),
    [
        ((1,), {}, "missing 1 required positional argument: 'right'"),
        ((1, 2, 3), {}, "takes 3 positional arguments but 4 were given"),
        ((1, 2), {"wrong": 3}, "unexpected keyword argument 'wrong'"),
        ((1, 2), {"left": 3}, "multiple values for argument 'left'"),
    ],
)
def test_wrong_arguments_are_refused_by_name(
    arguments: tuple[int, ...], names: dict[str, int], complaint: str
) -> None:
    with pytest.raises(TypeError, match=re.escape(complaint)):
        Pair(*arguments, **names)


def test_nothing_can_be_set_and_no_field_invented() -> None:
    with pytest.raises(AttributeError):
        Pair(1, 2).left = 3  # type: ignore[misc]
    with pytest.raises(AttributeError):
        Pair(1, 2).other = 3  # type: ignore[attr-defined]
    with pytest.raises(ValueError, match="wrong"):
        Pair(1, 2)._replace(wrong=1)
    annotations = {"first": "int", "second": "int"}
    with pytest.raises(TypeError, match="second"):
        type(NamedTuple)("Bad", (NamedTuple,), {"__annotations__": annotations, "first": 1})


def test_every_value_is_one_of_ours() -> None:
    """A hundred of `typing`'s would cost a render 15 ms."""
    wrong = []
    for folder, _, names in os.walk(SOURCE):
        for name in names:
            path = os.path.join(folder, name)
            if name.endswith(".py") and path != values.__file__:
                with open(path, encoding="utf-8") as file:
                    if re.search(r"from typing import[^\n]*NamedTuple", file.read()):
                        wrong.append(os.path.relpath(path, SOURCE))
    assert wrong == []
