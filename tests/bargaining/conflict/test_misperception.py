"""Whose equilibrium is stable in whose eyes."""

from __future__ import annotations

import numpy as np
from bargaining.conflict.random_models import many

from servanda.bargaining.conflict import Concept, Conflict, Extension, Order, Payoffs, View


def labels(conflict: Conflict, states: tuple[int, ...]) -> list[str]:
    return [conflict.states[state] for state in states]


CHICKEN = Conflict.from_arrays(
    ranks=[[[2, 3], [1, 4]], [[2, 1], [3, 4]]],
    parties=["Arden", "Brell"],
    strategies=[["yield", "stand"], ["yield", "stand"]],
)


def test_each_waits_for_the_other_to_yield_and_both_stand() -> None:
    """Each takes the other for a coward that would rather yield than anything: a crash."""
    coward = Payoffs([4, 3, 1, 0])
    seen = CHICKEN.seen_by(
        {
            "Arden": View({"Arden": Payoffs([2, 0, 3, 1]), "Brell": Payoffs([4, 1, 3, 0])}),
            "Brell": View({"Brell": Payoffs([2, 3, 0, 1]), "Arden": coward}),
        }
    )
    assert labels(CHICKEN, seen.expected("Arden", Concept.NASH)) == ["stand / yield"]
    assert labels(CHICKEN, seen.expected("Brell", Concept.NASH)) == ["yield / stand"]
    assert labels(CHICKEN, seen.equilibria(Concept.NASH)) == ["stand / stand"]


def test_who_sees_a_conflict_as_it_is_sees_its_equilibria() -> None:
    for pair in many(60, unknowns=True):
        seen = pair.conflict.seen_by({})
        stability = pair.conflict.stability()
        for concept in Concept:
            for extension in Extension:
                equilibria = stability.equilibria(concept, extension)
                assert seen.equilibria(concept, extension) == equilibria
                for party in pair.conflict.parties:
                    assert seen.expected(party, concept, extension) == equilibria
                assert seen.unrecognised(concept, extension) == ()


def test_an_option_not_known_of_is_one_that_cannot_be_taken() -> None:
    """A view without an option is the conflict in which that option is excluded."""
    options = {"Arden": ["attack", "mine"], "Brell": ["answer", "call"], "Corin": ["step in"]}
    names = [name for held in options.values() for name in held]
    for seed in range(40):
        chance = np.random.default_rng(seed)
        payoffs = {party: chance.integers(0, 9, 32).tolist() for party in options}
        one_way = [name for name in names if chance.random() < 0.3]
        hidden = str(chance.choice(names))
        conflict = Conflict.from_options(
            options, {p: Payoffs(v) for p, v in payoffs.items()}, irreversible=one_way
        )
        kept = [s for s in range(32) if conflict.states[s][names.index(hidden)] == "N"]
        without = Conflict.from_options(
            options,
            {p: Payoffs([v[s] for s in kept]) for p, v in payoffs.items()},
            irreversible=one_way,
            infeasible=[{hidden: True}],
        )
        seen = conflict.seen_by({"Brell": View(unseen=[hidden])})
        assert [s for s in range(32) if seen.seen[1, s]] == kept
        assert seen.seen[[0, 2]].all()
        for concept in Concept:
            expected = without.stability().of(concept)
            assert (seen.views[1].of(concept)[:, kept] == expected).all()
            assert not seen.own(concept)[1, [s for s in range(32) if s not in kept]].any()
            for state in seen.unrecognised(concept):
                assert state not in kept
                assert seen.own(concept)[[0, 2], state].all()


def test_what_a_view_does_not_say_is_as_it_is() -> None:
    seen = CHICKEN.seen_by({"Arden": View({"Brell": Order([0, 1, 2, 3])})})
    assert (seen.views[1].verdicts == CHICKEN.stability().verdicts).all()
    assert (seen.views[0].of(Concept.NASH)[0] == CHICKEN.stability().of(Concept.NASH)[0]).all()
