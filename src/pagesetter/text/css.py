"""Line breaks as CSS Text 3 asks for them: line-break and word-break for zh, ja and ko.

Turns text into the same values as `uax14`, whose classes it changes first (CSS Text 3, 5.1
and 5.2). For comparing with browsers and for other languages; newspapers are set by `breaks`.
It knows no widths, hyphenates nothing and looks up no dictionary.
"""

from __future__ import annotations

from pagesetter.text.uax14 import MAY, MUST, NEVER, Opportunity, breaks_of, kinds_of, split_kind

LINE_BREAKS = ("auto", "loose", "normal", "strict", "anywhere")
WORD_BREAKS = ("normal", "keep-all", "break-all")

_SMALL_KANA = frozenset(
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶーｧｨｩｪｫｬｭｮｯｰ"
    "ㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ"
)  # fmt: skip
_WAVES = frozenset("〜゠")
_ITERATION = frozenset("々〻ゝゞヽヾ")
_CENTRED = frozenset("・：；･‼⁇⁈⁉！？")
_HYPHENS = frozenset("‐–")
# PO and PR of ambiguous or East Asian width.
_SUFFIXES = frozenset("°‰′″‵℃℉％￠")
_PREFIXES = frozenset("¤±€№￡￥￦＄")
_LETTERS = ("AL", "HL", "NU", "ID", "H2", "H3", "JL", "JV", "JT", "EB", "EM", "AK", "AP", "AS")


def css_breaks(
    text: str, *, line_break: str = "auto", word_break: str = "normal", language: str = "zh"
) -> tuple[Opportunity, ...]:
    """Every place of `text` but its head, the end included; rules are those of the annex.

    `auto` is `normal`. `language` matters by its first part: in zh and ja more is loosened.
    Tailored places have the rule `css`. Raises ValueError for a value CSS does not know.
    """
    if line_break not in LINE_BREAKS or word_break not in WORD_BREAKS:
        raise ValueError(f"no such line-break or word-break: {line_break}, {word_break}")
    kinds = kinds_of(text)
    if line_break == "anywhere":
        return _anywhere(breaks_of(kinds))
    loose = line_break == "loose"
    cjk = language.partition("-")[0] in ("zh", "ja")
    if line_break != "strict":
        kinds = [_loosened(c, k, loose, cjk) for c, k in zip(text, kinds, strict=True)]
    if word_break == "break-all":
        kinds = [_ideograph(k) if split_kind(k)[0] in ("AL", "HL", "NU") else k for k in kinds]
    found = breaks_of(kinds)
    if loose:
        found = tuple(_between(one, text, kinds, cjk) for one in found)
    if word_break == "keep-all":
        found = tuple(_kept(one, kinds) for one in found)
    return found


def _ideograph(kind: str) -> str:
    return "ID" + split_kind(kind)[1].replace("i", "").replace("f", "")


def _loosened(character: str, kind: str, loose: bool, cjk: bool) -> str:
    """The class of a character that may start a line here and may not in `strict`."""
    if character in _SMALL_KANA or (cjk and character in _WAVES):
        return "IDe"
    if loose and (character in _ITERATION or (cjk and character in _CENTRED)):
        return "IDe"
    return kind


def _between(one: Opportunity, text: str, kinds: list[str], cjk: bool) -> Opportunity:
    """What `loose` frees that depends on both neighbours."""
    at = one.offset
    if one.verdict != NEVER or at >= len(text) or one.rule in _HARD:
        return one
    left, right = split_kind(kinds[at - 1])[0], split_kind(kinds[at])[0]
    free = (
        (left == right == "IN")
        or (text[at] in _HYPHENS and left == "ID")
        or (cjk and text[at] in _SUFFIXES and left in ("ID", "EB", "EM"))
        or (cjk and text[at - 1] in _PREFIXES and right in ("ID", "EB", "EM"))
    )
    return Opportunity(at, MAY, "css") if free else one


# Rules that no tailoring may lift (UAX #14, 6.1), and those of joined characters.
_HARD = ("LB4", "LB5", "LB6", "LB7", "LB8a", "LB9", "LB11", "LB12")


def _kept(one: Opportunity, kinds: list[str]) -> Opportunity:
    """`keep-all`: no turn between letters, digits and ideographs."""
    if one.verdict != MAY or one.offset >= len(kinds):
        return one
    left = one.offset - 1
    while left and split_kind(kinds[left])[0] in ("CM", "ZWJ"):
        left -= 1
    both = (split_kind(kinds[left])[0], split_kind(kinds[one.offset])[0])
    return Opportunity(one.offset, NEVER, "css") if all(k in _LETTERS for k in both) else one


def _anywhere(found: tuple[Opportunity, ...]) -> tuple[Opportunity, ...]:
    """Before every character, whatever stands there; never inside what is drawn as one."""
    inside = ("LB8a", "LB9", "LB26", "LB30a", "LB30b")
    return tuple(
        one
        if one.verdict in (MUST, MAY) or one.rule in (*inside, "LB5", "LB6")
        else Opportunity(one.offset, MAY, "css")
        for one in found
    )
