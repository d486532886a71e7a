"""Where a cursor is after somebody else changed the texts it stands in."""

from __future__ import annotations

import pytest

from pagesetter.session.moving import kept_place
from pagesetter.session.spots import Spot, Text

HEAD, *BODY = "题目", "第一段话。", "第二段话。", "第三段话。"


def texts(headline: str, *paragraphs: str) -> list[Text]:
    body = [Text("body", at, "paragraph", words) for at, words in enumerate(paragraphs)]
    return [Text("headline", -1, "headline", headline), *body]


@pytest.mark.parametrize(
    ("block", "offset", "new", "there"),
    [
        (1, 3, texts("新题", *BODY), (1, 3)),  # only another text changed
        (2, 3, texts(HEAD, "新。", *BODY), (3, 3)),  # words came before
        (1, 3, texts(HEAD, *BODY[1:]), (0, 3)),
        (1, 3, texts(HEAD, BODY[0], "新第二段话。", BODY[2]), (1, 4)),  # in its own paragraph
        (1, 1, texts(HEAD, BODY[0], "第二段的话。", BODY[2]), (1, 1)),
        (1, 4, texts(HEAD, BODY[0], "第二段的话。", BODY[2]), (1, 5)),
        (1, 3, texts(HEAD, BODY[0], BODY[2]), (0, 5)),  # its paragraph went
        (0, 2, texts(HEAD), (-1, 2)),  # all went: behind the headline
        (1, 3, texts(HEAD, "甲。", "第二段新话。", BODY[2]), (1, 4)),  # words came right there
    ],
)
def test_it_stays_amid_its_words(
    block: int, offset: int, new: list[Text], there: tuple[int, int]
) -> None:
    old = texts(HEAD, *BODY)
    at = kept_place(old, new, Spot("01", "s1", "body", block, offset))
    assert (at.block, at.offset) == there
    assert at.part == ("body" if there[0] >= 0 else "headline")
