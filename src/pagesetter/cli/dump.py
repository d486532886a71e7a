"""`pagesetter dump`: composed pages as text, one line per item, for reading and for diffs."""

from __future__ import annotations

import argparse
import sys

from pagesetter.cli.arguments import add_issue, add_pages
from pagesetter.cli.parser import Parser, Say


def add_arguments(parser: Parser, say: Say) -> None:
    add_issue(parser, say)
    add_pages(parser, say)
    parser.examples(
        "pagesetter dump examples/science-weekly", "pagesetter dump issues/2026-11-24 --pages 2"
    )


def run(arguments: argparse.Namespace, say: Say) -> int:
    from pagesetter.cli import report
    from pagesetter.display.dump import dump
    from pagesetter.session.pipeline import choose_pages, compose_issue, open_issue

    opened = open_issue(arguments.issue)
    result = compose_issue(opened)
    for page in choose_pages(result, arguments.pages):
        sys.stdout.write(dump(page.display, opened.fonts))
    report.tell(result.findings, arguments.language)
    return 1 if report.has_errors(result.findings) else 0
