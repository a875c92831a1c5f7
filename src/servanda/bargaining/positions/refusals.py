"""What a party refuses: red lines, what it accepts only with something else, when it walks away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from servanda.bargaining.positions.bid import words
from servanda.bargaining.positions.insistence import refused_unless
from servanda.bargaining.positions.position import Alternative, Claim, Position, WalkAway
from servanda.bargaining.positions.stakes import Stakes
from servanda.bargaining.problem import Exclusion, Literal
from servanda.findings import Finding, Severity, Span
from servanda.instrument.pact import phrasing as p
from servanda.instrument.pact import syntax as s


@dataclass(frozen=True, slots=True)
class Refusals:
    """What cannot be part of an agreement, and what was said of it that could not be used."""

    exclusions: tuple[Exclusion, ...]
    findings: tuple[Finding, ...]


def refusals_from(claims: Sequence[Claim], stakes: Stakes) -> Refusals:
    """Return every refusal that the claims state; whatever is not stated, nobody refuses."""
    exclusions: list[Exclusion] = []
    findings: list[Finding] = []
    for claim in claims:
        if not (isinstance(claim, WalkAway) or _refuses(claim)):
            continue
        found: list[Exclusion] | Finding
        match claim:
            case WalkAway():
                found = _insisted(claim, stakes)
            case Position(circumstances=()):
                found = list(_of_position(claim, stakes)) or _of_nothing(claim)
            case _:
                found = _circumstantial(claim.said.at)
        if isinstance(found, Finding):
            findings.append(found)
        else:
            exclusions += found
    return Refusals(tuple(exclusions), tuple(findings))


def _refuses(claim: Claim) -> bool:
    if not isinstance(claim, Position):
        return False
    linked = claim.stand is s.Stand.ACCEPTS and claim.only
    return claim.stand is s.Stand.RED_LINE or linked


def _of_position(position: Position, stakes: Stakes) -> Iterator[Exclusion]:
    """Yield one refusal of all that is refused together, or one for each thing insisted upon."""
    accepted = _literal(position.of, stakes)
    if accepted is None:
        return
    if not position.only:
        others = [_literal(other, stakes) for other in position.together]
        known = [literal for literal in others if literal is not None]
        name = f"{position.party} will not accept {words(position.of, *position.together)}"
        if len(known) == len(others):
            yield _exclusion(name, position, (accepted, *known))
        return
    for other in position.together:
        wanted = _literal(other, stakes)
        name = f"{position.party} will accept {words(position.of)} only with {words(other)}"
        if wanted is not None and wanted.issue != accepted.issue:
            rest = frozenset(range(len(stakes.stakes[wanted.issue].ways))) - wanted.options
            yield _exclusion(name, position, (accepted, Literal(wanted.issue, rest)))


def _literal(alternative: Alternative, stakes: Stakes) -> Literal | None:
    found = stakes.meant(alternative)
    return None if found is None else Literal(*found)


def _insisted(claim: WalkAway, stakes: Stakes) -> list[Exclusion] | Finding:
    name = f"{claim.party} walks away unless {p.condition(claim.unless)}"
    refused = refused_unless(claim.unless, stakes)
    if refused is None:
        return Finding(
            "not-in-the-text",
            Severity.MEDIUM,
            f"“{name}” depends on more than what is agreed; no package is refused for it.",
            span=claim.said.at,
        )
    return [_exclusion(name, claim, literals) for literals in refused]


def _exclusion(name: str, claim: Position | WalkAway, literals: tuple[Literal, ...]) -> Exclusion:
    by = claim.said
    return Exclusion(name, claim.party, literals, (*by.assumed_by, *by.sources), by.assumed, by.at)


def _of_nothing(position: Position) -> Finding:
    return Finding(
        "not-on-the-table",
        Severity.NOTE,
        f"“{position.party} {position.stand.value} {words(position.of, *position.together)}” "
        "refuses nothing that is on the table.",
        span=position.said.at,
    )


def _circumstantial(at: Span | None) -> Finding:
    return Finding(
        "refused-at-times",
        Severity.MEDIUM,
        "This holds in some circumstances only, and so no package is refused for it.",
        span=at,
    )
