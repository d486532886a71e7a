"""Every paragraph on the pages is explained as it stands: text, captions, boxes; titles are not."""

from __future__ import annotations

from pathlib import Path

from workshop import lay

from pagesetter.session.explaining import Explained, explain_issue, listen
from pagesetter.session.pipeline import compose_issue, open_issue

PAGE = """\
format: pagesetter-page/1
layout: five
boxes:
  - id: b1
    kind: text
    column: 5
    line: 60
    columns: 1
    lines: 9
    rows: [来稿请寄编辑部，请注明作者姓名、地址和邮编，谢谢。, 短行]
stories:
  - id: s1
    article: lead
    frames: [{id: f1, column: 1, line: 1, columns: 2, lines: 30}]
    boxes:
      - id: q1
        kind: picture
        column: 2
        line: 20
        columns: 1
        lines: 5
        picture: assets/none.jpg
        caption: 雪后的云岭，老顾赶到山上时，天已经亮了，山里的路一夜之间全白了。
"""
COPY = """\
---
headline: 冬天以来云岭的雪下了三场山里的路一夜之间全白了冬天以来云岭的雪下了三场山里的路
dateline: 本报讯
---

冬天以来，云岭的雪下了三场，“山里的路，一夜之间全白了。”老顾说，今年的雪比往年早了些天。

短。
"""


def made(folder: Path) -> list[Explained]:
    lay(folder, PAGE.encode(), COPY)
    return explain_issue(open_issue(str(folder)))


def test_text_captions_and_boxes_are_explained_where_they_belong(tmp_path: Path) -> None:
    told = made(tmp_path)
    where = {(one.page, one.story, one.box, one.block) for one in told}
    assert where == {
        ("02", "", "b1", -1), ("02", "s1", "q1", -1), ("02", "s1", "", 0), ("02", "s1", "", 1),
    }  # fmt: skip
    assert all("冬天以来云岭的雪下了三场山里" not in one.explanation.text for one in told)
    first = next(one for one in told if one.block == 0)
    assert (first.head, first.explanation.text[:4]) == (4, "本报讯　")
    assert str(first.span).startswith("issues/2026-11-24/copy/lead.md:6")


def test_what_is_explained_is_what_stands_on_the_page(tmp_path: Path) -> None:
    told = made(tmp_path)
    page = compose_issue(open_issue(str(tmp_path))).composition.pages[0]
    for block in (0, 1):
        one = next(e for e in told if e.block == block)
        placed = [(line.end, line.reason) for line in page.lines if line.block == block]
        assert [(line.end, line.kind) for line in one.explanation.lines] == placed


def test_what_is_only_measured_is_not_told_as_set(tmp_path: Path) -> None:
    """Cells of a table are first asked how long they are: that is no line of the page."""
    lay(tmp_path, PAGE.encode(), COPY + "\n| 月份 | 降雪 |\n|---|---|\n| 十一月 | 3 |\n")
    _, heard = listen(open_issue(str(tmp_path)))
    texts = {"".join(text for text, _ in one.spans) for one in heard}
    assert "短。" in texts
    widest = max(measure for one in heard for measure in one.measures)
    assert widest <= 780 * 65536  # the type area of a broadsheet is narrower
