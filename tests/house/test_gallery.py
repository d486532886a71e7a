"""The gallery shows every picture its tool makes, each unlike its counterpart, in few bytes."""

from __future__ import annotations

import importlib.util
import os
import re
from pathlib import Path
from types import ModuleType

import pytest
from PIL import Image, ImageChops

from pagesetter.fonts import FontBook


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    path = os.path.join(root, "tools", "make_gallery.py")
    spec = importlib.util.spec_from_file_location("make_gallery", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_shows_all_pictures_and_no_other(root: str, tool: ModuleType) -> None:
    text = Path(root, "docs", "gallery.md").read_text("utf-8")
    shown = re.findall(r"pictures/gallery/([a-z-]+)\.png", text)
    assert shown == list(tool.PICTURES)
    files = sorted(os.listdir(os.path.join(root, "docs", "pictures", "gallery")))
    assert files == sorted(f"{name}.png" for name in shown)


def test_the_pictures_are_small(root: str) -> None:
    folder = Path(root, "docs", "pictures", "gallery")
    assert sum(path.stat().st_size for path in folder.iterdir()) < 300_000


@pytest.mark.parametrize("name", ["line-edges", "names", "zhuyin", "vertical"])
def test_a_rule_makes_a_difference(tool: ModuleType, font_book: FontBook, name: str) -> None:
    without, with_it = (tool.picture(one, font_book) for one in tool.PICTURES[name])
    if without.size == with_it.size:
        assert ImageChops.difference(without, with_it).getbbox() is not None
    again = tool.picture(tool.PICTURES[name][1], font_book)
    assert isinstance(again, Image.Image)
    assert again.tobytes() == with_it.tobytes()
