"""What parties want, how much it is worth to them, and how strong they are said to be."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from servanda.instrument.pact.syntax.acts import Act, Duration
from servanda.instrument.pact.syntax.conditions import Condition
from servanda.instrument.pact.syntax.names import Comparison, Extent, Hole, Quantity, Term, Words


class Stand(StrEnum):
    """How a party holds a position; a bid is never a limit."""

    OPENED_WITH = "opened with"
    WANTS = "wants"
    AIMS_AT = "aims at"
    OFFERS = "offers"
    ACCEPTS = "will accept"
    RED_LINE = "will not accept"


@dataclass(frozen=True, slots=True)
class Demand:
    """What is wanted of a clause, or of a measure beside it; `on` is None for the party itself."""

    on: Term | None
    comparison: Comparison | None = None
    bound: Quantity | Hole | None = None
    change: str | None = None  # "deleted", "unchanged", or "reading"
    words: Words | None = None
    act: Act | None = None


def lasting(length: Duration) -> Quantity:
    """Return a length of time as a quantity that can be bid: `100 days`."""
    count = Decimal(length.count)
    return Quantity(count, count, length.unit + ("" if count == 1 else "s"))


@dataclass(frozen=True, slots=True)
class Position:
    """A dated, sourced stand of a party.

    `together`: with what else it is held, as in a red line on two things at once; with `only`, the
    stand holds only where all of that is so too.
    """

    party: Term
    stand: Stand
    demand: Demand
    together: tuple[Demand, ...] = ()
    only: bool = False


@dataclass(frozen=True, slots=True)
class Degree:
    """A number on a party's own scale, or from `low` to `high` where it is not known better."""

    low: Decimal
    high: Decimal
    at: Extent | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Weight:
    """How much a party values a clause, compared with others."""

    party: Term
    on: Term
    value: Degree


@dataclass(frozen=True, slots=True)
class Worth:
    """What an alternative is worth to a party; no agreement at all, where `of` is None."""

    party: Term
    of: Demand | None
    value: Degree


class Extra(StrEnum):
    """Whether things are worth more together than each by itself, or less."""

    MORE = "more"
    LESS = "less"


@dataclass(frozen=True, slots=True)
class Interaction:
    """How much more or less alternatives are worth together than each by itself, added up."""

    party: Term
    of: tuple[Demand, ...]
    value: Degree
    extra: Extra


@dataclass(frozen=True, slots=True)
class Ranking:
    """Alternatives in a party's order, the best first; or, if `equal`, all as good as another."""

    party: Term
    ranked: tuple[Demand, ...]
    equal: bool = False


class Way(StrEnum):
    """Which of two figures a party prefers."""

    LOWER = "a lower figure for"
    HIGHER = "a higher figure for"


@dataclass(frozen=True, slots=True)
class Direction:
    """A party prefers the lower of any two figures, or the higher, for a clause or a measure."""

    party: Term
    way: Way
    of: Term


class Faculty(StrEnum):
    """What somebody may be said to have more or less of, from 0 to 1."""

    POWER = "the power of"
    PATIENCE = "the patience of"


@dataclass(frozen=True, slots=True)
class Strength:
    """Somebody's power (a share of all), or patience (what one round of delay leaves of a gain)."""

    faculty: Faculty
    of: Term
    value: Degree


@dataclass(frozen=True, slots=True)
class Forecast:
    """What somebody, party or not, expects to come of it, all together: no wish and no limit."""

    by: Term
    outcome: tuple[Demand, ...]


@dataclass(frozen=True, slots=True)
class WalkAway:
    """When a party leaves the table."""

    party: Term
    unless: Condition


Preference: TypeAlias = (
    Position | Weight | Worth | Interaction | Ranking | Direction | Strength | Forecast | WalkAway
)
