"""Alternating offers over packages: what each party offers, for ever or until a deadline.

A party accepts whatever is worth to it at least what waiting for its own turn is, and nothing less
than its walk-away. Sources: Rubinstein (1982), “Perfect equilibrium in a bargaining model”,
Econometrica 50; Stahl (1972), “Bargaining Theory”, for a deadline; van Damme, Selten and Winter
(1990), “Alternating bid bargaining with a smallest money unit”, Games and Economic Behavior 2: with
finitely many packages and patient parties there are several equilibria, so all are given.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from servanda.bargaining.power.waiting import Waiting

Gains: TypeAlias = Sequence[tuple[Fraction, Fraction]]
"""What each package leaves two parties above their walk-aways."""


@dataclass(frozen=True, slots=True)
class Offers:
    """An equilibrium in which each party always offers the same, and the other accepts it.

    `first` is what the first party offers, `second` what the second does, as places in the gains;
    whoever moves first has its way.
    """

    first: int
    second: int


@dataclass(frozen=True, slots=True)
class Turn:
    """What the party whose turn it is (0 or 1) offers, as a place in the gains; it is accepted."""

    mover: int
    offer: int


def equilibria(gains: Gains, first: Waiting, second: Waiting) -> tuple[Offers, ...]:
    """Return every stationary equilibrium, by its definition.

    Each party offers what is best for it among all that leave the other what waiting is worth to
    that one. There is one at least, unless every package leaves somebody below its walk-away.
    """
    stairs = _Stairs(gains)
    found = []
    for theirs in stairs.places:
        mine = stairs.best_for_first(second.after(gains[theirs][1]))
        if stairs.best_for_second(first.after(gains[mine][0])) == theirs:
            found.append(Offers(mine, theirs))
    return tuple(found)


def until_deadline(
    gains: Gains, first: Waiting, second: Waiting, *, turns: int, begins: int = 0
) -> tuple[Turn, ...]:
    """Return what is offered at each of so many turns, after the last of which all walk away.

    The first of them is what is agreed. Party `begins` moves first. Empty where every package
    leaves somebody below its walk-away. Raises ValueError where there is no turn at all.
    """
    if turns < 1:
        raise ValueError("somebody must have a turn to make an offer")
    stairs = _Stairs(gains)
    if not stairs.places:
        return ()
    found: list[Turn] = []
    for left in range(turns):
        mover = (begins + turns - 1 - left) % 2
        waits = (Fraction(0), Fraction(0))
        if found:
            later = gains[found[-1].offer]
            waits = (first.after(later[0]), second.after(later[1]))
        best = stairs.best_for_second(waits[0]) if mover else stairs.best_for_first(waits[1])
        found.append(Turn(mover, best))
    return tuple(reversed(found))


class _Stairs:
    """The packages worth offering, the best for the first party first.

    Whoever asks what to offer names what waiting is worth to the other after some package; that
    package itself is then on offer, so there is always an answer.
    """

    def __init__(self, gains: Gains) -> None:
        fine = [k for k, (a, b) in enumerate(gains) if a >= 0 and b >= 0]
        self.places: list[int] = []
        for k in sorted(fine, key=lambda k: (-gains[k][0], -gains[k][1], k)):
            if not self.places or gains[k][1] > gains[self.places[-1]][1]:
                self.places.append(k)
        self._losses = [-gains[k][0] for k in self.places]
        self._seconds = [gains[k][1] for k in self.places]

    def best_for_first(self, least: Fraction) -> int:
        """Return what is best for the first party and leaves the second at least so much."""
        return self.places[bisect_left(self._seconds, least)]

    def best_for_second(self, least: Fraction) -> int:
        """Return what is best for the second party and leaves the first at least so much."""
        return self.places[bisect_right(self._losses, -least) - 1]
