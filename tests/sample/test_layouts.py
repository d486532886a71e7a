"""The shipped layouts against sums done by hand: 字 across, size, pitch and millimetres."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from pagesetter.compose import Composition, compose
from pagesetter.compose.grid import Grid, grid_of
from pagesetter.display.walk import glyph_runs
from pagesetter.fonts import FontBook
from pagesetter.formats import installed_layouts, load_layout
from pagesetter.model import Issue, Layout, Page, Paper

MM = 185_771  # 720/254 pt × 65 536, rounded


class Expected(NamedTuple):
    title: str
    columns: list[int]  # widths in 字
    lines: int
    size: int
    pitch: int
    width: int
    height: int
    width_mm: float
    height_mm: float


NEWSPAPER_350 = 65_019_915  # 111 × 585 765
LAYOUTS = {
    # 15 × 5 + 4 = 79 字; 79 × 8.5 pt = 671.5 pt; 88 × 11 + 8.5 = 976.5 pt
    "tabloid-5x15": Expected(
        "四开 5 × 15 字", [15] * 5, 89, 557_056, 720_896, 44_007_424, 63_995_904, 236.9, 344.5
    ),
    # 14 × 5 + 4 = 74 字; 235 mm ÷ 74 = 9.002 pt; (345 mm − 9.002 pt) ÷ 83 = 11.674 pt
    "tabloid-5x14": Expected(
        "四开 5 × 14 字", [14] * 5, 84, 589_949, 765_074, 43_656_226, 64_091_091, 235.0, 345.0
    ),
    # 11 × 6 + 5 = 71 字; 71 × 9 pt = 639 pt; (350 mm − 9 pt) ÷ 85 = 11.566 pt
    "tabloid-6x11": Expected(
        "四开 6 × 11 字", [11] * 6, 86, 589_824, 758_001, 41_877_504, 65_019_909, 225.4, 350.0
    ),
    # 15 × 4 + 3 + 1 + 7 = 71 字
    "tabloid-4x15-side7": Expected(
        "四开 4 × 15 字 + 7 字边栏", [15, 15, 15, 15, 7], 86, 589_824, 758_001, 41_877_504,
        65_019_909, 225.4, 350.0,
    ),
    # 13 × 8 + 7 = 111 字; 350 mm ÷ 111 = 8.938 pt; (490 mm − 8.938 pt) ÷ 119 = 11.597 pt
    "broadsheet-8x13": Expected(
        "对开 8 × 13 字", [13] * 8, 120, 585_765, 760_018, NEWSPAPER_350, 91_027_907, 350.0, 490.0
    ),
    # 15 × 7 + 6 = 111 字
    "broadsheet-7x15": Expected(
        "对开 7 × 15 字", [15] * 7, 120, 585_765, 760_018, NEWSPAPER_350, 91_027_907, 350.0, 490.0
    ),
    # 22 × 2 + 2 = 46 字; 46 × 10.5 pt = 483 pt; 43 × 16 + 10.5 = 698.5 pt
    "newsletter-a4": Expected(
        "A4 简报 2 × 22 字", [22] * 2, 44, 688_128, 1_048_576, 31_653_888, 45_776_896, 170.4, 246.4
    ),
}  # fmt: skip


def grid(name: str) -> Grid:
    return grid_of(load_layout(name))


def test_all_seven_are_installed_and_no_other() -> None:
    assert sorted(installed_layouts()) == sorted(LAYOUTS)


@pytest.mark.parametrize("name", LAYOUTS)
def test_type_area_is_the_sum_done_by_hand(name: str) -> None:
    want, got = LAYOUTS[name], grid(name)
    assert load_layout(name).title == want.title
    assert [c.width for c in got.columns] == [cells * want.size for cells in want.columns]
    assert (got.lines, got.size, got.pitch) == (want.lines, want.size, want.pitch)
    assert (got.area.width, got.area.height) == (want.width, want.height)


@pytest.mark.parametrize("name", LAYOUTS)
def test_millimetres_within_a_tenth_of_what_the_title_page_promises(name: str) -> None:
    want, got = LAYOUTS[name], grid(name)
    assert abs(got.area.width / MM - want.width_mm) < 0.06
    assert abs(got.area.height / MM - want.height_mm) < 0.06


@pytest.mark.parametrize("name", LAYOUTS)
def test_margins_are_level_and_leave_room_for_the_running_head(name: str) -> None:
    got = grid(name)
    left = got.area.x - got.sheet.x
    right = got.sheet.right - got.area.right
    head = got.area.y - got.sheet.y
    foot = got.sheet.bottom - got.area.bottom
    assert abs(left - right) <= 1
    assert min(left, right, foot) >= 16 * MM - 99  # 350 mm on 390 mm leaves just 16 mm
    assert head > foot
    assert head >= 24 * MM - 99


@pytest.mark.parametrize("name", ["broadsheet-8x13", "broadsheet-7x15"])
def test_broadsheets_share_one_type_area(name: str) -> None:
    assert grid(name).area == grid("broadsheet-8x13").area


def test_pitch_of_every_newspaper_layout_is_near_one_and_three_tenths() -> None:
    """Textbook: the white between lines is ¼ to ⅓ of the size."""
    for name in LAYOUTS:
        if name != "newsletter-a4":
            got = grid(name)
            assert 125 <= 100 * got.pitch // got.size <= 133, name


@pytest.mark.parametrize("name", LAYOUTS)
def test_furniture_keeps_to_the_head_margin_and_its_width(name: str) -> None:
    """Page 1 has a nameplate, the others a running head; neither touches text or edge."""
    got, layout = grid(name), load_layout(name)
    pages = {box.id: box.pages for box in layout.furniture}
    assert pages == {
        "nameplate": "first", "nameplate-facts": "first", "nameplate-rule": "first",
        "internal-facts": "first", "internal-imprint": "first", "first-credits": "first",
        "running-page": "rest", "running-section": "rest", "running-head": "rest",
        "running-rule": "rest",
    }  # fmt: skip
    for box in layout.furniture:
        assert box.at is not None
        if box.id in ("internal-imprint", "first-credits"):  # in the foot margin
            continue
        top = box.at.y.resolve(size=got.size, pitch=got.pitch)
        foot = top + box.at.height.resolve(size=got.size, pitch=got.pitch)
        right = sum(m.resolve(size=got.size, pitch=got.pitch) for m in (box.at.x, box.at.width))
        assert got.area.y - got.sheet.y + top >= 5 * MM  # nothing nearer to the edge
        assert foot <= -2 * MM
        assert right <= got.area.width + 99


@pytest.mark.parametrize("name", LAYOUTS)
def test_internal_material_has_facts_of_its_own(name: str, font_book: FontBook) -> None:
    """内部资料 bears its permit and 免费交流, and none of what only newspapers have."""
    layout = load_layout(name)
    data = (
        ("准印证号", "（云）内资准字第2026—001号"), ("编印单位", "云岭市科学技术协会"),
        ("发送对象", "本市科协系统"), ("印刷单位", "云岭印务有限公司"), ("印数", "1000份"),
    )  # fmt: skip
    internal = front(layout, (*data, ("CN", "CN 00-0000")), font_book)
    assert internal.findings == ()
    words = "".join(run.text for run in glyph_runs(internal.pages[0].display.items))
    for wanted in (
        "内部资料　免费交流", "准印证号：（云）内资准字第2026—001号", "第47期　2026年11月24日",
        "编印单位：云岭市科学技术协会", "发送对象：本市科协系统", "印刷单位：云岭印务有限公司",
        "印刷日期：2026年11月24日", "印数：1000份",
    ):  # fmt: skip
        assert wanted in words
    assert "CN" not in words
    paper = front(layout, (("CN", "CN 00-0000"), ("主办", "报社")), font_book)
    assert "内部资料" not in "".join(r.text for r in glyph_runs(paper.pages[0].display.items))
    lacking = front(layout, data[:2], font_book)
    assert [(f.code, dict(f.params)["field"]) for f in lacking.findings] == [
        ("field-unset", "发送对象"), ("field-unset", "印刷单位"), ("field-unset", "印数"),
    ]  # fmt: skip


@pytest.mark.parametrize("name", LAYOUTS)
@pytest.mark.parametrize("key", ["internal-imprint", "first-credits"])
def test_what_stands_at_the_foot_keeps_to_the_foot_margin(name: str, key: str) -> None:
    got, layout = grid(name), load_layout(name)
    (box,) = (box for box in layout.furniture if box.id == key)
    assert box.at is not None
    top = box.at.y.resolve(size=got.size, pitch=got.pitch)
    foot = top + box.at.height.resolve()
    assert top >= got.area.height + 2 * MM
    assert got.area.y + foot <= got.sheet.bottom - 5 * MM
    assert box.at.width.resolve(size=got.size) == got.area.width


@pytest.mark.parametrize("name", LAYOUTS)
@pytest.mark.parametrize(
    "permit",
    [
        (),
        (
            ("准印证号", "云内字1号"),
            ("编印单位", "科协"),
            ("发送对象", "会员"),
            ("印刷单位", "厂"),
            ("印数", "9份"),
        ),
    ],
)
def test_the_first_page_names_its_editors(
    name: str, permit: tuple[tuple[str, str], ...], font_book: FontBook
) -> None:
    made = front(load_layout(name), permit, font_book, (("责编", "林晓"), ("校对", "何川")))
    assert made.findings == ()
    words = "".join(run.text for run in glyph_runs(made.pages[0].display.items))
    assert words.count("责编 林晓　校对 何川") == 1


def front(
    layout: Layout,
    data: tuple[tuple[str, str], ...],
    fonts: FontBook,
    editors: tuple[tuple[str, str], ...] = (),
) -> Composition:
    """An empty first page of that layout in a paper of these publication data."""
    page = Page("01", 1, layout.name, credits=editors)
    paper = Paper("云岭科协简讯", publication=data)
    return compose(Issue("47", "1203", "2026-11-24", paper, (layout,), (page,), ()), fonts)


@pytest.mark.parametrize("name", LAYOUTS)
def test_advertisement_sizes_fit_the_page(name: str) -> None:
    got, slots = grid(name), load_layout(name).ad_slots
    sizes = {slot: (columns, lines) for slot, columns, lines in slots}
    assert sizes["整版"] == (len(got.columns), got.lines)
    assert sizes["通栏"][0] == len(got.columns)
    assert 2 * sizes["半版"][1] <= got.lines - 1
    assert all(c <= len(got.columns) and n <= got.lines for c, n in sizes.values())
