"""`pagesetter export text`: the articles of each page as .txt or .docx, for proofreaders."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pagesetter.cli.arguments import add_issue, add_pages
from pagesetter.cli.parser import Parser, Say
from pagesetter.findings import PagesetterError
from pagesetter.findings.finding import finding

if TYPE_CHECKING:
    from pagesetter.copydesk.proof_text import Line
    from pagesetter.model import Page


def add_arguments(parser: Parser, say: Say) -> None:
    parser.add_argument(
        "what", metavar="text", choices=("text",),
        help=say("text: articles in reading order, with story numbers",
                 "text：各版稿件，按版上次序，带稿号"),
    )  # fmt: skip
    add_issue(parser, say)
    add_pages(parser, say)
    parser.add_argument(
        "-o", dest="output", metavar="FOLDER", default="",
        help=say("folder for the files (default: the current one)", "输出文件夹（默认当前文件夹）"),
    )  # fmt: skip
    parser.add_argument(
        "--docx", action="store_true",
        help=say("one Word file of all pages beside the text files", "另存一个含各版的 Word 文件"),
    )  # fmt: skip
    parser.examples(
        "pagesetter export text examples/science-weekly",
        "pagesetter export text issues/2026-11-24 -o 校样 --docx",
    )


def run(arguments: argparse.Namespace, say: Say) -> int:
    from pagesetter.copydesk.proof_text import page_lines, plain_text
    from pagesetter.formats import load_issue
    from pagesetter.session.output import require_folder, write_whole
    from pagesetter.session.proofread import keep_sent

    loaded = load_issue(arguments.issue)
    issue = loaded.issue
    chosen = _chosen(issue.pages, arguments.pages)
    pages = [page_lines(issue, page) for page in chosen]
    made = [
        (f"{issue.name}-{page.name}.txt", plain_text(lines).encode())
        for page, lines in zip(chosen, pages, strict=True)
    ]
    if arguments.docx:
        made.append((f"{issue.name}.docx", _word(pages, issue.name)))
    for name, _ in made:
        require_folder(os.path.join(arguments.output, name))
    for name, data in made:
        write_whole(os.path.join(arguments.output, name), data)
        sys.stdout.write(os.path.join(arguments.output, name) + "\n")
    keep_sent(loaded.folder, issue, chosen)
    return 0


def _chosen(pages: Sequence[Page], numbers: Sequence[int]) -> list[Page]:
    """The pages asked for, all without numbers. Raises PagesetterError for one there is not."""
    known = {page.number for page in pages}
    for number in numbers:
        if number not in known:
            from pagesetter.findings.messages_cli import MESSAGES

            listed = ", ".join(map(str, sorted(known)))
            raise PagesetterError(
                [finding(MESSAGES, "page-not-in-issue", page=number, pages=listed)]
            )
    return [page for page in pages if not numbers or page.number in numbers]


def _word(pages: list[list[Line]], name: str) -> bytes:
    from pagesetter.copydesk.proof_text import word_file

    try:
        return word_file(pages)
    except ImportError:
        from pagesetter.findings.messages_copydesk import MESSAGES

        raise PagesetterError(
            [finding(MESSAGES, "copy-needs-extra", file=f"{name}.docx")]
        ) from None
