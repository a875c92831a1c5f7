"""Works out how a party compares states from what an analyst stated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from math import isnan
from numbers import Real
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from servanda.bargaining.conflict.mistake import mistake, note
from servanda.bargaining.conflict.option import letters
from servanda.bargaining.conflict.preference import (
    Comparisons,
    Order,
    Payoffs,
    Statements,
)
from servanda.bargaining.conflict.standing import (
    MOST_COMPARED,
    Compared,
    Paired,
    Ranked,
    Standing,
    matrix_of,
)
from servanda.bargaining.conflict.statement import options_in, truth_of
from servanda.bargaining.conflict.states import StateName, States
from servanda.findings import Finding

Pairs: TypeAlias = list[tuple[int, int]]


def standing_of(party: str, preference: object, states: States) -> tuple[Standing, list[Finding]]:
    """Return how a party compares states, and what is wrong with what was stated.

    Nothing is made up: where nothing was stated, no comparison is known. What is no `Preference`
    is a mistake.
    """
    match preference:
        case Payoffs():
            return _from_payoffs(party, preference, states)
        case Order():
            return _from_order(party, preference, states)
        case Statements():
            return _from_statements(preference, states)
        case Comparisons():
            return _from_comparisons(party, preference, states)
        case None:
            message = f"Nothing is said of what {party} prefers: no comparison of its is known."
            standing, findings = _from_comparisons(party, Comparisons(), states)
            return standing, [*findings, note("preference-unstated", message)]
        case _:
            kinds = "Payoffs, Order, Statements or Comparisons"
            message = f"Say what {party} prefers as {kinds}."
            return _nothing(states), [mistake("preference-unfit", message)]


def _from_payoffs(party: str, payoffs: Payoffs, states: States) -> tuple[Standing, list[Finding]]:
    values = list(payoffs.values)
    if len(values) != states.count:
        message = f"{party} has {len(values)} payoffs for {states.count} states."
        return _nothing(states), [mistake("payoffs-unfit", message)]
    bad = [s for s, value in enumerate(values) if not _is_payoff(value)]
    if bad:
        message = f"The payoff of {states.label(bad[0])} to {party} is not a number."
        return _nothing(states), [mistake("payoffs-unfit", message)]
    known = sorted({value for value in values if value is not None})
    rank = {value: place for place, value in enumerate(known)}
    ranks = np.array([-1 if v is None else rank[v] for v in values], dtype=np.int32)
    return _ranked(party, ranks, payoffs.unknown, states)


def _is_payoff(value: object) -> bool:
    return value is None or (isinstance(value, Real) and not isnan(value))


def _from_order(party: str, order: Order, states: States) -> tuple[Standing, list[Finding]]:
    ranks = np.full(states.count, -1, dtype=np.int32)
    findings: list[Finding] = []
    for place, group in enumerate(order.groups):
        for name in _members(group):
            state = states.find(name)
            if isinstance(state, Finding):
                findings.append(state)
            elif ranks[state] >= 0:
                message = f"{party}’s order has {states.label(state)} twice."
                findings.append(mistake("preference-cycle", message))
            else:
                ranks[state] = len(order.groups) - place
    standing, more = _ranked(party, ranks, order.unknown, states)
    return standing, findings + more


def _members(group: StateName | Sequence[StateName]) -> Sequence[StateName]:
    return [group] if isinstance(group, int | str | Mapping) else group


def _ranked(
    party: str,
    ranks: NDArray[np.int32],
    unknown: Sequence[tuple[StateName, StateName]],
    states: States,
) -> tuple[Standing, list[Finding]]:
    alone = np.flatnonzero(ranks < 0)
    pairs, findings = _pairs(unknown, states)
    if len(alone):
        named = ", ".join(states.label(int(s)) for s in alone[:5])
        more = f" and {len(alone) - 5:,} more" if len(alone) > 5 else ""  # noqa: PLR2004
        message = f"How {party} compares {named}{more} with others is not known."
        findings.append(note("preference-unstated", message))
    if not len(alone) and not pairs:
        return Ranked(ranks), findings
    if states.count > MOST_COMPARED:
        return _nothing(states), [*findings, _too_many(party)]
    matrix = matrix_of(Ranked(ranks))
    matrix[alone, :] = matrix[:, alone] = Compared.UNKNOWN
    for one, other in pairs:
        matrix[one, other] = matrix[other, one] = Compared.UNKNOWN
    np.fill_diagonal(matrix, Compared.EQUAL)
    return Paired(matrix), findings


def _from_statements(statements: Statements, states: States) -> tuple[Standing, list[Finding]]:
    ranks = np.zeros(states.count, dtype=np.int64)
    findings: list[Finding] = []
    for statement in statements.statements:
        truth = truth_of(statement, states)
        if isinstance(truth, Finding):
            findings.append(truth)
        else:
            findings += _unsettled(statement, states)
            # The rank so far counts first; places are closed up, however many statements there are.
            _, ranks = np.unique(ranks * 2 + truth, return_inverse=True)
    return Ranked(ranks.astype(np.int32)), findings


def _unsettled(statement: str, states: States) -> list[Finding]:
    """Say where a statement may be true and false, since several combinations are one state."""
    spoken_of = options_in(statement, states)
    return [
        note(
            "state-taken-as",
            f"Whether “{statement}” is true in {states.label(state)} is not settled; it is taken "
            f"as in {letters(int(states.masks[state]), len(states.options.options))}.",
        )
        for state in np.flatnonzero(spoken_of & ~states.settled).tolist()
    ]


def _from_comparisons(
    party: str, comparisons: Comparisons, states: States
) -> tuple[Standing, list[Finding]]:
    if states.count > MOST_COMPARED:
        return _nothing(states), [_too_many(party)]
    from scipy.sparse import coo_array  # noqa: PLC0415 - scipy loads slowly
    from scipy.sparse.csgraph import connected_components  # noqa: PLC0415 - likewise

    better, findings = _pairs(comparisons.better, states)
    equal, more = _pairs(comparisons.equal, states)
    findings += more
    ties = coo_array(
        (np.ones(len(equal)), ([a for a, _ in equal], [b for _, b in equal])),
        shape=(states.count, states.count),
    )
    groups, group = connected_components(ties, directed=False)
    worse: dict[int, set[int]] = {place: set() for place in range(groups)}
    for one, other in better:
        worse[int(group[one])].add(int(group[other]))
    try:
        from_the_worst = tuple(TopologicalSorter(worse).static_order())
    except CycleError as error:
        findings.append(_cycle(party, error.args[1], group, states))
        return _nothing(states), findings
    above = np.zeros((groups, groups), dtype=bool)
    for place in from_the_worst:
        for lower in worse[place]:
            above[place] |= above[lower]
            above[place, lower] = True
    matrix = np.full((states.count, states.count), Compared.UNKNOWN, dtype=np.int8)
    matrix[above[np.ix_(group, group)]] = Compared.BETTER
    matrix[above.T[np.ix_(group, group)]] = Compared.WORSE
    matrix[group[:, None] == group[None, :]] = Compared.EQUAL
    return Paired(matrix), findings


def _cycle(party: str, circle: Sequence[int], group: NDArray[np.int32], states: States) -> Finding:
    """Say what goes in a circle; `circle` comes from the worst, as the sorter walks."""
    named = " over ".join(
        states.label(int(np.flatnonzero(group == place)[0])) for place in reversed(circle)
    )
    return mistake("preference-cycle", f"{party} would prefer {named}: that goes in a circle.")


def _pairs(
    named: Sequence[tuple[StateName, StateName]], states: States
) -> tuple[Pairs, list[Finding]]:
    pairs: Pairs = []
    findings: list[Finding] = []
    for one, other in named:
        first, second = states.find(one), states.find(other)
        if isinstance(first, Finding):
            findings.append(first)
        elif isinstance(second, Finding):
            findings.append(second)
        else:
            pairs.append((first, second))
    return pairs, findings


def _nothing(states: States) -> Standing:
    return Ranked(np.zeros(states.count, dtype=np.int32))


def _too_many(party: str) -> Finding:
    return mistake(
        "too-many-states",
        f"With more than {MOST_COMPARED:,} states, say how {party} compares all of them "
        f"(payoffs, an order of all, or statements).",
    )
