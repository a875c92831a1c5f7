from hypothesis import given
from hypothesis import strategies as st

from servanda.bargaining.pictures.lettering import width_of, wrapped
from servanda.bargaining.pictures.scale import Scale, plain


@given(st.text(st.characters(categories=["L", "N", "P", "Zs"])), st.floats(40, 400))
def test_no_line_is_wider_than_it_may_be(words: str, width: float) -> None:
    assert all(width_of(line, 11) <= width for line in wrapped(words, width, 11))


@given(st.lists(st.text("abcdefgh", min_size=1, max_size=9), max_size=5))
def test_what_fits_is_all_there(words: list[str]) -> None:
    assert " ".join(wrapped(" ".join(words), 1000, 11)) == " ".join(words)


def test_what_does_not_fit_is_seen_to_go_on() -> None:
    lines = wrapped("one two three four five six seven", 40, 11, 2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")


@given(st.lists(st.floats(-1e9, 1e9), min_size=1, max_size=9))
def test_every_number_has_its_place_and_ticks_stand_between_the_ends(numbers: list[float]) -> None:
    scale = Scale.over(numbers, 10, 500)
    assert all(10 <= scale.at(number) <= 500 for number in numbers)
    ticks = [scale.at(tick) for tick in scale.ticks()]
    assert 1 <= len(ticks) <= 7
    assert ticks == sorted(set(ticks))


def test_numbers_are_printed_as_people_write_them() -> None:
    assert [plain(n) for n in (600_000, 0.5, 1 / 3, 0, -0.25, 1234.5678, 2e-5)] == [
        "600,000", "0.5", "0.3333", "0", "-0.25", "1,235", "2e-05",
    ]  # fmt: skip
