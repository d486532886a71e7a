"""What the fonts say stands at the place in the files that names the face."""

from __future__ import annotations

from pagesetter.findings import SourceSpan
from pagesetter.findings.finding import finding
from pagesetter.findings.messages_fonts import MESSAGES
from pagesetter.model import Article, Box, Issue, Page, Paper, Row, Style
from pagesetter.model.style import StyleValue
from pagesetter.session.font_places import placed


def face(name: str, file: str, line: int) -> StyleValue:
    return StyleValue("face", name, SourceSpan(file, line, 3))


def issue() -> Issue:
    rows = (Row("店名", values=(face("甲体", "pages/01.yaml", 9),)),)
    page = Page("01", 1, "x", boxes=(Box("b", "text", rows=rows),),
                styles=(Style("body", (face("乙体", "pages/01.yaml", 4),)),))  # fmt: skip
    article = Article("a", styles=(Style("body", (face("丙体", "copy/a.md", 5),)),))
    paper = Paper("报", styles=(Style("deck", (StyleValue("size", "乙体"),)),))
    return Issue("1", "", "2026-11-24", paper, (), (page,), (article,))


def told(role: str, file: str = "") -> SourceSpan:
    found = finding(
        MESSAGES, "font-role-unknown", SourceSpan(file), role=role, roles="", hint="", hint_zh=""
    )
    (one,) = placed([found], issue())
    return one.span


def test_a_role_is_told_where_it_stands() -> None:
    assert str(told("甲体")) == "pages/01.yaml:9:3"
    assert str(told("乙体")) == "pages/01.yaml:4:3"
    assert str(told("丙体")) == "copy/a.md:5:3"


def test_a_role_that_no_file_names_has_no_place() -> None:
    assert told("仿宋") == SourceSpan()


def test_a_font_file_keeps_its_place() -> None:
    assert told("甲体", "fonts/坏.otf") == SourceSpan("fonts/坏.otf")
