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
from pagesetter.values import NamedTuple

USUAL_LAYOUT = "tabloid-5x15"
"""四开, five columns: what most small papers have."""


class Wanted(NamedTuple):
    """What a new paper's first issue says, and how many pages it has."""

    name: str = ""
    """Of the paper; its folder's without one."""
    date: str = ""
    """ISO; today without one."""
    number: str = "1"
    total: str = "1"
    pages: int = 1
    blank: bool = False
    """No example of a story: the pages stand empty."""


def new_paper(folder: str, layout: str, language: str, wanted: Wanted = Wanted()) -> str:
    """Write a paper with one issue into a new or empty folder and return it.

    Raises PagesetterError for a layout that is not installed and a folder that is not empty.
    """
    known = installed_layouts()
    if layout not in known:
        names = ", ".join(known)
        raise PagesetterError([finding(MESSAGES, "layout-not-installed", name=layout, known=names)])
    require_empty(folder)
    day = wanted.date or date.today().isoformat()
    name = wanted.name or os.path.basename(os.path.abspath(folder))
    issue = f"issues/{day}"
    pages = [f"{number:02}" for number in range(1, wanted.pages + 1)]
    head: list[Edit] = [SetValue(("date",), day)]
    for key in ("number", "total"):
        if getattr(wanted, key) != "1":
            head.append(SetValue((key,), getattr(wanted, key)))
    if len(pages) > 1:
        head.append(SetValue(("pages",), pages))
    edits: dict[str, tuple[str, list[Edit]]] = {
        "paper.yaml": ("paper.yaml", [SetValue(("name",), name)]),
        f"{issue}/issue.yaml": ("issue.yaml", head),
    }
    for page in pages:
        template = "blank.yaml" if wanted.blank or page != "01" else "page.yaml"
        edits[f"{issue}/pages/{page}.yaml"] = template, [SetValue(("layout",), layout)]
    if wanted.blank:
        make_folder(os.path.join(folder, *issue.split("/"), "copy"))
    else:
        edits[f"{issue}/copy/first.md"] = "first.md", []
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
