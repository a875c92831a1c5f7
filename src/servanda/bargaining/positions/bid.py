"""Every stand that a party took, as a row: what, who, when, by whose word. A bid is no limit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from servanda.bargaining.positions.attribution import Attribution
from servanda.bargaining.positions.position import Alternative, Position
from servanda.bargaining.positions.stake import on_scale
from servanda.bargaining.positions.stakes import Stakes
from servanda.instrument.pact import phrasing as p
from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.formatter import format_modifier

LIMITS = frozenset({s.Stand.RED_LINE})
"""Stands that say what a party refuses; all others are bids, and no limit."""


@dataclass(frozen=True, slots=True)
class Bid:
    """What a party wanted, offered, aimed at, would accept or refused, as it was said.

    `issue` is the place of the issue it is on, or None where nothing but the draft is on the table
    there; `words` says what was bid; `figure` is its number in the issue's unit, where it is one;
    `only_with` what it depends on. `latest` tells whether it is the party's last bid on the issue,
    by its date; None where a date is missing, so that nobody can tell.
    """

    issue: int | None
    clause: str | None
    words: str
    figure: Fraction | None
    party: str
    stand: s.Stand
    said: Attribution
    only_with: tuple[str, ...] = ()
    circumstances: tuple[str, ...] = ()
    latest: bool | None = None

    @property
    def is_limit(self) -> bool:
        """Whether it says what the party refuses."""
        return self.stand in LIMITS


def bids_from(positions: Iterable[Position], stakes: Stakes) -> tuple[Bid, ...]:
    """Return a row for each stand: by issue, then date (undated last), then as written."""
    bids = [_bid(position, stakes) for position in positions]
    bids = [replace(bid, latest=_latest(bid, bids)) for bid in bids]
    last = len(stakes.stakes)
    return tuple(
        sorted(bids, key=lambda b: (last if b.issue is None else b.issue, b.said.stated or "~"))
    )


def _bid(position: Position, stakes: Stakes) -> Bid:
    demand = position.of.demand
    issue = stakes.place(position.of)
    scale = None if issue is None else stakes.stakes[issue].scale
    amount = None if scale is None else on_scale(demand, scale)
    single = amount is not None and amount[0] == amount[1]
    return Bid(
        issue,
        position.of.clause,
        words(position.of, *(() if position.only else position.together)),
        Fraction(amount[0]) if amount is not None and single else None,
        position.party,
        position.stand,
        position.said,
        tuple(words(other) for other in position.together) if position.only else (),
        tuple(map(format_modifier, position.circumstances)),
    )


def words(*alternatives: Alternative) -> str:
    """Write what is demanded, as a sentence would."""
    return " together with ".join(p.demand(one.demand) for one in alternatives)


def _latest(bid: Bid, bids: list[Bid]) -> bool | None:
    """Compare dates at the precision in which they are given: a month may hold a day of it."""
    if bid.is_limit or bid.issue is None:
        return None
    others = [b for b in bids if (b.party, b.issue) == (bid.party, bid.issue) and not b.is_limit]
    dates = [b.said.stated for b in others]
    own = bid.said.stated
    if own is None or None in dates:
        return None if len(others) > 1 else True
    if any(date is not None and _after(date, own) for date in dates):
        return False
    doubtful = any(d is not None and d != own and not _after(own, d) for d in dates)
    return None if doubtful else True


def _after(later: str, earlier: str) -> bool:
    """Whether a date is surely after another, however precisely each is given."""
    shared = min(len(later), len(earlier))
    return later[:shared] > earlier[:shared]
