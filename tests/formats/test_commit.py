"""Saves that are killed, refused or disturbed: every file old, or every file new."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from pagesetter.formats.commit import JournalError, commit, recover

OLD = {"pages/01.yaml": b"one\n", "pages/02.yaml": b"two\r\n", "pages/03.yaml": b""}
NEW: dict[str, bytes | None] = {
    "pages/01.yaml": "一版\n".encode(),
    "pages/02.yaml": b"2" * 5000,
    "pages/03.yaml": b"three",
}
JOURNAL = ".pagesetter/commit.json"
OPERATIONS = ("open", "write", "fsync", "close", "replace", "unlink", "mkdir", "rmdir", "chmod",
              "makedirs")  # fmt: skip


class Killed(BaseException):
    """The process is gone: nothing after this does anything."""


class Power:
    """Cuts the power at the n-th file operation: before it, or in the middle of a write."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, cut: int, torn: bool) -> None:
        self.cut, self.torn, self.count = cut, torn, 0
        for name in OPERATIONS:
            monkeypatch.setattr(os, name, self.wrapped(name, getattr(os, name)))

    def wrapped(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **named: Any) -> Any:
            self.count += 1
            if self.count == self.cut and self.torn and name == "write":
                real(args[0], bytes(args[1])[: len(args[1]) // 2])
            if self.count >= self.cut:
                raise Killed
            return real(*args, **named)

        return call


def lay(folder: Path) -> None:
    for name, data in OLD.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(data)


def state(folder: Path) -> dict[str, bytes]:
    """The files a reader sees: hidden ones are none of an issue's."""
    return {
        str(p.relative_to(folder)): p.read_bytes()
        for p in sorted(folder.rglob("*"))
        if p.is_file() and "/." not in str(p.relative_to(folder.parent))
    }


def operations(tmp_path: Path, changes: dict[str, bytes | None]) -> int:
    folder = tmp_path / "counted"
    folder.mkdir()
    lay(folder)
    with pytest.MonkeyPatch.context() as patched:
        power = Power(patched, 10_000, False)
        commit(str(folder), changes)
        return power.count


@pytest.mark.parametrize("torn", [False, True])
def test_killed_at_every_step(tmp_path: Path, torn: bool) -> None:
    steps = operations(tmp_path, NEW)
    assert steps > 25
    ends = []
    for cut in range(1, steps + 2):
        folder = tmp_path / f"cut{cut}"
        folder.mkdir()
        lay(folder)
        with pytest.MonkeyPatch.context() as patched:
            Power(patched, cut, torn)
            try:
                commit(str(folder), NEW)
            except Killed:
                pass
            else:
                assert cut == steps + 1
        recover(str(folder))
        ends.append(state(folder))
        assert ends[-1] in (OLD, NEW)
        assert not (folder / ".pagesetter" / "commit.json").exists()
    assert ends[0] == OLD
    assert ends[-1] == NEW
    assert sorted(ends, key=lambda end: end == NEW) == ends  # old up to some step, new from it


def test_recovery_killed_at_every_step(tmp_path: Path) -> None:
    """A recovery that is cut short is itself recovered from."""
    finished = 0
    for first in range(15, operations(tmp_path, NEW) + 1):
        for second in range(1, 12):
            folder = tmp_path / f"{first}-{second}"
            folder.mkdir()
            lay(folder)
            for cut, run in ((first, lambda f: commit(f, NEW)), (second, recover)):
                with pytest.MonkeyPatch.context() as patched:
                    Power(patched, cut, False)
                    with suppress(Killed):
                        run(str(folder))
            finished += recover(str(folder))
            assert state(folder) in (OLD, NEW)
            assert not (folder / ".pagesetter" / "commit.json").exists()
    assert finished > 20


KILL = """
import os, sys
from pagesetter.formats.commit import commit
cut, folder, count = int(sys.argv[1]), sys.argv[2], 0
def wrapped(real):
    def call(*args, **named):
        global count
        count += 1
        if count == cut:
            os._exit(9)
        return real(*args, **named)
    return call
for name in sys.argv[3].split(","):
    setattr(os, name, wrapped(getattr(os, name)))
commit(folder, {"pages/01.yaml": "一版\\n".encode(), "pages/02.yaml": b"2" * 5000,
                "pages/03.yaml": b"three"})
"""


def test_a_process_killed_in_earnest(tmp_path: Path) -> None:
    seen = set()
    for cut in range(12, operations(tmp_path, NEW) + 1, 2):
        folder = tmp_path / f"cut{cut}"
        folder.mkdir()
        lay(folder)
        command = [sys.executable, "-c", KILL, str(cut), str(folder), ",".join(OPERATIONS)]
        assert subprocess.run(command, check=False).returncode == 9
        recover(str(folder))
        assert state(folder) in (OLD, NEW)
        seen.add(state(folder) == NEW)
    assert seen == {False, True}


@pytest.mark.parametrize("changes", [NEW, {"pages/02.yaml": b"2"}])
def test_full_disk_at_every_step(tmp_path: Path, changes: dict[str, bytes | None]) -> None:
    """An operation that fails leaves everything old and nothing besides."""
    failures = 0
    for name in ("open", "write", "fsync", "replace"):
        for fail in range(1, 12):
            folder = tmp_path / f"{name}{fail}"
            folder.mkdir()
            lay(folder)
            real, count = getattr(os, name), 0

            def call(*args: Any, real: Any = real, fail: int = fail, **named: Any) -> Any:
                nonlocal count
                count += 1
                if count == fail:
                    raise OSError(28, "No space left on device")
                return real(*args, **named)

            with pytest.MonkeyPatch.context() as patched:
                patched.setattr(os, name, call)
                try:
                    commit(str(folder), changes)
                except OSError:
                    failures += 1
                    assert state(folder) == OLD
                    assert [p.name for p in folder.rglob(".*.new")] == []
                else:
                    assert state(folder) == {**OLD, **changes}
            assert not (folder / ".pagesetter" / "commit.json").exists()
    assert failures >= (12 if len(changes) > 1 else 4)


def test_nothing_is_left_behind(tmp_path: Path) -> None:
    lay(tmp_path)
    commit(str(tmp_path), NEW)
    assert state(tmp_path) == NEW
    assert [p.name for p in tmp_path.rglob(".*")] == []
    assert recover(str(tmp_path)) is False


def test_files_made_and_deleted(tmp_path: Path) -> None:
    lay(tmp_path)
    commit(str(tmp_path), {"copy/新稿.md": b"x", "pages/01.yaml": None, "pages/09.yaml": None})
    assert state(tmp_path) == {
        "copy/新稿.md": b"x", "pages/02.yaml": b"two\r\n", "pages/03.yaml": b""}  # fmt: skip
    commit(str(tmp_path), {"pages/02.yaml": None})
    assert sorted(state(tmp_path)) == ["copy/新稿.md", "pages/03.yaml"]


def test_one_file_keeps_its_mode_and_is_replaced_through_a_link(tmp_path: Path) -> None:
    lay(tmp_path)
    page = tmp_path / "pages" / "01.yaml"
    page.chmod(0o640)
    link = tmp_path / "pages" / "05.yaml"
    link.symlink_to("01.yaml")
    commit(str(tmp_path), {"pages/05.yaml": b"new"})
    assert link.is_symlink()
    assert page.read_bytes() == b"new"
    assert page.stat().st_mode & 0o777 == 0o640


def test_read_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay(tmp_path)
    monkeypatch.setattr(os, "access", lambda path, mode: not path.endswith("02.yaml"))
    with pytest.raises(PermissionError):
        commit(str(tmp_path), NEW)
    assert state(tmp_path) == OLD
    assert [p.name for p in tmp_path.rglob(".*")] == []


def halfway(folder: Path) -> None:
    """A save of three files, killed when one has been replaced."""
    lay(folder)
    real, count = os.replace, 0

    def replace(source: str, target: str) -> None:
        nonlocal count
        count += 1
        if count > 2:  # the journal and the first file
            raise Killed
        real(source, target)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(os, "replace", replace)
        with pytest.raises(Killed):
            commit(str(folder), NEW)
    assert state(folder) == {**OLD, "pages/01.yaml": NEW["pages/01.yaml"]}


def test_a_file_changed_since_is_kept(tmp_path: Path) -> None:
    halfway(tmp_path)
    (tmp_path / "pages/02.yaml").write_bytes(b"by hand")
    assert recover(str(tmp_path)) is True
    assert state(tmp_path) == {
        **NEW, "pages/02.yaml": b"by hand", "pages/02.yaml.unsaved": b"2" * 5000}  # fmt: skip


def test_undone_when_the_new_bytes_are_gone(tmp_path: Path) -> None:
    halfway(tmp_path)
    (tmp_path / "pages/01.yaml").write_bytes(OLD["pages/01.yaml"])
    next((tmp_path / "pages").glob(".03.yaml.*")).unlink()
    assert recover(str(tmp_path)) is True
    assert state(tmp_path) == OLD
    assert [p.name for p in tmp_path.rglob(".*")] == []


@pytest.mark.parametrize(
    "entry",
    [
        {"name": "../x", "temporary": "t", "old": "", "new": "0"},
        {"name": "/etc/x", "temporary": "t", "old": "", "new": "0"},
        {"name": "x", "temporary": "../t", "old": "", "new": "0"},
        {"name": "x", "temporary": "t", "old": 1, "new": "0"},
        {"name": "x"},
    ],
)
def test_a_journal_that_makes_no_sense(tmp_path: Path, entry: dict[str, Any]) -> None:
    journal = tmp_path / JOURNAL
    journal.parent.mkdir()
    journal.write_text(json.dumps({"format": "pagesetter-commit/1", "files": [entry]}))
    with pytest.raises(JournalError):
        recover(str(tmp_path))
    assert journal.exists()


@pytest.mark.parametrize("text", ["", "[]", '{"format": "pagesetter-commit/2", "files": []}'])
def test_a_torn_journal(tmp_path: Path, text: str) -> None:
    (tmp_path / ".pagesetter").mkdir()
    (tmp_path / JOURNAL).write_text(text)
    with pytest.raises(JournalError):
        recover(str(tmp_path))


def test_names_outside_the_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="not a path inside"):
        commit(str(tmp_path), {"../x": b""})
    assert list(tmp_path.iterdir()) == []


def test_leftovers_of_long_ago_are_swept(tmp_path: Path) -> None:
    lay(tmp_path)
    stale, fresh = (tmp_path / "pages" / f".01.yaml.{n}.new" for n in (1, 2))
    stale.write_bytes(b"x")
    fresh.write_bytes(b"y")
    os.utime(stale, (1_000_000, 1_000_000))
    commit(str(tmp_path), {"pages/01.yaml": b"z"})
    assert [p.name for p in tmp_path.rglob(".*")] == [".01.yaml.2.new"]
