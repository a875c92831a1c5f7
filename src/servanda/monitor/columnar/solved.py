"""The values of variables for which a part of a condition is true or unknown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from servanda.monitor.columnar.arrays import ALWAYS, TRUE, Bools, Ints, Truths, numbers, repeated
from servanda.monitor.columnar.ragged import Lists


@dataclass(frozen=True, eq=False)
class Solved:
    """One a row: to which question it belongs, and the values that it gives to more variables.

    `latest` is when it came about at the latest, `ALWAYS` where nothing tells; `evidence` the
    claims that show it; `fresh` whether it came about, or anew, at the very instant asked about.
    """

    owner: Ints
    values: Mapping[str, Ints]
    truth: Truths
    latest: Ints
    evidence: Lists
    fresh: Bools


def sure(
    owner: Ints,
    fresh: Bools,
    latest: Ints | None = None,
    evidence: Lists | None = None,
    values: Mapping[str, Ints] | None = None,
) -> Solved:
    """Return answers that are all true."""
    count = len(owner)
    return Solved(
        owner,
        values or {},
        repeated(TRUE, count),
        repeated(ALWAYS, count) if latest is None else latest,
        Lists.empty(count) if evidence is None else evidence,
        fresh,
    )


def grouped(owner: Ints, columns: Sequence[Ints]) -> tuple[Ints, Ints]:
    """Return an order that brings rows alike together, and where each group begins in it."""
    order = _sorted([owner, *columns])
    if not len(order):
        return order, order
    new = np.zeros(len(order), np.bool_)
    new[0] = True
    for column in (owner, *columns):
        sorted_column = column[order]
        new[1:] |= sorted_column[1:] != sorted_column[:-1]
    return order, np.flatnonzero(new)


def group_of(order: Ints, begins: Ints) -> Ints:
    """Return the number of the group of each row, of groups that stand so in an order of rows."""
    group = np.empty(len(order), np.int64)
    group[order] = numbered(begins, len(order))
    return group


def numbered(begins: Ints, length: int) -> Ints:
    """Return the number of the group at each place, of groups that begin so."""
    if len(begins) == length:
        return numbers(length)
    return np.repeat(numbers(len(begins)), np.diff(np.append(begins, length)))


def alike(columns: Sequence[Ints], count: int) -> tuple[Ints, Ints]:
    """Return the first row of each kind of rows alike, and of which kind each of `count` rows is.

    Without columns all rows are alike.
    """
    order, begins = grouped(repeated(0, count), columns)
    return order[begins], group_of(order, begins)


def _sorted(columns: Sequence[Ints]) -> Ints:
    """Return the order of rows by several columns; most often they stand in it already."""
    tied = np.ones(max(len(columns[0]) - 1, 0), np.bool_)
    for column in columns:
        if (tied & (column[1:] < column[:-1])).any():
            return np.lexsort(tuple(reversed(columns)))
        tied &= column[1:] == column[:-1]
    return numbers(len(columns[0]))


def greatest(truth: Truths, owner: Ints, count: int) -> Truths:
    """Return the greatest truth of each owner's rows; false where there are none."""
    found = np.zeros(count, np.int8)
    np.maximum.at(found, owner, truth)
    return found
