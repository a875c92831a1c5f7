"""Makes a graph from what each party can take or leave."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from servanda.bargaining.conflict.assembled import assembled
from servanda.bargaining.conflict.empty import nothing_of
from servanda.bargaining.conflict.graph import Graph
from servanda.bargaining.conflict.mistake import mistake
from servanda.bargaining.conflict.moves import Moves, moves_by_pairs, moves_by_rows, pairs_of
from servanda.bargaining.conflict.option import (
    Direction,
    Options,
    Pattern,
    letters,
    masks_of,
    options_from,
)
from servanda.bargaining.conflict.preference import Preference
from servanda.bargaining.conflict.states import MOST_OPTIONS, States, feasible
from servanda.findings import Finding


def graph_of_options(  # noqa: PLR0913, PLR0917 - a conflict is made of so many things
    named: Mapping[str, Sequence[str]],
    preferences: Mapping[str, Preference],
    infeasible: Iterable[Pattern],
    irreversible: Mapping[str, Direction] | Iterable[str],
    same: Mapping[str, Pattern],
    names: Mapping[str, Pattern],
) -> tuple[Graph, list[Finding]]:
    """Return the graph, and what is wrong with what was given."""
    parties = tuple(named)
    if not parties:
        return nothing_of(parties), [mistake("party-unknown", "No party is given.")]
    for party in parties:
        if isinstance(named[party], str):
            message = f"Give the options of {party} as a list of names."
            return nothing_of(parties), [mistake("option-unknown", message)]
    total = sum(len(named[party]) for party in parties)
    if total > MOST_OPTIONS:
        message = f"{total:,} options are more than {MOST_OPTIONS}: leave some out."
        return nothing_of(parties), [mistake("too-many-states", message)]
    options, findings = options_from(named, irreversible)
    excluded, wrong = masks_of(infeasible, options)
    findings += wrong
    masks = feasible(options, excluded)
    if isinstance(masks, Finding):
        return nothing_of(parties), [*findings, masks]
    moves = _moves(options, masks)
    states = States(len(masks), (), options, masks, np.full_like(masks, -1))
    if same or names:
        states, moves = _called(states, moves, same, names, findings)
    return assembled(parties, states, moves, preferences, findings)


def _moves(options: Options, masks: NDArray[np.int64]) -> Moves:
    parties = range(len(options.parties))
    held = [_bits(options, party, set(Direction)) for party in parties]
    kept = [_bits(options, party, {Direction.TAKE_ONLY}) for party in parties]
    left = [_bits(options, party, {Direction.DROP_ONLY}) for party in parties]
    rows = np.stack([masks & ~own for own in held])
    spent = np.stack([(masks & k) | (~masks & d) for k, d in zip(kept, left, strict=True)])
    return moves_by_rows(rows, spent)


def _bits(options: Options, party: int, directions: set[Direction]) -> int:
    return sum(
        1 << k
        for k, option in enumerate(options.options)
        if option.party == party and option.direction in directions
    )


def _called(
    states: States,
    moves: Moves,
    same: Mapping[str, Pattern],
    names: Mapping[str, Pattern],
    findings: list[Finding],
) -> tuple[States, Moves]:
    """Give states their names, and make one state of all that are the same."""
    group = np.arange(states.count)
    called: dict[int, str] = {}
    for name, pattern in [*names.items(), *same.items()]:
        mask = states.options.mask(pattern)
        if isinstance(mask, Finding):
            findings.append(mask)
            continue
        members = np.flatnonzero((states.masks & mask.cares) == mask.taken)
        if not len(members):
            findings.append(mistake("state-infeasible", f"“{name}” is no feasible state."))
        elif name in names and len(members) > 1:
            message = f"“{name}” is {len(members)} states, not one."
            findings.append(mistake("state-unknown", message))
        elif any(group[m] != m or m in called for m in members.tolist()):
            message = f"“{name}” and another name are given to one state."
            findings.append(mistake("state-twice", message))
        else:
            group[members] = members[0]
            called[int(members[0])] = name
    unnamed = [state for state in np.unique(group).tolist() if state not in called]
    kept = np.array([*called, *unnamed])
    place = np.empty(states.count, dtype=np.int32)
    place[kept] = np.arange(len(kept))
    width = len(states.options.options)
    labels = tuple(called.get(s, letters(int(states.masks[s]), width)) for s in kept.tolist())
    masks = states.masks[kept]
    settled = np.full_like(masks, -1)
    np.bitwise_and.at(settled, place[group], ~(states.masks ^ states.masks[group]))
    named = States(len(kept), labels, states.options, masks, settled)
    if len(kept) == states.count:
        return named, _moves(states.options, named.masks)
    pairs = [place[group[pairs_of(moves, who)]] for who in range(len(moves.spent))]
    return named, moves_by_pairs(pairs, len(kept))
