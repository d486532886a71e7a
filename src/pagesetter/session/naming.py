"""Names of the files a plant gets, by the pattern it asks for.

`{code}{yyyymmdd}{page:02}.pdf` becomes `YLKJ2026112401.pdf`. Knows no folder.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pagesetter.findings import PagesetterError
from pagesetter.findings.finding import finding
from pagesetter.findings.messages_cli import MESSAGES
from pagesetter.model import Issue

_FIELD = re.compile(r"\{([^{}]*)\}")
_FIELDS = ("code", "paper", "yyyymmdd", "yyyy", "yy", "mm", "dd", "number", "total", "page",
           "name", "section")  # fmt: skip


def file_names(pattern: str, issue: Issue, pages: Sequence[str]) -> list[str]:
    """Return the file name of each page; see `file_name`. Two pages must not share one."""
    names = [file_name(pattern, issue, page) for page in pages]
    for name in names:
        if names.count(name) > 1:
            raise PagesetterError([finding(MESSAGES, "name-twice", name=name)])
    return names


def file_name(pattern: str, issue: Issue, page: str) -> str:
    """Return the file name of a page by a pattern such as `{code}{yyyymmdd}{page:02}.pdf`.

    `:02` fills a number up with zeros to two digits. Raises PagesetterError for a field there
    is not, an ending other than .pdf, and a name that no system takes.
    """
    value = next(one for one in issue.pages if one.name == page)
    year, month, day = issue.date.split("-")
    values = {
        "code": issue.paper.code, "paper": issue.paper.name, "yyyymmdd": year + month + day,
        "yyyy": year, "yy": year[2:], "mm": month, "dd": day, "number": issue.number,
        "total": issue.total, "page": str(value.number), "name": page, "section": value.section,
    }  # fmt: skip

    def filled(field: re.Match[str]) -> str:
        name, colon, form = field.group(1).partition(":")
        if name not in values or (colon and not re.fullmatch(r"0?[1-9]", form)):
            known = " ".join(f"{{{one}}}" for one in _FIELDS)
            raise PagesetterError(
                [finding(MESSAGES, "name-pattern", field=f"{{{field.group(1)}}}", known=known)]
            )
        return values[name].zfill(int(form)) if colon else values[name]

    name = _FIELD.sub(filled, pattern)
    if not name.lower().endswith(".pdf") or re.search(r'[\\/:*?"<>|\0{}]', name) or name[0] == ".":
        raise PagesetterError([finding(MESSAGES, "name-unusable", name=name)])
    return name
