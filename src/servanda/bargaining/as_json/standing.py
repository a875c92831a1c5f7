"""How the state of today stands in a conflict, as data."""

from __future__ import annotations

from typing import TypeAlias

from servanda.bargaining.conflict import (
    CoalitionStability,
    Concept,
    Conditions,
    Conflict,
    Misperception,
    Paths,
    Step,
    Verdict,
)
from servanda.bargaining.enforcement import Standing

Json: TypeAlias = dict[str, object]


def standing_as_data(conflict: Conflict, standing: Standing) -> Json:
    """Return who would leave the state of today, what stops them, and what they must prefer."""
    return {
        "now": standing.now,
        "verdicts": [_verdict(verdict) for verdict in standing.verdicts],
        "to_keep": [_conditions(conditions) for conditions in standing.to_keep],
        "paths": _paths(standing.paths) if standing.paths is not None else None,
        "coalitions": (
            _coalitions(conflict, standing.coalitions) if standing.coalitions is not None else None
        ),
        "seen_differently": (_eyes(conflict, standing.eyes) if standing.eyes is not None else None),
    }


def _verdict(verdict: Verdict) -> Json:
    return {
        "party": verdict.party,
        "concept": verdict.concept.value,
        "stable": verdict.stable,
        "tries": [
            {"to": attempt.move.target, "stopped_by": [_step(step) for step in attempt.reply]}
            for attempt in verdict.tries
        ],
    }


def _step(step: Step) -> Json:
    return {"party": step.party, "from": step.origin, "to": step.target}


def _conditions(conditions: Conditions) -> Json:
    return {
        "party": conditions.party,
        "concept": conditions.concept.value,
        "met": conditions.met,
        "requirements": [
            [list(together) for together in requirement.alternatives]
            for requirement in conditions.requirements
        ],
    }


def _paths(paths: Paths) -> list[Json]:
    return [
        {"to": state, "moves": [_step(step) for step in paths.to(state)]}
        for state in paths.distances
    ]


def _coalitions(conflict: Conflict, coalitions: CoalitionStability) -> Json:
    return {
        "coalitions": [list(coalition) for coalition in coalitions.coalitions],
        "equilibria": _by_concept(conflict, {c: coalitions.equilibria(c) for c in Concept}),
    }


def _eyes(conflict: Conflict, eyes: Misperception) -> Json:
    return {
        "equilibria": _by_concept(conflict, {c: eyes.equilibria(c) for c in Concept}),
        "expected": {
            party: _by_concept(conflict, {c: eyes.expected(party, c) for c in Concept})
            for party in conflict.parties
        },
    }


def _by_concept(conflict: Conflict, states: dict[Concept, tuple[int, ...]]) -> dict[str, list[str]]:
    labels = conflict.states
    return {concept.value: [labels[state] for state in found] for concept, found in states.items()}
