"""The window round the canvas: panels, pages, start page, saving, languages, export."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from driver import ALT, CTRL
from PySide6.QtCore import QCoreApplication, QDate, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QMessageBox

from pagesetter.formats import load_issue
from pagesetter.gui.actions import all_specs
from pagesetter.gui.dialogs.export import ExportDialog
from pagesetter.gui.dialogs.new_issue import NewIssue
from pagesetter.gui.dialogs.problem import Problem
from pagesetter.gui.dialogs.shortcuts import Shortcuts
from pagesetter.gui.start_page import StartPage

if TYPE_CHECKING:
    from driver import Driver


# --- commands


def test_every_command_is_in_a_menu_with_a_tooltip_and_runs_something(driver: Driver) -> None:
    for spec in all_specs():
        action = driver.window.actions_by_key[spec.key]
        assert action.toolTip(), spec.key
        assert action.associatedObjects(), spec.key
        if not spec.key.startswith(("show-", "plate-", "panel-")) and spec.key != "press-preview":
            window = driver.window
            pages, name = window._pages, spec.key.replace("-", "_")
            assert pages is not None
            text = window._text
            assert text is not None
            found = text.find(spec.key) or pages.find(spec.key)
            assert found or callable(getattr(window.files, name)), spec.key


def test_no_shortcut_means_two_things(driver: Driver) -> None:
    keys = [key for spec in all_specs() for key in spec.shortcuts]
    assert sorted(keys) == sorted(set(keys))


def test_every_command_has_a_shortcut_that_is_a_key(driver: Driver) -> None:
    actions = driver.window.actions_by_key
    assert [spec.key for spec in all_specs() if not spec.shortcuts] == []
    for spec in all_specs():
        assert len(actions[spec.key].shortcuts()) == len(spec.shortcuts), spec.key
        for keys in actions[spec.key].shortcuts():
            assert keys[0].key() != Qt.Key.Key_unknown, spec.key
            # Linux turns to another console at these.
            assert not re.fullmatch(r"Ctrl\+Alt\+F\d+", keys.toString()), spec.key


def test_a_panel_is_fetched_and_hidden_with_a_key(driver: Driver) -> None:
    docks = driver.window.docks
    assert docks is not None
    library, copy = docks.all["panel-library"], docks.all["panel-copy"]
    assert library.visibleRegion().isEmpty()  # behind the tab of the copy list
    driver.key(Qt.Key.Key_3, ALT)
    driver.qtbot.waitUntil(lambda: not library.visibleRegion().isEmpty())
    driver.key(Qt.Key.Key_3, ALT)
    assert library.isHidden()
    assert not copy.isHidden()
    driver.window.menu("menu-panels").aboutToShow.emit()
    actions = driver.window.actions_by_key
    assert not actions["panel-library"].isChecked()
    assert actions["panel-copy"].isChecked()


def test_commands_are_usable_only_when_there_is_something_to_do(driver: Driver) -> None:
    actions = driver.window.actions_by_key
    assert not actions["split-2"].isEnabled()
    assert not actions["save"].isEnabled()
    driver.click((1.5, 10.5))
    assert actions["split-2"].isEnabled()
    driver.key(Qt.Key.Key_2)
    assert actions["save"].isEnabled()
    driver.window.close_document()
    assert not actions["export-pdf"].isEnabled()
    assert actions["open"].isEnabled()


def test_letters_typed_in_a_field_are_no_commands(driver: Driver) -> None:
    docks = driver.window.docks
    assert docks is not None
    docks.copy.search.setFocus()
    driver.qtbot.keyClicks(docks.copy.search, "fvh234")
    assert docks.copy.search.text() == "fvh234"
    assert driver.canvas.tool == "select"


# --- panels


def test_copy_panel_tells_where_each_article_stands(driver: Driver) -> None:
    docks = driver.window.docks
    assert docks is not None
    rows = {row.name: row for row in docks.copy.model.rows}
    assert (rows["spare"].status, rows["spare"].characters) == ("unplaced", 184)
    assert rows["essay"].place.startswith("2 版")
    driver.drop_article("spare", (1.5, 25.5))
    model = docks.copy.model
    driver.qtbot.waitUntil(lambda: any(r.name == "spare" and r.page == 0 for r in model.rows))
    assert next(r for r in model.rows if r.name == "spare").place.startswith("1 版")


def test_copy_panel_searches_and_filters(driver: Driver) -> None:
    docks = driver.window.docks
    assert docks is not None
    panel = docks.copy
    assert panel.filter.rowCount() == 4
    panel.search.setText("短讯")
    assert panel.filter.rowCount() == 1
    panel.search.setText("")
    panel.status.setCurrentIndex(panel.status.findData("unplaced"))
    assert [panel.filter.index(0, 0).data()] == ["备用稿件"]


def test_pages_are_shown_by_strip_and_keys(driver: Driver) -> None:
    docks = driver.window.docks
    assert docks is not None
    assert [docks.pages.item(row).text() for row in range(2)] == ["1  要闻", "2  副刊"]
    docks.pages.setCurrentRow(1)
    assert driver.work.page.name == "02"
    driver.key(Qt.Key.Key_PageUp)
    assert driver.work.page.name == "01"
    assert docks.pages.currentRow() == 0


def test_a_finding_leads_to_its_place(driver: Driver) -> None:
    docks = driver.window.docks
    assert docks is not None
    panel = docks.findings

    def texts() -> list[str]:
        return [panel.list.item(row).text() for row in range(panel.list.count())]

    found = lambda: any(text.startswith("2 版") for text in texts())  # noqa: E731
    driver.qtbot.waitUntil(found)
    row = next(i for i, text in enumerate(texts()) if text.startswith("2 版"))
    panel.list.itemClicked.emit(panel.list.item(row))
    assert driver.work.page.name == "02"
    assert driver.work.selection.items == ("s1",)


def test_inspector_edits_the_headline_in_one_burst(driver: Driver) -> None:
    docks = driver.window.docks
    assert docks is not None
    driver.click((1.5, 10.5))
    editor = docks.inspector.story.parts["headline"]
    assert editor.words.toPlainText() == "头条新闻"
    editor.words.setFocus()
    cursor = editor.words.textCursor()
    cursor.movePosition(cursor.MoveOperation.End)
    editor.words.setTextCursor(cursor)
    driver.qtbot.keyClick(editor.words, Qt.Key.Key_Return)
    driver.qtbot.keyClicks(editor.words, "xy")
    assert driver.work.document.undo_name == "title"
    saved = driver.saved().article("lead")
    assert saved is not None
    assert saved.headline == "头条新闻\nxy"
    driver.work.undo()
    assert editor.words.toPlainText() == "头条新闻"
    assert not driver.work.document.undo_name


def test_inspector_sizes_and_resets(driver: Driver) -> None:
    docks = driver.window.docks
    assert docks is not None
    driver.click((1.5, 10.5))
    editor = docks.inspector.story.parts["headline"]
    assert editor.size_box.value() == 20
    editor.size_box.setValue(26.5)
    assert str(dict(driver.story("s1").title.parts)["headline"][0].value) == "26.5pt"
    assert editor.reset.isEnabled()
    editor.reset.click()
    assert dict(driver.story("s1").title.parts) == {}
    assert not editor.reset.isEnabled()


def test_inspector_places_a_frame(driver: Driver) -> None:
    docks = driver.window.docks
    assert docks is not None
    driver.click((3.5, 5.5))
    boxes = docks.inspector.frame.boxes
    assert [boxes[name].value() for name in ("column", "line", "columns", "lines")] == [3, 1, 1, 20]
    boxes["lines"].setValue(30)
    assert driver.place("f2") == (3, 1, 1, 30)
    assert boxes["line"].maximum() == 31


def test_inspector_edits_the_page(driver: Driver) -> None:
    docks = driver.window.docks
    assert docks is not None
    page = docks.inspector.page
    page.section.setFocus()
    page.section.selectAll()
    driver.qtbot.keyClicks(page.section, "News")
    assert driver.saved().pages[0].section == "News"


def test_panels_can_be_closed_and_reset(driver: Driver) -> None:
    docks = driver.window.docks
    assert docks is not None
    docks.all["panel-copy"].close()
    assert not docks.all["panel-copy"].isVisible()
    driver.run("reset-windows")
    assert docks.all["panel-copy"].isVisible()


# --- documents


def test_the_title_marks_unsaved_changes(driver: Driver) -> None:
    assert "试排报 2026-11-24" in driver.window.windowTitle()
    assert not driver.window.isWindowModified()
    driver.click((3.5, 5.5))
    driver.key(Qt.Key.Key_Down)
    assert driver.window.isWindowModified()
    driver.saved()
    assert not driver.window.isWindowModified()


def test_revert_is_a_step(driver: Driver) -> None:
    driver.click((3.5, 5.5))
    driver.key(Qt.Key.Key_Down)
    driver.run("revert")
    assert driver.place("f2") == (3, 1, 1, 20)
    driver.key(Qt.Key.Key_Z, CTRL)
    assert driver.place("f2") == (3, 2, 1, 20)


def answer(monkeypatch: pytest.MonkeyPatch, role: QMessageBox.ButtonRole) -> None:
    """Press the button of this role in the next message box."""

    def exec_(box: QMessageBox) -> int:
        button = next(b for b in box.buttons() if box.buttonRole(b) == role)
        button.click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", exec_)


def test_closing_asks_about_unsaved_changes(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver.click((3.5, 5.5))
    driver.key(Qt.Key.Key_Down)
    answer(monkeypatch, QMessageBox.ButtonRole.RejectRole)
    assert not driver.window.close()
    answer(monkeypatch, QMessageBox.ButtonRole.AcceptRole)
    assert driver.window.close()
    assert load_issue(str(driver.folder)).issue.pages[0].stories[1].frames[0].line == 2


def test_a_file_changed_by_another_program_is_not_overwritten(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(Problem, "exec", lambda self: told.append(self.detail.toPlainText()))
    path = driver.folder / "pages" / "01.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "# 别人\n", encoding="utf-8")
    driver.click((3.5, 5.5))
    driver.key(Qt.Key.Key_Down)
    driver.key(Qt.Key.Key_S, CTRL)
    assert len(told) == 1
    assert "pages/01.yaml" in told[0]
    assert path.read_text(encoding="utf-8").endswith("# 别人\n")
    assert driver.work.document.is_dirty


def test_what_cannot_be_opened_is_told_and_the_open_issue_stays(
    driver: Driver, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    told: list[str] = []
    monkeypatch.setattr(Problem, "exec", lambda self: told.append(self.detail.toPlainText()))
    assert not driver.window.open_path(str(tmp_path / "nothing"))
    assert len(told) == 1
    assert driver.work.page.name == "01"


def test_save_as_makes_another_issue(driver: Driver, tmp_path: Path) -> None:
    driver.click((3.5, 5.5))
    driver.key(Qt.Key.Key_Down)
    target = driver.folder.parent / "2026-12-01"
    driver.window.files.save_to(str(target))
    assert driver.work.document.folder == str(target)
    assert load_issue(str(target)).issue.pages[0].stories[1].frames[0].line == 2
    assert load_issue(str(driver.folder)).issue.pages[0].stories[1].frames[0].line == 1
    assert not driver.work.document.is_dirty


def test_start_page_lists_recent_issues_with_pictures(driver: Driver) -> None:
    picture = driver.window.settings.thumbnail(str(driver.folder))
    # It is made in idle time and written by a thread.
    driver.qtbot.waitUntil(lambda: os.path.isfile(picture))
    driver.window.close_document()
    page = driver.window.centralWidget()
    assert isinstance(page, StartPage)
    assert page.recent.item(0).text() == "2026-11-24\npaper"
    assert not page.recent.item(0).icon().isNull()
    page.recent.itemClicked.emit(page.recent.item(0))
    assert driver.work.page.name == "01"


def test_an_issue_that_is_gone_is_dimmed_and_taken_off_the_list(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, folder = driver.window, driver.folder
    gone = folder.with_name("gone")
    window.settings.remember(str(gone))
    window.close_document()
    page = window.centralWidget()
    assert isinstance(page, StartPage)
    items = [page.recent.item(row) for row in range(page.recent.count())]
    assert [item.text() for item in items] == ["gone（找不到）\npaper", "2026-11-24\npaper"]
    assert items[0].foreground().color().name() == window.colours.quiet
    window.menu("menu-recent").aboutToShow.emit()
    actions = window.menu("menu-recent").actions()
    assert [(a.text(), a.isEnabled()) for a in actions] == [
        (f"{gone}（找不到）", False), (str(folder), True)
    ]  # fmt: skip
    shown: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _: shown.append(menu))
    page.recent.itemClicked.emit(items[0])
    assert window.work is None
    forget = shown[0].actions()[-1]
    assert forget.text() == "从列表里拿掉（不删文件）"
    forget.trigger()
    assert window.settings.recent == (str(folder),)
    assert page.recent.count() == 1
    page.recent.setCurrentRow(0)
    driver.qtbot.keyClick(page.recent, Qt.Key.Key_Delete)
    assert window.settings.recent == ()
    assert page.recent.isHidden()
    assert (folder / "issue.yaml").is_file()


def test_start_page_shows_layouts_as_grids_to_begin_with(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver.window.close_document()
    page = driver.window.centralWidget()
    assert isinstance(page, StartPage)
    driver.qtbot.waitUntil(lambda: page.layouts.count() >= 7)
    chosen: list[tuple[int, str]] = []

    def tell(dialog: NewIssue) -> int:
        item = dialog.paper.layouts.currentItem()
        chosen.append((dialog.tabs.currentIndex(), item.data(Qt.ItemDataRole.UserRole)))
        return 0

    monkeypatch.setattr(NewIssue, "exec", tell)
    page.layouts.itemClicked.emit(page.layouts.item(2))
    assert chosen == [(1, "tabloid-5x14")]
    driver.run("new-from-last")
    assert chosen[1][0] == 0


def test_the_next_issue_is_made_from_the_last(driver: Driver) -> None:
    dialog = NewIssue(driver.window.settings, driver.window.colours, driver.window)
    driver.qtbot.addWidget(dialog)
    assert dialog.next_folder.text().endswith("2026-12-01")
    assert dialog.next.text() == "下一期：2026-12-01　第 8 期（总第 108 期）　2 版"
    dialog.accept()
    issue = load_issue(dialog.made).issue
    assert (issue.date, issue.number, issue.total) == ("2026-12-01", "8", "108")
    assert [s.article for s in issue.pages[0].stories] == ["", "", ""]


def test_a_new_paper_is_made_from_a_layout(driver: Driver, tmp_path: Path) -> None:
    dialog = NewIssue(driver.window.settings, driver.window.colours, driver.window)
    driver.qtbot.addWidget(dialog)
    dialog.tabs.setCurrentIndex(1)
    form = dialog.paper
    assert form.layouts.count() >= 7
    form.choose("tabloid-5x15")
    form.inside = str(tmp_path)
    (tmp_path / "新报").mkdir()
    form.name.setText("新报")
    form.name.textEdited.emit("新报")
    assert form.folder.text() == str(tmp_path / "新报 2")
    form.pages.setValue(2)
    form.date.setDate(QDate(2026, 12, 8))
    form.number.setText("031")
    dialog.accept()
    assert driver.window.open_path(dialog.made)
    issue = driver.work.issue
    assert (issue.paper.name, issue.date) == ("新报", "2026-12-08")
    assert (issue.number, issue.total) == ("031", "1")
    assert [(page.name, page.layout, page.stories) for page in issue.pages] == [
        ("01", "tabloid-5x15", ()), ("02", "tabloid-5x15", ())
    ]  # fmt: skip
    assert issue.articles == ()


def test_a_folder_dropped_on_the_start_page_is_opened(driver: Driver) -> None:
    driver.window.close_document()
    page = driver.window.centralWidget()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(driver.folder / "issue.yaml"))])
    act, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0)
    for event in (
        QDragEnterEvent(QPoint(9, 9), act, data, left, none),
        QDropEvent(QPointF(9, 9), act, data, left, none),
    ):
        QApplication.sendEvent(page, event)
    assert driver.work.document.folder == str(driver.folder)


def test_qts_own_dialogs_are_chinese_to_the_last_word(driver: Driver) -> None:
    said = QCoreApplication.translate
    assert said("QFileDialog", "&Look in:") == "位置(&L)："
    assert said("QFileDialog", "Files of &type:") == "文件类型(&T)："
    assert said("QAbstractFileIconProvider", "Folder", "All other platforms") == "文件夹"
    assert said("QFileDialog", "&Open") == "打开(&O)"
    assert said("QFileDialog", "no such words") == "no such words"


# --- out


def test_export_writes_the_pdf_of_what_is_shown(driver: Driver, tmp_path: Path) -> None:
    driver.click((3.5, 5.5))
    driver.key(Qt.Key.Key_Delete)  # unsaved
    work = driver.work
    path = str(tmp_path / "out.pdf")
    dialog = ExportDialog(work, driver.window.worker, path, driver.window)
    driver.qtbot.addWidget(dialog)
    assert dialog.view.isHidden()
    dialog.pages.setCurrentIndex(1)
    dialog.start()
    driver.qtbot.waitUntil(lambda: bool(dialog.written))
    assert dialog.written == [path]
    assert not dialog.view.isHidden()
    data = Path(path).read_bytes()
    assert data.startswith(b"%PDF-")
    import pypdfium2

    pdf = pypdfium2.PdfDocument(data)
    assert len(pdf) == 1
    text = pdf[0].get_textpage().get_text_range()
    assert "头条新闻" in text
    assert "短讯一则" not in text


def test_export_can_be_cancelled(driver: Driver, tmp_path: Path) -> None:
    dialog = ExportDialog(driver.work, driver.window.worker, str(tmp_path / "x.pdf"), driver.window)
    driver.qtbot.addWidget(dialog)
    dialog.start()
    dialog.reject()
    driver.qtbot.wait(100)
    assert not (tmp_path / "x.pdf").exists()
    assert dialog.run.isEnabled()


# --- language, looks, help


def test_the_language_is_switched_in_place(driver: Driver) -> None:
    driver.click((3.5, 5.5))
    driver.key(Qt.Key.Key_Down)
    driver.run("language-en")
    assert driver.window.actions_by_key["save"].text() == "Save"
    assert driver.window.actions_by_key["undo"].text() == "Undo Move"
    docks = driver.window.docks
    assert docks is not None
    assert docks.all["panel-copy"].windowTitle() == "Copy"
    assert driver.place("f2") == (3, 2, 1, 20)
    driver.run("language-zh")
    assert driver.window.actions_by_key["save"].text() == "保存"


def test_dark_and_light(driver: Driver) -> None:
    driver.run("look-dark")
    assert driver.window.palette().window().color().lightness() < 80
    assert driver.window.actions_by_key["look-dark"].isChecked()
    driver.run("look-light")
    assert driver.window.palette().window().color().lightness() > 180


def test_the_shortcut_overview_finds_commands(driver: Driver) -> None:
    dialog = Shortcuts(driver.window)
    driver.qtbot.addWidget(dialog)
    assert isinstance(dialog, QDialog)
    dialog._narrow("导出")
    seen = []
    for at in range(dialog.table.topLevelItemCount()):
        top = dialog.table.topLevelItem(at)
        assert top is not None
        rows = (top.child(row) for row in range(top.childCount()))
        seen += [item.text(1) for item in rows if item is not None and not item.isHidden()]
    assert seen == ["Ctrl+E"]


def test_everything_shown_has_an_accessible_name(driver: Driver) -> None:
    docks = driver.window.docks
    assert docks is not None
    for widget in (
        driver.canvas,
        docks.pages,
        docks.copy.list,
        docks.inspector,
        docks.findings.list,
    ):
        assert widget.accessibleName()


def test_pages_nobody_looks_at_are_composed_when_nothing_else_is_to_do(driver: Driver) -> None:
    work = driver.work
    assert not work.is_pending(0)
    driver.qtbot.waitUntil(lambda: not work.is_pending(1))
    assert work.composition.pages[1].lines
    driver.qtbot.waitUntil(lambda: len(work.findings) > 2)


def test_a_page_is_composed_at_once_when_it_is_shown(driver: Driver) -> None:
    work = driver.work
    work.show_page(1)
    assert work.composed.lines
