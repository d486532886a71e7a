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
        "files", metavar="FILE", nargs="*",
        help=say("copy: .docx, .doc, .odt, .rtf, .txt, .md, .html or .pdf; or a folder of it; "
                 "- reads standard input",
                 "来稿：.docx、.doc、.odt、.rtf、.txt、.md、.html、.pdf，或装稿件的文件夹；"
                 "- 表示从标准输入读取"),
    )  # fmt: skip
    parser.add_argument(
        "--into", metavar="ISSUE", default="",
        help=say("issue that gets the articles; needed unless --dry-run",
                 "收稿的一期；不加 --dry-run 时必须给出"),
    )  # fmt: skip
    parser.add_argument(
        "--corrections", metavar="FILE", default="",
        help=say("a corrected .txt or .docx of `export text`: make its corrections in the issue",
                 "export text 导出后改好的 .txt 或 .docx：把改动落到版上文字"),
    )  # fmt: skip
    parser.add_argument(
        "--reject", metavar="N,N", type=_numbers, default=frozenset(),
        help=say("corrections, or changes of a new version, not to make: by the numbers --dry-run "
                 "shows; of places changed on both sides (!) the new words are taken",
                 "不采用的校改或新版本改动，用 --dry-run 列出的序号；"
                 "两边都改过的（!）则改用新版本"),
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
        "--tracked", action="store_true",
        help=say("tell the tracked changes of Word files one by one; they are accepted",
                 "逐处列出 Word 稿中的修订（一律按接受处理）"),
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
        "wl-paste -t text/html | pagesetter import - --into issues/2026-11-24",
        "pagesetter import --corrections 校样.docx --into issues/2026-11-24 --dry-run",
    )


def run(arguments: argparse.Namespace, say: Say) -> int:
    from pagesetter.cli import report
    from pagesetter.copydesk.report import renewal_lines, table, values
    from pagesetter.session.import_copy import Importer, copy_files

    if not arguments.files and not arguments.corrections:
        sys.stderr.write(
            say("pagesetter import: name the files of copy, or --corrections FILE\n",
                "pagesetter import：请指明稿件文件，或用 --corrections 指明校样\n")
        )  # fmt: skip
        return 2
    if not arguments.into and (arguments.corrections or not arguments.dry_run):
        sys.stderr.write(
            say("pagesetter import: --into ISSUE is needed, or --dry-run\n",
                "pagesetter import：请用 --into 指明一期，或加 --dry-run\n")
        )  # fmt: skip
        return 2
    if arguments.corrections:
        return _corrections(arguments)
    importer = Importer(arguments.into, arguments.rules, as_new=arguments.as_new,
                        tracked=arguments.tracked, turned=arguments.reject)  # fmt: skip
    for path in copy_files(path for path in arguments.files if path != "-"):
        importer.add(path, arguments.encoding)
    if "-" in arguments.files:
        importer.add_pasted(_standard_input(), arguments.encoding)
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
        number = 1
        for renewal in importer.renewals:
            sys.stdout.write("\n".join(renewal_lines(renewal, number)) + "\n")
            number += len(renewal.merged.differences)
        for name in written:
            if name.endswith(".md") and "/source/" not in name:
                sys.stdout.write(os.path.join(importer.folder, *name.split("/")) + "\n")
        report.tell(importer.findings, arguments.language)
    return 1 if report.has_errors(importer.findings) else 0


def _standard_input() -> bytes:
    """What stands there, up to what a file may hold; one byte more is refused as too much."""
    from pagesetter.copydesk.reading.read import MAX_FILE

    return sys.stdin.buffer.read(MAX_FILE + 1)


def _numbers(text: str) -> frozenset[int]:
    return frozenset(int(part) for part in text.replace("，", ",").split(",") if part.strip())


def _corrections(arguments: argparse.Namespace) -> int:
    """List the corrections of a proof; unless --dry-run, make and save those not rejected."""
    from pagesetter.cli import report
    from pagesetter.session.document import Document
    from pagesetter.session.proofread import Proofread, place_words

    document = Document.open(arguments.into)
    proofread = Proofread(document, arguments.corrections, arguments.encoding)
    if not arguments.dry_run:
        proofread.make(arguments.reject)
        document.save()
    told = [
        {
            "number": number,
            "place": place_words(one, arguments.language),
            "before": one.before,
            "after": one.after,
            "made": not arguments.dry_run and number not in arguments.reject,
        }
        for number, one in enumerate(proofread.corrections, 1)
    ]
    if arguments.json:
        found = report.values(proofread.findings, arguments.language)
        report.print_json({"corrections": told, "findings": found})
    else:
        for one in told:
            mark = "+" if one["made"] else " "
            words = f"“{one['before']}” → “{one['after']}”"
            sys.stdout.write(f"{mark} {one['number']:3}  {one['place']}  {words}\n")
        report.tell(proofread.findings, arguments.language)
    return 1 if report.has_errors(proofread.findings) else 0
