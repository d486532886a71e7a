"""Says what an issue's folder gets from cleaned copy: articles, sources, records, pictures.

Each source stays as it came in `copy/source/`, with the record of every change beside it, so
that a result can be looked through and taken back later. Nothing that is there is covered:
names that are taken get a number. Writes no file itself.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Container, Sequence
from contextlib import suppress
from typing import Any

from pagesetter.copydesk import usage
from pagesetter.copydesk.assemble import assemble
from pagesetter.copydesk.desk import Cleaned
from pagesetter.copydesk.draft import Change
from pagesetter.copydesk.understand import lists
from pagesetter.findings import Finding, PagesetterError, SourceSpan
from pagesetter.findings.finding import Place, finding
from pagesetter.findings.messages_copydesk import MESSAGES
from pagesetter.formats.article import parse_article
from pagesetter.formats.article_write import article_text
from pagesetter.formats.patch import PatchError
from pagesetter.model import Article, Block, Span
from pagesetter.values import NamedTuple

FORMAT = "pagesetter-copy-record/1"
_UNSAFE = re.compile(r"[\x00-\x1f/\\:*?\"<>|\s]+")


class Plan(NamedTuple):
    """What one file of copy becomes."""

    articles: tuple[Article, ...]
    files: dict[str, bytes]
    """Path in the issue's folder with `/` → bytes."""
    findings: tuple[Finding, ...]


def plan(cleaned: Cleaned, taken: Container[str]) -> Plan:
    """Plan the files of one source. `taken` holds paths in the issue's folder that exist.

    Raises PagesetterError when an article cannot be written so that it reads back.
    """
    source = cleaned.draft.source
    names = free_names(source.name, cleaned.article_count, taken)
    articles, files = [], {}
    texts, plainer = written(cleaned, names)
    for name, text in zip(names, texts, strict=True):
        articles.append(parse_article(text, name)[0])
        files[f"copy/{name}.md"] = text.encode()
    kept = free_path(f"copy/source/{safe_name(source.name)}", taken)
    files[kept] = source.data or source.text.encode()
    files[kept + ".changes.json"] = record(cleaned, names, texts).encode()
    for asset in source.assets:
        files[f"assets/{asset.name}"] = asset.data
    return Plan(tuple(articles), files, (*_findings(cleaned), *plainer))


def written(cleaned: Cleaned, names: Sequence[str]) -> tuple[list[str], list[Finding]]:
    """The text of each article's file, and what could not be kept of it.

    Raises PagesetterError as `plan` does.
    """
    found: list[Finding] = []
    texts = [_text(one, found) for one in assemble(cleaned.draft, cleaned.guesses, names)]
    return texts, found


def whole(source_name: str, text: str, data: bytes, taken: Container[str]) -> Plan | None:
    """The plan for a file that is an article of ours already; None when it is none."""
    if not text.lstrip("\ufeff").startswith("---"):
        return None
    name = free_names(source_name, 1, taken)[0]
    article, findings = parse_article(text, name, source_name)
    if any(f.severity == "error" for f in findings):
        return None
    return Plan((article,), {f"copy/{name}.md": data}, tuple(findings))


def _text(article: Article, found: list[Finding]) -> str:
    empty = Article(article.name)
    with suppress(PatchError):
        return article_text("", empty, article)
    blocks = []
    for block in article.body:
        plain = _writable(block)
        blocks.append(plain)
        if plain != block:
            span = SourceSpan(f"copy/{article.name}.md")
            found.append(finding(MESSAGES, "copy-marks-lost", span, text=block.text[:40]))
    try:
        return article_text("", empty, article._replace(body=tuple(blocks)))
    except PatchError as error:
        span = SourceSpan(f"copy/{article.name}.md")
        raise PagesetterError(
            [finding(MESSAGES, "copy-not-written", span, name=article.name, reason=str(error))]
        ) from error


def _writable(block: Block) -> Block:
    """A block that reads back: as it is, else without marks such as bold, else as a paragraph."""
    bare = (Span(block.text),)
    for one in (block, block._replace(spans=bare)):
        with suppress(PatchError):
            article_text("", Article(""), Article("", body=(one,)))
            return one
    return Block("paragraph", bare)


def _findings(cleaned: Cleaned) -> list[Finding]:
    source = cleaned.draft.source
    span = SourceSpan(source.name)
    found = [finding(MESSAGES, code, span, text=text) for code, text in source.remarks]
    if source.encoding not in ("", "utf-8"):
        found.append(finding(MESSAGES, "copy-encoding-guessed", span, file=source.name,
                             encoding=source.encoding))  # fmt: skip
    places = Places(source.text, source.name)
    for suspect in cleaned.suspects:
        meant = {"meant": "", "meant_zh": ""}
        if suspect.meant:
            meant = {
                "meant": f", meant “{suspect.meant}”?",
                "meant_zh": f"，应为“{suspect.meant}”？",
            }
        place = places.at(suspect.place)
        found.append(
            finding(MESSAGES, "copy-suspect", place, Place(), written=suspect.written,
                    text=suspect.text, **meant)
        )  # fmt: skip
    for one in cleaned.usages:
        english, chinese = usage.ADVICE[one.advice]
        code = {"number-usage": "copy-number", "mark-usage": "copy-mark"}[one.rule]
        found.append(
            finding(MESSAGES, code, places.at(one.place), Place(), written=one.written,
                    text=one.text, advice=english, advice_zh=chinese)
        )  # fmt: skip
    for article in range(cleaned.article_count):
        credits = [g for g in cleaned.guesses if g.article == article and g.role == "credit"]
        if len(credits) > 1:
            text = "".join(guess.row.text for guess in credits)
            found.append(finding(MESSAGES, "copy-two-credits", span, text=text))
    for heading, _, names in lists(cleaned.guesses):
        found.append(finding(MESSAGES, "copy-list", span, heading=heading, count=len(names)))
    return found


class Places:
    """Lines and columns of offsets in one source."""

    def __init__(self, text: str, name: str) -> None:
        self._name = name
        self._starts = [0]
        at = text.find("\n")
        while at >= 0:
            self._starts.append(at + 1)
            at = text.find("\n", at + 1)

    def at(self, offset: int) -> SourceSpan:
        line = bisect_right(self._starts, offset)
        return SourceSpan(self._name, line, offset - self._starts[line - 1] + 1)


def record(cleaned: Cleaned, names: Sequence[str], texts: Sequence[str] = ()) -> str:
    """The record of an import as JSON: enough to undo it pass by pass, and the articles' texts,
    to tell later what the editor did from what a new version of the source says."""
    source = cleaned.draft.source
    value = {
        "format": FORMAT,
        "source": source.name,
        "encoding": source.encoding,
        "articles": list(names),
        "written": list(texts),
        "remarks": [list(remark) for remark in source.remarks],
        "passes": [[change_value(change) for change in one] for one in cleaned.draft.passes],
        "result": cleaned.draft.text,
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def change_value(change: Change) -> dict[str, Any]:
    return {
        key: value for key, value in change._asdict().items() if value is not False and value != -1
    }


def changes_from(text: str) -> tuple[str, list[list[Change]]]:
    """(result, passes) of a record; what `draft.undo` takes. Raises ValueError."""
    value = json.loads(text)
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise ValueError("not a record of an import")
    return value["result"], [[Change(**change) for change in one] for one in value["passes"]]


def safe_name(name: str) -> str:
    """A file name without what some file systems refuse."""
    return _UNSAFE.sub("-", name).strip(".-~") or "copy"


def free_names(source_name: str, count: int, taken: Container[str]) -> list[str]:
    """File stems for so many articles of a source, none of them taken."""
    stem = safe_name(source_name.rpartition(".")[0] or source_name)[:60]
    names: list[str] = []
    number = 0
    while len(names) < count:
        number += 1
        name = stem if count == 1 and number == 1 else f"{stem}-{number}"
        if f"copy/{name}.md" not in taken:
            names.append(name)
    return names


def free_path(path: str, taken: Container[str]) -> str:
    """The path itself or with a number, so that neither it nor its record is taken."""
    stem, dot, ending = path.rpartition(".")
    number, free = 1, path
    while free in taken or free + ".changes.json" in taken:
        number += 1
        free = f"{stem}-{number}.{ending}" if dot else f"{path}-{number}"
    return free
