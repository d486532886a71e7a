"""The published JSON Schemas: current, valid, and of one mind with the decoder."""

from __future__ import annotations

import pytest
from jsonschema import Draft202012Validator
from schema_instance import instance, make_schemas, schema

from pagesetter.formats.decode import decode
from pagesetter.formats.kinds import BAD
from pagesetter.formats.notes import Notes

KINDS = ["paper", "layout", "issue", "page", "article"]

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


def area(old: str, new: str) -> str:
    assert old in LAYOUT
    return LAYOUT.replace(old, new)


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
    ("page", style("emphasis: on"), True),
    ("page", style("emphasis: 有"), False),
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
