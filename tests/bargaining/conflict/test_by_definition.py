"""What is said of thousands of small conflicts is what the definitions say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pytest
from bargaining.conflict.definitions import (
    COALITION_CONCEPTS,
    CONCEPTS,
    Coalition,
    Stable,
    coalitions,
    nash,
)
from bargaining.conflict.random_models import Pair, many

from servanda.bargaining.conflict import Concept, Extension

UNKNOWNS = pytest.mark.parametrize("unknowns", [False, True])


def by_definition(
    pair: Pair, concepts: Mapping[str, Stable], movers: Sequence[Coalition]
) -> np.ndarray:
    return np.array(
        [
            [
                [
                    [
                        concepts[concept](pair.model, mover, extension, state)
                        for state in range(pair.model.count)
                    ]
                    for mover in movers
                ]
                for concept in Concept
            ]
            for extension in Extension
        ]
    )


@UNKNOWNS
def test_stability_is_what_the_definitions_say(unknowns: bool) -> None:  # noqa: FBT001 - a case
    for seed, pair in enumerate(many(600, unknowns=unknowns)):
        parties = [frozenset({party}) for party in sorted(pair.model.parties)]
        found = pair.conflict.stability().verdicts
        assert pair.conflict.sound, seed
        assert (found == by_definition(pair, CONCEPTS, parties)).all(), seed


@UNKNOWNS
def test_it_is_for_every_coalition(unknowns: bool) -> None:  # noqa: FBT001 - a case
    for seed, pair in enumerate(many(120, unknowns=unknowns)):
        every = coalitions(sorted(pair.model.parties))
        found = pair.conflict.coalitions()
        named = [{pair.conflict.parties.index(m) for m in c} for c in found.coalitions]
        assert named == every
        assert (found.verdicts == by_definition(pair, COALITION_CONCEPTS, every)).all(), seed


def test_the_conflicts_put_every_definition_to_the_test() -> None:
    """A concept that never differed from the next one would not have been tested."""
    pairs = list(many(300, unknowns=True))
    differ = dict.fromkeys(["GMR", "SMR", "SEQ"], 0)
    for pair in pairs:
        for party in pair.model.parties:
            mover = frozenset({party})
            for state in range(pair.model.count):
                plain = nash(pair.model, mover, "a", state)
                for concept in differ:
                    differ[concept] += CONCEPTS[concept](pair.model, mover, "a", state) != plain
    assert min(differ.values()) > 100, differ
