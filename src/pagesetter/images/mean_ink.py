"""The mean ink of finished pictures under what is printed over them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pagesetter.geometry import Rect
from pagesetter.images.onscreen import pixels
from pagesetter.images.preparing import Prepared

if TYPE_CHECKING:
    from PIL.Image import Image


class InkBelow:
    """Looks up pictures, each decoded once."""

    def __init__(self) -> None:
        self._decoded: dict[str, Image] = {}

    def mean(self, prepared: Prepared, box: Rect, part: Rect) -> int:
        """Return the mean ink in per mille of a picture lying in `box`, within `part`."""
        from PIL import ImageStat

        picture = self._inks(prepared)
        left = max(0, (part.x - box.x) * picture.width // box.width)
        top = max(0, (part.y - box.y) * picture.height // box.height)
        right = min(picture.width, -((box.x - part.right) * picture.width // box.width))
        bottom = min(picture.height, -((box.y - part.bottom) * picture.height // box.height))
        if left >= right or top >= bottom:
            return 0
        shown = picture.crop((left, top, right, bottom))
        return round(sum(ImageStat.Stat(shown).mean) * 1000 / 255)

    def _inks(self, prepared: Prepared) -> Image:
        """The picture with 255 for solid ink."""
        if prepared.key not in self._decoded:
            from PIL import ImageChops

            picture = pixels(prepared)
            if picture.mode != "CMYK":
                picture = ImageChops.invert(picture.convert("L"))
            self._decoded[prepared.key] = picture
        return self._decoded[prepared.key]
