"""Every verdict shows its working, and the working is right."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise, permutations

import numpy as np
import pytest
from bargaining.conflict.definitions import (
    BETTER,
    CONCEPTS,
    EQUAL,
    WORSE,
    Coalition,
    Step,
    by_legal_sequences,
    deters,
    reachable,
    tempts,
    unilateral,
    unilateral_improvements,
)
from bargaining.conflict.random_models import Pair, many

from servanda.bargaining.conflict import Concept, Conditions, Extension, Verdict
from servanda.bargaining.conflict import Step as Move

UNKNOWNS = pytest.mark.parametrize("unknowns", [False, True])


def verdicts(pair: Pair) -> list[tuple[int, int, Verdict]]:
    found = []
    for party, name in enumerate(pair.conflict.parties):
        for state in range(pair.model.count):
            for concept in Concept:
                for extension in Extension:
                    verdict = pair.conflict.verdict(state, name, concept, extension)
                    assert isinstance(verdict, Verdict)
                    found.append((party, state, verdict))
    return found


@UNKNOWNS
def test_a_verdict_says_what_the_matrix_says(unknowns: bool) -> None:  # noqa: FBT001 - a case
    for pair in many(25, unknowns=unknowns):
        stability = pair.conflict.stability()
        for party, state, verdict in verdicts(pair):
            in_matrix = stability.of(verdict.concept, verdict.extension)[party, state]
            assert verdict.stable == in_matrix


@UNKNOWNS
def test_each_try_is_a_tempting_move_and_none_is_missing(
    unknowns: bool,  # noqa: FBT001 - a case
) -> None:
    for pair in many(25, unknowns=unknowns):
        states = pair.conflict.states
        for party, state, verdict in verdicts(pair):
            mover = frozenset({party})
            assert [attempt.move for attempt in verdict.tries] == [
                Move(verdict.party, states[state], states[target])
                for target in sorted(reachable(pair.model, mover, state))
                if tempts(pair.model, mover, verdict.extension, target, state)
            ]


@UNKNOWNS
def test_a_reply_is_legal_ends_where_it_deters_and_is_as_short_as_any(
    unknowns: bool,  # noqa: FBT001 - a case
) -> None:
    for pair in many(25, unknowns=unknowns):
        model, number = pair.model, {s: k for k, s in enumerate(pair.conflict.states)}
        for party, state, verdict in verdicts(pair):
            step = unilateral_improvements if verdict.concept is Concept.SEQ else unilateral
            for attempt in verdict.tries:
                if not attempt.stopped:
                    continue
                assert attempt.reply[0].origin == attempt.move.target
                assert all(one.target == two.origin for one, two in pairwise(attempt.reply))
                assert all(one.party != two.party for one, two in pairwise(attempt.reply))
                for move in attempt.reply:
                    mover = pair.conflict.parties.index(move.party)
                    assert mover != party
                    assert number[move.target] in step(model)(
                        frozenset({mover}), number[move.origin]
                    )
                ends = {
                    end
                    for end in range(model.count)
                    if deters(model, frozenset({party}), verdict.extension, end, state)
                }
                assert number[attempt.reply[-1].target] in ends
                if verdict.concept is not Concept.SMR:
                    others = model.parties - {party}
                    first = number[attempt.move.target]
                    fewest = fewest_moves(pair, others, step(model), first, ends)
                    assert len(attempt.reply) == fewest


@UNKNOWNS
def test_paths_are_the_shortest_legal_ones(unknowns: bool) -> None:  # noqa: FBT001 - a case
    for pair in many(30, unknowns=unknowns):
        model, conflict = pair.model, pair.conflict
        movers = [frozenset({party}) for party in sorted(model.parties)]
        for improving in [False, True]:
            step = (unilateral_improvements if improving else unilateral)(model)
            paths = conflict.paths(0, improving=improving)
            reached = by_legal_sequences(movers, step, 0)
            assert set(paths.distances) == {conflict.states[state] for state in reached}
            for state, distance in paths.distances.items():
                way = paths.to(state)
                assert (
                    len(way)
                    == distance
                    == fewest_moves(pair, model.parties, step, 0, {conflict.states.index(state)})
                )
                assert way[0].origin == conflict.states[0]
                assert way[-1].target == state
                assert all(one.target == two.origin for one, two in pairwise(way))
                assert all(one.party != two.party for one, two in pairwise(way))


def fewest_moves(
    pair: Pair, parties: Coalition, step: Step, start: int, ends: Collection[int]
) -> int:
    movers = [frozenset({party}) for party in parties]
    here = {(start, frozenset[int]())}
    for moves in range(1, pair.model.count * len(movers) + 1):
        here = {(t, m) for s, last in here for m in movers if m != last for t in step(m, s)}
        if {state for state, _ in here} & set(ends):
            return moves
    raise AssertionError(ends)


def conditions(pair: Pair, state: int, party: str, concept: Concept) -> Conditions:
    found = pair.conflict.conditions(state, party, concept)
    assert isinstance(found, Conditions)
    return found


def test_conditions_are_met_exactly_by_the_preferences_that_make_a_state_stable() -> None:
    for seed, pair in enumerate(many(50, unknowns=False)):
        chance = np.random.default_rng(seed)
        state = int(chance.integers(pair.model.count))
        for party, name in enumerate(pair.conflict.parties):
            for concept in Concept:
                found = conditions(pair, state, name, concept)
                met = [
                    [
                        {pair.conflict.states.index(s) for s in alternative}
                        for alternative in requirement.alternatives
                    ]
                    for requirement in found.requirements
                ]
                for _ in range(15):
                    preferred = set(np.flatnonzero(chance.random(pair.model.count) < 0.6).tolist())
                    preferred -= {state}
                    stable = stable_where(pair, party, concept, state, preferred)
                    says = all(any(not (a & preferred) for a in clause) for clause in met)
                    assert says == stable, (seed, party, concept)


def stable_where(pair: Pair, party: int, concept: Concept, state: int, preferred: set[int]) -> bool:
    """Whether a state is stable for a party that prefers some states to it, and no others."""
    compared = list(pair.model.compared)
    compared[party] = {
        (other, state): BETTER if other in preferred else WORSE for other in range(pair.model.count)
    } | {(state, state): EQUAL}
    model = type(pair.model)(pair.model.count, pair.model.moves, tuple(compared))
    return CONCEPTS[concept](model, frozenset({party}), "a", state)


def test_no_requirement_and_no_alternative_can_be_left_out() -> None:
    """For each there are preferences that only it tells apart."""
    for pair in many(50, unknowns=False):
        for name in pair.conflict.parties:
            for concept in Concept:
                clauses = [
                    [frozenset(alternative) for alternative in requirement.alternatives]
                    for requirement in conditions(pair, 0, name, concept).requirements
                ]
                for clause in clauses:
                    others = [other for other in clauses if other is not clause]
                    assert not any(implied_by(other, clause) for other in others)
                    for one, other in permutations(clause, 2):
                        assert not one <= other


def implied_by(clause: list[frozenset[str]], other: list[frozenset[str]]) -> bool:
    return all(any(asked <= given for asked in other) for given in clause)


@UNKNOWNS
def test_conditions_say_whether_they_are_met(unknowns: bool) -> None:  # noqa: FBT001 - a case
    """What is not known meets nothing: that is the party of extension (a)."""
    for pair in many(30, unknowns=unknowns):
        stable = pair.conflict.stability()
        for party, name in enumerate(pair.conflict.parties):
            for concept in Concept:
                for state in range(pair.model.count):
                    met = conditions(pair, state, name, concept).met
                    assert met == stable.of(concept, Extension.A)[party, state]
