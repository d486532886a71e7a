"""What a proof had is recorded, kept by stories in proof, and what changed since is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from workshop import PAGE, lay

from pagesetter.cli.main import main
from pagesetter.findings import PagesetterError
from pagesetter.formats.notes import Notes
from pagesetter.formats.proof_files import parse_proof, proof_text
from pagesetter.model import Proof, ProofLines
from pagesetter.session.document import Document
from pagesetter.session.edits import set_article_text, with_story
from pagesetter.session.explaining import listen
from pagesetter.session.pipeline import compose_issue, open_issue
from pagesetter.session.proof_record import Changed, changed_since, record, write_record

FIRST = "冬天以来，云岭的雪下了三场，“山里的路，一夜之间全白了。”老顾说，今年的雪比往年早了些天。"
SECOND = "气象台发布消息，全省气温下降，各地科技馆照常开放，孩子们在雪地里观察雪花的形状。"


def copy(*paragraphs: str) -> str:
    return "---\nheadline: 题\n---\n\n" + "\n\n".join(paragraphs) + "\n"


def laid(folder: Path, *paragraphs: str, proof: str = "") -> str:
    page = PAGE.replace("    article: lead\n", f"    article: lead\n{proof}")
    lay(folder, page.encode(), copy(*paragraphs))
    return str(folder)


def lines(folder: str) -> list[str]:
    """The text of the lines of the story, from the page."""
    _, heard = listen(open_issue(folder))
    return [
        "".join(part for part, _ in one.spans)[line.start : line.end]
        for one in heard
        for line in one.lines
        if one.span.file.endswith("lead.md") and len(one.lines) > 1
    ]


def proved(folder: str, name: str = "一校") -> None:
    opened = open_issue(folder)
    _, heard = listen(opened)
    assert write_record(opened, heard, name, ["02"]) == []


PROOF = Proof("一校", (ProofLines("01/s1", 1, ((13, 0x00AB12CD), (4, 0xFFFFFFFF))),))
TEXT = "pagesetter-proof/1 一校\n01/s1 1 13:00ab12cd 4:ffffffff\n"


def test_a_record_is_text_and_reads_as_it_was() -> None:
    notes = Notes("proofs/一校.txt")
    assert proof_text(PROOF) == TEXT
    assert parse_proof(TEXT, "一校", notes) == PROOF
    assert notes.findings == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", 1), ("pagesetter-proof/2 一校\n", 1), ("x\n", 1), (TEXT + "01/s1\n", 3),
        (TEXT + "01/s1 2 a:b\n", 3), (TEXT + "01/s1 2 4:5:6\n", 3), (TEXT + "\n", 3),
    ],
)  # fmt: skip
def test_a_record_that_is_not_well_formed_is_left_out(text: str, line: int) -> None:
    notes = Notes("proofs/一校.txt")
    assert parse_proof(text, "一校", notes) is None
    (told,) = notes.findings
    assert (told.code, told.span.line) == ("proof-form", line)


def test_nothing_has_changed_right_after_a_proof(tmp_path: Path) -> None:
    folder = laid(tmp_path, FIRST, SECOND)
    proved(folder)
    assert changed_since(open_issue(folder), "一校") == ()


def test_lines_that_changed_are_told_and_those_that_moved_are_not(tmp_path: Path) -> None:
    folder = laid(tmp_path, FIRST, SECOND)
    proved(folder)
    before = lines(folder)
    laid(tmp_path, "新的一段。", FIRST, SECOND.replace("形状", "样子"))
    added, changed = changed_since(open_issue(folder), "一校")
    assert added[:6] == ("02", "s1", 1, 1, ("新的一段。",), 0)
    assert changed[:4] == ("02", "s1", 3, 3)
    assert len(changed.lines) == 1
    assert "样子" in changed.lines[0]
    assert changed.gone == 1
    assert len(before) == 6


def test_lines_that_are_gone_are_told(tmp_path: Path) -> None:
    folder = laid(tmp_path, FIRST, "走了的一段。", SECOND)
    proved(folder)
    laid(tmp_path, FIRST, SECOND)
    (gone,) = changed_since(open_issue(folder), "一校")
    assert gone == Changed("02", "s1", 2, 1, (), 1, gone.span)


def test_a_story_in_proof_keeps_the_lines_before_an_edit(tmp_path: Path) -> None:
    """`, ` typed into the last line would let total-fit move earlier turns; they stay."""
    folder = laid(tmp_path, FIRST + SECOND)
    free = open_issue(folder)
    before = lines(folder)
    proved(folder)
    proof = "    proof: 一校\n"
    laid(tmp_path, FIRST + SECOND, proof=proof)
    assert lines(folder) == before
    edited = FIRST + SECOND.replace("形状", "形状和大小，记在本子上")
    laid(tmp_path, edited, proof=proof)
    after = lines(folder)
    assert after[: len(before) - 1] == before[: len(before) - 1]
    assert "".join(after) == edited
    assert free.loaded.issue.proofs == ()


def test_kept_lines_are_those_of_the_record_not_of_a_new_setting(tmp_path: Path) -> None:
    """A record with an earlier turn than any setting would make is kept too."""
    folder = laid(tmp_path, FIRST)
    opened = open_issue(folder)
    _, heard = listen(opened)
    path, data = record(opened, heard, "一校", ["02"])
    short = tuple(line.end for line in heard[-1].lines)
    assert short[0] == 14
    from pagesetter.compose.proof_lines import crc_of

    text = f"pagesetter-proof/1 一校\n02/s1 1 12:{crc_of(FIRST[:12]):08x}\n"
    Path(path).parent.mkdir()
    Path(path).write_text(text, encoding="utf-8")
    laid(tmp_path, FIRST, proof="    proof: 一校\n")
    assert lines(folder)[0] == FIRST[:12]
    assert data != text.encode()


def test_lines_are_kept_up_to_the_first_that_differs() -> None:
    """Also when the edit changes no length, and when the paragraph has another number now."""
    from pagesetter.compose.flow import FlowItem
    from pagesetter.compose.proof_lines import crc_of, kept_lines

    had = tuple((5, crc_of(text)) for text in ("一二三四五", "六七八九十", "甲乙丙丁戊"))
    record = (ProofLines("02/s1", 1, had),)

    def kept(text: str, block: int = 0) -> dict[int, tuple[int, ...]]:
        item = FlowItem("paragraph", block, ((text, None),), None)  # type: ignore[arg-type]
        return kept_lines([item], record)

    assert kept("一二三四五六七八九十甲乙丙丁戊") == {0: (5, 10, 15)}
    assert kept("一二三四五六七人九十甲乙丙丁戊") == {0: (5,)}
    assert kept("一二三四五六七八九十甲乙", 4) == {4: (5, 10)}
    assert kept("一三三四五六七八九十") == {}


def test_a_live_edit_keeps_them_too(tmp_path: Path) -> None:
    from pagesetter.session.composer import Composer

    folder = laid(tmp_path, FIRST + SECOND)
    proved(folder)
    laid(tmp_path, FIRST + SECOND, proof="    proof: 一校\n")
    document = Document.open(folder)
    opened = open_issue(folder)
    composer = Composer(opened.fonts)
    before = [line.end for line in composer.compose(document.issue).pages[0].lines]
    document.edit(lambda i: set_article_text(i, "lead", FIRST + SECOND[:-4] + "。"), "t")
    after = composer.compose(document.issue)
    assert [line.end for line in after.pages[0].lines][:3] == before[:3]
    freed = with_story(document.issue, "02", "s1", lambda s: s._replace(proof=""))
    assert composer.compose(freed) == Composer(opened.fonts).compose(freed)


def test_a_missing_record_is_told(tmp_path: Path) -> None:
    folder = laid(tmp_path, FIRST, proof="    proof: 二校\n")
    result = compose_issue(open_issue(folder))
    (told,) = [f for f in result.findings if f.code == "proof-missing"]
    assert told.span.file.endswith("pages/02.yaml")
    with pytest.raises(PagesetterError) as caught:
        changed_since(open_issue(folder), "二校")
    assert caught.value.findings[0].code == "proof-unknown"
    with pytest.raises(ValueError, match="四校"):
        changed_since(open_issue(folder), "四校")


def test_render_records_and_check_lists(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = laid(tmp_path, FIRST, SECOND)
    out = str(tmp_path / "out.pdf")
    assert main(["--lang", "zh", "render", folder, "-o", out, "--proof", "一校"]) == 0
    assert (tmp_path / "issues/2026-11-24/proofs/一校.txt").is_file()
    laid(tmp_path, FIRST, SECOND.replace("形状", "样子"))
    capsys.readouterr()
    main(["--lang", "zh", "check", folder, "--since", "一校"])
    told = capsys.readouterr().out
    assert "自一校后有改动：稿件 s1 第 2 段，第 3 行起 1 行" in told
    assert main(["check", "x.pdf", "--since", "一校"]) == 2


def test_an_older_record_keeps_the_pages_that_are_not_proofed_again(tmp_path: Path) -> None:
    folder = laid(tmp_path, FIRST)
    opened = open_issue(folder)
    path = tmp_path / "issues/2026-11-24/proofs/一校.txt"
    path.parent.mkdir()
    path.write_text("pagesetter-proof/1 一校\n01/s1 1 3:00000001\n02/s1 1 3:00000002\n")
    _, heard = listen(opened)
    _, data = record(opened, heard, "一校", ["02"])
    rows = data.decode().splitlines()
    assert "01/s1 1 3:00000001" in rows
    assert "02/s1 1 3:00000002" not in rows
