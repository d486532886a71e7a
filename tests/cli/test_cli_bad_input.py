"""Bad input as an editor meets it: a place, a sentence, an exit code; no file, no traceback."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest
from small_issue import FILES, all_files, write_issue

from pagesetter.cli.main import main

ISSUE, PAGE, COPY = FILES["issue.yaml"], FILES["pages/01.yaml"], FILES["copy/a.md"]

Changes = dict[str, str | bytes | None]


class Refused(NamedTuple):
    """Files of an issue that cannot be read, and what must be told."""

    changes: Changes
    where: str
    """`file:line:column` counted by hand; a file alone where the whole file is meant."""
    words: str


def page(old: str, new: str) -> Changes:
    assert old in PAGE
    return {"pages/01.yaml": PAGE.replace(old, new)}


def paper(text: str) -> Changes:
    return {"paper.yaml": f"format: pagesetter-paper/1\nname: 报\n{text}"}


BOMB = "x-a: &a [1, 2, 3, 4, 5, 6, 7, 8, 9]\n" + "".join(
    f"x-{b}: &{b} [{', '.join(['*' + a] * 9)}]\n"
    for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)

REFUSED = {
    "missing page file": Refused({"pages/01.yaml": None}, "issue.yaml:5:9", "01"),
    "issue file that is a folder": Refused(
        {"issue.yaml": None, "issue.yaml/x": "y"}, "issue.yaml", "file"
    ),
    "YAML syntax": Refused(
        page("stories:", "section: [要闻\nstories:"), "pages/01.yaml:3:10", "bracket"
    ),
    "duplicate key": Refused(
        page("stories:", "layout: x\nstories:"), "pages/01.yaml:3:1", "layout"
    ),
    "wrong type": Refused(page("lines: 12", "lines: [12]"), "pages/01.yaml:7:57", "list"),
    "word for a number": Refused(page("lines: 12", "lines: 十二"), "pages/01.yaml:7:57", "十二"),
    "no for a number": Refused(page("lines: 12", "lines: no"), "pages/01.yaml:7:57", "no"),
    "on for a frame": Refused(page("      - {id: f1, column: 1, line: 1, columns: 1, lines: 12}",
                                   "      on"), "pages/01.yaml:7:7", "list"),
    "tab": Refused(page("    article", "\tarticle"), "pages/01.yaml:5:1", "tab"),
    "alias bomb": Refused(page("stories:", BOMB + "stories:"), "pages/01.yaml", "alias"),
    "50 MB file": Refused({"copy/a.md": b"x" * 50_000_000}, "copy/a.md", "MB"),
    "unknown article": Refused(page("article: a", "article: b"), "pages/01.yaml:5:14", "b"),
    "unknown layout": Refused(
        page("layout: plain", "layout: tabloid-5x16"), "pages/01.yaml:2:9", "tabloid-5x15"
    ),
    "unknown ink": Refused(
        page("stories:", "styles: {body: {ink: 兰}}\nstories:"), "pages/01.yaml:3:22", "兰"
    ),
    "unknown unit": Refused(
        page("stories:", "styles: {body: {size: 9px}}\nstories:"), "pages/01.yaml:3:23", "9px"
    ),
    "unknown key": Refused(page("    frames:", "    frame:"), "pages/01.yaml:6:5", "frames"),
    "thread in a loop": Refused(
        page("    article: a", "    continues: 01/s1"), "pages/01.yaml:5:16", "01/s1"
    ),
    "newer format": Refused(page("page/1", "page/2"), "pages/01.yaml:1:9", "newer"),
    "path out of the paper": Refused(
        page("article: a", "article: ../../a"), "pages/01.yaml:5:14", "a"
    ),
    "not text": Refused({"copy/a.md": b"a\0b"}, "copy/a.md", ""),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    changes, where, words = REFUSED[name]
    issue = write_issue(str(tmp_path / "issue"), changes)
    out = tmp_path / "out"
    out.mkdir()
    for language, error in (("en", "error: "), ("zh", "错误：")):
        assert main(["--lang", language, "render", issue, "-o", str(out / "a.pdf")]) == 2
        told = capsys.readouterr()
        assert told.out == ""
        assert "Traceback" not in told.err
        lines = [line for line in told.err.splitlines() if line.startswith(f"{where}")]
        assert lines, told.err
        assert re.match(rf"{re.escape(where)}(:\d+:\d+)?: {error}", lines[0]), told.err
        if language == "en":
            assert re.search(words, told.err), told.err
        assert all_files(str(out)) == set()
    assert main(["check", issue]) == 2


def test_all_errors_of_all_files_at_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    changes: Changes = {
        "issue.yaml": ISSUE.replace("2026-11-24", "gestern"),
        "pages/01.yaml": PAGE.replace("lines: 12", "lines: -1").replace("id: s1", "ids: s1"),
        "copy/a.md": COPY.replace("headline", "headlin"),
    }
    assert main(["check", write_issue(str(tmp_path / "issue"), changes)]) == 2
    told = capsys.readouterr().out
    for place in ("issue.yaml:4:7", "pages/01.yaml:7:57", "pages/01.yaml:4:5", "copy/a.md:2:1"):
        assert f"{place}: error: " in told


class Told(NamedTuple):
    """An issue that is composed all the same, what must be told, and the exit code."""

    changes: Changes
    words: str
    code: int


PLACED = "  - id: s2\n    frames: [{id: f2, column: 1, line: 6, columns: 1, lines: 12}]\n"
TOLD = {
    "frames over each other": Told({"pages/01.yaml": PAGE + PLACED}, "f1 and f2|f2 and f1", 1),
    "frame off the page": Told(page("column: 1", "column: 6"), "frame f1", 1),
    "empty article": Told({"copy/a.md": "---\nheadline: 题\n---\n"}, "no text", 0),
    "unknown font role": Told(
        page("stories:", "styles: {body: {face: 大宋}}\nstories:"), "大宋", 1
    ),
    "emoji": Told({"copy/a.md": COPY + "\n😀\n"}, r"U\+1F600", 1),
    "character of Extension I": Told({"copy/a.md": COPY + "\n\U0002ebf0\n"}, r"U\+2EBF0", 1),
    "variation selector": Told({"copy/a.md": COPY + "\n一\U000e01ef\n"}, r"U\+E01EF", 0),
    "GB18030": Told({"copy/a.md": COPY.encode("gb18030")}, "copy/a.md:1:1.*GB ?18030", 0),
    "corrupt font": Told({"fonts/坏.otf": b"OTTO not a font"}, "坏.otf", 0),
}  # fmt: skip


@pytest.mark.parametrize("name", TOLD)
def test_told(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    changes, words, code = TOLD[name]
    issue = write_issue(str(tmp_path / "issue"), changes)
    found = main(["check", issue])
    told = capsys.readouterr().out
    assert re.search(words, told), told
    assert found == code


def test_article_of_half_a_million_characters(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "---\nheadline: 长\n---\n\n" + ("科普活动走进社区，" * 12 + "居民点赞。\n\n") * 4425
    issue = write_issue(str(tmp_path / "issue"), {"copy/a.md": text})
    assert main(["check", issue]) == 1
    assert re.search(r"story s1 is over by \d{5} lines", capsys.readouterr().out)


@pytest.mark.parametrize("path", ["none", "none/issue.yaml"])
def test_nothing_there(path: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["render", str(tmp_path / path)]) == 2
    assert "error: " in capsys.readouterr().err


def test_link_out_of_the_paper(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text(COPY, "utf-8")
    issue = write_issue(str(tmp_path / "issue"), {"copy/b.md": COPY})
    os.unlink(os.path.join(issue, "copy", "a.md"))
    os.symlink(secret, os.path.join(issue, "copy", "a.md"))
    assert main(["check", issue]) == 2
    assert "copy/a.md: error: " in capsys.readouterr().out


def test_forbidden_font_writes_no_pdf(
    tmp_path: Path, root: str, capsys: pytest.CaptureFixture[str]
) -> None:
    from fontTools.ttLib import TTFont

    issue = write_issue(
        str(tmp_path / "issue"), page("stories:", "styles: {body: {face: 禁}}\nstories:")
    )
    os.mkdir(os.path.join(issue, "fonts"))
    with TTFont(os.path.join(root, "fonts", "PagesetterKai-Regular.ttf")) as font:
        font["OS/2"].fsType = 2  # OpenType, OS/2: restricted licence embedding
        font.save(os.path.join(issue, "fonts", "禁.ttf"))
    out = str(tmp_path / "a.pdf")
    assert main(["render", issue, "-o", out]) == 1
    assert "forbid embedding" in capsys.readouterr().err
    assert not os.path.exists(out)
    # Titles are not what is set in it.
    assert main(["render", issue, "-o", out, "--outlines", "titles"]) == 2
    assert "forbid embedding" in capsys.readouterr().err
    assert not os.path.exists(out)


@pytest.fixture(scope="module")
def forbidden(root: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A face that may not be embedded, under a name of its own."""
    from fontTools.ttLib import TTFont

    path = str(tmp_path_factory.mktemp("face") / "禁.otf")
    with TTFont(os.path.join(root, "fonts", "PagesetterHei-Black.otf")) as font:
        font["OS/2"].fsType = 2
        for record in font["name"].names:
            if record.nameID in (1, 4, 6, 16):
                record.string = "Forbidden"
        font["CFF "].cff.fontNames = ["Forbidden"]
        font.save(path)
    return path


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--outlines", "titles"], 0),
        (["--outlines", "all"], 0),
        (["--force"], 1),
        (["--proof", "一校"], 1),
        (["--overlay", "breaks"], 1),
    ],
)
def test_a_title_in_a_forbidden_font_is_outlines_where_it_may_be(
    options: list[str],
    code: int,
    forbidden: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """For the press when it is asked for, and then it is no error; on proofs always."""
    import pikepdf

    issue = write_issue(
        str(tmp_path / "issue"), page("stories:", "styles: {headline: {face: 禁}}\nstories:")
    )
    os.mkdir(os.path.join(issue, "fonts"))
    shutil.copy(forbidden, os.path.join(issue, "fonts", "禁.otf"))
    out = tmp_path / "a.pdf"
    assert main(["render", issue, "-o", str(out), *options]) == code
    assert ("forbid embedding" in capsys.readouterr().err) == bool(code)
    (made,) = tmp_path.glob("a*.pdf")
    with pikepdf.open(made) as pdf:
        resources = pdf.pages[0].Resources.get("/Font", pikepdf.Dictionary())
        fonts = [str(font.BaseFont) for font in resources.values()]
        assert fonts or "all" in options
        assert not any("Forbidden" in name for name in fonts)
        # The shapes of its characters are there all the same.
        assert pdf.pages[0].Contents.read_bytes().count(b" m ") > 8


def test_a_fault_of_the_program_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import pagesetter.session.pipeline as pipeline

    def broken(*_: object) -> None:
        raise RuntimeError("a wheel came off")

    monkeypatch.setattr(pipeline, "compose_issue", broken)
    issue = write_issue(str(tmp_path / "issue"))
    assert main(["check", issue]) == 70
    told = capsys.readouterr().err
    assert "a wheel came off" in told
    assert "Traceback" not in told
    assert main(["check", issue, "--debug"]) == 70
    assert "Traceback" in capsys.readouterr().err


def test_name_that_is_not_unicode(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    issue = write_issue(str(tmp_path / "issue"))
    os.rename(issue, os.fsencode(str(tmp_path)) + b"/\xff\xfe")
    assert main(["render", f"{tmp_path}/\udcff\udcfe", "-o", f"{tmp_path}/a.pdf"]) == 0
    assert main(["render", f"{tmp_path}/\udcff\udcfd"]) == 2
