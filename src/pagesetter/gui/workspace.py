"""The open issue as the window sees it: its composition, the page on show, the selection.

Every panel and the canvas listen to one workspace. Edits go through `edit`; a gesture shows a
state it has not made yet through `preview`. Knows no widget.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal
from PySide6.QtGui import QImage

from pagesetter.compose import ComposedPage, Composition
from pagesetter.compose.composition import Fit
from pagesetter.compose.grid import Grid, grid_of
from pagesetter.findings import Finding
from pagesetter.fonts import FontBook
from pagesetter.formats import Loaded
from pagesetter.formats.library import load_library
from pagesetter.geometry import Length
from pagesetter.gui import collecting
from pagesetter.gui.canvas.scene import Scene, scene_of
from pagesetter.gui.clipboard import Clipboard
from pagesetter.gui.pictures import ScreenPictures
from pagesetter.gui.preparing import Preparing
from pagesetter.gui.raw_fonts import RawFonts
from pagesetter.gui.typist import Typist
from pagesetter.model import Box, Element, Issue, Layout, Page, Story
from pagesetter.session import arrange, stacking
from pagesetter.session.box_edits import boxes_of
from pagesetter.session.composer import Composer
from pagesetter.session.document import Document
from pagesetter.session.lending import Lent, still_true
from pagesetter.session.pictures import PictureShelf
from pagesetter.session.pipeline import user_font_folders
from pagesetter.session.presence import Holder, touched
from pagesetter.session.titles import style_of
from pagesetter.values import NamedTuple

_IDLE, _BETWEEN = 200, 15
"""Milliseconds without a change before blank pages are composed, and from one to the next."""

_SETTLE, _SETTLED_BY = 60, 400
"""Milliseconds after the last key or step of a gesture until panels follow, and after the first
one at which they do so amid keys that never pause."""

Change = Callable[[Issue], Issue]


class Selection(NamedTuple):
    """What is selected on the page on show: stories and boxes, and a frame of one of them."""

    items: tuple[str, ...] = ()
    frame: str = ""
    """The frame that keys and the inspector work on; empty when there is none."""
    alone: bool = False
    """True when only that frame is taken hold of, not its whole story."""


class Workspace(QObject):
    """One open document."""

    recomposed = Signal()
    """The pages look, or may look, different."""
    retyped = Signal()
    """Something was typed: the page looks different; `recomposed` follows when there is time."""
    previewed = Signal()
    """A gesture shows another state: the page looks different; `recomposed` follows likewise."""
    page_shown = Signal()
    """Another page is on show."""
    filled = Signal()
    """A page that had been blank until now is composed, or all are."""
    selected = Signal()
    """Something else is selected."""
    stepped = Signal()
    """A step was made, taken back or made again, or the document was saved."""
    furniture_chosen = Signal()
    """Another piece of furniture is chosen, or none."""
    refused = Signal(str)
    """An edit was not made: it would have changed this page, which somebody else is editing."""
    proofed = Signal()
    """A proof has been made: lines are compared with it from now on."""
    noticed = Signal(str)
    """A sentence that the editor should read; nothing waits for an answer."""
    offered = Signal(str, object)
    """A sentence, and what can be done about it: the words of a button and what it calls."""
    restocked = Signal()
    """The paper's library may hold something else."""
    element_pictured = Signal(str, QImage)
    """A picture of a standing element, by its name."""
    pictured = Signal(int, QImage)
    """A picture of a page, by its index, that was composed elsewhere."""
    repictured = Signal()
    """Pictures or fonts are not what they were: what was drawn of pages is not true any more."""
    held_changed = Signal()
    """Others have opened or left pages."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.fonts = FontBook([*user_font_folders(), *document.font_folders])
        self.raw_fonts = RawFonts(self.fonts)
        self.shelf = PictureShelf((document.folder, document.root))
        self.pictures = ScreenPictures(self.shelf)
        self.composer = Composer(self.fonts, self.shelf)
        self.pictures_read = 0
        """How often pictures or fonts have been read anew."""
        self.index = 0
        self.selection = Selection()
        self.fill_elsewhere: Callable[[int], bool] | None = None
        """Has a blank page composed outside, see `lend`; False when it must be done here."""
        self.draw_element: Callable[[str], None] | None = None
        """Has a standing element drawn outside, see `element_pictured`."""
        self._lent: dict[str, Lent] = {}
        self.held: dict[str, Holder] = {}
        """Pages that others have open: they are only looked at here."""
        self.furniture = ""
        """The piece of the layout's furniture that is chosen, by its id."""
        self.clipboard = Clipboard(self)
        self.waiting: tuple[tuple[str, str], ...] = ()
        """What clicks on the page put down next: (article or picture, its name)."""
        self._library: tuple[Element, ...] | None = None
        self._preview: Issue | None = None
        self._scene: tuple[tuple[object, ...], Scene] | None = None
        self._grids: dict[str, tuple[Layout, Grid]] = {}
        self._composed: Issue | None = None
        self._composition = Composition((), ())
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(_IDLE)
        self._idle.timeout.connect(self._fill)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLE)
        self._settling.timeout.connect(self._settled)
        self._unsettled = QElapsedTimer()
        """Runs from the first key that panels have not followed."""
        self._has_typed = False
        self._is_set_aside = False
        self._compose()
        self.typist = Typist(self)
        self.preparing = Preparing(self)

    # What is on show

    @property
    def issue(self) -> Issue:
        """The issue as shown: a gesture's preview, else the document's."""
        return self._preview if self._preview is not None else self.document.issue

    @property
    def page(self) -> Page:
        return self.issue.pages[self.index]

    @property
    def composition(self) -> Composition:
        return self._composition

    @property
    def composed(self) -> ComposedPage:
        """The page on show, composed."""
        return self._composition.pages[self.index]

    def composed_at(self, index: int) -> ComposedPage:
        """Another page, composed now if it has not been."""
        if self.is_pending(index):
            self._take(self.composer.compose(self.issue, {self.index, index}))
        return self._composition.pages[index]

    @property
    def grid(self) -> Grid:
        return self.grid_of(self.page)

    def grid_of(self, page: Page) -> Grid:
        """The grid of a page, counted once for each layout."""
        layout = self.issue.layout(page.layout)
        known = self._grids.get(layout.name)
        if known is None or known[0] is not layout:
            known = self._grids[layout.name] = layout, grid_of(layout)
        return known[1]

    @property
    def scene(self) -> Scene:
        key = self.page, self.grid, self.issue.library, self.issue.paper, self.index
        known = self._scene
        if known is None or any(a is not b for a, b in zip(known[0], key, strict=True)):
            known = self._scene = key, scene_of(self.page, self.grid, self.issue)
        return known[1]

    def fit(self, story: str) -> Fit | None:
        """How a story of the page on show fills its frames."""
        return next((fit for fit in self.composed.fits if fit.story == story), None)

    def item(self, name: str) -> Story | Box | None:
        """The story or box of the page on show with this id."""
        return next(iter(arrange.items_of(self.page, (name,))), None)

    def story(self, name: str) -> Story | None:
        """The story of the page on show with this id."""
        return next((s for s in self.page.stories if s.id == name), None)

    def box(self, name: str) -> Box | None:
        """The box of the page on show with this id, or of one of its stories."""
        return next((box for box in boxes_of(self.page) if box.id == name), None)

    @property
    def library(self) -> tuple[Element, ...]:
        """All standing elements of the paper, read once; those placed as the issue has them."""
        if self._library is None:
            self._library = load_library(self.document.root, self.document.folder)
        used = {element.name: element for element in self.issue.library}
        return tuple(used.get(element.name, element) for element in self._library)

    def restock(self) -> None:
        """Read the paper's library again: files of it were written here."""
        self.settle()
        self._library = load_library(self.document.root, self.document.folder)
        if self.document.restock(self._library):
            self._refresh()
        self.restocked.emit()

    def movable(self) -> tuple[str, ...]:
        """What is selected and not locked."""
        return stacking.movable(self.issue, self.page.name, self.selection.items)

    def title_of(self, story: Story) -> str:
        """What a story is called in lists and hints."""
        article = self.issue.article(story.article) if story.article else None
        if article is None:
            return story.plan.title if story.plan is not None else ""
        return (article.headline or article.name).replace("\n", " ")

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything found in the files and on the pages, each once."""
        coarse: list[Finding] = []
        for page, composed in zip(self.issue.pages, self._composition.pages, strict=True):
            if page.name in self._lent:
                coarse += self._lent[page.name].findings
                continue
            coarse += self.shelf.check_resolution([composed.display], self.grid_of(page).size)
        found = (
            *self.document.findings, *self.fonts.findings, *self.shelf.findings,
            *self._composition.findings, *coarse,
        )  # fmt: skip
        return tuple(dict.fromkeys(found))

    def show_page(self, index: int, *, at_once: bool = True) -> None:
        """Show another page; the selection belongs to the page and goes.

        Unless wanted `at_once`, a page that is composed nowhere yet is shown blank until it is.
        """
        index = max(0, min(index, len(self.issue.pages) - 1))
        if index != self.index:
            self.index = index
            self.selection = Selection()
            here = self.composed.display
            if (at_once and self.is_pending(index)) or not self.pictures.can_show(here):
                self.compose_shown()
            self.pictures.read_ahead(self.composed.display)
            self.page_shown.emit()
            self.selected.emit()

    def select(self, items: Collection[str] = (), frame: str = "", *, alone: bool = False) -> None:
        """Select items of the page on show."""
        selection = Selection(tuple(dict.fromkeys(items)), frame, alone)
        if selection != self.selection:
            self.selection = selection
            self.document.end_burst()
            self.selected.emit()

    def choose_furniture(self, name: str = "") -> None:
        """Choose a piece of the layout's furniture."""
        if name != self.furniture:
            self.furniture = name
            self.furniture_chosen.emit()

    # Changing

    def edit(self, change: Change, step: str, burst: str = "") -> bool:
        """Make an edit as one step of the history; its name is the key `step-…` of the words."""
        self._preview = None
        done = self.document.edit(self._allowed(change), step, burst)
        self.settle()
        self._refresh()
        if done:
            self.stepped.emit()
        return done

    def type(self, change: Change, step: str, burst: str) -> bool:
        """Make an edit of a burst of typing: the page shows it at once, panels a moment later."""
        self._preview = None
        done = self.document.edit(self._allowed(change), step, burst)
        if self.issue is not self._composed:
            self._compose()
            self.retyped.emit()
        if done:
            self._has_typed = True
            self._settle_later()
        return done

    def _settle_later(self) -> None:
        """Panels follow once keys or hand pause, and now and then while they do not."""
        if not self._settling.isActive():
            self._unsettled.start()
        if self._unsettled.elapsed() < _SETTLED_BY:
            self._settling.start()

    def settle(self) -> None:
        """Tell everybody what was typed or previewed, if that is still to be done."""
        if self._settling.isActive():
            self._settling.stop()
            self._settled()

    @property
    def is_settling(self) -> bool:
        """True between a key, or a step of a gesture, and the moment panels follow."""
        return self._settling.isActive()

    def body_size(self, story: str) -> Length:
        """Width of a 字 of a story's text."""
        value = self.story(story)
        if value is None:
            return self.grid.size
        return style_of(self.issue, self.page, value, "body", self.grid).text.size

    def hold(self, others: dict[str, Holder]) -> None:
        """Say who else has which page open."""
        if others != self.held:
            self.held = others
            self.held_changed.emit()

    def _allowed(self, change: Change) -> Change:
        """`change`, or none when it would change a page that somebody else is editing."""
        if not self.held:
            return change
        old = self.document.issue
        new = change(old)
        return (lambda _: new) if self.allows(new) else (lambda _: old)

    def allows(self, issue: Issue) -> bool:
        """False, and the editor is told, for a state with other words or places on a page that
        somebody else is editing."""
        if not self.held:
            return True
        barred = sorted(touched(self.document.issue, issue) & self.held.keys())
        if barred:
            self.refused.emit(barred[0])
        return not barred

    @property
    def is_previewing(self) -> bool:
        """True while a gesture shows what is no step yet."""
        return self._preview is not None

    def take_in(self, loaded: Loaded, prefer: str) -> tuple[str, ...]:
        """Take in what others saved, see `Document.take_in`; return what clashes."""
        self.settle()
        clashes = self.document.take_in(loaded, prefer).clashes
        if not clashes or prefer:
            self.typist.keeps_place = True
            self._after_step()
            self.typist.keeps_place = False
        return clashes

    def _settled(self) -> None:
        self.recomposed.emit()
        self._prune()
        if self._has_typed:
            self._has_typed = False
            self.stepped.emit()

    def preview(self, issue: Issue | None) -> None:
        """Show a state that is no step yet; None goes back to the document's."""
        if issue is not None and not self.allows(issue):
            issue = None
        self._preview = None if issue is self.document.issue else issue
        if self.issue is not self._composed:
            self._compose()
            self.previewed.emit()
            self._prune()
            self._settle_later()

    def undo(self) -> None:
        self.settle()
        self._preview = None
        if self.document.undo():
            self._after_step()

    def redo(self) -> None:
        self._preview = None
        if self.document.redo():
            self._after_step()

    def revert(self) -> None:
        """Go back to what was last saved, as a step."""
        self._preview = None
        if self.document.revert():
            self._after_step()

    def save(self) -> None:
        """Write the changed files. Raises PagesetterError with every file as it was."""
        self.settle()
        self.document.save()
        self._refresh()
        self.stepped.emit()

    def reread_pictures(self) -> None:
        """Measure and show pictures as their files are now; no step of the history."""
        self.settle()
        self.shelf.forget()
        self.pictures.forget()
        self._draw_anew()

    def reread_fonts(self) -> None:
        """Set and show pages with the fonts that are in their folders now; no step of the
        history."""
        self.settle()
        self.document.look_for_fonts()
        self.fonts = FontBook([*user_font_folders(), *self.document.font_folders])
        self.raw_fonts.use(self.fonts)
        self._draw_anew()

    def _draw_anew(self) -> None:
        """Compose and draw everything again, here and beside the window."""
        self.pictures_read += 1
        self._lent.clear()
        self.composer = Composer(self.fonts, self.shelf)
        self._composed = None
        self.repictured.emit()
        self._refresh()

    def _after_step(self) -> None:
        self._refresh()
        self.stepped.emit()

    def _refresh(self) -> None:
        """Compose what is shown now, and drop from the selection what is no longer there."""
        if self.issue is self._composed:
            return
        pages = len(self._composition.pages)
        self._compose()
        if self.index >= len(self.issue.pages):
            self.index = len(self.issue.pages) - 1
            self.page_shown.emit()
        elif pages != len(self.issue.pages):
            self.page_shown.emit()
        self.recomposed.emit()
        self._prune()

    def compose_shown(self) -> None:
        """Compose the page on show, so that it can be edited in no time."""
        blank = self.is_pending(self.index)
        self._compose()
        if blank and not self.is_pending(self.index):
            self.filled.emit()

    def _compose(self) -> None:
        """Compose what is on show and what has been before; the rest when nothing else is on."""
        self._composed = self.issue
        self._take(self.composer.compose(self.issue, {self.index}))
        if self._pending or not self._is_set_aside:
            self._idle.start()

    def _take(self, composition: Composition) -> None:
        """Show a composition, blank pages filled with those that others composed."""
        blank = set(self.composer.pending(self.issue))
        names = [page.name for page in self.issue.pages]
        here = {names[at] for at in blank}
        lent = {name: one for name, one in self._lent.items() if name in here}
        self._lent = lent = still_true(lent, self.issue) if lent else lent
        if lent:
            pages = tuple(
                lent[name].composed if name in lent else page
                for name, page in zip(names, composition.pages, strict=True)
            )
            composition = composition._replace(pages=pages)
        self._composition = composition
        self._pending = {at for at in blank if names[at] not in lent}

    @property
    def is_filled(self) -> bool:
        """True when every page is composed."""
        return not self._pending

    def lend(self, index: int, composed: ComposedPage, findings: tuple[Finding, ...]) -> None:
        """Take a page that was composed elsewhere, from the state the document has now."""
        name = self.document.issue.pages[index].name
        self._lent[name] = Lent(self.document.issue, composed, findings)
        if index in self._pending:
            self._take(self._composition)
            self.filled.emit()
            if abs(index - self.index) <= 1:
                self.pictures.read_ahead(composed.display)
            if index == self.index:
                self.recomposed.emit()
        self.fill_on()

    def fill_on(self) -> None:
        """Go on with the blank pages."""
        self._idle.start(_BETWEEN)

    def is_pending(self, index: int) -> bool:
        """True for a page that is still blank because nobody has looked at it."""
        return index in self._pending

    def _fill(self) -> None:
        """Compose one page more, the nearest first."""
        if not self._pending:
            if not self._is_set_aside:
                self._is_set_aside = True
                collecting.set_aside()
            return
        if self._preview is not None:
            self._idle.start()
            return
        nearest = min(self._pending, key=lambda at: abs(at - self.index))
        if self.fill_elsewhere is None or not self.fill_elsewhere(nearest):
            self.fill_here(nearest)

    def fill_here(self, index: int) -> None:
        """Compose a page more, bit by bit."""
        if not self.preparing.fill(index):
            self.fill_on()

    def compose_other(self, index: int) -> None:
        """Compose a page that is not on show."""
        self._take(self.composer.compose(self.issue, {self.index, index}))
        self.filled.emit()
        self.fill_on()

    def _prune(self) -> None:
        here = {s.id for s in self.page.stories} | {b.id for b in self.page.boxes}
        items = tuple(name for name in self.selection.items if name in here)
        frame = self.selection.frame if self.scene.part(self.selection.frame) else ""
        if (items, frame) != self.selection[:2]:
            self.selection = Selection(items, frame, bool(frame) and self.selection.alone)
            self.selected.emit()
