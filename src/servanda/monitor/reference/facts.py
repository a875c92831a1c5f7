"""The claims that count in a world, each at its instant; and whether one fits a pattern."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from servanda.evidence.claim import Claim
from servanda.evidence.table import SUBJECT
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
    return in_order(fact for fact in facts if fact.at <= as_of)


def in_order(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Return facts in the order of time, then of labels."""
    return tuple(sorted(facts, key=lambda fact: (fact.at, fact.claim.report)))


def fits(pattern: Pattern, claim: Claim, binding: Binding) -> tuple[dict[str, Instance], ...]:
    """Return the values of variables with which a claim fits; nothing where it does not.

    There are several where the doing of one counts as that of several collectives.
    """
    if (
        claim.kind is not pattern.kind
        or claim.what != pattern.what
        or claim.negated != pattern.negated
        or (pattern.clause is not None and claim.clause != pattern.clause)
        or any(not _is_all(claim, role) for role in pattern.every)
    ):
        return ()
    filled = [(pattern.subject, claim.subject)]
    filled += [(slot, claim.role(role)) for role, slot in pattern.roles]
    found: tuple[dict[str, Instance], ...] = (dict(binding),)
    for slot, instance in filled:
        found = tuple(more for values in found for more in stands(slot, instance, values))
    return found


def _is_all(claim: Claim, role: str) -> bool:
    found = claim.subject if role == SUBJECT else claim.role(role)
    return found is not None and found.every


def stands(slot: Slot, found: Instance | None, values: Binding) -> Iterator[dict[str, Instance]]:
    """Yield the values with which an instance (None: not stated) can stand in a slot."""
    if found is None:
        if slot.unstated or (slot.names is None and slot.variable is None):
            yield from _taken(slot, NOT_STATED, values)
    elif slot.identity is not None and found.identity != slot.identity:
        return
    elif slot.names is None or found.name in slot.names:
        counted = [whole for member, whole in slot.counts_as if member == found.name]
        for whole in dict.fromkeys(counted):
            yield from _taken(slot, Instance(whole), values)
        if not counted:
            yield from _taken(slot, Instance(found.name, found.identity), values)


def _taken(slot: Slot, value: Instance, values: Binding) -> Iterator[dict[str, Instance]]:
    if slot.variable is None:
        yield dict(values)
    elif values.get(slot.variable, value) == value:
        yield {**values, slot.variable: value}


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
    """Return what a claim adds to a total: its best estimate or only figure, or an end of a range.

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


def one_each(facts: Iterable[Fact]) -> list[Fact]:
    """Return the facts, of several reports of one event only the first."""
    seen: set[str] = set()
    kept: list[Fact] = []
    for fact in facts:
        key = fact.claim.event or f"report {fact.claim.report}"
        if key not in seen:
            seen.add(key)
            kept.append(fact)
    return kept
