"""What options are worth to a party, as exactly as it is known and no more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from servanda.findings import Span

Number: TypeAlias = int | float | Decimal | Fraction
"""What a user may give; every one of them is kept exactly."""


@dataclass(frozen=True, slots=True)
class Worth:
    """A worth known to lie between two numbers, both included; known exactly where they are one."""

    low: Fraction
    high: Fraction

    @property
    def exact(self) -> bool:
        """Whether it is one number."""
        return self.low == self.high


def worth(low: Number, high: Number | None = None) -> Worth:
    """Return a worth from what a user gave; `high` is left out where it is known exactly.

    Raises ValueError (OverflowError for infinities) where a number is none; whoever takes numbers
    from a user looks at them first.
    """
    least = Fraction(low)
    return Worth(least, least if high is None else Fraction(high))


@dataclass(frozen=True, slots=True)
class AtLeastAsGood:
    """On one issue, an option is worth at least as much as another; both ways is indifference.

    `strictly` says that it is worth more. Options are indices into the issue's options.
    """

    issue: int
    better: int
    worse: int
    strictly: bool = True
    at: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Additional:
    """What a package is worth more (or less) where several options stand in it together.

    `options` are pairs of an issue and one of its options, two at least, of different issues.
    """

    options: tuple[tuple[int, int], ...]
    worth: Worth


@dataclass(frozen=True, slots=True)
class Preference:
    """What a party would have: the sum of its options' worth, and of what they are worth together.

    `worths` has, for each issue, the worth of each option, or None where nothing is known of that
    option but, maybe, its place in an order. `orders` hold whatever the worths are.
    `walk_away` is the worth of no agreement; None where nobody has said, and then it is not known.
    """

    party: str
    worths: tuple[tuple[Worth | None, ...], ...]
    orders: tuple[AtLeastAsGood, ...] = ()
    together: tuple[Additional, ...] = ()
    walk_away: Worth | None = None
    walk_away_at: Span | None = field(default=None, compare=False, repr=False)

    @property
    def definite(self) -> bool:
        """Whether every worth is one number (the walk-away may still be unknown)."""
        known: Sequence[Worth | None] = [w for issue in self.worths for w in issue]
        known = [*known, *(extra.worth for extra in self.together)]
        return all(w is not None and w.exact for w in known) and (
            self.walk_away is None or self.walk_away.exact
        )
