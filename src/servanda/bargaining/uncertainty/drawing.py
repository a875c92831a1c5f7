"""Draws all that is uncertain in a problem."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from servanda.bargaining.problem import Preference, Problem
from servanda.bargaining.uncertainty.assumptions import Assumptions
from servanda.bargaining.uncertainty.drawn import Drawn, Input, Kind, Reals
from servanda.bargaining.uncertainty.party import Lot, PartyDraws, only_ordered, party_drawn
from servanda.bargaining.uncertainty.sampling import Manner
from servanda.bargaining.uncertainty.simplex import shares_drawn


def drawn_from(problem: Problem, assumptions: Assumptions) -> Drawn:
    """Draw a problem that has no `obstacles`.

    A party's random source depends on what it wants, and not on its name or place, so that neither
    changes an answer.
    """
    order = sorted(range(len(problem.parties)), key=lambda p: _content(problem.preferences[p]))
    sources = {
        party: np.random.default_rng([assumptions.seed, place]) for place, party in enumerate(order)
    }
    parties = [
        party_drawn(
            preference,
            {i: w for (p, i), w in assumptions.weights.items() if p == party},
            Lot(party, assumptions.count, sources[party]),
        )
        for party, preference in enumerate(problem.preferences)
    ]
    inputs = [one for party in parties for one in party.inputs]
    powers = _powers(assumptions, order)
    if powers is not None:
        found = (Input(Kind.POWER, p, powers[:, p]) for p in range(len(order)))
        inputs += [one for one in found if np.ptp(one.values) > 0]
    return Drawn(
        assumptions.count,
        tuple(party.worths for party in parties),
        tuple(party.together for party in parties),
        tuple(party.walk_away for party in parties),
        powers,
        tuple(inputs),
        tuple(_told(problem, parties, assumptions)),
    )


def _content(preference: Preference) -> str:
    return repr(replace(preference, party="", orders=tuple(sorted(preference.orders, key=repr))))


def _powers(assumptions: Assumptions, order: list[int]) -> Reals | None:
    if assumptions.powers is None:
        return None
    low = np.array([float(assumptions.powers[p].low) for p in order])
    high = np.array([float(assumptions.powers[p].high) for p in order])
    random = np.random.default_rng([assumptions.seed, len(order)])
    drawn = shares_drawn(low, high, assumptions.count, random)
    if drawn is None:
        raise ValueError("the powers assumed cannot add up to one")
    powers = np.empty_like(drawn[0])
    powers[:, order] = drawn[0]
    return powers


def _told(problem: Problem, parties: list[PartyDraws], assumptions: Assumptions) -> list[str]:
    """Say how all was drawn, in sentences."""
    manners = {manner for party in parties for manner in party.manners}
    told = ["Numbers are drawn evenly from all that fit what is stated, each party's by itself."]
    if any(party.weighed for party in parties) or (Kind.WEIGHT, Manner.APART) in manners:
        told.append(
            "Where only an order of options is known, the best is worth 1 and the worst 0, times "
            "the weight of the issue; those between are drawn evenly among all that keep the order."
        )
    if any(party.weighed for party in parties):
        told.append(
            "A party of whom only orders are known has weights that add up to one over its issues, "
            "drawn evenly from all such weights"
            + (" within the bounds assumed." if assumptions.weights else ".")
        )
    for preference in problem.preferences:
        told += (
            f"Nothing is known of what {preference.party} would have of “{issue.name}”: every "
            "order of its options is drawn as often as every other."
            for place, issue in enumerate(problem.issues)
            if place in only_ordered(preference)
            and len(issue.options) > 1
            and not any(order.issue == place for order in preference.orders)
        )
    if assumptions.powers is not None:
        told.append("Powers are drawn evenly from all within the bounds given that add up to one.")
    if any(manner is Manner.WALKED for _, manner in manners):
        told.append(f"Some numbers could only be drawn {Manner.WALKED}.")
    return told
