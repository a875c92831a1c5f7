"""Which demands do not fit what is at stake: another unit, a reading that is not there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from servanda.bargaining.positions.bid import words
from servanda.bargaining.positions.position import Alternative, Claim, Forecast
from servanda.bargaining.positions.stake import on_scale
from servanda.bargaining.positions.stakes import Stakes, named_in
from servanda.findings import Finding, Severity
from servanda.instrument.pact import syntax as s


def check_fit(claims: Iterable[Claim], stakes: Stakes) -> Iterator[Finding]:
    """Check every alternative that a claim names against the issue that it is about."""
    for claim in claims:
        alternatives = claim.outcome if isinstance(claim, Forecast) else named_in(claim)
        for alternative in alternatives:
            finding = _misfit(alternative, claim, stakes)
            if finding is not None:
                yield finding


def _misfit(alternative: Alternative, claim: Claim, stakes: Stakes) -> Finding | None:
    place, demand = stakes.place(alternative), alternative.demand
    if place is None:
        return _foreseen(alternative, claim)
    if stakes.stakes[place].meant(demand):
        return None
    scale, name = stakes.stakes[place].scale, stakes.stakes[place].issue.name
    if isinstance(demand.bound, s.Quantity) and scale and on_scale(demand, scale) is None:
        message = f"“{name}” is counted in {scale.unit}, not in {demand.bound.unit}."
        return _mistake("unit-mismatch", message, claim)
    if demand.change == "reading" and demand.words is not None:
        message = f"“{name}” has no reading “{demand.words.text}”."
        return _mistake("no-such-reading", message, claim)
    return _foreseen(alternative, claim)


def _foreseen(alternative: Alternative, claim: Claim) -> Finding | None:
    if not isinstance(claim, Forecast):
        return None
    message = f"“{words(alternative)}” is foreseen, and is not on the table."
    return Finding("not-on-the-table", Severity.NOTE, message, span=claim.said.at)


def _mistake(code: str, message: str, claim: Claim) -> Finding:
    return Finding(code, Severity.MISTAKE, message, span=claim.said.at)
