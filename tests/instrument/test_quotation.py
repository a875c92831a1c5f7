"""A quotation is checked letter for letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.instrument.quotation import find_quotation, nearest_words

WORDS = "Arden “shall” withdraw\n all heavy arms, and re-open the border."


def quoted(quote: str, words: str = WORDS) -> list[str] | None:
    found = find_quotation(quote, words)
    return None if found is None else [words[a:b] for a, b in found]


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("heavy arms", ["heavy arms"]),
        ("withdraw all  heavy\n\tarms", ["withdraw\n all heavy arms"]),
        ('"shall"', ["“shall”"]),
        ("'shall' withdraw", ["“shall” withdraw"]),
        ("…all heavy…", ["all heavy"]),
        ("Arden … heavy arms", ["Arden", "heavy arms"]),
        ("Arden [...] border", ["Arden", "border"]),
        ("the border.", ["the border."]),
        ("…", [WORDS]),
    ],
)
def test_what_stands_there(quote: str, found: list[str]) -> None:
    assert quoted(quote) == found


@pytest.mark.parametrize(
    "quote",
    [
        "heavy arm",
        "eavy arms",
        "Heavy arms",
        "heavy  arms and",
        "border … Arden",
        "arms; and",
        "",
        "  ",
    ],
)
def test_what_does_not(quote: str) -> None:
    assert quoted(quote) is None


def test_a_word_is_never_cut_but_found_where_it_stands_whole() -> None:
    words = "armistice arm"
    assert find_quotation("arm", words) == ((10, 13),)


@given(st.text("ab “”\n", min_size=1), st.integers(0, 20), st.integers(0, 20))
def test_places_are_those_of_the_words_as_they_stand(words: str, start: int, length: int) -> None:
    piece = words[start : start + length]
    for a, b in find_quotation(piece, words) or ():
        assert 0 <= a < b <= len(words)
        marks = str.maketrans("“”", "''")
        assert words[a:b].translate(marks).split() == piece.translate(marks).split()


@pytest.mark.parametrize(
    ("quote", "nearest"),
    [
        ("withdraw its heavy arms", "withdraw\n all heavy arms"),
        ("heavvy", "heavy"),
        ("reopen the border", "re-open the border"),
        ("the border.", "the border."),
        ("nothing alike whatsoever", None),
        ("…", None),
    ],
)
def test_the_nearest_words(quote: str, nearest: str | None) -> None:
    assert nearest_words(quote, WORDS) == nearest


def test_no_nearest_words_among_none() -> None:
    assert nearest_words("arms", "") is None
