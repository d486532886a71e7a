"""`render`: what is written where, what is told, and with which exit code."""

from __future__ import annotations

import json
import os
import struct
from pathlib import Path

import pytest
from small_issue import FILES, all_files, write_issue

from pagesetter.cli.main import main

SECOND = FILES["pages/01.yaml"].replace("article: a", "article: b")
TWO_PAGES: dict[str, str | bytes | None] = {
    "issue.yaml": FILES["issue.yaml"].replace("[01]", "[01, 03]"),
    "pages/03.yaml": SECOND,
    "copy/b.md": FILES["copy/a.md"],
}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """An empty folder to work in, and the current one."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return str(folder)


def page_count(path: str) -> int:
    import pikepdf

    with pikepdf.open(path) as pdf:
        return len(pdf.pages)


def test_default_output_is_the_issues_name_here(
    here: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_issue(str(tmp_path / "2026-11-24"))
    assert main(["render", str(tmp_path / "2026-11-24")]) == 0
    assert all_files(here) == {"2026-11-24.pdf"}
    assert capsys.readouterr().out == "2026-11-24.pdf\n"
    with open("2026-11-24.pdf", "rb") as file:
        assert file.read(5) == b"%PDF-"


def test_output_may_be_a_file_or_a_folder(here: str, tmp_path: Path) -> None:
    issue = write_issue(str(tmp_path / "issue"))
    os.mkdir("out")
    assert main(["render", issue, "-o", "one.pdf"]) == 0
    assert main(["render", issue, "-o", "out"]) == 0
    assert all_files(here) == {"one.pdf", os.path.join("out", "issue.pdf")}


def test_chinese_names_and_spaces_in_paths(here: str, tmp_path: Path) -> None:
    issue = write_issue(str(tmp_path / "第 四十七 期"))
    assert main(["render", issue, "-o", "大 样.pdf", "--png", "--dpi", "20"]) == 0
    assert all_files(here) == {"大 样.pdf", "大 样-01.png"}


def test_a_paper_means_its_newest_issue(
    here: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paper = tmp_path / "paper"
    for day in ("2026-9-30", "2026-11-24"):
        write_issue(str(paper / "issues" / day))
    (paper / "paper.yaml").write_text("format: pagesetter-paper/1\nname: 报\n", "utf-8")
    assert main(["render", str(paper)]) == 0
    assert capsys.readouterr().out == "2026-11-24.pdf\n"


def test_pages_chosen_by_printed_number(here: str, tmp_path: Path) -> None:
    issue = write_issue(str(tmp_path / "issue"), TWO_PAGES)
    assert main(["render", issue, "-o", "both.pdf"]) == 0
    assert main(["render", issue, "-o", "third.pdf", "--pages", "2-3,3"]) == 2  # there is no 2
    assert main(["render", issue, "-o", "third.pdf", "--pages", "3"]) == 0
    assert [page_count("both.pdf"), page_count("third.pdf")] == [2, 1]


def test_split_writes_one_pdf_per_page(
    here: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    issue = write_issue(str(tmp_path / "issue"), TWO_PAGES)
    assert main(["render", issue, "--split", "--png", "--dpi", "10"]) == 0
    assert all_files(here) == {"issue-01.pdf", "issue-01.png", "issue-03.pdf", "issue-03.png"}
    assert page_count("issue-03.pdf") == 1
    assert capsys.readouterr().out.splitlines() == [
        "issue-01.pdf", "issue-01.png", "issue-03.pdf", "issue-03.png",
    ]  # fmt: skip


def test_picture_has_the_resolution_asked_for(here: str, tmp_path: Path) -> None:
    issue = write_issue(str(tmp_path / "issue"))
    assert main(["render", issue, "-o", "a.pdf", "--png", "--dpi", "30"]) == 0
    with open("a-01.png", "rb") as file:
        head = file.read(24)
    assert head[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", head[16:24])
    # 275 × 390 mm at 30 dpi: 324.8 × 460.6 pixels.
    assert (324 <= width <= 325, 460 <= height <= 461) == (True, True)


def test_json_is_the_whole_standard_output(
    here: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    issue = write_issue(str(tmp_path / "issue"), TWO_PAGES)
    assert main(["render", issue, "-o", "a.pdf", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["written"] == ["a.pdf"]
    assert told["pages"] == ["01", "03"]


def test_progress_is_silent_for_one_page_and_told_for_two(
    here: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["render", write_issue(str(tmp_path / "one")), "-o", "a.pdf"])
    assert "composing" not in capsys.readouterr().err
    main(["render", write_issue(str(tmp_path / "two"), TWO_PAGES), "-o", "a.pdf"])
    assert "composing 2 pages\n" in capsys.readouterr().err


OVERSET = FILES["copy/a.md"].replace("重要。", "重要。" * 60)


def test_overset_is_an_error_but_the_pdf_is_there(
    here: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    issue = write_issue(str(tmp_path / "issue"), {"copy/a.md": OVERSET})
    assert main(["render", issue, "-o", "a.pdf"]) == 1
    assert all_files(here) == {"a.pdf"}
    assert "pages/01.yaml:4:5: error: story s1 is over by" in capsys.readouterr().err


def test_missing_glyph_writes_no_pdf_unless_forced(
    here: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    emoji = FILES["copy/a.md"].replace("重要。", "重要😀。", 1)
    issue = write_issue(str(tmp_path / "issue"), {"copy/a.md": emoji})
    assert main(["render", issue, "-o", "a.pdf", "--png"]) == 1
    told = capsys.readouterr()
    assert all_files(here) == set()
    assert told.out == ""
    assert "U+1F600" in told.err
    assert "No PDF was written" in told.err
    assert main(["render", issue, "-o", "a.pdf", "--force"]) == 1
    assert all_files(here) == {"a.pdf"}


def test_bookmarks_name_page_and_section(here: str, tmp_path: Path) -> None:
    import pikepdf

    page = FILES["pages/01.yaml"].replace("stories:", "section: 学会之窗\nstories:")
    changes = {**TWO_PAGES, "pages/03.yaml": page}
    assert main(["render", write_issue(str(tmp_path / "issue"), changes), "-o", "a.pdf"]) == 0
    with pikepdf.open("a.pdf") as pdf, pdf.open_outline() as outline:
        assert [entry.title for entry in outline.root] == ["第1版", "第3版 学会之窗"]
