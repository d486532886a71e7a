"""Other ways to set a paragraph, and what other rules would do, counted on a story as it is set."""

from __future__ import annotations

from pathlib import Path

import pytest
from newsroom import lay

from pagesetter.fonts import FontBook
from pagesetter.formats import load_issue
from pagesetter.session import edits
from pagesetter.session.composer import Composer
from pagesetter.session.line_reasons import StoryReasons
from pagesetter.session.line_ways import Count, changed, ways_of, what_if
from pagesetter.session.locking import lock_lines
from pagesetter.text import BOOK, NEWSPAPER

TEXT = "用A和B及C与D四种排法，" * 30


@pytest.fixture
def reasons(tmp_path: Path) -> StoryReasons:
    issue = edits.set_article_text(load_issue(str(lay(tmp_path))).issue, "lead", TEXT)
    fonts, page = FontBook(), issue.pages[0]
    composer = Composer(fonts)
    composer.compose(issue)
    return StoryReasons(issue, 0, page.stories[0], composer, fonts)


def test_ways_differ_by_a_line_and_tell_their_widest_gap(reasons: StoryReasons) -> None:
    ways = ways_of(reasons, 0, FontBook())
    assert [way.change for way in ways] == [-1, 0, 1]
    less, short, long = ways
    made = reasons.paragraph(0)
    assert made is not None
    assert short.ends == tuple(line.end for line in made.lines[:-1])
    assert short.opening == max(line.opening for line in made.lines)
    assert (long.lines, len(long.ends)) == (short.lines + 1, short.lines)
    assert less.lines == short.lines - 1
    assert min(less.cost, long.cost) > short.cost


def test_rules_are_changed_one_at_a_time() -> None:
    own = NEWSPAPER._replace(protected=("甲",), align="left")
    assert changed(own, "level", "none") == own._replace(level="none")
    assert changed(own, "line-end", "hang") == own._replace(line_end="hang")
    assert changed(own, "han-latin", "250").han_latin == 250
    assert changed(own, "preset", "book") == BOOK._replace(protected=("甲",), align="left")
    with pytest.raises(ValueError, match="level"):
        changed(own, "level", "harsh")


def test_lines_are_counted_before_and_after(reasons: StoryReasons) -> None:
    heard = reasons.heard(0)
    assert heard is not None
    now = len(heard.lines)
    assert what_if(reasons, 0, "line-end", "natural", FontBook()) == Count((now, now), (now, now))
    tight = what_if(reasons, 0, "han-latin", "0", FontBook())
    wide = what_if(reasons, 0, "han-latin", "250", FontBook())
    assert tight.block[0] == wide.block[0] == now
    assert tight.block[1] < now < wide.block[1]


def test_locking_lines_takes_the_place_of_the_blocks_locks(tmp_path: Path) -> None:
    issue = load_issue(str(lay(tmp_path))).issue
    once = lock_lines(issue, "01", "s1", 0, [20, 41], [24])
    again = lock_lines(once, "01", "s1", 0, [22], [24])
    assert len(once.pages[0].stories[0].locks) == 2
    assert len(again.pages[0].stories[0].locks) == 1
    with pytest.raises(edits.EditError):
        lock_lines(issue, "01", "s1", 0, [22], [])
