"""The PDF sink on ReportLab's document structure (`pdfdoc`): the only file that knows it.

ReportLab numbers the objects and writes them, the cross-reference table and the trailer.
Dictionaries are ours throughout, because its own catalog, pages, info and outlines carry
placeholders ('anonymous', a default Helvetica) or drop keys a press file needs. Its drawing
canvas is not used: content streams come finished, and the import costs less without it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import deflate

from pagesetter.colour import Ink
from pagesetter.digest import blake2b
from pagesetter.export.pdf.conformance import VERSIONS, Conformance
from pagesetter.export.pdf.numbers import thousandths
from pagesetter.export.pdf.reportlab_document import pdfdoc
from pagesetter.export.pdf.sink import (
    Bookmark,
    Box,
    FormObject,
    Info,
    PdfFont,
    PdfForm,
    PdfImage,
    PdfPage,
)
from pagesetter.values import NamedTuple

_LEVEL = 5
"""Of libdeflate: half the time of zlib's 4 and a hundredth smaller; 7 takes a fifth more time."""
_QUICK = 1
"""For outlines of glyphs and for pages of text, which hardly shrink further."""

_STATES = {
    "Over": "<</Type/ExtGState/OP true/op true/OPM 1>>",
    "Knock": "<</Type/ExtGState/OP false/op false/OPM 0>>",
}


def _packed(data: bytes, level: int = _LEVEL) -> bytes:
    return bytes(deflate.zlib_compress(data, level))


def _written(value: object, document: pdfdoc.PDFDocument) -> bytes:
    """Return a value as it stands in the file; text of ours is ASCII, and numbers are whole."""
    if isinstance(value, bytes):
        return value
    if isinstance(value, str):
        return value.encode("ascii")
    return b"%d" % value if isinstance(value, int) else bytes(pdfdoc.format(value, document))


class _Dict(pdfdoc.PDFObject):  # type: ignore[misc]
    """A dictionary written in the order given, on one line; its own object when referenced."""

    def __init__(self, entries: Mapping[str, object]) -> None:
        self.entries = dict(entries)

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        parts = [b"<<"]
        for key, value in self.entries.items():
            written = _written(value, document)
            parts += (b"/", key.encode("ascii"), _gap(written), written)
        parts.append(b">>")
        return b"".join(parts)


class _Stream(pdfdoc.PDFObject):  # type: ignore[misc]
    """A stream with its dictionary; compressed unless it says how it is filtered."""

    def __init__(self, data: bytes, entries: Mapping[str, object], level: int) -> None:
        self.data = data
        self.entries = dict(entries)
        if "Filter" not in self.entries:
            self.data = _packed(data, level)
            self.entries["Filter"] = "/FlateDecode"

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        head = _Dict({**self.entries, "Length": len(self.data)}).format(document)
        return b"".join((head, b"\nstream\n", self.data, b"\nendstream\n"))


class _Plain(_Stream):
    """A stream without a filter, for programs that do not read PDF (ISO 32000-1, 14.3.2)."""

    def __init__(self, data: bytes, entries: Mapping[str, object]) -> None:
        self.data = data
        self.entries = dict(entries)


def _gap(value: bytes) -> bytes:
    """Return the blank a value needs after its key; delimiters need none."""
    return b"" if value[:1] in (b"/", b"<", b"[", b"(") else b" "


class _Array(pdfdoc.PDFObject):  # type: ignore[misc]
    def __init__(self, items: Iterable[object]) -> None:
        self.items = list(items)

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        return b"[" + b" ".join([_written(item, document) for item in self.items]) + b"]"


class _Named(NamedTuple):
    """What the numbers in pieces of objects stand for."""

    own: list[bytes]
    outside: Sequence[bytes]

    def __call__(self, number: int) -> bytes:
        return self.own[number] if number >= 0 else self.outside[-1 - number]


class _Object(pdfdoc.PDFObject):  # type: ignore[misc]
    """An object of a placed form: bytes as they are, with this document's references between."""

    def __init__(self, one: FormObject, named: _Named) -> None:
        self.one = one
        self.named = named

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        value = b"".join(
            [piece if isinstance(piece, bytes) else self.named(piece) for piece in self.one.pieces]
        )
        if self.one.stream is None:
            return value
        data, filtered = self.one.stream, b""
        if not self.one.packed:
            data, filtered = _packed(data), b"/Filter/FlateDecode"
        head = value.rstrip().removesuffix(b">>") + filtered + b"/Length %d>>" % len(data)
        return head + b"\nstream\n" + data + b"\nendstream\n"


class ReportLabSink:
    """Implements `PdfSink`. Use once."""

    def __init__(self, conformance: Conformance | None = None) -> None:
        self._conformance = conformance
        version = VERSIONS[conformance.standard if conformance else "plain"]
        # `invariant` keeps the clock and the environment out of the file.
        self._document = pdfdoc.PDFDocument(compression=1, invariant=1, pdfVersion=version)
        self._hash = blake2b(digest_size=32)
        self._fonts: dict[str, bytes] = {}
        self._images: dict[str, bytes] = {}
        self._spaces: dict[Ink, bytes] = {}
        self._pages: list[_Dict] = []
        self._page_references: list[bytes] = []
        self._labels: list[str] = []
        self._structure: bytes | None = None
        self._tree = _Dict({"Type": "/Pages"})
        self._tree_reference = self._reference(self._tree)

    def _reference(self, thing: pdfdoc.PDFObject) -> bytes:
        """Let ReportLab number an object; return the reference to it as written."""
        name = self._document.Reference(thing).name
        return b"%d %d R" % self._document.idToObjectNumberAndVersion[name]

    def _stream(
        self, data: bytes, entries: Mapping[str, object] = {}, level: int = _LEVEL
    ) -> bytes:
        stream = _Stream(data, entries, level)
        self._hash.update(stream.data)
        return self._reference(stream)

    # Fonts and pictures

    def add_font(self, font: PdfFont) -> None:
        program = self._stream(
            font.program,
            {"Subtype": "/CIDFontType0C"} if font.kind == "CFF" else {"Length1": len(font.program)},
            _QUICK,
        )
        name = _name(font.base_font)
        descriptor = {
            "Type": "/FontDescriptor",
            "FontName": name,
            "Flags": 4,
            "FontBBox": _Array(font.box),
            "ItalicAngle": 0,
            "Ascent": font.ascent,
            "Descent": font.descent,
            "CapHeight": font.ascent,
            "StemV": 80,
            "FontFile3" if font.kind == "CFF" else "FontFile2": program,
        }
        descendant: dict[str, object] = {
            "Type": "/Font",
            "Subtype": "/CIDFontType0" if font.kind == "CFF" else "/CIDFontType2",
            "BaseFont": name,
            "CIDSystemInfo": "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>",
            "FontDescriptor": self._reference(_Dict(descriptor)),
            "DW": 1000,
        }
        if font.widths:
            descendant["W"] = _widths(font.widths)
        if font.kind != "CFF":
            descendant["CIDToGIDMap"] = "/Identity"
        composite: dict[str, object] = {
            "Type": "/Font",
            "Subtype": "/Type0",
            "BaseFont": name,
            "Encoding": "/Identity-H",
            "DescendantFonts": _Array([self._reference(_Dict(descendant))]),
            "ToUnicode": self._stream(font.to_unicode),
        }
        self._fonts[font.resource] = self._reference(_Dict(composite))
        if font.vertical:
            down = {**composite, "Encoding": "/Identity-V"}
            self._fonts[font.vertical] = self._reference(_Dict(down))

    def add_image(self, key: str, image: PdfImage) -> None:
        entries: dict[str, object] = {
            "Type": "/XObject",
            "Subtype": "/Image",
            "Width": image.width,
            "Height": image.height,
            "BitsPerComponent": image.bits,
        }
        if image.stencil:  # painted where a sample is 0 (ISO 32000-1, 8.9.6.2)
            entries["ImageMask"] = "true"
        else:
            entries["ColorSpace"] = _name(image.colour_space)
        if image.decode:
            entries["Decode"] = _Array(image.decode)
        if image.filter:
            entries["Filter"] = _name(image.filter)
        self._images[key] = self._stream(image.data, entries)

    def add_form(self, key: str, form: PdfForm) -> None:
        self._hash.update(form.key.encode("ascii"))
        self._images[key] = self._objects(form.objects)[0]

    def _objects(self, objects: Iterable[FormObject], outside: Sequence[bytes] = ()) -> list[bytes]:
        """Number objects anew; what their pieces call -1, -2 … is `outside`."""
        references: list[bytes] = []
        named = _Named(references, outside)
        references += [self._reference(_Object(one, named)) for one in objects]
        return references

    # Pages

    def add_page(self, page: PdfPage) -> None:
        self._hash.update(repr((page.media, page.trim, page.bleed, page.label)).encode("utf-8"))
        resources: dict[str, object] = {}
        for kind, named in (
            ("Font", {name: self._fonts[name] for name in page.fonts}),
            ("ExtGState", {name: _STATES[name] for name in page.states}),
            ("ColorSpace", {name: self._space(ink) for name, ink in page.spaces}),
            ("XObject", {name: self._images[key] for name, key in page.images}),
        ):
            if named:
                resources[kind] = _Dict(named)
        record = _Dict(
            {
                "Type": "/Page",
                "Parent": self._tree_reference,
                "MediaBox": _box(page.media),
                "BleedBox": _box(page.bleed),
                "TrimBox": _box(page.trim),
                "Resources": _Dict(resources),
                "Contents": self._stream(page.content, level=_QUICK),
            }
        )
        if page.tagged:
            record.entries["StructParents"] = len(self._pages)
        self._pages.append(record)
        self._page_references.append(self._reference(record))
        self._labels.append(page.label)

    def _space(self, ink: Ink) -> bytes:
        """Return the Separation space of a spot or registration ink (ISO 32000-1, 8.6.6.4)."""
        if ink not in self._spaces:
            name = "All" if ink.kind == "registration" else ink.name
            full = (1000,) * 4 if ink.kind == "registration" else ink.cmyk
            solid = " ".join(thousandths[v] for v in full)
            tint = f"<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[{solid}]/N 1>>"
            self._spaces[ink] = self._reference(
                _Array(["/Separation", _name(name), "/DeviceCMYK", tint])
            )
        return self._spaces[ink]

    # The document

    def add_structure(self, objects: Sequence[FormObject]) -> None:
        self._hash.update(repr(objects).encode("utf-8"))
        self._structure = self._objects(objects, self._page_references)[0]

    def finish(self, info: Info, outline: Sequence[Bookmark]) -> bytes:
        document = self._document
        self._hash.update(repr((info, outline)).encode("utf-8"))
        self._tree.entries["Kids"] = _Array(self._page_references)
        self._tree.entries["Count"] = len(self._pages)
        catalog: dict[str, object] = {"Type": "/Catalog", "Pages": self._tree_reference}
        if outline:
            catalog["Outlines"] = self._outline(outline)
        catalog["PageLabels"] = _page_labels(self._labels)
        catalog["Lang"] = _text(info.language)
        if self._structure is not None:
            catalog["StructTreeRoot"] = self._structure
            catalog["MarkInfo"] = "<</Marked true>>"
        entries = _info(info)
        if self._conformance:
            self._conform(self._conformance, info, catalog, entries)
        document.Catalog = _Dict(catalog)
        document.info = _Dict(entries)
        identity = self._hash.hexdigest()[:32].upper()
        document._ID = f"[<{identity}><{identity}>]".encode("ascii")
        return bytes(document.format())

    def _conform(
        self,
        conformance: Conformance,
        info: Info,
        catalog: dict[str, object],
        entries: dict[str, object],
    ) -> None:
        """Add the output intent, the XMP packet and the identity (ISO 15930-4 and -7, 6)."""
        from pagesetter.export.pdf.xmp import packet

        intent = conformance.intent
        self._hash.update(conformance.identity.encode("ascii"))
        record: dict[str, object] = {
            "Type": "/OutputIntent",
            "S": "/GTS_PDFX",
            "OutputConditionIdentifier": _text(intent.identifier),
            "Info": _text(intent.info),
            "DestOutputProfile": self._stream(intent.profile, {"N": 4}),
        }
        if intent.registry:
            record["RegistryName"] = _text(intent.registry)
        catalog["OutputIntents"] = _Array([_Dict(record)])
        entries["GTS_PDFXVersion"] = _text(conformance.identity)
        xmp = packet(info, conformance.standard, conformance.identity, self._hash.hexdigest())
        stream = _Plain(xmp, {"Type": "/Metadata", "Subtype": "/XML"})
        catalog["Metadata"] = self._reference(stream)

    def _outline(self, bookmarks: Sequence[Bookmark]) -> bytes:
        root = _Dict({"Type": "/Outlines"})
        reference = self._reference(root)
        first, last, count = self._bookmarks(bookmarks, reference)
        root.entries.update({"First": first, "Last": last, "Count": count})
        return reference

    def _bookmarks(self, bookmarks: Sequence[Bookmark], parent: bytes) -> tuple[bytes, bytes, int]:
        """Register bookmarks that all lie below `parent`; return first, last and open count."""
        records = [
            _Dict({"Title": _text(b.title), "Parent": parent, "Dest": self._destination(b)})
            for b in bookmarks
        ]
        references = [self._reference(record) for record in records]
        total = len(records)
        for i, (bookmark, record) in enumerate(zip(bookmarks, records, strict=True)):
            if i:
                record.entries["Prev"] = references[i - 1]
            if i + 1 < len(records):
                record.entries["Next"] = references[i + 1]
            if bookmark.below:
                first, last, count = self._bookmarks(bookmark.below, references[i])
                record.entries.update({"First": first, "Last": last, "Count": count})
                total += count
        return references[0], references[-1], total

    def _destination(self, bookmark: Bookmark) -> object:
        page = self._page_references[bookmark.page]
        if bookmark.at is None:
            return _Array([page, "/Fit"])
        left, top = map(thousandths.__getitem__, bookmark.at)
        return _Array([page, "/XYZ", left, top, "null"])


def _info(info: Info) -> dict[str, object]:
    year, month, day = info.date.split("-")
    date = f"(D:{int(year):04}{int(month):02}{int(day):02}120000Z)"
    return {
        "Title": _text(info.title),
        "Creator": _text(info.creator),
        "Producer": _text(info.producer),
        "CreationDate": date,
        "ModDate": date,
        "Trapped": "/False",
    }


def _box(box: Box) -> object:
    return _Array(map(thousandths.__getitem__, box))


def _widths(widths: Sequence[tuple[int, int]]) -> object:
    """Return the W array: `first [w w w …]` for every stretch of following codes."""
    parts: list[str] = []
    expected = -1
    for code, width in widths:
        if code != expected:
            if parts:
                parts.append("]")
            parts.append(f"{code}[")
        parts.append(f"{width} ")
        expected = code + 1
    return "[" + "".join(parts).replace(" ]", "]").rstrip() + "]]"


def _page_labels(labels: Sequence[str]) -> object:
    """Return the number tree of page labels; numbers that follow each other share an entry."""
    entries: list[object] = []
    expected = None
    for i, label in enumerate(labels):
        prefix = label.rstrip("0123456789")
        digits = label[len(prefix) :]
        if not digits or digits.startswith("0"):
            prefix, digits = label, ""
        if not digits or (prefix, int(digits)) != expected:
            style: dict[str, object] = {"S": "/D", "St": int(digits)} if digits else {}
            entries += [i, _Dict({**style, **({"P": _text(prefix)} if prefix else {})})]
        expected = (prefix, int(digits) + 1) if digits else None
    return _Dict({"Nums": _Array(entries)})


def _name(name: str) -> str:
    """Return a PDF name; bytes of UTF-8 that are not plain become `#xx` (ISO 32000-1, 7.3.5)."""
    return "/" + "".join(
        chr(b) if 0x21 <= b <= 0x7E and chr(b) not in "#%()<>[]{}/" else f"#{b:02X}"
        for b in name.encode("utf-8")
    )


def _text(text: str) -> str:
    """Return a text string: plain when ASCII, else UTF-16 with its mark (ISO 32000-1, 7.9.2)."""
    if text.isascii() and text.isprintable():
        for mark in "\\()":
            text = text.replace(mark, "\\" + mark)
        return f"({text})"
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"
