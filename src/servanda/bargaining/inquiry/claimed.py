"""What is claimed of the power of parties, and power as patience is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

from servanda.bargaining.power.readings import Between, by_patience

_TWO = 2


@dataclass(frozen=True, slots=True)
class PowerClaim:
    """What somebody says of a party's power: that it lies from `low` to `high`, by whose word."""

    party: str
    low: Fraction
    high: Fraction
    whose: str


def read_from_patience(
    parties: Sequence[str], patience: Sequence[PowerClaim]
) -> tuple[PowerClaim, ...]:
    """Read the power of the first of two parties from what is claimed of both their patience.

    None where there are not two parties, or nothing is claimed of one of them, or both could wait
    for ever.
    """
    if len(parties) != _TWO:
        return ()
    first, second = ([p for p in patience if p.party == party] for party in parties)
    return tuple(
        _read(parties[0], mine, yours)
        for mine, yours in product(first, second)
        if not mine.high == yours.high == 1
    )


def _read(party: str, mine: PowerClaim, yours: PowerClaim) -> PowerClaim:
    reading = by_patience(Between(mine.low, mine.high), Between(yours.low, yours.high))
    whose = " and ".join(dict.fromkeys((mine.whose, yours.whose)))
    said = f"read from patience, {whose}"
    return PowerClaim(party, Fraction(reading.low), Fraction(reading.high), said)
