"""Puts the files of an open issue into another folder: as they were read, wherever they are now.

Pictures and what else lies there are copied while they are there. Beside the other issues of its
paper a copy is an issue of it; anywhere else the paper comes along, since without it the issue
could not be read. What was changed since is saved by who asked.
"""

from __future__ import annotations

import os
import shutil

from pagesetter.findings import PagesetterError, SourceSpan
from pagesetter.findings.finding import finding
from pagesetter.findings.messages_cli import MESSAGES
from pagesetter.session.document import Document
from pagesetter.session.output import make_folder, require_empty, write_whole

_ISSUES = "issues"
_NOT_COPIED = (".pagesetter", ".git")


def copy_issue(document: Document, folder: str) -> str:
    """Write the issue of a document into a new or empty folder; return the copy's own folder.

    That is `folder`, or the issue in it when it became a paper. Files that broke or went since
    they were opened are written as they were. Raises PagesetterError or OSError when they
    cannot be written, or when `folder` lies inside of what would be copied.
    """
    require_empty(folder)
    root, old = document.root, document.folder
    issues = os.path.join(root, _ISSUES)
    if root == old or _real(os.path.dirname(os.path.abspath(folder))) == _real(issues):
        _require_apart(folder, old, issues)
        copy, places = folder, {old: folder}
    else:
        _require_apart(folder, root, issues)
        copy = os.path.join(folder, _ISSUES, os.path.basename(old))
        places = {old: copy, root: folder}
        _copy_tree(root, folder, _ISSUES)
    _copy_tree(old, copy)
    for name, data in document.files.items():
        path = os.path.join(root, *name.split("/"))
        for here, there in places.items():
            if path.startswith(os.path.join(here, "")):
                made = os.path.join(there, os.path.relpath(path, here))
                make_folder(os.path.dirname(made))
                write_whole(made, data)
                break
    return copy


def _copy_tree(old: str, new: str, *left_out: str) -> None:
    """Copy what is there, but what only a program keeps there and, at the top, what is named."""

    def leave(folder: str, names: list[str]) -> set[str]:
        return {*names} & {*_NOT_COPIED, *(left_out if folder == old else ())}

    if os.path.isdir(old):
        shutil.copytree(old, new, dirs_exist_ok=True, ignore=leave)


def _require_apart(folder: str, old: str, issues: str) -> None:
    """Raise PagesetterError for a folder inside `old`: it would be copied into itself."""
    if _real(folder).startswith(os.path.join(_real(old), "")):
        example = os.path.join(issues, os.path.basename(folder))
        raise PagesetterError(
            [finding(MESSAGES, "copy-inside", SourceSpan(folder), path=folder, example=example)]
        )


def _real(path: str) -> str:
    return os.path.normcase(os.path.realpath(path))
