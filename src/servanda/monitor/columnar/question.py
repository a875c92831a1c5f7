"""What is asked of conditions and times, many questions at once, and what the answers are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np

from servanda.monitor.columnar.arrays import (
    ALWAYS,
    NEVER,
    Bools,
    Ints,
    Truths,
    are_all,
    repeated,
    taken,
)
from servanda.monitor.columnar.ragged import Lists
from servanda.monitor.columnar.stream import Stream
from servanda.monitor.columnar.told import Told
from servanda.monitor.program import Condition, Time


@dataclass(frozen=True, eq=False)
class Questions:
    """One a row: for which values of the variables, at which instant.

    `first` and `latest` are from where `After(…, None)` and `OnceTrue` count (the creation of an
    instance), `ALWAYS` for the beginning of time; `evidence` the claims that are asked about.
    """

    values: Mapping[str, Ints]
    at: Ints
    first: Ints
    latest: Ints
    evidence: Lists | None = None

    def __len__(self) -> int:
        return len(self.at)

    def take(self, rows: Ints) -> Questions:
        """Return some of the questions."""
        if are_all(rows, len(self)):
            return self
        return Questions(
            {name: taken(found, rows) for name, found in self.values.items()},
            taken(self.at, rows),
            taken(self.first, rows),
            taken(self.latest, rows),
            None if self.evidence is None else self.evidence.take(rows),
        )

    def asked_at(self, at: Ints) -> Questions:
        """Return the same questions at other instants."""
        return replace(self, at=at)


def from_the_beginning(
    values: Mapping[str, Ints], at: Ints, evidence: Lists | None = None
) -> Questions:
    """Return questions that count from the beginning of time."""
    always = repeated(ALWAYS, len(at))
    return Questions(values, at, always, always, evidence)


@dataclass(frozen=True, eq=False)
class Resolved:
    """When named times are: `first` to `latest`; `NEVER`: not come yet, or (`known`) not known."""

    first: Ints
    latest: Ints
    known: Bools

    def by(self, at: Ints) -> Resolved:
        """Return what is known of them at an instant: of those to come, nothing."""
        come = self.first <= at
        return Resolved(
            np.where(come, self.first, NEVER), np.where(come, self.latest, NEVER), self.known
        )


@dataclass(frozen=True, eq=False)
class Firings:
    """The ways in which a condition fired, surely (`truth` 2) or unknown whether (1).

    `given` is the row of the values that were given; `values` those of all variables by then;
    `latest` when it was at the latest, `evidence` the claims that it rests on.
    """

    given: Ints
    at: Ints
    values: Mapping[str, Ints]
    truth: Truths
    latest: Ints
    evidence: Lists

    def __len__(self) -> int:
        return len(self.at)

    def take(self, rows: Ints) -> Firings:
        """Return some of them."""
        if are_all(rows, len(self)):
            return self
        return Firings(
            taken(self.given, rows),
            taken(self.at, rows),
            {name: taken(found, rows) for name, found in self.values.items()},
            taken(self.truth, rows),
            taken(self.latest, rows),
            self.evidence.take(rows),
        )


class Evaluator(Protocol):
    """What evaluates conditions: its parts ask it for the parts of theirs.

    `accepted` is what the world accepts, `told` what conditions are held against.
    """

    accepted: Told
    told: Told

    def value(self, condition: Condition, asked: Questions) -> Truths:
        """Return what a condition is worth."""

    def fires(
        self, condition: Condition, given: Mapping[str, Ints], count: int, since: int = ALWAYS
    ) -> Firings:
        """Return when a condition fires after an instant, for each of `count` rows of values."""

    def resolve(self, time: Time, asked: Questions) -> Resolved:
        """Return when a time is."""

    def moments(self, condition: Condition, asked: Questions) -> tuple[Stream, Mapping[str, Ints]]:
        """Return when a condition fired for sure, and the keys to look each question up by."""

    def entry(self, at: Ints) -> Resolved:
        """Return when the agreement entered into force, as far as is known at instants."""

    def termination(self) -> int:
        """Return when the agreement ended, `NEVER` where it did not."""
