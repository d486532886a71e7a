"""A whole page as text recognition left it, against what an editor makes of it by hand.

`data/page/ocr.txt` has the damages of such pages: fragments of two columns parted by blank lines, a
credit inside a sentence, a group's credit before the last part, a note before its heading, repeats,
a running head, a list of 18 names and slips of recognition. `truth.txt` was typed before any rule
saw the page.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from pagesetter.copydesk.desk import Cleaned, clean
from pagesetter.copydesk.draft import undo
from pagesetter.copydesk.reading.read import read_copy
from pagesetter.copydesk.understand import lists

PAGE = Path(__file__).parent / "data" / "page"
Row = tuple[str, str]


@pytest.fixture(scope="module")
def cleaned() -> Cleaned:
    return clean(read_copy(str(PAGE / "ocr.txt")))


@pytest.fixture(scope="module")
def truth() -> list[list[Row]]:
    lines = [line for line in (PAGE / "truth.txt").read_text("utf-8").splitlines()
             if not line.startswith("#")]  # fmt: skip
    articles: list[list[Row]] = [[]]
    for line in lines:
        if line:
            role, _, text = line.partition("|")
            articles[-1].append((role, text.replace("/", "\n")))
        else:
            articles.append([])
    return articles


def got(cleaned: Cleaned) -> list[list[Row]]:
    """Role and text of each row, article by article."""
    return [
        [(g.role, g.row.text.replace("\v", "\n")) for g in cleaned.guesses if g.article == number]
        for number in range(cleaned.article_count)
    ]


def test_articles_begin_where_they_should(cleaned: Cleaned, truth: list[list[Row]]) -> None:
    assert [article[0] for article in got(cleaned)] == [article[0] for article in truth]
    assert len(truth) == 7


def test_every_row_is_what_the_editor_made_of_it(cleaned: Cleaned, truth: list[list[Row]]) -> None:
    """False breaks joined and no true one, parts told, floated lines where they belong."""
    for wanted, article in zip(truth, got(cleaned), strict=True):
        assert article == wanted


def test_what_moved_and_what_was_set_aside(cleaned: Cleaned) -> None:
    moved = {c.after.strip() for c in cleaned.changes if c.rule == "float" and c.after}
    assert moved == {
        "（沅溪县科协）", "（本栏目组稿：江望舒 陆小满 本报记者 柳长风）", "（以加入时间为序）",
    }  # fmt: skip
    aside = sorted((c.rule, c.before.strip()) for c in cleaned.changes if c.is_aside)
    assert aside == [
        ("repeat", "观测前，协会的老师用一盏灯"),
        ("repeat", "（以加入时间为序）"), ("repeat", "（以加入时间为序）"),
        ("repeat", "（以加入时间为序）"),
        ("running-head", "2026年11月24日 星期二 第3版 责编：林晓"),
    ]  # fmt: skip


def test_the_18_co_organizers_are_one_list(cleaned: Cleaned) -> None:
    ((heading, notes, names),) = lists(cleaned.guesses)
    assert (heading, notes, len(names)) == ("本版协办单位", ("（以加入时间为序）",), 18)
    assert (names[0], names[17]) == ("云溪市科学技术协会", "江源市科学技术协会")


def test_slips_are_told_and_none_is_changed(cleaned: Cleaned) -> None:
    assert [(s.written, s.meant) for s in cleaned.suspects] == [
        ("巾", "中"), ("己", "已"), ("服好务", ""), ("（", ""),
    ]  # fmt: skip
    for slip in ("工作巾见实效", "己经累计", "会员服好务", "（其中出口3000万元。"):
        assert slip in cleaned.draft.text


def test_the_page_as_it_came_is_got_back(cleaned: Cleaned) -> None:
    came = (PAGE / "ocr.txt").read_text("utf-8")
    assert undo(cleaned.draft.text, cleaned.draft.passes) == came
