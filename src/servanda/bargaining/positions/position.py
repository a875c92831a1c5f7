"""What parties want: dated, sourced, and never taken for more than was said."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from servanda.bargaining.positions.attribution import Attribution
from servanda.bargaining.problem import Worth
from servanda.findings import Finding
from servanda.instrument.pact import syntax as s
from servanda.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way in which a clause, or a thing beside it, could be settled.

    `clause` is the clause it is about, or beside which it stands (`beside`).
    """

    demand: s.Demand
    clause: str | None = None
    beside: bool = False

    @property
    def figure(self) -> tuple[s.Comparison, s.Quantity] | None:
        """The bound demanded, where it is a figure."""
        if self.demand.comparison is None or not isinstance(self.demand.bound, s.Quantity):
            return None
        return self.demand.comparison, self.demand.bound


@dataclass(frozen=True, slots=True)
class Position:
    """One stand of one party.

    `stand` says whether it is an opening, a bid, a target, an offer or a red line; `together` with
    what else it is held, and with `only`, without what it does not hold.
    """

    party: str
    stand: s.Stand
    of: Alternative
    together: tuple[Alternative, ...]
    only: bool
    said: Attribution
    quotes: tuple[str, ...] = ()
    circumstances: tuple[s.Modifier, ...] = ()


@dataclass(frozen=True, slots=True)
class Weight:
    """By how much a party multiplies the worth of the ways to settle something."""

    party: str
    on: Alternative
    value: Worth
    said: Attribution


@dataclass(frozen=True, slots=True)
class Valuation:
    """What an alternative is worth to a party; no agreement at all, where `of` is None."""

    party: str
    of: Alternative | None
    value: Worth
    said: Attribution


@dataclass(frozen=True, slots=True)
class Interaction:
    """How much more alternatives are worth together than each by itself; below 0 for less."""

    party: str
    of: tuple[Alternative, ...]
    value: Worth
    said: Attribution


@dataclass(frozen=True, slots=True)
class Ranking:
    """Alternatives in a party's order, the best first; or, if `equal`, all as good as another."""

    party: str
    ranked: tuple[Alternative, ...]
    equal: bool
    said: Attribution


@dataclass(frozen=True, slots=True)
class Direction:
    """A party prefers the lower of any two figures, or the higher."""

    party: str
    higher: bool
    of: Alternative
    said: Attribution


@dataclass(frozen=True, slots=True)
class Strength:
    """A claim on somebody's power or patience, from 0 to 1."""

    party: str
    faculty: s.Faculty
    value: Worth
    said: Attribution


@dataclass(frozen=True, slots=True)
class Forecast:
    """What somebody expects the outcome to be; all of it."""

    by: str
    outcome: tuple[Alternative, ...]
    said: Attribution


@dataclass(frozen=True, slots=True)
class WalkAway:
    """What a party insists on, or it leaves the table."""

    party: str
    unless: s.Condition
    said: Attribution


Claim: TypeAlias = (
    Position
    | Weight
    | Valuation
    | Interaction
    | Ranking
    | Direction
    | Strength
    | Forecast
    | WalkAway
)


@dataclass(frozen=True)
class Positions:
    """All that a file says of what parties want, in its order, and what is wrong with it."""

    claims: tuple[Claim, ...] = ()
    findings: tuple[Finding, ...] = ()
    vocabulary: Vocabulary = field(
        default_factory=lambda: Vocabulary({}, {}), compare=False, repr=False
    )

    @property
    def stands(self) -> tuple[Position, ...]:
        """The demands, offers and refusals among them."""
        return tuple(claim for claim in self.claims if isinstance(claim, Position))
