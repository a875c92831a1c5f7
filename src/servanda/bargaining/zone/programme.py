"""The packages of a problem as an integer programme: what is the same for every question asked.

One column of nought or one for each option, and one for each set of options that are worth more (or
less) together; a row for each issue, of whose options one is chosen, and for each exclusion.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from servanda.bargaining.problem import Problem
from servanda.bargaining.zone.whole import Wholes

_BEYOND = Fraction(10**18)
_LARGEST = 100_000
"""Worths go to the solver in numbers up to this, the whole ones as they are where they fit."""


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """A weighted sum of columns that must lie between two bounds, both included."""

    columns: NDArray[np.int32]
    weights: NDArray[np.float64]
    low: float
    high: float


@dataclass(frozen=True, slots=True, eq=False)
class Scaled:
    """A party's worth as the solver sees it: `times` as much as in whole numbers.

    `margin` is what a bound on it is loosened by, so that rounding never shuts out a package.
    """

    columns: NDArray[np.int32]
    weights: NDArray[np.float64]
    times: Fraction
    margin: float


@dataclass(frozen=True, slots=True, eq=False)
class Programme:
    """Columns and rows.

    `first` is the column of each issue's first option, `sizes` how many options it has.
    """

    first: tuple[int, ...]
    sizes: tuple[int, ...]
    columns: int
    choice: tuple[Row, ...]
    exclusions: tuple[Row, ...]
    parties: tuple[Scaled, ...]


def programme_of(problem: Problem, wholes: Sequence[Wholes]) -> Programme:
    """Write a problem out as columns and rows."""
    sizes = [len(issue.options) for issue in problem.issues]
    first = [0, *np.cumsum(sizes, dtype=int).tolist()]
    choice = [
        Row(np.arange(start, start + size, dtype=np.int32), np.ones(size), 1.0, 1.0)
        for start, size in zip(first, sizes, strict=False)
    ]
    exclusions = [
        _row(
            [(first[lit.issue] + option, 1.0) for lit in e.literals for option in lit.options],
            -np.inf,
            len(e.literals) - 1.0,
        )
        for e in problem.exclusions
    ]
    columns = first[-1]
    parties = []
    for party in wholes:
        terms = [
            (first[issue] + option, number)
            for issue, row in enumerate(party.worths)
            for option, number in enumerate(row)
        ]
        for options, number in party.together:
            chosen = [first[issue] + option for issue, option in options]
            # Together is as much as each of them at most, and all of them at least.
            choice += [_row([(columns, -1.0), (each, 1.0)], 0.0, np.inf) for each in chosen]
            every = [(columns, -1.0), *((each, 1.0) for each in chosen)]
            choice.append(_row(every, -np.inf, len(chosen) - 1.0))
            terms.append((columns, number))
            columns += 1
        parties.append(_scaled(terms))
    return Programme(
        tuple(first[:-1]),
        tuple(sizes),
        columns,
        tuple(choice),
        tuple(exclusions),
        tuple(parties),
    )


def real(number: Fraction) -> float:
    """Return a number as near as the solver needs it; what is beyond all it may be told is cut."""
    return float(min(max(number, -_BEYOND), _BEYOND))


def _row(terms: Iterable[tuple[int, float]], low: float, high: float) -> Row:
    columns, weights = zip(*terms, strict=True)
    return Row(np.array(columns, dtype=np.int32), np.array(weights), low, high)


def _scaled(terms: list[tuple[int, int]]) -> Scaled:
    terms = [(column, number) for column, number in terms if number]
    largest = max((abs(number) for _, number in terms), default=1)
    whole = largest <= _LARGEST
    times = Fraction(1) if whole else Fraction(_LARGEST, largest)
    weights = [real(times * number) for _, number in terms]
    return Scaled(
        np.array([column for column, _ in terms], dtype=np.int32),
        np.array(weights, dtype=np.float64),
        times,
        0.5 if whole else 1e-6,
    )
