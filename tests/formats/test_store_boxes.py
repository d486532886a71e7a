"""Boxes saved: flat in one mapping, rows and pictures in the short form where they have it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import yaml

from pagesetter.formats.box_tables import BOX
from pagesetter.formats.decode import decode
from pagesetter.formats.encode import canonical, encode_page
from pagesetter.formats.notes import Notes
from pagesetter.formats.records import Short
from pagesetter.formats.refit import _SHORT, new_text
from pagesetter.formats.store import page_text
from pagesetter.geometry import Measure
from pagesetter.model import Box, Dress, Frame, Page, Picture, Row, StyleValue

PAGE = """\
format: pagesetter-page/1
layout: five
stories:
  - id: s1
    article: lead
    frames: [{id: f1, column: 1, line: 1, columns: 4, lines: 30}]
    box: {border: 菱花, border-size: 7pt, tint: 12%}
    column-rule: 点线
    jump: 短题
    boxes:
      - id: p1
        kind: picture
        column: 3   # 第三栏
        line: 9
        columns: 2
        lines: 12
        picture: assets/a.jpg   # 主图
        caption: 图说
boxes:
  - id: b1
    kind: slogan
    column: 1
    line: 60
    columns: 5
    lines: 4
    border: 回纹
    tint: 10%
    size: 20pt
    align: center
    rows:
      - 第一行   # 口号
      - {text: 第二行, ink: 红}
  - id: b2
    kind: picture
    column: 1
    line: 70
    columns: 2
    lines: 10
    inset-left: 0.5字
    pictures: [{source: assets/b.jpg, focus: [50%, 12.5%]}]
  - {id: b3, kind: co-organizers, column: 3, line: 70, columns: 3, lines: 10, heading: 协办单位,
     names: [甲, 乙], columns-of-names: 2, wrap: no}
hide: [ear]
furniture:
  - {id: folio, caption: 改}
"""


def read(text: str) -> Page:
    notes = Notes("02.yaml")
    page = decode(text, "page", notes)
    assert [f.message() for f in notes.findings] == []
    return page._replace(name="02", number=2)


def box(page: Page, at: int, **changes: Any) -> Page:
    boxes = list(page.boxes)
    boxes[at] = boxes[at]._replace(**changes)
    return page._replace(boxes=tuple(boxes))


def rows(page: Page, *new: Row) -> Page:
    return box(page, 0, rows=new)


def own(page: Page, **changes: Any) -> Page:
    """The picture of the story changed."""
    story = page.stories[0]
    return page._replace(stories=(story._replace(boxes=(story.boxes[0]._replace(**changes),)),))


A, B = Row("第一行"), Row("第二行", values=(StyleValue("ink", "红"),))
CHANGES: dict[str, tuple[Callable[[Page], Page], str, str]] = {
    "a row in short form": (
        lambda p: rows(p, Row("口号一"), B), "第一行   # 口号", "口号一   # 口号"),
    "a row in long form": (lambda p: rows(p, A, B._replace(text="口号二")), "第二行", "口号二"),
    "a row gets an alignment": (
        lambda p: rows(p, A._replace(align="left"), B),
        "- 第一行   # 口号", "- {text: 第一行, align: left}   # 口号"),
    "a row more": (
        lambda p: rows(p, A, B, Row("第三行")), "ink: 红}\n", "ink: 红}\n      - 第三行\n"),
    "a picture in short form": (
        lambda p: own(p, pictures=(Picture("assets/c.jpg"),)), "assets/a.jpg", "assets/c.jpg"),
    "a picture gets a zoom": (
        lambda p: own(p, pictures=(Picture("assets/a.jpg", zoom=120),)),
        "picture: assets/a.jpg ", "picture: {source: assets/a.jpg, zoom: 120%} "),
    "a second picture": (
        lambda p: own(p, pictures=(Picture("assets/a.jpg"), Picture("assets/c.jpg"))),
        "        picture: assets/a.jpg   # 主图\n",
        "        pictures: [assets/a.jpg, assets/c.jpg]\n"),
    "a picture in a list of one": (
        lambda p: box(p, 1, pictures=(Picture("assets/b.jpg", focus=(500, 130)),)),
        "12.5%", "13%"),
    "a box moved": (
        lambda p: own(p, frame=Frame("p1", 2, 9, 2, 12)),
        "column: 3   # 第三栏", "column: 2   # 第三栏"),
    "an inset taken off": (
        lambda p: box(p, 1, frame=Frame("b2", 1, 70, 2, 10)), "    inset-left: 0.5字\n", ""),
    "a border": (
        lambda p: box(p, 0, dress=Dress("绳纹", tint=15)),
        "border: 回纹\n    tint: 10%", "border: 绳纹\n    tint: 15%"),
    "a style value": (
        lambda p: box(p, 0, values=(p.boxes[0].values[1], StyleValue("size", Measure(24)))),
        "20pt", "24pt"),
    "names": (
        lambda p: box(p, 2, names=("甲", "丙", "乙"), columns=3),
        "[甲, 乙], columns-of-names: 2", "[甲, 丙, 乙], columns-of-names: 3"),
    "wrapped again": (lambda p: box(p, 2, wrap=True), ", wrap: no", ""),
    "furniture shown": (lambda p: p._replace(hidden=()), "hide: [ear]\n", ""),
    "furniture changed": (
        lambda p: p._replace(overrides=(p.overrides[0]._replace(caption="又改"),)),
        "caption: 改", "caption: 又改"),
    "a story's box": (
        lambda p: p._replace(stories=(p.stories[0]._replace(dress=None),)),
        "    box: {border: 菱花, border-size: 7pt, tint: 12%}\n", ""),
}  # fmt: skip


@pytest.mark.parametrize("name", CHANGES)
def test_only_what_changed(name: str) -> None:
    change, before, after = CHANGES[name]
    assert PAGE.count(before) == 1
    page = read(PAGE)
    assert page_text(PAGE, page, change(page)) == PAGE.replace(before, after)


def test_a_box_comes_and_goes() -> None:
    page = read(PAGE)
    made = Box(
        "b4", "picture", Frame("b4", 1, 80, 2, 9), rows=(), pictures=(Picture("assets/d.jpg"),),
        values=(StyleValue("size", Measure(8)),), dress=Dress("正线"),
    )  # fmt: skip
    text = page_text(PAGE, page, page._replace(boxes=(*page.boxes, made)))
    assert text == PAGE.replace(
        "hide:",
        "  - {id: b4, kind: picture, column: 1, line: 80, columns: 2, lines: 9, "
        "picture: assets/d.jpg, border: 正线, size: 8pt}\nhide:",
    )
    without = read(text)._replace(boxes=page.boxes)
    assert page_text(text, read(text), without) == PAGE


def test_every_box_is_written_again_as_it_was_read() -> None:
    page = read(PAGE)
    written = new_text("page", encode_page(page))
    assert canonical(read(written)) == canonical(page)
    said = yaml.load(written, Loader=yaml.BaseLoader)
    assert said["boxes"][0]["rows"] == ["第一行", {"text": "第二行", "ink": "红"}]
    assert said["stories"][0]["boxes"][0]["picture"] == "assets/a.jpg"
    assert said["furniture"] == [{"id": "folio", "caption": "改"}]


def test_the_short_forms_are_those_of_the_tables() -> None:
    kinds = {field.key: getattr(field.kind, "item", field.kind) for field in BOX.fields}
    assert {k: kind.key for k, kind in kinds.items() if isinstance(kind, Short)} == _SHORT
