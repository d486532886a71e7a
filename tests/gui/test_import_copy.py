"""Copy brought in through the window: read beside it, reviewed, written, in the copy list."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QClipboard, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from pagesetter.copydesk.reading.plain import plain_source
from pagesetter.copydesk.reading.read import read_copy
from pagesetter.copydesk.review import Review
from pagesetter.copydesk.version_review import VersionReview
from pagesetter.gui.copy_import import from_clipboard
from pagesetter.gui.dialogs.import_review import ImportReview
from pagesetter.gui.dialogs.problem import Problem
from pagesetter.gui.theme import LIGHT
from pagesetter.session.import_copy import Importer

VERSION = (
    "# 县科协办大集\n\n昨天，林县科协举办科普大集，来了很多人。\n\n"
    "大集设了九个摊位，大家都说节目排得好，展品也都很好看。\n"
)
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier

if TYPE_CHECKING:
    from driver import Driver

TEXT = "# 县科协办大集\n\n本报讯 昨天,林县科协举办大集𠮷,来了很多\n\n人。（林县科协）\n"


@pytest.fixture
def dialog(driver: Driver) -> ImportReview:
    review = Review(plain_source("来稿.txt", TEXT, "utf-8"))
    shown = ImportReview([review], LIGHT, driver.window)
    shown.show()
    return shown


def row_of(dialog: ImportReview, rule: str) -> int:
    return next(n for n, line in enumerate(dialog.lines) if line.group == rule)


def take_row(dialog: ImportReview, rule: str) -> None:
    dialog.list.setCurrentItem(dialog.list.topLevelItem(row_of(dialog, rule)))


def test_source_and_result_stand_side_by_side(dialog: ImportReview) -> None:
    assert dialog.source.toPlainText() == TEXT
    assert "昨天，林县科协举办大集𠮷，来了很多人。" in dialog.outcome.toPlainText()
    assert dialog.list.topLevelItemCount() == len(dialog.lines)
    take_row(dialog, "join")
    marked = [s.cursor.selectedText() for s in dialog.source.extraSelections()]  # type: ignore[attr-defined]
    # The stretch in hand is the cut, past a character of two units.
    assert "\u2029\u2029" in marked
    assert dialog.source.textCursor().position() == TEXT.index("\n\n人") + 1


def test_the_review_is_no_larger_than_the_screen(dialog: ImportReview) -> None:
    """Of 800 × 800 pixels here: the buttons at its foot had lain below that of a laptop."""
    room = dialog.screen().availableSize()
    assert dialog.width() < room.width()
    assert dialog.height() < room.height() - 40
    foot = dialog.run.mapTo(dialog, dialog.run.rect().bottomRight())
    assert dialog.rect().contains(foot)


def test_all_columns_of_the_changes_are_seen(dialog: ImportReview) -> None:
    """Of a narrow list two were, and why a change is made never."""
    rows = dialog.list
    for width in (560, 760):
        dialog.resize(width, dialog.height())
        QApplication.processEvents()
        ends = [rows.columnViewportPosition(at) + rows.columnWidth(at) for at in range(5)]
        assert ends == sorted(ends)
        assert ends[-1] <= rows.viewport().width()
        assert rows.columnWidth(4) > 100
    sure = [one.text(3) for one in map(rows.topLevelItem, range(rows.topLevelItemCount())) if one]
    assert sure
    assert all(words.endswith("%") for words in sure)


def test_space_leaves_a_change_out_and_takes_it_again(dialog: ImportReview) -> None:
    take_row(dialog, "join")
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert "很多人" not in dialog.outcome.toPlainText()
    assert dialog.list.currentItem().checkState(0) == Qt.CheckState.Unchecked
    assert dialog.lines[row_of(dialog, "join")].accepted is False
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert "很多人" in dialog.outcome.toPlainText()


def test_a_rule_and_a_threshold(dialog: ImportReview) -> None:
    take_row(dialog, "width")
    dialog.rule_off.click()
    assert "昨天,林县科协举办大集𠮷,来了" in dialog.outcome.toPlainText()
    dialog.rule_on.click()
    assert "昨天，林县" in dialog.outcome.toPlainText()
    dialog.percent.setValue(100)
    dialog.above.click()
    assert dialog.outcome.toPlainText() == TEXT


def test_enter_alone_does_not_import(dialog: ImportReview) -> None:
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert dialog.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not dialog.isVisible()


def drop(driver: Driver, *paths: Path) -> None:
    """Drop files on the copy list."""
    assert driver.window.docks is not None
    panel = driver.window.docks.copy
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy = Qt.DropAction.CopyAction
    panel.dropEvent(
        QDropEvent(
            QPoint(5, 5), copy, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
    )


@pytest.fixture
def answers(driver: Driver) -> Iterator[Callable[[bool], list[str]]]:
    """Presses accept or reject in every dialog that opens; tells their kinds."""
    timer = QTimer(driver.window)
    timer.setInterval(20)
    seen: list[str] = []

    def begin(accept: bool) -> list[str]:
        def press() -> None:
            modal = QApplication.activeModalWidget()
            if isinstance(modal, ImportReview | Problem):
                seen.append(type(modal).__name__)
                (modal.accept if accept else modal.reject)()

        timer.timeout.connect(press)
        timer.start()
        return seen

    yield begin
    timer.stop()


def test_dropped_files_are_read_reviewed_and_in_the_list(
    driver: Driver, tmp_path: Path, answers: Callable[[bool], list[str]]
) -> None:
    good, bad = tmp_path / "来稿.txt", tmp_path / "坏.docx"
    good.write_text(TEXT, "utf-8")
    bad.write_bytes(b"PK\x03\x04 nothing")
    count = len(driver.work.issue.articles)
    seen = answers(True)
    drop(driver, good, bad)
    driver.qtbot.waitUntil(lambda: len(driver.work.issue.articles) > count)
    assert seen == ["Problem", "ImportReview"]
    article = driver.work.issue.article("来稿")
    assert article is not None
    assert article.headline == "县科协办大集"
    assert not driver.work.document.is_dirty
    assert (driver.folder / "copy" / "source" / "来稿.txt").read_text("utf-8") == TEXT


def paste(data: QMimeData) -> None:
    QApplication.clipboard().setMimeData(data)


def test_a_page_in_the_clipboard_becomes_new_copy(
    driver: Driver, answers: Callable[[bool], list[str]]
) -> None:
    """Words of a web page are read as its HTML says; the picture Word puts beside them is not."""
    data = QMimeData()
    data.setText("县科协办大集 昨天,林县科协举办大集。")
    data.setHtml("<h1>县科协办大集</h1><p>昨天,林县科协举办大集。</p>")
    data.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    paste(data)
    seen = answers(True)
    driver.key(Qt.Key.Key_I, CTRL | SHIFT)
    driver.qtbot.waitUntil(lambda: driver.work.issue.article("县科协办大集") is not None)
    assert seen == ["ImportReview"]
    article = driver.work.issue.article("县科协办大集")
    assert article is not None
    assert (article.headline, article.body[0].text) == ("县科协办大集", "昨天，林县科协举办大集。")
    assert not list((driver.folder / "assets").glob("pasted*"))


def test_a_picture_in_the_clipboard_goes_to_the_assets(driver: Driver) -> None:
    data, image = QMimeData(), QImage(4, 4, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    data.setImageData(image)
    paste(data)
    driver.window.actions_by_key["paste-copy"].trigger()
    saved = driver.folder / "assets" / "pasted.png"
    driver.qtbot.waitUntil(saved.exists)
    assert QImage(str(saved)).pixelColor(1, 1).name() == "#ff0000"
    driver.qtbot.waitUntil(
        lambda: "assets/pasted.png" in driver.window.statusBar().currentMessage()
    )


def test_an_empty_clipboard_is_told(driver: Driver) -> None:
    paste(QMimeData())
    driver.window.actions_by_key["paste-copy"].trigger()
    assert driver.window.statusBar().currentMessage() in (
        "The clipboard holds no text, web page or picture", "剪贴板里没有文字、网页或图片",
    )  # fmt: skip


def test_no_clipboard_at_all_is_told_alike(driver: Driver, monkeypatch) -> None:
    """What nobody ever copied to has no data, on some systems none to ask either."""
    monkeypatch.setattr(QClipboard, "mimeData", lambda *_: None)
    driver.window.actions_by_key["paste-copy"].trigger()
    assert driver.window.statusBar().currentMessage() == "剪贴板里没有文字、网页或图片"


def test_files_in_the_clipboard_are_imported_as_files(tmp_path: Path) -> None:
    path = tmp_path / "来稿.txt"
    path.write_text(TEXT, "utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    data.setText(str(path))
    assert from_clipboard(data) == ((str(path),), b"", b"")
    data.setUrls([QUrl("https://example.cn/")])
    assert from_clipboard(data) == ((), str(path).encode(), b"")


def version_of(driver: Driver, tmp_path: Path) -> Path:
    """Copy that was imported, changed by the editor, and came again with changes of its own."""
    came = tmp_path / "来稿.txt"
    came.write_text(VERSION, "utf-8")
    importer = Importer(str(driver.folder))
    importer.add(str(came))
    importer.write()
    article = driver.folder / "copy" / "来稿.md"
    text = article.read_text("utf-8")
    assert "科普大集" in text
    article.write_text(text.replace("科普大集", "科普赶集").replace("九个", "八个"), "utf-8")
    came.write_text(
        VERSION.replace("来了很多人", "来了三百人").replace("九个", "十个").replace("好看", "好玩"),
        "utf-8",
    )
    return came


def test_a_new_version_is_looked_through_place_by_place(driver: Driver, tmp_path: Path) -> None:
    importer = Importer(str(driver.folder))
    review = importer.review(read_copy(str(version_of(driver, tmp_path))))
    assert isinstance(review, VersionReview)
    dialog = ImportReview([review], LIGHT, driver.window)
    dialog.show()
    assert [(line.group, line.cells[1], line.cells[2], line.accepted) for line in dialog.lines] == [
        ("change", "很多", "三百", True), ("both", "八", "十", False), ("change", "看", "玩", True),
    ]  # fmt: skip
    assert not dialog.above.isVisible()
    # The editor's own edit stands on both sides, coloured is what differs.
    assert "科普赶集" in dialog.source.toPlainText()
    assert "科普赶集，来了三百人" in dialog.outcome.toPlainText()
    marked = [s.cursor.selectedText() for s in dialog.source.extraSelections()]  # type: ignore[attr-defined]
    assert marked == ["很多", "八", "看"]
    marked = [s.cursor.selectedText() for s in dialog.outcome.extraSelections()]  # type: ignore[attr-defined]
    assert marked == ["三百", "八", "玩"]
    # Leave one, take the other side's words of one, leave all that only the new version changed.
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert "来了很多人" in dialog.outcome.toPlainText()
    dialog.list.setCurrentItem(dialog.list.topLevelItem(1))
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert "十个摊位" in dialog.outcome.toPlainText()
    dialog.list.setCurrentItem(dialog.list.topLevelItem(2))
    dialog.rule_off.click()
    assert "都很好看" in dialog.outcome.toPlainText()
    importer.take(review)
    importer.write()
    text = (driver.folder / "copy" / "来稿.md").read_text("utf-8")
    assert "科普赶集，来了很多人" in text
    assert "十个摊位" in text
    assert "都很好看" in text
    # What was left is not asked again: the next version is compared with this one.
    again = Importer(str(driver.folder)).review(read_copy(str(tmp_path / "来稿.txt")))
    assert again is None


def test_a_ticked_line_outlives_its_tick(driver: Driver, tmp_path: Path) -> None:
    """Qt reads the item again after it has told of the tick: made anew, it brought all down."""
    importer = Importer(str(driver.folder))
    review = importer.review(read_copy(str(version_of(driver, tmp_path))))
    assert isinstance(review, VersionReview)
    dialog = ImportReview([review], LIGHT, driver.window)
    dialog.show()
    items = [dialog.list.topLevelItem(at) for at in range(3)]
    for at, item in enumerate(items):
        dialog.list.setCurrentItem(item)
        QTest.keyClick(dialog.list, Qt.Key.Key_Space)
        assert [dialog.list.topLevelItem(n) for n in range(3)] == items
        assert item is not None
        assert (item.checkState(0) == Qt.CheckState.Checked) == dialog.lines[at].accepted
        assert [item.text(c) for c in (1, 2)] == [dialog.lines[at].cells[c] for c in (1, 2)]
    assert [line.accepted for line in dialog.lines] == [False, True, False]


def test_a_dropped_new_version_opens_the_review(
    driver: Driver, tmp_path: Path, answers: Callable[[bool], list[str]]
) -> None:
    came = version_of(driver, tmp_path)
    seen = answers(True)
    drop(driver, came)
    article = driver.folder / "copy" / "来稿.md"
    driver.qtbot.waitUntil(lambda: "来了三百人" in article.read_text("utf-8"))
    assert seen == ["ImportReview"]
    assert "八个摊位" in article.read_text("utf-8")


def test_a_review_that_is_cancelled_writes_nothing(
    driver: Driver, tmp_path: Path, answers: Callable[[bool], list[str]]
) -> None:
    good = tmp_path / "来稿.txt"
    good.write_text(TEXT, "utf-8")
    before = sorted(driver.folder.rglob("*"))
    seen = answers(False)
    drop(driver, good)
    driver.qtbot.waitUntil(lambda: bool(seen))
    driver.qtbot.wait(50)
    assert sorted(p for p in driver.folder.rglob("*") if ".pagesetter" not in p.parts) == [
        p for p in before if ".pagesetter" not in p.parts
    ]
