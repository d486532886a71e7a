"""Settings by hand 手动设置: finds their paragraphs again in the copy, and tells of every one.

Turns the entries of a story into style values by block of the body, with findings. Read only
for stories that have values of their own. Sets nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pagesetter.findings import Finding, Place, SourceSpan
from pagesetter.findings.finding import finding
from pagesetter.findings.messages_compose import MESSAGES
from pagesetter.model import Article, Block, Manual, Story, StyleValue
from pagesetter.model.style import BY_HAND

_NAMES_ZH = {
    "letter-space": "字距",
    "preset": "标点方案",
    "marks": "标点宽度",
    "pitch": "行距",
    "horizontal-scale": "长扁",
}
_OWN_PITCH = ("paragraph", "subhead", "list-item", "question", "answer", "sign-off")
"""Kinds of which one block may have its own pitch; others stand with their neighbours, or are
set in cells."""


def block_of(body: Sequence[Block], entry: Manual) -> int | None:
    """Index of the block an entry is meant for; None when that is not certain any more.

    The block of that number, if it begins so; else the only one that does.
    """
    at = entry.paragraph - 1
    if at < len(body) and body[at].begins == entry.begins:
        return at
    others = [index for index, block in enumerate(body) if block.begins == entry.begins]
    return others[0] if len(others) == 1 else None


def settings_by_hand(
    article: Article, story: Story, entries: Iterable[Manual], place: Place
) -> tuple[dict[int, tuple[StyleValue, ...]], list[Finding]]:
    """Values by index of the block, and findings: each value set, each entry that is lost."""
    findings = [
        _told(value, value.span, place, "the whole story", "全稿") for value in of_story(story)
    ]
    found: dict[int, dict[str, StyleValue]] = {}
    for entry in entries:
        at = block_of(article.body, entry)
        if at is None:
            findings.append(
                finding(MESSAGES, "manual-lost", entry.span, place, story=place.story,
                        paragraph=entry.paragraph, begins=entry.begins)
            )  # fmt: skip
            continue
        kind = article.body[at].kind
        for value in entry.values:
            if value.name == "pitch" and kind not in _OWN_PITCH:
                findings.append(
                    finding(MESSAGES, "manual-pitch-left-out", value.span, place,
                            story=place.story, paragraph=at + 1, kind=kind)
                )  # fmt: skip
                continue
            found.setdefault(at, {})[value.name] = value
            where = f"paragraph {at + 1} “{entry.begins}…”"
            where_zh = f"第 {at + 1} 段“{entry.begins}……”"
            findings.append(_told(value, value.span, place, where, where_zh))
    return {at: tuple(values.values()) for at, values in found.items()}, findings


def of_story(story: Story) -> list[StyleValue]:
    """What of a story's own values is set by hand.

    A pitch that comes with a size is that of a text of its own, not a setting by hand.
    """
    sized = any(value.name == "size" for value in story.style)
    return [v for v in story.style if v.name in BY_HAND and not (sized and v.name == "pitch")]


def _told(value: StyleValue, span: SourceSpan, place: Place, where: str, where_zh: str) -> Finding:
    return finding(
        MESSAGES, "manual-setting", span, place, story=place.story, where=where,
        where_zh=where_zh, name=value.name, name_zh=_NAMES_ZH[value.name], value=_shown(value),
    )  # fmt: skip


def _shown(value: StyleValue) -> str:
    if value.name == "horizontal-scale":
        return f"{value.value}%"
    if value.name == "letter-space":
        assert isinstance(value.value, int)
        sign = "-" if value.value < 0 else ""
        whole, rest = divmod(abs(value.value), 1000)
        return f"{sign}{whole}.{rest:03}".rstrip("0").rstrip(".") + " em"
    return str(value.value)
