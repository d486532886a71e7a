"""Sentences above the page, each with what can be done about it; nothing stops for them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

Answer = tuple[str, Callable[[], None]]
"""The words of a button and what it does."""


class Banners(QWidget):
    """A stack of sentences, one for each key, in the order they came."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: dict[str, Banner] = {}
        self._stack = QVBoxLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.setSpacing(0)
        # No higher than it must be: the page takes the rest. `Maximum` would cut a second line.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setVisible(False)

    def tell(self, key: str, text: str, answers: Sequence[Answer] = ()) -> None:
        """Show a sentence, in place of the one of the same key."""
        known = self._shown.get(key)
        if known is not None and known.text.text() == text:
            return
        self.drop(key)
        banner = self._shown[key] = Banner(text, answers, self)
        self._stack.addWidget(banner)
        self.setVisible(True)

    def drop(self, key: str) -> None:
        """Take a sentence away, if it is there."""
        banner = self._shown.pop(key, None)
        if banner is not None:
            self._stack.removeWidget(banner)
            banner.hide()
            banner.deleteLater()
            self.setVisible(bool(self._shown))

    def shown(self, key: str) -> Banner | None:
        """The sentence of a key, if it is shown."""
        return self._shown.get(key)


def below(banners: Banners, desk: QWidget) -> QWidget:
    """The desk with the sentences above it."""
    both = QWidget()
    stack = QVBoxLayout(both)
    stack.setContentsMargins(0, 0, 0, 0)
    stack.setSpacing(0)
    stack.addWidget(banners)
    stack.addWidget(desk, 1)
    return both


class Banner(QFrame):
    """One sentence with its buttons."""

    def __init__(self, text: str, answers: Sequence[Answer], parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("banner", True)
        self.text = QLabel(text, self)
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.text.setWordWrap(True)  # after it: the policy says that its height hangs on its width
        self.setAccessibleName(text)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.addWidget(self.text, 1)
        self.buttons: list[QPushButton] = []
        for words, act in answers:
            button = QPushButton(words, self)
            button.clicked.connect(lambda _=False, act=act: act())
            row.addWidget(button)
            self.buttons.append(button)
