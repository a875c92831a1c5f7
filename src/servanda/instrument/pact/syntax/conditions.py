"""When: dates, happenings and states, and how they are joined."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from servanda.instrument.pact.syntax.acts import Act, Duration
from servanda.instrument.pact.syntax.names import (
    Comparison,
    Determiner,
    Hole,
    Quantity,
    Reference,
    Term,
    Words,
)


@dataclass(frozen=True, slots=True)
class Date:
    """An ISO date as written; its length is its precision (`2022`, `2022-03`, `2022-03-29`…)."""

    iso: str
    end_of: bool = False


@dataclass(frozen=True, slots=True)
class Offset:
    """So long `after` or `before` something happens."""

    duration: Duration | Hole
    relation: str
    anchor: Condition


@dataclass(frozen=True, slots=True)
class Interval:
    """From one date to another."""

    start: Date
    end: Date


@dataclass(frozen=True, slots=True)
class Beyond:
    """At some time `before` a date or `after` it; how long is not known."""

    relation: str
    date: Date


@dataclass(frozen=True, slots=True)
class Window:
    """Only what falls within so long `before` now or `after` an anchor; or, timeless, `by` it.

    From `least` away, at once where it is None, to `duration` away, without end where that is None.
    An end belongs to the window unless it is open.
    """

    duration: Duration | None
    relation: str
    anchor: Condition | None = None
    least: Duration | None = None
    least_open: bool = False
    most_open: bool = False


@dataclass(frozen=True, slots=True)
class Times:
    """How often, compared with a number; with `period`, in each such period (`rolling`: in any)."""

    comparison: Comparison
    count: int
    period: Duration | None = None
    rolling: bool = False


@dataclass(frozen=True, slots=True)
class Total:
    """How much altogether: the amounts of all that happened added up, and compared."""

    comparison: Comparison
    bound: Quantity | Hole


@dataclass(frozen=True, slots=True)
class Happens:
    """Somebody does, or does not do, something. `plural` is the verb's form only."""

    subject: Term
    act: Act
    negated: bool = False
    window: Window | None = None
    times: Times | None = None
    total: Total | None = None
    plural: bool | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Stands:
    """A clause, a status or the agreement is (not) in some state: `[10] is in force`."""

    subject: Term
    status: str
    negated: bool = False
    plural: bool | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Measures:
    """A measure, or the one that a `holder` has, compared with a quantity."""

    measure: Term
    comparison: Comparison
    bound: Quantity | Hole
    holder: Term | None = None
    plural: bool | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Judged:
    """`this is "without cause"`: words that need a judgement; `of` says what of, if not "this"."""

    words: Words
    negated: bool = False
    of: Term | None = None
    plural: bool | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Point:
    """A happening named by a noun: `signature`, `completion of [21]`, a declared event."""

    name: str
    of: Term | None = None
    determiner: Determiner | None = None
    plural: bool | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Both:
    """All of these."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """Any of these."""

    parts: tuple[Condition, ...]


Condition: TypeAlias = (
    "Happens | Stands | Measures | Judged | Point | Both | Either | Hole | Reference | Date"
)


Time: TypeAlias = "Interval | Beyond | Offset | Hole | Condition"
