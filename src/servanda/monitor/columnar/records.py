"""The instances of one rule, and the effects that befall them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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

    def same_as(self, other: Records) -> bool:
        """Return whether the instances have the same values, one by one."""
        names = self.rule.variables
        return len(self) == len(other) and all(
            np.array_equal(self.values[n], other.values[n]) for n in names if n in self.values
        )

    @classmethod
    def stacked(cls, parts: Sequence[Records]) -> Records:
        """Return the instances of several, one after the other."""
        if len(parts) == 1:
            return parts[0]
        rule = parts[0].rule
        return cls(
            rule,
            {name: np.concatenate([p.values[name] for p in parts]) for name in rule.variables},
            np.concatenate([part.created for part in parts]),
            np.concatenate([part.latest for part in parts]),
            np.concatenate([part.seen for part in parts]),
            np.concatenate([part.truth for part in parts]),
            Lists.stacked([part.evidence for part in parts]),
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
