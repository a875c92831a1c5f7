"""Instances stand in an order, whatever is known of them."""

from itertools import permutations

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
