"""Cut, copied, pasted: between issues, papers and processes, through the system's clipboard."""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from driver import CTRL, NONE, SHIFT, leave
from newsroom import PAGE_1, lay
from PIL import Image
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from real_window import Screen

from pagesetter.display.walk import runs
from pagesetter.formats import load_issue
from pagesetter.gui.clipboard import ITEMS, LOOK
from pagesetter.session.spots import Spot

if TYPE_CHECKING:
    from driver import Driver
    from pytestqt.qtbot import QtBot

LEAD = """\
  - id: s9
    article: brief
    title: {headline: {ink: 本报蓝}}
    box: {border: 正线, border-ink: 本报蓝}
    frames:
      - {id: f9, column: 4, line: 1, columns: 1, lines: 20}
    boxes:
      - {id: p9, kind: picture, column: 4, line: 12, columns: 1, lines: 6, picture: assets/河.png,
         caption: 江畔}
"""


@pytest.fixture
def other(qtbot: QtBot, tmp_path: Path, driver: Driver) -> Driver:
    """A second window: another paper, whose `brief` says something else."""
    from driver import Driver

    from pagesetter.gui.main_window import MainWindow
    from pagesetter.session.settings import Settings

    folder = lay(tmp_path / "elsewhere")
    page = PAGE_1.replace(
        "  - id: s2\n    article: brief\n    frames:\n"
        "      - {id: f2, column: 3, line: 1, columns: 1, lines: 20}\n",
        LEAD,
    )
    (folder / "pages" / "01.yaml").write_text(page, encoding="utf-8")
    (folder / "copy" / "brief.md").write_text(
        "---\nkicker: 外地消息\nheadline: 江上\n---\n\n大江**东去**，浪淘尽 H~2~O。\n\n再来。\n",
        encoding="utf-8",
    )
    paper = folder.parent.parent / "paper.yaml"
    inks = "inks:\n  本报蓝: {cmyk: [100, 60, 0, 0]}\n"
    paper.write_text(paper.read_text(encoding="utf-8") + inks, encoding="utf-8")
    (folder / "assets").mkdir()
    Image.new("RGB", (300, 200), "navy").save(folder / "assets" / "河.png", dpi=(300, 300))
    window = MainWindow(Settings())
    qtbot.addWidget(window, before_close_func=leave)
    window.resize(1300, 900)
    window.show()
    assert window.open_path(str(folder))
    driven = Driver(qtbot, window, folder)
    driven.settle()
    return driven


def press(driver: Driver, key: Qt.Key, keys: Qt.KeyboardModifier = NONE) -> None:
    """Press a key in a window, which is the one in front then."""
    driver.window.activateWindow()
    driver.qtbot.waitUntil(driver.window.isActiveWindow)
    driver.key(key, keys)


def put(data: bytes, kind: str = ITEMS) -> None:
    mime = QMimeData()
    mime.setData(kind, data)
    QGuiApplication.clipboard().setMimeData(mime)


def notice(driver: Driver) -> str:
    banner = driver.window.banners.shown("notice")
    return banner.text.text() if banner is not None else ""


def test_a_story_of_another_issue_brings_its_article_and_its_picture(
    driver: Driver, other: Driver
) -> None:
    other.work.select(("s9",), "f9")
    press(other, Qt.Key.Key_X, CTRL)
    assert [s.id for s in other.saved().pages[0].stories] == ["s1", "s3"]
    driver.work.show_page(1)
    press(driver, Qt.Key.Key_V, CTRL)
    issue = driver.saved()
    story = issue.pages[1].stories[-1]
    assert (story.id, story.article) == ("s2", "brief-2")
    assert story.frames[0][1:5] == (4, 1, 1, 20)
    assert [(b.id, b.caption, b.pictures[0].source) for b in story.boxes] == [
        ("p1", "江畔", "assets/河.png")
    ]
    assert (driver.folder / "assets" / "河.png").read_bytes() == (
        other.folder / "assets" / "河.png"
    ).read_bytes()
    text = (driver.folder / "copy" / "brief-2.md").read_text(encoding="utf-8")
    assert "headline: 江上" in text
    assert "大江**东去**，浪淘尽 H~2~O。" in text
    brief = issue.article("brief")
    assert brief is not None
    assert brief.headline == "短讯一则"
    drawn = "".join(run.text for run in runs(driver.work.composed.display.items))
    assert "大江东去" in drawn
    assert driver.work.selection.items == ("s2",)
    press(driver, Qt.Key.Key_Z, CTRL)
    assert "brief-2" not in {a.name for a in driver.saved().articles}
    assert not (driver.folder / "copy" / "brief-2.md").exists()


def test_inks_that_are_not_known_here_become_black_and_that_is_said(
    driver: Driver, other: Driver
) -> None:
    other.work.select(("s9",), "f9")
    press(other, Qt.Key.Key_C, CTRL)
    press(driver, Qt.Key.Key_V, CTRL)
    story = driver.saved().pages[0].stories[-1]
    assert story.dress is not None
    assert (story.dress.border, story.dress.border_ink) == ("正线", "黑")
    assert [(v.name, v.value) for v in dict(story.title.parts)["headline"]] == [("ink", "黑")]
    assert notice(driver) == "本报没有油墨“本报蓝”，贴来的已改用黑色。"


def test_what_is_pasted_again_is_another_copy_until_its_words_stand_nowhere(
    driver: Driver, other: Driver
) -> None:
    other.work.select(("s9",), "f9")
    press(other, Qt.Key.Key_C, CTRL)
    press(driver, Qt.Key.Key_V, CTRL)
    press(driver, Qt.Key.Key_V, CTRL)
    issue = driver.saved()
    assert [s.article for s in issue.pages[0].stories[-2:]] == ["brief-2", "brief-3"]
    driver.work.select(("s4", "s5"), "f4")
    press(driver, Qt.Key.Key_Delete)
    press(driver, Qt.Key.Key_V, CTRL)  # its words stand nowhere now: they are not brought again
    assert driver.saved().pages[0].stories[-1].article == "brief-2"


def test_a_frame_of_a_larger_grid_lies_on_this_one(driver: Driver, other: Driver) -> None:
    other.work.select(("s9",), "f9")
    press(other, Qt.Key.Key_C, CTRL)
    data = json.loads(bytes(QGuiApplication.clipboard().mimeData().data(ITEMS).data()))
    data["page"] = data["page"].replace("column: 4\n", "column: 7\n").replace(
        "lines: 20\n", "lines: 90\n"
    )  # fmt: skip
    assert "column: 7" in data["page"]
    put(json.dumps(data).encode())
    press(driver, Qt.Key.Key_V, CTRL)
    frame = driver.saved().pages[0].stories[-1].frames[0]
    assert frame.column + frame.columns - 1 <= 4
    assert frame.line + frame.lines - 1 <= 60
    assert driver.work.scene.part(frame.id) is not None


def test_words_and_html_go_to_other_programs(driver: Driver, other: Driver) -> None:
    other.work.select(("s9",), "f9")
    press(other, Qt.Key.Key_C, CTRL)
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.text() == "外地消息\n江上\n大江东去，浪淘尽 H2O。\n再来。"
    assert mime.html() == (
        "<html><body><h3>外地消息</h3><h1>江上</h1><p>大江<b>东去</b>，浪淘尽 H<sub>2</sub>O。</p>"
        "<p>再来。</p></body></html>"
    )


def test_a_look_goes_to_another_issue_and_leaves_what_was_cut(
    driver: Driver, other: Driver
) -> None:
    other.work.select(("s1",), "f1")
    press(other, Qt.Key.Key_X, CTRL)
    other.work.select(("s9",), "f9")
    press(other, Qt.Key.Key_C, CTRL | SHIFT)
    driver.work.select(("s2",), "f2")
    assert driver.window.actions_by_key["paste-look"].isEnabled()
    press(driver, Qt.Key.Key_V, CTRL | SHIFT)
    story = driver.saved().pages[0].stories[1]
    assert story.dress is not None
    assert story.dress.border == "正线"
    assert (story.article, story.frames[0][1:5]) == ("brief", (3, 1, 1, 20))
    press(driver, Qt.Key.Key_V, CTRL)
    assert driver.work.page.stories[-1].article == "lead-2"  # this paper's own `lead` stands here


def test_words_of_another_program_are_offered_as_copy(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(driver.window.files, "paste_copy", lambda: asked.append("copy"))
    QGuiApplication.clipboard().setText("他处来的文字")
    driver.work.select(("s2",), "f2")
    press(driver, Qt.Key.Key_V, CTRL)
    assert asked == ["copy"]
    driver.work.typist.start(Spot("01", "s2", "body", 0, 0))
    press(driver, Qt.Key.Key_V, CTRL)
    assert asked == ["copy"]
    brief = driver.saved().article("brief")
    assert brief is not None
    assert brief.body[0].text.startswith("他处来的文字排版要")


NESTED = b"[" * 100_000
HOSTILE = {
    "nothing": b"", "no text": b"\xff\xfe\x00", "no mapping": b"[1, 2]", "nested": NESTED,
    "pickled": pickle.dumps({"format": "pagesetter-parcel/1"}),
    "fields missing": b'{"format": "pagesetter-parcel/1"}',
    "other version": b'{"format":"pagesetter-parcel/9","folder":"","root":"","page":"","copy":{}}',
    "no page": b'{"format":"pagesetter-parcel/1","folder":"","root":"","page":"","copy":{}}',
    "copy outside": json.dumps({
        "format": "pagesetter-parcel/1", "folder": "", "root": "",
        "page": "format: pagesetter-page/1\nlayout: x\n", "copy": {"../../evil": "x"},
    }).encode(),
    "copy no text": json.dumps({
        "format": "pagesetter-parcel/1", "folder": "", "root": "",
        "page": "format: pagesetter-page/1\nlayout: x\n", "copy": {"a": 7},
    }).encode(),
    "wrong values": json.dumps({
        "format": "pagesetter-parcel/1", "folder": "", "root": "", "copy": {},
        "page": "format: pagesetter-page/1\nlayout: x\nstories:\n"
                "  - {id: s1, frames: [{id: f1, column: no, line: 1, columns: 1, lines: 1}]}\n",
    }).encode(),
    "picture outside": json.dumps({
        "format": "pagesetter-parcel/1", "folder": "/", "root": "/", "copy": {},
        "page": "format: pagesetter-page/1\nlayout: x\nboxes:\n"
                "  - {id: p1, kind: picture, column: 1, line: 1, columns: 1, lines: 4,"
                " picture: ../../etc/passwd}\n",
    }).encode(),
    "yaml tags": json.dumps({
        "format": "pagesetter-parcel/1", "folder": "", "root": "", "copy": {},
        "page": "format: pagesetter-page/1\nlayout: !!python/object/apply:os.system [ls]\n",
    }).encode(),
}  # fmt: skip


@pytest.mark.parametrize("kind", [ITEMS, LOOK])
def test_hostile_data_gets_a_sentence(driver: Driver, kind: str) -> None:
    driver.work.select(("s2",), "f2")
    for name, data in HOSTILE.items():
        put(data, kind)
        press(driver, Qt.Key.Key_V, CTRL if kind == ITEMS else CTRL | SHIFT)
        assert not driver.work.document.is_dirty, name
        assert notice(driver).startswith("剪贴板里的内容无法粘贴"), name
        driver.window.banners.drop("notice")


def test_a_picture_that_is_elsewhere_is_not_copied(driver: Driver, tmp_path: Path) -> None:
    """A link out of the sender's assets, and a file that is no picture, stay where they are."""
    place = tmp_path / "sender"
    (place / "assets").mkdir(parents=True)
    (tmp_path / "secret.png").write_bytes(b"secret")
    (place / "assets" / "a.png").symlink_to(tmp_path / "secret.png")
    (place / "assets" / "b.sh").write_bytes(b"secret")
    boxes = "".join(
        f"  - {{id: p{at}, kind: picture, column: {at}, line: 40, columns: 1, lines: 4,"
        f" picture: assets/{name}}}\n"
        for at, name in ((1, "a.png"), (2, "b.sh"))
    )
    told = {"format": "pagesetter-parcel/1", "folder": str(place), "root": str(place), "copy": {},
            "page": f"format: pagesetter-page/1\nlayout: x\nboxes:\n{boxes}"}  # fmt: skip
    put(json.dumps(told).encode())
    press(driver, Qt.Key.Key_V, CTRL)
    assert [b.pictures[0].source for b in driver.saved().pages[0].boxes] == [
        "assets/a.png", "assets/b.sh"
    ]  # fmt: skip
    assert not (driver.folder / "assets").exists()


ONE = """\
import sys
from pagesetter.gui.app import application
from pagesetter.gui.main_window import MainWindow
from pagesetter.session.settings import Settings
app = application()
window = MainWindow(Settings())
window.show()
assert window.open_path(sys.argv[1])
window.activateWindow()
for _ in range(20):
    app.processEvents()
"""
COPIES = (
    ONE
    + """
window.work.select(("s2",), "f2")
window.run("copy")
print("copied", flush=True)
app.exec()
"""
)
PASTES = (
    ONE
    + """
import time
end = time.monotonic() + 120
while not window.work.clipboard.has_items and time.monotonic() < end:
    app.processEvents()
window.work.show_page(1)
window.run("paste")
window.run("save")
window.close()
"""
)


def test_two_processes_share_the_clipboard(tmp_path: Path) -> None:
    """On a screen of its own: the screen without a screen has a clipboard for one process."""
    one, other = lay(tmp_path / "one"), lay(tmp_path / "other")
    screen = Screen()
    try:
        more = {"PATH": os.environ["PATH"], "PYTHONPATH": os.pathsep.join(sys.path)}
        first = screen.start([sys.executable, "-c", COPIES, str(one)], tmp_path, more)
        try:
            assert first.stdout is not None
            assert first.stdout.readline() == "copied\n"
            second = screen.start([sys.executable, "-c", PASTES, str(other)], tmp_path, more)
            told, _ = second.communicate(timeout=300)
            assert (second.returncode, told) == (0, "")
        finally:
            first.kill()
            first.communicate()
    finally:
        screen.close()
    issue = load_issue(str(other)).issue
    assert issue.pages[1].stories[-1].article == "brief-2"
    assert (other / "copy" / "brief-2.md").is_file()


def test_a_copied_story_does_not_bring_the_program_down_at_its_end(tmp_path: Path) -> None:
    code = (
        "from PySide6.QtWidgets import QApplication\n"
        "from pagesetter.gui.clipboard import Clipboard\n"
        "app = QApplication([])\n"
        "Clipboard().put_items(b'x', 'words', '<p>words</p>')\n"
        "assert app.clipboard().text() == 'words'\n"
    )
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", code], env=env, check=False, cwd=tmp_path)
    assert done.returncode == 0
