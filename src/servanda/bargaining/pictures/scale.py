"""Where a number stands along an axis, and which numbers stand beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import ceil, floor, isfinite, log10

_STEPS = (1, 2, 2.5, 5, 10)
_LEAST, _MOST = 1e-4, 1e15  # beyond, powers of ten are easier to read
_ROOM = 0.06
"""How much of its length an axis goes on beyond what it shows, so that no mark sits on its end."""


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis from the number `low` at `start` to the number `high`, which is larger, at `end`."""

    low: float
    high: float
    start: float
    end: float

    @classmethod
    def over(cls, numbers: Iterable[float], start: float, end: float) -> Scale:
        """Return an axis on which all the numbers have room; they must be finite."""
        known = [number for number in numbers if isfinite(number)] or [0.0, 1.0]
        low, high = min(known), max(known)
        spare = (high - low) * _ROOM or max(abs(high), 1.0) / 2
        return cls(low - spare, high + spare, start, end)

    def at(self, number: float) -> float:
        """Return where a number stands; what lies beyond an end stands at it."""
        share = (number - self.low) / (self.high - self.low)
        return self.start + (self.end - self.start) * min(1.0, max(0.0, share))

    def ticks(self, most: int = 5) -> Iterator[float]:
        """Yield round numbers along the axis, so many at most."""
        rough = (self.high - self.low) / most
        size = 10 ** floor(log10(rough))
        step = next(size * s for s in _STEPS if size * s >= rough * (1 - 1e-9))
        first = ceil(self.low / step - 1e-9)
        for count in range(first, floor(self.high / step + 1e-9) + 1):
            yield count * step


def plain(number: float) -> str:
    """Print a number to four figures, its thousands apart, without zeros that say nothing."""
    if number and not _LEAST <= abs(number) < _MOST:
        return f"{number:.3g}"
    places = max(0, 3 - floor(log10(abs(number)))) if number else 0
    shown = f"{number:,.{places}f}"
    shown = shown.rstrip("0").rstrip(".") if "." in shown else shown
    return "0" if shown == "-0" else shown
