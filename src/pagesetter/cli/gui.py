"""`pagesetter gui`: the window, on an issue or on its start page."""

from __future__ import annotations

import argparse

from pagesetter.cli.parser import Parser, Say
from pagesetter.findings import PagesetterError
from pagesetter.findings.finding import finding
from pagesetter.findings.messages_gui import MESSAGES


def add_arguments(parser: Parser, say: Say) -> None:
    parser.add_argument(
        "issue", metavar="ISSUE", nargs="?", default="",
        help=say("folder of a paper or an issue (default: the start page)",
                 "报纸或一期的文件夹（默认显示开始页）"),
    )  # fmt: skip
    parser.examples("pagesetter gui", "pagesetter gui examples/science-weekly")


def run(arguments: argparse.Namespace, say: Say) -> int:
    try:
        from pagesetter.gui.app import run as show
    except ImportError as error:
        if error.name and error.name.split(".")[0] not in ("PySide6", "shiboken6"):
            raise
        code = "gui-library-missing" if error.path or ".so" in str(error) else "gui-not-installed"
        raise PagesetterError([finding(MESSAGES, code, reason=str(error))]) from error
    explicit = arguments.language if getattr(arguments, "lang", "") else ""
    return show(arguments.issue, explicit)
