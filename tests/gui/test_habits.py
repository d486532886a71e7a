"""What hands do without thinking: keys go to the page after a drop, Tab hides panels, the wheel
scrolls, a finding calls things by their titles and is brought into view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from driver import LEFT, NONE
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from pagesetter.findings import INFO, Finding, Place
from pagesetter.gui.canvas.drops import article_data
from pagesetter.gui.i18n import set_language
from pagesetter.gui.panels.finding_words import message_of
from pagesetter.session import edits

if TYPE_CHECKING:
    from driver import Driver
    from PySide6.QtWidgets import QWidget

    from pagesetter.gui.docks import Docks

CTRL = Qt.KeyboardModifier.ControlModifier


def docks(driver: Driver) -> Docks:
    assert driver.window.docks is not None
    return driver.window.docks


def wheel(field: QWidget, turned: int) -> bool:
    """Turn the wheel over a widget; True when it was taken there."""
    at = QPointF(field.rect().center())
    event = QWheelEvent(
        at, QPointF(field.mapToGlobal(at.toPoint())), QPoint(), QPoint(0, turned),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase,
        False,
    )  # fmt: skip
    QApplication.sendEvent(field, event)
    return event.isAccepted()


def test_after_a_drop_keys_are_for_the_page(driver: Driver) -> None:
    docks(driver).copy.list.setFocus()
    assert driver.drop_article("spare", (1.5, 40.5))
    assert driver.canvas.hasFocus()
    driver.qtbot.keyClick(driver.canvas, Qt.Key.Key_F)
    assert driver.canvas.tool == "draw"


def test_tab_hides_the_panels_and_brings_them_back(driver: Driver) -> None:
    driver.canvas.setFocus()
    before = {key for key, dock in docks(driver).all.items() if not dock.isHidden()}
    assert {"panel-pages", "panel-copy", "panel-inspector", "panel-findings"} <= before
    driver.key(Qt.Key.Key_Tab)
    assert all(dock.isHidden() for dock in docks(driver).all.values())
    assert driver.canvas.hasFocus()
    driver.key(Qt.Key.Key_Tab)
    assert {key for key, dock in docks(driver).all.items() if not dock.isHidden()} == before


def test_tab_in_the_text_hides_nothing(driver: Driver) -> None:
    driver.click((3.5, 5.5))
    driver.click((3.5, 8.5))
    assert driver.work.typist.is_typing
    driver.key(Qt.Key.Key_Tab)
    assert not docks(driver).all["panel-copy"].isHidden()


def test_the_keyboard_goes_round_the_panels(driver: Driver) -> None:
    driver.canvas.setFocus()
    seen: list[str] = []
    for _ in range(9):
        driver.run("next-panel")
        focus = QApplication.focusWidget()
        if driver.canvas.hasFocus():
            break
        seen += [key for key, dock in docks(driver).all.items() if dock.isAncestorOf(focus)]
    assert seen == ["panel-pages", "panel-copy", "panel-inspector", "panel-findings"]


def test_the_wheel_over_a_field_changes_nothing(driver: Driver) -> None:
    driver.click((3.5, 5.5))
    inspector = docks(driver).inspector
    lines, level = inspector.frame.boxes["lines"], inspector.story.level
    driver.canvas.setFocus()
    for field in (lines, level):
        wheel(field, -120)
    assert lines.value() == 20
    assert level.currentIndex() == 0
    assert driver.place("f2") == (3, 1, 1, 20)
    lines.setFocus()
    assert wheel(lines, -120)
    assert driver.place("f2") == (3, 1, 1, 19)


def test_the_inspector_begins_at_its_head(driver: Driver) -> None:
    driver.click((3.5, 5.5))
    bar = docks(driver).inspector.verticalScrollBar()
    driver.qtbot.waitUntil(lambda: bar.maximum() > 50)
    bar.setValue(50)
    driver.key(Qt.Key.Key_Down, CTRL)
    assert bar.value() == 50
    driver.click((1.5, 10.5))
    assert bar.value() == 0


def test_a_drag_tells_from_which_page_the_article_is_taken(driver: Driver) -> None:
    drops = driver.canvas._drops[0]

    def told(name: str, place: tuple[float, float]) -> str:
        data, at = article_data(name), driver.at(place)
        for kind in (QDragEnterEvent, QDragMoveEvent):
            event = kind(at, Qt.DropAction.CopyAction, data, LEFT, NONE)
            QApplication.sendEvent(driver.canvas, event)
        assert drops._target is not None
        return drops.told(drops._target)

    assert told("spare", (1.5, 25.5)) == "《备用稿件》排进此框"
    assert told("lead", (4.5, 30.5)) == "在这里给《头条新闻》画一个框"
    assert told("essay", (4.5, 30.5)) == "在这里给《随笔》画一个框，从第 2 版移来"
    assert told("essay", (3.5, 10.5)) == "换上《随笔》，《短讯一则》回稿库，从第 2 版移来"


def test_findings_call_things_by_their_titles(driver: Driver) -> None:
    found = Finding("overset", INFO, place=Place("1", "s1"), params=(
        ("story", "s1"), ("lines", "2"), ("characters", "16"),
    ))  # fmt: skip
    assert message_of(driver.work, found) == "稿件《头条新闻》溢出 2 行、16 字"
    other = found._replace(place=Place("9", "s1"))
    assert message_of(driver.work, other) == "稿件 s1 溢出 2 行、16 字"
    unplaced = Finding("article-unplaced", INFO, params=(("article", "spare"),))
    assert message_of(driver.work, unplaced) == "稿件《备用稿件》尚未上版"
    driver.work.edit(
        lambda i: edits.set_article_field(i, "lead", "headline", "“萤火”升空"), "title"
    )
    set_language("en")
    try:
        assert "“‘萤火’升空”" in message_of(driver.work, found)
    finally:
        set_language("zh")


def test_a_box_is_told_by_kind_and_customer(driver: Driver) -> None:
    from pagesetter.model import Box
    from pagesetter.session import edits

    ad = Box("ad1", kind="ad", customer="云岭银行", frame=driver.frame("f3"))
    driver.work.edit(
        lambda i: edits.with_page(i, "01", lambda p: p._replace(boxes=(ad,))), "place-box"
    )
    found = Finding("boxes-overlap", INFO, place=Place("1", "", "ad1"), params=(
        ("box", "ad1"), ("other", "s2"),
    ))  # fmt: skip
    assert "广告（云岭银行）" in message_of(driver.work, found)
    assert "《短讯一则》" in message_of(driver.work, found)
    bare = Finding("ad-without-artwork", INFO, place=Place("1", "", "ad1"), params=(
        ("box", "ad1"), ("customer", "云岭银行"),
    ))  # fmt: skip
    assert message_of(driver.work, bare) == "广告（云岭银行）没有广告稿"
    nobody = bare._replace(params=(("box", "ad9"), ("customer", "")))
    assert message_of(driver.work, nobody) == "广告 ad9 没有广告稿"


def test_a_finding_is_brought_into_view(driver: Driver) -> None:
    canvas = driver.canvas
    canvas.set_camera(canvas.camera.at_zoom(6.0))
    canvas.set_camera(canvas.camera._replace(x=500.0, y=750.0))
    part = driver.work.scene.part("f2")
    assert part is not None
    assert not canvas.rect().contains(canvas.view().rect(part.box).center().toPoint())
    listed = docks(driver).findings.list
    driver.qtbot.waitUntil(lambda: listed.count() > 1)
    row = next(at for at in range(listed.count()) if "短讯一则" in listed.item(at).text())
    listed.itemClicked.emit(listed.item(row))
    assert driver.work.selection.items == ("s2",)
    assert canvas.rect().intersects(canvas.view().rect(part.box).toRect())
    assert canvas.hasFocus()


def test_the_zoom_tool_goes_closer_and_away(driver: Driver) -> None:
    canvas = driver.canvas
    driver.key(Qt.Key.Key_Z)
    assert canvas.tool == "zoom"
    before, at = canvas.camera, driver.at((2.5, 10.5))
    under = canvas.view().lengths(at.x(), at.y())
    driver.qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=at)
    assert canvas.camera.zoom > before.zoom
    again = canvas.view().lengths(at.x(), at.y())
    assert max(abs(a - b) for a, b in zip(under, again, strict=True)) < 65_536  # within a point
    driver.qtbot.mouseClick(
        canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.AltModifier, pos=at
    )
    assert canvas.camera.zoom <= before.zoom * 1.01
    assert driver.work.selection.items == ()


def test_a_rectangle_of_the_zoom_tool_fills_the_view(driver: Driver) -> None:
    canvas = driver.canvas
    driver.run("tool-zoom")
    assert driver.window.actions_by_key["tool-zoom"].isChecked()
    start, end = driver.at((1.5, 5.0)), driver.at((2.5, 15.0))
    corners = canvas.view().lengths(start.x(), start.y()), canvas.view().lengths(end.x(), end.y())
    driver.drag(start, end)
    view = canvas.view()
    seen = [(view.x(x), view.y(y)) for x, y in corners]
    assert all(-2 <= x <= canvas.width() + 2 and -2 <= y <= canvas.height() + 2 for x, y in seen)
    tall = (seen[1][1] - seen[0][1]) / canvas.height()
    wide = (seen[1][0] - seen[0][0]) / canvas.width()
    assert max(tall, wide) > 0.98
    driver.key(Qt.Key.Key_Escape)
    assert canvas.tool == "select"


def test_a_fat_issue_keeps_the_buttons_of_its_export_on_the_screen(driver: Driver) -> None:
    from pagesetter.gui.dialogs.plant_form import PlantForm
    from pagesetter.session import page_edits

    few = PlantForm(driver.work, None, driver.window)
    for _ in range(30):
        driver.work.edit(lambda issue: page_edits.add_page(issue, "02", 2), "add-page")
    many = PlantForm(driver.work, None, driver.window)
    assert len(many.inks) == 32
    assert many.sizeHint().height() < few.sizeHint().height() + 150


def test_a_layout_without_furniture_shows_no_list_of_it(driver: Driver) -> None:
    driver.work.select()
    assert not docks(driver).inspector.furniture.isVisible()
    driver.click((3.5, 5.5))
    driver.key(Qt.Key.Key_Escape)
    assert not docks(driver).inspector.furniture.isVisible()
