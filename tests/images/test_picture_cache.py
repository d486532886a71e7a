"""The cache: the same bytes, quickly, and never in the way."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from made_pictures import mm, noise, saved

from pagesetter.images import Prepared, Probe, cache, cache_folder, prepare, probe

SIZE = (mm(93), mm(62))


@pytest.fixture
def picture(tmp_path: Path) -> str:
    return saved(tmp_path, "a.jpg", noise("RGB", 800, 600))


def both(path: str, folder: str | None) -> tuple[Probe, Prepared]:
    known = probe(path, cache=folder)
    return known, prepare(path, known, size=SIZE, cache=folder)


def test_hit_gives_the_same_and_is_quick(picture: str, tmp_path: Path) -> None:
    folder = str(tmp_path / "cache")
    plain = both(picture, None)
    start = time.process_time()
    cold = both(picture, folder)
    first = time.process_time() - start
    hits: list[float] = []
    for _ in range(3):
        start = time.process_time()
        warm = both(picture, folder)
        hits.append(time.process_time() - start)
        assert plain == cold == warm
    assert min(hits) < first / 3  # a fiftieth
    assert len(os.listdir(folder)) == 2


def test_hit_needs_no_work(picture: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = str(tmp_path / "cache")
    cold = both(picture, folder)
    monkeypatch.setattr("pagesetter.images.decode.open_picture", None)
    monkeypatch.setattr("pagesetter.images.pixels.open_picture", None)
    monkeypatch.setattr("pagesetter.images.probing.open_picture", None)
    assert both(picture, folder) == cold


def test_renamed_picture_is_known_again(picture: str, tmp_path: Path) -> None:
    folder = str(tmp_path / "cache")
    first = both(picture, folder)
    moved = str(tmp_path / "b.jpg")
    os.rename(picture, moved)
    assert both(moved, folder) == first
    assert len(os.listdir(folder)) == 2


@pytest.mark.parametrize("harm", ["cut", "changed", "empty", "other version"])
def test_damaged_entries_are_made_anew(picture: str, tmp_path: Path, harm: str) -> None:
    folder = tmp_path / "cache"
    cold = both(picture, str(folder))
    for entry in folder.iterdir():
        data = entry.read_bytes()
        entry.write_bytes(
            {
                "cut": data[:-1],
                "changed": data[:-1] + bytes([data[-1] ^ 1]),
                "empty": b"",
                "other version": data.replace(b"pagesetter-cache/1", b"pagesetter-cache/0"),
            }[harm]
        )
    assert both(picture, str(folder)) == cold
    assert both(picture, str(folder)) == cold


def test_changed_picture_is_not_mistaken(picture: str, tmp_path: Path) -> None:
    folder = str(tmp_path / "cache")
    before = both(picture, folder)
    saved(tmp_path, "a.jpg", noise("RGB", 800, 600, seed=2))
    after = both(picture, folder)
    assert after[0].key != before[0].key
    assert after[1].data != before[1].data


def test_folder_that_cannot_be_written(picture: str, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_bytes(b"")
    assert both(picture, str(blocked / "cache")) == both(picture, None)


def test_nothing_half_written_stays(picture: str, tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    both(picture, str(folder))
    assert sorted(entry.suffix for entry in folder.iterdir()) == [".ink", ".probe"]


def test_words_survive(tmp_path: Path) -> None:
    cache.write(str(tmp_path), "ink", "k", ("宽", "", "3 4"), b"\n\t\0data")
    assert cache.read(str(tmp_path), "ink", "k") == (("宽", "", "3 4"), b"\n\t\0data")
    assert cache.read(str(tmp_path), "ink", "other") is None
    assert cache.read(None, "ink", "k") is None


def test_longest_unused_go_first(tmp_path: Path) -> None:
    for n in range(8):
        cache.write(str(tmp_path), "ink", str(n), (), bytes(1000))
        os.utime(tmp_path / f"{n}.ink", ns=(n * 10**9, n * 10**9))
    cache._prune(str(tmp_path), 9000)
    assert len(list(tmp_path.iterdir())) == 8
    cache._prune(str(tmp_path), 5000)
    # Three quarters of 5000 hold three entries of a little more than 1000.
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["5.ink", "6.ink", "7.ink"]


def test_where_the_cache_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGESETTER_CACHE", "/somewhere/else")
    assert cache_folder() == "/somewhere/else"
    monkeypatch.setenv("PAGESETTER_CACHE", "")
    assert cache_folder() is None
    monkeypatch.delenv("PAGESETTER_CACHE")
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", "/home/x/.c")
    assert cache_folder() == os.path.join("/home/x/.c", "pagesetter", "pictures")
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", "/home/x")
    assert cache_folder() == os.path.join("/home/x", ".cache", "pagesetter", "pictures")
    monkeypatch.setattr("sys.platform", "darwin")
    assert cache_folder() == os.path.join("/home/x", "Library", "Caches", "pagesetter", "pictures")
