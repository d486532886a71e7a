"""What is remembered between runs, and that a broken file hurts nobody."""

from __future__ import annotations

from pathlib import Path

from pagesetter.session.settings import Settings


def test_values_are_there_in_the_next_run(tmp_path: Path) -> None:
    folder = str(tmp_path / "config")
    Settings(folder).set("language", "en")
    Settings(folder).set("rulers", False)
    again = Settings(folder)
    assert again.text("language") == "en"
    assert again.flag("rulers", True) is False
    assert again.text("rulers") == ""  # not a word


def test_recent_issues_newest_first_each_once(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("a", "b", "c")]
    for folder in folders:
        folder.mkdir()
        (folder / "issue.yaml").write_text("")
    settings = Settings(str(tmp_path / "config"))
    for folder in (folders[0], folders[1], folders[0], folders[2]):
        settings.remember(str(folder))
    (folders[0] / "issue.yaml").unlink()
    again = Settings(str(tmp_path / "config"))
    assert again.recent == (str(folders[2]), str(folders[0]), str(folders[1]))
    assert again.at_hand == (str(folders[2]), str(folders[1]))
    again.remember(str(folders[1]))  # what is not there now is not forgotten for that
    assert again.recent == (str(folders[1]), str(folders[2]), str(folders[0]))
    again.forget(str(folders[0]))
    assert Settings(str(tmp_path / "config")).recent == (str(folders[1]), str(folders[2]))


def test_a_broken_file_is_as_none(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text("{", encoding="utf-8")
    settings = Settings(str(tmp_path))
    assert settings.recent == ()
    (tmp_path / "settings.json").write_text('["x"]', encoding="utf-8")
    assert Settings(str(tmp_path)).text("language", "zh") == "zh"


def test_a_folder_that_cannot_be_written_is_let_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    settings = Settings(str(tmp_path / "file" / "under"))
    settings.set("language", "en")
    assert settings.text("language") == "en"
