"""Every character of a block knows its place."""

from servanda.findings import Span
from servanda.instrument.document import Block, BlockKind, Piece, Place


def line(start: int, end: int, number: int) -> Place:
    return Place(Span("draft.txt", start, end, number, 1))


# "shall pay" on line 3, "in full" on line 4 of the source.
BLOCK = Block(
    BlockKind.PARAGRAPH,
    "shall pay in full",
    line(40, 57, 3),
    pieces=(Piece(0, 9, line(40, 49, 3)), Piece(10, 17, line(50, 57, 4))),
)


def test_words_of_one_line_have_their_own_place() -> None:
    assert BLOCK.place_of(6, 9).span == Span("draft.txt", 46, 49, 3, 7)
    assert BLOCK.place_of(13, 17).span == Span("draft.txt", 53, 57, 4, 4)


def test_words_over_two_lines_reach_from_the_first_to_the_last() -> None:
    assert BLOCK.place_of(6, 12).span == Span("draft.txt", 46, 52, 3, 7)


def test_in_an_element_the_offset_moves_and_the_line_stays() -> None:
    place = Place(Span("page.html", 0, 30, 1, 1), "/html/p[2]", offset=5)
    block = Block(BlockKind.PARAGRAPH, "shall pay", place, pieces=(Piece(0, 9, place),))
    assert block.place_of(6, 9) == Place(Span("page.html", 0, 30, 1, 1), "/html/p[2]", offset=11)


def test_without_pieces_the_block_answers_with_its_own_place() -> None:
    block = Block(BlockKind.PARAGRAPH, "shall pay", line(0, 9, 1))
    assert block.place_of(6, 9) == line(0, 9, 1)
