"""The published JSON Schemas: current, valid, and of one mind with the decoder."""

from __future__ import annotations

import pytest
from jsonschema import Draft202012Validator
from schema_instance import instance, make_schemas, schema

from pagesetter.formats.decode import decode
from pagesetter.formats.kinds import BAD
from pagesetter.formats.notes import Notes

KINDS = ["paper", "layout", "issue", "page", "element", "article"]

PAPER = "format: pagesetter-paper/1\nname: 周报\n"
LAYOUT = (
    "format: pagesetter-layout/1\n"
    "sheet: {width: 275mm, height: 390mm}\n"
    "type-area: {columns: 5, column: 15字, gutter: 1字, lines: 89, size: 8.5pt, pitch: 11pt}\n"
)
ISSUE = "format: pagesetter-issue/1\ndate: 2026-11-24\npages: [01]\n"
PAGE = "format: pagesetter-page/1\nlayout: five\n"
FRAME = "{id: f1, column: 1, line: 1, columns: 1, lines: 9}"


def style(value: str) -> str:
    return PAGE + f"styles: {{body: {{{value}}}}}\n"


def story(value: str) -> str:
    return PAGE + f"stories: [{{id: s1, {value}}}]\n"


def box(value: str) -> str:
    return PAGE + f"boxes: [{{id: b1, {value}}}]\n"


def on_grid(value: str) -> str:
    return box(f"column: 1, line: 1, columns: 1, lines: 9, {value}")


def area(old: str, new: str) -> str:
    assert old in LAYOUT
    return LAYOUT.replace(old, new)


ELEMENT = "format: pagesetter-element/1\n"
OVERRIDE = PAGE + "furniture: "
GRID = "column: 1, line: 1, columns: 1, lines: 9"
AT = "at: {x: 0mm, y: -12mm, width: 15字, height: 2行}"

# Kind, text, whether it is right.
CASES = [
    ("paper", PAPER, True),
    ("paper", "name: 周报\n", False),
    ("paper", PAPER.replace("/1", "/2"), False),
    ("paper", PAPER.replace("paper/", "page/"), False),
    ("paper", "format: pagesetter-paper/1\n", False),
    ("paper", "format: pagesetter-paper/1\nname:\n", False),
    ("paper", "format: pagesetter-paper/1\nname: 02\n", True),
    ("paper", "format: pagesetter-paper/1\nname: [周报]\n", False),
    ("paper", PAPER + "code:\n", True),
    ("paper", PAPER + "code: no\n", True),
    ("paper", PAPER + "colour: red\n", False),
    ("paper", PAPER + "x-colour: {a: [1, 2]}\n", True),
    ("paper", PAPER + "publication: {主管: 甲, 电话: 010, 网址: , x-y: [1]}\n", True),
    ("paper", PAPER + "publication: {主管: [甲]}\n", False),
    ("paper", PAPER + "publication: [甲]\n", False),
    ("paper", PAPER + "inks: {报红: {cmyk: [0, 100, 100, 0]}}\n", True),
    ("paper", PAPER + "inks: {报红: {cmyk: [0, 12.5, 100%, 0], spot: 专, overprint: 是}}\n", True),
    ("paper", PAPER + "inks: {报红: {cmyk: [0, 100, 100]}}\n", False),
    ("paper", PAPER + "inks: {报红: {cmyk: [0, 100, 100, 0, 0]}}\n", False),
    ("paper", PAPER + "inks: {报红: {cmyk: [0, 101, 100, 0]}}\n", False),
    ("paper", PAPER + "inks: {报红: {spot: 专}}\n", False),
    ("paper", PAPER + "inks: {报红: 红}\n", False),
    ("paper", PAPER + "protected: [云岭, 科协]\n", True),
    ("paper", PAPER + "protected: 云岭\n", False),
    ("paper", PAPER + "protected: ['']\n", False),
    ("layout", LAYOUT, True),
    ("layout", LAYOUT + "title: 四开\nbleed: 0\n", True),
    ("layout", LAYOUT + "bleed: 3mm\n", True),
    ("layout", LAYOUT + "bleed: -3mm\n", False),
    ("layout", LAYOUT + "bleed: 3\n", False),
    ("layout", LAYOUT + "bleed: 1字\n", False),
    ("layout", area("275mm", "27.5 cm"), True),
    ("layout", area("275mm", "275"), False),
    ("layout", area("275mm", "0mm"), False),
    ("layout", area(", height: 390mm", ""), False),
    ("layout", area("column: 15字", "column: 15mm"), False),
    ("layout", area("column: 15字", "column: １５字"), False),
    ("layout", area("column: 15字", "column: 15½字"), True),
    ("layout", area("gutter: 1字", "gutter: 0字"), True),
    ("layout", area("columns: 5", "columns: 0"), False),
    ("layout", area("columns: 5", "columns: 五"), False),
    ("layout", area("columns: 5", "columns: '5'"), True),
    ("layout", area("size: 8.5pt", "size: 小五"), True),
    ("layout", area("size: 8.5pt", "size: 五号字"), True),
    ("layout", area("size: 8.5pt", "size: 小八"), False),
    ("layout", area("size: 8.5pt", "width: 237mm"), True),
    ("layout", area("size: 8.5pt", "size: 8.5pt, width: 237mm"), False),
    ("layout", area("size: 8.5pt, ", ""), False),
    ("layout", area("size: 8.5pt", "size: , width: 237mm"), True),
    ("layout", area("pitch: 11pt", "height: 345mm"), True),
    ("layout", area("pitch: 11pt", "pitch: 11pt, height: 345mm"), False),
    ("layout", area(", pitch: 11pt", ""), False),
    ("layout", area("lines: 89", "lines: 89, left: 19mm, top: -2mm"), True),
    ("layout", area("lines: 89", "lines: 89, side-column: 7字, side: left"), True),
    ("layout", area("lines: 89", "lines: 89, side: middle"), False),
    ("issue", ISSUE, True),
    ("issue", ISSUE + "number: 47\ntotal: 1203\n", True),
    ("issue", ISSUE.replace("2026-11-24", "2026-13-24"), False),
    ("issue", ISSUE.replace("2026-11-24", "24.11.2026"), False),
    ("issue", ISSUE.replace("2026-11-24", "'2026-11-24'"), True),
    ("issue", ISSUE.replace("[01]", "[]"), False),
    ("issue", ISSUE.replace("[01]", "01"), False),
    ("issue", ISSUE.replace("[01]", "[01, 要闻 版]"), True),
    ("issue", ISSUE.replace("[01]", "[../01]"), False),
    ("issue", ISSUE.replace("[01]", "['C:01']"), False),
    ("page", PAGE, True),
    ("page", PAGE + "number: 2\nsection: 学会\ncredits: {责编: 林晓}\nstories: []\n", True),
    ("page", PAGE + "number: 0\n", False),
    ("page", PAGE + "stories: {id: s1}\n", False),
    ("page", PAGE.replace("five", "a/b"), False),
    ("page", PAGE.replace("five", "5"), True),
    ("page", story("article: 头条"), True),
    ("page", story("article: ../头条"), False),
    ("page", PAGE + "stories: [{article: lead}]\n", False),
    ("page", PAGE + "stories: [{id: 1}]\n", True),
    ("page", PAGE + "stories: [{id: a b}]\n", False),
    ("page", story("continues: 01/s3"), True),
    ("page", story("continues: s3"), False),
    ("page", story("continues: 01/s3, article: lead"), False),
    ("page", story("continues: 01/s3, article: "), True),
    ("page", story("continues: 01/s3, plan: {title: 甲}"), False),
    ("page", story("article: lead, plan: {title: 甲}"), True),
    ("page", story("plan: {title: 甲, characters: 800, picture: yes, x-by: 林}"), True),
    ("page", story("plan: {picture: 1}"), False),
    ("page", story("plan: {picture: TRUE}"), True),
    ("page", story("plan: {characters: -1}"), False),
    ("page", story("plan: {words: 800}"), False),
    ("page", story(f"frames: [{FRAME}]"), True),
    ("page", story(f"frames: {FRAME}"), False),
    ("page", story(f"frames: [{FRAME.replace('lines: 9', 'lines: 0')}]"), False),
    ("page", story(f"frames: [{FRAME.replace(', lines: 9', '')}]"), False),
    (
        "page",
        story(f"frames: [{FRAME[:-1]}, inset-left: -0.5字, split: 3, remainder: last}}]"),
        True,
    ),
    ("page", story(f"frames: [{FRAME[:-1]}, inset-left: 2行}}]"), False),
    ("page", story(f"frames: [{FRAME[:-1]}, remainder: first}}]"), False),
    (
        "page",
        story(f"title: {{frame: {FRAME}, lines: 6, text: {{headline: 短题, deck: [甲, 乙]}}}}"),
        True,
    ),
    ("page", story("title: {text: {byline: 林}}"), False),
    ("page", story("title: {kicker: {size: 14pt}, deck: {align: left}}"), True),
    ("page", story("title: {headline: 短题}"), False),
    ("page", story("style: {preset: newspaper}, styles: {subhead: {face: 楷}}"), True),
    ("page", story("style: {based_on: body}"), False),
    (
        "page",
        style("based_on: text, face: 报宋, size: 小五, pitch: 1.5行, ink: 黑, language: en"),
        True,
    ),
    ("page", style("fase: 报宋"), False),
    ("page", style("size: 0pt"), False),
    ("page", style("size: 9px"), False),
    ("page", style("size: 1.2字"), True),
    ("page", style("size: 1/2字"), True),
    ("page", style("size: 2栏"), False),
    ("page", style("above: -1行"), False),
    ("page", style("indent: -2字, left: 0, right: 3mm, baseline-shift: −0.1字"), True),
    ("page", style("align: spread"), True),
    ("page", style("align: middle"), False),
    ("page", style("horizontal-scale: 90%"), True),
    ("page", style("horizontal-scale: 90"), True),
    ("page", style("horizontal-scale: 49"), False),
    ("page", style("horizontal-scale: 90.5"), False),
    ("page", style("letter-space: -0.02, han-latin: .125, han-digit: 0"), True),
    ("page", style("letter-space: 3"), False),
    ("page", style("han-latin: -0.1"), False),
    ("page", style("level: none, pairs: needed, line-end: hang, digit-width: half"), True),
    ("page", style("level: no"), False),
    ("page", style("marks: 全身"), False),
    ("page", story("title: {over: {}}"), True),
    ("page", story("title: {over: {picture: p1, edge: top, away: 2行, inset: 0, bar: 85%}}"), True),
    ("page", story("title: {over: {bar-ink: 红}, headline: {ink: 白}}"), True),
    ("page", story("title: {over: {edge: left}}"), False),
    ("page", story("title: {over: {bar: 101}}"), False),
    ("page", story("title: {over: p1}"), False),
    ("page", story("title: {over: {}, lines: 6}"), False),
    ("page", story(f"title: {{over: {{}}, frame: {FRAME}}}"), False),
    ("page", box("kind: ad, booked: {width: 118mm, height: 8cm}"), True),
    ("page", box("kind: ad, column: 1, line: 9, booked: {width: 118mm, height: 8cm}"), True),
    ("page", box("kind: ad, column: 1, booked: {width: 118mm, height: 8cm}"), True),
    ("page", box("kind: ad, booked: {width: 118mm}"), False),
    ("page", box("kind: ad, booked: {width: 5字, height: 8cm}"), False),
    ("page", box("kind: ad, slot: 通栏, booked: {width: 118mm, height: 8cm}"), False),
    ("page", on_grid("kind: ad, booked: {width: 118mm, height: 8cm}"), False),
    ("page", style("outline: 1.5pt, outline-ink: 白, hollow: 是"), True),
    ("page", style("outline: -1pt"), False),
    ("page", style("outline: 细"), False),
    ("page", style("hollow: 1pt"), False),
    ("page", style("emphasis: on"), True),
    ("page", style("emphasis: 有"), False),
    ("page", style("interpunct: full"), True),
    ("page", style("interpunct: 2"), False),
    ("paper", PAPER + "co-organizers: [云岭大学]\n", True),
    ("paper", PAPER + "co-organizers: 云岭大学\n", False),
    (
        "layout",
        LAYOUT + "ad-slots: {通栏: {columns: 5, lines: 16}, 1/4: {columns: 2, lines: 40}}\n",
        True,
    ),
    ("layout", LAYOUT + "ad-slots: {通栏: {columns: 5}}\n", False),
    ("layout", LAYOUT + f"furniture: [{{id: a, kind: ear, pages: odd, {AT}}}]\n", True),
    ("layout", LAYOUT + f"furniture: [{{id: a, kind: ear, pages: some, {AT}}}]\n", False),
    ("layout", LAYOUT + f"furniture: [{{id: a, {AT}}}]\n", False),
    ("page", on_grid("kind: text"), True),
    ("page", on_grid("kind: txt"), False),
    ("page", on_grid("kind: text, pages: odd"), False),
    ("page", on_grid("kind: text, split: 2"), False),
    ("page", box(f"kind: text, {AT}"), True),
    ("page", box("kind: text, at: {x: 0, y: 0, width: 1字, height: 1行, of: sheet}"), True),
    ("page", box("kind: text, at: {x: 0, y: 0, width: 1字, height: 1行, of: page}"), False),
    ("page", box("kind: text, at: {x: 0, y: 0, width: 1字}"), False),
    ("page", box("kind: text, at: {x: 0, y: 0, width: 0字, height: 1行}"), False),
    ("page", box("kind: text"), False),
    ("page", box("kind: text, at: "), False),
    ("page", on_grid(f"kind: text, {AT}"), False),
    ("page", on_grid("kind: text, at: "), True),
    ("page", box(f"kind: text, {AT}, lines: 3"), False),
    ("page", box(f"kind: text, {AT}, inset-left: 1字"), False),
    ("page", box("kind: text, inset-left: 1字"), False),
    ("page", box("kind: text, column: 1, line: 1"), False),
    ("page", box("kind: text, column: 1, line: 1, columns: 2"), False),
    ("page", box("kind: ad, slot: 通栏"), True),
    ("page", box("kind: ad, slot: 通栏, column: 1, line: 70"), True),
    ("page", box("kind: ad, slot: 通栏, column: 1"), True),
    ("page", box("kind: ad, slot: 通栏, line: 9"), True),
    ("page", box("kind: element, element: 征稿启事, slot: 通栏, column: 1"), False),
    ("page", box(f"kind: ad, slot: 通栏, {AT}"), False),
    ("page", box("kind: ad, customer: 甲, label: 广告"), False),
    ("page", on_grid("kind: ad, customer: 甲, label: 公益广告"), True),
    ("page", on_grid("kind: ad, label: 告白"), False),
    ("page", box("kind: element, element: 征稿启事"), True),
    ("page", box("kind: element, element: 征稿启事, column: 2, line: 3"), True),
    ("page", box("kind: element, element: 征稿启事, line: 3"), False),
    ("page", box("kind: element, element: ../x"), False),
    ("page", on_grid("kind: element"), False),
    ("page", on_grid("kind: rule, rule: 文武线, vertical: 是"), True),
    ("page", on_grid("kind: rule, rule: 菱花"), False),
    ("page", on_grid("kind: rule"), False),
    ("page", on_grid("kind: rule, rule: "), False),
    (
        "page",
        on_grid(
            "kind: text, border: 棋格, border-size: 6pt, border-ink: 红, tint: 10%, "
            "tint-ink: 黑, padding: 0"
        ),
        True,
    ),
    ("page", on_grid("kind: text, border: 花边"), False),
    ("page", on_grid("kind: text, tint: 101"), False),
    ("page", on_grid("kind: text, tint: 2.5"), False),
    ("page", on_grid("kind: text, padding: -1字"), False),
    ("page", on_grid("kind: text, border-size: 0pt"), False),
    (
        "page",
        on_grid("kind: text, rows: [甲, '', 2026, {text: 乙, align: spread, rule: 双线}]"),
        True,
    ),
    (
        "page",
        on_grid("kind: text, rows: [{left: 左, center: 中, right: 右, style: ear, size: 9pt}]"),
        True,
    ),
    ("page", on_grid("kind: text, rows: [{text: 乙, left: 甲}]"), False),
    ("page", on_grid("kind: text, rows: [{text: , left: 甲}]"), True),
    ("page", on_grid("kind: text, rows: [[甲]]"), False),
    ("page", on_grid("kind: text, rows: 甲"), False),
    ("page", on_grid("kind: text, rows: [{text: 乙, align: middle}]"), False),
    ("page", on_grid("kind: text, rows: [{text: 乙, rule: 菱花}]"), False),
    ("page", on_grid("kind: text, left: 1字, right: 2字, face: 楷, align: spread"), True),
    ("page", on_grid("kind: text, left: 左"), False),
    ("page", on_grid("kind: text, vertical-align: spread, wrap: no"), True),
    ("page", on_grid("kind: text, vertical-align: middle"), False),
    ("page", on_grid("kind: picture, picture: assets/a.jpg, caption: 甲, caption-at: right"), True),
    ("page", on_grid("kind: picture, picture: {source: assets/a.jpg, fit: fit, zoom: 120%}"), True),
    (
        "page",
        on_grid("kind: picture, pictures: [a.jpg, {source: b.jpg, focus: [50%, 12.5]}]"),
        True,
    ),
    ("page", on_grid("kind: picture, pictures: [{source: b.jpg, focus: [50%]}]"), False),
    ("page", on_grid("kind: picture, pictures: [{source: b.jpg, focus: [50%, 101]}]"), False),
    ("page", on_grid("kind: picture, pictures: [{source: b.jpg, zoom: 5}]"), False),
    ("page", on_grid("kind: picture, pictures: [{source: b.jpg, fit: crop}]"), False),
    ("page", on_grid("kind: picture, pictures: [{fit: fill}]"), False),
    ("page", on_grid("kind: picture, pictures: ['']"), False),
    ("page", on_grid("kind: picture, pictures: a.jpg"), False),
    ("page", on_grid("kind: picture, picture: [a.jpg]"), False),
    ("page", on_grid("kind: picture, picture: a.jpg, pictures: [b.jpg]"), False),
    ("page", on_grid("kind: picture, picture: ../a.jpg"), False),
    ("page", on_grid("kind: picture, picture: /a.jpg"), False),
    ("page", on_grid("kind: picture, picture: https://x.org/a.jpg"), False),
    ("page", on_grid("kind: picture, caption-at: above"), False),
    ("page", on_grid("kind: co-organizers, names: [甲, 乙], columns-of-names: 6"), True),
    ("page", on_grid("kind: co-organizers, names: 甲"), False),
    ("page", on_grid("kind: co-organizers, columns-of-names: 0"), False),
    ("page", PAGE + "hide: [slogan, ear]\n", True),
    ("page", PAGE + "hide: slogan\n", False),
    ("page", OVERRIDE + "[{id: head, rows: [甲], wrap: no}]\n", True),
    ("page", OVERRIDE + "[{rows: [甲]}]\n", False),
    ("page", OVERRIDE + "[{id: head, kind: heading}]\n", False),
    ("page", OVERRIDE + f"[{{id: head, {AT}}}]\n", True),
    ("page", OVERRIDE + f"[{{id: head, {GRID}}}]\n", True),
    ("page", OVERRIDE + f"[{{id: head, {GRID}, {AT}}}]\n", False),
    ("page", OVERRIDE + "[{id: head, line: 3}]\n", False),
    ("page", OVERRIDE + "[{id: a1, slot: 通栏, column: 1, line: 74}]\n", True),
    ("page", story("level: stretch, column-rule: 点线, jump: 短题"), True),
    ("page", story("level: even"), False),
    ("page", story("column-rule: 连珠"), False),
    ("page", story("box: {border: 连珠, tint: 5%}"), True),
    ("page", story("box: {border: 连珠, wrap: no}"), False),
    ("page", story(f"boxes: [{{id: q1, kind: quote, {GRID}, rows: [甲]}}]"), True),
    ("page", story("boxes: [{id: q1, kind: element, element: 甲}]"), False),
    ("page", story("boxes: [{id: q1, kind: ad, slot: 通栏}]"), False),
    ("element", ELEMENT + f"boxes: [{{id: a, kind: text, {GRID}}}]\n", True),
    ("element", ELEMENT + f"boxes: [{{id: a, kind: ad, {GRID}, label: 广告}}]\nx-by: 林\n", True),
    ("element", ELEMENT + "boxes: []\n", False),
    ("element", ELEMENT, False),
    ("element", ELEMENT + f"name: 甲\nboxes: [{{id: a, kind: text, {GRID}}}]\n", False),
    ("element", ELEMENT + "boxes: [{id: a, kind: element, element: 乙}]\n", False),
    ("element", f"boxes: [{{id: a, kind: text, {GRID}}}]\n", False),
    ("article", "headline: 题\n", True),
    ("article", "format: pagesetter-article/1\n", True),
    ("article", "format: pagesetter-article/9\n", False),
    ("article", "kicker: [甲, 乙]\nheadline: |\n  甲\n  乙\ndeck: 3\n", True),
    ("article", "headline: {甲: 乙}\n", False),
    ("article", "byline: no\ndateline: 本报讯\ncredit:\nstate: 三审\nlanguage: zh-Hans\n", True),
    ("article", "weight: 3\nprotected: [云岭]\npictures: [assets/图 1.jpg]\n", True),
    ("article", "weight: 重\n", False),
    ("article", "weight: 1.5\n", False),
    ("article", "pictures: [../x.jpg]\n", False),
    ("article", "pictures: [http://x.org/x.jpg]\n", False),
    ("article", "author: 林晓\n", False),
    ("article", "x-author: 林晓\n", True),
]


@pytest.mark.parametrize(("kind", "text", "right"), CASES)
def test_schema_and_decoder_agree(kind, text, right):
    notes = Notes("x.yaml")
    value = decode(text, kind, notes)
    accepted = value is not BAD and not notes.failed
    valid = Draft202012Validator(schema(kind)).is_valid(instance(text))
    assert (accepted, valid) == (right, right), [f.message() for f in notes.findings]


@pytest.mark.parametrize("kind", KINDS)
def test_schemas_are_schemas(kind):
    made = schema(kind)
    Draft202012Validator.check_schema(made)
    assert made["$id"] == f"urn:pagesetter:{kind}:1"


def test_schemas_are_current():
    written = make_schemas().written()
    assert sorted(path.name for path in written) == sorted(f"{k}.schema.json" for k in KINDS)
    for path, content in written.items():
        assert path.read_text(encoding="utf-8") == content, "run python tools/make_schemas.py"
