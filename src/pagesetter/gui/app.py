"""The application: fonts, language, appearance, the window, and what happens to a fault."""

from __future__ import annotations

import os
import signal
import sys
import traceback
from types import TracebackType

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFileOpenEvent, QFont, QFontDatabase, QIcon
from PySide6.QtWidgets import QApplication

from pagesetter.gui.collecting import collect_between_frames
from pagesetter.gui.dialogs.problem import fault_problem
from pagesetter.gui.language import apply_language
from pagesetter.gui.main_window import MainWindow
from pagesetter.installed import installed_folder
from pagesetter.session.settings import Settings

_CHINESE = (
    "Microsoft YaHei UI", "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC",
    "Source Han Sans SC", "Noto Sans SC", "WenQuanYi Micro Hei",
)  # fmt: skip
"""System families that set Chinese well, best first."""
_ICON = os.path.join(os.path.dirname(os.path.abspath(__file__)), "pagesetter.svg")
IDENTITY = "Pagesetter.Pagesetter"
"""What Windows groups windows by: company and product, no blanks."""
_OWN = ("PagesetterHei-Regular.otf", "PagesetterHei-Bold.otf")


def run(path: str = "", language: str = "") -> int:
    """Show the window with the issue meant by `path` (the start page without) until it closes.

    `language` overrules what the user chose. Returns the process's exit code.
    """
    # Ended from outside, the window goes at once: an interrupt would be raised in some event.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)
    app = application()
    collect_between_frames(app)
    settings = Settings()
    apply_language(language or settings.text("language", "system"))
    window = MainWindow(settings)
    window.restore()
    window.show()
    sys.excepthook = lambda kind, fault, trace: _tell(window, kind, fault, trace)
    if path:
        window.open_path(path)
    asked = AskedToOpen(window)
    app.installEventFilter(asked)
    return app.exec()


class AskedToOpen(QObject):
    """On macOS what is double-clicked comes to the running program as an event, not as a word."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QFileOpenEvent):
            return False
        if event.file() and self._window.files.may_leave():
            self._window.open_path(event.file())
        return True


def application() -> QApplication:
    """The running application, or a new one with its style and fonts."""
    running = QApplication.instance()
    ask_for_ibus()
    name_to_windows()
    app = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("pagesetter")
    app.setDesktopFileName("pagesetter")
    app.setWindowIcon(QIcon(_ICON))
    app.setStyle("Fusion")
    app.setFont(interface_font())
    return app


def ask_for_ibus() -> None:
    """Have Qt ask for IBus behind the input method that the system wants, if it wants one.

    Systems with Fcitx name a plugin of their own, which fits none but the Qt they bring along.
    Qt's wheel has the one for IBus, and Fcitx 5 answers to that.
    """
    wanted = os.environ.get("QT_IM_MODULES") or os.environ.get("QT_IM_MODULE", "")
    if wanted and "ibus" not in wanted.split(";"):
        os.environ["QT_IM_MODULES"] = f"{wanted};ibus"


def name_to_windows() -> None:
    """Tell Windows' task bar whose windows these are: it would group them with other programs
    that Python runs, under Python's icon."""
    if sys.platform != "win32":
        return
    import ctypes  # nothing else asks for it

    ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID(IDENTITY)


def interface_font() -> QFont:
    """The system's font, with a Chinese family behind it: the shipped Hei when there is none."""
    font = QApplication.font()
    families = set(QFontDatabase.families())
    known = [name for name in _CHINESE if name in families]
    chinese = known[:1] or [_own_family()]
    font.setFamilies([*font.families(), *chinese])
    return font


def _own_family() -> str:
    """Load the shipped Hei and return its family."""
    family = ""
    for name in _OWN:
        number = QFontDatabase.addApplicationFont(os.path.join(installed_folder("fonts"), name))
        found = QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
        family = family or (found[0] if found else "")
    return family


def _tell(
    window: MainWindow,
    kind: type[BaseException],
    fault: BaseException,
    trace: TracebackType | None,
) -> None:
    """A fault nobody caught is shown, and the window goes on."""
    if issubclass(kind, KeyboardInterrupt):
        QApplication.quit()
        return
    fault_problem("".join(traceback.format_exception(kind, fault, trace)), window).exec()
