"""The inks of a picture in a PDF, pixel by pixel, and its place on the page.

Decodes a picture only when its ink is asked for. A picture of a kind that is not decoded here
(forbidden colour spaces, JPEG 2000 …) has no pixels: another check tells of it.
"""

from __future__ import annotations

from typing import Any

from pagesetter.geometry import Rect

Place = tuple[float, float, float, float, float, float]
"""Matrix from the unit square to the page in 1/65,536 pt, y downwards."""


PIXELS = 200_000_000
"""Larger pictures are not decoded; `check` tells of them. A page at 600 ppi has 100 million."""


class PdfPixels:
    """Answers the ink rules about one placed picture. See `checks.marks.Pixels`."""

    def __init__(self, stream: Any, box: Rect) -> None:
        self._stream = stream
        self._box = box
        self._image: Any = None
        self._failed = False

    def most(self, box: Rect | None = None, black: int = 0) -> int:
        image = self._part(box)
        if image is None:
            return black
        from PIL import ImageMath

        if image.mode == "L":
            return max(black, -(-int(image.getextrema()[1]) * 1000 // 255))
        cyan, magenta, yellow, key = image.split()
        floor = black * 255 // 1000
        total = ImageMath.lambda_eval(
            lambda ink: ink["c"] + ink["m"] + ink["y"] + ink["max"](ink["k"], floor),
            c=cyan, m=magenta, y=yellow, k=key,
        )  # fmt: skip
        return int(total.getextrema()[1]) * 1000 // 255

    def mean(self, box: Rect) -> int:
        image = self._part(box)
        if image is None:
            return 0
        from PIL import ImageStat

        return round(sum(ImageStat.Stat(image).mean) * 1000 / 255)

    def _part(self, box: Rect | None) -> Any:
        """The pixels under a box of the page (an upright picture is taken for granted)."""
        image = self._decoded()
        if image is None or box is None:
            return image
        own = self._box
        left = (box.x - own.x) * image.width // max(1, own.width)
        right = -(-(box.right - own.x) * image.width // max(1, own.width))
        top = (box.y - own.y) * image.height // max(1, own.height)
        bottom = -(-(box.bottom - own.y) * image.height // max(1, own.height))
        left, top = max(0, min(left, image.width - 1)), max(0, min(top, image.height - 1))
        return image.crop((left, top, max(left + 1, min(right, image.width)),
                           max(top + 1, min(bottom, image.height))))  # fmt: skip

    def _decoded(self) -> Any:
        """The inks as a CMYK or L image, 255 being solid; None when it cannot be told."""
        if self._image is None and not self._failed:
            try:
                self._image = decoded(self._stream)
            except Exception:  # damaged data raise whatever their decoder likes
                self._image = None
            self._failed = self._image is None
        return self._image


def decoded(stream: Any) -> Any:
    """Return a picture's inks as a CMYK image, or L for grey ones (255 is solid ink)."""
    from io import BytesIO

    from PIL import Image, ImageChops

    bits, width, height = (
        int(stream.get(k, 0)) for k in ("/BitsPerComponent", "/Width", "/Height")
    )
    mode, table = _mode_of(stream.get("/ColorSpace"))
    if bool(stream.get("/ImageMask", False)):  # it has no colour space, and one bit
        mode, table, bits = "L", b"", 1
    if not mode or width * height > PIXELS:
        return None
    filters = stream.get("/Filter")
    names = [str(filters)] if filters is not None and not _many(filters) else [
        str(f) for f in filters or ()
    ]  # fmt: skip
    if table:
        return _looked_up(stream, mode, table, bits, (width, height))
    if names == ["/DCTDecode"]:
        data = stream.read_raw_bytes()
        image: Image.Image = Image.open(BytesIO(data))
        image.load()
        # Pillow turns the samples of every CMYK JPEG round; here they are wanted as stored.
        if image.mode == "CMYK":
            image = ImageChops.invert(image)
    elif bits in (8, 16):
        image = Image.frombytes(mode, (width, height), stream.read_bytes()[:: bits // 8])
    elif bits == 1 and mode == "L":
        image = Image.frombytes("1", (width, height), stream.read_bytes()).convert("L")
    else:
        return None
    decode = [float(v) for v in stream.get("/Decode", [])]
    turned = bool(decode) and decode[0] > decode[1]
    # Stored grey is light, stored CMYK is ink.
    if (image.mode == "L") != turned:
        image = ImageChops.invert(image)
    return image


def _mode_of(space: Any, depth: int = 0) -> tuple[str, bytes]:
    """`CMYK` or `L`, and the table of colours of a picture that has one; "" for other spaces."""
    if space is None or depth > 2:
        return "", b""
    if not _many(space):
        return {"/DeviceCMYK": "CMYK", "/DeviceGray": "L"}.get(str(space), ""), b""
    family = str(space[0])
    if len(space) == 1:
        return _mode_of(space[0], depth + 1)
    if family == "/ICCBased":
        return {4: "CMYK", 1: "L"}.get(int(space[1].get("/N", 0)), ""), b""
    if family == "/Indexed" and len(space) == 4:
        mode, inner = _mode_of(space[1], depth + 1)
        lookup = space[3]
        is_stream = getattr(lookup, "_type_name", "") == "stream"
        table = lookup.read_bytes() if is_stream else bytes(lookup)
        return ("", b"") if inner else (mode, table)
    return "", b""


def _looked_up(stream: Any, mode: str, table: bytes, bits: int, size: tuple[int, int]) -> Any:
    """The inks of a picture whose samples are places in a table of colours."""
    from PIL import Image, ImageChops

    if bits != 8 or "/Decode" in stream:
        return None
    places = Image.frombytes("L", size, stream.read_bytes())
    many = len(mode) if mode == "CMYK" else 1
    bands = [
        places.point([table[i * many + band] if i * many + band < len(table) else 0
                      for i in range(256)])
        for band in range(many)
    ]  # fmt: skip
    return Image.merge("CMYK", bands) if many == 4 else ImageChops.invert(bands[0])


def _many(filters: Any) -> bool:
    return getattr(filters, "_type_name", "") == "array"
