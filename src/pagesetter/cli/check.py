"""`pagesetter check`: what speaks against printing an issue or a PDF, on standard output."""

from __future__ import annotations

import argparse
import sys

from pagesetter.cli.arguments import add_full_fit, add_json
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
    parser.add_argument(
        "--since", metavar="一校", choices=("一校", "二校", "三校", "清样"), default="",
        help=say("also the lines changed since that proof", "另列出自该校次以来改动的行"),
    )  # fmt: skip
    add_full_fit(parser, say)
    add_json(parser, say)
    parser.examples(
        "pagesetter check examples/science-weekly",
        "pagesetter check issues/2026-11-24 --profile 内部资料 --json",
        "pagesetter check issues/2026-11-24 --since 一校",
        "pagesetter check out/page.pdf",
    )


def run(arguments: argparse.Namespace, say: Say) -> int:
    if arguments.since and arguments.issue.lower().endswith(".pdf"):
        sys.stderr.write(
            say("pagesetter check: --since needs an issue, not a PDF\n",
                "pagesetter check：--since 只用于一期，不用于 PDF\n")
        )  # fmt: skip
        return 2
    from pagesetter.cli import report
    from pagesetter.findings import PagesetterError
    from pagesetter.session import preflight

    profile = ""
    try:
        if arguments.issue.lower().endswith(".pdf"):
            made = preflight.check_file(arguments.issue, arguments.profile)
        else:
            made = preflight.check_issue(
                arguments.issue, arguments.profile, full_fit=arguments.full_fit
            )
        findings, profile = made
        if arguments.since:
            from pagesetter.session.pipeline import open_issue
            from pagesetter.session.proof_record import change_findings

            findings = (*findings, *change_findings(open_issue(arguments.issue), arguments.since))
        code = 1 if report.has_errors(findings) else 0
        if {one.code for one in findings} in ({"pdf-unreadable"}, {"pdf-encrypted"}):
            code = 2  # nothing of it was read
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
