"""Ten times the words take about ten times the time, whatever they are.

Processor time is measured: on a busy machine the clock on the wall measures the neighbours.
"""

from collections.abc import Callable
from functools import partial
from time import process_time

import pytest

from servanda.exchange.plain_text import read_plain_text
from servanda.findings import Text
from servanda.reading.segmentation import segment

TWO_POINTS = ("1. A shall pay.", "2. B shall wait.")


def paragraphs(*texts: str) -> str:
    return "\n\n".join(texts)


@pytest.mark.parametrize(
    "make",
    [
        lambda n: paragraphs(*(f"{k}. A shall open lock {k}." for k in range(1, n + 1))),
        lambda n: paragraphs(*(f"{3 * k}. A shall open lock {k}." for k in range(1, n + 1))),
        lambda n: paragraphs(*["1. A shall pay.", "I doubt it.", "1. B shall wait."] * (n // 3)),
        lambda n: paragraphs(*["(i) A shall pay;", "(a) B shall wait;"] * (n // 2)),
        lambda n: paragraphs(*TWO_POINTS, *["Peace and rain"] * n),
        lambda n: paragraphs(*["Peace and rain"] * n, *TWO_POINTS),
        lambda n: paragraphs(*TWO_POINTS, "I doubt it. " * (6 * n)),
        lambda n: "1. A shall pay:" + " (a) this; and" * (3 * n),
        lambda n: "1. A shall " + "pay the price of " * (3 * n),
    ],
    ids=[
        "articles", "gaps", "the same number", "letters and numerals", "lines after",
        "lines before", "a long remark", "marks in a row", "a sentence without an end",
    ],
)  # fmt: skip
def test_ten_times_the_words_take_about_ten_times_the_time(make: Callable[[int], str]) -> None:
    taken = []
    for count in (150, 1500):
        document = read_plain_text(Text("draft.txt", make(count)))
        # The better of two runs: the first may have to compile patterns.
        taken.append(min(_time(partial(segment, document)) for _ in range(2)))
    small, large = taken
    assert large < 30 * max(small, 0.01)


def _time(work: Callable[[], object]) -> float:
    begun = process_time()
    work()
    return process_time() - begun
