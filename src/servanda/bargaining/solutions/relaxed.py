"""The best mixtures of choices, by linear programming: how good a package can at most be.

Where every block may be settled by chance, what the parties can have is convex, and the best of it
is found fast. Its dual values weigh the parties' gains against each other so that hardly any
package but the best ones reach the weighted sum that is needed (see `kept`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import highspy
import numpy as np
from numpy.typing import NDArray

from servanda.bargaining.packages.quiet import QuietHighs
from servanda.bargaining.solutions.ground import Ground

_ROUNDS = 60
"""Tangents are added to the logarithms so many times at most; some ten are needed."""

_CLOSE = 1e-11
"""How far a tangent may lie above a logarithm when no more are added."""

_TOLERANCES = (1e-10, 1e-7)
"""By how much HiGHS may miss a limit: the least that it allows, or else what it proposes."""


@dataclass(frozen=True, slots=True, eq=False)
class Mixture:
    """A best mixture. Gains are in `Ground.spans`.

    `level` is what it reaches, `gains` what each party has of it and `weights` how much the level
    would rise if a party gained more, shapes (parties,); `chances` how likely each choice is, all
    blocks one below the other, shape (choices,).
    """

    level: float
    gains: NDArray[np.float64]
    weights: NDArray[np.float64]
    chances: NDArray[np.float64]

    def at(self, level: float) -> Mixture:
        """Return the same mixture with its level measured otherwise."""
        return replace(self, level=level)


class _Program:
    """The chances of all choices, the gains that they give, and what else is to be maximised."""

    def __init__(self, ground: Ground) -> None:
        self.parties = ground.packages.parties
        self.sizes = [len(block.index) for block in ground.blocks]
        self.gain = sum(self.sizes)
        """The column of the first party's gain."""
        columns = self.gain + self.parties
        spans = ground.spans
        highs = QuietHighs()
        free = np.zeros(columns)
        highs.addVars(columns, free, np.full(columns, highspy.kHighsInf))
        first = 0
        for size in self.sizes:
            highs.addRow(1.0, 1.0, size, np.arange(first, first + size), np.ones(size))
            first += size
        short = [block.short / spans for block in ground.blocks]
        table = np.concatenate([np.zeros((0, self.parties)), *short])
        for party, most in enumerate(ground.most):
            here = np.append(np.flatnonzero(table[:, party]), self.gain + party)
            values = np.append(table[here[:-1], party], 1.0)
            share = most / float(spans[party])
            highs.addRow(share, share, len(here), here.astype(np.int32), values)
        self.highs = highs

    def variable(self, cost: float, low: float = -highspy.kHighsInf) -> int:
        """Add a number that may be anything above `low`, and return its column."""
        self.highs.addVar(low, highspy.kHighsInf)
        column = self.highs.getNumCol() - 1
        self.highs.changeColCost(column, -cost)
        return int(column)

    def at_least(self, bound: float, terms: dict[int, float]) -> None:
        """Require a sum of columns, each times its factor, to be no less than a bound."""
        columns = np.array(list(terms), dtype=np.int32)
        factors = np.array(list(terms.values()))
        self.highs.addRow(bound, highspy.kHighsInf, len(terms), columns, factors)

    def best(self) -> Mixture | None:
        """Return the best mixture, or None where no mixture keeps to the limits."""
        for tolerance in _TOLERANCES:
            self.highs.setOptionValue("primal_feasibility_tolerance", tolerance)
            self.highs.setOptionValue("dual_feasibility_tolerance", tolerance)
            self.highs.run()
            if self.highs.getModelStatus() == highspy.HighsModelStatus.kOptimal:
                break
        else:
            return None
        solution = self.highs.getSolution()
        values = np.array(solution.col_value)
        duals = -np.array(solution.row_dual)
        blocks = len(self.sizes)
        return Mixture(
            -self.highs.getInfo().objective_function_value,
            values[self.gain : self.gain + self.parties],
            np.maximum(duals[blocks : blocks + self.parties], 0.0),
            values[: self.gain],
        )


def best_sum(ground: Ground, rates: Sequence[float]) -> Mixture | None:
    """Maximise the sum of gains, each times its rate, where no gain is negative."""
    program = _Program(ground)
    for party, rate in enumerate(rates):
        program.highs.changeColCost(program.gain + party, -rate)
    return program.best()


def best_end(ground: Ground, rates: Sequence[float], level: float, party: int) -> Mixture | None:
    """Maximise one party's gain where the sum of gains, each times its rate, keeps to a level."""
    program = _Program(ground)
    program.highs.changeColCost(program.gain + party, -1.0)
    program.at_least(level, {program.gain + p: rate for p, rate in enumerate(rates) if rate})
    return program.best()


def best_smallest(ground: Ground, parts: Sequence[float]) -> Mixture | None:
    """Maximise the level of which every party gains its part.

    A party without a part may not gain less than nothing. The level is negative where one of the
    others must.
    """
    program = _Program(ground)
    level = program.variable(1.0)
    for party, part in enumerate(parts):
        if part:
            program.highs.changeColBounds(
                program.gain + party, -highspy.kHighsInf, highspy.kHighsInf
            )
            program.at_least(0.0, {program.gain + party: 1.0, level: -part})
    return program.best()


def best_product(ground: Ground, powers: Sequence[float]) -> Mixture | None:
    """Maximise the sum of logarithms of gains, each times its power, where no gain is negative.

    Each logarithm is replaced by the lowest of some of its tangents, which lie above it, and
    tangents are added where the best gains are until they touch. There must be a mixture in which
    all parties with a power gain. The weights returned are those of the last tangents.
    """
    program = _Program(ground)
    logs = {p: program.variable(power) for p, power in enumerate(powers) if power}
    for party, column in logs.items():
        for halvings in range(0, 40, 4):
            _touch(program, party, column, 0.5**halvings)
    mixture = program.best()
    for _ in range(_ROUNDS):
        if mixture is None:
            return None
        gains = np.maximum(mixture.gains, 1e-15)
        reached = sum(powers[p] * float(np.log(gains[p])) for p in logs)
        if mixture.level - reached <= _CLOSE * sum(powers):
            break
        for party, column in logs.items():
            _touch(program, party, column, float(gains[party]))
        mixture = program.best()
    return mixture


def _touch(program: _Program, party: int, log: int, gain: float) -> None:
    """Keep a party's logarithm below the tangent at a gain: log x <= log g + x / g - 1."""
    program.at_least(1.0 - float(np.log(gain)), {program.gain + party: 1.0 / gain, log: -1.0})
