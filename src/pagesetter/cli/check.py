"""`pagesetter check`: everything that is wrong with an issue, on standard output."""

from __future__ import annotations

import argparse
import sys

from pagesetter.cli.arguments import add_issue, add_json
from pagesetter.cli.parser import Parser, Say


def add_arguments(parser: Parser, say: Say) -> None:
    add_issue(parser, say)
    add_json(parser, say)
    parser.examples(
        "pagesetter check examples/science-weekly",
        "pagesetter check issues/2026-11-24 --json",
    )


def run(arguments: argparse.Namespace, say: Say) -> int:
    from pagesetter.cli import report
    from pagesetter.session.pipeline import compose_issue, open_issue

    result = compose_issue(open_issue(arguments.issue))
    if arguments.json:
        report.print_json({"findings": report.values(result.findings, arguments.language)})
    else:
        report.tell(result.findings, arguments.language, to=sys.stdout)
        if not result.findings:
            sys.stdout.write(say("nothing found\n", "没有发现问题\n"))
    return 1 if report.has_errors(result.findings) else 0
