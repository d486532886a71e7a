"""Reads all standing elements of a paper, for whoever offers them; an issue reads those it uses."""

from __future__ import annotations

import os

from pagesetter.formats.decode import decode
from pagesetter.formats.files import Reading
from pagesetter.formats.kinds import BAD
from pagesetter.model import Element


def load_library(root: str, folder: str) -> tuple[Element, ...]:
    """The elements in `root`/library by name; files with errors are left out.

    What is wrong with them is told when an issue places one. `folder` is the issue's.
    """
    place = os.path.join(root, "library")
    try:
        names = sorted(n for n in os.listdir(place) if n.endswith(".yaml") and n[0] not in ".~")
    except OSError:
        return ()
    reading = Reading(root, folder)
    found: list[Element] = []
    for name in names:
        path = os.path.join(place, name)
        notes = reading.open(path)
        text = reading.text(path, notes)
        element = BAD if text is None else decode(text, "element", notes)
        if element is not BAD and not notes.failed:
            found.append(element._replace(name=name[:-5]))
    return tuple(found)
