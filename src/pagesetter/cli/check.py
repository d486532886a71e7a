"""`pagesetter check`: what speaks against printing an issue or a PDF, on standard output."""

from __future__ import annotations

import argparse
import sys

from pagesetter.cli.arguments import add_json
from pagesetter.cli.parser import Parser, Say


def add_arguments(parser: Parser, say: Say) -> None:
    parser.add_argument(
        "issue",
        metavar="ISSUE|FILE.pdf",
        help=say(
            "folder of an issue (or of a paper: then its newest issue), or a finished PDF",
            "一期的文件夹（给报纸的文件夹时取最新一期），或成品 PDF",
        ),
    )
    parser.add_argument(
        "--profile", metavar="NAME", default="",
        help=say("正式报纸 (newspaper), 内部资料 (internal), 办公打印 (office) or a YAML file "
                 "(default: by the paper's publication data)",
                 "正式报纸、内部资料、办公打印，或自定义 YAML 文件（默认按出版信息选择）"),
    )  # fmt: skip
    add_json(parser, say)
    parser.examples(
        "pagesetter check examples/science-weekly",
        "pagesetter check issues/2026-11-24 --profile 内部资料 --json",
        "pagesetter check out/page.pdf",
    )


def run(arguments: argparse.Namespace, say: Say) -> int:
    from pagesetter.cli import report
    from pagesetter.findings import PagesetterError
    from pagesetter.session import preflight

    profile = ""
    try:
        is_file = arguments.issue.lower().endswith(".pdf")
        check = preflight.check_file if is_file else preflight.check_issue
        findings, profile = check(arguments.issue, arguments.profile)
        code = 1 if report.has_errors(findings) else 0
    except PagesetterError as error:  # here what is wrong with the files is the answer
        findings = error.findings
        code = 2
    if arguments.json:
        told = report.values(findings, arguments.language)
        report.print_json({"profile": profile, "findings": told})
    elif findings:
        report.tell(findings, arguments.language, to=sys.stdout)
    else:
        sys.stdout.write(say("nothing found\n", "没有发现问题\n"))
    return code
