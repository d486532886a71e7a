"""Panels round the page: copy, pages, findings, inspector; what they change is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtWidgets import QAbstractButton

from pagesetter.findings import NOWHERE, Finding, Place, SourceSpan
from pagesetter.findings.finding import finding
from pagesetter.findings.messages_compose import MESSAGES
from pagesetter.gui.panels import fields, finding_list
from pagesetter.gui.panels.pages import blank_page
from pagesetter.gui.theme import DARK
from pagesetter.model import Page
from pagesetter.session import edits

if TYPE_CHECKING:
    from driver import Driver


OWN = Qt.FindChildOption.FindDirectChildrenOnly


def test_copy_panel_tells_where_each_article_stands(driver: Driver) -> None:
    docks = driver.window.docks
    assert docks is not None
    rows = {row.name: row for row in docks.copy.model.rows}
    assert (rows["spare"].status, rows["spare"].characters) == ("unplaced", 184)
    assert rows["essay"].place.startswith("2 版")
    driver.drop_article("spare", (1.5, 25.5))
    model = docks.copy.model
    driver.qtbot.waitUntil(lambda: any(r.name == "spare" and r.page == 0 for r in model.rows))
    assert next(r for r in model.rows if r.name == "spare").place.startswith("1 版")


def test_articles_that_changed_together_are_told_together(driver: Driver) -> None:
    """All but the second: the first alone, the two last ones at once."""
    docks = driver.window.docks
    assert docks is not None
    model, told = docks.copy.model, []
    names = [row.name for row in model.rows]
    assert len(names) == 4
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    for name in (names[0], *names[2:]):
        driver.work.edit(
            lambda i, name=name: edits.set_article_field(i, name, "state", "复审"), "article"
        )
    model.refresh()
    assert told == [(0, 0), (2, 3)]
    assert [row.state == "复审" for row in model.rows] == [True, False, True, True]


def test_copy_is_sorted_by_a_click_on_a_heading(driver: Driver) -> None:
    docks = driver.window.docks
    assert docks is not None
    panel = docks.copy
    header = panel.list.header()

    def counts() -> list[int]:
        rows = range(panel.filter.rowCount())
        return [int(panel.filter.index(row, 1).data()) for row in rows]

    for wanted in (False, True):
        at = header.sectionViewportPosition(1) + 6
        driver.qtbot.mouseClick(
            header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at, header.height() // 2)
        )
        assert counts() == sorted(counts(), reverse=wanted)
    assert len(set(counts())) > 1


def test_a_field_for_a_number_keeps_within_its_bounds(driver: Driver) -> None:
    heard: list[float] = []
    field = fields.number("字号", 4, 144, 0.5, " pt", heard.append, driver.window)
    field.setValue(200)
    field.setValue(1)
    assert heard == [144, 4]


def test_copy_panel_searches_and_filters(driver: Driver) -> None:
    docks = driver.window.docks
    assert docks is not None
    panel = docks.copy
    assert panel.filter.rowCount() == 4
    panel.search.setText("短讯")
    assert panel.filter.rowCount() == 1
    panel.search.setText("")
    panel.status.setCurrentIndex(panel.status.findData("unplaced"))
    assert [panel.filter.index(0, 0).data()] == ["备用稿件"]


def test_pages_are_shown_by_strip_and_keys(driver: Driver) -> None:
    docks = driver.window.docks
    assert docks is not None
    assert [docks.pages.item(row).text() for row in range(2)] == ["1  要闻", "2  副刊"]
    docks.pages.setCurrentRow(1)
    assert driver.work.page.name == "02"
    driver.key(Qt.Key.Key_PageUp)
    assert driver.work.page.name == "01"
    assert docks.pages.currentRow() == 0


def test_a_finding_leads_to_its_place(driver: Driver) -> None:
    docks = driver.window.docks
    assert docks is not None
    panel = docks.findings

    def texts() -> list[str]:
        return [panel.list.item(row).text() for row in range(panel.list.count())]

    found = lambda: any(text.startswith("2 版") for text in texts())  # noqa: E731
    driver.qtbot.waitUntil(found)
    row = next(i for i, text in enumerate(texts()) if text.startswith("2 版"))
    panel.list.itemClicked.emit(panel.list.item(row))
    assert driver.work.page.name == "02"
    assert driver.work.selection.items == ("s1",)


def test_inspector_edits_the_headline_in_one_burst(driver: Driver) -> None:
    docks = driver.window.docks
    assert docks is not None
    driver.click((1.5, 10.5))
    editor = docks.inspector.story.parts["headline"]
    assert editor.words.toPlainText() == "头条新闻"
    editor.words.setFocus()
    cursor = editor.words.textCursor()
    cursor.movePosition(cursor.MoveOperation.End)
    editor.words.setTextCursor(cursor)
    driver.qtbot.keyClick(editor.words, Qt.Key.Key_Return)
    driver.qtbot.keyClicks(editor.words, "xy")
    assert driver.work.document.undo_name == "title"
    saved = driver.saved().article("lead")
    assert saved is not None
    assert saved.headline == "头条新闻\nxy"
    driver.work.undo()
    assert editor.words.toPlainText() == "头条新闻"
    assert not driver.work.document.undo_name


def test_inspector_sizes_and_resets(driver: Driver) -> None:
    docks = driver.window.docks
    assert docks is not None
    driver.click((1.5, 10.5))
    editor = docks.inspector.story.parts["headline"]
    assert editor.size_box.value() == 20
    editor.size_box.setValue(26.5)
    assert str(dict(driver.story("s1").title.parts)["headline"][0].value) == "26.5pt"
    assert editor.reset.isEnabled()
    editor.reset.click()
    assert dict(driver.story("s1").title.parts) == {}
    assert not editor.reset.isEnabled()


def test_inspector_places_a_frame(driver: Driver) -> None:
    docks = driver.window.docks
    assert docks is not None
    driver.click((3.5, 5.5))
    boxes = docks.inspector.frame.boxes
    assert [boxes[name].value() for name in ("column", "line", "columns", "lines")] == [3, 1, 1, 20]
    boxes["lines"].setValue(30)
    assert driver.place("f2") == (3, 1, 1, 30)
    assert boxes["line"].maximum() == 31


def test_inspector_edits_the_page(driver: Driver) -> None:
    docks = driver.window.docks
    assert docks is not None
    page = docks.inspector.page
    page.section.setFocus()
    page.section.selectAll()
    driver.qtbot.keyClicks(page.section, "News")
    assert driver.saved().pages[0].section == "News"


def test_a_page_that_is_not_drawn_yet_has_an_edge(driver: Driver) -> None:
    """White on a white panel, it would not be seen."""
    image = blank_page().pixmap(QSize(105, 150)).toImage()
    assert image.pixelColor(0, 0) == image.pixelColor(104, 149) == QColor(192, 192, 192)
    assert image.pixelColor(50, 75) == QColor(255, 255, 255)


def test_search_fields_and_filters_have_names(driver: Driver) -> None:
    docks = driver.window.docks
    assert docks is not None
    assert docks.copy.search.accessibleName() == "搜索标题或文件名"
    assert docks.picture_list.search.accessibleName() == "搜索图片"
    assert docks.copy.status.accessibleName() == "显示哪些"
    assert docks.findings.which.accessibleName() == "显示哪些"


def test_the_head_of_a_panel_has_icons_seen_on_dark(driver: Driver) -> None:
    docks = driver.window.docks
    assert docks is not None
    dock = docks.all["panel-copy"]

    def brightest() -> int:
        """Of the icons' opaque pixels: 0 black to 255 white."""
        found = []
        for name in ("qt_dockwidget_floatbutton", "qt_dockwidget_closebutton"):
            button = dock.findChild(QAbstractButton, name)
            assert button is not None
            image = button.icon().pixmap(QSize(20, 20)).toImage()
            colours = [image.pixelColor(x, y) for x in range(20) for y in range(20)]
            found.append(max(c.lightness() for c in colours if c.alpha() > 200))
        assert found[0] == found[1]
        return found[0]

    assert brightest() < 60
    driver.run("look-dark")
    assert brightest() > 200
    for button in dock.findChildren(QAbstractButton, options=OWN):
        button.setIcon(QIcon())  # as Qt does when a panel floats
    dock.topLevelChanged.emit(True)
    assert brightest() > 200
    driver.run("look-light")
    assert brightest() < 60


def test_states_of_copy_are_read_to_their_end(driver: Driver) -> None:
    driver.window.set_language("en")
    docks = driver.window.docks
    assert docks is not None
    driver.work.edit(
        lambda i: edits.with_article(i, "lead", lambda a: a._replace(state="复审")), "article"
    )
    docks.copy.model.refresh()
    needed = docks.copy.fontMetrics().horizontalAdvance("re-read")
    assert docks.copy.list.header().sectionSize(3) >= min(needed + 8, 84)
    driver.window.set_language("zh")


def test_a_resolution_is_read_on_dark(driver: Driver) -> None:
    from pagesetter.gui.interactions.crop import ink_of
    from pagesetter.gui.theme import DARK, LIGHT

    for colours in (LIGHT, DARK):
        panel = QColor(colours.panel)
        for level in ("error", "warning", ""):
            assert contrast(QColor(ink_of(level, colours)), panel) >= 3.9, (level, colours.is_dark)
        for words in (colours.text, colours.quiet, colours.over_text, colours.free_text):
            assert contrast(QColor(words), panel) >= 4.5, words


def contrast(one: QColor, other: QColor) -> float:
    """As WCAG 2 has it: 1 for the same, 21 for black on white."""

    def light(colour: QColor) -> float:
        parts = (colour.redF(), colour.greenF(), colour.blueF())
        r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_a_panel_put_back_has_the_icons_of_the_window(driver: Driver) -> None:
    window = driver.window
    driver.run("look-dark")
    state = window.saveState(1)
    assert window.restoreState(state, 1)
    driver.settle()
    assert window.docks is not None
    for dock in (one for one in window.docks.all.values() if not one.isHidden()):
        close = dock.findChild(QAbstractButton, "qt_dockwidget_closebutton")
        assert close is not None
        image = close.icon().pixmap(QSize(20, 20)).toImage()
        colours = [image.pixelColor(x, y) for x in range(20) for y in range(20)]
        assert max(c.lightness() for c in colours if c.alpha() > 200) > 200
    driver.run("look-light")


def test_a_box_to_tick_has_an_edge_that_is_seen(driver: Driver) -> None:
    """Ticked or not, on light and on dark: 3 to 1 against what is round it."""
    driver.click((1.5, 10.5))
    assert driver.window.docks is not None
    box = driver.window.docks.inspector.story.look.hollow
    driver.window.docks.inspector.ensureWidgetVisible(box)
    for look in ("look-light", "look-dark"):
        driver.run(look)
        for ticked in (False, True):
            box.setChecked(ticked)
            driver.settle()
            image = QImage(box.size(), QImage.Format.Format_RGB32)
            image.fill(QColor(driver.window.colours.panel))
            box.render(image)
            middle = image.height() // 2
            row = [image.pixelColor(x, middle) for x in range(18)]
            ground = QColor(driver.window.colours.panel)
            assert max(contrast(one, ground) for one in row) >= 3, (look, ticked)
    driver.run("look-light")


def test_a_list_that_has_the_keyboard_has_an_edge_that_tells(driver: Driver) -> None:
    assert driver.window.docks is not None
    pages = driver.window.docks.pages
    accent = QColor(driver.window.colours.accent).name()

    def edge() -> str:
        image = pages.grab().toImage()
        return image.pixelColor(image.width() // 2, 0).name()

    driver.canvas.setFocus()
    assert edge() != accent
    pages.setFocus()
    driver.settle()
    assert edge() == accent


def test_the_inspector_says_what_to_do_with_a_bare_page_and_an_empty_frame(driver: Driver) -> None:
    assert driver.window.docks is not None
    note = driver.window.docks.inspector._note
    assert note.text() == "点选一篇稿件，在这里改它的标题、框和破栏。"
    driver.run("draw-frame")
    driver.drag(driver.at((3.5, 45.5)), driver.at((4.5, 54.5)))
    assert note.text() == "要排 0 字，框容 200 字\n从稿库拖一篇稿件进来，或双击它写新稿。"
    driver.work.edit(
        lambda i: edits.with_page(i, "01", lambda p: p._replace(stories=(), boxes=())), "delete"
    )
    driver.settle()
    assert note.text() == "按 F 在版面上画框，或把右边的稿件、图片拖到版面上。"


def told(count: int) -> list[Finding]:
    """Faults in so many lines of a file, and one on page 2 that names a story."""
    lines = [SourceSpan("pages/01.yaml", line) for line in range(1, count + 1)]
    essay = Place("2", "s1")
    return [
        finding(MESSAGES, "frame-empty", NOWHERE, essay, story="s1", capacity=90),
        *(finding(MESSAGES, "short-head", span, Place("1"), story=f"x{span.line}", characters=2,
                  words=f"末{span.line}") for span in lines),
    ]  # fmt: skip


def test_findings_that_stay_keep_their_rows_and_what_is_chosen(driver: Driver) -> None:
    docks = driver.window.docks
    assert docks is not None
    found, some = docks.findings.list, told(5)
    found.show_findings(some)
    found.setCurrentRow(4)
    chosen = found.currentItem()
    rows = [found.item(row) for row in range(6)]
    found.show_findings([*some[:2], *some[3:]])
    assert found.count() == 5
    remedy = "请将这一段或前文增删一行，或加几个字使这一行过半。"
    assert found.item(1).toolTip() == f"{remedy}\npages/01.yaml:1:0"
    assert all(found.item(row) is rows[was] for row, was in enumerate((0, 1, 3, 4, 5)))
    assert found.currentItem() is chosen
    for _ in range(2):
        found.show_findings(some)
        assert [found.item(row).data(Qt.ItemDataRole.UserRole) for row in range(6)] == some
        assert all(found.item(row) is rows[row] for row in (0, 1, 3, 4, 5))
    found.show_findings(told(6))
    assert all(found.item(row) is rows[row] for row in (0, 1, 3, 4, 5))
    found.set_colours(DARK)
    assert not any(found.item(row) is rows[row] for row in range(6))
    found.show_findings(())
    assert [found.item(row).text() for row in range(found.count())] == ["无问题"]
    found.show_findings(some[:1])
    assert found.count() == 1
    assert "《随笔》" in found.item(0).text()


def test_hundreds_of_findings_are_worded_when_they_are_seen(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    docks = driver.window.docks
    assert docks is not None
    found, worded = docks.findings.list, []
    message_of = finding_list.message_of

    def note(work, one):
        worded.append(one)
        return message_of(work, one)

    monkeypatch.setattr(finding_list, "message_of", note)
    found.show_findings(told(400))
    driver.qtbot.waitUntil(lambda: bool(worded))
    assert len(worded) < 100
    assert "末400" in found.item(400).text()
    assert "末400" in found.item(400).text()
    found.show_findings(told(399))
    found.doItemsLayout()
    driver.settle()
    assert len(worded) == len(set(worded))


def test_findings_name_stories_as_they_are_called_now(driver: Driver) -> None:
    docks = driver.window.docks
    assert docks is not None
    found = docks.findings.list
    found.show_findings(told(0))
    assert "《随笔》" in found.item(0).text()
    driver.work.edit(lambda i: edits.set_article_field(i, "essay", "headline", "新题"), "type")
    found.show_findings(told(0))
    assert "《新题》" in found.item(0).text()

    def of_spare(page: Page) -> Page:
        stories = (one._replace(article="spare") if one.id == "s1" else one for one in page.stories)
        return page._replace(stories=tuple(stories))

    driver.work.edit(lambda i: edits.with_page(i, "02", of_spare), "title")
    found.show_findings(told(0))
    assert "《备用稿件》" in found.item(0).text()


def test_the_icon_of_a_chosen_finding_is_as_bright_as_its_words(driver: Driver) -> None:
    driver.window.set_look("dark")
    docks = driver.window.docks
    assert docks is not None
    found = docks.findings.list
    driver.qtbot.waitUntil(lambda: found.item(0) is not None and not found.item(0).icon().isNull())
    image = found.item(0).icon().pixmap(20, 20, QIcon.Mode.Selected).toImage()
    inks = {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }
    driver.window.set_look("light")
    assert inks == {"#ffffff"}
