"""Finds and reads layouts by name: the paper's own, the issue's own, then the installed ones."""

from __future__ import annotations

import os

from pagesetter.findings import PagesetterError, SourceSpan
from pagesetter.formats.decode import decode
from pagesetter.formats.files import Reading, decode_bytes, read_bytes
from pagesetter.formats.kinds import BAD, is_outside
from pagesetter.formats.notes import Notes
from pagesetter.installed import installed_folder
from pagesetter.model import Layout
from pagesetter.values import NamedTuple

INSTALLED = "pagesetter:layouts/"
"""What findings call the folder of the installed layouts."""


def installed_layouts() -> list[str]:
    """Names of the layouts that came with the program, sorted."""
    return _names(installed_folder("layouts"))


def _names(folder: str) -> list[str]:
    try:
        return sorted(n[:-5] for n in os.listdir(folder) if n.endswith(".yaml") and n[0] != ".")
    except OSError:
        return []


def known_layouts(root: str, folder: str) -> list[str]:
    """All names a page of this issue may use."""
    own = [os.path.join(place, "layouts") for place in dict.fromkeys((root, folder)) if place]
    names = [name for place in own for name in _names(place)]
    return sorted({*names, *installed_layouts()})


class Found(NamedTuple):
    """Where a layout lies; installed ones are no part of the paper."""

    path: str
    installed: bool


def locate_layout(name: str, reading: Reading) -> Found | None:
    """The file of a layout, nearest to the paper first; None when there is none."""
    for place in dict.fromkeys((reading.root, reading.folder)):
        path = os.path.join(place, "layouts", name + ".yaml")
        if os.path.lexists(path):
            return Found(path, installed=False)
    path = os.path.join(installed_folder("layouts"), name + ".yaml")
    return Found(path, installed=True) if os.path.isfile(path) else None


def read_layout(name: str, found: Found, reading: Reading) -> tuple[Layout | None, Notes]:
    """Read a layout into the issue's reading; None when nothing can be made of it."""
    if found.installed:
        notes = reading.open(found.path, INSTALLED + name + ".yaml")
        notes.printing = False
        data = read_bytes(found.path, notes)
        text = None if data is None else decode_bytes(data, notes)
    else:
        notes = reading.open(found.path)
        text = reading.text(found.path, notes)
    layout = BAD if text is None else decode(text, "layout", notes)
    return (None if layout is BAD else layout._replace(name=name)), notes


def report_unknown_layout(name: str, reading: Reading, span: SourceSpan, notes: Notes) -> None:
    from pagesetter.findings.suggest import hints, listed

    known = known_layouts(reading.root, reading.folder)
    notes.report("layout-unknown", span, name=name, known=listed(known), **hints(name, known))


def load_layout(name: str, root: str = "", folder: str = "") -> Layout:
    """See `pagesetter.formats.load_layout`."""
    root = os.path.abspath(root or folder or ".")
    reading = Reading(root, os.path.abspath(folder or root))
    asking = Notes("")
    if is_outside(name) or "/" in name or "\\" in name:
        asking.report("path-outside", SourceSpan(), path=name)
        raise PagesetterError(asking.findings)
    found = locate_layout(name, reading)
    if found is None:
        report_unknown_layout(name, reading, SourceSpan(), asking)
        raise PagesetterError(asking.findings)
    reading.printing = not found.installed and _paper_is_printing(reading)
    layout, _ = read_layout(name, found, reading)
    if layout is None or any(notes.failed for notes in reading.notes):
        raise PagesetterError(f for notes in reading.notes for f in notes.findings)
    return layout


def _paper_is_printing(reading: Reading) -> bool:
    """What the paper, if there is one that can be read, says of names of sizes."""
    path = os.path.join(reading.root, "paper.yaml")
    notes = Notes("")
    text = reading.text(path, notes) if os.path.lexists(path) else None
    paper = BAD if text is None else decode(text, "paper", notes)
    return paper is not BAD and bool(paper.printing)
