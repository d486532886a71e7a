"""Moving one frame and saving changes one line of a page file, however the file is written."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from workshop import lay, meaning

from pagesetter.session.document import Document
from pagesetter.session.edits import move_frame

DATA = Path(__file__).parent / "data"

# The one line that changes when frame f2 goes from column 5 to column 3: its number, from 1,
# and what it then says, with its line end.
LINES = {
    "01-block.yaml": (13, "        column: 3\n"),
    "02-flow.yaml": (
        9,
        "  - {id: s2, plan: {title: 待定, characters: 300}, "
        "frames: [{id: f2, column: 3, line: 1, columns: 1, lines: 30}]}\n",
    ),
    "03-comments.yaml": (24, "        column: 3      # 第五栏, column: 9\n"),
    "04-anchors.yaml": (14, "        column: 3\n"),
    "05-aliased.yaml": (
        9,
        "      - {id: f2, column: 3, line: 1, columns: 1, lines: 30}   # 靠边\n",
    ),
    "06-quoted.yaml": (9, "        'column':  '3'   # 单引号\n"),
    "07-folded.yaml": (27, "        column: 3\n"),
    "08-crlf.yaml": (24, "        column: 3      # 第五栏, column: 9\r\n"),
    "09-bom.yaml": (13, "        column: 3\n"),
    "10-no-newline.yaml": (11, "        column: 3"),
    "11-chinese-keys.yaml": (
        14,
        "      - {x-框: {column: 5}, id: f2, column: 3, x-颜色: 红, line: 1, columns: 1, "
        "lines: 30}\n",
    ),
    "12-one-space.yaml": (16, "      column:  3\n"),
    "13-deep-indent.yaml": (18, "                        column: 3\n"),
    "14-unindented.yaml": (17, "      3\n"),
    "15-flow-lines.yaml": (12, "        column: 3,   # 第五栏\t{制表符}\n"),
}


def test_there_are_fifteen() -> None:
    assert sorted(LINES) == sorted(path.name for path in DATA.glob("*.yaml"))
    assert len(LINES) == 15


@pytest.mark.parametrize("name", LINES)
def test_one_line(name: str, tmp_path: Path) -> None:
    before = (DATA / name).read_bytes()
    page = lay(tmp_path, before)
    others = {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file() and p != page}
    document = Document.open(str(tmp_path))
    move = partial(move_frame, page="02", frame="f2", column=3)
    assert document.edit(move, "move frame")
    wanted = meaning(document.issue)
    document.save()

    old, new = before.split(b"\n"), page.read_bytes().split(b"\n")
    assert len(old) == len(new)
    changed = [at for at, pair in enumerate(zip(old, new, strict=True), 1) if pair[0] != pair[1]]
    number, line = LINES[name]
    assert changed == [number]
    assert new[number - 1].decode() == line.removesuffix("\n")
    assert {p: p.read_bytes() for p in others} == others
    assert meaning(Document.open(str(tmp_path)).issue) == wanted


@pytest.mark.parametrize("name", LINES)
def test_there_and_back(name: str, tmp_path: Path) -> None:
    """Saving after undoing gives the bytes back, unless an alias had to be written out."""
    before = (DATA / name).read_bytes()
    page = lay(tmp_path, before)
    document = Document.open(str(tmp_path))
    document.edit(partial(move_frame, page="02", frame="f2", column=3, line=9), "move frame")
    document.save()
    assert page.read_bytes() != before
    document.undo()
    document.save()
    after = page.read_bytes()
    if name == "04-anchors.yaml":
        assert after == before.replace(
            b"column: 5\n        line: *first", b"column: 5\n        line: 1"
        )
    elif name == "05-aliased.yaml":
        assert after == before.replace(b"f2, column: *edge", b"f2, column: 5")
    else:
        assert after == before


def test_a_frame_whose_values_others_refer_to(tmp_path: Path) -> None:
    page = lay(tmp_path, (DATA / "04-anchors.yaml").read_bytes())
    before = page.read_text(encoding="utf-8")
    document = Document.open(str(tmp_path))
    document.edit(partial(move_frame, page="02", frame="f1", column=2), "move frame")
    wanted = meaning(document.issue)
    document.save()
    after = before.replace("column: &first 1, line: *first", "column: 2, line: &first 1")
    assert page.read_text(encoding="utf-8") == after
    assert meaning(Document.open(str(tmp_path)).issue) == wanted
