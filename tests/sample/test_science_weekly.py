"""The sample issue: reads and composes clean, is full to the last line, loses no character."""

from __future__ import annotations

import os
import subprocess

import pytest

from pagesetter.compose import ComposedPage
from pagesetter.display import PlaceImage
from pagesetter.display.bounds import bounds
from pagesetter.display.walk import flatten, glyph_runs, tags
from pagesetter.model import Issue
from pagesetter.session.pipeline import Result, compose_issue, open_issue, press_pdf

PAPER = os.path.join(os.path.dirname(__file__), "..", "..", "examples", "science-weekly")
SIZE = 557_056  # 8.5 pt
TOP = 4_830_055  # 26 mm: pages on either layout
PITCH = {"01": 720_896, "02": 720_896, "03": 765_074, "04": 720_896}  # 11 pt; (345 mm − 1 字)/83
WIDTH = 44_007_424

# By hand from the page files: the columns of every frame and the line on which all of them end.
FEET = {
    "01": {"f1": (4, 46), "f2": (1, 46), "f4": (2, 61), "f5": (2, 76)},
    "02": {
        "f2a": (3, 34), "f2b": (1, 43), "f3": (3, 81), "f4": (1, 33), "f5": (1, 61), "f6": (1, 61),
        "f7": (2, 81),
    },
    "03": {
        "f1": (3, 43), "f2": (2, 15), "f3": (1, 43), "f4": (2, 84), "f5": (2, 65), "f6": (2, 84),
    },
    "04": {"f1": (3, 45), "f4": (1, 72)},
}  # fmt: skip
ARTICLES = {
    "01": {"firefly", "toad", "coffee", "landslide", "ginkgo"},
    "02": {"lead", "feature", "brief-courtyard", "brief-school", "brief-forest", "brief-county"},
    "03": {"interview", "sky", "cat", "rumor", "wind"},
    "04": {"field", "poem", "essay", "letter"},
}
PICTURES = {
    "01": {"assets/rocket.jpg", "assets/coffee.jpg", "assets/tree.png", "assets/ginkgo.png",
           "assets/mark.png", "assets/qr.png"},
    "02": {"assets/cameraman.png"},
    "03": {"assets/cell.png", "assets/cat.jpg", "assets/retina.jpg"},
    "04": {"assets/deep-field.jpg", "assets/ginkgo.png", "assets/qr.png"},
}  # fmt: skip
MARKS = "，。、；：？！）”》"


@pytest.fixture(scope="module")
def result() -> Result:
    return compose_issue(open_issue(PAPER))


@pytest.fixture(scope="module")
def issue(result: Result) -> Issue:
    return result.opened.loaded.issue


@pytest.fixture(scope="module")
def pages(result: Result) -> dict[str, ComposedPage]:
    return {page.name: page for page in result.composition.pages}


@pytest.fixture(scope="module")
def printed(result: Result) -> list[str]:
    """The text of each page as a reader of the PDF gets it, without white space."""
    done = subprocess.run(
        ["pdftotext", "-raw", "-enc", "UTF-8", "-", "-"], check=True, capture_output=True,
        input=press_pdf(result, result.composition.pages),
    )  # fmt: skip
    return [plain(text) for text in done.stdout.decode().split("\f")[:4]]


def plain(text: str) -> str:
    return "".join(c for c in text if not c.isspace())


def texts(page: ComposedPage) -> str:
    return plain("".join(run.text for run in glyph_runs(page.display.items)))


def test_nothing_at_all_is_found(result: Result) -> None:
    assert [(f.code, f.place) for f in result.findings] == []


def test_has_four_pages_of_finished_copy(issue: Issue) -> None:
    assert (issue.date, issue.number, issue.total) == ("2026-11-24", "47", "1203")
    placed = {
        page.name: {story.article for story in page.stories if story.article}
        for page in issue.pages
    }
    assert placed == ARTICLES
    assert {article.state for article in issue.articles} == {"三审"}
    assert {article.name for article in issue.articles} == set().union(*ARTICLES.values())


def test_is_as_long_as_a_real_issue(issue: Issue) -> None:
    body = {article.name: article.characters for article in issue.articles}
    of_page = {page: sum(body[name] for name in names) for page, names in ARTICLES.items()}
    assert 4_000 <= of_page["02"] <= 4_600
    assert min(of_page.values()) >= 2_000
    assert 11_000 <= sum(body.values()) <= 14_000


def test_the_association_page_holds_all_a_real_one_does(
    issue: Issue, pages: dict[str, ComposedPage]
) -> None:
    """Two slogans, three regions under one title, a feature of three parts, four briefs."""
    page = issue.pages[1]
    (slogan,) = (box for box in page.boxes if box.kind == "slogan")
    assert [row.text for row in slogan.rows] == ["学科学　爱科学", "办实事　惠民生"]
    kinds = {
        article.name: [block.text for block in article.body if block.kind == "subhead"]
        for article in issue.articles
    }
    assert kinds["lead"] == ["青石市", "雪岭州", "鹿角湾市"]
    assert kinds["feature"] == [
        "建强阵地\n织密“十五分钟”科普圈", "汇聚人才\n架起产学研“连心桥”",
        "数字赋能\n拓展“AI+科普”新空间",
    ]  # fmt: skip
    for name in sorted(ARTICLES["02"]):
        article = issue.article(name)
        assert article is not None
        assert len(article.headline.split("\n")) == 2
        assert article.credit.startswith("（")
        assert article.dateline == ("本报讯" if name.startswith("brief") else "")
    assert 4_400 <= len(texts(pages["02"])) <= 5_000


def test_has_the_kinds_of_copy_a_weekly_has(issue: Issue) -> None:
    kinds = {article.name: [block.kind for block in article.body] for article in issue.articles}
    assert kinds["interview"].count("question") == kinds["interview"].count("answer") == 9
    assert kinds["sky"].count("table") == 1
    assert set(kinds["poem"]) == {"verse"}
    assert kinds["coffee"].count("subhead") == 3
    assert kinds["interview"][0] == "abstract"
    (subscript,) = (
        s.text for b in issue.articles[issue_index(issue, "lead")].body for s in b.spans
        if "sub" in s.marks
    )  # fmt: skip
    assert subscript == "2"


def issue_index(issue: Issue, name: str) -> int:
    return [article.name for article in issue.articles].index(name)


@pytest.mark.parametrize("name", FEET)
def test_all_columns_of_a_frame_end_on_its_last_line(
    name: str, pages: dict[str, ComposedPage]
) -> None:
    ends: dict[str, tuple[int, set[int]]] = {}
    for line in pages[name].lines:
        number = round((line.box.y - TOP) / PITCH[name]) + 1
        last, columns = ends.get(line.frame, (0, set()))
        if number > last:
            last, columns = number, set()
        if number == last:
            columns.add(line.box.x)
        ends[line.frame] = last, columns
    found = {frame: (len(ends[frame][1]), ends[frame][0]) for frame in FEET[name]}
    assert found == FEET[name]


def test_the_poem_runs_down_in_three_tiers(pages: dict[str, ComposedPage]) -> None:
    """Byline, air and two stanzas, then two of seven and two of eight lines, from right to left."""
    lines = [line for line in pages["04"].lines if line.story == "s2"]
    byline, *poem = lines
    tiers = sorted({line.box.y for line in poem})
    assert len(tiers) == 3
    assert [len([one for one in poem if one.box.y == top]) for top in tiers] == [6, 7, 8]
    assert 0 < tiers[0] - byline.box.y < 10 * 65_536  # the longest line stands in the middle
    for top in tiers:
        xs = [line.box.x for line in poem if line.box.y == top]
        assert xs == sorted(xs, reverse=True)
    # The last line of each tier stands at the frame's left edge, or an empty one is left of it.
    assert min(line.box.x for line in lines) == lines[6].box.x == lines[-1].box.x
    assert "一亿多年过去了它还用同一个手势" in texts(pages["04"])


def test_the_vertical_headline_stands_beside_its_story(pages: dict[str, ComposedPage]) -> None:
    """苍野州风电场 装上“鸟眼” in two lines, at the right edge of columns of 11 字."""
    heads = [t for t in tags(pages["03"].display.items, "headline") if "鸟眼" in t.name]
    assert [run.vertical for run in glyph_runs(heads[0].items)] == ["upright"] * 2
    lines = [line for line in pages["03"].lines if line.frame == "f6"]
    box = bounds(heads[0].items)
    assert box is not None
    assert max(line.box.right for line in lines) + SIZE // 2 < box.x
    assert len({line.box.width for line in lines}) == 1
    size = lines[0].box.height
    assert lines[0].box.width == 11 * size


def test_the_essay_of_its_own_pitch_ends_level_with_the_page(
    pages: dict[str, ComposedPage],
) -> None:
    """Line 72 ends 71 × 11 + 8.5 pt below the head; 9 pt type may stand a quarter pt higher."""
    foot = TOP + 71 * PITCH["04"] + SIZE
    lines = [line for line in pages["04"].lines if line.frame == "f3"]
    lowest = max(line.box.bottom for line in lines)
    assert 0 <= foot - lowest <= 65_536 // 4
    assert len([line for line in lines if line.box.bottom == lowest]) == 3


def test_nothing_is_left_over_or_free(pages: dict[str, ComposedPage]) -> None:
    fits = [fit for page in pages.values() for fit in page.fits]
    assert len(fits) == 20
    assert {(fit.lines_over, fit.lines_free) for fit in fits} == {(0, 0)}


def test_the_jump_is_told_on_both_pages(pages: dict[str, ComposedPage]) -> None:
    first, third = texts(pages["01"]), texts(pages["03"])
    assert first.count("（下转第3版）") == 1
    assert third.count("（上接第1版）一颗咖啡豆的科学旅程") == 1
    for page in ("01", "03"):
        own = [line for line in pages[page].lines if line.story == "s3" or line.frame == "f2"]
        assert len(own) >= 5


def test_furniture_by_the_calendar(pages: dict[str, ComposedPage]) -> None:
    """24 November 2026 is a Tuesday and the 16th of the tenth month of 丙午."""
    front = texts(pages["01"])
    assert "2026年11月24日星期二农历丙午年十月十六" in front
    assert "第47期总第1203期今日4版" in front
    assert "国内统一连续出版物号CN00-0000邮发代号00-00" in front
    for number, section in (("2", "学会之窗"), ("3", "探索"), ("4", "文苑")):
        text = texts(pages[f"0{number}"])
        assert f"{number}{section}云岭科技周报2026年11月24日星期二责编" in text
    assert "总编辑秦望岳" in texts(pages["04"])


def test_the_digest_gives_titles_and_pages_of_the_issue(pages: dict[str, ComposedPage]) -> None:
    assert (
        "办好科普惠民实事2版给细胞“称重”3版猫眼为何夜里发光3版今冬看天指南3版一粒沙外的星系4版"
        in texts(pages["01"])
    )


@pytest.mark.parametrize("name", PICTURES)
def test_pictures_of_each_page(name: str, pages: dict[str, ComposedPage]) -> None:
    placed = [i for i, _, _ in flatten(pages[name].display.items) if isinstance(i, PlaceImage)]
    assert {picture.key for picture in placed} == PICTURES[name]
    assert len(placed) == len(PICTURES[name])
    assert all(picture.alternative for picture in placed)


def test_advertisements_are_labelled(issue: Issue, pages: dict[str, ComposedPage]) -> None:
    ads = [box for page in issue.pages for box in page.boxes if box.kind == "ad"]
    assert sorted(box.label for box in ads) == ["公益广告", "公益广告", "广告"]
    assert all(box.customer for box in ads)
    assert texts(pages["01"]).count("公益广告") == 1
    assert texts(pages["04"]).count("广告") == 2


def test_names_of_the_co_organizers_are_equally_wide(pages: dict[str, ComposedPage]) -> None:
    """16 names of 9 字 and 2 of 10; the note stands once."""
    (box,) = (tag for tag in tags(pages["02"].display.items, "list") if tag.key == "co")
    widths, lengths = set(), []
    for tag in tags(box.items, "line"):
        edge = bounds(tag.items)
        assert edge is not None
        widths.add(edge.width)
        lengths.append(len(tag.name))
    assert sorted(lengths) == [9] * 16 + [10] * 2
    assert max(widths) - min(widths) <= 18  # a division's remainder
    assert texts(pages["02"]).count("排名不分先后") == 1


@pytest.mark.parametrize("page", ARTICLES)
def test_every_character_of_the_copy_is_in_the_pdf(
    page: str, issue: Issue, printed: list[str]
) -> None:
    own = printed[int(page) - 1]
    for name in ARTICLES[page]:
        article = issue.article(name)
        assert article is not None
        assert plain(article.headline) in own
        assert plain(article.credit) in own
        for block in article.body:
            text = plain(block.text)
            if text in own or (name == "coffee" and text in printed[2]):
                continue
            # The paragraph that jumps: its head on this page, its tail on the third.
            assert name == "coffee", text
            cut = max(i for i in range(len(text)) if text[:i] in own)
            assert cut > 10
            assert text[cut:] in printed[2]


def test_no_last_line_is_a_single_character(pages: dict[str, ComposedPage]) -> None:
    """孤字: a line of one 字, marks not counted."""
    for page in pages.values():
        for tag in tags(page.display.items, "paragraph"):
            rows: dict[tuple[int, int], str] = {}
            for run in glyph_runs(tag.items):
                # One line's runs share a baseline and a column of 16 字 with its gutter.
                key = ((run.x - TOP) // (16 * SIZE), run.y * 4 // PITCH[page.name])
                rows[key] = rows.get(key, "") + run.text
            if len(rows) > 1:
                last = list(rows.values())[-1]
                assert len([c for c in last if c not in MARKS]) > 1, last


def test_headlines_of_one_size_never_stand_side_by_side(pages: dict[str, ComposedPage]) -> None:
    """碰题: two headlines that share a line of the page differ in size."""
    for page in pages.values():
        heads = []
        for tag in tags(page.display.items, "headline"):
            box = bounds(tag.items)
            assert box is not None
            heads.append((tag.name, box, next(glyph_runs(tag.items)).size))
        assert len(heads) >= 4
        for i, (name, box, size) in enumerate(heads):
            for other, its_box, its_size in heads[i + 1 :]:
                level = box.y < its_box.bottom and its_box.y < box.bottom
                assert not (level and size == its_size), (name, other)
