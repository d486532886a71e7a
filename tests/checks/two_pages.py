"""Files of a small issue of two pages, in which a press finds nothing wrong."""

from __future__ import annotations

PAGE = """\
format: pagesetter-page/1
layout: tabloid-5x15
stories:
  - id: s1
    article: ARTICLE
    frames:
      - {id: f1, column: 1, line: 1, columns: 1, lines: 12}
"""
FILES = {
    "issue.yaml": "format: pagesetter-issue/1\nnumber: 7\ndate: 2026-11-24\npages: [01, 02]\n",
    "pages/01.yaml": PAGE.replace("ARTICLE", "a"),
    "pages/02.yaml": PAGE.replace("ARTICLE", "b"),
    "copy/a.md": "---\nheadline: 一个标题\n---\n\n" + "科学普及与科技创新同等重要。" * 6 + "\n",
    "copy/b.md": "---\nheadline: 另一个标题\n---\n\n" + "科学普及与创新同等重要。" * 6 + "\n",
}
