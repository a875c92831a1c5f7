"""Problems typed in as tables of numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import chain
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from servanda.bargaining.problem import (
    Issue,
    Option,
    Preference,
    Problem,
    Worth,
    check_problem,
)
from servanda.bargaining.problem.preference import Number
from servanda.bargaining.tables.written import fractions_of
from servanda.findings import Severity

WalkAways: TypeAlias = Sequence[Number | None] | Mapping[str, Number | None]
"""The worth of no agreement to each party, in their order or by their names."""

Powers: TypeAlias = Sequence[Number] | Mapping[str, Number]
"""How much each party's gain counts, in their order or by their names."""

Values: TypeAlias = Sequence[Sequence[Sequence[object] | ArrayLike]] | NDArray[np.number]
"""What options are worth: for each party, for each issue, shape (options,)."""

Points: TypeAlias = Sequence[Sequence[Number]] | NDArray[np.number]
"""What whole agreements are worth, shape (agreements, parties)."""


def problem_from_arrays(  # noqa: PLR0913 - all but the values may be left out
    values: Values,
    *,
    parties: Sequence[str] | None = None,
    issues: Sequence[str] | None = None,
    options: Sequence[Sequence[str]] | None = None,
    walk_away: WalkAways | None = None,
    title: str = "",
) -> Problem:
    """Make a problem whose issues add up: `values[party][issue][option]`.

    Parties, issues and options that have no name are numbered from 1. A walk-away of None, or none
    given, is not known. Raises ValueError where shapes do not fit together, a number is none, a
    name is there twice, or there is no party, no issue or no option.
    """
    tables = [[_listed(worths) for worths in _listed(party)] for party in _listed(values)]
    shapes = [[len(worths) for worths in party] for party in tables]
    if any(shape != shapes[0] for shape in shapes):
        raise ValueError("each party must value the same options of the same issues")
    shape = shapes[0] if shapes else []
    names = _names(parties, "party", len(tables))
    labels = options or [_names(None, "", size) for size in shape]
    titles = _names(issues, "issue", len(shape))
    if [len(words) for words in labels] != shape:
        raise ValueError("each issue needs a label for each of its options")
    floors = walk_aways_of(walk_away, names)
    problem = Problem(
        title,
        tuple(
            Issue(name, tuple(Option(label) for label in words))
            for name, words in zip(titles, labels, strict=True)
        ),
        tuple(
            _preference(name, table, floor)
            for name, table, floor in zip(names, tables, floors, strict=True)
        ),
    )
    if wrong := [f.message for f in check_problem(problem) if f.severity is Severity.MISTAKE]:
        raise ValueError(" ".join(wrong))
    return problem


def problem_from_points(
    points: Points,
    *,
    parties: Sequence[str] | None = None,
    labels: Sequence[str] | None = None,
    walk_away: WalkAways | None = None,
    title: str = "",
) -> Problem:
    """Make a problem of one issue, from what each way to settle it is worth to each party.

    `points` has shape (packages, parties). Without labels, points are called by what they are
    worth, or numbered where some are worth the same. Raises ValueError like `problem_from_arrays`.
    """
    rows = [_listed(row) for row in _listed(points)]
    if not rows:
        raise ValueError("there is nothing to agree on: no point is given")
    if len({len(row) for row in rows}) > 1:
        raise ValueError("each point needs a number for each party")
    if not rows[0]:
        raise ValueError("there is no party: no point has a number")
    if parties is not None and len(parties) != len(rows[0]):
        raise ValueError(f"{len(parties)} parties are named, and points are of {len(rows[0])}")
    return problem_from_arrays(
        [[list(column)] for column in zip(*rows, strict=True)],
        parties=parties,
        issues=["agreement"],
        options=[labels or _labels(rows)],
        walk_away=walk_away,
        title=title,
    )


def _labels(rows: list[list[object]]) -> list[str]:
    worths = [_point(row) for row in rows]
    return worths if len(set(worths)) == len(rows) else _names(None, "", len(rows))


def _point(row: list[object]) -> str:
    numbers = (f"{number:.6g}" if isinstance(number, float) else str(number) for number in row)
    return f"({', '.join(numbers)})"


def _preference(name: str, table: list[list[object]], floor: Number | None) -> Preference:
    exact = iter(fractions_of(chain(*table, [] if floor is None else [floor])))
    worths = tuple(tuple(_known(next(exact)) for _ in options) for options in table)
    return Preference(name, worths, walk_away=None if floor is None else _known(next(exact)))


def _known(number: Fraction) -> Worth:
    return Worth(number, number)


def _listed(values: object) -> list[object]:
    if hasattr(values, "tolist"):
        values = values.tolist()
    if not isinstance(values, Sequence) or isinstance(values, str):
        raise TypeError(f"a list of numbers was expected, not {values!r}")
    return list(values)


def _names(given: Sequence[str] | None, kind: str, count: int) -> list[str]:
    if given is None:
        return [f"{kind} {number}".strip() for number in range(1, count + 1)]
    if len(given) != count:
        raise ValueError(f"{len(given)} names were given for {count}: one for each {kind}")
    return list(given)


def powers_of(given: Powers, parties: Sequence[str]) -> tuple[Fraction, ...]:
    """Return powers exactly, in the order of the parties; 0 for a party that has no name in them.

    Raises ValueError where they are not one for each party.
    """
    powers = _in_order(given, parties, "power")
    return tuple(fractions_of(0 if power is None else power for power in powers))


def walk_aways_of(given: WalkAways | None, parties: Sequence[str]) -> list[Number | None]:
    """Return walk-aways in the order of the parties; None for one that is not known.

    Raises ValueError where they are not one for each party.
    """
    if given is None:
        return [None] * len(parties)
    return _in_order(given, parties, "walk-away")


def _in_order(
    given: Sequence[Number | None] | Mapping[str, Number | None], names: Sequence[str], what: str
) -> list[Number | None]:
    if isinstance(given, Mapping):
        if unknown := [name for name in given if name not in names]:
            raise ValueError(f"no party is called {unknown[0]}, whose {what} is given")
        return [given.get(name) for name in names]
    if len(given) != len(names):
        raise ValueError(f"{len(given)} numbers were given for {len(names)} parties, as {what}")
    return list(given)
