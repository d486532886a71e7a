"""`pagesetter new`: a paper with its first issue, ready to render; or the next issue of a paper."""

from __future__ import annotations

import argparse

from pagesetter.cli.parser import Parser, Say
from pagesetter.findings import PagesetterError
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
        from pagesetter.session.next_issue import next_issue

        made = next_issue(arguments.folder, arguments.old)
    else:
        from pagesetter.session.new_paper import new_paper

        made = new_paper(arguments.folder, arguments.layout or DEFAULT_LAYOUT, arguments.language)
    print(made)  # noqa: T201
    return 0
