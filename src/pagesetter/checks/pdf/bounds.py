"""How much a stream of a PDF unfolds to, told without unfolding more than a limit.

A few hundred kilobytes can unfold to gigabytes; what is checked may come from anywhere.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from typing import Any

CONTENT = 20_000_000
"""Bytes of operators of a page or form that are followed; a page all in outlines has 7 million."""
OPERATORS = 3_000_000
"""Of a page with all its forms, each as often as it is placed: forms of forms grow without end."""
FORM = 200
"""As so many operators counts the work to begin a form."""
_PACKED = 2_000_000
"""Bytes of a stream in a filter whose output cannot be bounded while it is made."""


def is_longer(streams: Iterable[Any], limit: int) -> bool:
    """Tell whether streams together unfold to more than `limit` bytes."""
    room = limit
    for stream in streams:
        room -= _unfolded(stream, room)
        if room < 0:
            return True
    return False


def contents(page: Any) -> list[Any]:
    """Return the content streams of a page, or a form as the one it is."""
    holder = getattr(page, "obj", page)
    if "/Contents" not in holder:
        return [page] if hasattr(page, "read_raw_bytes") and holder is page else []
    value = holder["/Contents"]
    return list(value) if getattr(value, "_type_name", "") == "array" else [value]


def _unfolded(stream: Any, room: int) -> int:
    """Return the length of a stream's data; anything above `room` where it is longer."""
    raw = stream.read_raw_bytes()
    filters = stream.get("/Filter")
    if filters is None:
        return len(raw)
    if str(filters) == "/FlateDecode":
        try:
            return len(zlib.decompressobj().decompress(raw, room + 1))
        except zlib.error:
            return 0  # which the reader tells
    return room + 1 if len(raw) > _PACKED else len(stream.read_bytes())
