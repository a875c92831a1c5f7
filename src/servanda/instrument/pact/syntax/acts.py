"""What is done, and how it is bounded."""

from __future__ import annotations

from dataclasses import dataclass, field

from servanda.instrument.pact.syntax.names import Comparison, Extent, Hole, Quantity, Term


@dataclass(frozen=True, slots=True)
class Duration:
    """`count` calendar units (`day`, `month`, `hour`…)."""

    count: int
    unit: str


@dataclass(frozen=True, slots=True)
class Role:
    """What an act is done to (no preposition), or `at`, `to`, `with`… whom or what."""

    preposition: str | None
    term: Term


@dataclass(frozen=True, slots=True)
class Act:
    """A declared verb in its base form, and its roles in the order written."""

    verb: str
    roles: tuple[Role, ...] = ()
    at: Extent | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Limit:
    """`keep` a measure within a bound; with `period`, the total over each such period.

    With `rolling`, over any stretch of that length, wherever it begins. `holder` is whose
    measure it is, where that is not the bearer: `strength of forces of Northland`.
    """

    measure: Term
    comparison: Comparison
    bound: Quantity | Hole
    period: Duration | None = None
    rolling: bool = False
    holder: Term | None = None
    at: Extent | None = field(default=None, compare=False, repr=False)
