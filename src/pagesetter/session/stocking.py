"""Standing elements made of boxes that stand on a page, put into the paper's library, renamed there
and taken out.

The library belongs to the paper, not to the issue: its files are written at once, and undoing does
not take them back. Knows no screen.
"""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Collection, Iterator

from pagesetter.compose.grid import Grid
from pagesetter.findings import PagesetterError, SourceSpan
from pagesetter.findings.finding import finding
from pagesetter.findings.messages_formats import MESSAGES
from pagesetter.formats.library import element_text
from pagesetter.formats.patch import PatchError
from pagesetter.model import Box, Element, Frame, Issue, Page, Picture
from pagesetter.session import arrange
from pagesetter.session.footprints import footprint
from pagesetter.session.output import make_folder, refuse, write_whole
from pagesetter.session.picture_files import copied

FOLDER = "library"
_LONGEST = 80
_FORBIDDEN = set('/\\:*?"<>|')
"""Signs that names of files may not have on one system or another."""


def is_name(name: str) -> bool:
    """True for what an element may be called: on every system its file is called so, too."""
    fine = name == name.strip() and 0 < len(name) <= _LONGEST
    edges = not name.startswith((".", "~")) and not name.endswith(".")
    return fine and edges and not any(c in _FORBIDDEN or ord(c) < ord(" ") for c in name)


def path_of(root: str, name: str) -> str:
    """The file of an element of the paper in `root`."""
    return os.path.join(root, FOLDER, f"{name}.yaml")


def is_there(root: str, name: str) -> bool:
    """True when the paper has an element of this name, or a file in its place."""
    return os.path.lexists(path_of(root, name))


def suited(boxes: Collection[Box]) -> tuple[Box, ...]:
    """Those of some boxes that an element can hold: one that stands off the grid would not go
    where the element is put."""
    return tuple(box for box in boxes if box.at is None)


def element_of(issue: Issue, page: Page, grid: Grid, boxes: Collection[Box], name: str) -> Element:
    """The element that boxes of a page make together, counted from the corner of them all.

    A slot or a booking, which no element has, becomes the room it takes; an element becomes the
    boxes it is made of.
    """
    layout = issue.layout(page.layout)
    parts: list[Box] = []
    for box in suited(boxes):
        if box.kind == "element":
            parts += _parts(issue, box)
            continue
        frame = footprint(issue, layout, box, grid)
        if frame is not None:
            parts.append(box._replace(frame=frame._replace(id=box.id), slot="", booked=None))
    extent = arrange.extent_of([part.frame for part in parts if part.frame is not None])
    if extent is None:
        return Element(name)

    def moved(frame: Frame) -> Frame:
        column, line = frame.column - extent.column + 1, frame.line - extent.line + 1
        return frame._replace(column=column, line=line)

    return Element(
        name, tuple(p._replace(frame=moved(p.frame)) for p in parts if p.frame is not None)
    )


def _parts(issue: Issue, box: Box) -> Iterator[Box]:
    """The boxes of an element as they stand on the page."""
    parts = next((one.boxes for one in issue.library if one.name == box.element), ())
    for part in parts:
        if part.frame is not None and box.frame is not None:
            name = f"{box.id}-{part.id}"
            column = part.frame.column + box.frame.column - 1
            line = part.frame.line + box.frame.line - 1
            frame = part.frame._replace(id=name, column=column, line=line)
            yield part._replace(id=name, frame=frame)


def put_in(element: Element, folder: str, root: str) -> str:
    """Write an element into the library of the paper in `root`; return its file.

    Pictures of the issue in `folder` are copied to the paper's: other issues see them there only.
    Raises PagesetterError with nothing written but, perhaps, pictures.
    """
    try:
        boxes = tuple(_at_home(box, folder, root) for box in element.boxes)
    except OSError as error:
        refuse(str(error.filename2 or error.filename or root), error)
    try:
        text = element_text(element._replace(boxes=boxes))
    except PatchError as error:
        name = f"{FOLDER}/{element.name}.yaml"
        raise PagesetterError(
            [finding(MESSAGES, "cannot-save", SourceSpan(name), file=name, reason=str(error))]
        ) from error
    path = path_of(root, element.name)
    make_folder(os.path.dirname(path))
    write_whole(path, text.encode())
    return path


def _at_home(box: Box, folder: str, root: str) -> Box:
    """A box whose pictures lie with the paper."""

    def home(picture: Picture) -> Picture:
        own = os.path.join(folder, *picture.source.split("/"))
        if not os.path.isfile(own):  # the paper's already, or nowhere
            return picture
        return picture._replace(source=copied(own, root))

    same = os.path.realpath(folder) == os.path.realpath(root)
    return box if same else box._replace(pictures=tuple(map(home, box.pictures)))


def users_of(root: str, name: str, issue: Issue, folder: str) -> list[str]:
    """What places an element: pages of the open issue as `04`, other files of the paper by their
    path. Files are searched, not read: those of old issues may have faults.
    """
    found = [page.name for page in issue.pages
             if any(name == box.element for box in (*page.boxes, *page.overrides))]  # fmt: skip
    named = re.compile(r"""\belement:\s*(["']?)""" + re.escape(name) + r"""\1\s*(?:[,}#\n]|$)""")
    own = os.path.join(os.path.realpath(folder), "pages") + os.sep
    for path in _files_that_place(root):
        if os.path.realpath(path).startswith(own):
            continue  # what is open counts as it is, not as it was saved
        try:
            with open(path, encoding="utf-8", errors="replace") as file:
                text = file.read()
        except OSError:
            continue
        if name in text and named.search(text):
            found.append(os.path.relpath(path, root).replace(os.sep, "/"))
    return found


def _files_that_place(root: str) -> Iterator[str]:
    """Pages and layouts of a paper and its issues."""
    issues = os.path.join(root, "issues")
    try:
        folders = [os.path.join(issues, name) for name in sorted(os.listdir(issues), reverse=True)]
    except OSError:
        folders = []
    for base in (root, *folders):
        for kind in ("layouts", "pages"):
            place = os.path.join(base, kind)
            try:
                names = sorted(os.listdir(place))
            except OSError:
                continue
            yield from (os.path.join(place, n) for n in names if n.endswith((".yaml", ".yml")))


def rename(root: str, name: str, new: str) -> None:
    """Give an element's file another name. Raises PagesetterError, the file as it was."""
    old, path = path_of(root, name), path_of(root, new)
    try:
        if is_there(root, new) and not is_one(root, name, new):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
        os.rename(old, path)
    except OSError as error:
        refuse(path, error)


def is_one(root: str, name: str, other: str) -> bool:
    """True for one file under two names, as where upper and lower case are alike."""
    try:
        return os.path.samefile(path_of(root, name), path_of(root, other))
    except OSError:
        return False


def content(root: str, name: str) -> bytes:
    """What an element's file holds, to be put back. Raises PagesetterError."""
    path = path_of(root, name)
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        refuse(path, error)


def take_out(root: str, name: str) -> bytes:
    """Delete an element's file; return what it held. Raises PagesetterError."""
    data, path = content(root, name), path_of(root, name)
    try:
        os.unlink(path)
    except OSError as error:
        refuse(path, error)
    return data


def put_back(root: str, name: str, data: bytes) -> None:
    """Write an element's file as it was. Raises PagesetterError."""
    path = path_of(root, name)
    make_folder(os.path.dirname(path))
    write_whole(path, data)
