"""What the evaluation of a condition gives, and what its parts ask of one another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from servanda.monitor.beginning import BEGINNING
from servanda.monitor.program import Condition, Length, Time
from servanda.monitor.reference.course import Course
from servanda.monitor.reference.facts import Binding, Fact
from servanda.monitor.reference.truth import Truth
from servanda.vocabulary.calendar import later


@dataclass(frozen=True, slots=True)
class Solution:
    """Values of variables for which a condition is true or unknown, on which facts.

    `fresh`: it became so, or so anew, at this very instant.
    """

    binding: Binding
    truth: Truth
    evidence: tuple[Fact, ...] = ()
    fresh: bool = False
    latest: int = BEGINNING


@dataclass(frozen=True, slots=True)
class Resolved:
    """When a named time is: `first` to `latest`; None: it has not come yet, or is not known."""

    first: int | None
    latest: int | None = None
    known: bool = True


@dataclass(frozen=True, slots=True)
class Origin:
    """From where `After(…, None)` and `OnceTrue` count: the creation of the instance."""

    first: int = BEGINNING
    latest: int = BEGINNING


FROM_THE_BEGINNING = Origin()


class Evaluator(Protocol):
    """What evaluates conditions: its parts ask it for the parts of theirs.

    `settling` are the conditions of which it is being asked since when they are true.
    """

    course: Course
    deciders: tuple[str, ...]
    settling: list[Condition]

    def value(
        self,
        condition: Condition,
        binding: Binding,
        at: int,
        evidence: tuple[Fact, ...] = ...,
        origin: Origin = ...,
    ) -> Truth:
        """Return what a condition is worth at an instant."""

    def fires(self, condition: Condition, binding: Binding, at: int) -> tuple[Solution, ...]:
        """Return the ways in which a condition fires at an instant."""

    def resolve(self, time: Time, binding: Binding, at: int, origin: Origin) -> Resolved:
        """Return when a time is, so far as it is known at an instant."""


def shifted(at: int, length: Length, sign: int = 1) -> int:
    """Return the instant so long after another (before it, for `sign` -1)."""
    return later(at, sign * length.count, length.unit)
