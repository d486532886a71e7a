"""Copy of any kind: reading never fails, loses no character, and takes linear time."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pagesetter.formats import parse_article

PIECES = st.sampled_from(
    ["**", "*", "^", "~", "{", "}", "|", "[", "]", "]{.x}", "]{lang=en}", "{a|b}", "\\", "`", "<b>",
     "{屈原|_}", "{离骚|lí ~}", "# ", "## ", "- ", "1. ", "> ", ":::", "::: 诗\n", "::: 名单\n",
     "::: x\n", "|-|", "![", "](", ")",
     "---\n", "```\n", "\n", "\n\n", "  ", "　　", "、", "问：", "甲", "乙丙", "word", "7", " // ",
     "\r\n", "\u2028", "\U00020000", "\x00", "é"]
)  # fmt: skip
COPY = st.lists(PIECES, max_size=60).map("".join)

# Characters that may be marks of the format (numbers of list items among them), and so need not
# come through.
MARKS = set("*_^~{}|[]\\`<>#-+:!()./、0123456789x=langen_ \t\n\r\u3000")


@given(COPY)
@settings(max_examples=400, deadline=None)
@example("::: 名单\n甲、、乙\n")
@example("![甲](x)\n")
@example("|甲|\n|-|\n")
@example("**甲*乙**丙*\\")
def test_no_character_is_lost_or_invented(text):
    article, _ = parse_article("正文\n\n" + text, "a")
    kept = "".join(s.text + s.ruby + s.style for b in article.body for s in b.spans) + "".join(
        value for b in article.body for key, value in b.attributes if key == "source"
    )
    wanted = [c for c in "正文" + text if c not in MARKS and not c.isspace()]
    have = [c for c in kept if c not in MARKS and not c.isspace()]
    names = "诗名单编者按"  # the words of the fences themselves
    assert sorted(c for c in wanted if c not in names) == sorted(c for c in have if c not in names)


@given(st.text(max_size=300))
@settings(max_examples=400, deadline=None)
def test_any_text_is_read(text):
    article, findings = parse_article(text, "a", "copy/a.md")
    assert article.name == "a"
    for found in findings:
        assert found.message("en")
        assert found.message("zh")


# Half a million characters of ordinary copy, a hundred thousand of each trap.
HARD = {
    "plain": "自学习以来，立足实际。" * 50_000,
    "lines": "自学习以来，\n立足实际。\n" * 36_000,
    "paragraphs": "自学习以来。\n\n" * 60_000,
    "strong": "**重**点" * 80_000,
    "open strong": "**重 " * 24_000,
    "stars": "*甲" * 50_000,
    "a run of stars": "*" * 100_000,
    "brackets": "[" * 100_000,
    "brackets closed": "[" * 50_000 + "]" * 50_000,
    "styles nested": "[甲" * 12_000 + "]{.x}" * 12_000,
    "braces": "{甲|" * 32_000,
    "carets": "^甲" * 50_000,
    "tildes": "~a" * 50_000,
    "backslashes": "\\" * 100_000,
    "less than": "<a" * 50_000,
    "backticks": "`甲" * 50_000,
    "link openings": "[甲](" * 24_000,
    "fences": "::: 诗\n甲\n" * 12_000,
    "fences without an end": "::: x\n" * 16_000,
    "quotations": "> " * 50_000,
    "quotation lines": "> 甲\n" * 24_000,
    "table": "|" * 100_000,
    "table rows": "|甲|乙|\n" * 16_000,
    "delimiters": "|" + "-" * 50_000 + "\n" + "|-" * 24_000 + "x",
    "rules": "- " * 50_000 + "x",
    "blanks": " " * 100_000 + "甲",
    "wide blanks": "甲" + "　" * 100_000 + "乙",
    "list": "- 甲\n" * 24_000,
    "turns": "甲\\\n" * 32_000,
    "code": "```\n" * 24_000,
    "html": "<b\n" * 32_000,
    "names": "::: 名单\n" + "甲、" * 50_000,
}


@pytest.mark.parametrize("case", HARD)
def test_long_copy_takes_linear_time(case):
    """Linear reading takes less than a second; anything quadratic takes minutes."""
    text = HARD[case]
    started = time.process_time()
    parse_article(text, "a")
    assert time.process_time() - started < 10
