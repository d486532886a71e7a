"""Fills the variables of furniture from the issue's own files: `{date}`, `{weekday}`, `{page}` …

Pure text in, text out; unknown variables stay as written and are reported. A format after
a colon asks for Chinese numerals: `{page:汉字}`, `{date:汉字}`. A question mark lets a field be
missing: `{field:CN?}` is then nothing, `{field:主管?_主管}` neither, and the blanks that would
part it from its neighbour go with it.
"""

from __future__ import annotations

from pagesetter.compose.lunar import lunar_date, weekday
from pagesetter.findings import Finding, Place, SourceSpan
from pagesetter.findings.finding import finding
from pagesetter.findings.messages_compose import MESSAGES
from pagesetter.model import Issue, Page

_WEEKDAYS = "一二三四五六日"
_NUMERALS = "〇一二三四五六七八九"
_BLANK = "\u3000"


class Variables:
    """The variables of one page of an issue."""

    def __init__(self, issue: Issue, page: Page) -> None:
        self._issue, self._page = issue, page
        self.findings: list[Finding] = []

    def fill(self, text: str, span: SourceSpan) -> str:
        """Replace every `{name}`, `{name:format}`; unknown ones are reported and kept."""
        if "{" not in text:
            return text
        done, rest = [], text
        while rest:
            head, brace, tail = rest.partition("{")
            done.append(head)
            if not brace:
                break
            inside, closed, after = tail.partition("}")
            if not closed:
                done.append(brace + tail)
                break
            name, optional, words = inside.partition("?")
            kind, form = _split(name)
            value = self._value(kind, form)
            if value is None and optional and kind in ("field", "credit"):
                value = ""
            if value is None:
                code = "field-unset" if kind == "field" and form else "variable-unknown"
                place = Place(str(self._page.number))
                self.findings.append(finding(MESSAGES, code, span, place, name=name, field=form))
                value = "{" + inside + "}"
            elif value:
                value = words.replace("_", value) if words else value
            elif optional:
                after = _closed(done, after)
            done.append(value)
            rest = after
        return "".join(done)

    def _value(self, name: str, form: str) -> str | None:
        issue, page = self._issue, self._page
        numerals = form == "汉字"
        if name in ("date", "weekday", "lunar", "year"):
            return self._date(name, numerals)
        if name == "credits":
            return "\u3000".join(f"{role} {person}" for role, person in page.credits)
        if name == "credit":
            return dict(page.credits).get(form)
        if name == "field":
            return dict(issue.paper.publication).get(form)
        plain = {
            "paper": issue.paper.name, "code": issue.paper.code, "number": issue.number,
            "total": issue.total, "page": str(page.number), "pages": str(len(issue.pages)),
            "section": page.section,
        }.get(name)  # fmt: skip
        if plain is None or (form and not numerals):
            return None
        return count(int(plain)) if numerals and plain.isdecimal() else plain

    def _date(self, name: str, numerals: bool) -> str:
        year, month, day = (int(part) for part in self._issue.date.split("-"))
        if name == "weekday":
            return "星期" + _WEEKDAYS[weekday(year, month, day)]
        if name == "lunar":
            lunar = lunar_date(year, month, day)
            return "" if lunar is None else str(lunar)
        if name == "year":
            lunar = lunar_date(year, month, day)
            return "" if lunar is None else lunar.year_name
        if numerals:
            digits = "".join(_NUMERALS[int(d)] for d in str(year))
            return f"{digits}年{count(month)}月{count(day)}日"
        return f"{year}年{month}月{day}日"


def _closed(done: list[str], after: str) -> str:
    """What follows a missing field, without the blanks that parted it from what is before."""
    before = next((text for text in reversed(done) if text), "")
    if not before or before.endswith(_BLANK):
        after = after.lstrip(_BLANK)
    if not after:
        done[-1] = done[-1].rstrip(_BLANK)
    return after


def _split(name: str) -> tuple[str, str]:
    head, _, form = name.partition(":")
    return head.strip(), form.strip()


def count(number: int) -> str:
    """A number from 0 to 9999 in Chinese numerals: 12 → 十二, 105 → 一百〇五."""
    if number < 10:
        return _NUMERALS[number]
    if number > 9999:
        return str(number)
    words, zero = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            if zero and words:
                words += "〇"
            words += ("" if unit == 10 and digit == 1 and not words else _NUMERALS[digit]) + name
            zero = False
        else:
            zero = True
    return words
