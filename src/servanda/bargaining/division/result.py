"""A division of items between two parties, and its working, as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

Pair: TypeAlias = tuple[Fraction, Fraction]
"""A number for each of the two parties."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the working: `part` of an item goes to a party (0 or 1).

    First every item goes to whoever gives it more points (`moved` False). Then items, at last part
    of one, move from the party that is ahead, first the one that costs it least for what the other
    gains. `totals` is what each party has after the step, in points.
    """

    item: int
    to: int
    part: Fraction
    moved: bool
    totals: Pair


@dataclass(frozen=True, slots=True)
class Division:
    """Who gets what part of which item, and how it came to that.

    `points` is what each item is worth to each party, out of 100; `scaled` tells whose numbers, as
    given, did not add up to 100. `parts` has for each item what part each party gets, and `totals`
    the points that each gets by it: the same for both. `split` is the one item that is divided,
    None where none has to be. `worthless` are items to which neither party gives a point; nobody
    gets them.
    `tied` are the items around the split whose points stand in the same ratio, none where it is one
    only. Among them others could be given, or split, with the same totals: `others` has the parts
    of all such divisions with at most one item split; `complete` is False where there are more.
    """

    parties: tuple[str, str]
    items: tuple[str, ...]
    points: tuple[Pair, ...]
    scaled: tuple[bool, bool]
    parts: tuple[Pair, ...]
    totals: Pair
    split: int | None
    steps: tuple[Step, ...]
    worthless: tuple[int, ...]
    tied: tuple[int, ...]
    others: tuple[tuple[Pair, ...], ...]
    complete: bool

    @property
    def envy_free(self) -> bool:
        """Whether neither party would rather have what the other has, by its own points."""
        return all(
            sum(self.points[item][who] * part[who] for item, part in enumerate(self.parts))
            >= sum(self.points[item][who] * part[1 - who] for item, part in enumerate(self.parts))
            for who in (0, 1)
        )


@dataclass(frozen=True, slots=True)
class Fitting:
    """Whether a bargaining problem is one of dividing items between two, and its division if so.

    An item is an issue that one of the two wins. `issues` has the issue of each item, `wins` the
    option that each of the two parties would have it settled by. `agreed` are issues that both
    would settle alike: there is nothing to divide, and they are left out. `unfit` says in words why
    the problem is no such one; `division` is None then.
    """

    division: Division | None
    issues: tuple[int, ...]
    wins: tuple[tuple[int, int], ...]
    agreed: tuple[int, ...]
    unfit: tuple[str, ...]
