"""Files for the plant, proofs and plates from the window: with keys, boxes and clicks."""

from __future__ import annotations

from pathlib import Path

import pytest
from driver import CTRL, LEFT, NONE, SHIFT, Driver
from PIL import Image
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QColor, QDesktopServices, QImage
from PySide6.QtWidgets import QListWidgetItem

from pagesetter.gui.dialogs.export import ExportDialog
from pagesetter.session.edits import set_section
from pagesetter.session.jobs import CheckJob, ExportJob

PICTURE = """\
boxes:
  - {id: p, kind: picture, column: 3, line: 22, columns: 2, lines: 12,
     picture: {source: assets/red.png, alternative: 红}}
  - {id: t, kind: tint, column: 1, line: 34, columns: 1, lines: 4, tint: 100%, tint-ink: 青}
"""
INKS = "inks: {青: {cmyk: [100, 0, 0, 0]}, 专金: {cmyk: [0, 20, 60, 20], spot: 专金}}\n"


@pytest.fixture
def dressed(issue_folder: Path) -> Path:
    """The issue with a red picture of 300 pixels, a cyan tint, and no frame left open."""
    (issue_folder / "assets").mkdir()
    Image.new("RGB", (300, 300), (255, 0, 0)).save(issue_folder / "assets" / "red.png")
    paper = issue_folder.parent.parent / "paper.yaml"
    paper.write_text(paper.read_text("utf-8") + INKS, "utf-8")
    page = issue_folder / "pages" / "01.yaml"
    text = page.read_text("utf-8").split("  - id: s3")[0]
    page.write_text(text + PICTURE, "utf-8")
    return issue_folder


def opened(driver: Driver, key: Qt.Key, keys: Qt.KeyboardModifier) -> ExportDialog:
    driver.window.activateWindow()
    driver.qtbot.waitUntil(driver.window.isActiveWindow)
    driver.key(key, keys)
    dialog = driver.window.files.export
    assert dialog is not None
    assert dialog.isVisible()
    assert not dialog.isModal()
    return dialog


def checked(driver: Driver, dialog: ExportDialog) -> None:
    driver.qtbot.waitUntil(lambda: not dialog.preflight.is_running)


def made(driver: Driver, dialog: ExportDialog) -> list[Path]:
    driver.qtbot.mouseClick(dialog.run, LEFT)
    driver.qtbot.waitUntil(lambda: bool(dialog.written))
    return [Path(path) for path in dialog.written]


def row(dialog: ExportDialog, part: str) -> QListWidgetItem:
    found = dialog.preflight.list.findItems(part, Qt.MatchFlag.MatchContains)
    assert found, [dialog.preflight.list.item(i).text() for i in range(9)]
    return found[0]


# --- 付印


def test_one_key_to_press_checks_first_and_a_finding_is_clicked(driver: Driver) -> None:
    driver.run("next-page")
    assert driver.work.page.number == 2
    dialog = opened(driver, Qt.Key.Key_P, CTRL | SHIFT)
    assert not dialog.run.isEnabled()  # nothing is made before there is an answer
    checked(driver, dialog)
    assert dialog.preflight.told.text().startswith("印前检查（办公打印）：")
    item = row(dialog, "待定")  # the frame planned on page 1
    view = dialog.preflight.list
    view.scrollToItem(item)
    driver.qtbot.mouseClick(view.viewport(), LEFT, NONE, view.visualItemRect(item).center())
    assert driver.work.page.number == 1
    assert driver.work.selection.items == ("s3",)


def test_errors_forbid_the_files_until_mended_or_forced(driver: Driver) -> None:
    dialog = opened(driver, Qt.Key.Key_P, CTRL | SHIFT)
    checked(driver, dialog)
    dialog.preflight._end(2, "")
    assert not dialog.run.isEnabled()
    dialog.force.setChecked(True)
    assert dialog.run.isEnabled()
    dialog.force.setChecked(False)
    dialog.choose("proof")
    assert dialog.run.isEnabled()  # a proof is for seeing what is wrong
    dialog.choose("press")
    dialog.preflight._end(0, "")
    assert dialog.run.isEnabled()


def test_files_as_the_plant_takes_them_and_remembered(
    dressed: Path, driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(driver, Qt.Key.Key_P, CTRL | SHIFT)
    checked(driver, dialog)
    plant, out = dialog.plant, tmp_path / "out"
    out.mkdir()
    dialog.path.setText(str(out / "x.pdf"))
    driver.qtbot.keyClick(plant.choices["standard"], Qt.Key.Key_Down)
    assert plant.choices["standard"].currentData() == "x1a"
    assert not plant.names.isEnabled()
    plant.split.setChecked(True)
    driver.qtbot.keyClicks(plant.names, "KP{yyyymmdd}{page:02}.pdf")
    plant.marks.setChecked(True)
    dialog.force.setChecked(True)
    files = made(driver, dialog)
    assert [file.name for file in files] == ["KP2026112401.pdf", "KP2026112402.pdf"]
    import pikepdf

    with pikepdf.Pdf.open(files[0]) as pdf:
        assert str(pdf.docinfo["/GTS_PDFXVersion"]) == "PDF/X-1a:2003"
        page = pdf.pages[0]
        assert float(page.mediabox[2]) > float(page.trimbox[2]) - float(page.trimbox[0]) + 20
    calls: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: bool(calls.append(url)) or True)
    driver.qtbot.mouseClick(dialog.view, LEFT)
    assert calls == [QUrl.fromLocalFile(str(out))]  # of several files, where they lie
    dialog.close()
    again = opened(driver, Qt.Key.Key_E, CTRL)
    assert again is not dialog
    assert again.plant.press() == plant.press()
    assert again.plant.names.text() == "KP{yyyymmdd}{page:02}.pdf"
    assert again.path.text().startswith(str(out))
    assert again.run.isEnabled()  # waits for no preflight when only a file is wanted


def lit(dialog: ExportDialog) -> str:
    """The colour of the lamp."""
    image = dialog.preflight.light.pixmap().toImage()
    return image.pixelColor(image.width() // 2, image.height() // 2).name(QColor.NameFormat.HexArgb)


def test_a_file_alone_is_checked_beside_and_waits_for_nothing(driver: Driver) -> None:
    dialog = opened(driver, Qt.Key.Key_E, CTRL)
    assert dialog.preflight.is_running
    assert lit(dialog) == "#00000000"
    assert dialog.run.isEnabled()
    checked(driver, dialog)
    assert dialog.preflight.told.text() == "印前检查（办公打印）：1 个错误，4 个警告"
    assert lit(dialog) == "#ffd1242f"
    row(dialog, "待定")
    driver.work.edit(lambda i: set_section(i, "02", "时评"), "title")
    assert dialog.preflight.told.text().endswith("4 个警告（之后又有改动）")
    dialog.preflight._end(3, "")
    assert dialog.run.isEnabled()


def test_what_the_plant_takes_is_checked_anew_when_it_is_another(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver.qtbot.waitUntil(lambda: driver.work.is_filled)  # nothing else is asked then
    asked: list[CheckJob] = []
    monkeypatch.setattr(driver.window.worker, "start", lambda _, job: asked.append(job) or 7)
    dialog = opened(driver, Qt.Key.Key_E, CTRL)
    assert [job.press.standard for job in asked] == ["x4"]
    dialog.plant.marks.setChecked(True)
    driver.qtbot.keyClick(dialog.plant.choices["standard"], Qt.Key.Key_Down)
    driver.qtbot.waitUntil(lambda: asked[-1].press.standard == "x1a")
    assert asked[-1].press.marks


def test_a_file_that_waits_for_nothing_stops_the_check_until_it_is_made(
    driver: Driver, tmp_path: Path
) -> None:
    dialog = opened(driver, Qt.Key.Key_E, CTRL)
    dialog.path.setText(str(tmp_path / "x.pdf"))
    assert dialog.preflight.is_running
    driver.qtbot.mouseClick(dialog.run, LEFT)
    assert not dialog.preflight.is_running
    driver.qtbot.waitUntil(lambda: bool(dialog.written))
    driver.qtbot.waitUntil(lambda: dialog.preflight.is_running)
    checked(driver, dialog)
    assert dialog.preflight.told.text().startswith("印前检查（办公打印）：")


def test_for_a_proof_that_is_chosen_there_what_is_known_is_told(driver: Driver) -> None:
    driver.qtbot.waitUntil(lambda: driver.work.is_filled)
    dialog = opened(driver, Qt.Key.Key_E, CTRL)
    driver.qtbot.keyClick(dialog.kind, Qt.Key.Key_Down)
    assert dialog.is_proof
    assert not dialog.preflight.is_running
    assert dialog.preflight.told.text() == "版上已知 1 个错误、4 个警告，大样照出"
    row(dialog, "待定")
    driver.qtbot.keyClick(dialog.kind, Qt.Key.Key_Up)
    assert dialog.preflight.is_running


def test_a_profile_that_is_none_is_told_and_nothing_is_written(
    driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(driver, Qt.Key.Key_E, CTRL)
    wrong = tmp_path / "wrong.icc"
    wrong.write_bytes(b"none")
    dialog.path.setText(str(tmp_path / "x.pdf"))
    driver.qtbot.keyClicks(dialog.plant.profile, str(wrong))
    told: list[str] = []
    monkeypatch.setattr(
        "pagesetter.gui.dialogs.problem.Problem.exec",
        lambda self: told.append(self.detail.toPlainText()),
    )
    driver.qtbot.mouseClick(dialog.run, LEFT)
    driver.qtbot.waitUntil(lambda: bool(told))
    assert "wrong.icc" in told[0]
    assert not list(tmp_path.glob("*.pdf"))


def test_inks_of_a_page_are_a_step_that_can_be_undone(driver: Driver) -> None:
    dialog = opened(driver, Qt.Key.Key_E, CTRL)
    box = dialog.plant.inks["02"]
    driver.qtbot.keyClick(box, Qt.Key.Key_End)
    box.activated.emit(box.currentIndex())
    assert driver.work.issue.pages[1].inks == "黑"
    assert driver.saved().pages[1].inks == "黑"
    driver.key(Qt.Key.Key_Z, CTRL)
    assert driver.work.issue.pages[1].inks == "四色"


def test_inks_follow_pages_that_change_beside_the_dialog(driver: Driver) -> None:
    """The window goes on beside it: a page may go, and a choice be taken back."""
    driver.run("export-pdf")
    assert driver.window.files.export is not None
    inks = driver.window.files.export.plant.inks
    driver.qtbot.keyClick(inks["01"], Qt.Key.Key_End)
    assert inks["01"].currentData() == "黑"
    driver.run("undo")
    assert inks["01"].currentData() == "四色"
    driver.run("next-page")
    driver.run("delete-page")
    assert not inks["02"].isEnabled()
    assert inks["01"].isEnabled()
    driver.run("undo")
    assert inks["02"].isEnabled()


def test_cancelling_writes_nothing_and_can_be_tried_again(driver: Driver, tmp_path: Path) -> None:
    dialog = opened(driver, Qt.Key.Key_E, CTRL)
    dialog.path.setText(str(tmp_path / "x.pdf"))
    driver.qtbot.mouseClick(dialog.run, LEFT)
    assert dialog.bar.isVisible()
    assert not dialog.run.isEnabled()
    driver.qtbot.mouseClick(dialog.stop, LEFT)
    assert dialog.isVisible()
    assert dialog.told.text() == "已取消，没有写出文件。"
    assert not (tmp_path / "x.pdf").exists()
    (file,) = made(driver, dialog)
    assert file.read_bytes().startswith(b"%PDF-1.6")


def test_the_dialog_goes_with_its_document(driver: Driver) -> None:
    dialog = opened(driver, Qt.Key.Key_P, CTRL)
    driver.window.close_document()
    assert not dialog.isVisible()
    assert driver.window.files.export is None


def test_what_was_found_in_the_file_of_a_page_shows_that_page(driver: Driver) -> None:
    from pagesetter.findings import SourceSpan
    from pagesetter.findings.finding import finding
    from pagesetter.findings.messages_artwork import MESSAGES
    from pagesetter.gui.panels.finding_list import go_to

    file = driver.work.issue.pages[1].span.file
    assert file.endswith("pages/02.yaml")
    found = finding(MESSAGES, "artwork-colour", SourceSpan(file, 3, 1), file="a.pdf", space="RGB")
    assert go_to(driver.work, found)
    assert driver.work.page.number == 2
    assert not go_to(driver.work, found._replace(span=SourceSpan("paper.yaml", 1, 1)))


# --- 大样


def test_one_key_makes_a_proof_and_records_its_lines(
    driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(driver, Qt.Key.Key_P, CTRL)
    assert dialog.kind.currentText() == "大样"
    assert not dialog.plant.isVisible()
    assert dialog.run.isEnabled()
    checked(driver, dialog)
    dialog.path.setText(str(tmp_path / "p.pdf"))
    driver.qtbot.keyClick(dialog.proof.name, Qt.Key.Key_Down)
    dialog.proof.jpeg.setChecked(True)
    dialog.pages.setCurrentIndex(1)
    pdf, picture = made(driver, dialog)
    assert (pdf.name, picture.name) == ("p-二校.pdf", "p-二校-01.jpg")
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf.read_bytes())
    assert len(document) == 1
    assert "二校" in document[0].get_textpage().get_text_range()
    with Image.open(picture) as image:
        assert image.format == "JPEG"
    record = (driver.folder / "proofs" / "二校.txt").read_text("utf-8")
    assert record.startswith("pagesetter-proof/1 二校")
    asked: list[ExportJob] = []
    dialog.proof.tiled.setChecked(True)
    monkeypatch.setattr(driver.window.worker, "start", lambda _, job: asked.append(job) or 0)
    dialog.start()
    assert [(job.proof, job.tiled) for job in asked] == [("二校", True)]
    calls: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: bool(calls.append(url)) or True)
    dialog.written = dialog.written[:1]
    driver.qtbot.mouseClick(dialog.view, LEFT)
    assert calls == [QUrl.fromLocalFile(str(pdf))]


# --- on the canvas


def shade(driver: Driver, place: tuple[float, float]) -> tuple[int, int, int]:
    """Mean colour of some pixels at a place of the grid, as painted without guides."""
    driver.canvas.previews_press = True
    driver.qtbot.waitUntil(lambda: driver.canvas.is_sharp)
    image = driver.canvas.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    at = driver.at(place)
    colours = [image.pixelColor(at.x() + x, at.y() + y) for x in (0, 1) for y in (0, 1)]
    return tuple(round(sum(c) / 4) for c in zip(*(c.getRgb()[:3] for c in colours), strict=True))  # type: ignore[return-value]


def test_plates_one_by_one(dressed: Path, driver: Driver) -> None:
    in_picture, in_tint, paper = (4.0, 26.0), (1.5, 36.0), (2.5, 45.0)
    red = shade(driver, in_picture)
    assert red[0] > 150
    assert red[1] < 90
    driver.key(Qt.Key.Key_F6)  # magenta: a red picture prints nearly full
    assert shade(driver, in_picture)[0] < 60
    assert shade(driver, in_tint) == (255, 255, 255)
    driver.key(Qt.Key.Key_F5)  # cyan: only the tint
    assert shade(driver, in_picture)[0] > 200
    assert shade(driver, in_tint) == (0, 0, 0)
    assert shade(driver, paper) == (255, 255, 255)
    assert driver.window.actions_by_key["plate-cyan"].isChecked()
    driver.key(Qt.Key.Key_F8)
    assert shade(driver, in_tint) == (255, 255, 255)
    driver.key(Qt.Key.Key_F4)
    assert shade(driver, in_picture) == red
    assert driver.window.actions_by_key["plate-all"].isChecked()


def test_there_may_be_no_spot_plate(driver: Driver) -> None:
    driver.key(Qt.Key.Key_F9)
    assert driver.canvas.paper.plates.plate == ""
    assert driver.window.statusBar().currentMessage() == "这一版没有专色。"
    assert driver.window.actions_by_key["plate-all"].isChecked()


def test_resolutions_are_shown_with_a_key(dressed: Path, driver: Driver) -> None:
    from pagesetter.gui.canvas import item_marks

    told: list[str] = []
    draw = item_marks.draw_label

    def told_as_drawn(
        painter: object, at: object, text: str, *rest: object, **more: object
    ) -> object:
        told.append(text)
        return draw(painter, at, text, *rest, **more)  # type: ignore[arg-type]

    item_marks.draw_label = told_as_drawn  # type: ignore[assignment]
    try:
        driver.canvas.grab()
        assert told == []
        driver.key(Qt.Key.Key_P, CTRL | Qt.KeyboardModifier.AltModifier)
        driver.canvas.grab()
        # 2 columns of 10 字 and a gutter of 1, 9 pt each, are 189 pt; the picture is cut to 12
        # lines of 12 pt but as wide: 300 pixels on 189 pt.
        assert told[0] == "精度 114"
        driver.key(Qt.Key.Key_F5)
        told.clear()
        driver.canvas.grab()
        assert "青版" in told
    finally:
        item_marks.draw_label = draw
