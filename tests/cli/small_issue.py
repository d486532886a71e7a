"""A small issue of one page and one article, whose files a test may change before it runs."""

from __future__ import annotations

import os

FILES = {
    # Its own layout: what the shipped ones print round the text is no part of these tests.
    "layouts/plain.yaml": """\
format: pagesetter-layout/1
title: 四开 5 × 15 字
sheet: {width: 275mm, height: 390mm}
type-area: {columns: 5, column: 15字, gutter: 1字, lines: 89, size: 8.5pt, pitch: 11pt, top: 26mm}
""",
    "issue.yaml": "format: pagesetter-issue/1\nnumber: 7\ntotal: 120\ndate: 2026-11-24\n"
    "pages: [01]\n",
    "pages/01.yaml": """\
format: pagesetter-page/1
layout: plain
stories:
  - id: s1
    article: a
    frames:
      - {id: f1, column: 1, line: 1, columns: 1, lines: 12}
""",
    "copy/a.md": "---\nheadline: 一个标题\n---\n\n" + "科学普及与科技创新同等重要。" * 6 + "\n",
}


def write_issue(folder: str, changes: dict[str, str | bytes | None] | None = None) -> str:
    """Write the issue into `folder`, files changed, added or (None) left out; return the folder."""
    for name, content in {**FILES, **(changes or {})}.items():
        if content is None:
            continue
        path = os.path.join(folder, *name.split("/"))
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(content.encode() if isinstance(content, str) else content)
    return folder


def all_files(folder: str) -> set[str]:
    """Return every file below `folder`, hidden ones too, relative to it."""
    return {
        os.path.relpath(os.path.join(where, name), folder)
        for where, _, names in os.walk(folder)
        for name in names
    }
