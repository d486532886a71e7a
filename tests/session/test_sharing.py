"""Two people on one folder: locks, what others wrote, and two states that become one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from workshop import lay, meaning

from pagesetter.formats import load_issue
from pagesetter.model import Box, Element, Frame
from pagesetter.session import dropping, edits
from pagesetter.session.document import Document
from pagesetter.session.presence import Presence, touched
from pagesetter.session.watching import Watch

ISSUE = "paper/issues/2026-11-24"


def opened(folder: Path) -> Document:
    lay(folder / "paper")
    return Document.open(str(folder / "paper"))


def lock(folder: Path, page: str) -> Path:
    return folder / ".pagesetter" / "open" / f"{page}.lock"


# Locks


def test_a_page_belongs_to_the_first(tmp_path: Path) -> None:
    lin, he = Presence(str(tmp_path), "林晓", "一号机"), Presence(str(tmp_path), "何川", "二号机")
    assert lin.take("01")
    assert lin.take("01")
    assert not he.take("01")
    assert he.take("02")
    (holder,) = he.others().values()
    assert (holder.user, holder.host, holder.is_stale) == ("林晓", "一号机", False)
    assert list(lin.others()) == ["02"]
    lin.release("01")
    assert he.take("01")
    he.close()
    lin.close()
    assert os.listdir(tmp_path) == []


def test_a_lock_without_beats_is_stale_by_the_folders_clock(tmp_path: Path) -> None:
    lin, he = Presence(str(tmp_path), "林晓", "一号机"), Presence(str(tmp_path), "何川", "二号机")
    lin.take("01")
    past = os.stat(lock(tmp_path, "01")).st_mtime - 61
    os.utime(lock(tmp_path, "01"), (past, past))
    assert he.others()["01"].is_stale
    assert lin.beat() == frozenset()
    assert not he.others()["01"].is_stale


def test_who_lost_a_page_is_told_at_the_next_beat(tmp_path: Path) -> None:
    lin, he = Presence(str(tmp_path), "林晓", "一号机"), Presence(str(tmp_path), "何川", "二号机")
    lin.take("01")
    he.take_over("01")
    assert he.held == {"01"}
    assert lin.beat() == {"01"}
    assert lin.held == frozenset()
    assert lin.others()["01"].user == "何川"
    lin.close()
    assert lock(tmp_path, "01").exists()
    he.close()


def test_a_page_taken_over_amid_a_beat_is_the_new_holders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lin, he = Presence(str(tmp_path), "林晓", "一号机"), Presence(str(tmp_path), "何川", "二号机")
    lin.take("01")
    read = json.loads

    def taken_while_read(data: bytes) -> object:
        monkeypatch.setattr("pagesetter.session.presence.json.loads", read)
        he.take_over("01")
        return read(data)

    monkeypatch.setattr("pagesetter.session.presence.json.loads", taken_while_read)
    lin.beat()
    assert json.loads(lock(tmp_path, "01").read_bytes())["user"] == "何川"
    assert he.beat() == frozenset()
    assert lin.beat() == {"01"}


def test_a_lock_that_was_swept_away_is_taken_again(tmp_path: Path) -> None:
    lin = Presence(str(tmp_path), "林晓", "一号机")
    lin.take("01")
    lock(tmp_path, "01").unlink()
    assert lin.beat() == frozenset()
    assert lock(tmp_path, "01").exists()


def test_a_killed_process_of_this_machine_leaves_a_stale_lock(tmp_path: Path) -> None:
    code = (
        "import os\nfrom pagesetter.session.presence import Presence\n"
        f"Presence({str(tmp_path)!r}, '林晓').take('01')\nos.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", code], check=False)
    assert Presence(str(tmp_path), "何川").others()["01"].is_stale


def crash_holding(folder: Path, state: Path) -> None:
    code = (
        "import os\nfrom pagesetter.session.presence import Presence\n"
        f"Presence({str(folder)!r}, '林晓', state={str(state)!r}).take('01')\n"
        "os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", code], check=False)


def test_ones_own_crash_asks_nobody(tmp_path: Path) -> None:
    folder, state = tmp_path / "issue", tmp_path / "state"
    crash_holding(folder, state)
    again = Presence(str(folder), "林晓", state=str(state))
    other = Presence(str(folder), "何川", state=str(state))
    assert not other.take("01")
    assert other.others()["01"].is_stale
    assert again.others() == {}
    assert again.take("01")
    assert again.held == {"01"}
    assert not other.others()["01"].is_stale
    again.close()
    other.close()


def test_a_machine_of_the_same_name_has_not_crashed_here(tmp_path: Path) -> None:
    folder = tmp_path / "issue"
    crash_holding(folder, tmp_path / "there")
    again = Presence(str(folder), "林晓", state=str(tmp_path / "here"))
    assert not again.take("01")
    assert again.others()["01"].is_stale
    again.close()


def test_a_second_window_of_ones_own_has_not_crashed(tmp_path: Path) -> None:
    folder, state = tmp_path / "issue", tmp_path / "state"
    one = Presence(str(folder), "林晓", state=str(state))
    two = Presence(str(folder), "林晓", state=str(state))
    assert one.take("01")
    assert not two.take("01")
    assert not two.others()["01"].is_stale
    one.close()
    assert two.take("01")
    two.close()
    assert os.listdir(state) == []


def test_signs_of_crashes_do_not_pile_up(tmp_path: Path) -> None:
    for count in range(45):
        (tmp_path / f"{count:032}.window").write_text("")
        os.utime(tmp_path / f"{count:032}.window", (count, count))
    presence = Presence(str(tmp_path / "issue"), "林晓", state=str(tmp_path))
    assert len(list(tmp_path.glob("*.window"))) == 41
    assert not (tmp_path / f"{4:032}.window").exists()
    assert (tmp_path / f"{5:032}.window").exists()
    presence.close()


def test_a_lock_being_written_and_one_of_nonsense_are_somebodys(tmp_path: Path) -> None:
    he = Presence(str(tmp_path), "何川")
    os.makedirs(lock(tmp_path, "01").parent)
    for said in (b"", b"[1]", b"\xff", json.dumps({"user": 5, "process": "x"}).encode()):
        lock(tmp_path, "01").write_bytes(said)
        assert not he.take("01")
        assert not he.others()["01"].is_stale


def test_a_folder_that_cannot_be_written_has_no_locks(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    he = Presence(str(tmp_path / "file"), "何川")
    assert he.take("01")
    assert he.others() == {}
    assert he.beat() == frozenset()


def test_an_edit_touches_its_page_and_the_pages_of_its_copy(tmp_path: Path) -> None:
    issue = opened(tmp_path).issue
    assert touched(issue, issue) == frozenset()
    assert touched(issue, edits.set_section(issue, "02", "要闻")) == {"02"}
    assert touched(issue, edits.set_article_field(issue, "lead", "headline", "新")) == {"02"}
    assert touched(issue, issue._replace(pages=())) == {"02"}


# What others wrote


def test_what_differs_on_disk_is_seen_and_ones_own_save_is_not(tmp_path: Path) -> None:
    document = opened(tmp_path)
    watch = Watch(document.root, document.folder)
    assert watch.look(document.files) == {}
    document.edit(lambda i: edits.set_section(i, "02", "要闻"), "section")
    document.save()
    assert watch.look(document.files) == {}
    copy = tmp_path / ISSUE / "copy"
    (copy / "lead.md").write_text("---\nheadline: 改\n---\n")
    (copy / "new.md").write_text("---\nheadline: 新\n---\n")
    (copy / ".lead.md.1.new").write_text("half")
    assert watch.look(document.files) == {
        "issues/2026-11-24/copy/lead.md": "---\nheadline: 改\n---\n".encode(),
        "issues/2026-11-24/copy/new.md": "---\nheadline: 新\n---\n".encode(),
    }
    (copy / "lead.md").unlink()
    assert watch.look(document.files)["issues/2026-11-24/copy/lead.md"] is None


def test_another_save_in_the_middle_is_waited_for(tmp_path: Path) -> None:
    document = opened(tmp_path)
    watch = Watch(document.root, document.folder)
    (tmp_path / ISSUE / "copy" / "new.md").write_text("---\nheadline: 新\n---\n")
    (tmp_path / ISSUE / ".pagesetter").mkdir()
    (tmp_path / ISSUE / ".pagesetter" / "commit.json").write_text("")
    assert watch.look(document.files) == {}


def test_both_changes_are_kept_and_undo_takes_back_only_ones_own(tmp_path: Path) -> None:
    mine, theirs = opened(tmp_path), Document.open(str(tmp_path / "paper"))
    mine.edit(lambda i: edits.move_frame(i, "02", "f1", column=1, line=9), "move")
    theirs.edit(lambda i: edits.set_article_field(i, "lead", "headline", "他的题"), "title")
    theirs.edit(lambda i: edits.set_section(i, "02", "要闻"), "section")
    theirs.save()
    assert mine.take_in(load_issue(mine.folder)).clashes == ()
    assert mine.issue.articles[0].headline == "他的题"
    assert mine.issue.pages[0].stories[0].frames[0].line == 9
    assert mine.is_dirty
    mine.undo()
    assert not mine.is_dirty
    assert meaning(mine.issue) == meaning(theirs.issue)
    mine.redo()
    mine.save()
    issue = load_issue(mine.folder).issue
    assert issue.pages[0].section == "要闻"
    assert issue.pages[0].stories[0].frames[0].line == 9


def test_an_element_that_was_just_placed_is_not_lost_to_what_others_saved(tmp_path: Path) -> None:
    mine, theirs = opened(tmp_path), Document.open(str(tmp_path / "paper"))
    call = Element("call", (Box("a", "text", Frame("a", 1, 1, 1, 3)),))
    box = Box("e1", "element", Frame("e1", 1, 1, 0, 0), element="call")
    mine.edit(lambda i: dropping.placed(i, "02", box, call), "place-box")
    theirs.edit(lambda i: edits.set_article_field(i, "lead", "headline", "他的题"), "title")
    theirs.save()
    assert mine.take_in(load_issue(mine.folder)).clashes == ()
    assert mine.issue.articles[0].headline == "他的题"
    assert [one.name for one in mine.issue.library] == ["call"]


def test_an_element_as_it_is_now_stands_in_every_step(tmp_path: Path) -> None:
    mine = opened(tmp_path)
    call = Element("call", (Box("a", "text", Frame("a", 1, 1, 1, 3)),))
    box = Box("e1", "element", Frame("e1", 1, 1, 0, 0), element="call")
    mine.edit(lambda i: dropping.placed(i, "02", box, call), "place-box")
    mine.edit(lambda i: edits.set_section(i, "02", "要闻"), "section")
    new = call._replace(boxes=(Box("b", "tint", Frame("b", 1, 1, 1, 2)),))
    assert mine.restock([new])
    assert mine.issue.library == (new,)
    mine.undo()
    assert mine.issue.library == (new,)
    mine.undo()
    assert not mine.is_dirty
    assert not mine.restock([new])


def test_a_clash_waits_for_a_word(tmp_path: Path) -> None:
    mine, theirs = opened(tmp_path), Document.open(str(tmp_path / "paper"))
    mine.edit(lambda i: edits.set_article_field(i, "lead", "headline", "我的题"), "title")
    theirs.edit(lambda i: edits.set_article_field(i, "lead", "headline", "他的题"), "title")
    theirs.save()
    loaded = load_issue(mine.folder)
    before = mine.issue
    assert mine.take_in(loaded).clashes == ("copy/lead",)
    assert mine.issue is before
    mine.take_in(loaded, "theirs")
    assert (mine.issue.articles[0].headline, mine.is_dirty) == ("他的题", False)
    assert mine.undo_name == "reload"
    mine.undo()  # giving way by a slip of the hand loses nothing
    assert (mine.issue.articles[0].headline, mine.is_dirty) == ("我的题", True)
    mine.redo()
    assert (mine.issue.articles[0].headline, mine.is_dirty) == ("他的题", False)
    mine.undo()
    mine.save()
    assert load_issue(mine.folder).issue.articles[0].headline == "我的题"


ONE, TWO, THREE = "第一段。", "第二段。", "第三段。"


@pytest.mark.parametrize(
    ("mine", "theirs", "both"),
    [
        ([ONE + "甲", TWO, THREE], [ONE, TWO, THREE + "乙"], [ONE + "甲", TWO, THREE + "乙"]),
        ([ONE + "甲", TWO, THREE], [ONE, TWO + "乙", THREE], [ONE + "甲", TWO + "乙", THREE]),
        (["甲。", ONE, TWO, THREE], [ONE, TWO, THREE, "乙。"], ["甲。", ONE, TWO, THREE, "乙。"]),
        ([TWO, THREE], [ONE, TWO, "乙。", THREE], [TWO, "乙。", THREE]),
        ([ONE, TWO, THREE], [ONE, THREE], [ONE, THREE]),
        ([ONE, TWO + "同", THREE], [ONE, TWO + "同", "乙。"], [ONE, TWO + "同", "乙。"]),
    ],
)
def test_paragraphs_of_one_article_are_changed_by_two(
    tmp_path: Path, mine: list[str], theirs: list[str], both: list[str]
) -> None:
    start, other = with_paragraphs(tmp_path)
    start.edit(lambda i: edits.set_article_text(i, "lead", "\n\n".join(mine)), "type")
    other.edit(lambda i: edits.set_article_text(i, "lead", "\n\n".join(theirs)), "type")
    other.edit(lambda i: edits.set_article_field(i, "lead", "headline", "他的题"), "title")
    other.save()
    assert start.take_in(load_issue(start.folder)).clashes == ()
    assert said(start) == both
    start.save()
    assert said(Document.open(str(tmp_path / "paper"))) == both
    assert start.issue.articles[0].headline == "他的题"
    if mine != [ONE, TWO, THREE]:
        start.undo()
        assert said(start) == theirs


def test_one_paragraph_changed_by_two_is_asked_about(tmp_path: Path) -> None:
    mine, theirs = with_paragraphs(tmp_path)
    own, other = f"{ONE}甲\n\n{TWO}\n\n{THREE}我", f"{ONE}\n\n{TWO}乙\n\n{THREE}他"
    mine.edit(lambda i: edits.set_article_text(i, "lead", own), "type")
    theirs.edit(lambda i: edits.set_article_text(i, "lead", other), "type")
    theirs.save()
    loaded = load_issue(mine.folder)
    assert mine.take_in(loaded).clashes == ("copy/lead",)
    assert said(mine) == [ONE + "甲", TWO, THREE + "我"]
    mine.take_in(loaded, "theirs")  # what does not clash is kept whoever gives way
    assert said(mine) == [ONE + "甲", TWO + "乙", THREE + "他"]
    mine.undo()
    assert said(mine) == [ONE + "甲", TWO + "乙", THREE + "我"]


def with_paragraphs(folder: Path) -> tuple[Document, Document]:
    """A document and a colleague's, of one issue whose lead has three paragraphs."""
    first = opened(folder)
    first.edit(lambda i: edits.set_article_text(i, "lead", f"{ONE}\n\n{TWO}\n\n{THREE}"), "type")
    first.save()
    at = str(folder / "paper")
    return Document.open(at), Document.open(at)


def said(document: Document) -> list[str]:
    article = document.issue.article("lead")
    assert article is not None
    return [block.text for block in article.body]


def test_ones_own_word_may_win(tmp_path: Path) -> None:
    mine, theirs = opened(tmp_path), Document.open(str(tmp_path / "paper"))
    mine.edit(lambda i: edits.set_article_field(i, "lead", "headline", "我的题"), "title")
    theirs.edit(lambda i: edits.set_article_field(i, "lead", "headline", "他的题"), "title")
    theirs.save()
    mine.take_in(load_issue(mine.folder), "mine")
    mine.save()
    assert load_issue(mine.folder).issue.articles[0].headline == "我的题"


def test_unchanged_pages_stay_the_same_objects(tmp_path: Path) -> None:
    mine, theirs = opened(tmp_path), Document.open(str(tmp_path / "paper"))
    page = mine.issue.pages[0]
    theirs.edit(lambda i: edits.set_article_field(i, "lead", "headline", "他的题"), "title")
    theirs.save()
    mine.take_in(load_issue(mine.folder))
    assert mine.issue.pages[0] is page
    assert not mine.is_dirty


def test_a_story_deleted_here_and_changed_there_stays_and_is_told(tmp_path: Path) -> None:
    mine, theirs = opened(tmp_path), Document.open(str(tmp_path / "paper"))
    mine.edit(lambda i: edits.delete_story(i, "02", "s1"), "delete")
    theirs.edit(lambda i: edits.move_frame(i, "02", "f1", column=1, line=9), "move")
    theirs.save()
    merged = mine.take_in(load_issue(mine.folder))
    assert merged.clashes == ("pages/02/s1",)
    assert [story.id for story in merged.issue.pages[0].stories] == ["s2", "s1"]


def test_two_processes_save_two_pages_at_once(tmp_path: Path) -> None:
    opened(tmp_path)
    folder = tmp_path / ISSUE
    (folder / "pages" / "03.yaml").write_bytes(
        (folder / "pages" / "02.yaml").read_bytes().replace(b"article: lead\n", b"plan: {}\n", 1)
    )
    head = folder / "issue.yaml"
    head.write_text(head.read_text().replace("[02]", "[02, 03]"))
    code = (
        "import sys\nfrom pagesetter.formats import load_issue\n"
        "from pagesetter.session import edits\n"
        "from pagesetter.session.document import Document\n"
        "from pagesetter.session.watching import Watch\n"
        "folder, page = sys.argv[1:]\ndocument = Document.open(folder)\n"
        "watch = Watch(document.root, document.folder)\n"
        "for n in range(1, 21):\n"
        "    document.edit(lambda i: edits.set_section(i, page, str(n)), 'x')\n"
        "    document.save()\n"
        "    if watch.look(document.files):\n"
        "        assert not document.take_in(load_issue(folder)).clashes\n"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", code, str(folder), page]) for page in ("02", "03")
    ]
    assert [process.wait() for process in running] == [0, 0]
    assert [page.section for page in load_issue(str(folder)).issue.pages] == ["20", "20"]
