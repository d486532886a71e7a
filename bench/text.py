"""Makes copy of any length out of the sample paper's sentences: the same seed, the same text.

Sentences are drawn anew for every paragraph and two Han in a hundred are exchanged for other
common ones, so that later pages bring new lines and new glyphs and no cache can cheat.
"""

from __future__ import annotations

import os
import re
from random import Random
from typing import NamedTuple

HERE = os.path.dirname(os.path.abspath(__file__))
SAMPLE = os.path.join(HERE, "..", "examples", "science-weekly", "issues")
CHARACTERS = os.path.join(HERE, "..", "fonts", "tongyong-8105.txt")
COMMON = 3500
"""Characters of the first level of 通用规范汉字表, the ones newspapers are written with."""


class Story(NamedTuple):
    """One article: paragraphs and subheads, both as plain text without any mark-up."""

    headline: str
    blocks: tuple[tuple[str, str], ...]
    """(`paragraph` or `subhead`, text)."""
    credit: str

    @property
    def characters(self) -> int:
        return sum(len(text) for _, text in self.blocks)


class Writer:
    """Writes stories; one writer per benchmark case."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.sentences = _sentences()
        self.common = common_characters()

    def story(self, characters: int) -> Story:
        """Write a story of about `characters` characters (at most 40 more)."""
        blocks: list[tuple[str, str]] = []
        left = characters
        while left > 0:
            if blocks and len(blocks) % 5 == 4:
                head = self._clause(6, 12)
                blocks.append(("subhead", head))
                left -= len(head)
            paragraph = self._paragraph(min(left, self.random.randrange(90, 190)))
            blocks.append(("paragraph", paragraph))
            left -= len(paragraph)
        return Story(self._clause(7, 11), tuple(blocks), f"（{self._clause(4, 6)}）")

    def _paragraph(self, characters: int) -> str:
        text = ""
        while len(text) < characters:
            text += self._varied(self.random.choice(self.sentences))
        if len(text) > characters + 40:  # the last sentence was a long one: end it earlier
            text = text[: characters + 20].rstrip("，、；：“‘（《") + "。"
        return text

    def _clause(self, least: int, most: int) -> str:
        while True:
            clauses = re.findall(r"[\u4e00-\u9fff]+", self.random.choice(self.sentences))
            fitting = [clause for clause in clauses if least <= len(clause) <= most]
            if fitting:
                return self._varied(self.random.choice(fitting))

    def _varied(self, text: str) -> str:
        return "".join(
            self.random.choice(self.common)
            if "\u4e00" <= c <= "\u9fff" and self.random.random() < 0.02
            else c
            for c in text
        )


def sample_paragraphs() -> list[str]:
    """Return the paragraphs of the sample's running text, without their mark-up.

    Verse is none: papers set it ragged and without an indent.
    """
    found: list[str] = []
    for folder, folders, names in os.walk(SAMPLE):
        folders.sort()
        for name in sorted(names):
            if name.endswith(".md"):
                with open(os.path.join(folder, name), encoding="utf-8") as file:
                    body = file.read().split("\n---\n", 1)[-1]
                body = re.sub(r"^::: 诗$.*?^:::$", "", body, flags=re.DOTALL | re.MULTILINE)
                for line in body.splitlines():
                    if line and line[0] not in "#:>-|!":
                        found.append(re.sub(r"[*^~{}\[\]\\]", "", line))
    return found


def _sentences() -> list[str]:
    found = [
        sentence
        for paragraph in sample_paragraphs()
        for sentence in re.findall(r"[^。！？]+[。！？]”?", paragraph)
    ]
    # A paragraph that begins with 问： or 答： is set in a face of its own, by us alone.
    return sorted({s for s in found if 12 <= len(s) <= 90 and s[:2] not in ("问：", "答：")})


def common_characters() -> list[str]:
    with open(CHARACTERS, encoding="utf-8") as file:
        return [c for c in file.read() if c > "\u2e7f"][:COMMON]
