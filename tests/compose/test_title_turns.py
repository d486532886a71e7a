"""Headlines wider than their measure turn between phrases; those that fit load no words."""

from __future__ import annotations

import subprocess
import sys

from build import PT, article, grid, params, runs

from pagesetter.compose.styles import StyleBook
from pagesetter.compose.titles import TitleBlock, title_block
from pagesetter.findings import Place
from pagesetter.fonts import FontBook
from pagesetter.model import Title
from pagesetter.text.turns import Reason, Turned
from pagesetter.text.turns import told as turn_told


def set_title(fonts: FontBook, headline: str, ems: int, body: str = "") -> TitleBlock:
    """A headline of 26 pt over so many em."""
    return title_block(
        article(body=[body] if body else [], headline=headline), Title(), ems * 26 * PT, grid(),
        StyleBook((), grid(), {}), fonts, Place("1", "s1"), at_head=True,
    )  # fmt: skip


def texts(made: TitleBlock) -> list[str]:
    return [run.text for run in runs(made.items)]


def test_a_title_turns_between_phrases_and_its_finding_offers_turns(font_book: FontBook) -> None:
    made = set_title(font_book, "科技小院里的年轻人把论文写在大地上", 10)
    assert texts(made) == ["科技小院里的年轻人", "把论文写在大地上"]
    (told,) = (f for f in made.findings if f.code == "title-too-wide")
    assert params(told)["turns"].split("; ")[0] == "科技小院里的年轻人/把论文写在大地上"
    assert "科技小院里的年轻人/把论文写在大地上" in told.remedy("zh")


def test_a_written_line_too_wide_turns_between_phrases_and_the_others_stay(
    font_book: FontBook,
) -> None:
    """12 字 on 10: not 用心用情办好科普惠民/实事, as they would fill. The turn typed stays."""
    made = set_title(font_book, "用心用情办好科普惠民实事\n全省科协系统", 10)
    assert texts(made) == ["用心用情办好", "科普惠民实事\n", "全省科协系统"]
    (told,) = (f for f in made.findings if f.code == "title-too-wide")
    assert params(told)["text"] == "用心用情办好科普惠民实事"
    assert params(told)["turns"].split("; ")[0] == "用心用情办好/科普惠民实事"


def test_of_lines_as_they_would_have_filled_nothing_is_told(font_book: FontBook) -> None:
    """图书馆新添/百部科普影/片 is not what stands there: its last line is no orphan."""
    made = set_title(font_book, "图书馆新添百部科普影片", 5)
    assert texts(made) == ["图书馆", "新添百部", "科普影片"]
    assert [f.code for f in made.findings] == ["title-too-wide"]


def test_a_blank_line_typed_in_a_title_stays(font_book: FontBook) -> None:
    made = set_title(font_book, "全省科协系统\n\n用心用情办好科普惠民实事", 10)
    assert texts(made) == ["全省科协系统\n", "用心用情办好", "科普惠民实事"]
    assert made.lines > set_title(font_book, "全省科协系统\n用心用情办好科普惠民实事", 10).lines


def test_what_speaks_against_a_turn_is_told(font_book: FontBook) -> None:
    made = set_title(font_book, "全省科普工作者的故事", 8)
    (told,) = (f for f in made.findings if f.code == "title-too-wide")
    assert params(told)["turns"].split("; ")[0] == "全省科普/工作者的故事"
    ways = [
        Turned(("全省科", "普工作者的故事"), 1160, (Reason("word", "省科|普工", 1000),)),
        Turned(("全省科普工作者", "的故事"), 1100, (Reason("head", "作者|的故", 900),)),
        Turned(("全省科普", "工作者的故事"), 200, (Reason("lines", "", 150),)),
    ]
    assert [turn_told(way, "zh") for way in ways] == [
        "全省科/普工作者的故事（拆开词语）",
        "全省科普工作者/的故事（虚词居行首）",
        "全省科普/工作者的故事",
    ]
    assert turn_told(ways[0], "en") == "全省科/普工作者的故事 (splits a word)"


def test_a_turn_by_hand_always_wins(font_book: FontBook) -> None:
    made = set_title(font_book, "科技小院里的年轻\n人把论文写在大地上", 10)
    assert [text.rstrip("\n") for text in texts(made)] == ["科技小院里的年轻", "人把论文写在大地上"]
    assert made.findings == ()


def test_terms_of_the_story_are_kept_whole(font_book: FontBook) -> None:
    title = "戊己庚辛壬癸子丑"
    assert texts(set_title(font_book, title, 5)) == ["戊己庚辛", "壬癸子丑"]
    kept = set_title(font_book, title, 5, body="辛壬来了，辛壬走了。")
    assert texts(kept) == ["戊己庚", "辛壬癸子丑"]


def test_words_are_loaded_only_when_a_title_must_turn() -> None:
    code = "import sys, pagesetter.compose.titles; print('pagesetter.text.turns' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"
