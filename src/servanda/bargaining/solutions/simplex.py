"""Small linear programmes solved without rounding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

Row = list[Fraction]


@dataclass(frozen=True, slots=True)
class Optimum:
    """The best values of the unknowns, shape (unknowns,), and what each row's right side is worth.

    Raising the right side of row i by a little raises the maximum by `prices[i]` times as much.
    """

    values: tuple[Fraction, ...]
    prices: tuple[Fraction, ...]


def maximum(
    table: Sequence[Sequence[Fraction]], right: Sequence[Fraction], aim: Sequence[Fraction]
) -> Optimum | None:
    """Maximise a weighted sum of unknowns, none negative, where each row's sum is its right side.

    The simplex method in two phases with Bland's rule (Bland, Mathematics of Operations Research,
    1977), which ends. Returns None where no values fit; the maximum must not be without bound.
    """
    rows, unknowns = len(table), len(aim)
    signs = [-1 if number < 0 else 1 for number in right]
    tableau = [
        [sign * number for number in row]
        + [Fraction(int(other == place)) for other in range(rows)]
        + [sign * number_right]
        for place, (row, sign, number_right) in enumerate(zip(table, signs, right, strict=True))
    ]
    basis = list(range(unknowns, unknowns + rows))
    first = [Fraction(0)] * unknowns + [Fraction(-1)] * rows
    _climb(tableau, basis, first, unknowns + rows)
    if any(tableau[place][-1] for place, column in enumerate(basis) if column >= unknowns):
        return None
    for place, column in enumerate(basis):
        if column >= unknowns:
            entering = next((c for c in range(unknowns) if tableau[place][c]), None)
            if entering is not None:
                _pivot(tableau, basis, place, entering)
    second = [*aim, *[Fraction(0)] * rows]
    _climb(tableau, basis, second, unknowns)
    values = [Fraction(0)] * (unknowns + rows)
    for place, column in enumerate(basis):
        values[column] = tableau[place][-1]
    worths = [second[column] for column in basis]
    prices = (
        sign * _dot(worths, [line[unknowns + row] for line in tableau])
        for row, sign in enumerate(signs)
    )
    return Optimum(tuple(values[:unknowns]), tuple(prices))


def _climb(tableau: list[Row], basis: list[int], aim: Sequence[Fraction], columns: int) -> None:
    """Exchange unknowns of the basis for better ones, of so many columns, until there are none."""
    while True:
        outside = (column for column in range(columns) if column not in basis)
        entering = next((c for c in outside if _worth(tableau, basis, aim, c) > 0), None)
        if entering is None:
            return
        ratios = [
            (row[-1] / row[entering], basis[place], place)
            for place, row in enumerate(tableau)
            if row[entering] > 0
        ]
        if not ratios:
            raise ArithmeticError("a linear programme has no largest value")
        _pivot(tableau, basis, min(ratios)[2], entering)


def _worth(tableau: list[Row], basis: list[int], aim: Sequence[Fraction], column: int) -> Fraction:
    """Return how much the aim would rise with an unknown outside the basis."""
    return aim[column] - _dot([aim[b] for b in basis], [row[column] for row in tableau])


def _dot(one: Sequence[Fraction], two: Sequence[Fraction]) -> Fraction:
    return sum((a * b for a, b in zip(one, two, strict=True) if a and b), Fraction(0))


def _pivot(tableau: list[Row], basis: list[int], place: int, column: int) -> None:
    """Let an unknown take the place of another in the basis."""
    pivot = tableau[place][column]
    tableau[place] = [number / pivot for number in tableau[place]]
    for other, row in enumerate(tableau):
        factor = row[column]
        if other != place and factor:
            tableau[other] = [n - factor * p for n, p in zip(row, tableau[place], strict=True)]
    basis[place] = column
