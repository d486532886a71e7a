"""Puts the files of an open issue into another folder: as they were read, wherever they are now.

Pictures and what else lies there are copied while they are there. What was changed since is
saved by who asked.
"""

from __future__ import annotations

import os
import shutil

from pagesetter.session.document import Document
from pagesetter.session.output import make_folder, write_whole


def copy_issue(document: Document, folder: str) -> None:
    """Write the issue of a document into a new or empty folder.

    Files that broke or went since they were opened are written as they were. Raises
    PagesetterError or OSError when they cannot be written.
    """
    old = document.folder
    if os.path.isdir(old):
        shutil.copytree(
            old, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns(".pagesetter")
        )
    for name, data in document.files.items():
        inside = os.path.relpath(os.path.join(document.root, *name.split("/")), old)
        if not inside.startswith(".."):
            path = os.path.join(folder, inside)
            make_folder(os.path.dirname(path))
            write_whole(path, data)
