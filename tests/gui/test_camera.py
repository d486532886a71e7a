"""The camera: page and view, zoom that keeps the point under the pointer, fitting, showing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pagesetter.gui.canvas.camera import Camera, actual_size, next_step

floats = st.floats(-2000, 2000)
zooms = st.floats(0.06, 60)
cameras = st.builds(Camera, floats, floats, zooms, st.integers(1, 4000), st.integers(1, 4000))


def test_the_centre_of_the_view_is_where_it_looks() -> None:
    camera = Camera(100, 200, 2.0, 800, 600)
    assert camera.to_view(100, 200) == (400, 300)
    assert camera.to_page(0, 0) == (-100, 50)
    assert camera.visible() == (-100, 50, 300, 350)


@given(cameras, floats, floats)
def test_page_to_view_and_back(camera: Camera, x: float, y: float) -> None:
    assert camera.to_page(*camera.to_view(x, y)) == pytest.approx((x, y), abs=1e-6)


@given(cameras, st.floats(0.2, 5), st.floats(0, 1000), st.floats(0, 1000))
def test_zoom_keeps_the_point_under_the_pointer(
    camera: Camera, factor: float, x: float, y: float
) -> None:
    before = camera.to_page(x, y)
    assert camera.zoomed(factor, (x, y)).to_page(x, y) == pytest.approx(before, abs=1e-6)


def test_zoom_stays_within_what_can_be_shown() -> None:
    assert Camera(zoom=1.0).zoomed(1e9).zoom == 64.0
    assert Camera(zoom=1.0).zoomed(1e-9).zoom == 0.05


def test_pan_moves_the_page_with_the_pointer() -> None:
    camera = Camera(0, 0, 2.0, 800, 600).panned(100, -50)
    assert camera.to_view(0, 0) == (500, 250)


def test_fit_shows_all_of_a_rectangle_with_its_margin() -> None:
    camera = Camera(0, 0, 1.0, 648, 848).fitted(100, 100, 300, 500)
    assert camera.zoom == 2.0
    assert camera.to_view(100, 100) == (124, 24)


def test_fit_width_keeps_the_height_looked_at() -> None:
    camera = Camera(0, 333, 1.0, 648, 400).fitted_across(0, 300)
    assert (camera.x, camera.y, camera.zoom) == (150, 333, 2.0)


def test_show_moves_only_when_something_is_hidden() -> None:
    camera = Camera(0, 0, 1.0, 400, 400)
    assert camera.shown(-10, -10, 10, 10) == camera
    moved = camera.shown(300, 0, 320, 10)
    assert moved.to_view(320, 0)[0] == 360
    assert moved.y == 0


def test_percent_counts_96_pixels_to_the_inch() -> None:
    assert Camera(zoom=96 / 72).percent == 100
    assert next_step(96 / 72, closer=True) == pytest.approx(1.25 * 96 / 72)
    assert next_step(96 / 72, closer=False) == pytest.approx(0.75 * 96 / 72)
    assert next_step(1.1 * 96 / 72, closer=False) == pytest.approx(96 / 72)


@pytest.mark.parametrize(
    ("told", "pixels"),
    [(144.0, 144.0), (92.6, 92.6), (96.3, 96.0), (100.0, 96.0), (0.0, 96.0), (12.0, 96.0),
     (900.0, 96.0)],
)  # fmt: skip
def test_a_screen_that_does_not_know_its_size_counts_96_pixels_to_the_inch(
    told: float, pixels: float
) -> None:
    """100 is what Qt says of one that does not tell; 12 or 900 are what projectors say."""
    assert actual_size(told) * 72 == pytest.approx(pixels)
