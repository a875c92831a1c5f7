"""What can be said of the zone of agreement, as plain data."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias

from servanda.findings import Span

Package: TypeAlias = tuple[int, ...]
"""The index of an option for each issue."""


class Standing(StrEnum):
    """Whether there is a package that every party would sign."""

    EXISTS = "exists"  # the same package for all, wherever the worths lie within what is stated
    POSSIBLE = "possible"  # it depends on where they lie
    EMPTY = "empty"  # no package, wherever they lie
    UNANSWERED = "unanswered"  # nothing known excludes it, and somebody's walk-away is not known
    UNSETTLED = "unsettled"  # the search was cut off before there was an answer


class LimitKind(StrEnum):
    """What kind of limit somebody has set."""

    RED_LINE = "red line"
    LINKAGE = "linkage"
    WALK_AWAY = "walk-away"


@dataclass(frozen=True, slots=True)
class Limit:
    """Something that keeps packages out of the zone.

    `party` is whose limit it is, None where the text or logic sets it: such a limit can clash, and
    nobody can give it up. `exclusion` is its index in the problem, None for a walk-away.
    """

    kind: LimitKind
    name: str
    party: str | None
    exclusion: int | None
    sources: tuple[str, ...] = ()
    assumed: bool = False
    at: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Missing:
    """What is not known of a party: its walk-away (`issue` None), or what options are worth."""

    party: str
    issue: int | None = None
    options: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Slack:
    """How far the best package clears the walk-away of whoever is left with least.

    `value` is the smallest gain of any party in `package`; in no package of the zone is the
    smallest gain larger, which is `proved` unless the search was cut off. `gains` has each party's,
    None where its walk-away is not known, or it could gain nothing, or nothing bounds its gain.
    `binding` are the parties left with the least.
    Gains are in each party's own worth, or shares of the most that it could gain within the zone:
    the first compares the worths of parties as they stand, the second does not.
    """

    package: Package
    gains: tuple[Fraction | None, ...]
    value: Fraction
    binding: tuple[str, ...]
    proved: bool = True


@dataclass(frozen=True, slots=True)
class Range:
    """The options of an issue that occur in some package of the zone, and their figures' ends.

    `complete` is False where the search was cut off: further options may occur.
    """

    issue: int
    options: tuple[int, ...]
    low: Fraction | None = None
    high: Fraction | None = None
    complete: bool = True


@dataclass(frozen=True, slots=True)
class Extent:
    """The packages that no limit refuses: how many, how far they clear, what they settle.

    `count` is None where they are too many to be counted exactly. `example` is the first of them in
    the order of issues and options. `ideal` is the most that each party could gain in any of them,
    None where its walk-away is not known or nothing bounds its gain. `slack` is in worth, `share`
    in shares of `ideal`, which is worked out only where every worth is one number; both are None
    where nobody's walk-away is known. `ranges` has one entry for each issue.
    """

    count: int | None
    example: Package
    ideal: tuple[Fraction | None, ...]
    slack: Slack | None
    share: Slack | None
    ranges: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """Limits that no package keeps together, though any all but one of them can be kept."""

    limits: tuple[Limit, ...]


@dataclass(frozen=True, slots=True)
class Fall:
    """By how much walk-aways would have to fall for `package` to be signed by all.

    `amounts` has each party's, in its own worth; `value` is what was made smallest.
    """

    package: Package
    amounts: tuple[Fraction, ...]
    value: Fraction


@dataclass(frozen=True, slots=True)
class Move:
    """How far one red line on a figure would have to move, all other limits standing.

    `stands` is the nearest figure that the red line admits, None where it admits none;
    `to` the nearest that it refuses and that would open the zone; `package` one it would open.
    """

    limit: Limit
    issue: int
    stands: Fraction | None
    to: Fraction
    package: Package


@dataclass(frozen=True, slots=True)
class Relaxations:
    """The least that would have to give way for a zone to open.

    `give_up` has every smallest set of limits that parties could give up, fewest first: leaving
    out any one of a set would not do. `complete` is False where the search was cut off.
    `alone` is by how much each party's walk-away would have to fall if all others held, None where
    that would not do. `total` makes the sum of all falls smallest, `largest` the largest of them:
    both compare the worths of different parties as they stand. They are None where red lines and
    linkages leave no package, whatever the walk-aways.
    """

    give_up: tuple[tuple[Limit, ...], ...]
    complete: bool
    alone: tuple[Fall | None, ...]
    total: Fall | None
    largest: Fall | None
    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True)
class Zone:
    """Whether there is something that all would sign, and what that is or what stands against it.

    `certain` is about the packages that all would sign wherever worths lie within what is stated,
    `possible` about those that all might sign; they are the same where every worth is one number.
    Where a walk-away is `missing`, both leave out that party's.
    `packages` counts all, `allowed` those that no red line or linkage refuses (None: too many
    combinations to count). `clashes` has the smallest sets of limits that exclude one another where
    the zone is empty, fewest first; `complete` is False where there are more.
    """

    standing: Standing
    missing: tuple[Missing, ...]
    packages: int
    allowed: int | None
    certain: Extent | None
    possible: Extent | None
    clashes: tuple[Clash, ...] = ()
    complete: bool = True
    relaxations: Relaxations | None = None

    def __repr__(self) -> str:
        """Return in a line whether there is one, and how large."""
        counts = [
            f"{'very many' if found.count is None else format(found.count, ',')} {how}"
            for found, how in (
                (self.certain, "that all would sign"),
                (self.possible, "that all might sign"),
            )
            if found is not None
        ]
        told = "; ".join(counts) or "none that all would sign"
        return f"Zone: {self.standing}; of {self.packages:,} packages {told}"
