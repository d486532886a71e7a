"""Times setting a story of 700 characters again after one key: first-fit, as needed, total-fit.

A key is typed into the middle of the story; what is timed is composing the issue again, where all
but the paragraph that changed is taken from before. Prints CPU milliseconds, median and 95th
percentile, beside the median the project allows itself: `python -m bench.resetting`.
"""

from __future__ import annotations

import gc
import os
import tempfile
from time import process_time

from bench import documents
from bench.text import Writer, common_characters
from pagesetter.compose.composition import Composition
from pagesetter.compose.grid import grid_of
from pagesetter.session import pipeline
from pagesetter.session.composer import Composer
from pagesetter.session.rewording import replace
from pagesetter.session.spots import Spot

CHARACTERS, KEYS = 700, 300
GOALS = {"never": 2.0, "adaptive": 5.0, "full": 5.0}
"""Values of the style's `total-fit` -> greatest median, in milliseconds."""


def main() -> None:
    for mode, goal in GOALS.items():
        times = sorted(timed(mode))
        median, late = times[len(times) // 2], times[len(times) * 95 // 100]
        print(f"total-fit: {mode:9} {median:6.2f} {late:6.2f} ms (goal {goal:g})")


def timed(mode: str, keys: int = KEYS) -> list[float]:
    """Milliseconds of each key in a story whose text is broken in this mode."""
    with tempfile.TemporaryDirectory() as folder:
        opened = pipeline.open_issue(written(folder, mode))
    composer = Composer(opened.fonts)
    issue = opened.loaded.issue
    composer.compose(issue)
    grid = grid_of(issue.layout(issue.pages[0].layout))
    (article,) = issue.articles
    blocks = [k for k, block in enumerate(article.body) if block.kind == "paragraph"]
    spot = Spot("001", "s1", "body", blocks[len(blocks) // 2], 12)
    # No paragraph is met twice, so none is known from before.
    letters = common_characters()[:keys]
    times = []
    gc.collect()
    gc.freeze()
    for key in range(keys):
        issue, spot = replace(issue, spot, spot, letters[key], opened.fonts, grid)
        start = process_time()
        told = composer.compose(issue)
        times.append((process_time() - start) * 1000)
        assert _holds(told)
        if key % 20 == 19:  # a paragraph is not typed ten times as long
            start_of = spot._replace(offset=spot.offset - 20)
            issue, spot = replace(issue, start_of, spot, "", opened.fonts, grid)
            composer.compose(issue)
    gc.unfreeze()
    return times


def _holds(told: Composition) -> bool:
    return bool(told.pages[0].lines) and not told.pages[0].fits[0].lines_over


def written(folder: str, mode: str) -> str:
    """An issue of one page with one story over two columns; its path."""
    story = Writer(1).story(CHARACTERS)
    page = (
        "format: pagesetter-page/1\nlayout: bench\n"
        f"styles: {{body: {{total-fit: {mode}}}}}\nstories:\n"
        "  - id: s1\n    article: one\n    title: {lines: 4, headline: {size: 24pt}}\n"
        "    frames: [{id: f1, column: 1, line: 1, columns: 2, lines: 40}]\n"
    )
    issue = documents.write_issue(folder, [page])
    documents.write(os.path.join(issue, "copy", "one.md"), documents.markdown(story))
    return issue


if __name__ == "__main__":
    main()
