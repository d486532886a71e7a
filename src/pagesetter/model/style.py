"""Styles: partial sets of values, each value knowing the place it was written."""

from pagesetter.findings import NOWHERE, SourceSpan
from pagesetter.geometry import Measure
from pagesetter.values import NamedTuple

Value = str | int | bool | Measure

# Every style property, with the kind of its value. The reader's schema, the cascade and
# the documentation all follow this table.
PROPERTIES: dict[str, str] = {
    "face": "role",  # 报宋 小标宋 大标宋 黑 大黑 粗黑 楷 仿宋 隶 魏碑, or a face name
    "size": "length",  # 字号, pt, mm
    "pitch": "length",  # line pitch: pt, mm, 行
    "language": "text",  # BCP 47, zh-Hans by default
    "ink": "ink",  # a name from INKS, layout or paper
    "align": "justify|left|center|right|spread|stairs",
    "indent": "length",  # first line, usually 2字
    "left": "length",  # inset of all lines
    "right": "length",
    "above": "length",  # air above in 行; dropped at a column head
    "below": "length",
    "horizontal-scale": "percent",  # 长扁, 50–150
    "letter-space": "thousandths",  # 1/1000 em, may be negative
    "baseline-shift": "length",
    "level": "none|basic|gb|strict",  # CLREQ prohibition level
    "preset": "newspaper|book",  # bundle of the settings below
    "pairs": "always|needed|half",  # adjacent marks: always 1.5 | when needed | 1.0
    "line-end": "natural|half|full|hang",
    "line-start": "natural|half",  # opening mark at a line's head
    "paragraph-start": "natural|half",  # and at a paragraph's
    "hang-comma": "thousandths",  # with `hang`, 1/1000 em beyond the measure: 、，
    "hang-stop": "thousandths",  # 。．
    "hang-other": "thousandths",  # ：；？！
    "hang-close": "thousandths",  # closing brackets and quotes
    "hang-open": "thousandths",  # opening ones at the head of a line
    "hyphens": "boolean",  # Western words may turn with a hyphen
    "orphans": "boolean",  # a last line may hold one character (孤字)
    "total-fit": "adaptive|full|never",  # which paragraphs are broken as a whole
    "digit-width": "half|natural",
    "han-latin": "thousandths",  # Han–Latin space in 1/1000 em
    "han-digit": "thousandths",
    "han-latin-least": "thousandths",  # squeezed to no less, opened to no more
    "han-latin-most": "thousandths",
    "han-digit-least": "thousandths",
    "han-digit-most": "thousandths",
    "marks": "full|kaiming|half",  # 全身 | 开明 | 半身
    "outline": "length",  # 勾边: width of the line round each character; 0 for none
    "outline-ink": "ink",  # paper by default; of hollow characters the ink of the text
    "hollow": "boolean",  # 空心: nothing is painted inside the line
    "emphasis": "boolean",  # 着重号 under each Han
    "vertical-quotes": "corner|turned",  # “” in vertical lines: as ﹃﹄, or turned
    "interpunct": "half|full",  # room of · between names: half an em or a whole one
    "drop-cap": "integer",  # 首字下沉: lines the first character is high, 2–4; 0 for none
}


BY_HAND = ("letter-space", "preset", "marks", "pitch", "horizontal-scale")
"""Properties that, set on a story or one of its paragraphs, are settings by hand 手动设置."""


class StyleValue(NamedTuple):
    name: str
    value: Value
    span: SourceSpan = NOWHERE


class Style(NamedTuple):
    """A named paragraph or character style; holds only the values set here."""

    name: str
    values: tuple[StyleValue, ...] = ()
    based_on: str = ""
    span: SourceSpan = NOWHERE
