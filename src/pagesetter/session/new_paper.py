"""Makes a paper with its first issue of today, ready to set, from templates with explanations."""

from __future__ import annotations

import os
from datetime import date

from pagesetter.findings import PagesetterError
from pagesetter.findings.finding import finding
from pagesetter.findings.messages_cli import MESSAGES
from pagesetter.formats import installed_layouts
from pagesetter.formats.patch import Edit, SetValue, patch
from pagesetter.session.output import make_folder, require_empty, write_whole


def new_paper(folder: str, layout: str, language: str) -> str:
    """Write a paper with one issue of today into a new or empty folder and return it.

    Raises PagesetterError for a layout that is not installed and a folder that is not empty.
    """
    known = installed_layouts()
    if layout not in known:
        names = ", ".join(known)
        raise PagesetterError([finding(MESSAGES, "layout-not-installed", name=layout, known=names)])
    require_empty(folder)
    today = date.today().isoformat()
    name = os.path.basename(os.path.abspath(folder))
    issue = f"issues/{today}"
    edits: dict[str, tuple[str, list[Edit]]] = {
        "paper.yaml": ("paper.yaml", [SetValue(("name",), name)]),
        f"{issue}/issue.yaml": ("issue.yaml", [SetValue(("date",), today)]),
        f"{issue}/pages/01.yaml": ("page.yaml", [SetValue(("layout",), layout)]),
        f"{issue}/copy/first.md": ("first.md", []),
    }
    for file, (template, values) in edits.items():
        text = _template(template, language)
        path = os.path.join(folder, *file.split("/"))
        make_folder(os.path.dirname(path))
        write_whole(path, (patch(text, values) if values else text).encode())
    return folder


def _template(name: str, language: str) -> str:
    here = os.path.join(os.path.dirname(os.path.abspath(__file__)), "templates", language)
    with open(os.path.join(here, name), encoding="utf-8") as file:
        return file.read()
