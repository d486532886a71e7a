"""The language of the window and of Qt's own dialogs."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from pagesetter.gui.i18n import language, set_language

_translator: QTranslator | None = None


def apply_language(choice: str) -> None:
    """Use `zh` or `en`; `system` takes the system's."""
    global _translator  # noqa: PLW0603
    set_language(QLocale.system().name() if choice == "system" else choice)
    app = QCoreApplication.instance()
    if app is None:
        return
    if _translator is not None:
        app.removeTranslator(_translator)
        _translator = None
    if language() == "zh":
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        _translator = QTranslator(app)
        if _translator.load("qtbase_zh_CN", folder):
            app.installTranslator(_translator)
