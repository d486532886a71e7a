"""Three small issues that between them use most of what composing knows.

Run as a program it prints the dump of all their pages, for a test in another process.
"""

from __future__ import annotations

from collections.abc import Callable

from build import (
    Sizes,
    area,
    article,
    block,
    box,
    em,
    frame,
    han,
    issue,
    layout,
    page,
    para,
    pt,
    rows,
    story,
    style,
    titled,
    values,
)

from pagesetter.compose import Composition, compose
from pagesetter.display.dump import dump
from pagesetter.fonts import FontBook
from pagesetter.model import Article, Block, Dress, Element, Issue, Paper, Picture, Row, Span

TEXT = "冬天以来，云岭的雪下了三场，“山里的路，一夜之间全白了。”老顾说，2026年的雪比往年早了12天。"


def lead() -> Article:
    marked = Block(
        "paragraph",
        (
            Span("气象台说，"), Span("全省", marks=("strong",)), Span("气温降了8℃，CO"),
            Span("2", marks=("sub",)), Span("仪器也", marks=("emphasis",)), Span("上了山。"),
        ),
    )  # fmt: skip
    return article(
        "lead",
        [
            TEXT * 2, block("subhead", "山上\n一夜皆白", 2), marked, TEXT,
            block("list-item", "第一，备足粮草。", marker="·"), TEXT,
        ],
        kicker="云岭今冬第三场雪", headline="大雪过后\n天晴日暖", deck="气象台：本周无雪",
        dateline="本报讯", credit="（林晓）",
    )  # fmt: skip


def stories() -> Issue:
    """Titles of three parts, an unequal thread, a boxed story, own size, levelled columns."""
    boxed = story(
        "s2", "boxed", frame("f3", 3, 1, 2, 14),
        title=titled(headline=values(size=pt(16), face="黑")),
        dress=Dress("双线", tint=8, padding=em(1, 2)), column_rule="正线",
    )  # fmt: skip
    one = page(
        story("s1", "lead", frame("f1", 1, 1, 2, 20), frame("f2", 1, 21, 2, 5, split=1)),
        boxed,
        story("s3", "small", frame("f4", 3, 16, 2, 9), style=values(size=pt(8), pitch=pt(11))),
        story("s4", "level", frame("f5", 1, 27, 4, 13), level="balance"),
        styles=(style("subhead", ink="红"),),
    )
    return issue(
        one,
        [lead(), article("boxed", [TEXT * 2], headline="盖文的题"),
         article("small", [TEXT * 3, TEXT]), article("level", [TEXT * 4], headline="四栏皆齐")],
    )  # fmt: skip


def boxes() -> Issue:
    """Furniture and every kind of box, text round a picture."""
    folio = Row(left="第{page}版", center="{paper}", right="{date} {weekday}", rule="文武线")
    plate = Row("{paper}", align="spread", values=values(size=pt(48), ink="红"))
    furniture = (
        box("rh", "running-head", at=area(0, -28, 430, 20), rows=(folio,)),
        box("np", "nameplate", (1, 1, 3, 6), rows=(plate,)),
    )
    notice = box("t", "text", (1, 1, 1, 5), rows=rows("征稿启事"), dress=Dress("连珠"))
    nine = [f"{c}岭市科学技术协会" for c in "青雪白云松石"]
    names = (*nine, "鹿角湾市科学技术协会")
    one = page(
        story("s1", "lead", frame("f1", 1, 8, 2, 20), frame("f2", 1, 30, 1, 4)),
        section="要闻",
        boxes=(
            box("ear", "ear", (4, 1, 1, 6), rows=rows("今日导读", "晴"), dress=Dress("文武线"),
                vertical_align="center"),
            box("line", "rule", (1, 7, 4, 1), rule="曲线"),
            box("pic", "picture", (3, 8, 2, 9), pictures=(Picture("a", focus=(300, 500)),),
                caption="雪后的云岭", credit="何川 摄"),
            box("head", "picture", (1, 19, 1, 3), pictures=(Picture("b", fit="fit"),)),
            box("co", "co-organizers", (3, 17, 2, 11), names=names, heading="本版协办单位",
                note="排名不分先后", columns=2, dress=Dress("回纹", tint=6)),
            box("bar", "column-head", (1, 28, 1, 2), rows=(Row("茶座", values=values(ink="白")),),
                dress=Dress(tint=100, padding=em(0))),
            box("el", "element", (2, 28, 1, 5), element="征稿"),
            box("dig", "digest", (3, 28, 2, 3), names=("lead",), rows=rows("导读")),
            box("ad", "ad", slot="通栏", label="公益广告", rows=rows("节约用水"),
                dress=Dress("反线")),
        ),
    )  # fmt: skip
    copy = lead()._replace(body=lead().body[:-1])
    made = layout(furniture=furniture, ad_slots=(("通栏", 4, 7),))
    return issue(
        one, copy, paper=Paper("云岭周报"), layouts=[made], library=(Element("征稿", (notice,)),)
    )


def jump() -> Issue:
    """A story that goes on on page 3, and one stretched by hand."""
    return issue(
        [
            page(
                story("s1", "lead", frame("f1", 1, 1, 2, 14), jump="大雪过后"),
                story("s2", "a", frame("f2", 3, 1, 2, 12), level="stretch"),
            ),
            page(story("s9", "", frame("f9", 2, 1, 2, 12), continues="01/s1"), name="03"),
        ],
        [lead(), article("a", [para(han(150))])],
    )


ISSUES: dict[str, Callable[[], Issue]] = {"stories": stories, "boxes": boxes, "jump": jump}


def composed_small(name: str, fonts: FontBook) -> Composition:
    return compose(ISSUES[name](), fonts, Sizes(a=(1200, 800), b=(300, 400)))


def text_of(made: Composition, fonts: FontBook) -> str:
    """Pages, lines, fits and findings of a composition."""
    parts = [dump(one.display, fonts) for one in made.pages]
    for one in made.pages:
        parts += [f"{one.name} {fit}\n" for fit in one.fits]
        parts += [f"{one.name} {line.frame} {line.block} {line.start}–{line.end} {line.reason}\n"
                  for line in one.lines]  # fmt: skip
    parts += [f"{f.code} {f.message('en')}\n" for f in made.findings]
    return "".join(parts)


if __name__ == "__main__":
    import sys

    book = FontBook()
    for name in ISSUES:
        sys.stdout.write(text_of(composed_small(name, book), book))
