"""Packages seen from where each party stands: what each gains over its walk-away."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from servanda.bargaining.packages import Packages


@dataclass(frozen=True, slots=True, eq=False)
class Choices:
    """What is left of a block when choices are put aside that somebody would rather walk away from.

    `index` says which choices they are, shape (n,); `short` by how much each falls short of the
    best that each party could have here, in whole numbers, shape (n, parties), never negative.
    """

    index: NDArray[np.int64]
    short: NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """Packages, and for each party the `base` that its gain is counted from, in whole numbers.

    The base is the walk-away; where that is not known, the least that the party could get, which no
    package goes below. So gains are never negative in a package that all accept, and a package is
    one that all accept if no gain is negative.
    `most` is what each party would gain if it had its way everywhere; a party's gain is that, less
    what its package's choices fall short. It is `hopeless` where that alone shows that somebody
    would walk away from every package, or there is none.
    """

    packages: Packages
    base: tuple[int, ...]
    most: tuple[int, ...]
    blocks: tuple[Choices, ...]
    hopeless: bool

    @classmethod
    def of(cls, packages: Packages, *, by_lot: bool = False) -> Ground:
        """Take the walk-aways as limits, as far as they are known.

        Where packages may be drawn by lot no choice is put aside, as walk-aways then limit only
        what is expected.
        """
        if not packages.count:
            none = (0,) * packages.parties
            return cls(packages, none, none, (), hopeless=True)
        least = sum((b.worth.min(axis=0) for b in packages.blocks), np.zeros(packages.parties, int))
        known = zip(packages.walk_away, least.tolist(), strict=True)
        base = tuple(b if floor is None else floor for floor, b in known)
        index = [np.arange(block.size) for block in packages.blocks]
        while True:
            worth = [b.worth[i] for b, i in zip(packages.blocks, index, strict=True)]
            best = [w.max(axis=0) for w in worth]
            most = sum(best, np.zeros(packages.parties, int)) - np.array(base)
            short = [b - w for b, w in zip(best, worth, strict=True)]
            fine = [(s <= np.maximum(most, 0)).all(axis=1) for s in short]
            hopeless = bool((most < 0).any()) or not all(f.any() for f in fine)
            if by_lot or hopeless or all(f.all() for f in fine):
                break
            index = [i[f] for i, f in zip(index, fine, strict=True)]
        blocks = tuple(Choices(i, s) for i, s in zip(index, short, strict=True))
        return cls(packages, base, tuple(most.tolist()), blocks, hopeless=hopeless)

    @property
    def spans(self) -> NDArray[np.float64]:
        """What each party's gains are measured in while searching: its most, or 1 if that is 0."""
        return np.array([float(max(1, most)) for most in self.most])

    def gains(self, totals: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return each party's gain, shape (n, parties), in whole numbers."""
        return totals - np.array(self.base, dtype=np.int64)
