"""A paper with one issue whose page 02 is given, for tests to open, edit and save."""

from __future__ import annotations

from pathlib import Path
from typing import Any

PAPER = "format: pagesetter-paper/1\nname: 云岭科技周报\n"
LAYOUT = """\
format: pagesetter-layout/1
sheet: {width: 275mm, height: 395mm}
type-area: {columns: 5, column: 15字, gutter: 1字, lines: 89, size: 8.5pt, pitch: 11pt}
"""
ISSUE = "format: pagesetter-issue/1\ndate: 2026-11-24\npages: [02]\n"
PAGE = """\
format: pagesetter-page/1
layout: five
stories:
  # 头条
  - id: s1
    article: lead
    title: {frame: {id: t1, column: 1, line: 1, columns: 4, lines: 6}}
    frames:
      - {id: f1, column: 1, line: 7, columns: 4, lines: 30}   # 主
      - {id: f2, column: 5, line: 1, columns: 1, lines: 30}
  - id: s2
    plan: {title: 待定}
    frames: [{id: f3, column: 1, line: 40, columns: 5, lines: 10}]
"""
LEAD = "---\nheadline: 题\n---\n\n第一段。\n\n第二段。\n"


def lay(folder: Path, page: bytes = PAGE.encode(), copy: str = LEAD) -> Path:
    """Write the paper; returns the path of page 02."""
    issue = folder / "issues" / "2026-11-24"
    files = {
        folder / "paper.yaml": PAPER.encode(),
        folder / "layouts" / "five.yaml": LAYOUT.encode(),
        issue / "issue.yaml": ISSUE.encode(),
        issue / "pages" / "02.yaml": page,
        issue / "copy" / "lead.md": copy.encode(),
    }
    for path, data in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return issue / "pages" / "02.yaml"


def meaning(value: Any) -> Any:
    """A value of the model without the places it was written at."""
    if hasattr(value, "_fields"):
        return [(name, meaning(getattr(value, name))) for name in value._fields if name != "span"]
    return [meaning(part) for part in value] if isinstance(value, tuple) else value
