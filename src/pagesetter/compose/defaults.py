"""The program's own styles: the lowest rung of the cascade, in newspaper custom.

Sizes without a number take the body's. Amounts follow newspaper practice: 2 字 indent in
every column, title marks ½ em, credits in 楷 set right, subheads in 黑 with air above.
"""

from __future__ import annotations

from pagesetter.geometry import Measure
from pagesetter.model import Style, StyleValue
from pagesetter.model.style import Value


def _style(name: str, based_on: str = "body", **values: Value) -> Style:
    return Style(
        name, tuple(StyleValue(k.replace("_", "-"), v) for k, v in values.items()), based_on
    )


def _em(num: int, den: int = 1) -> Measure:
    return Measure(num, den, "字")


def _lines(num: int, den: int = 1) -> Measure:
    return Measure(num, den, "行")


LANGUAGE = "zh-Hans"
"""What text is in where nothing says otherwise."""
_ZERO = _em(0)
_TITLE: dict[str, Value] = {
    "indent": _ZERO,
    "align": "center",
    "marks": "half",
    "pairs": "half",
    "above": _ZERO,
    "below": _ZERO,
    "letter-space": 0,
    "horizontal-scale": 100,
}

STYLES: dict[str, Style] = {
    style.name: style
    for style in (
        _style(
            "body",
            "",
            face="报宋",
            language=LANGUAGE,
            ink="黑",
            align="justify",
            indent=_em(2),
            left=_ZERO,
            right=_ZERO,
            above=_ZERO,
            below=_ZERO,
            horizontal_scale=100,
            letter_space=0,
            baseline_shift=_ZERO,
            level="gb",
            preset="newspaper",
            emphasis=False,
        ),
        _style("title", "body", **_TITLE),
        _style("headline", "title", face="小标宋", size=Measure(26)),
        _style("kicker", "title", face="楷", size=Measure(14)),
        _style("deck", "title", face="楷", size=Measure(14)),
        _style(
            "subhead", "title", face="黑", size=Measure(21, 2), above=_lines(1, 2),
            below=_lines(1, 2),
        ),
        _style("subhead-3", "subhead", face="黑", size=Measure(19, 2), align="left",
               indent=_em(2), above=_ZERO, below=_ZERO),
        _style("byline", "body", face="楷", align="center", indent=_ZERO),
        _style("dateline", "body", face="黑"),
        _style("salutation", "body", indent=_ZERO),
        _style("credit", "body", face="楷", align="right", indent=_ZERO),
        _style("list-item", "body"),
        _style("editor-note", "body", face="楷"),
        _style("abstract", "body", face="楷", left=_em(1), right=_em(1), above=_lines(1, 2),
               below=_lines(1, 2)),
        _style("question", "body", face="黑"),
        _style("answer", "body"),
        _style("names", "body", indent=_ZERO),
        _style("sign-off", "body", face="楷", align="right", indent=_ZERO, right=_em(1)),
        _style("quotation", "body", face="楷"),
        _style("verse", "body", face="楷", align="left", indent=_ZERO),
        _style("note", "body", face="楷"),
        _style("table", "body", align="left", indent=_ZERO),
        _style("caption", "body", face="楷", indent=_ZERO, align="left"),
        _style("jump-line", "body", face="楷", align="right", indent=_ZERO),
        _style("jump-kicker", "title", face="楷", size=Measure(9)),
        _style("jump-headline", "title", face="小标宋", size=Measure(15)),
        _style("jump-deck", "deck"),
        # Furniture and boxes: set as titles are, marks ½ em, no indent.
        _style("box-text", "title", face="楷", size=Measure(9), align="left"),
        _style("nameplate", "title", face="大标宋", size=Measure(60)),
        _style("ear", "title", face="黑", size=Measure(9), align="left"),
        _style("running-head", "title", face="楷", size=Measure(10)),
        _style("running-page", "title", face="大黑", size=Measure(24), align="left"),
        _style("running-section", "title", face="大标宋", size=Measure(17), align="left"),
        _style("imprint", "title", face="报宋", size=Measure(7), align="left"),
        _style("slogan", "title", face="大标宋", size=Measure(18)),
        _style("column-head", "title", face="黑", size=Measure(14)),
        _style("quote", "title", face="楷", size=Measure(14), align="left"),
        _style("ad", "title", face="黑", size=Measure(14)),
        _style("ad-label", "title", face="黑", size=Measure(6)),
        _style("digest", "title", face="黑", size=Measure(14)),
        _style("digest-item", "title", face="小标宋", size=Measure(11)),
        _style("co-heading", "title", face="黑", size=Measure(11)),
        _style("co-note", "title", face="楷", size=Measure(15, 2)),
        _style("co-name", "title", face="楷", size=Measure(17, 2)),
        _style("verbatim", "body", align="left", indent=_ZERO),
        _style("strong", "", face="黑"),
        _style("emphasis", "", emphasis=True),
        _style("label", "", face="黑"),
        _style("table-head", "", face="黑"),
        _style("drop-cap", "", face="黑"),
        # Raised and lowered figures: three fifths of the size, as shares of their own.
        _style("sup", "", size=_em(3, 5), baseline_shift=_em(7, 12)),
        _style("sub", "", size=_em(3, 5), baseline_shift=_em(-1, 5)),
        _style("ruby", "", size=_em(1, 2)),
    )
}  # fmt: skip
