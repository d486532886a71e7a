"""A small paper with one issue of one page, as files, for tests to write and to spoil."""

from __future__ import annotations

import os

PAPER = """\
format: pagesetter-paper/1
name: 云岭科技周报
code: YLKJ
publication: {主办: 云岭省科学技术协会, CN: CN 00-0000}
inks:
  报红: {cmyk: [0, 100, 100, 0]}
  专金: {cmyk: [0, 20.5, 60, 20], spot: PANTONE 871 C, overprint: yes}
protected: [云岭省科学技术协会]
styles:
  body: {face: 报宋}
"""
LAYOUT = """\
format: pagesetter-layout/1
title: 四开 5 × 15 字
sheet: {width: 275mm, height: 395mm}
type-area:
  columns: 5
  column: 15字
  gutter: 1字
  lines: 89
  size: 8.5pt
  pitch: 11pt
"""
ISSUE = """\
format: pagesetter-issue/1
number: 47
total: 1203
date: 2026-11-24
pages: [02]
"""
PAGE = """\
format: pagesetter-page/1
layout: five
section: 学会之窗
credits: {责编: 林晓, 版式: 周禾}
stories:
  - id: s1
    article: lead
    style: {size: 9pt, letter-space: -0.02}
    title:
      headline: {size: 36pt, face: 大标宋, horizontal-scale: 90%, ink: 报红}
      text: {headline: 短题}
    frames:
      - {id: f1, column: 1, line: 1, columns: 4, lines: 30}
      - id: f2
        column: 5
        line: 1
        columns: 1
        lines: 30
        inset-left: 0.5字
        split: 3
        remainder: last
  - id: s2
    plan: {title: 秋季科普周, characters: 800, picture: yes}
    frames: [{id: f3, column: 1, line: 31, columns: 5, lines: 10}]
"""
LEAD = """\
---
kicker: 学党史　悟思想
headline: |
  全省科协系统
  扎实推进学习教育
dateline: 本报讯
credit: （市科协）
---

自学习教育开展以来，
市科协立足实际。
"""
ISSUE_FOLDER = "issues/2026-11-24"


def write(folder: str, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(text)


def good() -> dict[str, str]:
    return {
        "paper.yaml": PAPER,
        "layouts/five.yaml": LAYOUT,
        f"{ISSUE_FOLDER}/issue.yaml": ISSUE,
        f"{ISSUE_FOLDER}/pages/02.yaml": PAGE,
        f"{ISSUE_FOLDER}/copy/lead.md": LEAD,
        f"{ISSUE_FOLDER}/copy/spare.md": "只有正文。\n",
    }


def spoiled(folder: str, changes: dict[str, tuple[str, str]]) -> None:
    """Write the good paper with one text replaced by another in each file named.

    Names begin at the paper, or (`pages/…`, `copy/…`, `issue.yaml`) at the issue.
    """
    files = good()
    for name, (old, new) in changes.items():
        if name not in files:
            name = f"{ISSUE_FOLDER}/{name}"
        assert files[name].count(old) == 1, f"{old!r} stands {files[name].count(old)} times"
        files[name] = files[name].replace(old, new)
    write(folder, files)
