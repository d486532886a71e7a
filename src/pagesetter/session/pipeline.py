"""The way from an issue's folder to composed pages and a press PDF, in one place.

What the command line, the window and `pagesetter.api` share: reading with the fonts at hand,
composing, choosing pages, what stops a press PDF. Writes no file and prints nothing.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from pagesetter.compose import ComposedPage, Composition, compose
from pagesetter.compose.grid import grid_of
from pagesetter.findings import ERROR, Finding, PagesetterError, Place, SourceSpan
from pagesetter.findings.finding import finding
from pagesetter.findings.messages_cli import MESSAGES
from pagesetter.fonts import FontBook
from pagesetter.formats import Loaded, load_issue
from pagesetter.geometry import Rect
from pagesetter.model import Issue
from pagesetter.session.pictures import PictureShelf
from pagesetter.values import NamedTuple

if TYPE_CHECKING:
    from pagesetter.display import DisplayList, PlaceImage
    from pagesetter.export.pdf.conformance import Conformance
    from pagesetter.export.pdf.sink import PdfForm, PdfImage
    from pagesetter.images.mean_ink import InkBelow

STOPPERS = ("missing-glyph", "font-embedding-forbidden")
"""Findings with which no press PDF is written: the plate would show boxes, or break a licence."""
_STANDARD_STOPPERS = ("artwork-colour", "artwork-font")
"""Findings with which none is written that claims a standard: it would not be true."""


class Opened(NamedTuple):
    """An issue as read, with the fonts and pictures it can use."""

    loaded: Loaded
    fonts: FontBook
    pictures: PictureShelf


class Result(NamedTuple):
    """A composed issue and all that was found on the way, each finding once."""

    opened: Opened
    composition: Composition
    findings: tuple[Finding, ...]


def open_issue(path: str, *, full_fit: bool = False) -> Opened:
    """Read the issue meant by `path` (a paper folder means its newest) and its font folders.

    With `full_fit` every paragraph is broken as a whole. Raises PagesetterError with every
    error of every file.
    """
    loaded = load_issue(path)
    if full_fit:
        from pagesetter.session.full_fit import fully_fitted

        loaded = loaded._replace(issue=fully_fitted(loaded.issue))
    fonts = FontBook([*user_font_folders(), *loaded.font_folders])
    return Opened(loaded, fonts, PictureShelf((loaded.folder, loaded.root)))


def compose_issue(opened: Opened) -> Result:
    """Compose every page; what is wrong with the pages is in `findings`, nothing is raised."""
    issue, pictures = opened.loaded.issue, opened.pictures
    composition = compose(issue, opened.fonts, pictures)
    coarse = []
    for page, composed in zip(issue.pages, composition.pages, strict=True):
        size = grid_of(issue.layout(page.layout)).size
        coarse += pictures.check_resolution([composed.display], size)
    coarse += _plates(issue, composition.pages)
    inks = [page.inks for page in issue.pages]
    displays = [composed.display for composed in composition.pages]
    coarse += pictures.check_plates(list(zip(displays, inks, strict=True)))
    said = opened.fonts.findings
    if said:
        from pagesetter.session.font_places import placed

        said = placed(said, issue)
    found = (
        *opened.loaded.findings, *said, *pictures.findings, *composition.findings, *coarse,
    )  # fmt: skip
    return Result(opened, composition, tuple(dict.fromkeys(found)))


def _plates(issue: Issue, pages: Sequence[ComposedPage]) -> list[Finding]:
    """A finding for every page that has colours its plates cannot print."""
    found: list[Finding] = []
    for page, composed in zip(issue.pages, pages, strict=True):
        if page.inks == "四色":
            continue
        from pagesetter.export.plates import on_plates
        from pagesetter.findings.messages_export import MESSAGES as WORDS

        pieces = on_plates(composed.display, page.inks).pieces
        if pieces:
            place = Place(str(page.number))
            found.append(
                finding(WORDS, "ink-on-black-page", page.span, place, inks=page.inks, count=pieces)
            )
    return found


def choose_pages(result: Result, numbers: Iterable[int]) -> tuple[ComposedPage, ...]:
    """Return the pages with these printed numbers in the issue's order; no number means all.

    Raises PagesetterError naming each number that no page has.
    """
    wanted = set(numbers)
    if not wanted:
        return result.composition.pages
    issue = result.opened.loaded.issue
    known = [page.number for page in issue.pages]
    missing = sorted(wanted.difference(known))
    if missing:
        span = SourceSpan(issue.span.file)
        pages = ", ".join(map(str, known))
        raise PagesetterError(
            finding(MESSAGES, "page-not-in-issue", span, page=n, pages=pages) for n in missing
        )
    chosen = zip(known, result.composition.pages, strict=True)
    return tuple(page for number, page in chosen if number in wanted)


def stopping(findings: Iterable[Finding], press: Press | None = None) -> tuple[Finding, ...]:
    """Return the findings that forbid a press PDF.

    With outlines, whether a face is embedded after all is seen when the file is made.
    """
    press = press or Press()
    stoppers = set(STOPPERS[:1] if press.outlines else STOPPERS)
    if press.standard != "plain":
        stoppers.update(_STANDARD_STOPPERS)
    return tuple(f for f in findings if f.code in stoppers and f.severity == ERROR)


def settled(findings: Iterable[Finding], press: Press) -> tuple[Finding, ...]:
    """Return the findings without those that outlines settle, or `press_pdf` raises again."""
    return tuple(f for f in findings if not press.outlines or f.code != STOPPERS[1])


class Press(NamedTuple):
    """What a plant takes."""

    standard: str = "x4"
    """`x4` (PDF/X-4), `x1a` (PDF/X-1a:2003) or `plain`."""
    profile: str = ""
    """ICC file of its press; empty for the program's own of newsprint."""
    size: str = "sheet"
    """`sheet`, or `type-area`: cut down to it and whatever is printed beyond."""
    outlines: str = ""
    """`titles` or `all`: text turned to outlines; empty leaves all of it text."""
    marks: bool = False
    """Crop and register marks, a colour bar and a slug round every page."""
    tagged: bool | None = None
    """Structure for reading aloud and for search; None: in PDF/X-4 and in no other."""
    unsharp: bool = False
    """Photographs sharpened, as dots on newsprint soften them."""


def press_pdf(
    result: Result,
    pages: Sequence[ComposedPage],
    press: Press = Press(),
    *,
    force: bool = False,
) -> bytes:
    """Return the PDF of these pages.

    `force` turns text whose face may not be embedded to outlines, for a proof. Raises
    PagesetterError when a face may not be embedded, a picture has changed, or the profile is
    none of a press with the inks CMYK.
    """
    from pagesetter.export.pdf import write_pdf

    issue = result.opened.loaded.issue
    conformance = _conformance(press)
    inks = {page.name: page.inks for page in issue.pages}
    mine = [(page.display, inks[page.name]) for page in pages]
    displays, images = pages_for_plates(result.opened.pictures, mine, press)
    displays = _as_taken(result, pages, displays, press)
    if force:
        displays = embeddable(displays, result.opened.fonts)
    return write_pdf(
        displays,
        result.opened.fonts,
        images,
        title=pdf_title(issue),
        date=issue.date,
        language=issue.paper.language,
        outlines=[page_title(issue, page.name) for page in pages],
        conformance=conformance,
        tagged=press.standard == "x4" if press.tagged is None else press.tagged,
    )


def pages_for_plates(
    shelf: PictureShelf, pages: Sequence[tuple[DisplayList, str]], press: Press = Press()
) -> tuple[list[DisplayList], dict[str, PdfImage | PdfForm]]:
    """Return pages, each given with its inks (`四色` …), as they come to the plates.

    Their pictures are made ready, returned by key, and black text knocks out of heavy grounds.
    Raises PagesetterError as `PictureShelf.ready` does.
    """
    displays, images = _ready(shelf, pages, press)
    return _overprinted(displays, images), images


def _ready(
    shelf: PictureShelf, pages: Sequence[tuple[DisplayList, str]], press: Press
) -> tuple[list[DisplayList], dict[str, PdfImage | PdfForm]]:
    """The pages on their own plates, and their pictures made ready for them."""
    if all(inks == "四色" for _, inks in pages):
        displays = [display for display, _ in pages]
        return shelf.ready(
            displays, profile=press.profile, standard=press.standard, unsharp=press.unsharp
        )
    from pagesetter.export.plates import on_plates

    displays = []
    streams: dict[str, PdfImage | PdfForm] = {}
    for display, mine in pages:
        ready, own = shelf.ready(
            [on_plates(display, mine).page],
            inks=mine,
            profile=press.profile,
            standard=press.standard,
            unsharp=press.unsharp,
        )
        displays += ready
        streams |= own
    return displays, streams


def _overprinted(
    pages: Sequence[DisplayList], images: Mapping[str, PdfImage | PdfForm]
) -> list[DisplayList]:
    """The pages with black text knocking out of what carries much ink."""
    from pagesetter.export.knockout import knocked_out

    inks: list[InkBelow] = []

    def mean(placed: PlaceImage, part: Rect) -> int:
        from pagesetter.export.pdf.sink import PdfImage
        from pagesetter.images.mean_ink import InkBelow
        from pagesetter.images.preparing import Prepared

        image = images[placed.key]
        if not isinstance(image, PdfImage) or placed.ink is not None:
            return 0
        if not inks:
            inks.append(InkBelow())
        prepared = Prepared(
            placed.key, image.width, image.height, image.colour_space, image.bits, image.filter,
            image.data, image.decode,
        )  # fmt: skip
        return inks[0].mean(prepared, placed.box, part)

    return [knocked_out(page, mean) for page in pages]


def _as_taken(
    result: Result, pages: Sequence[ComposedPage], displays: Sequence[DisplayList], press: Press
) -> list[DisplayList]:
    """The pages as the plant takes them: cut down, in outlines, with marks."""
    done = list(displays)
    fonts = result.opened.fonts
    if press.size == "type-area":
        from pagesetter.export.placing import cut_to

        areas = [printed_area(result, page) for page in pages]
        done = [cut_to(display, area) for display, area in zip(done, areas, strict=True)]
    if press.outlines:
        from pagesetter.export.outlines import outlined

        done = [outlined(display, fonts, press.outlines) for display in done]
    if press.marks:
        from pagesetter.export.marks import with_marks

        issue = result.opened.loaded.issue
        slugs = [f"{pdf_title(issue)}　{page_title(issue, page.name)}" for page in pages]
        done = [with_marks(page, fonts, slug) for page, slug in zip(done, slugs, strict=True)]
    return done


def embeddable(pages: Sequence[DisplayList], fonts: FontBook) -> list[DisplayList]:
    """The pages of a proof, text whose face may not be embedded in outlines."""
    from pagesetter.display.walk import runs

    faces = {run.face for page in pages for run in runs(page.items)}
    forbidden = {key for key in faces if fonts.face(key).embedding == "restricted"}
    if not forbidden:
        return list(pages)
    from pagesetter.export.outlines import outlined

    return [outlined(page, fonts, "all", forbidden) for page in pages]


def printed_area(result: Result, page: ComposedPage) -> Rect:
    """The type area of a page, widened to whatever is printed beyond it on the sheet."""
    from pagesetter.display.bounds import bounds

    issue = result.opened.loaded.issue
    layout = next(one.layout for one in issue.pages if one.name == page.name)
    grid = grid_of(issue.layout(layout))
    matter = bounds(page.display.items) or grid.area
    left = max(grid.sheet.x, min(grid.area.x, matter.x))
    top = max(grid.sheet.y, min(grid.area.y, matter.y))
    right = min(grid.sheet.right, max(grid.area.right, matter.right))
    bottom = min(grid.sheet.bottom, max(grid.area.bottom, matter.bottom))
    return Rect(left, top, right - left, bottom - top)


def _conformance(press: Press) -> Conformance | None:
    """The standard and the press's profile, read and looked at; None for a plain PDF."""
    if press.standard == "plain" and not press.profile:
        return None
    from pagesetter.images.preparing import press_profile

    profile = press_profile(press.profile or None)
    if press.standard == "plain":
        return None
    from pagesetter.export.pdf.conformance import Conformance, intent_of

    return Conformance(press.standard, intent_of(profile))


def page_title(issue: Issue, name: str) -> str:
    """Return a page's title in the PDF's bookmarks: its number and section."""
    page = next(page for page in issue.pages if page.name == name)
    chinese = issue.paper.language.startswith("zh")
    title = f"第{page.number}版" if chinese else f"Page {page.number}"
    return f"{title} {page.section}".strip()


def pdf_title(issue: Issue) -> str:
    """Return what a reader's window shows as the document's name."""
    return f"{issue.paper.name} {issue.date}".strip() or issue.name


def user_font_folders() -> list[str]:
    """Return the user's own font folders, the nearest last; they need not be there.

    PAGESETTER_FONTS names them (parted like PATH); without it there is one in the place where
    the system keeps a user's program data.
    """
    named = os.environ.get("PAGESETTER_FONTS")
    if named is not None:
        return [folder for folder in named.split(os.pathsep) if folder]
    home = os.path.expanduser("~")
    if os.name == "nt":
        base = os.environ.get("APPDATA", home)
    else:
        base = os.environ.get("XDG_DATA_HOME") or os.path.join(home, ".local", "share")
    return [os.path.join(base, "pagesetter", "fonts")]
