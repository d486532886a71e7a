"""What a paragraph is set with: the resolved style of a span and the rules of the line."""

from typing import TYPE_CHECKING

from pagesetter.colour import BLACK, Ink
from pagesetter.display import Outline
from pagesetter.geometry import Length
from pagesetter.values import NamedTuple

if TYPE_CHECKING:
    from pagesetter.text.annotation import Annotation

ENDLESS: Length = 1 << 30
"""The measure of a line that nothing turns, for asking how wide text is: 16,384 pt. Places in a
line are kept in 32 bits."""


class Fixed(NamedTuple):
    """What of one paragraph's lines is not left to the rules: offsets in code points."""

    turns: tuple[int, ...] = ()
    """A line is locked to end there."""
    bars: tuple[int, ...] = ()
    """No line may end there."""
    kept: tuple[int, ...] = ()
    """Ends of its first lines as a proof had them; kept while they are legal."""
    change: int = 0
    """Lines it is to have more (+) or fewer (-), if that can be had without a loose line."""

    def after(self, count: int) -> "Fixed":
        """What is fixed of the text without its first `count` code points."""
        turns, bars, kept = (tuple(p - count for p in places) for places in self[:3])
        return Fixed(turns, bars, kept, self.change)


class TextStyle(NamedTuple):
    """The resolved look of one stretch of text."""

    role: str
    """Face role or face name."""
    size: Length
    language: str = "zh-Hans"
    ink: Ink = BLACK
    hscale: int = 1000
    """长扁 in per mille."""
    letter_space: int = 0
    """Added after every character, in 1/1000 em."""
    baseline_shift: Length = 0
    """Positive is up."""
    emphasis: bool = False
    """着重号 under each Han character."""
    outline: Outline | None = None
    """勾边 or 空心."""
    annotation: "Annotation | None" = None
    """What stands at this stretch as a whole: a reading, a line below."""


class Setting(NamedTuple):
    """The rules of the line. Two presets bundle them: `NEWSPAPER` and `BOOK`."""

    level: str = "gb"
    """Prohibition level: none, basic, gb (GB/T 15834 5.1.9), strict."""
    pairs: str = "needed"
    """Adjacent marks: `always` 1.5 em, `needed` (full until the line needs room), `half` 1.0."""
    line_end: str = "natural"
    """Mark at line end: `natural` (trimmed as far as the line needs), `half`, `full`, `hang`."""
    digit_width: str = "half"
    """`half`: each digit, and a sign drawn as wide as one, exactly ½ em; `natural`: as drawn."""
    han_latin: int = 125
    """Han–Latin space in 1/1000 em (⅛ newspaper, ¼ book)."""
    han_digit: int = 0
    """Han–digit space in 1/1000 em; 0 is opened too, by `han_digit_most`."""
    han_latin_least: int | None = None
    """What a Han–Latin space may be squeezed to; None for 1/8 em less than it is."""
    han_latin_most: int | None = None
    """What it may be opened to; None for 1/8 em more than it is, but not above 1/2."""
    han_digit_least: int | None = None
    han_digit_most: int | None = None
    marks: str = "full"
    """全身 `full`, 开明 `kaiming`, 半身 `half`."""
    align: str = "justify"
    """justify, left, center, right, spread (every line filled, the last too)."""
    mode: str = "adaptive"
    """`first-fit`, `adaptive` (total-fit where first-fit opens a line), `total-fit`."""
    protected: tuple[str, ...] = ()
    """Phrases that never break."""
    interpunct: str = "half"
    """间隔号: `half` em (GB/T 15834 5.1.7), or `full`, squeezed on both sides on need."""
    hang: tuple[int, ...] = (1000, 1000, 0, 0, 0)
    """With line end `hang`, how far a mark stands beyond the measure, in 1/1000 em: 、，; 。．;
    ：；？！; closing brackets and quotes; opening ones at the head of a line."""
    hyphens: bool = True
    """Western words may turn with a hyphen, where a line would else be opened visibly."""
    line_start: str = "natural"
    """Opening mark at a line's head: `natural` (trimmed as far as the line needs) or `half`."""
    paragraph_start: str = "natural"
    """The same at the head of a paragraph: `half` sets its ink at the indent."""
    orphans: bool = False
    """A paragraph's last line may hold one character alone (孤字)."""
    fixed: Fixed | None = None
    """Locks and the like, of this one paragraph."""
    direction: str = ""
    """`vertical` for lines that run down the page; they come lying on their side."""
    vertical_quotes: str = "corner"
    """Quotes of vertical lines: `corner` ﹃﹄﹁﹂, or `turned` “”."""


NEWSPAPER = Setting()
BOOK = Setting(
    pairs="always",
    line_end="half",
    digit_width="natural",
    han_latin=250,
    han_digit=250,
)
