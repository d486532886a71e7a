"""The dialog that makes files, from a PDF to one that was cancelled."""

from __future__ import annotations

import errno
import os
import pickle
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox

from pagesetter.gui.dialogs import export
from pagesetter.gui.dialogs.export import ExportDialog
from pagesetter.gui.dialogs.problem import Problem
from pagesetter.gui.worker import work as serve
from pagesetter.session.output import refuse

if TYPE_CHECKING:
    from driver import Driver


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


def test_this_page_is_the_one_on_show(driver: Driver) -> None:
    """Pages are turned and added while the dialog stands beside them."""
    dialog = ExportDialog(driver.work, driver.window.worker, "x.pdf", driver.window)
    driver.qtbot.addWidget(dialog)
    seen = lambda: [(dialog.pages.itemText(i), dialog.pages.itemData(i)) for i in (0, 1)]  # noqa: E731
    assert seen() == [("全部 2 版", ()), ("只要第 1 版", (1,))]
    driver.run("next-page")
    assert seen() == [("全部 2 版", ()), ("只要第 2 版", (2,))]
    driver.run("add-page-before")
    assert seen()[0] == ("全部 3 版", ())


def test_export_can_be_cancelled(driver: Driver, tmp_path: Path) -> None:
    dialog = ExportDialog(driver.work, driver.window.worker, str(tmp_path / "x.pdf"), driver.window)
    driver.qtbot.addWidget(dialog)
    dialog.start()
    dialog.reject()
    driver.qtbot.wait(100)
    assert not (tmp_path / "x.pdf").exists()
    assert dialog.run.isEnabled()


def answered(monkeypatch: pytest.MonkeyPatch, role: QMessageBox.ButtonRole) -> list[str]:
    """Answer questions with the button of this role; the questions asked."""
    asked: list[str] = []

    def choose(box: QMessageBox) -> int:
        asked.append(box.text())
        next(b for b in box.buttons() if box.buttonRole(b) is role).click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", choose)
    return asked


def test_leaving_amid_an_export_is_asked_about(
    driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = driver.window
    monkeypatch.setattr(window.worker, "start", lambda name, job: 7)  # it never ends
    driver.run("export-pdf")
    dialog = window.files.export
    assert dialog is not None
    dialog.path.setText(str(tmp_path / "out.pdf"))
    dialog.start()
    asked = answered(monkeypatch, QMessageBox.ButtonRole.RejectRole)
    assert not window.close()
    assert asked == ["还在导出"]
    assert dialog.isVisible()
    answered(monkeypatch, QMessageBox.ButtonRole.DestructiveRole)
    assert window.close()
    assert not dialog.isVisible()
    assert not (tmp_path / "out.pdf").exists()


def test_the_dialog_has_the_room_that_its_fields_want(driver: Driver) -> None:
    driver.run("export-pdf")
    dialog = driver.window.files.export
    assert dialog is not None
    driver.settle()
    for choice in (dialog.kind, *dialog.plant.choices.values(), *dialog.plant.inks.values()):
        assert choice.height() >= choice.sizeHint().height()


class GonePipe:
    """One job is asked for; nobody reads what comes of it."""

    def recv_bytes(self) -> bytes:
        return pickle.dumps((1, "no-such-job", None))

    def send_bytes(self, _data: bytes) -> None:
        raise BrokenPipeError


def test_a_worker_whose_window_is_gone_ends_without_a_word() -> None:
    with pytest.raises(SystemExit) as ended:
        serve(GonePipe())
    assert ended.value.code is None


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What dialogs of problems say, instead of being shown."""
    said: list[str] = []
    monkeypatch.setattr(Problem, "exec", lambda box: said.append(box.detail.toPlainText()))
    return said


def test_where_to_is_looked_at_before_anything_is_made(
    driver: Driver, tmp_path: Path, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(driver.window.worker, "start", lambda name, _: asked.append(name) or 7)
    driver.run("export-pdf")
    dialog = driver.window.files.export
    assert dialog is not None
    dialog.path.setText(str(tmp_path / "没有 这个" / "x.pdf"))
    dialog.start()
    (tmp_path / "x.pdf").mkdir()
    dialog.path.setText(str(tmp_path / "x.pdf"))
    dialog.start()
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    dialog.path.setText(str(tmp_path / "y.pdf"))
    dialog.start()
    assert [words.splitlines()[0] for words in told] == [
        f"无法写入：没有文件夹 {tmp_path / '没有 这个'}",
        f"无法写入：{tmp_path / 'x.pdf'} 是一个文件夹",
        f"无法写入：文件正被其他程序打开，或没有写入 {tmp_path} 的权限",
    ]
    assert asked == ["check-issue"]
    assert not dialog.is_making
    assert dialog.run.isEnabled()


def test_a_name_alone_is_a_file_of_the_paper(
    driver: Driver, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(driver.window.worker, "start", lambda *_: 7)
    driver.run("export-pdf")
    dialog = driver.window.files.export
    assert dialog is not None
    paper = driver.folder.parents[1]
    for typed, path in (
        (" 第1期 ", paper / "第1期.pdf"),
        ("x.PDF", paper / "x.pdf"),
        ("", paper / "2026-11-24.pdf"),
    ):
        dialog.path.setText(typed)
        dialog.start()
        assert dialog.path.text() == str(path)
    assert told == []


def test_what_no_program_opens_is_told(
    driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: bool(opened.append(url.toLocalFile()))
    )
    driver.run("export-pdf")
    dialog = driver.window.files.export
    assert dialog is not None
    path = str(tmp_path / '第1期 “it\'s” "a" %20#.pdf')
    dialog.path.setText(path)
    dialog.start()
    driver.qtbot.waitUntil(lambda: dialog.written == [path])
    assert dialog.stop.text() == "关闭"
    dialog.start()  # again: a button says that it can be cancelled
    assert (dialog.stop.text(), dialog.view.isHidden()) == ("取消", True)
    driver.qtbot.waitUntil(lambda: not dialog.is_making)
    dialog.view.click()
    assert opened == [path]
    assert dialog.told.text() == f"这台电脑没有能打开它的程序。文件在：{path}"


def test_the_form_stands_as_far_aside_of_the_page_as_the_screen_goes(driver: Driver) -> None:
    window, screen = driver.window, driver.window.screen().availableGeometry()
    driver.run("export-pdf")
    dialog = window.files.export
    assert dialog is not None
    assert screen.contains(dialog.geometry()) or dialog.height() > screen.height()
    aside = window.frameGeometry().right() < dialog.x()
    assert aside or screen.right() - dialog.geometry().right() <= 40


def test_a_proof_whose_lines_cannot_be_kept_is_made_all_the_same(
    driver: Driver, tmp_path: Path, told: list[str]
) -> None:
    (driver.folder / "proofs").write_text("no folder")
    driver.run("proof-pages")
    dialog = driver.window.files.export
    assert dialog is not None
    dialog.path.setText(str(tmp_path / "a.pdf"))
    dialog.start()
    dialog.path.setText(str(tmp_path / "elsewhere" / "b.pdf"))  # too late for this one
    driver.qtbot.waitUntil(lambda: bool(told))
    assert dialog.written == [str(tmp_path / "a-一校.pdf")]
    assert (tmp_path / "a-一校.pdf").read_bytes().startswith(b"%PDF")
    assert told[0].startswith("无法写入：")
    assert dialog.told.text() == f"已导出 1 个文件：{tmp_path / 'a-一校.pdf'}"


def test_files_that_were_written_before_the_disk_was_full_are_told(
    driver: Driver, tmp_path: Path, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = export.write_whole

    def full(path: str, data: bytes) -> None:
        if path.endswith("-02.pdf"):
            refuse(path, OSError(errno.ENOSPC, "full"))
        real(path, data)

    monkeypatch.setattr(export, "write_whole", full)
    driver.run("export-pdf")
    dialog = driver.window.files.export
    assert dialog is not None
    dialog.path.setText(str(tmp_path / "out.pdf"))
    dialog.plant.split.setChecked(True)
    dialog.start()
    driver.qtbot.waitUntil(lambda: bool(told))
    assert dialog.told.text() == f"2 个文件里写出了 1 个，在 {tmp_path}"
    assert [path.name for path in tmp_path.glob("*.pdf")] == ["out-01.pdf"]
    assert dialog.written == []


def test_files_of_a_paper_that_is_only_read_go_to_the_users_own(
    driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(tmp_path / "文档"))
    driver.run("export-pdf")
    dialog = driver.window.files.export
    assert dialog is not None
    assert dialog.path.text() == str(driver.folder.parents[1] / "2026-11-24.pdf")
    driver.window.files.close_export()
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    driver.run("export-pdf")
    dialog = driver.window.files.export
    assert dialog is not None
    assert dialog.path.text() == str(tmp_path / "文档" / "2026-11-24.pdf")
