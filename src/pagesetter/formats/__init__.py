"""Files in and out: YAML and Markdown to frozen values and back, with the place of every value.

Importing this package costs next to nothing; what it names is loaded at the first call.
"""

from __future__ import annotations

from pagesetter.findings import Finding
from pagesetter.formats.loaded import Loaded
from pagesetter.model import Article, Layout

__all__ = [
    "Loaded",
    "find_issue",
    "installed_layouts",
    "load_issue",
    "load_layout",
    "parse_article",
]


def find_issue(path: str) -> str:
    """Return the issue folder meant by `path`.

    An issue folder is itself; a paper folder means its newest issue (the last by name);
    a file of an issue (`issue.yaml`, `pages/…`, `copy/…`) means its issue. Raises
    PagesetterError with one finding otherwise.
    """
    from pagesetter.formats.find import find_issue

    return find_issue(path)


def load_issue(path: str) -> Loaded:
    """Read the issue meant by `path` (see `find_issue`) with its paper, layouts and copy.

    Raises PagesetterError with every error and warning of every file at once; without errors
    the warnings are in `Loaded.findings`.
    """
    from pagesetter.formats.load import load_issue

    return load_issue(path)


def load_layout(name: str, root: str = "", folder: str = "") -> Layout:
    """Read one layout by name: from `root`/layouts, `folder`/layouts, then the installed ones.

    Raises PagesetterError with all its errors.
    """
    from pagesetter.formats.layouts import load_layout

    return load_layout(name, root, folder)


def parse_article(text: str, name: str, file: str = "") -> tuple[Article, list[Finding]]:
    """Read one article from its text: front matter and Markdown body. Never raises.

    `name` is the file's stem, `file` what findings call the file. Errors are in the list;
    what the body holds beyond the format is kept as `verbatim` blocks with a warning.
    """
    from pagesetter.formats.article import parse_article

    return parse_article(text, name, file)


def installed_layouts() -> list[str]:
    """Names of the layouts that came with the program, sorted."""
    from pagesetter.formats.layouts import installed_layouts

    return installed_layouts()
