"""Keeps the wheel from changing a number or a choice that only happens to lie under it.

A form that is scrolled passes below the pointer; only a field that was clicked takes the wheel.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QWidget


class WheelGuard(QObject):
    """Watches the fields of one form."""

    def __init__(self, form: QWidget) -> None:
        super().__init__(form)
        for kind in (QAbstractSpinBox, QComboBox):
            for field in form.findChildren(kind):
                field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the wheel gives none
                field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.Wheel
            and isinstance(watched, QWidget)
            and not watched.hasFocus()
        ):
            event.ignore()  # so that the form scrolls
            return True
        return False
