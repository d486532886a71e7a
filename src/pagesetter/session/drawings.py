"""SVG drawings of an issue: read, judged, and made into items of the page in its inks."""

from __future__ import annotations

from pagesetter.display import DisplayList, Group, Item, PlaceImage
from pagesetter.export.drawing.placing import Inks, drawn, size_of
from pagesetter.export.drawing.reading import Drawing, read_drawing
from pagesetter.export.drawing.tree import Refused
from pagesetter.findings import Finding, PagesetterError, SourceSpan
from pagesetter.findings.finding import finding
from pagesetter.findings.messages_artwork import MESSAGES
from pagesetter.geometry import Length, Rect
from pagesetter.images.decode import read_file
from pagesetter.images.preparing import press_profile
from pagesetter.values import NamedTuple

_UNDRAWN = {
    "text": "未转曲的文字", "tspan": "未转曲的文字", "pictures": "图片",
    "foreign content": "嵌入的网页内容", "masks": "蒙版", "filters": "滤镜", "patterns": "图案填充",
    "gradients": "渐变", "markers": "箭头标记", "references to other files": "对外部文件的引用",
    "styles": "部分样式", "clipping": "剪切路径", "colours": "部分颜色", "transparency": "透明",
}  # fmt: skip


class SvgArt(NamedTuple):
    """A drawing as it can be placed; lengths as at 96 to the inch."""

    drawing: Drawing
    width: Length
    height: Length


def read_svg(path: str, file: str) -> SvgArt:
    """Return the drawing at `path`.

    Raises PagesetterError: `artwork-damaged`, `artwork-heavy`, `artwork-box`, `svg-entities`,
    `picture-unreadable`.
    """
    try:
        drawing = read_drawing(read_file(path, file))
    except Refused as refused:
        raise PagesetterError([finding(MESSAGES, refused.code, file=file)]) from None
    return SvgArt(drawing, *size_of(drawing))


def svg_findings(art: SvgArt, file: str, span: SourceSpan) -> list[Finding]:
    """Return what is to be said of a drawing wherever it stands."""
    found: list[Finding] = []
    drawing = art.drawing
    if not drawing.sound:
        found.append(finding(MESSAGES, "artwork-repaired", span, file=file))
    if drawing.left_out:
        what = ", ".join(drawing.left_out)
        found.append(
            finding(MESSAGES, "artwork-left-out", span, file=file, what=what, what_zh="脚本和动画")
        )
    if drawing.undrawn:
        chinese = "、".join(_UNDRAWN[one] for one in drawing.undrawn)
        what = ", ".join(drawing.undrawn)
        found.append(finding(MESSAGES, "svg-undrawn", span, file=file, what=what, what_zh=chinese))
    elif not drawing.shapes:
        found.append(finding(MESSAGES, "artwork-blank", span, file=file))
    return found


def svg_item(art: SvgArt, item: PlaceImage, inks: str, profile: str) -> Group:
    """Return the items of a drawing in place of `item`, on the plates `inks`."""
    group = drawn(art.drawing, item.box, item.clip, Inks(press_profile(profile or None)))
    if inks == "四色":
        return group
    from pagesetter.export.plates import on_plates

    nowhere = Rect(0, 0, 0, 0)
    turned = on_plates(DisplayList("", 0, 0, nowhere, nowhere, (group,)), inks)
    only: Item = turned.page.items[0]
    assert isinstance(only, Group)
    return only


def svg_raster(art: SvgArt, longest: int) -> bytes:
    """Return a drawing as it prints as a PNG on white, `longest` pixels at its longer side."""
    from pagesetter.export.pdf import write_pdf
    from pagesetter.export.raster import render_png
    from pagesetter.fonts import FontBook
    from pagesetter.geometry import UNIT

    scale = longest * UNIT / max(art.width, art.height)
    box = Rect(0, 0, max(1, round(art.width * scale)), max(1, round(art.height * scale)))
    group = svg_item(art, PlaceImage("", box, box), "四色", "")
    page = DisplayList("1", box.width, box.height, box, box, (group,))
    data = write_pdf([page], FontBook(), title="SVG", date="2000-01-01")
    return render_png(data, 0, 72)
