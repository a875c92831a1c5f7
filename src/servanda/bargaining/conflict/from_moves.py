"""Makes a graph from moves that are given one by one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from servanda.bargaining.conflict.assembled import assembled
from servanda.bargaining.conflict.empty import nothing_of
from servanda.bargaining.conflict.graph import Graph
from servanda.bargaining.conflict.mistake import mistake
from servanda.bargaining.conflict.moves import moves_by_pairs
from servanda.bargaining.conflict.option import Options
from servanda.bargaining.conflict.preference import Preference
from servanda.bargaining.conflict.states import States
from servanda.findings import Finding


def graph_of_moves(
    names: Sequence[str],
    moves: Mapping[str, Iterable[tuple[str, str]]],
    preferences: Mapping[str, Preference],
) -> tuple[Graph, list[Finding]]:
    """Return the graph, and what is wrong with what was given."""
    parties = tuple(moves)
    findings = [
        mistake("state-twice", f"Two states are called “{name}”.")
        for index, name in enumerate(names)
        if name in names[:index]
    ]
    if not names:
        findings.append(mistake("no-feasible-state", "No state is given: nothing to analyse."))
    if findings:
        return nothing_of(parties), findings
    nowhere = np.empty(0, dtype=np.int64)
    states = States(len(names), tuple(names), Options(parties, ()), nowhere, nowhere)
    pairs = [_pairs(moves[party], states, findings) for party in parties]
    return assembled(parties, states, moves_by_pairs(pairs, len(names)), preferences, findings)


def _pairs(
    named: Iterable[tuple[str, str]], states: States, findings: list[Finding]
) -> NDArray[np.int32]:
    pairs: list[tuple[int, int]] = []
    for one, other in named:
        source, target = states.find(one), states.find(other)
        if isinstance(source, Finding):
            findings.append(source)
        elif isinstance(target, Finding):
            findings.append(target)
        else:
            pairs.append((source, target))
    return np.array(pairs, dtype=np.int32).reshape(-1, 2)
