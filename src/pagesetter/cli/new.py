"""`pagesetter new`: a paper with its first issue, ready to render; or the next issue of a paper."""

from __future__ import annotations

import argparse
import os

from pagesetter.cli.output import make_folder, write_whole
from pagesetter.cli.parser import Parser, Say
from pagesetter.findings import PagesetterError, SourceSpan
from pagesetter.findings.finding import finding
from pagesetter.findings.messages_cli import MESSAGES

DEFAULT_LAYOUT = "tabloid-5x15"


def add_arguments(parser: Parser, say: Say) -> None:
    from pagesetter.formats import installed_layouts

    parser.add_argument(
        "folder", metavar="FOLDER",
        help=say("folder to make; a new one or an empty one", "要建立的文件夹（新的或空的）"),
    )  # fmt: skip
    parser.add_argument(
        "--layout", metavar="NAME", default="",
        help=say(f"layout of its first page (default {DEFAULT_LAYOUT}): ",
                 f"第一版的版式（默认 {DEFAULT_LAYOUT}）：") + ", ".join(installed_layouts()),
    )  # fmt: skip
    parser.add_argument(
        "--from", metavar="OLD_ISSUE", default="", dest="old",
        help=say("make the issue after this one: its pages and frames, without its copy",
                 "沿用这一期的版面与框、不带稿件，建立下一期"),
    )  # fmt: skip
    parser.examples(
        "pagesetter new 周报",
        "pagesetter new newsletter --layout newsletter-a4",
        "pagesetter new issues/2026-12-01 --from issues/2026-11-24",
        "pagesetter new 周报 --from 周报",
    )


def run(arguments: argparse.Namespace, say: Say) -> int:
    if arguments.old:
        if arguments.layout:
            raise PagesetterError([finding(MESSAGES, "layout-and-old-issue")])
        from pagesetter.cli.next_issue import next_issue

        made = next_issue(arguments.folder, arguments.old)
    else:
        made = _new_paper(arguments.folder, arguments.layout or DEFAULT_LAYOUT, arguments.language)
    print(made)  # noqa: T201
    return 0


def require_empty(folder: str) -> None:
    """Raise PagesetterError unless `folder` is new or empty; nothing of an editor's is covered."""
    if os.path.lexists(folder) and not (os.path.isdir(folder) and not os.listdir(folder)):
        raise PagesetterError(
            [finding(MESSAGES, "folder-not-empty", SourceSpan(folder), path=folder)]
        )


def _new_paper(folder: str, layout: str, language: str) -> str:
    """Write a paper with one issue of today and return the folder."""
    from datetime import date

    from pagesetter.formats import installed_layouts
    from pagesetter.formats.patch import Edit, SetValue, patch

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
