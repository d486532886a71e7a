"""Changes what is the same in every issue: the name of the paper and its publication data.

It stands in paper.yaml, which no issue saves: the file is patched at once, remarks and order
kept, and everybody who has an issue of the paper open reads it anew.
"""

from __future__ import annotations

import os
from collections.abc import Sequence

from pagesetter.findings import PagesetterError
from pagesetter.findings.finding import finding
from pagesetter.findings.messages_formats import MESSAGES
from pagesetter.formats.decode import decode
from pagesetter.formats.differences import differences
from pagesetter.formats.kinds import BAD
from pagesetter.formats.notes import Notes
from pagesetter.formats.patch import BOM, PatchError
from pagesetter.formats.refit import edited_text
from pagesetter.formats.yaml_tree import parse, plain
from pagesetter.session.output import write_whole

FILE = "paper.yaml"


def set_paper(root: str, name: str, publication: Sequence[tuple[str, str]]) -> bool:
    """Give the paper in folder `root` a name and its publication data, in this order.

    Returns False when that is what its file says. Raises PagesetterError when the file is not
    there, cannot be read or written, or would not say what was asked.
    """
    path = os.path.join(root, FILE)
    try:
        with open(path, encoding="utf-8", newline="") as file:
            text = file.read()
        old = plain(parse(text.removeprefix(BOM)))
        assert isinstance(old, dict)
        new = {**old, "name": name, "publication": dict(publication)}
        if not publication:
            del new["publication"]
        edited = edited_text(text, differences(old, new))
        notes = Notes(FILE)
        if decode(edited.removeprefix(BOM), "paper", notes) is BAD or notes.failed:
            raise PagesetterError(notes.findings)
    except (OSError, ValueError, AssertionError, PatchError) as error:
        told = finding(MESSAGES, "cannot-save", file=path, reason=str(error))
        raise PagesetterError([told]) from error
    if edited == text:
        return False
    write_whole(path, edited.encode())
    return True
