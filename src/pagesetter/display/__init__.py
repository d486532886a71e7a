"""The display list: finished pages as items at fixed positions, for every painter."""

from pagesetter.display.items import (
    DisplayList,
    FillPath,
    GlyphRun,
    Group,
    Item,
    Link,
    Outline,
    Path,
    PlaceImage,
    StrokePath,
    Tag,
    counting,
    stepping,
)

__all__ = [
    "DisplayList",
    "FillPath",
    "GlyphRun",
    "Group",
    "Item",
    "Link",
    "Outline",
    "Path",
    "PlaceImage",
    "StrokePath",
    "Tag",
    "counting",
    "stepping",
]
