"""An agreement and all that is said of what the parties want."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from servanda.bargaining.positions.answerable import Answerable, answerable_part
from servanda.bargaining.positions.attribution import Attribution
from servanda.bargaining.positions.bid import Bid, bids_from
from servanda.bargaining.positions.fitting import check_fit
from servanda.bargaining.positions.limits import check_limits
from servanda.bargaining.positions.missing import Missing, missing_from, told
from servanda.bargaining.positions.position import (
    Claim,
    Forecast,
    Position,
    Positions,
    Strength,
)
from servanda.bargaining.positions.preferences import preference_of
from servanda.bargaining.positions.refusals import refusals_from
from servanda.bargaining.positions.stakes import Stakes, stakes_from
from servanda.bargaining.problem import Literal, Problem, check_problem
from servanda.findings import Finding, Severity
from servanda.instrument.pact import syntax as s
from servanda.norms import Agreement


@dataclass(frozen=True, slots=True)
class Outcome:
    """What somebody foresees, as literals of the problem; all of them."""

    forecast: Forecast
    literals: tuple[Literal, ...]


@dataclass(frozen=True)
class Negotiation:
    """What is to be agreed by whom, what everybody bid, and what is not known.

    `problem` has every issue and every party, known or not; `answerable` the part of it of which
    enough is known to be answered. `strengths` and `outcomes` are what somebody claims, and no
    fact; `assumptions` every statement that a reader assumed, and no party made. `findings` are
    mistakes, what could not be used, and what is not known.
    """

    problem: Problem
    bids: tuple[Bid, ...]
    missing: tuple[Missing, ...]
    strengths: tuple[Strength, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    assumptions: tuple[Attribution, ...] = ()
    findings: tuple[Finding, ...] = field(default=(), compare=False)

    @cached_property
    def answerable(self) -> Answerable | None:
        """The part of it of which enough is known, and what that leaves out; None for no part."""
        return answerable_part(self.problem)

    @property
    def mistakes(self) -> tuple[Finding, ...]:
        """What of it cannot be meant as written."""
        return tuple(f for f in self.findings if f.severity is Severity.MISTAKE)


def negotiation_from(agreement: Agreement, positions: Sequence[Positions]) -> Negotiation:
    """Return what an agreement and any number of files of positions on it make together."""
    claims = tuple(chain.from_iterable(one.claims for one in positions))
    stakes = stakes_from(agreement, claims)
    stands = [claim for claim in claims if isinstance(claim, Position)]
    bids = bids_from(stands, stakes)
    parties = dict.fromkeys(c.party for c in claims if not isinstance(c, Forecast | Strength))
    named = [party for party in parties if party != s.Gap.NOT_STATED.value]
    made = [preference_of(party, _of(party, claims), stakes) for party in named]
    preferences = tuple(preference for preference, _ in made)
    refusals = refusals_from(claims, stakes)
    problem = Problem(
        agreement.file.title,
        tuple(stake.issue for stake in stakes.stakes),
        preferences,
        refusals.exclusions,
    )
    missing = missing_from(preferences, claims, stakes, bids, refusals.exclusions)
    part = answerable_part(problem)
    findings = (
        *check_fit(claims, stakes),
        *dict.fromkeys((*check_problem(problem), *(check_problem(part.problem) if part else ()))),
        *(finding for _, unused in made for finding in unused),
        *refusals.findings,
        *check_limits(problem),
        *told(missing, stakes),
    )
    return Negotiation(
        problem,
        bids,
        missing,
        tuple(claim for claim in claims if isinstance(claim, Strength)),
        tuple(_outcomes(claims, stakes)),
        tuple({claim.said.at: claim.said for claim in claims if claim.said.assumed}.values()),
        findings,
    )


def _of(party: str, claims: Iterable[Claim]) -> list[Claim]:
    kept = (c for c in claims if not isinstance(c, Forecast | Strength))
    return [claim for claim in kept if claim.party == party]


def _outcomes(claims: Iterable[Claim], stakes: Stakes) -> Iterable[Outcome]:
    for claim in claims:
        if isinstance(claim, Forecast):
            found = [stakes.meant(one) for one in claim.outcome]
            known = tuple(Literal(*pair) for pair in found if pair is not None)
            if len(known) == len(found):
                yield Outcome(claim, known)
