"""Makes Chinese newspaper prose that was written for nothing: random Han in clauses of real shapes.

What a line breaker sees of a text are its marks, numbers, words and the lengths between them; these
are drawn here with the frequencies of news copy. The Han themselves mean nothing.
"""

from __future__ import annotations

from random import Random

from bench.text import common_characters

_WORDS = (
    "AI", "GDP", "internet", "5G", "WHO", "Science", "DNA", "PM2.5", "CEO", "smart city",
    "COVID-19",
)  # fmt: skip


class Prose:
    """Writes paragraphs; the same seed, the same text."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.common = common_characters()

    def paragraphs(self, characters: int) -> list[str]:
        """About so many characters in paragraphs of 40 to 260."""
        found: list[str] = []
        left = characters
        while left > 0:
            found.append(self.paragraph(self.random.randrange(40, 260)))
            left -= len(found[-1])
        return found

    def paragraph(self, characters: int) -> str:
        text = ""
        while len(text) < characters:
            text += self._sentence()
        return text

    def _sentence(self) -> str:
        clauses = [self._clause() for _ in range(self.random.choice((1, 2, 2, 3, 3, 4)))]
        joint = self.random.choices("，；：", (18, 1, 1), k=len(clauses) - 1)
        text = "".join(c + j for c, j in zip(clauses, [*joint, ""], strict=True))
        stop = self.random.choices(("。", "？", "！", "……"), (18, 1, 1, 1))[0]
        if self.random.random() < 0.12:
            return f"“{text}{stop}”"
        return text + stop

    def _clause(self) -> str:
        kind = self.random.random()
        if kind < 0.72:
            return self._han(4, 14)
        if kind < 0.78:
            return f"{self._han(2, 6)}《{self._han(2, 8)}》{self._han(1, 4)}"
        if kind < 0.82:
            return f"{self._han(2, 6)}、{self._han(2, 5)}、{self._han(2, 6)}"
        if kind < 0.86:
            return f"{self._han(2, 5)}“{self._han(2, 6)}”{self._han(2, 6)}"
        if kind < 0.89:
            return f"{self._han(2, 6)}（{self._han(2, 7)}）{self._han(0, 5)}"
        if kind < 0.91:
            return f"{self._han(2, 6)}——{self._han(3, 8)}"
        if kind < 0.97:
            return f"{self._han(1, 5)}{self._number()}{self._han(1, 6)}"
        return f"{self._han(1, 5)}{self.random.choice(_WORDS)}{self._han(1, 6)}"

    def _number(self) -> str:
        number = self.random.randrange(1, 10_000)
        return self.random.choice(
            (
                f"{number}", f"{number % 100 + 1}%", f"{number / 10:.1f}万",
                f"{1990 + number % 40}年",
                f"{number % 12 + 1}月{number % 28 + 1}日", f"{number % 90 + 1}.{number % 10}℃",
            )
        )  # fmt: skip

    def _han(self, least: int, most: int) -> str:
        count = self.random.randint(least, most)
        return "".join(self.random.choice(self.common) for _ in range(count))
