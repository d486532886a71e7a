"""The benchmark that sets a story again after each key times what it says."""

from __future__ import annotations

import pytest
from bench import resetting

from pagesetter.session import pipeline
from pagesetter.text import totalfit


@pytest.mark.parametrize("mode", ["never", "adaptive", "full"])
def test_every_key_is_composed(mode: str, monkeypatch: pytest.MonkeyPatch) -> None:
    searched = []
    search = totalfit.total_fit
    monkeypatch.setattr(
        "pagesetter.text.choose.total_fit",
        lambda line, *more, **named: searched.append(line) or search(line, *more, **named),
    )
    assert len(resetting.timed(mode, keys=24)) == 24
    if mode == "full":  # the paragraph of each key, once before and once after each round
        assert len({len(line.text) for line in searched}) > 20


def test_the_story_has_the_length_it_is_named_for(tmp_path) -> None:
    issue = pipeline.open_issue(resetting.written(str(tmp_path), "full")).loaded.issue
    assert sum(len(block.text) for block in issue.articles[0].body) == pytest.approx(700, abs=20)
