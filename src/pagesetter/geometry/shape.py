"""Points and rectangles in lengths of 1/65,536 pt, y downwards."""

from pagesetter.geometry.length import Length
from pagesetter.values import NamedTuple


class Point(NamedTuple):
    x: Length
    y: Length


class Rect(NamedTuple):
    """A box by its top left corner and its size."""

    x: Length
    y: Length
    width: Length
    height: Length

    @property
    def right(self) -> Length:
        return self.x + self.width

    @property
    def bottom(self) -> Length:
        return self.y + self.height

    def moved(self, dx: Length, dy: Length) -> "Rect":
        return Rect(self.x + dx, self.y + dy, self.width, self.height)

    def inset(self, by: Length) -> "Rect":
        return Rect(self.x + by, self.y + by, self.width - 2 * by, self.height - 2 * by)

    def overlaps(self, other: "Rect") -> bool:
        """True when the two share area; a shared edge is not an overlap."""
        return (
            self.x < other.right
            and other.x < self.right
            and self.y < other.bottom
            and other.y < self.bottom
        )

    def contains(self, other: "Rect") -> bool:
        return (
            self.x <= other.x
            and self.y <= other.y
            and other.right <= self.right
            and other.bottom <= self.bottom
        )
