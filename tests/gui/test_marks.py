"""What is drawn over the page so that it can be taken hold of, and what it must not cover."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from newsroom import LAYOUT, lay
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QRegion

from pagesetter.gui.canvas import marks
from pagesetter.gui.canvas.view import draw_beside, draw_label

if TYPE_CHECKING:
    from driver import Driver

TITLED = """\
  - id: s4
    article: spare
    title: {frame: {id: t4, column: 3, line: 30, columns: 2, lines: 4}}
    frames:
      - {id: f4, column: 3, line: 34, columns: 2, lines: 8}
  - id: s5
    frames:
      - {id: f5, column: 1, line: 44, columns: 1, lines: 10}
      - {id: f6, column: 3, line: 50, columns: 2, lines: 10}
"""
HEAD = """\
furniture:
  - {id: head, kind: text, at: {x: 0字, y: -2行, width: 9字, height: 2行}, rows: [第一版]}
"""


@pytest.fixture
def issue_folder(tmp_path: Path) -> Path:
    issue = lay(tmp_path)
    page = issue / "pages" / "01.yaml"
    page.write_text(page.read_text(encoding="utf-8") + TITLED, encoding="utf-8")
    layout = tmp_path / "paper" / "layouts" / "four.yaml"
    layout.write_text(LAYOUT + HEAD, encoding="utf-8")
    return issue


def drawn(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The labels that painting the page draws."""
    told: list[str] = []

    def tell(painter: QPainter, at: QPointF, text: str, *rest: str, **more: bool) -> QRectF:
        told.append(text)
        return draw_label(painter, at, text, *rest, **more)

    monkeypatch.setattr(marks, "draw_label", tell)
    driver.canvas.grab()
    return told


def test_an_id_stands_above_its_frame_where_nothing_is(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver.click((3.5, 5.5))
    assert "f2" in drawn(driver, monkeypatch)


def test_an_id_covers_no_title_and_no_text_above_its_frame(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver.click((3.5, 38.5))
    told = drawn(driver, monkeypatch)
    assert "t4" in told
    assert "f4" not in told  # the first 字 of the title stands there


def test_an_id_covers_no_furniture(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    driver.click((1.5, 15.5))
    assert "f1" not in drawn(driver, monkeypatch)


def test_every_frame_of_an_empty_thread_is_seen_to_be_empty(driver: Driver) -> None:
    """Its capacity is told once, in the first."""
    shot = driver.canvas.grab().toImage()
    paper = shot.pixelColor(driver.at((4.5, 46.0)))
    density = shot.devicePixelRatio()
    for frame in ((1.1, 48.3), (3.1, 55.3)):
        at = driver.at(frame)
        assert shot.pixelColor(round(at.x() * density), round(at.y() * density)) != paper


def test_a_rule_down_a_gutter_is_outlined_and_pulled_where_it_is_drawn(driver: Driver) -> None:
    driver.key(Qt.Key.Key_L)
    driver.drag(driver.at((3.2, 44.5)), driver.at((3.2, 48.5)))
    assert driver.place("r1") == (3, 44, 1, 5)
    rule = driver.work.scene.part("r1")
    assert rule is not None
    view, shot = driver.canvas.view(), driver.canvas.grab().toImage()
    gutter = view.rect(rule.grip)
    assert gutter.width() < 20
    column, middle = view.rect(rule.box), round(gutter.center().y())
    ground = shot.pixelColor(round(column.center().x()), middle)
    assert shot.pixelColor(round(column.left()), middle - 9) == ground
    assert shot.pixelColor(round(gutter.right()), middle - 9) != ground
    foot = QPoint(round(gutter.center().x()), round(gutter.bottom()))
    driver.drag(foot, foot + driver.lines(-2))
    assert driver.place("r1") == (3, 44, 1, 3)
    side = QPoint(round(gutter.right()), middle - 12)
    driver.drag(side, side + driver.characters(12))
    assert driver.place("r1")[2:] == (1, 3)  # a rule has no width to pull


@pytest.mark.parametrize("at", [(100.0, 60.0), (295.0, 60.0), (100.0, 5.0), (99.0, 140.0)])
def test_a_label_is_drawn_where_all_of_it_is_seen(qapp: object, at: tuple[float, float]) -> None:
    image = QImage(300, 100, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    box = draw_beside(painter, QPointF(*at), "2 栏 × 9 行 = 90 字", "#000000")
    painter.end()
    assert image.rect().contains(box.toAlignedRect())
    assert box.top() == pytest.approx(min(max(0, at[1] - 8 - box.height()), 100 - box.height()))
    assert box.left() == pytest.approx(min(at[0] + 14, 300 - box.width()))


def test_a_label_moved_off_the_edge_is_painted_over_whole(driver: Driver) -> None:
    from pagesetter.gui.interactions.move import Move

    driver.click((3.5, 5.5))
    canvas = driver.canvas
    driver.drag(driver.at((3.5, 5.5)), QPoint(canvas.width() - 6, 60), drop=False)
    gesture = canvas.gesture
    assert isinstance(gesture, Move)
    told = gesture.told_at()
    assert told is not None
    assert told.left() < canvas.width() - 200
    assert QRegion(told.toAlignedRect()).contains(QPoint(canvas.width() - 100, 50))
    canvas.cancel_gesture()
