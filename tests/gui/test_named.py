"""In the English window what files say in words of the field is English too, and a name of the
paper's own stays; what is typed there comes into the files as they have it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from pagesetter.geometry import Measure, Rect
from pagesetter.gui.i18n import set_language
from pagesetter.gui.i18n.named import meant, shown, told
from pagesetter.gui.interactions.resize import box_size_text
from pagesetter.gui.panels.copy_model import COLUMNS
from pagesetter.model import Area, Box
from pagesetter.session import edits

if TYPE_CHECKING:
    from driver import Driver

HAN = re.compile("[\u3400-\u9fff]")


@pytest.fixture
def english() -> Iterator[None]:
    set_language("en")
    yield
    set_language("zh")


@pytest.fixture
def english_window(driver: Driver) -> Iterator[Driver]:
    driver.window.set_language("en")
    yield driver
    driver.window.set_language("zh")


@pytest.mark.parametrize(
    ("kind", "name", "words"),
    [
        ("state", "三审", "3rd rev."), ("state", "等照片", "等照片"), ("ink", "黑", "Black"),
        ("ink", "报红", "报红"), ("slot", "通栏", "Full width"), ("slot", "1/4", "1/4"),
        ("layout", "四开 5 × 15 字", "Tabloid 5 × 15 chars"), ("credit", "校对", "Proofs"),
    ],
)  # fmt: skip
def test_words_of_the_field_are_english(english: None, kind: str, name: str, words: str) -> None:
    assert shown(kind, name) == words
    assert meant(kind, words) == name
    assert meant(kind, words.upper()) == (name if words != name else words.upper())


def test_words_of_the_field_are_chinese() -> None:
    assert shown("state", "三审") == "三审"
    assert meant("state", "三审") == "三审"
    assert told(Measure(79, 1, "字")) == "79 字"


def test_lengths_have_english_units(english: None) -> None:
    assert told(Measure(79, 1, "字")) == "79 chars"
    assert told(Measure(7, 2, "行")) == "3.5 lines"
    assert told(Measure(1, 1, "行")) == "1 line"
    assert told(Measure(71, 2, "mm")) == "35.5 mm"


def test_the_copy_list_shows_a_state_and_takes_it(english_window: Driver) -> None:
    docks = english_window.window.docks
    assert docks is not None
    english_window.work.edit(
        lambda i: edits.with_article(i, "lead", lambda a: a._replace(state="二审")), "article"
    )
    model = docks.copy.model
    model.refresh()
    row = next(at for at, one in enumerate(model.rows) if one.name == "lead")
    index = model.index(row, COLUMNS.index("state"))
    assert index.data() == "2nd rev."
    assert model.setData(index, "3rd rev.")
    article = english_window.work.issue.article("lead")
    assert article is not None
    assert article.state == "三审"
    assert index.data() == "3rd rev."


def test_layouts_inks_and_pages_are_named_in_english(english_window: Driver) -> None:
    window = english_window.window
    docks = window.docks
    assert docks is not None
    english_window.click((1.5, 10.5))
    for field in (docks.inspector.dress.border_ink, docks.inspector.story.look.ink):
        names = [field.itemText(at) for at in range(field.count())]
        assert names[:2] == ["Black", "White"]
        assert field.itemData(0) == "黑"
    window.close_document()
    page = window.centralWidget()
    layouts = page.layouts  # type: ignore[attr-defined]
    english_window.qtbot.waitUntil(lambda: layouts.count() > 5)
    told = [layouts.item(at).text() for at in range(layouts.count())]
    assert "Tabloid 5 × 15 chars" in told
    assert [text for text in told if HAN.search(text)] == []


def test_no_two_states_are_called_alike(english: None) -> None:
    """Else one that is only looked at in the list would become the other."""
    told = [
        shown("state", name) for name in ("一审", "二审", "三审", "初审", "复审", "终审", "定稿")
    ]
    assert len(set(told)) == 7
    assert [meant("state", text) for text in told][3:] == ["初审", "复审", "终审", "定稿"]


def test_the_size_of_a_box_off_the_grid_is_told_in_english(english: None) -> None:
    size = Area(Measure(0), Measure(0), Measure(79, 1, "字"), Measure(7, 2, "行"))
    part = SimpleNamespace(kind="free", box=Rect(0, 0, 720 * 65_536, 72 * 65_536))
    words = box_size_text(Box("b1", kind="text", at=size), part, 9 * 65_536)  # type: ignore[arg-type]
    assert words == "79 chars × 3.5 lines · 254.0 × 25.4 mm"
