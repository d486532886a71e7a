"""The faces that came with the program, by their index; no font file is opened for it."""

import os

from pagesetter.findings import PagesetterError, SourceSpan
from pagesetter.findings.finding import finding
from pagesetter.findings.messages_fonts import MESSAGES
from pagesetter.fonts.face import FontFace
from pagesetter.fonts.opentype import key_of
from pagesetter.installed import installed_folder
from pagesetter.values import NamedTuple


class ShippedFace(NamedTuple):
    """A line of `index.tsv`: the face and the names it answers to."""

    face: FontFace
    family: str
    style: str


def shipped_faces(folder: str = "") -> list[ShippedFace]:
    """The faces of the installed `fonts` folder, in the index's order.

    Raises PagesetterError `fonts-not-installed` when the folder or its index is not there.
    """
    folder = folder or installed_folder("fonts")
    try:
        with open(os.path.join(folder, "index.tsv"), encoding="utf-8") as file:
            lines = file.read().splitlines()
    except OSError:
        raise PagesetterError(
            [finding(MESSAGES, "fonts-not-installed", SourceSpan("fonts/index.tsv"))]
        ) from None
    found = []
    for line in lines:
        name, digest, postscript, family, style, touched = line.split("\t")
        face = FontFace(
            os.path.join(folder, name), key=key_of(digest), name=postscript, family=family,
            touched=touched,
        )  # fmt: skip
        found.append(ShippedFace(face, family, style))
    return found
