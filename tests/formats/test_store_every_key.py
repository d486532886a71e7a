"""Every key of a page, an article and an issue is written again as it was read."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from test_formats_doc import examples

from pagesetter.findings import SourceSpan
from pagesetter.formats.decode import decode
from pagesetter.formats.encode import canonical, encode_article, encode_issue, encode_page
from pagesetter.formats.notes import Notes
from pagesetter.formats.refit import new_text
from pagesetter.model import Article, Issue, Page, Paper

ENCODED = {"page": encode_page, "article": encode_article, "issue": encode_issue}


def read(kind: str, text: str) -> Any:
    notes = Notes("x.yaml")
    value = decode(text, kind, notes)
    assert notes.findings == []
    if kind == "page":
        return value._replace(name="eins")
    if kind == "article":
        return Article("a", **value)
    pages = tuple(Page(name, 0, "") for name in value.pop("pages"))
    return Issue(paper=Paper(""), layouts=(), articles=(), pages=pages, **value)


def leaves(value: Any, path: str = "") -> dict[str, Any]:
    """Every value that is no mapping, by its keys; of lists the items."""
    if isinstance(value, dict):
        inner: Any = value.items()
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        inner = enumerate(value)
    else:
        return {path: value}
    return {k: v for key, part in inner for k, v in leaves(part, f"{path}/{key}").items()}


@pytest.mark.parametrize("kind", ["page", "article", "issue"])
def test_every_key(kind: str) -> None:
    texts = [text for name, text in examples() if name == kind]
    assert texts
    for text in texts:
        value = read(kind, text)
        written = new_text(kind, ENCODED[kind](value))
        assert canonical(read(kind, written)) == canonical(value)
        wanted = leaves(yaml.load(text, Loader=yaml.BaseLoader))
        got = leaves(yaml.load(written, Loader=yaml.BaseLoader))
        missing = {key for key in wanted if key not in got and "x-" not in key}
        assert {key.rpartition("/")[2] for key in missing} <= {"inset-right", "remainder"}, missing
        assert got.keys() <= wanted.keys()


def test_canonical_tells_apart_what_differs() -> None:
    text = next(text for name, text in examples() if name == "page")
    page = read("page", text)
    assert canonical(page._replace(span=SourceSpan("other", 1, 2))) == canonical(page)
    other = read("page", text.replace("size: 36pt", "size: 36.5pt"))
    assert canonical(other) != canonical(page)
    swapped = read("page", text.replace("{责编: 林晓, 版式: 周禾", "{版式: 周禾, 责编: 林晓"))
    assert canonical(swapped) != canonical(page)
    same = read("page", text.replace("{size: 36pt, face: 大标宋,", "{face: 大标宋, size: 36.0pt,"))
    assert canonical(same) == canonical(page)
