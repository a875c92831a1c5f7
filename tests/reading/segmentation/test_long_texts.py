"""However long the text, and whatever repeats in it, it comes apart and nothing is lost.

How the time grows with the length is printed by `benchmarks/large_input.py`.
"""

from collections.abc import Callable

import pytest

from servanda.exchange.plain_text import read_plain_text
from servanda.findings import Text
from servanda.reading.segmentation import segment

LENGTH = 1500
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
        lambda n: paragraphs(*TWO_POINTS, "I doubt the text, according to the " + "w" * n),
        lambda n: paragraphs(*TWO_POINTS, "I doubt the text, according to the " + "word " * n),
    ],
    ids=[
        "articles", "gaps", "the same number", "letters and numerals", "lines after",
        "lines before", "a long remark", "marks in a row", "a sentence without an end",
        "a teller in one long word", "a teller in endless words",
    ],
)  # fmt: skip
def test_a_long_text_comes_apart(make: Callable[[int], str]) -> None:
    draft = segment(read_plain_text(Text("draft.txt", make(LENGTH))))
    words = sum(len(block.text.split()) for block in draft.document.blocks)
    placed = sum(len(extract.text.split()) for extract in draft.extracts())
    assert placed >= words
