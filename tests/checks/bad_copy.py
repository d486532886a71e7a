"""A deliberately bad issue, made on the fly: one of each fault a preflight finds in an issue."""

from __future__ import annotations

from pathlib import Path

import pikepdf
from PIL import Image

PAPER = """\
format: pagesetter-paper/1
name: 试验报
publication: {CN: CN 00-0000}
protected: [科学普及与科技创新同等重要]
inks: {浓绿: {cmyk: [90, 20, 90, 60]}, 棕: {cmyk: [30, 60, 80, 30]}}
"""
ISSUE = "format: pagesetter-issue/1\nnumber: 7\ntotal: 120\ndate: 2026-11-24\npages: [01, 03]\n"
BEFORE = "format: pagesetter-issue/1\nnumber: 5\ntotal: 118\ndate: 2026-11-17\npages: []\n"
PAGE_1 = """\
format: pagesetter-page/1
layout: tabloid-5x15
stories:
  - id: over
    article: long
    frames:
      - {id: f1, column: 1, line: 12, columns: 1, lines: 8}
  - id: narrow
    article: phrase
    frames:
      - {id: f2, column: 2, line: 12, columns: 1, lines: 40, inset-right: 6字}
  - id: none
    frames:
      - {id: f3, column: 3, line: 12, columns: 1, lines: 8}
  - id: plan
    plan: {title: 待定, characters: 200}
    frames:
      - {id: f4, column: 4, line: 12, columns: 1, lines: 8}
  - id: twice
    article: short
    style: {letter-space: 0.02}
    frames:
      - {id: f5, column: 5, line: 12, columns: 1, lines: 14}
boxes:
  - {id: head, kind: running-head, column: 1, line: 84, columns: 5, lines: 2,
     rows: [{left: 2026年11月24日　星期三, right: 第8期}]}
  - {id: ghost, kind: text, column: 1, line: 56, columns: 2, lines: 3,
     rows: [{text: 下面是浓绿, ink: 白, size: 5pt}], tint: 100%, tint-ink: 浓绿}
  - {id: brown, kind: text, column: 3, line: 56, columns: 2, lines: 3,
     rows: [{text: 四色小字, ink: 棕, size: 6pt}]}
  - {id: thin, kind: picture, column: 1, line: 61, columns: 1, lines: 8,
     picture: {source: assets/thin.svg, alternative: 细线}}
  - {id: rgb, kind: picture, column: 2, line: 61, columns: 1, lines: 8,
     picture: {source: assets/rgb.pdf, alternative: 广告}}
  - {id: photo, kind: picture, column: 3, line: 61, columns: 2, lines: 12,
     picture: {source: assets/coarse.png, alternative: ""}}
  - {id: ad, kind: ad, slot: 通栏, column: 1, line: 74, columns: 5, lines: 9, customer: 某店}
"""
PAGE_3 = """\
format: pagesetter-page/1
layout: tabloid-5x15
stories:
  - id: again
    article: short
    frames:
      - {id: g1, column: 1, line: 1, columns: 1, lines: 14}
boxes:
  - {id: edge, kind: text, at: {x: 1mm, y: 40mm, width: 30mm, height: 8mm, of: sheet},
     rows: [{text: 贴边的字}]}
"""
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="60">'
    '<path d="M5 30H95" stroke="#000" stroke-width="0.1" fill="none"/></svg>'
)
COPY = {
    "long": "---\nheadline: 放不下的稿件\n---\n\n" + "科学普及是创新的土壤。" * 40 + "\n",
    "phrase": "---\nheadline: 断开的词\n---\n\n" + "科学普及与科技创新同等重要。" * 6 + "\n",
    "short": "---\nheadline: 排了两次\n---\n\n2026年2月30日，全市科普活动开幕。"
             "生僻字\U00016fe4缺字。（下转第9版）\n",
    "nowhere": "---\nheadline: 没有上版\n---\n\n这篇稿件没有版面。\n",
}  # fmt: skip
FOUND = (
    "missing-glyph", "artwork-colour", "overset", "frame-empty", "frame-planned", "article-twice",
    "article-unplaced", "picture-low-ppi", "alternative-missing", "ink-over", "line-thin",
    "text-small-reversed", "text-small-inks", "near-edge", "ad-without-artwork",
    "ad-without-label", "ad-size", "weekday-wrong", "date-impossible", "number-wrong",
    "number-sequence", "total-sequence", "page-sequence", "jump-nowhere", "phrase-broken",
    "publication-field-missing", "set-by-hand",
)  # fmt: skip
"""What must be found in it."""


def lay(folder: Path) -> str:
    """Write the paper below `folder`; return the folder of its bad issue."""
    issue = folder / "bad" / "issues" / "2026-11-24"
    files = {
        folder / "bad" / "paper.yaml": PAPER,
        issue.parent / "2026-11-17" / "issue.yaml": BEFORE,
        issue / "issue.yaml": ISSUE,
        issue / "pages" / "01.yaml": PAGE_1,
        issue / "pages" / "03.yaml": PAGE_3,
        **{issue / "copy" / f"{name}.md": text for name, text in COPY.items()},
    }
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (issue / "assets").mkdir()
    (issue / "assets" / "thin.svg").write_text(SVG, "utf-8")
    with pikepdf.Pdf.new() as pdf:
        pdf.add_blank_page(page_size=(100, 60))
        pdf.pages[0].Contents = pdf.make_stream(b"1 0 0 rg 10 10 60 30 re f")
        pdf.save(issue / "assets" / "rgb.pdf")
    Image.new("RGB", (120, 90), (200, 120, 90)).save(issue / "assets" / "coarse.png")
    return str(issue)
