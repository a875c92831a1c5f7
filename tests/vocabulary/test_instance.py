"""Instances stand in an order, whatever is known of them."""

from itertools import permutations

import pytest

from servanda.vocabulary.instance import Instance


def test_a_name_alone_stands_before_those_told_apart_by_their_identity() -> None:
    ordered = [
        Instance("prisoner"),
        Instance("prisoner", every=True),
        Instance("prisoner", "1417"),
        Instance("prisoner", "9"),
        Instance("troop"),
    ]
    for mixed in permutations(ordered):
        assert sorted(mixed) == ordered


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("prisoner", "all prisoners"),
        ("prisoner of war", "all prisoners of war"),
        ("forces", "all forces"),
        ("witness", "all witnesses"),
    ],
)
def test_all_of_a_kind_are_printed_as_people_write_them(name: str, printed: str) -> None:
    assert str(Instance(name, every=True)) == printed
