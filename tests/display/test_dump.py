"""The dump of a small page, typed by hand."""

from __future__ import annotations

from array import array

from pagesetter.colour import BLACK, REGISTRATION, Ink
from pagesetter.display import (
    DisplayList,
    FillPath,
    GlyphRun,
    Group,
    Link,
    PlaceImage,
    StrokePath,
    Tag,
)
from pagesetter.display.dump import dump, ink_text, points
from pagesetter.geometry import Rect

PT = 65_536


def run(text: str, xs: list[int], **changes: object) -> GlyphRun:
    count = range(len(xs))
    made = GlyphRun(
        "abc", 17 * PT // 2, 20 * PT, 30 * PT, array("H", count), array("I", count),
        array("i", xs), text,
    )  # fmt: skip
    return made._replace(**changes)  # type: ignore[arg-type]


PAGE = DisplayList(
    "A1",
    200 * PT,
    100 * PT,
    Rect(3 * PT, 3 * PT, 194 * PT, 94 * PT),
    Rect(0, 0, 200 * PT, 100 * PT),
    (
        Tag(
            "article",
            (
                Tag(
                    "paragraph",
                    (
                        run("科学的春天", [0, 557056, 1114112, 1671168, 2000000]),
                        run("天", [6554], hscale=905, language="en", ink=Ink((0, 1000, 1000, 5))),
                    ),
                ),
                Group(
                    (
                        run(
                            "ffi\U000e0100",
                            [0, 100, 200],
                            clusters=array("I", [0, 0, 3]),
                            ys=array("i", [0, -32768, 0]),
                            vertical="turned",
                        ),
                    ),
                    PT,
                    -2 * PT,
                    Rect(0, 0, PT, PT),
                ),
            ),
            "春\n天",
            "s3",
        ),
        FillPath((("M", 0, 0), ("L", PT, 0), ("L", 0, PT // 3), ("Z",)), BLACK, True),
        StrokePath(
            (("M", 0, 0), ("C", 1, 2, 3, 4, 5, 65536)),
            PT // 4,
            Ink((0, 1000, 0, 0), "spot", "专红", 555),
            (PT, 2 * PT),
            "round",
            "bevel",
        ),
        PlaceImage("a.jpg", Rect(0, 0, PT, PT), Rect(0, 0, PT, PT // 2), "照片"),
        Link("https://example.org/", Rect(0, 0, PT, PT)),
    ),
)

GOLDEN = """\
page A1 200×100 trim 3,3 194×94 bleed 0,0 200×100
  article s3 “春\\n天”
    paragraph
      run 20,30 8.5 abc 0/0/0/100! “科学的春天” 3×8.5 5.0176
      run 20,30 8.5 abc 0/100/100/0.5 90.5% en “天” +0.1
    group 1,-2 clip 0,0 1×1
      run 20,30 8.5 abc 0/0/0/100! turned “ffi\\U0E0100” clusters 0,0,3 2×0.0015 y -0.5 0.5
  fill 0/0/0/100! even-odd M0,0 L1,0 L0,0.3333 Z
  stroke 0.25 spot 专红 55.5% dash 1,2 cap round join bevel M0,0 C0,0,0,0.0001,0.0001,1
  image a.jpg 0,0 1×1 clip 0,0 1×0.5 “照片”
  link https://example.org/ 0,0 1×1
"""


def test_dump_is_the_text_typed_here() -> None:
    assert dump(PAGE) == GOLDEN


class Face:
    name = "PagesetterSong-Regular"

    def __init__(self) -> None:
        self.font = self

    def get_nominal_glyph(self, code_point: int) -> int | None:
        return {"科": 0, "学": 1, "的": 7, "春": 3, "天": 4, "f": 0}.get(chr(code_point))


class Book:
    def face(self, key: str) -> Face:
        assert key == "abc"
        return Face()


def test_a_font_book_names_faces_and_shows_glyphs_that_are_not_the_characters_own() -> None:
    """Glyph 0 is the missing-glyph box even where a face maps a character to it."""
    expected = GOLDEN.replace("8.5 abc", "8.5 PagesetterSong-Regular")
    expected = expected.replace("春天” 3×", "春天” glyphs 0:0,2:2 3×")
    expected = expected.replace("en “天” +0.1", "en “天” glyphs 0:0 +0.1")
    expected = expected.replace("0,0,3 2×", "0,0,3 glyphs 0:0,1:1,2:2 2×")
    assert dump(PAGE, Book()) == expected


def test_clusters_that_count_up_are_shortened() -> None:
    long = run("ab\u0301cdef", [0, 100, 200, 300, 400, 500])
    long = long._replace(clusters=array("I", [0, 1, 3, 4, 5, 6]))
    page = PAGE._replace(items=(long,))
    assert "“ab\u0301cdef” clusters 0-1,3-6 5×0.0015" in dump(page)


def test_a_moved_glyph_changes_exactly_its_line() -> None:
    moved = run("科学的春天", [0, 557056, 1114112, 1671168, 2000007])
    tag = PAGE.items[0]
    assert isinstance(tag, Tag)
    paragraph = tag.items[0]
    assert isinstance(paragraph, Tag)
    changed = paragraph._replace(items=(moved, paragraph.items[1]))
    after = dump(PAGE._replace(items=(tag._replace(items=(changed, tag.items[1])),)))
    assert "“科学的春天” 3×8.5 5.0177\n" in after


def test_points_round_half_up_on_either_side_of_zero() -> None:
    assert points(0) == "0"
    assert points(1) == "0"  # 0.0000153
    assert points(4) == "0.0001"  # 0.0000610
    assert points(-4) == "-0.0001"
    assert points(32_768) == "0.5"
    assert points(-65_536 * 12) == "-12"
    assert points(2_048) == "0.0313"  # exactly 0.03125
    assert points(-2_048) == "-0.0312"


def test_inks() -> None:
    assert ink_text(BLACK) == "0/0/0/100!"
    assert ink_text(REGISTRATION) == "registration"
    assert ink_text(Ink((5, 0, 333, 1000))) == "0.5/0/33.3/100"


def test_neighbouring_groups_of_the_same_items_are_one() -> None:
    """By value, not by identity; a clip, or anything between them, keeps them apart."""

    def group(x: int, width: int = 1, clip: Rect | None = None) -> Group:
        return Group((StrokePath((("M", 0, 0),), width * PT, BLACK),), x * PT, 0, clip)

    link = Link("a", Rect(0, 0, PT, PT))
    clip = Rect(0, 0, PT, PT)
    items = (group(1), group(3), group(4, 2), group(5), link, group(6), group(7, 1, clip))
    assert dump(PAGE._replace(items=items)).splitlines()[1:] == [
        "  group 1,0 3,0",
        "    stroke 1 0/0/0/100! M0,0",
        "  group 4,0",
        "    stroke 2 0/0/0/100! M0,0",
        "  group 5,0",
        "    stroke 1 0/0/0/100! M0,0",
        "  link a 0,0 1×1",
        "  group 6,0",
        "    stroke 1 0/0/0/100! M0,0",
        "  group 7,0 clip 0,0 1×1",
        "    stroke 1 0/0/0/100! M0,0",
    ]
