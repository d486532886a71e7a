"""Faults in an issue's files: each is found, with its place, and gone when it is put right."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from two_pages import FILES

from pagesetter.checks.profile import load_profile
from pagesetter.findings import PagesetterError
from pagesetter.session.preflight import check_file, check_issue

PAPER = """\
format: pagesetter-paper/1
name: 试验报
publication: {CN: CN 00-0000, 主办: 试验社}
protected: [科学普及]
"""
HEAD = (
    "  - {id: h, kind: running-head, column: 1, line: 60, columns: 5, lines: 2, rows: [{left: L}]}"
)
BOXES = "boxes:\n" + HEAD + "\n"

Write = Callable[[Mapping[str, str]], str]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a paper of one issue with these files changed; return the issue's folder."""

    def make(changes: Mapping[str, str]) -> str:
        issue = tmp_path / "paper" / "issues" / "2026-11-24"
        files = {f"issues/2026-11-24/{name}": text for name, text in FILES.items()}
        files["paper.yaml"] = PAPER
        for name, text in changes.items():
            files[name if name == "paper.yaml" else f"issues/2026-11-24/{name}"] = text
        for name, text in files.items():
            path = tmp_path / "paper" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        return str(issue)

    return make


def codes(folder: str, profile: str = "") -> set[str]:
    harmless = {"underset", "loose-line", "typed-indent"}  # about copy, which is not at stake here
    return {f.code for f in check_issue(folder, profile).findings} - harmless


def head(words: str) -> dict[str, str]:
    return {"pages/01.yaml": FILES["pages/01.yaml"] + BOXES.replace("L}", f'"{words}"}}')}


def test_nothing_is_wrong_with_the_good_issue(write: Write) -> None:
    done = check_issue(write({}))
    assert done.profile == "正式报纸"
    assert codes(write({})) == set()


WORDS_WRONG = "weekday-wrong"
WORDS = {
    "2026年11月24日　星期二": None,
    "2026年11月24日　星期三": "weekday-wrong",
    "2026年11月23日　星期一": "date-wrong",
    "第7期": None,
    "第8期": "number-wrong",
    "（下转第9版）": "jump-nowhere",
    "（下转第2版）": "jump-unanswered",
}


@pytest.mark.parametrize("words", WORDS)
def test_words_on_the_page(words: str, write: Write) -> None:
    assert codes(write(head(words))) == {c for c in [WORDS[words]] if c}


@pytest.mark.parametrize("words", [words for words, code in WORDS.items() if code])
def test_words_are_told_at_the_box_that_says_them(words: str, write: Write) -> None:
    files = head(words)
    line = files["pages/01.yaml"].split("\n").index(HEAD.replace("L}", f'"{words}"}}')) + 1
    (one,) = (f for f in check_issue(write(files)).findings if f.code == WORDS[words])
    assert (one.place.page, one.place.story, one.place.frame) == ("1", "", "h")
    assert (one.span.file, one.span.line) == ("issues/2026-11-24/pages/01.yaml", line)


FURNITURE = "  - {id: foot, kind: running-head, column: 1, line: 60, columns: 5, lines: 2, ROWS}\n"


@pytest.mark.parametrize("own", [True, False], ids=["the page's", "the layout's"])
def test_words_of_furniture_are_told_where_they_are_written(
    own: bool, write: Write, root: str
) -> None:
    """In the layout, unless the page writes its own."""
    wrong, right = ("rows: [{left: 2026年11月24日 星期" + day + "}]" for day in "三二")
    page = FILES["pages/01.yaml"]
    if own:
        page += "furniture:\n  - {id: foot, " + wrong + "}\n"
    folder = write({"pages/01.yaml": page})
    layout = Path(root, "layouts", "tabloid-5x15.yaml").read_text("utf-8")
    added = FURNITURE.replace("ROWS", right if own else wrong)
    layout = layout.replace("furniture:\n", "furniture:\n" + added)
    layouts = Path(folder).parent.parent / "layouts"
    layouts.mkdir()
    (layouts / "tabloid-5x15.yaml").write_text(layout, "utf-8")
    found = [f for f in check_issue(folder).findings if f.code == "weekday-wrong"]
    told = [(f.place.page, f.place.frame, f.span.file.rpartition("/")[2]) for f in found]
    here = "01.yaml" if own else "tabloid-5x15.yaml"
    assert told == [("1", "foot", here)] if own else [(n, "foot", here) for n in "12"]
    wanted = (page if own else layout).split("\n")
    assert all("foot" in wanted[f.span.line - 1] for f in found)


def test_a_name_that_leaves_the_sheet_is_told_so(write: Write) -> None:
    """90 字 of 9 pt in the last column of the page end 205.8 mm to its right."""
    box = f"boxes:\n  - {{id: o, kind: co-organizers, column: 5, line: 1, names: [{'长' * 90}]}}\n"
    box = box.replace("line: 1,", "line: 30, columns: 1, lines: 20,")
    files = {"pages/01.yaml": FILES["pages/01.yaml"] + box}
    (one,) = (f for f in check_issue(write(files)).findings if f.code == "off-sheet")
    assert one.severity == "error"
    assert "205.8 毫米" in one.message("zh")
    assert "205.8 mm off the sheet" in one.message("en")


def test_a_date_within_a_story_is_told_at_the_story(write: Write) -> None:
    copy = FILES["copy/a.md"] + "\n2026年11月24日星期一。\n"
    (one,) = (
        f for f in check_issue(write({"copy/a.md": copy})).findings if f.code == "weekday-wrong"
    )
    assert (one.place.story, one.place.frame, one.span.line) == ("s1", "", 4)


def test_an_impossible_date_in_a_story(write: Write) -> None:
    copy = FILES["copy/a.md"] + "\n2026年2月30日，星期一。\n"
    assert "date-impossible" in codes(write({"copy/a.md": copy}))


def test_a_jump_that_is_answered(write: Write) -> None:
    files = head("（下转第2版）")
    files["pages/02.yaml"] = FILES["pages/02.yaml"] + BOXES.replace("L}", '"（上接第1版）"}')
    assert codes(write(files)) == set()


def test_page_numbers_must_follow(write: Write) -> None:
    files = {
        "issue.yaml": FILES["issue.yaml"].replace("02", "04"),
        "pages/04.yaml": FILES["pages/02.yaml"],
    }
    found = check_issue(write(files)).findings
    (one,) = [f for f in found if f.code == "page-sequence"]
    assert one.severity == "error"
    assert one.span.file == "issues/2026-11-24/pages/04.yaml"


HEAD_BEFORE = "format: pagesetter-issue/1\nnumber: NUMBER\ntotal: TOTAL\ndate: DATE\npages: []\n"


@pytest.mark.parametrize(
    ("number", "total", "date", "expected"),
    [
        ("6", "119", "2026-11-17", set()),
        ("5", "119", "2026-11-17", {"number-sequence"}),
        ("7", "119", "2026-11-17", {"number-sequence"}),
        ("6", "120", "2026-11-17", {"total-sequence"}),
        ("六", "", "2026-11-17", set()),
        ("9", "9", "2026-12-01", set()),  # the one after
        ("6", "119", "2026-11-24", {"issue-date-twice"}),
        ("52", "119", "2025-12-30", {"number-sequence"}),
    ],
)
def test_numbers_follow_the_issue_before(
    number: str, total: str, date: str, expected: set[str], write: Write
) -> None:
    folder = write({"issue.yaml": FILES["issue.yaml"].replace("date", "total: 120\ndate")})
    other = Path(folder).parent / "other"
    other.mkdir()
    head = HEAD_BEFORE.replace("NUMBER", number).replace("TOTAL", total).replace("DATE", date)
    (other / "issue.yaml").write_text(head, "utf-8")
    assert codes(folder) == expected
    (other / "issue.yaml").write_bytes(b"\xff\x00 {")  # another issue's trouble
    assert codes(folder) == set()


def test_a_year_begins_with_number_one(write: Write) -> None:
    head = FILES["issue.yaml"].replace("number: 7", "number: 1").replace("2026-11-24", "2027-01-05")
    folder = write({"issue.yaml": head})
    other = Path(folder).parent / "2026-12-29"
    other.mkdir()
    before = HEAD_BEFORE.replace("NUMBER", "48").replace("TOTAL", "").replace("DATE", "2026-12-29")
    (other / "issue.yaml").write_text(before, "utf-8")
    assert "number-sequence" not in codes(folder)
    (other / "issue.yaml").write_text(before.replace("2026-12-29", "2027-01-01"), "utf-8")
    assert "number-sequence" in codes(folder)


def test_publication_data_of_a_newspaper(write: Write) -> None:
    paper = PAPER.replace(", 主办: 试验社", "")
    found = check_issue(write({"paper.yaml": paper})).findings
    assert ("publication-field-missing", "error") in {(f.code, f.severity) for f in found}
    assert codes(write({"paper.yaml": paper}), "office") == set()


def test_what_internal_material_may_not_print(write: Write) -> None:
    licence = "{准印证号: 0-1, 编印单位: a, 发送对象: b, 印刷单位: c, 印数: 900}"
    paper = PAPER.replace("{CN: CN 00-0000, 主办: 试验社}", licence)
    copy = FILES["copy/a.md"].replace("科学普及", "本报讯　记者", 1)
    folder = write({"paper.yaml": paper, "copy/a.md": copy})
    done = check_issue(folder)
    assert done.profile == "内部资料"
    told = {(f.code, f.place.page) for f in done.findings if f.severity == "error"}
    assert told == {("word-forbidden", "1"), ("name-of-newspaper", "")}
    words = [dict(f.params)["word"] for f in done.findings if f.code == "word-forbidden"]
    assert words == ["本报讯"]
    renamed = {"paper.yaml": paper.replace("试验报", "试验通讯"), "copy/a.md": FILES["copy/a.md"]}
    assert codes(write(renamed)) == set()


def test_a_protected_phrase_cut_by_a_line_end(write: Write) -> None:
    """Unbreakable in text, a phrase is cut only where a measure leaves no choice: five 字."""
    paper = PAPER.replace("[科学普及]", "[科学普及与科技创新同等重要]")
    page = FILES["pages/01.yaml"].replace("lines: 12}", "lines: 60, inset-right: 6字}")
    found = check_issue(write({"paper.yaml": paper, "pages/01.yaml": page})).findings
    broken = [f for f in found if f.code == "phrase-broken"]
    assert broken
    assert {f.severity for f in broken} == {"error"}
    assert {f.place.story for f in broken} == {"s1"}


def test_empty_frames_stop_the_press_but_not_the_office(write: Write) -> None:
    page = FILES["pages/01.yaml"].replace("    article: a\n", "")
    folder = write({"pages/01.yaml": page})

    def severity(profile: str) -> set[str]:
        found = check_issue(folder, profile).findings
        return {f.severity for f in found if f.code == "frame-empty"}

    assert severity("正式报纸") == {"error"}
    assert severity("office") == {"warning"}


def test_an_advertisement_of_another_size(write: Write) -> None:
    layout = "tabloid-5x15"
    box = (
        "boxes:\n  - {id: ad, kind: ad, slot: 通栏, column: 1, line: 50, columns: 5, lines: LINES, "
        "customer: 某店, label: 广告, rows: [{text: 某店}]}\n"
    )
    assert layout in FILES["pages/01.yaml"]
    wrong = {"pages/01.yaml": FILES["pages/01.yaml"] + box.replace("LINES", "20")}
    assert "ad-size" in codes(write(wrong))
    right = {"pages/01.yaml": FILES["pages/01.yaml"] + box.replace("LINES", "13")}
    assert "ad-size" not in codes(write(right))


def test_a_picture_without_words(write: Write, root: str) -> None:
    box = (
        "boxes:\n  - {id: p, kind: picture, column: 2, line: 1, columns: 2, lines: 12, "
        "picture: {source: assets/a.jpg, alternative: ALT}}\n"
    )
    folder = write({"pages/01.yaml": FILES["pages/01.yaml"] + box.replace("ALT", '""')})
    sample = os.path.join(root, "examples/science-weekly/issues/2026-11-24/assets/coffee.jpg")
    with open(sample, "rb") as source:
        os.makedirs(os.path.join(folder, "assets"), exist_ok=True)
        with open(os.path.join(folder, "assets", "a.jpg"), "wb") as target:
            target.write(source.read())
    assert "alternative-missing" in codes(folder)
    write({"pages/01.yaml": FILES["pages/01.yaml"] + box.replace("ALT", "一杯咖啡")})
    assert codes(folder) == set()


def test_a_profile_of_ones_own(write: Write, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(
        "format: pagesetter-profile/1\ntitle: 自定\nforbidden: [同等重要]\ntext-size: 9pt\n"
        "severities: {word-forbidden: info, text-small: error}\n",
        "utf-8",
    )
    found = check_issue(write({}), str(own)).findings
    told = {(f.code, f.severity) for f in found if f.code in ("word-forbidden", "text-small")}
    assert told == {("word-forbidden", "info"), ("text-small", "error")}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("title: x\n", "format-missing"),
        ("format: pagesetter-page/1\ntitle: x\n", "format-unknown"),
        ("format: pagesetter-profile/1\ntitle: x\nink: 900\n", "number-range"),
        ("format: pagesetter-profile/1\ntitle: x\ninks: 240\n", "key-unknown"),
        ("format: pagesetter-profile/1\ntitle: x\nseverities: {overset: fatal}\n", "choice"),
    ],
)
def test_a_bad_profile(text: str, code: str, write: Write, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(text, "utf-8")
    with pytest.raises(PagesetterError) as caught:
        check_issue(write({}), str(own))
    assert code in {f.code for f in caught.value.findings}


def test_unknown_profiles_and_files(write: Write, tmp_path: Path) -> None:
    with pytest.raises(PagesetterError) as caught:
        check_issue(write({}), "晚报")
    assert [f.code for f in caught.value.findings] == ["profile-unknown"]
    with pytest.raises(PagesetterError) as caught:
        check_file(str(tmp_path / "none.pdf"))
    assert [f.code for f in caught.value.findings] == ["pdf-missing"]


@pytest.mark.parametrize(
    ("size", "fit", "found"),
    [
        ("width: 80mm, height: 54.5mm", "fill", set()),  # 600 × 409 pixels
        ("width: 80mm, height: 50mm", "fill", {"ad-artwork-size"}),
        ("width: 80mm, height: 50mm", "fit", {"ad-artwork-small"}),
        ("width: 80mm, height: 54mm", "fit", set()),  # a millimetre may be missing
    ],
)
def test_artwork_and_the_booked_size(
    write: Write, root: str, size: str, fit: str, found: set[str]
) -> None:
    box = (
        f"boxes:\n  - {{id: ad, kind: ad, booked: {{{size}}}, label: 广告, customer: 某店, "
        f"picture: {{source: assets/a.jpg, fit: {fit}, alternative: 书架}}}}\n"
    )
    folder = write({"pages/01.yaml": FILES["pages/01.yaml"] + box})
    os.makedirs(os.path.join(folder, "assets"))
    from PIL import Image

    Image.new("RGB", (600, 409), (200, 120, 90)).save(os.path.join(folder, "assets", "a.jpg"))
    assert {code for code in codes(folder) if code.startswith("ad-")} == found


def test_the_red_plate_that_a_page_asks_for_is_no_surprise(write: Write) -> None:
    words = head("头")["pages/01.yaml"].replace('left: "头"', "left: 头, ink: 红")
    assert "ink: 红" in words
    red = words.replace("layout:", "inks: 黑+套红\nlayout:", 1)
    assert "pdf-spot" not in codes(write({"pages/01.yaml": red}))
    gold = PAPER + "inks: {套红: {cmyk: [0, 100, 100, 0], spot: 套红}}\n"
    whole = {"paper.yaml": gold, "pages/01.yaml": words.replace("ink: 红", "ink: 套红")}
    assert "pdf-spot" in codes(write(whole))


def test_a_profile_with_a_code_there_is_none_of_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "plant.yaml"
    path.write_text(
        "format: pagesetter-profile/1\ntitle: x\nseverities: {near-edge: info, near-egde: error}\n",
        "utf-8",
    )
    with pytest.raises(PagesetterError) as caught:
        load_profile(str(path))
    (one,) = caught.value.findings
    assert (one.code, one.span.file) == ("profile-code-unknown", "plant.yaml")
    assert one.message() == "there is no finding near-egde"
    assert one.message("zh") == "没有编号为 near-egde 的检查结果"
