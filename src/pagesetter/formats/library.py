"""All standing elements of a paper, for whoever offers them or makes one; an issue reads those it
uses."""

from __future__ import annotations

import os

from pagesetter.findings import PagesetterError
from pagesetter.formats.box_tables import ELEMENT
from pagesetter.formats.decode import decode
from pagesetter.formats.encode import canonical, encode
from pagesetter.formats.files import Reading
from pagesetter.formats.kinds import BAD
from pagesetter.formats.notes import Notes
from pagesetter.formats.patch import PatchError
from pagesetter.formats.refit import new_text
from pagesetter.model import Element


def load_library(root: str, folder: str) -> tuple[Element, ...]:
    """The elements in `root`/library by name; files with errors are left out.

    What is wrong with them is told when an issue places one. `folder` is the issue's.
    """
    place = os.path.join(root, "library")
    try:
        files = [n for n in os.listdir(place) if n.endswith(".yaml") and n[0] not in ".~"]
    except OSError:
        return ()
    reading = Reading(root, folder)
    found: list[Element] = []
    for name in sorted(file.removesuffix(".yaml") for file in files):
        path = os.path.join(place, f"{name}.yaml")
        notes = reading.open(path)
        text = reading.text(path, notes)
        element = BAD if text is None else decode(text, "element", notes)
        if element is not BAD and not notes.failed:
            found.append(element._replace(name=name))
    return tuple(found)


def element_text(element: Element) -> str:
    """The text of a new file of the library that says what `element` is.

    Raises PagesetterError for boxes that no element may hold, PatchError when the text would not
    read back as the element.
    """
    tree = encode(ELEMENT, element)
    assert isinstance(tree, dict)
    text = new_text("element", tree)
    notes = Notes(f"library/{element.name}.yaml")
    read = decode(text, "element", notes)
    if read is BAD or notes.failed:
        raise PagesetterError(notes.findings)
    if canonical(read.boxes) != canonical(element.boxes):
        raise PatchError("it would not read back as it is")
    return text
