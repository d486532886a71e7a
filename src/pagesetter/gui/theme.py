"""The colours of the window, light and dark: one small set, for widgets and canvas alike."""

from __future__ import annotations

import os

from PySide6.QtGui import QColor, QPalette

from pagesetter.gui.icons import FOLDER
from pagesetter.values import NamedTuple


class Colours(NamedTuple):
    """Colours by their use, as `#rrggbb` or `#aarrggbb`."""

    window: str
    panel: str
    field: str
    text: str
    quiet: str
    faint: str
    """Icons of what cannot be used, as seen as its words are."""
    line: str
    accent: str
    accent_text: str
    desk: str
    """Round the paper."""
    ruler: str
    column: str
    """Fill of the columns overlay."""
    grid: str
    cells: str
    margin: str
    frame: str
    title: str
    thread: str
    selected: str
    over: str
    free: str
    warning: str
    over_text: str
    """`over` as words on a panel; `free_text` likewise."""
    free_text: str
    is_dark: bool


LIGHT = Colours(
    window="#f4f5f7", panel="#fbfbfc", field="#ffffff", text="#1d2330", quiet="#69707d",
    faint="#abafb7",
    line="#d9dce2", accent="#1f6feb", accent_text="#ffffff", desk="#cfd3da", ruler="#f4f5f7",
    column="#122f7de1", grid="#5578b8e8", cells="#6693b5dd", margin="#d05fae",
    frame="#8f9db5", title="#b79b6a", thread="#7a5cd0", selected="#1f6feb",
    over="#d1242f", free="#0a66c8", warning="#b26a00",
    over_text="#c11c28", free_text="#0a5ab0", is_dark=False,
)  # fmt: skip
DARK = Colours(
    window="#22252b", panel="#2a2e35", field="#3b414b", text="#e4e7ec", quiet="#a3abb8",
    faint="#787e89",
    line="#3d434d", accent="#4c8dff", accent_text="#ffffff", desk="#16181c", ruler="#2a2e35",
    column="#122f7de1", grid="#5578b8e8", cells="#6693b5dd", margin="#d05fae",
    frame="#8f9db5", title="#b79b6a", thread="#7a5cd0", selected="#1f6feb",
    over="#d1242f", free="#0a66c8", warning="#e0a030",
    over_text="#ff7b72", free_text="#79b8ff", is_dark=True,
)  # fmt: skip


def colour(value: str) -> QColor:
    return QColor(value)


def palette(c: Colours) -> QPalette:
    """The palette of all widgets."""
    made = QPalette()
    role = QPalette.ColorRole
    for name, value in (
        (role.Window, c.window), (role.WindowText, c.text), (role.Base, c.field),
        (role.AlternateBase, c.panel), (role.Text, c.text), (role.Button, c.panel),
        (role.ButtonText, c.text), (role.ToolTipBase, c.panel), (role.ToolTipText, c.text),
        (role.PlaceholderText, c.quiet), (role.Highlight, c.accent),
        (role.HighlightedText, c.accent_text), (role.Link, c.accent), (role.Mid, c.line),
        (role.Midlight, c.line), (role.Light, c.panel), (role.Dark, c.line),
        (role.Shadow, c.line), (role.BrightText, c.over), (role.Accent, c.accent),
    ):  # fmt: skip
        made.setColor(name, QColor(value))
    disabled = QPalette.ColorGroup.Disabled
    for name in (role.WindowText, role.Text, role.ButtonText):
        faint = QColor(c.quiet)
        faint.setAlpha(140)
        made.setColor(disabled, name, faint)
    return made


def style_sheet(c: Colours) -> str:
    """What the palette cannot say: flat tool bars and docks, quiet headings, thin lines, boxes to
    tick whose edge is seen on dark."""
    tick = os.path.join(FOLDER, "check.png").replace(os.sep, "/")
    return f"""
    QToolBar {{ background: {c.panel}; border: 0; border-bottom: 1px solid {c.line};
        spacing: 2px; padding: 3px 6px; }}
    QToolBar::separator {{ background: {c.line}; width: 1px; margin: 5px 5px; }}
    QToolButton {{ border: 1px solid transparent; border-radius: 5px; padding: 3px; }}
    QToolButton:focus {{ border-color: {c.accent}; }}
    QToolButton:hover {{ background: {c.line}; }}
    QToolButton:checked {{ background: {c.line}; }}
    QToolButton[card="true"] {{ background: {c.field}; border: 1px solid {c.line};
        padding: 8px 14px; }}
    QToolButton[card="true"]:hover, QToolButton[card="true"]:focus {{ border-color: {c.accent}; }}
    QMenuBar {{ background: {c.panel}; border: 0; }}
    QStatusBar {{ background: {c.panel}; border-top: 1px solid {c.line}; }}
    QStatusBar::item {{ border: 0; }}
    QDockWidget {{ color: {c.text}; font-weight: bold; }}
    QDockWidget::title {{ background: {c.window}; padding: 6px 8px; text-align: left;
        border-bottom: 1px solid {c.line}; }}
    QMainWindow::separator {{ background: {c.line}; width: 1px; height: 1px; }}
    QListView, QTreeView, QTableView, QScrollArea {{ border: 0; background: {c.panel}; }}
    QListView, QTreeView, QTableView {{ border: 1px solid transparent; }}
    QListView:focus, QTreeView:focus, QTableView:focus {{ border-color: {c.accent}; }}
    QListView[gallery="true"] {{ padding-top: 10px; border-color: transparent; }}
    QFrame[banner="true"] {{ background: {c.field}; border-left: 3px solid {c.warning};
        border-bottom: 1px solid {c.line}; }}
    QFrame[banner="true"] QLabel {{ border: 0; }}
    QCheckBox::indicator, QAbstractItemView::indicator {{ width: 14px; height: 14px;
        border: 1px solid {c.quiet}; border-radius: 3px; background: {c.field}; }}
    QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {{
        background: {c.accent}; border-color: {c.accent}; image: url("{tick}"); }}
    QCheckBox::indicator:disabled {{ border-color: {c.line}; background: {c.panel}; }}
    QCheckBox::indicator:focus {{ border-color: {c.accent}; }}
    QLabel[quiet="true"] {{ color: {c.quiet}; }}
    QLabel[heading="true"] {{ font-weight: bold; padding-top: 6px; qproperty-indent: 0; }}
    """
