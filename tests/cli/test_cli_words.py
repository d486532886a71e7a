"""Usage, languages, exit codes of wrong usage, and the commands that only tell."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from pikepdf import Pdf
from small_issue import FILES, write_issue

from pagesetter.checks.pdf.check import check_pdf
from pagesetter.checks.profile import load_profile
from pagesetter.cli import report
from pagesetter.cli.main import COMMANDS, main
from pagesetter.cli.parser import language_of
from pagesetter.findings import Place, SourceSpan
from pagesetter.findings.finding import Message, finding


@pytest.fixture
def issue(tmp_path: Path) -> str:
    return write_issue(str(tmp_path / "issue"))


@pytest.mark.parametrize(
    ("words", "environment", "language"),
    [
        ([], {}, "en"),
        ([], {"LANG": "zh_CN.UTF-8"}, "zh"),
        ([], {"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "de_DE.UTF-8"}, "en"),
        ([], {"LC_ALL": "C.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8"}, "en"),
        ([], {"LC_ALL": "", "LANG": "zh_TW"}, "zh"),
        (["check", "x", "--lang", "en"], {"LANG": "zh_CN.UTF-8"}, "en"),
        (["--lang=zh", "check"], {}, "zh"),
    ],
)
def test_language(words: list[str], environment: dict[str, str], language: str) -> None:
    assert language_of(words, environment.items()) == language


def test_commands() -> None:
    assert set(COMMANDS) >= {"new", "render", "check", "dump", "fonts"}


@pytest.mark.parametrize("command", ["", "new", "render", "check", "dump", "fonts"])
def test_help_has_examples_that_are_valid(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    from pagesetter.cli.main import parser_for
    from pagesetter.cli.parser import chooser

    assert main([command, "--help"] if command else ["--help"]) == 0
    told = capsys.readouterr().out
    examples = told.split("examples:\n")[1].splitlines()
    assert examples
    for line in examples:
        words = line.split()
        assert words[0] == "pagesetter"
        if "--help" not in words:
            parser_for(words[1:], chooser("en"))[0].parse_args(words[1:])
    assert main([*([command] if command else []), "--help", "--lang", "zh"]) == 0
    chinese = capsys.readouterr().out
    assert "示例：" in chinese
    assert "显示本说明" in chinese
    assert "examples:" not in chinese


@pytest.mark.parametrize(
    ("words", "told", "chinese"),
    [
        ([], "the following arguments are required: COMMAND", "缺少参数：COMMAND"),
        (["render"], "the following arguments are required: ISSUE", "缺少参数：ISSUE"),
        (["print", "x"], "invalid choice: 'print'", "不能是 'print'"),
        (["check", "x", "--split"], "unrecognized arguments: --split", "不认识的参数：--split"),
        (["render", "x", "--pages", "1,b"], "pages are given as 1,3-4", "版次写作 1,3-4"),
        (["render", "x", "--dpi", "9"], "a whole number from 10 to 1200", "10 到 1200 的整数"),
        (["render", "x", "-o"], "expected one argument", "后面要有一个值"),
    ],
)  # fmt: skip
def test_wrong_usage(
    words: list[str], told: str, chinese: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 2
    output = capsys.readouterr()
    assert told in output.err
    assert output.out == ""
    assert main(["--lang", "zh", *words]) == 2
    output = capsys.readouterr()
    assert chinese in output.err
    assert "用法：" in output.err


def test_version_and_module_name() -> None:
    for command in (["-m", "pagesetter"], ["-c", "from pagesetter.cli.main import main; main()"]):
        done = subprocess.run(
            [sys.executable, *command, "--version"], capture_output=True, text=True, check=True
        )
        assert done.stdout == "pagesetter 0.1.0\n"


def test_check_tells_nothing_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    # One paragraph of 84 字 in lines of 15, the first two 字 shorter: 13 + 4 × 15 + 11, six lines.
    page = FILES["pages/01.yaml"].replace("lines: 12", "lines: 6")
    copy = FILES["copy/a.md"].replace("headline: 一个标题\n", "state: 定稿\n")
    changes: dict[str, str | bytes | None] = {"pages/01.yaml": page, "copy/a.md": copy}
    issue = write_issue(str(tmp_path / "issue"), changes)
    assert main(["check", issue]) == 0
    assert capsys.readouterr().out == "nothing found\n"
    assert main(["check", issue, "--lang", "zh"]) == 0
    assert capsys.readouterr().out == "没有发现问题\n"


def test_check_json_has_places(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    short = FILES["pages/01.yaml"].replace("lines: 12", "lines: 6")
    issue = write_issue(str(tmp_path / "issue"), {"pages/01.yaml": short})
    assert main(["check", issue, "--json"]) == 1
    (found,) = [
        f for f in json.loads(capsys.readouterr().out)["findings"] if f["code"] == "overset"
    ]
    assert found["severity"] == "error"
    assert (found["file"], found["line"], found["column"]) == ("pages/01.yaml", 4, 5)
    assert (found["page"], found["story"]) == ("1", "s1")
    assert found["message"].startswith("story s1 is over by")
    assert found["remedy"]
    assert main(["check", "--json", str(tmp_path / "none")]) == 2
    (refused,) = json.loads(capsys.readouterr().out)["findings"]
    assert refused["severity"] == "error"


def test_dump_names_faces_and_holds_every_character(
    issue: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["dump", issue, "--pages", "1"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("page 1 ")
    assert "PagesetterSong-Regular" in told
    assert "科学普及与科技创新同等重要。科" in told.replace("”", "").replace("“", "")
    assert main(["dump", issue, "--pages", "2"]) == 2


def test_fonts_list_roles_coverage_rights(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fonts", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    faces = {face["name"]: face for face in told["faces"]}
    song = faces["PagesetterSong-Regular"]
    assert (song["standard"], song["embedding"], song["shipped"]) == (8105, "installable", True)
    assert "SIL Open Font License" in song["licence"]
    roles = {role["role"]: role for role in told["roles"]}
    assert roles["报宋"] == {"role": "报宋", "face": "PagesetterSong-Regular", "stand_in": False}
    assert roles["仿宋"]["stand_in"] is True
    assert main(["fonts", "--lang", "zh"]) == 0
    assert "通用规范汉字 8105 字中有 8105 字" in capsys.readouterr().out


def test_fonts_of_an_issue_come_first(
    issue: str, root: str, capsys: pytest.CaptureFixture[str]
) -> None:
    import os
    import shutil

    os.mkdir(os.path.join(issue, "fonts"))
    shutil.copy(
        os.path.join(root, "fonts", "PagesetterKai-Regular.ttf"),
        os.path.join(issue, "fonts", "仿宋.ttf"),
    )
    assert main(["fonts", issue, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["faces"][0]["file"] == "仿宋.ttf"
    assert told["faces"][0]["shipped"] is False
    assert {"role": "仿宋", "face": "PagesetterKai-Regular", "stand_in": False} in told["roles"]


def test_what_is_found_twice_at_one_place_is_told_once() -> None:
    """An article that stands on two pages has a missing glyph in one line of one file."""
    table = {"x": Message("error", "no {c}", "没有{c}", "Get it.", "请补上。")}
    span = SourceSpan("copy/a.md", 5, 1)
    two = [finding(table, "x", span, Place(page), c="字") for page in ("1", "3")]
    other = finding(table, "x", span._replace(line=6), Place("1"), c="字")
    assert report.once([*two, other]) == [two[0], other]
    assert report.count(report.once([*two, other]), "en") == "2 errors"


def test_findings_of_a_pdf_tell_their_page(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    with Pdf.new() as pdf:
        for _ in range(2):
            pdf.add_blank_page(page_size=(400, 600))
            pdf.pages[-1].Contents = pdf.make_stream(b"1 0 0 rg 100 100 50 50 re f")
        pdf.save(path)
    for language, places in (("en", ("a.pdf page 1: error: ", "a.pdf page 2: error: ")),
                             ("zh", ("a.pdf 第1版: 错误：", "a.pdf 第2版: 错误："))):  # fmt: skip
        found = report.lines(
            check_pdf(path.read_bytes(), load_profile("正式报纸"), "a.pdf"), language
        )
        rgb = [line for line in found if "RGB" in line]
        assert [line.startswith(place) for line, place in zip(rgb, places, strict=True)] == [
            True
        ] * 2
