"""The public Python surface: what programs may build on. Names here stay; the rest may change.

from pagesetter import api

opened = api.open_issue("issues/2026-11-24")
result = api.compose(opened)
for finding in result.findings:
    print(finding.span, finding.message("zh"))
pdf = api.render_pdf(result)
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from pagesetter.findings import Finding, PagesetterError
from pagesetter.session.pipeline import (
    Opened,
    Result,
    choose_pages,
    compose_issue,
    open_issue,
    press_pdf,
    stopping,
)

if TYPE_CHECKING:
    from pagesetter.model import Issue
    from pagesetter.session.copy_check import CopyFault
    from pagesetter.session.explaining import Explained
    from pagesetter.session.proof_record import Changed
    from pagesetter.text import SetParagraph
    from pagesetter.text.explain import Explanation
    from pagesetter.text.permitted import Break

__all__ = [
    "Finding",
    "Opened",
    "PagesetterError",
    "Result",
    "check",
    "compose",
    "copy_faults",
    "explain_issue",
    "explain_text",
    "fix_copy",
    "lines_changed_since",
    "open_issue",
    "permitted_breaks",
    "render_pdf",
    "set_text",
]


def compose(opened: Opened) -> Result:
    """Compose every page. Raises nothing: what is wrong with a page is in `findings`."""
    return compose_issue(opened)


def render_pdf(result: Result, pages: Iterable[int] = (), *, force: bool = False) -> bytes:
    """Return the press PDF of the pages with these printed numbers; of all without any.

    Raises PagesetterError when an issue has no such page, and, unless `force` asks for a proof,
    when a glyph is missing or a face may not be embedded.
    """
    chosen = choose_pages(result, pages)
    stopped = stopping(result.findings)
    if stopped and not force:
        raise PagesetterError(stopped)
    return press_pdf(result, chosen, force=force)


def check(path: str) -> tuple[Finding, ...]:
    """Return everything found in an issue, in its files or on its pages. Raises nothing for them.

    A file that cannot be read ends the check there: its findings are then those of reading.
    """
    try:
        return compose_issue(open_issue(path)).findings
    except PagesetterError as error:
        return error.findings


def copy_faults(issue: Issue) -> tuple[CopyFault, ...]:
    """Return what is typed wrong in an issue's copy (`opened.issue`), each with its fix."""
    from pagesetter.session.copy_check import copy_faults as found

    return found(issue)


def fix_copy(issue: Issue, chosen: Iterable[CopyFault]) -> Issue:
    """Return the issue with these faults of it mended; it is an edit, and undone like one.

    Raises EditError (a ValueError) for a fault that no longer stands there.
    """
    from pagesetter.session.copy_check import fix_copy as mended

    return mended(issue, chosen)


def permitted_breaks(
    text: str, *, level: str = "gb", protected: Sequence[str] = ()
) -> tuple[Break, ...]:
    """Return every place in `text` with its rule and penalty; see `pagesetter.text.permitted`.

    Raises ValueError when `level` is none of none, basic, gb, strict.
    """
    from pagesetter.text.permitted import permitted_breaks as permitted

    return permitted(text, level=level, protected=protected)


def set_text(
    text: str,
    measure: str | Sequence[str] = "15字",
    *,
    size: str = "8.5pt",
    face: str = "报宋",
    indent: str = "2字",
    preset: str = "newspaper",
    level: str = "",
    mode: str = "",
    protected: Sequence[str] = (),
    size_names: str = "标准",
) -> SetParagraph:
    """Set one paragraph of plain text; return its lines with ranges, runs, amounts and reasons.

    Lengths are written as in the files: `15字`, `8.5pt`, `小五`, `60mm`; those of the result are in
    1/65,536 pt. Several measures are those of the first lines, the last one repeats. What 小五
    means is as in `paper.yaml`: `size_names` 标准 or 印刷. Raises ValueError for what is no length,
    an empty text, and an unknown preset, level, mode or table of names.
    """
    from pagesetter.session.asking import asked, set_asked

    return set_asked(
        asked(text, measure, size=size, face=face, indent=indent, preset=preset, level=level,
              mode=mode, protected=protected, size_names=size_names)
    )  # fmt: skip


def explain_text(
    text: str,
    measure: str | Sequence[str] = "15字",
    *,
    size: str = "8.5pt",
    face: str = "报宋",
    indent: str = "2字",
    preset: str = "newspaper",
    level: str = "",
    mode: str = "",
    protected: Sequence[str] = (),
    size_names: str = "标准",
) -> Explanation:
    """Set one paragraph as `set_text` does and return why each of its lines ends where it does.

    Ask the explanation `why_not(offset)` for why no line ends elsewhere. Raises as `set_text`.
    """
    from pagesetter.fonts import FontBook
    from pagesetter.session.asking import asked
    from pagesetter.session.pipeline import user_font_folders
    from pagesetter.text.explain import explain

    one = asked(
        text, measure, size=size, face=face, indent=indent, preset=preset, level=level, mode=mode,
        protected=protected, size_names=size_names,
    )  # fmt: skip
    return explain(
        [(one.text, one.style)], one.setting, one.measures, FontBook(user_font_folders()),
        indent=one.indent,
    )  # fmt: skip


def explain_issue(opened: Opened) -> list[Explained]:
    """Return why the lines of every paragraph, caption and box of an issue end where they do."""
    from pagesetter.session.explaining import explain_issue as explain

    return explain(opened)


def lines_changed_since(opened: Opened, proof: str) -> tuple[Changed, ...]:
    """Return the lines that are not as they were in a proof (`一校` …) made by `render --proof`.

    Raises PagesetterError when no such proof was made, ValueError when no proof is called so.
    """
    from pagesetter.session.proof_record import changed_since

    return changed_since(opened, proof)
