"""The ways in which something could be settled, each told from the others."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from servanda.bargaining.problem import Option
from servanda.instrument.pact import phrasing as p
from servanda.instrument.pact import syntax as s


class Kind(StrEnum):
    """What a way to settle something does with it."""

    FIGURE = "a figure"
    READING = "a reading"
    WORDS = "other words"
    DRAFTED = "as drafted"
    INCLUDED = "agreed"
    RULED_OUT = "ruled out"
    ABSENT = "not agreed, as in the draft"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Way:
    """One way: for a figure `low` to `high` of the scale's unit, for words and readings `text`."""

    kind: Kind
    low: Decimal | None = None
    high: Decimal | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Scale:
    """On what figures are compared: how each bounds, and in which unit."""

    comparison: s.Comparison
    unit: str


def option(way: Way, scale: Scale | None) -> Option:
    """Return a way as an option, in words and, where it is one figure, as a number."""
    if way.low is not None and way.high is not None and scale is not None:
        amount = p.quantity(s.Quantity(way.low, way.high, scale.unit))
        figure = Fraction(way.low) if way.low == way.high else None
        return Option(f"{scale.comparison.value} {amount}", figure)
    match way.kind:
        case Kind.READING:
            return Option(f"reading {p.quoted(way.text)}")
        case Kind.WORDS:
            return Option(f"in the words {p.quoted(way.text)}")
        case Kind.DRAFTED if way.text:
            return Option(f"as drafted: {way.text}")
    return Option(way.kind.value)
