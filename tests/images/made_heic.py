"""Makes HEIC files (ISO/IEC 23008-12) by hand round one coded picture: turned, tiled, lying.

The picture is a drawing of our own, 64 by 64 pixels in four even fields. Debian's `heif-enc` coded
it once (`-q 60 -p preset=placebo`); here are the parameter sets and the slice it made, 166 bytes in
all. Everything round them is written here, so no encoder is needed to make any of these files.
"""

from __future__ import annotations

from collections.abc import Sequence

SIDE = 64
FIELDS = ((200, 40, 40), (40, 160, 60), (40, 70, 190), (230, 220, 90))
"""Top left, top right, bottom left, bottom right; coding changes them by a few of 255."""

_SETS = bytes.fromhex(
    "0103700000000000000000001ef000fcfdf8f800000f03200001001840010c01ffff03700000030090000003"
    "000003001eba0240210001002b42010103700000030090000003000003001ea020810596ea49089ae6e04040"
    "c0800000030080000003008422000100074401c176b02240"
)
_SLICE = bytes.fromhex(
    "0000003a2801af09e02139755ffffc693ffffbfa0f21fb0519679e7cce487eb4ffffc2821c27ffc054407ef5"
    "6adffc6cad323fff6e2597fb72be2fadb548"
)


def heic(
    *,
    says: tuple[int, int] | None = None,
    columns: int = 1,
    rows: int = 1,
    turn: int = 0,
    mirror: int | None = None,
    profile: bytes = b"",
    primaries: int | None = None,
    curve: int = 13,
    exif: bytes = b"",
    pages: int = 1,
    slice_data: bytes = _SLICE,
) -> bytes:
    """Return a file whose picture is the drawing, or `columns` by `rows` of it as tiles.

    `says` is the size the file claims. `turn` is in quarters against the clock (`irot`), `mirror`
    0 swaps top and bottom, 1 left and right (`imir`). `primaries` and `curve` are the codes of a
    colour space without a profile (ISO/IEC 23091-2). `pages` are pictures of their own, the first
    the main one.
    """
    tiled = columns * rows > 1
    width, height = says or (columns * SIDE, rows * SIDE)
    shared = [_box(b"hvcC", _SETS), _full(b"ispe", _long(SIDE) + _long(SIDE))]
    own = [_full(b"ispe", _long(width) + _long(height))]
    if profile:
        own.append(_box(b"colr", b"prof" + profile))
    if primaries is not None:
        own.append(_box(b"colr", b"nclx" + _short(primaries) + _short(curve) + _short(6) + b"\x80"))
    if turn:
        own.append(_box(b"irot", bytes([turn])))
    if mirror is not None:
        own.append(_box(b"imir", bytes([mirror])))
    of_main = [len(shared) + 1 + n for n in range(len(own))]

    items: list[tuple[bytes, bytes, int, Sequence[int]]] = []
    """Type, data, flags (1 is hidden) and numbers of its properties, of every item."""
    references = b""
    if tiled:
        grid = bytes([0, 1, rows - 1, columns - 1]) + _long(width) + _long(height)
        items.append((b"grid", grid, 0, of_main))
        count = columns * rows
        items += [(b"hvc1", slice_data, 1, (1, 2))] * count
        tiles = b"".join(_short(2 + n) for n in range(count))
        references += _box(b"dimg", _short(1) + _short(count) + tiles)
    else:
        items += [(b"hvc1", slice_data, 0, (1, *of_main))] * pages
    if exif:
        items.append((b"Exif", _long(6) + b"Exif\0\0" + exif, 1, ()))
        references += _box(b"cdsc", _short(len(items)) + _short(1) + _short(1))
    return _file(items, references, shared + own)


def _file(
    items: Sequence[tuple[bytes, bytes, int, Sequence[int]]], references: bytes, own: list[bytes]
) -> bytes:
    entries = b"".join(
        _full(b"infe", _short(n) + _short(0) + kind + b"\0", flags, 2)
        for n, (kind, _, flags, _) in enumerate(items, 1)
    )
    uses = b"".join(
        _short(n) + bytes([len(numbers), *(0x80 | number for number in numbers)])
        for n, (_, _, _, numbers) in enumerate(items, 1)
    )
    head = _box(b"ftyp", b"heic\0\0\0\0mif1heic")
    parts = [
        _full(b"hdlr", _long(0) + b"pict" + bytes(13)),
        _full(b"pitm", _short(1)),
        _full(b"iinf", _short(len(items)) + entries),
        _full(b"iref", references) if references else b"",
        _box(b"iprp", _box(b"ipco", b"".join(own)) + _full(b"ipma", _long(len(items)) + uses)),
    ]
    # Places are written in as many bytes whatever they are, so the length is known beforehand.
    start = len(head + _full(b"meta", b"".join((*parts, _places(items, 0))))) + 8
    meta = _full(b"meta", b"".join((*parts, _places(items, start))))
    return head + meta + _box(b"mdat", b"".join(data for _, data, _, _ in items))


def _places(items: Sequence[tuple[bytes, bytes, int, Sequence[int]]], start: int) -> bytes:
    """The box of where each item's data stand (8.11.3 of ISO/IEC 14496-12)."""
    told = b"\x44\0" + _short(len(items))
    for n, (_, data, _, _) in enumerate(items, 1):
        told += _short(n) + _short(0) + _short(1) + _long(start) + _long(len(data))
        start += len(data)
    return _full(b"iloc", told)


def _box(kind: bytes, content: bytes) -> bytes:
    return _long(len(content) + 8) + kind + content


def _full(kind: bytes, content: bytes, flags: int = 0, version: int = 0) -> bytes:
    return _box(kind, bytes([version]) + flags.to_bytes(3, "big") + content)


def _short(number: int) -> bytes:
    return number.to_bytes(2, "big")


def _long(number: int) -> bytes:
    return number.to_bytes(4, "big")
