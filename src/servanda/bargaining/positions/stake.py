"""What is at stake: one issue, and which of its options a demand means."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from servanda.bargaining.positions.way import Kind, Scale, Way
from servanda.bargaining.problem import Issue
from servanda.instrument.pact import syntax as s
from servanda.vocabulary.quantity import in_unit, within


@dataclass(frozen=True, slots=True)
class Stake:
    """An issue and the ways that its options are, in the same order."""

    issue: Issue
    ways: tuple[Way, ...]
    scale: Scale | None = None

    def meant(self, demand: s.Demand) -> frozenset[int]:
        """Return the options that a demand means; none where it says none of them.

        A figure that bounds as the issue's own figures do means that figure and no other. One that
        bounds otherwise means every figure that it bounds: “more than 85,000 personnel”.
        """
        if demand.comparison is not None:
            return self._of_figure(demand)
        way = self._way(demand)
        return frozenset(n for n, one in enumerate(self.ways) if one == way)

    def _of_figure(self, demand: s.Demand) -> frozenset[int]:
        amount = None if self.scale is None else on_scale(demand, self.scale)
        if amount is None or demand.comparison is None or self.scale is None:
            return frozenset()
        low, high = amount
        if demand.comparison in {self.scale.comparison, s.Comparison.EXACTLY} or low != high:
            return frozenset(
                n for n, way in enumerate(self.ways) if (way.low, way.high) == (low, high)
            )
        return frozenset(
            n
            for n, way in enumerate(self.ways)
            if way.low is not None
            and way.high is not None
            and within(way.low, demand.comparison, low)
            and within(way.high, demand.comparison, low)
        )

    def _way(self, demand: s.Demand) -> Way:
        """Return the way that a demand without a figure asks for."""
        if demand.act is not None:
            return Way(Kind.INCLUDED)
        if demand.words is not None:
            kind = Kind.READING if demand.change == "reading" else Kind.WORDS
            return Way(kind, text=demand.words.text)
        on_clause = isinstance(demand.on, s.Reference)
        if demand.change == "deleted":
            return Way(Kind.DELETED if on_clause else Kind.RULED_OUT)
        if on_clause or demand.change == "unchanged":
            return self._drafted
        return Way(Kind.INCLUDED)

    @property
    def _drafted(self) -> Way:
        return self.ways[0 if self.issue.draft is None else self.issue.draft]


def on_scale(demand: s.Demand, scale: Scale) -> tuple[Decimal, Decimal] | None:
    """Return the figure that is demanded, from low to high, in a scale's unit; None for none."""
    if not isinstance(demand.bound, s.Quantity):
        return None
    low = in_unit(demand.bound.low, demand.bound.unit, scale.unit)
    high = in_unit(demand.bound.high, demand.bound.unit, scale.unit)
    return None if low is None or high is None else (low, high)
