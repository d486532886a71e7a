"""Words of the findings that `export` reports, in English and Chinese."""

from __future__ import annotations

from pagesetter.findings.finding import WARNING, Message

MESSAGES: dict[str, Message] = {
    "ink-on-black-page": Message(
        WARNING,
        "the page is printed from {inks}; "
        "{count:piece in another colour is|pieces in other colours are} turned to black",
        "本版只用{inks}版印刷，{count} 处其他颜色已转为黑色",
        "Change their inks, or the page's `inks`.",
        "请改动这些颜色，或改动本版的 inks。",
    ),
}
