"""How each part of a condition stands, and on which reports."""

from __future__ import annotations

from dataclasses import dataclass

from servanda.monitor.explanation.near_misses import near_misses
from servanda.monitor.explanation.proof import Mark, Point
from servanda.monitor.explanation.wording import Wording
from servanda.monitor.program import (
    All,
    AnyOf,
    Condition,
    Fired,
    InState,
    Judged,
    Measured,
    Not,
    Occurred,
)
from servanda.monitor.reference.case import labels
from servanda.monitor.reference.conditions import Conditions
from servanda.monitor.reference.facts import Binding, Fact
from servanda.monitor.reference.happenings import inside
from servanda.monitor.reference.solution import FROM_THE_BEGINNING, Origin
from servanda.monitor.reference.truth import Truth

MARKS = {Truth.TRUE: Mark.MET, Truth.UNKNOWN: Mark.OPEN, Truth.FALSE: Mark.NOT_MET}


@dataclass(frozen=True)
class Tracing:
    """Traces conditions as they stand at an instant, for given values of the variables."""

    conditions: Conditions
    wording: Wording
    binding: Binding
    at: int
    evidence: tuple[Fact, ...] = ()
    origin: Origin = FROM_THE_BEGINNING

    def point(self, condition: Condition) -> Point:
        """Return a condition as a step, its parts below it."""
        mark = MARKS[
            self.conditions.value(condition, self.binding, self.at, self.evidence, self.origin)
        ]
        words = self.wording.condition(condition, self.binding)
        match condition:
            case All(parts=parts):
                points = tuple(self.point(part) for part in parts)
                return Point(mark, "all of these:", points=points)
            case AnyOf(parts=parts):
                points = tuple(self.point(part) for part in parts)
                return Point(mark, "one of these at least:", points=points)
            case Not(part=part):
                return Point(mark, words, points=(self.point(part),))
            case Judged():
                return Point(mark, words, self._judgements(condition))
        return Point(
            mark, words, self._reports(condition), _asked(condition), points=self._near(condition)
        )

    def _reports(self, condition: Condition) -> tuple[str, ...]:
        """Return the reports on which a part is so: all that fit, not only the newest."""
        if isinstance(condition, Occurred):
            fitting = inside(self.conditions, condition, self.binding, self.at, self.origin)
            return labels(fact for facts in fitting.values() for fact, _ in facts)
        return labels(
            fact
            for solution in self.conditions.solutions(condition, self.binding, self.at, self.origin)
            for fact in solution.evidence
        )

    def _judgements(self, condition: Judged) -> tuple[str, ...]:
        """Return what anybody said of the words: shown even where it settles nothing."""
        acts = {fact.claim.report for fact in self.evidence}
        return tuple(
            fact.claim.report
            for fact in self.conditions.course.facts
            if fact.claim.what == condition.words
            and (fact.claim.judged is None or fact.claim.judged in acts)
        )

    def _near(self, condition: Condition) -> tuple[Point, ...]:
        if isinstance(condition, Occurred | Measured):
            facts = self.conditions.course.facts_until(self.at)
            if not self._reports(condition):
                return near_misses(condition.pattern, facts, self.binding, self.wording)
        return ()


def _asked(condition: Condition) -> str | None:
    match condition:
        case InState(rules=(rule, *_)) | Fired(rule=rule):
            return rule
    return None
