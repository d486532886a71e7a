"""Starting: the command, its fonts, and a fault that is told and survived."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication, QMessageBox

from pagesetter.cli.main import main
from pagesetter.gui import app
from pagesetter.gui.dialogs.problem import Problem

if TYPE_CHECKING:
    from driver import Driver
    from pytestqt.qtbot import QtBot


def test_without_a_chinese_font_the_shipped_hei_is_taken(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "_CHINESE", ("No Such Family",))
    assert app.interface_font().families()[-1] == "Pagesetter Hei"


@pytest.mark.parametrize(
    ("module", "modules", "asked"),
    [
        ("fcitx", None, "fcitx;ibus"),
        ("fcitx", "wayland;fcitx", "wayland;fcitx;ibus"),
        ("ibus", None, None),
        ("fcitx", "wayland;ibus", "wayland;ibus"),
        (None, None, None),
    ],
)
def test_ibus_is_asked_for_where_the_system_wants_what_qt_has_not(
    module: str | None, modules: str | None, asked: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (("QT_IM_MODULE", module), ("QT_IM_MODULES", modules)):
        monkeypatch.setenv(name, value or "")
        if value is None:
            monkeypatch.delenv(name)
    app.application()
    assert os.environ.get("QT_IM_MODULES") == asked


def test_windows_is_told_whose_windows_these_are(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    shell = SimpleNamespace(SetCurrentProcessExplicitAppUserModelID=told.append)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(shell32=shell), raising=False)
    app.name_to_windows()
    assert told == []  # no other system is asked
    with monkeypatch.context() as windows:
        windows.setattr(sys, "platform", "win32")
        app.name_to_windows()
    assert told == ["Pagesetter.Pagesetter"]


def test_the_application_says_so_before_its_first_window(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(app, "name_to_windows", lambda: told.append("named"))
    app.application()
    assert told == ["named"]


def test_a_chinese_font_of_the_system_goes_before_it(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PySide6.QtGui import QFontDatabase

    family = QFontDatabase.families()[0]
    monkeypatch.setattr(app, "_CHINESE", ("No Such Family", family))
    assert app.interface_font().families()[-1] == family


def test_a_fault_is_shown_with_its_detail_and_the_window_stays(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(Problem, "exec", lambda self: told.append(self.detail.toPlainText()))
    try:
        raise RuntimeError("出了意外")
    except RuntimeError as fault:
        app._tell(driver.window, RuntimeError, fault, fault.__traceback__)
    assert "RuntimeError: 出了意外" in told[0]
    assert driver.window.isVisible()


def test_the_command_without_qt_says_how_to_install_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [n for n in sys.modules if n.startswith("pagesetter.gui.app")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "PySide6.QtGui", None)
    assert main(["gui"]) == 2
    assert "pip install 'pagesetter[gui]'" in capsys.readouterr().err


def test_a_render_knows_no_qt(root: str) -> None:
    code = (
        "import sys, pagesetter.session.jobs, pagesetter.cli.gui; print('PySide6' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_icons_have_their_licence_beside_them() -> None:
    folder = os.path.join(os.path.dirname(app.__file__), "icons")
    with open(os.path.join(folder, "LICENSE"), encoding="utf-8") as file:
        assert file.read().startswith("ISC License")
    used = {spec.icon for spec in __import__("pagesetter.gui.actions").gui.actions.all_specs()}
    used |= {"circle-x", "triangle-alert", "info", "undo-2", ""}
    used |= {"x", "picture-in-picture-2"}  # of a panel's head
    used |= {"arrow-up", "arrow-down", "plus", "clipboard-paste", "trash-2"}  # beside lists
    there = {name.removesuffix(".svg") for name in os.listdir(folder) if name.endswith(".svg")}
    assert sorted(used - there - {""}) == []
    assert sorted(there - used) == []


def test_what_the_system_asks_to_open_is_opened_when_the_work_may_be_left(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As macOS does with a file that is double-clicked."""
    opened: list[str] = []
    monkeypatch.setattr(driver.window, "open_path", lambda path: opened.append(path) or True)
    running = QApplication.instance()
    assert running is not None
    asked = app.AskedToOpen(driver.window)
    running.installEventFilter(asked)
    try:
        monkeypatch.setattr(driver.window.files, "may_leave", lambda: False)
        QApplication.sendEvent(running, QFileOpenEvent(str(driver.folder)))
        assert opened == []
        monkeypatch.setattr(driver.window.files, "may_leave", lambda: True)
        QApplication.sendEvent(running, QFileOpenEvent(str(driver.folder)))
        assert opened == [str(driver.folder)]
    finally:
        running.removeEventFilter(asked)


def test_a_program_without_streams_ends_well() -> None:
    """As one that Windows starts without a console."""
    code = (
        "import sys; from pagesetter.cli import main as m; assert sys.stdout is None\n"
        "sys.exit(m.main(['--version']) or m.main(['render', '/no/such']) - 2)"
    )
    words = [sys.executable, "-I", "-c", code]
    done = subprocess.run(["sh", "-c", 'exec "$@" >&- 2>&-', "sh", *words], check=False)
    assert done.returncode == 0


def test_what_is_told_about_the_program_has_buttons_like_other_dialogs(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Qt's own have a green tick, which no other button of the window has."""
    told: list[str] = []

    def read(box: QMessageBox) -> int:
        (button,) = box.buttons()
        assert button.icon().isNull()
        assert not box.iconPixmap().isNull()
        told.append(f"{box.windowTitle()} {box.text()[3:7]} {button.text()}")
        return 0

    monkeypatch.setattr(QMessageBox, "exec", read)
    driver.run("about")
    assert told == ["关于 报纸排版 确定"]
