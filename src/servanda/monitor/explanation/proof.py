"""A proof: what a verdict rests on, step by step, down to clauses and reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from servanda.monitor.explanation.facts import MOST_NAMED, Facts
from servanda.monitor.verdict import Status, Verdict


class Mark(StrEnum):
    """How a step stands."""

    MET = "so"
    NOT_MET = "not so"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Point:
    """One step: what is asked, how it stands, on which reports, and what it rests on in turn.

    `clause` is the clause whose words say so, where that is another than the verdict's own. `at` is
    the instant it concerns. Of very many reports only the first are in `reports`; `more` is how
    many there are besides.
    """

    mark: Mark
    words: str
    reports: tuple[str, ...] = ()
    clause: str | None = None
    at: int | None = None
    points: tuple[Point, ...] = ()
    more: int = 0

    def walk(self) -> Iterator[Point]:
        """Yield the step and all that it rests on."""
        yield self
        for point in self.points:
            yield from point.walk()


def resting_on(point: Point, facts: Facts) -> Point:
    """Return a step with the reports that it rests on: of very many the first, and their number."""
    more = max(len(facts) - MOST_NAMED, 0)
    return replace(point, reports=facts.labels(MOST_NAMED), more=more)


@dataclass(frozen=True, slots=True)
class Proof:
    """Why an instance has its status; or, with `expected`, why it has not that other one."""

    verdict: Verdict
    points: tuple[Point, ...]
    expected: Status | None = None

    @property
    def reports(self) -> tuple[str, ...]:
        """The labels of the reports that it names, in the order of its steps.

        Of those on which the verdict rests besides, the first are named.
        """
        named = [label for point in self.walk() for label in point.reports]
        return tuple(dict.fromkeys((*named, *self.verdict.reports[:MOST_NAMED])))

    @property
    def clauses(self) -> tuple[str, ...]:
        """The rules whose words it rests on: its own first."""
        named = [point.clause for point in self.walk() if point.clause is not None]
        return tuple(dict.fromkeys((self.verdict.rule, *named)))

    def walk(self) -> Iterator[Point]:
        """Yield every step."""
        for point in self.points:
            yield from point.walk()
