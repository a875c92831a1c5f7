"""No answer depends on what parties and options are called, or in which order they are typed."""

from __future__ import annotations

from itertools import permutations

import numpy as np
from bargaining.conflict.random_models import PARTIES, many

from servanda.bargaining.conflict import Concept, Conflict, Direction, Extension, Order


def test_parties_typed_in_another_order_have_the_same_verdicts() -> None:
    """Each conflict is typed again from its graph, parties and states in another order."""
    for seed, pair in enumerate(many(150, unknowns=False)):
        chance = np.random.default_rng(seed)
        conflict, model = pair.conflict, pair.model
        order = chance.permutation(len(conflict.parties))
        places = chance.permutation(model.count)
        names = [f"state {chance.integers(10**6)} {place}" for place in range(model.count)]
        typed = Conflict.from_moves(
            [names[s] for s in places],
            {
                f"party {PARTIES[party]}": [
                    (names[s], names[t]) for s, ends in model.moves[party].items() for t in ends
                ]
                for party in order
            },
            {f"party {PARTIES[p]}": best_first(model.compared[p], names) for p in order},
        )
        assert typed.sound, typed.findings
        first, second = conflict.stability().verdicts, typed.stability().verdicts
        assert (first[:, :, order][..., places] == second).all()
        together = conflict.coalitions(), typed.coalitions()
        for row, members in enumerate(together[0].coalitions):
            renamed = {f"party {member}" for member in members}
            other = next(k for k, c in enumerate(together[1].coalitions) if set(c) == renamed)
            one, two = together[0].verdicts[:, :, row], together[1].verdicts[:, :, other]
            assert (one[..., places] == two).all()


def best_first(compared: dict[tuple[int, int], str], names: list[str]) -> Order:
    count = len(names)
    worse = [sum(compared[s, t] == ">" for t in range(count)) for s in range(count)]
    return Order(
        [
            [names[s] for s in range(count) if worse[s] == level]
            for level in sorted(set(worse), reverse=True)
        ]
    )


def test_options_in_any_order_and_under_any_name() -> None:
    held = {"Arden": ["attack", "mine"], "Brell": ["answer"], "Corin": ["step in", "stay out"]}
    every = [name for own in held.values() for name in own]
    states = [frozenset(n for k, n in enumerate(every) if s >> k & 1) for s in range(32)]
    chance = np.random.default_rng(7)
    liked = {p: dict(zip(states, chance.permutation(32).tolist(), strict=True)) for p in held}
    answers = set()
    for parties in permutations(held):
        for turned in [False, True]:
            options = {
                p: [f"to {name}" for name in (held[p][::-1] if turned else held[p])]
                for p in parties
            }
            names = [name for own in options.values() for name in own]
            conflict = Conflict.from_options(
                options,
                {
                    party: Order(
                        [
                            {name: name.removeprefix("to ") in state for name in names}
                            for state in sorted(states, key=liked[party].__getitem__)
                            if not {"attack", "stay out"} <= state
                        ]
                    )
                    for party in parties
                },
                infeasible=[{"to attack": True, "to stay out": True}],
                irreversible={
                    "to mine": Direction.TAKE_ONLY,
                    "to step in": Direction.DROP_ONLY,
                },
            )
            assert conflict.sound, conflict.findings
            stability = conflict.stability()
            answers.add(
                frozenset(
                    (
                        concept,
                        party,
                        frozenset(
                            n for k, n in enumerate(names) if conflict.graph.states.taken(state, k)
                        ),
                    )
                    for concept in Concept
                    for place, party in enumerate(conflict.parties)
                    for state in np.flatnonzero(stability.of(concept, Extension.B)[place]).tolist()
                )
            )
    assert len(answers) == 1
