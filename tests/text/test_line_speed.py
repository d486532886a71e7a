"""Setting stays linear: bounds a slow machine keeps easily, which a square of the length breaks."""

from __future__ import annotations

import time

from line_fakes import set_text

from pagesetter.text import NEWSPAPER


def cpu_seconds(text: str, setting=NEWSPAPER) -> float:
    start = time.process_time()
    set_text(text, 15, setting, indent=2)
    return time.process_time() - start


def test_one_paragraph_of_a_whole_book() -> None:
    unit = "他说：“好！！”（第2018号）GDP增长5.3%，"
    assert cpu_seconds(unit * 1500) < 5  # 36,000 characters; 0.5 s on the machine it was written on


def test_a_page_of_short_paragraphs() -> None:
    texts = [f"第{n}段，自2018年以来，临江市科协“开门办科普”，" * 3 for n in range(60)]
    assert sum(map(cpu_seconds, texts)) < 0.5
