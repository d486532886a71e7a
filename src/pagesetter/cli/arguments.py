"""The arguments several commands share, and the values in them."""

from __future__ import annotations

import argparse

from pagesetter.cli.parser import Parser, Say


def add_issue(parser: Parser, say: Say) -> None:
    parser.add_argument(
        "issue",
        metavar="ISSUE",
        help=say(
            "folder of an issue, or of a paper: then its newest issue",
            "一期的文件夹；给报纸的文件夹时取最新一期",
        ),
    )


def add_json(parser: Parser, say: Say) -> None:
    parser.add_argument(
        "--json",
        action="store_true",
        help=say("print the result as JSON", "以 JSON 输出结果"),
    )


def add_full_fit(parser: Parser, say: Say) -> None:
    parser.add_argument(
        "--full-fit",
        action="store_true",
        help=say(
            "break every paragraph as a whole, not only those whose lines gape",
            "每段都通盘选行（默认只用于有松行的段落）",
        ),
    )


def add_pages(parser: Parser, say: Say) -> None:
    parser.add_argument(
        "--pages",
        metavar="1,3-4",
        type=lambda text: page_numbers(text, say),
        default=(),
        help=say("only pages with these printed numbers", "只取这些版次"),
    )


def page_numbers(text: str, say: Say) -> tuple[int, ...]:
    """Turn `1,3-4` into (1, 3, 4). Raises ArgumentTypeError when it is nothing of the kind."""
    numbers: list[int] = []
    for part in text.replace("，", ",").split(","):
        first, dash, last = part.strip().partition("-")
        ends = [first, last] if dash else [first]
        if not all(end.isascii() and end.isdigit() and len(end) < 5 for end in ends):
            raise argparse.ArgumentTypeError(
                say(f"pages are given as 1,3-4, not as {text!r}", f"版次写作 1,3-4，不能是“{text}”")
            )
        numbers.extend(range(int(first), int(ends[-1]) + 1))
    return tuple(numbers)


def whole_number(least: int, most: int, say: Say) -> object:
    """Return a type for argparse: a whole number within these limits."""

    def read(text: str) -> int:
        if text.isascii() and text.isdigit() and len(text) < 9 and least <= int(text) <= most:
            return int(text)
        raise argparse.ArgumentTypeError(
            say(
                f"a whole number from {least} to {most} is wanted, not {text!r}",
                f"应为 {least} 到 {most} 的整数，不能是“{text}”",
            )
        )

    return read
