"""The claims that count in a world, each at its instant; and whether one fits a pattern."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from servanda.evidence.claim import Claim, ClaimKind
from servanda.instrument.pact.syntax import Comparison
from servanda.monitor.program import NOT_STATED, Bound, Pattern, Slot
from servanda.monitor.reference.truth import Truth, truth
from servanda.monitor.world import Instants
from servanda.vocabulary.instance import Instance

Binding: TypeAlias = Mapping[str, Instance]
"""The values that variables have."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A claim that counts: it happened at the instant `at`, and at the latest at `latest`."""

    claim: Claim
    at: int
    latest: int


def facts_of(claims: Iterable[Claim], instants: Instants, as_of: int) -> tuple[Fact, ...]:
    """Return the claims that have a time up to `as_of`, in the order of time, then of labels."""
    facts: list[Fact] = []
    for claim in claims:
        moment = claim.happened or claim.reported
        if moment is not None:
            at = moment.first if instants is Instants.FIRST else moment.last
            facts.append(Fact(claim, at, moment.last))
    return tuple(sorted((f for f in facts if f.at <= as_of), key=lambda f: (f.at, f.claim.report)))


def fits(pattern: Pattern, claim: Claim, binding: Binding) -> dict[str, Instance] | None:
    """Return the values of variables with which a claim fits, or None where it does not."""
    if (
        claim.kind is not pattern.kind
        or claim.what != pattern.what
        or claim.negated != pattern.negated
        or (pattern.clause is not None and claim.clause != pattern.clause)
        or any(not _is_all(claim.role(role)) for role in pattern.every)
    ):
        return None
    values = dict(binding)
    filled = [(pattern.subject, claim.subject)]
    filled += [(slot, claim.role(role)) for role, slot in pattern.roles]
    if all(_stands(slot, found, values) for slot, found in filled):
        return values
    return None


def _is_all(found: Instance | None) -> bool:
    return found is not None and found.every


def _stands(slot: Slot, found: Instance | None, values: dict[str, Instance]) -> bool:
    if found is None:
        if not slot.unstated:
            return slot.names is None and slot.variable is None
        found = NOT_STATED
    elif slot.names is not None and found.name not in slot.names:
        return False
    if slot.variable is None:
        return True
    found = Instance(found.name, found.identity)
    return values.setdefault(slot.variable, found) == found


def compare(value: float, comparison: Comparison, bound: float) -> bool:
    """Compare two numbers."""
    match comparison:
        case Comparison.AT_MOST:
            return value <= bound
        case Comparison.AT_LEAST:
            return value >= bound
        case Comparison.EXACTLY:
            return value == bound
        case Comparison.FEWER_THAN:
            return value < bound
        case Comparison.MORE_THAN:
            return value > bound


def figure_within(claim: Claim, bound: Bound) -> Truth:
    """Compare the figure of a claim with a bound.

    Unknown where the bound is not stated, and where a range without a best estimate lies on both
    sides of it; a claim without a figure, or in another unit, tells nothing: unknown too.
    """
    quantity = claim.quantity
    if bound.value is None or quantity is None or quantity.unit != bound.unit:
        return Truth.UNKNOWN
    if quantity.likeliest is not None:
        return truth(compare(quantity.likeliest, bound.comparison, bound.value))
    ends = {compare(end, bound.comparison, bound.value) for end in (quantity.low, quantity.high)}
    exact_inside = (
        bound.comparison is Comparison.EXACTLY and quantity.low < bound.value < quantity.high
    )
    return Truth.UNKNOWN if len(ends) > 1 or exact_inside else truth(ends.pop())


def amount_of(claim: Claim, unit: str, *, least: bool) -> float:
    """Return what a claim adds to a total: its best estimate or only figure, or an end of its range.

    Where only a range is given, the low end counts if `least`, else the high end; a claim without a
    figure in this unit adds nothing.
    """
    quantity = claim.quantity
    if quantity is None or quantity.unit != unit:
        return 0.0
    if quantity.likeliest is not None:
        return quantity.likeliest
    return quantity.low if least else quantity.high


def asks_for_more(comparison: Comparison) -> bool:
    """Whether a comparison is met by reaching an amount, and not by staying under it."""
    return comparison in {Comparison.AT_LEAST, Comparison.MORE_THAN, Comparison.EXACTLY}


def kind_of_judgement(claim: Claim) -> bool:
    """Whether a claim judges the act of another report."""
    return claim.kind is ClaimKind.JUDGEMENT
