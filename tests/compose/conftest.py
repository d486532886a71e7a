"""The shipped faces under the short name that tests of composing give them."""

from __future__ import annotations

import pytest

from pagesetter.fonts import FontBook


@pytest.fixture
def fonts(font_book: FontBook) -> FontBook:
    return font_book
