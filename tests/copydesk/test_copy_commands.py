"""`pagesetter import` and `pagesetter export text`, from the command line to the files."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest

from pagesetter.cli.main import main
from pagesetter.copydesk.draft import undo
from pagesetter.copydesk.files import changes_from
from pagesetter.findings import PagesetterError
from pagesetter.formats import load_issue
from pagesetter.formats.house_rules import HouseRules, load_house_rules

COPY = (
    "# 林县科协 办好科普大集\n\n本报讯 昨天,林县科协举办科普大集，来了很多\n\n人。（林县科协）\n\n"
    "# 市学会 开讲座\n\n本报讯 今天的讲座，大家都说好。\n"
)


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """A paper with one issue of one page and one article."""
    issue = tmp_path / "报" / "issues" / "2026-11-24"
    files = {
        tmp_path / "报" / "paper.yaml": "format: pagesetter-paper/1\nname: 试报\n",
        issue / "issue.yaml": "format: pagesetter-issue/1\nnumber: 7\ntotal: 120\n"
        "date: 2026-11-24\npages: [01]\n",
        issue / "pages" / "01.yaml": "format: pagesetter-page/1\nlayout: tabloid-5x15\n"
        "section: 要闻\nstories:\n  - id: s1\n    article: a\n    frames:\n"
        "      - {id: f1, column: 1, line: 1, columns: 1, lines: 12}\n",
        issue / "copy" / "a.md": "---\nheadline: |\n  原有的\n  稿件\ndateline: 本报讯\n"
        "credit: （甲）\n---\n\n第一段。\n\n- 一项\n\n## 小标题\n\n第二段。\n",
    }
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return issue


def test_import_writes_articles_source_and_record(
    paper: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    came = tmp_path / "来稿.txt"
    came.write_bytes(COPY.encode("gb18030"))
    assert main(["import", str(came), "--into", str(paper), "--lang", "zh"]) == 0
    told = capsys.readouterr()
    assert told.out.splitlines() == [
        str(paper / "copy" / "来稿-1.md"), str(paper / "copy" / "来稿-2.md"),
    ]  # fmt: skip
    assert "gb18030" in told.err
    issue = load_issue(str(paper)).issue
    first = issue.article("来稿-1")
    assert first is not None
    assert first.headline == "林县科协\n办好科普大集"
    assert (first.dateline, first.credit) == ("本报讯", "（林县科协）")
    assert [b.text for b in first.body] == ["昨天，林县科协举办科普大集，来了很多人。"]
    kept = paper / "copy" / "source" / "来稿.txt"
    assert kept.read_bytes() == came.read_bytes()
    record = (paper / "copy" / "source" / "来稿.txt.changes.json").read_text("utf-8")
    assert undo(*changes_from(record)) == COPY


def test_nothing_that_is_there_is_covered(paper: Path, tmp_path: Path) -> None:
    came = tmp_path / "a.txt"
    came.write_text("新来的稿件。\n", "utf-8")
    before = (paper / "copy" / "a.md").read_bytes()
    assert main(["import", str(came), str(came), "--into", str(paper)]) == 0
    assert (paper / "copy" / "a.md").read_bytes() == before
    names = sorted(p.name for p in (paper / "copy").glob("*.md"))
    assert names == ["a-2.md", "a-3.md", "a.md"]
    assert (paper / "copy" / "source" / "a-2.txt").exists()


def test_dry_run_writes_nothing_and_shows_guesses_and_changes(
    paper: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    came = tmp_path / "来稿.txt"
    came.write_text(COPY, "utf-8")
    before = sorted(paper.rglob("*"))
    command = ["import", str(came), "--into", str(paper), "--dry-run"]
    assert main([*command, "--lang", "zh"]) == 0
    told = capsys.readouterr().out
    assert "林县科协 / 办好科普大集" in told
    assert "误断段落接回" in told
    assert main([*command, "--lang", "en"]) == 0
    assert "false paragraph breaks joined × 1" in capsys.readouterr().out
    assert sorted(paper.rglob("*")) == before


def test_json_holds_guesses_changes_and_places(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    came = tmp_path / "来稿.txt"
    came.write_text(COPY, "utf-8")
    assert main(["import", str(came), "--dry-run", "--json"]) == 0
    (source,) = json.loads(capsys.readouterr().out)["sources"]
    assert [g["article"] for g in source["guesses"] if g["role"] == "headline"] == [1, 2]
    comma = next(c for c in source["changes"] if c["rule"] == "width")
    assert (comma["before"], comma["after"]) == (",", "，")
    assert COPY[comma["place"]] == ","


def test_import_needs_a_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    came = tmp_path / "a.txt"
    came.write_text("一段。\n", "utf-8")
    assert main(["import", str(came)]) == 2
    assert "--into" in capsys.readouterr().err
    assert main(["import", str(tmp_path / "none.txt"), "--dry-run"]) == 2


def test_one_bad_file_leaves_nothing_written(paper: Path, tmp_path: Path) -> None:
    good, bad = tmp_path / "b.txt", tmp_path / "c.pdf"
    good.write_text("一段。\n", "utf-8")
    bad.write_bytes(b"%PDF-1.4")
    assert main(["import", str(good), str(bad), "--into", str(paper)]) == 2
    assert not (paper / "copy" / "b.md").exists()


def test_an_article_of_ours_is_taken_as_it_is(paper: Path, tmp_path: Path) -> None:
    text = "---\nheadline: 题目\n---\n\n正文 里的空格,不动.\n"
    came = tmp_path / "own.md"
    came.write_text(text, "utf-8")
    assert main(["import", str(came), "--into", str(paper)]) == 0
    assert (paper / "copy" / "own.md").read_text("utf-8") == text


def test_house_rules_of_the_paper_apply(paper: Path, tmp_path: Path) -> None:
    rules = paper.parent.parent / "house-rules.yaml"
    rules.write_text(
        "format: pagesetter-house-rules/1\nrules: {width: no, thousands: yes}\ncolumn: 15\n"
        "running-heads: [试报 要闻]\n",
        "utf-8",
    )
    came = tmp_path / "b.txt"
    came.write_text("试报 要闻\n\n前面的话,共有1,200人。\n", "utf-8")
    assert main(["import", str(came), "--into", str(paper)]) == 0
    assert (paper / "copy" / "b.md").read_text("utf-8").strip() == "前面的话,共有1200人。"
    assert load_house_rules(str(rules), ("width", "thousands")) == HouseRules(
        (("width", False), ("thousands", True)), 15, ("试报 要闻",)
    )
    rules.write_text("format: pagesetter-house-rules/1\nrules: {widht: no}\n", "utf-8")
    with pytest.raises(PagesetterError) as told:
        load_house_rules(str(rules), ("width",))
    assert "width" in told.value.findings[0].message("zh")


def test_export_text_in_order_with_numbers(
    paper: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "校样"
    out.mkdir()
    assert main(["export", "text", str(paper), "-o", str(out), "--docx"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        str(out / "2026-11-24-01.txt"), str(out / "2026-11-24.docx"),
    ]  # fmt: skip
    assert (out / "2026-11-24-01.txt").read_text("utf-8") == (
        "第1版　要闻\n\n1-1（s1）\n原有的 稿件\n　　本报讯　第一段。\n· 一项\n\n"
        "小标题\n　　第二段。\n（甲）\n"
    )
    paragraphs = docx.Document(str(out / "2026-11-24.docx")).paragraphs
    assert [p.text for p in paragraphs][:4] == [
        "第1版　要闻", "1-1（s1）", "原有的 稿件", "　　本报讯　第一段。",
    ]  # fmt: skip
    assert main(["export", "text", str(paper), "--pages", "9", "-o", str(out)]) == 2


def test_a_new_version_keeps_what_the_editor_did(
    paper: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    came = tmp_path / "来稿.txt"
    came.write_text(COPY, "utf-8")
    assert main(["import", str(came), "--into", str(paper)]) == 0
    first, second = paper / "copy" / "来稿-1.md", paper / "copy" / "来稿-2.md"
    first.write_text(first.read_text("utf-8").replace("科普大集，", "科普赶集，"), "utf-8")
    before = second.read_text("utf-8")
    capsys.readouterr()
    # The same again: nothing is done.
    assert main(["import", str(came), "--into", str(paper), "--lang", "en"]) == 0
    assert "the same as when it was imported" in capsys.readouterr().err
    # A new version: another number, and one more article.
    came.write_text(
        COPY.replace("来了很多", "来了三百").replace("都说好", "都说真好")
        + "\n# 县中学 办展览\n\n本报讯 这是新添的一篇，前面没有过的。\n",
        "utf-8",
    )
    assert main(["import", str(came), "--into", str(paper), "--dry-run"]) == 0
    assert second.read_text("utf-8") == before
    assert main(["import", str(came), "--into", str(paper), "--lang", "en"]) == 0
    told = capsys.readouterr()
    assert "昨天，林县科协举办科普赶集，来了三百人。" in first.read_text("utf-8")
    assert "今天的讲座，大家都说真好。" in second.read_text("utf-8")
    assert "前面没有过的" in (paper / "copy" / "来稿-3.md").read_text("utf-8")
    assert "a new version" in told.err
    assert "+   1  “很多” → “三百”" in told.out
    assert (paper / "copy" / "source" / "来稿-2.txt").read_bytes() == came.read_bytes()
    # A third version counts from the second; both changed one place: the editor's words stand.
    first.write_text(first.read_text("utf-8").replace("三百", "五百"), "utf-8")
    came.write_text(came.read_text("utf-8").replace("三百", "四百"), "utf-8")
    assert main(["import", str(came), "--into", str(paper), "--lang", "en"]) == 0
    assert "来了五百人" in first.read_text("utf-8")
    err = capsys.readouterr().err
    assert "“五”" in err
    assert "“四”" in err
    # Or for articles of its own.
    assert main(["import", str(came), "--into", str(paper), "--as-new"]) == 0
    assert (paper / "copy" / "来稿-4.md").exists()


def test_changes_of_a_new_version_are_left_out_by_number(
    paper: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    came = tmp_path / "来稿.txt"
    came.write_text(COPY, "utf-8")
    assert main(["import", str(came), "--into", str(paper)]) == 0
    first = paper / "copy" / "来稿-1.md"
    first.write_text(first.read_text("utf-8").replace("科普大集，", "科普赶集，"), "utf-8")
    came.write_text(
        COPY.replace("来了很多", "来了三百")
        .replace("大集，", "盛会，")
        .replace("都说好", "都说真好"),
        "utf-8",
    )
    again = ["import", str(came), "--into", str(paper), "--reject", "1，2"]
    capsys.readouterr()
    assert main([*again, "--dry-run"]) == 0
    lines = [line for line in capsys.readouterr().out.splitlines() if "→" in line and "“" in line]
    assert [line for line in lines if line[:1] in "+! "][-3:] == [
        "+   1  “赶集” → “盛会”", "    2  “很多” → “三百”", "+   3  “” → “真”",
    ]  # fmt: skip
    assert main(again) == 0
    assert "科普盛会，来了很多" in first.read_text("utf-8")
    assert "都说真好" in (paper / "copy" / "来稿-2.md").read_text("utf-8")


def test_another_file_of_the_same_name_is_no_new_version(paper: Path, tmp_path: Path) -> None:
    came = tmp_path / "来稿.txt"
    came.write_text("一篇谈果园的短文，讲怎样剪枝。\n", "utf-8")
    assert main(["import", str(came), "--into", str(paper)]) == 0
    came.write_text("天文台昨夜看见彗星，市民排队观看！\n", "utf-8")
    assert main(["import", str(came), "--into", str(paper)]) == 0
    assert "彗星" in (paper / "copy" / "来稿-2.md").read_text("utf-8")
    assert "果园" in (paper / "copy" / "来稿.md").read_text("utf-8")


@pytest.mark.parametrize("kind", ["txt", "docx"])
def test_a_corrected_proof_comes_back(
    kind: str, paper: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "校样"
    out.mkdir()
    assert main(["export", "text", str(paper), "-o", str(out), "--docx"]) == 0
    sent = out / ("2026-11-24-01.txt" if kind == "txt" else "2026-11-24.docx")
    if kind == "txt":
        text = sent.read_text("utf-8").replace("第一段。", "第一段话。").replace("原有的", "固有的")
        sent.write_text(text, "utf-8")
    else:
        document = docx.Document(str(sent))
        for paragraph in document.paragraphs:
            for before, after in (("第一段。", "第一段话。"), ("原有的", "固有的")):
                if before in paragraph.text:
                    paragraph.runs[0].text = paragraph.text.replace(before, after)
        document.save(str(sent))
    # Changed since the proof went out: stays.
    article = paper / "copy" / "a.md"
    article.write_text(article.read_text("utf-8").replace("第二段。", "第二段改过。"), "utf-8")
    before, page = article.read_text("utf-8"), (paper / "pages" / "01.yaml").read_bytes()
    command = ["import", "--corrections", str(sent), "--into", str(paper), "--lang", "en"]
    capsys.readouterr()
    assert main([*command, "--dry-run"]) == 0
    assert article.read_text("utf-8") == before
    assert capsys.readouterr().out.splitlines() == [
        "    1  01 s1 headline  “原” → “固”", "    2  01 s1 paragraph  “” → “话”",
    ]  # fmt: skip
    assert main([*command, "--reject", "1"]) == 0
    assert article.read_text("utf-8") == before.replace("第一段。", "第一段话。")
    assert main(command) == 0
    assert "  固有的\n  稿件" in article.read_text("utf-8")
    assert "第二段改过。" in article.read_text("utf-8")
    assert (paper / "pages" / "01.yaml").read_bytes() == page


def test_corrections_need_an_issue(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "--corrections", str(tmp_path / "a.txt"), "--dry-run"]) == 2
    assert main(["import", "--into", str(tmp_path)]) == 2
    assert "--corrections" in capsys.readouterr().err
