"""What the render path pays for fonts: no heavy module, nothing opened before it is used."""

from __future__ import annotations

import subprocess
import sys

from pagesetter.fonts import FontBook

SCRIPT = """
import sys
from pagesetter.fonts import FontBook
book = FontBook()
text = "对版面编辑来说，“截稿”——2026年か\\u3099灋😀"
for start, end, face in book.split(text, "楷"):
    shaped = face.shape(text[start:end])
    face.ink(shaped.gids[0])
    face.outline(shaped.gids[0])
    face.subset(set(shaped.gids))
book.missing(text, "楷")
print(" ".join(sorted(sys.modules)))
"""


def test_heavy_modules_stay_out() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True, timeout=60
    )
    loaded = set(done.stdout.split())
    assert "uharfbuzz" in loaded
    for heavy in ("fontTools", "numpy", "unicodedata", "dataclasses", "logging", "tomllib", "yaml"):
        assert heavy not in loaded


def test_no_file_is_opened_before_it_is_used() -> None:
    book = FontBook()
    assert all("font" not in vars(shipped.face) for shipped in book.shipped)
    book.primary("报宋")
    opened = [s.face.name for s in book.shipped if "font" in vars(s.face)]
    assert opened in ([], ["PagesetterSong-Regular"])
