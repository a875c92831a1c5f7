"""Several columns and an instant in one integer that sorts as they do, one after the other."""

from __future__ import annotations

from dataclasses import dataclass
from math import prod

import numpy as np

from servanda.monitor.columnar.arrays import Bools, Ints
from servanda.monitor.columnar.names import identity_part, name_part
from servanda.monitor.columnar.sorting import distinct
from servanda.vocabulary.calendar import DAY, SECOND

_ROOM = 1 << 62
_UNITS = (DAY, SECOND, SECOND // 1000)


@dataclass(frozen=True)
class Steps:
    """Values that lie on a ladder: from `first`, `unit` apart, `count` of them."""

    first: int
    unit: int
    count: int

    def upto(self, values: Ints) -> Ints:
        """Return how many steps are at or below each value."""
        ground = self.first - self.unit
        return self._over(np.clip(values, ground, self.first + self.unit * self.count - 1), ground)

    def below(self, values: Ints) -> Ints:
        """Return how many steps are below each value."""
        ground = self.first - self.unit + 1
        return self._over(np.clip(values, ground, self.first + self.unit * self.count), ground)

    def _over(self, values: Ints, ground: int) -> Ints:
        values -= ground
        return values if self.unit == 1 else values // self.unit

    def placed(self, values: Ints) -> tuple[Ints, Bools | None]:
        """Return the place of each value, and which of them are steps; None where all are."""
        beyond = values - self.first
        if self._are_steps(beyond):
            if self.unit > 1:
                beyond //= self.unit
            return beyond, None
        places = beyond // self.unit
        steps = (places >= 0) & (places < self.count) & (places * self.unit == beyond)
        return np.where(steps, places, 0), steps

    def _are_steps(self, beyond: Ints) -> bool:
        """Whether all of what is so far beyond the first step is a step."""
        if not len(beyond) or int(beyond.min()) < 0 or int(beyond.max()) // self.unit >= self.count:
            return not len(beyond)
        if self.unit & (self.unit - 1):
            return not (beyond % self.unit).any()
        return not int(np.bitwise_or.reduce(beyond)) & (self.unit - 1)


@dataclass(frozen=True, eq=False)
class Listed:
    """Values that are written down, in their order."""

    values: Ints

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.values)

    def upto(self, values: Ints) -> Ints:
        """Return how many are at or below each value."""
        return np.searchsorted(self.values, values, "right")

    def below(self, values: Ints) -> Ints:
        """Return how many are below each value."""
        return np.searchsorted(self.values, values, "left")

    def placed(self, values: Ints) -> tuple[Ints, Bools | None]:
        """Return the place of each value, and which of them are listed; None where all are."""
        places = np.minimum(self.below(values), max(self.count - 1, 0))
        listed = self.values[places] == values if self.count else np.zeros(len(values), np.bool_)
        return (places, None) if listed.all() else (np.where(listed, places, 0), listed)


Ladder = Steps | Listed


@dataclass(frozen=True)
class Packing:
    """How keys (columns of instances' integers) and instants become one integer.

    A key has one ladder for the whole of it, or one for its name and one for its identity.
    """

    keys: tuple[tuple[Ladder, ...], ...]
    instants: Ladder

    @property
    def size(self) -> int:
        """How many integers there are for each packed key."""
        return self.instants.count + 1

    def group(self, keys: tuple[Ints, ...]) -> tuple[Ints, Bools | None]:
        """Return the packed keys, instants left out, and which can occur at all; None for all."""
        packed: Ints | None = None
        known: Bools | None = None
        for column, ladders in zip(keys, self.keys, strict=True):
            whole = len(ladders) == 1
            parts = (column,) if whole else (name_part(column), identity_part(column))
            for part, ladder in zip(parts, ladders, strict=True):
                places, steps = ladder.placed(part)
                packed = places if packed is None else packed * ladder.count + places
                known = steps if known is None else known if steps is None else known & steps
        if packed is None:
            raise ValueError("Without keys there is nothing to pack.")
        return packed, known

    def fits(self, keys: tuple[Ints, ...], instants: Ints) -> bool:
        """Return whether all of these can be packed without loss."""
        return self.group(keys)[1] is None and self.instants.placed(instants)[1] is None


def packing_for(keys: tuple[Ints, ...], instants: Ints) -> Packing:
    """Return a packing for these columns, with room to grow where there is room."""
    for roomy, listed, times in _ATTEMPTS:
        ladders = tuple(_of_key(column, roomy=roomy, listed=listed) for column in keys)
        groups = prod(ladder.count for one in ladders for ladder in one)
        for time_of in times:
            time = time_of(instants, roomy)
            if groups * (time.count + 1) < _ROOM:
                return Packing(ladders, time)
    raise OverflowError("more keys and instants than one integer can tell apart")


def _of_key(column: Ints, *, roomy: bool, listed: bool) -> tuple[Ladder, ...]:
    if len(column) and int(name_part(column.min())) == int(name_part(column.max())):
        return (_identities(column, roomy=roomy, listed=listed),)
    names = _steps(name_part(column), 1, roomy=roomy)
    return names, _identities(identity_part(column), roomy=roomy, listed=listed)


def _identities(values: Ints, *, roomy: bool, listed: bool) -> Ladder:
    if listed:
        return _listed(values, roomy)
    # Of instances the last bit says whether all are meant: they are two apart.
    odd = len(values) and int(np.bitwise_or.reduce(values - values[0])) & 1
    return _steps(values, 1 if odd else 2, roomy=roomy)


def _steps(values: Ints, unit: int, *, roomy: bool) -> Steps:
    if not len(values):
        return Steps(0, unit, 1)
    low, high = int(values.min()), int(values.max())
    count = (high - low) // unit + 1
    return Steps(low, unit, 2 * count + 15 if roomy and high > low else count)


def _fine(values: Ints, roomy: bool) -> Ladder:  # noqa: FBT001 - one of several of a kind
    return _steps(values, 1, roomy=roomy)


def _coarse(values: Ints, roomy: bool) -> Ladder:  # noqa: FBT001 - likewise
    whole = (u for u in _UNITS if len(values) and not (values[0] % u or (values % u).any()))
    return _steps(values, next(whole, 1), roomy=roomy)


def _listed(values: Ints, _roomy: bool) -> Ladder:  # noqa: FBT001 - likewise
    return Listed(distinct(values))


_ATTEMPTS = (
    (True, False, (_fine, _coarse)),
    (False, False, (_fine, _coarse, _listed)),
    (False, True, (_listed,)),
)
