"""A paper of two pages on a small grid, for the window to open: 4 columns of 10 字, 60 lines."""

from __future__ import annotations

from pathlib import Path

PAPER = "format: pagesetter-paper/1\nname: 试排报\n"
LAYOUT = """\
format: pagesetter-layout/1
title: 试排
sheet: {width: 200mm, height: 280mm}
type-area: {columns: 4, column: 10字, gutter: 1字, lines: 60, size: 9pt, pitch: 12pt}
"""
ISSUE = """\
format: pagesetter-issue/1
number: 7
total: 107
date: 2026-11-24
pages: [01, 02]
"""
PAGE_1 = """\
format: pagesetter-page/1
layout: four
section: 要闻
credits: {责编: 林晓}
stories:
  # 头条
  - id: s1
    article: lead
    title: {headline: {size: 20pt}}
    frames:
      - {id: f1, column: 1, line: 1, columns: 2, lines: 20}   # 左上
  - id: s2
    article: brief
    frames:
      - {id: f2, column: 3, line: 1, columns: 1, lines: 20}
  - id: s3
    plan: {title: 待定, characters: 200}
    frames:
      - {id: f3, column: 1, line: 22, columns: 2, lines: 10}
"""
PAGE_2 = """\
format: pagesetter-page/1
layout: four
section: 副刊
stories:
  - id: s1
    article: essay
    frames:
      - {id: f1, column: 1, line: 1, columns: 4, lines: 12}
"""
SENTENCE = "排版要按字行栏计数，屏幕所见就是印出来的版面。"


def article(headline: str, sentences: int, weight: int = 1) -> str:
    """An article of one paragraph; a sentence has 23 字."""
    return f"---\nheadline: {headline}\nweight: {weight}\n---\n\n{SENTENCE * sentences}\n"


COPY = {
    "lead": article("头条新闻", 12, 9),
    "brief": article("短讯一则", 6, 3),
    "essay": article("随笔", 10, 2),
    "spare": article("备用稿件", 8, 5),
}


def lay(folder: Path) -> Path:
    """Write the paper; return the folder of its issue."""
    issue = folder / "paper" / "issues" / "2026-11-24"
    files = {
        folder / "paper" / "paper.yaml": PAPER,
        folder / "paper" / "layouts" / "four.yaml": LAYOUT,
        issue / "issue.yaml": ISSUE,
        issue / "pages" / "01.yaml": PAGE_1,
        issue / "pages" / "02.yaml": PAGE_2,
        **{issue / "copy" / f"{name}.md": text for name, text in COPY.items()},
    }
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return issue
