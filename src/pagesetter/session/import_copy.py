"""Brings copy into an issue: reads and cleans each file, writes all articles in one step.

The window and the command line both go through it. Prints nothing.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Container, Iterable
from contextlib import suppress
from typing import TYPE_CHECKING

from pagesetter.copydesk.desk import Cleaned, House, clean
from pagesetter.copydesk.files import Plan, free_path, plan, whole
from pagesetter.copydesk.reading.pasted import NAME, read_pasted
from pagesetter.copydesk.reading.read import is_copy, read_copy
from pagesetter.copydesk.source import Source
from pagesetter.copydesk.version_review import VersionReview
from pagesetter.copydesk.versions import NewVersion, Renewal, Renewed, Version, latest
from pagesetter.copydesk.words import OFF_BY_DEFAULT, RULES
from pagesetter.findings import Finding, PagesetterError, SourceSpan
from pagesetter.findings.finding import finding
from pagesetter.findings.messages_copydesk import MESSAGES
from pagesetter.formats import find_issue
from pagesetter.values import NamedTuple

if TYPE_CHECKING:
    from pagesetter.copydesk.review import Review


MAX_FILES = 200
"""Files that are taken from folders at one time."""


def copy_files(paths: Iterable[str]) -> list[str]:
    """The files meant: folders stand for what in them can be copy, in order of names.

    Hidden files and those word processors leave while a file is open are passed over. Raises
    PagesetterError for folders that hold no copy, or too much.
    """
    found: list[str] = []
    for path in paths:
        if not os.path.isdir(path):
            found.append(path)
            continue
        inside = [
            os.path.join(folder, name)
            for folder, folders, names in os.walk(path)
            for name in sorted(names)
            if not (folders.sort() or name.startswith((".", "~$")) or not is_copy(name))
        ]
        if not inside or len(inside) > MAX_FILES:
            code = "copy-folder-full" if inside else "copy-folder"
            name = os.path.basename(os.path.normpath(path))
            raise PagesetterError(
                [finding(MESSAGES, code, SourceSpan(name), file=name, most=MAX_FILES)]
            )
        found += inside
    return found


class Importer:
    """Collects what files of copy become, until `write` puts it into the issue."""

    def __init__(
        self,
        issue: str = "",
        rules: str = "",
        *,
        as_new: bool = False,
        tracked: bool = False,
        turned: Container[int] = (),
    ) -> None:
        """`issue` may be empty to look only; `rules` names a file of house rules; `as_new` takes
        a new version of a source for a source of its own; `tracked` tells each tracked change.
        `turned` are differences of new versions to decide the other way, counted from 1 over all
        that `add` reads.

        Raises PagesetterError when there is no such issue or the rules cannot be read.
        """
        self.folder = os.path.abspath(find_issue(issue)) if issue else ""
        self.house = _house(rules or _rules_of(self.folder))
        self.cleaned: list[Cleaned] = []
        self.findings: list[Finding] = []
        self.files: dict[str, bytes] = {}
        self.renewals: list[Renewal] = []
        self._as_new, self._tracked, self._turned = as_new, tracked, turned
        self._taken = _Taken(self.folder, self.files)

    def add(self, path: str, encoding: str = "") -> None:
        """Read and clean one file. Raises PagesetterError when it cannot be read."""
        self._take_source(read_copy(path, encoding, tracked=self._tracked))

    def add_pasted(self, data: bytes, encoding: str = "") -> None:
        """Read and clean copy that came without a file. Raises PagesetterError as `add` does."""
        self._take_source(read_pasted(data, encoding, tracked=self._tracked))

    def _take_source(self, source: Source) -> None:
        review = self.review(source)
        if isinstance(review, VersionReview):
            first = 1 + sum(len(renewal.merged.differences) for renewal in self.renewals)
            for number, record in enumerate(review.records(), first):
                if number in self._turned:
                    (review.reject if record.accepted else review.accept)(record.key)
        if review is not None:
            self.take(review)

    def review(self, source: Source) -> Review | VersionReview | None:
        """A source to be looked through before `take`, cleaned or as a new version of one the
        issue has; None for one that needs none: an article of ours, or the same again."""
        from pagesetter.copydesk.review import Review

        kept, version = self._earlier(source)
        if version is not None:
            if source.data and source.data == kept:
                told = finding(MESSAGES, "copy-same-version", SourceSpan(source.name),
                               file=source.name)  # fmt: skip
                self.findings.append(told)
                return None
            present = _present(self.folder, version.names)
            found = NewVersion(clean(source, self.house), version, present, self._taken)
            if found.is_one:
                return VersionReview(found)
        made = whole(source.name, source.text, source.data, self._taken)
        if made is None:
            return Review(source, self.house)
        self.findings += made.findings
        self.files.update(made.files)
        return None

    def add_picture(self, data: bytes) -> str:
        """Add a picture that came without a file, as PNG; return its path in the issue's folder."""
        path = free_path(f"assets/{NAME}.png", self._taken)
        self.files[path] = data
        return path

    def take(self, review: Review | VersionReview) -> None:
        """Add what a review led to. Raises PagesetterError when it cannot be written."""
        self.cleaned.append(review.cleaned)
        made: Plan | Renewed
        if isinstance(review, VersionReview):
            made = review.renewed
            self.renewals += made.renewals
        else:
            made = plan(review.cleaned, self._taken)
        self.findings += made.findings
        self.files.update(made.files)

    def _earlier(self, source: Source) -> tuple[bytes, Version | None]:
        """The latest import of a source's name in this issue, and the bytes it read."""
        if not self.folder or self._as_new:
            return b"", None
        kept, records = _kept(self.folder)
        version = latest(records, source.name)
        return (kept[version.number], version) if version is not None else (b"", None)

    def write(self) -> list[str]:
        """Write everything, whole or not at all; return the paths in the issue's folder.

        Raises PagesetterError when the folder cannot be written.
        """
        from pagesetter.findings.messages_formats import MESSAGES as WORDS
        from pagesetter.formats.commit import commit

        try:
            commit(self.folder, self.files)
        except OSError as error:
            first = next(iter(self.files), "")
            reason = error.strerror or str(error)
            raise PagesetterError(
                [finding(WORDS, "cannot-write", SourceSpan(first), file=first, reason=reason)]
            ) from error
        return list(self.files)


class ReadJob(NamedTuple):
    """Files of copy to be read for the review in a window."""

    issue: str
    paths: tuple[str, ...]
    pasted: tuple[bytes, ...] = ()
    """Copy from the clipboard."""
    picture: bytes = b""
    """A picture from the clipboard, as PNG."""


class Read(NamedTuple):
    """Files read: what is to be looked through, and what could not be read."""

    importer: Importer
    reviews: tuple[Review | VersionReview, ...]
    refused: tuple[Finding, ...]


def read_all(job: ReadJob, progress: Callable[[int, int], None]) -> Read:
    """Read files for a review; one that cannot be read does not keep the others from it."""
    importer = Importer(job.issue)
    reviews: list[Review | VersionReview] = []
    refused: list[Finding] = []
    try:
        paths = copy_files(job.paths)
    except PagesetterError as error:
        return Read(importer, (), error.findings)
    if job.picture:
        importer.add_picture(job.picture)
    came: list[str | bytes] = [*paths, *job.pasted]
    for number, one in enumerate(came):
        progress(number, len(came))
        try:
            source = read_pasted(one) if isinstance(one, bytes) else read_copy(one)
            review = importer.review(source)
        except PagesetterError as error:
            refused += error.findings
            continue
        if review is not None:
            reviews.append(review)
    return Read(importer, tuple(reviews), tuple(refused))


class _Taken:
    """The paths that exist in the issue, or are to be written."""

    def __init__(self, folder: str, files: dict[str, bytes]) -> None:
        self._folder, self._files = folder, files

    def __contains__(self, name: object) -> bool:
        path = os.path.join(self._folder, *str(name).split("/"))
        return name in self._files or bool(self._folder and os.path.lexists(path))


def _kept(folder: str) -> tuple[list[bytes], list[str]]:
    """The sources an issue keeps, and their records, oldest first."""
    sources = os.path.join(folder, "copy", "source")
    ending = ".changes.json"
    try:
        names = [name for name in os.listdir(sources) if name.endswith(ending)]
    except OSError:
        return [], []
    kept, records = [], []
    for name in sorted(names, key=_counted):
        with suppress(OSError, UnicodeDecodeError):
            with open(os.path.join(sources, name), encoding="utf-8") as file:
                record = file.read()
            with open(os.path.join(sources, name.removesuffix(ending)), "rb") as data:
                kept.append(data.read())
            records.append(record)
    return kept, records


def _counted(name: str) -> tuple[int, str]:
    """Order of the records of one source: `a.txt`, `a-2.txt`, `a-10.txt`."""
    stem = name.split(".", 1)[0]
    number = stem.rpartition("-")[2]
    return (int(number) if number.isdecimal() else 1), name


def _present(folder: str, names: Iterable[str]) -> dict[str, str]:
    """The texts of those articles that are there."""
    found = {}
    for name in names:
        path = os.path.join(folder, "copy", f"{name}.md")
        with (
            suppress(OSError, UnicodeDecodeError),
            open(path, encoding="utf-8", newline="") as file,
        ):
            found[name] = file.read()
    return found


def _rules_of(folder: str) -> str:
    """The paper's house rules, or "" without any."""
    from pagesetter.formats.house_rules import FILE_NAME
    from pagesetter.formats.load import paper_folder

    path = os.path.join(paper_folder(folder), FILE_NAME) if folder else ""
    return path if path and os.path.lexists(path) else ""


def _house(path: str) -> House:
    if not path:
        return House()
    from pagesetter.formats.house_rules import load_house_rules

    rules = load_house_rules(path, tuple(RULES))
    switched = dict(rules.rules)
    off = {name for name in RULES if not switched.get(name, name not in OFF_BY_DEFAULT)}
    return House(frozenset(off), rules.column, rules.running_heads)
