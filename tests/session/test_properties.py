"""Random edits of differently written pages: saved, read again, undone and made again."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from workshop import lay, meaning

from pagesetter.formats import load_issue
from pagesetter.geometry import Measure
from pagesetter.model import Frame, Issue, Plan, Story
from pagesetter.session import edits
from pagesetter.session.document import Document

DATA = Path(__file__).parent / "data"
BASES = sorted(path.name for path in DATA.glob("*.yaml"))
WORDS = st.sampled_from(
    ["要闻", "甲: 乙", "# 号", "no", "两\n行", "'引'", "x", "😀", "0", "~", "- 一"]
)
SPANS = st.integers(1, 5)
INSETS = st.sampled_from(
    [Measure(0, 1, "字"), Measure(1, 2, "字"), Measure(-1, 3, "字"), Measure(2, 1, "mm")]
)
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "size": st.sampled_from([Measure(9), Measure(72, 8), Measure(17, 2), Measure(5, 1, "mm")]),
    "face": WORDS.filter(lambda text: "\n" not in text),
    "horizontal-scale": st.integers(50, 150),
    "letter-space": st.integers(-500, 2000),
    "emphasis": st.booleans(),
    "align": st.sampled_from(["left", "right"]),
}


def page(issue: Issue) -> Any:
    return issue.pages[0]


def draw_edit(data: Any, issue: Issue) -> Callable[[Issue], Issue]:
    """One edit that the issue allows."""
    draw = data.draw
    story = draw(st.sampled_from(page(issue).stories))
    kind = draw(st.sampled_from(["move", "resize", "split", "frame", "unframe", "story", "unstory",
                                 "swap", "value", "title value", "title text", "section", "credit",
                                 "lines", "named", "headline", "plan"]))  # fmt: skip
    frames = [name for s in page(issue).stories for name in edits.ids_of(s)[1:]]
    frame = draw(st.sampled_from(frames)) if frames else ""
    name = draw(st.sampled_from(sorted(VALUES)))
    value = draw(st.none() | VALUES[name])
    part = draw(st.sampled_from(edits.TITLE_PARTS))
    words = draw(WORDS)
    number, inset = draw(SPANS), draw(INSETS)
    if kind in ("move", "resize", "split", "unframe") and not frame:
        kind = "frame"
    if kind == "frame":
        new = Frame(edits.free_id(page(issue), "f"), number, 1, 1, 5, split=draw(st.none() | SPANS))
        at = draw(st.integers(0, len(story.frames)))
        return lambda i: edits.add_frame(i, "02", story.id, new, at)
    if kind in ("story", "unstory") and len(page(issue).stories) < 2 + (kind == "story"):
        made = Story(edits.free_id(page(issue), "s"), plan=Plan(words, number, True))
        return lambda i: edits.add_story(i, "02", made, number % (len(page(i).stories) + 1))
    return {
        "move": lambda i: edits.move_frame(i, "02", frame, column=number, line=number),
        "resize": lambda i: edits.resize_frame(i, "02", frame, lines=number, inset_left=inset),
        "split": lambda i: edits.split_frame(i, "02", frame, draw(st.none() | SPANS)),
        "unframe": lambda i: edits.delete_frame(i, "02", frame),
        "story": lambda i: edits.delete_story(i, "02", story.id),
        "unstory": lambda i: edits.delete_story(i, "02", story.id),
        "swap": lambda i: edits.with_page(i, "02", lambda p: p._replace(stories=p.stories[::-1])),
        "value": lambda i: edits.set_story_value(i, "02", story.id, name, value),
        "title value": lambda i: edits.set_title_value(i, "02", story.id, part, name, value),
        "title text": lambda i: edits.set_title_text(i, "02", story.id, part, words),
        "section": lambda i: edits.set_section(i, "02", words),
        "credit": lambda i: edits.set_credit(i, "02", words.split("\n")[0], "何川" * (number % 2)),
        "lines": lambda i: edits.set_title_lines(i, "02", story.id, number % 3),
        "named": lambda i: edits.set_named_value(i, "02", story.id, "小 标", name, value),
        "headline": lambda i: edits.set_article_field(i, "lead", part, words),
        "plan": lambda i: edits.with_story(
            i, "02", story.id, lambda s: s._replace(plan=Plan(words, number), continues="")),
    }[kind]  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(BASES), st.data())
def test_saved_pages_read_back_and_history_is_true(base: str, data: Any) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = lay(Path(folder), (DATA / base).read_bytes())
        document = Document.open(folder)
        states = [meaning(document.issue)]
        for _ in range(data.draw(st.integers(1, 6))):
            if document.edit(draw_edit(data, document.issue), "edit"):
                states.append(meaning(document.issue))
            if data.draw(st.booleans()):
                document.save()
                assert same(load_issue(folder).issue, states[-1])
        for state in reversed(states[:-1]):
            assert document.undo()
            assert same(document.issue, state)
        assert not document.undo()
        document.save()
        assert same(load_issue(folder).issue, states[0])
        for state in states[1:]:
            assert document.redo()
            assert same(document.issue, state)
        assert not document.redo()
        document.save()
        text = path.read_bytes()
        assert same(load_issue(folder).issue, states[-1])
        assert (b"\r\n" in text) == (base == "08-crlf.yaml")
        assert text.startswith(b"\xef\xbb\xbf") == (base == "09-bom.yaml")
        assert text.endswith(b"\n") == (base != "10-no-newline.yaml")


def same(issue: Issue, state: Any) -> bool:
    """Equal in meaning; a length may have been written in lower terms, values in other order."""
    return settled(meaning(issue)) == settled(state)


def settled(value: Any) -> Any:
    if isinstance(value, list):
        pairs = dict(value) if value and all(isinstance(v, tuple) for v in value) else {}
        if pairs.keys() == {"num", "den", "unit"}:
            return (pairs["num"] / pairs["den"], pairs["unit"])
        return (
            sorted((settled(part) for part in value), key=str)
            if is_values(value)
            else [settled(part) for part in value]
        )
    return tuple(map(settled, value)) if isinstance(value, tuple) else value


def is_values(value: list[Any]) -> bool:
    """True for a list of style values, whose order means nothing."""
    return bool(value) and all(
        isinstance(part, list) and part and part[0][0] == "name" for part in value
    )
