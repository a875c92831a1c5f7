"""All packages of a definite problem, never written out: blocks of issues whose worths add up."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import prod

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """Issues that must be settled together, since they are linked or worth more together.

    Mostly a single issue. `issues` are their indices, shape (k,); `choices` the combinations of
    options that nothing refuses, shape (n, k); `worth` what each is worth to each party in whole
    numbers of that party's unit, shape (n, parties).

    Where there would be too many, the block is `thinned`: choices that another one of it beats for
    every party are left out, which changes no front and no best package, but what is counted.
    """

    issues: tuple[int, ...]
    choices: NDArray[np.int32]
    worth: NDArray[np.int64]
    thinned: bool = False

    @property
    def size(self) -> int:
        """How many choices there are; none where red lines and linkages refuse all."""
        return len(self.choices)


@dataclass(frozen=True, slots=True, eq=False)
class Packages:
    """Every package that no red line or linkage refuses: one choice of each block.

    A *row* has the index of a choice for each block, shape (blocks,). A row's total is the sum of
    its choices' worths, and no such sum can leave 64 bits. One whole number is worth `units[p]` to
    party p. `walk_away[p]` is the worth of no agreement in the same whole numbers, None where it is
    not known. `rounding[p]` bounds how far a package's total (times the unit) may lie from its true
    worth: 0, and so exact, unless the numbers given were too far apart for 64 bits.
    """

    blocks: tuple[Block, ...]
    units: tuple[Fraction, ...]
    walk_away: tuple[int | None, ...]
    rounding: tuple[Fraction, ...]

    def __repr__(self) -> str:
        """Return how many there are, and for how many parties."""
        return f"{self.count:,} packages for {self.parties} parties"

    @property
    def parties(self) -> int:
        """How many parties there are."""
        return len(self.units)

    @property
    def count(self) -> int:
        """How many packages there are, whether or not a party would rather walk away."""
        return prod(block.size for block in self.blocks)

    @property
    def thinned(self) -> bool:
        """Whether some packages that others beat are left out, and so are not counted either."""
        return any(block.thinned for block in self.blocks)

    @property
    def exact(self) -> bool:
        """Whether whole numbers say exactly what the problem says."""
        return not any(self.rounding)

    def totals(self, rows: NDArray[np.integer]) -> NDArray[np.int64]:
        """Return what packages are worth, shape (n, parties), for rows of shape (n, blocks)."""
        total = np.zeros((len(rows), self.parties), dtype=np.int64)
        for number, block in enumerate(self.blocks):
            total += block.worth[rows[:, number]]
        return total

    def package(self, row: NDArray[np.integer]) -> tuple[int, ...]:
        """Return the option of each issue in a row's package."""
        chosen: dict[int, int] = {}
        for choice, block in zip(row.tolist(), self.blocks, strict=True):
            chosen |= zip(block.issues, block.choices[choice].tolist(), strict=True)
        return tuple(chosen[issue] for issue in sorted(chosen))

    def row_of(self, package: tuple[int, ...]) -> NDArray[np.int64] | None:
        """Return the row of a package, or None where it is refused, or left out by thinning."""
        row = []
        for block in self.blocks:
            wanted = np.array([package[issue] for issue in block.issues], dtype=np.int32)
            found = np.flatnonzero((block.choices == wanted).all(axis=1))
            if not len(found):
                return None
            row.append(int(found[0]))
        return np.array(row, dtype=np.int64)

    def utilities(self, total: NDArray[np.int64]) -> tuple[Fraction, ...]:
        """Return what one package is worth to each party, from its total of shape (parties,)."""
        return tuple(n * unit for n, unit in zip(total.tolist(), self.units, strict=True))

    def reals(self, totals: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return the same for many, shape (n, parties), as near as floating point allows."""
        units = np.array([float(unit) for unit in self.units], dtype=np.float64)
        return np.multiply(totals, units, dtype=np.float64)

    def acceptable(self, totals: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Tell for each package, shape (n,), whether nobody would rather walk away.

        A party whose walk-away is not known refuses nothing here.
        """
        fine = np.ones(len(totals), dtype=np.bool_)
        for party, floor in enumerate(self.walk_away):
            if floor is not None:
                fine &= totals[:, party] >= floor
        return fine
