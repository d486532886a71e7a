"""Boxes off the grid go to columns, lines and neighbours by themselves; Alt frees them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from driver import ALT
from newsroom import PAGE_1, lay

if TYPE_CHECKING:
    from driver import Driver

    from pagesetter.model import Area

BOXES = """\
boxes:
  - {id: b1, kind: tint, tint: 10%, at: {x: 25.25字, y: 40.25行, width: 6字, height: 5行}}
  - {id: b2, kind: tint, tint: 10%, at: {x: 3.75字, y: 50.75行, width: 7.5字, height: 4.5行}}
"""


@pytest.fixture
def issue_folder(tmp_path: Path) -> Path:
    folder = lay(tmp_path)
    (folder / "pages" / "01.yaml").write_text(PAGE_1 + BOXES, encoding="utf-8")
    return folder


def area(driver: Driver, name: str = "b1") -> Area:
    box = driver.work.box(name)
    assert box is not None
    assert box.at is not None
    return box.at


def pull(driver: Driver, cells: float, lines: float, handle: str = "") -> tuple[str, ...]:
    """Move b1, or pull its handle, and tell where it is then."""
    driver.work.select(("b1",), "b1")
    part = driver.work.scene.part("b1")
    assert part is not None
    start = driver.edge("b1", handle) if handle else (
        driver.canvas.view().rect(part.box).center().toPoint()
    )  # fmt: skip
    driver.drag(start, start + driver.characters(cells) + driver.lines(lines))
    return tuple(str(value) for value in area(driver)[:4])


def test_a_box_goes_to_halves_wherever_it_began(driver: Driver) -> None:
    assert pull(driver, 1.6, 2.1) == ("27字", "42.5行", "6字", "5行")


def test_a_box_goes_to_the_edge_of_a_column_that_is_near(driver: Driver) -> None:
    """The third column begins at 22 字; half a 字 beside it is not reached without Alt."""
    assert pull(driver, -2.9, 0.3)[0] == "22字"
    assert pull(driver, -0.4, 0.1)[0] == "22字"


def test_a_box_goes_to_the_edges_of_its_neighbours(driver: Driver) -> None:
    """Their right sides at 11.25 字, and the tops at 50.75 行, fall between halves."""
    assert pull(driver, -19.8, 10.3) == ("5.25字", "50.75行", "6字", "5行")


def test_an_edge_that_is_pulled_goes_to_them_too(driver: Driver) -> None:
    assert pull(driver, 0, 9.9, "s") == ("25.25字", "40.25行", "6字", "15行")  # to 55.25, its foot
    assert pull(driver, 0.6, 0, "w")[0] == "26字"
    assert pull(driver, 0.9, 0, "e")[2] == "6字"  # to 32, where the third column ends


def test_with_alt_nothing_is_near(driver: Driver) -> None:
    driver.work.select(("b1",), "b1")
    part = driver.work.scene.part("b1")
    assert part is not None
    start = driver.canvas.view().rect(part.box).center().toPoint()
    driver.drag(start, start + driver.characters(-2.75), ALT)
    assert str(area(driver).x) == "22.5字"
