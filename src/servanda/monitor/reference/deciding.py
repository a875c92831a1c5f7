"""Whether the facts of a trigger are found by whoever is competent to find them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from servanda.evidence.claim import Claim, ClaimKind
from servanda.monitor.program import Rule
from servanda.monitor.reference.conditions import Conditions
from servanda.monitor.reference.course import Course
from servanda.monitor.reference.facts import Fact, in_order
from servanda.monitor.reference.open_parts import open_parts
from servanda.monitor.reference.solution import Solution
from servanda.monitor.reference.truth import Truth
from servanda.monitor.verdict import Reason, Status, Why

_FACTUAL = frozenset({ClaimKind.ACT, ClaimKind.MEASURE})
"""What has to be found by somebody; a date or entry into force has not."""


class HeardCourse(Course):
    """The same course, with what a rule's deciders found whether or not the view accepts it."""

    def __init__(self, course: Course, findings: Iterable[Fact], deciders: tuple[str, ...]) -> None:
        self.__dict__.update(course.__dict__)
        more = [fact for fact in findings if _is_finding(fact.claim, deciders)]
        self.facts = in_order((*course.facts, *more))


class FoundCourse(Course):
    """The same course, of whose facts only those count that a competent body found."""

    def __init__(self, course: Course, deciders: tuple[str, ...]) -> None:
        self.__dict__.update(course.__dict__)
        self.facts = tuple(
            fact
            for fact in course.facts
            if fact.claim.kind not in _FACTUAL or _is_finding(fact.claim, deciders)
        )


class Decision:
    """Says with what status a firing of a rule counts."""

    def __init__(self, course: Course, rule: Rule) -> None:
        self.course, self.rule = course, rule
        self.names = rule.decider.names
        self._found = Conditions(FoundCourse(course, self.names), self.names)

    def on(
        self, solution: Solution, worth: Truth, at: int
    ) -> tuple[Status, tuple[Why, ...]] | None:
        """Return the status of a firing; None where a competent body found that it was not so."""
        rule, trigger = self.rule, self.rule.trigger
        if any(_struck(fact, self.course.facts, self.names) for fact in solution.evidence):
            return None
        if worth is Truth.UNKNOWN:
            parts = (
                *open_parts(trigger.condition if trigger else None),
                *open_parts(rule.exception),
                *open_parts(rule.condition_while),
            )
            nobody = rule.decider.needed and not self.names
            return Status.UNDECIDED, (*parts, *((Why(Reason.NO_DECIDER),) if nobody else ()))
        if not rule.decider.needed:
            return Status.TRIGGERED, ()
        if not self.names:
            return Status.BLOCKED, (Why(Reason.NO_DECIDER),)
        if trigger is not None and self._is_found(solution, at):
            return Status.TRIGGERED, ()
        return Status.UNDECIDED, (Why(Reason.NO_FINDING, " and ".join(self.names)),)

    def _is_found(self, solution: Solution, at: int) -> bool:
        """Whether the trigger fires on the findings alone, for the same values."""
        trigger = self.rule.trigger
        return trigger is not None and any(
            one.truth is Truth.TRUE and dict(one.binding) == dict(solution.binding)
            for one in self._found.fires(trigger.condition, {}, at)
        )


def _is_finding(claim: Claim, deciders: Sequence[str]) -> bool:
    return claim.finding and claim.author in deciders


def _struck(fact: Fact, facts: Sequence[Fact], deciders: Sequence[str]) -> bool:
    """Whether a competent body found that the very thing did not happen."""
    return any(_is_finding(other.claim, deciders) and contradicts(other, fact) for other in facts)


def contradicts(one: Fact, other: Fact) -> bool:
    """Whether one says that what the other says did not happen, at a time that overlaps."""
    a, b = one.claim, other.claim
    roles = {word for word, _ in (*a.roles, *b.roles)}
    return (
        a.kind is b.kind
        and a.what == b.what
        and a.negated is not b.negated
        and (a.subject is None or b.subject is None or a.subject == b.subject)
        and all(None in {a.role(w), b.role(w)} or a.role(w) == b.role(w) for w in roles)
        and one.at <= other.latest
        and other.at <= one.latest
    )
