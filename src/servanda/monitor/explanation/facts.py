"""The facts that a proof speaks of: a few that are at hand, or very many of which few are shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from servanda.monitor.explanation.totals import Totals, totals_of
from servanda.monitor.reference.facts import Fact, in_order

MOST_LISTED = 12
"""Of more happenings of one kind than these, the first and the last are shown, and the totals."""

MOST_NAMED = 100
"""Of more reports than these the first are named, and it is said how many more there are."""


class Facts(Protocol):
    """Facts in the order of time."""

    def __len__(self) -> int:
        """Return how many there are."""

    def labels(self, most: int) -> tuple[str, ...]:
        """Return the labels of the reports of the first so many, each once."""

    def some(self, most: int) -> tuple[Fact, ...]:
        """Return the first so many."""

    def ends(self) -> tuple[Fact, ...]:
        """Return the first and the last."""

    def counting(self) -> Facts:
        """Return those whose reports show an episode of the verdict."""

    def between(self, first: int, last: int) -> Facts:
        """Return those that happened from one instant to another (both included)."""

    def perhaps_after(self, at: int) -> Facts:
        """Return those that can have happened after an instant."""

    def totals(self) -> Totals:
        """Return what they come to together."""


@dataclass(frozen=True, slots=True)
class AtHand:
    """Facts that are all at hand; `episodic` are the reports that show an episode."""

    facts: tuple[Fact, ...]
    episodic: frozenset[str] = frozenset()

    @classmethod
    def of(cls, facts: Iterable[Fact], episodic: frozenset[str]) -> AtHand:
        """Return facts in the order of time, each once."""
        return cls(in_order(dict.fromkeys(facts)), episodic)

    def __len__(self) -> int:
        return len(self.facts)

    def labels(self, most: int) -> tuple[str, ...]:
        """Return the labels of the reports of the first so many, each once."""
        return tuple(dict.fromkeys(fact.claim.report for fact in self.facts[:most]))

    def some(self, most: int) -> tuple[Fact, ...]:
        """Return the first so many."""
        return self.facts[:most]

    def ends(self) -> tuple[Fact, ...]:
        """Return the first and the last."""
        return (*self.facts[:1], *self.facts[1:][-1:])

    def counting(self) -> AtHand:
        """Return those whose reports show an episode of the verdict."""
        counted = (fact for fact in self.facts if fact.claim.report in self.episodic)
        return AtHand(tuple(counted), self.episodic)

    def between(self, first: int, last: int) -> AtHand:
        """Return those that happened from one instant to another (both included)."""
        there = (fact for fact in self.facts if first <= fact.at <= last)
        return AtHand(tuple(there), self.episodic)

    def perhaps_after(self, at: int) -> AtHand:
        """Return those that can have happened after an instant."""
        return AtHand(tuple(fact for fact in self.facts if fact.latest > at), self.episodic)

    def totals(self) -> Totals:
        """Return what they come to together."""
        return totals_of(self.facts)
