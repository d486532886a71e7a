"""Issues saved: one change, one line; nothing lost, nothing half written."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import papers
import pytest

from pagesetter.findings import PagesetterError
from pagesetter.findings.finding import finding
from pagesetter.findings.messages_formats import MESSAGES
from pagesetter.formats import Loaded, load_issue
from pagesetter.formats.decode import decode
from pagesetter.formats.encode import encode_page
from pagesetter.formats.encode_numbers import measure_text
from pagesetter.formats.notes import Notes
from pagesetter.formats.patch import DeleteItem, InsertItem, MoveItem, SetValue
from pagesetter.formats.store import issue_text, page_edits, page_text, save
from pagesetter.geometry import Measure
from pagesetter.model import Article, Block, Frame, Page, Plan, Span, Story, StyleValue

FOLDER = papers.ISSUE_FOLDER


def read(text: str) -> Page:
    notes = Notes("pages/02.yaml")
    page = decode(text, "page", notes)
    assert notes.findings == []
    return page._replace(name="02", number=page.number or 2)


def test_a_page_is_encoded_as_its_file_says_it() -> None:
    assert encode_page(read(papers.PAGE)) == {
        "layout": "five",
        "section": "学会之窗",
        "credits": {"责编": "林晓", "版式": "周禾"},
        "stories": [
            {
                "id": "s1",
                "article": "lead",
                "style": {"size": "9pt", "letter-space": "-0.02"},
                "title": {
                    "headline": {
                        "size": "36pt", "face": "大标宋", "horizontal-scale": "90%", "ink": "报红",
                    },
                    "text": {"headline": "短题"},
                },
                "frames": [
                    {"id": "f1", "column": "1", "line": "1", "columns": "4", "lines": "30"},
                    {
                        "id": "f2", "column": "5", "line": "1", "columns": "1", "lines": "30",
                        "inset-left": "0.5字", "split": "3", "remainder": "last",
                    },
                ],
            },
            {
                "id": "s2",
                "plan": {"title": "秋季科普周", "characters": "800", "picture": True},
                "frames": [
                    {"id": "f3", "column": "1", "line": "31", "columns": "5", "lines": "10"}
                ],
            },
        ],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("measure", "text"),
    [
        (Measure(72, 8, "pt"), "9pt"),
        (Measure(-5, 10, "字"), "-0.5字"),
        (Measure(1, 3, "字"), "1/3字"),
        (Measure(-2, 6, "行"), "-1/3行"),
        (Measure(17, 2, "pt"), "8.5pt"),
        (Measure(0, 1, "mm"), "0mm"),
        (Measure(123456789, 1000000000, "mm"), "0.123456789mm"),
    ],
)
def test_lengths_are_written_exactly(measure: Measure, text: str) -> None:
    assert measure_text(measure) == text


def story(page: Page, at: int, **changes: Any) -> Page:
    stories = list(page.stories)
    stories[at] = stories[at]._replace(**changes)
    return page._replace(stories=tuple(stories))


def frame(page: Page, at: int, which: int, **changes: Any) -> Page:
    frames = list(page.stories[at].frames)
    frames[which] = frames[which]._replace(**changes)
    return story(page, at, frames=tuple(frames))


def test_edits() -> None:
    page = read(papers.PAGE)
    first = page.stories[0]
    size, space = first.style
    one = ("stories", 0)
    assert page_edits(page, page) == []
    assert page_edits(page, frame(page, 0, 1, column=4)) == [
        SetValue((*one, "frames", 1, "column"), "4")
    ]
    assert page_edits(page, frame(page, 0, 1, split=None, inset_left=Measure(0, 1, "字"))) == [
        DeleteItem((*one, "frames", 1, "inset-left")),
        DeleteItem((*one, "frames", 1, "split")),
    ]
    assert page_edits(page, story(page, 0, style=(space._replace(value=300), size))) == [
        SetValue((*one, "style", "letter-space"), "0.3")
    ]
    assert page_edits(page, story(page, 0, style=())) == [DeleteItem((*one, "style"))]
    assert page_edits(page, story(page, 0, frames=first.frames[::-1])) == [
        MoveItem((*one, "frames"), 1, 0)
    ]
    assert page_edits(page, page._replace(stories=page.stories[1:])) == [DeleteItem(("stories", 0))]
    new = Story("s9", frames=(Frame("f9", 1, 41, 2, 5, split=3),), plan=Plan("新稿"))
    assert page_edits(page, page._replace(stories=(first, new, page.stories[1]))) == [
        InsertItem(("stories",), 1, {
            "id": "s9", "plan": {"title": "新稿"},
            "frames": [{"id": "f9", "column": "1", "line": "41", "columns": "2", "lines": "5",
                        "split": "3"}]})
    ]  # fmt: skip


def changed_lines(before: str, after: str) -> list[tuple[str, str]]:
    pairs = zip(before.splitlines(True), after.splitlines(True), strict=True)
    return [pair for pair in pairs if pair[0] != pair[1]]


PLACED = {
    "a frame moved": (lambda p: frame(p, 0, 1, line=2), ("        line: 1\n", "        line: 2\n")),
    "a flow frame moved": (
        lambda p: frame(p, 0, 0, column=2, columns=3),
        ("      - {id: f1, column: 1, line: 1, columns: 4, lines: 30}\n",
         "      - {id: f1, column: 2, line: 1, columns: 3, lines: 30}\n")),
    "a key more in a flow frame": (
        lambda p: frame(p, 1, 0, inset_right=Measure(1, 2, "字")),
        ("    frames: [{id: f3, column: 1, line: 31, columns: 5, lines: 10}]\n",
         "    frames: [{id: f3, column: 1, line: 31, columns: 5, lines: 10, "
         "inset-right: 0.5字}]\n")),
    "credits": (
        lambda p: p._replace(credits=(("责编", "林晓"), ("校对", "何川"), ("版式", "周禾"))),
        ("credits: {责编: 林晓, 版式: 周禾}\n", "credits: {责编: 林晓, 校对: 何川, 版式: 周禾}\n")),
    "credits in another order": (
        lambda p: p._replace(credits=p.credits[::-1]),
        ("credits: {责编: 林晓, 版式: 周禾}\n", "credits: {版式: 周禾, 责编: 林晓}\n")),
    "section": (lambda p: p._replace(section="要闻"), ("section: 学会之窗\n", "section: 要闻\n")),
    "a boolean in its own words": (
        lambda p: story(p, 1, plan=Plan("秋季科普周", 800, False)),
        ("    plan: {title: 秋季科普周, characters: 800, picture: yes}\n",
         "    plan: {title: 秋季科普周, characters: 800}\n")),
    "a title's words in two lines": (
        lambda p: story(p, 0, title=p.stories[0].title._replace(text=(("headline", "短\n题"),))),
        ("      text: {headline: 短题}\n", '      text: {headline: "短\\n题"}\n')),
    "a title's style": (
        lambda p: story(p, 0, title=p.stories[0].title._replace(
            parts=(("headline", (StyleValue("size", Measure(42)),)),))),
        ("      headline: {size: 36pt, face: 大标宋, horizontal-scale: 90%, ink: 报红}\n",
         "      headline: {size: 42pt}\n")),
}  # fmt: skip


@pytest.mark.parametrize("name", PLACED)
def test_one_change_one_line(name: str) -> None:
    change, line = PLACED[name]
    page = read(papers.PAGE)
    text = page_text(papers.PAGE, page, change(page))
    assert changed_lines(papers.PAGE, text) == [line]


def test_a_number_the_name_does_not_give() -> None:
    page = read(papers.PAGE)
    text = page_text(papers.PAGE, page, page._replace(number=7))
    assert text == papers.PAGE.replace("layout: five\n", "layout: five\nnumber: 7\n")
    assert page_text(text, page._replace(number=7), page) == papers.PAGE


def test_what_could_not_be_read_is_not_written() -> None:
    page = read(papers.PAGE)
    with pytest.raises(PagesetterError, match="13:47: 0 is out of range"):
        page_text(papers.PAGE, page, frame(page, 0, 0, columns=0))


# --- on disk


@pytest.fixture
def loaded(tmp_path: Path) -> Loaded:
    papers.write(str(tmp_path), papers.good())
    return load_issue(str(tmp_path))


def on_disk(loaded: Loaded) -> dict[str, bytes]:
    found = {}
    for name in sorted(Path(loaded.root).rglob("*")):
        if name.is_file():
            found[name.relative_to(loaded.root).as_posix()] = name.read_bytes()
    return found


def with_page(loaded: Loaded, page: Page) -> Any:
    return loaded.issue._replace(pages=(page,))


def without_spans(value: Any) -> Any:
    if hasattr(value, "_fields"):
        inner = {k: without_spans(getattr(value, k)) for k in value._fields if k != "span"}
        return (type(value).__name__, inner)
    return tuple(map(without_spans, value)) if isinstance(value, tuple) else value


def test_no_edit_no_byte(loaded: Loaded, monkeypatch: pytest.MonkeyPatch) -> None:
    before = on_disk(loaded)
    monkeypatch.setattr(os, "replace", None)
    again = save(
        loaded, loaded.issue._replace(pages=tuple(p._replace() for p in loaded.issue.pages))
    )
    assert on_disk(loaded) == before
    assert again.files == loaded.files


def test_one_frame_moved_touches_one_file(loaded: Loaded) -> None:
    before = on_disk(loaded)
    new = with_page(loaded, frame(loaded.issue.pages[0], 0, 1, column=4))
    saved = save(loaded, new)
    after = on_disk(loaded)
    assert [name for name in after if after[name] != before.get(name)] == [
        f"{FOLDER}/pages/02.yaml"
    ]
    assert without_spans(saved.issue) == without_spans(new)
    assert saved.files == load_issue(loaded.folder).files
    assert saved.issue == load_issue(loaded.folder).issue


def test_saving_twice_uses_fresh_places(loaded: Loaded) -> None:
    """After a save that moved lines, the next one still finds every block and key."""
    article = loaded.issue.articles[0]
    longer = article._replace(
        kicker="上\n下", body=(*article.body, Block("subhead", (Span("小标"),), 2))
    )
    spare = loaded.issue.articles[1]
    once = save(loaded, loaded.issue._replace(articles=(longer, spare)))
    last = once.issue.articles[0]
    words = last.body[0]._replace(spans=(Span("换了一段话。"),))
    twice = save(
        once, once.issue._replace(articles=(last._replace(body=(words, *last.body[1:])), spare))
    )
    assert (
        on_disk(loaded)[f"{FOLDER}/copy/lead.md"].decode()
        == """\
---
kicker: |-
  上
  下
headline: |
  全省科协系统
  扎实推进学习教育
dateline: 本报讯
credit: （市科协）
---

换了一段话。

## 小标
"""
    )
    assert twice.issue == load_issue(loaded.folder).issue


def test_pages_and_articles_made_and_taken_out(loaded: Loaded) -> None:
    page = Page("03", 3, "five", stories=(Story("s1", "新稿", frames=(Frame("f1", 1, 1, 2, 9),)),))
    new = Article("新稿", headline="题: 一\n二", body=(Block("paragraph", (Span("正文。"),)),))
    issue = loaded.issue._replace(
        pages=(*loaded.issue.pages, page), articles=(loaded.issue.articles[0], new)
    )
    saved = save(loaded, issue)
    files = on_disk(loaded)
    assert (
        files[f"{FOLDER}/pages/03.yaml"].decode()
        == """\
format: pagesetter-page/1
layout: five
stories:
  - id: s1
    article: 新稿
    frames:
      - {id: f1, column: 1, line: 1, columns: 2, lines: 9}
"""
    )
    assert (
        files[f"{FOLDER}/copy/新稿.md"].decode()
        == """\
---
headline: |-
  题: 一
  二
---

正文。
"""
    )
    assert files[f"{FOLDER}/issue.yaml"].decode() == papers.ISSUE.replace("[02]", "[02, 03]")
    assert f"{FOLDER}/copy/spare.md" not in files
    assert saved.issue == load_issue(loaded.folder).issue
    save(saved, loaded.issue)
    assert {**on_disk(loaded), f"{FOLDER}/copy/spare.md": b""} == {
        **{name: text.encode() for name, text in papers.good().items()},
        f"{FOLDER}/copy/spare.md": b"",
    }


def test_the_issue_itself(loaded: Loaded) -> None:
    text = issue_text(papers.ISSUE, loaded.issue, loaded.issue._replace(number="48", total=""))
    assert text == papers.ISSUE.replace("47", "48").replace("total: 1203\n", "")
    with pytest.raises(PagesetterError):
        save(loaded, loaded.issue._replace(date="2026-02-30"))
    with pytest.raises(ValueError, match="papers and layouts"):
        save(loaded, loaded.issue._replace(paper=loaded.issue.paper._replace(name="x")))


def test_a_page_takes_another_layout(loaded: Loaded) -> None:
    other = loaded.issue.layouts[0]._replace(name="six")
    page = loaded.issue.pages[0]._replace(layout="six")
    save(loaded, with_page(loaded, page)._replace(layouts=(other,)))
    text = Path(loaded.folder, "pages", "02.yaml").read_text(encoding="utf-8")
    assert text == papers.PAGE.replace("layout: five", "layout: six")
    changed = loaded.issue.layouts[0]._replace(title="x")
    with pytest.raises(ValueError, match="papers and layouts"):
        save(loaded, loaded.issue._replace(layouts=(changed,)))


def test_changed_on_disk(loaded: Loaded) -> None:
    page = Path(loaded.folder, "pages", "02.yaml")
    page.write_bytes(page.read_bytes() + b"# by hand\n")
    other = Path(loaded.folder, "copy", "new.md")
    other.write_bytes(b"mine")
    before = on_disk(loaded)
    issue = with_page(loaded, frame(loaded.issue.pages[0], 0, 1, column=4))
    issue = issue._replace(articles=(*issue.articles, Article("new", headline="x")))
    with pytest.raises(PagesetterError) as error:
        save(loaded, issue)
    assert [(f.code, f.span.file) for f in error.value.findings] == [
        ("file-changed-on-disk", f"{FOLDER}/pages/02.yaml"),
        ("file-changed-on-disk", f"{FOLDER}/copy/new.md"),
    ]
    assert on_disk(loaded) == before


def test_gone_from_disk(loaded: Loaded) -> None:
    os.unlink(Path(loaded.folder, "pages", "02.yaml"))
    with pytest.raises(PagesetterError, match=r"02\.yaml is no longer there"):
        save(loaded, with_page(loaded, frame(loaded.issue.pages[0], 0, 1, column=4)))


def test_a_full_disk(loaded: Loaded, monkeypatch: pytest.MonkeyPatch) -> None:
    before = on_disk(loaded)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(PagesetterError) as error:
        save(loaded, with_page(loaded, frame(loaded.issue.pages[0], 0, 1, column=4)))
    found = error.value.findings[0]
    assert found.code == "cannot-write"
    assert "磁盘已满" in found.message("zh")
    assert "No space left" in found.message("en")
    assert on_disk(loaded) == before


class Killed(BaseException):
    """The process is gone."""


def three_pages(folder: Path) -> Loaded:
    files = papers.good()
    files[f"{FOLDER}/issue.yaml"] = papers.ISSUE.replace("[02]", "[02, 03, 04]")
    for name in ("03", "04"):
        page = papers.PAGE.replace("article: lead", "plan: {title: 待定}")
        files[f"{FOLDER}/pages/{name}.yaml"] = page
    papers.write(str(folder), files)
    return load_issue(str(folder))


@pytest.mark.parametrize("cut", range(1, 6))
def test_a_save_of_three_pages_killed_at_any_replacement(tmp_path: Path, cut: int) -> None:
    """Opening the issue again finds all pages old or all new."""
    loaded = three_pages(tmp_path)
    new = loaded.issue._replace(pages=tuple(frame(p, 0, 0, column=2) for p in loaded.issue.pages))
    real, count = os.replace, 0

    def replace(source: str, target: str) -> None:
        nonlocal count
        count += 1
        if count >= cut:
            raise Killed
        real(source, target)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(os, "replace", replace)
        if cut < 5:  # the journal and three pages
            with pytest.raises(Killed):
                save(loaded, new)
        else:
            save(loaded, new)
    again = load_issue(str(tmp_path)).issue
    wanted = loaded.issue if cut == 1 else new
    assert without_spans(again) == without_spans(wanted)
    assert not Path(loaded.folder, ".pagesetter").exists() or cut == 1


def test_an_unfinished_save_that_makes_no_sense(loaded: Loaded) -> None:
    journal = Path(loaded.folder, ".pagesetter", "commit.json")
    journal.parent.mkdir()
    journal.write_text("{}", encoding="utf-8")
    with pytest.raises(PagesetterError) as error:
        load_issue(loaded.folder)
    assert [f.code for f in error.value.findings] == ["save-unfinished"]
    assert error.value.findings[0].remedy("zh").startswith("请查看 .pagesetter/commit.json")
    assert journal.exists()


@pytest.mark.parametrize(("reason", "told"), [
    ("it would not read back as it is", "写成文件再读回来，就不是现在这样了"),
    ("words cannot be written as copy: {甲", "稿件文件里写不出这些字：{甲"),
    ("the encoding of the file has no such character: 𠮷", "文件的编码里没有这个字：𠮷"),
    ("something else: 甲", "something else: 甲"),
])  # fmt: skip
def test_why_something_is_not_saved_is_told_in_chinese(reason: str, told: str) -> None:
    one = finding(MESSAGES, "cannot-save", file="a.md", reason=reason)
    assert one.message("zh") == f"a.md 的现状无法保存：{told}。所有文件均未改动"


def test_what_cannot_be_written_as_copy(loaded: Loaded) -> None:
    before = on_disk(loaded)
    blank = Article("lead", body=(Block("paragraph", (Span(" 前有空格"),)),))
    with pytest.raises(PagesetterError) as error:
        save(loaded, loaded.issue._replace(articles=(blank, loaded.issue.articles[1])))
    (told,) = error.value.findings
    assert told.code == "cannot-save"
    assert told.message("zh") == (
        "issues/2026-11-24/copy/lead.md 的现状无法保存："
        "写成文件再读回来，就不是现在这样了。所有文件均未改动"
    )
    assert on_disk(loaded) == before


def test_a_file_in_gb18030_stays_so(tmp_path: Path) -> None:
    files = papers.good()
    page = files.pop(f"{FOLDER}/pages/02.yaml").replace(
        "学会之窗", "学会之窗　版面改了很多次仍是国标码"
    )
    papers.write(str(tmp_path), files)
    path = tmp_path / FOLDER / "pages" / "02.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(page.encode("gb18030"))
    loaded = load_issue(str(tmp_path))
    save(loaded, with_page(loaded, frame(loaded.issue.pages[0], 0, 0, column=2)))
    assert path.read_bytes() == page.replace("column: 1, line: 1,", "column: 2, line: 1,").encode(
        "gb18030"
    )


def test_findings_of_saved_files_are_fresh(tmp_path: Path) -> None:
    files = papers.good()
    name = f"{FOLDER}/copy/spare.md"
    files[name] = "# 大标题\n\n正文。\n"
    papers.write(str(tmp_path), files)
    loaded = load_issue(str(tmp_path))
    assert [f.code for f in loaded.findings if f.span.file == name] == ["not-understood"]
    lead, spare = loaded.issue.articles
    saved = save(
        loaded, loaded.issue._replace(articles=(lead, spare._replace(body=spare.body[1:])))
    )
    assert [f for f in saved.findings if f.span.file == name] == []
    assert Path(tmp_path, name).read_text(encoding="utf-8") == "正文。\n"
