"""Turns an explained paragraph into lines for people, in English or Chinese, and into JSON values.

Takes the values of `explain`; decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pagesetter.geometry import UNIT, Length
from pagesetter.text.explain import Explanation, LineEnd, WhyNot

_KINDS = {
    "measure": ("the measure is full", "排满行长"),
    "line-start": ("the next character may not start a line", "后一字不能出现在行首"),
    "line-end": ("a character may not end a line", "有字不能出现在行末"),
    "unit": ("a unit is kept together", "整体不可拆开"),
    "turn": ("a turn typed by hand", "手工换行"),
    "last": ("the paragraph ends", "段落结束"),
    "forced": ("no legal place fitted: a rule was broken", "没有合规的断点，只得违规断开"),
    "locked": ("the editor has locked this turn", "编辑锁定在此转行"),
    "hyphen": (
        "a word, number or address is parted on need",
        "西文词加连字符，或号码、网址、日期在连接处转行",
    ),
    "fit": ("an earlier turn serves the paragraph better", "提前转行使全段更匀"),
}
_CLASSES = {
    "line-end": ("mark at line end", "行末标点"),
    "line-start": ("mark at line start", "行首标点"),
    "pair": ("adjacent marks", "相邻标点"),
    "word-space": ("word spaces", "西文词距"),
    "interpunct": ("interpuncts", "间隔号"),
    "bracket": ("brackets", "括号引号"),
    "comma": ("commas", "逗顿分冒号"),
    "han-latin": ("Han–Latin spaces", "汉西间距"),
    "stop": ("stops", "句问叹号"),
    "gaps": ("all gaps", "字间"),
    "reluctant": ("gaps beside connectors and spaces too", "连接号、空格旁的字间"),
    "letters": ("letters", "字母间"),
}
_BANDS = {
    "even": ("even", "匀"), "loose": ("loose", "偏松"), "very-loose": ("very loose", "过松"),
}  # fmt: skip


def _em(amount: Length, em: Length) -> str:
    """A length in em, to a thousandth."""
    sign = "−" if amount < 0 else ""
    thousandths = (abs(amount) * 2000 + em) // (2 * em)
    text = f"{thousandths // 1000}.{thousandths % 1000:03d}".rstrip("0").rstrip(".")
    return f"{sign if thousandths else ''}{text}"


def told(made: Explanation, language: str) -> Iterable[str]:
    """Lines of text that explain the paragraph."""
    zh = language.startswith("zh")
    for one in made.lines:
        yield from _line(made, one, zh)
    for variant in made.variants:
        change = f"{variant.change:+d}" if variant.change else "0"
        if zh:
            yield f"全段排 {variant.lines} 行（{change}）：代价 {variant.cost}"
        else:
            many = f"{variant.lines} line{'s' * (variant.lines != 1)}"
            yield f"in {many} ({change}): cost {variant.cost}"
    for finding in made.findings:
        yield finding.message(language)


def line_told(made: Explanation, one: LineEnd, language: str) -> list[str]:
    """What is told of one line of a paragraph: its words, why it ends, amounts, other ends."""
    return [line.strip() for line in _line(made, one, language.startswith("zh"))]


def kind_told(kind: str, language: str) -> str:
    """A kind of line end in words."""
    return _KINDS[kind][language.startswith("zh")]


def _line(made: Explanation, one: LineEnd, zh: bool) -> Iterable[str]:
    at = 1 if zh else 0
    em = max(made.em, 1)
    text = one.text.rstrip("\n")
    kind = _KINDS[one.kind][at]
    yield f"{one.number + 1:>3}  {text}"
    if one.rule.source:
        kind += f"{'：' if zh else ': '}{one.rule.zh if zh else one.rule.en}"
        kind += f"（{one.rule.source}）" if zh else f" [{one.rule.source}]"
    yield f"     {'行末' if zh else 'ends'}{'：' if zh else ': '}{kind}"
    figures = (
        f"行长 {_em(one.measure, em)}，自然宽 {_em(one.natural, em)} 字"
        if zh
        else f"measure {_em(one.measure, em)}, natural width {_em(one.natural, em)} em"
    )
    joint = "，" if zh else ", "
    for name, amount in one.spent:
        verb = ("压" if amount < 0 else "拉") if zh else ("squeezed" if amount < 0 else "opened")
        figures += f"{joint}{_CLASSES[name][at]}{verb if zh else ' ' + verb} {_em(abs(amount), em)}"
    if one.opening:
        gap = f"每处字间 {_em(one.opening, 1000)}" if zh else f"{_em(one.opening, 1000)} em a gap"
        figures += (
            f"{joint}{gap}（{_BANDS[one.band][1]}）"
            if zh
            else (f"{joint}{gap} ({_BANDS[one.band][0]})")
        )
    yield f"     {figures}"
    if one.capacity:
        rooms = joint.join(f"{_CLASSES[n][at]} {_em(a, em)}" for n, a in one.capacity)
        yield f"     {'还可压：' if zh else 'could still give: '}{rooms}"
    others = [o for o in one.alternatives if not o.chosen]
    if others and one.kind not in ("last", "turn"):
        words = joint.join(
            f"…{made.text[max(0, o.end - 3) : o.end].strip()}| {o.cost}" for o in others
        )
        own = next((str(o.cost) for o in one.alternatives if o.chosen), "–")
        head = f"其他断点及代价（本行 {own}）：" if zh else f"other ends and costs (this: {own}): "
        yield f"     {head}{words}"


def why_not_words(made: Explanation, why: WhyNot, language: str) -> str:
    """One sentence on why no line ends at the offset."""
    zh = language.startswith("zh")
    before, after = made.text[max(0, why.offset - 3) : why.offset], made.text[why.offset :][:3]
    place = f"“{before}|{after}”"
    rule = why.rule.zh if zh else why.rule.en
    if why.verdict == "turns":
        return (
            f"{place}：第 {why.line + 1} 行正在此处转行"
            if zh
            else (f"{place}: line {why.line + 1} does end here")
        )
    if why.verdict == "rule":
        return (
            f"{place}：{rule}（{why.rule.source}）"
            if zh
            else (f"{place}: {rule} [{why.rule.source}]")
        )
    if why.verdict == "unfillable":
        return (
            f"{place}：在此转行，就有一行压不下或拉不满"
            if zh
            else (f"{place}: with a turn here some line could not be filled")
        )
    if why.verdict == "same-cost":
        return (
            f"{place}：可以，代价与所选相同（{why.cost}）"
            if zh
            else (f"{place}: as good as what was chosen (cost {why.cost})")
        )
    return (
        f"{place}：可以，但全段代价由 {why.chosen_cost} 增至 {why.cost}"
        if zh
        else (f"{place}: allowed, but the paragraph would cost {why.cost}, not {why.chosen_cost}")
    )


def values(made: Explanation, language: str) -> dict[str, Any]:
    """The explanation as JSON values; lengths in points, offsets in code points."""
    zh = language.startswith("zh")

    def points(amount: Length) -> float:
        return round(amount / UNIT, 4)

    def spent(pairs: tuple[tuple[str, Length], ...]) -> list[dict[str, Any]]:
        return [{"class": name, "amount": points(amount)} for name, amount in pairs]

    return {
        "text": made.text,
        "em": points(made.em),
        "cost": made.cost,
        "lines": [
            {
                "line": one.number + 1, "start": one.start, "end": one.end, "text": one.text,
                "kind": one.kind,
                "rule": {
                    "id": one.rule.id, "source": one.rule.source, "place": one.place,
                    "words": one.rule.zh if zh else one.rule.en,
                },
                "measure": points(one.measure), "width": points(one.width),
                "natural": points(one.natural), "spent": spent(one.spent),
                "capacity": spent(one.capacity), "opening": one.opening / 1000,
                "band": one.band,
                "alternatives": [
                    {
                        "end": o.end, "cost": o.cost, "change": points(o.change),
                        "hangs": o.hangs, "chosen": o.chosen,
                    }
                    for o in one.alternatives
                ],
            }
            for one in made.lines
        ],
        "variants": [
            {"lines": v.lines, "change": v.change, "cost": v.cost, "ends": list(v.ends)}
            for v in made.variants
        ],
    }  # fmt: skip
