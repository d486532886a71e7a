"""What the style of an element of a web page means for copy: hidden, centred, bold, a bullet; and
pictures that stand in the page itself. Follows no address.
"""

from __future__ import annotations

import re

from pagesetter.copydesk.reading.package import kind_of
from pagesetter.values import NamedTuple

MAX_PICTURE = 24 << 20
"""Characters of a picture's address, when the picture stands in it."""
_BOLD = re.compile(r"font-weight:(?:bold|[6-9]00)")
_HIDDEN = re.compile(r"(?:^|;)display:none|mso-hide:all|mso-element:comment")
_ENDINGS = {"png": ".png", "jpeg": ".jpg", "jpg": ".jpg", "gif": ".gif", "webp": ".webp",
            "bmp": ".bmp", "tiff": ".tif"}  # fmt: skip


class Look(NamedTuple):
    """What one element's attributes say."""

    is_hidden: bool = False
    """Nobody sees it in the page: Word's comments, and what `display: none` takes out."""
    is_centred: bool = False
    mark: str = ""
    """strong, sup, sub, or nothing."""
    is_bullet: bool = False
    """It holds the sign of a list item, as a letter of a face of signs."""


_PLAIN = Look()


def look_of(given: dict[str, str]) -> Look:
    """The look of an element with these attributes."""
    style, classes = given.get("style", ""), given.get("class", "")
    if not style and not classes and "align" not in given and "hidden" not in given:
        return _PLAIN
    style = "".join(style.split()).lower()
    return Look(
        "hidden" in given or bool(_HIDDEN.search(style)) or "MsoCommentReference" in classes,
        "text-align:center" in style or given.get("align", "").lower() == "center",
        _mark(style),
        "mso-list:ignore" in style and ("wingdings" in style or "symbol" in style),
    )


def _mark(style: str) -> str:
    if "vertical-align:super" in style:
        return "sup"
    if "vertical-align:sub" in style:
        return "sub"
    return "strong" if _BOLD.search(style) else ""


def picture_in(address: str) -> tuple[bytes, str]:
    """(bytes, ending) of a picture that stands in its own address (RFC 2397); empty for others."""
    head, comma, rest = address[:MAX_PICTURE].partition(",")
    kind = head.lower().removeprefix("data:image/").removesuffix(";base64")
    if not comma or not head.lower().endswith(";base64") or kind not in _ENDINGS:
        return b"", ""
    from base64 import b64decode

    try:
        data = b64decode("".join(rest.split()), validate=True)
    except ValueError:
        return b"", ""
    return (data, _ENDINGS[kind]) if kind_of(data) == "picture" else (b"", "")
