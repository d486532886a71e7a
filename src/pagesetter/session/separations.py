"""One plate of a page for the screen: what `export.separating` takes out, with its pictures.

The pictures are those the press file gets, taken apart; placed PDF artwork is drawn and taken apart
by its colours, which shows where it prints but not how its maker mixed it; on a page in black it is
all on the black plate. Knows no screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pagesetter.display import DisplayList
from pagesetter.display.walk import images
from pagesetter.export.plates import on_plates
from pagesetter.export.separating import PROCESS, plate_of, spot_plates
from pagesetter.findings import PagesetterError
from pagesetter.session.pictures import PictureShelf
from pagesetter.session.pipeline import pages_for_plates

if TYPE_CHECKING:
    from PIL.Image import Image

    from pagesetter.export.pdf.sink import PdfForm, PdfImage

_LONGEST = 2000
"""Pixels of the longer side that artwork is drawn with."""
_KEPT = 24
"""Pictures kept taken apart."""

Grey = tuple[int, int, bytes]
"""Width, height and a byte a pixel: 0 prints solid, 255 not at all."""


class Separator:
    """Takes pages of one issue apart and keeps their pictures."""

    def __init__(self, shelf: PictureShelf) -> None:
        self._shelf = shelf
        self._plates: dict[str, tuple[Image, ...]] = {}
        self._images: dict[str, PdfImage | PdfForm] = {}
        self._inks = ""
        self._artworks: dict[str, str] = {}
        """The source of artwork by the key of its form."""

    def page(self, display: DisplayList, inks: str, plate: str) -> DisplayList:
        """Return a plate of a composed page with the inks `inks` (`四色` …); see `plate_of`.

        Where its pictures cannot be made ready they have no plate, and `picture` gives None.
        """
        self._inks = inks
        try:
            (ready,), self._images = pages_for_plates(self._shelf, [(display, inks)])
        except PagesetterError:
            ready, self._images = on_plates(display, inks).page, {}
        sources = {(image.box, image.clip): image.key for image in images(display.items)}
        self._artworks = {
            image.key: sources.get((image.box, image.clip), "") for image in images(ready.items)
        }
        return plate_of(ready, plate)

    def picture(self, plate: str, key: str) -> Grey | None:
        """Return a plate of a picture of the page taken apart last."""
        image = self._images.get(key)
        if image is None:
            return None
        if key not in self._plates:
            while len(self._plates) >= _KEPT:
                del self._plates[next(iter(self._plates))]
            self._plates[key] = self._taken_apart(key, image)
        plates = self._plates[key]
        if plate not in PROCESS:
            return 1, 1, b"\xff"
        found = plates[PROCESS.index(plate)]
        return found.width, found.height, found.tobytes()

    def _taken_apart(self, key: str, image: PdfImage | PdfForm) -> tuple[Image, ...]:
        """The plates C, M, Y and K of a picture, white where they print nothing."""
        from pagesetter.export.pdf.sink import PdfImage
        from pagesetter.images.onscreen import pixels
        from pagesetter.images.preparing import Prepared

        if not isinstance(image, PdfImage):
            shown = self._shelf.shown(self._artworks.get(key, ""), _LONGEST)
            return _of_artwork(shown, black=self._inks != "四色")
        prepared = Prepared(
            key, image.width, image.height, image.colour_space, image.bits, image.filter,
            image.data, image.decode,
        )  # fmt: skip
        return _channels(pixels(prepared))


def spots_of(display: DisplayList, inks: str) -> tuple[str, ...]:
    """Return the names of the spot plates of a composed page with the inks `inks`."""
    return spot_plates(on_plates(display, inks).page)


def _channels(picture: Image) -> tuple[Image, ...]:
    from PIL import Image, ImageChops

    if picture.mode == "CMYK":
        return tuple(ImageChops.invert(channel) for channel in picture.split())
    black = picture.convert("L")
    return (*(Image.new("L", black.size, 255),) * 3, black)


def _of_artwork(png: bytes | None, *, black: bool) -> tuple[Image, ...]:
    """The plates of artwork by its colours on the screen: what is common to C, M and Y is K."""
    from io import BytesIO

    from PIL import Image, ImageChops

    if png is None:
        return (Image.new("L", (1, 1), 255),) * 4
    with Image.open(BytesIO(png)) as drawn:
        if black:
            return _channels(drawn.convert("RGB"))
        red, green, blue = drawn.convert("RGB").split()
    light = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    dark = ImageChops.invert(light)
    return (*(ImageChops.add(plate, dark) for plate in (red, green, blue)), light)
