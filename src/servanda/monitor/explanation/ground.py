"""What a proof rests on: all that can be asked about one instance, whoever answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from servanda.monitor.explanation.facts import Facts
from servanda.monitor.program import (
    Condition,
    Duty,
    Effect,
    InState,
    Judged,
    Pattern,
    Program,
    Rule,
    Variable,
)
from servanda.monitor.reference.facts import Binding, Fact
from servanda.monitor.reference.truth import Truth
from servanda.monitor.verdict import Status, Verdict
from servanda.vocabulary.instance import Instance


@dataclass(frozen=True, slots=True)
class Origin:
    """How an instance came about: when (`BEGINNING`: nothing brought it about), how surely."""

    created: int
    truth: Truth
    facts: Facts


@dataclass(frozen=True, slots=True)
class Fired:
    """A consequence fired at an instant, on these facts."""

    at: int
    facts: Facts


@dataclass(frozen=True, slots=True)
class Befell:
    """An effect of the rule `by` has befallen the instance."""

    by: str
    effect: Effect
    at: int
    facts: Facts


BY_EFFECT = frozenset({Status.VOID, Status.LAPSED, Status.SUSPENDED, Status.REVOKED})
"""Statuses that effects of other rules may give."""


@dataclass(frozen=True, slots=True)
class Stands:
    """How an instance of another rule stood, on which facts; `effect` is what made it so."""

    rule: str
    instance: tuple[tuple[Variable, Instance], ...]
    status: Status
    since: int | None
    facts: Facts
    effect: Befell | None = None


class Ground(Protocol):
    """One instance and its verdict, and all that its proof asks, as of the instant `at` (µs).

    `rules` are those of the program that are read: of rival readings the one that counts.
    `begins` is the first instant at which it applies (`BEGINNING` where no start is known, None
    where what it waits for has not come), `ends` the first at which it does no more.
    """

    @property
    def program(self) -> Program:
        """The program."""

    @property
    def rules(self) -> Sequence[Rule]:
        """The rules that are read."""

    @property
    def rule(self) -> Rule:
        """The rule of which it is an instance."""

    @property
    def verdict(self) -> Verdict:
        """The verdict."""

    @property
    def binding(self) -> Binding:
        """The values of its variables."""

    @property
    def at(self) -> int:
        """The instant as of which it is judged."""

    @property
    def origin(self) -> Origin:
        """How it came about."""

    @property
    def start_known(self) -> bool:
        """Whether it is known from when it applies."""

    @property
    def begins(self) -> int | None:
        """The first instant at which it applies."""

    @property
    def ends(self) -> int | None:
        """The first instant at which it applies no more."""

    def fitting(self, pattern: Pattern) -> Facts:
        """Return the facts that fit and concern it, save those that brought it about."""

    def fulfilment(self, duty: Duty) -> tuple[Facts, int | None]:
        """Return the acts that count for a duty to achieve, and when it was done."""

    def in_force(self, fact: Fact) -> Truth:
        """Return whether it applied to what a fact tells."""

    def is_permitted(self, fact: Fact) -> bool:
        """Whether a permission prevails that allows what a fact tells."""

    def is_complete(self, what: str, until: int) -> bool:
        """Whether reports of something are declared complete until an instant."""

    def value(self, condition: Condition, at: int, about: tuple[Fact, ...]) -> Truth:
        """Return what a condition is worth at an instant."""

    def showing(self, condition: Condition, at: int) -> Facts:
        """Return the facts on which a condition is so: all that fit, not only the newest."""

    def standing(self, condition: InState, at: int, so: Truth) -> Stands | None:
        """Return the newest instance of which it is so that it is in a state, and how it stood.

        None where there is no such instance just before the instant.
        """

    def judgements(self, words: Judged, about: tuple[Fact, ...]) -> Facts:
        """Return what anybody said of words, of these facts or of nothing in particular."""

    def kindred(self, pattern: Pattern, at: int) -> Iterable[Fact]:
        """Return facts up to an instant of the kind that a pattern looks for, fitting or not."""

    def firings(self) -> Sequence[Fired]:
        """Return how a consequence fired with the status that it has."""

    def findings(self, bodies: tuple[str, ...]) -> Facts:
        """Return what these bodies found on which a consequence fired."""

    def effects(self) -> Sequence[Befell]:
        """Return what other rules have done to it, in the order of time."""

    def undecided(self) -> Mapping[str, Status]:
        """Return the rules of which it is open whether they act upon it, and how each is.

        Those that have acted upon it are not among them.
        """
