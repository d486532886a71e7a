"""An issue that is open: edits with undo and redo, and saving. Knows no screen."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from time import monotonic
from typing import Any

from pagesetter.findings import Finding
from pagesetter.formats import Loaded, load_issue
from pagesetter.formats.files import Reading
from pagesetter.model import Element, Issue
from pagesetter.session.history import History
from pagesetter.session.merging import Merged, merge


class Document:
    """The open issue. Make one with `Document.open`."""

    def __init__(self, loaded: Loaded, clock: Callable[[], float] = monotonic) -> None:
        """`clock` gives seconds; it says which edits of a burst are one step."""
        self._loaded = loaded
        self._history = History(loaded.issue)
        self._saved = loaded.issue
        self._clock = clock

    @classmethod
    def open(cls, path: str) -> Document:
        """Open the issue meant by `path` (see `formats.find_issue`).

        A save that was cut short is finished first. Raises PagesetterError with all errors.
        """
        return cls(load_issue(path))

    @property
    def issue(self) -> Issue:
        return self._history.current

    @property
    def folder(self) -> str:
        return self._loaded.folder

    @property
    def root(self) -> str:
        """The paper's folder; the issue's own when it has no paper."""
        return self._loaded.root

    @property
    def font_folders(self) -> tuple[str, ...]:
        return self._loaded.font_folders

    @property
    def places_of_fonts(self) -> tuple[str, ...]:
        """Where the fonts of the paper and the issue lie, or would lie."""
        return tuple(dict.fromkeys(os.path.join(one, "fonts") for one in (self.root, self.folder)))

    def look_for_fonts(self) -> None:
        """Know the folders of fonts that are there now; no step of the history."""
        reading = Reading(self.root, self.folder)
        found = (path for path in self.places_of_fonts if os.path.isdir(path))
        inside = tuple(path for path in found if reading.is_inside(path))
        self._loaded = self._loaded._replace(font_folders=inside)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found in the files as they are on disk."""
        return self._loaded.findings

    @property
    def base(self) -> Issue:
        """The issue as it was last read or saved."""
        return self._loaded.issue

    @property
    def files(self) -> dict[str, bytes]:
        """The files as they were last read or saved, by their path in `root`."""
        return self._loaded.files

    @property
    def is_dirty(self) -> bool:
        """True when the issue differs from its files; undoing back to them makes it clean."""
        return self.issue is not self._loaded.issue and self.issue is not self._saved

    @property
    def undo_name(self) -> str:
        return self._history.undo_name

    @property
    def redo_name(self) -> str:
        return self._history.redo_name

    def edit(self, change: Callable[[Issue], Issue], name: str, burst: str = "") -> bool:
        """Apply an edit as one step called `name`; False when it changes nothing.

        Edits of the same `burst` (say, typing in one paragraph) that follow each other
        quickly are one step. What `change` raises passes through and nothing is recorded.
        """
        issue = change(self.issue)
        if issue is self.issue or issue == self.issue:
            return False
        self._history.record(issue, name, burst, self._clock())
        return True

    def undo(self) -> bool:
        """Take the last step back; False when there is none."""
        return self._history.undo()

    def redo(self) -> bool:
        """Make the step last taken back again; False when there is none."""
        return self._history.redo()

    def end_burst(self) -> None:
        """End the current burst: the next edit is a step of its own."""
        self._history.end_burst()

    def save(self) -> None:
        """Write the changed files. Raises PagesetterError with every file as it was.

        See `formats.store.save` for the findings. The history stays: saving is no step.
        """
        if not self.is_dirty:
            return
        from pagesetter.formats.store import save
        from pagesetter.session.rewording import tidy

        # Typing leaves what copy cannot say, such as a paragraph without words: it stays here,
        # where the cursor may be, and is not written.
        written = tidy(self.issue, self._loaded.issue)
        self._loaded = save(self._loaded, written)
        if written is self.issue:
            self._history.refresh(self._loaded.issue)
        self._saved = self.issue

    def revert(self) -> bool:
        """Go back to what was last read or saved, as a step that can be undone."""
        if not self.is_dirty:
            return False
        self._history.record(self._loaded.issue, "revert")
        return True

    def reload(self) -> bool:
        """Read the files again, as a step that can be undone; False when they say the same.

        For files that another program changed: undoing and saving then writes this
        document's own state over theirs. Raises PagesetterError and changes nothing.
        """
        loaded = load_issue(self.folder)
        is_news = loaded.files != self._loaded.files or self.is_dirty
        self._loaded = loaded
        if is_news:
            self._history.record(loaded.issue, "reload")
        else:
            self._history.refresh(loaded.issue)
        return is_news

    def take_in(self, loaded: Loaded, prefer: str = "") -> Merged:
        """Take in what others wrote into the files: this document's own changes stay.

        Where both changed one thing, `prefer` (`mine` or `theirs`) counts; without it nothing
        is done then and the clashes are returned. Steps of the history know of it too, so that
        undoing takes back only what was done here; giving way to theirs is a step itself.
        """
        base, theirs = self._loaded, _kept_alike(self._loaded, loaded)
        merged = merge(base.issue, self.issue, theirs.issue, prefer=prefer or "mine")
        if merged.clashes and not prefer:
            return merged
        written = self._saved
        self._loaded, self._saved = theirs, theirs.issue

        def change(issue: Issue) -> Issue:
            if issue is written or issue is base.issue:
                return theirs.issue
            return merge(base.issue, issue, theirs.issue).issue

        self._history.rewrite(change)
        if merged.clashes and prefer == "theirs" and merged.issue != self.issue:
            self._history.record(merged.issue, "reload")
        return merged

    def restock(self, library: Iterable[Element]) -> bool:
        """Take elements of the paper's library as they are now, in every step of the history, for
        they are no part of it; False when the issue has them so."""
        known = {element.name: element for element in library}

        def renewed(issue: Issue) -> Issue:
            new = tuple(known.get(one.name, one) for one in issue.library)
            return issue if new == issue.library else issue._replace(library=new)

        base, saved = self._loaded.issue, self._saved
        now_base = renewed(base)
        now_saved = now_base if saved is base else renewed(saved)
        self._loaded, self._saved = self._loaded._replace(issue=now_base), now_saved

        def change(issue: Issue) -> Issue:
            if issue is base:
                return now_base
            return now_saved if issue is saved else renewed(issue)

        before = self.issue
        self._history.rewrite(change)
        return self.issue is not before


def _kept_alike(old: Loaded, new: Loaded) -> Loaded:
    """`new` with the values of `old` where the files are the same: unchanged things stay the
    same objects."""

    def kept(was: tuple[Any, ...], now: tuple[Any, ...]) -> tuple[Any, ...]:
        known = {item.name: item for item in was}
        return tuple(known[i.name] if known.get(i.name) == i else i for i in now)

    was, now = old.issue, new.issue
    issue = now._replace(
        pages=kept(was.pages, now.pages), articles=kept(was.articles, now.articles),
        layouts=kept(was.layouts, now.layouts),
        paper=was.paper if was.paper == now.paper else now.paper,
        library=was.library if was.library == now.library else now.library,
        proofs=was.proofs if was.proofs == now.proofs else now.proofs,
    )  # fmt: skip
    return new._replace(issue=issue)
