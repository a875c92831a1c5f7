"""At which power what somebody foresees would follow, and at which it would not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from servanda.bargaining.inquiry.claimed import PowerClaim
from servanda.bargaining.inquiry.inquiry import Inquiry
from servanda.bargaining.positions import Outcome
from servanda.bargaining.positions.bid import words
from servanda.bargaining.power import Claim, Conclusion, Line, conclude
from servanda.bargaining.problem import Literal


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What somebody foresees, held against one line of power, within what is claimed of it.

    `line` is its place in the power's lines; `claim` None where nobody claims anything of that
    party's power, and then the whole line is looked at.
    """

    words: str
    whose: str
    line: int
    claim: PowerClaim | None
    conclusion: Conclusion


def foreseen(inquiry: Inquiry) -> tuple[Foreseen, ...]:
    """Hold every forecast against each party's power; none where power has no answer."""
    power, negotiation = inquiry.power, inquiry.negotiation
    if power is None or negotiation is None or not power.winners:
        return ()
    found: list[Foreseen] = []
    for outcome in negotiation.outcomes:
        literals = _within(inquiry, outcome)
        for number, line in enumerate(power.lines):
            if literals is None or len(line.against) < len(power.parties) - 1:
                continue
            found += _on_line(inquiry, outcome, literals, number)
    return tuple(found)


def _on_line(
    inquiry: Inquiry, outcome: Outcome, literals: tuple[Literal, ...], number: int
) -> Iterator[Foreseen]:
    power = inquiry.power
    if power is None:
        return
    line = power.lines[number]
    claims = (on_line(inquiry, line, claim) for claim in inquiry.claims)
    known: list[PowerClaim | None] = [claim for claim in claims if claim is not None]
    for claim in known or [None]:
        low, high = (0.0, 1.0) if claim is None else (float(claim.low), float(claim.high))
        yield Foreseen(
            " and ".join(words(one) for one in outcome.forecast.outcome),
            outcome.forecast.by,
            number,
            claim,
            conclude(
                power,
                line,
                lambda package: all(package[one.issue] in one.options for one in literals),
                Claim(low, high, () if claim is None else (claim.whose,)),
            ),
        )


def on_line(inquiry: Inquiry, line: Line, claim: PowerClaim) -> PowerClaim | None:
    """Return a claim as one on the party whose power grows along a line; None if it is on neither.

    Of two parties, what one has the other has not.
    """
    parties = inquiry.problem.parties
    if claim.party == parties[line.party]:
        return claim
    if len(parties) == 2 and claim.party in parties:  # noqa: PLR2004 - the other of two
        return PowerClaim(parties[line.party], 1 - claim.high, 1 - claim.low, claim.whose)
    return None


def _within(inquiry: Inquiry, outcome: Outcome) -> tuple[Literal, ...] | None:
    """Return what is foreseen, of the part that is answered; None where some of it is not."""
    if inquiry.part is None:
        return outcome.literals
    places = {place: number for number, place in enumerate(inquiry.part.issues)}
    if any(one.issue not in places for one in outcome.literals):
        return None
    return tuple(Literal(places[one.issue], one.options) for one in outcome.literals)
