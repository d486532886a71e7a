"""The main window: start page or canvas in the middle, panels round it, commands wired to both."""

from __future__ import annotations

import os

from PySide6.QtCore import QPoint, QPointF, QSettings, Qt, QTimer
from PySide6.QtGui import QAction, QCloseEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QMainWindow, QMenu, QStatusBar, QToolBar

from pagesetter.export.separating import PROCESS
from pagesetter.findings import PagesetterError
from pagesetter.gui import appearance
from pagesetter.gui.background import Background
from pagesetter.gui.banner import Banners, below
from pagesetter.gui.canvas.desk import PageDesk
from pagesetter.gui.canvas.file_drops import FileDrops
from pagesetter.gui.canvas.line_marks import OVERLAYS as LINE_OVERLAYS
from pagesetter.gui.commands import PageCommands
from pagesetter.gui.context_menus import (
    COPY_MENU,
    PAGE_MENU,
    fill_menu,
    make_context_menu,
    take_hold,
)
from pagesetter.gui.dialogs.problem import findings_problem
from pagesetter.gui.docks import Docks
from pagesetter.gui.file_commands import SAMPLE, FileCommands
from pagesetter.gui.i18n import say
from pagesetter.gui.keeping import Keeper, state_folder
from pagesetter.gui.language import apply_language
from pagesetter.gui.menus import (
    canvas_actions,
    make_actions,
    make_menus,
    make_toolbar,
    needs_of,
    recolour,
)
from pagesetter.gui.pictures import reading
from pagesetter.gui.sharing import Sharing
from pagesetter.gui.start_page import StartPage
from pagesetter.gui.status import Status
from pagesetter.gui.text_commands import TextCommands
from pagesetter.gui.wishes import Wishes
from pagesetter.gui.worker import Worker
from pagesetter.gui.workspace import Workspace
from pagesetter.model import Box
from pagesetter.session.box_edits import DRAWN
from pagesetter.session.document import Document
from pagesetter.session.settings import Settings, is_at_hand

_OVERLAYS = ("frames", "margins", "columns", "lines", "cells", "threads", "ppi",
             *LINE_OVERLAYS)  # fmt: skip
_DRAWN = {f"box:{kind}": f"draw-{kind}" for kind in DRAWN}
_TOOLS = {"select": "tool-select", "type": "tool-type", "hand": "tool-hand", "zoom": "tool-zoom",
          "draw": "draw-frame", "thread": "add-frame", **_DRAWN}  # fmt: skip
_PLATES = {"plate-all": "", **{f"plate-{name.lower()}": name for name in PROCESS}}
_VERSION = 1
"""Of the arrangement of panels: one remembered of another version is not restored."""
_THUMBNAIL = 400
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
        self.keeper: Keeper | None = None
        self.sharing: Sharing | None = None
        self.colours = appearance.colours_for(settings.text("look", "system"))
        self._files = FileCommands(self)
        self._pages: PageCommands | None = None
        self._text: TextCommands | None = None
        self._wishes: Wishes | None = None
        self._toolbar: QToolBar | None = None
        self._memory = QSettings(
            os.path.join(settings.folder, "window.ini"), QSettings.Format.IniFormat
        )
        self.actions_by_key: dict[str, QAction] = {}
        self._menus: dict[str, QMenu] = {}
        self.setDockNestingEnabled(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        appearance.apply(self.colours)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_look)
        self.resize(1400, 900)
        self._build()
        self.show_start()

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
        page.layout_chosen.connect(self._files.new_from_layout)
        self.setCentralWidget(page)
        self.setWindowTitle(say("app-name"))
        self.setStatusBar(QStatusBar(self))
        assert self._toolbar is not None
        self._toolbar.hide()
        self._enable()

    def _show_document(self, work: Workspace) -> None:
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
        self.docks.copy.files_dropped.connect(self._files.import_files)
        self.docks.findings.counted.connect(status.show_counts)
        for taken, show in (
            (self.docks.pages.itemClicked, desk.canvas.setFocus),
            (self.docks.findings.list.itemClicked, self.show_spot),
            (self.docks.copy.list.doubleClicked, self.show_spot),
            (self.docks.picture_list.list.itemDoubleClicked, self.show_spot),
        ):
            taken.connect(lambda _, show=show: show())
        articles = self._pages.articles
        fill_menu(self.docks.copy.menu, COPY_MENU, self.actions_by_key)
        articles.listed, articles.show = self.docks.copy.chosen, self.docks.copy.choose
        fill_menu(self.docks.pages.menu, PAGE_MENU, self.actions_by_key)
        desk.canvas.addActions(canvas_actions(self.actions_by_key))
        desk.canvas.tool_changed.connect(self._mark_tool)
        self._wishes = Wishes(work, self.docks, self)
        desk.canvas.wished.connect(self._wishes.fulfil)
        desk.canvas.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        desk.canvas.customContextMenuRequested.connect(self._context_menu)
        FileDrops(desk.canvas).dropped.connect(self._files.drop_files)
        for name in _OVERLAYS:
            shown = self.settings.flag(f"show-{name}", name in desk.canvas.shown)
            self._show_overlay(name, shown)
        self._show_rulers(self.settings.flag("show-rulers", True))
        for signal in (work.selected, work.stepped, work.page_shown):
            signal.connect(self._enable)
        work.typist.toggled.connect(self._enable)
        work.clipboard.changed.connect(self._enable)
        work.noticed.connect(self._notice)
        work.stepped.connect(self._title)
        assert self._toolbar is not None
        self._toolbar.show()
        state = self._memory.value("panels")
        # Qt gives docks their sizes only once the window has laid itself out.
        if state is None or not self.restoreState(state, _VERSION):
            QTimer.singleShot(0, self.docks.size)
        elif self.isVisible():
            QTimer.singleShot(0, lambda: self.restoreState(state, _VERSION))
        self._mark_tool("select")
        self._mark_plate()
        self._title()
        self._enable()
        desk.canvas.fit_page()
        desk.canvas.setFocus()

    def _drop_document(self) -> None:
        """Take canvas and panels away; the document itself is let be."""
        self._files.close_export()
        if self.docks is not None:
            self._remember()
            self.docks.close()
        self.docks = self.desk = self._pages = self._text = self._wishes = None

    # Documents

    def open_path(self, path: str) -> bool:
        """Open the issue meant by a path; False, and a dialog, when it cannot be."""
        try:
            document = Document.open(path)
            work = Workspace(document, self)
        except PagesetterError as error:
            findings_problem(say("open-failed"), error.findings, self).exec()
            return False
        self.close_document(start=False)
        self._show_document(work)
        self._guard(work)
        self.settings.remember(document.folder)
        self.keep_thumbnail()
        if not os.access(document.folder, os.W_OK):
            self._notice(say("read-only-folder"))
        return True

    def close_document(self, *, start: bool = True) -> None:
        """Let the open document go, unsaved changes with it."""
        self._drop_document()
        self._unguard()
        if self.work is not None:
            self.work.deleteLater()
            self.work = None
        if start:
            self.show_start()

    def _guard(self, work: Workspace) -> None:
        """Keep its unsaved work safe, and work on its folder with others."""
        if self.keeper is None or self.sharing is None:
            self.keeper = Keeper(work, state_folder(self.settings.folder))
            self.sharing = Sharing(work, self.worker, self.banners)
            Background(work, self.worker)
        self.sharing.show_in(self.banners)
        self.keeper.offer(self.banners)

    def _unguard(self) -> None:
        if self.keeper is not None and self.sharing is not None:
            self.keeper.close()
            self.sharing.close()
        self.keeper = self.sharing = None

    def keep_thumbnail(self) -> None:
        """Keep a picture of the first page for the start page, once there is one."""
        if self.work is None or self.docks is None:
            return
        path = self.settings.thumbnail(self.work.document.folder)

        def keep(picture: QImage) -> None:
            os.makedirs(os.path.dirname(path), exist_ok=True)
            reading.submit(lambda: _write_small(picture, path))

        self.docks.pages.give_first(keep)

    # Commands

    def run(self, key: str) -> None:
        """Do a command of the table."""
        if key.startswith("show-"):
            self._toggle(key.removeprefix("show-"))
            return
        if key == "press-preview":
            assert self.desk is not None
            self.desk.canvas.previews_press = self.actions_by_key[key].isChecked()
            self.desk.canvas.update()
            return
        if key.startswith("plate-"):
            self._show_plate(key)
            return
        if key.startswith("panel-"):
            self._files.panel(key)
            return
        if key == "paste" and self.work is not None and self.work.clipboard.is_copy:
            key = "paste" if self.work.typist.is_typing else "paste-copy"
        call = self._text.find(key) if self._text is not None else None
        if call is None and self._pages is not None:
            call = self._pages.find(key)
        if call is None:
            call = getattr(self._files, key.replace("-", "_"))
        call()
        self._enable()
        self._mark_look()
        if self.desk is not None:
            self._mark_tool(self.desk.canvas.tool)

    def _toggle(self, name: str) -> None:
        shown = self.actions_by_key[f"show-{name}"].isChecked()
        self.settings.set(f"show-{name}", shown)
        if name == "rulers":
            self._show_rulers(shown)
        else:
            self._show_overlay(name, shown)

    def _show_overlay(self, name: str, shown: bool) -> None:
        assert self.desk is not None
        self.desk.canvas.show_overlay(name, shown)
        self.actions_by_key[f"show-{name}"].setChecked(shown)

    def _show_plate(self, key: str) -> None:
        """Show one plate of the pages, or all; the spot plate asked for again is the next one."""
        assert self.desk is not None
        paper = self.desk.canvas.paper
        plate = _PLATES[key] if key in _PLATES else paper.plates.next_spot()
        if key in _PLATES or plate:
            paper.show_plate(plate)
            self.desk.canvas.update()
        else:
            self.tell(say("plate-no-spot"))
        self._mark_plate()

    def _mark_plate(self) -> None:
        shown = self.desk.canvas.paper.plates.plate if self.desk is not None else ""
        for key, plate in _PLATES.items():
            self.actions_by_key[key].setChecked(plate == shown)
        self.actions_by_key["plate-spot"].setChecked(shown not in _PLATES.values())

    def _show_rulers(self, shown: bool) -> None:
        assert self.desk is not None
        self.desk.show_rulers(shown)
        self.actions_by_key["show-rulers"].setChecked(shown)

    def _enable(self) -> None:
        """Make usable what can be used now, and name the steps of the history."""
        work = self.work
        items = work.selection.items if work is not None else ()
        has = {
            "always": True,
            "issue": work is not None,
            "selection": bool(items),
            "story": work is not None and any(work.story(name) for name in items),
            "text": work is not None and work.typist.is_typing,
            "several": len(items) > 1,
            "box": bool(self._boxes()),
            "copy": bool(items) or (work is not None and work.typist.is_typing),
            "clip": work is not None and (
                work.typist.is_typing or work.clipboard.has_items or work.clipboard.has_words
            ),
            "ad": any(box.kind == "ad" for box in self._boxes()),
            "look": bool(items) and work is not None and work.clipboard.has_look,
        }  # fmt: skip
        for key, action in self.actions_by_key.items():
            action.setEnabled(has[needs_of(key)])
        if work is None:
            return
        for key, step in (("undo", work.document.undo_name), ("redo", work.document.redo_name)):
            action = self.actions_by_key[key]
            action.setEnabled(bool(step))
            words = say(f"{key}-step", step=say(f"step-{step}")) if step else say(key)
            action.setText(words)
        self.actions_by_key["save"].setEnabled(work.document.is_dirty)
        self.actions_by_key["revert"].setEnabled(work.document.is_dirty)
        last = len(work.issue.pages) - 1
        for key, usable in (
            ("previous-page", work.index > 0), ("page-earlier", work.index > 0),
            ("next-page", work.index < last), ("page-later", work.index < last),
            ("delete-page", last > 0),
        ):  # fmt: skip
            self.actions_by_key[key].setEnabled(usable)

    def _boxes(self) -> list[Box]:
        """The selected boxes, and the one of a story that was pressed on."""
        work = self.work
        names = (*work.selection.items, work.selection.frame) if work is not None else ()
        found = [work.box(name) for name in dict.fromkeys(names)] if work is not None else []
        return [box for box in found if box is not None]

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

    def _fill_send_rest(self) -> None:
        """The other pages of the issue, for the rest of a story to go on on."""
        menu, work, pages = self._menus["menu-send-rest"], self.work, self._pages
        menu.clear()
        if work is None or pages is None:
            return
        items, here = pages.items, work.page.name
        for page in work.issue.pages:
            if page.name != here:
                action = menu.addAction(say("page-named", number=page.number, name=page.section))
                action.triggered.connect(lambda _=False, to=page.name: items.send_rest_to(to))
                action.setEnabled(bool(work.selection.items))

    def _fill_recent(self) -> None:
        menu = self._menus["menu-recent"]
        menu.clear()
        for folder in self.settings.recent:
            here = is_at_hand(folder)
            words = folder if here else f"{folder}{say('recent-missing')}"
            action = menu.addAction(words.replace("&", "&&"))
            action.setEnabled(here)
            action.triggered.connect(lambda _=False, path=folder: self._open_recent(path))
        if not self.settings.recent:
            menu.addAction(say("recent-none")).setEnabled(False)

    def _open_recent(self, folder: str) -> None:
        if self._files.may_leave():
            self.open_path(folder)

    def _notice(self, text: str) -> None:
        """Say something above the page until it has been read."""
        seen = (say("banner-seen"), lambda: self.banners.drop("notice"))
        self.banners.tell("notice", text, (seen,))

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
        self._drop_document()
        self._build()
        if work is None:
            self.show_start()
        else:
            self._show_document(work)
            self._guard(work)

    # Geometry

    def reset_panels(self) -> None:
        self._memory.remove("panels")
        if self.docks is not None:
            self.docks.reset()

    def restore(self) -> None:
        """Take the size and place the window had last."""
        geometry = self._memory.value("geometry")
        if geometry is not None:
            self.restoreGeometry(geometry)

    def _remember(self) -> None:
        self._memory.setValue("geometry", self.saveGeometry())
        self._memory.setValue("panels", self.saveState(_VERSION))

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._files.may_leave():
            event.ignore()
            return
        if self.docks is not None:
            self._remember()
        self._unguard()
        self.worker.cancel()
        event.accept()


def _write_small(picture: QImage, path: str) -> None:
    """Write a picture for the start page, whole or not at all."""
    small = picture.scaledToHeight(_THUMBNAIL, Qt.TransformationMode.SmoothTransformation)
    part = f"{path}.part"
    if small.save(part, "PNG"):  # type: ignore[call-overload]
        os.replace(part, path)
