"""`pagesetter render`: an issue in, a press PDF (and pictures of its pages) out."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from pagesetter.cli.arguments import add_issue, add_json, add_pages, whole_number
from pagesetter.cli.parser import Parser, Say
from pagesetter.cli.progress import Progress

if TYPE_CHECKING:
    from pagesetter.compose import ComposedPage
    from pagesetter.session.pipeline import Result


def add_arguments(parser: Parser, say: Say) -> None:
    add_issue(parser, say)
    parser.add_argument(
        "-o", "--output", metavar="OUT", default="",
        help=say("PDF file, or folder for it (default: ISSUE's name, here)",
                 "PDF 文件或所在文件夹（默认以期的文件夹命名，放在当前文件夹）"),
    )  # fmt: skip
    add_pages(parser, say)
    parser.add_argument(
        "--split", action="store_true", help=say("one PDF for each page", "每版一个 PDF")
    )
    parser.add_argument(
        "--png", action="store_true",
        help=say("also a picture of each page, from the finished PDF", "另由成品 PDF 生成各版图片"),
    )  # fmt: skip
    resolution: Any = whole_number(10, 1200, say)
    parser.add_argument(
        "--dpi", metavar="N", type=resolution, default=150,
        help=say("resolution of the pictures (default 150)", "图片分辨率（默认 150）"),
    )  # fmt: skip
    parser.add_argument(
        "--force", action="store_true",
        help=say("write a proof even though glyphs are missing", "缺字时仍输出校样"),
    )  # fmt: skip
    add_press(parser, say)
    add_json(parser, say)
    parser.examples(
        "pagesetter render examples/science-weekly",
        "pagesetter render issues/2026-11-24 -o out.pdf --png --dpi 200",
        "pagesetter render issues/2026-11-24 -o out/ --pages 1,3-4 --split",
        "pagesetter render issues/2026-11-24 --standard x1a --profile plant.icc",
    )


def add_press(parser: Parser, say: Say) -> None:
    """Add the options that say what the plant takes."""
    parser.add_argument(
        "--standard", choices=("x4", "x1a", "plain"), default="x4",
        help=say("PDF/X-4 (default), PDF/X-1a:2003 for old RIPs, or neither",
                 "PDF/X-4（默认）、供旧 RIP 用的 PDF/X-1a:2003，或普通 PDF"),
    )  # fmt: skip
    parser.add_argument(
        "--profile", metavar="FILE.icc", default="",
        help=say("colour profile of the press (default: the program's own of newsprint)",
                 "印刷条件的色彩描述文件（默认用自带的新闻纸描述文件）"),
    )  # fmt: skip


def run(arguments: argparse.Namespace, say: Say) -> int:
    from pagesetter.cli import report
    from pagesetter.session import pipeline
    from pagesetter.session.output import require_folder

    progress = Progress()
    progress.step(say("reading", "读取稿件"))
    opened = pipeline.open_issue(arguments.issue)
    stem = output_stem(arguments.output, opened.loaded.issue.name)
    require_folder(f"{stem}.pdf")
    progress.expect(len(opened.loaded.issue.pages))
    progress.step(_pages(say, len(opened.loaded.issue.pages)))
    result = pipeline.compose_issue(opened)
    chosen = pipeline.choose_pages(result, arguments.pages)
    stopped = pipeline.stopping(result.findings) and not arguments.force
    written = [] if stopped else _write(result, chosen, stem, arguments, say, progress)
    progress.done()
    if arguments.json:
        report.print_json(
            {
                "written": written,
                "pages": [page.name for page in chosen],
                "findings": report.values(result.findings, arguments.language),
            }
        )
    else:
        report.tell(result.findings, arguments.language)
        if stopped:
            _tell_stopped(say)
        for path in written:
            print(path)  # noqa: T201
    return 1 if report.has_errors(result.findings) else 0


def output_stem(output: str, name: str) -> str:
    """Return the path of the output without its ending. Raises PagesetterError on a bad name."""
    if not output:
        return name
    if os.path.isdir(output) or output.endswith(("/", os.sep)):
        return os.path.join(output, name)
    stem, ending = os.path.splitext(output)
    if ending.lower() != ".pdf":
        from pagesetter.findings import PagesetterError, SourceSpan
        from pagesetter.findings.finding import finding
        from pagesetter.findings.messages_cli import MESSAGES

        raise PagesetterError([finding(MESSAGES, "output-name", SourceSpan(output), path=output)])
    return stem


class _File(NamedTuple):
    """One PDF to make: its path and its pages."""

    path: str
    pages: Sequence[ComposedPage]


def _write(
    result: Result,
    chosen: Sequence[ComposedPage],
    stem: str,
    arguments: argparse.Namespace,
    say: Say,
    progress: Progress,
) -> list[str]:
    """Write the PDFs and pictures and return their paths.

    Everything is made before the first file is written, so that what cannot be made leaves
    nothing behind.
    """
    from pagesetter.session.output import write_whole
    from pagesetter.session.pipeline import Press, press_pdf

    press = Press(arguments.standard, arguments.profile)
    files = [_File(f"{stem}.pdf", chosen)]
    if arguments.split:
        files = [_File(f"{stem}-{page.name}.pdf", [page]) for page in chosen]
    made: list[tuple[str, bytes]] = []
    for file in files:
        progress.step(say(f"making {file.path}", f"生成 {file.path}"))
        pdf = press_pdf(result, file.pages, press)
        made.append((file.path, pdf))
        for index, page in enumerate(file.pages if arguments.png else ()):
            from pagesetter.export.raster import render_png

            picture = f"{stem}-{page.name}.png"
            progress.step(say(f"drawing {picture}", f"绘制 {picture}"))
            made.append((picture, render_png(pdf, index, arguments.dpi)))
    for path, data in made:
        write_whole(path, data)
    return [path for path, _ in made]


def _pages(say: Say, count: int) -> str:
    return say(f"composing {count} page{'s' * (count != 1)}", f"排版，共 {count} 版")


def _tell_stopped(say: Say) -> None:
    import sys

    sys.stderr.write(
        say(
            "No PDF was written. --force writes a proof all the same.\n",
            "没有输出 PDF。加 --force 可输出校样。\n",
        )
    )
