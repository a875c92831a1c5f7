"""What parties want: dated, sourced, and never taken for more than was said."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from servanda.findings import Finding, Span
from servanda.instrument.pact import syntax as s


@dataclass(frozen=True, slots=True)
class Position:
    """One stand of one party.

    `clause` is the clause it is about, or beside which it stands (`beside`); `stand` says whether
    it is an opening, a bid, a target, an offer or a red line; `stated` when it was taken, at the
    precision given; `sources` whose word it is, the nearest first.
    """

    party: str
    stand: s.Stand
    demand: s.Demand
    clause: str | None
    beside: bool
    stated: str | None
    sources: tuple[str, ...]
    quotes: tuple[str, ...] = ()
    circumstances: tuple[s.Modifier, ...] = ()
    at: Span | None = field(default=None, compare=False, repr=False)

    @property
    def figure(self) -> tuple[s.Comparison, s.Quantity] | None:
        """The bound demanded, where it is a figure."""
        if self.demand.comparison is None or not isinstance(self.demand.bound, s.Quantity):
            return None
        return self.demand.comparison, self.demand.bound


@dataclass(frozen=True, slots=True)
class Weight:
    """How much a party values a clause; `clause` None is the value of no agreement."""

    party: str
    clause: str | None
    value: Decimal
    sources: tuple[str, ...] = ()
    at: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class WalkAway:
    """What a party insists on, or it leaves the table."""

    party: str
    unless: s.Condition
    sources: tuple[str, ...] = ()
    at: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True)
class Positions:
    """All positions of a file, and what is wrong with them."""

    positions: tuple[Position, ...] = ()
    weights: tuple[Weight, ...] = ()
    walk_aways: tuple[WalkAway, ...] = ()
    findings: tuple[Finding, ...] = ()
