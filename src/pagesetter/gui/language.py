"""The language of the window and of Qt's own dialogs."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from pagesetter.gui.i18n import language, say, set_language, tag_of

_translator: QTranslator | None = None

_LEFT_OUT = {
    ("QFileDialog", "&Look in:"): "qt-look-in",
    ("QFileDialog", "Files of &type:"): "qt-files-of-type",
    ("QAbstractFileIconProvider", "Folder"): "qt-folder",
    ("QAbstractFileIconProvider", "Drive"): "qt-drive",
    ("QPageSetupWidget", "Page &order:"): "qt-page-order",
    ("QPageSetupWidget", "Pages &per sheet:"): "qt-pages-per-sheet",
    ("QPrintSettingsOutput", "Page &Set:"): "qt-page-set",
}
"""Words of Qt's dialogs that its own Chinese has not, and their keys."""
_KEYS = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓", "Backspace": "Backspace"}
"""Keys that Qt's Chinese calls otherwise than keyboards do."""


class _Chinese(QTranslator):
    """Qt's Chinese, with what it leaves out."""

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        if context == "QShortcut" and source in _KEYS:
            return _KEYS[source]
        known = super().translate(context, source, disambiguation, n)
        key = _LEFT_OUT.get((context, source))
        # None, not an empty text, lets the words stay as they are.
        return known or (say(key) if key is not None else None)


def _named(choice: str) -> str:
    return QLocale.system().name() if choice == "system" else choice


def is_spoken(choice: str) -> bool:
    """True while the words are in this language; see `apply_language`."""
    return tag_of(_named(choice)) == language()


def apply_language(choice: str) -> None:
    """Use `zh` or `en`; `system` takes the system's."""
    global _translator  # noqa: PLW0603
    set_language(_named(choice))
    app = QCoreApplication.instance()
    if app is None:
        return
    if _translator is not None:
        app.removeTranslator(_translator)
        _translator = None
    if language() == "zh":
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        _translator = _Chinese(app)
        if _translator.load("qtbase_zh_CN", folder):
            app.installTranslator(_translator)
