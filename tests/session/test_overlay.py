"""The overlay of breaks: a sign for every line, bars in true length, heat below the text."""

from __future__ import annotations

from pathlib import Path

import pytest
from workshop import PAGE, lay

from pagesetter.cli.main import main
from pagesetter.colour import BLACK
from pagesetter.display import DisplayList, FillPath, GlyphRun, Tag
from pagesetter.display.walk import runs
from pagesetter.export.overlay import Legend, LineMark, with_breaks
from pagesetter.export.proof import content_hash
from pagesetter.fonts import FontBook
from pagesetter.geometry import Rect
from pagesetter.session.explaining import listen
from pagesetter.session.overlay import changes_shown, overlaid
from pagesetter.session.pipeline import Press, open_issue, press_pdf

PT = 65_536
NOTHING = Legend((), (), ("压", "拉"), "")
COPY = """\
---
headline: 题
dateline: 本报讯
styles: {body: {drop-cap: 0}}
---

冬天以来，云岭的雪下了三场，“山里的路，一夜之间全白了。”老顾说，今年的雪比往年早了些天。

气象台发布消息，全省气温下降，各地科技馆照常开放。
"""


def sheet() -> DisplayList:
    whole = Rect(0, 0, 300 * PT, 400 * PT)
    tint = FillPath((("M", 0, 0), ("L", 1, 1), ("Z",)), BLACK)
    return DisplayList("1", whole.width, whole.height, whole, whole, (tint, Tag("article", ())))


def drawn(*marks: LineMark, book: FontBook) -> list[object]:
    before = with_breaks(sheet(), [], book, NOTHING).items
    after = with_breaks(sheet(), marks, book, NOTHING).items
    return [item for item in after if item not in before]


def box_of(path: object) -> tuple[int, int, int, int]:
    assert isinstance(path, FillPath)
    xs = [s[i] for s in path.path for i in range(1, len(s), 2)]
    ys = [s[i] for s in path.path for i in range(2, len(s), 2)]
    return min(xs) // PT, min(ys) // PT, max(xs) // PT, max(ys) // PT


LINE = Rect(10 * PT, 20 * PT, 100 * PT, 10 * PT)


def test_an_even_line_that_is_full_has_its_sign_alone(font_book: FontBook) -> None:
    (sign,) = drawn(LineMark(LINE, "measure", 0, 0, "even"), book=font_book)
    assert isinstance(sign, GlyphRun)
    assert sign.text == "满"
    assert sign.x == 111 * PT
    assert 20 * PT < sign.y < 30 * PT
    assert sign.size == 8 * PT * 6 // 10


def test_bars_are_as_long_as_what_was_squeezed_and_opened(font_book: FontBook) -> None:
    mark = LineMark(LINE, "line-start", 5 * PT, 20 * PT, "even")
    _, squeezed, opened = drawn(mark, book=font_book)
    assert box_of(squeezed)[::2] == (105, 110)
    assert box_of(opened)[::2] == (90, 110)
    assert squeezed.ink != opened.ink
    # A bar is never longer than its line.
    _, bar = drawn(LineMark(LINE, "fit", 0, 300 * PT, "even"), book=font_book)
    assert box_of(bar)[::2] == (10, 110)


def test_heat_lies_below_the_text_and_above_tints(font_book: FontBook) -> None:
    marks = [LineMark(LINE, "fit", 0, PT, band) for band in ("even", "loose", "very-loose")]
    items = with_breaks(sheet(), marks, font_book, NOTHING).items
    at = next(i for i, item in enumerate(items) if isinstance(item, Tag))
    assert [box_of(item) for item in items[1:at]] == [(10, 20, 110, 30)] * 2
    assert items[1].ink != items[2].ink


def test_a_vertical_line_has_its_sign_below(font_book: FontBook) -> None:
    tall = Rect(10 * PT, 20 * PT, 10 * PT, 100 * PT)
    sign, bar = drawn(LineMark(tall, "turn", 0, 30 * PT, "even"), book=font_book)
    assert sign.y > 120 * PT
    assert sign.text == "转"
    assert box_of(bar)[1::2] == (90, 120)


def opened(folder: Path, page: str = PAGE):
    lay(folder, page.encode(), COPY)
    return open_issue(str(folder))


@pytest.mark.parametrize("cap", [0, 2])
def test_every_line_of_text_is_marked_and_told_in_the_legend(tmp_path: Path, cap: int) -> None:
    lay(
        tmp_path,
        PAGE.encode(),
        COPY.replace("drop-cap: 0", f"drop-cap: {cap}").replace(
            "dateline: 本报讯\n", "" if cap else "dateline: 本报讯\n"
        ),
    )
    issue = open_issue(str(tmp_path))
    result, heard = listen(issue)
    (page,) = result.composition.pages
    lines = [line for line in page.lines if line.block >= 0 and line.end > 1]
    _, (shown,) = overlaid(result, [page], heard, "zh")
    runs = [item for item in shown.display.items if isinstance(item, GlyphRun)]
    signs = [run for run in runs if run.text in "满匀首尾整锁转末破" and run.x > 100 * PT]
    placed = [s for s in signs if s.y < page.display.trim.bottom - 60 * PT]
    assert len(placed) == len(lines)
    told = "".join(run.text for run in runs)
    assert f"共 {len(lines)} 行" in told
    assert "段末 2" in told


def test_a_story_that_goes_on_is_marked_on_both_pages(tmp_path: Path) -> None:
    """The same story id stands for another story on the page it goes on on."""
    short = PAGE.replace("lines: 30}   # 主", "lines: 4}").replace(
        "      - {id: f2, column: 5, line: 1, columns: 1, lines: 30}\n", ""
    )
    lay(tmp_path, short.replace("columns: 4, lines: 4", "columns: 1, lines: 4").encode(), COPY)
    issue = tmp_path / "issues/2026-11-24"
    (issue / "issue.yaml").write_text(
        "format: pagesetter-issue/1\ndate: 2026-11-24\npages: [02, 03]\n"
    )
    (issue / "pages/03.yaml").write_text(
        "format: pagesetter-page/1\nlayout: five\nstories:\n"
        "  - id: s1\n    plan: {title: 别的}\n"
        "    frames: [{id: f8, column: 2, line: 1, columns: 1, lines: 9}]\n"
        "  - id: s9\n    continues: 02/s1\n"
        "    frames: [{id: f9, column: 1, line: 1, columns: 1, lines: 20}]\n"
    )
    result, heard = listen(open_issue(str(tmp_path)))
    assert [len(page.lines) for page in result.composition.pages] == [3, 3]
    _, pages = overlaid(result, result.composition.pages, heard, "en")
    for page in pages:
        words = "".join(i.text for i in page.display.items if isinstance(i, GlyphRun))
        assert "3 lines, 0 loose" in words


def test_the_overlay_is_a_plain_pdf_and_refuses_a_standard(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lay(tmp_path, PAGE.encode(), COPY)
    out = tmp_path / "o.pdf"
    assert main(["render", str(tmp_path), "-o", str(out), "--overlay", "breaks"]) == 0
    data = out.read_bytes()
    assert b"OutputIntent" not in data
    out.unlink()
    for standard in ("x4", "x1a"):
        args = ["--overlay", "breaks", "--standard", standard]
        assert main(["--lang", "zh", "render", str(tmp_path), "-o", str(out), *args]) == 2
        assert "不能用于印刷文件" in capsys.readouterr().err
    assert not out.exists()
    assert main(["render", str(tmp_path), "-o", str(out)]) == 0
    assert b"OutputIntent" in out.read_bytes()


def test_pages_printed_in_black_show_the_overlay_in_colour(tmp_path: Path) -> None:
    page = PAGE.replace("layout: five\n", "layout: five\ninks: 黑\n")
    result, heard = listen(opened(tmp_path, page))
    shown, pages = overlaid(result, result.composition.pages, heard, "zh")
    assert shown.opened.loaded.issue.pages[0].inks == "四色"
    assert result.opened.loaded.issue.pages[0].inks == "黑"
    assert len(press_pdf(shown, pages, Press("plain"))) > 1000


@pytest.fixture
def proven(tmp_path: Path) -> Path:
    """An issue with a first proof of its page, and a word more since."""
    lay(tmp_path)
    folder = tmp_path / "issues" / "2026-11-24"
    assert main(["render", str(folder), "--proof", "一校", "-o", str(tmp_path / "a.pdf")]) < 2
    lead = folder / "copy" / "lead.md"
    text = lead.read_text(encoding="utf-8")
    lead.write_text(text.rstrip() + "新添的一句。\n", encoding="utf-8")
    return folder


def test_changed_lines_have_a_tint_below_and_a_bar_beside(proven: Path) -> None:
    result, _ = listen(open_issue(str(proven)))
    pages = result.composition.pages
    _, shown = changes_shown(result, pages, "zh")
    marks = {}
    for plain, page in zip(pages, shown, strict=True):
        own = [item for item in page.display.items if item not in plain.display.items]
        tints, above = (item.items for item in own if isinstance(item, Tag))
        words = "".join(item.text for item in above if isinstance(item, GlyphRun))
        paths = [item for item in (*tints, *above) if isinstance(item, FillPath)]
        marks[page.name] = words, len(tints), len(paths)
        assert content_hash(page.display) == content_hash(plain.display)
    changed = [name for name, (words, _, _) in marks.items() if "改动 0 行" not in words]
    assert len(changed) == 1
    words, below, paths = marks[changed[0]]
    count = int(words.partition("改动 ")[2].partition(" ")[0])
    assert 1 <= count <= 2
    assert words.endswith(f"一校以后改动 {count} 行")
    assert below == count
    assert paths == 2 * count + 1  # a tint and a bar each, and the sign of the legend


def test_the_next_proof_shows_what_changed_since_the_last(
    proven: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    second = ["render", str(proven), "--proof", "二校", "--overlay", "changes"]
    assert main([*second, "-o", str(tmp_path / "b.pdf")]) < 2
    assert (proven / "proofs" / "二校.txt").is_file()
    result, _ = listen(open_issue(str(proven)))
    _, of_second = changes_shown(result, result.composition.pages, "en", "二校")
    _, since = changes_shown(result, result.composition.pages, "en")
    texts = [
        "".join(run.text for page in pages for run in runs(page.display.items))
        for pages in (of_second, since)
    ]
    assert "changed since 一校" in texts[0]
    assert of_second is not result.composition.pages
    _, of_first = changes_shown(result, result.composition.pages, "en", "一校")
    assert of_first == result.composition.pages  # before the first proof there is none
    assert "0 lines changed since 二校" in texts[1]


def test_a_page_without_a_proof_says_so(tmp_path: Path) -> None:
    lay(tmp_path)
    result, _ = listen(open_issue(str(tmp_path / "issues" / "2026-11-24")))
    _, shown = changes_shown(result, result.composition.pages, "zh")
    words = [run.text for run in runs(shown[0].display.items)]
    assert "".join(words).endswith("本版以前没有出过大样")
