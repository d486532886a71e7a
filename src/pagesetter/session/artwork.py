"""PDF artwork of an issue: read, judged, kept, and made into forms for the press.

What `export.artwork` makes of a page and what `checks.artwork` finds in it, put together and
kept in the pictures' cache. A page without artwork imports none of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from pagesetter.checks.artwork import ArtworkFacts
from pagesetter.export.pdf.sink import PdfForm
from pagesetter.findings import NOWHERE, Finding, PagesetterError, Place, SourceSpan
from pagesetter.findings.finding import finding
from pagesetter.findings.messages_artwork import MESSAGES
from pagesetter.geometry import UNIT, Length
from pagesetter.images import cache as kept
from pagesetter.images.decode import read_file
from pagesetter.images.probing import hash_of
from pagesetter.session.pictures import PROOF
from pagesetter.values import NamedTuple

_VERSION = 3
"""Raise when the same file would give another page or other facts."""
_PAGE = re.compile(r"#page=(\d+)$")
_STANDARDS = {"x1a": "PDF/X-1a"}
_LEFT_OUT = {"annotations": "批注", "scripts": "脚本", "files": "附件", "layers": "隐藏图层"}


class Artwork(NamedTuple):
    """One page of a PDF as it can be placed."""

    pdf: bytes
    """That page alone, cleaned."""
    width: Length
    height: Length
    pages: int
    left_out: tuple[str, ...]
    repaired: bool
    facts: ArtworkFacts


def parted(source: str) -> tuple[str, int]:
    """Return the file and page (0: none named) of a name such as `assets/ad.pdf#page=2`."""
    named = _PAGE.search(source)
    return (source[: named.start()], int(named.group(1))) if named else (source, 0)


def read_artwork(path: str, page: int, file: str, cache: str | None) -> Artwork:
    """Return page `page` (0: the first) of the PDF at `path`.

    Raises PagesetterError: `artwork-damaged`, `-encrypted`, `-page`, `-heavy`, `-box`,
    `picture-unreadable`.
    """
    data = read_file(path, file)
    key = f"{hash_of(data)}-{max(page, 1)}-{_VERSION}"
    found = kept.read(cache, "artwork", key)
    if found is not None:
        return _from_words(*found)
    from pagesetter.checks.artwork import artwork_facts
    from pagesetter.export.artwork.cleaning import clean_page

    clean = clean_page(data, max(page, 1), file)
    facts = artwork_facts(clean.pdf)
    if facts.heavy:
        raise PagesetterError([finding(MESSAGES, "artwork-heavy", NOWHERE, Place(), file=file)])
    repaired = clean.repaired or facts.unsound
    made = Artwork(
        clean.pdf, clean.width, clean.height, clean.pages, clean.left_out, repaired, facts
    )
    kept.write(cache, "artwork", key, _words(made), made.pdf)
    return made


def artwork_findings(artwork: Artwork, page: int, file: str, span: SourceSpan) -> list[Finding]:
    """Return what is to be said of artwork wherever it stands."""
    found: list[Finding] = []

    def tell(code: str, **params: object) -> None:
        found.append(finding(MESSAGES, code, span, Place(), file=file, **params))

    facts = artwork.facts
    if artwork.pages > 1 and not page:
        tell("artwork-pages", pages=artwork.pages)
    if artwork.repaired:
        tell("artwork-repaired")
    if artwork.facts.blank:
        tell("artwork-blank")
    if artwork.left_out:
        chinese = "、".join(_LEFT_OUT[one] for one in artwork.left_out)
        tell("artwork-left-out", what=", ".join(artwork.left_out), what_zh=chinese)
    for space in facts.colours:
        tell("artwork-colour", space=space)
    for font in facts.fonts:
        tell("artwork-font", font=font)
    for name in facts.spots:
        tell("artwork-spot", name=name)
    return found


def is_coloured(artwork: Artwork) -> bool:
    """Tell whether artwork prints on another plate than black, or would in colours of a screen."""
    facts = artwork.facts
    return facts.coloured or bool(facts.colours) or bool(facts.spots)


def black_findings(
    artworks: Mapping[str, Artwork],
    placed: Sequence[tuple[str, str, str]],
    spans: Mapping[tuple[str, str], SourceSpan],
) -> tuple[list[Finding], Callable[[Finding], bool]]:
    """Return what is told of artwork that comes in black, and which older findings that settles.

    `placed` has the name of an artwork, the page's label and its inks; `spans` where it is named.
    """
    told: list[Finding] = []
    black: set[str] = set()
    coloured: set[str] = set()
    for key, label, inks in placed:
        file = parted(key)[0]
        if inks == "四色":
            coloured.add(file)
        elif is_coloured(artworks[key]):
            black.add(file)
            told.append(
                finding(MESSAGES, "artwork-on-black-page", spans[key, label], Place(label),
                        file=file, page=label, inks=inks)
            )  # fmt: skip

    def settled(one: Finding) -> bool:
        is_colour = one.code in ("artwork-colour", "artwork-spot")
        return is_colour and dict(one.params)["file"] in black - coloured

    return told, settled


def _newer_words(newer: Sequence[str]) -> tuple[str, str]:
    """What only PDF/X-4 allows, in both languages; operators and keys name the transparency."""
    keys = [one for one in newer if one != "ICCBased"]
    english = [f"transparency ({', '.join(keys)})"] if keys else []
    chinese = [f"透明效果（{'、'.join(keys)}）"] if keys else []
    if len(keys) < len(newer):
        english.append("ICC colour")
        chinese.append(" ICC 颜色")
    return " and ".join(english), "和".join(chinese)


def for_press(
    artwork: Artwork, standard: str, inks: str, page: str, file: str, span: SourceSpan = NOWHERE
) -> PdfForm:
    """Return the form of artwork for a page of that standard and those inks.

    On a page in black, or black and red, it is all in black. Raises PagesetterError:
    `artwork-standard`, `artwork-not-in-black`.
    """
    place = Place(page)
    to_black = inks != "四色" and is_coloured(artwork)
    newer = [one for one in artwork.facts.newer if not (to_black and one == "ICCBased")]
    if newer and standard in _STANDARDS:
        name = _STANDARDS[standard]
        english, chinese = _newer_words(newer)
        raise PagesetterError(
            [finding(MESSAGES, "artwork-standard", span, place, file=file, what=english,
                     what_zh=chinese, standard=name)]
        )  # fmt: skip
    from pagesetter.export.artwork.forms import as_form

    if not to_black:
        return as_form(artwork.pdf)
    from pagesetter.export.artwork.blackening import blackened
    from pagesetter.export.artwork.tones import WHAT, CannotTurn

    try:
        return as_form(blackened(artwork.pdf))
    except CannotTurn as error:
        if standard == PROOF:
            return as_form(artwork.pdf)
        what, what_zh = WHAT[str(error)]
        raise PagesetterError(
            [finding(MESSAGES, "artwork-not-in-black", span, place, file=file, page=page,
                     inks=inks, what=what, what_zh=what_zh)]
        ) from None  # fmt: skip


def raster(artwork: Artwork, longest: int) -> bytes:
    """Return artwork as it prints as a PNG on white, `longest` pixels at its longer side."""
    from pagesetter.export.raster import render_png

    dpi = max(1, longest * 72 * UNIT // max(artwork.width, artwork.height, 1))
    return render_png(artwork.pdf, 0, dpi)


def _words(artwork: Artwork) -> tuple[str, ...]:
    facts = artwork.facts
    return (
        str(artwork.width), str(artwork.height), str(artwork.pages), str(int(artwork.repaired)),
        str(int(facts.coloured)), str(int(facts.blank)),
        *(_list(one) for one in (
            artwork.left_out, facts.colours, facts.fonts, facts.newer, facts.spots)),
    )  # fmt: skip


def _list(names: tuple[str, ...]) -> str:
    return "\x1f".join(re.sub(r"[\t\n\x1f]", " ", name) for name in names)


def _from_words(words: tuple[str, ...], data: bytes) -> Artwork:
    width, height, pages, repaired, coloured, blank, *lists = words
    left_out, *facts = (tuple(one.split("\x1f")) if one else () for one in lists)
    colours, fonts, newer, spots = facts
    return Artwork(
        data, int(width), int(height), int(pages), left_out, repaired == "1",
        ArtworkFacts(colours, fonts, newer, spots, coloured == "1", blank=blank == "1"),
    )  # fmt: skip
