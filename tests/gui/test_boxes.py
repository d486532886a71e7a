"""What boxes hold, edited by hand: pictures, names, advertisements, furniture, the library."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from driver import ALT, CTRL, NONE
from newsroom import LAYOUT, lay
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication

from pagesetter.gui.canvas.item_drops import item_data
from pagesetter.gui.context_menus import take_hold
from pagesetter.session.cropping import placed_pictures

if TYPE_CHECKING:
    from driver import Driver

    from pagesetter.gui.canvas.scene import Part

LEFT = Qt.MouseButton.LeftButton
FURNITURE = """\
ad-slots: {通栏: {columns: 4, lines: 8}, 半通栏: {columns: 2, lines: 8}}
furniture:
  - id: head
    kind: running-head
    at: {x: 0字, y: -3行, width: 43字, height: 2行}
    rows: [{text: "{paper}", rule: 正线}]
  - {id: inner, kind: running-head, pages: rest, at: {x: 0字, y: -3行, width: 9字, height: 2行},
     rows: [内页]}
  - {id: doc, kind: text, papers: internal, at: {x: 12字, y: -3行, width: 9字, height: 2行},
     rows: [内部资料]}
"""
LIBRARY = """\
format: pagesetter-element/1
boxes:
  - {id: head, kind: column-head, column: 1, line: 1, columns: 1, lines: 3, rows: [启事]}
  - {id: text, kind: text, column: 1, line: 4, columns: 1, lines: 5, rows: [来稿请寄编辑部。]}
"""
BOXES = """\
boxes:
  - {id: p1, kind: picture, column: 3, line: 30, columns: 2, lines: 16, picture: assets/wide.png}
  - id: co
    kind: co-organizers
    column: 1
    line: 40
    columns: 2
    lines: 12
    heading: 协办单位
    names: [云岭大学, 省科技馆]
"""


@pytest.fixture
def issue_folder(tmp_path: Path) -> Path:
    """An issue with pictures, a box of names, furniture and a library."""
    issue = lay(tmp_path)
    paper = tmp_path / "paper"
    (paper / "layouts" / "four.yaml").write_text(LAYOUT + FURNITURE, encoding="utf-8")
    (paper / "library").mkdir()
    (paper / "library" / "启事.yaml").write_text(LIBRARY, encoding="utf-8")
    page = issue / "pages" / "01.yaml"
    page.write_text(page.read_text(encoding="utf-8") + BOXES, encoding="utf-8")
    (issue / "assets").mkdir()
    for name, (width, height) in {"wide": (1200, 400), "tall": (300, 900)}.items():
        pixels = bytearray(b"\0\0\0\xff" * (width * height))
        pixels[2::4] = bytes(x * 255 // width for x in range(width)) * height
        pixels[0::4] = b"".join(bytes([y * 255 // height]) * width for y in range(height))
        image = QImage(bytes(pixels), width, height, QImage.Format.Format_RGB32)
        assert image.save(str(issue / "assets" / f"{name}.png"))
    return issue


def picture(driver: Driver) -> tuple[int, tuple[int, int]]:
    box = driver.work.box("p1")
    assert box is not None
    return box.pictures[0].zoom, box.pictures[0].focus


def double(driver: Driver, place: tuple[float, float]) -> None:
    driver.double(driver.at(place))


def turn(driver: Driver, place: tuple[float, float], notches: int) -> None:
    at = driver.at(place)
    event = QWheelEvent(
        QPointF(at), QPointF(driver.canvas.mapToGlobal(at)), QPoint(), QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton, NONE, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(driver.canvas, event)


def drop(driver: Driver, data: QMimeData, place: tuple[float, float]) -> bool:
    at, act = driver.at(place), Qt.DropAction.CopyAction
    for event in (
        QDragEnterEvent(QPoint(2, 2), act, data, LEFT, NONE),
        QDragMoveEvent(at, act, data, LEFT, NONE),
        QDropEvent(QPointF(at), act, data, LEFT, NONE),
    ):
        QApplication.sendEvent(driver.canvas, event)
    return event.isAccepted()


# --- pictures


def test_a_double_click_crops_the_wheel_zooms_and_a_drag_moves_the_picture(driver: Driver) -> None:
    zoom = driver.canvas.camera.zoom
    double(driver, (3.5, 36.0))
    assert driver.canvas.cropper.box == "p1"
    turn(driver, (3.5, 36.0), 3)
    assert driver.canvas.camera.zoom == zoom  # the page stays as it is
    grown = picture(driver)[0]
    assert 130 <= grown <= 136
    before = placed_pictures(driver.work.composed.display, "p1")[0].box
    start = driver.at((3.5, 36.0))
    driver.drag(start, start + driver.characters(2) + driver.lines(1), drop=False)
    assert driver.work.document.undo_name == "crop"
    during = placed_pictures(driver.work.composed.display, "p1")[0].box
    driver.qtbot.mouseRelease(driver.canvas, LEFT, pos=start + driver.characters(2))
    size = driver.work.grid.size
    assert abs(during.x - before.x - 2 * size) < size // 4
    driver.key(Qt.Key.Key_Escape)
    assert driver.canvas.cropper.box == ""
    turn(driver, (3.5, 36.0), 1)
    assert picture(driver)[0] == grown
    saved = driver.saved().pages[0].boxes[0].pictures[0]
    assert (saved.zoom, saved.focus) == picture(driver)
    driver.key(Qt.Key.Key_Z, CTRL)
    driver.key(Qt.Key.Key_Z, CTRL)
    assert picture(driver) == (100, (500, 500))


def test_a_cover_is_not_made_smaller_than_its_room(driver: Driver) -> None:
    double(driver, (3.5, 36.0))
    turn(driver, (3.5, 36.0), -5)
    assert picture(driver)[0] == 100


def test_fit_and_fill(driver: Driver) -> None:
    driver.click((3.5, 36.0))
    driver.run("picture-fit")
    lies = placed_pictures(driver.work.composed.display, "p1")[0]
    assert lies.box == lies.clip
    assert driver.saved().pages[0].boxes[0].pictures[0].fit == "fit"
    driver.run("picture-fill")
    lies = placed_pictures(driver.work.composed.display, "p1")[0]
    assert lies.box.width > lies.clip.width


def test_the_inspector_tells_the_resolution_and_edits_the_caption(driver: Driver) -> None:
    docks = driver.window.docks
    assert docks is not None
    driver.click((3.5, 36.0))
    box = docks.inspector.box
    placed = placed_pictures(driver.work.composed.display, "p1")[0]
    ppi = round(400 * 72 * 65536 / placed.box.height)  # its height shows whole
    assert box.ppi.text().startswith(f"{ppi} 像素/英寸")
    box.caption.setPlainText("科技节现场")
    box.credit.setFocus()
    driver.qtbot.keyClicks(box.credit, "Lin")
    saved = driver.saved().pages[0].boxes[0]
    assert (saved.caption, saved.credit) == ("科技节现场", "Lin")
    assert driver.work.document.undo_name == "box"


def test_a_picture_dropped_on_a_box_fills_it(driver: Driver) -> None:
    assert drop(driver, item_data("picture", "assets/tall.png"), (3.5, 36.0))
    assert driver.saved().pages[0].boxes[0].pictures[0].source == "assets/tall.png"


def test_a_file_dropped_on_paper_is_copied_in_and_gets_a_box(
    driver: Driver, tmp_path: Path
) -> None:
    outside = tmp_path / "festival.png"
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    assert image.save(str(outside))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(outside))])
    assert drop(driver, data, (4.5, 50.0))
    saved = driver.saved().pages[0].boxes[-1]
    assert (saved.kind, saved.pictures[0].source) == ("picture", "assets/festival.png")
    assert (driver.folder / "assets" / "festival.png").exists()


def test_a_picture_dropped_on_a_story_belongs_to_it_and_moves_with_it(driver: Driver) -> None:
    assert drop(driver, item_data("picture", "assets/tall.png"), (2.5, 8.5))
    own = driver.story("s1").boxes[0]
    assert own.frame is not None
    assert own.frame[1:5] == (2, 8, 1, 12)
    driver.drag(driver.at((1.5, 3.5)), driver.at((1.5, 4.5)), CTRL)
    driver.work.select(("s1",), "f1")
    driver.key(Qt.Key.Key_Down)
    driver.work.select(("s1",), own.id)
    driver.run("delete")
    assert [s.id for s in driver.saved().pages[0].stories] == ["s1", "s2", "s3"]
    assert driver.story("s1").boxes == ()


def test_text_files_are_no_pictures(driver: Driver, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "copy.txt"))])
    drop(driver, data, (4.5, 50.0))
    assert not driver.work.document.is_dirty


def test_the_picture_panel_shows_the_files_and_where_they_stand(driver: Driver) -> None:
    docks = driver.window.docks
    assert docks is not None
    driver.window.raise_panel("panel-pictures")
    panel = docks.picture_list
    panel.refresh()
    names = [panel.list.item(at).text() for at in range(panel.list.count())]
    assert names == ["tall.png", "wide.png"]
    assert panel.list.item(1).toolTip() == "assets/wide.png\n已用在第 1 版"
    panel.search.setText("tall")
    assert panel.list.item(1).isHidden()


# --- co-organizers


def names(driver: Driver) -> tuple[str, ...]:
    return driver.saved().pages[0].boxes[1].names


def test_co_organizers_are_edited_as_a_list(driver: Driver) -> None:
    docks = driver.window.docks
    assert docks is not None
    double(driver, (1.5, 50.0))
    editor = docks.inspector.box.names
    assert editor.list.hasFocus() or not driver.window.isActiveWindow()
    assert editor.names() == ("云岭大学", "省科技馆")
    editor.list.setCurrentRow(0)
    QGuiApplication.clipboard().setText("农科院\n省科技馆\n\n 林科院 \n")
    editor.buttons["paste"].click()
    assert names(driver) == ("云岭大学", "农科院", "林科院", "省科技馆")
    editor.list.setCurrentRow(3)
    editor.buttons["up"].click()
    editor.buttons["up"].click()
    assert names(driver) == ("云岭大学", "省科技馆", "农科院", "林科院")
    editor.list.setCurrentRow(2)
    driver.qtbot.keyClick(editor.list, Qt.Key.Key_Delete)
    assert names(driver) == ("云岭大学", "省科技馆", "林科院")
    editor.list.setCurrentRow(0)
    driver.qtbot.keyClick(editor.list, Qt.Key.Key_Return)
    editor.list.item(1).setText("气象局")
    assert names(driver) == ("云岭大学", "气象局", "省科技馆", "林科院")
    editor.heading.setFocus()
    editor.heading.selectAll()
    driver.qtbot.keyClicks(editor.heading, "With")
    editor.columns.setValue(2)
    saved = driver.saved().pages[0].boxes[1]
    assert (saved.heading, saved.columns) == ("With", 2)
    driver.key(Qt.Key.Key_Z, CTRL)
    driver.key(Qt.Key.Key_Z, CTRL)
    assert driver.work.box("co").heading == "协办单位"  # type: ignore[union-attr]


# --- border and tint


def test_border_and_tint_are_set_and_reset_in_the_inspector(driver: Driver) -> None:
    docks = driver.window.docks
    assert docks is not None
    driver.click((1.5, 10.5))
    dress = docks.inspector.dress
    assert not dress.rows.resets["border"].isEnabled()
    dress.border.setCurrentIndex(dress.border.findData("回纹"))
    dress.border.activated.emit(dress.border.currentIndex())
    dress.size_box.setValue(6)
    dress.tint.setValue(5)
    dress.padding.setValue(0.75)
    saved = driver.saved().pages[0].stories[0].dress
    assert saved is not None
    got = (saved.border, str(saved.border_size), saved.tint, str(saved.padding))
    assert got == ("回纹", "6pt", 5, "0.75字")
    for key in ("border", "border_size", "tint", "padding"):
        assert dress.rows.resets[key].isEnabled()
        dress.rows.resets[key].click()
    assert driver.saved().pages[0].stories[0].dress is None


# --- furniture


def test_furniture_is_hidden_changed_and_reset(driver: Driver) -> None:
    docks = driver.window.docks
    assert docks is not None
    editor = docks.inspector.furniture
    driver.click((4.5, 58.5))
    item = editor.list.item(0)
    assert item.text() == "版眉  试排报"
    item.setCheckState(Qt.CheckState.Unchecked)
    assert driver.saved().pages[0].hidden == ("head",)
    assert not driver.work.scene.furniture
    editor.list.item(0).setCheckState(Qt.CheckState.Checked)
    box = driver.canvas.view().rect(driver.work.scene.furniture[0].box)
    driver.double(box.center().toPoint())
    assert editor.chosen() == "head"
    assert editor.text.toPlainText() == "{paper}"
    editor.text.setPlainText("增刊")
    page = driver.saved().pages[0]
    assert [(b.id, b.rows[0].text, b.rows[0].rule) for b in page.overrides] == [
        ("head", "增刊", "正线")
    ]
    editor.rows.resets["rows"].click()
    assert driver.saved().pages[0].overrides == ()
    assert editor.text.toPlainText() == "{paper}"


def under(driver: Driver, part: Part) -> str:
    """What the right button finds on a piece of furniture."""
    at = driver.canvas.view().rect(part.box).center()
    return take_hold(driver.work, driver.canvas.pointer(at, Qt.KeyboardModifier.NoModifier))


def test_furniture_under_the_right_button_is_hidden_changed_and_put_back(driver: Driver) -> None:
    docks, work = driver.window.docks, driver.work
    assert docks is not None
    actions = driver.window.actions_by_key
    keys = ("hide-furniture", "unhide-furniture", "change-furniture", "reset-furniture")

    def usable() -> list[bool]:
        return [actions[key].isEnabled() for key in keys]

    driver.click((4.5, 58.5))
    assert usable() == [False, False, False, False]
    head = work.scene.furniture[0]
    assert under(driver, head) == "furniture"
    assert docks.inspector.furniture.chosen() == "head"
    assert usable() == [True, False, True, False]
    menu = driver.window.context_menu("furniture")
    assert [actions[key] in menu.actions() for key in keys] == [True, True, True, True]

    driver.run("change-furniture")
    field = docks.inspector.furniture.text
    assert field.hasFocus()
    driver.qtbot.keyClicks(field, "X")
    assert work.page.overrides[0].rows[0].text == "X"
    assert usable() == [True, False, True, True]
    driver.run("reset-furniture")
    assert work.page.overrides == ()

    driver.run("hide-furniture")
    assert driver.saved().pages[0].hidden == ("head",)
    assert usable() == [False, True, False, False]
    assert under(driver, head) == "page"
    driver.run("unhide-furniture")
    assert driver.saved().pages[0].hidden == ()
    assert [part.item for part in work.scene.furniture] == ["head"]


def test_furniture_for_other_pages_has_no_tick_and_cannot_be_hit(driver: Driver) -> None:
    docks = driver.window.docks
    assert docks is not None
    listed = docks.inspector.furniture.list
    driver.click((4.5, 58.5))
    words = ["版眉  试排报", "版眉  内页  （头版以外各版）", "文字框  内部资料  （只在内部资料）"]
    assert [listed.item(row).text() for row in range(3)] == words
    ticks = [listed.item(row).data(Qt.ItemDataRole.CheckStateRole) for row in range(3)]
    assert ticks == [Qt.CheckState.Checked.value, None, None]
    assert not listed.item(1).flags() & Qt.ItemFlag.ItemIsEnabled
    assert [part.item for part in driver.work.scene.furniture] == ["head"]
    driver.work.show_page(1)
    assert listed.item(1).text() == "版眉  内页"
    assert listed.item(1).checkState() == Qt.CheckState.Checked
    assert [part.item for part in driver.work.scene.furniture] == ["head", "inner"]
    driver.run("page-earlier")
    assert [part.item for part in driver.work.scene.furniture] == ["head"]


# --- the library


def test_an_advertisement_is_dropped_at_the_foot_and_locked(driver: Driver) -> None:
    assert drop(driver, item_data("slot", "半通栏"), (4.5, 20.0))
    page = driver.saved().pages[0]
    ad = page.boxes[-1]
    assert (ad.kind, ad.slot, ad.label, page.locked) == ("ad", "半通栏", "广告", (ad.id,))
    part = driver.work.scene.part(ad.id)
    assert part is not None
    assert part.frame[1:5] == (3, 53, 2, 8)
    assert not part.is_sized
    driver.key(Qt.Key.Key_Up)
    assert driver.place(ad.id) == (3, 53, 2, 8)
    driver.run("unlock-all")
    driver.key(Qt.Key.Key_Up)
    saved = driver.saved().pages[0].boxes[-1].frame
    assert saved is not None
    assert (saved.line, saved.columns, saved.lines) == (52, 0, 0)  # the slot still sizes it


def test_the_size_of_an_advertisement_is_chosen_from_the_table(driver: Driver) -> None:
    docks = driver.window.docks
    assert docks is not None
    driver.key(Qt.Key.Key_A)
    driver.drag(driver.at((3.2, 50.5)), driver.at((4.8, 56.5)))
    editor = docks.inspector.box
    editor.slot.setCurrentIndex(editor.slot.findData("通栏"))
    editor.slot.activated.emit(editor.slot.currentIndex())
    editor.customer.setFocus()
    driver.qtbot.keyClicks(editor.customer, "Press")
    editor.label.setCurrentIndex(editor.label.findData("公益广告"))
    editor.label.activated.emit(editor.label.currentIndex())
    ad = driver.saved().pages[0].boxes[-1]
    assert (ad.slot, ad.customer, ad.label) == ("通栏", "Press", "公益广告")
    assert driver.place(ad.id) == (1, 53, 4, 8)


def test_an_element_of_the_library_is_dropped_on_the_page(driver: Driver) -> None:
    assert drop(driver, item_data("element", "启事"), (4.5, 58.0))
    box = driver.saved().pages[0].boxes[-1]
    assert (box.kind, box.element) == ("element", "启事")
    assert driver.place(box.id) == (4, 53, 1, 8)
    docks = driver.window.docks
    assert docks is not None
    ads, elements = docks.library.topLevelItem(0), docks.library.topLevelItem(1)
    assert ads is not None
    assert elements is not None
    assert [ads.child(at).text(0) for at in range(ads.childCount())] == ["通栏", "半通栏"]
    assert elements.child(0).text(1) == "栏头 文字框"
    docks.library.place(ads.child(0))
    assert driver.work.page.boxes[-1].slot == "通栏"


def test_a_box_across_a_column_and_a_half(driver: Driver) -> None:
    driver.click((3.5, 36.0))
    side = driver.edge("p1", "e")
    driver.drag(side, side + driver.characters(-5.5), ALT)
    frame = driver.saved().pages[0].boxes[0].frame
    assert frame is not None
    assert (frame.columns, str(frame.inset_right)) == (2, "5.5字")


# --- plans, printing


def test_an_empty_frame_is_planned(driver: Driver) -> None:
    docks = driver.window.docks
    assert docks is not None
    driver.key(Qt.Key.Key_F)
    driver.drag(driver.at((4.2, 30.5)), driver.at((4.8, 39.5)))
    plan = docks.inspector.plan
    assert not plan.isHidden()
    assert docks.inspector.story.isHidden()
    plan.title.setFocus()
    driver.qtbot.keyClicks(plan.title, "Festival")
    plan.characters.setValue(120)
    plan.picture.click()
    saved = driver.saved().pages[0].stories[-1].plan
    assert saved is not None
    assert (saved.title, saved.characters, saved.picture) == ("Festival", 120, True)
    plan.title.selectAll()
    driver.qtbot.keyClick(plan.title, Qt.Key.Key_Delete)
    plan.characters.setValue(0)
    plan.picture.click()
    assert driver.saved().pages[0].stories[-1].plan is None


def test_pages_are_printed_fitted_to_the_paper(
    driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pikepdf
    from PySide6.QtGui import QPageSize
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    made: list[QPrinter] = []

    def accept(dialog: QPrintDialog) -> int:
        printer = dialog.printer()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "out.pdf"))
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        made.append(printer)
        return int(QPrintDialog.DialogCode.Accepted.value)

    monkeypatch.setattr(QPrintDialog, "exec", accept)
    driver.run("print")
    with pikepdf.open(tmp_path / "out.pdf") as pdf:
        assert len(pdf.pages) == 2
        box = [float(value) for value in pdf.pages[0].mediabox]
    assert [round(side) for side in box[2:]] == [595, 842]


def test_only_the_page_on_show_is_printed_when_asked(driver: Driver) -> None:
    from PySide6.QtPrintSupport import QPrinter

    from pagesetter.gui.printing import chosen_pages

    printer = QPrinter()
    assert chosen_pages(driver.work, printer) == [0, 1]
    driver.work.show_page(1)
    printer.setPrintRange(QPrinter.PrintRange.CurrentPage)
    assert chosen_pages(driver.work, printer) == [1]
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 9)
    assert chosen_pages(driver.work, printer) == [1]
