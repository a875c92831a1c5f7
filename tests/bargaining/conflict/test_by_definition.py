"""What is said of thousands of small conflicts is what the definitions say."""

from __future__ import annotations

import numpy as np
import pytest
from bargaining.conflict.definitions import CONCEPTS
from bargaining.conflict.random_models import Pair, many

from servanda.bargaining.conflict import Concept, Extension


def by_definition(pair: Pair) -> np.ndarray:
    return np.array(
        [
            [
                [
                    [
                        CONCEPTS[concept](pair.model, frozenset({party}), extension, state)
                        for state in range(pair.model.count)
                    ]
                    for party in sorted(pair.model.parties)
                ]
                for concept in Concept
            ]
            for extension in Extension
        ]
    )


@pytest.mark.parametrize("unknowns", [False, True])
def test_stability_is_what_the_definitions_say(unknowns: bool) -> None:  # noqa: FBT001 - a case
    for seed, pair in enumerate(many(400, unknowns=unknowns)):
        assert pair.conflict.sound, seed
        found = pair.conflict.stability().verdicts
        assert (found == by_definition(pair)).all(), seed
