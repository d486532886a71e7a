"""The main window: start page or canvas in the middle, panels round it, commands wired to both."""

from __future__ import annotations

import os

from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QCloseEvent, QGuiApplication, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QMainWindow,
    QMenu,
    QStatusBar,
    QToolBar,
    QWidget,
)

from pagesetter.gui import appearance
from pagesetter.gui.arrangement import Arrangement
from pagesetter.gui.banner import Answer, Banners, below
from pagesetter.gui.canvas.desk import PageDesk
from pagesetter.gui.canvas.file_drops import FileDrops
from pagesetter.gui.commands import GO_ON, PageCommands
from pagesetter.gui.context_menus import (
    COPY_MENU,
    IMPORT_MENU,
    PAGE_MENU,
    fill_menu,
    make_context_menu,
    take_hold,
)
from pagesetter.gui.docks import Docks
from pagesetter.gui.document_life import DocumentLife
from pagesetter.gui.file_commands import SAMPLE, FileCommands
from pagesetter.gui.i18n import say
from pagesetter.gui.interactions.double import Wish
from pagesetter.gui.language import apply_language, is_spoken
from pagesetter.gui.menus import (
    canvas_actions,
    make_actions,
    make_menus,
    make_toolbar,
    recolour,
)
from pagesetter.gui.start_page import StartPage
from pagesetter.gui.status import Status
from pagesetter.gui.text_commands import TextCommands
from pagesetter.gui.usable import enable
from pagesetter.gui.view_commands import ViewCommands
from pagesetter.gui.wishes import Wishes
from pagesetter.gui.worker import Worker
from pagesetter.gui.workspace import Workspace
from pagesetter.model import Page
from pagesetter.session.box_edits import DRAWN
from pagesetter.session.settings import Settings

_DRAWN = {f"box:{kind}": f"draw-{kind}" for kind in DRAWN}
_TOOLS = {"select": "tool-select", "type": "tool-type", "hand": "tool-hand", "zoom": "tool-zoom",
          "draw": "draw-frame", "thread": "add-frame", **_DRAWN}  # fmt: skip
_TITLE_BAR = 40
"""Pixels that the system's frame takes above a window."""
_WATCHED = "watched"
"""Marks a field that tells the window what is typed into it."""
_TOLD = 4000
"""Milliseconds that the status bar tells something."""


class MainWindow(QMainWindow):
    """Shows one issue at a time."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self.worker = Worker(self)
        self.work: Workspace | None = None
        self.desk: PageDesk | None = None
        self.docks: Docks | None = None
        self.banners = Banners(self)
        self.life = DocumentLife(self)
        self.colours = appearance.colours_for(settings.text("look", "system"))
        self.files = FileCommands(self)
        self._pages: PageCommands | None = None
        self._text: TextCommands | None = None
        self._view: ViewCommands | None = None
        self._wishes: Wishes | None = None
        self._toolbar: QToolBar | None = None
        self._arrangement = Arrangement(self, settings.folder)
        self.actions_by_key: dict[str, QAction] = {}
        self._menus: dict[str, QMenu] = {}
        self.setDockNestingEnabled(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        appearance.apply(self.colours)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_look)
        room = QGuiApplication.primaryScreen().availableSize() - QSize(0, _TITLE_BAR)
        self.resize(QSize(1400, 900).boundedTo(room))
        self._build()
        self.show_start()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._watch_number)

    # Building

    def _build(self) -> None:
        """Make menus, commands and tool bar in the language in force."""
        for action in self.actions_by_key.values():
            action.deleteLater()
        self.actions_by_key = make_actions(self, self.colours, self.run)
        self._menus = make_menus(self, self.actions_by_key)
        self.actions_by_key["open-sample"].setVisible(os.path.isdir(SAMPLE))
        if self._toolbar is not None:
            self.removeToolBar(self._toolbar)
            self._toolbar.deleteLater()
        self._toolbar = make_toolbar(self, self.actions_by_key)
        for name in ("system", "zh", "en"):
            chosen = self.settings.text("language", "system") == name
            self.actions_by_key[f"language-{name}"].setChecked(chosen)
        self._menus["menu-recent"].aboutToShow.connect(self._fill_recent)
        self._menus["menu-panels"].aboutToShow.connect(self._mark_panels)
        self._menus["menu-send-rest"].aboutToShow.connect(self._fill_send_rest)
        self._mark_look()

    def show_start(self) -> None:
        """The start page in the middle."""
        page = StartPage(self.settings, self.actions_by_key, self.colours)
        page.chosen.connect(self.open_path)
        page.layout_chosen.connect(self.files.new_from_layout)
        self.setCentralWidget(page)
        self.setWindowTitle(say("app-name"))
        self.setStatusBar(QStatusBar(self))
        assert self._toolbar is not None
        self._toolbar.hide()
        self._enable()

    def show_document(self, work: Workspace) -> None:
        """Canvas and panels of a document."""
        self.work = work
        self.desk = desk = PageDesk(work, self.colours)
        self.banners = Banners(self)
        self.setCentralWidget(below(self.banners, desk))
        self.docks = Docks(self, work, desk, self.colours)
        self._pages = PageCommands(work, desk.canvas)
        self._text = TextCommands(work, desk.canvas, self)
        status = Status(work, desk.canvas, self)
        status.findings_wanted.connect(lambda: self.raise_panel("panel-findings"))
        self.setStatusBar(status)
        self.docks.copy.files_dropped.connect(self.files.import_files)
        self.docks.findings.counted.connect(status.show_counts)
        for taken, show in (
            (self.docks.pages.itemClicked, desk.canvas.setFocus),
            (self.docks.findings.list.itemClicked, self.show_spot),
        ):
            taken.connect(lambda _, show=show: show())
        for panel in (self.docks.copy, self.docks.library, self.docks.picture_list):
            panel.went.connect(self.show_spot)
        self.docks.copy.placed.connect(lambda name: self.files.wait("article", name))
        self.docks.picture_list.placed.connect(lambda name: self.files.wait("picture", name))
        self.docks.inspector.left.connect(desk.canvas.setFocus)
        articles = self._pages.articles
        fill_menu(self.docks.copy.menu, COPY_MENU, self.actions_by_key)
        self.docks.copy.fill_menu()
        fill_menu(self.docks.copy.menu, IMPORT_MENU, self.actions_by_key)
        self._pages.library.show = self._show_element
        self._pages.furniture.edit_words = self._edit_furniture
        articles.listed, articles.show = self.docks.copy.chosen, self.docks.copy.choose
        fill_menu(self.docks.pages.menu, PAGE_MENU, self.actions_by_key)
        desk.canvas.addActions(canvas_actions(self.actions_by_key))
        desk.canvas.tool_changed.connect(self._mark_tool)
        self._wishes = Wishes(work, self.docks, self)
        desk.canvas.wished.connect(self._wishes.fulfil)
        desk.canvas.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        desk.canvas.customContextMenuRequested.connect(self._context_menu)
        FileDrops(desk.canvas).dropped.connect(self.files.drop_files)
        self._view = ViewCommands(desk, self.settings, self.actions_by_key, self.tell)
        for signal in (work.selected, work.stepped, work.page_shown):
            signal.connect(self._enable)
        work.typist.toggled.connect(self._enable)
        work.clipboard.changed.connect(self._enable)
        work.furniture_chosen.connect(self._enable)
        work.noticed.connect(self.notice)
        work.offered.connect(self.offer)
        work.stepped.connect(self._title)
        assert self._toolbar is not None
        self._toolbar.show()
        if not self._arrangement.put_panels_back():
            # Qt gives docks their sizes only once the window has laid itself out.
            QTimer.singleShot(0, self.docks.size)
        self._mark_tool("select")
        self._title()
        self._enable()
        desk.canvas.fit_page()
        desk.canvas.setFocus()

    def forget_recent(self) -> None:
        """Empty the list of recent issues; their files stay."""
        for folder in self.settings.recent:
            self.settings.forget(folder)
        if self.work is None:
            self.show_start()

    def drop_document(self) -> None:
        """Take canvas and panels away; the document itself is let be."""
        self.files.close_export()
        if self.docks is not None:
            self._arrangement.remember()
            self.docks.close()
        self.docks = self.desk = self._pages = self._text = None
        self._view = self._wishes = None

    # Documents

    def open_path(self, path: str) -> bool:
        """Open the issue meant by a path; False, and a dialog, when it cannot be."""
        return self.life.open_path(path)

    def close_document(self, *, start: bool = True) -> None:
        """Let the open document go, unsaved changes with it."""
        self.life.close(start=start)

    # Commands

    def run(self, key: str) -> None:
        """Do a command of the table."""
        if self.work is not None:
            self.work.typist.decide()
        if self._view is not None and self._view.show(key):
            return
        if key.startswith("panel-"):
            self.files.panel(key)
            return
        if key == "paste" and self.work is not None and self.work.clipboard.is_copy:
            key = "paste" if self.work.typist.is_typing else "paste-copy"
            if self._pages is not None and self._pages.items.paste_names():
                return
        if self.desk is not None and self.desk.canvas.drags and key not in GO_ON:
            self.desk.canvas.cancel_gesture()
        groups = (self._text, self._pages, self.files)
        calls = (group.find(key) for group in groups if group is not None)
        next(call for call in calls if call is not None)()
        self._enable()
        self._mark_look()
        if self.desk is not None:
            self._mark_tool(self.desk.canvas.tool)

    def _enable(self) -> None:
        is_deciding = self.docks is not None and self.docks.is_deciding()
        enable(self.actions_by_key, self.work, is_deciding=is_deciding)

    def _watch_number(self, _: QWidget | None, field: QWidget | None) -> None:
        """A number that is being typed can be saved; a field tells of it only once it is left."""
        if isinstance(field, QAbstractSpinBox) and not field.property(_WATCHED):
            field.setProperty(_WATCHED, True)
            field.lineEdit().textEdited.connect(self._enable)

    def _title(self) -> None:
        if self.work is not None:
            issue = self.work.issue
            words = say("window-title", paper=issue.paper.name, date=issue.date)
            self.setWindowTitle(f"[*]{words}")
            self.setWindowModified(self.work.document.is_dirty)

    def _mark_panels(self) -> None:
        for key, dock in self.docks.all.items() if self.docks is not None else ():
            self.actions_by_key[key].setChecked(not dock.isHidden())

    def _mark_tool(self, tool: str) -> None:
        for name, key in _TOOLS.items():
            self.actions_by_key[key].setChecked(name == tool)

    def raise_panel(self, key: str) -> None:
        if self.docks is not None:
            self.docks.raise_panel(key)

    def show_spot(self) -> None:
        """Bring what a panel selected into view, and give the page the keyboard."""
        if self.desk is not None and self._pages is not None:
            self._pages.show_selection()
            self.desk.canvas.setFocus()

    def tell(self, text: str) -> None:
        """Say something in the status bar for a moment."""
        self.statusBar().showMessage(text, _TOLD)

    def menu(self, key: str) -> QMenu:
        """A menu or submenu of the menu bar."""
        return self._menus[key]

    def context_menu(self, kind: str) -> QMenu:
        """The menu of the right mouse button over something of this kind."""
        return make_context_menu(self, kind, self.actions_by_key, self._menus)

    def _context_menu(self, at: QPoint) -> None:
        if self.work is None or self.desk is None:
            return
        canvas = self.desk.canvas
        kind = take_hold(self.work, canvas.pointer(QPointF(at), Qt.KeyboardModifier.NoModifier))
        self._enable()
        self.context_menu(kind).exec(canvas.mapToGlobal(at))

    def _fill_recent(self) -> None:
        self.life.fill_recent(self._menus["menu-recent"])

    def _fill_send_rest(self) -> None:
        """The other pages of the issue, for the rest of a story to go on on."""
        menu, work, pages = self._menus["menu-send-rest"], self.work, self._pages
        menu.clear()
        if work is None or pages is None:
            return
        here = work.page.name
        for page in work.issue.pages:
            if page.name != here:
                action = menu.addAction(say("page-named", number=page.number, name=page.section))
                action.triggered.connect(lambda _=False, to=page: self._send_rest(to))
                action.setEnabled(bool(work.selection.items))

    def _send_rest(self, to: Page) -> None:
        if self._pages is not None and self._pages.items.send_rest_to(to.name):
            self.tell(say("rest-sent", number=to.number))

    def notice(self, text: str) -> None:
        """Say something above the page until it has been read."""
        seen = (say("banner-seen"), lambda: self.banners.drop("notice"))
        self.banners.tell("notice", text, (seen,))

    def offer(self, text: str, answer: Answer) -> None:
        """Say something with what can be done about it, until it was done or has been read."""
        words, call = answer

        def done() -> None:
            self.banners.drop("notice")
            call()

        seen = (say("banner-seen"), lambda: self.banners.drop("notice"))
        self.banners.tell("notice", text, ((words, done), seen))

    def _edit_furniture(self, name: str) -> None:
        """Give the keyboard to the words of a piece of furniture in the inspector."""
        if self._wishes is not None and self.docks is not None:
            self._wishes.fulfil(Wish("furniture", name))
            self.docks.inspector.furniture.begin()

    def _show_element(self, name: str) -> None:
        """Show an element in the library that was just put in."""
        if self.docks is not None:
            self.docks.raise_panel("panel-library")
            self.docks.library.choose(name)
            self.tell(say("library-added", name=name))

    # Appearance and language

    def set_look(self, choice: str) -> None:
        """`system`, `light` or `dark`."""
        self.settings.set("look", choice)
        self._recolour()

    def _system_look(self) -> None:
        if self.settings.text("look", "system") == "system":
            self._recolour()

    def _recolour(self) -> None:
        self.colours = appearance.colours_for(self.settings.text("look", "system"))
        appearance.apply(self.colours)
        recolour(self.actions_by_key, self.colours)
        if self.desk is not None and self.docks is not None:
            self.desk.set_colours(self.colours)
            self.docks.set_colours(self.colours)

    def _mark_look(self) -> None:
        for name in ("system", "light", "dark"):
            chosen = self.settings.text("look", "system") == name
            self.actions_by_key[f"look-{name}"].setChecked(chosen)

    def set_language(self, choice: str) -> None:
        """`system`, `zh` or `en`: everything is built anew with the other words."""
        self.settings.set("language", choice)
        apply_language(choice)
        work = self.work
        self.drop_document()
        self._build()
        if work is None:
            self.show_start()
        else:
            self.show_document(work)
            self.life.guard(work)

    # Geometry

    def reset_panels(self) -> None:
        self._arrangement.forget_panels()
        if self.docks is not None and self.desk is not None:
            self.docks.reset()
            self.desk.canvas.setFocus()  # else what comes next in the window has the keyboard

    def restore(self) -> None:
        """Take the size and place the window had last."""
        self._arrangement.put_window_back()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.files.may_leave():
            event.ignore()
            return
        if self.docks is not None:
            self._arrangement.remember()
        self.files.close_export()
        self.life.unguard()
        self.worker.close()
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """On a divider: the panels get their first sizes again."""
        if self.docks is not None and self.isSeparator(event.position().toPoint()):
            self.docks.size()

    def changeEvent(self, event: QEvent) -> None:
        """When the system's language changes, a window that follows it does too."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LocaleChange:
            QTimer.singleShot(0, self._follow_system)

    def _follow_system(self) -> None:
        if self.settings.text("language", "system") == "system" and not is_spoken("system"):
            self.set_language("system")
