"""An argument parser that speaks English and Chinese; knows no command."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable
from typing import Any, NoReturn

from pagesetter.later import module_later

# Python ships no translation of argparse's words; ours are put in their place below.
module_later("gettext", gettext=str, ngettext=lambda one, many, n: one if n == 1 else many)

import argparse  # noqa: E402

Say = Callable[[str, str], str]
"""Chooses between the English and the Chinese wording."""

_HEADINGS = {"positional arguments": "参数", "options": "选项"}

# What argparse says of wrong usage, and the same in Chinese.
_COMPLAINTS = (
    (r"the following arguments are required: (.+)", r"缺少参数：\1"),
    (r"unrecognized arguments: (.+)", r"不认识的参数：\1"),
    (r"argument (\S+): expected one argument", r"参数 \1 后面要有一个值"),
    (r"argument (\S+): invalid choice: (\S+) \(choose from (.+)\)", r"参数 \1 不能是 \2，可选：\3"),
    (r"argument (\S+): (.+)", r"参数 \1：\2"),
    (r"ambiguous option: (\S+) could match (.+)", r"选项 \1 不明确，可能是：\2"),
)


def chooser(language: str) -> Say:
    """Return what picks the wording of `zh` or, for any other language, `en`."""
    return (lambda en, zh: zh) if language == "zh" else (lambda en, zh: en)


def language_of(argv: list[str], environment: Iterable[tuple[str, str]]) -> str:
    """Return `zh` or `en`: from `--lang`, else from LC_ALL, LC_MESSAGES, LANG."""
    for i, word in enumerate(argv):
        if word.startswith("--lang="):
            return _known(word[7:])
        if word == "--lang" and i + 1 < len(argv):
            return _known(argv[i + 1])
    known = dict(environment)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if known.get(name):
            return _known(known[name])
    return "en"


def _known(tag: str) -> str:
    return "zh" if tag.lower().startswith("zh") else "en"


class Parser(argparse.ArgumentParser):
    """Exit code of wrong usage is 2; options may not be shortened, so that scripts last."""

    def __init__(self, say: Say, **settings: Any) -> None:
        self.say = say
        formatter = _ChineseFormatter if say("en", "zh") == "zh" else _Formatter
        super().__init__(add_help=False, allow_abbrev=False, formatter_class=formatter, **settings)
        for group in (self._positionals, self._optionals):
            title = group.title or ""
            group.title = say(title, _HEADINGS.get(title, title))
        self.add_argument("-h", "--help", action="help", help=say("show this text", "显示本说明"))

    def examples(self, *lines: str) -> None:
        """Show these command lines below the help."""
        heading = self.say("examples:", "示例：")
        self.epilog = "\n".join([heading, *(f"  {line}" for line in lines)])

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        if self.say("en", "zh") == "zh":
            message = _in_chinese(message)
        self.exit(2, self.say(f"{self.prog}: {message}\n", f"{self.prog}：{message}\n"))


def _in_chinese(complaint: str) -> str:
    for pattern, chinese in _COMPLAINTS:
        match = re.fullmatch(pattern, complaint)
        if match:
            return match.expand(chinese)
    return complaint


class _Formatter(argparse.RawDescriptionHelpFormatter):
    def __init__(self, prog: str) -> None:
        # Help is the same text on every screen.
        super().__init__(prog, max_help_position=26, width=96)


class _ChineseFormatter(_Formatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)
