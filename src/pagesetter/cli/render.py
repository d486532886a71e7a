"""`pagesetter render`: an issue in, a press PDF (and pictures of its pages) out."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from pagesetter.cli.arguments import add_full_fit, add_issue, add_json, add_pages, whole_number
from pagesetter.cli.parser import Parser, Say
from pagesetter.cli.progress import Progress

if TYPE_CHECKING:
    from pagesetter.compose import ComposedPage
    from pagesetter.session.pipeline import Press, Result


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
    add_full_fit(parser, say)
    add_press(parser, say)
    add_proof(parser, say)
    add_json(parser, say)
    parser.examples(
        "pagesetter render examples/science-weekly",
        "pagesetter render issues/2026-11-24 -o out.pdf --png --dpi 200",
        "pagesetter render issues/2026-11-24 -o out/ --pages 1,3-4 --split",
        "pagesetter render issues/2026-11-24 --standard x1a --profile plant.icc",
        "pagesetter render issues/2026-11-24 --proof 一校 --stamp --jpeg",
        "pagesetter render issues/2026-11-24 --overlay breaks --png",
    )


def add_press(parser: Parser, say: Say) -> None:
    """Add the options that say what the plant takes."""
    plant = parser.add_argument_group(say("the plant", "印厂要求"))
    plant.add_argument(
        "--standard", choices=("x4", "x1a", "plain"), default="",
        help=say("PDF/X-4 (default), PDF/X-1a:2003 for old RIPs, or neither",
                 "PDF/X-4（默认）、供旧 RIP 用的 PDF/X-1a:2003，或普通 PDF"),
    )  # fmt: skip
    plant.add_argument(
        "--profile", metavar="FILE.icc", default="",
        help=say("colour profile of the press (default: the program's own of newsprint)",
                 "印刷条件的色彩描述文件（默认用自带的新闻纸描述文件）"),
    )  # fmt: skip
    plant.add_argument(
        "--name", metavar="PATTERN", default="",
        help=say("with --split: names of the files, such as {code}{yyyymmdd}{page:02}.pdf",
                 "与 --split 同用：文件名格式，如 {code}{yyyymmdd}{page:02}.pdf"),
    )  # fmt: skip
    plant.add_argument(
        "--size", choices=("sheet", "type-area"), default="sheet",
        help=say("pages in the size of the sheet (default) or of the type area",
                 "按纸张尺寸（默认）或版心尺寸输出"),
    )  # fmt: skip
    plant.add_argument(
        "--outlines", choices=("titles", "all"), default="",
        help=say("turn the text of titles, or all text, to outlines", "标题或全部文字转曲"),
    )  # fmt: skip
    plant.add_argument(
        "--tagged", action=argparse.BooleanOptionalAction, default=None,
        help=say("with its structure, for readers and search (default: in PDF/X-4 only)",
                 "带结构标签，供朗读与检索（默认只用于 PDF/X-4）"),
    )  # fmt: skip
    plant.add_argument(
        "--unsharp",
        action="store_true",
        help=say("sharpen photographs for newsprint", "照片按新闻纸锐化"),
    )
    plant.add_argument(
        "--marks", action="store_true",
        help=say("crop and register marks, colour bar and slug, outside the bleed",
                 "加裁切线、套准线、色标和版口说明，均在出血以外"),
    )  # fmt: skip


def add_proof(parser: Parser, say: Say) -> None:
    """Add the options of proofs."""
    proof = parser.add_argument_group(say("proofs", "大样"))
    proof.add_argument(
        "--proof", choices=("一校", "二校", "三校", "清样"), default="",
        help=say("a proof of each page on A3 instead of the press PDF", "改出 A3 大样"),
    )  # fmt: skip
    proof.add_argument(
        "--overlay", choices=("breaks", "changes"), default="",
        help=say("drawn over the pages: why each line ends where it does, or the lines changed "
                 "since the last proof; no press PDF",
                 "在版面上标出每行转行的理由与松紧，或上次大样以后改动的行；不是印刷文件"),
    )  # fmt: skip
    proof.add_argument(
        "--stamp", action="store_true", help=say("with the time on it", "注明出样时间")
    )
    proof.add_argument(
        "--tiled", action="store_true",
        help=say("pages too large for A3 at full size, on sheets to be joined",
                 "大于 A3 的版面按原大分拼几张 A3"),
    )  # fmt: skip
    proof.add_argument(
        "--jpeg", action="store_true",
        help=say("also a picture of each, watermarked, at most 5 MB",
                 "另出带校次水印的图片，每版不超过 5 MB"),
    )  # fmt: skip


def run(arguments: argparse.Namespace, say: Say) -> int:
    from pagesetter.cli import report
    from pagesetter.session import pipeline
    from pagesetter.session.output import require_folder, write_whole

    _refuse_nonsense(arguments)
    progress = Progress()
    progress.step(say("reading", "读取稿件"))
    opened = pipeline.open_issue(arguments.issue, full_fit=arguments.full_fit)
    stem = output_stem(arguments.output, opened.loaded.issue.name)
    require_folder(f"{stem}.pdf")
    progress.expect(len(opened.loaded.issue.pages))
    progress.step(_pages(say, len(opened.loaded.issue.pages)))
    if arguments.proof or arguments.overlay:
        from pagesetter.session.explaining import listen

        result, heard = listen(opened)
    else:
        result, heard = pipeline.compose_issue(opened), []
    chosen = pipeline.choose_pages(result, arguments.pages)
    press = _press(arguments)
    stopped = pipeline.stopping(result.findings, press)
    result = result._replace(findings=pipeline.settled(result.findings, press))
    shown, drawn = result, chosen
    if arguments.overlay == "changes":
        from pagesetter.session.overlay import changes_shown

        shown, drawn = changes_shown(result, chosen, arguments.language, arguments.proof)
    elif arguments.overlay:
        from pagesetter.session.overlay import overlaid

        progress.step(say("explaining lines", "分析转行"))
        shown, drawn = overlaid(result, chosen, heard, arguments.language)
    written: list[str] = []
    if arguments.force or arguments.proof or arguments.overlay or not stopped:
        make = _proofs if arguments.proof else _made
        for path, data in make(shown, drawn, stem, arguments, say, progress):
            write_whole(path, data)
            written.append(path)
    if arguments.proof:
        from pagesetter.session.proof_record import write_record

        pages = [page.name for page in chosen]
        told = write_record(opened, heard, arguments.proof, pages)
        result = result._replace(findings=(*result.findings, *told))
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
        if stopped and not written:
            _tell_stopped(say)
        for path in written:
            print(path)  # noqa: T201
    return 1 if report.has_errors(result.findings) else 0


def _refuse_nonsense(arguments: argparse.Namespace) -> None:
    """Raise PagesetterError for options that need another one."""
    code = ""
    if (arguments.jpeg or arguments.stamp or arguments.tiled) and not arguments.proof:
        code = "jpeg-without-proof"
    if arguments.name and not arguments.split:
        code = "name-without-split"
    if arguments.overlay and arguments.standard in ("x4", "x1a"):
        code = "overlay-not-for-press"
    if code:
        from pagesetter.findings import PagesetterError
        from pagesetter.findings.finding import finding
        from pagesetter.findings.messages_cli import MESSAGES

        raise PagesetterError([finding(MESSAGES, code)])


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


def _made(
    result: Result,
    chosen: Sequence[ComposedPage],
    stem: str,
    arguments: argparse.Namespace,
    say: Say,
    progress: Progress,
) -> list[tuple[str, bytes]]:
    """Make the PDFs and pictures; nothing is written before all of them are there.

    So what cannot be made leaves nothing behind.
    """
    from pagesetter.session.pipeline import press_pdf

    press = _press(arguments)
    files = [(f"{stem}.pdf", chosen)]
    if arguments.split:
        names = _page_files(result, chosen, stem, arguments.name)
        files = [(name, [page]) for name, page in zip(names, chosen, strict=True)]
    made: list[tuple[str, bytes]] = []
    for path, pages in files:
        progress.step(say(f"making {path}", f"生成 {path}"))
        pdf = press_pdf(result, pages, press, force=arguments.force or bool(arguments.overlay))
        made.append((path, pdf))
        made += _pictures(pdf, pages, stem, arguments, say, progress)
    return made


def _pictures(
    pdf: bytes,
    pages: Sequence[ComposedPage],
    stem: str,
    arguments: argparse.Namespace,
    say: Say,
    progress: Progress,
) -> list[tuple[str, bytes]]:
    """The PNGs of a PDF's pages, when they are wanted."""
    if not arguments.png:
        return []
    from pagesetter.export.raster import render_png

    made: list[tuple[str, bytes]] = []
    for index, page in enumerate(pages):
        picture = f"{stem}-{page.name}.png"
        progress.step(say(f"drawing {picture}", f"绘制 {picture}"))
        made.append((picture, render_png(pdf, index, arguments.dpi)))
    return made


def _proofs(
    result: Result,
    chosen: Sequence[ComposedPage],
    stem: str,
    arguments: argparse.Namespace,
    say: Say,
    progress: Progress,
) -> list[tuple[str, bytes]]:
    """Make the proof, and its pictures when they are wanted."""
    from pagesetter.session import proofs

    stem = f"{stem}-{arguments.proof}"
    progress.step(say(f"making {stem}.pdf", f"生成 {stem}.pdf"))
    stamp = proofs.now() if arguments.stamp else ""
    pdf = proofs.proof_pdf(result, chosen, arguments.proof, stamp)
    sheets = pdf
    if arguments.tiled:
        sheets = proofs.proof_pdf(result, chosen, arguments.proof, stamp, tiled=True)
    made = [(f"{stem}.pdf", sheets)]
    made += _pictures(pdf, chosen, stem, arguments, say, progress)
    if arguments.jpeg:
        pictures = proofs.proof_pictures(result, chosen, pdf, arguments.proof)
        for page, picture in zip(chosen, pictures, strict=True):
            made.append((f"{stem}-{page.name}.jpg", picture))
    return made


def _press(arguments: argparse.Namespace) -> Press:
    from pagesetter.session.pipeline import Press

    standard = arguments.standard or ("plain" if arguments.overlay else "x4")
    return Press(
        standard, arguments.profile, arguments.size, arguments.outlines,
        arguments.marks, arguments.tagged, arguments.unsharp,
    )  # fmt: skip


def _page_files(
    result: Result, chosen: Sequence[ComposedPage], stem: str, pattern: str
) -> list[str]:
    """The file of each page: by the plant's pattern beside the output, else STEM-PAGE.pdf."""
    if not pattern:
        return [f"{stem}-{page.name}.pdf" for page in chosen]
    from pagesetter.session.naming import file_names

    issue = result.opened.loaded.issue
    folder = os.path.dirname(stem)
    names = file_names(pattern, issue, [page.name for page in chosen])
    return [os.path.join(folder, name) for name in names]


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
