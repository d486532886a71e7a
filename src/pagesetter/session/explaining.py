"""Explains the paragraphs of an issue as they stand on its pages.

Composes the issue once with an ear to what its stories are set with, then explains each
paragraph at those measures. Composing itself knows nothing of it and pays nothing for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from pagesetter.findings import SourceSpan
from pagesetter.geometry import Length
from pagesetter.session.pipeline import Opened, compose_issue
from pagesetter.text.explain import Explanation, explain
from pagesetter.text.setting import Setting, TextStyle

Change = Callable[[Setting], Setting]


class Explained(NamedTuple):
    """One paragraph of a story, where it was written and why its lines end where they do."""

    span: SourceSpan
    explanation: Explanation


class _Heard(NamedTuple):
    spans: tuple[tuple[str, TextStyle], ...]
    setting: Setting
    measures: tuple[Length, ...]
    indent: Length


def explain_issue(opened: Opened, change: Change = lambda setting: setting) -> list[Explained]:
    """Explain every paragraph that stories of the issue are set with, in the order composed.

    `change` may turn each paragraph's setting into another, to ask what it would do.
    """
    with _listening() as heard:
        compose_issue(opened)
    return [
        Explained(
            span,
            explain(one.spans, change(one.setting), one.measures, opened.fonts, indent=one.indent),
        )
        for (span, _), one in heard.items()
    ]


@contextmanager
def _listening() -> Iterator[dict[tuple[SourceSpan, str], _Heard]]:
    """Note what `compose.pouring` sets; a paragraph set again counts as it was set last."""
    from pagesetter.compose import pouring

    heard: dict[tuple[SourceSpan, str], _Heard] = {}
    original: Any = vars(pouring)["set_paragraph"]

    def listening(
        spans: Any, setting: Setting, measures: Any, fonts: Any, *,
        indent: Length = 0, span: SourceSpan = SourceSpan(), **rest: Any,
    ) -> Any:  # fmt: skip
        text = "".join(part for part, _ in spans)
        if text and measures[0] < pouring.ENDLESS:
            heard[span, text] = _Heard(tuple(spans), setting, tuple(measures), indent)
        return original(spans, setting, measures, fonts, indent=indent, span=span, **rest)

    vars(pouring)["set_paragraph"] = listening
    try:
        yield heard
    finally:
        vars(pouring)["set_paragraph"] = original
