"""The instances of one rule, and the effects that befall them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from servanda.monitor.columnar.arrays import Ints, Truths, are_all, taken
from servanda.monitor.columnar.ragged import Lists
from servanda.monitor.program import Change, Rule
from servanda.monitor.verdict import Status

STATUSES: tuple[Status, ...] = tuple(Status)
"""Statuses by their number."""

CODE: Mapping[Status, int] = {status: place for place, status in enumerate(STATUSES)}
"""The number of each status."""


@dataclass(frozen=True, eq=False)
class Records:
    """One instance a row: its variables' values, when it came about, how surely, by which claims.

    `created` at the earliest, `latest` at the latest, `ALWAYS` where nothing brought it about;
    `seen` the first instant at which it was there.
    """

    rule: Rule
    values: Mapping[str, Ints]
    created: Ints
    latest: Ints
    seen: Ints
    truth: Truths
    evidence: Lists

    def __len__(self) -> int:
        return len(self.created)

    def take(self, rows: Ints) -> Records:
        """Return some of them."""
        if are_all(rows, len(self)):
            return self
        return Records(
            self.rule,
            {name: taken(column, rows) for name, column in self.values.items()},
            taken(self.created, rows),
            taken(self.latest, rows),
            taken(self.seen, rows),
            taken(self.truth, rows),
            self.evidence.take(rows),
        )


@dataclass(frozen=True, eq=False)
class Orders:
    """Effects of one kind that one rule brought about, in the order of time.

    `values` are those of the rule's variables; `subject` what an effect on a status concerns, -1
    where that is not known.
    """

    change: Change
    at: Ints
    values: Mapping[str, Ints]
    evidence: Lists
    subject: Ints

    def same_as(self, other: Orders) -> bool:
        """Return whether the effects are the same."""
        return (
            np.array_equal(self.at, other.at)
            and all(np.array_equal(self.values[n], other.values[n]) for n in self.values)
            and np.array_equal(self.subject, other.subject)
            and np.array_equal(self.evidence.flat, other.evidence.flat)
        )
