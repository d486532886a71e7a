"""The system's clipboard: stories, boxes and their looks between windows and issues; words for
other programs beside them.

What others put there is asked for only when it is pasted; until then its formats are known.
"""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QObject, QStringListModel, Signal
from PySide6.QtGui import QGuiApplication

from pagesetter.session.parcels import Parcel, unpacked

ITEMS = "application/x-pagesetter-items"
LOOK = "application/x-pagesetter-look"
_HTML = "text/html"


class Clipboard(QObject):
    """What can be pasted."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.has_items = self.has_look = self.has_words = False
        board = QGuiApplication.clipboard()
        board.dataChanged.connect(self._ask)
        self._ask()

    @property
    def is_copy(self) -> bool:
        """True for words of another program: not being typed anywhere, they are new copy."""
        return self.has_words and not self.has_items

    def _ask(self) -> None:
        data = clipped()
        known = self.has_items, self.has_look, self.has_words
        self.has_items, self.has_look = data.hasFormat(ITEMS), data.hasFormat(LOOK)
        self.has_words = data.hasText()
        if (self.has_items, self.has_look, self.has_words) != known:
            self.changed.emit()

    def put_items(self, parcel: bytes, words: str, html: str) -> None:
        """Put stories and boxes on the clipboard, and what they say."""
        data = made_by_qt()
        data.setData(ITEMS, parcel)
        data.setText(words)
        if html:
            data.setHtml(html)
        QGuiApplication.clipboard().setMimeData(data)

    def put_look(self, parcel: bytes) -> None:
        """Put a look beside what is there: something cut must not be lost for it."""
        before, data = clipped(), made_by_qt()
        if before.hasFormat(ITEMS):
            for kind in (ITEMS, _HTML):
                if before.hasFormat(kind):
                    data.setData(kind, before.data(kind))
        if before.hasText():
            data.setText(before.text())
        data.setData(LOOK, parcel)
        QGuiApplication.clipboard().setMimeData(data)

    def items(self) -> Parcel:
        """The stories and boxes that are there. Raises PagesetterError when they are damaged."""
        return _read(ITEMS)

    def look(self) -> Parcel:
        """The story or box whose look is there. Raises PagesetterError when it is damaged."""
        return _read(LOOK)


def made_by_qt() -> QMimeData:
    """Empty data that Qt itself made. What Python made dies in it: the clipboard outlives the
    interpreter, and lets go of what it holds when that is gone."""
    model = QStringListModel([""])
    data = model.mimeData([model.index(0)])
    data.clear()
    return data


def clipped() -> QMimeData:
    """What is on the clipboard; a system without one has nothing there."""
    return QGuiApplication.clipboard().mimeData() or QMimeData()


def _read(kind: str) -> Parcel:
    return unpacked(bytes(clipped().data(kind).data()))
