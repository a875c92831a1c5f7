"""Limits claim where a measure lies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, pairwise

from servanda.effects.propositions import Claim, ClashKind, Propositions
from servanda.instrument.pact import syntax as s
from servanda.norms import Agreement, Norm, NormKind
from servanda.vocabulary.quantity import in_unit

_FROM_ABOVE = frozenset({s.Comparison.AT_MOST, s.Comparison.FEWER_THAN})
_IN_STEPS = (s.Slot.BY, s.Slot.ON, s.Slot.WITHIN, s.Slot.COMPLETED_BY, s.Slot.BEGUN_BY)


@dataclass(frozen=True, slots=True)
class _Bound:
    norm: Norm
    comparison: s.Comparison
    value: Decimal


def claimed_limits(agreement: Agreement, propositions: Propositions) -> Iterator[Claim]:
    """Yield what limits claim of each measure, for each bearer."""
    for key, bounds in _by_measure(agreement).items():
        _put_in_order(key, {bound.value for bound in bounds}, propositions)
        for bound in bounds:
            below = propositions.of(key, "below", bound.value)
            up_to = propositions.of(key, "up to", bound.value)
            for number in _bounded(bound.comparison, below, up_to):
                yield Claim(bound.norm, ClashKind.LIMIT, (number,))
        yield from _ceilings(key, bounds, propositions)


def _by_measure(agreement: Agreement) -> dict[tuple[object, ...], list[_Bound]]:
    found: dict[tuple[object, ...], list[_Bound]] = defaultdict(list)
    units: dict[tuple[object, ...], str] = {}
    for norm in agreement.of_kind(NormKind.LIMIT):
        limit = norm.limit
        if limit is None or not isinstance(limit.bound, s.Quantity):
            continue
        for measure in agreement.vocabulary.names(limit.measure):
            for bearer in norm.bearers or ("",):
                whose = agreement.vocabulary.names(limit.holder) or (bearer,)
                key = ("measure", measure, bearer, whose, limit.period, limit.rolling)
                unit = units.setdefault(key, limit.bound.unit)
                value = in_unit(limit.bound.high, limit.bound.unit, unit)
                if value is not None:
                    found[key].append(_Bound(norm, limit.comparison, value))
    return found


def _put_in_order(key: object, values: set[Decimal], propositions: Propositions) -> None:
    """Lay down that what is below a value is up to it, and below any greater one."""
    chain: list[int] = []
    for value in sorted(values):
        chain += [propositions.of(key, "below", value), propositions.of(key, "up to", value)]
    for lower, higher in pairwise(chain):
        propositions.implies(lower, higher)


def _bounded(comparison: s.Comparison, below: int, up_to: int) -> tuple[int, ...]:
    return {
        s.Comparison.AT_MOST: (up_to,),
        s.Comparison.FEWER_THAN: (below,),
        s.Comparison.AT_LEAST: (-below,),
        s.Comparison.MORE_THAN: (-up_to,),
        s.Comparison.EXACTLY: (up_to, -below),
    }[comparison]


def _ceilings(key: object, bounds: list[_Bound], propositions: Propositions) -> Iterator[Claim]:
    """Yield the ceilings of a measure: the lowest keeps all; which is meant is open.

    Ceilings that come down in steps, each by its own date, are one plan and no clash.
    """
    standing = [
        bound
        for bound in bounds
        if bound.comparison in _FROM_ABOVE and not bound.norm.sentence.has(*_IN_STEPS)
    ]
    values = sorted({bound.value for bound in standing})
    for one, other in combinations(values, 2):
        propositions.exclude(
            propositions.of(key, "ceiling", one), propositions.of(key, "ceiling", other)
        )
    if len(values) > 1:
        for bound in standing:
            ceiling = propositions.of(key, "ceiling", bound.value)
            yield Claim(bound.norm, ClashKind.CEILING, (ceiling,))
