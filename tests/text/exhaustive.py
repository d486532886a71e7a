"""A slow, plain line breaker: every legal line is filled by the solver and weighed by hand.

It shares no code with `totalfit` or `cost`: all lines from every place are tried, however wide
they open, each is filled by `justify`, and what the solver says it spent is weighed with the
weights typed below. The cheapest chain of lines is the optimum, exactly.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from pagesetter.text.choose import Widths
from pagesetter.text.justify import squeeze, stretch
from pagesetter.text.measured import Measured
from pagesetter.text.setting import Setting

# Tenths of a point for each 1/1000 em of a class, typed by hand.
SQUEEZED = {
    "line-end": 2, "line-start": 2, "pair": 3, "word-space": 3, "interpunct": 4, "bracket": 5,
    "comma": 8, "han-latin": 10, "stop": 20,
}  # fmt: skip
OPENED = {"word-space": 3, "han-latin": 4}
UNEVEN, LINE, SPLIT = 5, 30, 400
ORPHAN, LETTERED, UNFILLED = 1_000_000, 5_000_000, 1 << 40
MARKS = "co.!()m~_=eCxzsWT"
DATE = "年月日时分秒"


class Optimum:
    """The least cost of a paragraph without hard turns, and one way to reach it."""

    def __init__(self, line: Measured, widths: Widths, setting: Setting) -> None:
        self.line = line
        self.widths = widths
        self.setting = setting
        self.trims = {} if setting.line_end in ("half", "full") else line.right
        self.count = len(line.text)
        self.on_need: dict[int, int] = {}
        """Places inside numbers and addresses where a line may end too, and what that costs."""

    @property
    def cost(self) -> int:
        """The least cost; -1 when no legal way exists."""
        return self.best[0]

    @cached_property
    def best(self) -> tuple[int, tuple[int, ...]]:
        """(cost, ends of lines); cost is -1 when no legal way exists."""
        # (place, lines above, opening of the last one; -1 none) -> cost and ends so far.
        reached: dict[tuple[int, int, int], tuple[int, tuple[int, ...]]] = {(0, 0, -1): (0, ())}
        for start in range(self.count):
            here = [(key, way) for key, way in reached.items() if key[0] == start]
            lines: dict[int, list[tuple[int, int, int]]] = {}
            for (_, number, before), (cost, ends) in here:
                alike = min(number, self.widths.same_from + 1)
                if alike not in lines:
                    lines[alike] = list(self._lines(start, alike))
                for end, price, opening in lines[alike]:
                    total = cost + price + (UNEVEN * abs(opening - before) if before >= 0 else 0)
                    key = (end, number + 1, opening)
                    if key not in reached or total < reached[key][0]:
                        reached[key] = (total, (*ends, end))
        last = [way for key, way in reached.items() if key[0] == self.count]
        return min(last, default=(-1, ()))

    def fewest(self, opened: int) -> int:
        """The fewest lines opened by more than `opened` (1/1000 em) of all ways without an orphan.

        -1 when there is none. Nothing else counts: no way that the rules allow has fewer.
        """
        reached: dict[tuple[int, int], int] = {(0, 0): 0}
        for start in range(self.count):
            for number in (0, 1):
                if (start, number) not in reached:
                    continue
                for end, price, opening in self._lines(start, number):
                    if price < ORPHAN:
                        key = (end, 1)
                        count = reached[start, number] + (opening > opened)
                        reached[key] = min(count, reached.get(key, count))
        return reached.get((self.count, 1), -1)

    def narrowest(self) -> int:
        """The least that the widest line of a way without an orphan is opened, in 1/1000 em.

        -1 when there is none. No way that the rules allow has every line opened by less.
        """
        reached: dict[tuple[int, int], int] = {(0, 0): 0}
        for start in range(self.count):
            for number in (0, 1):
                if (start, number) not in reached:
                    continue
                for end, price, opening in self._lines(start, number):
                    if price < ORPHAN:
                        widest = max(reached[start, number], opening)
                        reached[end, 1] = min(widest, reached.get((end, 1), widest))
        return reached.get((self.count, 1), -1)

    def opening(self, start: int, end: int, number: int) -> int:
        """How far the line [start, end) is opened, in 1/1000 em; ValueError when it cannot be."""
        weighed = self._line(start, end, number)
        if weighed is None:
            raise ValueError(f"no line: {start}, {end}")
        return weighed[1]

    def _lines(self, start: int, number: int) -> Iterator[tuple[int, int, int]]:
        """Every legal line from `start`: its end, cost and opening."""
        edges = self.line.edges
        # No line gives more than half of itself.
        most = edges[start] + 2 * self.widths.of(number) + 2 * self.line.em
        for end in range(start + 1, self.count + 1):
            if end > start + 1 and edges[end - 1] > most:
                break
            weighed = self._line(start, end, number)
            if weighed is not None:
                yield end, *weighed

    def _line(self, start: int, end: int, number: int) -> tuple[int, int] | None:
        """Cost and opening in 1/1000 em of the line [start, end); None when it cannot be."""
        line = self.line
        if end < self.count and line.places.rules[end] and end not in self.on_need:
            return None
        content = end
        while content > start and line.classes[content - 1] in "sWzT":
            content -= 1
        width = self.widths.of(number)
        natural = line.edges[content] - line.edges[start] - line.glue[start]
        excess = natural - width
        if self.setting.line_end == "half":
            excess -= line.right.get(content - 1, 0)
        price, opening = LINE, 0
        if excess > 0 and self._hangs(start, content, width):
            # The mark stands outside as far as it hangs, and what is before it fills the rest.
            mark = content - 1
            inside = line.advances[mark] - self._hanging(mark)
            lack = width - inside - (line.edges[mark] - line.edges[start] - line.glue[start])
            if lack > 0:
                more, opening = self._opened(start, mark, lack)
                price += more
        elif excess > 0:
            room = self.trims.get(content - 1, 0)
            solved = squeeze(line, start, content, excess, room, line.left.get(start, 0))
            if solved.rest:
                return None
            price += self._weighed([(n, -a) for n, a in solved.spent], SQUEEZED)
        elif excess < 0 and end < self.count:
            more, opening = self._opened(start, content, -excess)
            price += more
        if end < self.count:
            price += self.on_need.get(end) or SPLIT * self._splits(end)
        elif start and self._is_orphan(start, content):
            price += ORPHAN
        return price, opening

    def _opened(self, start: int, content: int, lack: int) -> tuple[int, int]:
        if content <= start:
            return UNFILLED, 251
        solved = stretch(self.line, start, content, lack)
        price = self._weighed([s for s in solved.spent if s[0] in OPENED], OPENED)
        rest = lack - sum(amount for name, amount in solved.spent if name in OPENED)
        names = [name for name, _ in solved.spent]
        if solved.rest:
            return price + UNFILLED, 251
        if not rest:
            return price, 0
        kinds = self.line.places.gaps[start + 1 : content]
        if "letters" in names:
            wide = rest * 1000 // (kinds.count(3) * self.line.em)
            return price + LETTERED + wide**3 // 100 + 120 * wide, 251
        gaps = kinds.count(1) + (kinds.count(2) if "reluctant" in names else 0)
        opening = rest * 1000 // (gaps * self.line.em)
        if rest > kinds.count(1) * (self.line.em // 4):
            opening = max(opening, 251)
        return price + opening**3 // 100 + 120 * opening, opening

    def _weighed(self, spent: list[tuple[str, int]], weights: dict[str, int]) -> int:
        return sum(amount * weights[name] for name, amount in spent) * 100 // self.line.em

    def _hangs(self, start: int, content: int, width: int) -> bool:
        line, mark = self.line, content - 1
        if self.setting.line_end != "hang" or not self._hanging(mark):
            return False
        alone = mark - 1 not in line.left and mark - 1 not in line.right
        natural = line.edges[content] - line.edges[start] - line.glue[start]
        fits = natural - self._hanging(mark) <= width
        return mark > start and mark in line.right and alone and fits

    def _hanging(self, mark: int) -> int:
        comma, stop = self.setting.hang[:2]
        amount = {"，": comma, "、": comma, "。": stop}.get(self.line.text[mark], 0)
        return self.line.em * amount // 1000

    def _is_orphan(self, start: int, content: int) -> bool:
        classes = self.line.classes[start:content]
        return len(classes) <= 6 and sum(c not in MARKS for c in classes) <= 1

    def _splits(self, end: int) -> bool:
        before, after = self.line.text[end - 1], self.line.text[end]
        digits = "0123456789"
        return (
            (before in digits and after in DATE)
            or (before == "第" and after in digits)
            or (before == "·" and not " " <= after <= "~")
        )
