"""What one whole number is worth to a party."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

import numpy as np
from numpy.typing import NDArray

from servanda.bargaining.problem import Preference, Worth

_MOST = 2**61
"""No total may be larger, so that totals, and the differences of two, stay within 64 bits."""


@dataclass(frozen=True, slots=True)
class Scale:
    """What one whole number is worth to a party, and how far off a package may be."""

    unit: Fraction
    rounding: Fraction

    @classmethod
    def of(cls, preference: Preference) -> Scale:
        """Choose the largest unit in which every number is whole, or else one that fits."""
        extras = [extra.worth for extra in preference.together]
        numbers = [known(w) for issue in preference.worths for w in issue]
        numbers += [known(w) for w in extras]
        numbers += [preference.walk_away.low] if preference.walk_away else []
        unit = Fraction(1, lcm(*(n.denominator for n in numbers)))
        largest = [max(abs(known(w)) for w in issue) for issue in preference.worths if issue]
        reach = sum((*largest, *(abs(known(w)) for w in extras)), start=Fraction(0))
        if preference.walk_away:
            reach = max(reach, abs(preference.walk_away.low))
        if reach <= _MOST * unit:
            return cls(unit, Fraction(0))
        unit = reach / Fraction(_MOST // 2)
        terms = len(preference.worths) + len(extras)
        return cls(unit, unit * terms / 2)

    def whole(self, number: Fraction) -> int:
        """Return a worth in whole numbers, the nearest."""
        return round(number / self.unit)

    def table(self, options: Sequence[Worth | None]) -> NDArray[np.int64]:
        """Return the worths of an issue's options in whole numbers, shape (options,)."""
        return np.array([self.whole(known(worth)) for worth in options], dtype=np.int64)

    def up(self, number: Fraction) -> int:
        """Return the least whole number that is worth as much."""
        return -((-number) // self.unit)


def known(worth: Worth | None) -> Fraction:
    """Return a worth that is one number. Raises ValueError where nothing is known of it."""
    if worth is None:
        raise ValueError("nothing is known of an option's worth")
    return worth.low
