"""Paragraphs set in columns over pages come back as they were, in order, and nothing else."""

from random import Random

import pytest
from exchange.conftest import Opener
from exchange.typesetter import Layout, Paragraph, Press
from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.exchange import document_from
from servanda.instrument.document import AnnotationKind, Block, BlockKind, Document

_WORDS = (
    "the parties shall withdraw heavy weapons from line of contact within thirty days "
    "after signature verified by joint commission implementation demobilization "
    "monitoring access humanitarian cease-fire co-operation governorate and to in it be "
    "as at"
)
WORDS = _WORDS.split()


def paragraph(random: Random, words: int, note: bool) -> Paragraph:  # noqa: FBT001
    chosen = [random.choice(WORDS) for _ in range(words)]
    chosen[0] = chosen[0].capitalize()
    chosen[-1] += "."
    told = f"See the record of meeting {random.randint(1, 99)} of the joint commission at its seat."
    notes = {random.randrange(words): told} if note else {}
    return Paragraph(tuple(chosen), notes)


def read(data: bytes) -> Document:
    document, _ = document_from(data, "accord.pdf")
    assert document is not None
    return document


LAYOUTS = st.builds(
    Layout,
    columns=st.sampled_from([1, 2, 3]),
    size=st.sampled_from([9.0, 10.0, 11.0]),
    font=st.sampled_from(["Times-Roman", "Helvetica"]),
    gutter=st.sampled_from([16.0, 24.0]),
    justified=st.booleans(),
    head=st.just("Accord of the two villages, second edition"),
)


@given(
    layout=LAYOUTS,
    lengths=st.lists(st.tuples(st.integers(4, 90), st.booleans()), min_size=24, max_size=44),
    seed=st.integers(0, 1000),
)
@settings(max_examples=12, deadline=None)
def test_paragraphs_come_back_as_they_were_set(
    layout: Layout, lengths: list[tuple[int, bool]], seed: int
) -> None:
    random = Random(seed)  # noqa: S311
    paragraphs = [paragraph(random, words, note) for words, note in lengths]
    press = Press(layout, seed)
    document = read(press.print(paragraphs))
    if press.page < 2:
        return  # what runs over the heads of pages shows only on several
    assert [block.text for block in document.blocks] == [each.text for each in paragraphs]
    notes = [a for a in document.annotations if a.kind is AnnotationKind.FOOTNOTE]
    assert [note.text.partition(" ")[2] for note in notes] == [
        text for each in paragraphs for text in each.notes.values()
    ]
    assert [hung_on(document, note.block, note.start, note.end) for note in notes] == [
        each.words[at] for each in paragraphs for at in each.notes
    ]
    aside = " ".join(block.text for block in document.put_aside)
    assert aside.count(layout.head) == press.page
    check_places(document, press.page)


def hung_on(document: Document, block: int | None, start: int, end: int) -> str:
    assert block is not None
    return document.blocks[block].text[start:end]


def check_places(document: Document, pages: int) -> None:
    """Check that every character stands on a page, and in one place that no other has."""
    at = 0
    for block in (*document.blocks, *document.put_aside):
        assert not covered(block).strip()
        for piece in block.pieces:
            span = piece.place.span
            assert 1 <= (piece.place.page or 0) <= pages
            assert span.end - span.start == piece.end - piece.start
            assert span.start >= at
            at = span.end


def covered(block: Block) -> str:
    """Return the characters of a block that no piece speaks of."""
    held = {i for piece in block.pieces for i in range(piece.start, piece.end)}
    return "".join(sign for i, sign in enumerate(block.text) if i not in held)


def test_a_title_over_columns_is_a_heading_before_them(opened: Opener) -> None:
    random = Random(7)  # noqa: S311
    paragraphs = [paragraph(random, 40, note=False) for _ in range(30)]
    press = Press(Layout(columns=2, title="Accord of the two villages"))
    document, _ = opened(press.print(paragraphs), "accord.pdf")
    assert document is not None
    assert document.blocks[0].kind is BlockKind.HEADING
    assert document.blocks[0].text == "Accord of the two villages"
    assert [block.text for block in document.blocks[1:]] == [each.text for each in paragraphs]


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_paragraphs_with_space_between_them_are_kept_apart(opened: Opener, columns: int) -> None:
    random = Random(columns)  # noqa: S311
    paragraphs = [paragraph(random, 25, note=False) for _ in range(8)]
    press = Press(Layout(columns=columns, indented=False, numbered=False))
    document, _ = opened(press.print(paragraphs), "accord.pdf")
    assert document is not None
    assert [block.text for block in document.blocks] == [each.text for each in paragraphs]


def test_hyphens_of_breaks_go_and_the_words_own_stay(opened: Opener) -> None:
    random = Random(5)  # noqa: S311
    paragraphs = [paragraph(random, 80, note=False) for _ in range(30)]
    press = Press(Layout(columns=3, indented=True))
    document, _ = opened(press.print(paragraphs), "accord.pdf")
    assert press.broken > 20
    assert document is not None
    assert [block.text for block in document.blocks] == [each.text for each in paragraphs]
