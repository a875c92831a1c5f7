"""Units: which are known, which fit together, and which of two amounts is larger.

Units of nature come from pint; money is its ISO 4217 code; anything else (`personnel`, `tanks`) is
counted as it is, if the agreement declares it.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.words import CURRENCIES

if TYPE_CHECKING:
    import pint

_PERCENT = frozenset({"%", "percent", "per cent"})


@lru_cache(maxsize=1)
def _registry() -> pint.UnitRegistry[Decimal]:
    import pint  # noqa: PLC0415 - takes as long to load as a whole review; few files need it

    return pint.UnitRegistry(non_int_type=Decimal, cache_folder=None)


@lru_cache(maxsize=4096)
def _natural(unit: str) -> pint.Unit | None:
    registry = _registry()
    return registry.Unit(unit) if unit in registry else None


def family(unit: str, declared: frozenset[str]) -> str | None:
    """Return what kind of amount a unit counts, or None for an unknown unit.

    Two units with the same family can be compared. `declared` are the agreement's own units.
    """
    if unit in _PERCENT:
        return "percent"
    if unit in CURRENCIES:
        return f"money {unit}"
    if unit in declared or unit.removesuffix("s") == "working day":
        return f"count {unit.removesuffix('s')}"
    natural = _natural(unit)
    return None if natural is None else str(natural.dimensionality)


def in_unit(amount: Decimal, unit: str, target: str) -> Decimal | None:
    """Convert an amount; None where the units do not fit together."""
    if unit == target or unit.removesuffix("s") == target.removesuffix("s"):
        return amount
    a, b = _natural(unit), _natural(target)
    if a is None or b is None or a.dimensionality != b.dimensionality:
        return None
    return Decimal(_registry().Quantity(amount, a).to(b).magnitude)


def within(value: Decimal, comparison: s.Comparison, bound: Decimal) -> bool:
    """Whether a value keeps within a bound."""
    match comparison:
        case s.Comparison.AT_MOST:
            return value <= bound
        case s.Comparison.AT_LEAST:
            return value >= bound
        case s.Comparison.EXACTLY:
            return value == bound
        case s.Comparison.FEWER_THAN:
            return value < bound
        case s.Comparison.MORE_THAN:
            return value > bound
