"""Vertical lines: what stands upright, what lies, where marks stand; the rules at every measure."""

from __future__ import annotations

import os
from functools import cache

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from pagesetter.display import FillPath, GlyphRun
from pagesetter.display.turning import turned
from pagesetter.fonts import FontBook
from pagesetter.geometry import UNIT
from pagesetter.text import BOOK, NEWSPAPER, Setting, TextStyle, set_paragraph
from pagesetter.text.classes import classify
from pagesetter.text.explain import explain
from pagesetter.text.paragraph import SetParagraph
from pagesetter.text.vertical import parts

EM = 10 * UNIT
STYLE = TextStyle("报宋", EM)
DOWN = NEWSPAPER._replace(direction="vertical")
LONG = 1 << 40


@cache
def faces() -> FontBook:
    return FontBook()


def down(text: str, measure: int = LONG, setting: Setting = DOWN, **style: object) -> SetParagraph:
    look = STYLE._replace(**style)  # type: ignore[arg-type]
    return set_paragraph([(text, look)], setting, [measure], faces())


def stood(text: str, setting: Setting = DOWN, **style: object) -> list[GlyphRun]:
    """The runs of a text in one line, its baseline at x = 0, its head at y = 0."""
    (line,) = down(text, setting=setting, **style).lines
    return [item for item in turned(line.items, 0, 0) if isinstance(item, GlyphRun)]


def ways(text: str) -> list[str]:
    """`upright 天`, `lying Wi-Fi`, `cell 12` … in order."""
    return [f"{way} {text[a:b]}" for a, b, way in parts(text, classify(text))]


# --- what stands how ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("天地", ["upright 天地"]),
        ("第1版", ["upright 第", "upright 1", "upright 版"]),
        ("12月", ["cell 12", "upright 月"]),
        ("第123号", ["upright 第", "cell 123", "upright 号"]),
        ("2026年", ["lying 2026", "upright 年"]),
        ("3.5米", ["lying 3.5", "upright 米"]),
        ("1,300个", ["lying 1,300", "upright 个"]),
        ("占15%的", ["upright 占", "cell 15", "upright %", "upright 的"]),
        ("占5%的", ["upright 占", "upright 5", "upright %", "upright 的"]),
        ("占1.5%的", ["upright 占", "lying 1.5%", "upright 的"]),
        ("A股", ["upright A", "upright 股"]),
        ("测DNA", ["upright 测", "upright DNA"]),
        ("在UNESCO", ["upright 在", "lying UNESCO"]),
        ("用Wi-Fi连", ["upright 用", "lying Wi-Fi", "upright 连"]),
        ("读Nature Physics的", ["upright 读", "lying Nature Physics", "upright 的"]),
        ("5G网", ["lying 5G", "upright 网"]),
        ("15～20度", ["cell 15", "upright ～", "cell 20", "upright 度"]),
        ("10⁶个", ["lying 10⁶", "upright 个"]),
        ("-5度", ["lying -5", "upright 度"]),
        ("Ａ１", ["upright Ａ１"]),
        ("café的", ["lying café", "upright 的"]),
        ("用电12kW·h的", ["upright 用电", "lying 12kW·h", "upright 的"]),
        ("时速60km/h", ["upright 时速", "lying 60km/h"]),
        ("导热W/(m·K)", ["upright 导热", "lying W/(m·K)"]),
        ("共15㎡", ["upright 共", "cell 15", "upright ㎡"]),
        ("罗·J·K", ["upright 罗·", "upright J", "upright ·", "upright K"]),
    ],
)
def test_how_characters_stand(text: str, expected: list[str]) -> None:
    assert ways(text) == expected


def test_han_stand_one_em_below_the_other_in_the_middle_of_the_line() -> None:
    (run,) = stood("天地玄")
    assert run.vertical == "upright"
    # The em box is 8.8 pt above and 1.2 pt below the baseline; its middle is 3.8 pt to the right.
    assert run.x == 249_037  # 3.8 × 65 536 = 249 036.8
    assert list(run.xs) == [-327_680] * 3  # half an em left of the middle
    assert list(run.ys or ()) == [576_717, 576_717 + EM, 576_717 + 2 * EM]
    assert run.y == 0


def test_western_words_lie_on_the_baseline() -> None:
    first, word, last = stood("看Kestrel的")
    assert (first.vertical, word.vertical, last.vertical) == ("upright", "turned", "upright")
    assert (word.x, word.y, word.ys) == (0, 0, None)
    # After one em and an eighth of space.
    assert word.xs[0] == EM + EM // 8
    face = faces().primary("报宋")
    assert list(word.gids) == list(face.shape("Kestrel").gids)


def test_two_digits_share_a_cell() -> None:
    _, digits, after = stood("第12版")
    assert digits.vertical == "upright"
    assert digits.hscale == 1000
    assert list(digits.xs) == [-327_680, 0]  # each half an em wide
    assert list(digits.ys or ()) == [EM + 576_717] * 2
    assert (after.ys or [0])[0] == 2 * EM + 576_717


def test_three_digits_are_made_narrower() -> None:
    (digits,) = stood("123")
    assert digits.hscale == 666  # 1000 / 1500
    assert digits.xs[0] == pytest.approx(-EM // 2, abs=EM // 200)
    assert digits.xs[2] - digits.xs[0] == pytest.approx(EM * 2 // 3, abs=EM // 200)
    assert down("123").lines[0].width == EM


@pytest.mark.parametrize("face", ["报宋", "黑", "楷", "大标宋"])
def test_marks_have_their_vertical_forms(face: str) -> None:
    for mark in "，。、（）《》〈〉「」『』【】〔〕——…～":
        (run,) = stood(mark, role=face)
        used = faces().face(run.face)
        assert run.vertical == "upright"
        assert list(run.gids) != list(used.shape(mark).gids), mark


def test_stops_stand_at_the_top_right_of_their_cell() -> None:
    (run,) = stood("、。")
    face = faces().face(run.face)
    for i in range(2):
        left, low, _, high = face.ink(run.gids[i])
        # From the middle of the line and the top of the cell, in 1/1000 em.
        across = left + run.xs[i] * 1000 // EM
        below = (run.ys or [0])[i] * 1000 // EM - i * 1000
        assert across > 100
        assert below - high > 0
        assert below - low < 500


def test_colons_are_not_turned() -> None:
    (run,) = stood("：；")
    face = faces().face(run.face)
    for gid in run.gids:
        left, low, right, high = face.ink(gid)
        assert high - low > 2 * (right - left)


def test_quotes_become_corners_and_the_text_keeps_them() -> None:
    (run,) = stood("“好‘说’”")
    assert run.text == "“好‘说’”"
    face = faces().face(run.face)
    wanted = [face.shape(c, vertical=True).gids[0] for c in "『好「说」』"]
    assert list(run.gids) == wanted


def test_quotes_may_be_turned_instead() -> None:
    setting = DOWN._replace(vertical_quotes="turned")
    done = down("“好”", setting=setting)
    runs = [i for i in turned(done.lines[0].items, 0, 0) if isinstance(i, GlyphRun)]
    assert [(run.text, run.vertical) for run in runs] == [
        ("“", "turned"), ("好", "upright"), ("”", "turned"),
    ]  # fmt: skip
    assert done.findings == ()


# --- widths --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "halves"),
    [("甲，乙", 5), ("甲。乙", 5), ("甲《乙", 5), ("甲》乙", 5), ("甲：乙", 6), ("甲；乙", 6),
     ("甲？乙", 6), ("甲！乙", 6), ("甲·乙", 5), ("甲——乙", 8), ("甲……乙", 8), ("甲”乙", 5)],
)  # fmt: skip
def test_marks_set_half(text: str, halves: int) -> None:
    """In vertical lines ： ； ？ ！ keep their cell (CLREQ 3.1.5)."""
    (line,) = down(text, setting=DOWN._replace(marks="half")).lines
    assert line.width == halves * EM // 2


def test_a_squeezed_bracket_keeps_its_blank_outside() -> None:
    """甲《乙 in 2½ em: the half em above 《 goes, 乙 stands half an em below where it stood."""
    (line,) = down("甲《乙", setting=DOWN._replace(marks="half")).lines
    (run,) = line.items
    (natural,) = stood("甲《乙")
    assert isinstance(run, GlyphRun)
    places = [x - y for x, y in zip(run.xs, natural.ys or (), strict=True)]
    assert places == [0, -EM // 2, -EM // 2]


def test_breadth_is_scaled_across_the_line_only() -> None:
    (run,) = stood("天地", hscale=800)
    assert run.hscale == 800
    assert list(run.xs) == [-262_144] * 2  # 4 pt
    assert list(run.ys or ()) == [576_717, 576_717 + EM]


def test_letter_space_runs_down() -> None:
    (run,) = stood("天地", letter_space=100)
    assert list(run.ys or ()) == [576_717, 576_717 + EM + EM // 10]


def test_emphasis_dots_stand_right_of_the_line() -> None:
    (line,) = down("天地", emphasis=True).lines
    (dots,) = (item for item in turned(line.items, 0, 0) if isinstance(item, FillPath))
    xs = [segment[-2] for segment in dots.path if len(segment) > 2]
    ys = [segment[-1] for segment in dots.path if len(segment) > 2]
    # 0.22 em below a level baseline is 0.1 em off the em box: here 0.98 em right of it.
    assert (min(xs) + max(xs)) / 2 == pytest.approx(0.98 * EM, abs=UNIT // 50)
    assert min(ys) == pytest.approx(0.44 * EM, abs=UNIT // 50)
    assert max(ys) == pytest.approx(1.56 * EM, abs=UNIT // 50)


# --- faces without vertical forms ------------------------------------------------------------


def plain_face(folder: str, comma: tuple[int, int, int, int] = (80, -100, 280, 100)) -> None:
    """A face with 一 （ ， and a small ：, and nothing for vertical lines."""
    builder = FontBuilder(1000, isTTF=True)
    boxes = {".notdef": (0, 0, 0, 0), "yi": (50, 380, 950, 460), "open": (600, -100, 900, 860),
             "comma": comma, "colon": (400, 300, 600, 500)}  # fmt: skip
    builder.setupGlyphOrder(list(boxes))
    builder.setupCharacterMap({0x4E00: "yi", 0xFF08: "open", 0xFF0C: "comma", 0xFF1A: "colon"})
    glyphs = {}
    for name, (left, low, right, high) in boxes.items():
        pen = TTGlyphPen(None)
        pen.moveTo((left, low))
        for point in ((left, high), (right, high), (right, low)):
            pen.lineTo(point)
        pen.closePath()
        glyphs[name] = pen.glyph()
    builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics({name: (1000, box[0]) for name, box in boxes.items()})
    builder.setupHorizontalHeader(ascent=1160, descent=-288)
    builder.setupNameTable({"familyName": "Plain Song", "styleName": "Regular",
                            "fullName": "Plain Song", "psName": "PlainSong-Regular"})  # fmt: skip
    builder.setupOS2(sTypoAscender=880, sTypoDescender=-120)
    builder.setupPost()
    builder.save(os.path.join(folder, "plain.ttf"))


def test_a_face_without_vertical_forms(tmp_path: os.PathLike[str]) -> None:
    """Brackets are turned, commas go to the corner opposite; both are told, cells are an em."""
    plain_face(os.fspath(tmp_path))
    book = FontBook([os.fspath(tmp_path)])
    done = set_paragraph([("一（一，", STYLE._replace(role="Plain Song"))], DOWN, [LONG], book)
    runs = [i for i in turned(done.lines[0].items, 0, 0) if isinstance(i, GlyphRun)]
    assert [(run.text, run.vertical) for run in runs] == [
        ("一", "upright"), ("（", "turned"), ("一，", "upright"),
    ]  # fmt: skip
    assert done.lines[0].width == 4 * EM
    upright = runs[2]
    # Ink 80…280 from the left and -100…100 above the baseline becomes 720…920 and 660…860.
    assert upright.xs[1] - upright.xs[0] == pytest.approx(0.64 * EM, abs=2)
    assert (upright.ys or [0, 0])[1] - (upright.ys or [0])[0] == pytest.approx(0.24 * EM, abs=2)
    (told,) = done.findings
    assert (told.code, dict(told.params)["marks"]) == ("vertical-form-missing", "（，")


@pytest.mark.parametrize(("left", "told"), [(400, False), (500, False), (510, True)])
def test_a_mark_in_the_middle_of_its_cell_needs_no_vertical_form(
    left: int, told: bool, tmp_path: os.PathLike[str]
) -> None:
    """200 wide and 200 high in the middle of 1000, as in Taiwan; up to a tenth of an em off."""
    plain_face(os.fspath(tmp_path), comma=(left, 280, left + 200, 480))
    book = FontBook([os.fspath(tmp_path)])
    done = set_paragraph([("一，一", STYLE._replace(role="Plain Song"))], DOWN, [LONG], book)
    assert [f.code for f in done.findings] == (["vertical-form-missing"] if told else [])


def test_a_small_colon_keeps_its_whole_cell(tmp_path: os.PathLike[str]) -> None:
    """However much blank is above and below it; a comma of that face gives its half."""
    plain_face(os.fspath(tmp_path))
    book = FontBook([os.fspath(tmp_path)])
    look, setting = STYLE._replace(role="Plain Song"), DOWN._replace(marks="half")
    widths = [
        set_paragraph([(text, look)], setting, [LONG], book).lines[0].width
        for text in ("一：一", "一，一")
    ]
    assert widths == [3 * EM, 5 * EM // 2]


def test_a_missing_glyph_is_told() -> None:
    assert "missing-glyph" in [f.code for f in down("天\U0001f600").findings]


# --- the rules at every measure -----------------------------------------------------------------

STRESS = (
    "据悉，自2021年以来，临江市科协立足本地实际，把科普大篷车开进了58所乡村学校，2.6万名学生"
    "第一次摸到了机器人。“孩子们的眼睛是亮的！”领队周敏说，“这比什么都值得。”《天工·开物》（1637年）写道：“……乃粒第一”——距今已有"
    "389年；亩均增收12.5%，约15～20℃，A股、DNA与Wi-Fi都是词吗？！不是……是。问①：3—5个，"
    "《一》、《二》《三》。他问：“‘风’字有几画？”答：“9画。”¥120和$35都可以，约翰·史密斯来了。"
)
NOT_FIRST = set("，。、；：？！”’）》·～％%℃")
NOT_LAST = set("“‘（《¥$")
WHOLE = ("——", "……", "？！", "2021", "58", "2.6", "1637", "389", "12.5%", "DNA",
         "¥120", "$35", "15")  # fmt: skip


@pytest.mark.parametrize("preset", [NEWSPAPER, BOOK])
@pytest.mark.parametrize("mode", ["first-fit", "adaptive"])
def test_every_rule_holds_at_every_measure(preset: Setting, mode: str) -> None:
    setting = preset._replace(direction="vertical", mode=mode)
    whole = [(STRESS.find(unit), len(unit)) for unit in WHOLE]
    for quarters in range(24, 161):
        measure = quarters * EM // 4
        done = down(STRESS, measure, setting)
        assert "".join(STRESS[line.start : line.end] for line in done.lines) == STRESS
        told = {finding.code for finding in done.findings}
        assert "measure-too-narrow" not in told
        for line in done.lines[:-1]:
            assert line.width == measure
            if "broken-unit" in told:
                continue
            assert STRESS[line.end] not in NOT_FIRST, (quarters, STRESS[line.start : line.end])
            assert STRESS[line.end - 1] not in NOT_LAST, (quarters, STRESS[line.start : line.end])
            assert not any(at < line.end < at + size for at, size in whole)


def test_an_address_turns_where_it_may() -> None:
    text = "网址是https://www.example.org/env/2021，请看。"
    turns = set()
    for quarters in range(48, 81):
        for line in down(text, quarters * EM // 4).lines[:-1]:
            assert line.width == quarters * EM // 4
            turns.add(text[: line.end])
    ends = {"网址是" + "https://www.example.org/env/2021"[:n] for n in (0, 12, 20, 24, 28)}
    assert turns <= ends | {text[: text.index("请")], text[: text.index("请") + 1]}
    assert len(turns & ends) > 2


def test_full_lines_end_at_their_measure_on_the_page() -> None:
    """Lines that end in Han: their last cell ends where the measure does, to a unit of rounding."""
    for cells in range(8, 21):
        seen = 0
        for line in down(STRESS, cells * EM).lines[:-1]:
            last = turned(line.items, 0, 0)[-1]
            assert isinstance(last, GlyphRun)
            if last.vertical == "upright" and "一" <= last.text[-1] <= "龥":
                seen += 1
                assert (last.ys or [0])[-1] - 576_717 + EM == cells * EM
        assert seen


def test_lines_explain_themselves() -> None:
    made = explain([("他说，记满了12本笔记，又写论文。", STYLE)], DOWN, [11 * EM], faces())
    assert [line.text for line in made.lines] == ["他说，记满了12本笔记，", "又写论文。"]
    # 12 stands in one cell, so that the comma fits: in level lines it would take a whole em too.
    assert made.lines[0].width == 11 * EM
    assert made.why_not(7).rule.id == "cluster"
    assert made.why_not(2).rule.source == "CLREQ 3.1.2; GB/T 15834-2011 5.1.1"
