"""Where the view looks: a point of the page in its centre, and a zoom. Knows no widget.

Page coordinates are points from the media's top left corner, view coordinates pixels that do
not depend on the screen's density. Centre and zoom are the truth; scroll bars only show them.
"""

from __future__ import annotations

from pagesetter.values import NamedTuple

TRUE_SIZE = 96 / 72
"""Pixels to a point at 100 % on a screen of 96 pixels to the inch, or of a size not known."""
_LIKELY = (40.0, 400.0)
"""Pixels to the inch that a screen may have; projectors tell others."""
_UNKNOWN = 100.0
"""What Qt tells of a screen that does not say how large it is."""
_ALIKE = 1.0
"""Pixels to the inch by which a screen may differ from the usual ones and count as one."""
MIN_ZOOM, MAX_ZOOM = 0.05, 64.0
_STEPS = (5, 8, 12, 17, 25, 33, 50, 67, 75, 100, 125, 150, 200, 300, 400, 600, 800, 1200, 1600,
          2400, 3200, 4800)  # fmt: skip
"""Zoom steps in percent."""


class Camera(NamedTuple):
    """A view of `width` × `height` pixels on a page."""

    x: float = 0.0
    y: float = 0.0
    zoom: float = TRUE_SIZE
    """Pixels to a point."""
    width: int = 1
    height: int = 1
    actual: float = TRUE_SIZE
    """Pixels to a point at 100 %, where the page is as large as it will be printed."""

    def to_view(self, x: float, y: float) -> tuple[float, float]:
        """A point of the page in pixels of the view."""
        return (
            (x - self.x) * self.zoom + self.width / 2,
            (y - self.y) * self.zoom + self.height / 2,
        )

    def to_page(self, x: float, y: float) -> tuple[float, float]:
        """A pixel of the view as a point of the page."""
        return (
            (x - self.width / 2) / self.zoom + self.x,
            (y - self.height / 2) / self.zoom + self.y,
        )

    def visible(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of what is seen, in points."""
        return *self.to_page(0, 0), *self.to_page(self.width, self.height)

    def resized(self, width: int, height: int) -> Camera:
        """The same centre in a view of another size."""
        return self._replace(width=max(1, width), height=max(1, height))

    def panned(self, dx: float, dy: float) -> Camera:
        """The page moved under the view by pixels."""
        return self._replace(x=self.x - dx / self.zoom, y=self.y - dy / self.zoom)

    def zoomed(self, factor: float, at: tuple[float, float] | None = None) -> Camera:
        """Closer by `factor`; the page's point under the pixel `at` (the centre) stays there."""
        return self.at_zoom(self.zoom * factor, at)

    def at_zoom(self, zoom: float, at: tuple[float, float] | None = None) -> Camera:
        """At this zoom, held within what can be shown."""
        zoom = min(MAX_ZOOM, max(MIN_ZOOM, zoom))
        px, py = at if at is not None else (self.width / 2, self.height / 2)
        x, y = self.to_page(px, py)
        return self._replace(
            x=x - (px - self.width / 2) / zoom, y=y - (py - self.height / 2) / zoom, zoom=zoom
        )

    def fitted(
        self, left: float, top: float, right: float, bottom: float, margin: float = 24
    ) -> Camera:
        """The whole of a rectangle, with `margin` pixels round it."""
        across = max(1.0, self.width - 2 * margin) / max(1e-6, right - left)
        down = max(1.0, self.height - 2 * margin) / max(1e-6, bottom - top)
        zoom = min(MAX_ZOOM, max(MIN_ZOOM, min(across, down)))
        return self._replace(x=(left + right) / 2, y=(top + bottom) / 2, zoom=zoom)

    def fitted_across(self, left: float, right: float, margin: float = 24) -> Camera:
        """The full width of a rectangle; the height looked at stays."""
        zoom = max(1.0, self.width - 2 * margin) / max(1e-6, right - left)
        return self._replace(x=(left + right) / 2, zoom=min(MAX_ZOOM, max(MIN_ZOOM, zoom)))

    def held(self, width: float, height: float) -> Camera:
        """Kept where some of a page of this size (in points) is seen: its centre lies on it."""
        return self._replace(x=min(width, max(0.0, self.x)), y=min(height, max(0.0, self.y)))

    def shown(
        self, left: float, top: float, right: float, bottom: float, margin: float = 40
    ) -> Camera:
        """Moved as little as brings a rectangle into view; unmoved when it is seen already."""
        x0, y0 = self.to_view(left, top)
        x1, y1 = self.to_view(right, bottom)
        return self.panned(
            _shift(x0, x1, margin, self.width - margin),
            _shift(y0, y1, margin, self.height - margin),
        )

    @property
    def percent(self) -> int:
        """Zoom in percent of true size."""
        return round(self.zoom / self.actual * 100)

    def at_percent(self, percent: float) -> Camera:
        """At a zoom in percent of true size."""
        return self.at_zoom(percent / 100 * self.actual)


def actual_size(density: float) -> float:
    """Pixels to a point on a screen of so many pixels to the inch, as Qt tells them."""
    is_known = _LIKELY[0] <= density <= _LIKELY[1] and density != _UNKNOWN
    if not is_known or abs(density - 96) < _ALIKE:
        return TRUE_SIZE
    return density / 72


def next_step(zoom: float, closer: bool, actual: float = TRUE_SIZE) -> float:
    """The next of the zoom steps 5 % … 4800 % of true size beyond `zoom`."""
    steps = [percent / 100 * actual for percent in _STEPS]
    if closer:
        return next((s for s in steps if s > zoom * 1.001), MAX_ZOOM)
    return next((s for s in reversed(steps) if s < zoom / 1.001), MIN_ZOOM)


def _shift(start: float, end: float, low: float, high: float) -> float:
    if start >= low and end <= high:
        return 0.0
    if end - start > high - low:
        return low - start if start > low or end < high else 0.0
    return low - start if start < low else high - end
