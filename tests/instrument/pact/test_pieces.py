"""Every piece of a sentence is met, in the order written."""

from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.pieces import pieces


def test_this_agreement_is_a_piece_though_nothing_is_inside_it() -> None:
    act = s.Act("amend", (s.Role(None, s.Agreement()),))
    assert [type(piece) for piece in pieces(act)] == [s.Act, s.Role, s.Agreement]


def test_what_is_written_as_mere_words_is_no_piece() -> None:
    assert list(pieces(("amend", None, 3, s.Modal.MAY))) == []
