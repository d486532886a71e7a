"""`pagesetter explain`: why each line ends where it does, of an issue or of any text."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any

from pagesetter.cli.arguments import add_json
from pagesetter.cli.parser import Parser, Say

if TYPE_CHECKING:
    from pagesetter.session.explaining import Explained
    from pagesetter.text.explain import Explanation
    from pagesetter.text.setting import Setting


def add_arguments(parser: Parser, say: Say) -> None:
    parser.add_argument(
        "issue", metavar="ISSUE", nargs="?", default="",
        help=say("folder of an issue, or of a paper", "一期或报纸的文件夹"),
    )  # fmt: skip
    parser.add_argument(
        "--text", metavar="FILE",
        help=say("plain text instead, a paragraph a line; - reads standard input",
                 "改为解释纯文本文件，一行一段；- 表示标准输入"),
    )  # fmt: skip
    for name, value, en, zh in (
        ("--measure", "15字", "measure of the text", "行长"),
        ("--size", "8.5pt", "size of its characters", "字号"),
        ("--indent", "2字", "blank before each paragraph", "段首缩进"),
    ):
        parser.add_argument(
            name, metavar=value, default=value, help=say(f"{en} ({value})", f"{zh}（默认 {value}）")
        )
    parser.add_argument(
        "--size-names", choices=("标准", "印刷"), default="标准",
        help=say("which table names of sizes 字号 are of, as in paper.yaml (标准)",
                 "字号名称按哪一种表，同 paper.yaml（默认 标准）"),
    )  # fmt: skip
    parser.add_argument(
        "--face", default="报宋", help=say("face or face role (报宋)", "字体或字体角色（默认报宋）")
    )
    parser.add_argument("--preset", choices=("newspaper", "book"), help=say("rules", "排版规则"))
    parser.add_argument(
        "--level", choices=("none", "basic", "gb", "strict"),
        help=say("prohibition level", "禁排级别"),
    )  # fmt: skip
    parser.add_argument(
        "--mode", choices=("first-fit", "adaptive", "total-fit"),
        help=say("how lines are chosen", "选行方式"),
    )  # fmt: skip
    parser.add_argument(
        "--vertical", action="store_true",
        help=say("as lines that run down the page", "按竖排解释"),
    )  # fmt: skip
    parser.add_argument(
        "--why-not", metavar="N", type=int, action="append", default=[],
        help=say("also tell why no line ends after character N of the first paragraph told of",
                 "另说明所列首段第 N 字之后为何不转行"),
    )  # fmt: skip
    parser.add_argument(
        "--only", metavar="PAGE/STORY[:N]", default="",
        help=say("of the issue one story or box, or its paragraph N",
                 "只解释该期的一篇稿件、一个框件，或其第 N 段"),
    )  # fmt: skip
    add_json(parser, say)
    parser.examples(
        "pagesetter explain examples/science-weekly",
        "pagesetter explain examples/science-weekly --only 01/s1:3 --why-not 20",
        "pagesetter explain --text copy.txt --measure 13字 --why-not 12",
    )


def run(arguments: argparse.Namespace, say: Say) -> int:
    if bool(arguments.issue) == (arguments.text is not None):
        sys.stderr.write(
            say("pagesetter explain: give either ISSUE or --text FILE\n",
                "pagesetter explain：请给出一期的文件夹或 --text 文件，二者取一\n")
        )  # fmt: skip
        return 2
    made = _of_issue(arguments, say) if arguments.issue else _of_text(arguments, say)
    if made is None or not _has_places(made, arguments, say):
        return 2
    if arguments.json:
        _tell_json(made, arguments)
    else:
        _tell(made, arguments)
    return 0


Made = list[tuple[str, str, "Explanation"]]
"""Where each was written, which paragraph of which story or box it is, why it stands so."""


def _has_places(made: Made, arguments: argparse.Namespace, say: Say) -> bool:
    """True when the first paragraph has all the places that --why-not asks of."""
    last = len(made[0][2].text) - 1 if made else 0
    for offset in arguments.why_not:
        if not 0 < offset <= last:
            sys.stderr.write(
                say(f"--why-not: {offset} is no place in the first paragraph: 1 to {last}\n",
                    f"--why-not：首段没有第 {offset} 处，应在 1 至 {last} 之间\n")
            )  # fmt: skip
            return False
    return True


def _tell(made: Made, arguments: argparse.Namespace) -> None:
    from pagesetter.text.explain_words import told, why_not_words

    for where, item, one in made:
        if where:
            sys.stdout.write(f"{where}  {item}".rstrip() + "\n")
        sys.stdout.writelines(f"{line}\n" for line in told(one, arguments.language))
        if one is made[0][2]:
            for offset in arguments.why_not:
                words = why_not_words(one, one.why_not(offset), arguments.language)
                sys.stdout.write(f"{words}\n")
        sys.stdout.write("\n")


def _tell_json(made: Made, arguments: argparse.Namespace) -> None:
    from pagesetter.cli.report import print_json
    from pagesetter.text.explain_words import values

    told: list[dict[str, Any]] = []
    for where, item, one in made:
        entry = {"where": where, "item": item, **values(one, arguments.language)}
        if one is made[0][2] and arguments.why_not:
            entry["why_not"] = [
                {**why._asdict(), "rule": why.rule._asdict(), "line": why.line + 1}
                for why in map(one.why_not, arguments.why_not)
            ]
        told.append(entry)
    print_json({"paragraphs": told})


def _setting(arguments: argparse.Namespace, base: Setting) -> Setting:
    from pagesetter.text import BOOK, NEWSPAPER

    if arguments.preset:
        chosen = BOOK if arguments.preset == "book" else NEWSPAPER
        base = chosen._replace(align=base.align, protected=base.protected, direction=base.direction)
    if arguments.vertical:
        base = base._replace(direction="vertical")
    given = {name: getattr(arguments, name) for name in ("level", "mode")}
    return base._replace(**{name: value for name, value in given.items() if value})


def _of_issue(arguments: argparse.Namespace, say: Say) -> Made | None:
    from pagesetter.session.explaining import explain_issue
    from pagesetter.session.pipeline import open_issue

    explained = explain_issue(
        open_issue(arguments.issue), lambda setting: _setting(arguments, setting)
    )
    told = [one for one in explained if _is_meant(one, arguments.only)]
    if not told and arguments.only:
        sys.stderr.write(
            say(f"--only: nothing is set at {arguments.only}\n",
                f"--only：{arguments.only} 处没有文字\n")
        )  # fmt: skip
        return None
    return [(str(one.span), _item(one), one.explanation) for one in told]


def _is_meant(one: Explained, only: str) -> bool:
    place, _, number = only.partition(":")
    names = {f"{one.page}/{one.story}", f"{one.page}/{one.box}"}
    return not only or (place in names and number in ("", str(one.block + 1)))


def _item(one: Explained) -> str:
    """`PAGE/STORY:N`, as --only takes it; nothing for furniture of a layout."""
    item = one.box or one.story
    paragraph = f":{one.block + 1}" if one.block >= 0 else ""
    return f"{one.page}/{item}{paragraph}" if item else ""


def _of_text(arguments: argparse.Namespace, say: Say) -> Made | None:
    from pagesetter.fonts import FontBook
    from pagesetter.geometry import parse_measure
    from pagesetter.session.pipeline import user_font_folders
    from pagesetter.text import NEWSPAPER, TextStyle
    from pagesetter.text.explain import explain

    printing = arguments.size_names == "印刷"
    lengths = {
        name: parse_measure(getattr(arguments, name), printing=printing) for name in _LENGTHS
    }
    size_written = lengths["size"]
    size = size_written.resolve() if size_written and size_written.is_absolute else 0
    for name, written in lengths.items():
        good = written is not None and (written.is_absolute or (written.unit == "字" and size))
        if not good or (name != "indent" and written and written.num <= 0):
            sys.stderr.write(
                say(f"--{name}: not a length: {getattr(arguments, name)}\n",
                    f"--{name} 不是长度：{getattr(arguments, name)}\n")
            )  # fmt: skip
            return None
    text = _read(arguments.text, say)
    if text is None:
        return None
    measure, indent = (lengths[n].resolve(size=size) for n in ("measure", "indent"))  # type: ignore[union-attr]
    style = TextStyle(arguments.face, size)
    setting = _setting(arguments, NEWSPAPER)
    fonts = FontBook(user_font_folders())
    return [
        (
            "",
            "",
            explain([(part, style)], setting, (measure,), fonts, indent=min(indent, measure // 2)),
        )
        for part in text.split("\n")
        if part.strip()
    ]


_LENGTHS = ("size", "measure", "indent")


def _read(path: str, say: Say) -> str | None:
    try:
        if path == "-":
            data = sys.stdin.buffer.read()
        else:
            with open(path, "rb") as file:
                data = file.read()
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except OSError as fault:
        from pagesetter.findings.system_reasons import in_chinese

        reason = fault.strerror or str(fault)
        sys.stderr.write(
            say(f"{path}: cannot be read: {reason}\n", f"{path}：无法读取：{in_chinese(reason)}\n")
        )
    except UnicodeDecodeError:
        sys.stderr.write(
            say(f"{path}: is no text in UTF-8\n", f"{path}：不是 UTF-8 编码的纯文本\n")
        )
    return None
