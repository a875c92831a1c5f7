"""Several columns and an instant in one integer that sorts as they do, one after the other."""

from __future__ import annotations

from dataclasses import dataclass
from math import prod

import numpy as np

from servanda.monitor.columnar.arrays import Bools, Ints
from servanda.monitor.columnar.names import identity_part, name_part
from servanda.vocabulary.calendar import DAY, SECOND

_ROOM = 1 << 62
_UNITS = (DAY, SECOND, SECOND // 1000)


@dataclass(frozen=True)
class Steps:
    """Values that lie on a ladder: from `first`, `unit` apart, `count` of them."""

    first: int
    unit: int
    count: int

    def at_most(self, values: Ints) -> Ints:
        """Return the place of the greatest step that is not above each value; -1 for none."""
        clipped = np.clip(values, self.first - 1, self.first + self.unit * self.count)
        clipped -= self.first
        return clipped if self.unit == 1 else clipped // self.unit

    def holds(self, values: Ints) -> Bools:
        """Return which values are steps."""
        inside = (values >= self.first) & (values < self.first + self.unit * self.count)
        if self.unit > 1:
            inside &= (values - self.first) % self.unit == 0
        return inside


@dataclass(frozen=True, eq=False)
class Listed:
    """Values that are written down, in their order."""

    values: Ints

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.values)

    def at_most(self, values: Ints) -> Ints:
        """Return the place of the greatest that is not above each value; -1 for none."""
        return np.searchsorted(self.values, values, "right").astype(np.int64) - 1

    def holds(self, values: Ints) -> Bools:
        """Return which values are among them."""
        place = self.at_most(values)
        return np.asarray((place >= 0) & (self.values[np.maximum(place, 0)] == values))


Ladder = Steps | Listed


@dataclass(frozen=True)
class Packing:
    """How keys (columns of instances' integers) and instants become one integer."""

    keys: tuple[tuple[Ladder, Ladder], ...]
    instants: Ladder

    @property
    def groups(self) -> int:
        """How many packed keys there can be."""
        return prod(names.count * identities.count for names, identities in self.keys)

    def group(self, keys: tuple[Ints, ...], length: int) -> tuple[Ints, Bools]:
        """Return the packed keys, instants left out, and which of them can occur at all."""
        packed = np.zeros(length, np.int64)
        known = np.ones(length, np.bool_)
        for column, (names, identities) in zip(keys, self.keys, strict=True):
            for part, ladder in ((name_part(column), names), (identity_part(column), identities)):
                known &= ladder.holds(part)
                if ladder.count > 1:
                    packed = packed * ladder.count + ladder.at_most(part)
        return packed, known

    def pack(self, groups: Ints, instants: Ints) -> Ints:
        """Return packed keys with the last instant at or before each of these."""
        return groups * (self.instants.count + 1) + self.instants.at_most(instants) + 1

    def fits(self, keys: tuple[Ints, ...], instants: Ints) -> bool:
        """Return whether all of these can be packed without loss."""
        _, known = self.group(keys, len(instants))
        return bool(known.all()) and bool(self.instants.holds(instants).all())


def packing_for(keys: tuple[Ints, ...], instants: Ints) -> Packing:
    """Return a packing for these columns, with room to grow where there is room."""
    for roomy, listed_instants, listed_keys in _ATTEMPTS:
        time = _listed(instants) if listed_instants else _instants(instants, roomy=roomy)
        pairs = tuple(
            (
                _range(name_part(column), roomy=roomy),
                _listed(identity_part(column))
                if listed_keys
                else _range(identity_part(column), roomy=roomy),
            )
            for column in keys
        )
        size = time.count + 1
        for names, identities in pairs:
            size *= names.count * identities.count
        if size < _ROOM:
            return Packing(pairs, time)
    raise OverflowError("more keys and instants than one integer can tell apart")


_ATTEMPTS = (
    (True, False, False),
    (False, False, False),
    (False, True, False),
    (False, True, True),
)


def _range(values: Ints, *, roomy: bool) -> Steps:
    if not len(values):
        return Steps(0, 1, 1)
    low, high = int(values.min()), int(values.max())
    slack = (high - low + 16) if roomy and high > low else 0
    return Steps(low, 1, high - low + 1 + slack)


def _instants(values: Ints, *, roomy: bool) -> Steps:
    if not len(values):
        return Steps(0, 1, 1)
    low, high = int(values.min()), int(values.max())
    unit = next((u for u in _UNITS if not (low % u or (values % u).any())), 1)
    slack = (high - low) // unit if roomy else 0
    return Steps(low, unit, (high - low) // unit + 1 + slack)


def _listed(values: Ints) -> Listed:
    return Listed(np.unique(values))
