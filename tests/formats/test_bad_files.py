"""Files that cannot be read as they are, and paths that lead out of the paper."""

from __future__ import annotations

import os

import pytest
from papers import ISSUE, ISSUE_FOLDER, PAGE, good, write

from pagesetter.findings import ERROR, WARNING, PagesetterError
from pagesetter.formats import find_issue, load_issue

BAD = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "data", "bad")
PAGE_FILE = f"{ISSUE_FOLDER}/pages/02.yaml"
COPY_FILE = f"{ISSUE_FOLDER}/copy/lead.md"


def put(folder, name: str, data: bytes) -> None:
    path = os.path.join(str(folder), *name.split("/"))
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(data)


def the_error(path) -> tuple[str, str, int, int]:
    """Code, file, line and column of the one error; both languages have words for it."""
    with pytest.raises(PagesetterError) as caught:
        load_issue(str(path))
    (found,) = caught.value.findings
    assert found.severity == ERROR
    for language in ("en", "zh"):
        assert "{" not in found.message(language) + found.remedy(language)
    return found.code, found.span.file, found.span.line, found.span.column


def test_a_path_that_is_not_there(tmp_path):
    with pytest.raises(PagesetterError) as caught:
        find_issue(str(tmp_path / "没有"))
    (found,) = caught.value.findings
    assert found.code == "path-missing"
    assert "没有" in found.message("zh")


def test_a_folder_that_is_no_issue(tmp_path):
    assert the_error(tmp_path)[0] == "no-issue-here"


def test_a_paper_without_issues(tmp_path):
    write(str(tmp_path), {"paper.yaml": good()["paper.yaml"]})
    assert the_error(tmp_path)[0] == "paper-without-issues"


def test_a_file_of_nothing(tmp_path):
    write(str(tmp_path), {"readme.txt": ""})
    assert the_error(tmp_path / "readme.txt")[0] == "no-issue-here"


def test_50_megabytes_are_refused_unread(tmp_path):
    write(str(tmp_path), good())
    path = os.path.join(str(tmp_path), *PAGE_FILE.split("/"))
    with open(path, "r+b") as file:
        file.truncate(50 * 1024 * 1024)
    assert the_error(tmp_path) == ("file-too-large", PAGE_FILE, 0, 0)


def test_a_long_article_is_let_in_and_one_too_long_is_not(tmp_path):
    write(str(tmp_path), good())
    put(tmp_path, COPY_FILE, "字".encode() * (8 * 1024 * 1024 // 3))
    assert load_issue(str(tmp_path)).issue.articles[0].characters == 8 * 1024 * 1024 // 3
    put(tmp_path, COPY_FILE, b"x" * (8 * 1024 * 1024 + 1))
    assert the_error(tmp_path)[:2] == ("file-too-large", COPY_FILE)


def test_an_unreadable_file(tmp_path, monkeypatch):
    write(str(tmp_path), good())
    real = os.open

    def refuse(path, *args, **kwargs):
        if str(path).endswith("lead.md"):
            raise PermissionError(13, "Permission denied", path)
        return real(path, *args, **kwargs)

    monkeypatch.setattr("os.open", refuse)
    with pytest.raises(PagesetterError) as caught:
        load_issue(str(tmp_path))
    (found,) = caught.value.findings
    assert (found.code, found.span.file) == ("file-unreadable", COPY_FILE)
    assert "没有权限" in found.message("zh")
    assert "Permission denied" in found.message("en")
    assert str(tmp_path) not in found.message("en")


def test_a_folder_named_like_an_article(tmp_path):
    write(str(tmp_path), good())
    os.makedirs(os.path.join(str(tmp_path), ISSUE_FOLDER, "copy", "夹.md"))
    assert the_error(tmp_path)[:2] == ("file-not-regular", f"{ISSUE_FOLDER}/copy/夹.md")


def test_a_link_to_nothing(tmp_path):
    write(str(tmp_path), good())
    os.symlink("gone.md", os.path.join(str(tmp_path), ISSUE_FOLDER, "copy", "x.md"))
    assert the_error(tmp_path) == ("file-missing", f"{ISSUE_FOLDER}/copy/x.md", 0, 0)


def test_a_link_to_itself(tmp_path):
    write(str(tmp_path), good())
    os.symlink("x.md", os.path.join(str(tmp_path), ISSUE_FOLDER, "copy", "x.md"))
    assert the_error(tmp_path)[:2] == ("file-unreadable", f"{ISSUE_FOLDER}/copy/x.md")


def test_a_binary_file(tmp_path):
    write(str(tmp_path), good())
    put(tmp_path, COPY_FILE, b"\xe7\x94\xb2\n\x00PNG")
    assert the_error(tmp_path) == ("file-binary", COPY_FILE, 2, 1)


GB_COPY = "---\nheadline: 漢字与汉字㐂\n---\n\n自学习教育开展以来，€𠮷。\n"


def test_gb18030_is_read_with_a_finding(tmp_path):
    for name, text in {**good(), COPY_FILE: GB_COPY}.items():
        put(tmp_path, name, text.encode("gb18030"))
    loaded = load_issue(str(tmp_path))
    assert [(f.code, f.severity, f.span.file, f.span.line) for f in loaded.findings] == [
        ("encoding-gb18030", WARNING, "paper.yaml", 1),
        ("encoding-gb18030", WARNING, PAGE_FILE, 1),
        ("encoding-gb18030", WARNING, "layouts/five.yaml", 1),
        ("encoding-gb18030", WARNING, COPY_FILE, 1),
        ("encoding-gb18030", WARNING, f"{ISSUE_FOLDER}/copy/spare.md", 1),
    ]
    for found in loaded.findings:
        assert found.span.file in found.message("zh")
        assert "UTF-8" in found.remedy("en")
    article = loaded.issue.articles[0]
    assert article.headline == "漢字与汉字㐂"
    assert article.body[0].text == "自学习教育开展以来，€𠮷。"
    assert loaded.issue.pages[0].section == "学会之窗"
    assert loaded.files[COPY_FILE].startswith(b"---\nheadline: \x9dh")


def test_utf8_with_a_broken_place_is_not_taken_for_gb18030(tmp_path):
    write(str(tmp_path), good())
    text = ("自学习教育开展以来，市科协立足实际。\n" * 5).encode()
    put(tmp_path, COPY_FILE, text[:-5] + b"\xe5\xae" + text[-4:])
    code, file, line, _ = the_error(tmp_path)
    assert (code, file, line) == ("encoding-unknown", COPY_FILE, 5)


def test_utf16_is_refused(tmp_path):
    write(str(tmp_path), good())
    put(tmp_path, COPY_FILE, "正文。".encode("utf-16"))
    assert the_error(tmp_path) == ("encoding-unknown", COPY_FILE, 1, 1)


def test_a_byte_order_mark_moves_nothing(tmp_path):
    files = good()
    write(str(tmp_path), files)
    put(tmp_path, PAGE_FILE, b"\xef\xbb\xbf" + files[PAGE_FILE].replace("\n", "\r\n").encode())
    put(tmp_path, COPY_FILE, b"\xef\xbb\xbf" + files[COPY_FILE].replace("\n", "\r\n").encode())
    issue = load_issue(str(tmp_path)).issue
    write(str(tmp_path / "plain"), files)
    assert issue == load_issue(str(tmp_path / "plain")).issue


def test_a_link_out_of_the_paper(tmp_path):
    paper = tmp_path / "paper"
    write(str(paper), good())
    put(tmp_path, "secret.md", "别人的文件".encode())
    os.symlink(str(tmp_path / "secret.md"), str(paper / ISSUE_FOLDER / "copy" / "x.md"))
    assert the_error(paper) == ("path-outside", f"{ISSUE_FOLDER}/copy/x.md", 0, 0)


def test_a_linked_folder_out_of_the_paper(tmp_path):
    paper = tmp_path / "paper"
    write(str(paper), good())
    os.makedirs(str(tmp_path / "elsewhere"))
    os.symlink(str(tmp_path / "elsewhere"), str(paper / "fonts"))
    assert the_error(paper)[:2] == ("path-outside", "fonts")


def test_a_link_within_the_paper_is_followed(tmp_path):
    write(str(tmp_path), good())
    copy = tmp_path / ISSUE_FOLDER / "copy"
    os.symlink("lead.md", str(copy / "again.md"))
    assert [a.name for a in load_issue(str(tmp_path)).issue.articles] == ["again", "lead", "spare"]


def test_chinese_names_and_blanks_in_paths(tmp_path):
    files = {
        name.replace("copy/lead", "copy/头条 稿件").replace("pages/02", "pages/要闻 版"): text
        for name, text in good().items()
    }
    page = PAGE.replace("article: lead", "article: 头条 稿件")
    files[f"{ISSUE_FOLDER}/pages/要闻 版.yaml"] = page
    files[f"{ISSUE_FOLDER}/issue.yaml"] = ISSUE.replace("[02]", "[要闻 版]")
    folder = str(tmp_path / "我的 报纸")
    write(folder, files)
    issue = load_issue(folder).issue
    assert (issue.pages[0].name, issue.pages[0].number) == ("要闻 版", 1)
    assert issue.pages[0].stories[0].article == "头条 稿件"


def test_hidden_and_foreign_files_are_let_be(tmp_path):
    write(str(tmp_path), good())
    for name in (".lead.md.swp", "._lead.md", "~$稿.md", "notes.txt", "lead.md.bak"):
        put(tmp_path, f"{ISSUE_FOLDER}/copy/{name}", b"\xff\xfe\x00")
    assert len(load_issue(str(tmp_path)).issue.articles) == 2


def test_an_empty_article_is_read(tmp_path):
    write(str(tmp_path), {**good(), COPY_FILE: ""})
    assert load_issue(str(tmp_path)).issue.articles[0].body == ()


def test_all_errors_of_all_files_at_once():
    with pytest.raises(PagesetterError) as caught:
        load_issue(os.path.join(BAD, "every-file"))
    assert [(str(f.span), f.code) for f in caught.value.findings] == [
        ("paper.yaml:8:1", "key-unknown"),
        (f"{ISSUE_FOLDER}/issue.yaml:5:13", "page-missing"),
        (f"{ISSUE_FOLDER}/pages/02.yaml:24:40", "number-range"),
        ("layouts/five.yaml:9:9", "length-form"),
        (f"{ISSUE_FOLDER}/copy/lead.md:6:9", "wrong-type"),
        (f"{ISSUE_FOLDER}/copy/spare.md:2:4", "yaml-bracket-open"),
    ]
    for language in ("en", "zh"):
        assert all(f.message(language) for f in caught.value.findings)
