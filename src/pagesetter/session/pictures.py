"""Pictures of an issue: found in its folders, measured for composing, made ready for the press.

Answers compose's question for sizes and turns the pictures of finished pages into streams.
Reads only below the issue's and the paper's folder. A page without pictures does not even
import what reads them.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from pagesetter.display import DisplayList, Group, Item, PlaceImage, Tag
from pagesetter.display.walk import flatten, images
from pagesetter.findings import Finding, PagesetterError, Place, SourceSpan
from pagesetter.geometry import Length, Rect

if TYPE_CHECKING:
    from pagesetter.export.pdf.sink import PdfForm, PdfImage
    from pagesetter.images import Probe
    from pagesetter.session.artwork import Artwork
    from pagesetter.session.drawings import SvgArt


PROOF = "proof"
"""In place of a standard: artwork is shown even where the press could not take it."""
_NOWHERE = os.path.join(os.devnull, "missing")
"""A path that cannot exist: probing it says that the picture is missing."""


class PictureShelf:
    """The pictures of one issue. `findings` collects what is wrong with them, once each."""

    def __init__(self, folders: Sequence[str], *, cache: str | None = None) -> None:
        """`folders` are searched in order: the issue's, then the paper's (absolute)."""
        self._folders = [os.path.realpath(folder) for folder in folders]
        self._given_cache = cache
        self._probes: dict[str, Probe | None] = {}
        self._artworks: dict[str, Artwork] = {}
        self._drawings: dict[str, SvgArt] = {}
        self._forms: dict[tuple[str, str, bool], PdfForm] = {}
        """Forms of artwork by source, standard and whether they are in black."""
        self._paths: dict[str, str] = {}
        self._spans: dict[str, dict[str, SourceSpan]] = {}
        """Where each picture is named, by the file that names it, the first to do so first."""
        self.findings: list[Finding] = []

    def size(self, source: str, span: SourceSpan) -> tuple[int, int] | None:
        """Width and height in pixels, the right way up; None with a finding when unusable.

        Artwork has its size on paper. `source` may name its page: `assets/ad.pdf#page=2`.
        """
        if source in self._spans:
            self._spans[source][span.file] = span
        else:
            self._spans[source] = {span.file: span}
            try:
                self._measure(source, span)
            except PagesetterError as error:
                self.findings += [f._replace(span=span) for f in error.findings]
        known = self._artworks.get(source) or self._drawings.get(source) or self._probes.get(source)
        return None if known is None else (known.width, known.height)

    def forget(self) -> None:
        """Know nothing of any picture any more: their files are not what they were."""
        for known in (self._probes, self._artworks, self._drawings, self._forms, self._paths):
            known.clear()
        self._spans.clear()
        self.findings.clear()

    @property
    def sources(self) -> tuple[str, ...]:
        """Names of the pictures that were asked for, those that are missing too."""
        return tuple(self._spans)

    def place(self, source: str) -> str:
        """The file that a name means now; a path that cannot exist when there is none."""
        return self._find(source.partition("#")[0])

    def is_stencil(self, source: str) -> bool:
        """True for black-only art with sharp edges: its white is not painted."""
        known = self._probes.get(source)
        return known is not None and known.sharp

    def path(self, source: str) -> str:
        """The file of a picture that has been measured; empty when it cannot be used."""
        return self._paths.get(source, "")

    def file(self, source: str) -> str:
        """The file of a picture made of pixels, measured or not; empty for any other."""
        if source in self._paths or source in self._spans:
            is_drawn = source in self._artworks or source in self._drawings
            return "" if is_drawn else self.path(source)
        path = self._find(source)
        return "" if path == _NOWHERE or _vector_kind(source, path) else path

    def shown(self, source: str, longest: int) -> bytes | None:
        """A PNG of artwork as it prints, `longest` pixels at its longer side; None for others."""
        if source in self._artworks:
            from pagesetter.session.artwork import raster

            return raster(self._artworks[source], longest)
        if source in self._drawings:
            from pagesetter.session.drawings import svg_raster

            return svg_raster(self._drawings[source], longest)
        return None

    @property
    def _cache(self) -> str | None:
        from pagesetter.images import cache_folder

        return cache_folder() if self._given_cache is None else self._given_cache

    def _measure(self, source: str, span: SourceSpan) -> None:
        """Learn what a picture is. Raises PagesetterError when it cannot be placed."""
        path = self._find(source)
        kind = _vector_kind(source, path)
        if kind == "PDF":
            from pagesetter.session.artwork import artwork_findings, parted, read_artwork

            name, page = parted(source)
            path = self._find(name)
            artwork = read_artwork(path, page, name, self._cache)
            self._artworks[source] = artwork
            self.findings += artwork_findings(artwork, page, name, span)
        elif kind == "SVG":
            from pagesetter.session.drawings import read_svg, svg_findings

            drawing = self._drawings[source] = read_svg(path, source)
            self.findings += svg_findings(drawing, source, span)
        else:
            from pagesetter.images import ink_findings, note_findings, probe

            probed = self._probes[source] = probe(path, file=source, cache=self._cache)
            self.findings += note_findings(probed, source, span)
            self.findings += ink_findings(probed, source, span=span)
        self._paths[source] = path

    def _span(self, source: str, label: str) -> SourceSpan:
        """Where a picture is named on the page with this label, whose file is called after it."""
        spans = self._spans[source]
        for file, span in spans.items():
            if os.path.basename(file).partition(".")[0].lstrip("0") == label:
                return span
        return next(iter(spans.values()))

    def _find(self, source: str) -> str:
        """The file meant; a link that leads out of its folder is as if it were not there."""
        wanted = [os.path.join(folder, *source.split("/")) for folder in self._folders]
        for folder, path in zip(self._folders, wanted, strict=True):
            real = os.path.realpath(path)
            if os.path.isfile(real) and real.startswith(folder + os.sep):
                return real
        return _NOWHERE

    def resolution(self, item: PlaceImage) -> tuple[int, str] | None:
        """Pixels per inch of a placed picture, and `error` or `warning` when they are too few.

        None for what has no pixels of its own.
        """
        probed = self._probes.get(item.key)
        if probed is None or item.clip.width <= 0 or item.clip.height <= 0:
            return None
        from pagesetter.images.geometry import effective_ppi
        from pagesetter.images.resolution import LIMITS

        size = item.clip.width, item.clip.height
        ppi = effective_ppi(probed, _crop(item, probed), size)
        limits = LIMITS.error, LIMITS.warning
        if probed.line_art:
            limits = LIMITS.art_error, LIMITS.art_warning
        if probed.module:
            return ppi, ""
        return ppi, "error" if ppi < limits[0] else "warning" if ppi < limits[1] else ""

    def check_resolution(self, pages: Iterable[DisplayList], character: Length) -> list[Finding]:
        """Findings about pictures too coarse for their room; `character` is one 字."""
        if not self._probes:
            return []
        from pagesetter.images import resolution_findings

        found: list[Finding] = []
        for page in pages:
            for item in images(page.items):
                probed = self._probes.get(item.key)
                if probed is not None:
                    found += resolution_findings(
                        probed, _crop(item, probed), (item.clip.width, item.clip.height),
                        file=item.key, character=character,
                        span=self._span(item.key, page.label), place=Place(page.label),
                    )  # fmt: skip
        return found

    def check_plates(self, pages: Sequence[tuple[DisplayList, str]]) -> list[Finding]:
        """Findings about pictures and artwork in colour, by pages each with its inks (`四色` …).

        What is said of its colours wherever it stands is dropped where it comes in black alone.
        """
        if all(inks == "四色" for _, inks in pages):
            return []
        greys = [
            one for page, inks in pages if inks != "四色" for one in self._greys(page, inks)
        ]  # fmt: skip
        if not self._artworks:
            return greys
        from pagesetter.session.artwork import black_findings

        placed = [
            (item.key, page.label, inks)
            for page, inks in pages
            for item in images(page.items)
            if item.key in self._artworks
        ]
        spans = {(key, label): self._span(key, label) for key, label, _ in placed}
        told, settled = black_findings(self._artworks, placed, spans)
        self.findings = [one for one in self.findings if not settled(one)]
        return [*told, *greys]

    def _greys(self, page: DisplayList, inks: str) -> Iterable[Finding]:
        """A finding for every picture in colour on a page without colours."""
        from pagesetter.findings.finding import finding
        from pagesetter.findings.messages_images import MESSAGES

        for key in dict.fromkeys(item.key for item in images(page.items)):
            probed = self._probes.get(key)
            if probed is not None and not (probed.gray or probed.line_art):
                span = self._span(key, page.label)
                yield finding(MESSAGES, "picture-on-black-page", span, Place(page.label), file=key,
                              page=page.label, inks=inks)  # fmt: skip

    def quiet_zones(self, page: DisplayList) -> list[tuple[str, Rect, Length, int]]:
        """The codes of a page: name, where they lie, and the width of a module.

        The last is how much of their own margin shows, in hundredths of a module.
        """
        found: list[tuple[str, Rect, Length, int]] = []
        for item, dx, dy in flatten(page.items):
            probed = self._probes.get(item.key) if isinstance(item, PlaceImage) else None
            if probed is None or not probed.module or not isinstance(item, PlaceImage):
                continue
            from pagesetter.images.resolution import is_code

            if is_code(probed):
                crop = _crop(item, probed)
                cut = max(crop[0], crop[1], probed.width - crop[2], probed.height - crop[3])
                margin = max(0, probed.margin - cut) * 100 // probed.module
                module = item.box.width * probed.module // probed.width
                found.append((item.key, item.clip.moved(dx, dy), module, margin))
        return found

    def ready(
        self,
        pages: Iterable[DisplayList],
        *,
        inks: str = "四色",
        profile: str = "",
        standard: str = "plain",
        unsharp: bool = False,
    ) -> tuple[list[DisplayList], dict[str, PdfImage | PdfForm]]:
        """Return the pages with every picture cropped to what shows, and the streams by key.

        `inks` are those of the pages, `profile` is the press's ICC file, the program's own when
        empty; `unsharp` sharpens photographs for newsprint. Raises PagesetterError when a file
        cannot be read any more or has changed, or when artwork does not go with the standard or
        the inks.
        """
        if not self._spans:
            return list(pages), {}
        streams: dict[str, PdfImage | PdfForm] = {}

        def made(item: PlaceImage, label: str) -> Item:
            if item.key in self._drawings:
                from pagesetter.session.drawings import svg_item

                return svg_item(self._drawings[item.key], item, inks, profile)
            artwork = self._artworks.get(item.key)
            if artwork is None:
                key, stream = self._prepared(item, inks, profile, unsharp)
                streams[key] = stream
                ink = item.ink if stream.stencil else None
                return item._replace(key=key, box=item.clip, ink=ink)
            from pagesetter.session.artwork import for_press, parted

            asked = item.key, standard, inks != "四色"
            form = self._forms.get(asked)
            if form is None:
                name, span = parted(item.key)[0], self._span(item.key, label)
                form = for_press(artwork, standard, inks, label, name, span)
                self._forms[asked] = form
            streams[form.key] = form
            return item._replace(key=form.key)

        done = [
            page._replace(items=_replaced(page.items, made, page.label))
            if any(True for _ in images(page.items))
            else page
            for page in pages
        ]
        return done, streams

    def _prepared(
        self, item: PlaceImage, inks: str, profile: str, unsharp: bool
    ) -> tuple[str, PdfImage]:
        from pagesetter.export.pdf.sink import PdfImage
        from pagesetter.images import prepare

        probed = self._probes[item.key]
        assert probed is not None
        p = prepare(
            self._paths[item.key], probed, crop=_crop(item, probed),
            size=(item.clip.width, item.clip.height), inks="cmyk" if inks == "四色" else "k",
            cache=self._cache, file=item.key, profile=profile or None, unsharp=unsharp,
        )  # fmt: skip
        return p.key, PdfImage(
            p.width, p.height, p.colour_space, p.bits, p.filter, p.data, p.decode,
            stencil=item.ink is not None and p.bits == 1,
        )  # fmt: skip


def _vector_kind(source: str, path: str) -> str:
    """`PDF` for a page of one (named as one, or a file that begins like one), `SVG`, or empty."""
    if "#page=" in source:
        return "PDF"
    try:
        with open(path, "rb") as file:
            head = file.read(1024)
    except OSError:
        return ""
    if b"%PDF-" in head:
        return "PDF"
    return "SVG" if b"<svg" in head or (source.lower().endswith(".svg") and b"<" in head) else ""


def _replaced(
    items: tuple[Item, ...], change: Callable[[PlaceImage, str], Item], label: str
) -> tuple[Item, ...]:
    """The items with every picture changed; the same tuple where there is none.

    So the cells of a border's side stay one tuple, which the PDF writes once.
    """
    done: list[Item] = []
    changed = False
    for item in items:
        if isinstance(item, PlaceImage):
            changed = True
            done.append(change(item, label))
            continue
        if isinstance(item, Group | Tag):
            inner = _replaced(item.items, change, label)
            if inner is not item.items:
                changed = True
                item = item._replace(items=inner)
        done.append(item)
    return tuple(done) if changed else items


def _crop(item: PlaceImage, probed: Probe) -> tuple[int, int, int, int]:
    """The pixels that show, as (left, top, right, bottom) of the picture seen, at least one."""
    box, clip = item.box, item.clip
    left = (clip.x - box.x) * probed.width // box.width
    top = (clip.y - box.y) * probed.height // box.height
    right = -((box.x - clip.right) * probed.width // box.width)
    bottom = -((box.y - clip.bottom) * probed.height // box.height)
    right, bottom = min(probed.width, right), min(probed.height, bottom)
    return min(left, right - 1), min(top, bottom - 1), right, bottom
