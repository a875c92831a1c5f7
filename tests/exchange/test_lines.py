"""A text is broken at a margin or has a line for each paragraph; nothing in a file says which."""

from exchange.conftest import Opener

WRAPPED = """\
The Alder crossing agreement
============================

1. The eastern council shall mend the two piers of the
crossing before the first snow, and it shall pay the
masons of both towns alike.
2. The western council may not close the crossing for
more than a day. It shall post the day of each closure
at both ends.
   (a) Carts pass first.
   (b) Riders wait for them,
whatever they carry.

In Bell's opinion this is a good text. He told me so
when I met him on the
crossing.
"""

FIRST = (
    "1. The eastern council shall mend the two piers of the crossing before the first snow, "
    "and it shall pay the masons of both towns alike."
)
SECOND = (
    "2. The western council may not close the crossing for more than a day. "
    "It shall post the day of each closure at both ends."
)

A_LINE_EACH = """\
The Alder crossing agreement
1. The eastern council shall mend the two piers of the crossing before the first snow.
I doubt that the piers can wait so long.
2. The western council may not close the crossing for more than a day.
Nobody knows who counts the day.
"""


def texts(opened: Opener, content: str) -> list[str]:
    document, _ = opened(content)
    assert document is not None
    return [block.text for block in document.blocks]


def test_lines_broken_at_a_margin_are_joined(opened: Opener) -> None:
    assert texts(opened, WRAPPED) == [
        "The Alder crossing agreement",
        "============================",
        FIRST,
        SECOND,
        "(a) Carts pass first.",
        "(b) Riders wait for them, whatever they carry.",
        "In Bell's opinion this is a good text. He told me so when I met him on the crossing.",
    ]


def test_a_line_for_each_paragraph_stays_so(opened: Opener) -> None:
    assert texts(opened, A_LINE_EACH) == A_LINE_EACH.strip().split("\n")


def test_a_block_covers_exactly_its_characters(opened: Opener) -> None:
    document, _ = opened(WRAPPED)
    assert document is not None
    for block in document.blocks:
        span = block.place.span
        assert " ".join(WRAPPED[span.start : span.end].split()) == block.text
        assert WRAPPED[: span.start].count("\n") == span.line - 1


def test_markdown_keeps_its_front_matter_and_its_lines(opened: Opener) -> None:
    text = "---\ntitle: The pact\nauthor: Ann Bell\ndate: 2031-05-02\n---\n\n1. A shall pay.\n"
    document, _ = opened(text, "draft.md")
    assert document is not None
    assert (document.title, document.byline) == ("The pact", "Ann Bell")
    assert document.published == "2031-05-02"
    assert [(b.marker, b.text, b.place.span.line) for b in document.blocks] == [
        ("1.", "A shall pay.", 7)
    ]
