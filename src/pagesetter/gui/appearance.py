"""Light or dark: what the system says or the user chose, set on the whole application."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from pagesetter.gui.theme import DARK, LIGHT, Colours, palette, style_sheet


def colours_for(choice: str) -> Colours:
    """The colours of `light`, `dark`, or for `system` of what the system shows."""
    if choice == "system":
        scheme = QGuiApplication.styleHints().colorScheme()
        return DARK if scheme == Qt.ColorScheme.Dark else LIGHT
    return DARK if choice == "dark" else LIGHT


def apply(colours: Colours) -> None:
    """Show the application in these colours."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        sheet = style_sheet(colours)
        if app.styleSheet() != sheet:  # every widget there is takes it in: not for nothing
            app.setPalette(palette(colours))
            app.setStyleSheet(sheet)
