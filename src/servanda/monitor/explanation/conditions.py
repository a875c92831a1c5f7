"""How each part of a condition stands, and on which reports."""

from __future__ import annotations

from dataclasses import dataclass

from servanda.monitor.explanation.befallen import once
from servanda.monitor.explanation.ground import Ground
from servanda.monitor.explanation.near_misses import near_misses
from servanda.monitor.explanation.proof import Mark, Point, resting_on
from servanda.monitor.explanation.wording import Wording
from servanda.monitor.program import (
    AGREEMENT,
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
from servanda.monitor.reference.facts import Fact
from servanda.monitor.reference.truth import Truth
from servanda.vocabulary.calendar import as_date

MARKS = {Truth.TRUE: Mark.MET, Truth.UNKNOWN: Mark.OPEN, Truth.FALSE: Mark.NOT_MET}


@dataclass(frozen=True)
class Tracing:
    """Traces conditions of an instance as they stand at an instant, `evidence` being judged."""

    ground: Ground
    wording: Wording
    at: int
    evidence: tuple[Fact, ...] = ()

    def point(self, condition: Condition) -> Point:
        """Return a condition as a step, its parts below it."""
        mark = MARKS[self.ground.value(condition, self.at, self.evidence)]
        words = self.wording.condition(condition, self.ground.binding)
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
                # What anybody said of the words is shown even where it settles nothing.
                return resting_on(
                    Point(mark, words), self.ground.judgements(condition, self.evidence)
                )
            case InState():
                below = self._standing(condition, mark)
            case _:
                below = ()
        facts = self.ground.showing(condition, self.at)
        below += () if len(facts) else self._near(condition)
        return resting_on(Point(mark, words, clause=_asked(condition), points=below), facts)

    def _standing(self, condition: InState, mark: Mark) -> tuple[Point, ...]:
        """Say of what is not in the state that is asked for, or perhaps not, how it stood."""
        so = {Mark.NOT_MET: Truth.FALSE, Mark.OPEN: Truth.UNKNOWN}.get(mark)
        if so is None or AGREEMENT in condition.rules:
            return ()
        stood = self.ground.standing(condition, self.at, so)
        if stood is None:
            return ()
        whom = ", ".join(dict.fromkeys(str(value) for _, value in stood.instance))
        since = f" since {as_date(stood.since)}" if stood.since is not None else ""
        words = f"[{stood.rule}]{whom and ' '}{whom}: {stood.status}{since}"
        effect = (once(stood.effect),) if stood.effect is not None else ()
        step = Point(Mark.MET, words, clause=stood.rule, points=effect)
        return (resting_on(step, stood.facts),)

    def _near(self, condition: Condition) -> tuple[Point, ...]:
        if isinstance(condition, Occurred | Measured):
            kindred = self.ground.kindred(condition.pattern, self.at)
            return near_misses(condition.pattern, kindred, self.ground.binding, self.wording)
        return ()


def _asked(condition: Condition) -> str | None:
    match condition:
        case InState(rules=(rule, *_)) | Fired(rule=rule):
            return rule
    return None
