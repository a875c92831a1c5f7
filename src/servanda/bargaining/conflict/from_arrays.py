"""Makes a graph from a game in strategic form: an array of payoffs or ranks for each party."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from servanda.bargaining.conflict.assembled import assembled
from servanda.bargaining.conflict.empty import nothing_of
from servanda.bargaining.conflict.graph import Graph
from servanda.bargaining.conflict.mistake import mistake
from servanda.bargaining.conflict.moves import moves_by_rows
from servanda.bargaining.conflict.option import Options
from servanda.bargaining.conflict.preference import Payoffs
from servanda.bargaining.conflict.states import MOST_STATES, States
from servanda.findings import Finding

Tables: TypeAlias = Sequence[ArrayLike] | NDArray[np.number]
"""An array for each party, or one array of them all."""


def game_of(
    payoffs: Tables | None,
    ranks: Tables | None,
    parties: Sequence[str] | None,
    strategies: Sequence[Sequence[str]] | None,
) -> tuple[Graph, list[Finding]]:
    """Return the graph, and what is wrong with what was given."""
    given = payoffs if payoffs is not None else ranks
    try:
        tables = [np.asarray(table, dtype=float) for table in (() if given is None else given)]
    except (TypeError, ValueError):
        message = "The arrays hold something that is no number, or rows of several lengths."
        return nothing_of(tuple(parties or ())), [mistake("payoffs-unfit", message)]
    names = tuple(parties or [f"party {number}" for number in range(1, len(tables) + 1)])
    shape = tables[0].shape if tables else ()
    choices = [list(s) for s in strategies or [[str(k + 1) for k in range(n)] for n in shape]]
    wrong = _wrong(payoffs, ranks, tables, names, choices)
    if wrong is not None:
        return nothing_of(names), [wrong]
    nothing = np.empty(0, dtype=np.int64)
    states = States(
        tables[0].size,
        tuple(" / ".join(chosen) for chosen in product(*choices)),
        Options(names, ()),
        nothing,
        nothing,
    )
    sign = 1 if ranks is None else -1
    stated = {
        name: Payoffs((table.ravel() * sign).tolist())
        for name, table in zip(names, tables, strict=True)
    }
    rows = _rows(shape)
    return assembled(names, states, moves_by_rows(rows, np.zeros_like(rows)), stated, [])


def _rows(shape: tuple[int, ...]) -> NDArray[np.int64]:
    """Return, for each party and state, a number made of what the others have chosen."""
    numbers = np.arange(int(np.prod(shape)), dtype=np.int64).reshape(shape)
    return np.stack(
        [
            np.broadcast_to(np.take(numbers, [0], axis=axis), shape).ravel()
            for axis in range(len(shape))
        ]
    )


def _wrong(
    payoffs: Tables | None,
    ranks: Tables | None,
    tables: Sequence[NDArray[np.float64]],
    names: tuple[str, ...],
    choices: Sequence[Sequence[str]],
) -> Finding | None:
    if (payoffs is None) == (ranks is None):
        return mistake("payoffs-unfit", "Give payoffs or ranks, one of them.")
    shape = tuple(len(choice) for choice in choices)
    if not tables or any(table.shape != shape for table in tables) or len(shape) != len(tables):
        return mistake(
            "payoffs-unfit",
            "Each party needs an array of one shape, with an axis for the choices of each party.",
        )
    if len(names) != len(tables) or len(set(names)) != len(names):
        return mistake("party-unknown", f"{len(tables)} arrays need as many different parties.")
    if not tables[0].size:
        return mistake("no-feasible-state", "A party has nothing to choose: there is no state.")
    return _too_much(tables[0].size, names, choices)


def _too_much(size: int, names: Sequence[str], choices: Sequence[Sequence[str]]) -> Finding | None:
    for name, choice in zip(names, choices, strict=True):
        if len(set(choice)) < len(choice):
            return mistake("state-twice", f"“{name}” has two choices of one name.")
    if size > MOST_STATES:
        return mistake("too-many-states", f"That is more than {MOST_STATES:,} states.")
    return None
