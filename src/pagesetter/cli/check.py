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
    from pagesetter.findings import PagesetterError
    from pagesetter.session.pipeline import compose_issue, open_issue

    try:
        findings = compose_issue(open_issue(arguments.issue)).findings
        code = 1 if report.has_errors(findings) else 0
    except PagesetterError as error:  # here what is wrong with the files is the answer
        findings = error.findings
        code = 2
    if arguments.json:
        report.print_json({"findings": report.values(findings, arguments.language)})
    elif findings:
        report.tell(findings, arguments.language, to=sys.stdout)
    else:
        sys.stdout.write(say("nothing found\n", "没有发现问题\n"))
    return code
