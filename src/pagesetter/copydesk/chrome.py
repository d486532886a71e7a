"""What mail programs and WeChat pages put round copy: heads of mails, calls to follow and share,
ornamental numbers, the page's own editors. Set aside with a record, never dropped.

Only lines that hold nothing else count; a sentence of the copy that asks readers to scan a code
ends in a full stop and stays.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from pagesetter.copydesk.chars import STOPS, has_mark
from pagesetter.copydesk.draft import Change, Draft
from pagesetter.copydesk.repeats import line_at
from pagesetter.copydesk.rows import Row

_CALL = re.compile(
    r"点击(?:上方|下方|标题|蓝字|这里|阅读|关注)|关注(?:我们|公众号)|蓝字关注|长按.{0,8}(?:识别|关注|扫码)"
    r"|扫(?:一扫|码|描).{0,10}(?:关注|加入|二维码)|识别.{0,6}二维码|一键三连|点个?(?:赞|在看)|阅读原文"
    r"|分享.{0,4}点赞|设为?星标|往期(?:推荐|回顾|精彩)"
)
_END = re.compile(r"[-—·\s]*(?:THE )?END[-—·\s]*", re.I)
_NUMBER = re.compile(r"(?:PART|CHAPTER|NO|VOL)[. ·]?0?[1-9][0-9]?|0[1-9]", re.I)
_MAIL = re.compile(
    r"(发件人|寄件人|From|收件人|To|抄送|Cc|密送|Bcc|发送时间|发送日期|日期|Sent|Date|主题|Subject|附件)"
    r"[ \u3000]*[:：]",
    re.I,
)
_SENDER = ("发件人", "寄件人", "from")
_STAFF = re.compile(
    r"(?:本期|值班|责任|执行|新媒体)?(?:编辑|责编|编审|美编|排版|审核|审校|校对|校审|初审|复审|终审|监制|统筹)"
    r"[ \u3000]*[丨|｜:：/][ \u3000]*[\u4e00-\u9fff]{1,4}(?:[ \u3000、/]*[\u4e00-\u9fff]{1,4}){0,5}"
)
LONGEST = 28
"""Widest line that may be a call, in 字."""


def chrome(draft: Draft, rows: Sequence[Row]) -> list[Change]:
    """Set aside what is no copy."""
    changes = []
    aside = _runs(rows, _MAIL, 3, _has_sender) | _runs(rows, _STAFF, 2, lambda _: True)
    for at, row in enumerate(rows):
        if at in aside:
            changes.append(_aside(draft, row, 80))
        elif _is_call(row) or _is_ornament(rows, at):
            changes.append(_aside(draft, row, 75))
    return changes


def _is_call(row: Row) -> bool:
    if row.width > LONGEST or has_mark(row.text, "。；"):
        return False
    return _END.fullmatch(row.text) is not None or _CALL.search(row.text) is not None


def _is_ornament(rows: Sequence[Row], at: int) -> bool:
    """A number alone, above a short line that is a heading."""
    below = rows[at + 1] if at + 1 < len(rows) else None
    return (
        _NUMBER.fullmatch(rows[at].text) is not None
        and below is not None
        and below.width <= LONGEST
        and not has_mark(below.text, STOPS)
    )


def _runs(
    rows: Sequence[Row], pattern: re.Pattern[str], least: int, fits: Callable[[Sequence[Row]], bool]
) -> set[int]:
    """Indices of the rows in runs of at least so many that match."""
    found: set[int] = set()
    start = 0
    for end in range(len(rows) + 1):
        if end < len(rows) and pattern.match(rows[end].text) and rows[end].width <= 2 * LONGEST:
            continue
        if end - start >= least and fits(rows[start:end]):
            found |= set(range(start, end))
        start = end + 1
    return found


def _has_sender(rows: Sequence[Row]) -> bool:
    return any(row.text.lower().startswith(_SENDER) for row in rows)


def _aside(draft: Draft, row: Row, confidence: int) -> Change:
    start, line = line_at(draft, row)
    return Change("chrome", start, line, "", confidence, "chrome", is_aside=True)
