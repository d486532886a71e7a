"""What every kind of box is composed with, and where it reports."""

from collections.abc import Iterable
from typing import Protocol

from pagesetter.compose.grid import Grid
from pagesetter.compose.styles import StyleBook
from pagesetter.compose.variables import Variables
from pagesetter.findings import Finding, Place, SourceSpan
from pagesetter.findings.finding import finding
from pagesetter.findings.messages_compose import MESSAGES
from pagesetter.fonts import FontBook
from pagesetter.geometry import Length
from pagesetter.model import Issue, Layout, Page
from pagesetter.text import SetParagraph
from pagesetter.values import NamedTuple


class PictureSource(Protocol):
    """Pictures at hand, by the name a page gives them."""

    def size(self, source: str, span: SourceSpan) -> tuple[int, int] | None:
        """Width and height in pixels, the right way up; None when it cannot be used."""

    def is_stencil(self, source: str) -> bool:
        """True for black-only art with sharp edges; asked after the size."""


KnownNames = dict[object, dict[tuple[str, str, Length], SetParagraph]]
"""Style and setting -> name, alignment and width -> the name as it was set."""


class BoxContext(NamedTuple):
    issue: Issue
    page: Page
    layout: Layout
    grid: Grid
    styles: StyleBook
    fonts: FontBook
    variables: Variables
    pictures: PictureSource | None
    findings: list[Finding]
    known_names: KnownNames
    """Names of organizers that stand on pages before: most pages have the same."""

    def report(self, code: str, span: SourceSpan, where: str, **params: object) -> None:
        place = Place(str(self.page.number), frame=where)
        self.findings.append(finding(MESSAGES, code, span, place, **params))

    def pass_on(self, findings: Iterable[Finding], where: str) -> None:
        """Report what was found in the words of a box."""
        place = Place(str(self.page.number), frame=where)
        self.findings.extend(found._replace(place=place) for found in findings)
