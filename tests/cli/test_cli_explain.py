"""`pagesetter explain` of a text and of an issue."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from small_issue import write_issue

from pagesetter.cli.main import main

COPY = (
    "县农技站站长李望山（高级农艺师）每周三来坐诊，一坐就是一整天。三年下来，他记满了11本笔记。\n"
)


def test_text_in_chinese(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_text(COPY, encoding="utf-8")
    code = main(["explain", "--text", str(copy), "--measure", "13字", "--lang", "zh",
                 "--why-not", "9"])  # fmt: skip
    out = capsys.readouterr().out
    assert code == 0
    assert "  1  县农技站站长李望山（高\n     行末：排满行长\n     行长 13，自然宽 13 字\n" in out
    assert "“李望山|（高级”：" in out


def test_text_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_text(COPY, encoding="utf-8")
    assert main(["explain", "--text", str(copy), "--measure", "13字", "--json"]) == 0
    (paragraph,) = json.loads(capsys.readouterr().out)["paragraphs"]
    assert [line["text"] for line in paragraph["lines"]] == [
        "县农技站站长李望山（高", "级农艺师）每周三来坐诊，一", "坐就是一整天。三年下来，他",
        "记满了11本笔记。",
    ]  # fmt: skip


def test_names_of_sizes_may_be_the_printing_trades(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_text(COPY, encoding="utf-8")
    words = ["explain", "--text", str(copy), "--size", "六号", "--measure", "63pt", "--json"]
    for table, size in (("标准", 7.5), ("印刷", 7.875)):
        assert main([*words, "--size-names", table]) == 0
        (paragraph,) = json.loads(capsys.readouterr().out)["paragraphs"]
        assert paragraph["em"] == size


@pytest.mark.parametrize("words", [[], ["issue", "--text", "-"]])
def test_one_of_issue_and_text(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", *words, "--lang", "en"]) == 2
    assert "either ISSUE or --text" in capsys.readouterr().err


def test_bad_length_and_missing_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "--text", "none.txt", "--measure", "wide", "--lang", "en"]) == 2
    assert "--measure: not a length: wide" in capsys.readouterr().err
    assert main(["explain", "--text", "none.txt", "--lang", "en"]) == 2
    assert capsys.readouterr().err == "none.txt: cannot be read: No such file or directory\n"
    assert main(["explain", "--text", "none.txt", "--lang", "zh"]) == 2
    assert capsys.readouterr().err == "none.txt：无法读取：文件或文件夹不存在\n"


def test_a_text_in_no_encoding_of_ours(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_bytes(b"\x89PNG\xff")
    assert main(["explain", "--text", str(copy), "--lang", "zh"]) == 2
    assert capsys.readouterr().err == f"{copy}：不是 UTF-8 编码的纯文本\n"


@pytest.mark.parametrize("number", ["0", "-4", "5", "99"])
@pytest.mark.parametrize("form", [[], ["--json"]])
def test_a_place_that_is_not_in_the_text(
    number: str, form: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Five characters have four places between them."""
    copy = tmp_path / "copy.txt"
    copy.write_text("天地人日月\n", encoding="utf-8")
    words = ["explain", "--text", str(copy), "--lang", "en", *form]
    assert main([*words, "--why-not", "4"]) == 0
    capsys.readouterr()
    assert main([*words, "--why-not", number]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(f"--why-not: {number} is no place")
    assert said.err.endswith(": 1 to 4\n")


def test_issue_tells_paragraphs_at_their_measures_and_where_they_were_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_issue(str(tmp_path))
    assert main(["explain", folder, "--json"]) == 0
    (paragraph,) = json.loads(capsys.readouterr().out)["paragraphs"]
    assert paragraph["where"] == "copy/a.md:5:1"
    assert [line["text"] for line in paragraph["lines"]][:2] == [
        "科学普及与科技创新同等重", "要。科学普及与科技创新同等重要。",
    ]  # fmt: skip
    assert {line["measure"] for line in paragraph["lines"]} == {127.5}
    assert main(["explain", folder, "--level", "strict", "--preset", "book", "--lang", "en"]) == 0
    assert "ends: the measure is full" in capsys.readouterr().out


def test_only_one_paragraph_and_why_no_line_ends_at_a_character(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_issue(str(tmp_path))
    assert main(["explain", folder, "--only", "01/s1:1", "--why-not", "1", "--json"]) == 0
    (paragraph,) = json.loads(capsys.readouterr().out)["paragraphs"]
    assert paragraph["item"] == "01/s1:1"
    assert paragraph["why_not"][0]["offset"] == 1
    assert main(["explain", folder, "--only", "01/s1:2"]) == 2
    assert "01/s1:2" in capsys.readouterr().err
