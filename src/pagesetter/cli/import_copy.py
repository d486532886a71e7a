"""`pagesetter import`: copy of any kind into an issue, as clean articles; or only told."""

from __future__ import annotations

import argparse
import os
import sys
from typing import Any

from pagesetter.cli.arguments import add_json
from pagesetter.cli.parser import Parser, Say


def add_arguments(parser: Parser, say: Say) -> None:
    from pagesetter.copydesk.reading.encodings import ENCODINGS

    parser.add_argument(
        "files", metavar="FILE", nargs="+",
        help=say("copy: .docx, .txt, .md or .html", "来稿：.docx、.txt、.md 或 .html"),
    )  # fmt: skip
    parser.add_argument(
        "--into", metavar="ISSUE", default="",
        help=say("issue that gets the articles; needed unless --dry-run",
                 "收稿的一期；不加 --dry-run 时必须给出"),
    )  # fmt: skip
    parser.add_argument(
        "--dry-run", action="store_true",
        help=say("write nothing: show what would be guessed and changed",
                 "不写文件，只列出判断与改动"),
    )  # fmt: skip
    parser.add_argument(
        "--encoding", choices=ENCODINGS, default="",
        help=say("encoding of text files (default: found out)", "文本文件的编码（默认自动识别）"),
    )  # fmt: skip
    parser.add_argument(
        "--rules", metavar="FILE", default="",
        help=say("house rules (default: house-rules.yaml of the paper)",
                 "社内规则文件（默认用报纸文件夹里的 house-rules.yaml）"),
    )  # fmt: skip
    parser.add_argument(
        "--as-new", action="store_true",
        help=say("take a new version of an imported file for new articles",
                 "文件的新版本另存为新稿件，不并入原稿"),
    )  # fmt: skip
    add_json(parser, say)
    parser.examples(
        "pagesetter import 来稿.docx --into issues/2026-11-24",
        "pagesetter import page.txt mail.txt --dry-run",
    )


def run(arguments: argparse.Namespace, say: Say) -> int:
    from pagesetter.cli import report
    from pagesetter.copydesk.report import renewal_lines, table, values
    from pagesetter.session.import_copy import Importer

    if not arguments.into and not arguments.dry_run:
        sys.stderr.write(
            say("pagesetter import: --into ISSUE is needed, or --dry-run\n",
                "pagesetter import：请用 --into 指明一期，或加 --dry-run\n")
        )  # fmt: skip
        return 2
    importer = Importer(arguments.into, arguments.rules, as_new=arguments.as_new)
    for path in arguments.files:
        importer.add(path, arguments.encoding)
    written = [] if arguments.dry_run else importer.write()
    if arguments.json:
        told: dict[str, Any] = {
            "written": written,
            "sources": [values(one, arguments.language) for one in importer.cleaned],
            "renewed": [
                {
                    "article": one.name,
                    "taken": [list(pair) for pair in one.merged.taken],
                    "conflicts": [list(pair) for pair in one.merged.conflicts],
                }
                for one in importer.renewals
            ],
            "findings": report.values(importer.findings, arguments.language),
        }
        report.print_json(told)
    else:
        if arguments.dry_run:
            for one in importer.cleaned:
                sys.stdout.write("\n".join(table(one, arguments.language)) + "\n")
        for renewal in importer.renewals:
            sys.stdout.write("\n".join(renewal_lines(renewal)) + "\n")
        for name in written:
            if name.endswith(".md") and "/source/" not in name:
                sys.stdout.write(os.path.join(importer.folder, *name.split("/")) + "\n")
        report.tell(importer.findings, arguments.language)
    return 1 if report.has_errors(importer.findings) else 0
