"""One question put to the solver: the programme of a problem, with limits and an aim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

import highspy
import numpy as np
from numpy.typing import NDArray

from servanda.bargaining.packages.quiet import QuietHighs
from servanda.bargaining.zone.asked import (
    Aim,
    First,
    Floors,
    LeastShort,
    Level,
    Limits,
    ManyOf,
    MostOf,
)
from servanda.bargaining.zone.programme import Programme, Row, real
from servanda.bargaining.zone.result import Package

_MOST_NODES = 200_000
_TIGHT = 1e-9
_LOOSE = 1e-6  # of a number that the solver sees: more than rounding, less than any whole one


class UnsettledError(Exception):
    """The search was cut off before there was an answer."""


@dataclass(frozen=True, slots=True)
class Found:
    """A package, and what the aim can at most be, in the numbers that the solver sees."""

    package: Package
    bound: float


@dataclass(slots=True)
class Model:
    """Columns with what they cost, their ends, and whether they are nought or one; and rows."""

    programme: Programme
    units: Sequence[Fraction]
    cost: list[float] = field(default_factory=list)
    low: list[float] = field(default_factory=list)
    high: list[float] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    def ask(self, limits: Limits, aim: Aim) -> None:
        """Write a question down."""
        count = self.programme.columns
        self.cost, self.low, self.high = [0.0] * count, [0.0] * count, [1.0] * count
        self.rows = [*self.programme.choice]
        exclusions = self.programme.exclusions
        self.rows += [row for number, row in enumerate(exclusions) if number not in limits.off]
        for issue, option in limits.fixed:
            self.low[self.programme.first[issue] + option] = 1.0
        for party, floor in enumerate(limits.floors):
            if floor is not None:
                self._at_least(party, floor)
        if limits.short is not None:
            floors, most = limits.short
            columns, weights, largest = self._short(floors)
            loosened = real(most / largest) * (1 + _TIGHT) + _LOOSE * float(weights.sum())
            self.rows.append(Row(columns, weights, -np.inf, loosened))
        self._aim_at(aim)

    def bar(self, package: Sequence[int]) -> None:
        """Leave out one package."""
        columns = [
            first + option for first, option in zip(self.programme.first, package, strict=True)
        ]
        ones = np.ones(len(columns))
        self.rows.append(Row(np.array(columns, np.int32), ones, -np.inf, len(columns) - 1.0))

    def _aim_at(self, aim: Aim) -> None:
        match aim:
            case MostOf(party=party):
                scaled = self.programme.parties[party]
                self._add_cost(scaled.columns.tolist(), -scaled.weights)
            case ManyOf(options=options):
                columns = [self.programme.first[issue] + option for issue, option in options]
                self._add_cost(columns, -np.ones(len(columns)))
            case First(issues=issues):
                self._first(issues)
            case Level(floors=floors, steps=steps):
                self._level(floors, steps)
            case LeastShort(floors=floors):
                missed, weights, _ = self._short(floors)
                self._add_cost(missed.tolist(), weights)
            case None:
                pass

    def _add_cost(self, columns: Sequence[int], costs: NDArray[np.float64]) -> None:
        for column, cost in zip(columns, costs.tolist(), strict=True):
            self.cost[column] += cost

    def _first(self, issues: Sequence[int]) -> None:
        """Order the packages by these issues' options, as digits order numbers."""
        digit = 1
        for issue in reversed(issues):
            size = self.programme.sizes[issue]
            first = self.programme.first[issue]
            self._add_cost(range(first, first + size), digit * np.arange(size, dtype=np.float64))
            digit *= size

    def _level(self, floors: Floors, steps: Sequence[Fraction | None]) -> None:
        level = self._column(-1.0, -np.inf)
        scale = self.level_scale(steps)
        for party, (floor, step) in enumerate(zip(floors, steps, strict=True)):
            if floor is not None and step:
                weight = real(self.programme.parties[party].times * step / scale)
                self._at_least(party, floor, (level, -weight), margin=0.0)

    def level_scale(self, steps: Sequence[Fraction | None]) -> Fraction:
        """Return what one step of the level is in the numbers that the solver sees.

        So scaled, the level weighs no more than one, and not next to nothing for everybody.
        """
        scaled = zip(self.programme.parties, steps, strict=True)
        return max(party.times * step for party, step in scaled if step)

    def _short(self, floors: Floors) -> tuple[NDArray[np.int32], NDArray[np.float64], Fraction]:
        """Add what each floor is missed by, as columns.

        Return them, what one of each is worth as a share of the largest, and that one's worth.
        """
        columns: list[int] = []
        weights: list[Fraction] = []
        for party, floor in enumerate(floors):
            if floor is not None:
                columns.append(self._column(0.0, 0.0))
                weights.append(self.units[party] / self.programme.parties[party].times)
                self._at_least(party, floor, (columns[-1], 1.0), margin=0.0)
        largest = max(weights, default=Fraction(1))
        shares = [real(weight / largest) for weight in weights]
        return np.array(columns, dtype=np.int32), np.array(shares), largest

    def _at_least(
        self,
        party: int,
        floor: int,
        other: tuple[int, float] | None = None,
        margin: float | None = None,
    ) -> None:
        scaled = self.programme.parties[party]
        columns, weights = scaled.columns, scaled.weights
        if other is not None:
            columns, weights = np.append(columns, other[0]), np.append(weights, other[1])
        low = real(scaled.times * floor)
        low -= scaled.margin if margin is None else margin
        self.rows.append(Row(columns.astype(np.int32), weights, low, np.inf))

    def _column(self, cost: float, low: float) -> int:
        self.cost.append(cost)
        self.low.append(low)
        self.high.append(np.inf)
        return len(self.cost) - 1

    def solved(self, gap: float = 0.0) -> Found | None:
        """Return the package that the solver proposes, None where it finds that there is none.

        `gap` is how far from the best it may stop, as a share of what it has.
        """
        solver = QuietHighs()
        for option, value in (
            ("mip_rel_gap", gap),
            ("mip_feasibility_tolerance", _TIGHT),
            ("primal_feasibility_tolerance", _TIGHT),
            ("mip_max_nodes", _MOST_NODES),
        ):
            solver.setOptionValue(option, value)
        solver.passModel(self._written())
        solver.run()
        match solver.getModelStatus():
            case highspy.HighsModelStatus.kOptimal:
                values = np.array(solver.getSolution().col_value)
            # No aim is without bound, so that the second of these says the same as the first.
            case (
                highspy.HighsModelStatus.kInfeasible
                | highspy.HighsModelStatus.kUnboundedOrInfeasible
            ):
                return None
            case _:
                raise UnsettledError
        starts = self.programme.first
        package = tuple(
            int(np.argmax(values[start : start + size]))
            for start, size in zip(starts, self.programme.sizes, strict=True)
        )
        return Found(package, -solver.getInfo().mip_dual_bound)

    def _written(self) -> highspy.HighsLp:
        written = highspy.HighsLp()
        written.num_col_ = len(self.cost)
        written.num_row_ = len(self.rows)
        written.col_cost_ = np.array(self.cost)
        written.col_lower_ = np.array(self.low)
        written.col_upper_ = np.array(self.high)
        written.row_lower_ = np.array([row.low for row in self.rows])
        written.row_upper_ = np.array([row.high for row in self.rows])
        matrix = written.a_matrix_
        matrix.format_ = highspy.MatrixFormat.kRowwise
        matrix.num_col_ = written.num_col_
        matrix.num_row_ = written.num_row_
        lengths = [len(row.columns) for row in self.rows]
        matrix.start_ = np.array([0, *np.cumsum(lengths).tolist()], dtype=np.int32)
        matrix.index_ = np.concatenate([row.columns for row in self.rows])
        matrix.value_ = np.concatenate([row.weights for row in self.rows])
        whole = self.programme.columns
        kinds = highspy.HighsVarType
        written.integrality_ = [
            kinds.kInteger if number < whole else kinds.kContinuous
            for number in range(written.num_col_)
        ]
        return written
