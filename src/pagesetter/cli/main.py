"""Turns a command line into one command's run and its exit code; knows no command's work.

Exit codes: 0 done; 1 done, with findings of severity error; 2 bad input or usage, nothing
written; 70 a fault of the program (EX_SOFTWARE); 130 interrupted.
"""

from __future__ import annotations

import atexit
import gc
import os
import signal
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

from pagesetter.cli.parser import Parser, Say, chooser, language_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn

COMMANDS = {
    "new": ("make a paper, or the next issue of one", "新建报纸，或由旧期新建一期"),
    "render": ("make the press PDF of an issue", "把一期排成印刷用 PDF"),
    "check": ("tell everything that is wrong with an issue", "检查一期，列出全部问题"),
    "dump": ("print the composed pages as text", "把排好的版面输出为文本"),
    "explain": ("tell why each line ends where it does", "说明每一行为何在此转行"),
    "import": ("bring copy of any kind into an issue", "导入来稿，清理成稿件"),
    "export": ("write the articles of an issue as text", "导出各版稿件的文本"),
    "gui": ("make up pages by hand in a window", "打开窗口，手工拼版"),
    "fonts": ("list faces, roles, coverage, licences", "列出字体、角色、字数与授权"),
}
"""Name of each command and what it does."""

MODULES = {"import": "import_copy", "export": "export_text"}
"""Where the work of a command is, when it is not in the module of its name."""

_BUSY = frozenset({"PySide6", "multiprocessing", "concurrent.futures", "threading"})
"""Modules of what wants to be brought to its end: windows, processes, threads."""

FAULT = 70
INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line (by default the process's own) and return its exit code."""
    if argv is None:
        # A process that ends with its one job has nothing to collect: our values hold no cycles.
        # Frozen, nothing is left to walk for the collections of Python's own end either.
        gc.disable()
        atexit.register(gc.freeze)
        # Ended by another program, a run leaves no temporary file behind, as on Ctrl-C.
        signal.signal(signal.SIGTERM, signal.default_int_handler)
    words = list(sys.argv[1:] if argv is None else argv)
    language = language_of(words, os.environ.items())
    _prepare_streams()
    try:
        code = _run(words, chooser(language), language)
        sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has seen enough; the pipe must not complain again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else 2
    except Exception as fault:
        return _tell_fault(fault, chooser(language), "--debug" in words)


def command() -> NoReturn:
    """The command `pagesetter`: run the process's own command line, and leave.

    Taking a hundred modules and a whole composition apart is a fiftieth of a short run, and the
    system does it anyway: so a run that has nothing else under way leaves at once.
    """
    code = main()
    if not _BUSY.isdisjoint(sys.modules):
        sys.exit(code)
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        code = code or FAULT
    os._exit(code)


def _run(words: list[str], say: Say, language: str) -> int:
    parser, run = parser_for(words, say)
    arguments = parser.parse_args(words)
    arguments.language = language
    from pagesetter.findings import PagesetterError

    try:
        return int(run(arguments, say))
    except PagesetterError as error:
        from pagesetter.cli.report import tell_refusal

        tell_refusal(error.findings, language, as_json=getattr(arguments, "json", False))
        return 2


def parser_for(words: list[str], say: Say) -> tuple[Parser, Any]:
    """Return the parser for a command line and the `run` of the command in it.

    Of the other commands it knows no more than the name, so that their modules stay unread.
    """
    chosen = next((word for word in words if word in COMMANDS), "")
    parser = Parser(
        say,
        prog="pagesetter",
        description=say(
            "Sets newspaper pages from text files to a press PDF.",
            "把文本稿件排成报纸版面，输出印刷用 PDF。",
        ),
    )
    parser.examples("pagesetter new 周报", "pagesetter render 周报", "pagesetter render --help")
    parser.add_argument(
        "--version", action="version", version=_version(), help=say("show the version", "显示版本")
    )
    _common(parser, say, top=True)
    commands = parser.add_subparsers(
        dest="command", required=True, metavar="COMMAND", title=say("commands", "命令"),
        parser_class=Parser,
    )  # fmt: skip
    run: Any = None
    # A named command needs no list of the others, except where the words before it are wrong.
    for name in [chosen] if chosen and words[0] == chosen else COMMANDS:
        text = say(*COMMANDS[name])
        own = commands.add_parser(name, say=say, help=text, description=text)
        if name == chosen:
            module = import_module(f"pagesetter.cli.{MODULES.get(name, name)}")
            module.add_arguments(own, say)
            _common(own, say, top=False)
            run = module.run
    return parser, run


def _common(parser: Parser, say: Say, *, top: bool) -> None:
    """Add the options that may stand before the command or after it."""
    from argparse import SUPPRESS

    parser.add_argument(
        "--lang", choices=("zh", "en"), default=SUPPRESS,
        help=say("language of messages (default: the locale's)", "提示语言（默认随系统区域设置）"),
    )  # fmt: skip
    parser.add_argument(
        "--debug", action="store_true", default=SUPPRESS,
        help=say("show where a fault of the program arose", "程序出错时显示出错位置")
        if top else SUPPRESS,
    )  # fmt: skip


def _version() -> str:
    from pagesetter import __version__

    return f"pagesetter {__version__}"


def _prepare_streams() -> None:
    """Into files and pipes go UTF-8 and plain line ends, whatever the system's habit.

    What a terminal cannot show is escaped, never an error. A program without a console, as one that
    is started by double-click on Windows, has no streams: what it says goes nowhere.
    """
    from io import TextIOWrapper

    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            if stream.isatty():
                stream.reconfigure(errors="backslashreplace")
            else:
                stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _tell_fault(fault: Exception, say: Say, debug: bool) -> int:
    if debug:
        import traceback

        traceback.print_exception(fault)
    what = f"{type(fault).__name__}: {fault}"
    sys.stderr.write(
        say(
            f"pagesetter: a fault of the program, not of your files: {what}\n"
            "    Please report it with the files that led to it; --debug shows more.\n",
            f"pagesetter：程序本身出错，不是文件的问题：{what}\n"
            "    请连同相关文件向我们报告；加 --debug 可显示详情。\n",
        )
    )
    return FAULT
