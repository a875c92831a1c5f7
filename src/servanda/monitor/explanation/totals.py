"""Very many reports told together: how many, and what their figures come to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from servanda.evidence.claim import Quantity
from servanda.evidence.wording import in_figures
from servanda.instrument.pact.inflection import counted
from servanda.monitor.reference.facts import Fact, one_each
from servanda.vocabulary.calendar import as_date


@dataclass(frozen=True, slots=True)
class Totals:
    """How many happenings there were, from when to when (µs), and their figures by unit.

    `further` is how many reports told once more of the same. Of each figure the low ends, the high
    ends and the best estimates are added up apart: a range stays a range.
    """

    happened: int
    further: int = 0
    first: int = 0
    last: int = 0
    figures: tuple[Quantity, ...] = ()

    def __str__(self) -> str:
        if not self.happened:
            return "none"
        words = f"{self.happened:,} from {as_date(self.first)} to {as_date(self.last)}"
        further = counted(self.further, "further report")
        reports = f" ({further} of the same)" if self.further else ""
        return "; ".join([words + reports, *map(in_figures, self.figures)])


def totals_of(facts: Sequence[Fact]) -> Totals:
    """Add facts up; reports of one event count once, with the figures of the first."""
    if not facts:
        return Totals(0)
    happened = one_each(facts)
    instants = [fact.at for fact in happened]
    told = [fact.claim.quantity for fact in happened if fact.claim.quantity is not None]
    return Totals(
        len(happened), len(facts) - len(happened), min(instants), max(instants), added(told)
    )


def added(quantities: Iterable[Quantity]) -> tuple[Quantity, ...]:
    """Add figures up by unit, in the order in which the units are met."""
    by_unit: defaultdict[str, list[Quantity]] = defaultdict(list)
    for quantity in quantities:
        by_unit[quantity.unit].append(quantity)
    return tuple(_sum(unit, figures) for unit, figures in by_unit.items())


def _sum(unit: str, figures: Sequence[Quantity]) -> Quantity:
    likeliest = [figure.likeliest for figure in figures]
    known = [one for one in likeliest if one is not None]
    best = sum(known) if len(known) == len(likeliest) else None
    return Quantity(sum(f.low for f in figures), sum(f.high for f in figures), unit, best)
