"""Takes the pictures of the window for the READMEs, of the sample paper: `make screenshots`.

Drawn without a screen, with the shipped faces and a cursor that stands still, so that the same
program on the same system makes the same pictures. Writes docs/pictures/window*.png.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from typing import TYPE_CHECKING

from PIL import Image

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap
    from PySide6.QtWidgets import QWidget

    from pagesetter.gui.main_window import MainWindow

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SAMPLE = os.path.join(ROOT, "examples", "science-weekly")
SIZE = (1440, 900)
COLOURS = 128


def main() -> None:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["LC_CTYPE"] = "C.UTF-8"
    with tempfile.TemporaryDirectory() as folder:
        paper = os.path.join(folder, "云岭科技周报")
        # Nobody else is in it: what an open window of the sample left is no part of the paper.
        shutil.copytree(SAMPLE, paper, ignore=shutil.ignore_patterns(".pagesetter"))
        for name, (language, look, arrange) in PICTURES.items():
            if len(sys.argv) < 2 or name in sys.argv[1:]:
                os.environ["PAGESETTER_CONFIG"] = os.path.join(folder, name)
                take(paper, name, language, look, arrange)


def take(paper: str, name: str, language: str, look: str, arrange: Arrange) -> None:
    """One picture: a window of its own, arranged and left alone until it is quiet."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QDialog

    from pagesetter.gui.app import application
    from pagesetter.gui.language import apply_language
    from pagesetter.gui.main_window import MainWindow
    from pagesetter.session.settings import Settings

    app = application()
    app.setCursorFlashTime(0)
    apply_language(language)
    settings = Settings()
    settings.set("look", look)
    window = MainWindow(settings)
    window.resize(*SIZE)
    window.show()
    window.open_path(paper)
    QTest.qWait(300)
    arrange(window)
    for _ in range(200):
        QTest.qWait(100)
        if window.work is not None and window.work.is_filled:
            break
    QTest.qWait(2500)  # panels and thumbnails follow while nothing else is on
    shot = window.grab()
    for dialog in QApplication.topLevelWidgets():
        if isinstance(dialog, QDialog) and dialog.isVisible():
            lay_over(shot, dialog)
            dialog.close()
    save(name, shot.toImage())
    window.close_document(start=False)
    window.worker.close()
    window.deleteLater()
    QApplication.processEvents()


def lay_over(shot: QPixmap, dialog: QWidget) -> None:
    """A dialog that stands beside the window, as a desktop would show it on top."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QPainter

    x = (shot.width() - dialog.width()) // 2
    y = (shot.height() - dialog.height()) // 2
    painter = QPainter(shot)
    for edge in range(8):
        painter.setOpacity(0.03)
        painter.fillRect(
            x - edge, y - edge, dialog.width() + 2 * edge, dialog.height() + 2 * edge,
            Qt.GlobalColor.black,
        )  # fmt: skip
    painter.setOpacity(1)
    painter.drawPixmap(x, y, dialog.grab())
    painter.end()


def save(name: str, shot: object) -> None:
    path = os.path.join(ROOT, "docs", "pictures", f"{name}.png")
    with tempfile.TemporaryDirectory() as folder:
        whole = os.path.join(folder, "shot.png")
        shot.save(whole)  # type: ignore[attr-defined]
        picture = Image.open(whole).convert("RGB")
        reduced(picture).save(path, optimize=True)
    print(os.path.relpath(path, ROOT), os.path.getsize(path) // 1000, "KB")


def reduced(picture: Image.Image) -> Image.Image:
    """In few colours, the program's own among them: marks are rare, and must stay what they are."""
    kept = own_colours()
    most = picture.quantize(COLOURS, dither=Image.Dither.NONE).getpalette() or []
    palette = Image.new("P", (1, 1))
    palette.putpalette([*most[: 3 * COLOURS], *(part for colour in kept for part in colour)])
    return picture.quantize(palette=palette, dither=Image.Dither.NONE)


def own_colours() -> list[tuple[int, int, int]]:
    """Of panels, marks and the kinds of line ends."""
    from pagesetter.gui.canvas.line_marks import KINDS
    from pagesetter.gui.theme import DARK, LIGHT

    named = [value for look in (LIGHT, DARK) for value in look if isinstance(value, str)]
    named += [colour for _, colour in KINDS.values()]
    opaque = dict.fromkeys(name for name in named if len(name) == len("#rrggbb"))
    return [(int(c[1:3], 16), int(c[3:5], 16), int(c[5:], 16)) for c in opaque]


Arrange = Callable[["MainWindow"], None]


def make_up(window: MainWindow) -> None:
    """The association page while a story is moved: selected, with its columns shown."""
    assert window.work is not None
    window.work.show_page(1)
    story = window.work.page.stories[0]
    window.work.select((story.id,), story.frames[0].id)


def line_ends(window: MainWindow) -> None:
    """Why lines break where they do, near enough to read, and the paragraph with the cursor."""
    from PySide6.QtTest import QTest

    from pagesetter.session.spots import Spot

    assert window.work is not None
    assert window.docks is not None
    assert window.desk is not None
    work, canvas = window.work, window.desk.canvas
    window.docks.all["panel-pages"].hide()
    work.show_page(1)
    window.actions_by_key["line-inspector"].trigger()
    for key in ("show-breaks", "show-bars", "show-heat"):
        if not window.actions_by_key[key].isChecked():
            window.actions_by_key[key].trigger()
    QTest.qWait(500)
    story = max(work.composed.fits, key=lambda fit: fit.characters).story
    line = [one for one in work.composed.lines if one.story == story and one.block >= 0][12]
    window.actions_by_key["true-size"].trigger()
    work.typist.start(Spot(work.page.name, story, "body", line.block, line.start + 3))
    canvas.setFocus()


def findings(window: MainWindow) -> None:
    """What the press would not take: a frame pulled too short, found before it is sent."""
    from pagesetter.gui.dialogs.export import ExportDialog

    assert window.work is not None
    window.work.show_page(1)
    story = window.work.page.stories[0]
    window.work.select((story.id,), story.frames[0].id)
    for _ in range(3):
        window.actions_by_key["shorter"].trigger()
    window.actions_by_key["send-to-press"].trigger()
    for dialog in window.findChildren(ExportDialog):
        dialog.path.setText("云岭科技周报/2026-11-24.pdf")  # not where this machine keeps it


SCANNED = """\
省科协服务中心
深入县区了解基层需求
本报讯 为精准掌握基层科普需
求,近日,省科协科普服务中心
调研组赴霜桥市走访科技馆、学
校和农村专业技术协会,问计于
（霜桥市科协）
民,问需于企。
调研组在座谈巾了解到,基层最
盼望的是能留下来的老师和看得
懂的展品。"缺的不是热情,是人",
馆长江晚晴说。
"""
"""Copy as a scanner gives it: lines cut at the column, a credit that slipped in, 巾 for 中."""


def review(window: MainWindow) -> None:
    """What the desk would change in a scanned piece, before it is taken."""
    from pagesetter.copydesk.reading.plain import plain_source
    from pagesetter.copydesk.review import Review
    from pagesetter.gui.dialogs.import_review import ImportReview
    from pagesetter.gui.theme import LIGHT

    source = plain_source("来稿.txt", SCANNED, "utf-8")
    ImportReview([Review(source)], LIGHT, window).show()


def front(window: MainWindow) -> None:
    """The front page as it opens."""
    assert window.work is not None
    story = window.work.page.stories[0]
    window.work.select((story.id,), story.frames[0].id)


PICTURES: dict[str, tuple[str, str, Arrange]] = {
    "window": ("zh", "light", make_up),
    "window-lines": ("zh", "light", line_ends),
    "window-preflight": ("zh", "light", findings),
    "window-import": ("zh", "light", review),
    "window-dark": ("zh", "dark", front),
    "window-english": ("en", "light", front),
}

if __name__ == "__main__":
    main()
